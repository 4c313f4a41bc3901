use super::roles::Other;
use super::{Place, run};

#[test]
fn eight_first_clients_start_one_card() {
    let place = Place::new();
    let mut others: Vec<_> = (0..8).map(|_| Other::ready(&place.config(), "open")).collect();
    others.iter_mut().for_each(|other| other.tell("go"));
    let instances: Vec<_> = others.iter_mut().map(|other| other.hear("instance")).collect();
    assert!(instances.iter().all(|instance| *instance == instances[0]), "{instances:?}");
    let mut pids: Vec<_> = place.books().clients.iter().map(|client| client.pid).collect();
    let mut wanted: Vec<_> = others.iter().map(Other::pid).collect();
    pids.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(pids, wanted);
    others.into_iter().for_each(Other::finish);
}

#[test]
fn nothing_of_the_first_client_leaks_into_the_card() {
    let place = Place::new();
    // A descriptor that a careless child would keep.
    let (_reader, writer) = std::io::pipe().unwrap();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    run(&device, queue, 1_000);
    let process = format!("/proc/{}", place.books().card_pid);
    assert_eq!(std::fs::read(format!("{process}/environ")).unwrap(), b"");
    let open: Vec<_> = std::fs::read_dir(format!("{process}/fd"))
        .unwrap()
        .map(|entry| std::fs::read_link(entry.unwrap().path()).unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(open.iter().all(|file| file == "/dev/null" || file.ends_with(".lock")), "{open:?}");
    let stat = std::fs::read_to_string(format!("{process}/stat")).unwrap();
    let fields: Vec<_> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let own = std::process::id().to_string();
    assert_ne!(fields[1], own, "the card is a child of its client");
    // SAFETY: has no preconditions.
    let session = unsafe { libc::getsid(0) };
    assert_ne!(fields[3], session.to_string(), "the card is in its client's session");
    drop(writer);
}

#[test]
fn a_card_that_cannot_start_says_why() {
    use hipreempt_softgpu::{Config, Device, Error};
    let place = Place::new();
    let nowhere = Config { card_program: Some("/nowhere/softgpu-card".into()), ..place.config() };
    let Some(Error::NotStarted(reason)) = Device::open(&nowhere, 0).err() else {
        panic!("there is no program")
    };
    assert!(reason.contains("/nowhere/softgpu-card"), "{reason}");
    let no_folder = Config { dir: place.path().join("missing"), ..place.config() };
    let Some(error) = Device::open(&no_folder, 0).err() else { panic!("there is no folder") };
    assert!(error.to_string().contains("missing"), "{error}");
}

use hipreempt_softgpu::model::Dispatch;
use hipreempt_softgpu::{Command, Config, Device, Error, Status, Ticket};

use super::roles::Other;
use super::{Place, kernel, run, until};

#[test]
fn a_kernel_completes_when_its_time_has_come() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let before_ns = device.now_ns();
    let ticket = device.submit(queue, kernel(5_000_000)).unwrap();
    let Ok(Status::Pending { predicted_ns: Some(predicted_ns) }) = device.status(ticket) else {
        panic!("a kernel of 5 ms is not complete at once")
    };
    assert_eq!(
        device.wait(ticket, Some(before_ns)),
        Ok(Status::Pending { predicted_ns: Some(predicted_ns) })
    );
    let done = device.wait(ticket, None).unwrap();
    assert_eq!(done, Status::Done { at_ns: predicted_ns });
    assert!(device.now_ns() >= predicted_ns && predicted_ns >= before_ns + 5_000_000);
    assert_eq!((device.completed(queue), device.status(ticket)), (Ok(1), Ok(done)));
}

#[test]
fn every_completion_time_of_a_batch_is_known() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let last = device.submit_batch(queue, &vec![kernel(10_000); 500]).unwrap();
    assert_eq!(last.sequence, 500);
    device.wait(last, None).unwrap();
    let times: Vec<u64> = (1..=500)
        .map(|sequence| match device.status(Ticket { queue, sequence }) {
            Ok(Status::Done { at_ns }) => at_ns,
            other => panic!("{other:?}"),
        })
        .collect();
    // A kernel and the card's gap.
    assert!(times.windows(2).all(|pair| pair[1] - pair[0] == 11_000), "{times:?}");
    assert_eq!(device.submit_batch(queue, &vec![Command::Marker; 1025]), Err(Error::BatchTooLong));
}

#[test]
fn a_full_queue_says_so_and_takes_more_later() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let host = device.submit(queue, Command::Host).unwrap();
    device.submit_batch(queue, &vec![kernel(1_000); 1023]).unwrap();
    assert_eq!(device.submit(queue, Command::Marker), Err(Error::QueueFull));
    assert_eq!(device.submit_batch(queue, &[Command::Marker; 2]), Err(Error::QueueFull));
    device.complete_host(host).unwrap();
    device.wait(Ticket { queue, sequence: 1 }, None).unwrap();
    device.submit(queue, Command::Marker).unwrap();
}

#[test]
fn host_commands_and_waits_across_queues() {
    let place = Place::new();
    let device = place.open();
    let (a, b) = (device.create_queue(0).unwrap(), device.create_queue(0).unwrap());
    let host = device.submit(a, Command::Host).unwrap();
    device.submit(b, Command::Wait(host)).unwrap();
    let last = device.submit(b, kernel(10_000)).unwrap();
    assert_eq!(device.status(last), Ok(Status::Pending { predicted_ns: None }));
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| device.wait(last, None));
        device.complete_host(host).unwrap();
        assert!(matches!(waiter.join().unwrap(), Ok(Status::Done { .. })));
    });
}

#[test]
fn a_suspended_queue_stands_still_until_it_is_resumed() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let ticket = device.submit(queue, kernel(1_000_000)).unwrap();
    device.set_queue_share(queue, 0).unwrap();
    let later_ns = device.now_ns() + 5_000_000;
    assert_eq!(device.wait(ticket, Some(later_ns)), Ok(Status::Pending { predicted_ns: None }));
    device.set_queue_share(queue, 100).unwrap();
    let Ok(Status::Done { at_ns }) = device.wait(ticket, None) else { panic!("resumed") };
    assert!(at_ns > later_ns);
}

#[test]
fn a_switch_takes_its_time_and_frees_the_card() {
    let place = Place::new();
    let config = Config { switch_ns: Some(2_000_000), ..place.config() };
    let device = Device::open(&config, 0).unwrap();
    let (bulk, urgent) = (device.create_queue(0).unwrap(), device.create_queue(0).unwrap());
    let long = device.submit(bulk, kernel(1_000_000_000)).unwrap();
    let begun_ns = device.now_ns();
    device.switch_queue(bulk, 0).unwrap();
    assert!(device.now_ns() >= begun_ns + 2_000_000);
    let short = device.submit(urgent, kernel(100_000)).unwrap();
    assert!(matches!(device.wait(short, None), Ok(Status::Done { .. })));
    let back_ns = device.now_ns();
    device.switch_queue(bulk, 100).unwrap();
    let gone_ns = device.now_ns() - begun_ns;
    assert!(device.now_ns() >= back_ns + 2_000_000);
    let Ok(Status::Done { at_ns }) = device.wait(long, None) else { panic!("it goes on") };
    assert!(at_ns <= begun_ns + 1_000_000_000 + gone_ns, "what had run is not run again");
    // One that ends while it is suspended holds nobody.
    device.switch_queue(urgent, 0).unwrap();
    device.destroy_queue(urgent);
    assert_eq!(device.switch_queue(urgent, 100), Err(Error::NoQueue));
}

#[test]
fn processes_delay_each_other_on_one_card_and_not_on_two() {
    let place = Place::new();
    let (same, apart) = (place.config(), Config { card: "apart".to_owned(), ..place.config() });
    let device = Device::open(&same, 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    let alone_ns = time(&device, queue);
    let other = Other::ready(&apart, "queues");
    assert!(time(&device, queue) < alone_ns * 2, "another card");
    let bulk = Other::ready(&same, "queues");
    // Its kernels of 100 ms are dispatched almost to their ends before a later one gets a unit.
    assert!(time(&device, queue) > 10_000_000, "the same card");
    other.finish();
    bulk.finish();
}

#[test]
fn kernels_of_all_shapes_from_several_processes_all_complete() {
    for schedule in [Dispatch::Arrival, Dispatch::RoundRobin, Dispatch::Priority] {
        let place = Place::new();
        let config = Config { schedule: Some(schedule), ..place.config() };
        let device = Device::open(&config, 0).unwrap();
        let queue = device.create_queue(0).unwrap();
        let mut others: Vec<_> = (0..3).map(|_| Other::ready(&config, "mixed")).collect();
        for _ in 0..100 {
            run(&device, queue, 100_000);
        }
        others.iter_mut().for_each(|other| other.tell("stop"));
        others.iter_mut().for_each(|other| drop(other.hear("stopped")));
        assert!(place.books().clients.iter().all(|client| client.unfinished == 0));
        others.into_iter().for_each(Other::finish);
    }
}

fn time(device: &Device, queue: hipreempt_softgpu::QueueId) -> u64 {
    let before_ns = device.now_ns();
    run(device, queue, 1_000_000) - before_ns
}

#[test]
fn a_card_that_has_no_room_says_so_until_somebody_leaves() {
    let place = Place::new();
    let mut devices: Vec<_> = (0..64).map(|_| place.open()).collect();
    assert_eq!(Device::open(&place.config(), 0).err(), Some(Error::NoClientLeft));
    let first = devices.swap_remove(0);
    let queues: Vec<_> = (0..128).map(|_| first.create_queue(0).unwrap()).collect();
    assert_eq!(devices[0].create_queue(0), Err(Error::NoQueueLeft));
    assert_eq!(devices[0].submit(queues[0], Command::Marker), Err(Error::NoQueue), "another client's queue");
    first.destroy_queue(queues[5]);
    assert_eq!(devices[0].create_queue(0), Ok(queues[5]));
    drop(first);
    until("the first has left", || Device::open(&place.config(), 0).is_ok());
}

#[test]
fn clients_of_other_settings_are_turned_away() {
    let place = Place::new();
    let _device = place.open();
    let others = [
        Config { preset: "x3.17-fifo".to_owned(), ..place.config() },
        Config { timescale_permille: 4000, ..place.config() },
        Config { schedule: Some(Dispatch::RoundRobin), ..place.config() },
    ];
    for other in others {
        assert!(matches!(Device::open(&other, 0).err(), Some(Error::OtherCard { .. })), "{other:?}");
    }
    assert_eq!(Device::open(&place.config(), 1).err(), Some(Error::NoCard(1)));
}

#[test]
fn a_card_may_claim_to_be_another_but_its_books_know() {
    let place = Place::new();
    let honest = place.open();
    let claim = Config { card: "fake".to_owned(), identity: Some("0".to_owned()), ..place.config() };
    let fake = Device::open(&claim, 0).unwrap();
    let two = Config { devices: 2, card: "fake".to_owned(), ..place.config() };
    let second = Device::open(&two, 1).unwrap();
    assert_eq!(honest.identity(), fake.identity());
    assert_ne!(honest.identity().uuid, second.identity().uuid);
    assert_ne!(honest.instance(), fake.instance());
    assert_ne!(fake.instance(), second.instance());
    assert_eq!(place.books().clients.len(), 1);
}

#[test]
fn the_books_say_who_had_what() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    run(&device, queue, 300_000);
    device.submit(queue, Command::Host).unwrap();
    until("the card's process looks", || place.books().clients[0].totals.commands == 2);
    let books = place.books();
    assert_eq!(books.preset_file_hash, hipreempt_softgpu::preset_file_hash());
    assert_eq!(books.instance, device.instance());
    let [own] = books.clients[..] else { panic!("{books:?}") };
    assert_eq!((own.pid, own.queues, own.unfinished), (std::process::id(), 1, 1));
    assert_eq!((own.totals.kernels_submitted, own.totals.kernels_completed), (1, 1));
    assert_eq!(own.totals.busy_ns, 300_000);
    assert!(books.lateness.waits >= 1 && books.lateness.late <= books.lateness.waits);
    assert!(own.start_ticks > 0);
    drop(device);
    until("the client has left", || place.books().clients.is_empty());
    let past = place.books().past;
    assert_eq!((past.len(), past[0].pid, past[0].totals), (1, own.pid, own.totals));
    assert!(past[0].left_ns.unwrap() >= past[0].joined_ns);
}

#[test]
fn a_slower_card_takes_longer() {
    let place = Place::new();
    let slow = Config { timescale_permille: 4000, ..place.config() };
    let device = Device::open(&slow, 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    let begun = std::time::Instant::now();
    run(&device, queue, 2_000_000);
    assert!(begun.elapsed() >= std::time::Duration::from_millis(8));
}

#[test]
fn the_card_that_takes_no_time_needs_no_process() {
    let place = Place::new();
    let null = Config { preset: "null".to_owned(), card_program: Some("/nowhere".into()), ..place.config() };
    let device = Device::open(&null, 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    let last = device.submit_batch(queue, &vec![kernel(1_000_000_000); 5000]).unwrap();
    assert_eq!((last.sequence, device.completed(queue)), (5000, Ok(5000)));
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}

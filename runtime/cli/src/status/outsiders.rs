//! GPU users that are on no board: programs that were started without the preload, or lost it on the way (a cleared
//! environment, a set-user-id step, a static program), and other users' programs as far as the kernel driver tells.
//!
//! Three sources, each optional: AMD's kernel driver, which knows who owns hardware queues; the software device's own
//! ledger; and the memory maps of this user's processes, which show a HIP library with or without the preload beside it.

use std::collections::BTreeMap;
use std::path::Path;

use hipreempt_softgpu::ledger;
use serde::Serialize;

use crate::locate::SHIM;

/// Where AMD's kernel driver lists processes with GPU queues (`/sys/class/kfd/kfd/proc/<pid>/queues/<id>/gpuid`).
const KFD_PROCESSES: &str = "/sys/class/kfd/kfd/proc";
/// How the file name of every HIP library begins.
const HIP_LIBRARY: &str = "/libamdhip64.so";

/// One process that uses a GPU and is on no board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outsider {
    /// The process, in this PID namespace.
    pub pid: u32,
    /// The name of its program.
    pub program: String,
    /// What it was seen with.
    pub seen: String,
    /// Why it is on no board, as far as that can be told.
    pub why: &'static str,
}

/// Everybody that is not `on_board`.
pub fn find(on_board: &[u32]) -> Vec<Outsider> {
    find_in(Path::new("/proc"), Path::new(KFD_PROCESSES), &software_card_users(), on_board)
}

/// Who has queues on the software cards that a program of this environment would see, with the card's name.
fn software_card_users() -> Vec<(u32, String)> {
    let Ok(config) = hipreempt_softgpu::Config::from_env() else { return Vec::new() };
    let cards = (0..config.devices).map(|ordinal| config.card_name(ordinal));
    let books = cards.filter_map(|card| Some((ledger::read(&config.dir, &card).ok()??, card)));
    books
        .flat_map(|(books, card)| books.clients.into_iter().map(move |client| (client.pid, card.clone())))
        .collect()
}

fn find_in(proc: &Path, kfd: &Path, software: &[(u32, String)], on_board: &[u32]) -> Vec<Outsider> {
    let mut found: BTreeMap<u32, String> = BTreeMap::new();
    for pid in numbers_in(proc) {
        if maps_of(proc, pid).contains(HIP_LIBRARY) {
            found.insert(pid, "HIP library loaded".to_owned());
        }
    }
    for (pid, card) in software {
        found.insert(*pid, format!("software card {card}"));
    }
    for pid in numbers_in(kfd) {
        let gpus = kfd_gpus(kfd, pid);
        if !gpus.is_empty() {
            found.insert(pid, format!("queues on GPU {}", gpus.join(", ")));
        }
    }
    let outside = found.into_iter().filter(|(pid, _)| !on_board.contains(&inner_pid(proc, *pid)));
    outside.map(|(pid, seen)| outsider(proc, pid, seen)).collect()
}

fn outsider(proc: &Path, pid: u32, seen: String) -> Outsider {
    let program =
        std::fs::read_to_string(proc.join(format!("{pid}/comm"))).unwrap_or_default().trim().to_owned();
    let maps = maps_of(proc, pid);
    let why = match (maps.is_empty(), maps.contains(SHIM)) {
        (true, _) => "another user's, or in another container",
        (false, true) => "preloaded, but no launch yet, switched off, or on boards in another folder",
        (false, false) => "started without the preload",
    };
    Outsider { pid, program, seen, why }
}

fn numbers_in(folder: &Path) -> Vec<u32> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

/// Empty where it cannot be read.
fn maps_of(proc: &Path, pid: u32) -> String {
    std::fs::read_to_string(proc.join(format!("{pid}/maps"))).unwrap_or_default()
}

/// The id that the process itself sees: the last of `NSpid`.
fn inner_pid(proc: &Path, pid: u32) -> u32 {
    let status = std::fs::read_to_string(proc.join(format!("{pid}/status"))).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("NSpid:"));
    line.and_then(|ids| ids.split_whitespace().last()?.parse().ok()).unwrap_or(pid)
}

fn kfd_gpus(kfd: &Path, pid: u32) -> Vec<String> {
    let queues = kfd.join(format!("{pid}/queues"));
    let read = |queue: u32| std::fs::read_to_string(queues.join(format!("{queue}/gpuid"))).ok();
    let mut gpus: Vec<String> =
        numbers_in(&queues).into_iter().filter_map(read).map(|gpu| gpu.trim().to_owned()).collect();
    gpus.sort();
    gpus.dedup();
    gpus
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(folder: &Path, path: &str, text: &str) {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn process(proc: &Path, pid: u32, program: &str, maps: &str) {
        write(proc, &format!("{pid}/comm"), &format!("{program}\n"));
        write(proc, &format!("{pid}/maps"), maps);
        write(proc, &format!("{pid}/status"), &format!("Name:\t{program}\nNSpid:\t{pid}\n"));
    }

    const HIP: &str = "7f00-7f01 r-xp 00000000 08:01 1 /opt/rocm/lib/libamdhip64.so.7.1\n";

    #[test]
    fn programs_without_the_preload_are_found_and_ordinary_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let (proc, kfd) = (folder.path().join("proc"), folder.path().join("kfd"));
        process(&proc, 10, "sh", "7f00-7f01 r-xp 00000000 08:01 1 /lib/libc.so.6\n");
        process(&proc, 11, "lost", HIP);
        process(&proc, 12, "scheduled", &format!("{HIP}/x/libhipreempt_hip.so\n"));
        process(&proc, 13, "early", &format!("{HIP}/x/libhipreempt_hip.so\n"));
        let found = find_in(&proc, &kfd, &[], &[12]);
        assert_eq!(found.iter().map(|one| one.pid).collect::<Vec<_>>(), [11, 13]);
        assert_eq!(found[0].why, "started without the preload");
        assert!(found[1].why.starts_with("preloaded"));
    }

    #[test]
    fn the_kernel_driver_names_processes_whose_maps_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let (proc, kfd) = (folder.path().join("proc"), folder.path().join("kfd"));
        write(&proc, "20/comm", "foreign\n");
        write(&kfd, "20/queues/0/gpuid", "51110\n");
        write(&kfd, "20/queues/1/gpuid", "51110\n");
        write(&kfd, "21/vram_51110", "0\n");
        let found = find_in(&proc, &kfd, &[], &[]);
        assert_eq!(found.len(), 1, "a process without queues does not use the GPU: {found:?}");
        assert_eq!(found[0].seen, "queues on GPU 51110");
        assert_eq!(
            (found[0].program.as_str(), found[0].why),
            ("foreign", "another user's, or in another container")
        );
    }

    #[test]
    fn the_software_cards_ledger_names_its_users() {
        let folder = tempfile::tempdir().unwrap();
        let (proc, kfd) = (folder.path().join("proc"), folder.path().join("kfd"));
        process(&proc, 30, "model", HIP);
        let found = find_in(&proc, &kfd, &[(30, "0.0".to_owned())], &[]);
        assert_eq!((found.len(), found[0].seen.as_str()), (1, "software card 0.0"));
        assert_eq!(find_in(&proc, &kfd, &[(30, "0.0".to_owned())], &[30]), []);
    }

    #[test]
    fn a_client_in_a_container_is_known_by_the_id_it_sees_itself() {
        let folder = tempfile::tempdir().unwrap();
        let (proc, kfd) = (folder.path().join("proc"), folder.path().join("kfd"));
        process(&proc, 5000, "inside", HIP);
        write(&proc, "5000/status", "Name:\tinside\nNSpid:\t5000\t1\n");
        assert_eq!(find_in(&proc, &kfd, &[], &[1]), []);
    }
}

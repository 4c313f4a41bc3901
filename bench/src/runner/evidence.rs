//! Evidence from below the workers: who used which card, as the kernel driver or the software card tells it, and who
//! met on the board.

use std::fs;
use std::path::Path;
use std::time::Duration;

use hipreempt_board::{Board, ClientView};
use hipreempt_softgpu::ledger::{self, Entry, Ledger};

use crate::device::{OTHER_CARD, Ready, SHARED_CARD};
use crate::record::{CardUser, CardUsers, ModeRun, UsersSource};
use crate::runner::nvidia::{self, Ours};

/// How long the counts on a board may be behind.
const COUNTS_WRITTEN: Duration = Duration::from_millis(100);

/// Who uses which card now. `ours` are the experiment's own processes.
pub fn card_users(ready: &Ready, ours: &[u32]) -> CardUsers {
    if ready.is_software() {
        ledger_users(ready, ours)
    } else if ready.is_hip_on_cuda() {
        nvidia::card_users(&Ours { workers: ours.to_vec(), ..Ours::default() })
    } else {
        kfd_users(Path::new("/sys/class/kfd/kfd/proc"), ours)
    }
}

/// The software cards' own ledgers: every card of the experiment, with each client that is on it now, whether or not it
/// ran anything there.
fn ledger_users(ready: &Ready, ours: &[u32]) -> CardUsers {
    let mut users = CardUsers { source: UsersSource::Ledger, ..CardUsers::default() };
    for (card, ledger) in ledgers(ready) {
        let user = |client: &Entry| CardUser {
            card: card.clone(),
            pid: client.pid,
            kernels: Some(client.totals.kernels_completed),
        };
        users.users.extend(ledger.clients.iter().map(user));
    }
    let foreign = users.users.iter().map(|user| user.pid).filter(|pid| !ours.contains(pid));
    users.foreign_pids = foreign.collect();
    users
}

/// The ledgers of the cards that exist now, by the name of the card's life: a card that claims to be another is not it.
fn ledgers(ready: &Ready) -> Vec<(String, Ledger)> {
    let names = [SHARED_CARD, OTHER_CARD].map(|card| ready.card_name(card));
    let read = |name: String| {
        let ledger = ledger::read(&ready.card_folder(), &name).ok().flatten()?;
        Some((format!("{name} {:016x}{:016x}", ledger.instance[0], ledger.instance[1]), ledger))
    };
    names.into_iter().filter_map(read).collect()
}

/// AMD's kernel driver lists each process's hardware queues with the card that they are on.
fn kfd_users(root: &Path, ours: &[u32]) -> CardUsers {
    let mut users = CardUsers { source: UsersSource::Kfd, ..CardUsers::default() };
    let Ok(processes) = fs::read_dir(root) else { return CardUsers::default() };
    for process in processes.flatten() {
        let Some(pid) = process.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        for card in cards_of_queues(&process.path().join("queues")) {
            users.users.push(CardUser { card, pid, kernels: None });
        }
    }
    let our_cards: Vec<String> =
        users.users.iter().filter(|user| ours.contains(&user.pid)).map(|user| user.card.clone()).collect();
    let foreign =
        users.users.iter().filter(|user| !ours.contains(&user.pid) && our_cards.contains(&user.card));
    users.foreign_pids = foreign.map(|user| user.pid).collect();
    users
}

fn cards_of_queues(queues: &Path) -> Vec<String> {
    let queues = fs::read_dir(queues).into_iter().flatten().flatten();
    let gpu_ids = queues.filter_map(|queue| fs::read_to_string(queue.path().join("gpuid")).ok());
    let mut cards: Vec<String> = gpu_ids.map(|id| id.trim().to_owned()).collect();
    cards.sort();
    cards.dedup();
    cards
}

/// Adds to a run what the board knows of all its sides. A side that is on none stays without.
pub fn ask_board(folder: &Path, run: &mut ModeRun) {
    let sides = run.urgents().map(|side| &side.identity).chain(run.bulks().map(|side| &side.identity));
    for identity in sides.filter(|identity| identity.shim_mapped) {
        settled(folder, identity.pid);
    }
    let urgents = run.urgent.iter_mut().chain(&mut run.more_urgent);
    let urgents = urgents.map(|side| (&mut side.identity, &mut side.launches));
    let bulks = run.bulk.iter_mut().chain(&mut run.more_bulk);
    let mut sides: Vec<_> =
        urgents.chain(bulks.map(|side| (&mut side.identity, &mut side.launches))).collect();
    for board in boards(folder) {
        let clients = board.clients();
        for (identity, launches) in &mut sides {
            if let Some(client) = clients.iter().find(|client| client.pid == identity.pid) {
                identity.board = Some(board.uuid().to_string());
                identity.level = Some(client.level);
                identity.why_level = Some(client.why.to_string());
                identity.hold = Some(client.hold.to_string()).filter(|hold| !hold.is_empty());
                launches.by_shim = Some(client.launches);
                launches.held = Some(client.holds);
                launches.held_ns = Some(client.held_us * 1_000);
            }
        }
    }
}

/// The board that a process is on and what it says of it.
pub fn on_board(folder: &Path, pid: u32) -> Option<ClientView> {
    clients(folder).into_iter().find(|client| client.pid == pid)
}

/// Everybody on the boards of a folder.
pub fn clients(folder: &Path) -> Vec<ClientView> {
    boards(folder).iter().flat_map(Board::clients).collect()
}

/// The same once its counts stand still: the preload writes them to the board now and then, not at each launch.
pub fn settled(folder: &Path, pid: u32) -> Option<ClientView> {
    let mut client = on_board(folder, pid)?;
    loop {
        std::thread::sleep(COUNTS_WRITTEN);
        let later = on_board(folder, pid)?;
        if later.launches == client.launches {
            return Some(later);
        }
        client = later;
    }
}

/// Every file of the folder that is a board.
fn boards(folder: &Path) -> Vec<Board> {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.filter_map(|file| Board::open_existing(file.path()).ok()).collect()
}

/// Ends of waits that the software cards have seen so far, and those that were seen late; none on a real card.
pub fn late_events(ready: &Ready) -> (u64, u64) {
    if !ready.is_software() {
        return (0, 0);
    }
    let sum = |(events, late): (u64, u64), (_, ledger): &(String, Ledger)| {
        (events + ledger.lateness.waits, late + ledger.lateness.late)
    };
    ledgers(ready).iter().fold((0, 0), sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queues_tell_who_is_on_which_card_and_who_is_foreign() {
        let root = tempfile::tempdir().unwrap();
        for (pid, queue, card) in [(10, 0, "77"), (10, 1, "77"), (11, 0, "77"), (12, 0, "88"), (13, 0, "77")]
        {
            let folder = root.path().join(format!("{pid}/queues/{queue}"));
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("gpuid"), format!("{card}\n")).unwrap();
        }
        let users = kfd_users(root.path(), &[10, 11]);
        assert_eq!(users.cards_of(10), ["77"]);
        assert_eq!(users.cards_of(12), ["88"]);
        assert_eq!(users.foreign_pids, [13]);
    }
}

//! The board as the engine uses it, within one process.
#![cfg(not(loom))]

use std::sync::atomic::Ordering::{Acquire, Relaxed};
use std::time::{Duration, Instant};

use hipreempt_board::{
    Board, FileState, GpuKey, Join, JoinError, LifeError, Priority, SLOTS, Seat, WAIT_MAX_US, Wake, Watch,
};
use tempfile::TempDir;

fn key() -> GpuKey {
    GpuKey::new("test-0000:83:00.0").unwrap()
}

fn board() -> (TempDir, Board) {
    let dir = tempfile::tempdir().unwrap();
    let board = Board::open_or_create(dir.path(), &key()).unwrap();
    (dir, board)
}

fn join(board: &Board, priority: Priority) -> Seat {
    board.join(Join { priority, level: 1, name: "test".into() }).unwrap()
}

fn blockers(board: &Board, seat: &Seat, watch: &mut Watch, now_us: u64) -> u64 {
    seat.blockers(board.active().load(Acquire), watch, now_us)
}

#[test]
fn two_openings_are_one_board() {
    let (dir, first) = board();
    let second = Board::open_or_create(dir.path(), &key()).unwrap();
    assert_eq!(first.uuid(), second.uuid());
    let seat = join(&first, Priority::HIGH);
    seat.claim();
    assert_eq!(second.active().load(Acquire), seat.bit());
    let [view] = &second.clients()[..] else { panic!("one client") };
    assert_eq!((view.slot, view.priority, view.name.as_str()), (seat.slot(), Priority::HIGH, "test"));
    assert_eq!(view.pid, std::process::id());
    assert!(view.active && !view.held && !view.leaving);
}

#[test]
fn a_claim_blocks_the_less_urgent_alone_and_only_while_it_lasts() {
    let (_dir, board) = board();
    let (low, normal, high) =
        (join(&board, Priority::LOW), join(&board, Priority::NORMAL), join(&board, Priority::HIGH));
    let mut watch = Watch::new();
    assert!(low.anyone_above() && normal.anyone_above() && !high.anyone_above());
    normal.claim();
    assert_eq!(blockers(&board, &low, &mut watch, 0), normal.bit());
    assert_eq!(blockers(&board, &high, &mut watch, 0), 0);
    assert_eq!(blockers(&board, &normal, &mut watch, 0), 0);
    normal.drop_claim();
    assert_eq!(blockers(&board, &low, &mut watch, 0), 0);
}

#[test]
fn leaving_ends_the_claim_the_mask_and_the_slot() {
    let (_dir, board) = board();
    let low = join(&board, Priority::LOW);
    let high = join(&board, Priority::HIGH);
    high.claim();
    high.leave();
    assert_eq!(board.active().load(Relaxed), 0);
    assert!(!low.anyone_above());
    assert_eq!(board.clients().len(), 1);
}

#[test]
fn a_change_of_priority_is_seen_by_both_sides() {
    let (_dir, board) = board();
    let (one, two) = (join(&board, Priority::NORMAL), join(&board, Priority::NORMAL));
    assert!(!one.anyone_above() && !two.anyone_above());
    two.set_priority(Priority::HIGH);
    assert_eq!(one.higher().load(Relaxed), two.bit());
    assert!(board.set_priority(one.slot(), one.generation(), Priority(101)));
    assert_eq!((one.higher().load(Relaxed), two.higher().load(Relaxed)), (0, one.bit()));
    assert!(!board.set_priority(one.slot(), one.generation() + 1, Priority::LOW));
    assert!(!board.set_priority(SLOTS, 0, Priority::LOW));
}

#[test]
fn a_dropped_claim_wakes_who_waits() {
    let (_dir, board) = board();
    let (low, high) = (join(&board, Priority::LOW), join(&board, Priority::HIGH));
    high.claim();
    let door = low.door();
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| low.wait(door, WAIT_MAX_US));
        while board.clients()[low.slot()].waiting == 0 {
            std::thread::yield_now();
        }
        high.drop_claim();
        assert!(matches!(waiter.join().unwrap(), Wake::Rung | Wake::Moved));
    });
    assert_eq!(board.clients()[low.slot()].waiting, 0);
}

#[test]
fn a_door_that_moved_before_the_wait_does_not_let_it_begin() {
    let (_dir, board) = board();
    let (low, high) = (join(&board, Priority::LOW), join(&board, Priority::HIGH));
    high.claim();
    let door = low.door();
    high.drop_claim();
    assert_eq!(low.wait(door, WAIT_MAX_US), Wake::Moved);
}

#[test]
fn leaving_a_new_priority_and_the_end_of_a_hold_move_the_doors_of_the_others() {
    let (_dir, board) = board();
    let (low, high) = (join(&board, Priority::LOW), join(&board, Priority::HIGH));
    let moved = |act: &dyn Fn()| {
        let door = low.door();
        act();
        low.wait(door, 1) == Wake::Moved
    };
    assert!(!moved(&|| high.claim()));
    assert!(moved(&|| high.set_priority(Priority(7))));
    assert!(!moved(&|| board.hold(low.bit())));
    assert!(moved(&|| board.hold(0)));
    let leaver = std::cell::Cell::new(Some(high));
    assert!(moved(&|| leaver.take().unwrap().leave()));
}

#[test]
fn no_wait_is_longer_than_the_limit_whatever_is_asked() {
    let (_dir, board) = board();
    let low = join(&board, Priority::LOW);
    let asked = Instant::now();
    assert_eq!(low.wait(low.door(), u64::MAX), Wake::TimedOut);
    assert!(asked.elapsed() >= Duration::from_micros(WAIT_MAX_US));
    assert!(asked.elapsed() < Duration::from_secs(5));
}

#[test]
fn a_full_board_refuses_counts_and_takes_the_next_after_one_left() {
    let (_dir, board) = board();
    let mut seats: Vec<Seat> = (0..SLOTS).map(|_| join(&board, Priority::NORMAL)).collect();
    let refused = board.join(Join { priority: Priority::HIGH, level: 1, name: String::new() });
    let error = refused.unwrap_err();
    assert!(matches!(error, JoinError::Full { .. }));
    assert!(error.to_string().contains("64 clients") && error.to_string().contains("hipreempt-"), "{error}");
    assert_eq!(board.refused_joins(), 1);
    seats.pop();
    join(&board, Priority::HIGH);
}

#[test]
fn a_life_is_owned_once_and_outlives_the_seat() {
    let (_dir, board) = board();
    let seat = join(&board, Priority::HIGH);
    let life = seat.own_life().unwrap();
    assert!(matches!(seat.own_life(), Err(LifeError::Owned)));
    seat.leave();
    // The slot is not handed on while the kernel could still mark this thread's death in it.
    assert!(board.clients()[0].leaving);
    let next = join(&board, Priority::LOW);
    assert_eq!(next.slot(), 1);
    drop(life);
    assert_eq!(board.clients().len(), 1);
}

#[test]
fn one_thread_answers_for_several_seats_and_its_end_is_marked_in_each() {
    let (_dir, board) = board();
    let other_dir = tempfile::tempdir().unwrap();
    let other = Board::open_or_create(other_dir.path(), &key()).unwrap();
    let seats = [join(&board, Priority::HIGH), join(&board, Priority::HIGH), join(&other, Priority::HIGH)];
    std::thread::scope(|scope| {
        let monitor = scope.spawn(|| {
            let [one, two, three] = seats.each_ref().map(|seat| seat.own_life().unwrap());
            drop(two);
            // As if the thread were killed with the lives of the first and the third.
            std::mem::forget((one, three));
        });
        // The end of the thread itself, not only of its closure.
        monitor.join().unwrap();
    });
    use hipreempt_board::Life::{Dead, Unowned};
    let lives: Vec<_> = board.clients().iter().chain(&other.clients()).map(|client| client.life).collect();
    assert_eq!(lives, [Dead, Unowned, Dead]);
}

#[test]
fn a_hold_counts_while_the_arbiter_renews_it() {
    let (_dir, board) = board();
    let seat = join(&board, Priority::HIGH);
    let mut watch = Watch::new();
    board.hold(seat.bit());
    assert!(seat.is_held(&mut watch, 0) && seat.is_held(&mut watch, 49_999));
    assert!(!seat.is_held(&mut watch, 50_000));
    board.renew_hold();
    assert!(seat.is_held(&mut watch, 50_000));
    seat.sweep(&mut watch, 2_000_000);
    assert_eq!(board.held().load(Relaxed), 0, "nobody renewed it for more than a second");
}

#[test]
fn a_removed_and_a_replaced_file_are_noticed() {
    let (dir, old) = board();
    assert_eq!(old.file_state(), FileState::Same);
    std::fs::remove_file(old.path()).unwrap();
    assert!(old.replaced() && old.file_state() == FileState::Removed);
    let new = Board::open_or_create(dir.path(), &key()).unwrap();
    assert!(old.replaced() && old.file_state() == FileState::Replaced);
    assert_ne!(old.uuid(), new.uuid());
    assert!(!new.replaced() && !new.truncated());
}

#[test]
fn a_board_is_usable_from_any_thread() {
    fn shared<T: Send + Sync>() {}
    shared::<Board>();
    shared::<Seat>();
}

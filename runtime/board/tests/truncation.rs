//! A board that is truncated while it is mapped: the program runs on. Every other SIGBUS is as before.
#![cfg(not(loom))]

mod common;

use std::fs::File;
use std::os::unix::process::ExitStatusExt;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering::{Acquire, Relaxed};

use common::{board_of_role, join, open, role};
use hipreempt_board::{Board, FileState, Priority, Seat, Watch};

fn truncate(board: &Board) {
    File::options().write(true).open(board.path()).unwrap().set_len(0).unwrap();
}

#[test]
fn whoever_reads_a_truncated_board_is_alone_and_told() {
    let dir = tempfile::tempdir().unwrap();
    let board = open(dir.path());
    let (low, high) = (join(&board, Priority::LOW), join(&board, Priority::HIGH));
    high.claim();
    truncate(&board);
    assert!(board.truncated(), "noticed before anything is touched");
    assert_eq!(board.active().load(Acquire), 0);
    assert_eq!(board.file_state(), FileState::Truncated);
    assert!(!low.is_seated() && !low.anyone_above());
    low.claim();
    assert_eq!(low.blockers(board.active().load(Acquire), &mut Watch::new(), 0), 0);
    low.drop_claim();
    let refused = board.join(hipreempt_board::Join { priority: Priority::LOW, level: 1, name: "".into() });
    assert!(refused.unwrap_err().to_string().contains("was truncated while in use"));
}

#[test]
fn a_wait_on_a_truncated_board_ends() {
    let dir = tempfile::tempdir().unwrap();
    let board = open(dir.path());
    let low = join(&board, Priority::LOW);
    let door = low.door();
    truncate(&board);
    low.wait(door, 1_000);
    assert_eq!(low.door(), 0);
}

#[test]
fn the_end_of_a_thread_that_owns_a_life_on_a_truncated_board_is_harmless() {
    let dir = tempfile::tempdir().unwrap();
    let board = open(dir.path());
    let seat = join(&board, Priority::LOW);
    std::thread::scope(|scope| {
        let monitor = scope.spawn(|| {
            std::mem::forget(seat.own_life().unwrap());
            truncate(&board);
        });
        monitor.join().unwrap();
    });
    assert_eq!(board.clients(), []);
}

#[test]
fn threads_that_all_fault_at_once_all_go_on() {
    for _ in 0..50 {
        let dir = tempfile::tempdir().unwrap();
        let board = open(dir.path());
        let seats: Vec<Seat> = (0..4).map(|_| join(&board, Priority::LOW)).collect();
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for seat in &seats {
                scope.spawn(|| {
                    let mut watch = Watch::new();
                    while !stop.load(Relaxed) {
                        seat.claim();
                        seat.blockers(board.active().load(Acquire), &mut watch, 0);
                        seat.drop_claim();
                    }
                });
            }
            truncate(&board);
            while !matches!(board.file_state(), FileState::Truncated) || seats[0].is_seated() {
                std::thread::yield_now();
            }
            stop.store(true, Relaxed);
        });
    }
}

#[test]
fn other_boards_of_the_process_stay() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (lost, kept) = (open(dir.path()), open(other.path()));
    let seat = join(&kept, Priority::LOW);
    truncate(&lost);
    assert_eq!(lost.active().load(Acquire), 0);
    assert!(seat.is_seated() && !kept.truncated());
}

/// Touches memory behind the end of a file that has nothing to do with a board.
fn fault() {
    let file = tempfile::tempfile().unwrap();
    file.set_len(4096).unwrap();
    use std::os::fd::AsRawFd;
    let (protection, flags) = (libc::PROT_READ, libc::MAP_SHARED);
    // SAFETY: a new mapping of a file of one page.
    let at = unsafe { libc::mmap(std::ptr::null_mut(), 4096, protection, flags, file.as_raw_fd(), 0) };
    assert_ne!(at, libc::MAP_FAILED);
    file.set_len(0).unwrap();
    // SAFETY: none. The fault is what the test is about, and ends the process.
    unsafe { at.cast::<u8>().read_volatile() };
}

extern "C" fn exit_42(_signal: i32) {
    // SAFETY: ends the process without running anything more of it.
    unsafe { libc::_exit(42) }
}

fn handle_sigbus_by(handler: usize) {
    // SAFETY: all-zero is a valid action; the handler is `exit_42` or one of the constants.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = handler;
        libc::sigaction(libc::SIGBUS, &raw const action, std::ptr::null_mut());
    }
}

#[test]
#[ignore = "a role"]
fn role_faults_with_a_handler_of_its_own() {
    handle_sigbus_by(exit_42 as *const () as usize);
    let _board = board_of_role();
    fault();
}

#[test]
#[ignore = "a role"]
fn role_faults_without_a_handler() {
    handle_sigbus_by(libc::SIG_DFL);
    let _board = board_of_role();
    fault();
}

#[test]
#[ignore = "a role"]
fn role_is_sent_the_signal_without_a_handler() {
    handle_sigbus_by(libc::SIG_DFL);
    let _board = board_of_role();
    // SAFETY: sends a signal to this thread.
    unsafe { libc::raise(libc::SIGBUS) };
}

#[test]
#[ignore = "a role"]
fn role_ignores_the_signal() {
    handle_sigbus_by(libc::SIG_IGN);
    let board = board_of_role();
    // SAFETY: sends a signal to this thread.
    unsafe { libc::raise(libc::SIGBUS) };
    truncate(&board);
    assert_eq!(board.active().load(Acquire), 0);
    // SAFETY: ends the process without running anything more of it.
    unsafe { libc::_exit(43) }
}

#[test]
#[ignore = "a role"]
fn role_survives_in_a_thread_that_blocks_every_signal() {
    let board = board_of_role();
    let seat = join(&board, Priority::LOW);
    // SAFETY: a zeroed set is valid memory for sigfillset; the mask is this thread's.
    unsafe {
        let mut all: libc::sigset_t = std::mem::zeroed();
        libc::sigfillset(&raw mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &raw const all, std::ptr::null_mut());
    }
    let _life = seat.own_life().unwrap();
    truncate(&board);
    seat.bump_lease();
    // SAFETY: ends the process without running anything more of it.
    unsafe { libc::_exit(44) }
}

#[test]
fn a_fault_elsewhere_is_the_business_of_whoever_handled_it_before() {
    let dir = tempfile::tempdir().unwrap();
    let outcome = |name: &str| role(name, dir.path()).output().unwrap().status;
    assert_eq!(outcome("role_faults_with_a_handler_of_its_own").code(), Some(42));
    assert_eq!(outcome("role_faults_without_a_handler").signal(), Some(libc::SIGBUS));
    assert_eq!(outcome("role_is_sent_the_signal_without_a_handler").signal(), Some(libc::SIGBUS));
    assert_eq!(outcome("role_ignores_the_signal").code(), Some(43));
}

#[test]
fn a_monitor_thread_that_blocks_signals_survives() {
    let dir = tempfile::tempdir().unwrap();
    let status =
        role("role_survives_in_a_thread_that_blocks_every_signal", dir.path()).output().unwrap().status;
    assert_eq!(status.code(), Some(44));
}

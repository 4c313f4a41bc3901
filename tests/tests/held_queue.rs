//! The held queue: launches that return while their gate is closed, and are made in their order when it opens. The gate is
//! a client of the test's own on the program's board, closed and opened when the program asks for it.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use hipreempt_board::{Board, Join, Priority, Seat};
use hipreempt_tests::chaos::Watched;
use hipreempt_tests::compare::report_field;
use hipreempt_tests::programs::{build, device_code};
use hipreempt_tests::{Mode, Scene};

/// Whatever takes longer than this hangs.
const HANG: Duration = Duration::from_secs(60);
/// A claim counts while its lease moves.
const LEASE: Duration = Duration::from_millis(5);

/// A more urgent client that does nothing. It opens the gate when it goes.
struct Gate {
    closed: Sender<bool>,
    done: Receiver<()>,
}

impl Gate {
    fn new(board: &Path) -> Self {
        let board = Board::open_existing(board).expect("the board");
        let join = Join { priority: Priority::HIGH, level: 1, name: "gate".to_owned() };
        let seat = board.join(join).expect("a seat");
        let (closed, asked) = channel();
        let (tell, done) = channel();
        std::thread::spawn(move || keep(&seat, &asked, &tell));
        Self { closed, done }
    }

    fn set(&self, closed: bool) {
        self.closed.send(closed).expect("the gate's thread");
        self.done.recv_timeout(HANG).expect("the gate moves");
    }
}

/// Claims and drops as it is asked, and shows that it is alive.
fn keep(seat: &Seat, asked: &Receiver<bool>, tell: &Sender<()>) {
    loop {
        seat.bump_lease();
        seat.note_progress();
        match asked.recv_timeout(LEASE) {
            Ok(true) => seat.claim(),
            Ok(false) => seat.drop_claim(),
            Err(RecvTimeoutError::Timeout) => continue,
            Err(RecvTimeoutError::Disconnected) => return seat.drop_claim(),
        }
        if tell.send(()).is_err() {
            return;
        }
    }
}

struct Run {
    scene: Scene,
    /// Everything that the program said and did not ask for.
    said: Vec<String>,
}

impl Run {
    /// Runs the program to its end, and does what it asks for.
    fn of(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut scene = Scene::new();
        let report = scene.path("report");
        // No way of holding is asked for: the queue is the default.
        scene.set("HIPREEMPT_HOLD", "").set("HIPREEMPT_REPORT", report);
        // A gate that is closed stays closed.
        scene.set("HIPREEMPT_MIN_SHARE_PERCENT", "0").set("HIPREEMPT_HOLD_MAX_MS", "60000");
        for (name, value) in variables {
            scene.set(name, value);
        }
        let mut command = scene.command(build("held_queue.hip"), Mode::Preloaded("low"));
        command.args(arguments);
        let mut program = Watched::start(command);
        let (mut gate, mut said) = (None, Vec::new());
        while let Some(line) = program.find_line(HANG, |_| true) {
            match line.as_str() {
                "close" | "open" => {
                    let gate = gate.get_or_insert_with(|| Gate::new(&scene.boards().pop().expect("a board")));
                    gate.set(line == "close");
                    program.write_line("done");
                }
                _ => said.push(line),
            }
        }
        assert_eq!(program.end(HANG), Some(0), "{said:?}");
        Self { scene, said }
    }

    fn kept(&self) -> u64 {
        report_field(&self.scene.path("report"), "kept")
    }

    fn launches(&self) -> u64 {
        report_field(&self.scene.path("report"), "launches")
    }
}

/// Three rounds of ten thousand launches, or as many as `HIPREEMPT_TESTS_HELD_ROUNDS` says: 100 make a million.
#[test]
fn held_launches_return_at_once_and_are_made_in_order() {
    let rounds = std::env::var("HIPREEMPT_TESTS_HELD_ROUNDS").unwrap_or_else(|_| "3".to_owned());
    let run = Run::of(&["order", &rounds, "10000"], &[]);
    let rounds: u64 = rounds.parse().expect("a number");
    let behind = rounds * 10_000..=rounds * 10_002;
    assert!(
        behind.contains(&run.kept()),
        "{}: all that was launched at a closed gate, or behind it",
        run.kept()
    );
    assert_eq!(run.launches(), rounds * 10_002 + 2, "and two before, and two each time behind it");
    eprintln!("a held launch costs its caller {} (median)", run.said[0]);
}

#[test]
fn every_kind_of_call_that_can_be_kept_is_kept_in_its_order() {
    let code = device_code();
    let run = Run::of(&["kinds", code.to_str().expect("a path that is text")], &[]);
    assert_eq!(run.said, ["kinds"]);
    assert_eq!(run.kept(), 14);
}

/// Each launch has 4 KiB of arguments. Held launches pass one a millisecond.
#[test]
fn whoever_finds_the_queue_full_waits() {
    let run = Run::of(&["full", "2500"], &[("HIPREEMPT_HOLD_MAX_MS", "1")]);
    assert_eq!(run.said, ["full"]);
    assert!((1500..2500).contains(&run.kept()), "{}", run.kept());
}

#[test]
fn what_cannot_be_kept_waits_for_what_is() {
    let run = Run::of(&["fences"], &[("HIPREEMPT_HOLD_MAX_MS", "20")]);
    assert_eq!(run.said, ["fences"]);
    assert!(run.kept() >= 4, "{}", run.kept());
}

#[test]
fn an_error_of_a_kept_call_is_seen_at_the_next_synchronisation() {
    let run = Run::of(&["errors"], &[("HIPREEMPT_HOLD_MAX_MS", "20")]);
    assert_eq!(run.said, ["errors"]);
}

#[test]
fn what_is_kept_when_the_program_ends_is_made() {
    let run = Run::of(&["exit"], &[("HIPREEMPT_HOLD_MAX_MS", "200")]);
    assert_eq!((run.said.clone(), run.kept(), run.launches()), (vec!["exit".to_owned()], 100, 101));
}

#[test]
fn a_forked_child_neither_makes_nor_waits_for_its_parents_kept_calls() {
    let run = Run::of(&["fork"], &[]);
    assert_eq!(run.said, ["fork"]);
    // Each process writes a report; the child's counts nothing.
    assert_eq!((run.kept(), run.launches()), (100, 101));
}

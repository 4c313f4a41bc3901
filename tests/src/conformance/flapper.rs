//! A more urgent client on the program's board that works on nothing: it claims the GPU and drops the claim by a schedule
//! that follows from a seed, and by who waits.

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use hipreempt_board::{Board, Join, Priority, Seat};

use super::plan::{Gate, drawn};

/// A claim counts while its lease moves every so often.
const LEASE: Duration = Duration::from_millis(5);
/// A gate that closes in front of a launch looks so often whether one waits.
const LOOK: Duration = Duration::from_micros(30);
/// … and opens at the latest after this: what is held may not wait at the door.
const CLOSED_MAX: Duration = Duration::from_millis(2);

/// The client. It leaves when dropped.
pub struct Flapper {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Flapper {
    /// Joins the board, if the gate asks for anybody.
    ///
    /// # Panics
    /// If it cannot.
    #[must_use]
    pub fn start(board: &Path, gate: Gate, seed: u64) -> Self {
        if gate == Gate::Nobody {
            return Self { end: None, thread: None };
        }
        let board = Board::open_existing(board).expect("the board");
        let join = Join { priority: Priority::HIGH, level: 1, name: "flapper".to_owned() };
        let seat = board.join(join).expect("a seat");
        // The program must not be ahead of it.
        if matches!(gate, Gate::Closing | Gate::Closed) {
            seat.claim();
        }
        let (end, ended) = channel();
        let goes_on = move |wait: Duration| ended.recv_timeout(wait) == Err(RecvTimeoutError::Timeout);
        let run = move || Schedule { board, seat, seed, drawn: 0 }.run(gate, goes_on);
        Self { end: Some(end), thread: Some(std::thread::spawn(run)) }
    }
}

impl Drop for Flapper {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // Its own panic has been printed, and fails the test by what it no longer holds.
            let _ = thread.join();
        }
    }
}

struct Schedule {
    board: Board,
    seat: Seat,
    seed: u64,
    drawn: u64,
}

impl Schedule {
    fn run(mut self, gate: Gate, goes_on: impl Fn(Duration) -> bool) {
        match gate {
            Gate::Nobody | Gate::Open | Gate::Closed => while self.passes(LEASE, &goes_on) {},
            Gate::Closing => while self.closes_and_opens(&goes_on) {},
            Gate::Flapping => while self.flaps(&goes_on) {},
        }
    }

    /// A time up to `most`, short ones as likely as long ones.
    fn time(&mut self, most: Duration) -> Duration {
        self.drawn += 1;
        let number = drawn(self.seed, self.drawn);
        most * (number >> 32 & 0xff) as u32 / 256 / (1 << (number % 8))
    }

    fn passes(&self, time: Duration, goes_on: impl Fn(Duration) -> bool) -> bool {
        self.seat.bump_lease();
        self.seat.note_progress();
        goes_on(time)
    }

    fn flaps(&mut self, goes_on: &impl Fn(Duration) -> bool) -> bool {
        let (closed, open) = (self.time(Duration::from_millis(4)), self.time(Duration::from_millis(2)));
        self.seat.claim();
        let on = self.passes(closed, goes_on);
        self.seat.drop_claim();
        on && self.passes(open, goes_on)
    }

    fn closes_and_opens(&mut self, goes_on: &impl Fn(Duration) -> bool) -> bool {
        self.seat.claim();
        let closed = Instant::now();
        let mut on = self.passes(LOOK, goes_on);
        while on && !self.somebody_waits() && closed.elapsed() < CLOSED_MAX {
            on = self.passes(LOOK, goes_on);
        }
        let (held, open) = (self.time(Duration::from_micros(500)), self.time(Duration::from_micros(100)));
        on = on && self.passes(held, goes_on);
        self.seat.drop_claim();
        on && self.passes(open, goes_on)
    }

    fn somebody_waits(&self) -> bool {
        self.board.clients().iter().any(|client| client.waiting > 0)
    }
}

//! What a closed gate should hold: the thread that launches, or its launches in a queue.
//!
//! Three processes take turns, block by block: without the preload, holding threads, and holding launches. Beside them a
//! client of the benchmark's own claims the GPU for a part of each period, as a server of requests does, and works on
//! nothing: what is seen is what being held costs, and not what the requests take.

use std::fmt;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use hipreempt_board::{Board, Join, Priority, Seat};
use serde::Serialize;

use super::MicroArgs;
use super::state::{Allowance, Counts, LONG_KERNEL_NS, PATIENCE, SHORT_KERNEL_NS, Spread, block, joined};
use crate::device::{Ready, View};
use crate::error::{BenchError, Doing};
use crate::protocol::{MicroCommand, Reply, Role, Stream};
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;

/// Requests come 20 times a second, and one claims the GPU for so long (`ResNet-18` on an H100, with its grace).
const PERIOD: Duration = Duration::from_millis(50);
const CLAIMED: Duration = Duration::from_millis(5);
/// Launches are held for so long while what one costs its caller is measured. Longer than a thousand of them take, shorter
/// than the longest hold.
const CLOSED: Duration = Duration::from_millis(100);
/// A claim counts while its lease moves.
const LEASE: Duration = Duration::from_millis(5);
/// What the host of a launch-bound program does from one launch to the next: `PyTorch` without a compiler takes about so
/// long an operator.
const HOST_NS: u64 = 20_000;

/// Bulk work, by what it waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Bound {
    /// Short kernels, and work of the host between their launches: the GPU waits for the host.
    Host,
    /// Long kernels, one behind the other: the host waits for the GPU.
    Gpu,
}

impl Bound {
    fn command(self, counts: Counts) -> MicroCommand {
        let idle = MicroCommand { warmup: 10, drain_every: 0, round_trips: 0, ..MicroCommand::default() };
        match self {
            Self::Host => MicroCommand {
                launches: 20_000,
                kernel_ns: SHORT_KERNEL_NS,
                iterations: counts.short,
                host_ns: HOST_NS,
                ..idle
            },
            Self::Gpu => {
                MicroCommand { launches: 1_250, kernel_ns: LONG_KERNEL_NS, iterations: counts.long, ..idle }
            }
        }
    }
}

/// Rates of bulk work over native, for both ways to hold.
#[derive(Clone, Debug, Serialize)]
pub struct Held {
    /// Which work.
    pub bound: Bound,
    /// Holding the thread.
    pub thread: Spread,
    /// Holding launches.
    pub queue: Spread,
    /// The one over the other, block by block.
    pub queue_over_thread: Spread,
}

impl fmt::Display for Held {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = match self.bound {
            Bound::Host => "host-bound",
            Bound::Gpu => "GPU-bound",
        };
        let (ratio, of) = (&self.queue_over_thread, "of native");
        write!(
            out,
            "{bound:<11} thread {:.3}, queue {:.3} {of}; queue over thread {:.3} ({:.3} … {:.3})",
            self.thread.median, self.queue.median, ratio.median, ratio.lower, ratio.upper
        )
    }
}

/// All figures of both ways to hold.
#[derive(Clone, Debug, Serialize)]
pub struct Holding {
    /// What a launch costs its caller while launches are held, in ns.
    pub held_launch_ns: Spread,
    /// Each kind of bulk work.
    pub bulk: Vec<Held>,
}

/// A native worker, and one for each way to hold.
struct Rig {
    native: Worker,
    thread: Worker,
    queue: Worker,
}

impl Rig {
    fn start(ready: &Ready, interrupt: &Interrupt) -> Result<Self, BenchError> {
        let start = |name, hold: Option<&'static str>| -> Result<Worker, BenchError> {
            let config = ready.config(Role::Micro, Stream::Null);
            let view = View { priority: hold.map(|_| "low"), hold, ..View::default() };
            let mut worker = ready.start(name, &config, &view, interrupt)?;
            match worker.hear(PATIENCE)? {
                Reply::Ready(_) => Ok(worker),
                other => Err(worker.unexpected(&other)),
            }
        };
        let mut rig = Self {
            native: start("native", None)?,
            thread: start("thread", Some("thread"))?,
            queue: start("queue", Some("queue"))?,
        };
        for worker in [&mut rig.thread, &mut rig.queue] {
            joined(ready, worker, MicroCommand { launches: 100, ..MicroCommand::default() })?;
        }
        Ok(rig)
    }
}

/// The client that claims. It leaves when dropped.
struct Claimant {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Claimant {
    /// Claims for `claimed` of each `period`.
    fn start(ready: &Ready, claimed: Duration, period: Duration) -> Result<Self, BenchError> {
        let file = std::fs::read_dir(ready.board_folder()).doing("list the boards")?;
        let path =
            file.flatten().map(|entry| entry.path()).find(|path| path.extension() == Some("board".as_ref()));
        let unusable =
            |error: &dyn fmt::Display| BenchError::Worker { role: "claimant", what: error.to_string() };
        let path = path.ok_or_else(|| unusable(&"there is no board"))?;
        let board = Board::open_existing(path).map_err(|error| unusable(&error))?;
        let join = Join { priority: Priority::HIGH, level: 1, name: "claimant".to_owned() };
        let seat = board.join(join).map_err(|error| unusable(&error))?;
        let (end, ended) = channel();
        let goes_on = move |time: Duration| ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout);
        let thread = std::thread::spawn(move || claim_now_and_then(&seat, claimed, period, goes_on));
        Ok(Self { end: Some(end), thread: Some(thread) })
    }
}

impl Drop for Claimant {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // Its panic has been printed.
            let _ = thread.join();
        }
    }
}

fn claim_now_and_then(seat: &Seat, claimed: Duration, period: Duration, goes_on: impl Fn(Duration) -> bool) {
    let passes = |time: Duration| {
        let mut left = time;
        while !left.is_zero() {
            seat.bump_lease();
            seat.note_progress();
            let step = left.min(LEASE);
            if !goes_on(step) {
                return false;
            }
            left -= step;
        }
        true
    };
    loop {
        seat.claim();
        let on = passes(claimed);
        seat.drop_claim();
        if !on || !passes(period - claimed) {
            return;
        }
    }
}

/// Measures both ways to hold, in interleaved blocks.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure(
    ready: &Ready,
    args: &MicroArgs,
    allowance: Allowance,
    counts: Counts,
    interrupt: &Interrupt,
) -> Result<Holding, BenchError> {
    let mut rig = Rig::start(ready, interrupt)?;
    let held_launch_ns = held_launch(&mut rig, ready, args)?;
    let _claimant = Claimant::start(ready, CLAIMED, PERIOD)?;
    let mut bulk = Vec::new();
    for bound in [Bound::Host, Bound::Gpu] {
        let command = bound.command(counts);
        let (mut thread, mut queue, mut ratio) = (Vec::new(), Vec::new(), Vec::new());
        while allowance.has_another(thread.len() as u32) {
            let native = block(&mut rig.native, command)?.total_ns as f64;
            let held = block(&mut rig.thread, command)?.total_ns as f64;
            let kept = block(&mut rig.queue, command)?.total_ns as f64;
            thread.push(native / held);
            queue.push(native / kept);
            ratio.push(held / kept);
        }
        let (thread, queue) = (Spread::of(thread), Spread::of(queue));
        bulk.push(Held { bound, thread, queue, queue_over_thread: Spread::of(ratio) });
    }
    Ok(Holding { held_launch_ns, bulk })
}

/// A launch at a closed gate whose caller goes on at once.
fn held_launch(rig: &mut Rig, ready: &Ready, args: &MicroArgs) -> Result<Spread, BenchError> {
    let command = MicroCommand { launches: 1_000, kernel_ns: SHORT_KERNEL_NS, ..MicroCommand::default() };
    let mut costs_ns = Vec::new();
    for _ in 0..args.blocks {
        let _claimant = Claimant::start(ready, CLOSED, CLOSED + PERIOD)?;
        costs_ns.push(block(&mut rig.queue, command)?.launch_ns);
    }
    Ok(Spread::of(costs_ns))
}

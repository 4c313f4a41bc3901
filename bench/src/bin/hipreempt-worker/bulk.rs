//! The bulk side: the same counted work again and again, its result fetched and checked at the end of each iteration.
//! Its host does nothing between launches, so that it always asks for as much as the card can do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread::JoinHandle;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::control;
use hipreempt_bench::protocol::{Command, Config, Misbehaviour, Reply};
use hipreempt_bench::record::{BulkSample, BulkSide, Interval, IterationEnd, Launches};
use hipreempt_bench::workload::Work;
use hipreempt_kernels::{ReplayProgress, ReplayState};

use crate::replay::{self, Replay};
use crate::{Failure, hip, identity};

/// How often bulk's progress is looked at.
const LOOK_NS: u64 = 10_000_000;
/// Every so many looks one is kept.
const LOOKS_A_SAMPLE: u64 = 10;
/// A look that is later than this may have missed that bulk stood still.
const LOOK_LATE_NS: u64 = 50_000_000;
/// Room for everything that a long window records, so that none of it is allocated within the window.
const ROOM: usize = 1 << 16;

/// Serves commands until told to quit.
pub fn serve(config: &Config, work: Work, clock: Clock) -> Result<(), Failure> {
    hip::use_first_device()?;
    let progress = hip::pinned::<ReplayProgress>()?;
    // SAFETY: pinned for the life of the process; its fields are atomics, which the device may write.
    let progress: &'static ReplayProgress = unsafe { &*progress };
    let stream = replay::stream(config.stream)?;
    let replay = Replay::new(&work.trace(), &config.iterations, stream, Some(progress))?;
    replay.wait()?;
    control::say(&Reply::Ready(identity::identity()?));
    let mut looping: Option<Looping> = None;
    let mut replay = Some(replay);
    loop {
        match control::next()? {
            Command::Loop { warm_ns, warm_iterations } => {
                let Some(replay) = replay.take() else { continue };
                let shared = Arc::new(Shared::new(progress, clock));
                looping = Some(Looping::start(replay, config, work, Arc::clone(&shared))?);
                shared.wait_until_warm(warm_ns, warm_iterations);
                control::say(&Reply::Warm);
            }
            Command::Stop => {
                let Some(looping) = looping.take() else { continue };
                let (side, looped) = looping.stop()?;
                replay = Some(looped);
                control::say(&Reply::Looped(side));
            }
            Command::Quit => return Ok(()),
            other => return Err(control::unexpected(&other).into()),
        }
    }
}

/// What the looping thread tells the one that looks.
struct Shared {
    clock: Clock,
    progress: &'static ReplayProgress,
    stop: AtomicBool,
    ended: AtomicBool,
    first_submit_ns: AtomicU64,
    /// Kernels that the program has asked for; a launch call that has not returned yet counts.
    asked: AtomicU64,
    iterations: AtomicU64,
    checksum: AtomicU64,
}

impl Shared {
    fn new(progress: &'static ReplayProgress, clock: Clock) -> Self {
        Self {
            clock,
            progress,
            stop: AtomicBool::new(false),
            ended: AtomicBool::new(false),
            first_submit_ns: AtomicU64::new(0),
            asked: AtomicU64::new(progress.kernels.load(Relaxed)),
            iterations: AtomicU64::new(0),
            checksum: AtomicU64::new(0),
        }
    }

    fn wait_until_warm(&self, warm_ns: u64, warm_iterations: u64) {
        let warm_at_ns = self.clock.now_ns() + warm_ns;
        self.clock.sleep_until(warm_at_ns);
        while self.iterations.load(Relaxed) < warm_iterations && !self.ended.load(Relaxed) {
            self.clock.sleep_until(self.clock.now_ns() + LOOK_NS);
        }
    }

    fn look(&self) -> BulkSample {
        // Asked is read last: it only grows, so a kernel that completed is never missing from it.
        let kernels = self.progress.kernels.load(Relaxed);
        BulkSample {
            at_ns: self.clock.now_ns(),
            iterations: self.iterations.load(Relaxed),
            kernels,
            work_ns: self.progress.work_ns.load(Relaxed),
            checksum: self.checksum.load(Relaxed),
            unfinished: self.asked.load(Relaxed) > kernels,
        }
    }
}

/// The loop's two threads.
struct Looping {
    shared: Arc<Shared>,
    looper: JoinHandle<Result<Loops, Failure>>,
    watcher: JoinHandle<Looks>,
}

impl Looping {
    fn start(replay: Replay, config: &Config, work: Work, shared: Arc<Shared>) -> Result<Self, Failure> {
        let result = PinnedResult(hip::pinned()?);
        let looper = Looper {
            replay,
            result,
            work_ns: work.trace().work_ns(),
            kernel_work_ns: work.trace().kernel_work_ns(),
            misbehaviour: config.misbehaviour,
            shared: Arc::clone(&shared),
        };
        let watched = Arc::clone(&shared);
        Ok(Self {
            shared,
            looper: std::thread::spawn(move || looper.run()),
            watcher: std::thread::spawn(move || watch(&watched)),
        })
    }

    fn stop(self) -> Result<(BulkSide, Replay), Failure> {
        self.shared.stop.store(true, Relaxed);
        let loops = self.looper.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        self.shared.ended.store(true, Relaxed);
        let looks = self.watcher.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let loops = loops?;
        let mut idle = loops.idle;
        idle.extend(looks.idle);
        idle.sort_unstable_by_key(|interval| interval.start_ns);
        let by_worker = self.shared.asked.load(Relaxed);
        let side = BulkSide {
            identity: identity::identity()?,
            first_submit_ns: self.shared.first_submit_ns.load(Relaxed),
            last_demand_ns: loops.last_demand_ns,
            samples: looks.samples,
            idle,
            iterations: loops.ends,
            iteration_work_ns: loops.iteration_work_ns,
            launches: Launches { by_worker, ..Launches::default() },
        };
        Ok((side, loops.replay))
    }
}

/// Where the result of an iteration arrives.
struct PinnedResult(*mut ReplayState);

// SAFETY: pinned memory, valid in every thread; only the looping thread reads it.
unsafe impl Send for PinnedResult {}

struct Looper {
    replay: Replay,
    result: PinnedResult,
    work_ns: u64,
    kernel_work_ns: u64,
    misbehaviour: Option<Misbehaviour>,
    shared: Arc<Shared>,
}

/// What the loop recorded.
struct Loops {
    ends: Vec<IterationEnd>,
    idle: Vec<Interval>,
    last_demand_ns: u64,
    iteration_work_ns: u64,
    /// For the next loop.
    replay: Replay,
}

impl Looper {
    fn run(self) -> Result<Loops, Failure> {
        let clock = self.shared.clock;
        let (mut ends, mut idle) = (Vec::with_capacity(ROOM), Vec::with_capacity(ROOM));
        let mut last_ns = clock.now_ns();
        self.shared.first_submit_ns.store(last_ns, Relaxed);
        while !self.shared.stop.load(Relaxed) {
            if self.misbehaviour == Some(Misbehaviour::SleepsInIterations) {
                clock.sleep_until(clock.now_ns() + self.work_ns / 20);
            }
            let called_ns = clock.now_ns();
            let checksum = self.iteration()?;
            self.check(checksum)?;
            let at_ns = clock.now_ns();
            let kernels = self.replay.kernels();
            ends.push(IterationEnd { at_ns, host_gap_ns: called_ns - last_ns, kernels, checksum });
            idle.push(Interval { start_ns: last_ns, end_ns: called_ns });
            last_ns = at_ns;
            self.shared.iterations.fetch_add(1, Relaxed);
        }
        Ok(Loops {
            ends,
            idle,
            last_demand_ns: last_ns,
            iteration_work_ns: self.kernel_work_ns,
            replay: self.replay,
        })
    }

    /// Runs all steps and fetches their checksum.
    fn iteration(&self) -> Result<u64, Failure> {
        if self.misbehaviour == Some(Misbehaviour::CountsWithoutLaunching) {
            return Ok(self.pretend());
        }
        self.replay.reset_checksum()?;
        for index in 0..self.replay.len() {
            if self.replay.step(index).shape.is_some() {
                self.shared.asked.fetch_add(1, Relaxed);
            }
            self.replay.submit(index)?;
        }
        // SAFETY: the result is pinned memory for one ReplayState, read only after the wait.
        unsafe {
            self.replay.read_state(self.result.0)?;
            self.replay.wait()?;
            Ok((*self.result.0).checksum)
        }
    }

    /// Claims an iteration without launching one.
    fn pretend(&self) -> u64 {
        let shared = &self.shared;
        shared.clock.sleep_until(shared.clock.now_ns() + self.work_ns);
        shared.asked.fetch_add(self.replay.kernels(), Relaxed);
        shared.progress.kernels.fetch_add(self.replay.kernels(), Relaxed);
        shared.progress.work_ns.fetch_add(self.work_ns, Relaxed);
        1
    }

    /// Iterations are alike: one that computes something else is not the counted work.
    fn check(&self, got: u64) -> Result<(), Failure> {
        let first = self.shared.checksum.load(Relaxed);
        if first != 0 && first != got {
            return Err(Failure::Checksum { got, first });
        }
        self.shared.checksum.store(got, Relaxed);
        Ok(())
    }
}

/// What was seen from outside the loop.
struct Looks {
    samples: Vec<BulkSample>,
    idle: Vec<Interval>,
}

fn watch(shared: &Shared) -> Looks {
    let mut looks = Looks { samples: Vec::with_capacity(ROOM), idle: Vec::with_capacity(ROOM) };
    let mut last = shared.look();
    for count in 0u64.. {
        if count.is_multiple_of(LOOKS_A_SAMPLE) {
            looks.samples.push(last);
        }
        if shared.ended.load(Relaxed) {
            break;
        }
        shared.clock.sleep_until(last.at_ns + LOOK_NS);
        let look = shared.look();
        looks.idle.extend(missed(&last, &look));
        last = look;
    }
    looks.samples.push(shared.look());
    looks
}

/// The part of a late look that the card cannot have been busy for: a process that was stopped launched nothing, and
/// what it had launched before was done after as much time as it takes.
fn missed(before: &BulkSample, after: &BulkSample) -> Option<Interval> {
    let gap_ns = after.at_ns - before.at_ns;
    let worked_ns = after.work_ns - before.work_ns;
    (gap_ns > LOOK_LATE_NS && worked_ns < gap_ns / 2)
        .then_some(Interval { start_ns: before.at_ns + worked_ns, end_ns: after.at_ns })
}

//! What a launch costs under the preload: the call, the launch with a wait, and work that is bound by its launches. A
//! native process and one under the preload take turns, block by block, and never launch at once.

use std::time::{Duration, Instant};

use hipreempt_board::{ClientView, Why};
use serde::Serialize;

use super::device::{self, CudaReady, Level, Priority, Side};
use super::findings::{Bar, Code, Estimate, Findings, Wanted};
use super::kernels::Kernel;
use super::plan::{BATCH, Deadline, Plan, ROUND_TRIPS, SHORT_LAUNCHES};
use crate::error::BenchError;
use crate::micro::Spread;
use crate::protocol::Reply;
use crate::protocol::cuda::{CudaCommand, CudaReply, LaunchBlock, LaunchTimes};
use crate::runner::evidence;
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;

const PATIENCE: Duration = Duration::from_secs(60);
/// How long a process under the preload may take to come to its level.
pub const LEVEL_LIMIT: Duration = Duration::from_secs(5);
/// A launch call alone, over a native one, at most.
const SUBMIT_BAR: f64 = 1.01;
/// A launch with its wait.
const ROUND_TRIP_BAR: f64 = 1.02;
/// Rate of launch-bound work beside an idle urgent client, over native, at least.
const BOUND_BAR: f64 = 0.95;

/// What a launch under the preload meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// The level of all processes under the preload.
    pub level: Level,
    /// Whether an urgent client is registered, and idle.
    pub idle_urgent: bool,
}

impl State {
    /// All of them.
    pub const ALL: [State; 4] = [
        State { level: Level::One, idle_urgent: false },
        State { level: Level::Three, idle_urgent: false },
        State { level: Level::One, idle_urgent: true },
        State { level: Level::Three, idle_urgent: true },
    ];

    /// In a few words.
    pub fn name(self) -> String {
        let who = if self.idle_urgent { "idle urgent client" } else { "alone" };
        format!("{who}, level {}", self.level.number())
    }
}

/// The figures of one state.
#[derive(Clone, Debug, Serialize)]
pub struct Submitted {
    /// Which.
    pub state: State,
    /// A launch call without the preload, in nanoseconds.
    pub native_ns: Spread,
    /// With it.
    pub preloaded_ns: Spread,
    /// The difference within each pair of blocks.
    pub added_ns: Spread,
    /// The ratio within each pair of blocks.
    pub ratio: Spread,
    /// Launch and wait without the preload, in nanoseconds.
    pub native_round_trip_ns: Spread,
    /// With it.
    pub round_trip_ns: Spread,
    /// The ratio within each pair of blocks.
    pub round_trip_ratio: Spread,
    /// Launches of both processes, each with the result that it has alone on the card.
    pub launches: u64,
}

/// Rate of launch-bound work under the preload, over native.
#[derive(Clone, Debug, Serialize)]
pub struct Bound {
    /// Which state.
    pub state: State,
    /// The ratio of rates within each pair of blocks.
    pub ratio: Spread,
    /// Launches of both processes, each with the result that it has alone on the card.
    pub launches: u64,
}

/// What the two parts share.
pub struct Bench<'a> {
    /// The card.
    pub ready: &'a CudaReady,
    /// What is measured.
    pub plan: &'a Plan,
    /// When it has to be over.
    pub deadline: Deadline,
    /// The user's Ctrl-C.
    pub interrupt: &'a Interrupt,
}

/// A native worker and one under the preload, and an urgent one where the state has it.
struct Rig {
    native: Worker,
    preloaded: Worker,
    _urgent: Option<Worker>,
    /// Launches that the worker had made when the preload was seen to have counted so many.
    before: (u64, u64),
}

impl Bench<'_> {
    /// Whether nothing new may be begun; takes note of what is left out.
    pub fn is_out_of_time(&self, place: &str, findings: &mut Findings) -> bool {
        let over = self.deadline.has_passed();
        if over {
            findings.add(Code::OutOfTime, format!("{place}: not measured"));
        }
        over
    }

    /// Launch calls and round trips in one state; prints nothing.
    ///
    /// # Errors
    /// [`BenchError`] if a worker fails.
    pub fn submit(&self, state: State, findings: &mut Findings) -> Result<Submitted, BenchError> {
        let block = LaunchBlock {
            kernel: self.plan.kernels().index(Kernel::Empty),
            batches: self.plan.launches.div_ceil(BATCH),
            batch: BATCH.min(self.plan.launches),
            round_trips: ROUND_TRIPS,
        };
        let mut rig = self.rig("submit", state, block.kernel, findings)?;
        let pairs = self.pairs(&mut rig, block, findings)?;
        self.check_counted(&mut rig, state, &pairs, findings);
        let of = |figure: fn(&LaunchTimes, &LaunchTimes) -> f64| {
            Spread::of(pairs.iter().map(|(native, preloaded)| figure(native, preloaded)).collect())
        };
        Ok(Submitted {
            state,
            native_ns: of(|native, _| native.launch_ns),
            preloaded_ns: of(|_, preloaded| preloaded.launch_ns),
            added_ns: of(|native, preloaded| preloaded.launch_ns - native.launch_ns),
            ratio: of(|native, preloaded| preloaded.launch_ns / native.launch_ns),
            native_round_trip_ns: of(|native, _| native.round_trip_ns),
            round_trip_ns: of(|_, preloaded| preloaded.round_trip_ns),
            round_trip_ratio: of(|native, preloaded| preloaded.round_trip_ns / native.round_trip_ns),
            launches: launches(&pairs),
        })
    }

    /// Launch-bound work in one state.
    ///
    /// # Errors
    /// [`BenchError`] if a worker fails.
    pub fn bound(&self, state: State, findings: &mut Findings) -> Result<Bound, BenchError> {
        let block = LaunchBlock {
            kernel: self.plan.kernels().index(Kernel::Short),
            batches: 1,
            batch: SHORT_LAUNCHES.min(self.plan.launches),
            round_trips: 0,
        };
        let mut rig = self.rig("bound", state, block.kernel, findings)?;
        let pairs = self.pairs(&mut rig, block, findings)?;
        let ratios =
            pairs.iter().map(|(native, preloaded)| native.total_ns as f64 / preloaded.total_ns as f64);
        Ok(Bound { state, ratio: Spread::of(ratios.collect()), launches: launches(&pairs) })
    }

    /// Starts the processes of a state, and waits until those under the preload are at their level.
    fn rig(
        &self,
        part: &str,
        state: State,
        kernel: usize,
        findings: &mut Findings,
    ) -> Result<Rig, BenchError> {
        let board = format!("{part}-{}-{}", state.level.number(), state.idle_urgent);
        let start = |role, side| self.ready.start(role, side, &board, self.interrupt);
        let side = |priority| Side::Preloaded(state.level, priority);
        let mut native = start("native", Side::Native)?;
        let mut preloaded = start("preloaded", side(Priority::Low))?;
        let mut urgent = if state.idle_urgent { Some(start("urgent", side(Priority::High))?) } else { None };
        for worker in [&mut native, &mut preloaded].into_iter().chain(&mut urgent) {
            same_card(self.ready, worker, findings)?;
        }
        let mut before = (0, 0);
        for worker in urgent.iter_mut().chain([&mut preloaded]) {
            let reached = settle(self.ready, worker, &board, state.level, kernel)?;
            reached.check(state.level, &state.name(), findings);
            before = (reached.made, reached.counted);
        }
        Ok(Rig { native, preloaded, _urgent: urgent, before })
    }

    fn pairs(
        &self,
        rig: &mut Rig,
        block: LaunchBlock,
        findings: &mut Findings,
    ) -> Result<Vec<(LaunchTimes, LaunchTimes)>, BenchError> {
        let mut pairs = Vec::new();
        for nth in 0..self.plan.blocks {
            if self.deadline.has_passed() {
                findings.add(Code::OutOfTime, format!("{nth} of {} blocks of launches", self.plan.blocks));
                break;
            }
            // Neither is always the second.
            let first = nth % 2 == 0;
            let early = if first { Some(launch(&mut rig.native, block)?) } else { None };
            let preloaded = launch(&mut rig.preloaded, block)?;
            let native = early.map_or_else(|| launch(&mut rig.native, block), Ok)?;
            pairs.push((native, preloaded));
        }
        Ok(pairs)
    }

    /// At level 1 the preload counts every launch; at level 3 it need not.
    fn check_counted(
        &self,
        rig: &mut Rig,
        state: State,
        pairs: &[(LaunchTimes, LaunchTimes)],
        findings: &mut Findings,
    ) {
        let board = format!("submit-{}-{}", state.level.number(), state.idle_urgent);
        let client = evidence::settled(&self.ready.board_folder(&board), rig.preloaded.pid());
        let made = pairs.last().map_or(0, |(_, preloaded)| preloaded.life_launches - rig.before.0);
        let counted = client.map_or(0, |client| client.launches - rig.before.1);
        if state.level == Level::One && made != counted {
            findings.add(Code::MissedLaunches, format!("{}: {counted} of {made}", state.name()));
        }
    }
}

fn launches(pairs: &[(LaunchTimes, LaunchTimes)]) -> u64 {
    pairs.iter().map(|(native, preloaded)| native.launches + preloaded.launches).sum()
}

/// Hears a worker's first word, which says where it is.
///
/// # Errors
/// [`BenchError`] if it fails.
pub fn same_card(ready: &CudaReady, worker: &mut Worker, findings: &mut Findings) -> Result<(), BenchError> {
    let probe = device::ready(worker)?;
    if probe.identity.uuid != ready.probe.identity.uuid {
        let (here, there) = (&probe.identity.uuid, &ready.probe.identity.uuid);
        findings.add(Code::OtherCard, format!("a worker is on {here}, the calibration was on {there}"));
    }
    Ok(())
}

/// Where a process under the preload is.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// Its level; 0 where it is on no board.
    pub level: u32,
    /// Why.
    pub why: String,
    /// Launches that it had made.
    pub made: u64,
    /// Launches that the preload had counted.
    pub counted: u64,
}

impl Reached {
    /// As the board shows it.
    pub fn of(client: Option<ClientView>) -> Self {
        let known = |client: ClientView| Self {
            level: client.level,
            why: client.why.to_string(),
            made: 0,
            counted: client.launches,
        };
        client.map(known).unwrap_or_default()
    }

    /// Takes note of a level that was not reached.
    pub fn check(&self, wanted: Level, place: &str, findings: &mut Findings) {
        if self.level != wanted.number() {
            let what = match self.level {
                0 => format!("{place}: a process never came onto the board"),
                level => format!("{place}: a process is at level {level} ({})", self.why),
            };
            findings.add(Code::LevelNotReached, what);
        }
    }

    /// Whether the preload may still come to another level by itself.
    fn may_change(&self) -> bool {
        self.why.is_empty() || self.why == Why::Starting.to_string()
    }
}

/// Lets a worker launch until it is on the board and at the level, or a time has passed.
///
/// # Errors
/// [`BenchError`] if it fails.
pub fn settle(
    ready: &CudaReady,
    worker: &mut Worker,
    board: &str,
    wanted: Level,
    kernel: usize,
) -> Result<Reached, BenchError> {
    let folder = ready.board_folder(board);
    let few = LaunchBlock { kernel, batches: 1, batch: 50, round_trips: 0 };
    let until = Instant::now() + LEVEL_LIMIT;
    loop {
        let made = launch(worker, few)?.life_launches;
        let reached = Reached { made, ..Reached::of(evidence::settled(&folder, worker.pid())) };
        let is_final = reached.level == wanted.number() || reached.level != 0 && !reached.may_change();
        if is_final || Instant::now() > until {
            return Ok(reached);
        }
    }
}

fn launch(worker: &mut Worker, block: LaunchBlock) -> Result<LaunchTimes, BenchError> {
    match device::ask(worker, CudaCommand::Launches(block), PATIENCE)? {
        CudaReply::Launches(times) => Ok(times),
        other => Err(worker.unexpected(&Reply::Cuda(other))),
    }
}

/// A spread as a figure with its quartiles.
fn estimate(spread: Spread) -> Estimate {
    Estimate { value: spread.median, low: Some(spread.lower), high: Some(spread.upper) }
}

/// What the first part was to reach.
pub fn submit_bars(figures: &[Submitted]) -> Vec<Bar> {
    let alone = figures.iter().filter(|figures| !figures.state.idle_urgent);
    alone
        .flat_map(|figures| {
            let name = figures.state.name();
            let submit = estimate(figures.ratio);
            let trip = estimate(figures.round_trip_ratio);
            [
                Bar::new(format!("launch submit, {name}, over native"), submit, Wanted::AtMost(SUBMIT_BAR)),
                Bar::new(format!("round trip, {name}, over native"), trip, Wanted::AtMost(ROUND_TRIP_BAR)),
            ]
        })
        .collect()
}

/// What the second part was to reach.
pub fn bound_bars(figures: &[Bound]) -> Vec<Bar> {
    let bar = |bound: &Bound| {
        let what = format!("launch-bound rate, {}, over native", bound.state.name());
        Bar::new(what, estimate(bound.ratio), Wanted::AtLeast(BOUND_BAR))
    };
    figures.iter().map(bar).collect()
}

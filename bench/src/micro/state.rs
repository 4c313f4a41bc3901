//! The states in which a launch may find the gate, and the figures of each.

use std::fmt;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::device::{Ready, View};
use crate::error::BenchError;
use crate::protocol::{Command, MicroCommand, MicroTimes, Reply, Role, Stream};
use crate::runner::evidence;
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;
use crate::workload::SOFTWARE_ITERATIONS;

use super::MicroArgs;

pub(super) const PATIENCE: Duration = Duration::from_secs(120);
/// Launches between two waits for the card, outside the time taken: its queues are not endless.
const DRAIN_EVERY: u32 = 1_000;
/// Round trips of one block.
const ROUND_TRIPS: u32 = 200;
/// A kernel of launch-bound work.
pub(super) const SHORT_KERNEL_NS: u64 = 5_000;
/// A kernel that is longer than the window: the next launch has to wait for it.
pub(super) const LONG_KERNEL_NS: u64 = 400_000;
/// So many blocks have a median and quartiles, however little time there is.
const BLOCKS_AT_LEAST: u32 = 3;
/// Launches of a block in which each may wait for the card.
const WAITING_LAUNCHES: u32 = 200;

/// Multiply-adds of the two kernels.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    pub(super) short: u32,
    pub(super) long: u32,
}

impl Counts {
    /// Found on a real card, by a process of its own: under the preload, launches may wait.
    ///
    /// # Errors
    /// [`BenchError`] if the worker fails.
    pub fn find(ready: &Ready, interrupt: &Interrupt) -> Result<Self, BenchError> {
        if ready.is_software() || ready.is_model() {
            return Ok(Self { short: SOFTWARE_ITERATIONS, long: SOFTWARE_ITERATIONS });
        }
        let role = Role::CalibrateMicro([SHORT_KERNEL_NS, LONG_KERNEL_NS]);
        let config = ready.config(role, Stream::Null);
        let mut worker = ready.start("calibration", &config, &View::default(), interrupt)?;
        match worker.hear(PATIENCE)? {
            Reply::Calibrated(counts) if counts.len() == 2 => Ok(Self { short: counts[0], long: counts[1] }),
            other => Err(worker.unexpected(&other)),
        }
    }
}

/// What a launch under the preload may meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Nobody else is on the GPU.
    Alone,
    /// An urgent client is registered and idle.
    IdleUrgent,
    /// An urgent client launches again and again: the gate closes and opens. Launches at a closed one are kept for later,
    /// or their thread waits, as `HIPREEMPT_HOLD` says.
    Closing,
    /// An idle urgent client, and more work in flight than the window allows: each launch waits for the card.
    Draining,
}

impl State {
    /// All of them.
    pub const ALL: [State; 4] = [State::Alone, State::IdleUrgent, State::Closing, State::Draining];

    fn name(self) -> &'static str {
        match self {
            State::Alone => "alone",
            State::IdleUrgent => "idle urgent client",
            State::Closing => "closing",
            State::Draining => "draining",
        }
    }

    fn has_urgent(self) -> bool {
        self != State::Alone
    }

    fn command(self, args: &MicroArgs, counts: Counts) -> MicroCommand {
        let waits = self == State::Draining;
        MicroCommand {
            warmup: if waits { 10 } else { 1_000 },
            launches: if waits { WAITING_LAUNCHES.min(args.launches) } else { args.launches },
            round_trips: if waits { 0 } else { ROUND_TRIPS },
            kernel_ns: if waits { LONG_KERNEL_NS } else { 0 },
            iterations: if waits { counts.long } else { 0 },
            drain_every: DRAIN_EVERY,
            host_ns: 0,
        }
    }
}

/// A median with its quartiles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Spread {
    /// Half of the values are below.
    pub median: f64,
    /// A quarter are below.
    pub lower: f64,
    /// Three quarters are below.
    pub upper: f64,
}

impl Spread {
    pub(super) fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |share: f64| {
            let place = share * (values.len().saturating_sub(1)) as f64;
            values.get(place.round() as usize).copied().unwrap_or(f64::NAN)
        };
        Self { median: at(0.5), lower: at(0.25), upper: at(0.75) }
    }
}

/// The figures of one state, in nanoseconds.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
    /// Which.
    pub state: State,
    /// Interleaved blocks that were measured, which time may have kept below those that were asked for.
    pub blocks: u32,
    /// A launch call without the preload.
    pub native_launch_ns: Spread,
    /// With it.
    pub launch_ns: Spread,
    /// The difference within each pair of blocks.
    pub added_ns: Spread,
    /// Launch and wait, without the preload.
    pub native_round_trip_ns: Spread,
    /// With it.
    pub round_trip_ns: Spread,
    /// Launches that the worker made under the preload.
    pub launches_made: u64,
    /// Launches that the preload counted for it.
    pub launches_counted: Option<u64>,
    /// Times that one was held.
    pub holds: Option<u64>,
}

/// The head of the table of states.
pub const HEAD: &str = "state               native ns   preload ns   added ns (quartiles)     round trip ns  made = counted  holds";

impl fmt::Display for Measured {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = self.launches_counted.map_or_else(|| "?".to_owned(), |count| count.to_string());
        let holds = self.holds.map_or_else(|| "?".to_owned(), |count| count.to_string());
        write!(
            out,
            "{:<18} {:>10.1} {:>12.1} {:>9.1} ({:.1} … {:.1}) {:>8.0} → {:.0}  {} = {counted}  {holds}",
            self.state.name(),
            self.native_launch_ns.median,
            self.launch_ns.median,
            self.added_ns.median,
            self.added_ns.lower,
            self.added_ns.upper,
            self.native_round_trip_ns.median,
            self.round_trip_ns.median,
            self.launches_made,
        )
    }
}

/// A native worker and one under the preload, and an urgent one where the state has it.
struct Rig {
    native: Worker,
    preloaded: Worker,
    urgent: Option<Worker>,
}

impl Rig {
    fn start(ready: &Ready, urgent: bool, interrupt: &Interrupt) -> Result<Self, BenchError> {
        let start = |role, priority| -> Result<Worker, BenchError> {
            let config = ready.config(Role::Micro, Stream::Null);
            let mut worker = ready.start(role, &config, &View { priority, ..View::default() }, interrupt)?;
            match worker.hear(PATIENCE)? {
                Reply::Ready(_) => Ok(worker),
                other => Err(worker.unexpected(&other)),
            }
        };
        let urgent = if urgent { Some(start("urgent", Some("high"))?) } else { None };
        Ok(Self { native: start("native", None)?, preloaded: start("preloaded", Some("low"))?, urgent })
    }
}

/// What had been launched and counted when a measurement began.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    made: u64,
    counted: u64,
    holds: u64,
}

impl Rig {
    /// Makes both preloaded processes launch until they are on the board: a client joins beside its first launches, which
    /// it does not wait for.
    fn join(&mut self, ready: &Ready) -> Result<Before, BenchError> {
        let few = MicroCommand { launches: 100, ..MicroCommand::default() };
        let mut before = Before::default();
        for worker in self.urgent.iter_mut().chain([&mut self.preloaded]) {
            before = joined(ready, worker, few)?;
        }
        Ok(before)
    }
}

pub(super) fn joined(ready: &Ready, worker: &mut Worker, few: MicroCommand) -> Result<Before, BenchError> {
    let until = Instant::now() + PATIENCE;
    while Instant::now() < until {
        let made = block(worker, few)?.launches;
        if let Some(client) = evidence::settled(&ready.board_folder(), worker.pid()) {
            return Ok(Before { made, counted: client.launches, holds: client.holds });
        }
    }
    Err(BenchError::Worker { role: "preloaded", what: "never came onto the board".to_owned() })
}

pub(super) fn block(worker: &mut Worker, command: MicroCommand) -> Result<MicroTimes, BenchError> {
    match worker.ask(&Command::Micro(command), PATIENCE)? {
        Reply::Micro(times) => Ok(times),
        other => Err(worker.unexpected(&other)),
    }
}

/// How often a state may be measured.
#[derive(Clone, Copy, Debug)]
pub struct Allowance {
    /// Interleaved blocks.
    pub blocks: u32,
    /// No further one is begun then, after the least there must be.
    pub until: Instant,
}

impl Allowance {
    /// Each of `left` states, of which this is the next, has its share of the time that is left.
    pub fn of(args: &MicroArgs, end: Instant, left: u32) -> Self {
        let now = Instant::now();
        let share = end.saturating_duration_since(now) / left.max(1);
        Self { blocks: args.blocks, until: now + share }
    }

    pub(super) fn has_another(&self, done: u32) -> bool {
        done < self.blocks && (done < BLOCKS_AT_LEAST || Instant::now() < self.until)
    }
}

/// The figures of one state.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure(
    ready: &Ready,
    state: State,
    args: &MicroArgs,
    allowance: Allowance,
    counts: Counts,
    interrupt: &Interrupt,
) -> Result<Measured, BenchError> {
    let mut rig = Rig::start(ready, state.has_urgent(), interrupt)?;
    let command = state.command(args, counts);
    let before = rig.join(ready)?;
    let (mut native, mut preloaded) = (Vec::new(), Vec::new());
    while allowance.has_another(native.len() as u32) {
        native.push(block(&mut rig.native, command)?);
        preloaded.push(block_beside(&mut rig, state, command)?);
    }
    let made = preloaded.last().map_or(0, |times| times.launches);
    let client = evidence::settled(&ready.board_folder(), rig.preloaded.pid());
    let launch_ns = |times: &[MicroTimes]| Spread::of(times.iter().map(|times| times.launch_ns).collect());
    let trip_ns =
        |times: &[MicroTimes]| Spread::of(times.iter().map(|times| times.round_trip_ns as f64).collect());
    let pairs = native.iter().zip(&preloaded);
    Ok(Measured {
        state,
        blocks: native.len() as u32,
        native_launch_ns: launch_ns(&native),
        launch_ns: launch_ns(&preloaded),
        added_ns: Spread::of(
            pairs.map(|(native, preloaded)| preloaded.launch_ns - native.launch_ns).collect(),
        ),
        native_round_trip_ns: trip_ns(&native),
        round_trip_ns: trip_ns(&preloaded),
        launches_made: made - before.made,
        launches_counted: client.as_ref().map(|client| client.launches - before.counted),
        holds: client.map(|client| client.holds - before.holds),
    })
}

/// A block under the preload; in the closing state the urgent worker launches all the while.
fn block_beside(rig: &mut Rig, state: State, command: MicroCommand) -> Result<MicroTimes, BenchError> {
    let Some(urgent) = rig.urgent.as_mut().filter(|_| state == State::Closing) else {
        return block(&mut rig.preloaded, command);
    };
    // Enough to outlast the launches, which wait for most of them, on their thread or where the queue drains.
    let trips = MicroCommand { round_trips: command.launches / 2, ..MicroCommand::default() };
    urgent.tell(&Command::Micro(trips))?;
    let times = block(&mut rig.preloaded, command)?;
    match urgent.hear(PATIENCE)? {
        Reply::Micro(_) => Ok(times),
        other => Err(urgent.unexpected(&other)),
    }
}

/// Rate of launch-bound work under the preload beside an idle urgent client, over native; the median of interleaved
/// blocks.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn launch_bound(
    ready: &Ready,
    args: &MicroArgs,
    allowance: Allowance,
    counts: Counts,
    interrupt: &Interrupt,
) -> Result<f64, BenchError> {
    let mut rig = Rig::start(ready, true, interrupt)?;
    let launches = args.launches.min(2_000);
    let command = MicroCommand {
        warmup: 100,
        launches,
        kernel_ns: SHORT_KERNEL_NS,
        iterations: counts.short,
        ..MicroCommand::default()
    };
    let mut ratios = Vec::new();
    while allowance.has_another(ratios.len() as u32) {
        let native = block(&mut rig.native, command)?.total_ns as f64;
        ratios.push(native / block(&mut rig.preloaded, command)?.total_ns as f64);
    }
    Ok(Spread::of(ratios).median)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_ends_the_blocks_but_not_the_first_ones() {
        let allowance = |until| Allowance { blocks: 10, until };
        let counted = |allowance: Allowance| (0..20).take_while(|done| allowance.has_another(*done)).count();
        assert_eq!(counted(allowance(Instant::now())), 3);
        assert_eq!(counted(allowance(Instant::now() + Duration::from_secs(3600))), 10);
    }

    #[test]
    fn a_spread_is_the_median_and_its_quartiles() {
        let spread = Spread::of((1..=101).map(f64::from).collect());
        assert_eq!((spread.lower, spread.median, spread.upper), (26.0, 51.0, 76.0));
        assert!(Spread::of(Vec::new()).median.is_nan());
    }
}

//! What a launch costs under the preload: the call, the launch with a wait, and work that is bound by its launches.
//!
//! The call and the launch with a wait are compared between two processes and within one ([`super::within`]). The
//! second is held against the marks: processes without the preload differ from each other by more than these.

use serde::Serialize;

use super::device::Level;
use super::findings::{Bar, Estimate, Findings, Wanted};
use super::kernels::Kernel;
use super::plan::{BATCH, Plan, ROUND_TRIPS, SHORT_LAUNCHES, TURNS, WITHIN_BATCH, WITHIN_ROUND_TRIPS};
use super::print;
use super::rig::{Bench, Pair, Rig, Turn, Turns};
use super::within::{Roads, Within};
use crate::error::BenchError;
use crate::micro::Spread;
use crate::protocol::cuda::{Comparison, LaunchBlock};
use crate::stats::{median, quantile_interval};

/// Each state is measured with so many pairs of processes: where a process's memory lies makes a difference, too.
pub const RIGS: u32 = 2;
/// A launch call alone, over one straight to the driver library, at most.
const SUBMIT_BAR: f64 = 1.01;
/// A launch with its wait.
const ROUND_TRIP_BAR: f64 = 1.02;
/// Rate of launch-bound work beside an idle urgent client, over native, at least.
const BOUND_BAR: f64 = 0.95;

/// What a launch under the preload meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct State {
    /// The level of all processes under the preload; without one there is none, and a native process is compared with
    /// another: how far apart are equals?
    pub level: Option<Level>,
    /// Whether an urgent client is registered, and idle.
    pub idle_urgent: bool,
}

impl State {
    /// All of them.
    pub const ALL: [State; 5] = [
        State { level: None, idle_urgent: false },
        State { level: Some(Level::One), idle_urgent: false },
        State { level: Some(Level::Three), idle_urgent: false },
        State { level: Some(Level::One), idle_urgent: true },
        State { level: Some(Level::Three), idle_urgent: true },
    ];

    /// Those in which launch-bound work is measured.
    pub fn of_bound() -> impl Iterator<Item = State> {
        Self::ALL.into_iter().filter(|state| state.level.is_none() || state.idle_urgent)
    }

    /// In a few words.
    pub fn name(self) -> String {
        let who = if self.idle_urgent { "idle urgent client" } else { "alone" };
        match self.level {
            Some(level) => format!("{who}, level {}", level.number()),
            None => "native, twice (control)".to_owned(),
        }
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
    /// The difference within each pair of turns.
    pub added_ns: Spread,
    /// The ratio.
    pub ratio: Paired,
    /// Launch and wait without the preload, in nanoseconds.
    pub native_round_trip_ns: Spread,
    /// With it.
    pub round_trip_ns: Spread,
    /// The ratio.
    pub round_trip_ratio: Paired,
    /// The same within the second process; none where it was not measured.
    pub within: Option<Within>,
    /// Launches of both processes, each with the result that it has alone on the card.
    pub launches: u64,
}

/// Rate of launch-bound work under the preload, over native.
#[derive(Clone, Debug, Serialize)]
pub struct Bound {
    /// Which state.
    pub state: State,
    /// The ratio.
    pub ratio: Paired,
    /// Launches of both processes, each with the result that it has alone on the card.
    pub launches: u64,
}

/// What is taken within each pair of turns, or of batches: a ratio or a difference.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Paired {
    /// Its median, with the quartiles of the pairs.
    pub spread: Spread,
    /// Its median, with the 95 % interval of the median.
    pub median: Estimate,
}

impl Paired {
    /// Of all pairs.
    pub fn of(values: Vec<f64>) -> Self {
        let interval = quantile_interval(&values, 0.5);
        let estimate = Estimate {
            value: median(&values).unwrap_or(f64::NAN),
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        };
        Self { spread: Spread::of(values), median: estimate }
    }
}

/// What a turn of the first part has.
pub struct Amounts {
    /// Of each of two processes.
    pub block: LaunchBlock,
    /// Of the second, on each of its two roads.
    pub within: Comparison,
}

/// Of a turn's launches two in five are compared between processes and half within one; the rest of their time is for
/// the messages.
pub fn amounts(plan: &Plan) -> Amounts {
    let kernel = plan.kernels().index(Kernel::Empty);
    let turn = plan.launches / TURNS;
    let (across, within) = ((turn * 2 / 5).max(1), (turn / 2).max(1));
    Amounts {
        block: LaunchBlock {
            kernel,
            batches: across.div_ceil(BATCH),
            batch: BATCH.min(across),
            round_trips: ROUND_TRIPS,
        },
        within: Comparison {
            kernel,
            // Even, so that each road comes first as often.
            batches: within.div_ceil(WITHIN_BATCH).next_multiple_of(2),
            batch: WITHIN_BATCH.min(within),
            round_trips: WITHIN_ROUND_TRIPS,
            direct_first: false,
        },
    }
}

/// Launch calls and round trips in all states, each printed as it is there.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure_submit(
    bench: &Bench<'_>,
    findings: &mut Findings,
    all: &mut Vec<Submitted>,
) -> Result<(), BenchError> {
    println!("{}", print::SUBMIT_HEAD);
    let Amounts { block, within } = amounts(bench.plan);
    let turn = Turn { block, within: Some(within) };
    for state in State::ALL {
        if bench.is_out_of_time(&state.name(), findings) {
            break;
        }
        let rigs = rigs(bench, "submit", state, turn, findings)?;
        let submitted = submitted(state, rigs);
        print::submit(&submitted);
        all.push(submitted);
    }
    Ok(())
}

fn submitted(state: State, rigs: Vec<Turns>) -> Submitted {
    let (pairs, within): (Vec<_>, Vec<_>) = rigs.into_iter().map(|turns| (turns.pairs, turns.within)).unzip();
    let pairs = pairs.concat();
    let within_launches: u64 = within.iter().flatten().map(|compared| compared.launches).sum();
    let each = |figure: fn(&Pair) -> f64| pairs.iter().map(figure).collect::<Vec<f64>>();
    Submitted {
        state,
        native_ns: Spread::of(each(|pair| pair.native.launch_ns)),
        preloaded_ns: Spread::of(each(|pair| pair.other.launch_ns)),
        added_ns: Spread::of(each(|pair| pair.other.launch_ns - pair.native.launch_ns)),
        ratio: Paired::of(each(|pair| pair.other.launch_ns / pair.native.launch_ns)),
        native_round_trip_ns: Spread::of(each(|pair| pair.native.round_trip_ns)),
        round_trip_ns: Spread::of(each(|pair| pair.other.round_trip_ns)),
        round_trip_ratio: Paired::of(each(|pair| pair.other.round_trip_ns / pair.native.round_trip_ns)),
        within: Within::of(&within),
        launches: launches(&pairs) + within_launches,
    }
}

/// Launch-bound work, each state printed as it is there.
///
/// # Errors
/// [`BenchError`] if a worker fails.
pub fn measure_bound(
    bench: &Bench<'_>,
    findings: &mut Findings,
    all: &mut Vec<Bound>,
) -> Result<(), BenchError> {
    println!("{}", print::BOUND_HEAD);
    let block = LaunchBlock {
        kernel: bench.plan.kernels().index(Kernel::Short),
        batches: 1,
        batch: SHORT_LAUNCHES.min(bench.plan.launches),
        round_trips: 0,
    };
    for state in State::of_bound() {
        if bench.is_out_of_time(&state.name(), findings) {
            break;
        }
        let rigs = rigs(bench, "bound", state, Turn { block, within: None }, findings)?;
        let pairs = rigs.into_iter().flat_map(|turns| turns.pairs).collect::<Vec<_>>();
        let ratios = pairs.iter().map(|pair| pair.native.total_ns as f64 / pair.other.total_ns as f64);
        let bound = Bound { state, ratio: Paired::of(ratios.collect()), launches: launches(&pairs) };
        print::bound(&bound);
        all.push(bound);
    }
    Ok(())
}

/// All turns of a state, of several pairs of processes.
fn rigs(
    bench: &Bench<'_>,
    part: &str,
    state: State,
    turn: Turn,
    findings: &mut Findings,
) -> Result<Vec<Turns>, BenchError> {
    let turns = bench.plan.blocks * TURNS;
    let mut all = Vec::new();
    for nth in 0..RIGS {
        let count = turns / RIGS + u32::from(nth < turns % RIGS);
        let level = state.level.map_or(0, Level::number);
        let board = format!("{part}-{level}-{}-{nth}", state.idle_urgent);
        let mut rig = Rig::start(bench, board, state, turn.block.kernel, findings)?;
        all.push(rig.turns(bench, count, turn, findings)?);
        rig.check_counted(bench.ready, findings);
    }
    Ok(all)
}

fn launches(pairs: &[Pair]) -> u64 {
    pairs.iter().map(|pair| pair.native.launches + pair.other.launches).sum()
}

/// What the first part was to reach.
pub fn submit_bars(figures: &[Submitted]) -> Vec<Bar> {
    let alone = figures.iter().filter(|figures| figures.state.level.is_some() && !figures.state.idle_urgent);
    let bars = |figures: &Submitted| {
        let name = figures.state.name();
        let got = |roads: fn(&Within) -> &Roads| {
            figures.within.as_ref().map_or(Estimate::NONE, |within| roads(within).ratio.median)
        };
        let bar = |what: &str, got, mark| {
            let what = format!("{what}, {name}, over direct in one process");
            Bar::new(what, got, Wanted::AtMost(mark))
        };
        [
            bar("launch submit", got(|within| &within.launch), SUBMIT_BAR),
            bar("round trip", got(|within| &within.round_trip), ROUND_TRIP_BAR),
        ]
    };
    alone.flat_map(bars).collect()
}

/// What the second part was to reach.
pub fn bound_bars(figures: &[Bound]) -> Vec<Bar> {
    let bar = |bound: &Bound| {
        let what = format!("launch-bound rate, {}, over native", bound.state.name());
        Bar::new(what, bound.ratio.median, Wanted::AtLeast(BOUND_BAR))
    };
    figures.iter().filter(|bound| bound.state.level.is_some()).map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::super::findings::Outcome;
    use super::*;
    use crate::protocol::cuda::{BothRoads, Compared, LaunchTimes};

    #[test]
    fn the_median_of_many_turns_is_known_better_than_its_quartiles_say() {
        let ratio = Paired::of((0..240).map(|nth| 0.9 + f64::from(nth) / 1_200.0).collect());
        let (low, high) = (ratio.median.low.unwrap(), ratio.median.high.unwrap());
        assert!(ratio.spread.lower < low && low < ratio.median.value);
        assert!(ratio.median.value < high && high < ratio.spread.upper);
        assert!(Paired::of(Vec::new()).median.value.is_nan());
    }

    #[test]
    fn the_control_has_no_bar() {
        let figures: Vec<_> = State::ALL.into_iter().map(|state| submitted(state, vec![turns()])).collect();
        assert!(figures.iter().all(|figures| figures.within.is_some()));
        assert_eq!(submit_bars(&figures).len(), 4);
        assert_eq!(State::of_bound().count(), 3);
    }

    /// Two processes of which the second takes twice as long, and is 1 % slower than the driver library within itself.
    fn turns() -> Turns {
        let times =
            |launch_ns| LaunchTimes { launch_ns, round_trip_ns: 9e3, launches: 7, ..Default::default() };
        let both = vec![BothRoads { given_ns: 7_070.0, direct_ns: 7_000.0 }; 10];
        let compared = Compared { launch: both.clone(), round_trip: both, launches: 5, ..Default::default() };
        Turns {
            pairs: vec![Pair { native: times(3_500.0), other: times(7e3) }; 10],
            within: vec![compared; 3],
        }
    }

    #[test]
    fn bars_are_of_one_process_and_without_it_not_reached() {
        let state = State::ALL[1];
        let mut figures = submitted(state, vec![turns(), turns()]);
        assert_eq!((figures.ratio.median.value, figures.launches), (2.0, 2 * (10 * 14 + 3 * 5)));
        let bars = submit_bars(&[figures.clone()]);
        for bar in &bars {
            assert!(bar.what.ends_with("alone, level 1, over direct in one process"), "{bar}");
            assert_eq!((bar.got.value, bar.outcome, bar.certain), (1.01, Outcome::Met, true), "{bar}");
        }
        figures.within = None;
        let bars = submit_bars(&[figures]);
        assert_eq!(bars.len(), 2);
        assert!(bars.iter().all(|bar| bar.outcome == Outcome::Missed && !bar.certain), "{bars:?}");
    }

    #[test]
    fn half_of_a_turn_is_within_one_process_and_both_roads_come_first_as_often() {
        let plan = |launches| Plan { launches, ..crate::micro::cuda::plan::tests::plan() };
        let of = |launches| {
            let Amounts { block, within } = amounts(&plan(launches));
            assert!(within.batches.is_multiple_of(2) && within.round_trips.is_multiple_of(2));
            [block.batches * block.batch, within.batches * within.batch]
        };
        assert_eq!(of(20_000), [1_000, 1_250]);
        assert_eq!(of(100), [4, 12]);
        assert_eq!(of(10), [1, 2]);
    }
}

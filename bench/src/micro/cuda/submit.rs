//! What a launch costs under the preload: the call, the launch with a wait, and work that is bound by its launches.

use serde::Serialize;

use super::device::Level;
use super::findings::{Bar, Estimate, Findings, Wanted};
use super::kernels::Kernel;
use super::plan::{BATCH, ROUND_TRIPS, SHORT_LAUNCHES, TURNS};
use super::print;
use super::rig::{Bench, Pair, Rig};
use crate::error::BenchError;
use crate::micro::Spread;
use crate::protocol::cuda::LaunchBlock;
use crate::stats::{median, quantile_interval};

/// Each state is measured with so many pairs of processes: where a process's memory lies makes a difference, too.
pub const RIGS: u32 = 2;
/// A launch call alone, over a native one, at most.
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
    pub ratio: Ratio,
    /// Launch and wait without the preload, in nanoseconds.
    pub native_round_trip_ns: Spread,
    /// With it.
    pub round_trip_ns: Spread,
    /// The ratio.
    pub round_trip_ratio: Ratio,
    /// Launches of both processes, each with the result that it has alone on the card.
    pub launches: u64,
}

/// Rate of launch-bound work under the preload, over native.
#[derive(Clone, Debug, Serialize)]
pub struct Bound {
    /// Which state.
    pub state: State,
    /// The ratio.
    pub ratio: Ratio,
    /// Launches of both processes, each with the result that it has alone on the card.
    pub launches: u64,
}

/// A ratio within each pair of turns.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Ratio {
    /// Its median, with the quartiles of the pairs.
    pub spread: Spread,
    /// Its median, with the 95 % interval of the median.
    pub median: Estimate,
}

impl Ratio {
    fn of(ratios: Vec<f64>) -> Self {
        let interval = quantile_interval(&ratios, 0.5);
        let estimate = Estimate {
            value: median(&ratios).unwrap_or(f64::NAN),
            low: interval.map(|interval| interval.low),
            high: interval.map(|interval| interval.high),
        };
        Self { spread: Spread::of(ratios), median: estimate }
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
    let launches = (bench.plan.launches / TURNS).max(1);
    let block = LaunchBlock {
        kernel: bench.plan.kernels().index(Kernel::Empty),
        batches: launches.div_ceil(BATCH),
        batch: BATCH.min(launches),
        round_trips: ROUND_TRIPS,
    };
    for state in State::ALL {
        if bench.is_out_of_time(&state.name(), findings) {
            break;
        }
        let pairs = pairs(bench, "submit", state, block, findings)?;
        let submitted = submitted(state, &pairs);
        print::submit(&submitted);
        all.push(submitted);
    }
    Ok(())
}

fn submitted(state: State, pairs: &[Pair]) -> Submitted {
    let each = |figure: fn(&Pair) -> f64| pairs.iter().map(figure).collect::<Vec<f64>>();
    Submitted {
        state,
        native_ns: Spread::of(each(|pair| pair.native.launch_ns)),
        preloaded_ns: Spread::of(each(|pair| pair.other.launch_ns)),
        added_ns: Spread::of(each(|pair| pair.other.launch_ns - pair.native.launch_ns)),
        ratio: Ratio::of(each(|pair| pair.other.launch_ns / pair.native.launch_ns)),
        native_round_trip_ns: Spread::of(each(|pair| pair.native.round_trip_ns)),
        round_trip_ns: Spread::of(each(|pair| pair.other.round_trip_ns)),
        round_trip_ratio: Ratio::of(each(|pair| pair.other.round_trip_ns / pair.native.round_trip_ns)),
        launches: launches(pairs),
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
        let pairs = pairs(bench, "bound", state, block, findings)?;
        let ratios = pairs.iter().map(|pair| pair.native.total_ns as f64 / pair.other.total_ns as f64);
        let bound = Bound { state, ratio: Ratio::of(ratios.collect()), launches: launches(&pairs) };
        print::bound(&bound);
        all.push(bound);
    }
    Ok(())
}

/// All turns of a state, of several pairs of processes.
fn pairs(
    bench: &Bench<'_>,
    part: &str,
    state: State,
    block: LaunchBlock,
    findings: &mut Findings,
) -> Result<Vec<Pair>, BenchError> {
    let turns = bench.plan.blocks * TURNS;
    let mut all = Vec::new();
    for nth in 0..RIGS {
        let count = turns / RIGS + u32::from(nth < turns % RIGS);
        let level = state.level.map_or(0, Level::number);
        let board = format!("{part}-{level}-{}-{nth}", state.idle_urgent);
        let mut rig = Rig::start(bench, board, state, block.kernel, findings)?;
        all.extend(rig.pairs(bench, count, block, findings)?);
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
        let (submit, trip) = (figures.ratio.median, figures.round_trip_ratio.median);
        [
            Bar::new(format!("launch submit, {name}, over native"), submit, Wanted::AtMost(SUBMIT_BAR)),
            Bar::new(format!("round trip, {name}, over native"), trip, Wanted::AtMost(ROUND_TRIP_BAR)),
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
    use super::*;

    #[test]
    fn the_median_of_many_turns_is_known_better_than_its_quartiles_say() {
        let ratio = Ratio::of((0..240).map(|nth| 0.9 + f64::from(nth) / 1_200.0).collect());
        let (low, high) = (ratio.median.low.unwrap(), ratio.median.high.unwrap());
        assert!(ratio.spread.lower < low && low < ratio.median.value);
        assert!(ratio.median.value < high && high < ratio.spread.upper);
        assert!(Ratio::of(Vec::new()).median.value.is_nan());
    }

    #[test]
    fn the_control_has_no_bar() {
        let pair = Pair { native: Default::default(), other: Default::default() };
        let figures: Vec<_> = State::ALL.into_iter().map(|state| submitted(state, &[pair])).collect();
        assert_eq!(submit_bars(&figures).len(), 4);
        assert_eq!(State::of_bound().count(), 3);
    }
}

//! What is measured, for how long, and when it has to be over.

use std::time::{Duration, Instant};

use serde::Serialize;

use super::kernels::Kernels;
use super::submit::{self, RIGS, State};

/// Urgent requests a second.
pub const RATE_PER_S: f64 = 200.0;
/// A run before its window begins: both sides are at work, and what was idle is awake.
pub const WARM_NS: u64 = 200_000_000;
/// What a run takes beside its window: starting and stopping loops, waking and stopping processes.
const RUN_OVERHEAD_NS: u64 = 200_000_000;
/// Starting the processes of one stage, on a machine with a driver.
const STAGE_START_S: f64 = 2.5;
/// Finding the card and the kernels.
const FIND_S: f64 = 4.0;
/// What a pair of turns takes, beside the launches.
const PAIR_OVERHEAD_S: f64 = 0.002;
/// A launch, as a guess that is rather too long.
const LAUNCH_S: f64 = 4e-6;
/// One of a 5 µs kernel.
const SHORT_LAUNCH_S: f64 = 6e-6;
/// A round trip, as such a guess.
const ROUND_TRIP_S: f64 = 20e-6;

/// Launches between two waits for the card: less than the driver's queue holds (1,024 on Linux).
pub const BATCH: u32 = 250;
/// Turns of each process in one block: the shorter, the less of what the machine does falls on one of them alone.
pub const TURNS: u32 = 8;
/// Round trips of one turn.
pub const ROUND_TRIPS: u32 = 12;
/// Launches between two waits where one process compares its two roads into the driver: the median of many short
/// batches minds an interruption less than that of few long ones.
pub const WITHIN_BATCH: u32 = 125;
/// Round trips on each of them in one turn; even, so that each comes first as often.
pub const WITHIN_ROUND_TRIPS: u32 = 12;
/// Launches of 5 µs kernels in one turn.
pub const SHORT_LAUNCHES: u32 = 1_000;

/// A part of the benchmark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A launch call, and a launch with a wait.
    Submit,
    /// Work that is bound by its launches, beside an idle urgent client.
    Bound,
    /// Urgent kernels beside bulk kernels.
    Latency,
    /// Three priorities, a saturating urgent client, a third process without the preload.
    Others,
}

/// What is measured.
#[derive(Clone, Debug, Serialize)]
pub struct Plan {
    /// Which parts.
    pub parts: Vec<Part>,
    /// Interleaved blocks of launches a state, of eight turns each.
    pub blocks: u32,
    /// Launches of each of two processes in a block; [`submit::amounts`] says how [`Part::Submit`] divides them.
    pub launches: u32,
    /// Interleaved blocks of modes.
    pub repeats: u32,
    /// Length of a window of one mode.
    pub window_ns: u64,
    /// Lengths of bulk kernels.
    pub bulk_ns: Vec<u64>,
    /// Everything is over after this.
    pub limit_s: u32,
    /// From which order, arrivals and a software card's choices are drawn.
    pub seed: u64,
}

impl Plan {
    /// The kernels.
    pub fn kernels(&self) -> Kernels {
        Kernels { bulk_ns: self.bulk_ns.clone() }
    }

    /// Whether a part is wanted.
    pub fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// About how long everything takes, in seconds.
    pub fn expected_s(&self) -> f64 {
        let run_s = (self.window_ns + WARM_NS + RUN_OVERHEAD_NS) as f64 / 1e9;
        let repeats = f64::from(self.repeats);
        let pairs = f64::from(self.blocks * TURNS);
        let rigs_s = f64::from(RIGS) * STAGE_START_S;
        let part_s = |part: &Part| match part {
            Part::Submit => {
                let submit::Amounts { block, within } = submit::amounts(self);
                let turn_s = |batches: u32, batch: u32, round_trips: u32| {
                    let round_trips_s = f64::from(round_trips) * ROUND_TRIP_S;
                    2.0 * (f64::from(batches * batch) * LAUNCH_S + round_trips_s) + PAIR_OVERHEAD_S
                };
                let across_s = turn_s(block.batches, block.batch, block.round_trips);
                let within_s = turn_s(within.batches, within.batch, within.round_trips);
                State::ALL.len() as f64 * (rigs_s + pairs * (across_s + within_s))
            }
            Part::Bound => {
                let turn_s = f64::from(SHORT_LAUNCHES.min(self.launches)) * SHORT_LAUNCH_S;
                State::of_bound().count() as f64 * (rigs_s + pairs * (2.0 * turn_s + PAIR_OVERHEAD_S))
            }
            Part::Latency => {
                let modes: usize =
                    self.bulk_ns.iter().map(|bulk_ns| super::latency::modes(*bulk_ns).len()).sum();
                STAGE_START_S + repeats * run_s * modes as f64
            }
            Part::Others => super::others::SCENARIOS
                .iter()
                .map(|scenario| STAGE_START_S + repeats * run_s * scenario.modes().len() as f64)
                .sum(),
        };
        FIND_S + self.parts.iter().map(part_s).sum::<f64>()
    }
}

/// When everything has to be over.
#[derive(Clone, Copy, Debug)]
pub struct Deadline(Instant);

impl Deadline {
    /// So many seconds from now.
    pub fn after_s(seconds: u32) -> Self {
        Self(Instant::now() + Duration::from_secs(seconds.into()))
    }

    /// Whether it has passed.
    pub fn has_passed(self) -> bool {
        Instant::now() >= self.0
    }
}

#[cfg(test)]
pub mod tests {
    use clap::Parser;

    use super::super::super::MicroArgs;
    use super::{Part, Plan};

    #[derive(Parser)]
    struct Cli {
        #[command(flatten)]
        args: MicroArgs,
    }

    /// That of a call without options.
    pub fn plan() -> Plan {
        Cli::parse_from(["micro", "--device", "cuda"]).args.cuda_plan().unwrap()
    }

    #[test]
    fn the_comparison_within_a_process_costs_no_time() {
        // Find the card, and 5 states of 2 rigs and 240 pairs of turns, of 2,500 launches and 25 round trips a process:
        // what it was with processes alone.
        let before_s = 4.0 + 5.0 * (2.0 * 2.5 + 240.0 * (2.0 * (2_500.0 * 4e-6 + 25.0 * 20e-6) + 0.002));
        let submit_s = Plan { parts: vec![Part::Submit], ..plan() }.expected_s();
        assert!(submit_s <= before_s, "{submit_s} s, not {before_s} s");
    }

    #[test]
    fn a_whole_run_takes_five_minutes_at_most() {
        let plan = plan();
        let expected_s = plan.expected_s();
        assert!((120.0..300.0).contains(&expected_s), "{expected_s} s");
        assert!(plan.limit_s <= 300);
        assert!(f64::from(plan.repeats) * plan.window_ns as f64 / 1e9 * super::RATE_PER_S >= 900.0);
    }
}

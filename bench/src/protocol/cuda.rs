//! What the runner of the CUDA microbenchmark and its workers say to each other, within the lines of
//! [`super::Command`] and [`super::Reply`].
//!
//! A worker checks its own results, bit for bit, against what one launch alone on the card gave, and fails where they
//! differ: a figure of wrong work is none.

use serde::{Deserialize, Serialize};

/// Threads of a block of every kernel.
pub const BLOCK_THREADS: u32 = 256;

/// Given to the worker as its only argument.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CudaConfig {
    /// The kernels that commands name by their place; from [`CudaReply::Calibrated`].
    pub kernels: Vec<Counted>,
    /// How long before a moment of a schedule the worker stops sleeping and spins.
    pub awake_ns: u64,
}

/// A kernel that is to be found: so many blocks, and alone on the card so long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    /// Its grid.
    pub grid: GridSize,
    /// How long it should take, in nanoseconds; zero for as short as can be.
    pub solo_ns: u64,
}

/// Blocks of a grid, of [`BLOCK_THREADS`] threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GridSize {
    /// So many.
    Blocks(u32),
    /// So many on each multiprocessor.
    BlocksEach(u32),
}

/// A kernel that was found: counted work, never a wait by a clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// Blocks of its grid.
    pub blocks: u32,
    /// Rounds of sixteen dependent multiply-adds of each thread.
    pub rounds: u32,
    /// What it takes alone on the card, as measured, in nanoseconds.
    pub solo_ns: u64,
    /// What one launch adds to the digest of its state.
    pub digest: u64,
}

/// From the runner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CudaCommand {
    /// Find kernels; nobody else may use the card. Answered by [`CudaReply::Calibrated`].
    Calibrate(Vec<Wanted>),
    /// Time launches. Answered by [`CudaReply::Launches`].
    Launches(LaunchBlock),
    /// Time launches on both roads into the driver, in turns. Answered by [`CudaReply::Compared`], or by
    /// [`CudaReply::NotCompared`].
    Compare(Comparison),
    /// Serve requests. Answered by [`CudaReply::Served`].
    Serve(Schedule),
    /// Loop until told to stop. Answered by [`CudaReply::Looping`] once it is warm.
    Loop(Load),
    /// How far the loop is. Answered by [`CudaReply::Kernels`].
    Progress,
    /// Stop the loop, and tell what was done between two moments. Answered by [`CudaReply::Looped`].
    Stop {
        /// The first.
        from_ns: u64,
        /// The second.
        to_ns: u64,
    },
    /// The time slices of this process's own hardware queues. Answered by [`CudaReply::Slices`].
    Slices,
}

/// One interleaved block of launches to time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LaunchBlock {
    /// Which kernel.
    pub kernel: usize,
    /// Batches of launches, with a wait for the card after each, outside the time taken.
    pub batches: u32,
    /// Launches in a batch; the driver's queue holds about a thousand.
    pub batch: u32,
    /// Launch-and-wait round trips timed one by one.
    pub round_trips: u32,
}

/// Launches of one process on two roads into the driver: the one that a program gets, which is the preload's where
/// there is one, and straight to the driver library's own functions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Which kernel.
    pub kernel: usize,
    /// So many batches on each road, next to one another; which road comes first alternates.
    pub batches: u32,
    /// Launches in a batch, with a wait for the card after each, outside the time taken.
    pub batch: u32,
    /// So many launch-and-wait round trips on each road, in the same order.
    pub round_trips: u32,
    /// Whether the first of all is straight to the driver library.
    pub direct_first: bool,
}

impl Comparison {
    /// Whether the program's own road comes first in a pair: in every other one (ABBA), so that what drifts meets both.
    pub fn is_given_first(&self, nth: u32) -> bool {
        nth.is_multiple_of(2) != self.direct_first
    }
}

/// When requests arrive. Each is one launch and a wait.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Which kernel.
    pub kernel: usize,
    /// The moment from which offsets count.
    pub start_ns: u64,
    /// Offsets of the arrivals, ascending.
    pub offsets_ns: Vec<u64>,
    /// Begin none after this moment.
    pub deadline_ns: u64,
    /// A kernel launched ahead of each.
    pub hint: Option<Hint>,
}

/// A placeholder that asks for the card before the request is there, on a stream of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hint {
    /// Which kernel.
    pub kernel: usize,
    /// How long ahead of the arrival.
    pub ahead_ns: u64,
}

/// A loop of launches, back to back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Load {
    /// Which kernel.
    pub kernel: usize,
    /// Launches that are on the card or wait for it at once.
    pub in_flight: u32,
    /// Loops at least this long, and through all that may be in flight, before it says that it is warm.
    pub warm_ns: u64,
    /// Whether the moment of each end is kept, for [`CudaCommand::Stop`]; a loop that never ends keeps none.
    pub keep_ends: bool,
}

/// From a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CudaReply {
    /// The kernels, in the order in which they were wanted.
    Calibrated(Vec<Counted>),
    /// What [`LaunchBlock`] measured.
    Launches(LaunchTimes),
    /// What [`Comparison`] measured.
    Compared(Compared),
    /// Why it measured nothing: the driver library's own functions were not found.
    NotCompared(String),
    /// What [`Schedule`] measured.
    Served(Service),
    /// The loop is warm.
    Looping,
    /// Launches of the loop that are done.
    Kernels(u64),
    /// What the loop did.
    Looped(Looped),
    /// In µs, of each queue that was seen; none where none was.
    Slices(Vec<u64>),
}

/// What [`LaunchBlock`] measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LaunchTimes {
    /// A launch call: the median over batches of their mean, in nanoseconds.
    pub launch_ns: f64,
    /// Launch and wait: the median, in nanoseconds.
    pub round_trip_ns: f64,
    /// All batches, each from its first launch to the end of its last one's kernel, in nanoseconds.
    pub total_ns: u64,
    /// Launches of the block, each of them with the result that it has alone.
    pub launches: u64,
    /// Launches made over the process's life, but for those that went straight to the driver library.
    pub life_launches: u64,
}

/// What [`Comparison`] measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// Whether the program's launch function is another than the driver library's own.
    pub differs: bool,
    /// A launch call: the mean of each batch.
    pub launch: Vec<BothRoads>,
    /// Launch and wait.
    pub round_trip: Vec<BothRoads>,
    /// Launches on both roads, each of them with the result that it has alone.
    pub launches: u64,
    /// As [`LaunchTimes::life_launches`].
    pub life_launches: u64,
}

/// The same, measured on both roads within a moment, in nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BothRoads {
    /// By the function that a program gets.
    pub given_ns: f64,
    /// By the driver library's own.
    pub direct_ns: f64,
}

/// What [`Schedule`] measured.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// From each scheduled arrival to the end of its work, in nanoseconds; shorter than the schedule where the deadline
    /// came first.
    pub latency_ns: Vec<u64>,
    /// How much later than it could each was issued.
    pub late_ns: Vec<u64>,
    /// Launches, placeholders among them, each with the result that it has alone.
    pub launches: u64,
}

/// What a loop did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Looped {
    /// Kernels that ended between the two moments, with the parts of the first and the last.
    pub kernels: f64,
    /// The longest time between two ends there, in nanoseconds.
    pub gap_ns: u64,
    /// Launches over the life of the loop, each with the result that it has alone.
    pub launches: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roads_change_places_within_a_turn_and_from_turn_to_turn() {
        let order = |direct_first| {
            let comparison = Comparison { kernel: 0, batches: 4, batch: 1, round_trips: 0, direct_first };
            (0..4).map(|nth| comparison.is_given_first(nth)).collect::<Vec<_>>()
        };
        assert_eq!(order(false), [true, false, true, false]);
        assert_eq!(order(true), [false, true, false, true]);
    }
}

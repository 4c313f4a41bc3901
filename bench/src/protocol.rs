//! What the runner and its workers say to each other: one JSON object a line over the worker's stdin and stdout.
//!
//! A worker says nothing unasked, and nothing at all within a measured window.

pub mod cuda;

use serde::{Deserialize, Serialize};

use self::cuda::{CudaCommand, CudaReply};
use crate::record::{BulkSide, UrgentSide, WorkerIdentity};
use crate::workload::Work;

/// Given to a worker as its only argument, before it first touches the GPU.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Config {
    /// What it is there for.
    pub role: Role,
    /// Real seconds a second of the card's clock.
    pub timescale: f64,
    /// Where its launches go.
    pub stream: Stream,
    /// Multiply-adds of each step's kernel, from [`Reply::Calibrated`]; empty on a software card, which takes the time
    /// from the launch's arguments.
    pub iterations: Vec<u32>,
    /// How it should misbehave, in a run that must be found out.
    pub misbehaviour: Option<Misbehaviour>,
}

/// What a worker is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Says who and where it is, and ends.
    Probe,
    /// Finds how many multiply-adds each step of some work needs on this card, and ends.
    Calibrate(Work),
    /// Serves requests on command.
    Urgent {
        /// One request.
        work: Work,
        /// Whether a request is one launch of a captured graph.
        graph: bool,
    },
    /// Loops from command to command.
    Bulk(Work),
    /// Times launches on command.
    Micro,
    /// Finds how many multiply-adds make the kernel of [`MicroCommand`] last these times, in nanoseconds, and ends.
    CalibrateMicro([u64; 2]),
}

/// The stream of a worker's launches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stream {
    /// The null stream, as PyTorch by default.
    #[default]
    Null,
    /// One made by the program.
    Explicit,
    /// One made with the greatest priority that the library offers.
    HighPriority,
    /// One made with the least.
    LowPriority,
}

/// Ways in which a worker spoils the measurement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Misbehaviour {
    /// Bulk sleeps for 5 % of each iteration.
    SleepsInIterations,
    /// Bulk counts iterations that it never launched.
    CountsWithoutLaunching,
    /// The urgent side issues 19 requests for every 20 of the schedule's time.
    IssuesSlowly,
}

/// From the runner.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Urgent: launch the positive control this often, this far apart.
    Canary {
        /// How often.
        launches: u32,
        /// From one launch to the next.
        period_ns: u64,
    },
    /// Urgent: serve requests at these offsets from a moment; answer [`Reply::Served`].
    Serve {
        /// The moment.
        start_ns: u64,
        /// Offsets of the arrivals.
        offsets_ns: Vec<u64>,
        /// Begin none after this moment.
        deadline_ns: u64,
        /// Whether the next arrives only when the last is done.
        closed: bool,
    },
    /// Bulk: begin to loop, and answer [`Reply::Warm`] after so much of it.
    Loop {
        /// At least this long.
        warm_ns: u64,
        /// And this many iterations.
        warm_iterations: u64,
    },
    /// Bulk: stop after the iteration that is running, and answer [`Reply::Looped`].
    Stop,
    /// Micro: time launches.
    Micro(MicroCommand),
    /// To a worker on CUDA.
    Cuda(CudaCommand),
    /// End.
    Quit,
}

/// From a worker.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// Ready for commands.
    Ready(WorkerIdentity),
    /// To [`Role::Probe`].
    Probed(Probe),
    /// To [`Role::Calibrate`]: multiply-adds of each step. To [`Role::CalibrateMicro`]: for each time.
    Calibrated(Vec<u32>),
    /// How long each launch of the positive control took, from its launch to its end.
    Canary(Vec<u64>),
    /// To [`Command::Serve`].
    Served {
        /// Requests, launches and who served them.
        side: UrgentSide,
        /// Median time from a request's issue to its last launch.
        launch_phase_ns: Option<u64>,
        /// All requests were alike and computed the same.
        checksum: u64,
    },
    /// Bulk is warm.
    Warm,
    /// To [`Command::Stop`]: everything since [`Command::Loop`].
    Looped(BulkSide),
    /// To [`Command::Micro`].
    Micro(MicroTimes),
    /// To [`Command::Cuda`].
    Cuda(CudaReply),
    /// From a probe of models, after [`Reply::Probed`].
    Models(ModelFigures),
    /// It cannot go on.
    Failed(String),
}

/// What a HIP library says of itself and its first device.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Probe {
    /// Devices.
    pub devices: u32,
    /// The first one.
    pub identity: WorkerIdentity,
    /// `hipRuntimeGetVersion`.
    pub runtime_version: i32,
    /// `hipDriverGetVersion`.
    pub driver_version: i32,
    /// Compute units.
    pub compute_units: u32,
    /// Least and greatest stream priority; equal where there is only one.
    pub priorities: (i32, i32),
    /// File of the library that the worker runs on.
    pub library: String,
}

/// What models take alone on the card, and what was set for them. Found once, for all modes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ModelFigures {
    /// `cuda` or `hip`.
    pub platform: String,
    /// Whether the card is a model of one, for tests.
    pub software: bool,
    /// What was set, in the words of the framework.
    pub settings: Vec<String>,
    /// Elements of the positive control's kernel.
    pub canary_elements: u64,
    /// Kernels of one request.
    pub request_kernels: u64,
    /// Their times, added up.
    pub request_work_ns: u64,
    /// The parts of a bulk iteration between whose ends its progress is known.
    pub segments: Vec<Segment>,
}

/// One part of a bulk iteration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Kernels.
    pub kernels: u64,
    /// What it takes alone on the card.
    pub solo_ns: u64,
}

/// Given to the worker of models as its last argument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModelConfig {
    /// What it is there for.
    pub role: ModelRole,
    /// Where its launches go.
    pub stream: Stream,
    /// How long before an arrival the server stops sleeping and spins. Where a sleeping processor is slow to come back, as
    /// in many virtual machines, the whole gap makes the host's part of a request the same each time.
    pub awake_ns: u64,
    /// Whether an urgent request is one launch of a captured graph.
    pub graph: bool,
    /// Images in a bulk iteration.
    pub batch: u32,
    /// Whether a bulk iteration is a training step.
    pub train: bool,
    /// From the probe; `None` for the probe itself.
    pub figures: Option<ModelFigures>,
    /// How it should misbehave, in a run that must be found out.
    pub misbehaviour: Option<Misbehaviour>,
}

/// What a worker of models is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModelRole {
    /// Says who and where it is and what models take, and ends.
    Probe,
    /// Serves requests on command.
    Urgent,
    /// Loops from command to command.
    Bulk,
}

/// One interleaved block of launches to time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MicroCommand {
    /// Launches before the clock starts.
    pub warmup: u32,
    /// Launches timed together.
    pub launches: u32,
    /// Launch-and-wait round trips timed one by one.
    pub round_trips: u32,
    /// What each kernel takes on the card; zero launches the empty kernel.
    pub kernel_ns: u64,
    /// Multiply-adds that last so long on a real card; a software card takes the time from the launch's arguments.
    pub iterations: u32,
    /// Waits for the card after so many launches, outside the time taken; zero for never.
    pub drain_every: u32,
    /// What the host does between two launches, in nanoseconds of its own time.
    #[serde(default)]
    pub host_ns: u64,
}

/// What [`MicroCommand`] measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct MicroTimes {
    /// Mean of the timed launches, in nanoseconds.
    pub launch_ns: f64,
    /// Median round trip.
    pub round_trip_ns: u64,
    /// From the first launch to the end of the last one's kernel.
    pub total_ns: u64,
    /// Launches made over the process's life.
    pub launches: u64,
}

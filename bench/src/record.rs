//! What one experiment saw, as it saw it: the raw samples that the verdict, the reports and later readers start from.
//!
//! The workers and the runner fill these types in; nothing here judges. A record must never be tidied: no outlier
//! leaves it, a request that was never served stays in it without its later times, and a figure that could not be
//! read is `None`, never zero.
//!
//! Every `…_ns` that names a moment is nanoseconds of one `CLOCK_MONOTONIC` shared by all processes of the
//! experiment. On the software card that clock is the card's: divided by its time scale, or virtual.

use serde::{Deserialize, Serialize};

pub mod ndjson;

/// Everything about one experiment: what was planned, on what, and every run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Experiment {
    /// What was to be run.
    pub plan: Plan,
    /// What it was run on.
    pub device: Device,
    /// One entry a mode a repeat, in the order in which they ran.
    pub runs: Vec<ModeRun>,
}

impl Experiment {
    /// All runs of one mode, in the order in which they ran.
    pub fn of(&self, mode: Mode) -> impl Iterator<Item = &ModeRun> {
        self.runs.iter().filter(move |run| run.mode == mode)
    }
}

/// What was to be run, fixed before the first process starts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    /// `quick`, `full`, or what the user called it.
    pub name: String,
    /// Blocks; each holds every mode once, in an order drawn from the seed.
    pub repeats: u32,
    /// Length of each measured window.
    pub window_ns: u64,
    /// Requests a second that the schedule offers (the target, in a closed loop).
    pub rate_per_s: f64,
    /// How the arrivals are laid out.
    pub arrivals: Arrivals,
    /// From which order, arrivals and the card's choices are drawn.
    pub seed: u64,
    /// The modes of every block.
    pub modes: Vec<Mode>,
    /// What the user wants to reach.
    pub goal: Goal,
    /// The urgent request, e.g. `resnet18_b1`.
    pub urgent: String,
    /// The bulk work, e.g. `resnet50_b1024`.
    pub bulk: String,
    /// GPU time of one urgent request alone on the card: what its kernels' solo times add up to.
    pub urgent_work_ns: u64,
    /// How long the whole experiment was expected to take.
    pub expected_wall_s: f64,
    /// Whether each block starts its processes anew.
    pub processes: Processes,
    /// Urgent processes at once.
    #[serde(default = "one")]
    pub urgents: u32,
    /// Bulk processes at once.
    #[serde(default = "one")]
    pub bulks: u32,
}

/// What a plan that does not say has of each side.
fn one() -> u32 {
    1
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            name: "quick".to_owned(),
            repeats: 5,
            window_ns: 10_000_000_000,
            rate_per_s: 20.0,
            arrivals: Arrivals::Jitter,
            seed: 1,
            modes: vec![Mode::SoloUrgent, Mode::SoloBulk, Mode::Native, Mode::Hipreempt],
            goal: Goal::default(),
            urgent: "resnet18_b1".to_owned(),
            bulk: "resnet50_b1024".to_owned(),
            urgent_work_ns: 437_900,
            expected_wall_s: 0.0,
            processes: Processes::Anew,
            urgents: 1,
            bulks: 1,
        }
    }
}

/// How urgent requests arrive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arrivals {
    /// The i-th at `i` periods plus up to half a period, so that arrivals never lock phase with bulk.
    #[default]
    Jitter,
    /// The i-th at exactly `i` periods.
    Periodic,
    /// Exponential gaps.
    Poisson,
    /// The next once the last is done and its period is over: only to compare with a figure measured that way.
    Closed,
}

/// Whether processes outlive a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Processes {
    /// Started anew for every run.
    #[default]
    Anew,
    /// Kept from block to block, one pair for each way to be scheduled; whoever does not run is stopped by the kernel
    /// (SIGSTOP) after it has waited for its work, and seen to be so: a stopped process submits nothing.
    Parked,
}

/// What the user wants of the urgent side while bulk is kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Goal {
    /// Urgent P99 from the scheduled arrival, in milliseconds.
    pub p99_ms: f64,
    /// Share of `solo × (1 − urgent share)` that bulk must keep.
    pub bulk_kept: f64,
}

impl Default for Goal {
    fn default() -> Self {
        Self { p99_ms: 50.0, bulk_kept: 0.90 }
    }
}

/// Whether figures are a GPU's or a model's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceKind {
    /// The software card: a model, whose figures are never a GPU's.
    #[default]
    Software,
    /// A real card.
    Hardware,
}

/// What the experiment ran on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Device {
    /// As the library names it.
    pub name: String,
    /// Model or card.
    pub kind: DeviceKind,
    /// The software card's preset.
    pub preset: Option<String>,
    /// Hash of the file that the preset's parameters come from, in hexadecimal.
    pub preset_hash: Option<String>,
    /// `hip` or `cuda`.
    pub platform: String,
    /// Kernel driver and its version.
    pub driver: Option<String>,
    /// Runtime library and its version.
    pub library: Option<String>,
    /// Cards that a control on two cards could use.
    pub cards: u32,
    /// Whether times come from a simulated clock.
    pub virtual_time: bool,
    /// Real seconds a second of the card's clock.
    pub timescale: Option<f64>,
    /// What was set for the programs that ran, where they have settings.
    #[serde(default)]
    pub settings: Vec<String>,
}

/// Who runs, and under whose scheduling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// The urgent side alone.
    SoloUrgent,
    /// The bulk side alone.
    SoloBulk,
    /// Both, no preload.
    Native,
    /// Both, no preload, with the vendor's stream priorities.
    NativePriority,
    /// Both, under the preload, which chooses its level.
    Hipreempt,
    /// Both, under the preload at level 1.
    Level1,
    /// Both, under the preload at level 3.
    Level3,
    /// Both at once, each on a card of its own: what sharing the host alone does.
    Apart,
    /// Both in one server of NVIDIA's Multi-Process Service, no preload.
    Mps,
    /// The same with the vendor's own client priorities.
    MpsPriority,
    /// Both in one such server, under the preload at level 1.
    Level1Mps,
    /// The same with the vendor's own client priorities as well.
    Level1MpsPriority,
}

impl Mode {
    /// Every mode, in the order of a report's rows.
    pub const ALL: [Self; 12] = [
        Self::SoloUrgent,
        Self::SoloBulk,
        Self::Native,
        Self::NativePriority,
        Self::Hipreempt,
        Self::Level1,
        Self::Level3,
        Self::Apart,
        Self::Mps,
        Self::MpsPriority,
        Self::Level1Mps,
        Self::Level1MpsPriority,
    ];

    /// The name in JSON and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SoloUrgent => "solo_urgent",
            Self::SoloBulk => "solo_bulk",
            Self::Native => "native",
            Self::NativePriority => "native_priority",
            Self::Hipreempt => "hipreempt",
            Self::Level1 => "level1",
            Self::Level3 => "level3",
            Self::Apart => "apart",
            Self::Mps => "mps",
            Self::MpsPriority => "mps_priority",
            Self::Level1Mps => "level1_mps",
            Self::Level1MpsPriority => "level1_mps_priority",
        }
    }

    /// Whether both sides run and are meant to share one card.
    pub const fn shares_a_card(self) -> bool {
        !matches!(self, Self::SoloUrgent | Self::SoloBulk | Self::Apart)
    }

    /// Whether the urgent side runs.
    pub const fn has_urgent(self) -> bool {
        !matches!(self, Self::SoloBulk)
    }

    /// Whether the bulk side runs.
    pub const fn has_bulk(self) -> bool {
        !matches!(self, Self::SoloUrgent)
    }

    /// Whether both sides run under the preload.
    pub const fn has_shim(self) -> bool {
        matches!(self, Self::Hipreempt) || self.level().is_some()
    }

    /// The level that the preload is told to use.
    pub const fn level(self) -> Option<&'static str> {
        match self {
            Self::Level1 | Self::Level1Mps | Self::Level1MpsPriority => Some("1"),
            Self::Level3 => Some("3"),
            _ => None,
        }
    }

    /// Whether both sides are in one server of the Multi-Process Service.
    pub const fn in_mps(self) -> bool {
        matches!(self, Self::Mps | Self::MpsPriority | Self::Level1Mps | Self::Level1MpsPriority)
    }

    /// Whether the two sides have different priorities in that server.
    pub const fn has_mps_priority(self) -> bool {
        matches!(self, Self::MpsPriority | Self::Level1MpsPriority)
    }

    /// The mode in which the card is shared in the same way and nobody schedules: what a gain is a gain over, and where
    /// the positive control is judged.
    pub const fn baseline(self) -> Self {
        if self.in_mps() { Self::Mps } else { Self::Native }
    }

    /// Whether it is a baseline itself.
    pub const fn is_baseline(self) -> bool {
        matches!(self, Self::Native | Self::Mps)
    }
}

/// One mode of one repeat.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ModeRun {
    /// Which mode.
    pub mode: Mode,
    /// Which block, from 0.
    pub repeat: u32,
    /// Seed of this repeat's schedule: the same for every mode of a repeat.
    pub seed: u64,
    /// The measured window begins here, after the warm-up.
    pub window_start_ns: u64,
    /// And ends here; requests scheduled before are still waited for, up to two seconds.
    pub window_end_ns: u64,
    /// What went before the window.
    pub warm_up: WarmUp,
    /// The urgent side, where it ran.
    pub urgent: Option<UrgentSide>,
    /// The bulk side, where it ran.
    pub bulk: Option<BulkSide>,
    /// Urgent processes beyond the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_urgent: Vec<UrgentSide>,
    /// Bulk processes beyond the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more_bulk: Vec<BulkSide>,
    /// Processes of the experiment that did not take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parked: Vec<ParkedProcess>,
    /// The positive control, measured outside the window with the same two processes.
    pub canary: Option<Canary>,
    /// What the kernel or the software card's ledger says of who used which card during the window.
    pub users: CardUsers,
    /// How the host did during the window.
    pub host: HostFigures,
}

impl ModeRun {
    /// A run of which nothing is known yet.
    pub fn new(mode: Mode, repeat: u32, seed: u64, window_start_ns: u64, window_end_ns: u64) -> Self {
        Self {
            mode,
            repeat,
            seed,
            window_start_ns,
            window_end_ns,
            warm_up: WarmUp::default(),
            urgent: None,
            bulk: None,
            more_urgent: Vec::new(),
            more_bulk: Vec::new(),
            parked: Vec::new(),
            canary: None,
            users: CardUsers::default(),
            host: HostFigures::default(),
        }
    }

    /// Every urgent process's record.
    pub fn urgents(&self) -> impl Iterator<Item = &UrgentSide> {
        self.urgent.iter().chain(&self.more_urgent)
    }

    /// Every bulk process's record.
    pub fn bulks(&self) -> impl Iterator<Item = &BulkSide> {
        self.bulk.iter().chain(&self.more_bulk)
    }

    /// Length of the window; zero where its ends are swapped.
    pub const fn window_ns(&self) -> u64 {
        self.window_end_ns.saturating_sub(self.window_start_ns)
    }
}

/// A process of the experiment that was not to do anything during a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ParkedProcess {
    /// Which.
    pub pid: u32,
    /// Whether the kernel had it stopped both when the window began and when it had ended.
    pub stopped: bool,
}

/// What both sides had done when the window began, since they started (or since they were unparked).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarmUp {
    /// Time.
    pub ns: u64,
    /// Bulk iterations.
    pub iterations: u64,
    /// Urgent requests.
    pub requests: u64,
}

/// The urgent process of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct UrgentSide {
    /// Who and where, as the process itself says.
    pub identity: WorkerIdentity,
    /// Every request scheduled in the window, in order of arrival.
    pub requests: Vec<Request>,
    /// Kernel launches over the process's life.
    pub launches: Launches,
    /// What every request's result added up to, where each gives the same.
    #[serde(default)]
    pub checksum: Option<u64>,
}

/// The bulk process of one run.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BulkSide {
    /// Who and where, as the process itself says.
    pub identity: WorkerIdentity,
    /// When it first asked for work. Before this it demanded nothing.
    pub first_submit_ns: u64,
    /// When it was last known to have unfinished work, or stopped. After this it demanded nothing.
    pub last_demand_ns: u64,
    /// Solo times of one iteration's kernels, added up.
    pub iteration_work_ns: u64,
    /// Progress, each 100 ms.
    pub samples: Vec<BulkSample>,
    /// Times between `first_submit_ns` and `last_demand_ns` when nothing that it had asked for was unfinished. A
    /// launch held in the launch call is asked for: holding is not a lack of demand.
    pub idle: Vec<Interval>,
    /// The iterations that ended in the window.
    pub iterations: Vec<IterationEnd>,
    /// Kernel launches over the process's life.
    pub launches: Launches,
}

/// One urgent request. Times that never came are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its place in the schedule, from 0.
    pub index: u64,
    /// When the schedule has it arrive (when it was issued, in a closed loop).
    pub scheduled_ns: u64,
    /// When the process began it.
    pub issued_ns: Option<u64>,
    /// When its first launch returned.
    pub first_launch_ns: Option<u64>,
    /// When its result was there.
    pub done_ns: Option<u64>,
}

impl Request {
    /// From the scheduled arrival to the result: what whoever asked waited.
    pub fn response_ns(&self) -> Option<u64> {
        self.done_ns.map(|done| done.saturating_sub(self.scheduled_ns))
    }

    /// From the issue to the result: what the server's own log would say.
    pub fn service_ns(&self) -> Option<u64> {
        Some(self.done_ns?.saturating_sub(self.issued_ns?))
    }
}

/// Bulk's progress so far. Counters only ever grow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulkSample {
    /// When it was taken.
    pub at_ns: u64,
    /// Iterations ended.
    pub iterations: u64,
    /// Kernels known to be complete.
    pub kernels: u64,
    /// Solo times of those kernels, added up: progress that a half-done iteration counts in.
    pub work_ns: u64,
    /// Checksum of the last iteration's result.
    pub checksum: u64,
    /// Whether something asked for was unfinished at that moment.
    pub unfinished: bool,
}

/// The end of one bulk iteration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IterationEnd {
    /// When the process saw its result.
    pub at_ns: u64,
    /// From the previous iteration's result to this one's first launch call.
    pub host_gap_ns: u64,
    /// Kernels of this iteration.
    pub kernels: u64,
    /// Checksum of its result: iterations are alike, so every one's is the same.
    pub checksum: u64,
}

/// A stretch of time, `[start, end)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interval {
    /// Its first nanosecond.
    pub start_ns: u64,
    /// The first that is no longer in it.
    pub end_ns: u64,
}

impl Interval {
    /// What is in both; empty (zero long) where they do not meet.
    pub fn meet(self, other: Self) -> Self {
        let start_ns = self.start_ns.max(other.start_ns);
        Self { start_ns, end_ns: self.end_ns.min(other.end_ns).max(start_ns) }
    }

    /// Its length; zero where its ends are swapped.
    pub const fn len_ns(self) -> u64 {
        self.end_ns.saturating_sub(self.start_ns)
    }
}

/// A process's own account of who it is and which card it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkerIdentity {
    /// Its process id.
    pub pid: u32,
    /// The device's UUID in hexadecimal.
    pub uuid: String,
    /// `domain:bus:device.function`.
    pub pci: String,
    /// The device's name.
    pub name: String,
    /// On AMD the kfd `gpu_id`.
    pub kfd_gpu_id: Option<u32>,
    /// On AMD the compute partition, where the card is split.
    pub partition: Option<u32>,
    /// UUID of the board that its shim joined.
    pub board: Option<String>,
    /// Whether the shim was mapped, read from its `/proc/self/maps`.
    pub shim_mapped: bool,
    /// The level at which its shim scheduled it, as the board showed it when the window was over.
    #[serde(default)]
    pub level: Option<u32>,
    /// Why at that level, in the shim's words.
    #[serde(default)]
    pub why_level: Option<String>,
    /// What its shim holds at a closed gate, `thread` or `queue`, as the board showed it then.
    #[serde(default)]
    pub hold: Option<String>,
}

impl WorkerIdentity {
    /// Whether both were given the same card and partition, by every mark that both know.
    pub fn same_card(&self, other: &Self) -> bool {
        let differ = |a: Option<u32>, b: Option<u32>| matches!((a, b), (Some(a), Some(b)) if a != b);
        self.uuid == other.uuid
            && self.pci == other.pci
            && !differ(self.kfd_gpu_id, other.kfd_gpu_id)
            && !differ(self.partition, other.partition)
    }
}

/// Launches as counted on two sides of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Launches {
    /// By the worker, which made them.
    pub by_worker: u64,
    /// By the shim, which saw them; `None` without a shim.
    pub by_shim: Option<u64>,
    /// How many of those the shim held.
    pub held: Option<u64>,
    /// For how long in all.
    pub held_ns: Option<u64>,
}

/// The positive control: a kernel of about 0.5 ms launched every 50 ms by the urgent process, and how long each
/// launch took to complete.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Canary {
    /// With the bulk process idle or not there.
    pub absent_ns: Vec<u64>,
    /// With the bulk process looping.
    pub beside_ns: Vec<u64>,
}

/// Whose word [`CardUsers`] is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UsersSource {
    /// Nobody could be asked.
    #[default]
    None,
    /// `/sys/class/kfd/kfd/proc/<pid>/queues/*/gpuid`.
    Kfd,
    /// NVML's list of compute processes of the card's UUID.
    Nvml,
    /// The card's device nodes (`/dev/nvidia0`) that each process holds open, where NVML does not list processes.
    DeviceNodes,
    /// The software card's own ledger.
    Ledger,
}

/// Who used which card during the window, from below the processes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardUsers {
    /// Whose word it is.
    pub source: UsersSource,
    /// One entry a process a card.
    pub users: Vec<CardUser>,
    /// Processes on either worker's card that are not the experiment's.
    pub foreign_pids: Vec<u32>,
}

impl CardUsers {
    /// The cards that one process used.
    pub fn cards_of(&self, pid: u32) -> Vec<&str> {
        self.users.iter().filter(|user| user.pid == pid).map(|user| user.card.as_str()).collect()
    }

    /// Kernels that the source saw complete for one process, where it counts them.
    pub fn kernels_of(&self, pid: u32) -> Option<u64> {
        let counts: Vec<u64> =
            self.users.iter().filter(|user| user.pid == pid).filter_map(|user| user.kernels).collect();
        (!counts.is_empty()).then(|| counts.iter().fold(0, |sum: u64, n| sum.saturating_add(*n)))
    }
}

/// One process on one card.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardUser {
    /// The card, in the source's own words (gpu id, UUID, the ledger's card).
    pub card: String,
    /// The process.
    pub pid: u32,
    /// Kernels completed for it in the process's life, where the source counts them.
    pub kernels: Option<u64>,
}

/// How the host did during the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostFigures {
    /// Processor time that a hypervisor took away, from `/proc/stat`.
    pub steal_ns: Option<u64>,
    /// Median time of a request from its issue to its last launch: work of the host alone.
    pub launch_phase_ns: Option<u64>,
    /// Events of the software card.
    pub events: u64,
    /// Those that it dealt with more than 100 µs late.
    pub late_events: u64,
}

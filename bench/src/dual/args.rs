//! The options of `bench dual`.

use std::path::PathBuf;

use clap::ValueEnum;
use hipreempt_softgpu::model::Reach;

use crate::clock::AWAKE_NS;
use crate::device::Choice;
use crate::error::BenchError;
use crate::protocol::Stream;
use crate::record::{Arrivals, Goal, Mode, Plan, Processes};
use crate::runner::fake::Fake;
use crate::runner::run::{CANARY_LAUNCHES, CANARY_PERIOD_NS, WARM_NS};
use crate::torch::{self, Models};
use crate::workload::Work;

/// What starting and ending the processes of one run takes, about.
const START_NS: u64 = 1_000_000_000;

/// Runs an urgent and a bulk process alone, together under the native scheduler, and together under hipreempt, and says
/// whether the figures can be believed.
#[derive(Clone, Debug, clap::Args)]
pub struct DualArgs {
    /// `auto`: a real GPU if a HIP library reports one, else the software device; `soft:PRESET`: the software device
    #[arg(long, default_value = "auto", value_name = "DEVICE")]
    pub device: Choice,
    /// 3 blocks of 180 s a mode instead of 5 of 10 s
    #[arg(long)]
    pub full: bool,
    /// Blocks; each holds every mode once, in an order of its own
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1000))]
    pub repeats: Option<u32>,
    /// Length of each measured window
    #[arg(long, value_name = "S", value_parser = positive)]
    pub seconds: Option<f64>,
    /// What order, arrivals and the software device draw from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// `replay`: recorded traces in HIP processes; `torch`: the models themselves in PyTorch processes on a real GPU
    #[arg(long, value_enum, default_value = "replay")]
    pub workload: Workload,
    /// The urgent request: ResNet-18 launch by launch, or as one graph
    #[arg(long, value_enum, default_value = "trace")]
    pub urgent: Urgent,
    /// The bulk work
    #[arg(long, value_enum, default_value = "resnet50-b1024")]
    pub bulk: Bulk,
    /// How the urgent requests arrive
    #[arg(long, value_enum, default_value = "jitter")]
    pub arrivals: ArrivalsArg,
    /// Urgent requests a second; the default is the user's own test. In a closed loop a high rate saturates the server
    #[arg(long, default_value_t = 20.0, value_parser = positive, value_name = "N")]
    pub rate: f64,
    /// The streams of both sides
    #[arg(long, value_enum, default_value = "null")]
    pub stream: StreamArg,
    /// How long before each arrival the server is awake, spinning, with `--workload torch`. More than the gap between
    /// requests keeps its processor from sleeping: for virtual machines, where waking takes long
    #[arg(long, value_name = "MS", value_parser = positive)]
    pub awake_ms: Option<f64>,
    /// Images in a bulk iteration, with `--workload torch`
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=65_536))]
    pub bulk_batch: Option<u32>,
    /// Bulk processes at once, with `--workload torch`
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=8))]
    pub bulks: u32,
    /// Urgent processes at once, with `--workload torch`
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=8))]
    pub urgents: u32,
    /// Whether PyTorch processes are kept from block to block, stopped while others run, or started anew for each run
    #[arg(long, value_enum, default_value = "parked")]
    pub processes: ProcessesArg,
    /// A setting of the preload in the modes that have it, with `--workload torch`: to compare tunings
    #[arg(long = "set", value_parser = setting, value_name = "HIPREEMPT_…=VALUE")]
    pub settings: Vec<(String, String)>,
    /// The Python that has PyTorch
    #[arg(long, default_value = "python3", value_name = "PROGRAM")]
    pub python: PathBuf,
    /// Add a mode with the preload at this level
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=3), value_name = "1|3")]
    pub level: Option<u8>,
    /// What taking a queue off the software device costs, and putting it back; with `--virtual --level 3` several, and the
    /// curve over them
    #[arg(long, value_delimiter = ',', value_parser = clap::value_parser!(u64).range(1..=1_000_000), value_name = "US")]
    pub switch_cost_us: Vec<u64>,
    /// What that disturbs: the queue, as on gfx11 and later, or the whole card, as on gfx9 and gfx10
    #[arg(long, value_enum, value_name = "REACH")]
    pub switch_reach: Option<ReachArg>,
    /// Run these modes only, e.g. `solo_urgent,native`
    #[arg(long, value_delimiter = ',', value_parser = mode, value_name = "MODES")]
    pub modes: Option<Vec<Mode>>,
    /// Urgent P99 to reach, in milliseconds
    #[arg(long, default_value_t = Goal::default().p99_ms, value_parser = positive, value_name = "MS")]
    pub goal_p99_ms: f64,
    /// Slow the software device down so many times, for machines that are too busy for real time
    #[arg(long, default_value_t = 1.0, value_parser = positive, value_name = "N")]
    pub timescale: f64,
    /// The same experiment on the software device's model in virtual time: no processes, the same figures every time
    #[arg(long = "virtual")]
    pub virtual_time: bool,
    /// Write verdict, evidence and figures here
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
    /// Draw latencies and throughputs here, as SVG
    #[arg(long, value_name = "FILE")]
    pub plot: Option<PathBuf>,
    /// Write every raw sample here, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub samples: Option<PathBuf>,
    /// Spoil the experiment in this way; the verdict has to find out
    #[arg(long, value_enum, hide = true)]
    pub fake: Option<Fake>,
}

/// What a switch disturbs, by the name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReachArg {
    /// One queue.
    Queue,
    /// All of them.
    Card,
}

impl From<ReachArg> for Reach {
    fn from(reach: ReachArg) -> Self {
        match reach {
            ReachArg::Queue => Reach::OneQueue,
            ReachArg::Card => Reach::WholeCard,
        }
    }
}

/// What the two sides are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Workload {
    /// Recorded traces.
    Replay,
    /// PyTorch.
    Torch,
}

/// Whether processes outlive a run, by the name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ProcessesArg {
    /// Kept.
    Parked,
    /// Started anew.
    Anew,
}

/// How an urgent request is launched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Urgent {
    /// Kernel by kernel, with the host's work between.
    Trace,
    /// As one captured graph.
    Graph,
}

/// The bulk work, by the name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Bulk {
    /// ResNet-50 inference, batch 1024.
    #[value(name = "resnet50-b1024", alias = "b1024")]
    B1024,
    /// The same, scaled to batch 512.
    #[value(name = "b512", alias = "resnet50-b512")]
    B512,
    /// The same, scaled to batch 256.
    #[value(name = "b256", alias = "resnet50-b256")]
    B256,
    /// ResNet-50 training, batch 64.
    #[value(name = "train64", alias = "resnet50-b64-train")]
    Train64,
}

impl From<Bulk> for Work {
    fn from(bulk: Bulk) -> Self {
        match bulk {
            Bulk::B1024 => Work::Resnet50B1024,
            Bulk::B512 => Work::Resnet50B512,
            Bulk::B256 => Work::Resnet50B256,
            Bulk::Train64 => Work::Resnet50B64Train,
        }
    }
}

/// How requests arrive, by the name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ArrivalsArg {
    /// Once a period, plus up to half of one.
    Jitter,
    /// Once a period.
    Periodic,
    /// At random, at the rate on average.
    Poisson,
    /// The next when the last is done and its period is over.
    Closed,
}

impl From<ArrivalsArg> for Arrivals {
    fn from(arrivals: ArrivalsArg) -> Self {
        match arrivals {
            ArrivalsArg::Jitter => Arrivals::Jitter,
            ArrivalsArg::Periodic => Arrivals::Periodic,
            ArrivalsArg::Poisson => Arrivals::Poisson,
            ArrivalsArg::Closed => Arrivals::Closed,
        }
    }
}

/// Where launches go, by the name of an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StreamArg {
    /// The null stream, as PyTorch by default.
    Null,
    /// One made by the program.
    Explicit,
}

impl From<StreamArg> for Stream {
    fn from(stream: StreamArg) -> Self {
        match stream {
            StreamArg::Null => Stream::Null,
            StreamArg::Explicit => Stream::Explicit,
        }
    }
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "expected a number above 0".to_owned())
}

fn mode(text: &str) -> Result<Mode, String> {
    let names = || Mode::ALL.map(Mode::name).join(", ");
    let name = text.replace('-', "_");
    Mode::ALL
        .into_iter()
        .find(|mode| mode.name() == name)
        .ok_or_else(|| format!("expected one of {}", names()))
}

impl DualArgs {
    /// The plan, for a device that offers these modes.
    ///
    /// # Errors
    /// [`BenchError::Usage`] if the user asks for a mode that the device does not offer.
    pub fn plan(&self, offered: &[Mode]) -> Result<Plan, BenchError> {
        let level = match self.level {
            Some(1) => Some(Mode::Level1),
            Some(3) => Some(Mode::Level3),
            Some(_) => return Err(BenchError::Usage("--level is 1 or 3".to_owned())),
            None => None,
        };
        let offered: Vec<Mode> =
            Mode::ALL.into_iter().filter(|mode| offered.contains(mode) || level == Some(*mode)).collect();
        let modes = self.modes.clone().unwrap_or_else(|| offered.clone());
        if let Some(missing) = modes.iter().find(|mode| !offered.contains(mode)) {
            return Err(BenchError::Usage(format!("mode {} cannot be run on this device", missing.name())));
        }
        let (name, repeats, seconds) = if self.full { ("full", 3, 180.0) } else { ("quick", 5, 10.0) };
        let custom = self.repeats.is_some() || self.seconds.is_some();
        let mut plan = Plan {
            name: if custom { "custom" } else { name }.to_owned(),
            repeats: self.repeats.unwrap_or(repeats),
            window_ns: (self.seconds.unwrap_or(seconds) * 1e9) as u64,
            rate_per_s: self.rate,
            arrivals: self.arrivals.into(),
            seed: self.seed,
            modes,
            goal: Goal { p99_ms: self.goal_p99_ms, ..Goal::default() },
            urgent: self.urgent_name(),
            bulk: Work::from(self.bulk).name().to_owned(),
            urgent_work_ns: Work::Resnet18B1.trace().work_ns(),
            expected_wall_s: 0.0,
            processes: Processes::Anew,
            urgents: 1,
            bulks: 1,
        };
        if self.workload == Workload::Torch {
            let models = self.models()?;
            (plan.urgent, plan.bulk) = (models.urgent_name(), models.bulk_name());
            let settings: Vec<String> =
                models.settings.iter().map(|(name, value)| format!("{name}={value}")).collect();
            if !settings.is_empty() {
                plan.name = format!("{}, {}", plan.name, settings.join(", "));
            }
            (plan.urgents, plan.bulks, plan.processes) = (models.urgents, models.bulks, models.processes);
        }
        plan.expected_wall_s = if self.virtual_time { 0.0 } else { expected_wall_s(&plan) * self.timescale };
        Ok(plan)
    }

    /// What PyTorch processes are to run.
    ///
    /// # Errors
    /// [`BenchError::Usage`] for options that only a model of a card has.
    pub fn models(&self) -> Result<Models, BenchError> {
        let usage = |what: &str| Err(BenchError::Usage(format!("--workload torch {what}")));
        if self.virtual_time || self.timescale != 1.0 || self.device != Choice::Auto {
            return usage("runs on a real GPU only: not with --device, --timescale or --virtual");
        }
        if self.fake.is_some_and(|fake| !fake.is_the_runners()) {
            return usage("has no such --fake");
        }
        let (batch, train) = match self.bulk {
            Bulk::B1024 => (1_024, false),
            Bulk::B512 => (512, false),
            Bulk::B256 => (256, false),
            Bulk::Train64 => (64, true),
        };
        Ok(Models {
            python: self.python.clone(),
            graph: self.urgent == Urgent::Graph,
            batch: self.bulk_batch.unwrap_or(batch),
            train,
            stream: self.stream.into(),
            awake_ns: self.awake_ms.map_or(AWAKE_NS, |ms| (ms * 1e6) as u64),
            urgents: self.urgents,
            bulks: self.bulks,
            processes: match self.processes {
                ProcessesArg::Parked => Processes::Parked,
                ProcessesArg::Anew => Processes::Anew,
            },
            settings: self.settings.clone(),
        })
    }

    /// What the software device's switches are to cost and to disturb, where it is said.
    pub fn switches(&self) -> (Option<u64>, Option<Reach>) {
        (self.switch_cost_us.first().map(|us| us * 1_000), self.switch_reach.map(Into::into))
    }

    fn urgent_name(&self) -> String {
        let graph = if self.urgent == Urgent::Graph { "_graph" } else { "" };
        format!("{}{graph}", Work::Resnet18B1.name())
    }
}

fn setting(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(name, _)| name.starts_with("HIPREEMPT_"));
    let (name, value) = pair.ok_or("not HIPREEMPT_…=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn expected_wall_s(plan: &Plan) -> f64 {
    let models = plan.processes == Processes::Parked;
    let of_mode = |mode: &Mode| {
        let has_control = mode.shares_a_card() && (!models || mode.is_baseline());
        let warm_ups =
            if has_control { u64::from(mode.has_urgent()) + u64::from(mode.has_bulk()) } else { 1 };
        let canary_ns = if has_control { 2 * u64::from(CANARY_LAUNCHES) * CANARY_PERIOD_NS } else { 0 };
        START_NS + WARM_NS * warm_ups + canary_ns + plan.window_ns
    };
    let block_ns: u64 = plan.modes.iter().map(of_mode).sum();
    let start_ns = if models { torch::START_NS } else { 0 };
    (start_ns as f64 + block_ns as f64 * f64::from(plan.repeats)) / 1e9
}

//! `bench dual --workload torch`: the user's own test as they run it, in PyTorch processes on a real GPU.
//!
//! The worker (`bench/torch/worker.py`) is part of this program, so that no file can be missing beside it. It is plain
//! `torch.cuda`, which is ROCm's interface too.

pub mod mps;
mod stage;

use std::path::PathBuf;
use std::time::Duration;

pub use stage::TorchStage;

use crate::clock::AWAKE_NS;
use crate::device::files::{CUDA_SHIM, Files, SHIM};
use crate::error::{BenchError, Doing};
use crate::protocol::{ModelConfig, ModelFigures, ModelRole, Probe, Reply, Stream};
use crate::record::{Device, DeviceKind, Mode, Processes};
use crate::runner::interrupt::Interrupt;
use crate::runner::nvidia;
use crate::runner::worker::{Start, Worker};

/// The worker's text.
const SCRIPT: &str = include_str!("../../torch/worker.py");
/// Importing PyTorch from a cold disk and taking the models' times.
const PROBE_LIMIT: Duration = Duration::from_secs(240);
/// What starting the processes of all modes at once takes, about, and the probe before it.
pub const START_NS: u64 = 40_000_000_000;

/// What the two sides run.
#[derive(Clone, Debug)]
pub struct Models {
    /// Python.
    pub python: PathBuf,
    /// Whether an urgent request is one captured graph.
    pub graph: bool,
    /// Images in a bulk iteration.
    pub batch: u32,
    /// Whether a bulk iteration is a training step.
    pub train: bool,
    /// The streams of both sides.
    pub stream: Stream,
    /// How long before an arrival the server is awake, spinning.
    pub awake_ns: u64,
    /// Urgent processes at once.
    pub urgents: u32,
    /// Bulk processes at once.
    pub bulks: u32,
    /// Whether processes are kept between runs.
    pub processes: Processes,
    /// Settings of the preload in the modes that have it, by variable.
    pub settings: Vec<(String, String)>,
}

impl Models {
    /// The urgent request's name in reports.
    pub fn urgent_name(&self) -> String {
        let graph = if self.graph { " as one graph" } else { "" };
        let awake = match self.awake_ns {
            AWAKE_NS => String::new(),
            awake_ns => format!(", awake {} ms before an arrival", awake_ns as f64 / 1e6),
        };
        format!("{} PyTorch ResNet-18 batch 1{graph}{awake}", self.urgents)
    }

    /// The bulk work's.
    pub fn bulk_name(&self) -> String {
        let train = if self.train { " training" } else { "" };
        format!("{} PyTorch ResNet-50 batch {}{train}", self.bulks, self.batch)
    }

    fn config(&self, role: ModelRole, figures: Option<ModelFigures>) -> ModelConfig {
        ModelConfig {
            role,
            stream: self.stream,
            awake_ns: self.awake_ns,
            graph: self.graph,
            batch: self.batch,
            train: self.train,
            figures,
            misbehaviour: None,
        }
    }
}

/// A machine on which the models run, with everything that is known of it before the first run.
#[derive(Debug)]
pub struct TorchReady {
    files: Files,
    folder: tempfile::TempDir,
    models: Models,
    probe: Probe,
    figures: ModelFigures,
    driver: Option<String>,
}

impl TorchReady {
    /// Asks PyTorch for its device, and takes the models' times on it, alone.
    ///
    /// # Errors
    /// [`BenchError::Usage`] if this machine has no Python, no PyTorch or no device.
    pub fn find(models: Models, interrupt: &Interrupt) -> Result<Self, BenchError> {
        let files = Files::beside_executable()?;
        let folder = tempfile::Builder::new().prefix("hipreempt-bench-").tempdir_in("/dev/shm");
        let folder = folder.doing("make a private folder in /dev/shm")?;
        std::fs::write(folder.path().join("worker.py"), SCRIPT).doing("write the worker")?;
        let mut ready = Self {
            files,
            folder,
            models,
            probe: Probe::default(),
            figures: ModelFigures::default(),
            driver: nvidia::driver_version(),
        };
        ready.ask(interrupt).map_err(|error| match error {
            BenchError::Worker { what, .. } => BenchError::Usage(format!("--workload torch: PyTorch {what}")),
            other => other,
        })?;
        Ok(ready)
    }

    fn ask(&mut self, interrupt: &Interrupt) -> Result<(), BenchError> {
        let start = self.start(&self.models.config(ModelRole::Probe, None))?;
        let start = start.with(mps::no_server(self.folder.path()));
        let mut worker = Worker::start("probe", &start, interrupt)
            .map_err(|error| BenchError::Usage(format!("--workload torch: {error}; --python says which")))?;
        match worker.hear(PROBE_LIMIT)? {
            Reply::Probed(probe) => self.probe = probe,
            other => return Err(worker.unexpected(&other)),
        }
        match worker.hear(PROBE_LIMIT)? {
            Reply::Models(figures) => self.figures = figures,
            other => return Err(worker.unexpected(&other)),
        }
        worker.quit();
        Ok(())
    }

    fn start(&self, config: &ModelConfig) -> Result<Start, BenchError> {
        let start = Start::new(&self.models.python, config)?;
        Ok(start.after(self.folder.path().join("worker.py")).after("-u"))
    }

    /// The modes that can be run here.
    pub fn modes(&self) -> Vec<Mode> {
        Mode::ALL.into_iter().filter(|mode| self.missing(*mode).is_none()).collect()
    }

    /// What a mode needs and this machine has not.
    fn missing(&self, mode: Mode) -> Option<String> {
        let nvidia = self.figures.platform == "cuda";
        match mode {
            Mode::NativePriority | Mode::Hipreempt | Mode::Apart => {
                return Some("another workload".to_owned());
            }
            _ if (mode.in_mps() || mode == Mode::Level3) && !nvidia => {
                return Some("an NVIDIA GPU".to_owned());
            }
            _ if mode.in_mps() && !mps::is_installed() => {
                return Some(format!("{}, which is not in the PATH", mps::CONTROL));
            }
            _ => {}
        }
        let shim = if mode.has_shim() { self.shim().err() } else { None };
        shim.map(|error| format!("the preload library: {error}"))
    }

    /// Refuses modes that this machine cannot run, and says what is missing for the first of them.
    ///
    /// # Errors
    /// [`BenchError::Usage`].
    pub fn check(&self, modes: &[Mode]) -> Result<(), BenchError> {
        let missing = modes.iter().find_map(|mode| Some((mode, self.missing(*mode)?)));
        missing.map_or(Ok(()), |(mode, what)| {
            Err(BenchError::Usage(format!("mode {} needs {what}", mode.name())))
        })
    }

    /// The preload for the platform.
    fn shim(&self) -> Result<PathBuf, BenchError> {
        self.files.path(if self.figures.platform == "hip" { SHIM } else { CUDA_SHIM })
    }

    /// GPU time of one urgent request.
    pub fn request_work_ns(&self) -> u64 {
        self.figures.request_work_ns
    }

    /// What the record says of the device.
    pub fn record(&self) -> Device {
        let software = self.figures.software;
        Device {
            name: self.probe.identity.name.clone(),
            kind: if software { DeviceKind::Software } else { DeviceKind::Hardware },
            platform: self.figures.platform.clone(),
            driver: self.driver.clone(),
            library: Some(self.probe.library.clone()),
            cards: self.probe.devices,
            settings: self.figures.settings.clone(),
            ..Device::default()
        }
    }
}

//! The NVIDIA GPU that the microbenchmark runs on, or the stand-in for CUDA's driver library on the software device,
//! and how its workers are started there.

use std::ffi::OsString;
use std::os::unix::fs::symlink;
use std::path::PathBuf;
use std::time::Duration;

use hipreempt_softgpu::Config as SoftConfig;
use serde::Serialize;

use super::kernels::Kernels;
use crate::device::files::{CUDA_SHIM, CUDA_WORKER, Files, SOFT_CUDA};
use crate::error::{BenchError, Doing};
use crate::protocol::cuda::{Counted, CudaCommand, CudaConfig, CudaReply};
use crate::protocol::{Command, Probe, Reply};
use crate::runner::interrupt::Interrupt;
use crate::runner::nvidia;
use crate::runner::worker::{Start, Worker};
use crate::torch::mps;

/// Longer than the gaps between requests: in a virtual machine a processor that sleeps is late when it comes back, and slow.
const AWAKE_NS: u64 = 20_000_000;
/// The software device needs the processors itself. A sleep may be late by half a millisecond.
const SOFT_AWAKE_NS: u64 = 1_500_000;
/// How long a worker may take to start, beside a dozen others that do.
pub const START_LIMIT: Duration = Duration::from_secs(60);
/// How long the calibration may take.
const CALIBRATION_LIMIT: Duration = Duration::from_secs(60);

/// Which card is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CudaChoice {
    /// The first NVIDIA GPU.
    Gpu,
    /// The software device with this preset, through the stand-in for CUDA's driver library.
    Soft(String),
}

/// How a worker is scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Without the preload.
    Native,
    /// Under the preload, at a level and a priority.
    Preloaded(Level, Priority),
}

/// A level of the preload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Launches are held.
    One,
    /// Hardware queues are suspended.
    Three,
}

impl Level {
    /// Its number.
    pub const fn number(self) -> u32 {
        match self {
            Level::One => 1,
            Level::Three => 3,
        }
    }
}

/// A priority of the preload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// −100.
    Low,
    /// 0.
    Normal,
    /// 100.
    High,
}

impl Priority {
    const fn name(self) -> &'static str {
        match self {
            Priority::Low => "low",
            Priority::Normal => "normal",
            Priority::High => "high",
        }
    }
}

/// A card that was found, with the kernels for it. Its private folder goes when this does.
#[derive(Debug)]
pub struct CudaReady {
    files: Files,
    folder: tempfile::TempDir,
    preset: Option<String>,
    seed: u64,
    driver: Option<String>,
    /// What a worker found there.
    pub probe: Probe,
    /// The kernels, by [`Kernels::index`].
    pub counted: Vec<Counted>,
}

impl CudaReady {
    /// Finds the card and its kernels, alone on it.
    ///
    /// # Errors
    /// [`BenchError::Usage`] if there is none; [`BenchError`] if a part of this build is missing or a worker fails.
    pub fn find(
        choice: &CudaChoice,
        kernels: &Kernels,
        seed: u64,
        interrupt: &Interrupt,
    ) -> Result<Self, BenchError> {
        let files = Files::beside_executable()?;
        let folder = tempfile::Builder::new().prefix("hipreempt-bench-").tempdir_in("/dev/shm");
        let folder = folder.doing("make a private folder in /dev/shm")?;
        let preset = match choice {
            CudaChoice::Gpu => None,
            CudaChoice::Soft(preset) => Some(preset.clone()),
        };
        if preset.is_some() {
            for name in ["lib", "card"] {
                std::fs::create_dir(folder.path().join(name)).doing("make a private folder")?;
            }
            let link = folder.path().join("lib/libcuda.so.1");
            symlink(files.path(SOFT_CUDA)?, link).doing("link the stand-in for CUDA's library")?;
        }
        let driver = if preset.is_none() { nvidia::driver_version() } else { None };
        let mut ready =
            Self { files, folder, preset, seed, driver, probe: Probe::default(), counted: Vec::new() };
        ready.files.path(CUDA_SHIM)?;
        ready.calibrate(kernels, interrupt)?;
        Ok(ready)
    }

    fn calibrate(&mut self, kernels: &Kernels, interrupt: &Interrupt) -> Result<(), BenchError> {
        let mut worker = self.start("calibration", Side::Native, "", interrupt)?;
        self.probe = ready(&mut worker).map_err(|error| match error {
            BenchError::Worker { what, .. } => BenchError::Usage(format!("--device cuda: the worker {what}")),
            other => other,
        })?;
        match ask(&mut worker, CudaCommand::Calibrate(kernels.wanted()), CALIBRATION_LIMIT)? {
            CudaReply::Calibrated(counted) => self.counted = counted,
            other => return Err(worker.unexpected(&Reply::Cuda(other))),
        }
        worker.quit();
        Ok(())
    }

    /// Starts a worker. Those on one side whose `board` is the same meet on it.
    ///
    /// # Errors
    /// [`BenchError`] if it cannot be started.
    pub fn start(
        &self,
        role: &'static str,
        side: Side,
        board: &str,
        interrupt: &Interrupt,
    ) -> Result<Worker, BenchError> {
        let awake_ns = if self.is_software() { SOFT_AWAKE_NS } else { AWAKE_NS };
        let config = CudaConfig { kernels: self.counted.clone(), awake_ns };
        let start = Start::new(&self.files.path(CUDA_WORKER)?, &config)?;
        Worker::start(role, &start.with(self.variables(side, board)?), interrupt)
    }

    fn variables(&self, side: Side, board: &str) -> Result<Vec<(&'static str, OsString)>, BenchError> {
        let mut variables = mps::no_server(self.folder.path());
        if let Some(preset) = &self.preset {
            variables.push(("LD_LIBRARY_PATH", self.folder.path().join("lib").into_os_string()));
            let soft = SoftConfig {
                preset: preset.clone(),
                dir: self.folder.path().join("card"),
                seed: self.seed.max(1),
                ..SoftConfig::default()
            };
            variables.extend(soft.to_variables().into_iter().map(|(name, value)| (name, value.into())));
        }
        if let Side::Preloaded(level, priority) = side {
            let boards = self.board_folder(board);
            std::fs::create_dir_all(&boards).doing("make a folder for boards")?;
            variables.push(("LD_PRELOAD", self.files.path(CUDA_SHIM)?.into_os_string()));
            variables.push(("HIPREEMPT_LEVEL", level.number().to_string().into()));
            variables.push(("HIPREEMPT_PRIORITY", priority.name().into()));
            variables.push(("HIPREEMPT_DIR", boards.into_os_string()));
        }
        Ok(variables)
    }

    /// Where the boards of this name lie.
    pub fn board_folder(&self, board: &str) -> PathBuf {
        self.folder.path().join("board").join(board)
    }

    /// Whether figures from here are a model's.
    pub fn is_software(&self) -> bool {
        self.preset.is_some()
    }

    /// The card in a few words, for a first line.
    pub fn describe(&self) -> String {
        let Probe { identity, driver_version, library, .. } = &self.probe;
        let cuda = format!("CUDA {}.{}", driver_version / 1_000, driver_version % 1_000 / 10);
        match &self.preset {
            Some(preset) => format!("software card {preset} (a model: its figures are not a GPU's), {cuda}"),
            None => {
                let driver = self.driver.as_deref().unwrap_or("unknown");
                format!("{} at {}, driver {driver}, {cuda}, {library}", identity.name, identity.pci)
            }
        }
    }
}

/// Waits until a worker says who and where it is.
///
/// # Errors
/// [`BenchError`] if it does not, or fails.
pub fn ready(worker: &mut Worker) -> Result<Probe, BenchError> {
    match worker.hear(START_LIMIT)? {
        Reply::Probed(probe) => Ok(probe),
        other => Err(worker.unexpected(&other)),
    }
}

/// Gives a command.
///
/// # Errors
/// As [`Worker::tell`].
pub fn tell(worker: &mut Worker, command: CudaCommand) -> Result<(), BenchError> {
    worker.tell(&Command::Cuda(command))
}

/// Waits for what a worker says next.
///
/// # Errors
/// As [`Worker::hear`].
pub fn hear(worker: &mut Worker, limit: Duration) -> Result<CudaReply, BenchError> {
    match worker.hear(limit)? {
        Reply::Cuda(reply) => Ok(reply),
        other => Err(worker.unexpected(&other)),
    }
}

/// Gives a command and waits for the answer.
///
/// # Errors
/// As [`tell`] and [`hear`].
pub fn ask(worker: &mut Worker, command: CudaCommand, limit: Duration) -> Result<CudaReply, BenchError> {
    tell(worker, command)?;
    hear(worker, limit)
}

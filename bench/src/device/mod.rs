//! Which device an experiment runs on, and how a worker is made to run there.
//!
//! No HIP library is ever loaded into this process: a worker is asked. A worker finds its library by name in a private
//! folder of links, whatever version it is; the system is left as it is.

pub mod files;
pub mod library;

use std::ffi::OsString;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use hipreempt_softgpu::Config as SoftConfig;
use hipreempt_softgpu::model::Reach;

use crate::clock::Clock;
use crate::error::{BenchError, Doing};
use crate::protocol::{Config, Probe, Reply, Role, Stream};
use crate::record::{Device, DeviceKind};
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::{Start, Worker};
use files::{Files, SHIM, SOFT_HIP, WORKER};

/// The name under which the worker asks for HIP (`build.rs`).
const LINKED_NAME: &str = "libamdhip64.so.7";
/// How `runtime/hip-on-cuda` ends every device's name.
const HIP_ON_CUDA: &str = "(HIP on CUDA)";
/// How the software card's name begins.
const SOFTWARE_CARD: &str = "software card";
/// What stands for AMD's compute driver on the software device, at level 3.
const KFD: &str = "/dev/null";
/// What `--device auto` falls back to.
pub const DEFAULT_PRESET: &str = "h100-mps";
/// The card on which the two sides of a run meet.
pub const SHARED_CARD: &str = "a";
/// A card of its own.
pub const OTHER_CARD: &str = "b";

/// What the user asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A real GPU if a library reports one, else the software device.
    Auto,
    /// The software device with this preset.
    Soft(String),
}

impl FromStr for Choice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "auto" => Ok(Choice::Auto),
            Some(("soft", preset)) if is_preset(preset) => Ok(Choice::Soft(preset.to_owned())),
            Some(("soft", preset)) => Err(format!("the software device has no preset `{preset}`")),
            _ => Err("expected `auto` or `soft:PRESET`".to_owned()),
        }
    }
}

/// Whether the software device has such a preset.
pub fn is_preset(name: &str) -> bool {
    SoftConfig { preset: name.to_owned(), ..SoftConfig::default() }.resolve().is_ok()
}

/// A device that was found, with everything a worker needs to run on it. Its private folder goes when this does.
#[derive(Debug)]
pub struct Ready {
    files: Files,
    folder: tempfile::TempDir,
    /// The software device's preset; `None` on a real GPU.
    pub preset: Option<String>,
    /// What a worker found there.
    pub probe: Probe,
    /// Real seconds a second of the card's clock.
    pub timescale: f64,
    seed: u64,
    /// What the software device's switches cost and disturb, where that is not the preset's.
    switches: (Option<u64>, Option<Reach>),
}

/// How one worker sees the device.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// The software device's card; empty for the shared one.
    pub card: Option<&'static str>,
    /// What that card claims to be, where it is not what it is.
    pub identity: Option<String>,
    /// The priority that the preload is given; `None` for no preload.
    pub priority: Option<&'static str>,
    /// What its closed gate holds, where that is said.
    pub hold: Option<&'static str>,
    /// The level that it is told to use, where that is said.
    pub level: Option<&'static str>,
}

impl Ready {
    /// Finds the device.
    ///
    /// # Errors
    /// [`BenchError`] if a part of this build is missing, or a worker does not run on the device.
    pub fn find(
        choice: &Choice,
        timescale: f64,
        seed: u64,
        interrupt: &Interrupt,
    ) -> Result<Self, BenchError> {
        Self::find_with(choice, timescale, seed, (None, None), interrupt)
    }

    /// The same, with what the software device's switches cost each way in ns and disturb.
    ///
    /// # Errors
    /// See [`Self::find`].
    pub fn find_with(
        choice: &Choice,
        timescale: f64,
        seed: u64,
        switches: (Option<u64>, Option<Reach>),
        interrupt: &Interrupt,
    ) -> Result<Self, BenchError> {
        let files = Files::beside_executable()?;
        let soft = files.path(SOFT_HIP);
        if *choice == Choice::Auto {
            for library in library::real_libraries(soft.as_deref().ok()) {
                if let Some(ready) = Self::on_hardware(&files, &library, interrupt)? {
                    return Ok(ready);
                }
            }
        }
        let preset = match choice {
            Choice::Soft(preset) => preset.clone(),
            Choice::Auto => DEFAULT_PRESET.to_owned(),
        };
        let mut ready = Self::unprobed(&files, &soft?, Some(preset), timescale, seed)?;
        ready.switches = switches;
        ready.probe = ready.ask_probe(interrupt)?;
        Ok(ready)
    }

    /// `None` where the library reports no device.
    fn on_hardware(files: &Files, library: &Path, interrupt: &Interrupt) -> Result<Option<Self>, BenchError> {
        let mut ready = Self::unprobed(files, library, None, 1.0, 0)?;
        match ready.ask_probe(interrupt) {
            Ok(probe) if probe.devices > 0 => ready.probe = probe,
            Err(BenchError::Interrupted) => return Err(BenchError::Interrupted),
            Ok(_) | Err(_) => return Ok(None),
        }
        Ok(Some(ready))
    }

    fn unprobed(
        files: &Files,
        library: &Path,
        preset: Option<String>,
        timescale: f64,
        seed: u64,
    ) -> Result<Self, BenchError> {
        let folder = tempfile::Builder::new().prefix("hipreempt-bench-").tempdir_in("/dev/shm");
        let folder = folder.doing("make a private folder in /dev/shm")?;
        for name in ["lib", "board", "card"] {
            std::fs::create_dir(folder.path().join(name)).doing("make a private folder")?;
        }
        symlink(library, folder.path().join("lib").join(LINKED_NAME)).doing("link the HIP library")?;
        let (probe, switches) = (Probe::default(), (None, None));
        Ok(Self { files: files.clone(), folder, preset, probe, timescale, seed, switches })
    }

    fn ask_probe(&self, interrupt: &Interrupt) -> Result<Probe, BenchError> {
        let config = self.config(Role::Probe, Stream::Null);
        let mut worker = self.start("probe", &config, &View::default(), interrupt)?;
        match worker.hear(Duration::from_secs(60))? {
            Reply::Probed(probe) => Ok(probe),
            other => Err(worker.unexpected(&other)),
        }
    }

    /// A plain configuration for a worker on this device.
    pub fn config(&self, role: Role, stream: Stream) -> Config {
        Config { role, timescale: self.timescale, stream, iterations: Vec::new(), misbehaviour: None }
    }

    /// Starts a worker.
    ///
    /// # Errors
    /// [`BenchError`] if it cannot be started, or needs a preload that was not built.
    pub fn start(
        &self,
        role: &'static str,
        config: &Config,
        view: &View,
        interrupt: &Interrupt,
    ) -> Result<Worker, BenchError> {
        let start = Start::new(&self.worker_program()?, config)?.with(self.environment(view)?);
        Worker::start(role, &start, interrupt)
    }

    /// The worker's file.
    ///
    /// # Errors
    /// [`BenchError::Missing`] if it was not built.
    pub fn worker_program(&self) -> Result<PathBuf, BenchError> {
        self.files.path(WORKER)
    }

    /// The device in a few words, for a first line.
    pub fn describe(&self) -> String {
        match &self.preset {
            Some(preset) => format!("software card {preset} (a model: its figures are not a GPU's)"),
            None => {
                format!("{} at {}, {}", self.probe.identity.name, self.probe.identity.pci, self.probe.library)
            }
        }
    }

    /// What a worker's environment has beside the user's.
    ///
    /// # Errors
    /// [`BenchError::Missing`] if the preload is wanted and was not built.
    pub fn environment(&self, view: &View) -> Result<Vec<(&'static str, OsString)>, BenchError> {
        let mut variables = vec![("LD_LIBRARY_PATH", self.library_path())];
        if let Some(preset) = &self.preset {
            let soft = self.soft_config(preset, view);
            variables.extend(soft.to_variables().into_iter().map(|(name, value)| (name, value.into())));
        }
        if let Some(priority) = view.priority {
            variables.push(("LD_PRELOAD", self.files.path(SHIM)?.into_os_string()));
            variables.push(("HIPREEMPT_PRIORITY", priority.into()));
            variables.push(("HIPREEMPT_DIR", self.board_folder().into_os_string()));
            variables.extend(view.hold.map(|hold| ("HIPREEMPT_HOLD", hold.into())));
            variables.extend(view.level.map(|level| ("HIPREEMPT_LEVEL", level.into())));
            let stands_for_kfd = self.is_software() && view.level == Some("3");
            variables.extend(stands_for_kfd.then(|| ("HIPREEMPT_KFD", KFD.into())));
        }
        Ok(variables)
    }

    /// The folder of links first. What a real HIP library needs may lie where the user says.
    fn library_path(&self) -> OsString {
        let folder = self.folder.path().join("lib");
        let users = std::env::var_os("LD_LIBRARY_PATH").filter(|_| !self.is_software()).unwrap_or_default();
        let folders = std::iter::once(folder.clone()).chain(std::env::split_paths(&users));
        std::env::join_paths(folders).unwrap_or_else(|_| folder.into_os_string())
    }

    /// How a worker with this view sees the software device.
    pub fn soft_config(&self, preset: &str, view: &View) -> SoftConfig {
        SoftConfig {
            preset: preset.to_owned(),
            card: view.card.unwrap_or(SHARED_CARD).to_owned(),
            identity: view.identity.clone(),
            dir: self.card_folder(),
            seed: self.seed.max(1),
            timescale_permille: (self.timescale * 1_000.0).round() as u64,
            switch_ns: self.switches.0,
            switch_reach: self.switches.1,
            kfd: (view.level == Some("3")).then(|| PathBuf::from(KFD)),
            ..SoftConfig::default()
        }
    }

    /// Where the software cards of this experiment keep their state.
    pub fn card_folder(&self) -> PathBuf {
        self.folder.path().join("card")
    }

    /// The full name of a software card.
    pub fn card_name(&self, card: &str) -> String {
        SoftConfig { card: card.to_owned(), ..SoftConfig::default() }.card_name(0)
    }

    /// Where the boards of this experiment lie.
    pub fn board_folder(&self) -> PathBuf {
        self.folder.path().join("board")
    }

    /// The card's clock.
    pub fn clock(&self) -> Clock {
        Clock::new(self.timescale)
    }

    /// Whether figures from here are a model's.
    pub fn is_software(&self) -> bool {
        self.preset.is_some()
    }

    /// Whether it is an NVIDIA GPU that a HIP library over CUDA reports, which says so in the device's name.
    pub fn is_hip_on_cuda(&self) -> bool {
        self.probe.identity.name.ends_with(HIP_ON_CUDA)
    }

    /// Whether a driver that stands for CUDA's reports the software card: a real GPU's library and no real GPU.
    pub fn is_model(&self) -> bool {
        self.probe.identity.name.starts_with(SOFTWARE_CARD)
    }

    /// Whether the preload was built.
    pub fn has_shim(&self) -> bool {
        self.files.path(SHIM).is_ok()
    }

    /// What the record says of the device.
    pub fn record(&self) -> Device {
        Device {
            name: self.probe.identity.name.clone(),
            kind: if self.is_software() || self.is_model() {
                DeviceKind::Software
            } else {
                DeviceKind::Hardware
            },
            preset: self.preset.clone(),
            preset_hash: self.is_software().then(preset_hash),
            platform: if self.is_hip_on_cuda() { "hip on cuda" } else { "hip" }.to_owned(),
            driver: Some(self.probe.driver_version.to_string()),
            library: Some(format!("{} ({})", self.probe.library, self.probe.runtime_version)),
            cards: if self.is_software() { 2 } else { self.probe.devices },
            virtual_time: false,
            timescale: self.is_software().then_some(self.timescale),
            settings: Vec::new(),
        }
    }
}

/// Hash of the file that all presets come from.
pub fn preset_hash() -> String {
    hipreempt_softgpu::preset_file_hash()
}

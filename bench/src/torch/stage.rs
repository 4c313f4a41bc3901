//! The stage for models. PyTorch takes seconds to start, so its processes are kept from block to block: one pair for
//! each way to be scheduled. Whoever does not take part in a run has waited for its work, is stopped by SIGSTOP and seen
//! to be stopped when the window begins and when it has ended: a stopped process submits nothing.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::TorchReady;
use super::mps::{self, Mps};
use crate::clock::Clock;
use crate::error::{BenchError, Doing};
use crate::protocol::{ModelRole, Reply};
use crate::record::{CardUsers, Mode, ParkedProcess, Processes};
use crate::runner::interrupt::Interrupt;
use crate::runner::nvidia::{self, Ours};
use crate::runner::stage::{Cast, Stage};
use crate::runner::worker::Worker;

/// How long a worker may take to start, beside a dozen others that do.
const START_LIMIT: Duration = Duration::from_secs(240);
/// How long all workers may take to end.
const END_LIMIT: Duration = Duration::from_secs(10);
/// How long a process may take to be stopped.
const STOP_LIMIT: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(1);

/// PyTorch processes on one card.
#[derive(Debug)]
pub struct TorchStage<'a> {
    ready: &'a TorchReady,
    interrupt: &'a Interrupt,
    /// Those that do not take part in the run, stopped, by the mode whose environment they have.
    parked: BTreeMap<Mode, Cast>,
    mps: Option<Mps>,
}

impl<'a> TorchStage<'a> {
    /// Starts whatever is kept for these modes.
    ///
    /// # Errors
    /// [`BenchError`] if a process does not start.
    pub fn new(ready: &'a TorchReady, modes: &[Mode], interrupt: &'a Interrupt) -> Result<Self, BenchError> {
        let mut stage = Self { ready, interrupt, parked: BTreeMap::new(), mps: None };
        if modes.iter().any(|mode| mode.in_mps()) {
            stage.mps = Some(Mps::start(ready.folder.path())?);
        }
        if ready.models.processes == Processes::Parked {
            stage.start_all(modes)?;
        }
        Ok(stage)
    }

    fn start_all(&mut self, modes: &[Mode]) -> Result<(), BenchError> {
        let environments: std::collections::BTreeSet<Mode> = modes.iter().copied().map(environment).collect();
        let mut casts = BTreeMap::new();
        for mode in environments {
            casts.insert(mode, self.start(mode)?);
        }
        for (mode, mut cast) in casts {
            self.hear_ready(&mut cast)?;
            self.park(mode, cast)?;
        }
        Ok(())
    }

    /// Starts everybody of an environment.
    fn start(&self, mode: Mode) -> Result<Cast, BenchError> {
        let models = &self.ready.models;
        let (urgents, bulks) = match mode {
            Mode::SoloUrgent => (1, 0),
            Mode::SoloBulk => (0, 1),
            _ => (models.urgents, models.bulks),
        };
        let mut cast = Cast::default();
        for _ in 0..urgents {
            cast.urgents.push(self.start_one(mode, ModelRole::Urgent)?);
        }
        for _ in 0..bulks {
            cast.bulks.push(self.start_one(mode, ModelRole::Bulk)?);
        }
        Ok(cast)
    }

    fn start_one(&self, mode: Mode, role: ModelRole) -> Result<Worker, BenchError> {
        let name = if role == ModelRole::Urgent { "urgent" } else { "bulk" };
        let config = self.ready.models.config(role, Some(self.ready.figures.clone()));
        let start = self.ready.start(&config)?.with(self.variables(mode, role)?);
        Worker::start(name, &start, self.interrupt)
    }

    fn variables(&self, mode: Mode, role: ModelRole) -> Result<Vec<(&str, OsString)>, BenchError> {
        let urgent = role == ModelRole::Urgent;
        let mut variables = match &self.mps {
            Some(mps) if mode.in_mps() => mps.variables(),
            _ => mps::no_server(self.ready.folder.path()),
        };
        if mode.has_mps_priority() {
            // 0 is NORMAL, the default, and 1 is BELOW_NORMAL ("Multi-Process Service", CUDA 13.0).
            variables.push(("CUDA_MPS_CLIENT_PRIORITY", if urgent { "0" } else { "1" }.into()));
        }
        if let Some(level) = mode.level() {
            let boards = self.board_folder(mode);
            std::fs::create_dir_all(&boards).doing("make a folder for boards")?;
            variables.push(("LD_PRELOAD", self.ready.shim()?.into_os_string()));
            variables.push(("HIPREEMPT_LEVEL", level.into()));
            variables.push(("HIPREEMPT_PRIORITY", if urgent { "high" } else { "low" }.into()));
            variables.push(("HIPREEMPT_DIR", boards.into_os_string()));
            variables
                .extend(self.ready.models.settings.iter().map(|(name, value)| (name.as_str(), value.into())));
        }
        Ok(variables)
    }

    fn hear_ready(&self, cast: &mut Cast) -> Result<(), BenchError> {
        for worker in cast.urgents.iter_mut().chain(&mut cast.bulks) {
            match worker.hear(START_LIMIT)? {
                Reply::Ready(_) => {}
                other => return Err(worker.unexpected(&other)),
            }
        }
        Ok(())
    }

    /// Stops everybody and keeps them.
    fn park(&mut self, mode: Mode, cast: Cast) -> Result<(), BenchError> {
        for worker in cast.urgents.iter().chain(&cast.bulks) {
            worker.stop();
            let until = Instant::now() + STOP_LIMIT;
            while !worker.is_stopped() {
                if Instant::now() > until {
                    return Err(worker.failed("could not be stopped between two runs"));
                }
                std::thread::sleep(LOOK);
            }
        }
        let kept = self.parked.entry(mode).or_default();
        kept.urgents.extend(cast.urgents);
        kept.bulks.extend(cast.bulks);
        Ok(())
    }

    /// Takes those that a mode needs from those that are kept, the first ones first.
    fn unpark(&mut self, mode: Mode) -> Cast {
        let Some(kept) = self.parked.get_mut(&environment(mode)) else { return Cast::default() };
        let cast = match mode {
            Mode::SoloUrgent => Cast { urgents: kept.urgents.drain(..1).collect(), bulks: Vec::new() },
            Mode::SoloBulk => Cast { urgents: Vec::new(), bulks: kept.bulks.drain(..1).collect() },
            _ => std::mem::take(kept),
        };
        cast.urgents.iter().chain(&cast.bulks).for_each(Worker::resume);
        cast
    }
}

/// The mode whose processes are used for a mode: a lone side is one of the native pair.
fn environment(mode: Mode) -> Mode {
    if mode.shares_a_card() { mode } else { Mode::Native }
}

impl Stage for TorchStage<'_> {
    fn clock(&self) -> Clock {
        Clock::new(1.0)
    }

    fn cast(&mut self, mode: Mode) -> Result<Cast, BenchError> {
        if self.ready.models.processes == Processes::Parked {
            return Ok(self.unpark(mode));
        }
        let mut cast = self.start(mode)?;
        self.hear_ready(&mut cast)?;
        Ok(cast)
    }

    fn release(&mut self, mode: Mode, cast: Cast) -> Result<(), BenchError> {
        if self.ready.models.processes == Processes::Parked {
            return self.park(environment(mode), cast);
        }
        Worker::quit_all(cast.urgents.into_iter().chain(cast.bulks).collect(), END_LIMIT);
        Ok(())
    }

    fn has_control(&self, mode: Mode) -> bool {
        mode.is_baseline()
    }

    fn users(&mut self, cast: &Cast) -> CardUsers {
        let mut bystanders: Vec<u32> = self.parked.values().flat_map(Cast::pids).collect();
        bystanders.extend(self.mps.iter().flat_map(Mps::pids));
        nvidia::card_users(&Ours { workers: cast.pids(), bystanders })
    }

    fn parked(&self) -> Vec<ParkedProcess> {
        let workers = self.parked.values().flat_map(|cast| cast.urgents.iter().chain(&cast.bulks));
        workers.map(|worker| ParkedProcess { pid: worker.pid(), stopped: worker.is_stopped() }).collect()
    }

    fn board_folder(&self, mode: Mode) -> PathBuf {
        self.ready.folder.path().join("board").join(mode.name())
    }

    fn late_events(&self) -> (u64, u64) {
        (0, 0)
    }
}

impl Drop for TorchStage<'_> {
    fn drop(&mut self) {
        let parked = std::mem::take(&mut self.parked).into_values();
        let workers = parked.flat_map(|cast| cast.urgents.into_iter().chain(cast.bulks));
        Worker::quit_all(workers.collect(), END_LIMIT);
    }
}

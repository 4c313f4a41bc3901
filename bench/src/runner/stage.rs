//! Where the workers of a run come from and where they go afterwards: the part of a run that differs between workloads.

use std::path::PathBuf;

use crate::clock::Clock;
use crate::error::BenchError;
use crate::record::{CardUsers, Mode, ParkedProcess};
use crate::runner::worker::Worker;

/// The workers of one run, ready for commands.
#[derive(Debug, Default)]
pub struct Cast {
    /// They serve requests.
    pub urgents: Vec<Worker>,
    /// They loop.
    pub bulks: Vec<Worker>,
}

impl Cast {
    /// Everybody's process id.
    pub fn pids(&self) -> Vec<u32> {
        self.urgents.iter().chain(&self.bulks).map(Worker::pid).collect()
    }
}

/// What gives a run its workers.
pub trait Stage {
    /// The card's clock.
    fn clock(&self) -> Clock;

    /// The workers of a mode.
    ///
    /// # Errors
    /// [`BenchError`] if one does not start or fails.
    fn cast(&mut self, mode: Mode) -> Result<Cast, BenchError>;

    /// Takes them back after a run.
    ///
    /// # Errors
    /// [`BenchError`] if one that is to be kept does not stop.
    fn release(&mut self, mode: Mode, cast: Cast) -> Result<(), BenchError>;

    /// Whether the positive control is measured in a mode.
    fn has_control(&self, mode: Mode) -> bool;

    /// Who uses which card now, from below the workers.
    fn users(&mut self, cast: &Cast) -> CardUsers;

    /// The processes that are kept for other modes, as they are now.
    fn parked(&self) -> Vec<ParkedProcess>;

    /// Where a mode's boards lie.
    fn board_folder(&self, mode: Mode) -> PathBuf;

    /// Ends of waits that a software card has seen so far, and those that it saw late.
    fn late_events(&self) -> (u64, u64);
}

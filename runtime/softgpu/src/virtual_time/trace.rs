//! Kernels of a program as they were recorded on a GPU.

use serde::Deserialize;
use thiserror::Error;

use crate::device::Command;

/// A recorded step of a program.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The model that was run.
    pub model: String,
    /// Its batch size.
    pub batch: u32,
    /// Its kernels, in order.
    pub kernels: Vec<Kernel>,
}

/// A recorded kernel.
#[derive(Clone, Debug, PartialEq)]
pub struct Kernel {
    /// Its name.
    pub name: String,
    /// Workgroups.
    pub workgroups: u64,
    /// Work-items of a workgroup.
    pub threads_per_group: u32,
    /// Its time on the device, in ns.
    pub solo_ns: u64,
    /// The host's time before its launch, since the launch before it, in ns.
    pub host_gap_ns: u64,
}

/// Why a trace was not read.
#[derive(Debug, Error)]
pub enum TraceError {
    /// It is not one.
    #[error("not a trace: {0}")]
    Format(#[from] serde_json::Error),
    /// A time in it cannot be.
    #[error("kernel {0}: a time that cannot be")]
    Time(usize),
    /// It has no kernels.
    #[error("a trace without kernels")]
    Empty,
}

#[derive(Deserialize)]
struct File {
    model: String,
    batch: u32,
    kernels: Vec<Record>,
}

/// As recorded: times in µs, `launch_us` from the beginning of the step; memory sets have no grid.
#[derive(Deserialize)]
struct Record {
    name: String,
    grid: Option<[u64; 3]>,
    block: Option<[u32; 3]>,
    dur_us: f64,
    launch_us: f64,
}

impl Trace {
    /// Reads a trace from the bytes of its JSON file.
    ///
    /// # Errors
    /// [`TraceError`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, TraceError> {
        let file: File = serde_json::from_slice(bytes)?;
        let mut kernels = Vec::with_capacity(file.kernels.len());
        let mut before_us = 0.0;
        for (index, record) in file.kernels.into_iter().enumerate() {
            let gap_us = (record.launch_us - before_us).max(0.0);
            before_us = record.launch_us;
            kernels.push(kernel(record, gap_us).ok_or(TraceError::Time(index))?);
        }
        if kernels.is_empty() {
            Err(TraceError::Empty)
        } else {
            Ok(Self { model: file.model, batch: file.batch, kernels })
        }
    }

    /// The device's time for the whole step, in ns.
    pub fn solo_ns(&self) -> u64 {
        self.kernels.iter().fold(0, |sum: u64, kernel| sum.saturating_add(kernel.solo_ns))
    }

    /// A guess at the same step with another batch size: workgroups and time of every kernel that fills the card
    /// scale with the batch, those of smaller ones stay. `units` are the card's compute units.
    #[must_use]
    pub fn with_batch(&self, batch: u32, units: u32) -> Self {
        let mut scaled = Self { batch, ..self.clone() };
        let scale = |value: u64| {
            let scaled = (u128::from(value) * u128::from(batch)).div_ceil(u128::from(self.batch.max(1)));
            u64::try_from(scaled).unwrap_or(u64::MAX).max(1)
        };
        for kernel in &mut scaled.kernels {
            let persistent = kernel.workgroups <= u64::from(units) && kernel.solo_ns >= 100_000;
            if kernel.workgroups > u64::from(units) {
                kernel.workgroups = scale(kernel.workgroups);
            }
            if persistent || kernel.workgroups > u64::from(units) {
                kernel.solo_ns = scale(kernel.solo_ns);
            }
        }
        scaled
    }
}

impl Kernel {
    /// As a command.
    pub fn command(&self) -> Command {
        let (workgroups, threads_per_group, solo_ns) =
            (self.workgroups, self.threads_per_group, self.solo_ns);
        Command::Kernel { workgroups, threads_per_group, solo_ns }
    }
}

fn kernel(record: Record, gap_us: f64) -> Option<Kernel> {
    Some(Kernel {
        workgroups: record
            .grid
            .map_or(1, |grid| grid.iter().fold(1_u64, |all, &one| all.saturating_mul(one)))
            .max(1),
        threads_per_group: record
            .block
            .map_or(1, |block| block.iter().fold(1, |all: u32, &one| all.saturating_mul(one))),
        name: record.name,
        solo_ns: to_ns(record.dur_us)?.max(1),
        host_gap_ns: to_ns(gap_us)?,
    })
}

fn to_ns(us: f64) -> Option<u64> {
    (0.0..1e9).contains(&us).then(|| (us * 1000.0).round() as u64)
}

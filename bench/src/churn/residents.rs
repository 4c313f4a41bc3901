//! The two clients that stay, and what is seen of them: progress, time slices, memory, threads and files.

use std::time::{Duration, Instant};

use serde::Serialize;

use crate::clock::Clock;
use crate::error::BenchError;
use crate::micro::cuda::device::{self, CudaReady, Level, Priority, Side};
use crate::micro::cuda::findings::{Code, Findings};
use crate::micro::cuda::rig::{same_card, settle};
use crate::micro::cuda::{Kernel, Kernels};
use crate::protocol::Reply;
use crate::protocol::cuda::{CudaCommand, CudaReply, Load, Schedule};
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;

const PATIENCE: Duration = Duration::from_secs(60);
/// Requests of one command, and the time between two: few enough that other urgent clients can be beside it.
const REQUESTS: u64 = 25;
const PERIOD_NS: u64 = 20_000_000;

/// What a process has of the machine's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Resources {
    /// Resident memory, in KiB.
    pub resident_kib: u64,
    /// Threads.
    pub threads: u64,
    /// Open descriptors.
    pub files: u64,
}

impl Resources {
    /// Of a living process (proc(5)).
    ///
    /// # Errors
    /// [`BenchError::Io`] if it is gone.
    pub fn of(pid: u32) -> Result<Self, BenchError> {
        use crate::error::Doing;
        let text = std::fs::read_to_string(format!("/proc/{pid}/status")).doing("look at a process")?;
        let files = std::fs::read_dir(format!("/proc/{pid}/fd")).doing("look at a process")?.count() as u64;
        Ok(Self { resident_kib: field(&text, "VmRSS:"), threads: field(&text, "Threads:"), files })
    }
}

fn field(status: &str, name: &str) -> u64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Starts one that stays.
///
/// # Errors
/// [`BenchError`] if it does not start.
pub fn start(
    ready: &CudaReady,
    name: &'static str,
    priority: Priority,
    board: &str,
    interrupt: &Interrupt,
    findings: &mut Findings,
) -> Result<Worker, BenchError> {
    let mut worker = ready.start(name, Side::Preloaded(Level::Three, priority), board, interrupt)?;
    same_card(ready, &mut worker, findings)?;
    settle(ready, &mut worker, board, Level::Three, 0)?.check(Level::Three, name, findings);
    Ok(worker)
}

/// Starts the loop of bulk kernels, which keeps nothing.
///
/// # Errors
/// [`BenchError`] if the worker fails.
pub fn start_loop(bulk: &mut Worker, kernels: &Kernels) -> Result<(), BenchError> {
    let kernel = kernels.index(Kernel::Bulk(0));
    let load = Load { kernel, in_flight: 4, warm_ns: 100_000_000, keep_ends: false };
    match device::ask(bulk, CudaCommand::Loop(load), PATIENCE)? {
        CudaReply::Looping => Ok(()),
        other => Err(bulk.unexpected(&Reply::Cuda(other))),
    }
}

/// Ends the loop; its launches, each of which was right.
///
/// # Errors
/// [`BenchError`] if one was not, or the worker fails.
pub fn stop_loop(bulk: &mut Worker) -> Result<u64, BenchError> {
    match device::ask(bulk, CudaCommand::Stop { from_ns: 0, to_ns: 0 }, PATIENCE)? {
        CudaReply::Looped(looped) => Ok(looped.launches),
        other => Err(bulk.unexpected(&Reply::Cuda(other))),
    }
}

/// Kernels that the loop has done.
///
/// # Errors
/// [`BenchError`] if the worker fails.
pub fn progress(bulk: &mut Worker) -> Result<u64, BenchError> {
    match device::ask(bulk, CudaCommand::Progress, PATIENCE)? {
        CudaReply::Kernels(kernels) => Ok(kernels),
        other => Err(bulk.unexpected(&Reply::Cuda(other))),
    }
}

/// Kernels a second over some time.
///
/// # Errors
/// [`BenchError`] if the worker fails.
pub fn rate_per_s(bulk: &mut Worker, time: Duration, interrupt: &Interrupt) -> Result<f64, BenchError> {
    let (before, began) = (progress(bulk)?, Instant::now());
    interrupt.sleep(time)?;
    Ok((progress(bulk)? - before) as f64 / began.elapsed().as_secs_f64())
}

/// The time slices of its hardware queues, in µs, as the kernel driver tells them.
///
/// # Errors
/// [`BenchError`] if the worker fails.
pub fn slices_us(worker: &mut Worker) -> Result<Vec<u64>, BenchError> {
    match device::ask(worker, CudaCommand::Slices, PATIENCE)? {
        CudaReply::Slices(slices_us) => Ok(slices_us),
        other => Err(worker.unexpected(&Reply::Cuda(other))),
    }
}

/// Half a second of requests; how long each took, in µs.
///
/// # Errors
/// [`BenchError`] if one gave a wrong result, or the worker fails.
pub fn serve(urgent: &mut Worker, kernels: &Kernels) -> Result<Vec<f64>, BenchError> {
    let start_ns = Clock::new(1.0).now_ns() + 1_000_000;
    let schedule = Schedule {
        kernel: kernels.index(Kernel::Urgent),
        start_ns,
        offsets_ns: (0..REQUESTS).map(|nth| nth * PERIOD_NS).collect(),
        deadline_ns: u64::MAX,
        hint: None,
    };
    match device::ask(urgent, CudaCommand::Serve(schedule), PATIENCE)? {
        CudaReply::Served(service) => Ok(service.latency_ns.iter().map(|ns| *ns as f64 / 1e3).collect()),
        other => Err(urgent.unexpected(&Reply::Cuda(other))),
    }
}

/// How far a process may have grown.
const GROWTH_KIB_MAX: u64 = 8 * 1_024;

/// Takes note of what has grown.
pub fn check_growth(name: &str, before: Resources, after: Resources, findings: &mut Findings) {
    let mut grown = |what: &str, before: u64, after: u64, most: u64| {
        if after > before + most {
            findings.add(Code::Growth, format!("{name}: {what} from {before} to {after}"));
        }
    };
    grown("memory in KiB", before.resident_kib, after.resident_kib, GROWTH_KIB_MAX);
    grown("threads", before.threads, after.threads, 0);
    grown("open files", before.files, after.files, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_has_memory_threads_and_files() {
        let own = Resources::of(std::process::id()).unwrap();
        assert!(own.resident_kib > 100 && own.threads >= 1 && own.files >= 3, "{own:?}");
        assert!(Resources::of(u32::MAX).is_err());
    }

    #[test]
    fn one_thread_or_file_more_is_growth_and_a_little_memory_is_none() {
        let before = Resources { resident_kib: 100_000, threads: 5, files: 20 };
        let found = |after: Resources| {
            let mut findings = Findings::default();
            check_growth("x", before, after, &mut findings);
            findings.iter().count()
        };
        assert_eq!(found(before), 0);
        assert_eq!(found(Resources { resident_kib: 105_000, threads: 4, files: 19 }), 0);
        assert_eq!(found(Resources { resident_kib: 109_000, threads: 6, files: 21 }), 3);
    }
}

//! Clients that come and go: each joins at a random priority, works or not, and ends in one of the ways in which
//! processes end.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};

use crate::error::BenchError;
use crate::micro::cuda::device::{self, CudaReady, Level, Priority, Side};
use crate::micro::cuda::{Deadline, Kernel, Kernels};
use crate::protocol::Reply;
use crate::protocol::cuda::{CudaCommand, CudaReply, Load, Schedule};
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;

const PATIENCE: Duration = Duration::from_secs(60);
/// A guest is killed while it starts within this time: CUDA takes a fraction of a second.
const START_MS: u64 = 500;
/// A guest works at most this long.
const WORK_MS: u64 = 250;

/// What a guest does, and how it ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Life {
    /// Killed (SIGKILL) at some moment of its start, or just after.
    KilledStarting,
    /// Killed while its loop runs.
    KilledLooping,
    /// Killed while it serves requests.
    KilledServing,
    /// Ended by SIGTERM while its loop runs.
    TerminatedLooping,
    /// Its `main` returns while another thread launches.
    ExitsLooping,
    /// Stops its loop and ends in order.
    Quits,
    /// Ends in order without a launch.
    QuitsIdle,
}

const LIVES: [Life; 8] = [
    Life::KilledStarting,
    Life::KilledStarting,
    Life::KilledLooping,
    Life::KilledServing,
    Life::TerminatedLooping,
    Life::ExitsLooping,
    Life::Quits,
    Life::QuitsIdle,
];

/// All guests of a run.
pub struct Guests<'a> {
    /// The card.
    pub ready: &'a CudaReady,
    /// Its kernels.
    pub kernels: &'a Kernels,
    /// The board that everybody is on.
    pub board: &'a str,
    /// How many come.
    pub times: u32,
    /// When nobody comes any more.
    pub deadline: Deadline,
    /// The user's Ctrl-C.
    pub interrupt: &'a Interrupt,
    /// Nobody comes any more, whatever is left.
    pub over: AtomicBool,
    /// How many have come.
    pub came: AtomicU32,
    /// How many have gone.
    pub gone: AtomicU32,
    /// By their lives.
    pub lives: Mutex<BTreeMap<Life, u32>>,
    /// Those that did not as they should.
    pub failures: Mutex<Vec<String>>,
}

impl Guests<'_> {
    /// One after the other, until all have come.
    pub fn come_and_go(&self, seed: u64) {
        let mut random = fastrand::Rng::with_seed(seed);
        let may_come =
            || !self.over.load(Relaxed) && !self.deadline.has_passed() && self.interrupt.check().is_ok();
        while may_come() {
            if self.came.fetch_add(1, Relaxed) >= self.times {
                return;
            }
            let life = LIVES[random.usize(..LIVES.len())];
            if let Err(error) = self.live(life, &mut random) {
                self.failures.lock().expect("nobody panics with it").push(format!("{life:?}: {error}"));
            }
            *self.lives.lock().expect("nobody panics with it").entry(life).or_default() += 1;
            self.gone.fetch_add(1, Relaxed);
        }
    }

    fn live(&self, life: Life, random: &mut fastrand::Rng) -> Result<(), BenchError> {
        let priority = [Priority::Low, Priority::Normal, Priority::High][random.usize(..3)];
        let side = Side::Preloaded(Level::Three, priority);
        let mut guest = self.ready.start("guest", side, self.board, self.interrupt)?;
        if life == Life::KilledStarting {
            std::thread::sleep(Duration::from_millis(random.u64(..START_MS)));
            return Ok(());
        }
        device::ready(&mut guest)?;
        match life {
            Life::QuitsIdle => return ended(guest),
            Life::KilledServing => device::tell(&mut guest, self.schedule())?,
            _ => self.start_loop(&mut guest)?,
        }
        std::thread::sleep(Duration::from_millis(random.u64(..WORK_MS)));
        match life {
            Life::TerminatedLooping => {
                guest.terminate();
                let until = Instant::now() + PATIENCE;
                if guest.ends_by(until) { Ok(()) } else { Err(guest.failed("did not end by SIGTERM")) }
            }
            Life::ExitsLooping => ended(guest),
            Life::Quits => {
                let stop = CudaCommand::Stop { from_ns: 0, to_ns: 0 };
                match device::ask(&mut guest, stop, PATIENCE)? {
                    CudaReply::Looped(_) => ended(guest),
                    other => Err(guest.unexpected(&Reply::Cuda(other))),
                }
            }
            // Killed when it is dropped.
            _ => Ok(()),
        }
    }

    fn start_loop(&self, guest: &mut Worker) -> Result<(), BenchError> {
        let kernel = self.kernels.index(Kernel::Bulk(1));
        let load = Load { kernel, in_flight: 4, warm_ns: 0, keep_ends: false };
        match device::ask(guest, CudaCommand::Loop(load), PATIENCE)? {
            CudaReply::Looping => Ok(()),
            other => Err(guest.unexpected(&Reply::Cuda(other))),
        }
    }

    /// More requests than it will live to serve.
    fn schedule(&self) -> CudaCommand {
        let start_ns = crate::clock::Clock::new(1.0).now_ns();
        CudaCommand::Serve(Schedule {
            kernel: self.kernels.index(Kernel::Urgent),
            start_ns,
            offsets_ns: (0..1_000).map(|nth| nth * 2_000_000).collect(),
            deadline_ns: start_ns + 10_000_000_000,
            hint: None,
        })
    }
}

/// Ends it in order; that it has to be killed is a failure.
fn ended(mut guest: Worker) -> Result<(), BenchError> {
    guest.tell(&crate::protocol::Command::Quit)?;
    if guest.ends_by(Instant::now() + PATIENCE) { Ok(()) } else { Err(guest.failed("did not end in order")) }
}

//! Processes that run at the same time on one card: some serve requests at the moments of a schedule, others loop.
//!
//! They are kept from block to block. Whoever does not take part has waited for its work and is stopped (SIGSTOP): a
//! stopped process submits nothing.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::device::{self, CudaReady, Level, Side};
use super::findings::{Code, Findings};
use super::kernels::Kernel;
use super::plan::{Plan, RATE_PER_S, WARM_NS};
use super::rig::{Reached, same_card, settle};
use crate::clock::Clock;
use crate::error::BenchError;
use crate::protocol::Reply;
use crate::protocol::cuda::{CudaCommand, CudaReply, Hint, Load, Looped, Schedule, Service};
use crate::record::Arrivals;
use crate::runner::evidence;
use crate::runner::interrupt::Interrupt;
use crate::runner::nvidia::{self, Ours};
use crate::runner::worker::Worker;
use crate::workload::arrivals::schedule_ns;

/// Beyond a run's own length.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long requests that have arrived are waited for when the window is over.
const DRAIN_NS: u64 = 2_000_000_000;
/// From a command to the first arrival that it names.
const LEAD_NS: u64 = 20_000_000;
/// A loop is warm after this.
const LOOP_WARM_NS: u64 = 100_000_000;
/// Launches of a loop that are on their way at once: at least this many, and of short kernels half a millisecond's.
const IN_FLIGHT: u64 = 4;
const IN_FLIGHT_NS: u64 = 500_000;
const STOP_LIMIT: Duration = Duration::from_secs(5);
const LOOK: Duration = Duration::from_millis(1);

/// One process of a mode.
#[derive(Clone, Copy, Debug)]
pub struct Player {
    /// Who it is in reports.
    pub name: &'static str,
    /// How it is scheduled.
    pub side: Side,
    /// What it does.
    pub work: Work,
}

/// What a process does.
#[derive(Clone, Copy, Debug)]
pub enum Work {
    /// Serves requests of this kernel, 200 a second, after a placeholder that comes so long ahead of each.
    Serve(Kernel, Option<(Kernel, u64)>),
    /// Loops.
    Loop(Kernel),
}

/// What a process did in one window.
#[derive(Clone, Debug)]
pub enum Did {
    /// Requests: how many were scheduled, and those that were served.
    Served {
        /// Scheduled within the window.
        scheduled: usize,
        /// From arrival to end, in µs.
        latency_us: Vec<f64>,
        /// Issued so much later than could be, in µs.
        late_us: Vec<f64>,
        /// Launches, checked.
        launches: u64,
    },
    /// A loop: kernels a second.
    Looped {
        /// Kernels a second.
        per_s: f64,
        /// The longest time between two ends, in nanoseconds.
        gap_ns: u64,
        /// Launches, checked.
        launches: u64,
    },
}

/// The processes of a part. Those of one board meet on it.
pub struct Stage<'a> {
    ready: &'a CudaReady,
    plan: &'a Plan,
    part: &'static str,
    workers: BTreeMap<(Side, &'static str), Worker>,
}

impl<'a> Stage<'a> {
    /// Starts a process for every player of these modes, and waits until those under the preload are at their level.
    ///
    /// # Errors
    /// [`BenchError`] if one does not start.
    pub fn start(
        ready: &'a CudaReady,
        plan: &'a Plan,
        part: &'static str,
        players: impl Iterator<Item = Player>,
        interrupt: &Interrupt,
        findings: &mut Findings,
    ) -> Result<Self, BenchError> {
        let mut stage = Self { ready, plan, part, workers: BTreeMap::new() };
        for player in players {
            let key = (player.side, player.name);
            if !stage.workers.contains_key(&key) {
                let board = stage.board(player.side);
                stage.workers.insert(key, ready.start(player.name, player.side, &board, interrupt)?);
            }
        }
        stage.settle(findings)?;
        Ok(stage)
    }

    fn settle(&mut self, findings: &mut Findings) -> Result<(), BenchError> {
        for worker in self.workers.values_mut() {
            same_card(self.ready, worker, findings)?;
        }
        let kernel = self.plan.kernels().index(Kernel::Empty);
        for ((side, name), worker) in &mut self.workers {
            if let Side::Preloaded(level, _) = *side {
                let board = board(self.part, *side);
                let reached = settle(self.ready, worker, &board, level, kernel)?;
                reached.check(level, &place(self.part, name, level), findings);
            }
        }
        if !self.ready.is_software() {
            let workers = self.workers.values().map(Worker::pid).collect();
            let users = nvidia::card_users(&Ours { workers, bystanders: Vec::new() });
            if !users.foreign_pids.is_empty() {
                findings.add(Code::ForeignProcess, format!("{}: pids {:?}", self.part, users.foreign_pids));
            }
        }
        self.workers.values().try_for_each(park)
    }

    fn board(&self, side: Side) -> String {
        board(self.part, side)
    }

    /// Runs one mode through one window, and says what each player did, in their order.
    ///
    /// # Errors
    /// [`BenchError`] if a worker fails.
    pub fn run(
        &mut self,
        players: &[Player],
        repeat: u32,
        findings: &mut Findings,
    ) -> Result<Vec<Did>, BenchError> {
        let mut cast = Vec::new();
        for player in players {
            let key = (player.side, player.name);
            let worker = self.workers.remove(&key).expect("every player was started");
            worker.resume();
            cast.push(worker);
        }
        let did = Window { plan: self.plan, clock: Clock::new(1.0), repeat }.run(players, &mut cast)?;
        for (player, worker) in players.iter().zip(cast) {
            self.check_level(player, &worker, findings);
            park(&worker)?;
            self.workers.insert((player.side, player.name), worker);
        }
        Ok(did)
    }

    /// A process may lose its level while it runs, after refusals of the driver.
    fn check_level(&self, player: &Player, worker: &Worker, findings: &mut Findings) {
        let Side::Preloaded(level, _) = player.side else { return };
        let client = evidence::on_board(&self.ready.board_folder(&self.board(player.side)), worker.pid());
        Reached::of(client).check(level, &place(self.part, player.name, level), findings);
    }
}

fn place(part: &str, name: &str, level: Level) -> String {
    format!("{part}, {name}, level {}", level.number())
}

/// Processes of one part and one level meet on one board.
fn board(part: &str, side: Side) -> String {
    match side {
        Side::Native => String::new(),
        Side::Preloaded(level, _) => format!("{part}-{}", level.number()),
    }
}

/// Stops a process that has waited for its work.
fn park(worker: &Worker) -> Result<(), BenchError> {
    worker.stop();
    let until = Instant::now() + STOP_LIMIT;
    while !worker.is_stopped() {
        if Instant::now() > until {
            return Err(worker.failed("could not be stopped between two runs"));
        }
        std::thread::sleep(LOOK);
    }
    Ok(())
}

/// One window of one mode.
struct Window<'a> {
    plan: &'a Plan,
    clock: Clock,
    repeat: u32,
}

impl Window<'_> {
    fn run(&self, players: &[Player], cast: &mut [Worker]) -> Result<Vec<Did>, BenchError> {
        self.start_loops(players, cast)?;
        let start_ns = self.clock.now_ns() + LEAD_NS;
        let (from_ns, to_ns) = (start_ns + WARM_NS, start_ns + WARM_NS + self.plan.window_ns);
        let served = self.serve(players, cast, start_ns)?;
        self.clock.sleep_until(to_ns);
        let looped = self.stop_loops(players, cast, from_ns, to_ns)?;
        let (mut served, mut looped) = (served.into_iter(), looped.into_iter());
        let of = |player: &Player| match player.work {
            Work::Serve(..) => self.served(&served.next().expect("an answer for each")),
            Work::Loop(_) => self.looped(looped.next().expect("an answer for each")),
        };
        Ok(players.iter().map(of).collect())
    }

    fn start_loops(&self, players: &[Player], cast: &mut [Worker]) -> Result<(), BenchError> {
        for (player, worker) in players.iter().zip(&mut *cast) {
            if let Work::Loop(kernel) = player.work {
                device::tell(worker, CudaCommand::Loop(self.load(kernel)))?;
            }
        }
        for worker in loops(players, cast) {
            match device::hear(worker, PATIENCE)? {
                CudaReply::Looping => {}
                other => return Err(worker.unexpected(&Reply::Cuda(other))),
            }
        }
        Ok(())
    }

    fn load(&self, kernel: Kernel) -> Load {
        let kernels = self.plan.kernels();
        let in_flight = IN_FLIGHT.max(IN_FLIGHT_NS / kernels.solo_ns(kernel).max(1)) as u32;
        Load { kernel: kernels.index(kernel), in_flight, warm_ns: LOOP_WARM_NS, keep_ends: true }
    }

    /// Lets everybody serve who does, and waits for them.
    fn serve(
        &self,
        players: &[Player],
        cast: &mut [Worker],
        start_ns: u64,
    ) -> Result<Vec<Service>, BenchError> {
        let kernels = self.plan.kernels();
        for (player, worker) in players.iter().zip(&mut *cast) {
            if let Work::Serve(kernel, hint) = player.work {
                let schedule = Schedule {
                    kernel: kernels.index(kernel),
                    start_ns,
                    offsets_ns: self.offsets_ns(),
                    deadline_ns: start_ns + WARM_NS + self.plan.window_ns + DRAIN_NS,
                    hint: hint.map(|(kernel, ahead_ns)| Hint { kernel: kernels.index(kernel), ahead_ns }),
                };
                device::tell(worker, CudaCommand::Serve(schedule))?;
            }
        }
        let limit = PATIENCE + Duration::from_nanos(self.plan.window_ns + DRAIN_NS);
        let mut served = Vec::new();
        for (player, worker) in players.iter().zip(&mut *cast) {
            if matches!(player.work, Work::Serve(..)) {
                match device::hear(worker, limit)? {
                    CudaReply::Served(service) => served.push(service),
                    other => return Err(worker.unexpected(&Reply::Cuda(other))),
                }
            }
        }
        Ok(served)
    }

    /// The same for every mode of a repeat.
    fn offsets_ns(&self) -> Vec<u64> {
        let seed = self.plan.seed ^ (u64::from(self.repeat) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        schedule_ns(Arrivals::Jitter, RATE_PER_S, WARM_NS + self.plan.window_ns, seed)
    }

    fn stop_loops(
        &self,
        players: &[Player],
        cast: &mut [Worker],
        from_ns: u64,
        to_ns: u64,
    ) -> Result<Vec<Looped>, BenchError> {
        for worker in loops(players, cast) {
            device::tell(worker, CudaCommand::Stop { from_ns, to_ns })?;
        }
        let mut looped = Vec::new();
        for worker in loops(players, cast) {
            match device::hear(worker, PATIENCE)? {
                CudaReply::Looped(one) => looped.push(one),
                other => return Err(worker.unexpected(&Reply::Cuda(other))),
            }
        }
        Ok(looped)
    }

    /// Requests before the window are not counted.
    fn served(&self, service: &Service) -> Did {
        let offsets_ns = self.offsets_ns();
        let warm = offsets_ns.iter().filter(|offset_ns| **offset_ns < WARM_NS).count();
        let us = |all: &[u64]| all.iter().skip(warm).map(|ns| *ns as f64 / 1e3).collect();
        Did::Served {
            scheduled: offsets_ns.len() - warm,
            latency_us: us(&service.latency_ns),
            late_us: us(&service.late_ns),
            launches: service.launches,
        }
    }

    fn looped(&self, looped: Looped) -> Did {
        Did::Looped {
            per_s: looped.kernels / (self.plan.window_ns as f64 / 1e9),
            gap_ns: looped.gap_ns,
            launches: looped.launches,
        }
    }
}

fn loops<'a>(players: &'a [Player], cast: &'a mut [Worker]) -> impl Iterator<Item = &'a mut Worker> {
    players
        .iter()
        .zip(cast)
        .filter(|(player, _)| matches!(player.work, Work::Loop(_)))
        .map(|(_, worker)| worker)
}

//! Experiments made by arithmetic, as an honest runner would have recorded them, for tests to judge as they are or
//! after they were tampered with.

#![allow(dead_code, reason = "each test binary uses a part of it")]

use hipreempt_bench::record::*;

pub const MS: u64 = 1_000_000;
pub const SECOND: u64 = 1_000_000_000;
/// Where the first window begins.
const EPOCH: u64 = 100 * SECOND;
/// Bulk runs for this long before and after each window.
const MARGIN: u64 = 3 * SECOND;

pub const URGENT_PID: u32 = 1_001;
pub const BULK_PID: u32 = 1_002;

/// A latency by its median and its 99th percentile.
#[derive(Clone, Copy, Debug)]
pub struct Latency {
    pub p50_ms: f64,
    pub p99_ms: f64,
}

/// How one mode behaves.
#[derive(Clone, Copy, Debug)]
pub struct Behaviour {
    pub service: Latency,
    /// Bulk's rate over its rate alone.
    pub bulk: f64,
}

/// How a card behaves.
#[derive(Clone, Debug)]
pub struct World {
    pub plan: Plan,
    pub iteration_ns: u64,
    pub kernels: u64,
    pub host_gap_ns: u64,
    pub canary_ratio: f64,
    pub solo: Latency,
    pub native: Behaviour,
    pub hipreempt: Behaviour,
}

const fn latency(p50_ms: f64, p99_ms: f64) -> Latency {
    Latency { p50_ms, p99_ms }
}

impl World {
    /// The fitted card, in arrival order.
    pub fn h100_mps() -> Self {
        Self {
            plan: Plan { modes: vec_of_modes(), ..Plan::default() },
            iteration_ns: 160 * MS,
            kernels: 160,
            host_gap_ns: 20_000,
            canary_ratio: 2.0,
            solo: latency(3.0, 3.7),
            native: Behaviour { service: latency(23.6, 40.8), bulk: 0.994 },
            hipreempt: Behaviour { service: latency(3.6, 4.9), bulk: 0.935 },
        }
    }

    /// Queues take turns: the urgent side hardly suffers, and the run is contended all the same.
    pub fn round_robin() -> Self {
        Self {
            canary_ratio: 1.17,
            native: Behaviour { service: latency(3.3, 4.6), bulk: 0.996 },
            hipreempt: Behaviour { service: latency(3.2, 4.4), bulk: 0.93 },
            ..Self::h100_mps()
        }
    }

    /// Training as bulk: short iterations.
    pub fn training() -> Self {
        Self { iteration_ns: 38 * MS, kernels: 480, host_gap_ns: 150_000, ..Self::h100_mps() }
    }

    /// Scaled to the user's 1.97 iterations a second, in arrival order: 13.5 of 20 requests a second.
    pub fn fifo() -> Self {
        Self {
            iteration_ns: 508 * MS,
            solo: latency(6.1, 7.4),
            native: Behaviour { service: latency(74.0, 120.0), bulk: 0.97 },
            hipreempt: Behaviour { service: latency(9.0, 17.0), bulk: 0.92 },
            ..Self::h100_mps()
        }
    }

    /// The same, in turns.
    pub fn shared() -> Self {
        Self {
            canary_ratio: 1.17,
            native: Behaviour { service: latency(6.8, 8.9), bulk: 0.975 },
            hipreempt: Behaviour { service: latency(6.4, 7.9), bulk: 0.92 },
            ..Self::fifo()
        }
    }

    fn behaviour(&self, mode: Mode) -> Behaviour {
        match mode {
            Mode::SoloUrgent | Mode::SoloBulk | Mode::Apart => Behaviour { service: self.solo, bulk: 1.0 },
            Mode::Native | Mode::NativePriority | Mode::Mps | Mode::MpsPriority => self.native,
            _ => self.hipreempt,
        }
    }

    /// All runs of all blocks.
    pub fn experiment(&self) -> Experiment {
        let mut runs = Vec::new();
        for repeat in 0..self.plan.repeats {
            for mode in &self.plan.modes {
                let start = EPOCH + runs.len() as u64 * (self.plan.window_ns + 4 * MARGIN);
                runs.push(self.run(*mode, repeat, start));
            }
        }
        Experiment { plan: self.plan.clone(), device: device(), runs }
    }

    fn run(&self, mode: Mode, repeat: u32, start: u64) -> ModeRun {
        let seed = self.plan.seed * 1_000 + u64::from(repeat);
        let mut run = ModeRun::new(mode, repeat, seed, start, start + self.plan.window_ns);
        run.warm_up = WarmUp { ns: MARGIN, iterations: 4, requests: 60 };
        run.urgent = mode.has_urgent().then(|| self.urgent(&run));
        run.bulk = mode.has_bulk().then(|| self.bulk(&run));
        run.users = users(&run);
        run.canary = mode.is_baseline().then(|| self.canary(seed));
        run.host =
            HostFigures { steal_ns: Some(0), launch_phase_ns: Some(2 * MS), events: 40_000, late_events: 40 };
        run
    }

    fn urgent(&self, run: &ModeRun) -> UrgentSide {
        let mut arrivals = fastrand::Rng::with_seed(run.seed);
        let mut dice = fastrand::Rng::with_seed(run.seed * 31 + run.mode as u64);
        let period = (1e9 / self.plan.rate_per_s) as u64;
        let mut free = 0;
        let mut requests = Vec::new();
        for index in 0..self.plan.window_ns / period {
            let scheduled_ns = run.window_start_ns + index * period + arrivals.u64(0..period / 2);
            let issued = scheduled_ns.max(free) + dice.u64(20_000..80_000);
            let done = issued + draw_ns(self.behaviour(run.mode).service, &mut dice);
            free = done;
            requests.push(Request {
                index,
                scheduled_ns,
                issued_ns: Some(issued),
                first_launch_ns: Some(issued + 10_000),
                done_ns: Some(done),
            });
        }
        let launches = launches(run.mode, requests.len() as u64 * 109);
        UrgentSide { identity: identity(run.mode, URGENT_PID), requests, launches, checksum: None }
    }

    fn bulk(&self, run: &ModeRun) -> BulkSide {
        let rate = self.behaviour(run.mode).bulk * (1.0 + 0.002 * f64::from(run.repeat % 3));
        let iteration = (self.iteration_ns as f64 / rate) as u64;
        let (from, to) = (run.window_start_ns - MARGIN, run.window_end_ns + MARGIN);
        let work_per_kernel = self.iteration_ns / self.kernels;
        let kernels = |at: u64| (at - from) * self.kernels / iteration;
        let sample = |at_ns: u64| BulkSample {
            at_ns,
            iterations: (at_ns - from) / iteration,
            kernels: kernels(at_ns),
            work_ns: kernels(at_ns) * work_per_kernel,
            checksum: 0xfeed,
            unfinished: true,
        };
        let ends = (1..).map(|n| from + n * iteration).take_while(|at| *at < to);
        let ends = ends.filter(|at| *at >= run.window_start_ns);
        let host_gap_ns = self.host_gap_ns;
        let end = |at_ns| IterationEnd { at_ns, host_gap_ns, kernels: self.kernels, checksum: 0xfeed };
        let iterations: Vec<IterationEnd> = ends.map(end).collect();
        let pause = |one: &IterationEnd| Interval { start_ns: one.at_ns, end_ns: one.at_ns + host_gap_ns };
        BulkSide {
            identity: identity(run.mode, BULK_PID),
            first_submit_ns: from,
            last_demand_ns: to,
            iteration_work_ns: self.kernels * work_per_kernel,
            samples: (from..=to).step_by(100 * MS as usize).map(sample).collect(),
            idle: iterations.iter().map(pause).collect(),
            iterations,
            launches: launches(run.mode, kernels(to)),
        }
    }

    fn canary(&self, seed: u64) -> Canary {
        let mut dice = fastrand::Rng::with_seed(seed ^ 0xca);
        let mut sixty =
            |ratio: f64| (0..60).map(|_| (0.5e6 * ratio * (0.95 + 0.1 * dice.f64())) as u64).collect();
        Canary { absent_ns: sixty(1.0), beside_ns: sixty(self.canary_ratio) }
    }
}

fn vec_of_modes() -> Vec<Mode> {
    vec![Mode::SoloUrgent, Mode::SoloBulk, Mode::Native, Mode::Hipreempt, Mode::Apart]
}

/// Log-normal, by two of its quantiles.
fn draw_ns(latency: Latency, dice: &mut fastrand::Rng) -> u64 {
    let sigma = (latency.p99_ms / latency.p50_ms).ln() / 2.326;
    let normal = (-2.0 * (1.0 - dice.f64()).ln()).sqrt() * (std::f64::consts::TAU * dice.f64()).cos();
    (latency.p50_ms * (sigma * normal).exp() * 1e6) as u64
}

fn device() -> Device {
    Device {
        name: "Software card".to_owned(),
        kind: DeviceKind::Software,
        preset: Some("h100-mps".to_owned()),
        preset_hash: Some("0123456789abcdef".to_owned()),
        platform: "hip".to_owned(),
        driver: None,
        library: Some("softgpu 0.1.0".to_owned()),
        cards: 2,
        virtual_time: false,
        timescale: Some(1.0),
        settings: Vec::new(),
    }
}

fn identity(mode: Mode, pid: u32) -> WorkerIdentity {
    let second = mode == Mode::Apart && pid == BULK_PID;
    WorkerIdentity {
        pid,
        uuid: if second { "bb" } else { "aa" }.to_owned(),
        pci: if second { "0000:02:00.0" } else { "0000:01:00.0" }.to_owned(),
        name: "Software card".to_owned(),
        board: (mode.has_shim()).then(|| "b0a2d".to_owned()),
        shim_mapped: mode.has_shim(),
        level: mode.level().and_then(|level| level.parse().ok()),
        ..WorkerIdentity::default()
    }
}

fn launches(mode: Mode, by_worker: u64) -> Launches {
    let under = mode.has_shim();
    Launches {
        by_worker,
        by_shim: under.then_some(by_worker),
        held: under.then_some(200),
        held_ns: under.then_some(SECOND),
    }
}

fn users(run: &ModeRun) -> CardUsers {
    let card = |identity: &WorkerIdentity| if identity.uuid == "aa" { "card 0" } else { "card 1" }.to_owned();
    let user = |identity: &WorkerIdentity, kernels: u64| CardUser {
        card: card(identity),
        pid: identity.pid,
        kernels: Some(kernels),
    };
    let urgent = run.urgent.iter().map(|side| user(&side.identity, side.launches.by_worker));
    let bulk = run.bulk.iter().map(|side| user(&side.identity, side.launches.by_worker));
    CardUsers { source: UsersSource::Ledger, users: urgent.chain(bulk).collect(), foreign_pids: Vec::new() }
}

/// Changes every run in which both sides are meant to share a card.
pub fn in_shared_runs(experiment: &mut Experiment, change: impl Fn(&mut ModeRun)) {
    experiment.runs.iter_mut().filter(|run| run.mode.shares_a_card()).for_each(change);
}

/// Changes every bulk side.
pub fn in_bulk(experiment: &mut Experiment, change: impl Fn(u64, u64, &mut BulkSide)) {
    for run in &mut experiment.runs {
        let (start, end) = (run.window_start_ns, run.window_end_ns);
        if let Some(bulk) = &mut run.bulk {
            change(start, end, bulk);
        }
    }
}

//! The whole experiment in virtual time: the software card's model, the scheduler's own decisions, and the workloads,
//! in one process and from one seed. It gives the same figures on any machine, however busy, so figures that gate a
//! test come from here.
//!
//! What is not real here: there are no processes, so identity and the card's users hold by construction (unless a fake
//! breaks them), and the host's costs are [`Timing`]'s and [`hold`]'s constants.

mod bulk;
mod conductor;
pub mod curve;
pub mod hold;
mod launch_bound;
mod shared;
pub mod suspend;
mod two_clients;

use std::rc::Rc;

pub use launch_bound::launch_bound_ratio;
pub use two_clients::{Shares, two_clients};

use hipreempt_softgpu::model::{Parameters, Reach};
use hipreempt_softgpu::virtual_time::{ClientId, Driver, Timing};
use hipreempt_softgpu::{Preset, preset, preset_file_hash};

use crate::error::BenchError;
use crate::record::{
    BulkSide, Canary, CardUser, CardUsers, Device, DeviceKind, HostFigures, Launches, Mode, ModeRun, Plan,
    UrgentSide, UsersSource, WarmUp, WorkerIdentity,
};
use crate::runner::fake::Fake;
use crate::workload::Work;
use bulk::Bulk;
use conductor::Conductor;
use hold::Scheduling;
use shared::{Shared, Watched};
use suspend::Suspensions;

/// The urgent client's number and pid; the bulk client's are one more.
const URGENT: ClientId = ClientId(0);
const BULK: ClientId = ClientId(1);
/// Between two looks whether the run is over.
const STEP_NS: u64 = 1_000_000_000;
/// No run takes longer; one that does has stopped making progress.
const RUN_LIMIT_NS: u64 = 3_600_000_000_000;
/// One experiment in virtual time.
#[derive(Clone, Debug)]
pub struct Simulation {
    preset: Preset,
    preset_name: String,
    urgent: Work,
    graph: bool,
    bulk: Work,
    fake: Option<Fake>,
}

impl Simulation {
    /// On the card of that preset.
    ///
    /// # Errors
    /// [`BenchError::Usage`] if there is no such card, or it takes no time.
    pub fn new(name: &str, bulk: Work, graph: bool, fake: Option<Fake>) -> Result<Self, BenchError> {
        let preset =
            preset(name).ok_or_else(|| BenchError::Usage(format!("preset {name} has no model of time")))?;
        Ok(Self { preset, preset_name: name.to_owned(), urgent: Work::Resnet18B1, graph, bulk, fake })
    }

    /// The same on a card whose switches cost so much each way, and disturb so much.
    #[must_use]
    pub fn with_switches(mut self, each_ns: u64, reach: Reach) -> Self {
        let parameters = self.preset.parameters.with_switches_of(each_ns);
        self.preset.parameters = Parameters { switch_reach: reach, ..parameters };
        self
    }

    /// The same, where either is said.
    #[must_use]
    pub fn with_switches_if(self, each_ns: Option<u64>, reach: Option<Reach>) -> Self {
        let reach = reach.unwrap_or(self.preset.parameters.switch_reach);
        match each_ns {
            Some(each_ns) => self.with_switches(each_ns, reach),
            None => {
                let parameters = Parameters { switch_reach: reach, ..self.preset.parameters };
                Self { preset: Preset { parameters, ..self.preset }, ..self }
            }
        }
    }

    /// The modes that can be simulated, other than level 3. The model's dispatch knows no priorities.
    pub fn modes() -> Vec<Mode> {
        vec![Mode::SoloUrgent, Mode::SoloBulk, Mode::Native, Mode::Hipreempt, Mode::Apart]
    }

    /// What the record says of the device.
    pub fn device(&self) -> Device {
        Device {
            name: format!("software card ({})", self.preset_name),
            kind: DeviceKind::Software,
            preset: Some(self.preset_name.clone()),
            preset_hash: Some(preset_file_hash()),
            platform: "hip".to_owned(),
            driver: None,
            library: None,
            cards: 2,
            virtual_time: true,
            timescale: None,
            settings: Vec::new(),
        }
    }

    /// Runs one mode of one repeat.
    ///
    /// # Errors
    /// [`BenchError::Usage`] if the run does not come to an end.
    pub fn run(&self, plan: &Plan, mode: Mode, repeat: u32) -> Result<ModeRun, BenchError> {
        self.run_watched(plan, mode, repeat).map(|(run, _)| run)
    }

    /// The same, with what became of the suspensions of bulk's queue.
    ///
    /// # Errors
    /// See [`Self::run`].
    pub fn run_watched(
        &self,
        plan: &Plan,
        mode: Mode,
        repeat: u32,
    ) -> Result<(ModeRun, Suspensions), BenchError> {
        let seed = plan.seed.wrapping_add(u64::from(repeat));
        let shared = Rc::new(Shared::default());
        let scheduling = match mode {
            Mode::Hipreempt | Mode::Level1 if self.fake != Some(Fake::NoShim) => Scheduling::hipreempt(),
            Mode::Level3 => Scheduling::level_3(self.reach()),
            _ => Scheduling::Native,
        };
        if self.apart(mode) {
            self.drive(plan, mode, seed, &shared, scheduling, &[URGENT])?;
            self.drive(plan, mode, seed, &shared, Scheduling::Native, &[BULK])?;
        } else {
            self.drive(plan, mode, seed, &shared, scheduling, &[URGENT, BULK])?;
        }
        Ok((self.record(mode, repeat, seed, &shared), shared.suspensions.get()))
    }

    /// What the scheduler is told that a switch disturbs, as it learns it on a real machine.
    fn reach(&self) -> suspend::CoreReach {
        match self.preset.parameters.switch_reach {
            Reach::OneQueue => suspend::CoreReach::OneQueue,
            Reach::WholeCard => suspend::CoreReach::WholeGpu,
        }
    }

    fn apart(&self, mode: Mode) -> bool {
        let faked = matches!(self.fake, Some(Fake::OtherCard | Fake::OtherCardSameIdentity));
        mode == Mode::Apart || faked && mode.has_urgent() && mode.has_bulk()
    }

    /// Runs the clients that share one card until the run is over.
    fn drive(
        &self,
        plan: &Plan,
        mode: Mode,
        seed: u64,
        shared: &Rc<Shared>,
        scheduling: Scheduling,
        clients: &[ClientId],
    ) -> Result<(), BenchError> {
        let gate = Watched::new(scheduling, Rc::clone(shared), BULK, self.urgent.trace().kernels());
        let mut driver = Driver::new(self.preset.parameters, gate, Timing::default());
        let together = clients.len() == 2;
        let conducts = together || clients == [URGENT];
        if conducts {
            let conductor = Conductor::new(self, plan, mode, seed, Rc::clone(shared), together);
            driver.add(if mode.has_urgent() { URGENT } else { BULK }, conductor);
        }
        if mode.has_bulk() && clients.contains(&BULK) {
            driver.add(BULK, Bulk::new(self.bulk, self.fake, Rc::clone(shared)));
            driver.add(BULK, bulk::sampler(Rc::clone(shared)));
        }
        let over = |now_ns: u64| shared.finished.get() && (conducts || now_ns > shared.window.get().1);
        let mut now_ns = 0;
        while !over(now_ns) {
            now_ns += STEP_NS;
            let stuck = || BenchError::Usage(format!("the simulation of {} does not end", mode.name()));
            driver
                .run_until(now_ns)
                .map_err(|fault| BenchError::Usage(format!("the model failed: {fault}")))?;
            if now_ns > RUN_LIMIT_NS {
                return Err(stuck());
            }
        }
        shared.suspensions.set(driver.gate.suspensions(BULK));
        Ok(())
    }

    fn record(&self, mode: Mode, repeat: u32, seed: u64, shared: &Shared) -> ModeRun {
        let (start_ns, end_ns) = shared.window.get();
        let mut run = ModeRun::new(mode, repeat, seed, start_ns, end_ns);
        let shim =
            matches!(mode, Mode::Hipreempt | Mode::Level1 | Mode::Level3) && self.fake != Some(Fake::NoShim);
        let launches = |by_worker: u64| Launches {
            by_worker,
            by_shim: shim.then_some(by_worker),
            ..Launches::default()
        };
        run.warm_up = self.warm_up(mode, shared);
        if mode.has_urgent() {
            run.urgent = Some(UrgentSide {
                identity: self.identity(mode, URGENT, shim),
                requests: shared.requests.take(),
                launches: launches(shared.urgent_launches.get()),
                checksum: None,
            });
        }
        if mode.has_bulk() {
            let side = shared.bulk.take();
            run.bulk = Some(BulkSide {
                identity: self.identity(mode, BULK, shim),
                iteration_work_ns: self.bulk.trace().kernel_work_ns(),
                launches: launches(side.claimed),
                first_submit_ns: side.first_submit_ns,
                last_demand_ns: side.last_demand_ns,
                samples: side
                    .samples
                    .into_iter()
                    .filter(|sample| around(sample.at_ns, start_ns, end_ns))
                    .collect(),
                idle: side.idle,
                iterations: side
                    .ends
                    .into_iter()
                    .filter(|end| (start_ns..end_ns).contains(&end.at_ns))
                    .collect(),
            });
        }
        if mode.shares_a_card() {
            run.canary =
                Some(Canary { absent_ns: shared.absent_ns.take(), beside_ns: shared.beside_ns.take() });
        }
        run.users = self.users(mode, shared);
        run.host = HostFigures {
            steal_ns: Some(0),
            launch_phase_ns: shared.launch_phase_ns(),
            ..HostFigures::default()
        };
        run
    }

    /// A bulk on a card of its own has looped since the beginning, before the window was known to it.
    fn warm_up(&self, mode: Mode, shared: &Shared) -> WarmUp {
        let (start_ns, _) = shared.window.get();
        let mut warm_up = shared.warm_up.get();
        if self.apart(mode) {
            let ends = &shared.bulk.borrow().ends;
            warm_up.iterations = ends.iter().filter(|end| end.at_ns < start_ns).count() as u64;
        }
        warm_up
    }

    fn identity(&self, mode: Mode, client: ClientId, shim: bool) -> WorkerIdentity {
        let card = match self.fake {
            Some(Fake::OtherCardSameIdentity) if mode != Mode::Apart => "a",
            _ => self.card(mode, client),
        };
        WorkerIdentity {
            pid: client.0 as u32 + 1,
            uuid: format!("virtual-{card}"),
            pci: format!("face:00:{}.0", if card == "a" { "0a" } else { "0b" }),
            name: format!("software card ({})", self.preset_name),
            board: shim.then(|| "virtual".to_owned()),
            shim_mapped: shim,
            ..WorkerIdentity::default()
        }
    }

    fn card(&self, mode: Mode, client: ClientId) -> &'static str {
        if client == BULK && self.apart(mode) { "b" } else { "a" }
    }

    fn users(&self, mode: Mode, shared: &Shared) -> CardUsers {
        let present = [(URGENT, mode.has_urgent()), (BULK, mode.has_bulk())];
        let user = |client: ClientId| CardUser {
            card: self.card(mode, client).to_owned(),
            pid: client.0 as u32 + 1,
            kernels: Some(shared.completed_kernels(client)),
        };
        let users =
            present.into_iter().filter(|(_, present)| *present).map(|(client, _)| user(client)).collect();
        CardUsers { source: UsersSource::Ledger, users, foreign_pids: Vec::new() }
    }
}

/// Whether a sample belongs to a window or lies right beside it.
fn around(at_ns: u64, start_ns: u64, end_ns: u64) -> bool {
    (start_ns.saturating_sub(bulk::SAMPLE_NS)..=end_ns + bulk::SAMPLE_NS).contains(&at_ns)
}

#[cfg(test)]
mod tests;

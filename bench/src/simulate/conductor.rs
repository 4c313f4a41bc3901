//! Leads a simulated run through its phases, and serves the urgent requests on the way: the runner and the urgent worker
//! as one script.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use hipreempt_softgpu::Command;
use hipreempt_softgpu::virtual_time::{Launch, Script, Step};

use super::bulk::{self, MEMSET_WORK};
use super::shared::Shared;
use super::{Fake, Simulation};
use crate::record::{Arrivals, Mode, Plan, Request, WarmUp};
use crate::runner::run::{
    CANARY_LAUNCHES, CANARY_PERIOD_NS, DRAIN_NS, LATE_START_NS, LEAD_IN_NS, WARM_ITERATIONS, WARM_NS,
};
use crate::workload::{CANARY_GROUPS_PER_UNIT, CANARY_NS, schedule_ns};

/// How often a condition that nothing signals is looked at.
const LOOK_NS: u64 = 10_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    CanaryAbsent,
    StartBulk,
    WarmBulk { from_ns: u64 },
    CanaryBeside,
    WarmUrgent,
    OpenWindow,
    Window,
    CloseWindow,
    BulkAfterwards { until_ns: u64 },
    Over,
}

enum Item {
    Step(Step),
    CanaryLaunched,
    CanaryDone,
    Issued,
    FirstLaunched,
    Launched,
    Done,
}

/// The script.
pub struct Conductor {
    shared: Rc<Shared>,
    plan: Plan,
    mode: Mode,
    fake: Option<Fake>,
    seed: u64,
    with_bulk: bool,
    request: Vec<(u64, Launch)>,
    canary: Launch,
    phase: Phase,
    items: VecDeque<Item>,
    /// Of the warm-up or the window: its start and the offsets of its arrivals.
    schedule: (u64, VecDeque<u64>),
    served: Vec<Request>,
    canary_ns: u64,
    warm_from_ns: u64,
    warm_requests: u64,
    measured: bool,
}

impl Conductor {
    /// Leads one run. `with_bulk`: bulk is on this card, and is waited for.
    pub fn new(
        of: &Simulation,
        plan: &Plan,
        mode: Mode,
        seed: u64,
        shared: Rc<Shared>,
        with_bulk: bool,
    ) -> Self {
        let units = of.preset.parameters.compute_units;
        let workgroups = u64::from(units * CANARY_GROUPS_PER_UNIT);
        let canary = Command::Kernel { workgroups, threads_per_group: 256, solo_ns: CANARY_NS };
        Self {
            shared,
            plan: plan.clone(),
            mode,
            fake: of.fake,
            seed,
            with_bulk: with_bulk && mode.has_bulk(),
            request: request(of),
            canary: Launch::new(0, 1, Arc::new([canary])),
            phase: if mode.shares_a_card() { Phase::CanaryAbsent } else { Phase::StartBulk },
            items: VecDeque::new(),
            schedule: (0, VecDeque::new()),
            served: Vec::new(),
            canary_ns: 0,
            warm_from_ns: 0,
            warm_requests: 0,
            measured: false,
        }
    }

    /// Puts the next items into the queue, or goes on to the next phase.
    fn refill(&mut self, now_ns: u64) {
        self.phase = match self.phase {
            Phase::CanaryAbsent => self.canaries(now_ns, Phase::StartBulk),
            Phase::StartBulk => {
                self.warm_from_ns = now_ns;
                self.shared.bulk_from_ns.set(Some(now_ns));
                self.sleep_until(now_ns + WARM_NS, Phase::WarmBulk { from_ns: now_ns })
            }
            Phase::WarmBulk { .. }
                if self.with_bulk && self.shared.bulk.borrow().iterations < WARM_ITERATIONS =>
            {
                self.sleep_until(now_ns + LOOK_NS, self.phase)
            }
            Phase::WarmBulk { .. } if self.mode.shares_a_card() => Phase::CanaryBeside,
            Phase::WarmBulk { .. } => Phase::WarmUrgent,
            Phase::CanaryBeside => self.canaries(now_ns, Phase::WarmUrgent),
            Phase::WarmUrgent => self.warm_urgent(now_ns),
            Phase::OpenWindow => self.open_window(now_ns),
            Phase::Window => self.serve_next(now_ns),
            Phase::CloseWindow => self.close_window(now_ns),
            Phase::BulkAfterwards { .. } | Phase::Over => {
                self.shared.finished.set(true);
                Phase::Over
            }
        };
    }

    fn sleep_until(&mut self, at_ns: u64, then: Phase) -> Phase {
        self.items.push_back(Item::Step(Step::SleepUntil(at_ns)));
        then
    }

    fn canaries(&mut self, now_ns: u64, then: Phase) -> Phase {
        for index in 0..u64::from(CANARY_LAUNCHES) {
            self.items.push_back(Item::Step(Step::SleepUntil(now_ns + index * CANARY_PERIOD_NS)));
            self.items.push_back(Item::CanaryLaunched);
            self.items.push_back(Item::Step(Step::Launch(self.canary.clone())));
            self.items.push_back(Item::Step(Step::Sync(0)));
            self.items.push_back(Item::CanaryDone);
        }
        then
    }

    fn warm_urgent(&mut self, now_ns: u64) -> Phase {
        if matches!(self.fake, Some(Fake::Serial | Fake::LateStart)) {
            self.shared.bulk_from_ns.set(None);
        }
        if !self.mode.has_urgent() {
            return Phase::OpenWindow;
        }
        self.warm_from_ns = now_ns;
        let offsets = schedule_ns(Arrivals::Periodic, self.plan.rate_per_s, WARM_NS, 0);
        self.schedule = (now_ns, offsets.into());
        Phase::Window
    }

    fn open_window(&mut self, now_ns: u64) -> Phase {
        let start_ns = now_ns + LEAD_IN_NS;
        let (ns, iterations) = (start_ns - self.warm_from_ns, self.shared.bulk.borrow().iterations);
        self.shared.warm_up.set(WarmUp { ns, iterations, requests: self.warm_requests });
        self.shared.window.set((start_ns, start_ns + self.plan.window_ns));
        self.measured = true;
        if self.fake == Some(Fake::LateStart) {
            self.shared.bulk_from_ns.set(Some(start_ns + LATE_START_NS));
        }
        if !self.mode.has_urgent() {
            return Phase::CloseWindow;
        }
        let plan = &self.plan;
        self.schedule =
            (start_ns, schedule_ns(plan.arrivals, plan.rate_per_s, plan.window_ns, self.seed).into());
        Phase::Window
    }

    /// Begins the next request of the schedule, or ends it. Also serves the warm-up.
    fn serve_next(&mut self, now_ns: u64) -> Phase {
        let Some(offset_ns) = self.schedule.1.pop_front() else {
            return if self.measured { Phase::CloseWindow } else { self.end_warm_up() };
        };
        let arrival_ns = self.arrival_ns(offset_ns);
        self.served.push(Request {
            index: self.served.len() as u64,
            scheduled_ns: arrival_ns,
            issued_ns: None,
            first_launch_ns: None,
            done_ns: None,
        });
        let slow = self.fake == Some(Fake::SlowUrgent);
        let begin_ns = arrival_ns + if slow { (arrival_ns - self.schedule.0) / 19 } else { 0 };
        if self.measured && begin_ns.max(now_ns) >= self.deadline_ns() {
            if self.plan.arrivals == Arrivals::Closed {
                self.served.pop();
                self.schedule.1.clear();
            }
            return Phase::Window;
        }
        self.items.push_back(Item::Step(Step::SleepUntil(begin_ns)));
        self.items.push_back(Item::Issued);
        for (index, (gap_ns, launch)) in self.request.iter().enumerate() {
            self.items.push_back(Item::Step(Step::Host(*gap_ns)));
            self.items.push_back(Item::Step(Step::Launch(launch.clone())));
            if index == 0 {
                self.items.push_back(Item::FirstLaunched);
            }
        }
        self.items.push_back(Item::Launched);
        self.items.push_back(Item::Step(Step::Sync(0)));
        self.items.push_back(Item::Done);
        Phase::Window
    }

    fn end_warm_up(&mut self) -> Phase {
        self.warm_requests = self.served.len() as u64;
        self.served.clear();
        self.shared.phases_ns.borrow_mut().clear();
        self.sleep_until(self.warm_from_ns + WARM_NS, Phase::OpenWindow)
    }

    fn arrival_ns(&self, offset_ns: u64) -> u64 {
        let period_ns = (1e9 / self.plan.rate_per_s) as u64;
        match self.served.last().filter(|_| self.plan.arrivals == Arrivals::Closed) {
            Some(last) => {
                (last.issued_ns.unwrap_or(last.scheduled_ns) + period_ns).max(last.done_ns.unwrap_or(0))
            }
            None => self.schedule.0 + offset_ns,
        }
    }

    fn deadline_ns(&self) -> u64 {
        let (_, end_ns) = self.shared.window.get();
        end_ns + if self.plan.arrivals == Arrivals::Closed { 0 } else { DRAIN_NS }
    }

    fn close_window(&mut self, now_ns: u64) -> Phase {
        self.shared.requests.replace(std::mem::take(&mut self.served));
        let (_, end_ns) = self.shared.window.get();
        if self.fake == Some(Fake::Serial) {
            self.shared.bulk_from_ns.set(Some(now_ns.max(end_ns)));
            let until_ns = now_ns.max(end_ns) + self.plan.window_ns;
            return self.sleep_until(until_ns, Phase::BulkAfterwards { until_ns });
        }
        self.sleep_until(end_ns + 1, Phase::Over)
    }

    fn note(&mut self, item: &Item, now_ns: u64) {
        match item {
            Item::Step(_) => {}
            Item::CanaryLaunched => {
                self.canary_ns = now_ns;
                self.count(1);
            }
            Item::CanaryDone => {
                let beside = self.shared.bulk_from_ns.get().is_some();
                let times = if beside { &self.shared.beside_ns } else { &self.shared.absent_ns };
                times.borrow_mut().push(now_ns - self.canary_ns);
            }
            _ => self.note_request(item, now_ns),
        }
    }

    fn note_request(&mut self, item: &Item, now_ns: u64) {
        let closed = self.plan.arrivals == Arrivals::Closed;
        let Some(request) = self.served.last_mut() else { return };
        match item {
            Item::Issued => {
                request.issued_ns = Some(now_ns);
                if closed {
                    request.scheduled_ns = now_ns;
                }
            }
            Item::FirstLaunched => request.first_launch_ns = Some(now_ns),
            Item::Launched => {
                let phase_ns = now_ns - request.issued_ns.unwrap_or(now_ns);
                self.shared.phases_ns.borrow_mut().push(phase_ns);
                let kernels = self.request.iter().filter(|(_, launch)| launch.work != MEMSET_WORK).count();
                self.count(kernels as u64);
            }
            Item::Done => request.done_ns = Some(now_ns),
            Item::Step(_) | Item::CanaryLaunched | Item::CanaryDone => {}
        }
    }

    fn count(&self, launches: u64) {
        self.shared.urgent_launches.set(self.shared.urgent_launches.get() + launches);
    }
}

impl Script for Conductor {
    fn next(&mut self, now_ns: u64) -> Option<Step> {
        loop {
            match self.items.pop_front() {
                Some(Item::Step(step)) => return Some(step),
                Some(item) => self.note(&item, now_ns),
                None if self.phase == Phase::Over && self.shared.finished.get() => return None,
                None => self.refill(now_ns),
            }
        }
    }
}

/// The launches of one request, each with the host's time before it.
fn request(of: &Simulation) -> Vec<(u64, Launch)> {
    let trace = of.urgent.trace();
    if of.graph {
        let commands: Arc<[Command]> = trace.steps.iter().map(bulk::command).collect();
        return vec![(0, Launch { graph: true, ..Launch::new(0, 2, commands) })];
    }
    trace.steps.iter().map(|step| (step.host_gap_ns, bulk::launch(step))).collect()
}

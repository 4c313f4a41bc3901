//! What the scripts of a simulated run tell each other and leave behind, and what the card completed.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use hipreempt_softgpu::virtual_time::{Answer, ClientId, Gate, Launch, Order};

use super::bulk::MEMSET_WORK;
use super::hold::Scheduling;
use super::suspend::Suspensions;
use crate::record::{BulkSample, Interval, IterationEnd, Request, WarmUp};

/// The state of one run.
#[derive(Debug, Default)]
pub struct Shared {
    /// Start and end of the measured window; zero until it is known.
    pub window: Cell<(u64, u64)>,
    /// Bulk loops from this moment on; `None` while it is to do nothing.
    pub bulk_from_ns: Cell<Option<u64>>,
    /// The run is over.
    pub finished: Cell<bool>,
    /// What went before the window.
    pub warm_up: Cell<WarmUp>,
    /// Every request of the window.
    pub requests: RefCell<Vec<Request>>,
    /// From each request's issue to the return of its last launch.
    pub phases_ns: RefCell<Vec<u64>>,
    /// The positive control without bulk.
    pub absent_ns: RefCell<Vec<u64>>,
    /// And beside it.
    pub beside_ns: RefCell<Vec<u64>>,
    /// Kernel launches of the urgent side (graphs count once).
    pub urgent_launches: Cell<u64>,
    /// What became of the suspensions of bulk's queue.
    pub suspensions: Cell<Suspensions>,
    /// What bulk did.
    pub bulk: RefCell<BulkState>,
    completed: RefCell<[u64; 2]>,
}

/// What bulk did, and claims to have done.
#[derive(Clone, Debug, Default)]
pub struct BulkState {
    /// Commands asked for, and seen complete.
    pub asked: u64,
    /// Seen complete.
    pub done: u64,
    /// Kernels that it says it launched.
    pub claimed: u64,
    /// Kernels complete, by its own count, and their solo times.
    pub kernels: u64,
    /// Their solo times.
    pub work_ns: u64,
    /// Iterations ended.
    pub iterations: u64,
    /// Checksum of the last one.
    pub checksum: u64,
    /// First launch call since it last began to loop.
    pub first_submit_ns: u64,
    /// Last moment with unfinished work.
    pub last_demand_ns: u64,
    /// Nothing was unfinished since then.
    pub idle_since_ns: Option<u64>,
    /// Times without unfinished work.
    pub idle: Vec<Interval>,
    /// Progress.
    pub samples: Vec<BulkSample>,
    /// Ends of iterations.
    pub ends: Vec<IterationEnd>,
}

impl BulkState {
    /// A launch call begins.
    pub fn ask(&mut self, now_ns: u64) {
        if let Some(since_ns) = self.idle_since_ns.take() {
            self.idle.push(Interval { start_ns: since_ns, end_ns: now_ns });
        }
        self.asked += 1;
    }

    fn complete(&mut self, now_ns: u64) {
        self.done += 1;
        self.last_demand_ns = now_ns;
        if self.done == self.asked {
            self.idle_since_ns = Some(now_ns);
        }
    }

    /// A sample of this moment.
    pub fn sample(&self, now_ns: u64) -> BulkSample {
        BulkSample {
            at_ns: now_ns,
            iterations: self.iterations,
            kernels: self.kernels,
            work_ns: self.work_ns,
            checksum: self.checksum,
            unfinished: self.asked > self.done,
        }
    }
}

impl Shared {
    /// Kernels that the card completed for a client.
    pub fn completed_kernels(&self, client: ClientId) -> u64 {
        self.completed.borrow()[client.0]
    }

    /// Median of the launch phases.
    pub fn launch_phase_ns(&self) -> Option<u64> {
        let mut phases_ns = self.phases_ns.borrow().clone();
        phases_ns.sort_unstable();
        phases_ns.get(phases_ns.len() / 2).copied()
    }

    /// Whether the run, or the window of a bulk that runs on a card of its own, is over for bulk.
    pub fn over_for_bulk(&self, now_ns: u64) -> bool {
        let (_, end_ns) = self.window.get();
        self.finished.get() && now_ns > end_ns
    }
}

/// A gate that also counts what the card completes, as a ledger does.
pub struct Watched {
    scheduling: Scheduling,
    shared: Rc<Shared>,
    bulk: ClientId,
    graph_kernels: u64,
}

impl Watched {
    /// Counts into `shared`; a graph holds that many kernels.
    pub fn new(scheduling: Scheduling, shared: Rc<Shared>, bulk: ClientId, graph_kernels: u64) -> Self {
        Self { scheduling, shared, bulk, graph_kernels }
    }

    /// What became of the suspensions of a client's queues.
    pub fn suspensions(&self, client: ClientId) -> Suspensions {
        self.scheduling.suspensions(client)
    }

    fn kernels_of(&self, launch: &Launch) -> u64 {
        match launch.work {
            MEMSET_WORK => 0,
            _ if launch.graph => self.graph_kernels,
            _ => 1,
        }
    }
}

impl Gate for Watched {
    fn ask(&mut self, client: ClientId, now_ns: u64, launch: &Launch) -> Answer {
        self.scheduling.ask(client, now_ns, launch)
    }

    fn launched(&mut self, client: ClientId, now_ns: u64, launch: &Launch) {
        self.scheduling.launched(client, now_ns, launch);
    }

    fn completed(&mut self, client: ClientId, now_ns: u64, launch: &Launch, at_ns: u64) {
        let kernels = self.kernels_of(launch);
        self.shared.completed.borrow_mut()[client.0] += kernels;
        if client == self.bulk {
            let mut bulk = self.shared.bulk.borrow_mut();
            bulk.complete(at_ns);
            bulk.kernels += kernels;
            bulk.work_ns += if kernels > 0 { launch.solo_ns() } else { 0 };
        }
        self.scheduling.completed(client, now_ns, launch, at_ns);
    }

    fn synced(&mut self, client: ClientId, now_ns: u64) {
        self.scheduling.synced(client, now_ns);
    }

    fn order(&mut self) -> Option<Order> {
        self.scheduling.order()
    }

    fn switched(&mut self, client: ClientId, now_ns: u64, took_ns: u64) {
        self.scheduling.switched(client, now_ns, took_ns);
    }

    fn next_wake(&self) -> Option<u64> {
        self.scheduling.next_wake()
    }

    fn wake(&mut self, now_ns: u64) {
        self.scheduling.wake(now_ns);
    }
}

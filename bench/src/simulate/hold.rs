//! The scheduler in virtual time: the decisions of `hipreempt-core`, asked in the order in which the preload library asks
//! them, with the card's model in the place of the driver.

use std::collections::HashMap;

use hipreempt_core::Tuning;
use hipreempt_core::activity::{Activity, EndedBy};
use hipreempt_core::estimate::WorkKey;
use hipreempt_core::hold::{Hold, Pass, Share};
use hipreempt_core::suspend::{Reach, Situation};
use hipreempt_core::window::{Admission, Completion, SpanId, StreamId, Window};
use hipreempt_softgpu::virtual_time::{Answer, ClientId, Gate, Launch, Order};

use super::suspend::{Agent, Suspensions};

/// How often a held thread looks at everything again.
const LOOK_AGAIN_NS: u64 = 20_000_000;
/// The longest wait for the window without a look.
const WINDOW_LOOK_NS: u64 = 5_000_000;
/// From an opening gate until a held thread runs again: a futex wake, its P99 on a small machine.
const WAKE_NS: u64 = 50_000;
/// How long after a completion the monitor thread's look finds a queue empty that no synchronisation has reported.
const MONITOR_NS: u64 = 200_000;

/// Who decides when launches pass.
pub enum Scheduling {
    /// Nobody: the card's own order.
    Native,
    /// hipreempt at level 1; client 0 is urgent, client 1 is bulk.
    Hipreempt(Box<Holding>),
}

impl Scheduling {
    /// hipreempt with its default tuning.
    pub fn hipreempt() -> Self {
        Self::Hipreempt(Box::new(Holding::new(&[100, -100], &Tuning::default())))
    }

    /// The same at level 3.
    pub fn level_3(reach: Reach) -> Self {
        let mut holding = Holding::new(&[100, -100], &Tuning::default());
        holding.agents = holding.clients.iter().map(|_| Agent::new(reach)).collect();
        Self::Hipreempt(Box::new(holding))
    }

    /// What became of the suspensions of a client's queues.
    pub fn suspensions(&self, ClientId(index): ClientId) -> Suspensions {
        match self {
            Scheduling::Native => Suspensions::default(),
            Scheduling::Hipreempt(holding) => {
                holding.agents.get(index).map(Agent::suspensions).unwrap_or_default()
            }
        }
    }
}

impl Gate for Scheduling {
    fn ask(&mut self, client: ClientId, now_ns: u64, launch: &Launch) -> Answer {
        match self {
            Scheduling::Native => Answer::Go,
            Scheduling::Hipreempt(holding) => holding.ask(client, now_ns, launch),
        }
    }

    fn completed(&mut self, client: ClientId, now_ns: u64, launch: &Launch, at_ns: u64) {
        if let Scheduling::Hipreempt(holding) = self {
            holding.completed(client, now_ns, launch, at_ns);
        }
    }

    fn synced(&mut self, client: ClientId, now_ns: u64) {
        if let Scheduling::Hipreempt(holding) = self {
            holding.synced(client, now_ns);
        }
    }

    fn next_wake(&self) -> Option<u64> {
        match self {
            Scheduling::Native => None,
            Scheduling::Hipreempt(holding) => holding.next_wake(),
        }
    }

    fn wake(&mut self, now_ns: u64) {
        if let Scheduling::Hipreempt(holding) = self {
            holding.wake(now_ns);
        }
    }

    fn order(&mut self) -> Option<Order> {
        let Scheduling::Hipreempt(holding) = self else { return None };
        let mut agents = holding.agents.iter_mut().enumerate();
        agents
            .find_map(|(index, agent)| Some(Order { client: ClientId(index), percent: agent.take_order()? }))
    }

    fn switched(&mut self, ClientId(index): ClientId, now_ns: u64, took_ns: u64) {
        if let Scheduling::Hipreempt(holding) = self {
            holding.agents[index].switched(now_ns, took_ns);
        }
    }
}

/// Level 1 for several clients of one card, and level 3 where they have agents.
pub struct Holding {
    tuning: Tuning,
    clients: Vec<Client>,
    /// One bit a client that claims the card.
    active: u64,
    agents: Vec<Agent>,
}

struct Client {
    priority: i32,
    registered: bool,
    window: Window,
    activity: Activity,
    share: Share,
    hold: Option<Hold>,
    /// Since when a launch waits in the window.
    waiting_since_ns: Option<u64>,
    in_flight: u64,
    submitted: u64,
    /// The marker after a launch, by the launch's number.
    marks: HashMap<u64, (SpanId, StreamId)>,
    /// Markers that are complete on the card, and when; nobody has looked at them yet.
    unseen: Vec<(SpanId, StreamId, u64)>,
    /// A launch waits for the window until then, and looks at nothing before.
    asleep_until_ns: u64,
    /// A held launch was woken, and runs from then on.
    awake_ns: Option<u64>,
    last_launch: u64,
    last_mark_ns: Option<u64>,
    /// When the monitor looks at a queue that has run empty.
    look_ns: Option<u64>,
    /// When the claim ends unless there is another launch.
    drop_claim_ns: Option<u64>,
}

impl Client {
    fn new(priority: i32, tuning: &Tuning) -> Self {
        Self {
            priority,
            registered: false,
            window: Window::new(tuning),
            activity: Activity::new(tuning),
            share: Share::new(tuning),
            hold: None,
            waiting_since_ns: None,
            in_flight: 0,
            submitted: 0,
            marks: HashMap::new(),
            unseen: Vec::new(),
            asleep_until_ns: 0,
            awake_ns: None,
            last_launch: 0,
            last_mark_ns: None,
            look_ns: None,
            drop_claim_ns: None,
        }
    }
}

impl Holding {
    /// Clients of these priorities, by number.
    pub fn new(priorities: &[i32], tuning: &Tuning) -> Self {
        let clients = priorities.iter().map(|priority| Client::new(*priority, tuning)).collect();
        Self { tuning: tuning.clone(), clients, active: 0, agents: Vec::new() }
    }

    fn higher(&self, client: usize) -> u64 {
        let mine = self.clients[client].priority;
        let above = |(_, other): &(usize, &Client)| other.registered && other.priority > mine;
        self.clients.iter().enumerate().filter(above).fold(0, |mask, (index, _)| mask | 1 << index)
    }

    fn ask(&mut self, ClientId(index): ClientId, now_ns: u64, launch: &Launch) -> Answer {
        self.clients[index].registered = true;
        let (key, stream) = (WorkKey::unit(0, launch.work, 0), StreamId(u64::from(launch.stream)));
        let higher = self.higher(index);
        let pass = match self.pass_gate(index, higher, key, now_ns) {
            Ok(pass) => pass,
            Err(until_ns) => return Answer::WaitUntil(until_ns),
        };
        self.claim(index, now_ns);
        if higher == 0 {
            self.clients[index].note_launch(launch, None);
            return Answer::Go;
        }
        self.clients[index].pass_window(stream, key, launch, pass, now_ns)
    }

    /// Why a launch passes the gate, or when it asks again.
    fn pass_gate(&mut self, index: usize, higher: u64, key: WorkKey, now_ns: u64) -> Result<Pass, u64> {
        let blocked = self.active & higher != 0;
        let client = &mut self.clients[index];
        if !blocked && client.hold.is_none() {
            return Ok(Pass::Open);
        }
        if blocked {
            client.window.disturbed();
        }
        let estimate_ns = client.window.estimate_ns(key);
        let hold = client.hold.get_or_insert_with(|| Hold::begin(&self.tuning, now_ns));
        match hold.look(blocked, &mut client.share, estimate_ns, now_ns) {
            Some(pass) => {
                let awake_ns = *client.awake_ns.get_or_insert(now_ns + WAKE_NS);
                if now_ns < awake_ns {
                    return Err(awake_ns);
                }
                (client.hold, client.awake_ns) = (None, None);
                Ok(pass)
            }
            None => Err(now_ns + hold.left_ns(now_ns).clamp(1, LOOK_AGAIN_NS)),
        }
    }

    fn claim(&mut self, index: usize, now_ns: u64) {
        let client = &mut self.clients[index];
        client.activity.launched(now_ns);
        (client.look_ns, client.drop_claim_ns) = (None, None);
        if self.active & (1 << index) == 0 {
            self.active |= 1 << index;
            let priority = client.priority;
            for other in self.clients.iter_mut().filter(|other| other.priority < priority) {
                other.window.disturbed();
            }
        }
    }

    fn completed(&mut self, ClientId(index): ClientId, now_ns: u64, launch: &Launch, at_ns: u64) {
        let client = &mut self.clients[index];
        client.in_flight = client.in_flight.saturating_sub(1);
        client.unseen.extend(client.marks.remove(&launch.number).map(|(span, stream)| (span, stream, at_ns)));
        if client.in_flight == 0 {
            client.look_ns = Some(now_ns + MONITOR_NS);
        }
    }

    fn synced(&mut self, ClientId(index): ClientId, now_ns: u64) {
        let client = &mut self.clients[index];
        if client.in_flight == 0 {
            // Nobody looks at the markers among what is complete now before a launch waits again.
            client.window.drained_all(now_ns);
            self.idle(index, EndedBy::Sync, now_ns);
        }
    }

    fn idle(&mut self, index: usize, by: EndedBy, now_ns: u64) {
        let client = &mut self.clients[index];
        client.look_ns = None;
        client.drop_claim_ns = Some(client.activity.ended(now_ns, by));
        self.drop_claims(now_ns);
    }

    fn drop_claims(&mut self, now_ns: u64) {
        for (index, client) in self.clients.iter_mut().enumerate() {
            if client.drop_claim_ns.is_some_and(|at_ns| at_ns <= now_ns) {
                client.drop_claim_ns = None;
                self.active &= !(1 << index);
            }
        }
    }

    fn next_wake(&self) -> Option<u64> {
        let looks = self.agents.iter().filter_map(Agent::next_look);
        self.clients
            .iter()
            .flat_map(|client| [client.look_ns, client.drop_claim_ns])
            .flatten()
            .chain(looks)
            .min()
    }

    fn wake(&mut self, now_ns: u64) {
        for index in 0..self.clients.len() {
            if self.clients[index].look_ns.is_some_and(|at_ns| at_ns <= now_ns) {
                self.idle(index, EndedBy::Look, now_ns);
            }
        }
        self.drop_claims(now_ns);
        for index in 0..self.agents.len() {
            if self.agents[index].next_look().is_some_and(|at_ns| at_ns <= now_ns) {
                let (situation, has_work) = self.situation(index);
                self.agents[index].look(&situation, has_work, now_ns);
            }
        }
    }

    /// What a client's agent sees, and what it is told when it asks for work on the card.
    fn situation(&self, index: usize) -> (Situation, bool) {
        let (higher, client) = (self.higher(index), &self.clients[index]);
        let situation = Situation {
            above: higher != 0,
            above_active: higher & self.active != 0,
            queues: 1,
            submitted: client.submitted,
            in_flight_ns: client.window.in_flight_ns(),
        };
        (situation, client.in_flight > 0)
    }
}

impl Client {
    /// As the launching thread does it: it looks at its markers when it has to wait, then waits as long as the window
    /// says, and asks again.
    fn pass_window(
        &mut self,
        stream: StreamId,
        key: WorkKey,
        launch: &Launch,
        pass: Pass,
        now_ns: u64,
    ) -> Answer {
        if now_ns < self.asleep_until_ns {
            return Answer::WaitUntil(self.asleep_until_ns);
        }
        loop {
            match self.admit(stream, key, pass, now_ns) {
                Admission::Go { mark, estimate_ns } => {
                    self.share.launched(estimate_ns);
                    self.note_launch(launch, mark);
                    return Answer::Go;
                }
                Admission::Wait { .. } if self.observe(now_ns) => {}
                Admission::Wait { until_ns } => {
                    if let Some(span) = self.window.mark_open(stream, now_ns, until_ns) {
                        self.marks.insert(self.last_launch, (span, stream));
                    }
                    self.asleep_until_ns = until_ns.min(now_ns + WINDOW_LOOK_NS).max(now_ns + 1);
                    return Answer::WaitUntil(self.asleep_until_ns);
                }
            }
        }
    }

    fn admit(&mut self, stream: StreamId, key: WorkKey, pass: Pass, now_ns: u64) -> Admission {
        let since_ns = *self.waiting_since_ns.get_or_insert(now_ns);
        match self.window.admit(stream, key, now_ns) {
            Admission::Wait { .. } if pass != Pass::Open || self.window.stalled(since_ns, now_ns) => {
                self.window.force(stream, key, now_ns)
            }
            answer => answer,
        }
    }

    /// Looks at the markers; whether one was complete.
    fn observe(&mut self, now_ns: u64) -> bool {
        let waited_for = self.waiting_since_ns.is_some();
        let seen = !self.unseen.is_empty();
        for (span, stream, at_ns) in std::mem::take(&mut self.unseen) {
            let since_previous_ns = self.last_mark_ns.map(|mark_ns| at_ns.saturating_sub(mark_ns));
            self.last_mark_ns = Some(at_ns);
            self.window.completed(Completion {
                span,
                stream,
                seen_ns: now_ns,
                since_previous_ns,
                waited_for,
            });
        }
        seen
    }

    fn note_launch(&mut self, launch: &Launch, mark: Option<SpanId>) {
        self.waiting_since_ns = None;
        self.in_flight += 1;
        self.submitted += 1;
        self.last_launch = launch.number;
        let stream = StreamId(u64::from(launch.stream));
        self.marks.extend(mark.map(|span| (launch.number, (span, stream))));
    }
}

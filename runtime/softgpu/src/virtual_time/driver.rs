//! Runs the scripts of several clients over one card.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

use super::{Answer, ClientId, Event, Gate, Launch, Order, Script, Step};
use crate::device::{QueueId, Ticket};
use crate::model::{DEPTH, Fault, Model, Parameters};

/// What the host's part takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// From a completion until a waiting thread has returned from its synchronisation.
    pub sync_ns: u64,
    /// From a completion until the gate is told.
    pub observe_ns: u64,
    /// From a changed answer of the gate until a held thread goes on.
    pub wake_ns: u64,
}

impl Default for Timing {
    fn default() -> Self {
        Self { sync_ns: 15_000, observe_ns: 0, wake_ns: 0 }
    }
}

/// Several clients on one card, with a gate.
pub struct Driver<'a, G: Gate> {
    /// The gate, for its own figures after the run.
    pub gate: G,
    card: Model,
    timing: Timing,
    threads: Vec<Thread<'a>>,
    streams: BTreeMap<(ClientId, u32), Stream>,
    priorities: BTreeMap<ClientId, i32>,
    agenda: BinaryHeap<Reverse<(u64, u64, Todo)>>,
    todos: u64,
    launches: u64,
    events: Vec<Event>,
    now_ns: u64,
    woken_ns: Option<u64>,
    switches: Vec<Switch>,
}

/// An order that is being carried out.
struct Switch {
    client: ClientId,
    begun_ns: u64,
    queues: Vec<QueueId>,
}

struct Thread<'a> {
    client: ClientId,
    script: Box<dyn Script + 'a>,
    state: State,
}

enum State {
    /// Has an entry in the agenda.
    Busy,
    /// Before the gate.
    Held {
        launch: Launch,
        until_ns: Option<u64>,
    },
    /// Has passed the gate and is about to launch.
    Launching(Launch),
    /// Waits for a place of a stream to complete, to find room for a launch.
    Full {
        launch: Launch,
        sequence: u64,
    },
    /// Waits for a place of a stream to complete, in a synchronisation.
    Syncing {
        stream: u32,
        sequence: u64,
    },
    Ended,
}

struct Stream {
    queue: QueueId,
    submitted: u64,
    completed: u64,
    /// Launches by the place of their last command.
    in_flight: VecDeque<(u64, Launch)>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Todo {
    Step(usize),
    Observe { client: ClientId, stream: u32, sequence: u64, at_ns: u64 },
    Synced(usize),
    GateWake,
    AskAgain(usize),
    Launch(usize),
}

impl<'a, G: Gate> Driver<'a, G> {
    /// An idle card and a gate.
    pub fn new(parameters: Parameters, gate: G, timing: Timing) -> Self {
        Self {
            gate,
            card: Model::new(parameters),
            timing,
            threads: Vec::new(),
            streams: BTreeMap::new(),
            priorities: BTreeMap::new(),
            agenda: BinaryHeap::new(),
            todos: 0,
            launches: 0,
            events: Vec::new(),
            now_ns: 0,
            woken_ns: None,
            switches: Vec::new(),
        }
    }

    /// Adds a thread of a client (a number below [`crate::model::CLIENTS`]), which begins at time 0.
    pub fn add(&mut self, client: ClientId, script: impl Script + 'a) {
        self.threads.push(Thread { client, script: Box::new(script), state: State::Busy });
        self.schedule(0, Todo::Step(self.threads.len() - 1));
    }

    /// Sets the priority of the queues that a client opens from now on (smaller is more urgent); 0 unless set.
    pub fn set_priority(&mut self, client: ClientId, priority: i32) {
        self.priorities.insert(client, priority);
    }

    /// The card.
    pub fn card(&self) -> &Model {
        &self.card
    }

    /// The moments remembered so far.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// Runs until a moment, or until nothing more happens.
    ///
    /// # Errors
    /// [`Fault::NoQueueLeft`] if there are more streams than queues.
    pub fn run_until(&mut self, end_ns: u64) -> Result<(), Fault> {
        loop {
            let todo_ns = self.agenda.peek().map_or(u64::MAX, |Reverse(next)| next.0);
            let card_ns = self.card.next_event().unwrap_or(u64::MAX);
            if todo_ns.min(card_ns) > end_ns {
                self.now_ns = self.now_ns.max(end_ns);
                return self.card.advance(end_ns);
            }
            // What the card completes at a moment is seen by what the host does at that moment.
            if card_ns <= todo_ns {
                self.card.advance(card_ns)?;
                self.now_ns = card_ns;
                self.collect();
            } else if let Some(Reverse((at_ns, _, todo))) = self.agenda.pop() {
                self.now_ns = at_ns;
                self.perform(todo)?;
            }
            self.obey()?;
        }
    }

    /// Carries the gate's orders out, and tells it of those that are.
    fn obey(&mut self) -> Result<(), Fault> {
        loop {
            while let Some(order) = self.gate.order() {
                self.begin_switch(order)?;
            }
            if !self.end_switches() {
                return Ok(());
            }
        }
    }

    fn begin_switch(&mut self, Order { client, percent }: Order) -> Result<(), Fault> {
        let own = self.streams.iter().filter(|((of, _), _)| *of == client);
        let queues: Vec<_> = own.map(|(_, stream)| stream.queue).collect();
        for &queue in &queues {
            self.card.set_queue_share(self.now_ns, queue, percent)?;
        }
        self.switches.push(Switch { client, begun_ns: self.now_ns, queues });
        Ok(())
    }

    /// Whether any was over.
    fn end_switches(&mut self) -> bool {
        let card = &self.card;
        let is_over =
            |switch: &mut Switch| switch.queues.iter().all(|queue| card.switches_until(*queue).is_none());
        let over: Vec<_> = self.switches.extract_if(.., is_over).collect();
        for switch in &over {
            self.gate.switched(switch.client, self.now_ns, self.now_ns - switch.begun_ns);
            self.ask_all();
        }
        if !over.is_empty() {
            self.set_alarm();
        }
        !over.is_empty()
    }

    fn schedule(&mut self, at_ns: u64, todo: Todo) {
        self.todos += 1;
        self.agenda.push(Reverse((at_ns.max(self.now_ns), self.todos, todo)));
    }

    fn perform(&mut self, todo: Todo) -> Result<(), Fault> {
        match todo {
            Todo::Step(thread) => self.step(thread)?,
            Todo::Observe { client, stream, sequence, at_ns } => {
                self.observe(client, stream, sequence, at_ns)
            }
            Todo::Synced(thread) => {
                self.gate.synced(self.threads[thread].client, self.now_ns);
                self.ask_all();
                self.step(thread)?;
            }
            Todo::GateWake => {
                self.woken_ns = None;
                self.gate.wake(self.now_ns);
                self.ask_all();
            }
            Todo::AskAgain(thread) => {
                let due = matches!(self.threads[thread].state, State::Held { until_ns: Some(at), .. } if at <= self.now_ns);
                if due {
                    self.ask_held(thread);
                }
            }
            Todo::Launch(thread) => self.launch_and_go_on(thread)?,
        }
        self.set_alarm();
        Ok(())
    }

    /// Takes steps of a thread until one takes time.
    fn step(&mut self, thread: usize) -> Result<(), Fault> {
        while let Some(step) = self.threads[thread].script.next(self.now_ns) {
            if !self.take(thread, step)? {
                return Ok(());
            }
        }
        self.threads[thread].state = State::Ended;
        Ok(())
    }

    /// Takes one step; false if the thread goes on later.
    fn take(&mut self, thread: usize, step: Step) -> Result<bool, Fault> {
        let (client, now_ns) = (self.threads[thread].client, self.now_ns);
        let resumes_ns = match step {
            Step::Host(ns) => now_ns + ns,
            Step::SleepUntil(at_ns) => at_ns,
            Step::Mark(mark) => {
                self.events.push(Event { client, at_ns: now_ns, mark });
                now_ns
            }
            Step::Sync(stream) => return self.sync(thread, stream).map(|()| false),
            Step::Launch(launch) => return self.ask(thread, launch),
        };
        if resumes_ns > now_ns {
            self.schedule(resumes_ns, Todo::Step(thread));
        }
        Ok(resumes_ns <= now_ns)
    }

    /// Asks the gate for a new launch; false if the thread has to wait.
    fn ask(&mut self, thread: usize, mut launch: Launch) -> Result<bool, Fault> {
        self.launches += 1;
        launch.number = self.launches;
        match self.gate.ask(self.threads[thread].client, self.now_ns, &launch) {
            Answer::Go => self.submit(thread, launch),
            answer => {
                self.hold(thread, launch, answer);
                Ok(false)
            }
        }
    }

    fn sync(&mut self, thread: usize, stream: u32) -> Result<(), Fault> {
        let client = self.threads[thread].client;
        let sequence = self.stream(client, stream)?.submitted;
        self.threads[thread].state = State::Syncing { stream, sequence };
        self.release_waiting(client, stream);
        Ok(())
    }

    fn hold(&mut self, thread: usize, launch: Launch, answer: Answer) {
        let until_ns =
            if let Answer::WaitUntil(at_ns) = answer { Some(at_ns.max(self.now_ns + 1)) } else { None };
        self.threads[thread].state = State::Held { launch, until_ns };
        if let Some(at_ns) = until_ns {
            self.schedule(at_ns, Todo::AskAgain(thread));
        }
    }

    /// Something was told to the gate: everyone who is held asks again.
    fn ask_all(&mut self) {
        for thread in 0..self.threads.len() {
            self.ask_held(thread);
        }
    }

    fn ask_held(&mut self, thread: usize) {
        let client = self.threads[thread].client;
        let State::Held { launch, until_ns } = &self.threads[thread].state else { return };
        let (launch, until_ns) = (launch.clone(), *until_ns);
        match self.gate.ask(client, self.now_ns, &launch) {
            Answer::Go => {
                self.threads[thread].state = State::Launching(launch);
                self.schedule(self.now_ns + self.timing.wake_ns, Todo::Launch(thread));
            }
            Answer::WaitUntil(at_ns) if Some(at_ns) == until_ns => {}
            answer => self.hold(thread, launch, answer),
        }
    }

    fn launch_and_go_on(&mut self, thread: usize) -> Result<(), Fault> {
        match std::mem::replace(&mut self.threads[thread].state, State::Busy) {
            State::Launching(launch) if self.submit(thread, launch.clone())? => self.step(thread),
            State::Launching(_) => Ok(()),
            other => {
                self.threads[thread].state = other;
                Ok(())
            }
        }
    }

    /// Gives a launch to the card; false if the thread has to wait for room first.
    fn submit(&mut self, thread: usize, launch: Launch) -> Result<bool, Fault> {
        let (client, now_ns, count) =
            (self.threads[thread].client, self.now_ns, launch.commands.len() as u64);
        let stream = self.stream(client, launch.stream)?;
        let full_until = (stream.submitted + count).saturating_sub(DEPTH);
        if stream.completed < full_until {
            self.threads[thread].state = State::Full { launch, sequence: full_until };
            return Ok(false);
        }
        let queue = stream.queue;
        stream.submitted += count;
        let last = stream.submitted;
        stream.in_flight.push_back((last, launch.clone()));
        for &command in launch.commands.iter() {
            self.card.submit(now_ns, queue, command)?;
        }
        self.gate.launched(client, now_ns, &launch);
        self.collect();
        self.ask_all();
        Ok(true)
    }

    /// Sees what the card has completed at the present.
    fn collect(&mut self) {
        let mut changed = Vec::new();
        for (&(client, number), stream) in &mut self.streams {
            let completed = self.card.completed(stream.queue);
            if completed > stream.completed {
                stream.completed = completed;
                let launches_done = stream.in_flight.front().is_some_and(|first| first.0 <= completed);
                changed.push((client, number, completed, launches_done));
            }
        }
        for (client, stream, sequence, launches_done) in changed {
            let (at_ns, seen_ns) = (self.now_ns, self.now_ns + self.timing.observe_ns);
            if launches_done {
                self.schedule(seen_ns, Todo::Observe { client, stream, sequence, at_ns });
            }
            self.release_waiting(client, stream);
        }
    }

    /// Tells the gate of completed launches.
    fn observe(&mut self, client: ClientId, stream: u32, sequence: u64, at_ns: u64) {
        let Some(found) = self.streams.get_mut(&(client, stream)) else { return };
        let done = found.in_flight.iter().take_while(|launch| launch.0 <= sequence).count();
        let done: Vec<_> = found.in_flight.drain(..done).collect();
        for (_, launch) in &done {
            self.gate.completed(client, self.now_ns, launch, at_ns);
        }
        if !done.is_empty() {
            self.ask_all();
        }
    }

    /// Lets threads go on whose place of a stream is complete.
    fn release_waiting(&mut self, client: ClientId, stream: u32) {
        let Some(completed) = self.streams.get(&(client, stream)).map(|stream| stream.completed) else {
            return;
        };
        for thread in 0..self.threads.len() {
            if self.threads[thread].client == client {
                self.release_at(thread, stream, completed);
            }
        }
    }

    fn release_at(&mut self, thread: usize, stream: u32, completed: u64) {
        match std::mem::replace(&mut self.threads[thread].state, State::Busy) {
            State::Full { launch, sequence } if launch.stream == stream && sequence <= completed => {
                self.threads[thread].state = State::Launching(launch);
                self.schedule(self.now_ns, Todo::Launch(thread));
            }
            State::Syncing { stream: on, sequence } if on == stream && sequence <= completed => {
                self.schedule(self.now_ns + self.timing.sync_ns, Todo::Synced(thread));
            }
            other => self.threads[thread].state = other,
        }
    }

    fn set_alarm(&mut self) {
        let Some(at_ns) = self.gate.next_wake() else { return };
        let at_ns = at_ns.max(self.now_ns + 1);
        if self.woken_ns.is_none_or(|set_ns| at_ns < set_ns) {
            self.woken_ns = Some(at_ns);
            self.schedule(at_ns, Todo::GateWake);
        }
    }

    fn stream(&mut self, client: ClientId, number: u32) -> Result<&mut Stream, Fault> {
        if !self.streams.contains_key(&(client, number)) {
            let priority = self.priorities.get(&client).copied().unwrap_or(0);
            let queue = self.card.create_queue(client.0, priority)?;
            let stream = Stream { queue, submitted: 0, completed: 0, in_flight: VecDeque::new() };
            self.streams.insert((client, number), stream);
        }
        self.streams.get_mut(&(client, number)).ok_or(Fault::NoQueue)
    }
}

/// A command of a client, for those who want to look at it on the card.
impl<G: Gate> Driver<'_, G> {
    /// The ticket of the last command of a stream, if it has any.
    pub fn last_ticket(&self, client: ClientId, stream: u32) -> Option<Ticket> {
        let found = self.streams.get(&(client, stream)).filter(|stream| stream.submitted > 0)?;
        Some(Ticket { queue: found.queue, sequence: found.submitted })
    }
}

//! A card with everything it needs in one process's memory: for virtual time and for tests.

use super::{Card, Core, Entry, Fault, NEVER, Parameters, VecRings};
use crate::device::{Command, QueueId, Status, Ticket};

/// A card in virtual time. Time is what the caller says; it never goes back.
#[derive(Clone, Debug)]
pub struct Model {
    parameters: Parameters,
    core: Core,
    rings: VecRings,
    done: Vec<(usize, u64, u64)>,
}

impl Model {
    /// A card at time zero.
    pub fn new(parameters: Parameters) -> Self {
        Self { parameters, core: Core::default(), rings: VecRings::default(), done: Vec::new() }
    }

    /// Its state.
    pub fn core(&self) -> &Core {
        &self.core
    }

    /// What card it is.
    pub fn parameters(&self) -> &Parameters {
        &self.parameters
    }

    /// Opens a queue for a client (a number below [`super::CLIENTS`]).
    ///
    /// # Errors
    /// [`Fault::NoQueueLeft`].
    pub fn create_queue(&mut self, client: usize, priority: i32) -> Result<QueueId, Fault> {
        self.with(|card| card.create_queue(client, priority)).map(|queue| QueueId(queue as u32))
    }

    /// Ends a queue once its commands have run out.
    ///
    /// # Errors
    /// [`Fault::NoQueue`].
    pub fn destroy_queue(&mut self, queue: QueueId) -> Result<(), Fault> {
        let client = self.owner(queue)?;
        self.with(|card| card.destroy_queue(client, queue.0 as usize))
    }

    /// What happens to the queues of a client that died.
    pub fn retire_client(&mut self, client: usize) {
        self.with(|card| card.retire_client(client));
    }

    /// Gives a command to a queue at a moment, after everything up to that moment has happened.
    ///
    /// # Errors
    /// [`Fault::NoQueue`], [`Fault::QueueFull`].
    pub fn submit(&mut self, now_ns: u64, queue: QueueId, command: Command) -> Result<Ticket, Fault> {
        self.advance(now_ns)?;
        let (client, index) = (self.owner(queue)?, queue.0 as usize);
        if self.core.queues[index].room() == 0 {
            return Err(Fault::QueueFull);
        }
        let next = self.core.queues[index].submitted + 1;
        self.rings.put(index, next, Entry::new(self.core.now_ns, &command));
        let sequence = self.with(|card| card.submit(client, index, 1))?;
        Ok(Ticket { queue, sequence })
    }

    /// The host has done its part of a host command.
    ///
    /// # Errors
    /// [`Fault::NoQueue`].
    pub fn complete_host(&mut self, now_ns: u64, ticket: Ticket) -> Result<(), Fault> {
        self.advance(now_ns)?;
        let client = self.owner(ticket.queue)?;
        self.with(|card| card.complete_host(client, ticket.queue.0 as usize, ticket.sequence))
    }

    /// When the switch that is under way for a queue ends; `None` where none is.
    pub fn switches_until(&self, queue: QueueId) -> Option<u64> {
        self.core.queues.get(queue.0 as usize).and_then(super::Queue::switches_until)
    }

    /// Suspends (0) or resumes (anything else) a queue.
    ///
    /// # Errors
    /// [`Fault::NoQueue`].
    pub fn set_queue_share(&mut self, now_ns: u64, queue: QueueId, percent: u32) -> Result<(), Fault> {
        self.advance(now_ns)?;
        let client = self.owner(queue)?;
        self.with(|card| card.set_share(client, queue.0 as usize, percent))
    }

    /// Lets everything happen up to a moment.
    ///
    /// # Errors
    /// [`Fault::Damaged`] never happens to a card that was only used through this type.
    pub fn advance(&mut self, now_ns: u64) -> Result<(), Fault> {
        self.with(|card| card.advance(now_ns))
    }

    /// When something happens next, if anything will.
    pub fn next_event(&self) -> Option<u64> {
        Some(self.core.next_event()).filter(|&at_ns| at_ns != NEVER)
    }

    /// What is known of a command at the present. The prediction runs the card ahead: it costs a fraction of a
    /// microsecond for each command before it.
    pub fn status(&self, ticket: Ticket) -> Status {
        let index = ticket.queue.0 as usize;
        let queue = &self.core.queues[index];
        if queue.completed >= ticket.sequence {
            let at_ns = self.rings.completed_at(index, ticket.sequence).unwrap_or(queue.completed_ns);
            return Status::Done { at_ns };
        }
        let mut core = self.core;
        let mut ignore = |_, _, _| {};
        let card = Card {
            parameters: &self.parameters,
            rings: &self.rings,
            core: &mut core,
            completed: &mut ignore,
        };
        Status::Pending { predicted_ns: card.predict(index, ticket.sequence, NEVER) }
    }

    /// Commands of a queue completed so far.
    pub fn completed(&self, queue: QueueId) -> u64 {
        self.core.queues.get(queue.0 as usize).map_or(0, |queue| queue.completed)
    }

    fn owner(&self, queue: QueueId) -> Result<usize, Fault> {
        let owner = self.core.queues.get(queue.0 as usize).ok_or(Fault::NoQueue)?.owner;
        (owner as usize).checked_sub(1).ok_or(Fault::NoQueue)
    }

    fn with<T>(&mut self, act: impl FnOnce(&mut Card<'_, VecRings>) -> T) -> T {
        self.done.clear();
        let done = &mut self.done;
        let mut note = |queue, sequence, at_ns| done.push((queue, sequence, at_ns));
        let mut card = Card {
            parameters: &self.parameters,
            rings: &self.rings,
            core: &mut self.core,
            completed: &mut note,
        };
        let result = act(&mut card);
        for (queue, sequence, at_ns) in self.done.drain(..) {
            self.rings.note(queue, sequence, at_ns);
        }
        result
    }
}

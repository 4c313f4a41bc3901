//! The card's life in time: what happens when, and what its users may do to it.

use thiserror::Error;

use super::state::{CLIENTS, ClientTotals, Core, QUEUES, Queue, phase, waves};
use super::{NEVER, Parameters, Reach, Rings, Shape};
use crate::device::Command;

/// Why the card refuses something.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum Fault {
    /// No such queue, or another client's.
    #[error("no such queue")]
    NoQueue,
    /// All queues of the card are in use.
    #[error("the card has no queue left")]
    NoQueueLeft,
    /// The queue has no room for that many commands.
    #[error("the queue is full")]
    QueueFull,
    /// The state makes no sense: it was damaged.
    #[error("the state of the card is damaged")]
    Damaged,
}

/// More events than this in one call of `advance` are taken for damage: a sound card has a bounded number of
/// commands, and each has a handful of events.
const EVENTS_MAX: u32 = 1 << 19;

/// A card at work: its state, its parameters, and where its commands lie.
pub struct Card<'a, R: Rings> {
    /// What card it is.
    pub parameters: &'a Parameters,
    /// Where its commands lie.
    pub rings: &'a R,
    /// Its state.
    pub core: &'a mut Core,
    /// Told of each completion: queue, sequence, moment.
    pub completed: &'a mut dyn FnMut(usize, u64, u64),
}

impl<R: Rings> Card<'_, R> {
    /// Lets everything happen that happens up to `to_ns`. Going back in time does nothing.
    ///
    /// # Errors
    /// [`Fault::Damaged`] if the state is not one that a card can be in.
    pub fn advance(&mut self, to_ns: u64) -> Result<(), Fault> {
        for _ in 0..EVENTS_MAX {
            let next_ns = self.core.next_event();
            if next_ns > to_ns {
                self.core.now_ns = self.core.now_ns.max(to_ns);
                return Ok(());
            }
            self.core.now_ns = self.core.now_ns.max(next_ns);
            self.settle();
        }
        Err(Fault::Damaged)
    }

    /// Opens a queue for a client.
    ///
    /// # Errors
    /// [`Fault::NoQueueLeft`].
    pub fn create_queue(&mut self, client: usize, priority: i32) -> Result<usize, Fault> {
        let free = self.core.queues.iter().position(|queue| queue.owner == 0).ok_or(Fault::NoQueueLeft)?;
        self.core.queues[free].owner = client as u32 + 1;
        self.core.queues[free].priority = priority;
        self.core.queues_high = self.core.queues_high.max(free as u32 + 1);
        self.core.clients_high = self.core.clients_high.max(client as u32 + 1);
        Ok(free)
    }

    /// Ends a queue once its commands have run out, for which a suspended one is put back on the card.
    ///
    /// # Errors
    /// [`Fault::NoQueue`].
    pub fn destroy_queue(&mut self, client: usize, queue: usize) -> Result<(), Fault> {
        let target = self.owned(client, queue)?;
        target.closing = 1;
        if target.is_suspended() {
            self.set_share(client, queue, 100)?;
        }
        self.close(queue);
        Ok(())
    }

    /// Ends all queues of a dead client: what has begun runs out, the rest is dropped.
    pub fn retire_client(&mut self, client: usize) {
        for index in 0..self.used() {
            if self.core.queues[index].owner == client as u32 + 1 {
                self.retire_queue(index);
            }
        }
        // A dropped kernel may have been first in line.
        self.core.fit_ns = self.core.now_ns;
        self.settle();
    }

    /// Takes `count` commands that lie in the ring behind the last one of the queue; returns the last's sequence.
    ///
    /// # Errors
    /// [`Fault::NoQueue`], [`Fault::QueueFull`]; then none is taken.
    pub fn submit(&mut self, client: usize, queue: usize, count: u64) -> Result<u64, Fault> {
        let target = self.owned(client, queue)?;
        if target.closing != 0 {
            return Err(Fault::NoQueue);
        }
        if target.room() < count {
            return Err(Fault::QueueFull);
        }
        let (first, last) = (target.submitted + 1, target.submitted + count);
        let idle = !target.is_busy();
        target.submitted = last;
        self.count_submitted(client, queue, first..=last);
        if idle && count > 0 {
            self.load(queue);
            self.settle();
        }
        Ok(last)
    }

    /// The host has done its part of a host command (and of all before it).
    ///
    /// # Errors
    /// [`Fault::NoQueue`].
    pub fn complete_host(&mut self, client: usize, queue: usize, sequence: u64) -> Result<(), Fault> {
        let target = self.owned(client, queue)?;
        target.host_done = target.host_done.max(sequence);
        self.settle();
        Ok(())
    }

    /// Suspends (0) or resumes (anything else) a queue. Its kernel stands still at once, gives its units back when its
    /// waves are saved, and goes on where it stopped when they are restored. A queue that is to stay on the card is
    /// taken off it all the same and put back, as a driver does that is told what it knows. A switch under way is
    /// carried to its end first.
    ///
    /// # Errors
    /// [`Fault::NoQueue`].
    pub fn set_share(&mut self, client: usize, queue: usize, percent: u32) -> Result<(), Fault> {
        let target = self.owned(client, queue)?;
        target.wanted = u32::from(percent == 0);
        let stays_off = target.suspended != 0 && target.wanted != 0;
        if target.switch_ns == 0 && !stays_off {
            let suspends = u32::from(target.suspended == 0);
            self.begin_switch(queue, suspends);
        }
        self.settle();
        Ok(())
    }

    /// When a command will be complete if nobody submits anything; `None` if that hangs on the host or on a
    /// suspended queue, or lies beyond `horizon_ns`.
    pub fn predict(&self, queue: usize, sequence: u64, horizon_ns: u64) -> Option<u64> {
        let mut core = *self.core;
        let mut at_ns = None;
        let mut note = |done: usize, last: u64, now_ns: u64| {
            if done == queue && last == sequence {
                at_ns = Some(now_ns);
            }
        };
        let mut ahead =
            Card { parameters: self.parameters, rings: self.rings, core: &mut core, completed: &mut note };
        for _ in 0..EVENTS_MAX {
            let next_ns = ahead.core.next_event();
            if next_ns > horizon_ns || next_ns == NEVER || ahead.core.queues[queue].completed >= sequence {
                break;
            }
            ahead.core.now_ns = next_ns;
            ahead.settle();
        }
        at_ns
    }

    pub(super) fn queues(&self) -> impl Iterator<Item = &Queue> {
        self.core.queues[..self.used()].iter()
    }

    pub(super) fn queues_mut(&mut self) -> impl Iterator<Item = &mut Queue> {
        let used = self.used();
        self.core.queues[..used].iter_mut()
    }

    fn used(&self) -> usize {
        self.core.queues_used()
    }

    fn owned(&mut self, client: usize, queue: usize) -> Result<&mut Queue, Fault> {
        let found = self.core.queues.get_mut(queue).ok_or(Fault::NoQueue)?;
        if found.owner == client as u32 + 1 { Ok(found) } else { Err(Fault::NoQueue) }
    }

    fn count_submitted(&mut self, client: usize, queue: usize, commands: std::ops::RangeInclusive<u64>) {
        let Some(totals) = self.core.clients.get_mut(client.min(CLIENTS - 1)) else { return };
        for sequence in commands {
            totals.commands += 1;
            let kernel = matches!(self.rings.entry(queue, sequence).command(), Command::Kernel { .. });
            totals.kernels_submitted += u64::from(kernel);
        }
    }

    /// Everything that is due at the present, until nothing more follows from it.
    fn settle(&mut self) {
        let mut changed = self.core.stall_ns <= self.core.now_ns;
        if changed {
            self.core.stall_ns = NEVER;
        }
        while self.fire_all() {
            changed = true;
        }
        if changed || self.core.fit_ns <= self.core.now_ns {
            self.dispatch();
        }
    }

    fn fire_all(&mut self) -> bool {
        let mut fired = false;
        for index in 0..self.used() {
            fired |= self.fire(index);
        }
        fired
    }

    /// Does what is due for one queue; says whether anything was.
    fn fire(&mut self, index: usize) -> bool {
        let now_ns = self.core.now_ns;
        if self.core.queues[index].switch_ns != 0 && self.core.queues[index].switch_ns <= now_ns {
            self.end_switch(index);
            return true;
        }
        let queue = &self.core.queues[index];
        let due = queue.at_ns <= now_ns;
        match queue.phase {
            phase::LATENT if due && queue.suspended == 0 => self.begin(index),
            phase::TIMED | phase::COPYING if due => self.complete(index),
            phase::RUNNING if due && queue.left_at(now_ns) == 0 => self.complete(index),
            phase::RUNNING if due => self.core.queues[index].at_ns = NEVER,
            phase::BLOCKED if self.is_released(index) => self.complete(index),
            _ => return false,
        }
        true
    }

    /// The first command of a queue has reached the card.
    fn begin(&mut self, index: usize) {
        let entry = self.rings.entry(index, self.core.queues[index].completed + 1);
        self.core.arrivals += 1;
        let (arrival, now_ns) = (self.core.arrivals, self.core.now_ns);
        let queue = &mut self.core.queues[index];
        queue.arrival = arrival;
        match entry.command() {
            Command::Kernel { workgroups, threads_per_group, solo_ns } => {
                ready(queue, Shape::new(self.parameters, workgroups, threads_per_group, solo_ns));
            }
            Command::Copy { bytes, host } => {
                queue.phase = phase::COPY_READY;
                queue.left_ns = copy_ns(self.parameters, bytes, host);
            }
            Command::Marker => {
                queue.phase = phase::TIMED;
                queue.at_ns = now_ns.saturating_add(self.parameters.marker_ns);
            }
            Command::Host | Command::Wait(_) => queue.phase = phase::BLOCKED,
        }
    }

    fn is_released(&self, index: usize) -> bool {
        let queue = &self.core.queues[index];
        let sequence = queue.completed + 1;
        match self.rings.entry(index, sequence).command() {
            Command::Host => queue.host_done >= sequence,
            Command::Wait(ticket) => {
                let other = ticket.queue.0 as usize;
                // A queue that waits for itself, or for what was never submitted, would wait for ever.
                let awaited = self.core.queues.get(other).filter(|_| other != index);
                awaited.is_none_or(|other| {
                    other.completed >= ticket.sequence || other.submitted < ticket.sequence
                })
            }
            _ => true,
        }
    }

    fn complete(&mut self, index: usize) {
        let now_ns = self.core.now_ns;
        let queue = &mut self.core.queues[index];
        let was_running = queue.phase == phase::RUNNING;
        queue.completed += 1;
        queue.completed_ns = now_ns;
        let (sequence, owner, started_ns) = (queue.completed, queue.owner as usize, queue.started_ns);
        if was_running && let Some(totals) = self.core.clients.get_mut(owner.wrapping_sub(1)) {
            totals.kernels_completed += 1;
            totals.busy_ns += now_ns.saturating_sub(started_ns);
        }
        (self.completed)(index, sequence, now_ns);
        self.load(index);
    }

    /// Takes up the next command of a queue, or none.
    fn load(&mut self, index: usize) {
        let (now_ns, parameters) = (self.core.now_ns, self.parameters);
        let queue = &mut self.core.queues[index];
        queue.phase = phase::EMPTY;
        if queue.abandoned != 0 {
            queue.completed = queue.submitted;
        }
        if !queue.is_busy() {
            self.close(index);
            return;
        }
        let entry = self.rings.entry(index, queue.completed + 1);
        let depends = matches!(entry.command(), Command::Kernel { .. } | Command::Copy { .. });
        let gap_ns = if depends { parameters.gap_ns } else { 0 };
        let arrives_ns = entry.submitted_ns.saturating_add(parameters.launch_ns);
        queue.phase = phase::LATENT;
        queue.at_ns = arrives_ns.max(queue.completed_ns.saturating_add(gap_ns)).max(now_ns);
    }

    /// Frees a queue that is to end and has run out. Its sequence goes on with the next owner.
    fn close(&mut self, index: usize) {
        let queue = &mut self.core.queues[index];
        if queue.closing != 0 && !queue.is_busy() {
            let (submitted, completed_ns) = (queue.submitted, queue.completed_ns);
            *queue = Queue { submitted, completed: submitted, completed_ns, ..Queue::default() };
        }
    }

    fn retire_queue(&mut self, index: usize) {
        let queue = &mut self.core.queues[index];
        (queue.closing, queue.abandoned, queue.switch_ns) = (1, 1, 0);
        let begun =
            matches!(queue.phase, phase::RUNNING | phase::TIMED | phase::COPYING) && queue.suspended == 0;
        if !begun {
            queue.completed = queue.submitted;
            self.load(index);
        }
    }

    /// Waves stand still as soon as they are to be saved, and hold their units until they are.
    fn begin_switch(&mut self, index: usize, suspends: u32) {
        let ends_ns = self.core.now_ns.saturating_add(self.switch_cost_ns(index, suspends)).max(1);
        let queue = &mut self.core.queues[index];
        (queue.switch_to, queue.switch_ns) = (suspends, ends_ns);
        if suspends != 0 {
            queue.suspended = 1;
            if queue.phase == phase::RUNNING {
                queue.waves = waves::HALTED;
            }
        }
        if self.parameters.switch_reach == Reach::WholeCard {
            let until_ns = if self.core.stall_ns == NEVER { 0 } else { self.core.stall_ns };
            self.core.stall_ns = until_ns.max(ends_ns);
        }
        // What has run up to now is counted before anything stands still.
        self.dispatch();
    }

    /// What is saved and restored counts; where a switch disturbs the whole card, other queues' waves are both.
    fn switch_cost_ns(&self, index: usize, suspends: u32) -> u64 {
        let runs = |queue: &Queue| queue.phase == phase::RUNNING && queue.waves == waves::NONE;
        let mut others = self.queues().enumerate().filter(|(other, _)| *other != index);
        let disturbs =
            self.parameters.switch_reach == Reach::WholeCard && others.any(|(_, queue)| runs(queue));
        let queue = &self.core.queues[index];
        let saves = disturbs || suspends != 0 && runs(queue);
        let restores = disturbs || suspends == 0 && queue.waves == waves::SAVED;
        let Parameters { switch_call_ns, switch_out_ns, switch_in_ns, .. } = *self.parameters;
        let saving_ns = if saves { switch_out_ns } else { 0 };
        let restoring_ns = if restores { switch_in_ns } else { 0 };
        switch_call_ns.saturating_add(saving_ns).saturating_add(restoring_ns)
    }

    /// A suspend or resume is over; another one may be wanted by now.
    fn end_switch(&mut self, index: usize) {
        let queue = &mut self.core.queues[index];
        (queue.switch_ns, queue.suspended) = (0, queue.switch_to);
        if queue.suspended == 0 {
            queue.waves = waves::NONE;
        } else if queue.waves == waves::HALTED {
            queue.left_ns = queue.left_ns.max(1);
            (queue.phase, queue.waves) = (phase::READY, waves::SAVED);
            queue.turnover_ns = NEVER;
        }
        if queue.suspended != queue.wanted {
            let suspends = queue.wanted;
            self.begin_switch(index, suspends);
        }
    }
}

impl Core {
    /// Queues in use lie below this.
    pub fn queues_used(&self) -> usize {
        (self.queues_high as usize).min(QUEUES)
    }

    /// What a client has had from the card, taken out of the books; `None` while it still has a queue.
    pub fn take_totals(&mut self, client: usize) -> Option<ClientTotals> {
        let used = self.queues_used();
        let busy = self.queues[..used].iter().any(|queue| queue.owner == client as u32 + 1);
        if busy { None } else { self.clients.get_mut(client).map(std::mem::take) }
    }

    /// When something happens next; [`NEVER`] if nothing will without the host.
    pub fn next_event(&self) -> u64 {
        self.queues[..self.queues_used()]
            .iter()
            .map(next_of_queue)
            .min()
            .unwrap_or(NEVER)
            .min(self.fit_ns)
            .min(self.stall_ns)
    }
}

fn next_of_queue(queue: &Queue) -> u64 {
    let own = match queue.phase {
        phase::LATENT if queue.suspended == 0 => queue.at_ns,
        phase::RUNNING | phase::TIMED | phase::COPYING => queue.at_ns,
        _ => NEVER,
    };
    if queue.switch_ns == 0 { own } else { own.min(queue.switch_ns) }
}

/// A kernel has arrived at the dispatcher.
fn ready(queue: &mut Queue, shape: Shape) {
    queue.phase = phase::READY;
    queue.need = shape.need;
    queue.held = 0;
    queue.left_ns = shape.solo_ns;
    queue.block_ns = shape.block_ns;
    queue.spread_ns = shape.spread_ns;
    queue.elastic = u32::from(shape.block_ns < shape.solo_ns);
    queue.turnover_ns = NEVER;
    queue.started_ns = NEVER;
}

fn copy_ns(parameters: &Parameters, bytes: u64, host: bool) -> u64 {
    let rate = if host { parameters.host_bytes_per_us } else { parameters.device_bytes_per_us };
    let ns = u128::from(bytes) * 1000 / u128::from(rate.max(1));
    parameters.copy_ns.saturating_add(u64::try_from(ns).unwrap_or(u64::MAX))
}

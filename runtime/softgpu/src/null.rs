//! The card that takes no time: commands are complete when they are submitted. It lives in the client's process and
//! measures what launching costs, so its fast path is one atomic exchange: no lock, no allocation, no system call.
//!
//! Only a host command (and whatever comes after it, or waits for it) is ever incomplete; such a queue is *blocked*
//! and goes by the slow path, behind one lock, until it has run dry.

use std::collections::VecDeque;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering::{AcqRel, Acquire};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::Error;
use crate::device::{Command, QueueId, Status, Ticket};
use crate::model::QUEUES;
use crate::shared::monotonic_ns;

/// The queue exists.
const OPEN: u64 = 1;
/// It has incomplete commands: ask the slow path.
const BLOCKED: u64 = 2;
/// The count of submitted commands starts here.
const ONE: u64 = 4;

/// The card that takes no time.
pub struct Null {
    queues: [AtomicU64; QUEUES],
    blocked: Mutex<Blocked>,
    changed: Condvar,
}

/// Incomplete commands by queue, with their places.
struct Blocked {
    queues: Vec<VecDeque<(u64, Command)>>,
    host_done: Vec<u64>,
}

impl Null {
    /// A card without queues.
    pub fn new() -> Self {
        let blocked = Blocked { queues: vec![VecDeque::new(); QUEUES], host_done: vec![0; QUEUES] };
        let queues = std::array::from_fn(|_| AtomicU64::new(0));
        Self { queues, blocked: Mutex::new(blocked), changed: Condvar::new() }
    }

    /// Opens a queue.
    pub fn create_queue(&self) -> Result<QueueId, Error> {
        for (index, queue) in self.queues.iter().enumerate() {
            let word = queue.load(Acquire);
            if word & OPEN == 0 && queue.compare_exchange(word, word | OPEN, AcqRel, Acquire).is_ok() {
                return Ok(QueueId(index as u32));
            }
        }
        Err(Error::NoQueueLeft)
    }

    /// Ends a queue; what is incomplete counts as complete.
    pub fn destroy_queue(&self, queue: QueueId) {
        let Some(word) = self.queues.get(queue.0 as usize) else { return };
        let mut blocked = self.lock();
        blocked.queues[queue.0 as usize].clear();
        word.fetch_and(!(OPEN | BLOCKED), AcqRel);
        self.settle(&mut blocked);
    }

    /// Gives a command to a queue.
    #[inline]
    pub fn submit(&self, queue: QueueId, command: Command) -> Result<Ticket, Error> {
        let word = self.queues.get(queue.0 as usize).ok_or(Error::NoQueue)?;
        let mut value = word.load(Acquire);
        while value & (OPEN | BLOCKED) == OPEN && !matches!(command, Command::Host | Command::Wait(_)) {
            match word.compare_exchange_weak(value, value + ONE, AcqRel, Acquire) {
                Ok(_) => return Ok(Ticket { queue, sequence: value / ONE + 1 }),
                Err(now) => value = now,
            }
        }
        self.submit_slowly(queue, command)
    }

    #[cold]
    fn submit_slowly(&self, queue: QueueId, command: Command) -> Result<Ticket, Error> {
        let mut blocked = self.lock();
        let index = queue.0 as usize;
        let before = self.queues[index].fetch_or(BLOCKED, AcqRel);
        if before & OPEN == 0 {
            self.queues[index].fetch_and(!BLOCKED, AcqRel);
            return Err(Error::NoQueue);
        }
        let sequence = self.queues[index].fetch_add(ONE, AcqRel) / ONE + 1;
        blocked.queues[index].push_back((sequence, command));
        self.settle(&mut blocked);
        Ok(Ticket { queue, sequence })
    }

    /// The host has done its part of a host command, and of all before it.
    pub fn complete_host(&self, ticket: Ticket) -> Result<(), Error> {
        let mut blocked = self.lock();
        let done = blocked.host_done.get_mut(ticket.queue.0 as usize).ok_or(Error::NoQueue)?;
        *done = ticket.sequence.max(*done);
        self.settle(&mut blocked);
        Ok(())
    }

    /// Commands of a queue completed so far.
    #[inline]
    pub fn completed(&self, queue: QueueId) -> Result<u64, Error> {
        let word = self.queues.get(queue.0 as usize).ok_or(Error::NoQueue)?.load(Acquire);
        if word & BLOCKED == 0 {
            Ok(word / ONE)
        } else {
            Ok(self.completed_of(&self.lock(), queue.0 as usize))
        }
    }

    /// What is known of a command. This card keeps no times: everything complete was so at 0.
    pub fn status(&self, ticket: Ticket) -> Result<Status, Error> {
        let done = self.completed(ticket.queue)? >= ticket.sequence;
        Ok(if done { Status::Done { at_ns: 0 } } else { Status::Pending { predicted_ns: None } })
    }

    /// Waits for a command, until a moment of the monotonic clock at most.
    pub fn wait(&self, ticket: Ticket, deadline_ns: Option<u64>) -> Result<Status, Error> {
        let status = self.status(ticket)?;
        if matches!(status, Status::Done { .. }) {
            return Ok(status);
        }
        let mut blocked = self.lock();
        while self.completed_of(&blocked, ticket.queue.0 as usize) < ticket.sequence {
            let left_ns =
                deadline_ns.map_or(u64::MAX, |deadline_ns| deadline_ns.saturating_sub(monotonic_ns()));
            if left_ns == 0 {
                return Ok(Status::Pending { predicted_ns: None });
            }
            let left = Duration::from_nanos(left_ns.min(20_000_000));
            blocked = self.changed.wait_timeout(blocked, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        Ok(Status::Done { at_ns: 0 })
    }

    /// Completes what can complete, until nothing more follows.
    fn settle(&self, blocked: &mut Blocked) {
        while (0..QUEUES).any(|index| self.run_dry(blocked, index)) {}
        self.changed.notify_all();
    }

    /// Completes the first commands of a queue as far as possible; says whether any was.
    fn run_dry(&self, blocked: &mut Blocked, index: usize) -> bool {
        let mut moved = false;
        while let Some(&(sequence, command)) = blocked.queues[index].front() {
            let done = match command {
                Command::Host => blocked.host_done[index] >= sequence,
                Command::Wait(other) => self.is_reached(blocked, index, other),
                _ => true,
            };
            if !done {
                return moved;
            }
            blocked.queues[index].pop_front();
            moved = true;
        }
        // Nobody adds to a blocked queue without the lock, so none can be left behind.
        self.queues[index].fetch_and(!BLOCKED, AcqRel);
        moved
    }

    /// Whether what a queue waits for is complete, or can never be.
    fn is_reached(&self, blocked: &Blocked, waiter: usize, other: Ticket) -> bool {
        let index = other.queue.0 as usize;
        let Some(word) = self.queues.get(index) else { return true };
        let never = index == waiter || word.load(Acquire) / ONE < other.sequence;
        never || self.completed_of(blocked, index) >= other.sequence
    }

    fn completed_of(&self, blocked: &Blocked, index: usize) -> u64 {
        let first = blocked.queues[index].front().map(|first| first.0 - 1);
        first.unwrap_or_else(|| self.queues[index].load(Acquire) / ONE)
    }

    fn lock(&self) -> MutexGuard<'_, Blocked> {
        self.blocked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two_queues() -> (Null, QueueId, QueueId) {
        let card = Null::new();
        let (a, b) = (card.create_queue().unwrap(), card.create_queue().unwrap());
        (card, a, b)
    }

    #[test]
    fn everything_is_complete_at_once() {
        let (card, queue, _) = two_queues();
        for place in 1..=5 {
            let ticket = card.submit(queue, Command::Marker).unwrap();
            assert_eq!(ticket.sequence, place);
            assert_eq!(card.completed(queue), Ok(place));
        }
    }

    #[test]
    fn a_host_command_holds_its_queue_and_who_waits_for_it() {
        let (card, a, b) = two_queues();
        let host = card.submit(a, Command::Host).unwrap();
        let after = card.submit(a, Command::Marker).unwrap();
        let waits = card.submit(b, Command::Wait(after)).unwrap();
        let last = card.submit(b, Command::Marker).unwrap();
        assert_eq!((card.completed(a), card.completed(b)), (Ok(0), Ok(0)));
        assert_eq!(card.wait(last, Some(0)), Ok(Status::Pending { predicted_ns: None }));
        card.complete_host(host).unwrap();
        assert_eq!(card.completed(a), Ok(after.sequence));
        assert_eq!(card.wait(last, None), Ok(Status::Done { at_ns: 0 }));
        assert_eq!(card.submit(b, Command::Marker).unwrap().sequence, waits.sequence + 2);
    }

    #[test]
    fn a_wait_for_what_can_never_be_holds_nobody() {
        let (card, a, b) = two_queues();
        card.submit(a, Command::Wait(Ticket { queue: b, sequence: 9 })).unwrap();
        card.submit(a, Command::Wait(Ticket { queue: a, sequence: 99 })).unwrap();
        assert_eq!(card.completed(a), Ok(2));
    }

    #[test]
    fn a_destroyed_queue_takes_nothing_and_holds_nobody() {
        let (card, a, b) = two_queues();
        let host = card.submit(a, Command::Host).unwrap();
        let waits = card.submit(b, Command::Wait(host)).unwrap();
        card.destroy_queue(a);
        assert_eq!(card.wait(waits, None), Ok(Status::Done { at_ns: 0 }));
        assert_eq!(card.submit(a, Command::Marker), Err(Error::NoQueue));
        assert_eq!(card.create_queue(), Ok(a));
        assert!(card.submit(a, Command::Marker).unwrap().sequence > host.sequence);
    }

    #[test]
    fn threads_that_submit_together_get_every_place_once() {
        let (card, queue, _) = two_queues();
        let places =
            || (0..1000).map(|_| card.submit(queue, Command::Marker).unwrap().sequence).collect::<Vec<_>>();
        let mut all = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..3).map(|_| scope.spawn(places)).collect();
            threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        all.sort_unstable();
        assert_eq!(all, (1..=3000).collect::<Vec<_>>());
    }
}

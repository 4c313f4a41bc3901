//! The commands given to the queues, kept outside the state that is copied for each change.

use super::state::{HISTORY, QUEUES};
use crate::device::{Command, QueueId, Ticket};

/// One command as it lies in a ring: plain words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Entry {
    /// When it was submitted.
    pub submitted_ns: u64,
    /// Kind in the low half, a 32-bit argument in the high half.
    pub head: u64,
    /// First argument.
    pub a: u64,
    /// Second argument.
    pub b: u64,
}

const KERNEL: u64 = 1;
const COPY: u64 = 2;
const MARKER: u64 = 3;
const HOST: u64 = 4;
const WAIT: u64 = 5;

impl Entry {
    /// The entry for a command submitted at `now_ns`.
    pub fn new(now_ns: u64, command: &Command) -> Self {
        let (kind, argument, a, b) = match *command {
            Command::Kernel { workgroups, threads_per_group, solo_ns } => {
                (KERNEL, threads_per_group, workgroups, solo_ns)
            }
            Command::Copy { bytes, host } => (COPY, u32::from(host), bytes, 0),
            Command::Marker => (MARKER, 0, 0, 0),
            Command::Host => (HOST, 0, 0, 0),
            Command::Wait(ticket) => (WAIT, ticket.queue.0, ticket.sequence, 0),
        };
        Self { submitted_ns: now_ns, head: kind | u64::from(argument) << 32, a, b }
    }

    /// The command; what is not one (a damaged ring) is a marker, which harms nobody.
    pub fn command(&self) -> Command {
        let argument = (self.head >> 32) as u32;
        match self.head & 0xffff_ffff {
            KERNEL => Command::Kernel { workgroups: self.a, threads_per_group: argument, solo_ns: self.b },
            COPY => Command::Copy { bytes: self.a, host: argument != 0 },
            HOST => Command::Host,
            WAIT => Command::Wait(Ticket { queue: QueueId(argument), sequence: self.a }),
            _ => Command::Marker,
        }
    }
}

/// Where the commands lie.
pub trait Rings {
    /// The command of a queue at a place of its sequence.
    fn entry(&self, queue: usize, sequence: u64) -> Entry;
}

/// Rings in ordinary memory, with the completion times of the last [`HISTORY`] commands of each queue.
#[derive(Clone, Debug, Default)]
pub struct VecRings {
    queues: Vec<Vec<(Entry, u64)>>,
}

impl VecRings {
    /// Puts a command in its place.
    pub fn put(&mut self, queue: usize, sequence: u64, entry: Entry) {
        self.slot(queue, sequence).0 = entry;
    }

    /// Notes when a command completed.
    pub fn note(&mut self, queue: usize, sequence: u64, at_ns: u64) {
        self.slot(queue, sequence).1 = at_ns;
    }

    /// When a command that is known to be complete did so; `None` if that is too long ago.
    pub fn completed_at(&self, queue: usize, sequence: u64) -> Option<u64> {
        let slot = self.queues.get(queue)?.get((sequence % HISTORY) as usize)?;
        // A time before the submission is that of an earlier command in the same place.
        Some(slot.1).filter(|&at_ns| at_ns >= slot.0.submitted_ns)
    }

    fn slot(&mut self, queue: usize, sequence: u64) -> &mut (Entry, u64) {
        let index = (sequence % HISTORY) as usize;
        if self.queues.len() <= queue {
            self.queues.resize(QUEUES, Vec::new());
        }
        if self.queues[queue].len() <= index {
            self.queues[queue].resize(HISTORY as usize, (Entry::default(), 0));
        }
        &mut self.queues[queue][index]
    }
}

impl Rings for VecRings {
    fn entry(&self, queue: usize, sequence: u64) -> Entry {
        let ring = self.queues.get(queue).and_then(|ring| ring.get((sequence % HISTORY) as usize));
        ring.map_or_else(Entry::default, |slot| slot.0)
    }
}

//! What a thread of a client does, step by step.

use std::sync::Arc;

use crate::device::Command;

/// One launch: a kernel, or a graph of several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Launch {
    /// The client's stream.
    pub stream: u32,
    /// The same for launches of the same work: what a scheduler may keep estimates by.
    pub work: u64,
    /// Counts the launches of the whole run.
    pub number: u64,
    /// Whether it is a graph.
    pub graph: bool,
    /// The commands, in order. A scheduler does not see into them; an ideal one may.
    pub commands: Arc<[Command]>,
}

impl Launch {
    /// A launch of some work on a stream; the driver numbers it.
    pub fn new(stream: u32, work: u64, commands: Arc<[Command]>) -> Self {
        Self { stream, work, number: 0, graph: commands.len() > 1, commands }
    }

    /// What it takes alone on the card, in ns, without the gaps between its kernels.
    pub fn solo_ns(&self) -> u64 {
        let solo_ns =
            |command: &Command| if let Command::Kernel { solo_ns, .. } = command { *solo_ns } else { 0 };
        self.commands.iter().map(solo_ns).sum()
    }
}

/// A moment that a script wants remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A request is complete that was scheduled, and issued, at these moments.
    Request {
        /// When it should have begun.
        scheduled_ns: u64,
        /// When it did.
        issued_ns: u64,
    },
    /// An iteration of a loop is complete.
    Iteration,
}

/// One step of a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Compute on the host for that long.
    Host(u64),
    /// Launch, after the gate.
    Launch(Launch),
    /// Wait until everything on a stream is complete.
    Sync(u32),
    /// Sleep until a moment; no time passes if it is over.
    SleepUntil(u64),
    /// Remember this moment. Takes no time.
    Mark(Mark),
}

/// What a thread does. `now_ns` is when the step before ended. `None` ends the thread.
pub trait Script {
    /// The next step.
    fn next(&mut self, now_ns: u64) -> Option<Step>;
}

impl<F: FnMut(u64) -> Option<Step>> Script for F {
    fn next(&mut self, now_ns: u64) -> Option<Step> {
        self(now_ns)
    }
}

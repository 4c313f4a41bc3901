//! One stream-ordered operation, as a call asks for it: performed at once on a stream, or kept as a node of a graph.

use crate::card::Command;
use crate::copy::{CopyShape, CopyWork};
use crate::effect::{AwaitWork, Effect, FillWork, HostWork, WriteWork};
use crate::error::{Code, Outcome};
use crate::event::{Event, Record};
use crate::graph::{self, exec::Exec};
use crate::kernel::{self, KernelCall, KernelRun};
use crate::stream::Stream;

/// An operation that owns everything it needs.
#[derive(Clone)]
pub enum Op {
    /// A kernel launch.
    Kernel(KernelCall),
    /// A copy; reads its source when it runs.
    Copy(CopyShape),
    /// A memset.
    Fill(FillWork),
    /// Host work.
    Host(HostWork),
    /// Nothing but a place in the order.
    Empty,
    /// Records an event.
    Record(&'static Event),
    /// Waits for an event's last record.
    WaitEvent(&'static Event),
    /// Stores a word.
    Write(WriteWork),
    /// Waits for a word.
    Await(AwaitWork),
    /// Frees memory.
    Free(usize),
    /// Another graph as one node.
    Child(std::sync::Arc<Exec>),
}

impl Op {
    /// Performs it on a stream, or adds it to the capture that is open there.
    pub fn issue(self, stream: &'static Stream) -> Outcome {
        graph::capture::check_legacy(stream)?;
        if stream.is_capturing() {
            return graph::capture::add(stream, self);
        }
        self.perform(stream)
    }

    /// Gives it to the card.
    pub fn perform(&self, stream: &'static Stream) -> Outcome {
        match self {
            Self::Record(event) => event.record(stream),
            Self::WaitEvent(event) => wait_event(stream, event),
            Self::Child(exec) => exec.launch(stream),
            _ => {
                self.work(stream).map_or(Ok(()), |(command, effect)| stream.submit(command, effect).map(drop))
            }
        }
    }

    /// The command and the effect of an operation that is one command; nothing for records, waits and graphs.
    pub fn work(&self, stream: &Stream) -> Option<(Command, Option<Effect>)> {
        Some(match self {
            Self::Kernel(call) => (kernel_command(call, stream), kernel_effect(call)),
            Self::Copy(shape) => {
                (copy_command(shape), Some(Effect::Copy(Box::new(CopyWork::deferred(*shape)))))
            }
            Self::Fill(fill) => {
                (Command::Copy { bytes: fill.bytes(), host: false }, Some(Effect::Fill(Box::new(*fill))))
            }
            Self::Host(work) => (Command::Host, Some(Effect::Host(*work))),
            Self::Empty => (Command::Marker, None),
            Self::Write(write) => (Command::Marker, Some(Effect::Write(*write))),
            Self::Await(condition) => (Command::Host, Some(Effect::Await(*condition))),
            Self::Free(base) => (Command::Marker, Some(Effect::Free(*base))),
            Self::Record(_) | Self::WaitEvent(_) | Self::Child(_) => return None,
        })
    }
}

/// The card's view of a copy.
pub fn copy_command(shape: &CopyShape) -> Command {
    let (to, from) = shape.host_sides();
    Command::Copy { bytes: shape.bytes(), host: to || from }
}

fn kernel_command(call: &KernelCall, stream: &Stream) -> Command {
    Command::Kernel {
        workgroups: call.launch.grid.count(),
        threads_per_group: call.launch.block.count() as u32,
        solo_ns: call.solo_ns(stream.card().compute_units),
    }
}

fn kernel_effect(call: &KernelCall) -> Option<Effect> {
    kernel::has_work(call.kernel).then(|| Effect::Kernel(KernelRun::again(call)))
}

/// Makes what follows on `stream` wait for the last record of `event`.
pub fn wait_event(stream: &'static Stream, event: &'static Event) -> Outcome {
    match event.last() {
        Record::None | Record::Done { .. } => Ok(()),
        Record::Submitted { card, ticket } if std::ptr::eq(card, stream.card()) => stream.wait_for(ticket),
        // Another card's queue cannot be waited for by this one: the host waits.
        Record::Submitted { .. } => event.synchronise(),
        Record::Captured(_) => Err(Code::STREAM_CAPTURE_ISOLATION),
    }
}

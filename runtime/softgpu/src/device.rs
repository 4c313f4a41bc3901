//! One process's view of one software card: what the HIP runtime on top of it may ask for.
//!
//! The card keeps time and order and nothing else: it never touches the memory of a client. Whoever runs on top
//! performs the effect of a command (copy bytes, run a kernel body, call a callback) once the card says that the
//! command is complete, and not before.

/// A hardware queue of the card, owned by the client that created it. Commands of one queue run in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct QueueId(pub u32);

/// The place of one command: queues count their commands from 1, so `sequence` is also how many commands of that
/// queue have to complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ticket {
    /// The queue that the command was submitted to.
    pub queue: QueueId,
    /// Its place in that queue, from 1.
    pub sequence: u64,
}

/// What a client may give to a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// A kernel, by its shape and the time it takes alone on the whole card.
    Kernel {
        /// Workgroups of the grid.
        workgroups: u64,
        /// Work-items of one workgroup.
        threads_per_group: u32,
        /// Nanoseconds alone on the card.
        solo_ns: u64,
    },
    /// A copy over a copy engine.
    Copy {
        /// Bytes to move.
        bytes: u64,
        /// Whether one side is host memory (the slower road).
        host: bool,
    },
    /// An event record or another empty command: costs the card's marker time.
    Marker,
    /// Work of the host (a callback): blocks its queue until [`Device::complete_host`] is called.
    Host,
    /// Blocks its queue until the other command is complete.
    Wait(Ticket),
}

/// What is known of a command now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Complete since this moment of the card's clock, in nanoseconds.
    Done {
        /// When.
        at_ns: u64,
    },
    /// Not complete. With nothing else submitted it would be at `predicted_ns`; `None` where that hangs on a host
    /// command.
    Pending {
        /// When it would be.
        predicted_ns: Option<u64>,
    },
}

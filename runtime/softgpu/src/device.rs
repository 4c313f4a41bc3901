//! One process's view of one software card: what the HIP runtime on top of it may ask for.
//!
//! The card keeps time and order and nothing else: it never touches the memory of a client. Whoever runs on top
//! performs the effect of a command (copy bytes, run a kernel body, call a callback) once the card says that the
//! command is complete, and not before.

pub use crate::config::Config;
pub use crate::error::Error;
use crate::model::{DEPTH, Parameters};
use crate::null::Null;
use crate::preset::{self, Preset};
use crate::shared::{Session, monotonic_ns};

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

/// What a card says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// For people.
    pub name: String,
    /// Tells cards apart.
    pub uuid: [u8; 16],
    /// PCI domain.
    pub pci_domain: u32,
    /// PCI bus.
    pub pci_bus: u8,
    /// PCI device.
    pub pci_device: u8,
    /// PCI function.
    pub pci_function: u8,
    /// Compute units.
    pub compute_units: u32,
    /// Memory, in bytes.
    pub memory_bytes: u64,
    /// Clock, in kHz.
    pub clock_khz: u32,
}

impl Identity {
    /// What the card of that full name says it is.
    fn new(config: &Config, ordinal: u32, preset: Option<&Preset>) -> Self {
        let said = config.identity.as_ref().map(|identity| format!("{identity}.{ordinal}"));
        let said = said.unwrap_or_else(|| config.card_name(ordinal));
        let (high, low) = (preset::hash(format!("softgpu {said}").as_bytes()), preset::hash(said.as_bytes()));
        let mut uuid = [0; 16];
        uuid[..8].copy_from_slice(&high.to_le_bytes());
        uuid[8..].copy_from_slice(&low.to_le_bytes());
        Self {
            name: format!("software card ({})", config.preset),
            uuid,
            // No machine has a PCI domain that high, so no real card is mistaken for this one.
            pci_domain: 0xface,
            pci_bus: high.to_le_bytes()[0],
            pci_device: high.to_le_bytes()[1] & 0x1f,
            pci_function: 0,
            compute_units: preset.map_or(132, |preset| preset.compute_units),
            memory_bytes: preset.map_or(80 << 30, |preset| preset.memory_bytes),
            clock_khz: preset.map_or(1_000_000, |preset| preset.clock_khz),
        }
    }
}

/// One process's view of one card. Threads may share it.
pub struct Device {
    identity: Identity,
    parameters: Option<Parameters>,
    card: Card,
}

#[allow(
    clippy::large_enum_variant,
    reason = "one a process, and the large one is what launch costs are measured on"
)]
enum Card {
    Null(Null),
    Shared(Box<Session>),
}

impl Device {
    /// Cards that a process with these settings sees.
    pub fn count(config: &Config) -> u32 {
        config.devices
    }

    /// Opens card `ordinal`, starting it if it does not run. One device a card and process is enough.
    ///
    /// # Errors
    /// [`Error::NoCard`], [`Error::Setting`], [`Error::StateFile`], [`Error::OtherCard`], [`Error::NotStarted`],
    /// [`Error::NoClientLeft`].
    pub fn open(config: &Config, ordinal: u32) -> Result<Self, Error> {
        if ordinal >= config.devices {
            return Err(Error::NoCard(ordinal));
        }
        let preset = config.resolve()?;
        let identity = Identity::new(config, ordinal, preset.as_ref());
        let parameters = preset.map(|preset| preset.parameters);
        let card = match parameters {
            None => Card::Null(Null::new()),
            Some(parameters) => Card::Shared(Box::new(Session::open(config, parameters, ordinal)?)),
        };
        Ok(Self { identity, parameters, card })
    }

    /// What the card says it is.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// The parameters of its model; `None` for the card that takes no time.
    pub fn parameters(&self) -> Option<&Parameters> {
        self.parameters.as_ref()
    }

    /// Tells this life of the card from any other, whatever the card says it is; zeros for the card that takes no
    /// time.
    pub fn instance(&self) -> [u64; 2] {
        match &self.card {
            Card::Null(_) => [0; 2],
            Card::Shared(session) => session.instance(),
        }
    }

    /// Whether the card lives. Once it does not, it never will again, and everything returns [`Error::CardLost`].
    /// A forked child has no part in its parent's card: to it, the card is lost.
    pub fn alive(&self) -> bool {
        match &self.card {
            Card::Null(_) => true,
            Card::Shared(session) => session.alive(),
        }
    }

    /// The card's present, in nanoseconds.
    pub fn now_ns(&self) -> u64 {
        match &self.card {
            Card::Null(_) => monotonic_ns(),
            Card::Shared(session) => session.now_ns(),
        }
    }

    /// The time of the machine's monotonic clock at which the card's time is `card_ns`.
    pub fn to_monotonic_ns(&self, card_ns: u64) -> u64 {
        match &self.card {
            Card::Null(_) => card_ns,
            Card::Shared(session) => session.to_real(card_ns),
        }
    }

    /// Opens a queue. The priority is kept for those who ask; no preset's dispatch looks at it.
    ///
    /// # Errors
    /// [`Error::NoQueueLeft`], [`Error::CardLost`].
    pub fn create_queue(&self, priority: i32) -> Result<QueueId, Error> {
        match &self.card {
            Card::Null(null) => null.create_queue(),
            Card::Shared(session) => session.create_queue(priority),
        }
    }

    /// Ends a queue once its commands have run out. Its tickets stay complete.
    pub fn destroy_queue(&self, queue: QueueId) {
        match &self.card {
            Card::Null(null) => null.destroy_queue(queue),
            // A queue that is not there, or on a card that is not there, has ended.
            Card::Shared(session) => drop(session.destroy_queue(queue)),
        }
    }

    /// Gives a command to a queue.
    ///
    /// # Errors
    /// [`Error::QueueFull`], [`Error::NoQueue`], [`Error::CardLost`].
    #[inline]
    pub fn submit(&self, queue: QueueId, command: Command) -> Result<Ticket, Error> {
        match &self.card {
            Card::Null(null) => null.submit(queue, command),
            Card::Shared(session) => session.submit(queue, &[command]),
        }
    }

    /// Gives several commands to a queue at one moment, all or none; returns the last one's ticket (of an empty
    /// batch: of the last command before).
    ///
    /// # Errors
    /// [`Error::BatchTooLong`] for more than [`Device::queue_depth`], and those of [`Device::submit`].
    pub fn submit_batch(&self, queue: QueueId, commands: &[Command]) -> Result<Ticket, Error> {
        match &self.card {
            Card::Null(null) => {
                let mut last = Ticket { queue, sequence: null.completed(queue)? };
                for &command in commands {
                    last = null.submit(queue, command)?;
                }
                Ok(last)
            }
            Card::Shared(session) => session.submit(queue, commands),
        }
    }

    /// Incomplete commands that a queue can hold.
    pub fn queue_depth(&self) -> u64 {
        DEPTH
    }

    /// The host has done its part of a host command of this process (and of every earlier one of that queue).
    ///
    /// # Errors
    /// [`Error::NoQueue`], [`Error::CardLost`].
    pub fn complete_host(&self, ticket: Ticket) -> Result<(), Error> {
        match &self.card {
            Card::Null(null) => null.complete_host(ticket),
            Card::Shared(session) => session.complete_host(ticket),
        }
    }

    /// What is known of a command. The completion time is exact for the last 4096 commands of a queue and that of a
    /// later command beyond. A prediction runs the model ahead, a fraction of a microsecond for each command before
    /// it: to poll, use [`Device::completed`].
    ///
    /// # Errors
    /// [`Error::NoQueue`], [`Error::CardLost`].
    pub fn status(&self, ticket: Ticket) -> Result<Status, Error> {
        match &self.card {
            Card::Null(null) => null.status(ticket),
            Card::Shared(session) => session.status(ticket),
        }
    }

    /// Commands of a queue completed so far.
    ///
    /// # Errors
    /// [`Error::NoQueue`], [`Error::CardLost`].
    #[inline]
    pub fn completed(&self, queue: QueueId) -> Result<u64, Error> {
        match &self.card {
            Card::Null(null) => null.completed(queue),
            Card::Shared(session) => session.completed(queue),
        }
    }

    /// Waits for a command, until `deadline_ns` of the card's time at most (then [`Status::Pending`]). Sleeps, and
    /// looks at the clock for the last 50 µs.
    ///
    /// # Errors
    /// [`Error::NoQueue`]; [`Error::CardLost`], at most 100 ms after the card's process has gone.
    pub fn wait(&self, ticket: Ticket, deadline_ns: Option<u64>) -> Result<Status, Error> {
        match &self.card {
            Card::Null(null) => null.wait(ticket, deadline_ns),
            Card::Shared(session) => session.wait(ticket, deadline_ns),
        }
    }

    /// Suspends (0) or resumes (anything else) a queue. A running kernel stands still, gives its compute units back once
    /// its waves are saved, and goes on where it stopped once they are restored. Returns when that has begun. Without
    /// effect on the card that takes no time.
    ///
    /// # Errors
    /// [`Error::NoQueue`], [`Error::CardLost`].
    pub fn set_queue_share(&self, queue: QueueId, percent: u32) -> Result<(), Error> {
        match &self.card {
            Card::Null(_) => Ok(()),
            Card::Shared(session) => session.set_queue_share(queue, percent),
        }
    }

    /// The same, and returns when it is over, or the queue is.
    ///
    /// # Errors
    /// [`Error::NoQueue`], [`Error::CardLost`].
    pub fn switch_queue(&self, queue: QueueId, percent: u32) -> Result<(), Error> {
        match &self.card {
            Card::Null(_) => Ok(()),
            Card::Shared(session) => session.switch_queue(queue, percent),
        }
    }
}

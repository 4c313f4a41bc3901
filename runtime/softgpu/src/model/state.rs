//! The state of a card between two events: plain data, of a fixed size, without pointers.

use bytemuck::{Pod, Zeroable};

use super::{NEVER, WHOLE};

/// Hardware queues of a card.
pub const QUEUES: usize = 128;
/// Clients of a card.
pub const CLIENTS: usize = 64;
/// Commands of one queue that may be incomplete.
pub const DEPTH: u64 = 1024;
/// Commands of one queue whose completion times are remembered.
pub const HISTORY: u64 = 4096;

/// What the first incomplete command of a queue is doing.
pub(super) mod phase {
    /// There is none.
    pub const EMPTY: u32 = 0;
    /// On its way to the card, or in the gap after its predecessor; ready at `at_ns`.
    pub const LATENT: u32 = 1;
    /// A kernel without any workgroup dispatched.
    pub const READY: u32 = 2;
    /// A kernel with workgroups on the card; its next change is at `at_ns`.
    pub const RUNNING: u32 = 3;
    /// Something that ends at `at_ns` whatever happens.
    pub const TIMED: u32 = 4;
    /// A copy without an engine.
    pub const COPY_READY: u32 = 5;
    /// A copy on an engine, until `at_ns`.
    pub const COPYING: u32 = 6;
    /// A host command or a wait for another queue.
    pub const BLOCKED: u32 = 7;
}

/// Where the waves of a suspended kernel are.
pub(super) mod waves {
    /// It has none, or they run.
    pub const NONE: u32 = 0;
    /// On the card, standing still while they are saved.
    pub const HALTED: u32 = 1;
    /// In memory.
    pub const SAVED: u32 = 2;
}

/// One hardware queue. A queue of zeros is a free one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Queue {
    /// The client that owns it, plus one; 0: the queue is free.
    pub owner: u32,
    /// As given when it was created.
    pub priority: i32,
    pub(super) phase: u32,
    /// Whether it is suspended, from the beginning of the switch out to the end of the switch in: it starts nothing, and
    /// its kernel stands still.
    pub(super) suspended: u32,
    /// Whether every workgroup of its running kernel is on the card.
    pub(super) dispatched: u32,
    /// Whether it ends when its commands have run out.
    pub(super) closing: u32,
    /// Whether what has not begun is to be dropped.
    pub(super) abandoned: u32,
    /// Whether its kernel has more workgroups than fit at once, so that it takes whatever is free.
    pub(super) elastic: u32,
    /// Commands ever given to it. Survives its reuse, so that an old ticket stays complete for ever.
    pub submitted: u64,
    /// Commands ever completed.
    pub completed: u64,
    /// When the last one completed.
    pub completed_ns: u64,
    /// Host commands up to this place have been completed by the host.
    pub(super) host_done: u64,
    pub(super) at_ns: u64,
    /// Its place in the order of arrival, while it waits for units or an engine.
    pub(super) arrival: u64,
    /// When the switch under way ends; 0: none is.
    pub(super) switch_ns: u64,
    /// Whether that one suspends the queue, and whether it is to be suspended in the end.
    pub(super) switch_to: u32,
    pub(super) wanted: u32,
    /// Where the waves of a suspended kernel are.
    pub(super) waves: u32,
    /// Share of the card that the kernel can use, and the share that it has (65536 is the whole).
    pub(super) need: u32,
    pub(super) held: u32,
    /// Progress for each nanosecond, in 1/65536 ns; valid from `since_ns`, when `left_ns` were left.
    pub(super) rate: u32,
    pub(super) since_ns: u64,
    pub(super) left_ns: u64,
    /// Length of one workgroup, and the time over which the last wave ends; with the whole of `need` held.
    pub(super) block_ns: u64,
    pub(super) spread_ns: u64,
    /// Under round robin: when enough units will have been handed over.
    pub(super) turnover_ns: u64,
    pub(super) started_ns: u64,
}

/// What a client has had from the card. Survives its queues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct ClientTotals {
    /// Commands submitted.
    pub commands: u64,
    /// Kernels submitted.
    pub kernels_submitted: u64,
    /// Kernels completed.
    pub kernels_completed: u64,
    /// Kernel time: from the first workgroup's start to the last one's end, summed over kernels, in ns.
    pub busy_ns: u64,
}

/// The whole state of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Core {
    /// The moment up to which everything has happened.
    pub now_ns: u64,
    /// Counts arrivals at the dispatcher and the engines.
    pub(super) arrivals: u64,
    /// When the kernel first in line will find room.
    pub(super) fit_ns: u64,
    /// Until when everything stands still, because a switch disturbs the whole card; [`NEVER`]: nothing does.
    pub(super) stall_ns: u64,
    /// Queues and clients in use lie below these.
    pub(super) queues_high: u32,
    pub(super) clients_high: u32,
    /// Totals by client.
    pub clients: [ClientTotals; CLIENTS],
    /// The queues.
    pub queues: [Queue; QUEUES],
}

impl Default for Core {
    fn default() -> Self {
        let (clients, queues) = ([ClientTotals::default(); CLIENTS], [Queue::default(); QUEUES]);
        Self {
            now_ns: 0,
            arrivals: 0,
            fit_ns: NEVER,
            stall_ns: NEVER,
            queues_high: 0,
            clients_high: 0,
            clients,
            queues,
        }
    }
}

impl Queue {
    /// Whether it has a command that is not complete.
    pub fn is_busy(&self) -> bool {
        self.completed < self.submitted
    }

    /// Commands that may still be given to it now.
    pub fn room(&self) -> u64 {
        DEPTH.saturating_sub(self.submitted.saturating_sub(self.completed))
    }

    /// When the switch that is under way ends.
    pub fn switches_until(&self) -> Option<u64> {
        Some(self.switch_ns).filter(|&at_ns| at_ns != 0)
    }

    /// Whether it is off the card, or on its way there or back.
    pub fn is_suspended(&self) -> bool {
        self.suspended != 0
    }

    /// Whether workgroups of its kernel still wait for units.
    pub(super) fn is_dispatching(&self) -> bool {
        self.phase == phase::RUNNING && self.dispatched == 0 && self.waves == waves::NONE
    }

    /// Whether it has a kernel that waits for units and may have them.
    pub(super) fn is_ready(&self) -> bool {
        self.phase == phase::READY && self.suspended == 0
    }

    /// What is left of its kernel at a moment, as long as nothing changes.
    pub(super) fn left_at(&self, at_ns: u64) -> u64 {
        let gone = (u128::from(at_ns.saturating_sub(self.since_ns)) * u128::from(self.rate)) >> 16;
        self.left_ns.saturating_sub(u64::try_from(gone).unwrap_or(u64::MAX))
    }

    /// The first moment at which no more than `left_ns` will be left.
    pub(super) fn reaches(&self, left_ns: u64) -> u64 {
        let to_go = u128::from(self.left_ns.saturating_sub(left_ns)) << 16;
        let wait = to_go.div_ceil(u128::from(self.rate.max(1)));
        self.since_ns.saturating_add(u64::try_from(wait).unwrap_or(u64::MAX))
    }

    /// The share of the card that its running kernel holds at a moment.
    pub(super) fn held_at(&self, at_ns: u64) -> u64 {
        let (held, spread_ns) = (u64::from(self.held), self.scaled(self.spread_ns));
        let left_ns = self.left_at(at_ns);
        if self.dispatched == 0 || left_ns >= spread_ns { held } else { held * left_ns / spread_ns }
    }

    /// `whole_ns` of a kernel with all its units, for one with the units it holds.
    pub(super) fn scaled(&self, whole_ns: u64) -> u64 {
        if self.held >= self.need { whole_ns } else { whole_ns * u64::from(self.held) / u64::from(self.need) }
    }
}

/// Longer than any run, and small enough that no sum of a few such times overflows.
const TIME_MAX_NS: u64 = 1 << 60;

impl Core {
    /// Whether every value is one that calculations are safe with. A state from shared memory is not believed.
    pub fn is_sound(&self) -> bool {
        let counts = self.queues_high as usize <= QUEUES && self.clients_high as usize <= CLIENTS;
        let totals = |client: &ClientTotals| {
            client.commands.max(client.kernels_submitted).max(client.kernels_completed).max(client.busy_ns)
        };
        counts
            && self.now_ns.max(self.arrivals) < TIME_MAX_NS
            && self.clients.iter().all(|client| totals(client) < TIME_MAX_NS)
            && self.queues[..self.queues_used()].iter().all(Queue::is_sound)
    }
}

impl Queue {
    fn is_sound(&self) -> bool {
        let owner = self.owner as usize <= CLIENTS;
        let places = self.completed <= self.submitted && self.submitted - self.completed <= DEPTH;
        let past_ns = self.completed_ns.max(self.since_ns).max(self.left_ns).max(self.block_ns);
        let times =
            past_ns.max(self.spread_ns) < TIME_MAX_NS && self.submitted.max(self.arrival) < TIME_MAX_NS;
        let share = self.held <= self.need && u64::from(self.need) <= WHOLE;
        let busy = self.phase == phase::EMPTY || self.is_busy();
        owner && places && times && share && busy && self.phase <= phase::BLOCKED
    }
}

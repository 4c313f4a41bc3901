//! What lies in the shared memory of one card.
//!
//! Every word is an atomic, so any bytes are a valid value, and another process may change them at any time.
//! Nothing here may be believed without a look: indices are bounded where they are used.

use std::sync::atomic::{AtomicU32, AtomicU64};

use crate::model::{CLIENTS, Core, HISTORY, Parameters, QUEUES};

/// First word of the file ("softcard").
pub const MAGIC: u64 = u64::from_le_bytes(*b"softcard");
/// Changes with every change of this file or of the model's state.
pub const VERSION: u32 = 2;
/// Words of a core.
pub const CORE_WORDS: usize = size_of::<Core>() / 8;
/// Slots of a core: two for each client and two for the card's process.
pub const CORES: usize = 2 * (CLIENTS + 1);
/// Clients of the past that the ledger remembers.
pub const PAST: usize = 256;
/// Words that hold the parameters.
pub const PARAMETER_WORDS: usize = size_of::<Parameters>() / 8;

/// `Header::closing`: the card stays.
pub const OPEN: u32 = 0;
/// The card has had no client for a while and looks once more. Who comes now must come again; who had come stays.
pub const LAST_LOOK: u32 = 1;
/// The card is gone.
pub const CLOSED: u32 = 2;

/// The card itself.
#[repr(C)]
pub struct Header {
    /// [`MAGIC`].
    pub magic: AtomicU64,
    /// [`VERSION`].
    pub version: AtomicU32,
    /// Whether the card goes away of its own accord: [`OPEN`], [`LAST_LOOK`] or [`CLOSED`].
    pub closing: AtomicU32,
    /// Bytes of the whole.
    pub size: AtomicU64,
    /// Tells this life of the card from any other.
    pub instance: [AtomicU64; 2],
    /// A robust futex of the card's process: holds its thread's number while it lives, and the kernel marks it when
    /// that ends.
    pub life: AtomicU32,
    /// The card's process, as it sees itself.
    pub pid: AtomicU32,
    /// The moment of the monotonic clock at which the card's time is 0.
    pub epoch_ns: AtomicU64,
    /// See [`crate::Config::timescale_permille`].
    pub timescale_permille: AtomicU64,
    /// Hash of the preset's name.
    pub preset: AtomicU64,
    /// Hash of the file with the presets.
    pub preset_file: AtomicU64,
    /// The model's parameters.
    pub parameters: [AtomicU64; PARAMETER_WORDS],
    /// Version (high 48 bits) and slot (low 16 bits) of the state that holds.
    pub current: AtomicU64,
    /// Rung when something that nobody could predict has changed; a futex.
    pub bell: AtomicU32,
    /// Threads that wait for the bell.
    pub listeners: AtomicU32,
    /// Waits whose end was seen, and those seen more than 100 µs (of the card's time) late.
    pub waits: AtomicU64,
    /// See `waits`.
    pub late: AtomicU64,
    /// The latest of all, in ns of the card's time.
    pub latest_ns: AtomicU64,
    /// Clients that ever left; counts the entries of the past.
    pub past: AtomicU64,
}

/// A client of the present.
#[repr(C)]
pub struct ClientSlot {
    /// A robust futex of one of the client's threads; 0: the slot is free.
    pub life: AtomicU32,
    /// The client's process, as it sees itself.
    pub pid: AtomicU32,
    /// Its start time in clock ticks since boot (`/proc/self/stat`, field 22).
    pub start_ticks: AtomicU64,
    /// When it came, in the card's time.
    pub joined_ns: AtomicU64,
}

/// A client of the past.
#[repr(C)]
pub struct PastSlot {
    /// Process number, start time, then the fields of [`crate::model::ClientTotals`], then when it came and when its
    /// last work had run out.
    pub words: [AtomicU64; 8],
}

/// One copy of the model's state.
#[repr(C)]
pub struct CoreSlot {
    /// The words of a [`Core`].
    pub words: [AtomicU64; CORE_WORDS],
}

/// One command.
#[repr(C)]
pub struct RingSlot {
    /// The words of an [`crate::model::Entry`].
    pub words: [AtomicU64; 4],
    /// When the last command in this slot completed; only grows.
    pub completed_ns: AtomicU64,
}

/// The commands of one queue.
#[repr(C)]
pub struct Ring {
    /// By sequence modulo the length.
    pub slots: [RingSlot; HISTORY as usize],
}

/// The whole file.
#[repr(C)]
pub struct State {
    /// The card itself.
    pub header: Header,
    /// Its clients.
    pub clients: [ClientSlot; CLIENTS],
    /// Its former clients.
    pub past: [PastSlot; PAST],
    /// Copies of the model's state.
    pub cores: [CoreSlot; CORES],
    /// The commands.
    pub rings: [Ring; QUEUES],
}

const _: () = assert!(size_of::<Core>().is_multiple_of(8) && align_of::<Core>() == 8);
const _: () = assert!(size_of::<Parameters>().is_multiple_of(8));
const _: () = assert!(CORES < 1 << 16);

//! The layout of a board: what lies where in the shared file.
//!
//! Every field is an atomic of fixed width, because other processes write at any time. No field may ever be
//! trusted: any value of any word must lead to a decision, never to a panic, an endless loop or a wait
//! without a time-out.

use crate::door::Door;
use crate::sync::{AtomicU32, AtomicU64};

/// How many clients one GPU can have: one bit each in a 64-bit word.
#[cfg(not(loom))]
pub const SLOTS: usize = 64;
/// As many slots as the models need: each word costs the model checker time.
#[cfg(loom)]
pub const SLOTS: usize = 3;

/// The first eight bytes of every board.
pub(crate) const MAGIC: u64 = u64::from_le_bytes(*b"HIPBOARD");

/// Raised whenever the layout or the meaning of a word changes. Other versions are never mapped.
pub const LAYOUT_VERSION: u32 = 3;

/// A word on cache lines of its own. 128 bytes: x86-64 fetches lines in pairs.
#[repr(C, align(128))]
#[derive(Debug, Default)]
pub(crate) struct Line<T>(pub T);

/// What identifies the file. Written once, before the file gets its name, and only ever read with `pread`.
#[repr(C)]
#[derive(Debug, Default)]
pub(crate) struct Header {
    pub magic: AtomicU64,
    /// Layout version in the low half, size of the file in bytes in the high half.
    pub version_and_bytes: AtomicU64,
    pub uuid: [AtomicU64; 2],
}

/// Written by the arbiter alone.
#[repr(C)]
#[derive(Debug, Default)]
pub(crate) struct ArbiterWords {
    pub lease: AtomicU64,
}

/// Written by whoever joins, leaves or changes a priority.
#[repr(C)]
#[derive(Debug, Default)]
pub(crate) struct MemberWords {
    /// Counts changes of membership and priority; masks are valid for the epoch they were made in.
    pub epoch: AtomicU64,
    /// Clients that found no slot since the board was made.
    pub refused: AtomicU64,
}

/// What the owner of a slot shows of itself so that others can tell whether it lives and works.
#[repr(C)]
#[derive(Debug, Default)]
pub(crate) struct Pulse {
    /// Moves at least every 10 ms while the owner claims.
    pub lease: AtomicU64,
    /// Moves with launches and completions.
    pub progress: AtomicU64,
    /// A robust futex: the thread id of the owner's monitor thread; the kernel marks it on death.
    pub life: AtomicU32,
    /// The generation that the description and the counters belong to.
    pub described: AtomicU32,
    /// For people to read; compared with nothing.
    pub pid: AtomicU32,
    pub level: AtomicU32,
    pub name: [AtomicU64; NAME_WORDS],
    /// Why the level is what it is: a [`crate::Why`].
    pub why: AtomicU32,
    /// What a closed gate holds: a [`crate::HoldMode`].
    pub hold: AtomicU32,
}

/// The space for a client's name, in 64-bit words.
pub(crate) const NAME_WORDS: usize = 4;

/// What the owner of a slot counts, for `status` and for benchmarks. Relaxed, and nobody decides by them.
#[repr(C)]
#[derive(Debug, Default)]
pub struct Counters {
    /// Launches given to the driver.
    pub launches: AtomicU64,
    /// Completions seen.
    pub completions: AtomicU64,
    /// Times that a launch was held.
    pub holds: AtomicU64,
    /// Time that launches were held, in µs, summed over threads.
    pub held_us: AtomicU64,
    /// Launches that passed because they had been held for as long as one may be.
    pub passed_after_limit: AtomicU64,
}

/// One client.
#[repr(C)]
#[derive(Debug, Default)]
pub(crate) struct Slot {
    /// The bits of the registered clients that are more urgent: read before every launch of the owner.
    pub higher: Line<AtomicU64>,
    pub door: Line<Door>,
    pub pulse: Line<Pulse>,
    pub counters: Line<Counters>,
}

/// The whole board.
#[repr(C, align(4096))]
#[derive(Debug)]
pub(crate) struct Page {
    pub header: Line<Header>,
    /// A bit for each client that claims the GPU. A hint to look: see [`crate::Seat::blockers`].
    pub active: Line<AtomicU64>,
    /// A bit for each client that the arbiter holds.
    pub held: Line<AtomicU64>,
    pub arbiter: Line<ArbiterWords>,
    pub members: Line<MemberWords>,
    /// The state words of all slots side by side: a change of membership reads eight cache lines.
    pub states: Line<[AtomicU64; SLOTS]>,
    pub slots: [Slot; SLOTS],
}

/// The size of a board's file in bytes.
pub const BOARD_BYTES: usize = size_of::<Page>();

impl Page {
    /// An empty board in this process's own memory.
    #[cfg(any(test, loom))]
    pub fn new() -> Page {
        Page {
            header: Line::default(),
            active: Line::default(),
            held: Line::default(),
            arbiter: Line::default(),
            members: Line::default(),
            states: Line(std::array::from_fn(|_| AtomicU64::new(0))),
            slots: std::array::from_fn(|_| Slot::default()),
        }
    }
}

/// The indices of the bits of `mask` that name a slot.
pub(crate) fn slots_in(mask: u64) -> impl Iterator<Item = usize> {
    let mut left = mask & (u64::MAX >> (64 - SLOTS));
    std::iter::from_fn(move || {
        let slot = left.trailing_zeros() as usize;
        left &= left.wrapping_sub(1);
        (slot < SLOTS).then_some(slot)
    })
}

/// The bit of a slot.
pub(crate) fn bit(slot: usize) -> u64 {
    1 << slot
}

// The layout is a protocol between builds: a change here is a new LAYOUT_VERSION.
#[cfg(not(loom))]
const _: () = {
    use std::mem::{align_of, offset_of};
    assert!(offset_of!(Page, header) == 0);
    assert!(offset_of!(Header, version_and_bytes) == 8 && offset_of!(Header, uuid) == 16);
    assert!(offset_of!(Page, active) == 128);
    assert!(offset_of!(Page, held) == 256);
    assert!(offset_of!(Page, arbiter) == 384);
    assert!(offset_of!(Page, members) == 512);
    assert!(offset_of!(Page, states) == 640);
    assert!(offset_of!(Page, slots) == 1152);
    assert!(size_of::<Slot>() == 512 && align_of::<Slot>() == 128);
    assert!(offset_of!(Slot, higher) == 0);
    assert!(offset_of!(Slot, door) == 128 && size_of::<Door>() == 8);
    assert!(offset_of!(Slot, pulse) == 256 && offset_of!(Slot, counters) == 384);
    assert!(offset_of!(Pulse, life) == 16 && offset_of!(Pulse, described) == 20);
    assert!(offset_of!(Pulse, name) == 32 && offset_of!(Pulse, why) == 64);
    assert!(offset_of!(Pulse, hold) == 68 && size_of::<Pulse>() == 72);
    assert!(size_of::<Counters>() == 40);
    assert!(BOARD_BYTES == 36_864 && align_of::<Page>() == 4096);
};

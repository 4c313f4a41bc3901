//! A client's own slot on a board.

use std::sync::Arc;

use crate::claims::Below;
use crate::door::Wake;
use crate::life::{LifeError, LifeGuard};
use crate::mapping::Mapping;
use crate::members::Place;
use crate::page::{Counters, Page, Slot, bit};
use crate::process;
use crate::sync::{AtomicU64, Ordering};
use crate::watch::Watch;
use crate::{HoldMode, Priority, Why};

/// The slot of this process. Given up by [`Seat::leave`] or when dropped; a process that dies with it loses
/// it within milliseconds if [`Seat::own_life`] was called.
///
/// Calls that write are without effect in a forked child, and after the seat was lost (see
/// [`Seat::is_seated`]). Any thread may call anything.
#[derive(Debug)]
pub struct Seat {
    mapping: Arc<Mapping>,
    place: Place,
    pid: u32,
}

impl Seat {
    pub(crate) fn new(mapping: Arc<Mapping>, place: Place) -> Seat {
        Seat { mapping, place, pid: process::id() }
    }

    fn page(&self) -> &Page {
        self.mapping.page()
    }

    fn words(&self) -> &Slot {
        &self.page().slots[self.place.slot]
    }

    /// A child shares the mapping but not the seat.
    fn is_own_process(&self) -> bool {
        process::id() == self.pid
    }

    /// Which slot this is.
    pub fn slot(&self) -> usize {
        self.place.slot
    }

    /// The bit of the slot in [`crate::Board::active`] and [`crate::Board::held`].
    pub fn bit(&self) -> u64 {
        bit(self.place.slot)
    }

    /// How often the slot was taken before and with this client, modulo 2³⁰.
    pub fn generation(&self) -> u32 {
        self.place.generation
    }

    /// Whether the slot is still this process's. It is not in a forked child; after the board was truncated;
    /// and after the others took the process for dead because it had stopped for 10 s between joining and
    /// owning its life. Look about once a second, and join again.
    pub fn is_seated(&self) -> bool {
        self.is_own_process() && !self.mapping.is_lost() && self.page().holds(self.place)
    }

    /// The bits of the registered clients that are more urgent. Written by whoever joins, leaves or changes a
    /// priority, on a cache line of its own.
    pub fn higher(&self) -> &AtomicU64 {
        &self.words().higher.0
    }

    /// Whether anybody more urgent is registered, active or not.
    pub fn anyone_above(&self) -> bool {
        self.higher().load(Ordering::Relaxed) != 0
    }

    /// Claims the GPU. The claim counts while [`Seat::bump_lease`] is called every 10 ms.
    pub fn claim(&self) {
        if self.is_own_process() {
            self.page().claim(self.place);
        }
    }

    /// Drops the claim and wakes the threads of less urgent clients that wait. Makes no system call when none
    /// waits.
    pub fn drop_claim(&self) {
        self.drop_claim_with(&mut Below::new());
    }

    /// [`Seat::drop_claim`] for who does it often: `below`, always the same for one seat, remembers who is less urgent.
    #[inline]
    pub fn drop_claim_with(&self, below: &mut Below) {
        if self.is_own_process() {
            self.page().drop_claim(self.place, below);
        }
    }

    /// How urgent this client is, as everybody sees it; anybody of the same user may change it.
    pub fn priority(&self) -> Priority {
        self.page().state(self.place.slot).priority
    }

    /// Changes how urgent this client is. Whoever waits looks again.
    pub fn set_priority(&self, priority: Priority) {
        if self.is_own_process() {
            self.page().set_priority(self.place, priority);
        }
    }

    /// Changes the level that `status` shows, and why it is that.
    pub fn set_level(&self, level: u32, why: Why) {
        if self.is_seated() {
            let pulse = &self.words().pulse.0;
            pulse.why.store(why as u32, Ordering::Relaxed);
            pulse.level.store(level, Ordering::Relaxed);
        }
    }

    /// Says what this client's closed gate holds.
    pub fn set_hold(&self, hold: HoldMode) {
        if self.is_seated() {
            self.words().pulse.0.hold.store(hold as u32, Ordering::Relaxed);
        }
    }

    /// Makes the calling thread answer for this seat with its life: when the thread ends, whatever the cause,
    /// the seat is dead to everybody within milliseconds. Called once, by the client's monitor thread, which
    /// must hold no robust mutex of the C library. Unblocks SIGBUS in the thread. One thread can answer for
    /// several seats.
    pub fn own_life(&self) -> Result<LifeGuard, LifeError> {
        if !self.is_own_process() {
            return Err(LifeError::NotSeated);
        }
        LifeGuard::new(self.mapping.clone(), self.place)
    }

    /// Says that this process runs: every 10 ms while it claims, and every second in any case. Rights this
    /// slot's mask, should a process have died while it wrote it.
    pub fn bump_lease(&self) {
        if self.is_own_process() {
            self.words().pulse.0.lease.fetch_add(1, Ordering::Relaxed);
            self.page().right_masks(self.bit());
        }
    }

    /// Says that this client got something launched or completed since the last call. A claim without any for
    /// 1 s does not count.
    pub fn note_progress(&self) {
        if self.is_own_process() {
            self.words().pulse.0.progress.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Which of the claims in `active` are real and more urgent: of a living client whose lease moved within
    /// 50 ms and which made progress within 1 s, on the clock that `now_us` comes from (any that only goes
    /// forward). Clears away the dead. `watch` is the memory of whoever looks.
    pub fn blockers(&self, active: u64, watch: &mut Watch, now_us: u64) -> u64 {
        self.page().blockers(self.place, active, watch, now_us)
    }

    /// Whether an arbiter that lives holds this client.
    pub fn is_held(&self, watch: &mut Watch, now_us: u64) -> bool {
        self.page().is_held(self.place.slot, watch, now_us)
    }

    /// Looks at every other slot and clears away what is over. Called about once a second by the monitor thread,
    /// always with the same `watch`.
    pub fn sweep(&self, watch: &mut Watch, now_us: u64) {
        if self.is_own_process() {
            self.page().sweep(!self.bit(), watch, now_us);
        }
    }

    /// What to pass to [`Seat::wait`]. Read it *before* looking at the claims: then no wake-up is lost.
    pub fn door(&self) -> u32 {
        self.words().door.0.read()
    }

    /// Sleeps until a more urgent client drops its claim, leaves or dies noticed, the membership or a
    /// priority changes, or `timeout_us` (at most 20 ms) are over. Then look at everything again.
    pub fn wait(&self, seen_door: u32, timeout_us: u64) -> Wake {
        if !self.is_own_process() {
            return Wake::Lost;
        }
        self.words().door.0.wait(seen_door, timeout_us)
    }

    /// What this client counts. Only its owner writes there; start from zero after joining.
    pub fn counters(&self) -> &Counters {
        &self.words().counters.0
    }

    /// Gives the slot up. If a [`LifeGuard`] of it still exists, the slot is handed on when that is dropped.
    pub fn leave(self) {
        drop(self);
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        if self.is_own_process() {
            self.page().retire(self.place);
        }
    }
}

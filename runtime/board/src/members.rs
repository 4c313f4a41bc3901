//! Joining, leaving, clearing away the dead, and the masks that follow from who is there.
//!
//! Nothing here ever waits for another process. Each step is one atomic operation that leaves the board in a
//! state which anybody can carry on from; a process may die, or stop for an hour, between any two of them.

use crate::Priority;
use crate::page::{Page, SLOTS, bit, slots_in};
use crate::state::{Phase, State};
use crate::sync::{Ordering, Site, full_fence, ordering};

/// How often masks are written again because the membership changed meanwhile. Every change writes them
/// itself, so giving up leaves them to whoever caused it.
const MASK_ROUNDS_MAX: usize = 1_000;

/// A slot in the hands of one client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub slot: usize,
    pub generation: u32,
}

/// All the slots there are.
pub(crate) const EVERY_SLOT: u64 = u64::MAX >> (64 - SLOTS);

impl Page {
    /// The state of a slot.
    pub fn state(&self, slot: usize) -> State {
        State::decode(self.states.0[slot].load(Ordering::Acquire))
    }

    /// Whether `place` is still in the hands of the client that took it.
    pub fn holds(&self, place: Place) -> bool {
        let state = self.state(place.slot);
        state.phase == Phase::Live && state.generation == place.generation
    }

    fn change(&self, slot: usize, from: State, to: State) -> bool {
        let word = &self.states.0[slot];
        let current = word.load(Ordering::Relaxed);
        State::decode(current) == from
            && word.compare_exchange(current, to.encode(), Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }

    /// Takes a free slot, after clearing away what can be. `None` when every slot is somebody's.
    pub fn join(&self, priority: Priority) -> Option<Place> {
        self.clear_away_dead();
        (0..SLOTS).find_map(|slot| self.try_take(slot, priority))
    }

    fn try_take(&self, slot: usize, priority: Priority) -> Option<Place> {
        let free = self.state(slot);
        let taken = free.taken_by(priority);
        // A free slot whose life word has an owner was damaged: the kernel might mark that owner's death on
        // the next client.
        let owned = self.slots[slot].pulse.0.life.load(Ordering::Acquire) != 0;
        if free.phase != Phase::Free || owned || !self.change(slot, free, taken) {
            return None;
        }
        self.active.0.fetch_and(!bit(slot), Ordering::AcqRel);
        self.slots[slot].door.0.reset_waiting();
        self.membership_changed();
        Some(Place { slot, generation: taken.generation })
    }

    /// Sets the priority of the client at `place`. `false` when it is no longer there.
    pub fn set_priority(&self, place: Place, priority: Priority) -> bool {
        // Bounded: only another change of the same client's priority can come between.
        for _ in 0..MASK_ROUNDS_MAX {
            let old = self.state(place.slot);
            if old.phase != Phase::Live || old.generation != place.generation {
                return false;
            }
            if self.change(place.slot, old, State { priority, ..old }) {
                self.membership_changed();
                self.ring(EVERY_SLOT & !bit(place.slot));
                return true;
            }
        }
        false
    }

    /// Gives up `place`, for its owner or after its owner's death, and clears away what it left.
    pub fn retire(&self, place: Place) {
        for _ in 0..MASK_ROUNDS_MAX {
            let old = self.state(place.slot);
            if old.generation != place.generation || old.phase == Phase::Free {
                return;
            }
            if old.phase == Phase::Leaving || self.change(place.slot, old, old.in_phase(Phase::Leaving)) {
                return self.clear_away(place.slot);
            }
        }
    }

    /// Carries on with a slot that was given up: the claim first, because others wait for it. May be done by
    /// anybody, by several at once, and again.
    pub fn clear_away(&self, slot: usize) {
        let leaving = self.state(slot);
        if leaving.phase != Phase::Leaving {
            return;
        }
        self.active.0.fetch_and(!bit(slot), Ordering::AcqRel);
        self.held.0.fetch_and(!bit(slot), Ordering::AcqRel);
        self.membership_changed();
        self.ring(EVERY_SLOT & !bit(slot));
        if self.life_is_over(slot) {
            self.change(slot, leaving, leaving.in_phase(Phase::Free));
        }
    }

    /// Whether nobody's death can be marked in this slot any more. A slot is not handed on before that: the
    /// mark would hit the next client. The fence of `membership_changed` lies between the state and the life
    /// word: either the owner sees that its slot is being cleared away, or its life is seen here.
    fn life_is_over(&self, slot: usize) -> bool {
        let life = &self.slots[slot].pulse.0.life;
        let word = life.load(Ordering::Acquire);
        if word & OWNER_DIED == 0 {
            return word == 0;
        }
        // Not a store: by now the slot may be another client's, with its own life in the word.
        life.compare_exchange(word, 0, Ordering::AcqRel, Ordering::Relaxed).is_ok()
    }

    /// Whether the kernel has marked the death of the owner of `slot`.
    pub fn died(&self, slot: usize) -> bool {
        self.slots[slot].pulse.0.life.load(Ordering::Acquire) & OWNER_DIED != 0
    }

    /// Puts the life of the thread `tid` into `place`. `enlist` puts the word on the thread's robust list, and
    /// runs before the id is in the word: a thread killed in between has put nothing there. `false` when the
    /// life is somebody's already, or the place is no longer the caller's.
    pub fn own_life(&self, place: Place, tid: u32, enlist: impl FnOnce()) -> bool {
        let life = &self.slots[place.slot].pulse.0.life;
        if life.load(Ordering::Relaxed) != 0 || !self.holds(place) {
            return false;
        }
        enlist();
        if life.compare_exchange(0, tid, Ordering::AcqRel, Ordering::Relaxed).is_err() {
            return false;
        }
        full_fence(Site::Owned);
        if self.holds(place) {
            return true;
        }
        self.disown_life(place, tid);
        false
    }

    /// Takes the life of `tid` out of `place`, and clears the place away if it was waiting for that.
    pub fn disown_life(&self, place: Place, tid: u32) {
        let life = &self.slots[place.slot].pulse.0.life;
        // Not a store: should the kernel or anybody else have written, that stands.
        if life.compare_exchange(tid, 0, Ordering::AcqRel, Ordering::Relaxed).is_ok() {
            full_fence(Site::Owned);
            self.clear_away(place.slot);
        }
    }

    /// Frees the slots whose owners are dead or have left.
    pub fn clear_away_dead(&self) {
        for slot in 0..SLOTS {
            let state = self.state(slot);
            match state.phase {
                Phase::Live if self.died(slot) => {
                    self.retire(Place { slot, generation: state.generation });
                }
                Phase::Leaving => self.clear_away(slot),
                Phase::Live | Phase::Free => {}
            }
        }
    }

    fn membership_changed(&self) {
        self.members.0.epoch.fetch_add(1, ordering("epoch", Ordering::Release));
        full_fence(Site::Joined);
        self.write_masks();
    }

    /// Writes all masks anew if one of `slots` is wrong: a process died between a change and its end, or is at it.
    pub fn right_masks(&self, slots: u64) {
        let states = std::array::from_fn(|slot| self.state(slot));
        let is_wrong =
            |slot: usize| self.slots[slot].higher.0.load(Ordering::Relaxed) != more_urgent(&states, slot);
        if slots_in(slots).any(is_wrong) {
            self.membership_changed();
        }
    }

    /// Writes the `higher` masks from the states, and again until the membership stood still meanwhile. Whoever
    /// changes it does this, after moving the epoch.
    fn write_masks(&self) {
        let epoch = &self.members.0.epoch;
        for _ in 0..MASK_ROUNDS_MAX {
            let before = epoch.load(ordering("epoch", Ordering::Acquire));
            self.write_masks_once();
            full_fence(Site::Masked);
            if epoch.load(Ordering::Relaxed) == before {
                return;
            }
        }
    }

    fn write_masks_once(&self) {
        let states = std::array::from_fn(|slot| self.state(slot));
        for slot in slots_in(EVERY_SLOT) {
            let mask = more_urgent(&states, slot);
            let higher = &self.slots[slot].higher.0;
            // Launching threads read this line all the time: leave it alone if nothing changes.
            if higher.load(Ordering::Relaxed) != mask {
                higher.store(mask, Ordering::Release);
            }
        }
    }
}

/// The bit that the kernel sets in a robust futex when its owner dies (`FUTEX_OWNER_DIED`, linux/futex.h).
pub(crate) const OWNER_DIED: u32 = 0x4000_0000;

/// The bits of the clients that are more urgent than the one in `slot`; none if nobody is there.
pub(crate) fn more_urgent(states: &[State; SLOTS], slot: usize) -> u64 {
    if states[slot].phase != Phase::Live {
        return 0;
    }
    let above = |other: &State| other.phase == Phase::Live && other.priority > states[slot].priority;
    (0..SLOTS).filter(|other| above(&states[*other])).map(bit).sum()
}

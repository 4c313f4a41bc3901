//! Claiming the GPU, dropping the claim, and finding out whether somebody else's claim is one to wait for.

use crate::members::{EVERY_SLOT, Place};
use crate::page::{Page, SLOTS, bit, slots_in};
use crate::state::Phase;
use crate::sync::{Ordering, Site, full_fence, ordering};
use crate::watch::{Evidence, LEASE_MAX_US, Verdict, Watch, judge};

/// An arbiter that has been silent for this long is gone, and what it held is let go, in µs.
const ARBITER_GONE_US: u64 = 1_000_000;

/// Who is less urgent than a client, in an epoch of the board: the memory of whoever drops that client's claims, which so
/// looks at the slots only after something has changed.
#[derive(Debug, Default)]
pub struct Below {
    /// `None` before the first look.
    epoch: Option<u64>,
    slots: u64,
}

impl Below {
    /// Knows nothing yet.
    #[must_use]
    pub const fn new() -> Below {
        Below { epoch: None, slots: 0 }
    }
}

impl Page {
    /// Claims the GPU for `place`. The lease and the progress move first: a reader that sees the claim must
    /// not judge it by the silence of the time before.
    pub fn claim(&self, place: Place) {
        let pulse = &self.slots[place.slot].pulse.0;
        pulse.lease.fetch_add(1, Ordering::Relaxed);
        pulse.progress.fetch_add(1, Ordering::Relaxed);
        self.active.0.fetch_or(bit(place.slot), ordering("claim", Ordering::AcqRel));
    }

    /// Drops the claim of `place`, and wakes who may go on. `below` is what earlier drops for `place` remember.
    pub fn drop_claim(&self, place: Place, below: &mut Below) {
        let claims = self.active.0.fetch_and(!bit(place.slot), Ordering::AcqRel);
        if claims & bit(place.slot) == 0 {
            return;
        }
        full_fence(Site::Dropped);
        self.ring(self.remembered(place.slot, below));
    }

    /// The clients that are less urgent than the one in `slot`.
    ///
    /// Whoever changes a state moves the epoch afterwards, and has a full fence between that and its own look at the
    /// claims (`membership_changed`). So a change that is not in `below` has either moved the epoch that is read here, or
    /// whoever made it finds the claim dropped. The epoch is read before the states: a change that comes in between is at
    /// worst seen twice.
    fn remembered(&self, slot: usize, below: &mut Below) -> u64 {
        let epoch = Some(self.members.0.epoch.load(Ordering::Acquire));
        if below.epoch != epoch {
            *below = Below { epoch, slots: self.less_urgent(slot) };
        }
        below.slots
    }

    fn less_urgent(&self, slot: usize) -> u64 {
        let mine = self.state(slot).priority;
        let below = |other: &usize| {
            let state = self.state(*other);
            state.phase == Phase::Live && state.priority < mine
        };
        (0..SLOTS).filter(below).map(bit).sum()
    }

    /// Moves the doors of `slots` and wakes the threads that wait there.
    pub fn ring(&self, slots: u64) {
        if slots == 0 {
            return;
        }
        slots_in(slots).for_each(|slot| self.slots[slot].door.0.ring());
        full_fence(Site::Rung);
        slots_in(slots).for_each(|slot| self.slots[slot].door.0.wake_if_waiting());
    }

    /// Which of the claims in `active` the client at `place` has to give way to. Clears away the dead.
    pub fn blockers(&self, place: Place, active: u64, watch: &mut Watch, now_us: u64) -> u64 {
        let others = active & !bit(place.slot);
        slots_in(others).filter(|slot| self.blocks(*slot, place, watch, now_us)).map(bit).sum()
    }

    fn blocks(&self, slot: usize, place: Place, watch: &mut Watch, now_us: u64) -> bool {
        let mine = self.state(place.slot).priority;
        let evidence = self.evidence(slot);
        let verdict = judge(mine, &evidence, &mut watch.seen[slot], now_us);
        self.clear_away_if_over(slot, &evidence, verdict);
        verdict == Verdict::Blocks
    }

    fn clear_away_if_over(&self, slot: usize, evidence: &Evidence, verdict: Verdict) {
        match (verdict, evidence.phase) {
            (Verdict::Dead, _) => self.retire(Place { slot, generation: evidence.generation }),
            (Verdict::Nobody, Phase::Leaving) => self.clear_away(slot),
            _ => {}
        }
    }

    /// What a slot shows of its owner.
    pub fn evidence(&self, slot: usize) -> Evidence {
        let state = self.state(slot);
        let pulse = &self.slots[slot].pulse.0;
        Evidence {
            phase: state.phase,
            generation: state.generation,
            priority: state.priority,
            died: self.died(slot),
            unowned: pulse.life.load(Ordering::Acquire) == 0,
            lease: pulse.lease.load(Ordering::Relaxed),
            progress: pulse.progress.load(Ordering::Relaxed),
        }
    }

    /// Looks at `slots` (a client leaves out its own: it knows that it lives), clears away what is over, lets go what a silent arbiter holds, and rights masks
    /// that a process left wrong which died while it wrote them.
    pub fn sweep(&self, slots: u64, watch: &mut Watch, now_us: u64) {
        for slot in slots_in(slots) {
            let evidence = self.evidence(slot);
            let verdict = judge(evidence.priority, &evidence, &mut watch.seen[slot], now_us);
            self.clear_away_if_over(slot, &evidence, verdict);
        }
        self.let_go_what_a_silent_arbiter_holds(watch, now_us);
        self.right_masks(EVERY_SLOT);
    }

    fn let_go_what_a_silent_arbiter_holds(&self, watch: &mut Watch, now_us: u64) {
        let still_us = watch.arbiter_still_us(self.arbiter.0.lease.load(Ordering::Acquire), now_us);
        if still_us >= ARBITER_GONE_US && self.held.0.load(Ordering::Relaxed) != 0 {
            self.held.0.store(0, Ordering::Release);
            self.ring(EVERY_SLOT);
        }
    }

    /// Whether a living arbiter holds the client in `slot`.
    pub fn is_held(&self, slot: usize, watch: &mut Watch, now_us: u64) -> bool {
        let held = self.held.0.load(Ordering::Acquire) & bit(slot) != 0;
        // The lease after the mask: an arbiter moves its lease before it holds anybody.
        let lease = self.arbiter.0.lease.load(Ordering::Acquire);
        watch.arbiter_still_us(lease, now_us) < LEASE_MAX_US && held
    }

    /// Holds exactly the clients of `mask`, for the arbiter.
    pub fn hold(&self, mask: u64) {
        self.arbiter.0.lease.fetch_add(1, Ordering::Release);
        let before = self.held.0.swap(mask, Ordering::AcqRel);
        full_fence(Site::Dropped);
        self.ring(before & !mask);
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use crate::Priority;

    /// Whether dropping the claim of `high` rings at `other`.
    fn rings(page: &Page, high: Place, other: Place, below: &mut Below) -> bool {
        let door = &page.slots[other.slot].door.0;
        page.claim(high);
        let before = door.read();
        page.drop_claim(high, below);
        door.read() != before
    }

    /// Writes the state of `place` and nothing else, as a process does that dies right after it.
    fn set_state_alone(page: &Page, place: Place, priority: Priority) {
        let state = crate::state::State { priority, ..page.state(place.slot) };
        page.states.0[place.slot].store(state.encode(), Ordering::Relaxed);
    }

    #[test]
    fn a_drop_looks_at_the_slots_only_after_a_change() {
        let page = Box::new(Page::new());
        let (low, high) = (page.join(Priority::LOW).unwrap(), page.join(Priority::HIGH).unwrap());
        let mut below = Below::new();
        assert!(rings(&page, high, low, &mut below));
        // What no epoch tells of is not seen: the slots were not looked at.
        set_state_alone(&page, low, Priority(101));
        assert!(rings(&page, high, low, &mut below));
        assert!(!rings(&page, high, low, &mut Below::new()));
    }

    #[test]
    fn a_change_is_seen_by_the_next_drop() {
        let page = Box::new(Page::new());
        let high = page.join(Priority::HIGH).unwrap();
        let mut below = Below::new();
        page.claim(high);
        page.drop_claim(high, &mut below);
        let other = page.join(Priority::LOW).unwrap();
        assert!(rings(&page, high, other, &mut below), "it has joined");
        page.set_priority(other, Priority(101));
        assert!(!rings(&page, high, other, &mut below), "it is more urgent");
        page.set_priority(high, Priority(102));
        assert!(rings(&page, high, other, &mut below), "it is less urgent again");
        page.retire(other);
        assert!(!rings(&page, high, other, &mut below), "it has left");
    }

    #[test]
    fn what_a_dead_process_left_half_done_is_seen_once_the_masks_are_righted() {
        let page = Box::new(Page::new());
        let (peer, high) = (page.join(Priority::HIGH).unwrap(), page.join(Priority::HIGH).unwrap());
        let mut below = Below::new();
        assert!(!rings(&page, high, peer, &mut below));
        set_state_alone(&page, peer, Priority::LOW);
        page.sweep(EVERY_SLOT, &mut Watch::new(), 0);
        assert_eq!(page.slots[peer.slot].higher.0.load(Ordering::Relaxed), bit(high.slot));
        assert!(rings(&page, high, peer, &mut below));
    }
}

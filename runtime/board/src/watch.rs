//! Which claims are real: the decision before a thread waits for one.
//!
//! No clock value and no process id is compared between processes (containers have their own of both). A
//! reader remembers what it saw of each slot and when that last changed, on its own clock.

use crate::page::SLOTS;
use crate::{Phase, Priority};

/// A claim whose lease did not move for this long is ignored: its owner is frozen. Owners that claim move
/// it every 10 ms. In µs of the reader's clock.
pub const LEASE_MAX_US: u64 = 50_000;

/// A claim without a launch or a completion for this long is ignored: hung device, persistent kernel,
/// waiting across processes. In µs of the reader's clock.
pub const PROGRESS_MAX_US: u64 = 1_000_000;

/// A slot without a living owner is cleared away when its lease did not move for this long. Only a process
/// that died between joining and owning its life leaves one. In µs of the reader's clock.
pub const UNOWNED_MAX_US: u64 = 10_000_000;

/// A counter of another process, and since when it has been standing still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Moving {
    value: u64,
    since_us: u64,
    known: bool,
}

impl Moving {
    const NEW: Moving = Moving { value: 0, since_us: 0, known: false };

    /// Takes note of `value` and says for how long it has been standing still, as far as this reader saw.
    fn still_us(&mut self, value: u64, now_us: u64) -> u64 {
        if !self.known || self.value != value {
            *self = Moving { value, since_us: now_us, known: true };
        }
        now_us.saturating_sub(self.since_us)
    }
}

/// What a reader remembers of one slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    generation: u32,
    lease: Moving,
    progress: Moving,
}

impl Seen {
    /// Nothing seen yet.
    pub const NEW: Seen = Seen { generation: 0, lease: Moving::NEW, progress: Moving::NEW };

    fn of_generation(&mut self, generation: u32) -> &mut Seen {
        if self.generation != generation {
            *self = Seen { generation, ..Seen::NEW };
        }
        self
    }
}

/// A reader's own memory of all slots. One a thread that looks, or one behind a lock: never shared between
/// processes.
#[derive(Clone, Debug)]
pub struct Watch {
    pub(crate) seen: [Seen; SLOTS],
    arbiter: Moving,
}

impl Watch {
    /// Nothing seen yet: every slot gets the benefit of the doubt for one time limit.
    pub const fn new() -> Watch {
        Watch { seen: [Seen::NEW; SLOTS], arbiter: Moving::NEW }
    }

    /// For how long the arbiter's lease has been standing still, in µs.
    pub(crate) fn arbiter_still_us(&mut self, lease: u64, now_us: u64) -> u64 {
        self.arbiter.still_us(lease, now_us)
    }
}

impl Default for Watch {
    fn default() -> Self {
        Watch::new()
    }
}

/// What a reader found in a slot that claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Of the state word.
    pub phase: Phase,
    /// Of the state word.
    pub generation: u32,
    /// Of the state word.
    pub priority: Priority,
    /// The kernel marked the owner's death.
    pub died: bool,
    /// Nobody has put its life in the slot yet.
    pub unowned: bool,
    /// The lease counter.
    pub lease: u64,
    /// The progress counter.
    pub progress: u64,
}

/// What a claim is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A living, working, more urgent client: give way.
    Blocks,
    /// Not more urgent than the reader.
    NotMoreUrgent,
    /// Nobody has the slot; the claim is a leftover.
    Nobody,
    /// Its owner is dead: clear it away.
    Dead,
    /// Its owner does not run. Counts again as soon as it does.
    Frozen,
    /// Its owner runs, but nothing is launched and nothing completes. Counts again as soon as something is.
    Stalled,
}

/// Decides what the claim in a slot is worth to a reader with priority `mine`.
pub fn judge(mine: Priority, evidence: &Evidence, seen: &mut Seen, now_us: u64) -> Verdict {
    let seen = seen.of_generation(evidence.generation);
    let lease_still_us = seen.lease.still_us(evidence.lease, now_us);
    let progress_still_us = seen.progress.still_us(evidence.progress, now_us);
    match evidence.phase {
        Phase::Free | Phase::Leaving => Verdict::Nobody,
        Phase::Live if evidence.died => Verdict::Dead,
        Phase::Live if evidence.unowned && lease_still_us >= UNOWNED_MAX_US => Verdict::Dead,
        Phase::Live if evidence.priority <= mine => Verdict::NotMoreUrgent,
        Phase::Live if lease_still_us >= LEASE_MAX_US => Verdict::Frozen,
        Phase::Live if progress_still_us >= PROGRESS_MAX_US => Verdict::Stalled,
        Phase::Live => Verdict::Blocks,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MINE: Priority = Priority::LOW;

    fn claiming() -> Evidence {
        let phase = Phase::Live;
        let priority = Priority::HIGH;
        Evidence { phase, generation: 1, priority, died: false, unowned: false, lease: 5, progress: 9 }
    }

    #[test]
    fn a_claim_is_believed_at_first_sight_however_old_the_clock() {
        assert_eq!(judge(MINE, &claiming(), &mut Seen::NEW.clone(), u64::MAX), Verdict::Blocks);
    }

    #[test]
    fn a_frozen_owner_is_ignored_after_the_limit_and_counts_again_when_it_runs() {
        let mut seen = Seen::NEW;
        let mut evidence = claiming();
        assert_eq!(judge(MINE, &evidence, &mut seen, 1_000), Verdict::Blocks);
        assert_eq!(judge(MINE, &evidence, &mut seen, 1_000 + LEASE_MAX_US - 1), Verdict::Blocks);
        assert_eq!(judge(MINE, &evidence, &mut seen, 1_000 + LEASE_MAX_US), Verdict::Frozen);
        evidence.lease += 1;
        assert_eq!(judge(MINE, &evidence, &mut seen, 1_000 + LEASE_MAX_US), Verdict::Blocks);
    }

    #[test]
    fn a_running_owner_without_progress_is_ignored_after_a_second() {
        let mut seen = Seen::NEW;
        let mut evidence = claiming();
        let mut at = |now_us: u64, evidence: &mut Evidence| {
            evidence.lease += 1;
            judge(MINE, evidence, &mut seen, now_us)
        };
        assert_eq!(at(0, &mut evidence), Verdict::Blocks);
        assert_eq!(at(PROGRESS_MAX_US - 1, &mut evidence), Verdict::Blocks);
        assert_eq!(at(PROGRESS_MAX_US, &mut evidence), Verdict::Stalled);
        evidence.progress += 1;
        assert_eq!(at(PROGRESS_MAX_US, &mut evidence), Verdict::Blocks);
    }

    #[test]
    fn the_next_client_in_a_slot_is_not_judged_by_the_last_ones_silence() {
        let mut seen = Seen::NEW;
        let mut evidence = claiming();
        judge(MINE, &evidence, &mut seen, 0);
        evidence.generation += 1;
        assert_eq!(judge(MINE, &evidence, &mut seen, 9_000_000), Verdict::Blocks);
    }

    #[test]
    fn a_slot_that_nobody_ever_owned_is_dead_after_its_limit_even_to_its_equals() {
        let mut seen = Seen::NEW;
        let evidence = Evidence { unowned: true, priority: MINE, ..claiming() };
        assert_eq!(judge(MINE, &evidence, &mut seen, 0), Verdict::NotMoreUrgent);
        assert_eq!(judge(MINE, &evidence, &mut seen, UNOWNED_MAX_US), Verdict::Dead);
    }

    prop_compose! {
        fn any_evidence()(phase in prop_oneof![Just(Phase::Free), Just(Phase::Live), Just(Phase::Leaving)],
                          generation in 0u32..3, priority in -2i32..3, died: bool, unowned: bool,
                          lease in 0u64..3, progress in 0u64..3) -> Evidence {
            let priority = Priority(priority);
            Evidence { phase, generation, priority, died, unowned, lease, progress }
        }
    }

    proptest! {
        #[test]
        fn only_a_living_more_urgent_client_blocks_whatever_was_seen_before(
            history in prop::collection::vec((any_evidence(), any::<u64>()), 1..40), mine in -2i32..3)
        {
            let mut seen = Seen::NEW;
            for (evidence, now_us) in history {
                if judge(Priority(mine), &evidence, &mut seen, now_us) == Verdict::Blocks {
                    prop_assert_eq!(evidence.phase, Phase::Live);
                    prop_assert!(evidence.priority.0 > mine && !evidence.died);
                }
            }
        }

        #[test]
        fn nothing_that_stands_still_blocks_for_longer_than_its_limit(
            evidence in any_evidence(), start_us in 0u64..1 << 40, steps in prop::collection::vec(1u64..30_000, 1..60))
        {
            let mut seen = Seen::NEW;
            let mut now_us = start_us;
            for step_us in steps {
                let verdict = judge(MINE, &evidence, &mut seen, now_us);
                prop_assert!(verdict != Verdict::Blocks || now_us - start_us < LEASE_MAX_US);
                now_us += step_us;
            }
        }
    }
}

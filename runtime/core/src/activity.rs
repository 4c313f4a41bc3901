//! When has a client's burst of work ended?
//!
//! Idle is not "the queue is empty right now": a request that is bound by the CPU launches a hundred kernels over two
//! milliseconds with gaps between them, and a claim dropped in each gap lets a bulk kernel in each time. So a claim
//! outlives the work by a *grace*, chosen from the client's own gaps: long enough to bridge those inside a burst,
//! within a budget of time held for nothing. Gaps after a synchronisation are kept apart from the others, because a
//! synchronisation is what usually ends a request.

use crate::Tuning;

/// How a burst of work was seen to have ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndedBy {
    /// The program waited for its work.
    Sync,
    /// The work was found complete by a look from outside.
    Look,
}

/// Buckets of gap lengths: four an octave from 1 µs; the last one takes all that is longer than 1 s.
const BUCKETS: usize = 81;
const FIRST_BUCKET_NS: f64 = 1_000.0;
const BUCKETS_PER_OCTAVE: f64 = 4.0;

/// The memory halves whenever it spans this much wall time.
const MEMORY_NS: f64 = 4e9;

/// A gap of this bucket is at most this long.
fn bucket_end_ns(bucket: usize) -> f64 {
    FIRST_BUCKET_NS * ((bucket + 1) as f64 / BUCKETS_PER_OCTAVE).exp2()
}

fn bucket_of(gap_ns: u64) -> usize {
    let octaves = (gap_ns as f64 / FIRST_BUCKET_NS).max(1.0).log2();
    ((octaves * BUCKETS_PER_OCTAVE) as usize).min(BUCKETS - 1)
}

/// A decaying histogram of gaps between the end of work and the next launch.
#[derive(Clone, Debug)]
struct Gaps {
    counts: [f64; BUCKETS],
    total: f64,
}

impl Gaps {
    const EMPTY: Self = Self { counts: [0.0; BUCKETS], total: 0.0 };

    fn note(&mut self, gap_ns: u64) {
        self.counts[bucket_of(gap_ns)] += 1.0;
        self.total += 1.0;
    }

    fn halve(&mut self) {
        self.counts.iter_mut().for_each(|count| *count /= 2.0);
        self.total /= 2.0;
    }

    /// The shortest grace that bridges every gap that can be bridged within the budgets, over `wall_ns` of memory.
    fn grace_ns(&self, tuning: &Tuning, wall_ns: f64) -> u64 {
        let tail_budget_ns = wall_ns * f64::from(tuning.grace_budget_permille) / 1000.0;
        let bridge_budget_ns = wall_ns * f64::from(tuning.bridge_budget_permille) / 1000.0;
        let (mut longer, mut bridged_ns, mut grace_ns) = (self.total, 0.0, 0.0);
        for (bucket, count) in self.counts.iter().enumerate() {
            let end_ns = bucket_end_ns(bucket);
            longer -= count;
            if end_ns > tuning.short_gap_ns as f64 {
                bridged_ns += count * end_ns;
            }
            if end_ns > tuning.grace_max_ns as f64 || bridged_ns > bridge_budget_ns {
                break;
            }
            // Longer can be cheaper: a grace that falls short of most gaps is paid in each of them.
            if *count > RARE * self.total && longer * end_ns <= tail_budget_ns {
                grace_ns = end_ns;
            }
        }
        grace_ns as u64
    }
}

/// Gaps rarer than this share of all are not worth a longer grace.
const RARE: f64 = 0.005;

/// Chooses the grace of one client and learns from what happened.
#[derive(Clone, Debug)]
pub struct Activity {
    tuning: Tuning,
    after_sync: Gaps,
    after_look: Gaps,
    /// Wall time that the memory spans, decayed with it.
    wall_ns: f64,
    last_seen_ns: Option<u64>,
    ended: Option<(u64, EndedBy)>,
}

impl Activity {
    /// A client of which nothing is known yet.
    #[must_use]
    pub fn new(tuning: &Tuning) -> Self {
        Self {
            tuning: tuning.clone(),
            after_sync: Gaps::EMPTY,
            after_look: Gaps::EMPTY,
            wall_ns: 0.0,
            last_seen_ns: None,
            ended: None,
        }
    }

    /// All work was seen complete at `now_ns`. Returns when the claim may be dropped if nothing is launched until
    /// then; `now_ns` itself means at once.
    pub fn ended(&mut self, now_ns: u64, by: EndedBy) -> u64 {
        self.age(now_ns);
        if let Some((ended_ns, earlier_by)) = self.ended {
            // Nothing was launched since the last look; the burst ended then.
            return ended_ns.saturating_add(self.grace_ns(earlier_by));
        }
        self.ended = Some((now_ns, by));
        now_ns.saturating_add(self.grace_ns(by))
    }

    /// Something was launched at `now_ns`, the first since [`Self::ended`] or not.
    pub fn launched(&mut self, now_ns: u64) {
        self.age(now_ns);
        if let Some((ended_ns, by)) = self.ended.take() {
            let gap_ns = now_ns.saturating_sub(ended_ns);
            self.gaps(by).note(gap_ns);
        }
    }

    /// Nanoseconds that a claim outlives work that ended in this way.
    #[must_use]
    pub fn grace_ns(&self, by: EndedBy) -> u64 {
        let gaps = match by {
            EndedBy::Sync => &self.after_sync,
            EndedBy::Look => &self.after_look,
        };
        if gaps.total < MIN_SAMPLES {
            return self.untaught_ns(by);
        }
        gaps.grace_ns(&self.tuning, self.wall_ns.max(1.0))
    }

    /// Until it is known better, a synchronisation ends a request, and a gap seen by a look lies inside one.
    fn untaught_ns(&self, by: EndedBy) -> u64 {
        match by {
            EndedBy::Sync => 0,
            EndedBy::Look => self.tuning.short_gap_ns,
        }
    }

    fn gaps(&mut self, by: EndedBy) -> &mut Gaps {
        match by {
            EndedBy::Sync => &mut self.after_sync,
            EndedBy::Look => &mut self.after_look,
        }
    }

    fn age(&mut self, now_ns: u64) {
        let since_ns = now_ns.saturating_sub(self.last_seen_ns.unwrap_or(now_ns));
        self.last_seen_ns = Some(now_ns);
        self.wall_ns += since_ns as f64;
        while self.wall_ns > MEMORY_NS {
            self.wall_ns /= 2.0;
            self.after_sync.halve();
            self.after_look.halve();
        }
    }
}

/// Fewer gaps than this teach nothing.
const MIN_SAMPLES: f64 = 4.0;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MS: u64 = 1_000_000;

    /// Bursts of `inner` gaps, then one gap of `outer_ns`; returns the grace that was learnt.
    fn taught(inner_ns: u64, inner: usize, outer_ns: u64, bursts: usize, by: EndedBy) -> u64 {
        let mut activity = Activity::new(&Tuning::default());
        let mut now_ns = 0;
        for _ in 0..bursts {
            for gap_ns in std::iter::repeat_n(inner_ns, inner).chain([outer_ns]) {
                activity.launched(now_ns);
                now_ns += 20_000;
                activity.ended(now_ns, by);
                now_ns += gap_ns;
            }
        }
        activity.grace_ns(by)
    }

    #[test]
    fn gaps_inside_a_request_are_bridged_and_those_between_are_not() {
        let grace_ns = taught(100_000, 100, 45 * MS, 200, EndedBy::Look);
        assert!((100_000..=MS).contains(&grace_ns), "{grace_ns}");
    }

    #[test]
    fn a_synchronisation_that_ends_each_request_ends_the_claim_at_once() {
        assert_eq!(taught(0, 0, 47 * MS, 200, EndedBy::Sync), 0);
    }

    #[test]
    fn short_spells_of_decoding_are_bridged() {
        // 20 tokens 8 ms apart, then two seconds of nothing: 16 ms of 2.2 s held for nothing.
        let grace_ns = taught(8 * MS, 20, 2_000 * MS, 40, EndedBy::Sync);
        assert!((8 * MS..=12 * MS).contains(&grace_ns), "{grace_ns}");
    }

    #[test]
    fn endless_requests_do_not_take_the_card_for_their_gaps() {
        // 60 requests a second without a pause: bridging their gaps would hold everybody else for good.
        assert_eq!(taught(0, 0, 15 * MS, 2000, EndedBy::Sync), 0);
    }

    proptest! {
        #[test]
        fn grace_stays_within_budget(
            gaps in proptest::collection::vec((1_000u64..200_000_000, any::<bool>()), 1..400)
        ) {
            let tuning = Tuning::default();
            let mut activity = Activity::new(&tuning);
            let mut now_ns = 0;
            for (gap_ns, sync) in gaps {
                let by = if sync { EndedBy::Sync } else { EndedBy::Look };
                activity.launched(now_ns);
                let drop_ns = activity.ended(now_ns, by);
                prop_assert!(drop_ns >= now_ns && drop_ns - now_ns <= tuning.grace_max_ns.max(tuning.short_gap_ns));
                now_ns += gap_ns;
            }
        }

        #[test]
        fn looking_again_does_not_extend_the_grace(looks in 1u64..50) {
            let mut activity = Activity::new(&Tuning::default());
            activity.launched(0);
            let first_ns = activity.ended(1_000, EndedBy::Look);
            for look in 0..looks {
                prop_assert_eq!(activity.ended(1_000 + look, EndedBy::Look), first_ns);
            }
        }
    }
}

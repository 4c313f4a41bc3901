//! Stretches of time as a sorted set: what is covered, and how much of it.

use crate::record::Interval;

/// A set of moments, kept as sorted intervals that do not touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Spans(Vec<Interval>);

impl Spans {
    /// The union of any intervals; empty and inverted ones are nothing.
    pub(super) fn union(intervals: impl IntoIterator<Item = Interval>) -> Self {
        let mut sorted: Vec<Interval> = intervals.into_iter().filter(|one| one.len_ns() > 0).collect();
        sorted.sort_unstable_by_key(|one| one.start_ns);
        let mut merged: Vec<Interval> = Vec::with_capacity(sorted.len());
        for next in sorted {
            match merged.last_mut().filter(|last| next.start_ns <= last.end_ns) {
                Some(last) => last.end_ns = last.end_ns.max(next.end_ns),
                None => merged.push(next),
            }
        }
        Self(merged)
    }

    /// How much of `within` is covered.
    pub(super) fn covered_ns(&self, within: Interval) -> u64 {
        let first = self.0.partition_point(|one| one.end_ns <= within.start_ns);
        let near = self.0[first..].iter().take_while(|one| one.start_ns < within.end_ns);
        near.map(|one| one.meet(within).len_ns()).sum()
    }

    /// The interval that covers the moment.
    pub(super) fn at(&self, moment_ns: u64) -> Option<Interval> {
        let index = self.0.partition_point(|one| one.end_ns <= moment_ns);
        self.0.get(index).copied().filter(|one| one.start_ns <= moment_ns)
    }
}

/// `part / whole`, or zero of nothing.
pub(super) fn share(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn interval((a, b): (u64, u64)) -> Interval {
        Interval { start_ns: a, end_ns: b }
    }

    #[test]
    fn overlaps_count_once() {
        let spans = Spans::union([(0, 10), (5, 15), (15, 20), (30, 40), (9, 3)].map(interval));
        assert_eq!(spans.covered_ns(interval((0, 100))), 30);
        assert_eq!(spans.covered_ns(interval((18, 32))), 4);
        assert_eq!(spans.at(19), Some(interval((0, 20))));
        assert_eq!(spans.at(20), None);
    }

    proptest! {
        #[test]
        fn covered_is_what_counting_moments_gives(
            pairs in prop::collection::vec((0_u64..60, 0_u64..60), 0..12), window in (0_u64..60, 0_u64..60)
        ) {
            let spans = Spans::union(pairs.iter().copied().map(interval));
            let covered = |moment: u64| pairs.iter().any(|(a, b)| (*a..*b).contains(&moment));
            let counted = (window.0..window.1).filter(|moment| covered(*moment)).count() as u64;
            prop_assert_eq!(spans.covered_ns(interval(window)), counted);
        }
    }
}

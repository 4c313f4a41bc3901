//! Quantiles by order statistics, their exact intervals, and exact claims about them.

use statrs::distribution::{Binomial, DiscreteCDF};

use super::CONFIDENCE;

/// A quantile, as the share of values at or below it.
pub type Quantile = f64;

/// The 99th percentile.
pub const P99: Quantile = 0.99;

/// A two-sided interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The value of one rank, counted from 1. `None` for rank 0 or beyond the last.
pub fn order_statistic(values: &[f64], rank: usize) -> Option<f64> {
    let index = rank.checked_sub(1).filter(|index| *index < values.len())?;
    let mut scratch = values.to_vec();
    Some(*scratch.select_nth_unstable_by(index, f64::total_cmp).1)
}

/// The smallest value that at least the share `q` of values does not exceed. `None` of no values.
pub fn quantile(values: &[f64], q: Quantile) -> Option<f64> {
    let count = values.len();
    // A hair is taken off, since 0.99 × 600 is a little above 594 in binary.
    let rank = (q * count as f64 - 1e-9).ceil().max(1.0) as usize;
    order_statistic(values, rank.min(count))
}

/// The middle value, or the mean of the two middle values. `None` of no values.
pub fn median(values: &[f64]) -> Option<f64> {
    let count = values.len();
    let upper = order_statistic(values, count / 2 + 1)?;
    if count % 2 == 1 {
        return Some(upper);
    }
    Some(upper / 2.0 + order_statistic(values, count / 2)? / 2.0)
}

/// The ranks between which the true quantile lies with 95 % confidence, whatever the distribution: at most 2.5 % on
/// each side. `None` where so few values have no such upper rank (below 368 for P99).
pub fn interval_ranks(count: usize, q: Quantile) -> Option<(usize, usize)> {
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let below = Binomial::new(q, count as u64).ok()?;
    // The number of values at or below the true quantile is binomial. A rank is too high as a lower end if fewer
    // values than it could well lie below.
    let low = largest(count, |rank| below.cdf(rank as u64 - 1) <= tail)?;
    let high = largest(count, |rank| below.sf(rank as u64 - 1) > tail).unwrap_or(0) + 1;
    (high <= count).then_some((low, high))
}

/// The largest rank from 1 to `count` that satisfies a condition which, once false, stays false.
fn largest(count: usize, holds: impl Fn(usize) -> bool) -> Option<usize> {
    let (mut good, mut bad) = (0, count.saturating_add(1));
    while bad - good > 1 {
        let middle = good + (bad - good) / 2;
        if holds(middle) { good = middle } else { bad = middle }
    }
    (good > 0).then_some(good)
}

/// The 95 % interval of a quantile, by order statistics.
pub fn quantile_interval(values: &[f64], q: Quantile) -> Option<Interval> {
    let (low, high) = interval_ranks(values.len(), q)?;
    Some(Interval { low: order_statistic(values, low)?, high: order_statistic(values, high)? })
}

/// How many of `count` values may lie above a limit for "the quantile is at or below the limit" to be claimed with
/// 95 % confidence. `None` where not even none would do (below 299 for P99).
pub fn late_allowed(count: usize, q: Quantile) -> Option<usize> {
    let late = Binomial::new(1.0 - q, count as u64).ok()?;
    largest(count, |k| late.cdf(k as u64 - 1) <= 1.0 - CONFIDENCE).map(|k| k - 1)
}

/// Whether "the quantile is at or below `limit`" may be claimed with 95 % confidence, by exact binomial. A value
/// that never came counts as infinite: pass `f64::INFINITY` for it.
pub fn quantile_is_at_most(values: &[f64], q: Quantile, limit: f64) -> bool {
    let late = values.iter().filter(|value| **value > limit).count();
    late_allowed(values.len(), q).is_some_and(|allowed| late <= allowed)
}

/// How often chance alone has at least `hits` of `count`, where each is one with probability `p`. `None` of a `p` that
/// is no probability.
pub fn chance_of_at_least(hits: u64, count: u64, p: f64) -> Option<f64> {
    let Some(fewer) = hits.checked_sub(1) else { return Some(1.0) };
    Some(Binomial::new(p, count).ok()?.sf(fewer))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_ranks_of_the_p99_interval_are_the_published_ones() {
        let table = [
            (600, Some((589, 599))),
            (1_000, Some((983, 997))),
            (3_600, Some((3_552, 3_576))),
            (10_800, Some((10_671, 10_713))),
            (368, Some((360, 368))),
            (367, None),
            (0, None),
        ];
        for (count, ranks) in table {
            assert_eq!(interval_ranks(count, P99), ranks, "of {count}");
        }
    }

    #[test]
    fn any_count_is_survived() {
        for count in [usize::MAX, usize::MAX - 1] {
            let _ = (interval_ranks(count, P99), late_allowed(count, P99));
        }
    }

    #[test]
    fn the_chance_of_hits_is_the_sum_of_its_terms() {
        let chance = |hits, count, p| chance_of_at_least(hits, count, p).expect("a probability");
        assert!((chance(1, 2, 0.5) - 0.75).abs() < 1e-12);
        assert!((chance(2, 2, 0.5) - 0.25).abs() < 1e-12);
        assert_eq!((chance(0, 10, 0.01), chance(0, 0, 0.01), chance(3, 2, 0.5)), (1.0, 1.0, 0.0));
        assert_eq!(chance_of_at_least(1, 10, 2.0), None);
    }

    #[test]
    fn the_late_requests_allowed_are_the_published_ones() {
        let table = [(299, 0), (473, 1), (628, 2), (773, 3), (913, 4), (3_600, 25), (10_800, 90)];
        for (count, late) in table {
            assert_eq!(late_allowed(count, P99), Some(late), "of {count}");
        }
        // One request fewer allows one late request fewer at the counts that were published as thresholds.
        for (count, late) in [(472, 0), (627, 1), (772, 2), (912, 3)] {
            assert_eq!(late_allowed(count, P99), Some(late), "of {count}");
        }
        assert_eq!(late_allowed(298, P99), None);
        assert_eq!(late_allowed(0, P99), None);
    }

    #[test]
    fn quantiles_are_values_that_were_seen() {
        let hundred: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!(quantile(&hundred, 0.99), Some(99.0));
        assert_eq!(quantile(&hundred, 0.90), Some(90.0));
        assert_eq!(quantile(&hundred, 1.0), Some(100.0));
        assert_eq!(quantile(&hundred, 0.0), Some(1.0));
        assert_eq!(quantile(&[], 0.5), None);
        let six_hundred: Vec<f64> = (1..=600).map(f64::from).collect();
        assert_eq!(quantile(&six_hundred, 0.99), Some(594.0));
        assert_eq!(median(&hundred), Some(50.5));
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn one_late_request_too_many_loses_the_claim() {
        let mut values = vec![10.0; 473];
        values[17] = 60.0;
        assert!(quantile_is_at_most(&values, P99, 50.0));
        values[18] = f64::INFINITY;
        assert!(!quantile_is_at_most(&values, P99, 50.0));
        assert!(!quantile_is_at_most(&[10.0; 298], P99, 50.0));
    }

    proptest! {
        #[test]
        fn an_interval_covers_and_no_narrower_one_would(count in 368_usize..4_000) {
            let (low, high) = interval_ranks(count, P99).expect("enough values");
            let below = Binomial::new(P99, count as u64).expect("a distribution");
            // P(true quantile < value of rank low) and P(it > value of rank high).
            let misses = |low: usize, high: usize| (below.cdf(low as u64 - 1), below.sf(high as u64 - 1));
            let (under, over) = misses(low, high);
            prop_assert!(under <= 0.025 && over <= 0.025);
            let (under, over) = misses(low + 1, high - 1);
            prop_assert!(under > 0.025 && over > 0.025);
            prop_assert!(low <= high && high <= count);
        }

        #[test]
        fn an_interval_holds_its_own_quantile(
            values in prop::collection::vec(0.0_f64..1e6, 368..900), q in prop::sample::select(vec![0.5, 0.9, 0.99])
        ) {
            let interval = quantile_interval(&values, q).expect("enough values");
            let point = quantile(&values, q).expect("some values");
            prop_assert!(interval.low <= point && point <= interval.high);
        }

        #[test]
        fn a_claim_survives_a_higher_limit_and_faster_values(
            values in prop::collection::vec(0.0_f64..100.0, 0..700), limit in 0.0_f64..100.0, more in 0.0_f64..50.0
        ) {
            if quantile_is_at_most(&values, 0.9, limit) {
                prop_assert!(quantile_is_at_most(&values, 0.9, limit + more));
                let faster: Vec<f64> = values.iter().map(|value| value * 0.9).collect();
                prop_assert!(quantile_is_at_most(&faster, 0.9, limit));
            }
        }

        #[test]
        fn a_claim_is_never_made_against_the_sample(values in prop::collection::vec(0.0_f64..100.0, 0..700)) {
            if let Some(point) = quantile(&values, 0.9) {
                prop_assert!(!quantile_is_at_most(&values, 0.9, point * 0.999 - 1e-9));
            }
        }
    }
}

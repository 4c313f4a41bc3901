//! How much was done within a window, from the moments at which its equal parts ended.

/// How many parts were done between two moments, of which each is taken to have been worked at evenly since the one
/// before it ended. `ends_ns` ascends. Nothing is known of the time before the first end, nor of that after the last:
/// it counts as none.
pub fn done_within(ends_ns: &[u64], from_ns: u64, to_ns: u64) -> f64 {
    if to_ns <= from_ns {
        return 0.0;
    }
    done_until(ends_ns, to_ns) - done_until(ends_ns, from_ns)
}

fn done_until(ends_ns: &[u64], at_ns: u64) -> f64 {
    let ended = ends_ns.partition_point(|end_ns| *end_ns <= at_ns);
    let (Some(last), Some(next)) = (ended.checked_sub(1).map(|index| ends_ns[index]), ends_ns.get(ended))
    else {
        return ended as f64;
    };
    ended as f64 + (at_ns - last) as f64 / (next - last) as f64
}

/// The longest time without an end between two moments.
pub fn longest_gap_ns(ends_ns: &[u64], from_ns: u64, to_ns: u64) -> u64 {
    let within = ends_ns.iter().copied().filter(|end_ns| (from_ns..=to_ns).contains(end_ns));
    let (mut last_ns, mut longest_ns) = (from_ns, 0);
    for end_ns in within.chain([to_ns]) {
        longest_ns = longest_ns.max(end_ns.saturating_sub(last_ns));
        last_ns = end_ns;
    }
    longest_ns
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENDS_NS: [u64; 4] = [100, 200, 300, 700];

    #[test]
    fn parts_of_the_first_and_the_last_count() {
        assert_eq!(done_within(&ENDS_NS, 150, 250), 1.0);
        assert_eq!(done_within(&ENDS_NS, 100, 500), 2.5);
        assert_eq!(done_within(&ENDS_NS, 0, 1_000), 4.0);
        assert_eq!(done_within(&ENDS_NS, 700, 900), 0.0);
        assert_eq!(done_within(&[], 0, 10), 0.0);
        assert_eq!(done_within(&ENDS_NS, 300, 200), 0.0);
    }

    #[test]
    fn a_gap_may_lie_at_either_edge() {
        assert_eq!(longest_gap_ns(&ENDS_NS, 100, 700), 400);
        assert_eq!(longest_gap_ns(&ENDS_NS, 100, 320), 100);
        assert_eq!(longest_gap_ns(&ENDS_NS, 700, 1_700), 1_000);
        assert_eq!(longest_gap_ns(&[], 5, 15), 10);
    }

    proptest! {
        #[test]
        fn a_window_is_the_sum_of_its_halves(
            gaps in prop::collection::vec(1_u64..1_000, 0..50), from in 0_u64..5_000, first in 0_u64..5_000,
            second in 0_u64..5_000
        ) {
            let ends: Vec<u64> = gaps.iter().scan(0, |at, gap| { *at += gap; Some(*at) }).collect();
            let (middle, to) = (from + first, from + first + second);
            let halves = done_within(&ends, from, middle) + done_within(&ends, middle, to);
            prop_assert!((halves - done_within(&ends, from, to)).abs() < 1e-9);
            prop_assert!(longest_gap_ns(&ends, from, to) <= to - from);
        }
    }
}

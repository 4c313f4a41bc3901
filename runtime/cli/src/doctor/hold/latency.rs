//! How late launches are held and released, from what two processes noted by one clock.

use serde::{Deserialize, Serialize};

/// One claim of the urgent process, in ns of `CLOCK_MONOTONIC`: just before it was made, and just before it was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    pub made_ns: u64,
    pub dropped_ns: u64,
}

/// One launch of the bulk process, on the same clock. The launches of a process follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Launch {
    /// Just before the call.
    pub begun_ns: u64,
    /// When it was certain that the driver has it: no sooner than that, and later by the rest of the call.
    pub passed_ns: u64,
}

/// Both latencies of one claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Latency {
    /// From the claim until the last launch that the driver still got had passed; 0 where it got none.
    pub hold_ns: u64,
    /// From the claim's end until the launch that it had held had passed.
    pub release_ns: u64,
}

/// What a claim came to among launches in their order. `None` where it held none: no launch was under way from the middle
/// of the claim to its end.
pub fn latency(claim: Claim, launches: &[Launch]) -> Option<Latency> {
    let passed_before = launches.partition_point(|launch| launch.passed_ns < claim.dropped_ns);
    let held = launches.get(passed_before)?;
    // A launch that only happens to be under way at the claim's end has begun shortly before.
    if held.begun_ns > claim.made_ns.midpoint(claim.dropped_ns) {
        return None;
    }
    let last_ns = passed_before.checked_sub(1).map_or(0, |last| launches[last].passed_ns);
    Some(Latency {
        hold_ns: last_ns.saturating_sub(claim.made_ns),
        release_ns: held.passed_ns - claim.dropped_ns,
    })
}

/// `P50 1.0 us, P99 2.0 us, at worst 3.0 us`: values that were measured, none between two of them.
pub fn figures(mut ns: Vec<u64>) -> String {
    ns.sort_unstable();
    let us = |percent: usize| {
        let rank = (ns.len() * percent).div_ceil(100).max(1);
        ns.get(rank - 1).map_or(f64::NAN, |ns| *ns as f64 / 1e3)
    };
    format!("P50 {:.1} us, P99 {:.1} us, at worst {:.1} us", us(50), us(99), us(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn launches(times: &[(u64, u64)]) -> Vec<Launch> {
        times
            .iter()
            .map(|(begun_ns, passed_ns)| Launch { begun_ns: *begun_ns, passed_ns: *passed_ns })
            .collect()
    }

    const CLAIM: Claim = Claim { made_ns: 1_000, dropped_ns: 2_000 };

    #[test]
    fn the_last_to_pass_and_the_first_to_be_released() {
        let launches = launches(&[(900, 950), (960, 1_030), (1_040, 2_070), (2_080, 2_090)]);
        assert_eq!(latency(CLAIM, &launches), Some(Latency { hold_ns: 30, release_ns: 70 }));
    }

    #[test]
    fn a_claim_that_nothing_passed_held_at_once() {
        let before = launches(&[(900, 990), (995, 2_001)]);
        assert_eq!(latency(CLAIM, &before), Some(Latency { hold_ns: 0, release_ns: 1 }));
        let first = launches(&[(1_400, 2_500)]);
        assert_eq!(latency(CLAIM, &first), Some(Latency { hold_ns: 0, release_ns: 500 }));
    }

    #[test]
    fn launches_that_go_on_were_not_held() {
        let through: Vec<_> = (0..300).map(|nth| (nth * 10, nth * 10 + 9)).collect();
        assert_eq!(latency(CLAIM, &launches(&through)), None);
        assert_eq!(latency(CLAIM, &launches(&[(1_990, 2_010)])), None, "under way, and no more");
        assert_eq!(latency(CLAIM, &launches(&[(900, 990)])), None, "the launches have ended");
        assert_eq!(latency(CLAIM, &[]), None);
    }

    #[test]
    fn figures_are_measured_values() {
        let ns = (1..=200).rev().map(|nth| nth * 1_000).collect();
        assert_eq!(figures(ns), "P50 100.0 us, P99 198.0 us, at worst 200.0 us");
        assert_eq!(figures(vec![1_500]), "P50 1.5 us, P99 1.5 us, at worst 1.5 us");
    }
}

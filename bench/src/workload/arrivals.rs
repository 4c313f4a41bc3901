//! When urgent requests arrive: the same schedule for every mode of a repeat, drawn from its seed.

use crate::record::Arrivals;

/// Offsets from the start of the window, in nanoseconds, ascending, all within it. In a closed loop these are the
/// earliest moments at which each request may begin.
pub fn schedule_ns(arrivals: Arrivals, rate_per_s: f64, window_ns: u64, seed: u64) -> Vec<u64> {
    let period_ns = 1e9 / rate_per_s;
    let mut random = fastrand::Rng::with_seed(seed);
    match arrivals {
        Arrivals::Poisson => poisson(period_ns, window_ns, &mut random),
        Arrivals::Jitter => regular(period_ns, window_ns, || random.f64() * period_ns / 2.0),
        Arrivals::Periodic | Arrivals::Closed => regular(period_ns, window_ns, || 0.0),
    }
}

fn regular(period_ns: f64, window_ns: u64, mut jitter_ns: impl FnMut() -> f64) -> Vec<u64> {
    let count = (window_ns as f64 / period_ns).round() as u64;
    let offsets = (0..count).map(|index| (index as f64 * period_ns + jitter_ns()) as u64);
    offsets.filter(|offset_ns| *offset_ns < window_ns).collect()
}

fn poisson(mean_ns: f64, window_ns: u64, random: &mut fastrand::Rng) -> Vec<u64> {
    let mut at_ns = 0.0;
    let gaps = std::iter::from_fn(|| {
        // 1 − u lies in (0, 1], so the logarithm is finite.
        at_ns -= mean_ns * (1.0 - random.f64()).ln();
        (at_ns < window_ns as f64).then_some(at_ns as u64)
    });
    gaps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW_NS: u64 = 10_000_000_000;

    #[test]
    fn jitter_keeps_each_request_in_the_first_half_of_its_period() {
        let offsets = schedule_ns(Arrivals::Jitter, 20.0, WINDOW_NS, 7);
        assert_eq!(offsets.len(), 200);
        for (index, offset_ns) in offsets.iter().enumerate() {
            let phase_ns = offset_ns - index as u64 * 50_000_000;
            assert!(phase_ns < 25_000_000, "{index}: {phase_ns}");
        }
    }

    #[test]
    fn one_seed_is_one_schedule_and_another_seed_another() {
        for arrivals in [Arrivals::Jitter, Arrivals::Poisson] {
            let of_seed = |seed| schedule_ns(arrivals, 20.0, WINDOW_NS, seed);
            assert_eq!(of_seed(3), of_seed(3));
            assert_ne!(of_seed(3), of_seed(4));
        }
    }

    #[test]
    fn poisson_offers_the_rate_on_average() {
        let requests: usize =
            (0..50).map(|seed| schedule_ns(Arrivals::Poisson, 20.0, WINDOW_NS, seed).len()).sum();
        // 10,000 expected; five standard deviations are 500.
        assert!((9_500..=10_500).contains(&requests), "{requests}");
    }

    #[test]
    fn every_schedule_ascends_within_the_window() {
        for arrivals in [Arrivals::Jitter, Arrivals::Periodic, Arrivals::Poisson, Arrivals::Closed] {
            let offsets = schedule_ns(arrivals, 19.0, WINDOW_NS, 1);
            assert!(offsets.is_sorted(), "{arrivals:?}");
            assert!(offsets.iter().all(|offset_ns| *offset_ns < WINDOW_NS), "{arrivals:?}");
        }
    }
}

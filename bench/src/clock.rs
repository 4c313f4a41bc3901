//! The clock of the card, on which every moment of an experiment is recorded.
//!
//! On a real GPU it is `CLOCK_MONOTONIC`. A software card may run slower than real time; then this clock is slowed
//! with it, so that schedules, windows and results need no conversion. All processes of a machine agree on it.

use std::time::Duration;

/// How close to a moment a sleeper wakes before it spins: timed sleeps are late by less than this, mostly.
pub const AWAKE_NS: u64 = 500_000;

/// A monotonic clock, slowed down by a factor.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    /// Real nanoseconds for a thousand of this clock's.
    scale_milli: u64,
}

impl Clock {
    /// A clock on which a second lasts `timescale` real seconds. Anything but a positive number counts as 1.
    pub fn new(timescale: f64) -> Self {
        let sound = if timescale.is_finite() && timescale > 0.0 { timescale } else { 1.0 };
        Self { scale_milli: ((sound * 1_000.0).round() as u64).max(1) }
    }

    /// Nanoseconds since some fixed moment.
    pub fn now_ns(self) -> u64 {
        scale(monotonic_ns(), 1_000, self.scale_milli)
    }

    /// How long `card_ns` of this clock are in real time.
    pub fn real(self, card_ns: u64) -> Duration {
        Duration::from_nanos(scale(card_ns, self.scale_milli, 1_000))
    }

    /// Returns at `at_ns`, asleep until shortly before it. At once if it is past.
    pub fn wait_until(self, at_ns: u64) {
        self.wait_awake(at_ns, AWAKE_NS);
    }

    /// The same, awake for so long before it.
    pub fn wait_awake(self, at_ns: u64, awake_ns: u64) {
        self.sleep_until(at_ns.saturating_sub(awake_ns));
        self.spin_until(at_ns);
    }

    /// Returns some time after `at_ns`, without spinning. At once if it is past.
    pub fn sleep_until(self, at_ns: u64) {
        let left_ns = at_ns.saturating_sub(self.now_ns());
        if left_ns > 0 {
            std::thread::sleep(self.real(left_ns));
        }
    }

    /// Returns at `at_ns` and keeps the processor until then, as a busy program does.
    pub fn spin_until(self, at_ns: u64) {
        while self.now_ns() < at_ns {
            std::hint::spin_loop();
        }
    }
}

/// `CLOCK_MONOTONIC`: one clock for all processes, unlike [`std::time::Instant`], which cannot be sent to another.
fn monotonic_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `now` is a valid timespec to write to; CLOCK_MONOTONIC always exists on Linux.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

fn scale(ns: u64, times: u64, by: u64) -> u64 {
    (u128::from(ns) * u128::from(times) / u128::from(by)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slowed_clock_counts_less_and_converts_back() {
        let slowed = Clock::new(4.0);
        assert_eq!(slowed.real(1_000_000), Duration::from_millis(4));
        let (fast, slow) = (Clock::new(1.0).now_ns(), slowed.now_ns());
        assert!(slow.abs_diff(fast / 4) < 1_000_000_000, "{slow} is not a quarter of {fast}");
    }

    #[test]
    fn a_senseless_scale_is_no_scale() {
        for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(Clock::new(scale).real(5), Duration::from_nanos(5));
        }
    }

    #[test]
    fn waiting_never_ends_early() {
        let clock = Clock::new(1.0);
        let at_ns = clock.now_ns() + 2_000_000;
        clock.wait_until(at_ns);
        assert!(clock.now_ns() >= at_ns);
    }
}

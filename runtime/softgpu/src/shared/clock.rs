//! The card's time, and waiting for it.

use std::sync::atomic::AtomicU32;

/// The card's time, from the machine's monotonic clock.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    epoch_ns: u64,
    timescale_permille: u64,
}

impl Clock {
    /// A clock that was 0 at `epoch_ns` of the monotonic clock and runs `timescale_permille / 1000` times slower.
    pub fn new(epoch_ns: u64, timescale_permille: u64) -> Self {
        Self { epoch_ns, timescale_permille: timescale_permille.max(1) }
    }

    /// The card's present.
    pub fn now_ns(&self) -> u64 {
        self.to_card(monotonic_ns())
    }

    fn to_card(self, real_ns: u64) -> u64 {
        let since = real_ns.saturating_sub(self.epoch_ns);
        if self.timescale_permille == 1000 {
            return since;
        }
        (u128::from(since) * 1000 / u128::from(self.timescale_permille)) as u64
    }

    /// The first moment of the monotonic clock at which the card's time is `card_ns`.
    pub fn to_real(self, card_ns: u64) -> u64 {
        let since = (u128::from(card_ns) * u128::from(self.timescale_permille)).div_ceil(1000);
        self.epoch_ns.saturating_add(u64::try_from(since).unwrap_or(u64::MAX))
    }
}

/// The machine's monotonic clock.
pub fn monotonic_ns() -> u64 {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: writes one timespec to a valid place.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &mut time) };
    time.tv_sec as u64 * 1_000_000_000 + time.tv_nsec as u64
}

/// Sleeps until a moment of the monotonic clock, or until the word (which others may see) changes and is rung.
pub fn sleep_until(word: &AtomicU32, seen: u32, until_ns: u64) {
    let until = libc::timespec {
        tv_sec: (until_ns / 1_000_000_000) as libc::time_t,
        tv_nsec: (until_ns % 1_000_000_000) as libc::c_long,
    };
    // SAFETY: the word and the timespec are valid for the call; the kernel only reads them. A bitset wait takes an
    // absolute time of the monotonic clock.
    unsafe {
        libc::syscall(
            libc::SYS_futex,
            word.as_ptr(),
            libc::FUTEX_WAIT_BITSET,
            seen,
            &until,
            std::ptr::null::<u32>(),
            libc::FUTEX_BITSET_MATCH_ANY,
        )
    };
}

/// Wakes everyone who sleeps on a word.
pub fn wake_all(word: &AtomicU32) {
    // SAFETY: the word is valid; the kernel only uses its address.
    unsafe { libc::syscall(libc::SYS_futex, word.as_ptr(), libc::FUTEX_WAKE, i32::MAX) };
}

/// Sharpens the calling thread's timers for the time of a wait, and gives it back its own setting: by default the
/// kernel may wake a thread 50 µs late on purpose.
pub struct SharpTimer {
    slack_ns: libc::c_int,
}

impl SharpTimer {
    /// From now on until it is dropped, on this thread.
    pub fn new() -> Self {
        // SAFETY: reads and writes a setting of the calling thread only.
        let slack_ns = unsafe { libc::prctl(libc::PR_GET_TIMERSLACK) };
        // SAFETY: as above.
        unsafe { libc::prctl(libc::PR_SET_TIMERSLACK, 1) };
        Self { slack_ns }
    }
}

impl Drop for SharpTimer {
    fn drop(&mut self) {
        if self.slack_ns > 0 {
            // SAFETY: restores a setting of the calling thread.
            unsafe { libc::prctl(libc::PR_SET_TIMERSLACK, self.slack_ns as libc::c_ulong) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_card_has_reached_a_moment_when_the_real_time_for_it_has_come() {
        for scale in [1, 333, 1000, 4000, 3170] {
            let clock = Clock::new(1_000, scale);
            for card_ns in [0, 1, 999, 1_000_001, 86_400_000_000_000] {
                let real_ns = clock.to_real(card_ns);
                assert!(clock.to_card(real_ns) >= card_ns, "{scale} {card_ns}");
                assert!(
                    card_ns == 0 || clock.to_card(real_ns - 1) < card_ns + u64::from(scale < 1000),
                    "{scale} {card_ns}"
                );
            }
        }
    }
}

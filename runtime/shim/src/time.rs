//! The clock that all decisions of one process run on.

/// Nanoseconds of CLOCK_MONOTONIC. Compared within this process only; never written to the board.
#[inline]
pub(crate) fn now_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a valid place for the result; the clock exists on every Linux, and is read without a system call.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// A timed sleep on a busy host is late by more than this once in a while only.
const SLEEP_LATE_NS: u64 = 120_000;

/// Waits until `until_ns`: sleeps while that is far off, and spins for the rest, since a sleep that is late leaves
/// the GPU idle.
pub(crate) fn wait_until(until_ns: u64) {
    loop {
        let left_ns = until_ns.saturating_sub(now_ns());
        if left_ns == 0 {
            return;
        }
        if left_ns > SLEEP_LATE_NS {
            std::thread::sleep(std::time::Duration::from_nanos(left_ns - SLEEP_LATE_NS));
        } else {
            std::hint::spin_loop();
        }
    }
}

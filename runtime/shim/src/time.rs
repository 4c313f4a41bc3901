//! The clock that all decisions of one process run on.

/// Nanoseconds of CLOCK_MONOTONIC. Compared within this process only; never written to the board.
#[inline]
pub(crate) fn now_ns() -> u64 {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a valid place for the result; the clock exists on every Linux, and is read without a system call.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

/// With the finest timer slack, a sleep on an idle host is late by less than this.
const SLEEP_LATE_NS: u64 = 70_000;

/// Waits until `until_ns`: sleeps while that is far off, and spins for the rest, since a sleep that is late leaves
/// the GPU idle.
pub(crate) fn wait_until(until_ns: u64) {
    let left_ns = until_ns.saturating_sub(now_ns());
    if left_ns > SLEEP_LATE_NS {
        let _slack = FineSlack::begin();
        std::thread::sleep(std::time::Duration::from_nanos(left_ns - SLEEP_LATE_NS));
    }
    while now_ns() < until_ns {
        std::hint::spin_loop();
    }
}

/// The calling thread's timer slack, at its finest until dropped. The kernel adds 50 µs to every sleep otherwise.
pub(crate) struct FineSlack(libc::c_ulong);

impl FineSlack {
    pub(crate) fn begin() -> Self {
        // SAFETY: reads a number of the calling thread.
        let before = unsafe { libc::prctl(libc::PR_GET_TIMERSLACK, 0, 0, 0, 0) };
        Self::set(1);
        Self(libc::c_ulong::try_from(before).unwrap_or(50_000))
    }

    fn set(slack_ns: libc::c_ulong) {
        // SAFETY: sets a number of the calling thread.
        unsafe { libc::prctl(libc::PR_SET_TIMERSLACK, slack_ns, 0, 0, 0) };
    }
}

impl Drop for FineSlack {
    fn drop(&mut self) {
        Self::set(self.0);
    }
}

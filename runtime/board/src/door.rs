//! Where the held threads of one client sleep, and how they are woken.
//!
//! The rule of a sleep without a lost wake-up: read the door, then look at the claims, then wait for the door
//! to move from what was read. Whoever drops a claim moves the door first and then looks whether anybody
//! waits; whoever waits says so first and then compares the door. Full fences on both sides see to it that at
//! least one of the two notices the other.

#[cfg(not(loom))]
use crate::sync::address_of;
use crate::sync::{AtomicU32, Ordering, Site, full_fence, ordering};

/// The longest time that any thread may sleep at a door, in µs: then it looks at everything again.
pub const WAIT_MAX_US: u64 = 20_000;

/// Why a thread stopped waiting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wake {
    /// The door moved while the thread slept.
    Rung,
    /// The door had already moved.
    Moved,
    /// The time was up, or a signal came. Look at everything again.
    TimedOut,
    /// The board is no longer there, or is not this process's to wait on: pass through.
    Lost,
}

/// The door of one slot.
#[repr(C)]
#[derive(Debug, Default)]
pub(crate) struct Door {
    /// Moves whenever the owner of the slot should look at the claims again.
    word: AtomicU32,
    /// How many threads of the owner wait. The wake call costs 6 µs and is made for nobody else.
    waiting: AtomicU32,
    #[cfg(loom)]
    queue: model::Queue,
}

impl Door {
    /// What to pass to [`Door::wait`]. Read it before looking at the claims.
    pub fn read(&self) -> u32 {
        self.word.load(ordering("door", Ordering::Acquire))
    }

    /// How many threads wait.
    pub fn waiting(&self) -> u32 {
        self.waiting.load(Ordering::Relaxed)
    }

    /// A new owner has no waiting threads, whatever the last one left.
    pub fn reset_waiting(&self) {
        self.waiting.store(0, Ordering::Relaxed);
    }

    /// Moves the door. A full fence comes before it (whoever reads the new door sees what was dropped) and
    /// after it, and then [`Door::wake_if_waiting`].
    pub fn ring(&self) {
        self.word.fetch_add(1, Ordering::Relaxed);
    }

    /// Wakes every thread at the door, if there is one.
    pub fn wake_if_waiting(&self) {
        if self.waiting() != 0 {
            self.wake();
        }
    }

    /// Sleeps until the door moves from `seen`, for at most `timeout_us` and at most [`WAIT_MAX_US`].
    pub fn wait(&self, seen: u32, timeout_us: u64) -> Wake {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        full_fence(Site::Waiting);
        let wake = self.sleep(seen, timeout_us.min(WAIT_MAX_US));
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        wake
    }
}

#[cfg(not(loom))]
impl Door {
    fn wake(&self) {
        // SAFETY: FUTEX_WAKE only uses the address as a key, and the word outlives the call. Not PRIVATE:
        // the waiting threads are in other processes.
        unsafe { libc::syscall(libc::SYS_futex, address_of(&self.word), libc::FUTEX_WAKE, i32::MAX) };
    }

    fn sleep(&self, seen: u32, timeout_us: u64) -> Wake {
        let nanoseconds = (timeout_us % 1_000_000) * 1_000;
        let time = libc::timespec { tv_sec: (timeout_us / 1_000_000) as i64, tv_nsec: nanoseconds as i64 };
        // SAFETY: the word and the time outlive the call, which reads both; the kernel answers EFAULT where
        // the mapping has no page behind it (a truncated file) instead of raising a signal.
        let slept = unsafe {
            libc::syscall(libc::SYS_futex, address_of(&self.word), libc::FUTEX_WAIT, seen, &raw const time)
        };
        if slept == 0 {
            return Wake::Rung;
        }
        match std::io::Error::last_os_error().raw_os_error() {
            Some(libc::EAGAIN) => Wake::Moved,
            Some(libc::ETIMEDOUT | libc::EINTR) => Wake::TimedOut,
            _ => Wake::Lost,
        }
    }
}

#[cfg(loom)]
mod model {
    //! A futex for the models: comparing and going to sleep are one step, as under the kernel's lock.
    //! It has no time-out, so that a lost wake-up is a deadlock and not merely a delay.

    use super::{Door, Wake};
    use crate::sync::Ordering;
    use loom::sync::{Condvar, Mutex};

    #[derive(Debug, Default)]
    pub struct Queue {
        lock: Mutex<()>,
        sleepers: Condvar,
    }

    impl Door {
        pub(super) fn wake(&self) {
            let _held = self.queue.lock.lock().unwrap();
            self.queue.sleepers.notify_all();
        }

        pub(super) fn sleep(&self, seen: u32, _timeout_us: u64) -> Wake {
            let held = self.queue.lock.lock().unwrap();
            if self.word.load(Ordering::Relaxed) != seen {
                return Wake::Moved;
            }
            drop(self.queue.sleepers.wait(held).unwrap());
            Wake::Rung
        }
    }
}

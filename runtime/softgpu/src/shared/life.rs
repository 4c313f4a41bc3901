//! Knowing that a process is gone: a robust futex that one of its threads holds as long as it lives.
//!
//! The kernel marks the word when the thread ends, however it ends (exit, exec, kill -9), within milliseconds and
//! before the process's memory is taken down, and whatever the PID namespaces are. The thread does nothing else: a
//! robust list belongs to one thread, and the C library has its own on every thread of the program.

use std::sync::atomic::{AtomicU32, Ordering};

/// The kernel sets this bit when the holder has ended.
pub const DIED: u32 = 0x4000_0000;

/// Whether the holder of a word lives. 0 was never held.
pub fn is_held(word: &AtomicU32) -> bool {
    let value = word.load(Ordering::SeqCst);
    value != 0 && value & DIED == 0
}

/// The kernel's `struct robust_list_head` (`linux/futex.h`).
#[repr(C)]
struct RobustList {
    next: *const RobustList,
    futex_offset: libc::c_long,
    pending: *const AtomicU32,
}

/// A word held by the calling thread.
pub struct Held {
    list: *mut RobustList,
    word: *const AtomicU32,
}

impl Held {
    /// Takes a word that is 0 for the calling thread, which gives its robust list to this and must not end before
    /// [`Held::release`] unless the process does. `None` if the word is taken.
    ///
    /// # Safety
    /// `word` stays mapped until the release or the process's end.
    pub unsafe fn take(word: *const AtomicU32) -> Option<Self> {
        // An empty list, and the word as the lock that is just being taken: the kernel looks at that one too, so
        // there is no moment at which the word is held and would not be marked.
        let list =
            Box::into_raw(Box::new(RobustList { next: std::ptr::null(), futex_offset: 0, pending: word }));
        // SAFETY: `list` was just allocated and is leaked unless nothing refers to it any more (`release`).
        unsafe { (*list).next = list };
        // SAFETY: registers memory that outlives the thread (leaked); the size is the kernel's own struct's.
        let thread = unsafe {
            libc::syscall(libc::SYS_set_robust_list, list, size_of::<RobustList>());
            libc::syscall(libc::SYS_gettid) as u32
        };
        let held = Self { list, word };
        // SAFETY: `word` is mapped, by the caller's promise.
        let taken = unsafe { (*word).compare_exchange(0, thread, Ordering::SeqCst, Ordering::SeqCst) };
        if taken.is_err() {
            held.forget();
            return None;
        }
        Some(held)
    }

    /// Gives the word up, as one whose holder has left.
    pub fn release(self) {
        // SAFETY: the word is still mapped, by the promise given to `take`.
        unsafe { (*self.word).store(DIED, Ordering::SeqCst) };
        self.forget();
    }

    fn forget(self) {
        // SAFETY: only this thread and, at its end, the kernel read the list; an aligned pointer is written whole.
        unsafe { std::ptr::write_volatile(&raw mut (*self.list).pending, std::ptr::null()) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_marks_the_word_of_a_thread_that_ended() {
        let word: &'static AtomicU32 = Box::leak(Box::new(AtomicU32::new(0)));
        assert!(!is_held(word));
        std::thread::spawn(move || {
            // SAFETY: the word is never freed.
            let held = unsafe { Held::take(word) };
            assert!(held.is_some() && is_held(word));
        })
        .join()
        .unwrap();
        // The kernel marks the word before it reports the thread's end to `join`.
        assert!(!is_held(word));
        assert_ne!(word.load(Ordering::SeqCst) & DIED, 0);
    }

    #[test]
    fn a_word_is_held_once_and_left_once() {
        let word: &'static AtomicU32 = Box::leak(Box::new(AtomicU32::new(0)));
        std::thread::spawn(move || {
            // SAFETY: the word is never freed.
            let held = unsafe { Held::take(word) }.unwrap();
            // SAFETY: as above.
            std::thread::spawn(move || assert!(unsafe { Held::take(word) }.is_none())).join().unwrap();
            held.release();
            assert!(!is_held(word));
        })
        .join()
        .unwrap();
    }
}

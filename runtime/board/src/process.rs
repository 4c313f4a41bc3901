//! Which process this is, without a system call.
//!
//! glibc no longer remembers the pid, and a claim is made on the launch path. So the pid is kept in a page that the
//! kernel wipes in a forked child, however the fork was made.

use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, Ordering};

static PAGE: AtomicPtr<AtomicU32> = AtomicPtr::new(ptr::null_mut());

const PAGE_BYTES: usize = 4096;

/// The pid of the calling process, as in its own PID namespace.
#[inline]
pub(crate) fn id() -> u32 {
    let page = PAGE.load(Ordering::Acquire);
    if page.is_null() {
        return remember();
    }
    // SAFETY: a page once published stays mapped for good.
    let kept = unsafe { &*page };
    match kept.load(Ordering::Relaxed) {
        0 => {
            // The first call, or the first one in a forked child.
            let pid = std::process::id();
            kept.store(pid, Ordering::Relaxed);
            pid
        }
        pid => pid,
    }
}

#[cold]
fn remember() -> u32 {
    if let Some(page) = map_wiped_on_fork()
        && PAGE.compare_exchange(ptr::null_mut(), page, Ordering::AcqRel, Ordering::Acquire).is_err()
    {
        // SAFETY: our own page, which lost the race and which nobody has seen.
        unsafe { libc::munmap(page.cast(), PAGE_BYTES) };
    }
    std::process::id()
}

/// `None` on Linux before 4.14, where the pid is asked for each time.
fn map_wiped_on_fork() -> Option<*mut AtomicU32> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: a new anonymous mapping at an address of the kernel's choice.
    let page = unsafe {
        libc::mmap(ptr::null_mut(), PAGE_BYTES, protection, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS, -1, 0)
    };
    if page == libc::MAP_FAILED {
        return None;
    }
    // SAFETY: the whole of the mapping just made.
    if unsafe { libc::madvise(page, PAGE_BYTES, libc::MADV_WIPEONFORK) } != 0 {
        // SAFETY: as above; nobody has seen it.
        unsafe { libc::munmap(page, PAGE_BYTES) };
        return None;
    }
    Some(page.cast())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forked_child_is_another_process() {
        let parent = id();
        assert_eq!(parent, std::process::id());
        assert_eq!(id(), parent, "and stays the same when asked again");
        // SAFETY: the child makes no call but those of `id` and `_exit`, none of which takes a lock.
        let child = unsafe { libc::fork() };
        if child == 0 {
            let own = id() != parent && id() == std::process::id();
            // SAFETY: ends the child without running the parent's handlers.
            unsafe { libc::_exit(i32::from(!own)) };
        }
        let mut status = 0;
        // SAFETY: waits for the child made above.
        unsafe { libc::waitpid(child, &raw mut status, 0) };
        assert_eq!(status, 0);
    }
}

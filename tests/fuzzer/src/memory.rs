//! What reading one input takes of memory, counted by the allocator of the test program.
//!
//! An allocation far beyond the limit is refused, which ends the process: better than the machine's memory.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// Refused beyond this many times the limit.
const REFUSED_TIMES: usize = 16;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

struct Counting;

/// What this thread has taken since `start`, at most so far, and may take at all (0: not counted).
#[derive(Clone, Copy)]
struct Count {
    now: isize,
    peak: isize,
    refused_from: isize,
}

thread_local! {
    // Without a destructor and made at compile time: the allocator may use it at any moment of a thread.
    static COUNT: Cell<Count> = const { Cell::new(Count { now: 0, peak: 0, refused_from: 0 }) };
}

pub(crate) fn start(limit: usize) {
    let refused_from = limit.saturating_mul(REFUSED_TIMES).try_into().unwrap_or(isize::MAX);
    COUNT.set(Count { now: 0, peak: 0, refused_from });
}

/// The most that was taken at once since [`start`], in bytes.
pub(crate) fn stop() -> usize {
    let peak = COUNT.get().peak;
    COUNT.set(Count { now: 0, peak: 0, refused_from: 0 });
    peak as usize
}

/// Whether the thread may have `bytes` more.
fn take(bytes: isize) -> bool {
    let taken = COUNT.try_with(|cell| {
        let count = cell.get();
        if count.refused_from == 0 {
            return true;
        }
        let now = count.now.saturating_add(bytes);
        cell.set(Count { now, peak: count.peak.max(now), ..count });
        now <= count.refused_from
    });
    taken.unwrap_or(true)
}

// SAFETY: every call goes to the system's allocator as it came, or is refused by null, as any may be.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size() as isize) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        if !take(layout.size() as isize) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        take(-(layout.size() as isize));
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(pointer, layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if !take(size as isize - layout.size() as isize) {
            return std::ptr::null_mut();
        }
        // SAFETY: the caller's promise.
        unsafe { System.realloc(pointer, layout, size) }
    }
}

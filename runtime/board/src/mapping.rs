//! The board as this process sees it: a checked, shared mapping that never moves.
//!
//! The mapping is the first half of a reserved range. The second half is this process's own memory, at the
//! same distance from every board's words, and holds the links of the robust list (see [`crate::life`]):
//! the kernel follows those at a thread's death, so they must never come from a page that others can write.
//!
//! A forked child inherits the mapping but not the right to use its parent's slot.

use crate::page::BOARD_BYTES;
#[cfg(loom)]
use crate::page::Page;
#[cfg(loom)]
use std::{io, os::fd::BorrowedFd};

/// From a word of a board to the private memory that belongs to it, in bytes: a multiple of every page size
/// in use, so that the two halves never share a page.
pub(crate) const HALF_BYTES: usize = 64 << 10;

const _: () = assert!(BOARD_BYTES <= HALF_BYTES);

/// The models' board lies in the memory of the model.
#[cfg(loom)]
#[derive(Debug)]
pub(crate) struct Mapping {
    page: Page,
}

#[cfg(loom)]
impl Mapping {
    pub fn new(_file: BorrowedFd<'_>) -> io::Result<Mapping> {
        Ok(Mapping { page: Page::new() })
    }

    pub fn page(&self) -> &Page {
        &self.page
    }

    pub fn is_lost(&self) -> bool {
        false
    }
}

#[cfg(not(loom))]
pub(crate) use mapped::Mapping;

#[cfg(not(loom))]
mod mapped {
    use super::HALF_BYTES;
    use crate::page::{BOARD_BYTES, Page};
    use crate::sigbus;
    use std::io;
    use std::os::fd::{AsRawFd, BorrowedFd};
    use std::ptr::NonNull;

    /// A mapped board. Unmapped when the last [`crate::Board`], [`crate::Seat`] and [`crate::LifeGuard`] of it
    /// is gone.
    #[derive(Debug)]
    pub(crate) struct Mapping {
        page: NonNull<Page>,
        guard: sigbus::Guard,
    }

    // SAFETY: the range is shared memory that is only reached through atomics (`Page` has no other fields) and
    // through the private links, each of which is used by the one thread that owns the slot's life.
    unsafe impl Send for Mapping {}
    // SAFETY: as above.
    unsafe impl Sync for Mapping {}

    impl Mapping {
        /// Maps the board behind `file`, which must have been checked to be [`BOARD_BYTES`] long.
        pub fn new(file: BorrowedFd<'_>) -> io::Result<Mapping> {
            let start = reserve()?;
            if let Err(failed) = map_over(start, file) {
                release(start);
                return Err(failed);
            }
            match sigbus::protect(start.cast(), BOARD_BYTES) {
                Ok(guard) => Ok(Mapping { page: start, guard }),
                Err(failed) => {
                    release(start);
                    Err(failed)
                }
            }
        }

        /// The board.
        pub fn page(&self) -> &Page {
            // SAFETY: `page` is aligned, mapped readable and writable for as long as `self` lives, and holds only
            // atomics, for which any bytes are valid. Should the file shrink, the page fault is answered with a
            // page of this process's own (see `sigbus`).
            unsafe { self.page.as_ref() }
        }

        /// Whether the file shrank under the mapping, so that this process now sees a board of its own.
        pub fn is_lost(&self) -> bool {
            self.guard.tripped()
        }
    }

    impl Drop for Mapping {
        fn drop(&mut self) {
            self.guard.end();
            release(self.page);
        }
    }

    /// Address space for a board and for the private half behind it.
    fn reserve() -> io::Result<NonNull<Page>> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
        // SAFETY: a new anonymous mapping at an address of the kernel's choice touches nothing that exists.
        let start = unsafe { libc::mmap(std::ptr::null_mut(), 2 * HALF_BYTES, protection, flags, -1, 0) };
        match NonNull::new(start.cast::<Page>()) {
            Some(page) if start != libc::MAP_FAILED => Ok(page),
            _ => Err(io::Error::last_os_error()),
        }
    }

    fn map_over(start: NonNull<Page>, file: BorrowedFd<'_>) -> io::Result<()> {
        let protection = libc::PROT_READ | libc::PROT_WRITE;
        let flags = libc::MAP_SHARED | libc::MAP_FIXED;
        // SAFETY: replaces the first half of a range that `reserve` has just made and nobody else knows.
        let at =
            unsafe { libc::mmap(start.as_ptr().cast(), BOARD_BYTES, protection, flags, file.as_raw_fd(), 0) };
        if at == libc::MAP_FAILED { Err(io::Error::last_os_error()) } else { Ok(()) }
    }

    fn release(start: NonNull<Page>) {
        // SAFETY: the range came from `reserve` and no reference into it is left.
        unsafe { libc::munmap(start.as_ptr().cast(), 2 * HALF_BYTES) };
    }
}

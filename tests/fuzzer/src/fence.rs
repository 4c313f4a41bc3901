//! Memory that ends where its bytes end: reading one more is a segmentation fault, for code that reads by pointer.

use std::ffi::c_void;

/// A mapping whose last page cannot be touched. Bytes are placed right in front of it.
#[derive(Debug)]
pub struct Fenced {
    base: *mut u8,
    /// Bytes in front of the fence.
    room: usize,
}

const PAGE_BYTES: usize = 4096;

impl Fenced {
    /// With room for this many bytes.
    ///
    /// # Panics
    /// Where the system has no such memory.
    #[must_use]
    pub fn new(bytes: usize) -> Self {
        let room = bytes.max(1).next_multiple_of(PAGE_BYTES);
        let (protection, flags) =
            (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS);
        // SAFETY: a new mapping; the fence is its last page, which nothing points into.
        let base = unsafe {
            let base = libc::mmap(std::ptr::null_mut(), room + PAGE_BYTES, protection, flags, -1, 0);
            assert_ne!(base, libc::MAP_FAILED, "no memory for a fence");
            let fence = base.cast::<u8>().add(room);
            assert_eq!(libc::mprotect(fence.cast(), PAGE_BYTES, libc::PROT_NONE), 0, "no fence");
            base.cast()
        };
        Self { base, room }
    }

    /// Copies the bytes to the end of the room, over what was there, and tells where they begin.
    ///
    /// # Panics
    /// Where they do not fit.
    pub fn place(&mut self, bytes: &[u8]) -> *mut c_void {
        let start = self.room.checked_sub(bytes.len()).expect("more bytes than there is room for");
        // SAFETY: inside the mapping, which is this value's own.
        unsafe {
            let to = self.base.add(start);
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), to, bytes.len());
            to.cast()
        }
    }
}

impl Drop for Fenced {
    fn drop(&mut self) {
        // SAFETY: the mapping that `new` made, which nothing refers to any more.
        unsafe { libc::munmap(self.base.cast(), self.room + PAGE_BYTES) };
    }
}

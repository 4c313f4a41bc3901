//! The bytes of calls that are kept for later, in the order in which they were made: a bounded ring.
//!
//! A record is a header and a payload, side by side in memory; the payload is whatever its `run` function knows how to
//! call. Records are written and taken under the caller's lock; the oldest one may be read without it, because its
//! bytes stay where they are until it is taken, and one thread at a time takes.

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;

use crate::entry::Work;

/// What payloads are aligned to: no kernel argument needs more (`alignas(16)` of HIP's vector types).
pub(crate) const ALIGNMENT: usize = 16;

/// The unit of the ring.
#[repr(C, align(16))]
#[derive(Clone, Copy)]
struct Chunk([u8; ALIGNMENT]);

/// Calls what a payload stands for, and returns the result code. Takes the payload's address, and pointers of the
/// caller's to use again.
pub(crate) type Run = unsafe fn(payload: *mut u8, scratch: &mut Vec<*mut core::ffi::c_void>) -> u32;

/// One kept call.
#[derive(Clone, Copy)]
#[repr(C, align(16))]
pub(crate) struct Header {
    /// Chunks of the record, the header's own among them.
    chunks: usize,
    /// `None`: the rest of the ring up to its end is empty.
    run: Option<Run>,
    pub(crate) work: Work,
}

const HEADER_CHUNKS: usize = size_of::<Header>() / ALIGNMENT;

/// The ring. `head` and `tail` count chunks and never go back.
pub(crate) struct Ring {
    chunks: Box<[UnsafeCell<MaybeUninit<Chunk>>]>,
    head: usize,
    tail: usize,
}

// SAFETY: plain bytes, which only `&mut self` and the one thread that takes look at.
unsafe impl Send for Ring {}

/// The oldest record: where it is.
#[derive(Clone, Copy)]
pub(crate) struct Front(*mut Header);

// SAFETY: an address in a ring, of which one thread at a time makes use.
unsafe impl Send for Front {}

impl Front {
    /// What the call does.
    ///
    /// # Safety
    /// The record has not been taken.
    pub(crate) unsafe fn work(self) -> Work {
        // SAFETY: the caller's promise: the header is initialised, and nobody writes there meanwhile.
        unsafe { (*self.0).work }
    }

    /// Makes the call.
    ///
    /// # Safety
    /// The record has not been taken, and its call has not been made.
    pub(crate) unsafe fn run(self, scratch: &mut Vec<*mut core::ffi::c_void>) -> u32 {
        // SAFETY: as for `work`.
        let Some(run) = (unsafe { (*self.0).run }) else { return 0 };
        // SAFETY: the payload lies behind the header, and `run` was stored together with it.
        unsafe { run(self.0.add(1).cast(), scratch) }
    }
}

impl Ring {
    /// A ring for so many bytes. Memory that is never used is never touched.
    pub(crate) fn new(bytes: usize) -> Self {
        let chunks = Box::new_uninit_slice(bytes / ALIGNMENT);
        // SAFETY: a cell of possibly uninitialised bytes needs no initialisation.
        let chunks = unsafe { chunks.assume_init() };
        Self { chunks, head: 0, tail: 0 }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.head == self.tail
    }

    /// Adds a record with a payload of so many bytes, which `write` fills; `false` if there is no room.
    pub(crate) fn push(&mut self, work: Work, run: Run, bytes: usize, write: impl FnOnce(*mut u8)) -> bool {
        let chunks = HEADER_CHUNKS + bytes.div_ceil(ALIGNMENT);
        let to_end = self.chunks.len() - self.tail % self.chunks.len();
        let skipped = if chunks > to_end { to_end } else { 0 };
        if self.tail - self.head + skipped + chunks > self.chunks.len() {
            return false;
        }
        if skipped > 0 {
            if skipped >= HEADER_CHUNKS {
                self.write_header(Header { chunks: skipped, run: None, work });
            }
            self.tail += skipped;
        }
        let header = self.write_header(Header { chunks, run: Some(run), work });
        // SAFETY: there is room for the payload behind the header.
        write(unsafe { header.add(1).cast() });
        self.tail += chunks;
        true
    }

    fn write_header(&mut self, header: Header) -> *mut Header {
        let place = self.at(self.tail);
        // SAFETY: aligned as chunks are, and inside the ring: the callers have made sure that the record fits.
        unsafe { place.write(header) };
        place
    }

    fn at(&self, count: usize) -> *mut Header {
        // The whole ring's address, so that the pointer may reach beyond one chunk.
        let start = self.chunks.as_ptr().cast::<Chunk>().cast_mut();
        // SAFETY: less than its length.
        unsafe { start.add(count % self.chunks.len()).cast() }
    }

    /// The oldest record.
    pub(crate) fn front(&mut self) -> Option<Front> {
        if self.is_empty() {
            return None;
        }
        let to_end = self.chunks.len() - self.head % self.chunks.len();
        // SAFETY: a record or the mark of the empty rest begins here, wherever one has room.
        if to_end < HEADER_CHUNKS || unsafe { (*self.at(self.head)).run.is_none() } {
            self.head += to_end;
        }
        Some(Front(self.at(self.head)))
    }

    /// Takes the oldest record, as [`Self::front`] named it.
    pub(crate) fn take(&mut self, front: Front) {
        debug_assert!(std::ptr::eq(front.0, self.at(self.head)));
        // SAFETY: the record is there until now.
        self.head += unsafe { (*front.0).chunks };
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use proptest::prelude::*;

    use super::*;
    use crate::{Held, Stream};

    /// Returns the sum of a payload: its length in the first word, then so many bytes.
    unsafe fn sum(payload: *mut u8, _: &mut Vec<*mut core::ffi::c_void>) -> u32 {
        assert!(payload.addr().is_multiple_of(ALIGNMENT));
        // SAFETY: as `push` below writes it.
        let bytes = unsafe {
            let length = payload.cast::<usize>().read();
            std::slice::from_raw_parts(payload.add(8), length)
        };
        bytes.iter().map(|byte| u32::from(*byte)).sum()
    }

    fn push(ring: &mut Ring, bytes: &[u8]) -> bool {
        let work = Work { stream: Stream::legacy(0), held: Held::Never };
        ring.push(work, sum, 8 + bytes.len(), |payload| {
            // SAFETY: as much room as was asked for.
            unsafe {
                payload.cast::<usize>().write(bytes.len());
                payload.add(8).copy_from_nonoverlapping(bytes.as_ptr(), bytes.len());
            }
        })
    }

    fn take(ring: &mut Ring) -> Option<u32> {
        let front = ring.front()?;
        // SAFETY: there, and called once.
        let code = unsafe { front.run(&mut Vec::new()) };
        ring.take(front);
        Some(code)
    }

    proptest! {
        /// Whatever sizes come and go in whatever order, records come out whole, once and in order.
        #[test]
        fn first_in_is_first_out(steps in proptest::collection::vec((any::<bool>(), 0usize..300, any::<u8>()), 1..400)) {
            let mut ring = Ring::new(1024);
            let mut expected = VecDeque::new();
            for (pushes, length, value) in steps {
                if pushes {
                    if push(&mut ring, &vec![value; length]) {
                        expected.push_back(length as u32 * u32::from(value));
                    }
                } else {
                    prop_assert_eq!(take(&mut ring), expected.pop_front());
                }
                prop_assert_eq!(ring.is_empty(), expected.is_empty());
            }
            while let Some(sum) = expected.pop_front() {
                prop_assert_eq!(take(&mut ring), Some(sum));
            }
            prop_assert_eq!(take(&mut ring), None);
        }
    }

    #[test]
    fn what_has_no_room_is_refused_and_an_empty_ring_takes_a_large_part_of_itself() {
        let mut ring = Ring::new(4096);
        assert!(!push(&mut ring, &[1; 4096]));
        for _ in 0..100 {
            // The rest up to the end is too small for most of these, the whole ring is not.
            assert!(push(&mut ring, &[1; 1500]));
            assert_eq!(take(&mut ring), Some(1500));
        }
    }
}

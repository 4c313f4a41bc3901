//! What a command does to memory and to the program, once the card says that it is complete.
//!
//! An effect owns everything it needs: it must never look at the caller's stack or at arguments that the program may
//! have changed since the call.

use std::ffi::c_void;

use crate::copy::CopyWork;
use crate::event::Event;
use crate::kernel::KernelRun;
use crate::memory;
use crate::runtime::Card;

/// One deferred effect.
pub enum Effect {
    /// A kernel with a body.
    Kernel(Box<KernelRun>),
    /// A copy.
    Copy(Box<CopyWork>),
    /// A memset.
    Fill(Box<FillWork>),
    /// Marks a record of an event as done.
    Record {
        /// The event.
        event: &'static Event,
        /// The card it is recorded on.
        card: &'static Card,
        /// Which record of it; a later record makes this one moot.
        record: u64,
    },
    /// Gives memory back in stream order.
    Free(usize),
    /// `hipStreamWriteValue`.
    Write(WriteWork),
    /// Host work; runs on the callback thread and blocks its queue meanwhile.
    Host(HostWork),
    /// `hipStreamWaitValue`: blocks its queue until memory holds a value.
    Await(AwaitWork),
}

impl Effect {
    /// Whether the command below is [`Command::Host`](crate::card::Command::Host): the card waits for us, not we for
    /// the card.
    pub fn blocks_card(&self) -> bool {
        matches!(self, Self::Host(_) | Self::Await(_))
    }

    /// Performs the effect of a command that completed at `at_ns`.
    pub fn run(self, at_ns: u64) {
        match self {
            Self::Kernel(run) => run.run(),
            Self::Copy(copy) => copy.run(),
            Self::Fill(fill) => fill.run(),
            Self::Record { event, card, record } => event.finish(card, record, at_ns),
            Self::Free(base) => memory::free_now(base),
            Self::Write(write) => write.run(),
            Self::Host(host) => host.run(),
            Self::Await(_) => {}
        }
    }
}

/// A rectangular memset in elements of 1, 2 or 4 bytes.
#[derive(Clone, Copy, Debug)]
pub struct FillWork {
    /// First byte.
    pub to: usize,
    /// Bytes from one row to the next.
    pub pitch: usize,
    /// Bytes from one slice to the next.
    pub slice: usize,
    /// The element, in its low bytes.
    pub value: u32,
    /// Bytes of an element.
    pub element: usize,
    /// Elements of a row.
    pub width: usize,
    /// Rows of a slice.
    pub height: usize,
    /// Slices.
    pub depth: usize,
}

impl FillWork {
    /// `count` elements in a row.
    pub fn linear(to: usize, value: u32, element: usize, count: usize) -> Self {
        let pitch = count.saturating_mul(element);
        Self { to, pitch, slice: pitch, value, element, width: count, height: 1, depth: 1 }
    }

    /// All bytes written.
    pub fn bytes(&self) -> u64 {
        (self.width * self.element) as u64 * self.height as u64 * self.depth as u64
    }

    fn run(&self) {
        for slice in 0..self.depth {
            for row in 0..self.height {
                self.fill_row(self.to + slice * self.slice + row * self.pitch);
            }
        }
    }

    fn fill_row(&self, at: usize) {
        let value = self.value.to_le_bytes();
        // SAFETY: the program named this range as the target of a memset and keeps it allocated until the memset
        // completes; elements are written byte by byte or unaligned, so alignment does not matter.
        unsafe {
            if self.element == 1 {
                std::ptr::write_bytes(at as *mut u8, value[0], self.width);
            } else {
                for index in 0..self.width {
                    let to = (at + index * self.element) as *mut u8;
                    std::ptr::copy_nonoverlapping(value.as_ptr(), to, self.element);
                }
            }
        }
    }
}

/// A value to store in stream order.
#[derive(Clone, Copy, Debug)]
pub struct WriteWork {
    /// Where.
    pub to: usize,
    /// What.
    pub value: u64,
    /// 8 bytes rather than 4.
    pub wide: bool,
}

impl WriteWork {
    fn run(self) {
        // SAFETY: the program named an aligned word that it keeps allocated until the write completes.
        unsafe {
            if self.wide {
                (self.to as *mut u64).write_volatile(self.value);
            } else {
                (self.to as *mut u32).write_volatile(self.value as u32);
            }
        }
    }
}

/// A condition on a word of memory.
#[derive(Clone, Copy, Debug)]
pub struct AwaitWork {
    /// The word.
    pub from: usize,
    /// What it is compared with.
    pub value: u64,
    /// Which bits take part.
    pub mask: u64,
    /// `hipStreamWaitValueGte`, `Eq`, `And` or `Nor`: 0 to 3.
    pub condition: u32,
    /// 8 bytes rather than 4.
    pub wide: bool,
}

impl AwaitWork {
    /// Whether the condition holds now.
    pub fn holds(&self) -> bool {
        // SAFETY: the program named an aligned word that it keeps allocated while the stream waits for it.
        let word = unsafe {
            if self.wide {
                (self.from as *const u64).read_volatile()
            } else {
                (self.from as *const u32).read_volatile().into()
            }
        };
        let (word, value) = (word & self.mask, self.value & self.mask);
        match self.condition {
            0 if self.wide => (word.wrapping_sub(value) as i64) >= 0,
            0 => (word.wrapping_sub(value) as u32 as i32) >= 0,
            1 => word == value,
            2 => word & value != 0,
            _ => !(word | value) & self.mask != 0,
        }
    }
}

/// A function of the program to call from the callback thread.
#[derive(Clone, Copy)]
pub enum HostWork {
    /// `hipLaunchHostFunc`.
    Function {
        /// The function.
        call: unsafe extern "C" fn(*mut c_void),
        /// Its argument.
        data: usize,
    },
    /// `hipStreamAddCallback`.
    Callback {
        /// The function: stream, status, data.
        call: unsafe extern "C" fn(hipreempt_api::hip::hipStream_t, u32, *mut c_void),
        /// The stream handle the program used.
        stream: usize,
        /// Its last argument.
        data: usize,
    },
}

impl HostWork {
    /// Calls it.
    pub fn run(self) {
        // SAFETY: the program handed us this function together with its argument, to be called once from a thread of
        // the runtime.
        unsafe {
            match self {
                Self::Function { call, data } => call(data as *mut c_void),
                Self::Callback { call, stream, data } => call(stream as _, 0, data as *mut c_void),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_rows_and_leaves_the_padding() {
        let mut bytes = [0xffu8; 16];
        let to = bytes.as_mut_ptr() as usize;
        FillWork { to, pitch: 8, slice: 16, value: 0x0102, element: 2, width: 3, height: 2, depth: 1 }.run();
        assert_eq!(bytes, [2, 1, 2, 1, 2, 1, 255, 255, 2, 1, 2, 1, 2, 1, 255, 255]);
    }

    #[test]
    fn wait_conditions_follow_the_header() {
        let word = 0b1010u32;
        let holds = |condition, value, mask| {
            AwaitWork { from: &raw const word as usize, value, mask, condition, wide: false }.holds()
        };
        assert!(holds(0, 9, u64::MAX) && holds(0, 10, u64::MAX) && !holds(0, 11, u64::MAX));
        assert!(holds(1, 10, u64::MAX) && holds(1, 0b11_0010, 0b11) && !holds(1, 11, u64::MAX));
        assert!(holds(2, 0b0010, u64::MAX) && !holds(2, 0b0101, u64::MAX));
        assert!(holds(3, 0b0001, 0b1111) && !holds(3, 0b0101, 0b1111));
    }
}

//! What is kept of a call: a closure over its values, and for a kernel a copy of its arguments behind it.

use core::ffi::c_void;
use core::mem::align_of;
use core::ptr::without_provenance_mut;

use super::layouts::Layout;
use super::ring::{ALIGNMENT, Ring};
use crate::entry::Work;

/// `HIP_LAUNCH_PARAM_BUFFER_POINTER`, `…_SIZE`, `…_END` (`hip_runtime_api.h`, all versions).
const BUFFER_POINTER: *mut c_void = without_provenance_mut(1);
const BUFFER_SIZE: *mut c_void = without_provenance_mut(2);
const END: *mut c_void = without_provenance_mut(3);
/// A longer `extra` list is not one that HIP reads.
const EXTRA_MAX: usize = 8;

/// A call of which everything that it needs later is in its values.
pub(crate) trait ByValue: FnOnce() -> u32 + Copy + 'static {}
impl<F: FnOnce() -> u32 + Copy + 'static> ByValue for F {}

/// A launch that takes its arguments as HIP does: one pointer each, or one block.
pub(crate) trait Launch: FnOnce(*mut *mut c_void, *mut *mut c_void) -> u32 + Copy + 'static {}
impl<F: FnOnce(*mut *mut c_void, *mut *mut c_void) -> u32 + Copy + 'static> Launch for F {}

/// Keeps a call by its values; `false` if the ring is full.
pub(crate) fn keep<F: ByValue>(ring: &mut Ring, work: Work, call: F) -> bool {
    const { assert!(align_of::<F>() <= ALIGNMENT) };
    unsafe fn run<F: ByValue>(payload: *mut u8, _: &mut Vec<*mut c_void>) -> u32 {
        // SAFETY: written below, and run once.
        let call = unsafe { payload.cast::<F>().read() };
        call()
    }
    // SAFETY: as much room as the closure needs, aligned.
    ring.push(work, run::<F>, size_of::<F>(), |payload| unsafe { payload.cast::<F>().write(call) })
}

/// Where a launch's arguments are, while its caller waits.
#[derive(Clone, Copy)]
pub(crate) enum Arguments {
    /// A pointer to each, in the places of this layout.
    Each(*mut *mut c_void, &'static Layout),
    /// One block of so many bytes.
    Block(*const u8, usize),
}

impl Arguments {
    /// Reads what `extra` says: the address and the size of a block. `None`: it says something else.
    ///
    /// # Safety
    /// `extra` is a list as HIP takes it.
    pub(crate) unsafe fn of_extra(extra: *mut *mut c_void) -> Option<Self> {
        let (mut block, mut size) = (None, None);
        for at in (0..EXTRA_MAX).step_by(2) {
            // SAFETY: the list goes on until its end mark.
            let key = unsafe { extra.add(at).read() };
            if key == END {
                break;
            }
            // SAFETY: a key has a value.
            let value = unsafe { extra.add(at + 1).read() };
            match key {
                BUFFER_POINTER => block = Some(value.cast_const().cast()),
                // SAFETY: points to the size.
                BUFFER_SIZE if !value.is_null() => size = Some(unsafe { value.cast::<usize>().read() }),
                _ => return None,
            }
        }
        let (block, size) = (block?, size?);
        (size <= super::layouts::BLOCK_BYTES_MAX).then_some(Self::Block(block, size))
    }

    fn bytes(self) -> usize {
        match self {
            Self::Each(_, layout) => layout.bytes(),
            Self::Block(_, bytes) => bytes,
        }
    }

    /// Copies them to where their block begins.
    ///
    /// # Safety
    /// The arguments are still there, and there is room for [`Self::bytes`].
    unsafe fn copy_to(self, block: *mut u8) {
        match self {
            Self::Each(pointers, layout) => {
                for (at, argument) in layout.arguments.iter().enumerate() {
                    // SAFETY: a pointer for each argument of the kernel, to as many bytes as it has; the layout lies
                    // inside the block.
                    unsafe {
                        let from = pointers.add(at).read().cast::<u8>();
                        block
                            .add(argument.offset as usize)
                            .copy_from_nonoverlapping(from, argument.size as usize);
                    }
                }
            }
            // SAFETY: the caller's promise.
            Self::Block(from, bytes) => unsafe { block.copy_from_nonoverlapping(from, bytes) },
        }
    }
}

/// A launch and how its arguments, which lie behind it, are passed.
#[repr(C, align(16))]
#[derive(Clone, Copy)]
struct Kept<G> {
    /// `None`: as one block.
    layout: Option<&'static Layout>,
    bytes: usize,
    call: G,
}

/// Keeps a launch with a copy of its arguments; `false` if the ring is full.
///
/// # Safety
/// The arguments are still there.
pub(crate) unsafe fn keep_launch<G: Launch>(
    ring: &mut Ring,
    work: Work,
    arguments: Arguments,
    call: G,
) -> bool {
    const { assert!(align_of::<Kept<G>>() == ALIGNMENT) };
    let layout = match arguments {
        Arguments::Each(_, layout) => Some(layout),
        Arguments::Block(..) => None,
    };
    let kept = Kept { layout, bytes: arguments.bytes(), call };
    ring.push(work, run_launch::<G>, size_of::<Kept<G>>() + kept.bytes, |payload| {
        // SAFETY: room for both, one behind the other.
        unsafe {
            payload.cast::<Kept<G>>().write(kept);
            arguments.copy_to(payload.add(size_of::<Kept<G>>()));
        }
    })
}

unsafe fn run_launch<G: Launch>(payload: *mut u8, scratch: &mut Vec<*mut c_void>) -> u32 {
    // SAFETY: written by `keep_launch`, and run once.
    let mut kept = unsafe { payload.cast::<Kept<G>>().read() };
    // SAFETY: the block lies behind it.
    let block = unsafe { payload.add(size_of::<Kept<G>>()) };
    scratch.clear();
    match kept.layout {
        Some(layout) => {
            // SAFETY: inside the block.
            let place =
                |argument: &super::layouts::Argument| unsafe { block.add(argument.offset as usize).cast() };
            scratch.extend(layout.arguments.iter().map(place));
            (kept.call)(scratch.as_mut_ptr(), core::ptr::null_mut())
        }
        None => {
            let size = (&raw mut kept.bytes).cast();
            scratch.extend([BUFFER_POINTER, block.cast(), BUFFER_SIZE, size, END]);
            (kept.call)(core::ptr::null_mut(), scratch.as_mut_ptr())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::layouts::Argument;
    use super::*;
    use crate::{Held, Stream};

    fn work() -> Work {
        Work { stream: Stream::legacy(0), held: Held::Never }
    }

    fn run(ring: &mut Ring) -> u32 {
        let front = ring.front().expect("a kept call");
        // SAFETY: there, and made once.
        let code = unsafe { front.run(&mut Vec::new()) };
        ring.take(front);
        code
    }

    #[test]
    fn a_launch_sees_the_arguments_as_they_were() {
        let arguments = Box::new([Argument { offset: 0, size: 8 }, Argument { offset: 8, size: 2 }]);
        let layout: &'static Layout = Box::leak(Box::new(Layout { arguments }));
        let mut ring = Ring::new(4096);
        {
            let (mut first, mut second) = (0x1122_3344_5566_7788_u64, 77_u16);
            let mut pointers = [(&raw mut first).cast(), (&raw mut second).cast()];
            let call = |params: *mut *mut c_void, extra: *mut *mut c_void| {
                assert!(extra.is_null());
                // SAFETY: a pointer for each argument.
                let (first, second) =
                    unsafe { ((*params).cast::<u64>().read(), (*params.add(1)).cast::<u16>().read()) };
                u32::from(first == 0x1122_3344_5566_7788) * u32::from(second)
            };
            // SAFETY: the arguments are here.
            assert!(unsafe {
                keep_launch(&mut ring, work(), Arguments::Each(pointers.as_mut_ptr(), layout), call)
            });
            (first, second) = (0, 0);
            assert_eq!((first, second), (0, 0));
        }
        assert_eq!(run(&mut ring), 77);
    }

    #[test]
    fn a_block_is_passed_as_a_block() {
        let mut ring = Ring::new(16 << 10);
        let mut block: Vec<u8> = (0..4096_u32).map(|at| at as u8).collect();
        let mut size = block.len();
        let mut extra = [BUFFER_POINTER, block.as_mut_ptr().cast(), BUFFER_SIZE, (&raw mut size).cast(), END];
        // SAFETY: a list as HIP takes it.
        let arguments = unsafe { Arguments::of_extra(extra.as_mut_ptr()) }.expect("a block");
        let call = |params: *mut *mut c_void, extra: *mut *mut c_void| {
            assert!(params.is_null());
            // SAFETY: as above.
            match unsafe { Arguments::of_extra(extra) } {
                Some(Arguments::Block(block, 4096)) => {
                    // SAFETY: so many bytes.
                    let block = unsafe { std::slice::from_raw_parts(block, 4096) };
                    block.iter().enumerate().map(|(at, byte)| u32::from(*byte == at as u8)).sum()
                }
                _ => 0,
            }
        };
        // SAFETY: the block is still there.
        assert!(unsafe { keep_launch(&mut ring, work(), arguments, call) });
        block.fill(0);
        drop(block);
        assert_eq!(run(&mut ring), 4096);
    }

    #[test]
    fn a_list_that_says_something_else_is_not_read() {
        for list in [[without_provenance_mut(9), END, END, END], [BUFFER_POINTER, END, END, END]] {
            let mut list = list;
            // SAFETY: an end mark comes soon.
            assert!(unsafe { Arguments::of_extra(list.as_mut_ptr()) }.is_none());
        }
    }

    #[test]
    fn a_call_by_value_is_made_once_with_its_values() {
        let mut ring = Ring::new(1024);
        let (value, wide) = (5_u32, 6_u128);
        assert!(keep(&mut ring, work(), move || value + wide as u32));
        assert_eq!(run(&mut ring), 11);
        assert!(ring.front().is_none());
    }
}

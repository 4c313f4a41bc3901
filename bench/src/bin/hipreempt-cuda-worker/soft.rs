//! What a software card is told about the kernel, which it finds by name in the program (`softgpu/kernel.h`): how long
//! a launch takes, and what it does. A real card never looks.
//!
//! The work is not the multiply-adds, which a processor cannot do in time, but as the kernel's it is the same at every
//! launch, differs with block and rounds, and adds up.

use std::ffi::c_void;

use hipreempt_bench::protocol::cuda::BLOCK_THREADS;

/// `SOFTGPU_KERNEL_VERSION`.
const VERSION: u32 = 1;
/// What a round takes, and a kernel without any, in nanoseconds. A model of nothing in particular.
const ROUND_NS: u64 = 100;
const EMPTY_NS: u64 = 2_000;

/// `struct softgpu_launch`: grid and block in three dimensions each, and shared memory.
#[repr(C)]
pub struct Launch {
    grid: [u32; 3],
    block: [u32; 3],
    shared_bytes: u64,
}

/// `struct softgpu_kernel`.
#[repr(C)]
pub struct Descriptor {
    version: u32,
    argument_count: u32,
    argument_sizes: *const u32,
    body: Option<unsafe extern "C" fn(*const Launch, *const *mut c_void)>,
    solo_ns: Option<unsafe extern "C" fn(*const Launch, *const *mut c_void) -> u64>,
}

// SAFETY: constant data.
unsafe impl Sync for Descriptor {}

static ARGUMENT_SIZES: [u32; 2] = [8, 4];

/// Found by this name.
#[unsafe(no_mangle)]
#[used]
#[allow(non_upper_case_globals, reason = "the name is the software card's rule")]
pub static softgpu_kernel_hipreempt_counted: Descriptor = Descriptor {
    version: VERSION,
    argument_count: ARGUMENT_SIZES.len() as u32,
    argument_sizes: ARGUMENT_SIZES.as_ptr(),
    body: Some(body),
    solo_ns: Some(solo_ns),
};

/// # Safety
/// `arguments` points at the kernel's two arguments.
unsafe fn arguments(arguments: *const *mut c_void) -> (*mut u64, u32) {
    // SAFETY: the caller's promise.
    unsafe {
        ((*arguments).cast::<*mut u64>().read_unaligned(), (*arguments.add(1)).cast::<u32>().read_unaligned())
    }
}

unsafe extern "C" fn body(launch: *const Launch, pointers: *const *mut c_void) {
    // SAFETY: by `softgpu/kernel.h` both are valid; the state has a place for every thread (`Work::new`).
    unsafe {
        let (state, rounds) = arguments(pointers);
        for block in 0..(*launch).grid[0] {
            let place = state.add(block as usize * BLOCK_THREADS as usize);
            let bits = (u64::from(block) << 32 | u64::from(rounds)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            *place = (*place).wrapping_add(bits);
        }
    }
}

unsafe extern "C" fn solo_ns(_launch: *const Launch, pointers: *const *mut c_void) -> u64 {
    // SAFETY: by `softgpu/kernel.h`.
    let (_, rounds) = unsafe { arguments(pointers) };
    EMPTY_NS + ROUND_NS * u64::from(rounds)
}

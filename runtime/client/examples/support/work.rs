//! One kernel for every device that an example or test may meet: counted work, `hipreempt_counted(state, rounds)`.
//!
//! On CUDA it is PTX. For the software device it is a name, and what it is told here by that name: how long a launch takes
//! and what it does. For an AMD GPU it would be a code object of hipcc; that is left to programs which have one.
#![allow(dead_code, reason = "each program uses its part")]

use std::ffi::c_void;

use hipreempt::{CallError, Function, Gpu, Platform};

/// Work-items of a workgroup.
pub const ITEMS: u32 = 256;
const NAME: &str = "hipreempt_counted";
const PTX: &str = concat!(include_str!("../../../../bench/src/bin/hipreempt-cuda-worker/work.ptx"), "\0");

/// Loads the kernel.
///
/// # Errors
/// As the library says; on an AMD GPU, that there is no code for it.
pub fn load(gpu: &Gpu) -> Result<Function, CallError> {
    let image = match gpu.platform() {
        Platform::Hip => software_bundle(),
        Platform::Cuda => PTX.as_bytes().to_vec(),
    };
    // SAFETY: a whole bundle, or PTX that ends with a zero byte.
    unsafe { gpu.module(&image) }?.function(NAME)
}

/// Bytes of state that a launch of so many workgroups uses.
pub fn state_bytes(groups: u32) -> usize {
    groups as usize * ITEMS as usize * size_of::<u64>()
}

/// A bundle as `clang-offload-bundler` writes it (its documentation, "Bundled Code Object Layout"), with one empty entry
/// for the software device: kernels by name, and no device code.
fn software_bundle() -> Vec<u8> {
    const TARGETS: [&str; 2] = ["host-x86_64-unknown-linux--", "hipv4-softgpu-unknown-linux--cpu"];
    let end = 32 + TARGETS.iter().map(|target| 24 + target.len() as u64).sum::<u64>();
    let mut bundle = b"__CLANG_OFFLOAD_BUNDLE__".to_vec();
    bundle.extend((TARGETS.len() as u64).to_le_bytes());
    for target in TARGETS {
        [end, 0, target.len() as u64].into_iter().for_each(|word| bundle.extend(word.to_le_bytes()));
        bundle.extend(target.as_bytes());
    }
    // The software device reads up to the end of what is mapped; a page of zeros ends it here.
    bundle.resize(bundle.len() + 4096, 0);
    bundle
}

/// `struct softgpu_launch` of `softgpu/kernel.h`.
#[repr(C)]
pub struct Launch {
    grid: [u32; 3],
    block: [u32; 3],
    shared_bytes: u64,
}

/// `struct softgpu_kernel` of `softgpu/kernel.h`, version 1.
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

/// What a round takes on the software device, and a kernel without any. A model of nothing in particular.
const ROUND_NS: u64 = 100;
const EMPTY_NS: u64 = 2_000;

/// So many rounds take this long on the software device.
pub const fn rounds_of_us(us: u32) -> u32 {
    us * (1_000 / ROUND_NS as u32)
}

/// Found by this name.
#[unsafe(no_mangle)]
#[used]
#[allow(non_upper_case_globals, reason = "the name is the software device's rule")]
pub static softgpu_kernel_hipreempt_counted: Descriptor = Descriptor {
    version: 1,
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

/// Adds the rounds up in the first word of the state.
unsafe extern "C" fn body(_launch: *const Launch, pointers: *const *mut c_void) {
    // SAFETY: by `softgpu/kernel.h`; whoever launches gives it at least one word of state.
    unsafe {
        let (state, rounds) = arguments(pointers);
        *state = (*state).wrapping_add(u64::from(rounds));
    }
}

unsafe extern "C" fn solo_ns(_launch: *const Launch, pointers: *const *mut c_void) -> u64 {
    // SAFETY: by `softgpu/kernel.h`.
    let (_, rounds) = unsafe { arguments(pointers) };
    EMPTY_NS + ROUND_NS * u64::from(rounds)
}

//! A kernel for the software device, which runs no device code: it knows a kernel by its name, and finds in the program
//! how long a launch takes (`runtime/softgpu-hip/include/softgpu/kernel.h`). So the doctor needs no compiler there.
//!
//! It must never reach another card: the module holds nothing that a GPU could run.

use std::ffi::{CStr, c_void};

/// The kernel's name. It takes one argument: how long it runs alone on the card, in ns, as 64 bits.
pub const NAME: &CStr = c"hipreempt_doctor";

/// How the PCI address of a software device begins: no machine has a domain that high (`runtime/softgpu/src/device.rs`).
pub const PCI_DOMAIN: &str = "face:";

/// `struct softgpu_kernel`.
#[repr(C)]
pub struct Descriptor {
    version: u32,
    argument_count: u32,
    argument_sizes: *const u32,
    body: Option<unsafe extern "C" fn(*const c_void, *const *mut c_void)>,
    solo_ns: Option<unsafe extern "C" fn(*const c_void, *const *mut c_void) -> u64>,
}

// SAFETY: constant data.
unsafe impl Sync for Descriptor {}

static ARGUMENT_SIZES: [u32; 1] = [8];

/// What the device looks up for [`NAME`], in the executable (`build.rs` exports it). It does nothing but take its time.
#[unsafe(no_mangle)]
#[used]
pub static softgpu_kernel_hipreempt_doctor: Descriptor = Descriptor {
    version: 1,
    argument_count: 1,
    argument_sizes: ARGUMENT_SIZES.as_ptr(),
    body: None,
    solo_ns: Some(solo_ns),
};

/// # Safety
/// `arguments` holds pointers to as many arguments as the descriptor says.
unsafe extern "C" fn solo_ns(_launch: *const c_void, arguments: *const *mut c_void) -> u64 {
    // SAFETY: the device passes a pointer to a copy of the one argument, which has 8 bytes.
    unsafe { arguments.read().cast::<u64>().read_unaligned() }
}

/// The module: clang's offload bundle with one empty entry, for the software device ("Clang Offload Bundler" in clang's
/// documentation).
pub fn module() -> Vec<u8> {
    const MAGIC: &[u8] = b"__CLANG_OFFLOAD_BUNDLE__";
    const TARGET: &[u8] = b"hipv4-softgpu-unknown-linux--cpu";
    let end = MAGIC.len() + 4 * size_of::<u64>() + TARGET.len();
    let mut image = MAGIC.to_vec();
    // How many entries; of the one: offset, size, length of the target's name.
    for number in [1, end, 0, TARGET.len()] {
        image.extend((number as u64).to_le_bytes());
    }
    image.extend(TARGET);
    image
}

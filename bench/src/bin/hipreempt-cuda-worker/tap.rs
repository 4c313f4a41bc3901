//! This program's own `ioctl`, by which the CUDA library makes its hardware queues: what their time slices are is asked
//! of the kernel driver, not of the preload that may have changed them.

use std::ffi::{c_int, c_ulong, c_void};

use hipreempt_driver::nvidia::{Group, Kernel, Refusal, forward, tap};

/// Exported from the executable (`build.rs`), so that it comes before all others. The next one is called, which is the
/// preload's where there is one.
///
/// # Safety
/// As for `ioctl(2)`; see [`forward::ioctl`] for why three arguments are right.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's own arguments.
    unsafe { forward::ioctl(fd, request, argument) }
}

/// The time slice of each compute queue of this process, in µs.
pub fn slices_us() -> Result<Vec<u64>, Refusal> {
    tap::groups().map(|known| Group::new(known, Kernel).slice_us()).collect()
}

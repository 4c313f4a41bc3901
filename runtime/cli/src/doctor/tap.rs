//! This program's own `ioctl`, which the CUDA library comes by that a process of the measurement opens.

use std::ffi::{c_int, c_ulong, c_void};

/// Exported from the executable (`build.rs`), so that it comes before the C library's.
///
/// # Safety
/// As for `ioctl(2)`; see [`hipreempt_driver::nvidia::forward::ioctl`] for why three arguments are right.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's own arguments.
    unsafe { hipreempt_driver::nvidia::forward::ioctl(fd, request, argument) }
}

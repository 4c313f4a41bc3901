//! This program's own `ioctl`, which the CUDA or HIP library comes by that a process of the measurement opens.

use std::ffi::{c_int, c_ulong, c_void};

use hipreempt_driver::{amd, nvidia};

/// Exported from the executable (`build.rs`), so that it comes before the C library's.
///
/// # Safety
/// As for `ioctl(2)`; see [`nvidia::forward::ioctl`] for why three arguments are right.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    if amd::kfd::request_type(request) == amd::kfd::REQUEST_TYPE {
        // SAFETY: the caller's own arguments.
        return unsafe { amd::forward::ioctl(fd, request, argument) };
    }
    // SAFETY: as above.
    unsafe { nvidia::forward::ioctl(fd, request, argument) }
}

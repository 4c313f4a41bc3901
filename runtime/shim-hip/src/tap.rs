//! `ioctl` in front of the C library's: level 3 learns from it which hardware queues the program has.
//!
//! ROCr (`libhsa-runtime64.so.1`, behind `libamdhip64.so`) calls it by the dynamic symbol. Every other `ioctl` of the program comes by as well, and costs one
//! comparison.

use core::ffi::{c_int, c_ulong, c_void};

/// The C library's function is variadic; its callers pass one argument more, or none, and on x86-64 that argument is
/// in the same register either way (System V ABI, 3.5.7). One that is not passed is not looked at by the kernel either.
///
/// # Safety
/// As for `ioctl(2)`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's own arguments.
    unsafe { hipreempt_shim::tap::ioctl_of_hip(fd, request, argument) }
}

//! What `ioctl` requests of all drivers have in common: how they are numbered, and the function that makes them.

use core::ffi::{c_int, c_ulong, c_void};
use core::ptr;
use core::sync::atomic::{AtomicPtr, Ordering};

use crate::symbol::lookup;

/// The type byte of a request (`asm-generic/ioctl.h`, as all of the next).
#[inline]
#[must_use]
pub const fn request_type(request: c_ulong) -> c_ulong {
    request >> 8 & 0xFF
}

/// The number of a request.
#[must_use]
pub const fn request_number(request: c_ulong) -> u32 {
    (request & 0xFF) as u32
}

/// The size in bytes of what a request's argument points to.
#[must_use]
pub const fn request_bytes(request: c_ulong) -> usize {
    (request >> 16 & 0x3FFF) as usize
}

type Ioctl = unsafe extern "C" fn(c_int, c_ulong, *mut c_void) -> c_int;

static NEXT: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());

/// The `ioctl` that comes after this library's in the program's search order.
///
/// # Safety
/// The arguments are those of a call to `ioctl`.
pub(crate) unsafe fn next_ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    let mut address = NEXT.load(Ordering::Relaxed);
    if address.is_null() {
        // SAFETY: RTLD_NEXT is a valid pseudo handle.
        address = unsafe { lookup(libc::RTLD_NEXT, c"ioctl") };
        NEXT.store(address, Ordering::Relaxed);
    }
    if address.is_null() {
        // SAFETY: the same call without the C library's function.
        return unsafe { libc::syscall(libc::SYS_ioctl, fd, request, argument) } as c_int;
    }
    // SAFETY: the C library's `ioctl`, or another preload's, which take these arguments; it is variadic, and on x86-64
    // and AArch64 Linux a variadic function gets its first arguments as any other does.
    unsafe { core::mem::transmute::<*mut c_void, Ioctl>(address)(fd, request, argument) }
}

/// The device number of an open descriptor, if that is a character device.
///
/// # Errors
/// The descriptor is closed or another kind of file.
pub(crate) fn device_number(fd: c_int) -> std::io::Result<u64> {
    // SAFETY: `stat` is plain data, for which zeroes are a value.
    let mut status: libc::stat = unsafe { core::mem::zeroed() };
    // SAFETY: a valid place for the result; any descriptor may be asked about.
    if unsafe { libc::fstat(fd, &raw mut status) } != 0 {
        return Err(std::io::Error::last_os_error());
    }
    character_device(&status)
}

/// The device number that `stat` or `fstat` has told, if it is a character device's.
///
/// # Errors
/// It is another kind of file.
pub(crate) fn character_device(status: &libc::stat) -> std::io::Result<u64> {
    if status.st_mode & libc::S_IFMT != libc::S_IFCHR {
        return Err(std::io::Error::from_raw_os_error(libc::ENOTTY));
    }
    Ok(status.st_rdev)
}

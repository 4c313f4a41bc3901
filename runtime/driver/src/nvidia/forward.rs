//! An `ioctl` to stand in front of the C library's: makes the program's call, and lets the tap take note of it.

use core::ffi::{c_int, c_ulong, c_void};

use super::{rm, tap};
use crate::request::next_ioctl;

/// Makes the call, exactly once, and takes note of it if it is one of NVIDIA's driver. `errno` is left as the call set
/// it.
///
/// Called for every `ioctl` of the process that goes by way of the dynamic symbol, from any thread and any signal
/// handler: for calls that are not NVIDIA's this is one comparison more.
///
/// # Safety
/// The arguments are those of a call to `ioctl`.
#[inline]
pub unsafe fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    // SAFETY: the caller's own arguments.
    let returned = unsafe { next_ioctl(fd, request, argument) };
    if rm::request_type(request) == rm::REQUEST_TYPE {
        // SAFETY: the call that has just returned.
        unsafe { take_note(fd, request, argument, returned) };
    }
    returned
}

#[cold]
unsafe fn take_note(fd: c_int, request: c_ulong, argument: *mut c_void, returned: c_int) {
    // SAFETY: the calling thread's own `errno`.
    let errno = unsafe { *libc::__errno_location() };
    // SAFETY: the caller's promise.
    unsafe { tap::observe(fd, request, argument, returned) };
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

#[cfg(test)]
mod tests {
    use core::ptr;

    use super::*;

    #[test]
    fn the_call_is_made_and_its_errno_stays() {
        let mut size = libc::winsize { ws_row: 0, ws_col: 0, ws_xpixel: 0, ws_ypixel: 0 };
        let argument = ptr::from_mut(&mut size).cast();
        // SAFETY: a closed descriptor is refused.
        assert_eq!(unsafe { ioctl(-1, libc::TIOCGWINSZ, argument) }, -1);
        assert_eq!(std::io::Error::last_os_error().raw_os_error(), Some(libc::EBADF));
        let nvidias = rm::request(rm::RM_FREE, 16);
        // SAFETY: as above; the argument is not read after a call that failed.
        assert_eq!(unsafe { ioctl(-1, nvidias, argument) }, -1);
        assert_eq!(std::io::Error::last_os_error().raw_os_error(), Some(libc::EBADF));
    }

    #[test]
    fn a_program_that_says_nvidias_numbers_to_an_ordinary_file_is_not_learnt_from() {
        use std::os::fd::AsRawFd;
        let pipe = std::os::unix::net::UnixStream::pair().expect("a socket");
        let mut pending = 0_i32;
        // SAFETY: `FIONREAD` writes an integer.
        let returned =
            unsafe { ioctl(pipe.0.as_raw_fd(), libc::FIONREAD, ptr::from_mut(&mut pending).cast()) };
        assert_eq!((returned, pending), (0, 0));
        assert_eq!(tap::groups().count(), 0);
    }
}

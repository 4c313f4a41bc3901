//! An `ioctl` to stand in front of the C library's: makes the program's call, and lets the tap take note of it.

use core::ffi::{c_int, c_ulong, c_void};

use super::{Kernel, kfd, tap};
use crate::request::next_ioctl;

/// Makes the call, exactly once, and takes note of it if it is one of AMD's compute driver. `errno` is left as the call
/// set it.
///
/// Called for every `ioctl` of the process that goes by way of the dynamic symbol, from any thread and any signal
/// handler: for calls of other drivers this is one comparison more.
///
/// # Safety
/// The arguments are those of a call to `ioctl`.
#[inline]
pub unsafe fn ioctl(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    if kfd::request_type(request) == kfd::REQUEST_TYPE {
        // SAFETY: the caller's own arguments.
        return unsafe { noted(fd, request, argument) };
    }
    // SAFETY: as above.
    unsafe { next_ioctl(fd, request, argument) }
}

#[cold]
unsafe fn noted(fd: c_int, request: c_ulong, argument: *mut c_void) -> c_int {
    // SAFETY: the calling thread's own `errno`, a place that stays.
    let errno = unsafe { &mut *libc::__errno_location() };
    let before = *errno;
    // SAFETY: the caller's promise.
    let passing = unsafe { tap::begin(fd, request, argument) };
    *errno = before;
    // SAFETY: the caller's own arguments.
    let returned = unsafe { next_ioctl(fd, request, argument) };
    // SAFETY: as above; the call may have changed it.
    let after = unsafe { *libc::__errno_location() };
    // SAFETY: the call that has just returned.
    unsafe { passing.end(&Kernel, fd, argument, returned) };
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = after };
    returned
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_call_is_made_and_its_errno_stays() {
        let mut made = kfd::CreateQueue::default();
        let argument = core::ptr::from_mut(&mut made).cast();
        let requests = [
            libc::TIOCGWINSZ,
            kfd::read_write(kfd::CREATE_QUEUE, 88),
            kfd::read_write(kfd::DESTROY_QUEUE, 8),
            kfd::UPDATE_REQUEST,
        ];
        for request in requests {
            // SAFETY: a closed descriptor is refused.
            assert_eq!(unsafe { ioctl(-1, request, argument) }, -1);
            assert_eq!(std::io::Error::last_os_error().raw_os_error(), Some(libc::EBADF));
        }
        assert_eq!(tap::queues().count(), 0);
        assert!(!tap::is_unsuitable() && !tap::any_suspended());
    }
}

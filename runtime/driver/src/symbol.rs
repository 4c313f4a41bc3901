//! `dlsym` and `dlvsym` themselves, not the preload's filters of these names.

use core::ffi::{CStr, c_char, c_void};
use core::sync::atomic::{AtomicPtr, Ordering};

use crate::elf;

/// The C library's `dlsym`.
pub type Dlsym = unsafe extern "C" fn(*mut c_void, *const c_char) -> *mut c_void;
/// The C library's `dlvsym`.
pub type Dlvsym = unsafe extern "C" fn(*mut c_void, *const c_char, *const c_char) -> *mut c_void;

/// A function of the C library, looked up on first use.
struct OfLibc {
    name: &'static CStr,
    address: AtomicPtr<c_void>,
}

static DLSYM: OfLibc = OfLibc::new(c"dlsym");
static DLVSYM: OfLibc = OfLibc::new(c"dlvsym");

impl OfLibc {
    const fn new(name: &'static CStr) -> Self {
        Self { name, address: AtomicPtr::new(core::ptr::null_mut()) }
    }

    /// Callable from anywhere, including inside the preload's filters: no lock of ours, no allocation, no thread-local.
    fn get(&self) -> *mut c_void {
        let known = self.address.load(Ordering::Relaxed);
        if !known.is_null() {
            return known;
        }
        let found = elf::function_of_libc(self.name);
        self.address.store(found, Ordering::Relaxed);
        found
    }
}

/// The address of the C library's `dlsym`; null where there is none, which no glibc since 2.2.5 is.
#[must_use]
pub fn real_dlsym() -> *mut c_void {
    DLSYM.get()
}

/// The address of the C library's `dlvsym`; null where there is none.
#[must_use]
pub fn real_dlvsym() -> *mut c_void {
    DLVSYM.get()
}

/// Looks a name up in one library; null where it has none.
///
/// # Safety
/// `handle` is a live handle of `dlopen`, or a pseudo handle.
#[must_use]
pub unsafe fn lookup(handle: *mut c_void, name: &CStr) -> *mut c_void {
    let dlsym = real_dlsym();
    if dlsym.is_null() {
        return core::ptr::null_mut();
    }
    // SAFETY: the address is the C library's `dlsym`, whose type this is; the handle is the caller's promise.
    unsafe { core::mem::transmute::<*mut c_void, Dlsym>(dlsym)(handle, name.as_ptr()) }
}

/// Looks a version of a name up in one library; null where it has none.
///
/// # Safety
/// `handle` is a live handle of `dlopen`, or a pseudo handle; `version` is null-terminated.
#[must_use]
pub unsafe fn lookup_version(handle: *mut c_void, name: &CStr, version: *const c_char) -> *mut c_void {
    let dlvsym = real_dlvsym();
    if dlvsym.is_null() {
        return core::ptr::null_mut();
    }
    // SAFETY: the address is the C library's `dlvsym`, whose type this is; the rest is the caller's promise.
    unsafe { core::mem::transmute::<*mut c_void, Dlvsym>(dlvsym)(handle, name.as_ptr(), version) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_functions_find_what_libc_has() {
        // SAFETY: RTLD_NEXT is a valid pseudo handle.
        let found = unsafe { lookup(libc::RTLD_NEXT, c"getpid") };
        assert!(!found.is_null());
        // SAFETY: as above.
        let versioned = unsafe { lookup_version(libc::RTLD_NEXT, c"getpid", c"GLIBC_2.2.5".as_ptr()) };
        assert_eq!(versioned, found);
        // SAFETY: as above.
        assert!(unsafe { lookup(libc::RTLD_NEXT, c"no_such_function_at_all") }.is_null());
        // SAFETY: as above.
        assert!(unsafe { lookup_version(libc::RTLD_NEXT, c"getpid", c"GLIBC_1.0".as_ptr()) }.is_null());
    }
}

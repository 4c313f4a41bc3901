//! `dlsym` itself, not the preload's filter of that name.

use core::ffi::{CStr, c_char, c_void};
use core::sync::atomic::{AtomicPtr, Ordering};

/// The C library's `dlsym`.
pub type Dlsym = unsafe extern "C" fn(*mut c_void, *const c_char) -> *mut c_void;

static DLSYM: AtomicPtr<c_void> = AtomicPtr::new(core::ptr::null_mut());

/// `dlsym` has lived in two version nodes: glibc 2.34 moved it from libdl into libc.
const VERSIONS: [&CStr; 2] = [c"GLIBC_2.34", c"GLIBC_2.2.5"];

/// The address of the C library's `dlsym`; null where there is none, which no glibc since 2.2.5 is.
///
/// Callable from anywhere, including inside `dlsym` of the preload: no lock of ours, no allocation, no thread-local.
#[must_use]
pub fn real_dlsym() -> *mut c_void {
    let known = DLSYM.load(Ordering::Relaxed);
    if !known.is_null() {
        return known;
    }
    let found = VERSIONS.iter().map(|version| next_version(c"dlsym", version)).find(|found| !found.is_null());
    let found = found.unwrap_or(core::ptr::null_mut());
    DLSYM.store(found, Ordering::Relaxed);
    found
}

fn next_version(name: &CStr, version: &CStr) -> *mut c_void {
    // SAFETY: both strings are null-terminated; RTLD_NEXT asks for the definition after the object that this code is
    // part of, which is the C library's. The preload exports no `dlvsym`, so this cannot come back to it.
    unsafe { libc::dlvsym(libc::RTLD_NEXT, name.as_ptr(), version.as_ptr()) }
}

/// Looks a name up in one library; null where it has none.
///
/// # Safety
/// `handle` is a live handle of `dlopen`, or `RTLD_NEXT`.
#[must_use]
pub unsafe fn lookup(handle: *mut c_void, name: &CStr) -> *mut c_void {
    let dlsym = real_dlsym();
    if dlsym.is_null() {
        return core::ptr::null_mut();
    }
    // SAFETY: the address is the C library's `dlsym`, whose type this is; the handle is the caller's promise.
    unsafe { core::mem::transmute::<*mut c_void, Dlsym>(dlsym)(handle, name.as_ptr()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_real_dlsym_finds_what_libc_has() {
        // SAFETY: RTLD_NEXT is a valid pseudo handle.
        let found = unsafe { lookup(libc::RTLD_NEXT, c"getpid") };
        assert!(!found.is_null());
        // SAFETY: as above.
        assert!(unsafe { lookup(libc::RTLD_NEXT, c"no_such_function_at_all") }.is_null());
    }
}

//! Reaching the real functions, and putting ours in their place, on every road into the library.
//!
//! A program reaches HIP by symbol (the preload's exports come first), by `dlsym` on a handle (the filter here), or
//! through the library's own `hipGetProcAddress` (whose results are looked up by address here). Names alone decide
//! nothing: a function is replaced only if the real one lies inside the real HIP library, so that a program that
//! probes for HIP on a machine without it, or that has a second HIP library, finds what it would find without us.

use std::ffi::{CStr, c_char, c_void};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use hipreempt_driver::symbol::{lookup, real_dlsym};
use hipreempt_driver::{Library, Platform, find};

use crate::platform::platform;
use crate::say::say;
use crate::settings::{CUDA_LIBRARY, HIP_LIBRARY};

/// One exported function that stands in front of a real one.
#[derive(Clone, Copy, Debug)]
pub struct Hook {
    /// The symbol.
    pub name: &'static CStr,
    /// Our function.
    pub address: *const c_void,
}

// SAFETY: the address of a function, which is the same in every thread.
unsafe impl Sync for Hook {}

static LIBRARY: AtomicPtr<Library> = AtomicPtr::new(ptr::null_mut());
static COMPLAINED: AtomicBool = AtomicBool::new(false);

/// The real library of this process, once it is loaded.
#[must_use]
pub fn library() -> Option<&'static Library> {
    let known = LIBRARY.load(Ordering::Acquire);
    if !known.is_null() {
        // SAFETY: a library once published is never freed.
        return Some(unsafe { &*known });
    }
    let variable = match platform() {
        Platform::Hip => HIP_LIBRARY,
        Platform::Cuda => CUDA_LIBRARY,
    };
    let configured = std::env::var_os(variable).filter(|path| !path.is_empty());
    let found = find(platform(), configured.as_ref().map(std::path::Path::new)).or_else(|error| {
        if configured.is_some() && !COMPLAINED.swap(true, Ordering::Relaxed) {
            say!("{variable}: {error}; using the library that the program loads");
        }
        find(platform(), None)
    });
    publish(found.ok()?)
}

fn publish(found: Library) -> Option<&'static Library> {
    let made = Box::into_raw(Box::new(found));
    match LIBRARY.compare_exchange(ptr::null_mut(), made, Ordering::AcqRel, Ordering::Acquire) {
        // SAFETY: made above, and never freed from now on.
        Ok(_) => Some(unsafe { &*made }),
        Err(other) => {
            // SAFETY: ours alone; the other one is published and never freed.
            unsafe {
                drop(Box::from_raw(made));
                Some(&*other)
            }
        }
    }
}

/// The real function behind an export, looked up on first use.
#[derive(Debug)]
pub struct Real {
    name: &'static CStr,
    address: AtomicPtr<c_void>,
    missed: AtomicBool,
}

impl Real {
    /// The function of this name, not yet looked up.
    #[must_use]
    pub const fn new(name: &'static CStr) -> Self {
        Self { name, address: AtomicPtr::new(ptr::null_mut()), missed: AtomicBool::new(false) }
    }

    /// Its address; null where the real library has no such function, which is said once.
    #[inline]
    #[must_use]
    pub fn address(&self) -> *mut c_void {
        let known = self.address.load(Ordering::Relaxed);
        if known.is_null() { self.find() } else { known }
    }

    #[cold]
    fn find(&self) -> *mut c_void {
        let found = library().map_or(ptr::null_mut(), |library| library.symbol(self.name));
        self.address.store(found, Ordering::Relaxed);
        if found.is_null() && !self.missed.swap(true, Ordering::Relaxed) {
            say!("the {} library of this program has no {}", platform().name(), self.name.to_string_lossy());
        }
        found
    }
}

/// What `dlsym(handle, name)` should return instead of the real answer; null: the real answer.
///
/// Called for every `dlsym` of the process, also from inside the C library and the Rust runtime: for names that are
/// not ours it takes no lock, allocates nothing and touches no thread-local.
///
/// # Safety
/// The arguments are those of a call to `dlsym`.
#[must_use]
pub unsafe fn substitute(hooks: Hooks, handle: *mut c_void, name: *const c_char) -> *const c_void {
    if name.is_null() || handle == libc::RTLD_NEXT || handle == libc::RTLD_DEFAULT {
        return ptr::null();
    }
    // SAFETY: `dlsym` takes a null-terminated name.
    let name = unsafe { CStr::from_ptr(name) };
    if !PREFIXES.iter().any(|prefix| name.to_bytes().starts_with(prefix)) {
        return ptr::null();
    }
    let Some(hook) = hooks.iter().flatten().find(|hook| hook.name == name) else { return ptr::null() };
    // SAFETY: the caller's handle, which it was about to pass to the real `dlsym`.
    let real = unsafe { lookup(handle, name) };
    match library() {
        Some(library) if library.contains(real) => hook.address,
        _ => ptr::null(),
    }
}

/// What the names of all hooks begin with.
const PREFIXES: [&[u8]; 3] = [b"hip", b"__hip", b"_Z"];

/// A row for each function of the API table; `None`: no hook stands in front of it.
pub type Hooks = &'static [Option<Hook>];

/// The C library's `dlsym`, for the filter to go on to.
pub extern "C" fn next_dlsym() -> *mut c_void {
    real_dlsym()
}

/// Our function for the real one at this address, if there is one.
#[must_use]
pub fn substitute_address(hooks: Hooks, real: *const c_void) -> Option<*const c_void> {
    let library = library().filter(|library| library.contains(real))?;
    hooks.iter().flatten().find(|hook| ptr::eq(library.symbol(hook.name), real)).map(|hook| hook.address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_and_pseudo_handles_are_left_alone() {
        static HOOKS: [Option<Hook>; 1] = [Some(Hook { name: c"hipLaunchKernel", address: ptr::null() })];
        for (handle, name) in [
            (libc::RTLD_NEXT, c"hipLaunchKernel"),
            (libc::RTLD_DEFAULT, c"hipLaunchKernel"),
            (ptr::null_mut::<c_void>().wrapping_add(16), c"pthread_create"),
        ] {
            // SAFETY: as `dlsym` would be called; a handle is only used for names that are ours.
            assert!(unsafe { substitute(&HOOKS, handle, name.as_ptr()) }.is_null());
        }
    }

    #[test]
    fn without_a_hip_library_nothing_is_found() {
        static REAL: Real = Real::new(c"hipLaunchKernel");
        assert!(library().is_none());
        assert!(REAL.address().is_null());
    }
}

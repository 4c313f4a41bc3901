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
    Some(publish_once(&LIBRARY, found.ok()?))
}

/// Keeps the first value that any thread made, for good.
fn publish_once<T>(place: &AtomicPtr<T>, value: T) -> &'static T {
    let made = Box::into_raw(Box::new(value));
    match place.compare_exchange(ptr::null_mut(), made, Ordering::AcqRel, Ordering::Acquire) {
        // SAFETY: made above, and never freed from now on.
        Ok(_) => unsafe { &*made },
        Err(other) => {
            // SAFETY: ours alone; the other one is published and never freed.
            unsafe {
                drop(Box::from_raw(made));
                &*other
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

/// The C library's `dlsym`, for the filter to go on to.
pub extern "C" fn next_dlsym() -> *mut c_void {
    real_dlsym()
}

/// All hooks of a preload library.
#[derive(Debug)]
pub struct Hooks {
    /// What every name begins with, one or the other.
    prefixes: &'static [&'static [u8]],
    /// A row for each function of the API table; `None`: no hook stands in front of it.
    rows: &'static [Option<Hook>],
    /// Made by the first look-up by address.
    by_address: AtomicPtr<ByAddress>,
}

/// Where each hooked function of the real library lies, and our function for it; in order of the former.
type ByAddress = Vec<(usize, Hook)>;

impl Hooks {
    /// A table of these rows.
    #[must_use]
    pub const fn new(prefixes: &'static [&'static [u8]], rows: &'static [Option<Hook>]) -> Self {
        Self { prefixes, rows, by_address: AtomicPtr::new(ptr::null_mut()) }
    }

    fn hooks(&self) -> impl Iterator<Item = &'static Hook> {
        self.rows.iter().flatten()
    }

    /// What `dlsym(handle, name)` should return instead of the real answer; null: the real answer.
    ///
    /// Called for every `dlsym` of the process, also from inside the C library and the Rust runtime: for names that are
    /// not ours it takes no lock, allocates nothing and touches no thread-local.
    ///
    /// # Safety
    /// The arguments are those of a call to `dlsym`.
    #[must_use]
    pub unsafe fn substitute(&self, handle: *mut c_void, name: *const c_char) -> *const c_void {
        if name.is_null() || handle == libc::RTLD_NEXT || handle == libc::RTLD_DEFAULT {
            return ptr::null();
        }
        // SAFETY: `dlsym` takes a null-terminated name.
        let name = unsafe { CStr::from_ptr(name) };
        if !self.prefixes.iter().any(|prefix| name.to_bytes().starts_with(prefix)) {
            return ptr::null();
        }
        let Some(hook) = self.hooks().find(|hook| hook.name == name) else { return ptr::null() };
        // SAFETY: the caller's handle, which it was about to pass to the real `dlsym`.
        let real = unsafe { lookup(handle, name) };
        match library() {
            Some(library) if library.contains(real) => hook.address,
            _ => ptr::null(),
        }
    }

    /// Our function for the real one at this address, if there is one. CUDA's runtime library looks some 500 functions
    /// up when it starts.
    #[must_use]
    pub fn substitute_address(&self, real: *const c_void) -> Option<*const c_void> {
        let library = library().filter(|library| library.contains(real))?;
        let known = self.by_address.load(Ordering::Acquire);
        let table = if known.is_null() {
            publish_once(&self.by_address, by_address(self.hooks(), |name| library.symbol(name)))
        } else {
            // SAFETY: a table once published is never freed.
            unsafe { &*known }
        };
        at_address(table, real as usize)
    }
}

fn by_address(
    hooks: impl Iterator<Item = &'static Hook>,
    symbol: impl Fn(&CStr) -> *mut c_void,
) -> ByAddress {
    let mut table: ByAddress = hooks.map(|hook| (symbol(hook.name) as usize, *hook)).collect();
    table.retain(|(address, _)| *address != 0);
    // Of two names for one function, the first of the API table.
    table.sort_by_key(|(address, _)| *address);
    table.dedup_by_key(|(address, _)| *address);
    table
}

fn at_address(table: &ByAddress, real: usize) -> Option<*const c_void> {
    let at = table.binary_search_by_key(&real, |(address, _)| *address).ok()?;
    Some(table[at].1.address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_and_pseudo_handles_are_left_alone() {
        static ROWS: [Option<Hook>; 1] = [Some(Hook { name: c"hipLaunchKernel", address: ptr::null() })];
        static HOOKS: Hooks = Hooks::new(&[b"hip"], &ROWS);
        for (handle, name) in [
            (libc::RTLD_NEXT, c"hipLaunchKernel"),
            (libc::RTLD_DEFAULT, c"hipLaunchKernel"),
            (ptr::null_mut::<c_void>().wrapping_add(16), c"pthread_create"),
        ] {
            // SAFETY: as `dlsym` would be called; a handle is only used for names that are ours.
            assert!(unsafe { HOOKS.substitute(handle, name.as_ptr()) }.is_null());
        }
    }

    /// A hook whose own address is known by its name.
    fn hook(name: &'static CStr, ours: usize) -> &'static Hook {
        Box::leak(Box::new(Hook { name, address: ptr::without_provenance(ours) }))
    }

    #[test]
    fn functions_are_found_by_address_whatever_order_the_library_has_them_in() {
        let hooks = [hook(c"a", 1), hook(c"b", 2), hook(c"c", 3), hook(c"alias_of_a", 4)];
        let symbol = |name: &CStr| {
            ptr::without_provenance_mut(match name.to_bytes() {
                b"a" | b"alias_of_a" => 0x300,
                b"b" => 0x100,
                _ => 0,
            })
        };
        let table = by_address(hooks.into_iter(), symbol);
        let ours = |real| at_address(&table, real).map(<*const c_void>::addr);
        assert_eq!((ours(0x300), ours(0x100)), (Some(1), Some(2)), "of two names the first");
        assert_eq!(
            (ours(0), ours(0x200), ours(0x301)),
            (None, None, None),
            "what the library lacks is not at 0"
        );
    }

    #[test]
    fn a_table_is_made_once() {
        let place = AtomicPtr::new(ptr::null_mut());
        let first: *const u32 = publish_once(&place, 1);
        assert_eq!(first, ptr::from_ref(publish_once(&place, 2)));
    }

    #[test]
    fn without_a_hip_library_nothing_is_found() {
        static REAL: Real = Real::new(c"hipLaunchKernel");
        assert!(library().is_none());
        assert!(REAL.address().is_null());
    }
}

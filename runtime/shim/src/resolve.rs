//! Reaching the real functions, and putting ours in their place, on every road into the library.
//!
//! A program reaches the library by symbol (the preload's exports come first), by `dlsym` or `dlvsym` on a handle (the
//! filters here), or through the library's own `hipGetProcAddress` or `cuGetProcAddress` (whose results are looked up by
//! address here). What it reaches by none of them, [`dispatch`] can.
//! Names alone decide nothing: a function is replaced only if the real one lies inside the real library, so that a
//! program that probes for it on a machine without it, or that has a second one, finds what it would find without us.

use std::ffi::{CStr, c_char, c_void};
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use hipreempt_driver::symbol::{lookup, lookup_version, real_dlsym, real_dlvsym};
use hipreempt_driver::{Library, Platform, find};

use crate::dispatch;
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
    let library = publish_once(&LIBRARY, found.ok()?);
    dispatch::invite(library);
    Some(library)
}

/// The real library, if this address lies in it. Where none was found by name, the object that it lies in is the real
/// library from now on: it is a program that has HIP linked into itself.
pub(crate) fn library_around(address: *const c_void) -> Option<&'static Library> {
    library()
        .or_else(|| Some(publish_once(&LIBRARY, Library::around(address)?)))
        .filter(|library| library.contains(address))
}

/// The real function of a name, past everything of ours.
pub(crate) fn real(name: &CStr) -> *mut c_void {
    let original = dispatch::original(name);
    if !original.is_null() {
        return original;
    }
    library().map_or(ptr::null_mut(), |library| library.symbol(name))
}

/// Keeps the first value that any thread made, for good.
fn publish_once<T>(place: &AtomicPtr<T>, value: T) -> &'static T {
    publish(place, value);
    // SAFETY: something is published there, and never freed.
    unsafe { &*place.load(Ordering::Acquire) }
}

/// The same; whether it was this value.
pub(crate) fn publish<T>(place: &AtomicPtr<T>, value: T) -> bool {
    let made = Box::into_raw(Box::new(value));
    let published =
        place.compare_exchange(ptr::null_mut(), made, Ordering::SeqCst, Ordering::Acquire).is_ok();
    if !published {
        // SAFETY: made above, and ours alone.
        drop(unsafe { Box::from_raw(made) });
    }
    published
}

/// The real function behind an export, looked up on first use.
#[derive(Debug)]
pub struct Real {
    name: &'static CStr,
    address: AtomicPtr<c_void>,
    missed: AtomicBool,
    listed: AtomicBool,
    /// The one that was looked up before it.
    next: AtomicPtr<Real>,
}

/// All that were looked up, the last one first.
static LOOKED_UP: AtomicPtr<Real> = AtomicPtr::new(ptr::null_mut());

impl Real {
    /// The function of this name, not yet looked up.
    #[must_use]
    pub const fn new(name: &'static CStr) -> Self {
        Self {
            name,
            address: AtomicPtr::new(ptr::null_mut()),
            missed: AtomicBool::new(false),
            listed: AtomicBool::new(false),
            next: AtomicPtr::new(ptr::null_mut()),
        }
    }

    /// Its address; null where the real library has no such function, which is said once.
    #[inline]
    #[must_use]
    pub fn address(&'static self) -> *mut c_void {
        let known = self.address.load(Ordering::Relaxed);
        if known.is_null() { self.find() } else { known }
    }

    #[cold]
    fn find(&'static self) -> *mut c_void {
        // Before the look-up: whoever changes what it finds, changes what it has found in the end (`refresh`).
        self.list();
        let found = real(self.name);
        if found.is_null() {
            if !self.missed.swap(true, Ordering::Relaxed) {
                say!(
                    "the {} library of this program has no {}",
                    platform().name(),
                    self.name.to_string_lossy()
                );
            }
            return found;
        }
        match self.address.compare_exchange(ptr::null_mut(), found, Ordering::SeqCst, Ordering::SeqCst) {
            Ok(_) => found,
            Err(refreshed) => refreshed,
        }
    }

    fn list(&'static self) {
        if self.listed.swap(true, Ordering::SeqCst) {
            return;
        }
        let mut first = LOOKED_UP.load(Ordering::SeqCst);
        loop {
            self.next.store(first, Ordering::SeqCst);
            let this = ptr::from_ref(self).cast_mut();
            match LOOKED_UP.compare_exchange(first, this, Ordering::SeqCst, Ordering::SeqCst) {
                Ok(_) => return,
                Err(other) => first = other,
            }
        }
    }
}

/// Gives every function that was looked up its address of now, where `address` has one. A thread that is between the
/// look-up and the call still goes by the old one, once.
pub(crate) fn refresh(address: impl Fn(&CStr) -> *mut c_void) {
    let mut real = LOOKED_UP.load(Ordering::SeqCst);
    // SAFETY: only statics are listed.
    while let Some(listed) = unsafe { real.as_ref() } {
        let found = address(listed.name);
        if !found.is_null() {
            listed.address.store(found, Ordering::SeqCst);
        }
        real = listed.next.load(Ordering::SeqCst);
    }
}

/// The C library's `dlsym`, for the filter to go on to.
pub extern "C" fn next_dlsym() -> *mut c_void {
    real_dlsym()
}

/// The C library's `dlvsym`, likewise.
pub extern "C" fn next_dlvsym() -> *mut c_void {
    real_dlvsym()
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
        // SAFETY: `dlsym` takes a null-terminated name; the look-up is the one that the caller was about to make.
        unsafe { self.substitute_found(handle, name, |name| lookup(handle, name)) }
    }

    /// The same for `dlvsym(handle, name, version)`.
    ///
    /// # Safety
    /// The arguments are those of a call to `dlvsym`.
    #[must_use]
    pub unsafe fn substitute_version(
        &self,
        handle: *mut c_void,
        name: *const c_char,
        version: *const c_char,
    ) -> *const c_void {
        if version.is_null() {
            return ptr::null();
        }
        // SAFETY: as in `substitute`.
        unsafe { self.substitute_found(handle, name, |name| lookup_version(handle, name, version)) }
    }

    /// # Safety
    /// `name` is null or null-terminated.
    unsafe fn substitute_found(
        &self,
        handle: *mut c_void,
        name: *const c_char,
        real: impl FnOnce(&CStr) -> *mut c_void,
    ) -> *const c_void {
        if name.is_null() || handle == libc::RTLD_NEXT || handle == libc::RTLD_DEFAULT {
            return ptr::null();
        }
        // SAFETY: the caller's promise.
        let name = unsafe { CStr::from_ptr(name) };
        if !self.prefixes.iter().any(|prefix| name.to_bytes().starts_with(prefix)) {
            return ptr::null();
        }
        let Some(hook) = self.hooks().find(|hook| hook.name == name) else { return ptr::null() };
        let real = real(name);
        match library() {
            Some(library) if library.contains(real) => hook.address,
            _ => ptr::null(),
        }
    }

    /// The hook of this name.
    pub(crate) fn named(&self, name: &str) -> Option<&'static Hook> {
        self.hooks().find(|hook| hook.name.to_bytes() == name.as_bytes())
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

    #[test]
    fn what_was_looked_up_before_gets_another_address() {
        static BEFORE: Real = Real::new(c"hipRefreshedBefore");
        static ASIDE: Real = Real::new(c"hipNotRefreshed");
        for real in [&BEFORE, &ASIDE, &BEFORE] {
            assert!(real.address().is_null(), "no library");
        }
        let new = ptr::without_provenance_mut::<c_void>(0x40);
        refresh(|name| if name == c"hipRefreshedBefore" { new } else { ptr::null_mut() });
        assert_eq!(BEFORE.address(), new);
        assert!(ASIDE.address().is_null());
    }
}

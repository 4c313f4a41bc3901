//! The ways in for calls that register, load, name or unload device code.

use std::ffi::{CStr, c_char, c_void};
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use crate::engine::{self, guarded};
use crate::exempt;
use crate::held::layouts;
use crate::platform::platform;
use crate::settings::{Hold, Settings};
use crate::thread;

use super::{Outcome, around, in_engine};

/// Notes a kernel's name, for those that are never held.
pub fn names_kernel(function: usize, name: &std::ffi::CStr) {
    thread::here(|thread| {
        in_engine(thread, || {
            let running = engine::get_running().map(|engine| engine.settings.exempt.clone());
            exempt::note(function, name, &running.unwrap_or_else(Settings::exempt_from_env));
        })
    });
}

/// Notes another handle of a kernel whose name is known.
pub fn same_kernel(known: usize, other: usize) {
    exempt::same(known, other);
}

/// Passes on a call that unloads code: function addresses may be used again.
pub fn unloads<R>(real: impl FnOnce() -> R) -> R {
    around(
        |engine| {
            engine.module_generation.fetch_add(1, Ordering::Relaxed);
        },
        real,
        |_, _| {},
    )
}

/// Notes a fat binary that the compiler registers; `wrapper` is its argument.
///
/// # Safety
/// As for `__hipRegisterFatBinary`.
pub unsafe fn registers_binary(binary: usize, wrapper: *const c_void) {
    if keeps_calls() {
        // SAFETY: the caller's promise.
        guarded(|| unsafe { layouts::registers_binary(binary, wrapper) });
    }
}

/// Notes a kernel of a fat binary, whose name the program keeps.
pub fn registers_function(binary: usize, function: usize, name: *const c_char) {
    if keeps_calls() {
        guarded(|| layouts::registers_function(binary, function, name));
    }
}

/// Passes on a call that loads a module, of which `module` tells the handle and `image` where its code is.
pub fn loads_module<R: Outcome>(image: Image, module: impl FnOnce() -> usize, real: impl FnOnce() -> R) -> R {
    let result = real();
    if result.succeeded() && keeps_calls() {
        guarded(|| match image {
            // SAFETY: the program has just had the library read it.
            Image::Memory(image) => unsafe { layouts::loads_module(module(), image) },
            // SAFETY: as above: a null-terminated path.
            Image::File(path) => unsafe { layouts::loads_module_file(module(), CStr::from_ptr(path)) },
        });
    }
    result
}

/// Where the code of a module is.
#[derive(Clone, Copy, Debug)]
pub enum Image {
    /// In memory that begins here.
    Memory(*const c_void),
    /// In a file with this path.
    File(*const c_char),
}

/// Notes the function that the library found for a kernel of a module.
pub fn finds_function(module: usize, function: usize, name: &CStr) {
    if keeps_calls() {
        guarded(|| layouts::names_function(module, function, name));
    }
}

/// Passes on a call that unloads a module or a fat binary.
pub fn unloads_code<R>(handle: usize, real: impl FnOnce() -> R) -> R {
    let result = unloads(real);
    if keeps_calls() {
        guarded(|| layouts::unloads(handle));
    }
    result
}

/// Whether closed gates hold calls and not threads. Asked before the engine starts.
fn keeps_calls() -> bool {
    static KEEPS: OnceLock<bool> = OnceLock::new();
    *KEEPS.get_or_init(|| Hold::keeps_calls(platform()))
}

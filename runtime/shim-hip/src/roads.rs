//! The roads by `dlsym` and `dlvsym` on a handle, and through ROCm's dispatch tables; HIP's own look-ups are in the table.

use core::ffi::{c_char, c_int, c_void};

use hipreempt_shim::dispatch::{self, Offer, Tool};

use crate::HOOKS;

hipreempt_shim::dlsym_filter! { substitute }
hipreempt_shim::dlvsym_filter! { substitute_version }

unsafe extern "C" fn substitute(handle: *mut c_void, name: *const c_char) -> *const c_void {
    // SAFETY: the arguments of a call to `dlsym`.
    match unsafe { dispatch::asked_for(handle, name) } {
        Some(Tool::Configure) => configure as *const c_void,
        Some(Tool::SetApiTable) => set_api_table as *const c_void,
        // SAFETY: as above.
        None => unsafe { HOOKS.substitute(handle, name) },
    }
}

unsafe extern "C" fn substitute_version(
    handle: *mut c_void,
    name: *const c_char,
    version: *const c_char,
) -> *const c_void {
    // SAFETY: the arguments of a call to `dlvsym`.
    unsafe { HOOKS.substitute_version(handle, name, version) }
}

/// In the place of a tool's `rocprofiler_configure`. rocprofiler-register only looks whether there is one; a profiler
/// that should call it learns that there is nothing to configure.
extern "C" fn configure() -> *mut c_void {
    core::ptr::null_mut()
}

/// In the place of a tool's `rocprofiler_set_api_table` (`rocprofiler_register.cpp`). Always succeeds: a table that is
/// left alone is no fault of the library's.
unsafe extern "C" fn set_api_table(
    name: *const c_char,
    version: u64,
    _instance: u64,
    tables: *mut *mut c_void,
    count: u64,
) -> c_int {
    // SAFETY: what the library registers, from within its registration, so nobody uses the table yet.
    unsafe { dispatch::take(&HOOKS, Offer { name, version, tables, count }) };
    0
}

//! The road by `dlsym` on a handle; HIP's own look-ups are in the table.

use core::ffi::{c_char, c_void};

use crate::HOOKS;

hipreempt_shim::dlsym_filter! { substitute }

unsafe extern "C" fn substitute(handle: *mut c_void, name: *const c_char) -> *const c_void {
    // SAFETY: the arguments of a call to `dlsym`.
    unsafe { HOOKS.substitute(handle, name) }
}

//! The other roads into the library: `dlsym` on a handle, and HIP's own look-ups.

use core::ffi::{c_char, c_int, c_ulonglong, c_void};

use hipreempt_api::hip::*;
use hipreempt_shim::resolve;

use crate::HOOKS;

/// The filter in front of the C library's `dlsym`: answers for hooked functions of the real HIP library, and jumps on
/// to the real one for everything else.
///
/// It must jump and not call: glibc finds out who asks for `RTLD_NEXT` from the return address.
#[unsafe(no_mangle)]
#[unsafe(naked)]
pub unsafe extern "C" fn dlsym(handle: *mut c_void, name: *const c_char) -> *mut c_void {
    core::arch::naked_asm!(
        "push rdi",
        "push rsi",
        "sub rsp, 8",
        "call {substitute}",
        "add rsp, 8",
        "pop rsi",
        "pop rdi",
        "test rax, rax",
        "jne 2f",
        "push rdi",
        "push rsi",
        "sub rsp, 8",
        "call {next}",
        "add rsp, 8",
        "pop rsi",
        "pop rdi",
        "jmp rax",
        "2:",
        "ret",
        substitute = sym substitute,
        next = sym resolve::next_dlsym,
    )
}

unsafe extern "C" fn substitute(handle: *mut c_void, name: *const c_char) -> *const c_void {
    // SAFETY: the arguments of a call to `dlsym`.
    unsafe { resolve::substitute(HOOKS, handle, name) }
}

/// After a look-up of the library succeeded, puts our function in the place of the one that it found. Going by the
/// address, versions, `R0600` and `_spt` forms need no rule of their own.
///
/// # Safety
/// `found` is where the library wrote its result, or null.
unsafe fn replace(result: hipError_t, found: *mut *mut c_void) -> hipError_t {
    if result != 0 {
        return result;
    }
    // SAFETY: the library succeeded, so a place that is not null is valid.
    if let Some(found) = unsafe { found.as_mut() }
        && let Some(ours) = resolve::substitute_address(HOOKS, *found)
    {
        *found = ours.cast_mut();
    }
    result
}

macro_rules! lookup_export {
    ($symbol:literal, $name:ident, ($($before:ident : $before_ty:ty),*), $found:ident, ($($after:ident : $after_ty:ty),*)) => {
        export! { $symbol, fn $name($($before: $before_ty,)* $found: *mut *mut c_void $(, $after: $after_ty)*) -> hipError_t,
            // SAFETY: the caller's place for the result, in which the library has just written.
            real => unsafe { replace(real(), $found) }
        }
    };
}

lookup_export! { "hipGetProcAddress", hipGetProcAddress, (symbol: *const c_char), pfn,
(hipVersion: c_int, flags: u64, symbolStatus: *mut hipDriverProcAddressQueryResult) }
lookup_export! { "hipGetProcAddress_spt", hipGetProcAddress_spt, (symbol: *const c_char), pfn,
(hipVersion: c_int, flags: u64, symbolStatus: *mut hipDriverProcAddressQueryResult) }
lookup_export! { "hipGetDriverEntryPoint", hipGetDriverEntryPoint, (symbol: *const c_char), funcPtr,
(flags: c_ulonglong, driverStatus: *mut hipDriverEntryPointQueryResult) }
lookup_export! { "hipGetDriverEntryPoint_spt", hipGetDriverEntryPoint_spt, (symbol: *const c_char), funcPtr,
(flags: c_ulonglong, status: *mut hipDriverEntryPointQueryResult) }

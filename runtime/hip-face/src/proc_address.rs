//! Functions by name, as ROCm does it: through the dynamic linker on this very library, so that what is handed out is
//! the address of an export.

#![allow(non_snake_case, reason = "the names are HIP's")]

use std::ffi::{CStr, CString, c_char, c_int, c_ulonglong, c_void};
use std::sync::OnceLock;

use hipreempt_api::hip::{hipDriverEntryPointQueryResult, hipDriverProcAddressQueryResult};

use crate::arguments::{put, put_optional, string, writable};
use crate::error::{Code, Outcome};
use crate::generation;

/// From this version on the device properties have their newer shape.
const VERSION_R0600: c_int = 600;
/// `HIP_GET_PROC_ADDRESS_PER_THREAD_DEFAULT_STREAM`.
const PER_THREAD: u64 = 0x2;
const RENAMED: [&str; 2] = ["hipGetDeviceProperties", "hipChooseDevice"];
/// `HIP_GET_PROC_ADDRESS_SUCCESS` and `…_SYMBOL_NOT_FOUND`; the driver-entry-point results have the same numbers.
const FOUND: u32 = 0;
const NOT_FOUND: u32 = 1;

/// The name of the export that a request stands for.
fn export_name(name: &str, version: c_int, per_thread: bool) -> String {
    if version >= VERSION_R0600 && RENAMED.contains(&name) {
        return format!("{name}R0600");
    }
    let spt = format!("{name}_spt");
    let has_spt = per_thread && hipreempt_api::HIP_FUNCTIONS.iter().any(|function| function.name == spt);
    if has_spt { spt } else { name.to_owned() }
}

fn look_up(name: &str) -> *mut c_void {
    let Ok(name) = CString::new(name) else { return std::ptr::null_mut() };
    let handle = own_handle();
    if handle == 0 {
        return std::ptr::null_mut();
    }
    // SAFETY: the handle is this library's, which is never unloaded.
    unsafe { libc::dlsym(handle as *mut c_void, name.as_ptr()) }
}

/// The dynamic linker's handle of this library.
fn own_handle() -> usize {
    static HANDLE: OnceLock<usize> = OnceLock::new();
    *HANDLE.get_or_init(|| {
        let path = generation::path().and_then(|path| CString::new(path).ok());
        let path: &CStr = path.as_deref().unwrap_or(c"libamdhip64.so");
        // SAFETY: only finds what is loaded already.
        unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_LAZY | libc::RTLD_NOLOAD) as usize }
    })
}

fn find(
    symbol: *const c_char,
    to: *mut *mut c_void,
    version: c_int,
    per_thread: bool,
    told: *mut u32,
) -> Outcome {
    writable(to)?;
    let name = string(symbol)?;
    let address = look_up(&export_name(&name, version, per_thread));
    put(to, address)?;
    put_optional(told, if address.is_null() { NOT_FOUND } else { FOUND });
    if address.is_null() { Err(Code::INVALID_VALUE) } else { Ok(()) }
}

/// A function of a version.
pub fn hipGetProcAddress(
    symbol: *const c_char,
    pfn: *mut *mut c_void,
    hipVersion: c_int,
    flags: u64,
    symbolStatus: *mut hipDriverProcAddressQueryResult,
) -> Outcome {
    find(symbol, pfn, hipVersion, flags & PER_THREAD != 0, symbolStatus)
}

/// As [`hipGetProcAddress`], with the thread's own default stream for null.
pub fn hipGetProcAddress_spt(
    symbol: *const c_char,
    pfn: *mut *mut c_void,
    hipVersion: c_int,
    _flags: u64,
    symbolStatus: *mut hipDriverProcAddressQueryResult,
) -> Outcome {
    find(symbol, pfn, hipVersion, true, symbolStatus)
}

/// A function of the newest version.
pub fn hipGetDriverEntryPoint(
    symbol: *const c_char,
    funcPtr: *mut *mut c_void,
    flags: c_ulonglong,
    driverStatus: *mut hipDriverEntryPointQueryResult,
) -> Outcome {
    find(symbol, funcPtr, c_int::MAX, flags & PER_THREAD != 0, driverStatus)
}

/// As [`hipGetDriverEntryPoint`], with the thread's own default stream for null.
pub fn hipGetDriverEntryPoint_spt(
    symbol: *const c_char,
    funcPtr: *mut *mut c_void,
    _flags: c_ulonglong,
    status: *mut hipDriverEntryPointQueryResult,
) -> Outcome {
    find(symbol, funcPtr, c_int::MAX, true, status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_version_and_stream_model() {
        assert_eq!(export_name("hipGetDeviceProperties", 502, false), "hipGetDeviceProperties");
        assert_eq!(export_name("hipGetDeviceProperties", 600, true), "hipGetDevicePropertiesR0600");
        assert_eq!(export_name("hipMemcpyAsync", 600, true), "hipMemcpyAsync_spt");
        assert_eq!(export_name("hipMalloc", 700, true), "hipMalloc");
    }
}

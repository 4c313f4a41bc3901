//! Functions by name, version and kind of default stream, before `cuInit` too.

use std::ffi::{CStr, c_char, c_int, c_uint, c_ulonglong, c_void};

use hipreempt_softgpu_runtime::api::{put, put_optional, writable};
use hipreempt_softgpu_runtime::error::{Code, Outcome};

use super::general::DRIVER_VERSION;
use crate::face::cuda;
use crate::symbols::{SYMBOLS, Symbol};

/// `CU_GET_PROC_ADDRESS_PER_THREAD_DEFAULT_STREAM`; `…_DEFAULT` and `…_LEGACY_STREAM` mean the same here.
const PER_THREAD: c_ulonglong = 2;
/// `CU_GET_PROC_ADDRESS_SUCCESS`, `…_SYMBOL_NOT_FOUND` and `…_VERSION_NOT_SUFFICIENT`.
const FOUND: c_uint = 0;
const NOT_FOUND: c_uint = 1;
const TOO_OLD: c_uint = 2;

/// The newest form of a function that a version may see, or why there is none.
fn find(name: &[u8], version: c_int, per_thread: bool) -> Result<&'static Symbol, c_uint> {
    let mut forms = SYMBOLS.iter().filter(|symbol| symbol.base.as_bytes() == name).peekable();
    forms.peek().ok_or(NOT_FOUND)?;
    let seen: Vec<_> = forms.filter(|symbol| symbol.since <= version).collect();
    let newest =
        |own: bool| seen.iter().filter(|symbol| symbol.per_thread == own).max_by_key(|symbol| symbol.since);
    let own = if per_thread { newest(true) } else { None };
    own.or_else(|| newest(false)).copied().ok_or(TOO_OLD)
}

fn look_up(name: *const c_char, to: *mut *mut c_void, version: c_int, flags: c_ulonglong) -> Outcome<c_uint> {
    writable(to)?;
    put(to, std::ptr::null_mut())?;
    if name.is_null() || version > DRIVER_VERSION || flags > PER_THREAD {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: not null, and by CUDA's contract a NUL-terminated string.
    let name = unsafe { CStr::from_ptr(name) };
    match find(name.to_bytes(), version, flags == PER_THREAD) {
        Ok(symbol) => put(to, symbol.address.0.cast_mut()).map(|()| FOUND),
        Err(reason) => Ok(reason),
    }
}

cuda! {
    /// A function of a version; what is not there is an error.
    Nothing fn cuGetProcAddress(name: *const c_char, to: *mut *mut c_void, version: c_int, flags: c_ulonglong) {
        match look_up(name, to, version, flags)? {
            FOUND => Ok(()),
            _ => Err(Code::NOT_FOUND),
        }
    }
}

cuda! {
    /// A function of a version; what is not there is a null address, and a status that says why.
    Nothing fn cuGetProcAddress_v2(
        name: *const c_char, to: *mut *mut c_void, version: c_int, flags: c_ulonglong, status: *mut c_uint
    ) {
        put_optional(status, look_up(name, to, version, flags)?);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name_of(name: &str, version: c_int, per_thread: bool) -> Result<&'static str, c_uint> {
        find(name.as_bytes(), version, per_thread).map(|symbol| symbol.name)
    }

    #[test]
    fn version_and_stream_model_choose_the_form() {
        assert_eq!(name_of("cuMemAlloc", 2000, false), Ok("cuMemAlloc"));
        assert_eq!(name_of("cuMemAlloc", 13_000, true), Ok("cuMemAlloc_v2"));
        assert_eq!(name_of("cuMemcpyHtoD", 3020, true), Ok("cuMemcpyHtoD_v2"));
        assert_eq!(name_of("cuMemcpyHtoD", 7000, true), Ok("cuMemcpyHtoD_v2_ptds"));
        assert_eq!(name_of("cuLaunchKernel", 13_000, false), Ok("cuLaunchKernel"));
        assert_eq!(name_of("cuLaunchKernel", 13_000, true), Ok("cuLaunchKernel_ptsz"));
        assert_eq!(name_of("cuStreamGetCaptureInfo", 12_000, true), Ok("cuStreamGetCaptureInfo_v2_ptsz"));
        assert_eq!(name_of("cuLaunchKernelEx", 11_050, false), Err(TOO_OLD));
        assert_eq!(name_of("cuNoSuchFunction", 13_000, false), Err(NOT_FOUND));
        assert_eq!(name_of("cuMemAlloc_v2", 13_000, false), Err(NOT_FOUND));
    }
}

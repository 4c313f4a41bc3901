//! Calls from one exported function to another through the exported symbol, as ROCm 7 makes them: whoever was
//! preloaded in front of the library sees the inner call too. Only with `SOFTGPU_REENTRANT=1`.

use std::ffi::CStr;

use crate::error::{Code, Outcome};
use crate::runtime;

/// The function that the process at large knows by this name, if calls are to go through it.
pub fn exported(name: &CStr) -> Option<usize> {
    if !runtime::get().is_ok_and(|runtime| runtime.reentrant) {
        return None;
    }
    // SAFETY: a look-up by a literal name.
    let found = unsafe { libc::dlsym(libc::RTLD_DEFAULT, name.as_ptr()) };
    (!found.is_null()).then_some(found as usize)
}

/// The outcome of an inner call.
pub fn outcome(code: u32) -> Outcome {
    if code == 0 { Ok(()) } else { Err(Code(code)) }
}

/// Calls an exported function of HIP by name if calls are to go that way: `Some(outcome)`.
macro_rules! call_exported {
    ($name:ident ( $($argument:expr => $type:ty),* )) => {
        $crate::reentrant::exported($crate::reentrant::c_name(concat!(stringify!($name), "\0"))).map(|address| {
            // SAFETY: HIP's function of this name has this signature, whoever exports it.
            let code = unsafe {
                let call: unsafe extern "C" fn($($type),*) -> u32 = std::mem::transmute(address);
                call($($argument),*)
            };
            $crate::reentrant::outcome(code)
        })
    };
}
pub(crate) use call_exported;

/// A literal with its NUL as a C string.
pub const fn c_name(text: &'static str) -> &'static CStr {
    match CStr::from_bytes_with_nul(text.as_bytes()) {
        Ok(name) => name,
        Err(_) => c"",
    }
}

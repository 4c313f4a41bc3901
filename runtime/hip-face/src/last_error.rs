//! Error codes of the calling thread.

#![allow(non_snake_case, reason = "the names are HIP's")]

use std::cell::Cell;
use std::ffi::c_char;

use hipreempt_api::hip::hipError_t;

use crate::arguments::put;
use crate::error::{Code, Outcome};

thread_local! {
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Notes a failure as the thread's last error. "Not ready" is an answer, not an error.
pub fn note(code: Code) {
    if code != Code::NOT_READY {
        LAST.set(code.0);
    }
}

/// A result code handed out as data, not as the outcome of the call.
pub struct Told(pub u32);

/// Returns and forgets the thread's last error; as of ROCm 7, a success in between does not hide it.
pub fn hipGetLastError() -> Told {
    Told(LAST.replace(0))
}

/// As [`hipGetLastError`].
pub fn hipExtGetLastError() -> Told {
    hipGetLastError()
}

/// Returns the thread's last error.
pub fn hipPeekAtLastError() -> Told {
    Told(LAST.get())
}

/// The name of a code.
pub fn hipGetErrorName(hip_error: hipError_t) -> *const c_char {
    Code(hip_error).name().as_ptr()
}

/// The meaning of a code.
pub fn hipGetErrorString(hipError: hipError_t) -> *const c_char {
    Code(hipError).text().as_ptr()
}

/// The name of a code, for the driver interface.
pub fn hipDrvGetErrorName(hipError: hipError_t, errorString: *mut *const c_char) -> Outcome {
    known(hipError).and_then(|code| put(errorString, code.name().as_ptr()))
}

/// The meaning of a code, for the driver interface.
pub fn hipDrvGetErrorString(hipError: hipError_t, errorString: *mut *const c_char) -> Outcome {
    known(hipError).and_then(|code| put(errorString, code.text().as_ptr()))
}

fn known(number: hipError_t) -> Outcome<Code> {
    Some(Code(number)).filter(|code| code.known()).ok_or(Code::INVALID_VALUE)
}

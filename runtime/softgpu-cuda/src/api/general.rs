//! Starting, versions, error codes, and what there is none of.

use std::ffi::{c_char, c_int, c_uint, c_void};

use hipreempt_softgpu_runtime::api::{put, writable};
use hipreempt_softgpu_runtime::error::Code;

use crate::context;
use crate::error;
use crate::face::cuda;
use crate::types::{CUresult, CUuuid};

/// The version that this library answers as: CUDA 13.0, as driver 580 does.
pub const DRIVER_VERSION: c_int = 13_000;

cuda! {
    /// Starts the runtime.
    Nothing fn cuInit(flags: c_uint) {
        if flags != 0 { Err(Code::INVALID_VALUE) } else { context::initialise() }
    }
}

cuda! {
    /// The version of the driver.
    Nothing fn cuDriverGetVersion(version: *mut c_int) {
        put(version, DRIVER_VERSION)
    }
}

cuda! {
    /// The name of a code.
    Nothing fn cuGetErrorName(code: CUresult, text: *mut *const c_char) {
        writable(text)?;
        let known = error::row(code);
        put(text, known.map_or(std::ptr::null(), |row| row.0.as_ptr()))?;
        known.map(drop).ok_or(Code::INVALID_VALUE)
    }
}

cuda! {
    /// The meaning of a code.
    Nothing fn cuGetErrorString(code: CUresult, text: *mut *const c_char) {
        writable(text)?;
        let known = error::row(code);
        put(text, known.map_or(std::ptr::null(), |row| row.1.as_ptr()))?;
        known.map(drop).ok_or(Code::INVALID_VALUE)
    }
}

cuda! {
    /// There is no table beyond the public functions.
    Nothing fn cuGetExportTable(table: *mut *const c_void, _id: *const CUuuid) {
        put(table, std::ptr::null())?;
        Err(Code::NOT_FOUND)
    }
}

cuda! {
    /// There is no profiler; accepted.
    Context fn cuProfilerStart() {
        Ok(())
    }
}

cuda! {
    /// There is no profiler; accepted.
    Context fn cuProfilerStop() {
        Ok(())
    }
}

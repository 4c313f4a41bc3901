//! Memory between processes. Events between processes are not modelled.

use std::ffi::{c_uint, c_void};

use hipreempt_api::hip::hipIpcMemHandle_t;

use super::memory::settle;
use super::{put, writable};
use crate::error::{Code, Outcome};
use crate::runtime;
use crate::share::{self, HANDLE_BYTES};

/// `hipIpcMemLazyEnablePeerAccess`, the only flag there is.
const LAZY_PEER_ACCESS: c_uint = 1;

/// A handle by which another process opens this memory.
pub fn hipIpcGetMemHandle(handle: *mut hipIpcMemHandle_t, devPtr: *mut c_void) -> Outcome {
    runtime::current()?;
    writable(handle)?;
    settle()?;
    let bytes = share::export(devPtr as usize)?;
    put(handle, hipIpcMemHandle_t { reserved: bytes.map(|byte| byte as _) })
}

/// Another process's memory.
pub fn hipIpcOpenMemHandle(devPtr: *mut *mut c_void, handle: hipIpcMemHandle_t, flags: c_uint) -> Outcome {
    let card = runtime::current()?;
    writable(devPtr)?;
    if flags & !LAZY_PEER_ACCESS != 0 {
        return Err(Code::INVALID_VALUE);
    }
    let bytes: [u8; HANDLE_BYTES] = handle.reserved.map(|byte| byte as _);
    put(devPtr, share::import(card, &bytes)? as *mut c_void)
}

/// Waits for all work, then gives another process's memory up.
pub fn hipIpcCloseMemHandle(devPtr: *mut c_void) -> Outcome {
    runtime::get()?;
    settle()?;
    share::close(devPtr as usize)
}

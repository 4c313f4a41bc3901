//! What compiled programs call before `main`.

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::{dim3, hipUint3};

use super::string;
use crate::registry;

/// Takes note of a program's device code.
pub fn __hipRegisterFatBinary(data: *const c_void) -> *mut *mut c_void {
    registry::register(data)
}

/// The program's device code goes away.
pub fn __hipUnregisterFatBinary(modules: *mut *mut c_void) {
    registry::unregister(modules);
}

/// A host address that stands for a kernel.
pub fn __hipRegisterFunction(
    modules: *mut *mut c_void,
    hostFunction: *const c_void,
    _deviceFunction: *mut c_char,
    deviceName: *const c_char,
    _threadLimit: c_uint,
    _tid: *mut hipUint3,
    _bid: *mut hipUint3,
    _blockDim: *mut dim3,
    _gridDim: *mut dim3,
    _wSize: *mut c_int,
) {
    if !deviceName.is_null() {
        // SAFETY: the compiler passes a NUL-terminated name.
        registry::add_kernel(modules, hostFunction as usize, unsafe { CStr::from_ptr(deviceName) });
    }
}

/// A host address that stands for a variable.
pub fn __hipRegisterVar(
    modules: *mut *mut c_void,
    var: *mut c_void,
    _hostVar: *mut c_char,
    deviceVar: *mut c_char,
    _ext: c_int,
    _size: usize,
    _constant: c_int,
    _global: c_int,
) {
    if let Ok(name) = string(deviceVar) {
        registry::add_variable(modules, var as usize, name);
    }
}

/// Textures are not mapped; the program finds out when it uses one.
pub fn __hipRegisterTexture(
    _modules: *mut *mut c_void,
    _var: *mut c_void,
    _hostVar: *mut c_char,
    _deviceVar: *mut c_char,
    _type: c_int,
    _norm: c_int,
    _ext: c_int,
) {
}

/// Surfaces are not mapped; the program finds out when it uses one.
pub fn __hipRegisterSurface(
    _modules: *mut *mut c_void,
    _var: *mut c_void,
    _hostVar: *mut c_char,
    _deviceVar: *mut c_char,
    _type: c_int,
    _ext: c_int,
) {
}

//! Exports of which CUDA alone knows what they tell the engine: kernels under several handles, events of other
//! processes, and contexts with several users.

use core::ffi::{c_char, c_int, c_uint};

use hipreempt_api::cuda::*;
use hipreempt_shim::entry;
use hipreempt_shim::resolve::Real;

export! { "cuKernelGetFunction", fn cuKernelGetFunction(pFunc: *mut CUfunction, kernel: CUkernel) -> CUresult,
    real => {
        let result = real();
        // SAFETY: the real function succeeded, so a place that is not null holds the handle.
        if result == CUDA_SUCCESS && let Some(function) = unsafe { pFunc.as_ref() } {
            entry::same_kernel(kernel as usize, *function as usize);
        }
        result
    }
}

/// Notes the names of kernels that the library listed, by the library's own function for that.
///
/// # Safety
/// `handles` is where the library wrote `count` handles, or null.
unsafe fn name_all(
    name_of: &'static Real,
    result: CUresult,
    handles: *const usize,
    count: c_uint,
) -> CUresult {
    type NameOf = unsafe extern "C" fn(*mut *const c_char, usize) -> CUresult;
    let address = name_of.address();
    if result != CUDA_SUCCESS || handles.is_null() || address.is_null() {
        return result;
    }
    // SAFETY: `cuFuncGetName` and `cuKernelGetName` (`cuda.h`, since 12.3) take a place for the name and a handle.
    let name_of = unsafe { core::mem::transmute::<*mut core::ffi::c_void, NameOf>(address) };
    for at in 0..count as usize {
        let mut name = core::ptr::null();
        // SAFETY: the caller's promise; places beyond what the library wrote are null in a sane program, and are skipped.
        unsafe {
            let handle = handles.add(at);
            if *handle != 0 && name_of(&raw mut name, *handle) == CUDA_SUCCESS {
                hipreempt_shim::exports::name_kernel(CUDA_SUCCESS, handle, name);
            }
        }
    }
    result
}

/// Declares an export that lists kernels.
macro_rules! list_export {
    ($symbol:literal, $name:ident, $handles:ident : $handle:ty, $count:ident, $of:ident : $of_ty:ty, $name_of:literal) => {
        export! { $symbol, fn $name($handles: *mut $handle, $count: c_uint, $of: $of_ty) -> CUresult,
            real => {
                static NAME_OF: Real = Real::new($name_of);
                // SAFETY: the caller's list, which the library has just filled.
                unsafe { name_all(&NAME_OF, real(), $handles.cast_const().cast::<usize>(), $count) }
            }
        }
    };
}

list_export! { "cuModuleEnumerateFunctions", cuModuleEnumerateFunctions, functions: CUfunction, numFunctions, mod_: CUmodule, c"cuFuncGetName" }
list_export! { "cuLibraryEnumerateKernels", cuLibraryEnumerateKernels, kernels: CUkernel, numKernels, lib: CUlibrary, c"cuKernelGetName" }

export! { "cuIpcOpenEventHandle", fn cuIpcOpenEventHandle(phEvent: *mut CUevent, handle: CUipcEventHandle) -> CUresult,
    // Only events that do not measure time can be shared.
    // SAFETY: read after the real function succeeded, so it has written the handle there.
    real => entry::creates_event(entry::EventFlags { untimed: true, interprocess: true }, || unsafe { *phEvent } as usize, real)
}

/// Whether the last user of a device's primary context has gone.
fn is_primary_context_gone(device: CUdevice) -> bool {
    type GetState = unsafe extern "C" fn(CUdevice, *mut c_uint, *mut c_int) -> CUresult;
    static GET_STATE: Real = Real::new(c"cuDevicePrimaryCtxGetState");
    let address = GET_STATE.address();
    if address.is_null() {
        return true;
    }
    // SAFETY: the function of this name has this type (`cuda.h`, since 7.0).
    let get_state = unsafe { core::mem::transmute::<*mut core::ffi::c_void, GetState>(address) };
    let (mut flags, mut active) = (0, 0);
    // SAFETY: valid places for both results.
    let result = unsafe { get_state(device, &raw mut flags, &raw mut active) };
    result != CUDA_SUCCESS || active == 0
}

macro_rules! release_export {
    ($symbol:literal, $name:ident) => {
        export! { $symbol, fn $name(dev: CUdevice) -> CUresult,
            real => entry::ends_context(|| is_primary_context_gone(dev), real)
        }
    };
}

// Libraries take and release the context that the program works in: most of these end nothing.
release_export! { "cuDevicePrimaryCtxRelease", cuDevicePrimaryCtxRelease }
release_export! { "cuDevicePrimaryCtxRelease_v2", cuDevicePrimaryCtxRelease_v2 }

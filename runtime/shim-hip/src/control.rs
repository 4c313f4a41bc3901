//! Exports of which HIP alone knows what they tell the engine: copies with a direction, kernels that the compiler
//! registers, launches in two calls, devices by number.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::*;
use hipreempt_shim::entry::{self, Held, Stream, Work};

/// `hipMemcpyDeviceToHost` (`hip_runtime_api.h`, all versions): the copy that surely is complete when it returns.
const DEVICE_TO_HOST: u32 = 2;

fn copy(stream: Stream, bytes: usize, to_host: bool, real: impl FnOnce() -> hipError_t) -> hipError_t {
    let work = Work { stream, held: Held::Copy(bytes as u64) };
    if to_host { entry::ordered_and_synced(work, real) } else { entry::ordered(work, real) }
}

export! { "hipMemcpy", fn hipMemcpy(dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind) -> hipError_t,
    real => copy(Stream::legacy(0), sizeBytes, kind == DEVICE_TO_HOST, real)
}
export! { "hipMemcpy_spt", fn hipMemcpy_spt(dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind) -> hipError_t,
    real => copy(Stream::per_thread(0), sizeBytes, kind == DEVICE_TO_HOST, real)
}
export! { "hipMemcpyWithStream", fn hipMemcpyWithStream(
    dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind, stream: hipStream_t) -> hipError_t,
    real => copy(Stream::legacy(stream as usize), sizeBytes, kind == DEVICE_TO_HOST, real)
}
export! { "__hipRegisterFunction", fn __hipRegisterFunction(
    modules: *mut *mut c_void, hostFunction: *const c_void, deviceFunction: *mut c_char, deviceName: *const c_char,
    threadLimit: c_uint, tid: *mut hipUint3, bid: *mut hipUint3, blockDim: *mut dim3, gridDim: *mut dim3,
    wSize: *mut c_int) -> (),
    real => {
        if !deviceName.is_null() {
            // SAFETY: a null-terminated name that the compiler put into the program.
            entry::names_kernel(hostFunction as usize, unsafe { CStr::from_ptr(deviceName) });
        }
        real()
    }
}

export! { "hipConfigureCall", fn hipConfigureCall(
    gridDim: dim3, blockDim: dim3, sharedMem: usize, stream: hipStream_t) -> hipError_t,
    real => {
        entry::configures(stream as usize);
        real()
    }
}
export! { "hipSetDevice", fn hipSetDevice(deviceId: c_int) -> hipError_t,
    real => entry::sets_device(Some(deviceId), real)
}

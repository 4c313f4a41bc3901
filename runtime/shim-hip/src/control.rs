//! Exports of which HIP alone knows what they tell the engine: copies with a direction, kernels that the compiler
//! registers, launches in two calls, devices by number.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::*;
use hipreempt_shim::entry::{self, EventFlags, Held, Image, Needs, Stream, Work};
use hipreempt_shim::exports::name_kernel;

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
/// `hipMemcpyHostToDevice`, `…DeviceToHost`, `…DeviceToDevice`, `…Default`, `…DeviceToDeviceNoCU` (`hip_runtime_api.h`, all
/// versions; the last since 6.2).
const KINDS: [u32; 5] = [1, 2, 3, 4, 1024];

/// A copy that returns before it is done, from and to memory that the GPU knows.
fn copy_later(
    stream: hipStream_t,
    bytes: usize,
    dst: usize,
    src: usize,
    real: impl FnOnce() -> hipError_t + Copy + 'static,
) -> hipError_t {
    let work = Work { stream: Stream::legacy(stream as usize), held: Held::Copy(bytes as u64) };
    entry::ordered_by_value(work, Needs::Memory(dst, src), real)
}

export! { "hipMemcpyAsync", fn hipMemcpyAsync(
    dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind, stream: hipStream_t) -> hipError_t,
    real => {
        if KINDS.contains(&kind) {
            copy_later(stream, sizeBytes, dst as usize, src as usize, real)
        } else {
            copy(Stream::legacy(stream as usize), sizeBytes, false, real)
        }
    }
}
export! { "hipMemcpyHtoDAsync", fn hipMemcpyHtoDAsync(
    dst: hipDeviceptr_t, src: *const c_void, sizeBytes: usize, stream: hipStream_t) -> hipError_t,
    real => copy_later(stream, sizeBytes, dst as usize, src as usize, real)
}
export! { "hipMemcpyDtoHAsync", fn hipMemcpyDtoHAsync(
    dst: *mut c_void, src: hipDeviceptr_t, sizeBytes: usize, stream: hipStream_t) -> hipError_t,
    real => copy_later(stream, sizeBytes, dst as usize, src as usize, real)
}
export! { "hipMemcpyDtoDAsync", fn hipMemcpyDtoDAsync(
    dst: hipDeviceptr_t, src: hipDeviceptr_t, sizeBytes: usize, stream: hipStream_t) -> hipError_t,
    real => copy_later(stream, sizeBytes, dst as usize, src as usize, real)
}

export! { "__hipRegisterFatBinary", fn __hipRegisterFatBinary(data: *const c_void) -> *mut *mut c_void,
    real => {
        let binary = real();
        // SAFETY: what the compiler passes.
        unsafe { entry::registers_binary(binary as usize, data) };
        binary
    }
}
export! { "__hipUnregisterFatBinary", fn __hipUnregisterFatBinary(modules: *mut *mut c_void) -> (),
    real => entry::unloads_code(modules as usize, real)
}
export! { "hipModuleUnload", fn hipModuleUnload(module: hipModule_t) -> hipError_t,
    real => entry::unloads_code(module as usize, real)
}

/// Reads a module that has been loaded.
macro_rules! module_load {
    ($symbol:literal, $name:ident, $image:ident : $image_ty:ty, $from:expr $(, $rest:ident : $rest_ty:ty)*) => {
        export! { $symbol, fn $name(module: *mut hipModule_t, $image: $image_ty $(, $rest: $rest_ty)*) -> hipError_t,
            // SAFETY: the library has written the handle there, since it succeeded.
            real => entry::loads_module($from, || unsafe { *module } as usize, real)
        }
    };
}

module_load! { "hipModuleLoad", hipModuleLoad, fname: *const c_char, Image::File(fname) }
module_load! { "hipModuleLoadData", hipModuleLoadData, image: *const c_void, Image::Memory(image) }
module_load! { "hipModuleLoadFatBinary", hipModuleLoadFatBinary, fatbin: *const c_void, Image::Memory(fatbin) }
module_load! { "hipModuleLoadDataEx", hipModuleLoadDataEx, image: *const c_void, Image::Memory(image),
numOptions: c_uint, options: *mut hipJitOption, optionValues: *mut *mut c_void }

export! { "hipModuleGetFunction", fn hipModuleGetFunction(
    function: *mut hipFunction_t, module: hipModule_t, kname: *const c_char) -> hipError_t,
    real => {
        // SAFETY: the caller's arguments, after the library has used them.
        let result = unsafe { name_kernel(real(), function.cast_const().cast::<usize>(), kname) };
        if result == 0 {
            // SAFETY: as above: a handle that it has written, and a name that it has found.
            unsafe { entry::finds_function(module as usize, *function as usize, CStr::from_ptr(kname)) };
        }
        result
    }
}

export! { "hipIpcOpenEventHandle", fn hipIpcOpenEventHandle(
    event: *mut hipEvent_t, handle: hipIpcEventHandle_t) -> hipError_t,
    real => {
        let shared = EventFlags { untimed: true, interprocess: true };
        // SAFETY: read after the library succeeded, so it has written the handle there.
        entry::creates_event(shared, || unsafe { *event } as usize, real)
    }
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
        entry::registers_function(modules as usize, hostFunction as usize, deviceName);
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

//! The calls that tell the engine something: captures, streams, events, modules, devices, callbacks, and the copies
//! that return when all is complete.

use core::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::*;
use hipreempt_shim::entry::{self, Held, Stream, Work};

/// `hipMemcpyDeviceToHost` (`hip_runtime_api.h`, all versions): the copy that surely is complete when it returns.
const DEVICE_TO_HOST: u32 = 2;
/// `hipEventDisableTiming` (`hip_runtime_api.h`, all versions).
const DISABLE_TIMING: c_uint = 2;
/// `hipErrorStreamCaptureWrongThread` (`hip_runtime_api.h`, since 4.3): the capture stays open.
const CAPTURE_WRONG_THREAD: hipError_t = 908;
/// `hipErrorStreamCaptureUnmatched` (`hip_runtime_api.h`, since 4.3): the capture was begun on another stream.
const CAPTURE_UNMATCHED: hipError_t = 903;

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
export! { "hipMemcpyDtoH", fn hipMemcpyDtoH(dst: *mut c_void, src: hipDeviceptr_t, sizeBytes: usize) -> hipError_t,
    real => copy(Stream::legacy(0), sizeBytes, true, real)
}

export! { "hipStreamBeginCapture", fn hipStreamBeginCapture(stream: hipStream_t, mode: hipStreamCaptureMode) -> hipError_t,
    real => entry::capture_begins(Stream::legacy(stream as usize), real)
}
export! { "hipStreamBeginCapture_spt", fn hipStreamBeginCapture_spt(stream: hipStream_t, mode: hipStreamCaptureMode) -> hipError_t,
    real => entry::capture_begins(Stream::per_thread(stream as usize), real)
}
export! { "hipStreamBeginCaptureToGraph", fn hipStreamBeginCaptureToGraph(
    stream: hipStream_t, graph: hipGraph_t, dependencies: *const hipGraphNode_t, dependencyData: *const hipGraphEdgeData,
    numDependencies: usize, mode: hipStreamCaptureMode) -> hipError_t,
    real => entry::capture_begins(Stream::legacy(stream as usize), real)
}

fn goes_on(result: &hipError_t) -> bool {
    matches!(*result, CAPTURE_WRONG_THREAD | CAPTURE_UNMATCHED)
}

export! { "hipStreamEndCapture", fn hipStreamEndCapture(stream: hipStream_t, pGraph: *mut hipGraph_t) -> hipError_t,
    real => entry::capture_ends(Stream::legacy(stream as usize), goes_on, real)
}
export! { "hipStreamEndCapture_spt", fn hipStreamEndCapture_spt(stream: hipStream_t, pGraph: *mut hipGraph_t) -> hipError_t,
    real => entry::capture_ends(Stream::per_thread(stream as usize), goes_on, real)
}

export! { "hipStreamDestroy", fn hipStreamDestroy(stream: hipStream_t) -> hipError_t,
    real => entry::destroys_stream(Stream::legacy(stream as usize), real)
}
export! { "hipEventCreateWithFlags", fn hipEventCreateWithFlags(event: *mut hipEvent_t, flags: c_uint) -> hipError_t,
    // SAFETY: read after the real function succeeded, so it has written the handle there.
    real => entry::creates_event(flags & DISABLE_TIMING != 0, || unsafe { *event } as usize, real)
}
export! { "hipEventDestroy", fn hipEventDestroy(event: hipEvent_t) -> hipError_t,
    real => entry::destroys_event(event as usize, real)
}

export! { "hipModuleUnload", fn hipModuleUnload(module: hipModule_t) -> hipError_t, real => entry::unloads(real) }
export! { "hipLibraryUnload", fn hipLibraryUnload(library: hipLibrary_t) -> hipError_t, real => entry::unloads(real) }

export! { "hipModuleGetFunction", fn hipModuleGetFunction(
    function: *mut hipFunction_t, module: hipModule_t, kname: *const c_char) -> hipError_t,
    real => {
        let result = real();
        if result == 0 && !kname.is_null() {
            // SAFETY: the real function succeeded: it has read the name, and written the handle.
            unsafe { entry::names_kernel(*function as usize, CStr::from_ptr(kname)) };
        }
        result
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
export! { "hipCtxSetCurrent", fn hipCtxSetCurrent(ctx: hipCtx_t) -> hipError_t, real => entry::sets_device(None, real) }
export! { "hipCtxPushCurrent", fn hipCtxPushCurrent(ctx: hipCtx_t) -> hipError_t, real => entry::sets_device(None, real) }
export! { "hipCtxPopCurrent", fn hipCtxPopCurrent(ctx: *mut hipCtx_t) -> hipError_t, real => entry::sets_device(None, real) }
export! { "hipDeviceReset", fn hipDeviceReset() -> hipError_t, real => entry::resets_device(real) }
export! { "hipDevicePrimaryCtxReset", fn hipDevicePrimaryCtxReset(dev: hipDevice_t) -> hipError_t,
    real => entry::resets_device(real)
}

type HostFunction = unsafe extern "C-unwind" fn(*mut c_void);
type StreamCallback = unsafe extern "C-unwind" fn(hipStream_t, hipError_t, *mut c_void);

unsafe extern "C-unwind" fn run_host_function(wrapped: *mut c_void) {
    // SAFETY: wrapped by `with_host_function`, and called once by the library.
    unsafe { entry::run_once::<HostFunction>(wrapped, |function, data| function(data)) };
}

unsafe extern "C-unwind" fn run_stream_callback(
    stream: hipStream_t,
    status: hipError_t,
    wrapped: *mut c_void,
) {
    // SAFETY: wrapped by `with_stream_callback`, and called once by the library.
    unsafe { entry::run_once::<StreamCallback>(wrapped, |callback, data| callback(stream, status, data)) };
}

/// Declares an export that passes on a host function in a wrapping of ours.
macro_rules! callback_export {
    ($symbol:literal, $name:ident, $stream_of:ident, $function:ident : $public:ty, $kind:ty, $runner:ident,
     ($($after:ident : $after_ty:ty),*)) => {
        #[unsafe(export_name = $symbol)]
        pub unsafe extern "C-unwind" fn $name(
            stream: hipStream_t, $function: $public, userData: *mut c_void $(, $after: $after_ty)*
        ) -> hipError_t {
            static REAL: hipreempt_shim::resolve::Real =
                hipreempt_shim::resolve::Real::new($crate::export::c_name!($symbol));
            type RealFunction = unsafe extern "C-unwind" fn(hipStream_t, Option<$kind>, *mut c_void $(, $after_ty)*) -> hipError_t;
            let address = REAL.address();
            if address.is_null() {
                return <hipError_t as $crate::export::Absent>::absent();
            }
            // SAFETY: the real library's function of this name has this type: it comes from the API table.
            let function = unsafe { core::mem::transmute::<*mut c_void, RealFunction>(address) };
            let work = Work { stream: Stream::$stream_of(stream as usize), held: Held::Never };
            // SAFETY: the same function pointer, or null; the conventions differ only in letting exceptions through.
            let callback = unsafe { core::mem::transmute::<$public, Option<$kind>>($function) };
            let Some(callback) = callback else {
                // SAFETY: the caller's arguments; the real function refuses a null callback.
                return entry::ordered(work, || unsafe { function(stream, None, userData $(, $after)*) });
            };
            let wrapped = entry::wrap::<$kind>(callback, userData);
            // SAFETY: the caller's arguments, with its function in our wrapping.
            let result = entry::ordered(work, || unsafe { function(stream, Some($runner), wrapped $(, $after)*) });
            if result != 0 {
                // SAFETY: the library refused the function, so it will not call it.
                unsafe { entry::unwrap::<$kind>(wrapped) };
            }
            result
        }
    };
}

callback_export! { "hipLaunchHostFunc", hipLaunchHostFunc, legacy, fn_: hipHostFn_t, HostFunction, run_host_function, () }
callback_export! { "hipLaunchHostFunc_spt", hipLaunchHostFunc_spt, per_thread, fn_: hipHostFn_t, HostFunction, run_host_function, () }
callback_export! { "hipStreamAddCallback", hipStreamAddCallback, legacy, callback: hipStreamCallback_t, StreamCallback, run_stream_callback, (flags: c_uint) }
callback_export! { "hipStreamAddCallback_spt", hipStreamAddCallback_spt, per_thread, callback: hipStreamCallback_t, StreamCallback, run_stream_callback, (flags: c_uint) }

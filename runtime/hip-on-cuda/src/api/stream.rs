//! Streams, their order against each other, host functions in them, and their capture.
//!
//! Flags (`hipStreamNonBlocking`, `hipEventWaitExternal`), capture modes and capture states have CUDA's numbers.

use std::ffi::{c_int, c_uint, c_ulonglong, c_void};

use hipreempt_api::hip::{
    hipDevice_t, hipEvent_t, hipGraph_t, hipGraphNode_t, hipHostFn_t, hipStream_t, hipStreamCallback_t,
    hipStreamCaptureMode, hipStreamCaptureStatus,
};

use super::{per_thread, put, stream, writable};
use crate::context;
use crate::cuda::{Address, cuda};
use crate::error::{Code, Outcome};

/// A stream that waits for the null stream, and the null stream for it.
pub fn hipStreamCreate(stream: *mut hipStream_t) -> Outcome {
    hipStreamCreateWithFlags(stream, 0)
}

/// A stream.
pub fn hipStreamCreateWithFlags(stream: *mut hipStream_t, flags: c_uint) -> Outcome {
    writable(stream)?;
    cuda!(stream_create(stream.cast(), flags))
}

/// A stream with a priority; less is more urgent, to both.
pub fn hipStreamCreateWithPriority(stream: *mut hipStream_t, flags: c_uint, priority: c_int) -> Outcome {
    writable(stream)?;
    cuda!(stream_create_with_priority(stream.cast(), flags, priority))
}

/// Ends a stream once its work is done.
pub fn hipStreamDestroy(handle: hipStream_t) -> Outcome {
    if handle.is_null() {
        return Err(Code::INVALID_HANDLE);
    }
    cuda!(stream_destroy(stream(handle)))
}

/// Whether all work of a stream is done.
pub fn hipStreamQuery(handle: hipStream_t) -> Outcome {
    cuda!(stream_query(stream(handle)))
}

/// As [`hipStreamQuery`], null being the thread's own.
pub fn hipStreamQuery_spt(stream: hipStream_t) -> Outcome {
    hipStreamQuery(per_thread(stream))
}

/// Waits for all work of a stream.
pub fn hipStreamSynchronize(handle: hipStream_t) -> Outcome {
    cuda!(stream_synchronize(stream(handle)))
}

/// As [`hipStreamSynchronize`], null being the thread's own.
pub fn hipStreamSynchronize_spt(stream: hipStream_t) -> Outcome {
    hipStreamSynchronize(per_thread(stream))
}

/// What follows in a stream waits for an event.
pub fn hipStreamWaitEvent(handle: hipStream_t, event: hipEvent_t, flags: c_uint) -> Outcome {
    cuda!(stream_wait_event(stream(handle), event.cast(), flags))
}

/// As [`hipStreamWaitEvent`], null being the thread's own.
pub fn hipStreamWaitEvent_spt(stream: hipStream_t, event: hipEvent_t, flags: c_uint) -> Outcome {
    hipStreamWaitEvent(per_thread(stream), event, flags)
}

/// How it was made.
pub fn hipStreamGetFlags(handle: hipStream_t, flags: *mut c_uint) -> Outcome {
    writable(flags)?;
    cuda!(stream_flags(stream(handle), flags))
}

/// As [`hipStreamGetFlags`], null being the thread's own.
pub fn hipStreamGetFlags_spt(stream: hipStream_t, flags: *mut c_uint) -> Outcome {
    hipStreamGetFlags(per_thread(stream), flags)
}

/// The priority of a stream.
pub fn hipStreamGetPriority(handle: hipStream_t, priority: *mut c_int) -> Outcome {
    writable(priority)?;
    cuda!(stream_priority(stream(handle), priority))
}

/// As [`hipStreamGetPriority`], null being the thread's own.
pub fn hipStreamGetPriority_spt(stream: hipStream_t, priority: *mut c_int) -> Outcome {
    hipStreamGetPriority(per_thread(stream), priority)
}

fn device_of(handle: hipStream_t) -> Outcome<c_int> {
    let mut context = std::ptr::null_mut();
    cuda!(stream_context(stream(handle), &raw mut context))?;
    context::device_of(context).ok_or(Code::INVALID_CONTEXT)
}

/// The device of a stream.
pub fn hipStreamGetDevice(stream: hipStream_t, device: *mut hipDevice_t) -> Outcome {
    put(device, device_of(stream)?)
}

/// The device of a stream; -1 if there is none.
pub fn hipGetStreamDeviceId(stream: hipStream_t) -> c_int {
    device_of(stream).unwrap_or(-1)
}

/// A number that no other stream of the process ever has.
pub fn hipStreamGetId(handle: hipStream_t, streamId: *mut c_ulonglong) -> Outcome {
    writable(streamId)?;
    cuda!(stream_id(stream(handle), streamId))
}

/// A function of the host in a stream's order. The status that it gets is CUDA's number, which is success or one of
/// those that HIP has too.
pub fn hipStreamAddCallback(
    handle: hipStream_t,
    callback: hipStreamCallback_t,
    userData: *mut c_void,
    flags: c_uint,
) -> Outcome {
    let callback = callback.ok_or(Code::INVALID_VALUE)?;
    // SAFETY: the types differ in what the handle points to, which nobody looks at.
    let callback = unsafe {
        std::mem::transmute::<
            unsafe extern "C" fn(hipStream_t, u32, *mut c_void),
            unsafe extern "C" fn(crate::cuda::Stream, crate::cuda::Result, *mut c_void),
        >(callback)
    };
    cuda!(stream_add_callback(stream(handle), Some(callback), userData, flags))
}

/// As [`hipStreamAddCallback`], null being the thread's own.
pub fn hipStreamAddCallback_spt(
    stream: hipStream_t,
    callback: hipStreamCallback_t,
    userData: *mut c_void,
    flags: c_uint,
) -> Outcome {
    hipStreamAddCallback(per_thread(stream), callback, userData, flags)
}

/// A function of the host in a stream's order, also within a capture.
pub fn hipLaunchHostFunc(handle: hipStream_t, fn_: hipHostFn_t, userData: *mut c_void) -> Outcome {
    let function = fn_.ok_or(Code::INVALID_VALUE)?;
    cuda!(launch_host(stream(handle), Some(function), userData))
}

/// As [`hipLaunchHostFunc`], null being the thread's own.
pub fn hipLaunchHostFunc_spt(stream: hipStream_t, fn_: hipHostFn_t, userData: *mut c_void) -> Outcome {
    hipLaunchHostFunc(per_thread(stream), fn_, userData)
}

/// What follows in a stream becomes a graph.
pub fn hipStreamBeginCapture(handle: hipStream_t, mode: hipStreamCaptureMode) -> Outcome {
    let mode = c_int::try_from(mode).map_err(|_| Code::INVALID_VALUE)?;
    cuda!(capture_begin(stream(handle), mode))
}

/// As [`hipStreamBeginCapture`], null being the thread's own.
pub fn hipStreamBeginCapture_spt(stream: hipStream_t, mode: hipStreamCaptureMode) -> Outcome {
    hipStreamBeginCapture(per_thread(stream), mode)
}

/// Ends a capture.
pub fn hipStreamEndCapture(handle: hipStream_t, pGraph: *mut hipGraph_t) -> Outcome {
    writable(pGraph)?;
    cuda!(capture_end(stream(handle), pGraph.cast()))
}

/// As [`hipStreamEndCapture`], null being the thread's own.
pub fn hipStreamEndCapture_spt(stream: hipStream_t, pGraph: *mut hipGraph_t) -> Outcome {
    hipStreamEndCapture(per_thread(stream), pGraph)
}

/// Whether a stream is being captured.
pub fn hipStreamIsCapturing(handle: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus) -> Outcome {
    writable(pCaptureStatus)?;
    cuda!(capture_status(stream(handle), pCaptureStatus.cast()))
}

/// As [`hipStreamIsCapturing`], null being the thread's own.
pub fn hipStreamIsCapturing_spt(stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus) -> Outcome {
    hipStreamIsCapturing(per_thread(stream), pCaptureStatus)
}

/// Whether a stream is being captured, and in which capture.
pub fn hipStreamGetCaptureInfo(
    stream: hipStream_t,
    pCaptureStatus: *mut hipStreamCaptureStatus,
    pId: *mut c_ulonglong,
) -> Outcome {
    use std::ptr::null_mut;
    hipStreamGetCaptureInfo_v2(stream, pCaptureStatus, pId, null_mut(), null_mut(), null_mut())
}

/// The same, with the graph so far.
pub fn hipStreamGetCaptureInfo_v2(
    handle: hipStream_t,
    captureStatus_out: *mut hipStreamCaptureStatus,
    id_out: *mut c_ulonglong,
    graph_out: *mut hipGraph_t,
    dependencies_out: *mut *const hipGraphNode_t,
    numDependencies_out: *mut usize,
) -> Outcome {
    writable(captureStatus_out)?;
    let (status, graph, dependencies) = (captureStatus_out.cast(), graph_out.cast(), dependencies_out.cast());
    cuda!(capture_info(stream(handle), status, id_out, graph, dependencies, numDependencies_out))
}

/// Swaps the calling thread's mode of captures.
pub fn hipThreadExchangeStreamCaptureMode(mode: *mut hipStreamCaptureMode) -> Outcome {
    writable(mode)?;
    cuda!(capture_exchange_mode(mode.cast()))
}

/// `hipStreamWaitValueGte`, `…Eq`, `…And`, `…Nor` are 0 to 3, as CUDA's. CUDA has no mask: only a full one is mapped.
fn without_mask(full: bool) -> Outcome {
    if full { Ok(()) } else { Err(Code::NOT_SUPPORTED) }
}

/// A stream waits for a value in memory.
pub fn hipStreamWaitValue32(
    handle: hipStream_t,
    ptr: *mut c_void,
    value: u32,
    flags: c_uint,
    mask: u32,
) -> Outcome {
    without_mask(mask == u32::MAX)?;
    cuda!(stream_wait_32(stream(handle), ptr as Address, value, flags))
}

/// A stream waits for a value in memory.
pub fn hipStreamWaitValue64(
    handle: hipStream_t,
    ptr: *mut c_void,
    value: u64,
    flags: c_uint,
    mask: u64,
) -> Outcome {
    without_mask(mask == u64::MAX)?;
    cuda!(stream_wait_64(stream(handle), ptr as Address, value, flags))
}

/// A stream writes a value to memory. HIP's flags are reserved.
pub fn hipStreamWriteValue32(handle: hipStream_t, ptr: *mut c_void, value: u32, _flags: c_uint) -> Outcome {
    cuda!(stream_write_32(stream(handle), ptr as Address, value, 0))
}

/// A stream writes a value to memory. HIP's flags are reserved.
pub fn hipStreamWriteValue64(handle: hipStream_t, ptr: *mut c_void, value: u64, _flags: c_uint) -> Outcome {
    cuda!(stream_write_64(stream(handle), ptr as Address, value, 0))
}

//! Streams and their capture.

use std::ffi::{c_int, c_uint, c_ulonglong, c_void};

use hipreempt_api::hip::{
    hipDevice_t, hipEvent_t, hipGraph_t, hipGraphEdgeData, hipGraphNode_t, hipLaunchAttributeID,
    hipLaunchAttributeValue, hipStream_t, hipStreamBatchMemOpParams, hipStreamCaptureMode,
    hipStreamCaptureStatus, hipStreamCaptureStatusActive, hipStreamCaptureStatusInvalidated,
    hipStreamCaptureStatusNone,
};

use super::{list, put, put_optional, read, writable};
use crate::effect::{AwaitWork, WriteWork};
use crate::error::{Code, Outcome};
use crate::event::Event;
use crate::graph::capture::{self, Mode};
use crate::graph::{Graph, Node};
use crate::op::Op;
use crate::runtime;
use crate::stream::{NON_BLOCKING, Stream};

/// Priorities the card takes, as HIP counts: lower is more urgent.
pub const PRIORITY_LEAST: i32 = 1;
/// The most urgent priority.
pub const PRIORITY_GREATEST: i32 = -1;

fn create(stream: *mut hipStream_t, flags: c_uint, priority: c_int) -> Outcome {
    if flags & !NON_BLOCKING != 0 {
        return Err(Code::INVALID_VALUE);
    }
    let priority = priority.clamp(PRIORITY_GREATEST, PRIORITY_LEAST);
    writable(stream)?;
    put(stream, Stream::create(runtime::current()?, flags, priority)?.handle().cast())
}

/// A blocking stream.
pub fn hipStreamCreate(stream: *mut hipStream_t) -> Outcome {
    create(stream, 0, 0)
}

/// A stream with flags.
pub fn hipStreamCreateWithFlags(stream: *mut hipStream_t, flags: c_uint) -> Outcome {
    create(stream, flags, 0)
}

/// A stream with a priority, which is clamped to the card's range.
pub fn hipStreamCreateWithPriority(stream: *mut hipStream_t, flags: c_uint, priority: c_int) -> Outcome {
    create(stream, flags, priority)
}

/// A stream restricted to some compute units; the restriction is accepted and not modelled.
pub fn hipExtStreamCreateWithCUMask(
    stream: *mut hipStream_t,
    cuMaskSize: u32,
    cuMask: *const u32,
) -> Outcome {
    if cuMaskSize == 0 || cuMask.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    create(stream, 0, 0)
}

/// All compute units.
pub fn hipExtStreamGetCUMask(stream: hipStream_t, cuMaskSize: u32, cuMask: *mut u32) -> Outcome {
    let units = Stream::resolve(stream.cast())?.card().compute_units;
    if cuMask.is_null() || cuMaskSize < units.div_ceil(32) {
        return Err(Code::INVALID_VALUE);
    }
    (0..cuMaskSize).try_for_each(|word| {
        let left = units.saturating_sub(word * 32).min(32);
        put(
            cuMask.wrapping_add(word as usize),
            (u64::MAX >> (64 - left.max(1)) << u32::from(left == 0)) as u32,
        )
    })
}

/// Ends a stream's life, after its work.
pub fn hipStreamDestroy(stream: hipStream_t) -> Outcome {
    if (stream as usize) <= crate::stream::PER_THREAD {
        return Err(Code::INVALID_HANDLE);
    }
    Stream::destroy(stream.cast())
}

fn synchronise(stream: &'static Stream) -> Outcome {
    capture::refuse_on(stream)?;
    capture::check_unsafe_call()?;
    stream.synchronise()
}

/// Waits for everything on a stream.
pub fn hipStreamSynchronize(stream: hipStream_t) -> Outcome {
    synchronise(Stream::resolve(stream.cast())?)
}

/// As [`hipStreamSynchronize`]; null is the thread's own default stream.
pub fn hipStreamSynchronize_spt(stream: hipStream_t) -> Outcome {
    synchronise(Stream::resolve_spt(stream.cast())?)
}

fn query(stream: &'static Stream) -> Outcome {
    capture::refuse_on(stream)?;
    capture::check_unsafe_call()?;
    if stream.query()? { Ok(()) } else { Err(Code::NOT_READY) }
}

/// Whether everything on a stream is done.
pub fn hipStreamQuery(stream: hipStream_t) -> Outcome {
    query(Stream::resolve(stream.cast())?)
}

/// As [`hipStreamQuery`]; null is the thread's own default stream.
pub fn hipStreamQuery_spt(stream: hipStream_t) -> Outcome {
    query(Stream::resolve_spt(stream.cast())?)
}

fn wait_event(stream: &'static Stream, event: hipEvent_t) -> Outcome {
    let event = Event::resolve(event.cast())?;
    if !stream.is_capturing() && capture::join(stream, event)? {
        return Ok(());
    }
    Op::WaitEvent(event).issue(stream)
}

/// Makes a stream wait for an event.
pub fn hipStreamWaitEvent(stream: hipStream_t, event: hipEvent_t, _flags: c_uint) -> Outcome {
    wait_event(Stream::resolve(stream.cast())?, event)
}

/// As [`hipStreamWaitEvent`]; null is the thread's own default stream.
pub fn hipStreamWaitEvent_spt(stream: hipStream_t, event: hipEvent_t, _flags: c_uint) -> Outcome {
    wait_event(Stream::resolve_spt(stream.cast())?, event)
}

/// Flags a stream was created with.
pub fn hipStreamGetFlags(stream: hipStream_t, flags: *mut c_uint) -> Outcome {
    put(flags, Stream::resolve(stream.cast())?.flags())
}

/// As [`hipStreamGetFlags`]; null is the thread's own default stream.
pub fn hipStreamGetFlags_spt(stream: hipStream_t, flags: *mut c_uint) -> Outcome {
    put(flags, Stream::resolve_spt(stream.cast())?.flags())
}

/// Priority a stream was created with.
pub fn hipStreamGetPriority(stream: hipStream_t, priority: *mut c_int) -> Outcome {
    put(priority, Stream::resolve(stream.cast())?.priority())
}

/// As [`hipStreamGetPriority`]; null is the thread's own default stream.
pub fn hipStreamGetPriority_spt(stream: hipStream_t, priority: *mut c_int) -> Outcome {
    put(priority, Stream::resolve_spt(stream.cast())?.priority())
}

/// The card of a stream.
pub fn hipStreamGetDevice(stream: hipStream_t, device: *mut hipDevice_t) -> Outcome {
    put(device, Stream::resolve(stream.cast())?.card().ordinal as hipDevice_t)
}

/// The card of a stream, or -1.
pub fn hipGetStreamDeviceId(stream: hipStream_t) -> c_int {
    Stream::resolve(stream.cast()).map_or(-1, |stream| stream.card().ordinal as c_int)
}

/// A number no other stream of the process has.
pub fn hipStreamGetId(stream: hipStream_t, streamId: *mut c_ulonglong) -> Outcome {
    put(streamId, Stream::resolve(stream.cast())?.id())
}

/// Attributes do not change what the card does; they are accepted.
pub fn hipStreamSetAttribute(
    stream: hipStream_t,
    _attr: hipLaunchAttributeID,
    value: *const hipLaunchAttributeValue,
) -> Outcome {
    Stream::resolve(stream.cast())?;
    read(value).map(drop)
}

/// As [`hipStreamSetAttribute`].
pub fn hipStreamCopyAttributes(dst: hipStream_t, src: hipStream_t) -> Outcome {
    Stream::resolve(dst.cast()).and(Stream::resolve(src.cast())).map(drop)
}

/// Managed memory is host memory here: nothing to attach.
pub fn hipStreamAttachMemAsync(
    stream: hipStream_t,
    dev_ptr: *mut c_void,
    _length: usize,
    _flags: c_uint,
) -> Outcome {
    Stream::resolve(stream.cast())?;
    read(dev_ptr.cast::<u8>()).map(drop)
}

fn write_value(stream: hipStream_t, to: *mut c_void, value: u64, wide: bool) -> Outcome {
    if to.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    Op::Write(WriteWork { to: to as usize, value, wide }).issue(Stream::resolve(stream.cast())?)
}

/// Stores four bytes in stream order.
pub fn hipStreamWriteValue32(stream: hipStream_t, ptr: *mut c_void, value: u32, _flags: c_uint) -> Outcome {
    write_value(stream, ptr, value.into(), false)
}

/// Stores eight bytes in stream order.
pub fn hipStreamWriteValue64(stream: hipStream_t, ptr: *mut c_void, value: u64, _flags: c_uint) -> Outcome {
    write_value(stream, ptr, value, true)
}

fn wait_value(stream: hipStream_t, from: *mut c_void, condition: AwaitWork) -> Outcome {
    if from.is_null() || condition.condition > 3 {
        return Err(Code::INVALID_VALUE);
    }
    Op::Await(condition).issue(Stream::resolve(stream.cast())?)
}

/// Waits in stream order until four bytes meet a condition.
pub fn hipStreamWaitValue32(
    stream: hipStream_t,
    ptr: *mut c_void,
    value: u32,
    flags: c_uint,
    mask: u32,
) -> Outcome {
    let (from, value, mask) = (ptr as usize, value.into(), mask.into());
    wait_value(stream, ptr, AwaitWork { from, value, mask, condition: flags, wide: false })
}

/// Waits in stream order until eight bytes meet a condition.
pub fn hipStreamWaitValue64(
    stream: hipStream_t,
    ptr: *mut c_void,
    value: u64,
    flags: c_uint,
    mask: u64,
) -> Outcome {
    wait_value(stream, ptr, AwaitWork { from: ptr as usize, value, mask, condition: flags, wide: true })
}

/// `hipStreamMemOpWaitValue32`, `…WriteValue32`, `…WaitValue64`, `…WriteValue64`.
const WAIT_32: c_uint = 1;
const WRITE_32: c_uint = 2;
const WAIT_64: c_uint = 4;
const WRITE_64: c_uint = 5;

/// Several stores and waits in stream order.
pub fn hipStreamBatchMemOp(
    stream: hipStream_t,
    count: c_uint,
    paramArray: *mut hipStreamBatchMemOpParams,
    _flags: c_uint,
) -> Outcome {
    list(paramArray.cast_const(), count as usize)?.iter().try_for_each(|one| {
        // SAFETY: every member begins with the operation, which tells the member; all are plain numbers.
        unsafe {
            let (wait, write) = (one.waitValue, one.writeValue);
            let (wait_at, write_at) = (wait.address.cast(), write.address.cast());
            match one.operation {
                WAIT_32 => {
                    let value = wait.__bindgen_anon_1.value;
                    hipStreamWaitValue32(stream, wait_at, value, wait.flags, u32::MAX)
                }
                WAIT_64 => {
                    hipStreamWaitValue64(stream, wait_at, wait.__bindgen_anon_1.value64, wait.flags, u64::MAX)
                }
                WRITE_32 => hipStreamWriteValue32(stream, write_at, write.__bindgen_anon_1.value, 0),
                WRITE_64 => hipStreamWriteValue64(stream, write_at, write.__bindgen_anon_1.value64, 0),
                _ => Err(Code::NOT_SUPPORTED),
            }
        }
    })
}

fn begin(stream: &'static Stream, mode: hipStreamCaptureMode) -> Outcome {
    capture::begin(stream, Mode::from_number(mode)?, None, Vec::new())
}

/// From now on operations on the stream become nodes of a graph.
pub fn hipStreamBeginCapture(stream: hipStream_t, mode: hipStreamCaptureMode) -> Outcome {
    begin(Stream::resolve(stream.cast())?, mode)
}

/// As [`hipStreamBeginCapture`]; null is the thread's own default stream.
pub fn hipStreamBeginCapture_spt(stream: hipStream_t, mode: hipStreamCaptureMode) -> Outcome {
    begin(Stream::resolve_spt(stream.cast())?, mode)
}

/// As [`hipStreamBeginCapture`], into a graph that there is.
pub fn hipStreamBeginCaptureToGraph(
    stream: hipStream_t,
    graph: hipGraph_t,
    dependencies: *const hipGraphNode_t,
    _dependencyData: *const hipGraphEdgeData,
    numDependencies: usize,
    mode: hipStreamCaptureMode,
) -> Outcome {
    let after = nodes(dependencies, numDependencies)?;
    let graph = Graph::resolve(graph.cast())?;
    capture::begin(Stream::resolve(stream.cast())?, Mode::from_number(mode)?, Some(graph), after)
}

/// The nodes of an array of handles.
pub fn nodes(handles: *const hipGraphNode_t, count: usize) -> Outcome<Vec<&'static Node>> {
    list(handles, count)?.iter().map(|handle| Node::resolve(handle.cast())).collect()
}

fn end(stream: &'static Stream, graph: *mut hipGraph_t) -> Outcome {
    put(graph, std::ptr::null_mut())?;
    put(graph, capture::end(stream)?.handle().cast())
}

/// Ends a capture and hands out its graph.
pub fn hipStreamEndCapture(stream: hipStream_t, pGraph: *mut hipGraph_t) -> Outcome {
    end(Stream::resolve(stream.cast())?, pGraph)
}

/// As [`hipStreamEndCapture`]; null is the thread's own default stream.
pub fn hipStreamEndCapture_spt(stream: hipStream_t, pGraph: *mut hipGraph_t) -> Outcome {
    end(Stream::resolve_spt(stream.cast())?, pGraph)
}

fn status(stream: &Stream) -> (hipStreamCaptureStatus, u64) {
    match capture::of(stream) {
        None => (hipStreamCaptureStatusNone, 0),
        Some(capture) if capture.session.is_invalid() => {
            (hipStreamCaptureStatusInvalidated, capture.session.id)
        }
        Some(capture) => (hipStreamCaptureStatusActive, capture.session.id),
    }
}

/// Whether a capture is open on a stream.
pub fn hipStreamIsCapturing(stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus) -> Outcome {
    put(pCaptureStatus, status(Stream::resolve(stream.cast())?).0)
}

/// As [`hipStreamIsCapturing`]; null is the thread's own default stream.
pub fn hipStreamIsCapturing_spt(stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus) -> Outcome {
    put(pCaptureStatus, status(Stream::resolve_spt(stream.cast())?).0)
}

fn info(stream: &Stream, told: *mut hipStreamCaptureStatus, id: *mut c_ulonglong) -> Outcome {
    let (status, number) = status(stream);
    put(told, status)?;
    put_optional(id, number);
    Ok(())
}

/// Whether and which capture is open on a stream.
pub fn hipStreamGetCaptureInfo(
    stream: hipStream_t,
    pCaptureStatus: *mut hipStreamCaptureStatus,
    pId: *mut c_ulonglong,
) -> Outcome {
    info(Stream::resolve(stream.cast())?, pCaptureStatus, pId)
}

/// As [`hipStreamGetCaptureInfo`]; null is the thread's own default stream.
pub fn hipStreamGetCaptureInfo_spt(
    stream: hipStream_t,
    pCaptureStatus: *mut hipStreamCaptureStatus,
    pId: *mut c_ulonglong,
) -> Outcome {
    info(Stream::resolve_spt(stream.cast())?, pCaptureStatus, pId)
}

fn full_info(
    stream: &'static Stream,
    told: *mut hipStreamCaptureStatus,
    id: *mut c_ulonglong,
    graph: *mut hipGraph_t,
    dependencies: *mut *const hipGraphNode_t,
    count: *mut usize,
) -> Outcome {
    info(stream, told, id)?;
    let mut inner = stream.lock();
    let Some(capture) = &mut inner.capture else { return Ok(()) };
    put_optional(graph, capture.session.graph.handle().cast());
    // The array belongs to the capture and stays until the next operation on the stream.
    capture.told = capture.frontier.iter().map(|node| node.handle() as usize).collect();
    put_optional(dependencies, capture.told.as_ptr().cast());
    put_optional(count, capture.told.len());
    Ok(())
}

/// Everything about the capture that is open on a stream.
pub fn hipStreamGetCaptureInfo_v2(
    stream: hipStream_t,
    captureStatus_out: *mut hipStreamCaptureStatus,
    id_out: *mut c_ulonglong,
    graph_out: *mut hipGraph_t,
    dependencies_out: *mut *const hipGraphNode_t,
    numDependencies_out: *mut usize,
) -> Outcome {
    let stream = Stream::resolve(stream.cast())?;
    full_info(stream, captureStatus_out, id_out, graph_out, dependencies_out, numDependencies_out)
}

/// As [`hipStreamGetCaptureInfo_v2`]; null is the thread's own default stream.
pub fn hipStreamGetCaptureInfo_v2_spt(
    stream: hipStream_t,
    captureStatus_out: *mut hipStreamCaptureStatus,
    id_out: *mut c_ulonglong,
    graph_out: *mut hipGraph_t,
    dependencies_out: *mut *const hipGraphNode_t,
    numDependencies_out: *mut usize,
) -> Outcome {
    let stream = Stream::resolve_spt(stream.cast())?;
    full_info(stream, captureStatus_out, id_out, graph_out, dependencies_out, numDependencies_out)
}

/// Changes what the next captured operation comes after: adds (flags 0) or replaces (flags 1).
pub fn hipStreamUpdateCaptureDependencies(
    stream: hipStream_t,
    dependencies: *mut hipGraphNode_t,
    numDependencies: usize,
    flags: c_uint,
) -> Outcome {
    let nodes = nodes(dependencies.cast_const(), numDependencies)?;
    capture::set_frontier(Stream::resolve(stream.cast())?, nodes, flags == 0)
}

/// Changes which calls this thread may make during captures; hands back what was.
pub fn hipThreadExchangeStreamCaptureMode(mode: *mut hipStreamCaptureMode) -> Outcome {
    let before = capture::exchange_mode(Mode::from_number(read(mode)?)?);
    put(mode, before as hipStreamCaptureMode)
}

//! Streams and their capture.

use std::ffi::{c_int, c_uint, c_ulonglong, c_void};

use hipreempt_api::hip::{hipStream_t, hipStreamBatchMemOpParams};
use hipreempt_softgpu_runtime::api::{
    hipStreamBatchMemOp, hipStreamBeginCapture, hipStreamBeginCaptureToGraph, hipStreamCreateWithPriority,
    hipStreamDestroy, hipStreamEndCapture, hipStreamGetCaptureInfo, hipStreamGetCaptureInfo_v2,
    hipStreamIsCapturing, hipStreamQuery, hipStreamSynchronize, hipStreamUpdateCaptureDependencies,
    hipStreamWaitEvent, hipStreamWaitValue32, hipStreamWaitValue64, hipStreamWriteValue32,
    hipStreamWriteValue64, hipThreadExchangeStreamCaptureMode, put, put_optional, writable,
};
use hipreempt_softgpu_runtime::effect::HostWork;
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::op::Op;
use hipreempt_softgpu_runtime::stream::Stream;

use crate::context;
use crate::face::cuda;
use crate::types::{
    CU_STREAM_PER_THREAD, CUcontext, CUdevice, CUdeviceptr, CUevent, CUgraph, CUgraphNode, CUstream,
    CUstreamCallback,
};

/// `CU_STREAM_CAPTURE_MODE_GLOBAL`, which the first version of `cuStreamBeginCapture` stands for.
const CAPTURE_GLOBAL: c_uint = 0;

fn create(to: *mut CUstream, flags: c_uint, priority: c_int) -> Outcome {
    writable(to)?;
    // CUDA has no priority below the default one.
    hipStreamCreateWithPriority(to.cast(), flags, priority.min(0))?;
    // SAFETY: written by the call before.
    context::current()?.add_stream(unsafe { to.read() });
    Ok(())
}

cuda! {
    /// A stream with flags.
    Context fn cuStreamCreate(stream: *mut CUstream, flags: c_uint) {
        create(stream, flags, 0)
    }
}

cuda! {
    /// A stream with a priority, which is clamped to the card's range.
    Context fn cuStreamCreateWithPriority(stream: *mut CUstream, flags: c_uint, priority: c_int) {
        create(stream, flags, priority)
    }
}

cuda! {
    /// Ends a stream's life, after its work.
    Context fn cuStreamDestroy = cuStreamDestroy_v2(stream: CUstream) {
        if stream as usize <= CU_STREAM_PER_THREAD {
            return Err(Code::INVALID_HANDLE);
        }
        if let Ok(owner) = context::of_card(Stream::resolve(stream)?.card()) {
            owner.remove_stream(stream);
        }
        hipStreamDestroy(stream.cast())
    }
}

cuda! {
    /// Waits for everything on a stream.
    Context fn cuStreamSynchronize, cuStreamSynchronize_ptsz(stream: CUstream) on stream {
        hipStreamSynchronize(stream.handle().cast())
    }
}

cuda! {
    /// Whether everything on a stream is done.
    Context fn cuStreamQuery, cuStreamQuery_ptsz(stream: CUstream) on stream {
        hipStreamQuery(stream.handle().cast())
    }
}

cuda! {
    /// Makes a stream wait for an event.
    Context fn cuStreamWaitEvent, cuStreamWaitEvent_ptsz(stream: CUstream, event: CUevent, flags: c_uint) on stream {
        hipStreamWaitEvent(stream.handle().cast(), event.cast(), flags)
    }
}

cuda! {
    /// Flags a stream was created with.
    Context fn cuStreamGetFlags, cuStreamGetFlags_ptsz(stream: CUstream, flags: *mut c_uint) on stream {
        put(flags, stream.flags())
    }
}

cuda! {
    /// Priority a stream was created with.
    Context fn cuStreamGetPriority, cuStreamGetPriority_ptsz(stream: CUstream, priority: *mut c_int) on stream {
        put(priority, stream.priority())
    }
}

cuda! {
    /// A number that no other stream of the process has or had.
    Context fn cuStreamGetId, cuStreamGetId_ptsz(stream: CUstream, id: *mut c_ulonglong) on stream {
        put(id, stream.id())
    }
}

cuda! {
    /// The context of a stream.
    Context fn cuStreamGetCtx, cuStreamGetCtx_ptsz(stream: CUstream, context: *mut CUcontext) on stream {
        put(context, context::of_card(stream.card())?.handle())
    }
}

cuda! {
    /// As `cuStreamGetCtx`; no stream belongs to a part of a card.
    Context fn cuStreamGetCtx_v2, cuStreamGetCtx_v2_ptsz(
        stream: CUstream, context: *mut CUcontext, part: *mut *mut c_void
    ) on stream {
        put_optional(part, std::ptr::null_mut());
        put(context, context::of_card(stream.card())?.handle())
    }
}

cuda! {
    /// The card of a stream.
    Context fn cuStreamGetDevice, cuStreamGetDevice_ptsz(stream: CUstream, device: *mut CUdevice) on stream {
        put(device, stream.card().device_ordinal as CUdevice)
    }
}

cuda! {
    /// Managed memory is where it is: only the place in the stream is taken.
    Context fn cuStreamAttachMemAsync, cuStreamAttachMemAsync_ptsz(
        stream: CUstream, _at: CUdeviceptr, _bytes: usize, _flags: c_uint
    ) on stream {
        Op::Empty.issue(stream)
    }
}

type CudaCallback = unsafe extern "C" fn(CUstream, c_uint, *mut c_void);
type HipCallback = unsafe extern "C" fn(hipStream_t, c_uint, *mut c_void);

/// A callback of the program in stream order; it is told the handle that the program gave.
fn add_callback(
    stream: &'static Stream,
    handle: CUstream,
    call: CUstreamCallback,
    data: *mut c_void,
    flags: c_uint,
) -> Outcome {
    let call = call.filter(|_| flags == 0).ok_or(Code::INVALID_VALUE)?;
    // SAFETY: the two differ only in the names that HIP and CUDA have for a stream's handle and a result code.
    let call = unsafe { std::mem::transmute::<CudaCallback, HipCallback>(call) };
    Op::Host(HostWork::Callback { call, stream: handle as usize, data: data as usize }).issue(stream)
}

cuda! {
    /// A callback of the program in stream order.
    Context fn cuStreamAddCallback(stream: CUstream, call: CUstreamCallback, data: *mut c_void, flags: c_uint) {
        add_callback(Stream::resolve(stream)?, stream, call, data, flags)
    }
}

cuda! {
    /// As `cuStreamAddCallback`; null is the thread's own default stream.
    Context fn cuStreamAddCallback_ptsz(stream: CUstream, call: CUstreamCallback, data: *mut c_void, flags: c_uint) {
        add_callback(Stream::resolve_spt(stream)?, stream, call, data, flags)
    }
}

/// Both versions of one operation on a word in memory.
macro_rules! memory_operation {
    ($(#[$meta:meta])* $one:ident $one_own:ident $two:ident $two_own:ident $type:ty, $stream:ident $at:ident $value:ident
        $flags:ident $body:block) => {
        cuda! {
            $(#[$meta])*
            Context fn $one, $one_own($stream: CUstream, at: CUdeviceptr, $value: $type, $flags: c_uint) on $stream {
                let $at = at as *mut c_void;
                $body
            }
        }
        cuda! {
            $(#[$meta])*
            Context fn $two, $two_own($stream: CUstream, at: CUdeviceptr, $value: $type, $flags: c_uint) on $stream {
                let $at = at as *mut c_void;
                $body
            }
        }
    };
}

/// `CU_STREAM_WAIT_VALUE_FLUSH` changes nothing here.
const WAIT_FLUSH: c_uint = 1 << 30;

memory_operation! {
    /// Stores four bytes in stream order.
    cuStreamWriteValue32 cuStreamWriteValue32_ptsz cuStreamWriteValue32_v2 cuStreamWriteValue32_v2_ptsz
    u32, stream at value flags {
        hipStreamWriteValue32(stream.handle().cast(), at, value, flags)
    }
}

memory_operation! {
    /// Stores eight bytes in stream order.
    cuStreamWriteValue64 cuStreamWriteValue64_ptsz cuStreamWriteValue64_v2 cuStreamWriteValue64_v2_ptsz
    u64, stream at value flags {
        hipStreamWriteValue64(stream.handle().cast(), at, value, flags)
    }
}

memory_operation! {
    /// Waits in stream order until four bytes meet a condition.
    cuStreamWaitValue32 cuStreamWaitValue32_ptsz cuStreamWaitValue32_v2 cuStreamWaitValue32_v2_ptsz
    u32, stream at value flags {
        hipStreamWaitValue32(stream.handle().cast(), at, value, flags & !WAIT_FLUSH, u32::MAX)
    }
}

memory_operation! {
    /// Waits in stream order until eight bytes meet a condition.
    cuStreamWaitValue64 cuStreamWaitValue64_ptsz cuStreamWaitValue64_v2 cuStreamWaitValue64_v2_ptsz
    u64, stream at value flags {
        hipStreamWaitValue64(stream.handle().cast(), at, value, flags & !WAIT_FLUSH, u64::MAX)
    }
}

cuda! {
    /// Several stores and waits in stream order; HIP's list has CUDA's layout.
    Context fn cuStreamBatchMemOp, cuStreamBatchMemOp_ptsz(
        stream: CUstream, count: c_uint, operations: *mut hipStreamBatchMemOpParams, flags: c_uint
    ) on stream {
        hipStreamBatchMemOp(stream.handle().cast(), count, operations, flags)
    }
}

cuda! {
    /// As `cuStreamBatchMemOp`.
    Context fn cuStreamBatchMemOp_v2, cuStreamBatchMemOp_v2_ptsz(
        stream: CUstream, count: c_uint, operations: *mut hipStreamBatchMemOpParams, flags: c_uint
    ) on stream {
        hipStreamBatchMemOp(stream.handle().cast(), count, operations, flags)
    }
}

cuda! {
    /// From now on operations on the stream become nodes of a graph.
    Context fn cuStreamBeginCapture, cuStreamBeginCapture_ptsz(stream: CUstream) on stream {
        hipStreamBeginCapture(stream.handle().cast(), CAPTURE_GLOBAL)
    }
}

cuda! {
    /// As `cuStreamBeginCapture`, in a mode.
    Context fn cuStreamBeginCapture_v2, cuStreamBeginCapture_v2_ptsz(stream: CUstream, mode: c_uint) on stream {
        hipStreamBeginCapture(stream.handle().cast(), mode)
    }
}

cuda! {
    /// As `cuStreamBeginCapture_v2`, into a graph that there is.
    Context fn cuStreamBeginCaptureToGraph, cuStreamBeginCaptureToGraph_ptsz(
        stream: CUstream, graph: CUgraph, after: *const CUgraphNode, _edges: *const c_void, count: usize, mode: c_uint
    ) on stream {
        let none = std::ptr::null();
        hipStreamBeginCaptureToGraph(stream.handle().cast(), graph.cast(), after.cast(), none, count, mode)
    }
}

cuda! {
    /// Ends a capture and hands out its graph.
    Context fn cuStreamEndCapture, cuStreamEndCapture_ptsz(stream: CUstream, graph: *mut CUgraph) on stream {
        hipStreamEndCapture(stream.handle().cast(), graph.cast())
    }
}

cuda! {
    /// Whether a capture is open on a stream.
    Context fn cuStreamIsCapturing, cuStreamIsCapturing_ptsz(stream: CUstream, status: *mut c_uint) on stream {
        hipStreamIsCapturing(stream.handle().cast(), status)
    }
}

cuda! {
    /// Whether and which capture is open on a stream.
    Context fn cuStreamGetCaptureInfo, cuStreamGetCaptureInfo_ptsz(
        stream: CUstream, status: *mut c_uint, id: *mut c_ulonglong
    ) on stream {
        hipStreamGetCaptureInfo(stream.handle().cast(), status, id)
    }
}

cuda! {
    /// Everything about the capture that is open on a stream.
    Context fn cuStreamGetCaptureInfo_v2, cuStreamGetCaptureInfo_v2_ptsz(
        stream: CUstream, status: *mut c_uint, id: *mut c_ulonglong, graph: *mut CUgraph,
        after: *mut *const CUgraphNode, count: *mut usize
    ) on stream {
        hipStreamGetCaptureInfo_v2(stream.handle().cast(), status, id, graph.cast(), after.cast(), count)
    }
}

cuda! {
    /// As `cuStreamGetCaptureInfo_v2`; edges have no data.
    Context fn cuStreamGetCaptureInfo_v3, cuStreamGetCaptureInfo_v3_ptsz(
        stream: CUstream, status: *mut c_uint, id: *mut c_ulonglong, graph: *mut CUgraph,
        after: *mut *const CUgraphNode, edges: *mut *const c_void, count: *mut usize
    ) on stream {
        put_optional(edges, std::ptr::null());
        hipStreamGetCaptureInfo_v2(stream.handle().cast(), status, id, graph.cast(), after.cast(), count)
    }
}

cuda! {
    /// Changes what the next captured operation comes after.
    Context fn cuStreamUpdateCaptureDependencies, cuStreamUpdateCaptureDependencies_ptsz(
        stream: CUstream, after: *mut CUgraphNode, count: usize, flags: c_uint
    ) on stream {
        hipStreamUpdateCaptureDependencies(stream.handle().cast(), after.cast(), count, flags)
    }
}

cuda! {
    /// As `cuStreamUpdateCaptureDependencies`; edges have no data.
    Context fn cuStreamUpdateCaptureDependencies_v2, cuStreamUpdateCaptureDependencies_v2_ptsz(
        stream: CUstream, after: *mut CUgraphNode, _edges: *const c_void, count: usize, flags: c_uint
    ) on stream {
        hipStreamUpdateCaptureDependencies(stream.handle().cast(), after.cast(), count, flags)
    }
}

cuda! {
    /// Changes which calls this thread may make during captures; hands back what was.
    Context fn cuThreadExchangeStreamCaptureMode(mode: *mut c_uint) {
        hipThreadExchangeStreamCaptureMode(mode)
    }
}

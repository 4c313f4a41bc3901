//! Events.

use std::ffi::c_uint;

use hipreempt_softgpu_runtime::api::{
    hipEventCreateWithFlags, hipEventDestroy, hipEventElapsedTime, hipEventQuery, hipEventRecordWithFlags,
    hipEventSynchronize,
};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::event::Event;
use hipreempt_softgpu_runtime::stream::Stream;

use crate::face::cuda;
use crate::types::{CUevent, CUstream};

/// `CU_EVENT_BLOCKING_SYNC`, `…_DISABLE_TIMING` and `…_INTERPROCESS`.
const FLAGS: c_uint = 0x7;

/// An event belongs to the context that it was created in, and can be recorded only there.
fn record(event: CUevent, stream: &'static Stream, flags: c_uint) -> Outcome {
    if Event::resolve(event)?.home() != stream.card().ordinal {
        return Err(Code::INVALID_HANDLE);
    }
    hipEventRecordWithFlags(event.cast(), stream.handle().cast(), flags)
}

cuda! {
    /// A new event.
    Context fn cuEventCreate(event: *mut CUevent, flags: c_uint) {
        if flags & !FLAGS != 0 { Err(Code::INVALID_VALUE) } else { hipEventCreateWithFlags(event.cast(), flags) }
    }
}

cuda! {
    /// Records an event at the present end of a stream.
    Context fn cuEventRecord, cuEventRecord_ptsz(event: CUevent, stream: CUstream) on stream {
        record(event, stream, 0)
    }
}

cuda! {
    /// As `cuEventRecord`, with flags for captures.
    Context fn cuEventRecordWithFlags, cuEventRecordWithFlags_ptsz(
        event: CUevent, stream: CUstream, flags: c_uint
    ) on stream {
        record(event, stream, flags)
    }
}

cuda! {
    /// Whether the work before an event's record is done.
    Init fn cuEventQuery(event: CUevent) {
        hipEventQuery(event.cast())
    }
}

cuda! {
    /// Waits for the work before an event's record.
    Context fn cuEventSynchronize(event: CUevent) {
        hipEventSynchronize(event.cast())
    }
}

cuda! {
    /// Ends an event's life.
    Context fn cuEventDestroy = cuEventDestroy_v2(event: CUevent) {
        hipEventDestroy(event.cast())
    }
}

cuda! {
    /// Milliseconds of the card's clock between two records.
    Context fn cuEventElapsedTime = cuEventElapsedTime_v2(ms: *mut f32, start: CUevent, stop: CUevent) {
        hipEventElapsedTime(ms, start.cast(), stop.cast())
    }
}

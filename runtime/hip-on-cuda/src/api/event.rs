//! Events.

use std::ffi::c_uint;

use hipreempt_api::hip::{hipEvent_t, hipStream_t};

use super::{per_thread, stream, writable};
use crate::cuda::cuda;
use crate::error::Outcome;

/// `hipEventBlockingSync`, `…DisableTiming` and `…Interprocess`, which are CUDA's 1, 2 and 4. HIP's others choose how
/// AMD's caches are flushed.
const FLAGS: c_uint = 7;

/// An event with a time.
pub fn hipEventCreate(event: *mut hipEvent_t) -> Outcome {
    hipEventCreateWithFlags(event, 0)
}

/// An event.
pub fn hipEventCreateWithFlags(event: *mut hipEvent_t, flags: c_uint) -> Outcome {
    writable(event)?;
    cuda!(event_create(event.cast(), flags & FLAGS))
}

/// Ends an event.
pub fn hipEventDestroy(event: hipEvent_t) -> Outcome {
    cuda!(event_destroy(event.cast()))
}

/// Records an event behind what a stream has so far.
pub fn hipEventRecord(event: hipEvent_t, handle: hipStream_t) -> Outcome {
    cuda!(event_record(event.cast(), stream(handle)))
}

/// As [`hipEventRecord`], null being the thread's own.
pub fn hipEventRecord_spt(event: hipEvent_t, stream: hipStream_t) -> Outcome {
    hipEventRecord(event, per_thread(stream))
}

/// As [`hipEventRecord`]; `hipEventRecordExternal` is CUDA's 1.
pub fn hipEventRecordWithFlags(event: hipEvent_t, handle: hipStream_t, flags: c_uint) -> Outcome {
    cuda!(event_record_with_flags(event.cast(), stream(handle), flags))
}

/// Whether everything before the event is done.
pub fn hipEventQuery(event: hipEvent_t) -> Outcome {
    cuda!(event_query(event.cast()))
}

/// Waits for everything before the event.
pub fn hipEventSynchronize(event: hipEvent_t) -> Outcome {
    cuda!(event_synchronize(event.cast()))
}

/// Milliseconds of the device between two events.
pub fn hipEventElapsedTime(ms: *mut f32, start: hipEvent_t, stop: hipEvent_t) -> Outcome {
    writable(ms)?;
    cuda!(event_elapsed(ms, start.cast(), stop.cast()))
}

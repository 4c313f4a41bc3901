//! Events.

use std::ffi::c_uint;

use hipreempt_api::hip::{hipEvent_t, hipStream_t};

use super::{put, writable};
use crate::error::{Code, Outcome};
use crate::event::Event;
use crate::graph::capture;
use crate::op::Op;
use crate::runtime;
use crate::slab::Slab;
use crate::stream::Stream;

/// `hipEventDefault`, `…BlockingSync`, `…DisableTiming`, `…Interprocess`, and the AMD flags on fences and scope.
const FLAGS: c_uint = 0x7 | 0x2000_0000 | 0x4000_0000 | 0x8000_0000;
const INTERPROCESS: c_uint = 0x4;
/// `hipEventRecordExternal`: a node of its own during capture.
const EXTERNAL: c_uint = 1;

/// A new event.
pub fn hipEventCreate(event: *mut hipEvent_t) -> Outcome {
    hipEventCreateWithFlags(event, 0)
}

/// A new event with flags. Events between processes are not modelled.
pub fn hipEventCreateWithFlags(event: *mut hipEvent_t, flags: c_uint) -> Outcome {
    runtime::current()?;
    if flags & !FLAGS != 0 {
        return Err(Code::INVALID_VALUE);
    }
    if flags & INTERPROCESS != 0 {
        return Err(Code::NOT_SUPPORTED);
    }
    writable(event)?;
    put(event, Slab::handle(Event::create(flags)?).cast())
}

/// Ends an event's life.
pub fn hipEventDestroy(event: hipEvent_t) -> Outcome {
    Event::destroy(event.cast())
}

fn record(event: hipEvent_t, stream: &'static Stream, flags: c_uint) -> Outcome {
    let event = Event::resolve(event.cast())?;
    if flags == EXTERNAL && stream.is_capturing() {
        return capture::add_external_record(stream, event);
    }
    Op::Record(event).issue(stream)
}

/// Records an event at the present end of a stream.
pub fn hipEventRecord(event: hipEvent_t, stream: hipStream_t) -> Outcome {
    record(event, Stream::resolve(stream.cast())?, 0)
}

/// As [`hipEventRecord`]; null is the thread's own default stream.
pub fn hipEventRecord_spt(event: hipEvent_t, stream: hipStream_t) -> Outcome {
    record(event, Stream::resolve_spt(stream.cast())?, 0)
}

/// As [`hipEventRecord`], with flags for captures.
pub fn hipEventRecordWithFlags(event: hipEvent_t, stream: hipStream_t, flags: c_uint) -> Outcome {
    record(event, Stream::resolve(stream.cast())?, flags)
}

/// Whether the work before an event's record is done.
pub fn hipEventQuery(event: hipEvent_t) -> Outcome {
    let event = Event::resolve(event.cast())?;
    capture::check_unsafe_call()?;
    if event.query()? { Ok(()) } else { Err(Code::NOT_READY) }
}

/// Waits for the work before an event's record.
pub fn hipEventSynchronize(event: hipEvent_t) -> Outcome {
    let event = Event::resolve(event.cast())?;
    capture::check_unsafe_call()?;
    event.synchronise()
}

/// Milliseconds of the card's clock between two records.
pub fn hipEventElapsedTime(ms: *mut f32, start: hipEvent_t, stop: hipEvent_t) -> Outcome {
    writable(ms)?;
    let start_ns = Event::resolve(start.cast())?.completed_at_ns()?;
    let stop_ns = Event::resolve(stop.cast())?.completed_at_ns()?;
    put(ms, (stop_ns as f64 - start_ns as f64) as f32 / 1e6)
}

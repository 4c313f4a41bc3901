//! HIP's functions, one Rust function each, under their own names; `exports.rs` gives them their C face.
//!
//! Null where a result is wanted is an error code. Handles go to the driver as they are: what CUDA makes of a stale
//! one is what the program gets, as with HIP.
#![allow(non_snake_case, reason = "the names are HIP's")]
#![allow(clippy::too_many_arguments, reason = "the signatures are HIP's")]

mod copy;
mod device;
mod event;
mod graph;
mod launch;
mod memory;
mod memset;
mod module;
mod occupancy;
mod pool;
mod properties;
mod registration;
mod stream;
#[cfg(test)]
mod tests;

pub use self::{
    copy::*, device::*, event::*, graph::*, launch::*, memory::*, memset::*, module::*, occupancy::*,
    pool::*, registration::*, stream::*,
};
pub use hipreempt_hip_face::configuration::{__hipPopCallConfiguration, __hipPushCallConfiguration};
pub use hipreempt_hip_face::half::*;
pub use hipreempt_hip_face::last_error::*;
pub use hipreempt_hip_face::proc_address::*;

use hipreempt_api::hip::hipStream_t;
use hipreempt_hip_face::arguments::{list, put, put_optional, put_string, read, string, writable};

use crate::cuda::{STREAM_PER_THREAD, Stream};

/// A stream as CUDA takes it: the same handle, since null, 1 (legacy) and 2 (per thread) are the same to both
/// (`hipStreamLegacy`, `hipStreamPerThread`; `CU_STREAM_LEGACY`, `CU_STREAM_PER_THREAD`).
fn stream(handle: hipStream_t) -> Stream {
    handle.cast()
}

/// The stream of a `_spt` function, to which null is the calling thread's own.
fn per_thread(handle: hipStream_t) -> hipStream_t {
    if handle.is_null() { STREAM_PER_THREAD as hipStream_t } else { handle }
}

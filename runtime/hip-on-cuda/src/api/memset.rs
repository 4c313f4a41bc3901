//! Memsets.
//!
//! Those without `Async` in their name wait here: CUDA's do not wait for memory of the device, but a HIP program may
//! go on with a non-blocking stream that only the wait orders behind them.

use std::ffi::{c_int, c_uchar, c_ushort, c_void};

use hipreempt_api::hip::{hipDeviceptr_t, hipStream_t};

use super::{per_thread, stream};
use crate::cuda::{Address, cuda};
use crate::error::Outcome;

const NULL: hipStream_t = std::ptr::null_mut();

/// Runs a memset on a stream, and waits.
fn waiting(on: hipStream_t, memset: impl FnOnce(hipStream_t) -> Outcome) -> Outcome {
    memset(on)?;
    cuda!(stream_synchronize(stream(on)))
}

/// Sets bytes.
pub fn hipMemset(dst: *mut c_void, value: c_int, sizeBytes: usize) -> Outcome {
    waiting(NULL, |on| hipMemsetAsync(dst, value, sizeBytes, on))
}

/// Sets bytes on the thread's own stream.
pub fn hipMemset_spt(dst: *mut c_void, value: c_int, sizeBytes: usize) -> Outcome {
    waiting(per_thread(NULL), |on| hipMemsetAsync(dst, value, sizeBytes, on))
}

/// Sets bytes in a stream's order. As with C's `memset`, the lowest byte of the value counts.
pub fn hipMemsetAsync(dst: *mut c_void, value: c_int, sizeBytes: usize, stream: hipStream_t) -> Outcome {
    hipMemsetD8Async(dst, value as c_uchar, sizeBytes, stream)
}

/// As [`hipMemsetAsync`], null being the thread's own.
pub fn hipMemsetAsync_spt(dst: *mut c_void, value: c_int, sizeBytes: usize, stream: hipStream_t) -> Outcome {
    hipMemsetAsync(dst, value, sizeBytes, per_thread(stream))
}

/// Sets bytes.
pub fn hipMemsetD8(dest: hipDeviceptr_t, value: c_uchar, count: usize) -> Outcome {
    waiting(NULL, |on| hipMemsetD8Async(dest, value, count, on))
}

/// Sets bytes in a stream's order.
pub fn hipMemsetD8Async(dest: hipDeviceptr_t, value: c_uchar, count: usize, handle: hipStream_t) -> Outcome {
    if count == 0 {
        return Ok(());
    }
    cuda!(memset_8_async(dest as Address, value, count, stream(handle)))
}

/// Sets 16-bit words.
pub fn hipMemsetD16(dest: hipDeviceptr_t, value: c_ushort, count: usize) -> Outcome {
    waiting(NULL, |on| hipMemsetD16Async(dest, value, count, on))
}

/// Sets 16-bit words in a stream's order.
pub fn hipMemsetD16Async(
    dest: hipDeviceptr_t,
    value: c_ushort,
    count: usize,
    handle: hipStream_t,
) -> Outcome {
    if count == 0 {
        return Ok(());
    }
    cuda!(memset_16_async(dest as Address, value, count, stream(handle)))
}

/// Sets 32-bit words.
pub fn hipMemsetD32(dest: hipDeviceptr_t, value: c_int, count: usize) -> Outcome {
    waiting(NULL, |on| hipMemsetD32Async(dest, value, count, on))
}

/// Sets 32-bit words in a stream's order.
pub fn hipMemsetD32Async(dst: hipDeviceptr_t, value: c_int, count: usize, handle: hipStream_t) -> Outcome {
    if count == 0 {
        return Ok(());
    }
    cuda!(memset_32_async(dst as Address, value as u32, count, stream(handle)))
}

/// Sets bytes of rows.
pub fn hipMemset2D(dst: *mut c_void, pitch: usize, value: c_int, width: usize, height: usize) -> Outcome {
    waiting(NULL, |on| hipMemset2DAsync(dst, pitch, value, width, height, on))
}

/// Sets bytes of rows in a stream's order.
pub fn hipMemset2DAsync(
    dst: *mut c_void,
    pitch: usize,
    value: c_int,
    width: usize,
    height: usize,
    handle: hipStream_t,
) -> Outcome {
    if width == 0 || height == 0 {
        return Ok(());
    }
    cuda!(memset_2d_8_async(dst as Address, pitch, value as u8, width, height, stream(handle)))
}

//! Memsets.

use std::ffi::{c_int, c_uchar, c_uint, c_ushort, c_void};

use hipreempt_api::hip::{hipDeviceptr_t, hipExtent, hipPitchedPtr, hipStream_t};

use crate::effect::FillWork;
use crate::error::{Code, Outcome};
use crate::graph::capture;
use crate::op::Op;
use crate::reentrant::call_exported;
use crate::runtime;
use crate::stream::Stream;
use crate::{engine, memory};

/// A memset that stays inside the allocation it starts in.
pub fn check(fill: &FillWork) -> Outcome {
    if fill.to == 0 || !matches!(fill.element, 1 | 2 | 4) {
        return Err(Code::INVALID_VALUE);
    }
    let row = fill.width.checked_mul(fill.element).ok_or(Code::INVALID_VALUE)?;
    if fill.height > 1 && fill.pitch < row {
        return Err(Code::INVALID_PITCH_VALUE);
    }
    let rows = fill.pitch.checked_mul(fill.height - 1);
    let slices = fill.slice.checked_mul(fill.depth - 1);
    let end = rows.zip(slices).and_then(|(rows, slices)| rows.checked_add(slices)?.checked_add(row));
    if end.is_some_and(|end| memory::fits(fill.to, end)) { Ok(()) } else { Err(Code::INVALID_VALUE) }
}

fn is_empty(fill: &FillWork) -> bool {
    fill.width == 0 || fill.height == 0 || fill.depth == 0
}

/// In stream order.
pub fn fill_async(stream: &'static Stream, fill: FillWork) -> Outcome {
    if is_empty(&fill) {
        return Ok(());
    }
    check(&fill)?;
    Op::Fill(fill).issue(stream)
}

/// Done when the call returns.
pub fn fill_now(stream: &'static Stream, fill: FillWork) -> Outcome {
    capture::refuse_on(stream)?;
    capture::check_unsafe_call()?;
    fill_async(stream, fill)?;
    stream.last().map_or(Ok(()), |ticket| engine::wait(stream.card(), ticket))
}

fn null() -> Outcome<&'static Stream> {
    Ok(runtime::current()?.null_stream())
}

fn own() -> Outcome<&'static Stream> {
    Stream::resolve_spt(std::ptr::null())
}

fn on(handle: hipStream_t) -> Outcome<&'static Stream> {
    Stream::resolve(handle.cast())
}

fn on_spt(handle: hipStream_t) -> Outcome<&'static Stream> {
    Stream::resolve_spt(handle.cast())
}

fn bytes(to: *mut c_void, value: c_int, count: usize) -> FillWork {
    FillWork::linear(to as usize, value as u32, 1, count)
}

fn plane(to: *mut c_void, pitch: usize, value: u32, element: usize, width: usize, height: usize) -> FillWork {
    let to = to as usize;
    FillWork { to, pitch, slice: pitch.saturating_mul(height), value, element, width, height, depth: 1 }
}

fn volume(to: hipPitchedPtr, value: c_int, extent: hipExtent) -> FillWork {
    FillWork {
        to: to.ptr as usize,
        pitch: to.pitch,
        slice: to.pitch.saturating_mul(to.ysize),
        value: value as u32,
        element: 1,
        width: extent.width,
        height: extent.height,
        depth: extent.depth,
    }
}

/// Sets bytes and waits.
pub fn hipMemset(dst: *mut c_void, value: c_int, sizeBytes: usize) -> Outcome {
    let inner = call_exported!(hipMemsetAsync(
        dst => *mut c_void, value => c_int, sizeBytes => usize, std::ptr::null_mut() => hipStream_t
    ));
    match inner {
        Some(outcome) => {
            outcome?;
            call_exported!(hipStreamSynchronize(std::ptr::null_mut() => hipStream_t)).unwrap_or(Ok(()))
        }
        None => fill_now(null()?, bytes(dst, value, sizeBytes)),
    }
}

/// As [`hipMemset`] on the thread's own default stream.
pub fn hipMemset_spt(dst: *mut c_void, value: c_int, sizeBytes: usize) -> Outcome {
    fill_now(own()?, bytes(dst, value, sizeBytes))
}

/// Sets bytes in stream order.
pub fn hipMemsetAsync(dst: *mut c_void, value: c_int, sizeBytes: usize, stream: hipStream_t) -> Outcome {
    fill_async(on(stream)?, bytes(dst, value, sizeBytes))
}

/// As [`hipMemsetAsync`]; null is the thread's own default stream.
pub fn hipMemsetAsync_spt(dst: *mut c_void, value: c_int, sizeBytes: usize, stream: hipStream_t) -> Outcome {
    fill_async(on_spt(stream)?, bytes(dst, value, sizeBytes))
}

/// Sets rows of bytes and waits.
pub fn hipMemset2D(dst: *mut c_void, pitch: usize, value: c_int, width: usize, height: usize) -> Outcome {
    fill_now(null()?, plane(dst, pitch, value as u32, 1, width, height))
}

/// As [`hipMemset2D`] on the thread's own default stream.
pub fn hipMemset2D_spt(dst: *mut c_void, pitch: usize, value: c_int, width: usize, height: usize) -> Outcome {
    fill_now(own()?, plane(dst, pitch, value as u32, 1, width, height))
}

/// Sets rows of bytes in stream order.
pub fn hipMemset2DAsync(
    dst: *mut c_void,
    pitch: usize,
    value: c_int,
    width: usize,
    height: usize,
    stream: hipStream_t,
) -> Outcome {
    fill_async(on(stream)?, plane(dst, pitch, value as u32, 1, width, height))
}

/// As [`hipMemset2DAsync`]; null is the thread's own default stream.
pub fn hipMemset2DAsync_spt(
    dst: *mut c_void,
    pitch: usize,
    value: c_int,
    width: usize,
    height: usize,
    stream: hipStream_t,
) -> Outcome {
    fill_async(on_spt(stream)?, plane(dst, pitch, value as u32, 1, width, height))
}

/// Sets a box of bytes and waits.
pub fn hipMemset3D(pitchedDevPtr: hipPitchedPtr, value: c_int, extent: hipExtent) -> Outcome {
    fill_now(null()?, volume(pitchedDevPtr, value, extent))
}

/// As [`hipMemset3D`] on the thread's own default stream.
pub fn hipMemset3D_spt(pitchedDevPtr: hipPitchedPtr, value: c_int, extent: hipExtent) -> Outcome {
    fill_now(own()?, volume(pitchedDevPtr, value, extent))
}

/// Sets a box of bytes in stream order.
pub fn hipMemset3DAsync(
    pitchedDevPtr: hipPitchedPtr,
    value: c_int,
    extent: hipExtent,
    stream: hipStream_t,
) -> Outcome {
    fill_async(on(stream)?, volume(pitchedDevPtr, value, extent))
}

/// As [`hipMemset3DAsync`]; null is the thread's own default stream.
pub fn hipMemset3DAsync_spt(
    pitchedDevPtr: hipPitchedPtr,
    value: c_int,
    extent: hipExtent,
    stream: hipStream_t,
) -> Outcome {
    fill_async(on_spt(stream)?, volume(pitchedDevPtr, value, extent))
}

macro_rules! element_memsets {
    ($($element:literal $type:ty: $now:ident $later:ident;)*) => {
        $(
            /// Sets elements and waits.
            pub fn $now(dest: hipDeviceptr_t, value: $type, count: usize) -> Outcome {
                fill_now(null()?, FillWork::linear(dest as usize, value as u32, $element, count))
            }

            /// Sets elements in stream order.
            pub fn $later(dest: hipDeviceptr_t, value: $type, count: usize, stream: hipStream_t) -> Outcome {
                fill_async(on(stream)?, FillWork::linear(dest as usize, value as u32, $element, count))
            }
        )*
    };
}

element_memsets! {
    1 c_uchar: hipMemsetD8 hipMemsetD8Async;
    2 c_ushort: hipMemsetD16 hipMemsetD16Async;
    4 c_int: hipMemsetD32 hipMemsetD32Async;
}

macro_rules! element_planes {
    ($($element:literal $type:ty: $now:ident $later:ident;)*) => {
        $(
            /// Sets rows of elements and waits.
            pub fn $now(dst: hipDeviceptr_t, dstPitch: usize, value: $type, width: usize, height: usize) -> Outcome {
                fill_now(null()?, plane(dst, dstPitch, u32::from(value), $element, width, height))
            }

            /// Sets rows of elements in stream order.
            pub fn $later(
                dst: hipDeviceptr_t,
                dstPitch: usize,
                value: $type,
                width: usize,
                height: usize,
                stream: hipStream_t,
            ) -> Outcome {
                fill_async(on(stream)?, plane(dst, dstPitch, u32::from(value), $element, width, height))
            }
        )*
    };
}

element_planes! {
    1 c_uchar: hipMemsetD2D8 hipMemsetD2D8Async;
    2 c_ushort: hipMemsetD2D16 hipMemsetD2D16Async;
    4 c_uint: hipMemsetD2D32 hipMemsetD2D32Async;
}

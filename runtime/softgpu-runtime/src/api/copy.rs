//! Copies: which calls wait, which read their source at once, and how their parameters become rows of bytes.

use std::ffi::{c_int, c_void};

use hipreempt_api::hip::{
    HIP_MEMCPY3D, hip_Memcpy2D, hipDeviceptr_t, hipMemcpy3DParms, hipMemcpy3DPeerParms, hipMemcpyAttributes,
    hipMemcpyKind, hipStream_t,
};

use super::{list, put_optional, read};
use crate::copy::{CopyShape, CopyWork};
use crate::effect::Effect;
use crate::error::{Code, Outcome};
use crate::graph::capture;
use crate::module::registry;
use crate::op::{self, Op};
use crate::reentrant::call_exported;
use crate::runtime;
use crate::stream::Stream;
use crate::{engine, memory};

/// `hipMemcpyDefault`, and `hipMemcpyDeviceToDeviceNoCU` beyond it.
const KIND_MAX: hipMemcpyKind = 4;
const KIND_NO_CU: hipMemcpyKind = 1024;

fn check_kind(kind: hipMemcpyKind) -> Outcome {
    if kind <= KIND_MAX || kind == KIND_NO_CU { Ok(()) } else { Err(Code::INVALID_MEMCPY_DIRECTION) }
}

/// A shape that stays inside the allocations it starts in.
pub fn check_shape(shape: &CopyShape) -> Outcome {
    if shape.to == 0 || shape.from == 0 {
        return Err(Code::INVALID_VALUE);
    }
    if (shape.height > 1 || shape.depth > 1)
        && (shape.to_pitch < shape.width || shape.from_pitch < shape.width)
    {
        return Err(Code::INVALID_PITCH_VALUE);
    }
    let last = |pitch: usize, slice: usize| {
        let rows = pitch.checked_mul(shape.height - 1)?;
        slice.checked_mul(shape.depth - 1)?.checked_add(rows)?.checked_add(shape.width)
    };
    let to_end = last(shape.to_pitch, shape.to_slice).ok_or(Code::INVALID_VALUE)?;
    let from_end = last(shape.from_pitch, shape.from_slice).ok_or(Code::INVALID_VALUE)?;
    if memory::fits(shape.to, to_end) && memory::fits(shape.from, from_end) {
        Ok(())
    } else {
        Err(Code::INVALID_VALUE)
    }
}

/// A copy that has happened when the call returns.
pub fn copy_now(stream: &'static Stream, shape: CopyShape) -> Outcome {
    if shape.is_empty() {
        return Ok(());
    }
    check_shape(&shape)?;
    capture::refuse_on(stream)?;
    capture::check_unsafe_call()?;
    let effect = Effect::Copy(Box::new(CopyWork::deferred(shape)));
    let ticket = stream.submit(op::copy_command(&shape), Some(effect))?;
    engine::wait(stream.card(), ticket)
}

/// A copy in stream order. A pageable source is read before the call returns, and a copy to pageable memory has
/// happened by then.
pub fn copy_async(stream: &'static Stream, shape: CopyShape) -> Outcome {
    if shape.is_empty() {
        return Ok(());
    }
    check_shape(&shape)?;
    if stream.is_capturing() {
        return Op::Copy(shape).issue(stream);
    }
    capture::check_legacy(stream)?;
    if memory::is_pageable(shape.to) {
        let effect = Effect::Copy(Box::new(CopyWork::deferred(shape)));
        let ticket = stream.submit(op::copy_command(&shape), Some(effect))?;
        return engine::wait(stream.card(), ticket);
    }
    if !memory::is_pageable(shape.from) {
        return Op::Copy(shape).perform(stream);
    }
    let command = op::copy_command(&shape);
    stream.submit(command, Some(Effect::Copy(Box::new(CopyWork::staged(shape))))).map(drop)
}

fn linear(to: *mut c_void, from: *const c_void, bytes: usize) -> CopyShape {
    CopyShape::linear(to as usize, from as usize, bytes)
}

fn null() -> Outcome<&'static Stream> {
    Ok(runtime::current()?.null_stream())
}

fn stream(handle: hipStream_t) -> Outcome<&'static Stream> {
    Stream::resolve(handle.cast())
}

fn stream_spt(handle: hipStream_t) -> Outcome<&'static Stream> {
    Stream::resolve_spt(handle.cast())
}

fn own() -> Outcome<&'static Stream> {
    stream_spt(std::ptr::null_mut())
}

/// Copies and waits.
pub fn hipMemcpy(dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind) -> Outcome {
    check_kind(kind)?;
    let inner = call_exported!(hipMemcpyAsync(
        dst => *mut c_void, src => *const c_void, sizeBytes => usize, kind => hipMemcpyKind,
        std::ptr::null_mut() => hipStream_t
    ));
    match inner {
        Some(outcome) => {
            outcome?;
            call_exported!(hipStreamSynchronize(std::ptr::null_mut() => hipStream_t)).unwrap_or(Ok(()))
        }
        None => copy_now(null()?, linear(dst, src, sizeBytes)),
    }
}

/// Copies on the thread's own default stream and waits.
pub fn hipMemcpy_spt(dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind) -> Outcome {
    check_kind(kind)?;
    copy_now(own()?, linear(dst, src, sizeBytes))
}

/// Copies on a stream and waits.
pub fn hipMemcpyWithStream(
    dst: *mut c_void,
    src: *const c_void,
    sizeBytes: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    copy_now(self::stream(stream)?, linear(dst, src, sizeBytes))
}

/// Copies in stream order.
pub fn hipMemcpyAsync(
    dst: *mut c_void,
    src: *const c_void,
    sizeBytes: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    copy_async(self::stream(stream)?, linear(dst, src, sizeBytes))
}

/// As [`hipMemcpyAsync`]; null is the thread's own default stream.
pub fn hipMemcpyAsync_spt(
    dst: *mut c_void,
    src: *const c_void,
    sizeBytes: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    copy_async(stream_spt(stream)?, linear(dst, src, sizeBytes))
}

/// Copies to the card and waits.
pub fn hipMemcpyHtoD(dst: hipDeviceptr_t, src: *const c_void, sizeBytes: usize) -> Outcome {
    copy_now(null()?, linear(dst, src, sizeBytes))
}

/// Copies from the card and waits.
pub fn hipMemcpyDtoH(dst: *mut c_void, src: hipDeviceptr_t, sizeBytes: usize) -> Outcome {
    copy_now(null()?, linear(dst, src, sizeBytes))
}

/// Copies inside the card and waits.
pub fn hipMemcpyDtoD(dst: hipDeviceptr_t, src: hipDeviceptr_t, sizeBytes: usize) -> Outcome {
    copy_now(null()?, linear(dst, src, sizeBytes))
}

/// Copies to the card in stream order.
pub fn hipMemcpyHtoDAsync(
    dst: hipDeviceptr_t,
    src: *const c_void,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    copy_async(self::stream(stream)?, linear(dst, src, sizeBytes))
}

/// Copies from the card in stream order.
pub fn hipMemcpyDtoHAsync(
    dst: *mut c_void,
    src: hipDeviceptr_t,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    copy_async(self::stream(stream)?, linear(dst, src, sizeBytes))
}

/// Copies inside the card in stream order.
pub fn hipMemcpyDtoDAsync(
    dst: hipDeviceptr_t,
    src: hipDeviceptr_t,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    copy_async(self::stream(stream)?, linear(dst, src, sizeBytes))
}

fn check_cards(one: c_int, other: c_int) -> Outcome {
    let count = runtime::get()?.count();
    let there = |ordinal: c_int| u32::try_from(ordinal).is_ok_and(|ordinal| ordinal < count);
    if there(one) && there(other) { Ok(()) } else { Err(Code::INVALID_DEVICE) }
}

/// Copies between cards and waits.
pub fn hipMemcpyPeer(
    dst: *mut c_void,
    dstDeviceId: c_int,
    src: *const c_void,
    srcDeviceId: c_int,
    sizeBytes: usize,
) -> Outcome {
    check_cards(dstDeviceId, srcDeviceId)?;
    copy_now(null()?, linear(dst, src, sizeBytes))
}

/// Copies between cards in stream order.
pub fn hipMemcpyPeerAsync(
    dst: *mut c_void,
    dstDeviceId: c_int,
    src: *const c_void,
    srcDevice: c_int,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    check_cards(dstDeviceId, srcDevice)?;
    copy_async(self::stream(stream)?, linear(dst, src, sizeBytes))
}

fn plane(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
) -> CopyShape {
    CopyShape::plane(dst as usize, dpitch, src as usize, spitch, width, height)
}

/// Copies rows and waits.
pub fn hipMemcpy2D(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    check_kind(kind)?;
    copy_now(null()?, plane(dst, dpitch, src, spitch, width, height))
}

/// As [`hipMemcpy2D`] on the thread's own default stream.
pub fn hipMemcpy2D_spt(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    check_kind(kind)?;
    copy_now(own()?, plane(dst, dpitch, src, spitch, width, height))
}

/// Copies rows in stream order.
pub fn hipMemcpy2DAsync(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    copy_async(self::stream(stream)?, plane(dst, dpitch, src, spitch, width, height))
}

/// As [`hipMemcpy2DAsync`]; null is the thread's own default stream.
pub fn hipMemcpy2DAsync_spt(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    copy_async(stream_spt(stream)?, plane(dst, dpitch, src, spitch, width, height))
}

/// The rows of `hip_Memcpy2D`; array memory is not modelled.
fn plane_of(copy: *const hip_Memcpy2D) -> Outcome<CopyShape> {
    let copy = read(copy)?;
    if !copy.srcArray.is_null() || !copy.dstArray.is_null() {
        return Err(Code::NOT_SUPPORTED);
    }
    let from = base(copy.srcHost, copy.srcDevice)? + copy.srcY * copy.srcPitch + copy.srcXInBytes;
    let to = base(copy.dstHost, copy.dstDevice)? + copy.dstY * copy.dstPitch + copy.dstXInBytes;
    Ok(CopyShape::plane(to, copy.dstPitch, from, copy.srcPitch, copy.WidthInBytes, copy.Height))
}

/// The one of the two that is set: what the memory type would tell has changed its numbers between HIP 5 and 6.
fn base(host: *const c_void, device: hipDeviceptr_t) -> Outcome<usize> {
    let chosen = if device.is_null() { host } else { device.cast_const() };
    if chosen.is_null() { Err(Code::INVALID_VALUE) } else { Ok(chosen as usize) }
}

/// Copies rows by descriptor and waits.
pub fn hipMemcpyParam2D(pCopy: *const hip_Memcpy2D) -> Outcome {
    copy_now(null()?, plane_of(pCopy)?)
}

/// As [`hipMemcpyParam2D`].
pub fn hipDrvMemcpy2DUnaligned(pCopy: *const hip_Memcpy2D) -> Outcome {
    copy_now(null()?, plane_of(pCopy)?)
}

/// Copies rows by descriptor in stream order.
pub fn hipMemcpyParam2DAsync(pCopy: *const hip_Memcpy2D, stream: hipStream_t) -> Outcome {
    copy_async(self::stream(stream)?, plane_of(pCopy)?)
}

/// The rows of `hipMemcpy3DParms`; array memory is not modelled.
pub fn volume_of(copy: &hipMemcpy3DParms) -> Outcome<CopyShape> {
    if !copy.srcArray.is_null() || !copy.dstArray.is_null() {
        return Err(Code::NOT_SUPPORTED);
    }
    check_kind(copy.kind)?;
    let (from, to) = (copy.srcPtr, copy.dstPtr);
    let (from_slice, to_slice) = (from.pitch * from.ysize, to.pitch * to.ysize);
    Ok(CopyShape {
        to: to.ptr as usize + copy.dstPos.z * to_slice + copy.dstPos.y * to.pitch + copy.dstPos.x,
        to_pitch: to.pitch,
        to_slice,
        from: from.ptr as usize + copy.srcPos.z * from_slice + copy.srcPos.y * from.pitch + copy.srcPos.x,
        from_pitch: from.pitch,
        from_slice,
        width: copy.extent.width,
        height: copy.extent.height,
        depth: copy.extent.depth,
    })
}

/// Copies a box and waits.
pub fn hipMemcpy3D(p: *const hipMemcpy3DParms) -> Outcome {
    copy_now(null()?, volume_of(&read(p)?)?)
}

/// As [`hipMemcpy3D`] on the thread's own default stream.
pub fn hipMemcpy3D_spt(p: *const hipMemcpy3DParms) -> Outcome {
    copy_now(own()?, volume_of(&read(p)?)?)
}

/// Copies a box in stream order.
pub fn hipMemcpy3DAsync(p: *const hipMemcpy3DParms, stream: hipStream_t) -> Outcome {
    copy_async(self::stream(stream)?, volume_of(&read(p)?)?)
}

/// As [`hipMemcpy3DAsync`]; null is the thread's own default stream.
pub fn hipMemcpy3DAsync_spt(p: *const hipMemcpy3DParms, stream: hipStream_t) -> Outcome {
    copy_async(stream_spt(stream)?, volume_of(&read(p)?)?)
}

fn peer_volume(p: *mut hipMemcpy3DPeerParms) -> Outcome<CopyShape> {
    let peer = read(p.cast_const())?;
    check_cards(peer.dstDevice, peer.srcDevice)?;
    volume_of(&hipMemcpy3DParms {
        srcArray: peer.srcArray,
        srcPos: peer.srcPos,
        srcPtr: peer.srcPtr,
        dstArray: peer.dstArray,
        dstPos: peer.dstPos,
        dstPtr: peer.dstPtr,
        extent: peer.extent,
        kind: KIND_MAX,
    })
}

/// Copies a box between cards and waits.
pub fn hipMemcpy3DPeer(p: *mut hipMemcpy3DPeerParms) -> Outcome {
    copy_now(null()?, peer_volume(p)?)
}

/// Copies a box between cards in stream order.
pub fn hipMemcpy3DPeerAsync(p: *mut hipMemcpy3DPeerParms, stream: hipStream_t) -> Outcome {
    copy_async(self::stream(stream)?, peer_volume(p)?)
}

/// The rows of `HIP_MEMCPY3D`; array memory is not modelled.
pub fn driver_volume(copy: &HIP_MEMCPY3D) -> Outcome<CopyShape> {
    if !copy.srcArray.is_null() || !copy.dstArray.is_null() {
        return Err(Code::NOT_SUPPORTED);
    }
    let (from_slice, to_slice) = (copy.srcPitch * copy.srcHeight, copy.dstPitch * copy.dstHeight);
    let from = base(copy.srcHost, copy.srcDevice)?;
    let to = base(copy.dstHost, copy.dstDevice)?;
    Ok(CopyShape {
        to: to + copy.dstZ * to_slice + copy.dstY * copy.dstPitch + copy.dstXInBytes,
        to_pitch: copy.dstPitch,
        to_slice,
        from: from + copy.srcZ * from_slice + copy.srcY * copy.srcPitch + copy.srcXInBytes,
        from_pitch: copy.srcPitch,
        from_slice,
        width: copy.WidthInBytes,
        height: copy.Height,
        depth: copy.Depth,
    })
}

/// Copies a box by the driver's descriptor and waits.
pub fn hipDrvMemcpy3D(pCopy: *const HIP_MEMCPY3D) -> Outcome {
    copy_now(null()?, driver_volume(&read(pCopy)?)?)
}

/// Copies a box by the driver's descriptor in stream order.
pub fn hipDrvMemcpy3DAsync(pCopy: *const HIP_MEMCPY3D, stream: hipStream_t) -> Outcome {
    copy_async(self::stream(stream)?, driver_volume(&read(pCopy)?)?)
}

/// The address of `[offset, offset + bytes)` of a variable.
pub fn symbol_part(symbol: *const c_void, bytes: usize, offset: usize) -> Outcome<usize> {
    let (address, size) = registry::variable(symbol as usize)?;
    let end = offset.checked_add(bytes).ok_or(Code::INVALID_VALUE)?;
    if end > size { Err(Code::INVALID_VALUE) } else { Ok(address + offset) }
}

fn to_symbol(symbol: *const c_void, src: *const c_void, bytes: usize, offset: usize) -> Outcome<CopyShape> {
    Ok(CopyShape::linear(symbol_part(symbol, bytes, offset)?, src as usize, bytes))
}

fn from_symbol(dst: *mut c_void, symbol: *const c_void, bytes: usize, offset: usize) -> Outcome<CopyShape> {
    Ok(CopyShape::linear(dst as usize, symbol_part(symbol, bytes, offset)?, bytes))
}

macro_rules! symbol_copies {
    ($($(#[$doc:meta])* $name:ident($first:ident: $first_type:ty, $second:ident: $second_type:ty $(, $stream:ident)?) = $shape:ident, $how:ident, $on:expr;)*) => {
        $(
            $(#[$doc])*
            pub fn $name(
                $first: $first_type,
                $second: $second_type,
                sizeBytes: usize,
                offset: usize,
                kind: hipMemcpyKind,
                $($stream: hipStream_t,)?
            ) -> Outcome {
                check_kind(kind)?;
                let on: fn($(symbol_copies!(@type $stream))?) -> Outcome<&'static Stream> = $on;
                $how(on($($stream)?)?, $shape($first, $second, sizeBytes, offset)?)
            }
        )*
    };
    (@type $stream:ident) => { hipStream_t };
}

symbol_copies! {
    /// Copies to a variable and waits.
    hipMemcpyToSymbol(symbol: *const c_void, src: *const c_void) = to_symbol, copy_now, null;
    /// As [`hipMemcpyToSymbol`] on the thread's own default stream.
    hipMemcpyToSymbol_spt(symbol: *const c_void, src: *const c_void) = to_symbol, copy_now, own;
    /// Copies to a variable in stream order.
    hipMemcpyToSymbolAsync(symbol: *const c_void, src: *const c_void, on_stream) = to_symbol, copy_async, stream;
    /// As [`hipMemcpyToSymbolAsync`]; null is the thread's own default stream.
    hipMemcpyToSymbolAsync_spt(symbol: *const c_void, src: *const c_void, on_stream) = to_symbol, copy_async, stream_spt;
    /// Copies from a variable and waits.
    hipMemcpyFromSymbol(dst: *mut c_void, symbol: *const c_void) = from_symbol, copy_now, null;
    /// As [`hipMemcpyFromSymbol`] on the thread's own default stream.
    hipMemcpyFromSymbol_spt(dst: *mut c_void, symbol: *const c_void) = from_symbol, copy_now, own;
    /// Copies from a variable in stream order.
    hipMemcpyFromSymbolAsync(dst: *mut c_void, symbol: *const c_void, on_stream) = from_symbol, copy_async, stream;
    /// As [`hipMemcpyFromSymbolAsync`]; null is the thread's own default stream.
    hipMemcpyFromSymbolAsync_spt(dst: *mut c_void, symbol: *const c_void, on_stream) = from_symbol, copy_async, stream_spt;
}

/// Several copies in stream order, one after the other.
pub fn hipMemcpyBatchAsync(
    dsts: *mut *mut c_void,
    srcs: *mut *mut c_void,
    sizes: *mut usize,
    count: usize,
    _attrs: *mut hipMemcpyAttributes,
    _attrsIdxs: *mut usize,
    _numAttrs: usize,
    failIdx: *mut usize,
    stream: hipStream_t,
) -> Outcome {
    let (to, from) = (list(dsts.cast_const(), count)?, list(srcs.cast_const(), count)?);
    let sizes = list(sizes.cast_const(), count)?;
    let stream = self::stream(stream)?;
    for index in 0..count {
        let copied = copy_async(stream, linear(to[index], from[index], sizes[index]));
        if copied.is_err() {
            put_optional(failIdx, index);
            return copied;
        }
    }
    Ok(())
}

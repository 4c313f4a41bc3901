//! Copies.
//!
//! CUDA finds out by the addresses which way a copy goes (unified addressing), so HIP's `kind` is only checked. A copy
//! that waits goes on the null stream, or on the thread's own for `_spt`.

use std::ffi::{c_int, c_void};

use hipreempt_api::hip::{
    hipDeviceptr_t, hipMemcpyDefault, hipMemcpyDeviceToDeviceNoCU, hipMemcpyKind, hipStream_t,
};

use super::{per_thread, stream};
use crate::cuda::{Address, Copy2D, MEMORY_UNIFIED, cuda};
use crate::error::{Code, Outcome};
use crate::registry;

fn check_kind(kind: hipMemcpyKind) -> Outcome {
    let known = kind <= hipMemcpyDefault || kind == hipMemcpyDeviceToDeviceNoCU;
    if known { Ok(()) } else { Err(Code::INVALID_MEMCPY_DIRECTION) }
}

/// Copies, and waits where the program may look at the result.
pub fn hipMemcpy(dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind) -> Outcome {
    check_kind(kind)?;
    if sizeBytes == 0 {
        return Ok(());
    }
    cuda!(copy(dst as Address, src as Address, sizeBytes))
}

/// Copies in a stream's order.
pub fn hipMemcpyAsync(
    dst: *mut c_void,
    src: *const c_void,
    sizeBytes: usize,
    kind: hipMemcpyKind,
    handle: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    if sizeBytes == 0 {
        return Ok(());
    }
    cuda!(copy_async(dst as Address, src as Address, sizeBytes, stream(handle)))
}

/// As [`hipMemcpyAsync`], null being the thread's own.
pub fn hipMemcpyAsync_spt(
    dst: *mut c_void,
    src: *const c_void,
    sizeBytes: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, src, sizeBytes, kind, per_thread(stream))
}

/// Copies in a stream's order and waits.
pub fn hipMemcpyWithStream(
    dst: *mut c_void,
    src: *const c_void,
    sizeBytes: usize,
    kind: hipMemcpyKind,
    handle: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, src, sizeBytes, kind, handle)?;
    cuda!(stream_synchronize(stream(handle)))
}

/// Copies on the thread's own stream and waits.
pub fn hipMemcpy_spt(dst: *mut c_void, src: *const c_void, sizeBytes: usize, kind: hipMemcpyKind) -> Outcome {
    hipMemcpyWithStream(dst, src, sizeBytes, kind, per_thread(std::ptr::null_mut()))
}

/// From device to device.
pub fn hipMemcpyDtoD(dst: hipDeviceptr_t, src: hipDeviceptr_t, sizeBytes: usize) -> Outcome {
    hipMemcpy(dst, src, sizeBytes, hipMemcpyDefault)
}

/// From device to device, in a stream's order.
pub fn hipMemcpyDtoDAsync(
    dst: hipDeviceptr_t,
    src: hipDeviceptr_t,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, src, sizeBytes, hipMemcpyDefault, stream)
}

/// From device to host.
pub fn hipMemcpyDtoH(dst: *mut c_void, src: hipDeviceptr_t, sizeBytes: usize) -> Outcome {
    hipMemcpy(dst, src, sizeBytes, hipMemcpyDefault)
}

/// From device to host, in a stream's order.
pub fn hipMemcpyDtoHAsync(
    dst: *mut c_void,
    src: hipDeviceptr_t,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, src, sizeBytes, hipMemcpyDefault, stream)
}

/// From host to device.
pub fn hipMemcpyHtoD(dst: hipDeviceptr_t, src: *const c_void, sizeBytes: usize) -> Outcome {
    hipMemcpy(dst, src, sizeBytes, hipMemcpyDefault)
}

/// From host to device, in a stream's order.
pub fn hipMemcpyHtoDAsync(
    dst: hipDeviceptr_t,
    src: *const c_void,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, src, sizeBytes, hipMemcpyDefault, stream)
}

/// Between devices: the addresses say which.
pub fn hipMemcpyPeer(
    dst: *mut c_void,
    _dstDeviceId: c_int,
    src: *const c_void,
    _srcDeviceId: c_int,
    sizeBytes: usize,
) -> Outcome {
    hipMemcpy(dst, src, sizeBytes, hipMemcpyDefault)
}

/// Between devices, in a stream's order.
pub fn hipMemcpyPeerAsync(
    dst: *mut c_void,
    _dstDeviceId: c_int,
    src: *const c_void,
    _srcDevice: c_int,
    sizeBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, src, sizeBytes, hipMemcpyDefault, stream)
}

/// Rows of memory by address.
fn rows(
    to: *mut c_void,
    to_pitch: usize,
    from: *const c_void,
    from_pitch: usize,
    width: usize,
    height: usize,
) -> Copy2D {
    Copy2D {
        from_x_bytes: 0,
        from_y: 0,
        from_type: MEMORY_UNIFIED,
        from_host: std::ptr::null(),
        from_device: from as Address,
        from_array: std::ptr::null_mut(),
        from_pitch,
        to_x_bytes: 0,
        to_y: 0,
        to_type: MEMORY_UNIFIED,
        to_host: std::ptr::null_mut(),
        to_device: to as Address,
        to_array: std::ptr::null_mut(),
        to_pitch,
        width_bytes: width,
        height,
    }
}

fn check_pitch(width: usize, dpitch: usize, spitch: usize) -> Outcome {
    if width > dpitch || width > spitch { Err(Code::INVALID_PITCH_VALUE) } else { Ok(()) }
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
    check_pitch(width, dpitch, spitch)?;
    let copy = rows(dst, dpitch, src, spitch, width, height);
    cuda!(copy_2d(&raw const copy))
}

/// Copies rows in a stream's order.
pub fn hipMemcpy2DAsync(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
    kind: hipMemcpyKind,
    handle: hipStream_t,
) -> Outcome {
    check_kind(kind)?;
    check_pitch(width, dpitch, spitch)?;
    let copy = rows(dst, dpitch, src, spitch, width, height);
    cuda!(copy_2d_async(&raw const copy, stream(handle)))
}

/// As [`hipMemcpy2DAsync`], null being the thread's own.
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
    hipMemcpy2DAsync(dst, dpitch, src, spitch, width, height, kind, per_thread(stream))
}

/// Copies rows on the thread's own stream and waits.
pub fn hipMemcpy2D_spt(
    dst: *mut c_void,
    dpitch: usize,
    src: *const c_void,
    spitch: usize,
    width: usize,
    height: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    let own = per_thread(std::ptr::null_mut());
    hipMemcpy2DAsync(dst, dpitch, src, spitch, width, height, kind, own)?;
    cuda!(stream_synchronize(stream(own)))
}

/// Where a part of a variable of the device lies.
fn in_symbol(symbol: *const c_void, offset: usize, bytes: usize) -> Outcome<*mut c_void> {
    let (address, size) = registry::variable(symbol)?;
    let fits = offset.checked_add(bytes).is_some_and(|end| end <= size);
    if fits { Ok((address + offset as Address) as *mut c_void) } else { Err(Code::INVALID_VALUE) }
}

/// Copies into a variable of the device.
pub fn hipMemcpyToSymbol(
    symbol: *const c_void,
    src: *const c_void,
    sizeBytes: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    hipMemcpy(in_symbol(symbol, offset, sizeBytes)?, src, sizeBytes, kind)
}

/// Copies into a variable of the device, in a stream's order.
pub fn hipMemcpyToSymbolAsync(
    symbol: *const c_void,
    src: *const c_void,
    sizeBytes: usize,
    offset: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(in_symbol(symbol, offset, sizeBytes)?, src, sizeBytes, kind, stream)
}

/// Copies out of a variable of the device.
pub fn hipMemcpyFromSymbol(
    dst: *mut c_void,
    symbol: *const c_void,
    sizeBytes: usize,
    offset: usize,
    kind: hipMemcpyKind,
) -> Outcome {
    hipMemcpy(dst, in_symbol(symbol, offset, sizeBytes)?, sizeBytes, kind)
}

/// Copies out of a variable of the device, in a stream's order.
pub fn hipMemcpyFromSymbolAsync(
    dst: *mut c_void,
    symbol: *const c_void,
    sizeBytes: usize,
    offset: usize,
    kind: hipMemcpyKind,
    stream: hipStream_t,
) -> Outcome {
    hipMemcpyAsync(dst, in_symbol(symbol, offset, sizeBytes)?, sizeBytes, kind, stream)
}

//! Copies.

use std::ffi::{c_uint, c_void};

use hipreempt_softgpu_runtime::api::copy::{copy_async, copy_now};
use hipreempt_softgpu_runtime::api::read;
use hipreempt_softgpu_runtime::copy::CopyShape;
use hipreempt_softgpu_runtime::error::{Code, Outcome};

use crate::context;
use crate::face::cuda;
use crate::types::{CUDA_MEMCPY2D, CUDA_MEMCPY3D, CUcontext, CUdeviceptr, CUstream, Plane, Volume};

/// `CU_MEMORYTYPE_HOST`, `…_DEVICE` and `…_UNIFIED`; arrays are not modelled.
const HOST: c_uint = 1;
const DEVICE: c_uint = 2;
const UNIFIED: c_uint = 4;

fn linear(to: usize, from: usize, bytes: usize) -> CopyShape {
    CopyShape::linear(to, from, bytes)
}

fn base(memory_type: c_uint, host: *const c_void, device: CUdeviceptr) -> Outcome<usize> {
    match memory_type {
        HOST => Ok(host as usize),
        DEVICE | UNIFIED => Ok(device as usize),
        3 => Err(Code::NOT_SUPPORTED),
        _ => Err(Code::INVALID_VALUE),
    }
}

fn start(base: usize, parts: &[(usize, usize)]) -> Outcome<usize> {
    let sum = parts.iter().try_fold(base, |sum, (count, bytes)| sum.checked_add(count.checked_mul(*bytes)?));
    sum.ok_or(Code::INVALID_VALUE)
}

/// The first byte of one side of a plane.
fn plane_start(side: &Plane, pitch: usize) -> Outcome<usize> {
    start(base(side.memory_type, side.host, side.device)?, &[(side.y, pitch), (side.x_bytes, 1)])
}

/// A plane, as rows of bytes. A pitch of zero stands for rows without gaps.
pub fn plane(copy: &CUDA_MEMCPY2D) -> Outcome<CopyShape> {
    let pitch = |side: &Plane| if side.pitch == 0 { side.x_bytes + copy.width_bytes } else { side.pitch };
    let (to_pitch, from_pitch) = (pitch(&copy.dst), pitch(&copy.src));
    let (to, from) = (plane_start(&copy.dst, to_pitch)?, plane_start(&copy.src, from_pitch)?);
    Ok(CopyShape::plane(to, to_pitch, from, from_pitch, copy.width_bytes, copy.height))
}

/// A volume, as slices of rows of bytes.
pub fn volume(copy: &CUDA_MEMCPY3D) -> Outcome<CopyShape> {
    let pitch = |side: &Volume| if side.pitch == 0 { side.x_bytes + copy.width_bytes } else { side.pitch };
    let slice = |side: &Volume| {
        let rows = if side.height == 0 { side.y + copy.height } else { side.height };
        pitch(side).checked_mul(rows).ok_or(Code::INVALID_VALUE)
    };
    let first = |side: &Volume| {
        let parts = [(side.z, slice(side)?), (side.y, pitch(side)), (side.x_bytes, 1)];
        start(base(side.memory_type, side.host, side.device)?, &parts)
    };
    Ok(CopyShape {
        to: first(&copy.dst)?,
        to_pitch: pitch(&copy.dst),
        to_slice: slice(&copy.dst)?,
        from: first(&copy.src)?,
        from_pitch: pitch(&copy.src),
        from_slice: slice(&copy.src)?,
        width: copy.width_bytes,
        height: copy.height,
        depth: copy.depth,
    })
}

/// Both contexts are there; their memory is the process's.
fn check_contexts(to: CUcontext, from: CUcontext) -> Outcome {
    context::resolve(to)?;
    context::resolve(from).map(drop)
}

cuda! {
    /// Copies between any two places and waits.
    Context fn cuMemcpy, cuMemcpy_ptds(to: CUdeviceptr, from: CUdeviceptr, bytes: usize) default stream {
        copy_now(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies to the card and waits.
    Context fn cuMemcpyHtoD_v2, cuMemcpyHtoD_v2_ptds(
        to: CUdeviceptr, from: *const c_void, bytes: usize
    ) default stream {
        copy_now(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies from the card and waits.
    Context fn cuMemcpyDtoH_v2, cuMemcpyDtoH_v2_ptds(
        to: *mut c_void, from: CUdeviceptr, bytes: usize
    ) default stream {
        copy_now(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies inside the card. Does not wait, as the real one does not.
    Context fn cuMemcpyDtoD_v2, cuMemcpyDtoD_v2_ptds(
        to: CUdeviceptr, from: CUdeviceptr, bytes: usize
    ) default stream {
        copy_async(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies a plane and waits.
    Context fn cuMemcpy2D_v2, cuMemcpy2D_v2_ptds(copy: *const CUDA_MEMCPY2D) default stream {
        copy_now(stream, plane(&read(copy)?)?)
    }
}

cuda! {
    /// Copies a plane and waits.
    Context fn cuMemcpy2DUnaligned_v2, cuMemcpy2DUnaligned_v2_ptds(copy: *const CUDA_MEMCPY2D) default stream {
        copy_now(stream, plane(&read(copy)?)?)
    }
}

cuda! {
    /// Copies a volume and waits.
    Context fn cuMemcpy3D_v2, cuMemcpy3D_v2_ptds(copy: *const CUDA_MEMCPY3D) default stream {
        copy_now(stream, volume(&read(copy)?)?)
    }
}

cuda! {
    /// Copies a volume between contexts and waits.
    Context fn cuMemcpy3DPeer, cuMemcpy3DPeer_ptds(copy: *const CUDA_MEMCPY3D) default stream {
        let copy = read(copy)?;
        check_contexts(copy.dst.context.cast_mut(), copy.src.context.cast_mut())?;
        copy_now(stream, volume(&copy)?)
    }
}

cuda! {
    /// Copies between contexts and waits.
    Context fn cuMemcpyPeer, cuMemcpyPeer_ptds(
        to: CUdeviceptr, to_context: CUcontext, from: CUdeviceptr, from_context: CUcontext, bytes: usize
    ) default stream {
        check_contexts(to_context, from_context)?;
        copy_now(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies between any two places in stream order.
    Context fn cuMemcpyAsync, cuMemcpyAsync_ptsz(
        to: CUdeviceptr, from: CUdeviceptr, bytes: usize, stream: CUstream
    ) on stream {
        copy_async(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies to the card in stream order.
    Context fn cuMemcpyHtoDAsync_v2, cuMemcpyHtoDAsync_v2_ptsz(
        to: CUdeviceptr, from: *const c_void, bytes: usize, stream: CUstream
    ) on stream {
        copy_async(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies from the card in stream order.
    Context fn cuMemcpyDtoHAsync_v2, cuMemcpyDtoHAsync_v2_ptsz(
        to: *mut c_void, from: CUdeviceptr, bytes: usize, stream: CUstream
    ) on stream {
        copy_async(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies inside the card in stream order.
    Context fn cuMemcpyDtoDAsync_v2, cuMemcpyDtoDAsync_v2_ptsz(
        to: CUdeviceptr, from: CUdeviceptr, bytes: usize, stream: CUstream
    ) on stream {
        copy_async(stream, linear(to as usize, from as usize, bytes))
    }
}

cuda! {
    /// Copies a plane in stream order.
    Context fn cuMemcpy2DAsync_v2, cuMemcpy2DAsync_v2_ptsz(
        copy: *const CUDA_MEMCPY2D, stream: CUstream
    ) on stream {
        copy_async(stream, plane(&read(copy)?)?)
    }
}

cuda! {
    /// Copies a volume in stream order.
    Context fn cuMemcpy3DAsync_v2, cuMemcpy3DAsync_v2_ptsz(
        copy: *const CUDA_MEMCPY3D, stream: CUstream
    ) on stream {
        copy_async(stream, volume(&read(copy)?)?)
    }
}

cuda! {
    /// Copies a volume between contexts in stream order.
    Context fn cuMemcpy3DPeerAsync, cuMemcpy3DPeerAsync_ptsz(
        copy: *const CUDA_MEMCPY3D, stream: CUstream
    ) on stream {
        let copy = read(copy)?;
        check_contexts(copy.dst.context.cast_mut(), copy.src.context.cast_mut())?;
        copy_async(stream, volume(&copy)?)
    }
}

cuda! {
    /// Copies between contexts in stream order.
    Context fn cuMemcpyPeerAsync, cuMemcpyPeerAsync_ptsz(
        to: CUdeviceptr, to_context: CUcontext, from: CUdeviceptr, from_context: CUcontext, bytes: usize,
        stream: CUstream
    ) on stream {
        check_contexts(to_context, from_context)?;
        copy_async(stream, linear(to as usize, from as usize, bytes))
    }
}

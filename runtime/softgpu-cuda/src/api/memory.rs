//! Allocation, registration, and what a pointer is.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_softgpu_runtime::api::memory::{allocate, free};
use hipreempt_softgpu_runtime::api::{
    hipHostGetDevicePointer, hipHostGetFlags, hipHostRegister, hipHostUnregister, hipMallocManaged,
    hipMallocPitch, hipMemGetAddressRange, hipMemGetInfo, list, put, writable,
};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::memory::{self, Allocation, Kind};
use hipreempt_softgpu_runtime::op::Op;
use hipreempt_softgpu_runtime::runtime;

use crate::context;
use crate::face::cuda;
use crate::types::{CUdevice, CUdeviceptr, CUmemLocation, CUstream};

cuda! {
    /// Free and all memory of the card, as far as this process can tell.
    Context fn cuMemGetInfo_v2(free: *mut usize, total: *mut usize) {
        hipMemGetInfo(free, total)
    }
}

/// The driver has no allocation of nothing, unlike HIP.
fn some(bytes: usize) -> Outcome {
    if bytes == 0 { Err(Code::INVALID_VALUE) } else { Ok(()) }
}

cuda! {
    /// Memory of the card.
    Context fn cuMemAlloc_v2(at: *mut CUdeviceptr, bytes: usize) {
        some(bytes)?;
        allocate(at.cast(), bytes, Kind::Device, 0)
    }
}

cuda! {
    /// Rows of memory of the card.
    Context fn cuMemAllocPitch_v2(
        at: *mut CUdeviceptr, pitch: *mut usize, width_bytes: usize, height: usize, element_bytes: c_uint
    ) {
        some(width_bytes)?;
        some(height)?;
        if !matches!(element_bytes, 4 | 8 | 16) {
            return Err(Code::INVALID_VALUE);
        }
        hipMallocPitch(at.cast(), pitch, width_bytes, height)
    }
}

cuda! {
    /// Waits for all work, then frees.
    Context fn cuMemFree_v2(at: CUdeviceptr) {
        free(at as *mut c_void, &[Kind::Device, Kind::Managed])
    }
}

cuda! {
    /// The allocation around a pointer.
    Context fn cuMemGetAddressRange_v2(base: *mut CUdeviceptr, bytes: *mut usize, at: CUdeviceptr) {
        hipMemGetAddressRange(base.cast(), bytes, at as *mut c_void)
    }
}

cuda! {
    /// Pinned memory of the host.
    Context fn cuMemAllocHost_v2(at: *mut *mut c_void, bytes: usize) {
        some(bytes)?;
        allocate(at, bytes, Kind::Pinned, 0)
    }
}

cuda! {
    /// Pinned memory of the host, with flags on its caching.
    Context fn cuMemHostAlloc(at: *mut *mut c_void, bytes: usize, flags: c_uint) {
        some(bytes)?;
        allocate(at, bytes, Kind::Pinned, flags)
    }
}

cuda! {
    /// Frees pinned memory.
    Context fn cuMemFreeHost(at: *mut c_void) {
        free(at, &[Kind::Pinned])
    }
}

cuda! {
    /// Host memory has one address for host and card.
    Context fn cuMemHostGetDevicePointer_v2(at: *mut CUdeviceptr, host: *mut c_void, flags: c_uint) {
        hipHostGetDevicePointer(at.cast(), host, flags)
    }
}

cuda! {
    /// Flags that pinned memory was made with.
    Context fn cuMemHostGetFlags(flags: *mut c_uint, host: *mut c_void) {
        hipHostGetFlags(flags, host)
    }
}

cuda! {
    /// Memory that host and card share.
    Context fn cuMemAllocManaged(at: *mut CUdeviceptr, bytes: usize, flags: c_uint) {
        hipMallocManaged(at.cast(), bytes, flags)
    }
}

cuda! {
    /// Pins memory of the program.
    Context fn cuMemHostRegister = cuMemHostRegister_v2(host: *mut c_void, bytes: usize, flags: c_uint) {
        hipHostRegister(host, bytes, flags)
    }
}

cuda! {
    /// Unpins memory of the program.
    Context fn cuMemHostUnregister(host: *mut c_void) {
        hipHostUnregister(host)
    }
}

/// `CU_POINTER_ATTRIBUTE_…` that are told.
mod attribute {
    pub const CONTEXT: u32 = 1;
    pub const MEMORY_TYPE: u32 = 2;
    pub const DEVICE_POINTER: u32 = 3;
    pub const HOST_POINTER: u32 = 4;
    pub const SYNC_MEMOPS: u32 = 6;
    pub const BUFFER_ID: u32 = 7;
    pub const IS_MANAGED: u32 = 8;
    pub const DEVICE_ORDINAL: u32 = 9;
    pub const IS_IPC_CAPABLE: u32 = 10;
    pub const RANGE_START: u32 = 11;
    pub const RANGE_BYTES: u32 = 12;
    pub const MAPPED: u32 = 13;
    pub const ALLOWED_HANDLES: u32 = 14;
    pub const ACCESS: u32 = 16;
    pub const MEMORY_POOL: u32 = 17;
}

/// `CU_MEMORYTYPE_HOST` or `…_DEVICE`.
fn memory_type(found: &Allocation) -> c_uint {
    if matches!(found.kind, Kind::Pinned | Kind::Registered) { 1 } else { 2 }
}

fn tell(to: *mut c_void, attribute: u32, found: &Allocation, at: CUdeviceptr) -> Outcome {
    let card = runtime::card(found.ordinal)?;
    match attribute {
        attribute::CONTEXT => put(to.cast(), context::of_card(card)?.handle()),
        attribute::MEMORY_TYPE => put(to.cast(), memory_type(found)),
        attribute::DEVICE_POINTER => put(to.cast(), at),
        attribute::HOST_POINTER if !found.kind.is_device() => put(to.cast(), at),
        attribute::BUFFER_ID => put(to.cast(), found.base as u64),
        attribute::IS_MANAGED => put(to.cast(), c_uint::from(found.kind == Kind::Managed)),
        attribute::DEVICE_ORDINAL => put(to.cast(), card.device_ordinal as c_int),
        attribute::SYNC_MEMOPS | attribute::IS_IPC_CAPABLE => put(to.cast::<c_uint>(), 0),
        attribute::RANGE_START => put(to.cast(), found.base),
        attribute::RANGE_BYTES => put(to.cast(), found.bytes),
        attribute::MAPPED => put(to.cast::<c_uint>(), 1),
        attribute::ALLOWED_HANDLES => put(to.cast::<u64>(), 0),
        attribute::ACCESS => put(to.cast::<c_uint>(), 3),
        attribute::MEMORY_POOL => put(to.cast(), std::ptr::null_mut::<c_void>()),
        _ => Err(Code::INVALID_VALUE),
    }
}

cuda! {
    /// One fact about a pointer; memory that CUDA does not know has none.
    Context fn cuPointerGetAttribute(to: *mut c_void, attribute: c_uint, at: CUdeviceptr) {
        writable(to)?;
        tell(to, attribute, &memory::find(at as usize).ok_or(Code::INVALID_VALUE)?, at)
    }
}

cuda! {
    /// Several facts about a pointer; those that there are not are null.
    Context fn cuPointerGetAttributes(
        count: c_uint, attributes: *mut c_uint, to: *mut *mut c_void, at: CUdeviceptr
    ) {
        let count = count as usize;
        let (attributes, to) = (list(attributes.cast_const(), count)?, list(to.cast_const(), count)?);
        let found = memory::find(at as usize);
        attributes.iter().zip(to).try_for_each(|(attribute, to)| {
            writable(*to)?;
            let told = found.as_ref().map(|found| tell(*to, *attribute, found, at));
            if told.is_some_and(|told| told.is_ok()) { Ok(()) } else { put(to.cast::<c_uint>(), 0) }
        })
    }
}

cuda! {
    /// Facts are not set here.
    Context fn cuPointerSetAttribute(value: *const c_void, _attribute: c_uint, at: CUdeviceptr) {
        writable(value.cast_mut())?;
        memory::find(at as usize).map(drop).ok_or(Code::INVALID_VALUE)
    }
}

fn managed(at: CUdeviceptr, bytes: usize) -> Outcome {
    let found = memory::find(at as usize).filter(|found| found.kind == Kind::Managed);
    found.filter(|_| bytes > 0 && memory::fits(at as usize, bytes)).map(drop).ok_or(Code::INVALID_VALUE)
}

cuda! {
    /// Managed memory is where it is: advice is accepted.
    Context fn cuMemAdvise(at: CUdeviceptr, bytes: usize, _advice: c_uint, _device: CUdevice) {
        managed(at, bytes)
    }
}

cuda! {
    /// As `cuMemAdvise`.
    Context fn cuMemAdvise_v2(at: CUdeviceptr, bytes: usize, _advice: c_uint, _location: CUmemLocation) {
        managed(at, bytes)
    }
}

cuda! {
    /// Managed memory is where it is: only the place in the stream is taken.
    Context fn cuMemPrefetchAsync, cuMemPrefetchAsync_ptsz(
        at: CUdeviceptr, bytes: usize, _device: CUdevice, stream: CUstream
    ) on stream {
        managed(at, bytes)?;
        Op::Empty.issue(stream)
    }
}

cuda! {
    /// As `cuMemPrefetchAsync`.
    Context fn cuMemPrefetchAsync_v2, cuMemPrefetchAsync_v2_ptsz(
        at: CUdeviceptr, bytes: usize, _location: CUmemLocation, _flags: c_uint, stream: CUstream
    ) on stream {
        managed(at, bytes)?;
        Op::Empty.issue(stream)
    }
}

//! Allocations in stream order, and pools.

use std::ffi::{c_uint, c_void};

use hipreempt_api::hip::{hipMemAccessDesc, hipMemLocation, hipMemPoolProps};
use hipreempt_softgpu_runtime::api::{
    hipDeviceGetDefaultMemPool, hipDeviceGetMemPool, hipDeviceSetMemPool, hipFreeAsync, hipMallocAsync,
    hipMallocFromPoolAsync, hipMemPoolCreate, hipMemPoolDestroy, hipMemPoolGetAccess, hipMemPoolGetAttribute,
    hipMemPoolSetAccess, hipMemPoolSetAttribute, hipMemPoolTrimTo,
};

use super::device::card;
use crate::face::cuda;
use crate::types::{CUdevice, CUdeviceptr, CUmemoryPool, CUstream};

// HIP's structs of pools have CUDA's layout (`hip_runtime_api.h` 7.1, `cuda.h` 13.0).
const _: () = assert!(size_of::<hipMemPoolProps>() == 88 && size_of::<hipMemAccessDesc>() == 12);

cuda! {
    /// Memory of the stream's card.
    Context fn cuMemAllocAsync, cuMemAllocAsync_ptsz(
        at: *mut CUdeviceptr, bytes: usize, stream: CUstream
    ) on stream {
        hipMallocAsync(at.cast(), bytes, stream.handle().cast())
    }
}

cuda! {
    /// Memory of the stream's card, from a pool.
    Context fn cuMemAllocFromPoolAsync, cuMemAllocFromPoolAsync_ptsz(
        at: *mut CUdeviceptr, bytes: usize, pool: CUmemoryPool, stream: CUstream
    ) on stream {
        hipMallocFromPoolAsync(at.cast(), bytes, pool.cast(), stream.handle().cast())
    }
}

cuda! {
    /// Frees in stream order.
    Context fn cuMemFreeAsync, cuMemFreeAsync_ptsz(at: CUdeviceptr, stream: CUstream) on stream {
        hipFreeAsync(at as *mut c_void, stream.handle().cast())
    }
}

cuda! {
    /// The pool that a card began with.
    Init fn cuDeviceGetDefaultMemPool(pool: *mut CUmemoryPool, device: CUdevice) {
        card(device)?;
        hipDeviceGetDefaultMemPool(pool.cast(), device)
    }
}

cuda! {
    /// The pool that `cuMemAllocAsync` takes from.
    Init fn cuDeviceGetMemPool(pool: *mut CUmemoryPool, device: CUdevice) {
        card(device)?;
        hipDeviceGetMemPool(pool.cast(), device)
    }
}

cuda! {
    /// Accepted: all pools are the card's memory.
    Init fn cuDeviceSetMemPool(device: CUdevice, pool: CUmemoryPool) {
        card(device)?;
        hipDeviceSetMemPool(device, pool.cast())
    }
}

cuda! {
    /// A new pool.
    Init fn cuMemPoolCreate(pool: *mut CUmemoryPool, properties: *const hipMemPoolProps) {
        hipMemPoolCreate(pool.cast(), properties)
    }
}

cuda! {
    /// Ends a pool's life; its memory stays with whoever has it.
    Init fn cuMemPoolDestroy(pool: CUmemoryPool) {
        hipMemPoolDestroy(pool.cast())
    }
}

cuda! {
    /// Nothing is held back.
    Init fn cuMemPoolTrimTo(pool: CUmemoryPool, keep_bytes: usize) {
        hipMemPoolTrimTo(pool.cast(), keep_bytes)
    }
}

cuda! {
    /// An attribute as it was set; HIP's have CUDA's numbers.
    Init fn cuMemPoolGetAttribute(pool: CUmemoryPool, attribute: c_uint, value: *mut c_void) {
        hipMemPoolGetAttribute(pool.cast(), attribute, value)
    }
}

cuda! {
    /// Kept and handed back; nothing depends on it.
    Init fn cuMemPoolSetAttribute(pool: CUmemoryPool, attribute: c_uint, value: *mut c_void) {
        hipMemPoolSetAttribute(pool.cast(), attribute, value)
    }
}

cuda! {
    /// All cards reach each other.
    Init fn cuMemPoolSetAccess(pool: CUmemoryPool, list: *const hipMemAccessDesc, count: usize) {
        hipMemPoolSetAccess(pool.cast(), list, count)
    }
}

cuda! {
    /// Read and write.
    Init fn cuMemPoolGetAccess(flags: *mut c_uint, pool: CUmemoryPool, location: *mut hipMemLocation) {
        hipMemPoolGetAccess(flags, pool.cast(), location)
    }
}

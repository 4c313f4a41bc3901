//! Memory in stream order. The attributes of pools have CUDA's numbers.

use std::ffi::{c_int, c_void};

use hipreempt_api::hip::{hipMemPool_t, hipMemPoolAttr, hipStream_t};

use super::{put, stream, writable};
use crate::context;
use crate::cuda::{Address, cuda, cuda_anywhere};
use crate::error::{Code, Outcome};

/// Memory from a stream's point on.
pub fn hipMallocAsync(dev_ptr: *mut *mut c_void, size: usize, handle: hipStream_t) -> Outcome {
    writable(dev_ptr)?;
    let mut address: Address = 0;
    if size > 0 {
        cuda!(mem_alloc_async(&raw mut address, size, stream(handle)))?;
    }
    put(dev_ptr, address as *mut c_void)
}

/// Gives memory back at a stream's point.
pub fn hipFreeAsync(dev_ptr: *mut c_void, handle: hipStream_t) -> Outcome {
    if dev_ptr.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    cuda!(mem_free_async(dev_ptr as Address, stream(handle)))
}

/// Memory from a pool, from a stream's point on.
pub fn hipMallocFromPoolAsync(
    dev_ptr: *mut *mut c_void,
    size: usize,
    mem_pool: hipMemPool_t,
    handle: hipStream_t,
) -> Outcome {
    writable(dev_ptr)?;
    let mut address: Address = 0;
    cuda!(mem_alloc_from_pool(&raw mut address, size, mem_pool.cast(), stream(handle)))?;
    put(dev_ptr, address as *mut c_void)
}

/// The pool that a device starts with.
pub fn hipDeviceGetDefaultMemPool(mem_pool: *mut hipMemPool_t, device: c_int) -> Outcome {
    writable(mem_pool)?;
    let device = context::handle_of(device)?;
    cuda_anywhere!(device_default_pool(mem_pool.cast(), device))
}

/// The pool of a device.
pub fn hipDeviceGetMemPool(mem_pool: *mut hipMemPool_t, device: c_int) -> Outcome {
    writable(mem_pool)?;
    let device = context::handle_of(device)?;
    cuda_anywhere!(device_pool(mem_pool.cast(), device))
}

/// Gives a device another pool.
pub fn hipDeviceSetMemPool(device: c_int, mem_pool: hipMemPool_t) -> Outcome {
    let device = context::handle_of(device)?;
    cuda_anywhere!(device_set_pool(device, mem_pool.cast()))
}

/// Gives memory of a pool back to the system.
pub fn hipMemPoolTrimTo(mem_pool: hipMemPool_t, min_bytes_to_hold: usize) -> Outcome {
    cuda!(pool_trim(mem_pool.cast(), min_bytes_to_hold))
}

/// Sets an attribute of a pool.
pub fn hipMemPoolSetAttribute(mem_pool: hipMemPool_t, attr: hipMemPoolAttr, value: *mut c_void) -> Outcome {
    writable(value)?;
    cuda!(pool_set_attribute(mem_pool.cast(), attr as c_int, value))
}

/// An attribute of a pool.
pub fn hipMemPoolGetAttribute(mem_pool: hipMemPool_t, attr: hipMemPoolAttr, value: *mut c_void) -> Outcome {
    writable(value)?;
    cuda!(pool_attribute(mem_pool.cast(), attr as c_int, value))
}

//! Memory of the device and pinned memory of the host.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_api::hip::{
    self, hip5, hipDeviceptr_t, hipMemoryType, hipPointer_attribute, hipPointerAttribute_t,
};

use super::{put, put_optional, writable};
use crate::cuda::{Address, HOST_PORTABLE_MAPPED, cuda};
use crate::error::{Code, Outcome};
use crate::generation::Generation;

/// `hipHostMallocWriteCombined`, which is CUDA's. HIP's others choose a NUMA node or AMD's cache policy.
const HOST_WRITE_COMBINED: c_uint = 4;

/// Memory of the device; none for nothing.
pub fn hipMalloc(ptr: *mut *mut c_void, size: usize) -> Outcome {
    writable(ptr)?;
    let mut address: Address = 0;
    if size > 0 {
        cuda!(mem_alloc(&raw mut address, size))?;
    }
    put(ptr, address as *mut c_void)
}

/// As [`hipMalloc`]: the flags choose AMD's cache policy.
pub fn hipExtMallocWithFlags(ptr: *mut *mut c_void, sizeBytes: usize, _flags: c_uint) -> Outcome {
    hipMalloc(ptr, sizeBytes)
}

/// Gives memory of the device back, once work is done that may use it.
pub fn hipFree(ptr: *mut c_void) -> Outcome {
    if ptr.is_null() {
        return Ok(());
    }
    cuda!(mem_free(ptr as Address))
}

/// Rows of memory with a pitch.
pub fn hipMallocPitch(ptr: *mut *mut c_void, pitch: *mut usize, width: usize, height: usize) -> Outcome {
    /// The widest access of a kernel, in bytes, that rows have to be aligned to.
    const ELEMENT_BYTES: c_uint = 16;
    writable(ptr)?;
    writable(pitch)?;
    let mut address: Address = 0;
    cuda!(mem_alloc_pitch(&raw mut address, pitch, width, height, ELEMENT_BYTES))?;
    put(ptr, address as *mut c_void)
}

/// Memory that host and device reach by one address; `hipMemAttachGlobal` and `…Host` are CUDA's 1 and 2.
pub fn hipMallocManaged(dev_ptr: *mut *mut c_void, size: usize, flags: c_uint) -> Outcome {
    writable(dev_ptr)?;
    let mut address: Address = 0;
    cuda!(mem_alloc_managed(&raw mut address, size, flags))?;
    put(dev_ptr, address as *mut c_void)
}

/// Pinned memory of the host, which every device can reach, as HIP's always can.
pub fn hipHostMalloc(ptr: *mut *mut c_void, size: usize, flags: c_uint) -> Outcome {
    writable(ptr)?;
    if size == 0 {
        return put(ptr, std::ptr::null_mut());
    }
    cuda!(mem_host_alloc(ptr, size, HOST_PORTABLE_MAPPED | flags & HOST_WRITE_COMBINED))
}

/// As [`hipHostMalloc`].
pub fn hipHostAlloc(ptr: *mut *mut c_void, size: usize, flags: c_uint) -> Outcome {
    hipHostMalloc(ptr, size, flags)
}

/// As [`hipHostMalloc`].
pub fn hipMallocHost(ptr: *mut *mut c_void, size: usize) -> Outcome {
    hipHostMalloc(ptr, size, 0)
}

/// As [`hipHostMalloc`].
pub fn hipMemAllocHost(ptr: *mut *mut c_void, size: usize) -> Outcome {
    hipHostMalloc(ptr, size, 0)
}

/// Gives pinned memory back.
pub fn hipHostFree(ptr: *mut c_void) -> Outcome {
    if ptr.is_null() {
        return Ok(());
    }
    cuda!(mem_host_free(ptr))
}

/// As [`hipHostFree`].
pub fn hipFreeHost(ptr: *mut c_void) -> Outcome {
    hipHostFree(ptr)
}

/// Pins memory of the program's own, for every device.
pub fn hipHostRegister(hostPtr: *mut c_void, sizeBytes: usize, flags: c_uint) -> Outcome {
    /// `hipHostRegisterIoMemory` and `…ReadOnly`, which are CUDA's.
    const FLAGS: c_uint = 4 | 8;
    cuda!(mem_host_register(hostPtr, sizeBytes, HOST_PORTABLE_MAPPED | flags & FLAGS))
}

/// Ends that.
pub fn hipHostUnregister(hostPtr: *mut c_void) -> Outcome {
    cuda!(mem_host_unregister(hostPtr))
}

/// The device's address of pinned memory.
pub fn hipHostGetDevicePointer(devPtr: *mut *mut c_void, hstPtr: *mut c_void, _flags: c_uint) -> Outcome {
    writable(devPtr)?;
    let mut address: Address = 0;
    cuda!(mem_host_device_pointer(&raw mut address, hstPtr, 0))?;
    put(devPtr, address as *mut c_void)
}

/// How pinned memory was made.
pub fn hipHostGetFlags(flagsPtr: *mut c_uint, hostPtr: *mut c_void) -> Outcome {
    writable(flagsPtr)?;
    cuda!(mem_host_flags(flagsPtr, hostPtr))
}

/// Free and all memory of the device, in bytes.
pub fn hipMemGetInfo(free: *mut usize, total: *mut usize) -> Outcome {
    let (mut free_bytes, mut total_bytes) = (0, 0);
    cuda!(mem_info(&raw mut free_bytes, &raw mut total_bytes))?;
    put_optional(free, free_bytes);
    put_optional(total, total_bytes);
    Ok(())
}

/// The allocation that an address lies in.
pub fn hipMemGetAddressRange(pbase: *mut hipDeviceptr_t, psize: *mut usize, dptr: hipDeviceptr_t) -> Outcome {
    let (mut base, mut bytes): (Address, usize) = (0, 0);
    cuda!(mem_address_range(&raw mut base, &raw mut bytes, dptr as Address))?;
    put_optional(pbase, base as hipDeviceptr_t);
    put_optional(psize, bytes);
    Ok(())
}

/// The size of an allocation.
pub fn hipMemPtrGetInfo(ptr: *mut c_void, size: *mut usize) -> Outcome {
    writable(size)?;
    hipMemGetAddressRange(std::ptr::null_mut(), size, ptr)
}

/// `CUpointer_attribute` of `cuda.h`, and HIP's `hipPointer_attribute` of `driver_types.h`, which has the same numbers.
mod attribute {
    pub const CONTEXT: i32 = 1;
    pub const MEMORY_TYPE: i32 = 2;
    pub const DEVICE_POINTER: i32 = 3;
    pub const HOST_POINTER: i32 = 4;
    pub const IS_MANAGED: i32 = 8;
    pub const DEVICE_ORDINAL: i32 = 9;
    pub const RANGE_START: i32 = 11;
    pub const RANGE_SIZE: i32 = 12;
    pub const MAPPED: i32 = 13;
}

fn pointer_attribute<T: Default>(number: i32, address: Address) -> Outcome<T> {
    let mut value = T::default();
    cuda!(pointer_attribute((&raw mut value).cast(), number, address))?;
    Ok(value)
}

/// HIP's number for `CU_MEMORYTYPE_HOST` (1) or `…_DEVICE` (2), which it changed with version 6.
fn memory_type(cuda_type: c_uint, managed: bool, generation: Generation) -> Outcome<hipMemoryType> {
    let old = generation == Generation::Five;
    match (cuda_type, managed) {
        (1 | 2, true) if !old => Ok(hip::hipMemoryTypeManaged),
        (1 | 2, true) => Ok(hip5::hipMemoryTypeUnified),
        (1, false) => Ok(if old { hip5::hipMemoryTypeHost } else { hip::hipMemoryTypeHost }),
        (2, false) => Ok(if old { hip5::hipMemoryTypeDevice } else { hip::hipMemoryTypeDevice }),
        _ => Err(Code::INVALID_VALUE),
    }
}

/// The type of the memory at an address, and whether it is managed.
fn memory_type_at(address: Address) -> Outcome<(hipMemoryType, bool)> {
    let kind = pointer_attribute(attribute::MEMORY_TYPE, address)?;
    let managed = pointer_attribute::<c_uint>(attribute::IS_MANAGED, address).unwrap_or(0) != 0;
    Ok((memory_type(kind, managed, Generation::get())?, managed))
}

/// What an address is.
pub fn hipPointerGetAttributes(attributes: *mut hipPointerAttribute_t, ptr: *const c_void) -> Outcome {
    writable(attributes)?;
    let address = ptr as Address;
    let (type_, managed) = memory_type_at(address)?;
    let on_device: Address = pointer_attribute(attribute::DEVICE_POINTER, address).unwrap_or(0);
    let on_host: u64 = pointer_attribute(attribute::HOST_POINTER, address).unwrap_or(0);
    put(
        attributes,
        hipPointerAttribute_t {
            type_,
            device: pointer_attribute::<c_int>(attribute::DEVICE_ORDINAL, address)?,
            devicePointer: on_device as *mut c_void,
            hostPointer: on_host as *mut c_void,
            isManaged: c_int::from(managed),
            allocationFlags: 0,
        },
    )
}

/// One fact about a pointer.
pub fn hipPointerGetAttribute(
    data: *mut c_void,
    attribute: hipPointer_attribute,
    ptr: hipDeviceptr_t,
) -> Outcome {
    use self::attribute as of;
    writable(data)?;
    let address = ptr as Address;
    match attribute as c_int {
        of::MEMORY_TYPE => put(data.cast(), memory_type_at(address)?.0),
        number @ (of::CONTEXT
        | of::DEVICE_POINTER
        | of::HOST_POINTER
        | of::IS_MANAGED
        | of::DEVICE_ORDINAL
        | of::RANGE_START
        | of::RANGE_SIZE
        | of::MAPPED) => cuda!(pointer_attribute(data, number, address)),
        _ => Err(Code::NOT_SUPPORTED),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_types_follow_the_generation() {
        assert_eq!(memory_type(1, false, Generation::Five), Ok(0));
        assert_eq!(memory_type(2, false, Generation::Five), Ok(1));
        assert_eq!(memory_type(1, false, Generation::Six), Ok(hip::hipMemoryTypeHost));
        assert_eq!(memory_type(2, true, Generation::Seven), Ok(hip::hipMemoryTypeManaged));
        assert_eq!(memory_type(3, false, Generation::Seven), Err(Code::INVALID_VALUE));
    }
}

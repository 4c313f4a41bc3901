//! Allocation, registration, and what a pointer is.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_api::hip::{
    hipDeviceptr_t, hipExtent, hipMemLocation, hipMemRangeAttribute, hipMemoryAdvise, hipPitchedPtr,
    hipPointer_attribute, hipPointerAttribute_t, hipStream_t,
};

use super::{put, put_optional, read, writable};
use crate::error::{Code, Outcome};
use crate::generation::Generation;
use crate::graph::capture;
use crate::memory::{self, Allocation, Kind};
use crate::reentrant::call_exported;
use crate::runtime;
use crate::stream::Stream;

/// Rows of pitched allocations begin at multiples of this.
const PITCH: usize = 256;
/// `hipDeviceMallocUncached` and the other flags of `hipExtMallocWithFlags`.
const DEVICE_FLAGS: c_uint = 0x3;

/// Allocates for the current card and hands out the address; nothing for no bytes.
pub fn allocate(to: *mut *mut c_void, bytes: usize, kind: Kind, flags: c_uint) -> Outcome {
    writable(to)?;
    capture::check_unsafe_call()?;
    let card = runtime::current()?;
    let address = if bytes == 0 { 0 } else { memory::allocate(card, bytes, kind, flags)? };
    put(to, address as *mut c_void)
}

/// Waits for everything that may use memory that is about to go: HIP's frees synchronise.
pub fn settle() -> Outcome {
    capture::check_unsafe_call()?;
    runtime::open_cards().try_for_each(|card| {
        let streams = card.streams();
        streams.iter().try_for_each(|stream| stream.drain())
    })
}

/// Waits for everything that may use the memory, then frees it.
pub fn free(address: *mut c_void, kinds: &[Kind]) -> Outcome {
    runtime::get()?;
    if address.is_null() {
        return Ok(());
    }
    if !memory::find(address as usize)
        .is_some_and(|found| found.base == address as usize && kinds.contains(&found.kind))
    {
        return Err(Code::INVALID_VALUE);
    }
    settle()?;
    memory::free(address as usize, kinds)
}

/// Memory of the card.
pub fn hipMalloc(ptr: *mut *mut c_void, size: usize) -> Outcome {
    allocate(ptr, size, Kind::Device, 0)
}

/// Memory of the card, with flags on its caching.
pub fn hipExtMallocWithFlags(ptr: *mut *mut c_void, sizeBytes: usize, flags: c_uint) -> Outcome {
    if flags & !DEVICE_FLAGS != 0 {
        return Err(Code::INVALID_VALUE);
    }
    allocate(ptr, sizeBytes, Kind::Device, flags)
}

/// Waits for all work, then frees.
pub fn hipFree(ptr: *mut c_void) -> Outcome {
    free(ptr, &[Kind::Device, Kind::Managed])
}

/// Memory that host and card share.
pub fn hipMallocManaged(dev_ptr: *mut *mut c_void, size: usize, flags: c_uint) -> Outcome {
    if size == 0 || !matches!(flags, 1 | 2) {
        return Err(Code::INVALID_VALUE);
    }
    allocate(dev_ptr, size, Kind::Managed, flags)
}

/// Pinned memory of the host.
pub fn hipHostMalloc(ptr: *mut *mut c_void, size: usize, flags: c_uint) -> Outcome {
    allocate(ptr, size, Kind::Pinned, flags)
}

/// As [`hipHostMalloc`].
pub fn hipHostAlloc(ptr: *mut *mut c_void, size: usize, flags: c_uint) -> Outcome {
    hipHostMalloc(ptr, size, flags)
}

/// As [`hipHostMalloc`], without flags.
pub fn hipMallocHost(ptr: *mut *mut c_void, size: usize) -> Outcome {
    let inner = call_exported!(hipHostMalloc(ptr => *mut *mut c_void, size => usize, 0 => c_uint));
    inner.unwrap_or_else(|| hipHostMalloc(ptr, size, 0))
}

/// As [`hipMallocHost`].
pub fn hipMemAllocHost(ptr: *mut *mut c_void, size: usize) -> Outcome {
    hipMallocHost(ptr, size)
}

/// Frees pinned memory.
pub fn hipHostFree(ptr: *mut c_void) -> Outcome {
    free(ptr, &[Kind::Pinned])
}

/// As [`hipHostFree`].
pub fn hipFreeHost(ptr: *mut c_void) -> Outcome {
    hipHostFree(ptr)
}

/// Pins memory of the program.
pub fn hipHostRegister(hostPtr: *mut c_void, sizeBytes: usize, flags: c_uint) -> Outcome {
    runtime::current()?;
    if hostPtr.is_null() || sizeBytes == 0 {
        return Err(Code::INVALID_VALUE);
    }
    memory::register(hostPtr as usize, sizeBytes, flags)
}

/// Unpins memory of the program.
pub fn hipHostUnregister(hostPtr: *mut c_void) -> Outcome {
    settle()?;
    memory::unregister(hostPtr as usize)
}

/// Host memory has one address for host and card.
pub fn hipHostGetDevicePointer(devPtr: *mut *mut c_void, hstPtr: *mut c_void, _flags: c_uint) -> Outcome {
    memory::find(hstPtr as usize).ok_or(Code::INVALID_VALUE)?;
    put(devPtr, hstPtr)
}

/// Flags that pinned memory was made with.
pub fn hipHostGetFlags(flagsPtr: *mut c_uint, hostPtr: *mut c_void) -> Outcome {
    let found = memory::find(hostPtr as usize).ok_or(Code::INVALID_VALUE)?;
    put(flagsPtr, found.flags)
}

fn pitched(to: *mut *mut c_void, width: usize, rows: usize) -> Outcome<usize> {
    let pitch = width.checked_next_multiple_of(PITCH).ok_or(Code::OUT_OF_MEMORY)?;
    allocate(to, pitch.checked_mul(rows).ok_or(Code::OUT_OF_MEMORY)?, Kind::Device, 0)?;
    Ok(pitch)
}

/// Rows of memory of the card.
pub fn hipMallocPitch(ptr: *mut *mut c_void, pitch: *mut usize, width: usize, height: usize) -> Outcome {
    writable(pitch)?;
    put(pitch, pitched(ptr, width, height)?)
}

/// As [`hipMallocPitch`].
pub fn hipMemAllocPitch(
    dptr: *mut hipDeviceptr_t,
    pitch: *mut usize,
    widthInBytes: usize,
    height: usize,
    _elementSizeBytes: c_uint,
) -> Outcome {
    hipMallocPitch(dptr, pitch, widthInBytes, height)
}

/// A box of memory of the card.
pub fn hipMalloc3D(pitchedDevPtr: *mut hipPitchedPtr, extent: hipExtent) -> Outcome {
    writable(pitchedDevPtr)?;
    let mut ptr = std::ptr::null_mut();
    let rows = extent.height.checked_mul(extent.depth).ok_or(Code::OUT_OF_MEMORY)?;
    let pitch = pitched(&raw mut ptr, extent.width, rows)?;
    put(pitchedDevPtr, hipPitchedPtr { ptr, pitch, xsize: extent.width, ysize: extent.height })
}

/// Free and all memory of the card, as far as this process can tell.
pub fn hipMemGetInfo(free: *mut usize, total: *mut usize) -> Outcome {
    let (left, all) = memory::free_and_total(runtime::current()?);
    put(free, left as usize)?;
    put(total, all as usize)
}

/// The allocation around a pointer.
pub fn hipMemGetAddressRange(pbase: *mut hipDeviceptr_t, psize: *mut usize, dptr: hipDeviceptr_t) -> Outcome {
    let found = memory::find(dptr as usize).ok_or(Code::NOT_FOUND)?;
    put_optional(pbase, found.base as hipDeviceptr_t);
    put_optional(psize, found.bytes);
    Ok(())
}

/// The size of the allocation at a pointer.
pub fn hipMemPtrGetInfo(ptr: *mut c_void, size: *mut usize) -> Outcome {
    let found = memory::find(ptr as usize).filter(|found| found.base == ptr as usize);
    put(size, found.ok_or(Code::INVALID_VALUE)?.bytes)
}

/// `hipMemoryType`; HIP 6 renumbered it.
fn memory_type(kind: Option<Kind>) -> u32 {
    let five = Generation::get() == Generation::Five;
    match kind {
        None => 0,
        Some(Kind::Pinned | Kind::Registered) => u32::from(!five),
        Some(Kind::Device | Kind::Imported) => 2 - u32::from(five),
        Some(Kind::Managed) => 3 + u32::from(five),
    }
}

fn described(found: &Allocation, at: *mut c_void) -> hipPointerAttribute_t {
    let host = if found.kind.is_device() { std::ptr::null_mut() } else { at };
    hipPointerAttribute_t {
        type_: memory_type(Some(found.kind)),
        device: found.ordinal as c_int,
        devicePointer: at,
        hostPointer: host,
        isManaged: c_int::from(found.kind == Kind::Managed),
        allocationFlags: found.flags,
    }
}

/// What a pointer is. Memory of the program's own is an error to HIP 5, and "unregistered" from HIP 6 on.
pub fn hipPointerGetAttributes(attributes: *mut hipPointerAttribute_t, ptr: *const c_void) -> Outcome {
    runtime::current()?;
    match memory::find(ptr as usize) {
        Some(found) => put(attributes, described(&found, ptr.cast_mut())),
        None if ptr.is_null() || Generation::get() == Generation::Five => Err(Code::INVALID_VALUE),
        None => {
            let (type_, null) = (memory_type(None), std::ptr::null_mut());
            put(
                attributes,
                hipPointerAttribute_t {
                    type_,
                    device: -2,
                    devicePointer: null,
                    hostPointer: null,
                    isManaged: 0,
                    allocationFlags: 0,
                },
            )
        }
    }
}

/// `HIP_POINTER_ATTRIBUTE_…` that are told.
const ATTRIBUTE_CONTEXT: hipPointer_attribute = 1;
const ATTRIBUTE_MEMORY_TYPE: hipPointer_attribute = 2;
const ATTRIBUTE_DEVICE_POINTER: hipPointer_attribute = 3;
const ATTRIBUTE_HOST_POINTER: hipPointer_attribute = 4;
const ATTRIBUTE_BUFFER_ID: hipPointer_attribute = 7;
const ATTRIBUTE_IS_MANAGED: hipPointer_attribute = 8;
const ATTRIBUTE_DEVICE_ORDINAL: hipPointer_attribute = 9;
const ATTRIBUTE_RANGE_START: hipPointer_attribute = 11;
const ATTRIBUTE_RANGE_SIZE: hipPointer_attribute = 12;
const ATTRIBUTE_MAPPED: hipPointer_attribute = 13;

/// One fact about a pointer.
pub fn hipPointerGetAttribute(
    data: *mut c_void,
    attribute: hipPointer_attribute,
    ptr: hipDeviceptr_t,
) -> Outcome {
    let found = memory::find(ptr as usize).ok_or(Code::INVALID_VALUE)?;
    let told = described(&found, ptr);
    match attribute {
        ATTRIBUTE_CONTEXT => put(data.cast(), super::context_handle(found.ordinal)),
        ATTRIBUTE_MEMORY_TYPE => put(data.cast(), told.type_),
        ATTRIBUTE_DEVICE_POINTER => put(data.cast(), told.devicePointer),
        ATTRIBUTE_HOST_POINTER => put(data.cast(), told.hostPointer),
        ATTRIBUTE_BUFFER_ID => put(data.cast(), found.base as u64),
        ATTRIBUTE_IS_MANAGED => put(data.cast(), told.isManaged != 0),
        ATTRIBUTE_DEVICE_ORDINAL => put(data.cast(), told.device),
        ATTRIBUTE_RANGE_START => put(data.cast(), found.base),
        ATTRIBUTE_RANGE_SIZE => put(data.cast(), found.bytes),
        ATTRIBUTE_MAPPED => put(data.cast(), true),
        _ => Err(Code::NOT_SUPPORTED),
    }
}

/// Several facts about a pointer.
pub fn hipDrvPointerGetAttributes(
    numAttributes: c_uint,
    attributes: *mut hipPointer_attribute,
    data: *mut *mut c_void,
    ptr: hipDeviceptr_t,
) -> Outcome {
    let count = numAttributes as usize;
    let (attributes, data) =
        (super::list(attributes.cast_const(), count)?, super::list(data.cast_const(), count)?);
    attributes.iter().zip(data).try_for_each(|(attribute, to)| hipPointerGetAttribute(*to, *attribute, ptr))
}

/// Facts are not set here.
pub fn hipPointerSetAttribute(
    value: *const c_void,
    _attribute: hipPointer_attribute,
    ptr: hipDeviceptr_t,
) -> Outcome {
    read(value.cast::<u8>())?;
    memory::find(ptr as usize).map(drop).ok_or(Code::INVALID_VALUE)
}

fn managed(ptr: *const c_void, count: usize) -> Outcome {
    let found = memory::find(ptr as usize).filter(|found| found.kind == Kind::Managed);
    found.filter(|_| count > 0 && memory::fits(ptr as usize, count)).map(drop).ok_or(Code::INVALID_VALUE)
}

/// Managed memory is where it is: advice is accepted.
pub fn hipMemAdvise(
    dev_ptr: *const c_void,
    count: usize,
    _advice: hipMemoryAdvise,
    _device: c_int,
) -> Outcome {
    managed(dev_ptr, count)
}

/// As [`hipMemAdvise`].
pub fn hipMemAdvise_v2(
    dev_ptr: *const c_void,
    count: usize,
    _advice: hipMemoryAdvise,
    _location: hipMemLocation,
) -> Outcome {
    managed(dev_ptr, count)
}

/// Managed memory is where it is: only the place in the stream is taken.
pub fn hipMemPrefetchAsync(
    dev_ptr: *const c_void,
    count: usize,
    _device: c_int,
    stream: hipStream_t,
) -> Outcome {
    managed(dev_ptr, count)?;
    crate::op::Op::Empty.issue(Stream::resolve(stream.cast())?)
}

/// As [`hipMemPrefetchAsync`].
pub fn hipMemPrefetchAsync_v2(
    dev_ptr: *const c_void,
    count: usize,
    _location: hipMemLocation,
    _flags: c_uint,
    stream: hipStream_t,
) -> Outcome {
    hipMemPrefetchAsync(dev_ptr, count, 0, stream)
}

/// Every range was left as it was made: not read-mostly, preferred nowhere.
pub fn hipMemRangeGetAttribute(
    data: *mut c_void,
    data_size: usize,
    attribute: hipMemRangeAttribute,
    dev_ptr: *const c_void,
    count: usize,
) -> Outcome {
    managed(dev_ptr, count)?;
    if data_size != size_of::<c_int>() {
        return Err(Code::INVALID_VALUE);
    }
    let invalid_device = -2;
    put(data.cast::<c_int>(), if attribute == 1 { 0 } else { invalid_device })
}

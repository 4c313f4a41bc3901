//! Devices: how many, which is current, what they are.

use std::ffi::{c_char, c_int, c_uint};

use hipreempt_api::hip::{
    hipDevice_t, hipDeviceAttribute_t, hipDeviceProp_tR0000, hipDeviceProp_tR0600, hipLimit_t, hipUUID,
};

use super::{properties, put, put_optional, put_string, string, writable};
use crate::context;
use crate::cuda::{cuda, cuda_anywhere};
use crate::error::{Code, Outcome};
use crate::generation::Generation;

/// Starts the driver.
pub fn hipInit(flags: c_uint) -> Outcome {
    if flags != 0 {
        return Err(Code::INVALID_VALUE);
    }
    context::driver().map(drop)
}

/// How many devices there are; none is an error, as with HIP.
pub fn hipGetDeviceCount(count: *mut c_int) -> Outcome {
    writable(count)?;
    let there = context::count();
    put(count, there.unwrap_or(0))?;
    if there? == 0 { Err(Code::NO_DEVICE) } else { Ok(()) }
}

/// The calling thread's device.
pub fn hipGetDevice(deviceId: *mut c_int) -> Outcome {
    context::driver()?;
    put(deviceId, context::current())
}

/// Makes a device the calling thread's.
pub fn hipSetDevice(deviceId: c_int) -> Outcome {
    context::set_current(deviceId)
}

/// The handle of a device is its number.
pub fn hipDeviceGet(device: *mut hipDevice_t, ordinal: c_int) -> Outcome {
    context::handle_of(ordinal)?;
    put(device, ordinal)
}

/// Waits for everything on the current device.
pub fn hipDeviceSynchronize() -> Outcome {
    cuda!(context_synchronize())
}

/// The struct of binaries built for HIP 5 and before (792 bytes).
pub fn hipGetDeviceProperties(prop: *mut hipDeviceProp_tR0000, deviceId: c_int) -> Outcome {
    writable(prop)?;
    put(prop, properties::older(deviceId)?)
}

/// As [`hipGetDeviceProperties`].
pub fn hipGetDevicePropertiesR0000(prop: *mut hipDeviceProp_tR0000, device: c_int) -> Outcome {
    hipGetDeviceProperties(prop, device)
}

/// The struct of binaries built for HIP 6 and later (1472 bytes).
pub fn hipGetDevicePropertiesR0600(prop: *mut hipDeviceProp_tR0600, deviceId: c_int) -> Outcome {
    writable(prop)?;
    put(prop, properties::newer(deviceId)?)
}

/// One attribute.
pub fn hipDeviceGetAttribute(pi: *mut c_int, attr: hipDeviceAttribute_t, deviceId: c_int) -> Outcome {
    writable(pi)?;
    put(pi, properties::attribute(deviceId, attr)?)
}

/// The compute capability: NVIDIA's.
pub fn hipDeviceComputeCapability(major: *mut c_int, minor: *mut c_int, device: hipDevice_t) -> Outcome {
    let (told_major, told_minor) = properties::compute_capability(device)?;
    put(major, told_major)?;
    put(minor, told_minor)
}

/// The name, which says that this is an NVIDIA GPU behind HIP.
pub fn hipDeviceGetName(name: *mut c_char, len: c_int, device: hipDevice_t) -> Outcome {
    put_string(name, len, &properties::name(device)?)
}

/// The UUID of a device, as CUDA has it.
pub fn hipDeviceGetUuid(uuid: *mut hipUUID, device: hipDevice_t) -> Outcome {
    put(uuid, properties::uuid(device)?)
}

/// All memory of a device, in bytes.
pub fn hipDeviceTotalMem(bytes: *mut usize, device: hipDevice_t) -> Outcome {
    put(bytes, properties::memory_bytes(device)?)
}

/// The PCI address of a device, as `0000:03:00.0`.
pub fn hipDeviceGetPCIBusId(pciBusId: *mut c_char, len: c_int, device: c_int) -> Outcome {
    writable(pciBusId)?;
    let handle = context::handle_of(device)?;
    cuda_anywhere!(device_pci_bus_id(pciBusId, len, handle))
}

/// The device at a PCI address.
pub fn hipDeviceGetByPCIBusId(device: *mut c_int, pciBusId: *const c_char) -> Outcome {
    writable(device)?;
    string(pciBusId)?;
    let mut wanted = 0;
    cuda_anywhere!(device_by_pci_bus_id(&raw mut wanted, pciBusId))?;
    let has_it = |number: &c_int| context::handle_of(*number) == Ok(wanted);
    put(device, (0..context::count()?).find(has_it).ok_or(Code::INVALID_DEVICE)?)
}

/// The priorities of streams.
pub fn hipDeviceGetStreamPriorityRange(leastPriority: *mut c_int, greatestPriority: *mut c_int) -> Outcome {
    let (mut least, mut greatest) = (0, 0);
    cuda!(context_priority_range(&raw mut least, &raw mut greatest))?;
    put_optional(leastPriority, least);
    put_optional(greatestPriority, greatest);
    Ok(())
}

/// Whether a device can reach another's memory.
pub fn hipDeviceCanAccessPeer(canAccessPeer: *mut c_int, deviceId: c_int, peerDeviceId: c_int) -> Outcome {
    writable(canAccessPeer)?;
    let (device, peer) = (context::handle_of(deviceId)?, context::handle_of(peerDeviceId)?);
    cuda_anywhere!(device_can_access_peer(canAccessPeer, device, peer))
}

/// Lets the current device reach another's memory.
pub fn hipDeviceEnablePeerAccess(peerDeviceId: c_int, flags: c_uint) -> Outcome {
    let peer = context::primary(peerDeviceId)?;
    cuda!(context_enable_peer(peer, flags))
}

/// Ends that.
pub fn hipDeviceDisablePeerAccess(peerDeviceId: c_int) -> Outcome {
    let peer = context::primary(peerDeviceId)?;
    cuda!(context_disable_peer(peer))
}

/// How the host waits; HIP's flags have CUDA's numbers (`hipDeviceSchedule…`, `CU_CTX_SCHED_…`).
pub fn hipSetDeviceFlags(flags: c_uint) -> Outcome {
    let device = context::handle_of(context::current())?;
    cuda_anywhere!(primary_set_flags(device, flags))
}

/// How the host waits.
pub fn hipGetDeviceFlags(flags: *mut c_uint) -> Outcome {
    writable(flags)?;
    let device = context::handle_of(context::current())?;
    let mut active = 0;
    cuda_anywhere!(primary_state(device, flags, &raw mut active))
}

/// `hipLimitStackSize`, `…PrintfFifoSize` and `…MallocHeapSize`, the first three of `CUlimit`.
const LIMITS: hipLimit_t = 3;

/// A limit of kernels, in bytes.
pub fn hipDeviceGetLimit(pValue: *mut usize, limit: hipLimit_t) -> Outcome {
    writable(pValue)?;
    if limit >= LIMITS {
        return Err(Code::UNSUPPORTED_LIMIT);
    }
    cuda!(context_limit(pValue, limit))
}

/// Sets a limit of kernels, in bytes.
pub fn hipDeviceSetLimit(limit: hipLimit_t, value: usize) -> Outcome {
    if limit >= LIMITS {
        return Err(Code::UNSUPPORTED_LIMIT);
    }
    cuda!(context_set_limit(limit, value))
}

/// The version of CUDA that the driver has, as CUDA writes it (13000 for 13.0).
pub fn hipDriverGetVersion(driverVersion: *mut c_int) -> Outcome {
    writable(driverVersion)?;
    cuda_anywhere!(driver_version(driverVersion))
}

/// The version of HIP that the program loaded.
pub fn hipRuntimeGetVersion(runtimeVersion: *mut c_int) -> Outcome {
    put(runtimeVersion, Generation::get().version())
}

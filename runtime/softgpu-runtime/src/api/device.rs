//! Devices: how many, which is current, what they are.

use std::ffi::{c_char, c_int, c_uint};

use hipreempt_api::hip::{
    hipDevice_t, hipDeviceAttribute_t, hipDeviceP2PAttr, hipDeviceProp_tR0000, hipDeviceProp_tR0600,
    hipFuncCache_t, hipLimit_t, hipSharedMemConfig, hipUUID,
};

use super::stream::{PRIORITY_GREATEST, PRIORITY_LEAST};
use super::{properties, put, put_optional, put_string, read, string, writable};
use crate::error::{Code, Outcome};
use crate::generation::Generation;
use crate::graph::capture;
use crate::runtime::{self, Card};

/// A card by the number that a program gave.
pub fn card(ordinal: c_int) -> Outcome<&'static Card> {
    runtime::card(u32::try_from(ordinal).map_err(|_| Code::INVALID_DEVICE)?)
}

/// Starts the runtime.
pub fn hipInit(flags: c_uint) -> Outcome {
    if flags != 0 {
        return Err(Code::INVALID_VALUE);
    }
    runtime::current().map(drop)
}

/// How many cards there are; none is an error, as on a real machine.
pub fn hipGetDeviceCount(count: *mut c_int) -> Outcome {
    writable(count)?;
    let there = runtime::get().map(runtime::Runtime::count);
    put(count, there.unwrap_or(0) as c_int)?;
    if there? == 0 { Err(Code::NO_DEVICE) } else { Ok(()) }
}

/// The card that is current in this thread.
pub fn hipGetDevice(deviceId: *mut c_int) -> Outcome {
    runtime::get()?;
    put(deviceId, runtime::current_ordinal() as c_int)
}

/// Makes a card current in this thread.
pub fn hipSetDevice(deviceId: c_int) -> Outcome {
    runtime::set_current(u32::try_from(deviceId).map_err(|_| Code::INVALID_DEVICE)?)
}

/// Accepted; the current card does not depend on it.
pub fn hipSetValidDevices(device_arr: *mut c_int, len: c_int) -> Outcome {
    let count = usize::try_from(len).map_err(|_| Code::INVALID_VALUE)?;
    super::list(device_arr.cast_const(), count)?.iter().try_for_each(|ordinal| card(*ordinal).map(drop))
}

/// The handle of a card is its number.
pub fn hipDeviceGet(device: *mut hipDevice_t, ordinal: c_int) -> Outcome {
    card(ordinal)?;
    put(device, ordinal)
}

/// Waits for everything on the current card.
pub fn hipDeviceSynchronize() -> Outcome {
    capture::check_unsafe_call()?;
    synchronise(runtime::current()?)
}

/// Waits for everything on a card.
pub fn synchronise(card: &'static Card) -> Outcome {
    let streams = card.streams();
    streams.iter().try_for_each(|stream| stream.drain())
}

/// Waits for everything. Handles and memory stay: a program that resets a card and goes on finds them as they were.
pub fn hipDeviceReset() -> Outcome {
    hipDeviceSynchronize()
}

/// The struct of old binaries (792 bytes).
pub fn hipGetDeviceProperties(prop: *mut hipDeviceProp_tR0000, deviceId: c_int) -> Outcome {
    writable(prop)?;
    put(prop, properties::older(card(deviceId)?.device.identity()))
}

/// As [`hipGetDeviceProperties`].
pub fn hipGetDevicePropertiesR0000(prop: *mut hipDeviceProp_tR0000, device: c_int) -> Outcome {
    hipGetDeviceProperties(prop, device)
}

/// The struct of binaries from HIP 6 on (1472 bytes).
pub fn hipGetDevicePropertiesR0600(prop: *mut hipDeviceProp_tR0600, deviceId: c_int) -> Outcome {
    writable(prop)?;
    put(prop, properties::newer(card(deviceId)?.device.identity()))
}

/// All cards are alike: the first.
pub fn hipChooseDevice(device: *mut c_int, prop: *const hipDeviceProp_tR0000) -> Outcome {
    read(prop)?;
    card(0)?;
    put(device, 0)
}

/// As [`hipChooseDevice`].
pub fn hipChooseDeviceR0000(device: *mut c_int, prop: *const hipDeviceProp_tR0000) -> Outcome {
    hipChooseDevice(device, prop)
}

/// As [`hipChooseDevice`].
pub fn hipChooseDeviceR0600(device: *mut c_int, prop: *const hipDeviceProp_tR0600) -> Outcome {
    read(prop)?;
    card(0)?;
    put(device, 0)
}

/// One attribute of a card.
pub fn hipDeviceGetAttribute(pi: *mut c_int, attr: hipDeviceAttribute_t, deviceId: c_int) -> Outcome {
    writable(pi)?;
    put(pi, properties::attribute(card(deviceId)?.device.identity(), attr)?)
}

/// The compute capability that the architecture's number stands for.
pub fn hipDeviceComputeCapability(major: *mut c_int, minor: *mut c_int, device: hipDevice_t) -> Outcome {
    let told = properties::newer(card(device)?.device.identity());
    put(major, told.major)?;
    put(minor, told.minor)
}

/// The name of a card.
pub fn hipDeviceGetName(name: *mut c_char, len: c_int, device: hipDevice_t) -> Outcome {
    put_string(name, len, &card(device)?.device.identity().name)
}

/// The UUID of a card.
pub fn hipDeviceGetUuid(uuid: *mut hipUUID, device: hipDevice_t) -> Outcome {
    put(uuid, properties::uuid(card(device)?.device.identity()))
}

/// All memory of a card, in bytes.
pub fn hipDeviceTotalMem(bytes: *mut usize, device: hipDevice_t) -> Outcome {
    put(bytes, card(device)?.device.identity().memory_bytes as usize)
}

fn pci_bus_id(card: &Card) -> String {
    let told = card.device.identity();
    format!("{:04x}:{:02x}:{:02x}.{:x}", told.pci_domain, told.pci_bus, told.pci_device, told.pci_function)
}

/// The PCI address of a card, as `0000:03:00.0`.
pub fn hipDeviceGetPCIBusId(pciBusId: *mut c_char, len: c_int, device: c_int) -> Outcome {
    put_string(pciBusId, len, &pci_bus_id(card(device)?))
}

/// The card at a PCI address.
pub fn hipDeviceGetByPCIBusId(device: *mut c_int, pciBusId: *const c_char) -> Outcome {
    let wanted = string(pciBusId)?.to_lowercase();
    let count = runtime::get()?.count();
    let mut cards = (0..count).filter_map(|ordinal| runtime::card(ordinal).ok());
    let found = cards.find(|card| pci_bus_id(card) == wanted).ok_or(Code::INVALID_DEVICE)?;
    put(device, found.ordinal as c_int)
}

/// The priorities of streams.
pub fn hipDeviceGetStreamPriorityRange(leastPriority: *mut c_int, greatestPriority: *mut c_int) -> Outcome {
    runtime::current()?;
    put_optional(leastPriority, PRIORITY_LEAST);
    put_optional(greatestPriority, PRIORITY_GREATEST);
    Ok(())
}

/// All cards are memory of the same process: yes, except for a card and itself.
pub fn hipDeviceCanAccessPeer(canAccessPeer: *mut c_int, deviceId: c_int, peerDeviceId: c_int) -> Outcome {
    card(deviceId)?;
    card(peerDeviceId)?;
    put(canAccessPeer, c_int::from(deviceId != peerDeviceId))
}

/// Accepted.
pub fn hipDeviceEnablePeerAccess(peerDeviceId: c_int, flags: c_uint) -> Outcome {
    if flags != 0 {
        return Err(Code::INVALID_VALUE);
    }
    card(peerDeviceId).map(drop)
}

/// Accepted.
pub fn hipDeviceDisablePeerAccess(peerDeviceId: c_int) -> Outcome {
    card(peerDeviceId).map(drop)
}

/// Access is possible and nothing else is told.
pub fn hipDeviceGetP2PAttribute(
    value: *mut c_int,
    attr: hipDeviceP2PAttr,
    srcDevice: c_int,
    dstDevice: c_int,
) -> Outcome {
    card(srcDevice)?;
    card(dstDevice)?;
    let access_supported = 1;
    put(value, c_int::from(attr == access_supported))
}

/// How the host waits is the runtime's choice; flags are accepted.
pub fn hipSetDeviceFlags(_flags: c_uint) -> Outcome {
    runtime::get().map(drop)
}

/// The defaults.
pub fn hipGetDeviceFlags(flags: *mut c_uint) -> Outcome {
    runtime::get()?;
    put(flags, 0)
}

/// `hipLimitStackSize`, `…PrintfFifoSize` and `…MallocHeapSize`, in bytes, as on AMD's cards.
const LIMITS: [usize; 3] = [1024, 1 << 20, 8 << 20];

/// A limit of kernels, in bytes.
pub fn hipDeviceGetLimit(pValue: *mut usize, limit: hipLimit_t) -> Outcome {
    runtime::current()?;
    put(pValue, *LIMITS.get(limit as usize).ok_or(Code::UNSUPPORTED_LIMIT)?)
}

/// Accepted for limits there are: no kernel of this card meets one.
pub fn hipDeviceSetLimit(limit: hipLimit_t, _value: usize) -> Outcome {
    runtime::current()?;
    LIMITS.get(limit as usize).map(drop).ok_or(Code::UNSUPPORTED_LIMIT)
}

/// Caches are not modelled.
pub fn hipDeviceSetCacheConfig(_cacheConfig: hipFuncCache_t) -> Outcome {
    runtime::current().map(drop)
}

/// Caches are not modelled.
pub fn hipDeviceGetCacheConfig(cacheConfig: *mut hipFuncCache_t) -> Outcome {
    put(cacheConfig, 0)
}

/// Banks are not modelled.
pub fn hipDeviceSetSharedMemConfig(_config: hipSharedMemConfig) -> Outcome {
    runtime::current().map(drop)
}

/// Banks are not modelled.
pub fn hipDeviceGetSharedMemConfig(pConfig: *mut hipSharedMemConfig) -> Outcome {
    put(pConfig, 1)
}

/// The version of the driver: that of the runtime.
pub fn hipDriverGetVersion(driverVersion: *mut c_int) -> Outcome {
    put(driverVersion, Generation::get().version())
}

/// The version of HIP that the program loaded.
pub fn hipRuntimeGetVersion(runtimeVersion: *mut c_int) -> Outcome {
    put(runtimeVersion, Generation::get().version())
}

/// There is no profiler; accepted.
pub fn hipProfilerStart() -> Outcome {
    Ok(())
}

/// There is no profiler; accepted.
pub fn hipProfilerStop() -> Outcome {
    Ok(())
}

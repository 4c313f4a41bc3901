//! What the card says it is, in both generations of HIP's struct and as single attributes.
//!
//! Sizes that matter to programs come from the card; the rest describes a gfx90a compute unit, from AMD's public
//! documentation of that architecture.

use std::ffi::{c_char, c_int};

use hipreempt_api::hip::{
    hipDeviceArch_t, hipDeviceAttribute_t, hipDeviceProp_tR0000, hipDeviceProp_tR0600, hipUUID,
};

use super::launch::SHARED_MAX;
use crate::card::Identity;
use crate::error::{Code, Outcome};
use crate::module::ARCHITECTURE;

const WARP: c_int = 64;
const BLOCK_MAX: c_int = 1024;
const ITEMS_PER_UNIT: c_int = 2048;
const REGISTERS: c_int = 65536;
const CLOCK_KHZ: c_int = 1_700_000;
const MEMORY_CLOCK_KHZ: c_int = 1_600_000;
const MEMORY_BUS_BITS: c_int = 4096;
const L2_BYTES: c_int = 8 << 20;
/// Frequency of the constant counter behind `clock64`-like instructions.
const COUNTER_KHZ: c_int = 100_000;
const TEXTURE_1D: c_int = 16384;
const TEXTURE_3D: c_int = 8192;

fn text<const N: usize>(from: &str) -> [c_char; N] {
    let mut to = [0; N];
    to[..N - 1].iter_mut().zip(from.bytes()).for_each(|(to, byte)| *to = byte as c_char);
    to
}

/// `gfx90a`'s features, in the bits of `hipDeviceArch_t`: integer and floating-point atomics (0–5), doubles (6), warp
/// votes, ballot, shuffle and funnel shift (7–10), fences and vote synchronisation (11–12), 3D grids (14).
fn features() -> hipDeviceArch_t {
    // SAFETY: the struct is 17 bits and padding; every bit pattern is a value of it.
    unsafe { std::mem::transmute::<u32, hipDeviceArch_t>(0b100_1111_1111_1111) }
}

/// The 16 bytes a UUID query tells.
pub fn uuid(card: &Identity) -> hipUUID {
    hipUUID { bytes: card.uuid.map(|byte| byte as c_char) }
}

/// The struct of HIP 6 and later (`hipDeviceProp_tR0600`, 1472 bytes).
pub fn newer(card: &Identity) -> hipDeviceProp_tR0600 {
    // SAFETY: a C struct of numbers, arrays of numbers and pointers: all zeros is a value of it.
    let mut told: hipDeviceProp_tR0600 = unsafe { std::mem::zeroed() };
    told.name = text(&card.name);
    told.uuid = uuid(card);
    told.gcnArchName = text(ARCHITECTURE);
    told.arch = features();
    told.totalGlobalMem = card.memory_bytes as usize;
    told.sharedMemPerBlock = SHARED_MAX as usize;
    told.sharedMemPerBlockOptin = SHARED_MAX as usize;
    told.sharedMemPerMultiprocessor = SHARED_MAX as usize;
    told.maxSharedMemoryPerMultiProcessor = SHARED_MAX as usize;
    told.totalConstMem = i32::MAX as usize;
    told.memPitch = i32::MAX as usize;
    told.textureAlignment = 256;
    told.texturePitchAlignment = 256;
    told.maxThreadsDim = [BLOCK_MAX; 3];
    told.maxGridSize = [i32::MAX, 65536, 65536];
    told.pciDomainID = card.pci_domain as c_int;
    told.pciBusID = card.pci_bus as c_int;
    told.pciDeviceID = card.pci_device as c_int;
    told.multiProcessorCount = card.compute_units as c_int;
    fill_shared(&mut told);
    told
}

fn fill_shared(told: &mut hipDeviceProp_tR0600) {
    told.regsPerBlock = REGISTERS;
    told.regsPerMultiprocessor = REGISTERS;
    told.warpSize = WARP;
    told.maxThreadsPerBlock = BLOCK_MAX;
    told.maxThreadsPerMultiProcessor = ITEMS_PER_UNIT;
    told.maxBlocksPerMultiProcessor = ITEMS_PER_UNIT / WARP;
    told.clockRate = CLOCK_KHZ;
    told.memoryClockRate = MEMORY_CLOCK_KHZ;
    told.memoryBusWidth = MEMORY_BUS_BITS;
    told.clockInstructionRate = COUNTER_KHZ;
    told.l2CacheSize = L2_BYTES;
    told.major = 9;
    told.minor = 0;
    told.maxTexture1D = TEXTURE_1D;
    told.maxTexture1DLinear = TEXTURE_1D;
    told.maxTexture2D = [TEXTURE_1D; 2];
    told.maxTexture3D = [TEXTURE_3D; 3];
    for flag in [
        &mut told.concurrentKernels,
        &mut told.canMapHostMemory,
        &mut told.unifiedAddressing,
        &mut told.streamPrioritiesSupported,
        &mut told.managedMemory,
        &mut told.cooperativeLaunch,
        &mut told.cooperativeMultiDeviceLaunch,
        &mut told.concurrentManagedAccess,
        &mut told.canUseHostPointerForRegisteredMem,
        &mut told.hostRegisterSupported,
        &mut told.memoryPoolsSupported,
        &mut told.isLargeBar,
        &mut told.deviceOverlap,
    ] {
        *flag = 1;
    }
    told.asyncEngineCount = 2;
}

/// The struct of HIP up to 5 (`hipDeviceProp_tR0000`, 792 bytes).
pub fn older(card: &Identity) -> hipDeviceProp_tR0000 {
    let newer = newer(card);
    // SAFETY: as in `newer`.
    let mut told: hipDeviceProp_tR0000 = unsafe { std::mem::zeroed() };
    macro_rules! same {
        ($($field:ident)*) => { $(told.$field = newer.$field;)* };
    }
    same!(name totalGlobalMem sharedMemPerBlock regsPerBlock warpSize maxThreadsPerBlock maxThreadsDim maxGridSize);
    same!(clockRate memoryClockRate memoryBusWidth totalConstMem major minor multiProcessorCount l2CacheSize);
    same!(maxThreadsPerMultiProcessor computeMode clockInstructionRate arch concurrentKernels pciDomainID pciBusID);
    same!(pciDeviceID maxSharedMemoryPerMultiProcessor isMultiGpuBoard canMapHostMemory gcnArchName integrated);
    same!(cooperativeLaunch cooperativeMultiDeviceLaunch maxTexture1DLinear maxTexture1D maxTexture2D maxTexture3D);
    same!(memPitch textureAlignment texturePitchAlignment kernelExecTimeoutEnabled ECCEnabled tccDriver);
    same!(isLargeBar asicRevision managedMemory concurrentManagedAccess pageableMemoryAccess);
    told.gcnArch = 910;
    told
}

/// One attribute. Those that the struct has too come from it; unknown numbers are refused.
pub fn attribute(card: &Identity, attribute: hipDeviceAttribute_t) -> Outcome<c_int> {
    use hipreempt_api::hip as h;
    let told = newer(card);
    let clamp = |bytes: usize| c_int::try_from(bytes).unwrap_or(c_int::MAX);
    macro_rules! table {
        ($($name:ident => $value:expr),* $(,)?) => {
            match attribute { $(h::$name => $value,)* _ => return other(&told, attribute) }
        };
    }
    Ok(table! {
        hipDeviceAttributeWarpSize => told.warpSize,
        hipDeviceAttributeMultiprocessorCount => told.multiProcessorCount,
        hipDeviceAttributePhysicalMultiProcessorCount => told.multiProcessorCount,
        hipDeviceAttributeMaxThreadsPerBlock => told.maxThreadsPerBlock,
        hipDeviceAttributeMaxThreadsPerMultiProcessor => told.maxThreadsPerMultiProcessor,
        hipDeviceAttributeMaxBlocksPerMultiProcessor => told.maxBlocksPerMultiProcessor,
        hipDeviceAttributeMaxBlockDimX => told.maxThreadsDim[0],
        hipDeviceAttributeMaxBlockDimY => told.maxThreadsDim[1],
        hipDeviceAttributeMaxBlockDimZ => told.maxThreadsDim[2],
        hipDeviceAttributeMaxGridDimX => told.maxGridSize[0],
        hipDeviceAttributeMaxGridDimY => told.maxGridSize[1],
        hipDeviceAttributeMaxGridDimZ => told.maxGridSize[2],
        hipDeviceAttributeMaxSharedMemoryPerBlock => clamp(told.sharedMemPerBlock),
        hipDeviceAttributeSharedMemPerBlockOptin => clamp(told.sharedMemPerBlockOptin),
        hipDeviceAttributeSharedMemPerMultiprocessor => clamp(told.sharedMemPerMultiprocessor),
        hipDeviceAttributeMaxSharedMemoryPerMultiprocessor => clamp(told.maxSharedMemoryPerMultiProcessor),
        hipDeviceAttributeMaxRegistersPerBlock => told.regsPerBlock,
        hipDeviceAttributeMaxRegistersPerMultiprocessor => told.regsPerMultiprocessor,
        hipDeviceAttributeTotalConstantMemory => clamp(told.totalConstMem),
        hipDeviceAttributeTotalGlobalMem => clamp(told.totalGlobalMem),
        hipDeviceAttributeClockRate => told.clockRate,
        hipDeviceAttributeClockInstructionRate => told.clockInstructionRate,
        hipDeviceAttributeWallClockRate => COUNTER_KHZ,
        hipDeviceAttributeMemoryClockRate => told.memoryClockRate,
        hipDeviceAttributeMemoryBusWidth => told.memoryBusWidth,
        hipDeviceAttributeL2CacheSize => told.l2CacheSize,
        hipDeviceAttributeComputeCapabilityMajor => told.major,
        hipDeviceAttributeComputeCapabilityMinor => told.minor,
        hipDeviceAttributePciBusId => told.pciBusID,
        hipDeviceAttributePciDeviceId => told.pciDeviceID,
        hipDeviceAttributePciDomainId => told.pciDomainID,
        hipDeviceAttributeMaxPitch => clamp(told.memPitch),
        hipDeviceAttributeTextureAlignment => clamp(told.textureAlignment),
        hipDeviceAttributeTexturePitchAlignment => clamp(told.texturePitchAlignment),
        hipDeviceAttributeMaxTexture1DWidth => told.maxTexture1D,
        hipDeviceAttributeMaxTexture1DLinear => told.maxTexture1DLinear,
        hipDeviceAttributeMaxTexture2DWidth => told.maxTexture2D[0],
        hipDeviceAttributeMaxTexture2DHeight => told.maxTexture2D[1],
        hipDeviceAttributeMaxTexture3DWidth => told.maxTexture3D[0],
        hipDeviceAttributeMaxTexture3DHeight => told.maxTexture3D[1],
        hipDeviceAttributeMaxTexture3DDepth => told.maxTexture3D[2],
        hipDeviceAttributeAsyncEngineCount => told.asyncEngineCount,
        hipDeviceAttributeNumberOfXccs => 1,
    })
}

/// Attributes that are a yes or a no.
fn other(told: &hipDeviceProp_tR0600, attribute: hipDeviceAttribute_t) -> Outcome<c_int> {
    use hipreempt_api::hip as h;
    match attribute {
        h::hipDeviceAttributeConcurrentKernels
        | h::hipDeviceAttributeCanMapHostMemory
        | h::hipDeviceAttributeUnifiedAddressing
        | h::hipDeviceAttributeStreamPrioritiesSupported
        | h::hipDeviceAttributeManagedMemory
        | h::hipDeviceAttributeCooperativeLaunch
        | h::hipDeviceAttributeCooperativeMultiDeviceLaunch
        | h::hipDeviceAttributeConcurrentManagedAccess
        | h::hipDeviceAttributeCanUseHostPointerForRegisteredMem
        | h::hipDeviceAttributeHostRegisterSupported
        | h::hipDeviceAttributeMemoryPoolsSupported
        | h::hipDeviceAttributeCanUseStreamWaitValue
        | h::hipDeviceAttributeFineGrainSupport
        | h::hipDeviceAttributeIsLargeBar
        | h::hipDeviceAttributeDeviceOverlap => Ok(1),
        // Known to HIP and not a feature of this card.
        _ if told.warpSize == WARP && is_known(attribute) => Ok(0),
        _ => Err(Code::INVALID_VALUE),
    }
}

/// The two ranges of `hipDeviceAttribute_t` in HIP 7.1.
fn is_known(attribute: hipDeviceAttribute_t) -> bool {
    use hipreempt_api::hip as h;
    attribute <= h::hipDeviceAttributeMemoryPoolSupportedHandleTypes
        || (h::hipDeviceAttributeClockInstructionRate..=h::hipDeviceAttributePciChipId).contains(&attribute)
}

const _: () = assert!(size_of::<hipDeviceProp_tR0000>() == 792 && size_of::<hipDeviceProp_tR0600>() == 1472);

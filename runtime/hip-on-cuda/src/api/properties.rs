//! What the device says it is, in both generations of HIP's struct and as single attributes: CUDA's answers under
//! HIP's names. Numbers that only AMD's cards have are zero.

use std::ffi::{c_char, c_int};

use hipreempt_api::hip::{
    hipDeviceArch_t, hipDeviceAttribute_t, hipDeviceProp_tR0000, hipDeviceProp_tR0600, hipUUID,
};

use crate::context;
use crate::cuda::cuda_anywhere;
use crate::error::{Code, Outcome};

/// What no device's name may lack: a program or a report that shows it must not pass for a run on an AMD GPU.
pub const SUFFIX: &str = " (HIP on CUDA)";
/// Frequency of `%globaltimer` behind `wall_clock64`, in kHz: it counts nanoseconds (PTX ISA, "Special Registers").
const WALL_CLOCK_KHZ: c_int = 1_000_000;

/// HIP's attributes that CUDA has, with their numbers there (`CUdevice_attribute` of `cuda.h`).
mod attributes {
    use hipreempt_api::hip::*;

    pub const ALL: &[(hipDeviceAttribute_t, i32)] = &[
        (hipDeviceAttributeEccEnabled, 32),
        (hipDeviceAttributeAccessPolicyMaxWindowSize, 109),
        (hipDeviceAttributeAsyncEngineCount, 40),
        (hipDeviceAttributeCanMapHostMemory, 19),
        (hipDeviceAttributeCanUseHostPointerForRegisteredMem, 91),
        (hipDeviceAttributeClockRate, 13),
        (hipDeviceAttributeComputeMode, 20),
        (hipDeviceAttributeComputePreemptionSupported, 90),
        (hipDeviceAttributeConcurrentKernels, 31),
        (hipDeviceAttributeConcurrentManagedAccess, 89),
        (hipDeviceAttributeCooperativeLaunch, 95),
        (hipDeviceAttributeCooperativeMultiDeviceLaunch, 96),
        (hipDeviceAttributeDeviceOverlap, 15),
        (hipDeviceAttributeDirectManagedMemAccessFromHost, 101),
        (hipDeviceAttributeGlobalL1CacheSupported, 79),
        (hipDeviceAttributeHostNativeAtomicSupported, 86),
        (hipDeviceAttributeIntegrated, 18),
        (hipDeviceAttributeIsMultiGpuBoard, 84),
        (hipDeviceAttributeKernelExecTimeout, 17),
        (hipDeviceAttributeL2CacheSize, 38),
        (hipDeviceAttributeLocalL1CacheSupported, 80),
        (hipDeviceAttributeComputeCapabilityMajor, 75),
        (hipDeviceAttributeManagedMemory, 83),
        (hipDeviceAttributeMaxBlocksPerMultiProcessor, 106),
        (hipDeviceAttributeMaxBlockDimX, 2),
        (hipDeviceAttributeMaxBlockDimY, 3),
        (hipDeviceAttributeMaxBlockDimZ, 4),
        (hipDeviceAttributeMaxGridDimX, 5),
        (hipDeviceAttributeMaxGridDimY, 6),
        (hipDeviceAttributeMaxGridDimZ, 7),
        (hipDeviceAttributeMaxSurface1D, 55),
        (hipDeviceAttributeMaxTexture1DWidth, 21),
        (hipDeviceAttributeMaxTexture1DLinear, 69),
        (hipDeviceAttributeMaxTexture1DMipmap, 77),
        (hipDeviceAttributeMaxTexture2DWidth, 22),
        (hipDeviceAttributeMaxTexture2DHeight, 23),
        (hipDeviceAttributeMaxTexture3DWidth, 24),
        (hipDeviceAttributeMaxTexture3DHeight, 25),
        (hipDeviceAttributeMaxTexture3DDepth, 26),
        (hipDeviceAttributeMaxTextureCubemap, 52),
        (hipDeviceAttributeMaxThreadsDim, 2),
        (hipDeviceAttributeMaxThreadsPerBlock, 1),
        (hipDeviceAttributeMaxThreadsPerMultiProcessor, 39),
        (hipDeviceAttributeMaxPitch, 11),
        (hipDeviceAttributeMemoryBusWidth, 37),
        (hipDeviceAttributeMemoryClockRate, 36),
        (hipDeviceAttributeComputeCapabilityMinor, 76),
        (hipDeviceAttributeMultiGpuBoardGroupID, 85),
        (hipDeviceAttributeMultiprocessorCount, 16),
        (hipDeviceAttributePageableMemoryAccess, 88),
        (hipDeviceAttributePageableMemoryAccessUsesHostPageTables, 100),
        (hipDeviceAttributePciBusId, 33),
        (hipDeviceAttributePciDeviceId, 34),
        (hipDeviceAttributePciDomainId, 50),
        (hipDeviceAttributePersistingL2CacheMaxSize, 108),
        (hipDeviceAttributeMaxRegistersPerBlock, 12),
        (hipDeviceAttributeMaxRegistersPerMultiprocessor, 82),
        (hipDeviceAttributeReservedSharedMemPerBlock, 111),
        (hipDeviceAttributeMaxSharedMemoryPerBlock, 8),
        (hipDeviceAttributeSharedMemPerBlockOptin, 97),
        (hipDeviceAttributeSharedMemPerMultiprocessor, 81),
        (hipDeviceAttributeSingleToDoublePrecisionPerfRatio, 87),
        (hipDeviceAttributeStreamPrioritiesSupported, 78),
        (hipDeviceAttributeSurfaceAlignment, 30),
        (hipDeviceAttributeTccDriver, 35),
        (hipDeviceAttributeTextureAlignment, 14),
        (hipDeviceAttributeTexturePitchAlignment, 51),
        (hipDeviceAttributeTotalConstantMemory, 9),
        (hipDeviceAttributeUnifiedAddressing, 41),
        (hipDeviceAttributeWarpSize, 10),
        (hipDeviceAttributeMemoryPoolsSupported, 115),
        (hipDeviceAttributeVirtualMemoryManagementSupported, 102),
        (hipDeviceAttributeHostRegisterSupported, 99),
        (hipDeviceAttributeMemoryPoolSupportedHandleTypes, 119),
        // Those that HIP counts as AMD's own and CUDA has under another name.
        (hipDeviceAttributeClockInstructionRate, 13),
        (hipDeviceAttributeMaxSharedMemoryPerMultiprocessor, 81),
        (hipDeviceAttributePhysicalMultiProcessorCount, 16),
        (hipDeviceAttributeCanUseStreamWaitValue, 122),
    ];

    /// The two ranges of HIP 7.1's enumeration.
    pub fn is_known(attribute: hipDeviceAttribute_t) -> bool {
        attribute <= hipDeviceAttributeMemoryPoolSupportedHandleTypes
            || (hipDeviceAttributeClockInstructionRate..=hipDeviceAttributePciChipId).contains(&attribute)
    }
}

/// One attribute by CUDA's number.
fn of_cuda(device: c_int, attribute: i32) -> Outcome<c_int> {
    let (handle, mut value) = (context::handle_of(device)?, 0);
    cuda_anywhere!(device_attribute(&raw mut value, attribute, handle))?;
    Ok(value)
}

/// One attribute by HIP's number; zero for what no NVIDIA GPU has.
pub fn attribute(device: c_int, attribute: hipDeviceAttribute_t) -> Outcome<c_int> {
    use hipreempt_api::hip as h;
    if let Some((_, number)) = attributes::ALL.iter().find(|(hip, _)| *hip == attribute) {
        return of_cuda(device, *number);
    }
    context::handle_of(device)?;
    match attribute {
        h::hipDeviceAttributeTotalGlobalMem => {
            Ok(c_int::try_from(memory_bytes(device)?).unwrap_or(c_int::MAX))
        }
        h::hipDeviceAttributeWallClockRate => Ok(WALL_CLOCK_KHZ),
        h::hipDeviceAttributeNumberOfXccs | h::hipDeviceAttributeFineGrainSupport => Ok(1),
        known if attributes::is_known(known) => Ok(0),
        _ => Err(Code::INVALID_VALUE),
    }
}

/// The name of the card, and what it is reached through.
pub fn name(device: c_int) -> Outcome<String> {
    let handle = context::handle_of(device)?;
    let mut text = [0 as c_char; 256];
    cuda_anywhere!(device_name(text.as_mut_ptr(), text.len() as c_int, handle))?;
    let card: Vec<u8> = text.iter().map(|byte| *byte as u8).take_while(|byte| *byte != 0).collect();
    Ok(String::from_utf8_lossy(&card).into_owned() + SUFFIX)
}

/// The 16 bytes of a UUID.
pub fn uuid(device: c_int) -> Outcome<hipUUID> {
    let (handle, mut bytes) = (context::handle_of(device)?, [0; 16]);
    cuda_anywhere!(device_uuid(&raw mut bytes, handle))?;
    Ok(hipUUID { bytes })
}

/// All memory, in bytes.
pub fn memory_bytes(device: c_int) -> Outcome<usize> {
    let (handle, mut bytes) = (context::handle_of(device)?, 0);
    cuda_anywhere!(device_memory(&raw mut bytes, handle))?;
    Ok(bytes)
}

/// Major and minor compute capability.
pub fn compute_capability(device: c_int) -> Outcome<(c_int, c_int)> {
    use hipreempt_api::hip as h;
    Ok((
        attribute(device, h::hipDeviceAttributeComputeCapabilityMajor)?,
        attribute(device, h::hipDeviceAttributeComputeCapabilityMinor)?,
    ))
}

fn text<const N: usize>(from: &str) -> [c_char; N] {
    let mut to = [0; N];
    to[..N - 1].iter_mut().zip(from.bytes()).for_each(|(to, byte)| *to = byte as c_char);
    to
}

/// What every NVIDIA GPU since compute capability 7 has, in the bits of `hipDeviceArch_t`: integer and floating-point
/// atomics (0–5), doubles (6), warp votes, ballot, shuffle and funnel shift (7–10), fences and vote synchronisation
/// (11–12), 3D grids (14). Surfaces (13) are not mapped.
fn features() -> hipDeviceArch_t {
    // SAFETY: the struct is 17 bits and padding; every bit pattern is a value of it.
    unsafe { std::mem::transmute::<u32, hipDeviceArch_t>(0b100_1111_1111_1111) }
}

/// The struct of HIP 6 and later (`hipDeviceProp_tR0600`, 1472 bytes).
pub fn newer(device: c_int) -> Outcome<hipDeviceProp_tR0600> {
    use hipreempt_api::hip as h;
    let get = |wanted| attribute(device, wanted);
    let bytes = |wanted| get(wanted).map(|value| usize::try_from(value).unwrap_or(0));
    // SAFETY: a C struct of numbers, arrays of numbers and pointers: all zeros is a value of it.
    let mut told: hipDeviceProp_tR0600 = unsafe { std::mem::zeroed() };
    let (major, minor) = compute_capability(device)?;
    (told.major, told.minor) = (major, minor);
    told.name = text(&name(device)?);
    told.gcnArchName = text(&format!("sm_{major}{minor}"));
    told.uuid = uuid(device)?;
    told.arch = features();
    told.totalGlobalMem = memory_bytes(device)?;
    told.sharedMemPerBlock = bytes(h::hipDeviceAttributeMaxSharedMemoryPerBlock)?;
    told.sharedMemPerBlockOptin = bytes(h::hipDeviceAttributeSharedMemPerBlockOptin)?;
    told.sharedMemPerMultiprocessor = bytes(h::hipDeviceAttributeSharedMemPerMultiprocessor)?;
    told.maxSharedMemoryPerMultiProcessor = told.sharedMemPerMultiprocessor;
    told.totalConstMem = bytes(h::hipDeviceAttributeTotalConstantMemory)?;
    told.memPitch = bytes(h::hipDeviceAttributeMaxPitch)?;
    told.textureAlignment = bytes(h::hipDeviceAttributeTextureAlignment)?;
    told.texturePitchAlignment = bytes(h::hipDeviceAttributeTexturePitchAlignment)?;
    let [x, y, z] = [
        h::hipDeviceAttributeMaxBlockDimX,
        h::hipDeviceAttributeMaxBlockDimY,
        h::hipDeviceAttributeMaxBlockDimZ,
    ];
    told.maxThreadsDim = [get(x)?, get(y)?, get(z)?];
    let [x, y, z] = [
        h::hipDeviceAttributeMaxGridDimX,
        h::hipDeviceAttributeMaxGridDimY,
        h::hipDeviceAttributeMaxGridDimZ,
    ];
    told.maxGridSize = [get(x)?, get(y)?, get(z)?];
    fill_numbers(device, &mut told)?;
    Ok(told)
}

/// The fields that are one attribute each.
fn fill_numbers(device: c_int, told: &mut hipDeviceProp_tR0600) -> Outcome {
    macro_rules! fill {
        ($($field:ident = $attribute:ident;)*) => {
            $(told.$field = attribute(device, hipreempt_api::hip::$attribute)?;)*
        };
    }
    fill! {
        regsPerBlock = hipDeviceAttributeMaxRegistersPerBlock;
        regsPerMultiprocessor = hipDeviceAttributeMaxRegistersPerMultiprocessor;
        warpSize = hipDeviceAttributeWarpSize;
        maxThreadsPerBlock = hipDeviceAttributeMaxThreadsPerBlock;
        maxThreadsPerMultiProcessor = hipDeviceAttributeMaxThreadsPerMultiProcessor;
        maxBlocksPerMultiProcessor = hipDeviceAttributeMaxBlocksPerMultiProcessor;
        multiProcessorCount = hipDeviceAttributeMultiprocessorCount;
        clockRate = hipDeviceAttributeClockRate;
        clockInstructionRate = hipDeviceAttributeClockInstructionRate;
        memoryClockRate = hipDeviceAttributeMemoryClockRate;
        memoryBusWidth = hipDeviceAttributeMemoryBusWidth;
        l2CacheSize = hipDeviceAttributeL2CacheSize;
        deviceOverlap = hipDeviceAttributeDeviceOverlap;
        asyncEngineCount = hipDeviceAttributeAsyncEngineCount;
        computeMode = hipDeviceAttributeComputeMode;
        concurrentKernels = hipDeviceAttributeConcurrentKernels;
        kernelExecTimeoutEnabled = hipDeviceAttributeKernelExecTimeout;
        integrated = hipDeviceAttributeIntegrated;
        ECCEnabled = hipDeviceAttributeEccEnabled;
        canMapHostMemory = hipDeviceAttributeCanMapHostMemory;
        unifiedAddressing = hipDeviceAttributeUnifiedAddressing;
        managedMemory = hipDeviceAttributeManagedMemory;
        concurrentManagedAccess = hipDeviceAttributeConcurrentManagedAccess;
        pageableMemoryAccess = hipDeviceAttributePageableMemoryAccess;
        cooperativeLaunch = hipDeviceAttributeCooperativeLaunch;
        streamPrioritiesSupported = hipDeviceAttributeStreamPrioritiesSupported;
        memoryPoolsSupported = hipDeviceAttributeMemoryPoolsSupported;
        hostRegisterSupported = hipDeviceAttributeHostRegisterSupported;
        pciBusID = hipDeviceAttributePciBusId;
        pciDeviceID = hipDeviceAttributePciDeviceId;
        pciDomainID = hipDeviceAttributePciDomainId;
    }
    Ok(())
}

/// The struct of HIP up to 5 (`hipDeviceProp_tR0000`, 792 bytes).
pub fn older(device: c_int) -> Outcome<hipDeviceProp_tR0000> {
    let newer = newer(device)?;
    // SAFETY: as in `newer`.
    let mut told: hipDeviceProp_tR0000 = unsafe { std::mem::zeroed() };
    macro_rules! same {
        ($($field:ident)*) => { $(told.$field = newer.$field;)* };
    }
    same!(name totalGlobalMem sharedMemPerBlock regsPerBlock warpSize maxThreadsPerBlock maxThreadsDim maxGridSize);
    same!(clockRate memoryClockRate memoryBusWidth totalConstMem major minor multiProcessorCount l2CacheSize);
    same!(maxThreadsPerMultiProcessor computeMode clockInstructionRate arch concurrentKernels pciDomainID pciBusID);
    same!(pciDeviceID maxSharedMemoryPerMultiProcessor canMapHostMemory gcnArchName integrated cooperativeLaunch);
    same!(memPitch textureAlignment texturePitchAlignment kernelExecTimeoutEnabled ECCEnabled managedMemory);
    same!(concurrentManagedAccess pageableMemoryAccess);
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_attribute_is_mapped_twice_and_all_are_hips() {
        let mut all: Vec<_> = attributes::ALL.iter().map(|(hip, _)| *hip).collect();
        assert!(all.len() > 70 && all.iter().all(|hip| attributes::is_known(*hip)));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), attributes::ALL.len());
        assert!(!attributes::is_known(9_999) && !attributes::is_known(20_000));
    }
}

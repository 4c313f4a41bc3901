//! Sizes and offsets that binary programs rely on, as a C compiler (clang 15, x86-64) reports them for the HIP 7.1
//! headers and for HIP 5.2's `hipDeviceProp_t`. Catches a field lost or mistyped by the generator.

use std::mem::{offset_of, size_of};

use hipreempt_api::hip::*;

macro_rules! sizes {
    ($($ty:ty = $size:literal),* $(,)?) => {
        [ $( (stringify!($ty), size_of::<$ty>(), $size) ),* ]
    };
}

macro_rules! offsets {
    ($($ty:ty { $($field:ident = $offset:literal),* }),* $(,)?) => {
        [ $( $( (concat!(stringify!($ty), ".", stringify!($field)), offset_of!($ty, $field), $offset) ),* ),* ]
    };
}

fn assert_all(rows: &[(&str, usize, usize)]) {
    for (what, found, expected) in rows {
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn structs_have_the_size_that_c_gives_them() {
    assert_all(&sizes!(
        hipError_t = 4,
        dim3 = 12,
        hipStream_t = 8,
        hipDeviceProp_tR0600 = 1472,
        hipDeviceProp_tR0000 = 792,
        hipDeviceArch_t = 4,
        hipLaunchParams = 56,
        hipFunctionLaunchParams = 56,
        hipLaunchConfig_t = 56,
        HIP_LAUNCH_CONFIG = 56,
        hipLaunchAttribute = 72,
        hipLaunchAttributeValue = 64,
        hipMemcpy3DParms = 160,
        hip_Memcpy2D = 128,
        HIP_MEMCPY3D = 184,
        hipMemcpy3DPeerParms = 168,
        hipMemcpy3DBatchOp = 112,
        hipMemcpyAttributes = 24,
        hipPitchedPtr = 32,
        hipExtent = 24,
        hipPointerAttribute_t = 32,
        hipFuncAttributes = 56,
        hipIpcMemHandle_t = 64,
        hipIpcEventHandle_t = 64,
        hipKernelNodeParams = 64,
        hipMemsetParams = 48,
        hipHostNodeParams = 16,
        hipGraphNodeParams = 256,
        hipGraphInstantiateParams = 32,
        hipStreamBatchMemOpParams = 48,
        hipResourceDesc = 64,
        hipTextureDesc = 64,
        hipChannelFormatDesc = 20,
        hipMemLocation = 8,
        hipMemPoolProps = 88,
        hipMemAllocationProp = 32,
        hipExternalMemoryHandleDesc = 104,
        hipExternalSemaphoreWaitParams = 144,
        hipExternalSemaphoreSignalParams = 144,
        hipUUID = 16,
        textureReference = 88,
        hipGraphEdgeData = 8,
        hipArrayMapInfo = 152,
    ));
}

#[test]
fn fields_lie_where_c_puts_them() {
    assert_all(&offsets!(
        hipDeviceProp_tR0600 {
            name = 0, totalGlobalMem = 288, warpSize = 308, clockRate = 348, major = 360, multiProcessorCount = 388,
            concurrentKernels = 576, pciBusID = 584, gcnArchName = 1160, asicRevision = 1468
        },
        hipDeviceProp_tR0000 {
            name = 0, totalGlobalMem = 256, warpSize = 276, multiProcessorCount = 336, gcnArchName = 396,
            asicRevision = 768
        },
        hipLaunchParams { func = 0, gridDim = 8, blockDim = 20, args = 32, sharedMem = 40, stream = 48 },
        hipFunctionLaunchParams { function = 0, hStream = 40, kernelParams = 48 },
        hipLaunchConfig_t { gridDim = 0, blockDim = 12, dynamicSmemBytes = 24, stream = 32, attrs = 40, numAttrs = 48 },
        HIP_LAUNCH_CONFIG { sharedMemBytes = 24, hStream = 32, attrs = 40, numAttrs = 48 },
        hipMemcpy3DParms { srcPtr = 32, dstPtr = 96, extent = 128, kind = 152 },
        hip_Memcpy2D { WidthInBytes = 112, Height = 120 },
        HIP_MEMCPY3D { WidthInBytes = 160, Height = 168, Depth = 176 },
        hipMemcpy3DPeerParms { extent = 144 },
        hipMemcpy3DBatchOp { extent = 80 },
        hipKernelNodeParams { blockDim = 0, func = 24, gridDim = 32, kernelParams = 48 },
        hipPointerAttribute_t { device = 4, devicePointer = 8, allocationFlags = 28 },
    ));
}

#[test]
fn numbers_that_programs_compare_with() {
    assert_eq!((hipSuccess, hipErrorNoDevice, hipErrorNotReady, hipErrorNotSupported), (0, 100, 600, 801));
    assert_eq!((hipStreamLegacy.addr(), hipStreamPerThread.addr()), (1, 2));
    assert_eq!((hipMemcpyHostToDevice, hipMemcpyDeviceToHost, hipMemcpyDeviceToDevice), (1, 2, 3));
    assert_eq!((hipStreamNonBlocking, hipEventDisableTiming), (1, 2));
    assert_eq!(hipDeviceAttributeWarpSize, 87, "HIP 5.2 and 7.1 number the device attributes alike");
    assert_eq!((hip5::hipMemoryTypeDevice, hipMemoryTypeDevice), (1, 2));
}

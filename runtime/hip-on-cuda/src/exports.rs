//! The C face: which functions of HIP are mapped to CUDA, in `api`. All others are refused.

#![allow(non_snake_case, reason = "the names are HIP's")]

use hipreempt_api::hip::*;
use hipreempt_hip_face::{Library, export_hip};

use crate::{api, context};

/// This library.
pub struct HipOnCuda;

impl Library for HipOnCuda {
    const PREFIX: &'static str = "hip-on-cuda";
    const DEVICE: &'static str = "HIP on CUDA";

    #[inline]
    fn forked() -> bool {
        context::forked()
    }
}

export_hip! { $ HipOnCuda, api:
    // configuration
    __hipPopCallConfiguration __hipPushCallConfiguration
    // copy
    hipMemcpy hipMemcpy2D hipMemcpy2DAsync hipMemcpy2DAsync_spt hipMemcpy2D_spt hipMemcpyAsync
    hipMemcpyAsync_spt hipMemcpyDtoD hipMemcpyDtoDAsync hipMemcpyDtoH hipMemcpyDtoHAsync
    hipMemcpyFromSymbol hipMemcpyFromSymbolAsync hipMemcpyHtoD hipMemcpyHtoDAsync hipMemcpyPeer
    hipMemcpyPeerAsync hipMemcpyToSymbol hipMemcpyToSymbolAsync hipMemcpyWithStream hipMemcpy_spt
    // device
    hipDeviceCanAccessPeer hipDeviceComputeCapability hipDeviceDisablePeerAccess hipDeviceEnablePeerAccess
    hipDeviceGet hipDeviceGetAttribute hipDeviceGetByPCIBusId hipDeviceGetLimit hipDeviceGetName
    hipDeviceGetPCIBusId hipDeviceGetStreamPriorityRange hipDeviceGetUuid hipDeviceSetLimit
    hipDeviceSynchronize hipDeviceTotalMem hipDriverGetVersion hipGetDevice hipGetDeviceCount
    hipGetDeviceFlags hipGetDeviceProperties hipGetDevicePropertiesR0000 hipGetDevicePropertiesR0600
    hipInit hipRuntimeGetVersion hipSetDevice hipSetDeviceFlags
    // event
    hipEventCreate hipEventCreateWithFlags hipEventDestroy hipEventElapsedTime hipEventQuery
    hipEventRecord hipEventRecordWithFlags hipEventRecord_spt hipEventSynchronize
    // graph
    hipGraphAddDependencies hipGraphAddEmptyNode hipGraphAddHostNode hipGraphAddKernelNode
    hipGraphAddMemsetNode hipGraphCreate hipGraphDestroy hipGraphExecDestroy
    hipGraphExecKernelNodeSetParams hipGraphGetEdges hipGraphGetNodes hipGraphGetRootNodes
    hipGraphInstantiate hipGraphInstantiateWithFlags hipGraphLaunch hipGraphLaunch_spt hipGraphNodeGetType
    hipGraphUpload
    // half
    __gnu_f2h_ieee __gnu_h2f_ieee
    // last_error
    hipDrvGetErrorName hipDrvGetErrorString hipExtGetLastError hipGetErrorName hipGetErrorString
    hipGetLastError hipPeekAtLastError
    // launch
    hipDrvLaunchKernelEx hipExtLaunchKernel hipExtModuleLaunchKernel hipExtModuleLaunchKernel_cxx
    hipLaunchCooperativeKernel hipLaunchCooperativeKernel_spt hipLaunchKernel hipLaunchKernelExC
    hipLaunchKernel_spt hipModuleLaunchCooperativeKernel hipModuleLaunchKernel
    // memory
    hipExtMallocWithFlags hipFree hipFreeHost hipHostAlloc hipHostFree hipHostGetDevicePointer
    hipHostGetFlags hipHostMalloc hipHostRegister hipHostUnregister hipMalloc hipMallocHost
    hipMallocManaged hipMallocPitch hipMemAllocHost hipMemGetAddressRange hipMemGetInfo hipMemPtrGetInfo
    hipPointerGetAttribute hipPointerGetAttributes
    // memset
    hipMemset hipMemset2D hipMemset2DAsync hipMemsetAsync hipMemsetAsync_spt hipMemsetD16
    hipMemsetD16Async hipMemsetD32 hipMemsetD32Async hipMemsetD8 hipMemsetD8Async hipMemset_spt
    // module
    hipFuncGetAttribute hipFuncGetAttributes hipFuncSetAttribute hipFuncSetCacheConfig hipGetFuncBySymbol
    hipGetSymbolAddress hipGetSymbolSize hipKernelNameRefByPtr hipModuleGetFunction hipModuleGetGlobal
    hipModuleLoad hipModuleLoadData hipModuleLoadDataEx hipModuleLoadFatBinary hipModuleUnload
    // occupancy
    hipModuleOccupancyMaxActiveBlocksPerMultiprocessor
    hipModuleOccupancyMaxActiveBlocksPerMultiprocessorWithFlags hipModuleOccupancyMaxPotentialBlockSize
    hipModuleOccupancyMaxPotentialBlockSizeWithFlags hipOccupancyMaxActiveBlocksPerMultiprocessor
    hipOccupancyMaxActiveBlocksPerMultiprocessorWithFlags hipOccupancyMaxPotentialBlockSize
    // pool
    hipDeviceGetDefaultMemPool hipDeviceGetMemPool hipDeviceSetMemPool hipFreeAsync hipMallocAsync
    hipMallocFromPoolAsync hipMemPoolGetAttribute hipMemPoolSetAttribute hipMemPoolTrimTo
    // proc_address
    hipGetDriverEntryPoint hipGetDriverEntryPoint_spt hipGetProcAddress hipGetProcAddress_spt
    // registration
    __hipRegisterFatBinary __hipRegisterFunction __hipRegisterSurface __hipRegisterTexture
    __hipRegisterVar __hipUnregisterFatBinary
    // stream
    hipGetStreamDeviceId hipLaunchHostFunc hipLaunchHostFunc_spt hipStreamAddCallback
    hipStreamAddCallback_spt hipStreamBeginCapture hipStreamBeginCapture_spt hipStreamCreate
    hipStreamCreateWithFlags hipStreamCreateWithPriority hipStreamDestroy hipStreamEndCapture
    hipStreamEndCapture_spt hipStreamGetCaptureInfo hipStreamGetCaptureInfo_v2 hipStreamGetDevice
    hipStreamGetFlags hipStreamGetFlags_spt hipStreamGetId hipStreamGetPriority hipStreamGetPriority_spt
    hipStreamIsCapturing hipStreamIsCapturing_spt hipStreamQuery hipStreamQuery_spt hipStreamSynchronize
    hipStreamSynchronize_spt hipStreamWaitEvent hipStreamWaitEvent_spt hipStreamWaitValue32
    hipStreamWaitValue64 hipStreamWriteValue32 hipStreamWriteValue64 hipThreadExchangeStreamCaptureMode
}

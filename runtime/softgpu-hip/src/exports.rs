//! The C face: which functions of HIP the software device implements. All others are refused.

#![allow(non_snake_case, reason = "the names are HIP's")]

use hipreempt_api::hip::*;
use hipreempt_hip_face::export_hip;
use hipreempt_softgpu_runtime::{SoftwareDevice, api};

export_hip! { $ SoftwareDevice, api:
    // half
    __gnu_f2h_ieee __gnu_h2f_ieee
    // context
    hipCtxCreate hipCtxDestroy hipCtxDisablePeerAccess hipCtxEnablePeerAccess hipCtxGetApiVersion
    hipCtxGetCacheConfig hipCtxGetCurrent hipCtxGetDevice hipCtxGetFlags hipCtxGetSharedMemConfig
    hipCtxPopCurrent hipCtxPushCurrent hipCtxSetCacheConfig hipCtxSetCurrent hipCtxSetSharedMemConfig
    hipCtxSynchronize hipDevicePrimaryCtxGetState hipDevicePrimaryCtxRelease hipDevicePrimaryCtxReset
    hipDevicePrimaryCtxRetain hipDevicePrimaryCtxSetFlags
    // copy
    hipDrvMemcpy2DUnaligned hipDrvMemcpy3D hipDrvMemcpy3DAsync hipMemcpy hipMemcpy2D hipMemcpy2DAsync
    hipMemcpy2DAsync_spt hipMemcpy2D_spt hipMemcpy3D hipMemcpy3DAsync hipMemcpy3DAsync_spt hipMemcpy3DPeer
    hipMemcpy3DPeerAsync hipMemcpy3D_spt hipMemcpyAsync hipMemcpyAsync_spt hipMemcpyBatchAsync
    hipMemcpyDtoD hipMemcpyDtoDAsync hipMemcpyDtoH hipMemcpyDtoHAsync hipMemcpyFromSymbol
    hipMemcpyFromSymbolAsync hipMemcpyFromSymbolAsync_spt hipMemcpyFromSymbol_spt hipMemcpyHtoD
    hipMemcpyHtoDAsync hipMemcpyParam2D hipMemcpyParam2DAsync hipMemcpyPeer hipMemcpyPeerAsync
    hipMemcpyToSymbol hipMemcpyToSymbolAsync hipMemcpyToSymbolAsync_spt hipMemcpyToSymbol_spt
    hipMemcpyWithStream hipMemcpy_spt
    // device
    hipChooseDevice hipChooseDeviceR0000 hipChooseDeviceR0600 hipDeviceCanAccessPeer
    hipDeviceComputeCapability hipDeviceDisablePeerAccess hipDeviceEnablePeerAccess hipDeviceGet
    hipDeviceGetAttribute hipDeviceGetByPCIBusId hipDeviceGetCacheConfig hipDeviceGetLimit
    hipDeviceGetName hipDeviceGetP2PAttribute hipDeviceGetPCIBusId hipDeviceGetSharedMemConfig
    hipDeviceGetStreamPriorityRange hipDeviceGetUuid hipDeviceReset hipDeviceSetCacheConfig
    hipDeviceSetLimit hipDeviceSetSharedMemConfig hipDeviceSynchronize hipDeviceTotalMem
    hipDriverGetVersion hipGetDevice hipGetDeviceCount hipGetDeviceFlags hipGetDeviceProperties
    hipGetDevicePropertiesR0000 hipGetDevicePropertiesR0600 hipInit hipProfilerStart hipProfilerStop
    hipRuntimeGetVersion hipSetDevice hipSetDeviceFlags hipSetValidDevices
    // error
    hipDrvGetErrorName hipDrvGetErrorString hipExtGetLastError hipGetErrorName hipGetErrorString
    hipGetLastError hipPeekAtLastError
    // event
    hipEventCreate hipEventCreateWithFlags hipEventDestroy hipEventElapsedTime hipEventQuery
    hipEventRecord hipEventRecordWithFlags hipEventRecord_spt hipEventSynchronize
    // graph
    hipDeviceGraphMemTrim hipGraphAddDependencies hipGraphClone hipGraphCreate hipGraphDestroy
    hipGraphDestroyNode hipGraphExecDestroy hipGraphExecGetFlags hipGraphExecUpdate hipGraphGetEdges
    hipGraphGetNodes hipGraphGetRootNodes hipGraphInstantiate hipGraphInstantiateWithFlags
    hipGraphInstantiateWithParams hipGraphLaunch hipGraphLaunch_spt hipGraphNodeFindInClone
    hipGraphNodeGetDependencies hipGraphNodeGetDependentNodes hipGraphNodeGetEnabled
    hipGraphNodeSetEnabled hipGraphRemoveDependencies hipGraphUpload
    // graph_nodes
    hipDrvGraphAddMemcpyNode hipDrvGraphAddMemsetNode hipGraphAddChildGraphNode hipGraphAddEmptyNode
    hipGraphAddEventRecordNode hipGraphAddEventWaitNode hipGraphAddHostNode hipGraphAddKernelNode
    hipGraphAddMemAllocNode hipGraphAddMemFreeNode hipGraphAddMemcpyNode hipGraphAddMemcpyNode1D
    hipGraphAddMemcpyNodeFromSymbol hipGraphAddMemcpyNodeToSymbol hipGraphAddMemsetNode hipGraphAddNode
    hipGraphChildGraphNodeGetGraph hipGraphEventRecordNodeGetEvent hipGraphEventRecordNodeSetEvent
    hipGraphEventWaitNodeGetEvent hipGraphEventWaitNodeSetEvent hipGraphExecChildGraphNodeSetParams
    hipGraphExecEventRecordNodeSetEvent hipGraphExecEventWaitNodeSetEvent hipGraphExecHostNodeSetParams
    hipGraphExecKernelNodeSetParams hipGraphExecMemcpyNodeSetParams hipGraphExecMemcpyNodeSetParams1D
    hipGraphExecMemcpyNodeSetParamsFromSymbol hipGraphExecMemcpyNodeSetParamsToSymbol
    hipGraphExecMemsetNodeSetParams hipGraphExecNodeSetParams hipGraphHostNodeGetParams
    hipGraphHostNodeSetParams hipGraphKernelNodeCopyAttributes hipGraphKernelNodeGetParams
    hipGraphKernelNodeSetAttribute hipGraphKernelNodeSetParams hipGraphMemFreeNodeGetParams
    hipGraphMemcpyNodeGetParams hipGraphMemcpyNodeSetParams hipGraphMemcpyNodeSetParams1D
    hipGraphMemcpyNodeSetParamsFromSymbol hipGraphMemcpyNodeSetParamsToSymbol hipGraphMemsetNodeGetParams
    hipGraphMemsetNodeSetParams hipGraphNodeGetType hipGraphNodeSetParams
    // ipc
    hipIpcCloseMemHandle hipIpcGetMemHandle hipIpcOpenMemHandle
    // launch
    hipDrvLaunchKernelEx hipExtLaunchKernel hipExtLaunchMultiKernelMultiDevice hipExtModuleLaunchKernel
    hipExtModuleLaunchKernel_cxx hipHccModuleLaunchKernel_cxx hipHccModuleLaunchKernel hipLaunchByPtr hipLaunchCooperativeKernel
    hipLaunchCooperativeKernelMultiDevice hipLaunchCooperativeKernel_spt hipLaunchHostFunc
    hipLaunchHostFunc_spt hipLaunchKernel hipLaunchKernelExC hipLaunchKernelGGLImpl hipLaunchKernel_spt
    hipModuleLaunchCooperativeKernel hipModuleLaunchCooperativeKernelMultiDevice hipModuleLaunchKernel
    hipStreamAddCallback hipStreamAddCallback_spt
    // memory
    hipDrvPointerGetAttributes hipExtMallocWithFlags hipFree hipFreeHost hipHostAlloc hipHostFree
    hipHostGetDevicePointer hipHostGetFlags hipHostMalloc hipHostRegister hipHostUnregister hipMalloc
    hipMalloc3D hipMallocHost hipMallocManaged hipMallocPitch hipMemAdvise hipMemAdvise_v2 hipMemAllocHost
    hipMemAllocPitch hipMemGetAddressRange hipMemGetInfo hipMemPrefetchAsync hipMemPrefetchAsync_v2
    hipMemPtrGetInfo hipMemRangeGetAttribute hipPointerGetAttribute hipPointerGetAttributes
    hipPointerSetAttribute
    // memset
    hipMemset hipMemset2D hipMemset2DAsync hipMemset2DAsync_spt hipMemset2D_spt hipMemset3D
    hipMemset3DAsync hipMemset3DAsync_spt hipMemset3D_spt hipMemsetAsync hipMemsetAsync_spt hipMemsetD16
    hipMemsetD16Async hipMemsetD2D16 hipMemsetD2D16Async hipMemsetD2D32 hipMemsetD2D32Async hipMemsetD2D8
    hipMemsetD2D8Async hipMemsetD32 hipMemsetD32Async hipMemsetD8 hipMemsetD8Async hipMemset_spt
    // module
    hipFuncGetAttribute hipFuncGetAttributes hipFuncSetAttribute hipFuncSetCacheConfig
    hipFuncSetSharedMemConfig hipGetFuncBySymbol hipGetSymbolAddress hipGetSymbolSize
    hipKernelGetAttribute hipKernelGetFunction hipKernelGetName hipKernelGetParamInfo hipKernelNameRef
    hipKernelNameRefByPtr hipLibraryGetKernel hipLibraryGetKernelCount hipLibraryLoadData
    hipLibraryLoadFromFile hipLibraryUnload hipModuleGetFunction hipModuleGetFunctionCount
    hipModuleGetGlobal hipModuleLoad hipModuleLoadData hipModuleLoadDataEx hipModuleLoadFatBinary
    hipModuleUnload
    // occupancy
    hipModuleOccupancyMaxActiveBlocksPerMultiprocessor
    hipModuleOccupancyMaxActiveBlocksPerMultiprocessorWithFlags hipModuleOccupancyMaxPotentialBlockSize
    hipModuleOccupancyMaxPotentialBlockSizeWithFlags hipOccupancyAvailableDynamicSMemPerBlock
    hipOccupancyMaxActiveBlocksPerMultiprocessor hipOccupancyMaxActiveBlocksPerMultiprocessorWithFlags
    hipOccupancyMaxPotentialBlockSize
    // pool
    hipDeviceGetDefaultMemPool hipDeviceGetMemPool hipDeviceSetMemPool hipFreeAsync hipMallocAsync
    hipMallocFromPoolAsync hipMemPoolCreate hipMemPoolDestroy hipMemPoolGetAccess hipMemPoolGetAttribute
    hipMemPoolSetAccess hipMemPoolSetAttribute hipMemPoolTrimTo
    // proc_address
    hipGetDriverEntryPoint hipGetDriverEntryPoint_spt hipGetProcAddress hipGetProcAddress_spt
    // registration
    __hipPopCallConfiguration __hipPushCallConfiguration __hipRegisterFatBinary __hipRegisterFunction
    __hipRegisterManagedVar __hipRegisterSurface __hipRegisterTexture __hipRegisterVar
    __hipUnregisterFatBinary hipConfigureCall hipSetupArgument
    // stream
    hipExtStreamCreateWithCUMask hipExtStreamGetCUMask hipGetStreamDeviceId hipStreamAttachMemAsync
    hipStreamBatchMemOp hipStreamBeginCapture hipStreamBeginCaptureToGraph hipStreamBeginCapture_spt
    hipStreamCopyAttributes hipStreamCreate hipStreamCreateWithFlags hipStreamCreateWithPriority
    hipStreamDestroy hipStreamEndCapture hipStreamEndCapture_spt hipStreamGetCaptureInfo
    hipStreamGetCaptureInfo_spt hipStreamGetCaptureInfo_v2 hipStreamGetCaptureInfo_v2_spt
    hipStreamGetDevice hipStreamGetFlags hipStreamGetFlags_spt hipStreamGetId hipStreamGetPriority
    hipStreamGetPriority_spt hipStreamIsCapturing hipStreamIsCapturing_spt hipStreamQuery
    hipStreamQuery_spt hipStreamSetAttribute hipStreamSynchronize hipStreamSynchronize_spt
    hipStreamUpdateCaptureDependencies hipStreamWaitEvent hipStreamWaitEvent_spt hipStreamWaitValue32
    hipStreamWaitValue64 hipStreamWriteValue32 hipStreamWriteValue64 hipThreadExchangeStreamCaptureMode
}

//! The C face: every function of HIP's table under its symbol and version node. The listed ones are implemented in
//! `api`; all others name themselves once and return `hipErrorNotSupported`.
//!
//! Nothing here may unwind: each call is contained, and a panic becomes an error code.

#![allow(non_snake_case, reason = "the names are HIP's")]

use std::ffi::{c_char, c_int, c_void};

use hipreempt_api::hip::*;

use hipreempt_softgpu_runtime::api::{self, Told};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::{guard, report, runtime};

/// What an implementation returns, and what C gets for it.
trait Reply {
    type Raw;
    /// What C gets.
    fn reply(self) -> Self::Raw;
    /// What C gets when the implementation panicked.
    fn broken() -> Self::Raw;

    /// What C gets in a forked child, which may touch nothing that its parent's threads had locked.
    fn orphaned() -> Option<Self::Raw> {
        None
    }
}

impl Reply for Outcome {
    type Raw = hipError_t;

    #[inline]
    fn reply(self) -> hipError_t {
        match self {
            Ok(()) => 0,
            Err(code) => {
                api::note(code);
                code.0
            }
        }
    }

    fn broken() -> hipError_t {
        Err(Code::UNKNOWN).reply()
    }

    fn orphaned() -> Option<hipError_t> {
        Some(Err(Code::NOT_INITIALIZED).reply())
    }
}

impl Reply for Told {
    type Raw = hipError_t;

    fn reply(self) -> hipError_t {
        self.0
    }

    fn broken() -> hipError_t {
        Code::UNKNOWN.0
    }
}

macro_rules! plain_reply {
    ($($type:ty = $broken:expr;)*) => {
        $(impl Reply for $type {
            type Raw = Self;

            fn reply(self) -> Self {
                self
            }

            fn broken() -> Self {
                $broken
            }
        })*
    };
}

plain_reply! {
    () = ();
    c_int = -1;
    f32 = 0.0;
    u16 = 0;
    *const c_char = std::ptr::null();
    *mut *mut c_void = std::ptr::null_mut();
}

/// What a function that is not implemented returns.
trait Refused {
    fn refused() -> Self;
}

macro_rules! refused {
    ($($type:ty = $value:expr;)*) => {
        $(impl Refused for $type {
            fn refused() -> Self {
                $value
            }
        })*
    };
}

refused! {
    hipError_t = Err(Code::NOT_SUPPORTED).reply();
    () = ();
    bool = false;
    c_int = 0;
    usize = 0;
    *const c_char = c"".as_ptr();
    hipChannelFormatDesc = hipChannelFormatDesc { x: 0, y: 0, z: 0, w: 0, f: 0 };
}

#[cold]
fn refuse<T: Refused>(name: &str) -> T {
    guard::contain(name, || report::once(name, &format!("{name} is not supported by the software device")));
    T::refused()
}

#[inline]
fn answer<T: Reply>(name: &str, body: impl FnOnce() -> T) -> T::Raw {
    if runtime::forked()
        && let Some(raw) = T::orphaned()
    {
        return raw;
    }
    guard::contain(name, body).map_or_else(T::broken, T::reply)
}

/// Binds a function to its version node.
macro_rules! versioned {
    ($symbol:literal, $node:literal) => {
        #[cfg(not(test))]
        std::arch::global_asm!(concat!(".symver ", $symbol, ", ", $symbol, "@@", $node));
    };
}

macro_rules! forward {
    ($name:ident $symbol:literal $node:literal ($($arg:ident: $type:ty),*) $ret:ty) => {
        #[cfg_attr(not(test), unsafe(export_name = $symbol))]
        #[cfg_attr(test, allow(dead_code, reason = "a test binary must not replace the library"))]
        unsafe extern "C" fn $name($($arg: $type),*) -> $ret {
            answer(stringify!($name), || api::$name($($arg),*))
        }
        versioned!($symbol, $node);
    };
}

macro_rules! stub {
    ($name:ident $symbol:literal $node:literal ($($arg:ident: $type:ty),*) $ret:ty) => {
        #[cfg_attr(not(test), unsafe(export_name = $symbol))]
        #[cfg_attr(test, allow(dead_code, reason = "a test binary must not replace the library"))]
        unsafe extern "C" fn $name($(_: $type),*) -> $ret {
            refuse(stringify!($name))
        }
        versioned!($symbol, $node);
    };
}

macro_rules! export_all {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
        args: ($($arg:ident : $type:ty),*), ret: $ret:ty, $($more:tt)*
    } )*) => {
        $( export! { $name $symbol $node ($($arg: $type),*) $ret } )*
    };
}

macro_rules! export_names {
    ($( { name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, $($more:tt)* } )*) => {
        $( stub! { $name $symbol $node () hipError_t } )*
    };
}

/// Defines `export!`: names on the list go to `forward!`, all others to `stub!`.
macro_rules! implemented {
    ($d:tt $($name:ident)*) => {
        macro_rules! export {
            $( ($name $d($d rest:tt)*) => { forward! { $name $d($d rest)* } }; )*
            ($d($d rest:tt)*) => { stub! { $d($d rest)* } };
        }
    };
}

implemented! { $
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

hipreempt_api::hip_functions!(export_all);
hipreempt_api::hip_names_only!(export_names);

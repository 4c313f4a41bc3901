// Written by hipreempt-api-generate from the headers of the CUDA 13.5 driver (nvidia-cuda-runtime 13.5.37 and
// nvidia-cuda-profiler-api 13.5.25 on PyPI). Do not edit: change data/cuda.tsv, hipify's data or the generator.

pub type cuuint32_t = u32;
pub type cuuint64_t = u64;
pub type CUdeviceptr_v2 = ::core::ffi::c_ulonglong;
pub type CUdeviceptr = CUdeviceptr_v2;
pub type CUdevice_v1 = ::core::ffi::c_int;
pub type CUdevice = CUdevice_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUctx_st {
    _unused: [u8; 0],
}
pub type CUcontext = *mut CUctx_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmod_st {
    _unused: [u8; 0],
}
pub type CUmodule = *mut CUmod_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUfunc_st {
    _unused: [u8; 0],
}
pub type CUfunction = *mut CUfunc_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlib_st {
    _unused: [u8; 0],
}
pub type CUlibrary = *mut CUlib_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUkern_st {
    _unused: [u8; 0],
}
pub type CUkernel = *mut CUkern_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUarray_st {
    _unused: [u8; 0],
}
pub type CUarray = *mut CUarray_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmipmappedArray_st {
    _unused: [u8; 0],
}
pub type CUmipmappedArray = *mut CUmipmappedArray_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUtexref_st {
    _unused: [u8; 0],
}
pub type CUtexref = *mut CUtexref_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUsurfref_st {
    _unused: [u8; 0],
}
pub type CUsurfref = *mut CUsurfref_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUevent_st {
    _unused: [u8; 0],
}
pub type CUevent = *mut CUevent_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUstream_st {
    _unused: [u8; 0],
}
pub type CUstream = *mut CUstream_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraphicsResource_st {
    _unused: [u8; 0],
}
pub type CUgraphicsResource = *mut CUgraphicsResource_st;
pub type CUtexObject_v1 = ::core::ffi::c_ulonglong;
pub type CUtexObject = CUtexObject_v1;
pub type CUsurfObject_v1 = ::core::ffi::c_ulonglong;
pub type CUsurfObject = CUsurfObject_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUextMemory_st {
    _unused: [u8; 0],
}
pub type CUexternalMemory = *mut CUextMemory_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUextSemaphore_st {
    _unused: [u8; 0],
}
pub type CUexternalSemaphore = *mut CUextSemaphore_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraph_st {
    _unused: [u8; 0],
}
pub type CUgraph = *mut CUgraph_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraphNode_st {
    _unused: [u8; 0],
}
pub type CUgraphNode = *mut CUgraphNode_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraphExec_st {
    _unused: [u8; 0],
}
pub type CUgraphExec = *mut CUgraphExec_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemPoolHandle_st {
    _unused: [u8; 0],
}
pub type CUmemoryPool = *mut CUmemPoolHandle_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUuserObject_st {
    _unused: [u8; 0],
}
pub type CUuserObject = *mut CUuserObject_st;
pub type CUgraphConditionalHandle = cuuint64_t;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUasyncCallbackEntry_st {
    _unused: [u8; 0],
}
pub type CUasyncCallbackHandle = *mut CUasyncCallbackEntry_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgreenCtx_st {
    _unused: [u8; 0],
}
pub type CUgreenCtx = *mut CUgreenCtx_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUuuid_st {
    pub bytes: [::core::ffi::c_char; 16usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of CUuuid_st"][::core::mem::size_of::<CUuuid_st>() - 16usize];
    ["Alignment of CUuuid_st"][::core::mem::align_of::<CUuuid_st>() - 1usize];
    [
        "Offset of field: CUuuid_st::bytes",
    ][::core::mem::offset_of!(CUuuid_st, bytes) - 0usize];
};
pub type CUuuid = CUuuid_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUipcEventHandle_st {
    pub reserved: [::core::ffi::c_char; 64usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of CUipcEventHandle_st",
    ][::core::mem::size_of::<CUipcEventHandle_st>() - 64usize];
    [
        "Alignment of CUipcEventHandle_st",
    ][::core::mem::align_of::<CUipcEventHandle_st>() - 1usize];
    [
        "Offset of field: CUipcEventHandle_st::reserved",
    ][::core::mem::offset_of!(CUipcEventHandle_st, reserved) - 0usize];
};
pub type CUipcEventHandle_v1 = CUipcEventHandle_st;
pub type CUipcEventHandle = CUipcEventHandle_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUipcMemHandle_st {
    pub reserved: [::core::ffi::c_char; 64usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of CUipcMemHandle_st"][::core::mem::size_of::<CUipcMemHandle_st>() - 64usize];
    [
        "Alignment of CUipcMemHandle_st",
    ][::core::mem::align_of::<CUipcMemHandle_st>() - 1usize];
    [
        "Offset of field: CUipcMemHandle_st::reserved",
    ][::core::mem::offset_of!(CUipcMemHandle_st, reserved) - 0usize];
};
pub type CUipcMemHandle_v1 = CUipcMemHandle_st;
pub type CUipcMemHandle = CUipcMemHandle_v1;
pub const CU_STREAM_DEFAULT: CUstream_flags_enum = 0;
pub const CU_STREAM_NON_BLOCKING: CUstream_flags_enum = 1;
pub type CUstream_flags_enum = ::core::ffi::c_uint;
pub const CU_EVENT_DEFAULT: CUevent_flags_enum = 0;
pub const CU_EVENT_BLOCKING_SYNC: CUevent_flags_enum = 1;
pub const CU_EVENT_DISABLE_TIMING: CUevent_flags_enum = 2;
pub const CU_EVENT_INTERPROCESS: CUevent_flags_enum = 4;
pub type CUevent_flags_enum = ::core::ffi::c_uint;
pub type CUatomicOperation_enum = ::core::ffi::c_uint;
pub use self::CUatomicOperation_enum as CUatomicOperation;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUstreamBatchMemOpParams_union {
    _unused: [u8; 0],
}
pub type CUstreamBatchMemOpParams_v1 = CUstreamBatchMemOpParams_union;
pub type CUstreamBatchMemOpParams = CUstreamBatchMemOpParams_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_BATCH_MEM_OP_NODE_PARAMS_v1_st {
    _unused: [u8; 0],
}
pub type CUDA_BATCH_MEM_OP_NODE_PARAMS_v1 = CUDA_BATCH_MEM_OP_NODE_PARAMS_v1_st;
pub type CUDA_BATCH_MEM_OP_NODE_PARAMS = CUDA_BATCH_MEM_OP_NODE_PARAMS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUasyncNotificationInfo_st {
    _unused: [u8; 0],
}
pub type CUasyncNotificationInfo = CUasyncNotificationInfo_st;
pub type CUasyncCallback = ::core::option::Option<
    unsafe extern "C" fn(
        info: *mut CUasyncNotificationInfo,
        userData: *mut ::core::ffi::c_void,
        callback: CUasyncCallbackHandle,
    ),
>;
pub type CUarray_format_enum = ::core::ffi::c_uint;
pub use self::CUarray_format_enum as CUarray_format;
pub type CUaddress_mode_enum = ::core::ffi::c_uint;
pub use self::CUaddress_mode_enum as CUaddress_mode;
pub type CUfilter_mode_enum = ::core::ffi::c_uint;
pub use self::CUfilter_mode_enum as CUfilter_mode;
pub type CUdevice_attribute_enum = ::core::ffi::c_uint;
pub use self::CUdevice_attribute_enum as CUdevice_attribute;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUdevprop_st {
    _unused: [u8; 0],
}
pub type CUdevprop_v1 = CUdevprop_st;
pub type CUdevprop = CUdevprop_v1;
pub type CUpointer_attribute_enum = ::core::ffi::c_uint;
pub use self::CUpointer_attribute_enum as CUpointer_attribute;
pub type CUfunction_attribute_enum = ::core::ffi::c_uint;
pub use self::CUfunction_attribute_enum as CUfunction_attribute;
pub type CUfunc_cache_enum = ::core::ffi::c_uint;
pub use self::CUfunc_cache_enum as CUfunc_cache;
pub type CUsharedconfig_enum = ::core::ffi::c_uint;
pub use self::CUsharedconfig_enum as CUsharedconfig;
pub type CUmem_advise_enum = ::core::ffi::c_uint;
pub use self::CUmem_advise_enum as CUmem_advise;
pub type CUmem_range_attribute_enum = ::core::ffi::c_uint;
pub use self::CUmem_range_attribute_enum as CUmem_range_attribute;
pub type CUjit_option_enum = ::core::ffi::c_uint;
pub use self::CUjit_option_enum as CUjit_option;
pub type CUjitInputType_enum = ::core::ffi::c_uint;
pub use self::CUjitInputType_enum as CUjitInputType;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlinkState_st {
    _unused: [u8; 0],
}
pub type CUlinkState = *mut CUlinkState_st;
pub type CUlimit_enum = ::core::ffi::c_uint;
pub use self::CUlimit_enum as CUlimit;
pub type CUhostFn = ::core::option::Option<
    unsafe extern "C" fn(userData: *mut ::core::ffi::c_void),
>;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_KERNEL_NODE_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_KERNEL_NODE_PARAMS_v1 = CUDA_KERNEL_NODE_PARAMS_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_KERNEL_NODE_PARAMS_v2_st {
    _unused: [u8; 0],
}
pub type CUDA_KERNEL_NODE_PARAMS_v2 = CUDA_KERNEL_NODE_PARAMS_v2_st;
pub type CUDA_KERNEL_NODE_PARAMS = CUDA_KERNEL_NODE_PARAMS_v2;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMSET_NODE_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMSET_NODE_PARAMS_v1 = CUDA_MEMSET_NODE_PARAMS_st;
pub type CUDA_MEMSET_NODE_PARAMS = CUDA_MEMSET_NODE_PARAMS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_HOST_NODE_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_HOST_NODE_PARAMS_v1 = CUDA_HOST_NODE_PARAMS_st;
pub type CUDA_HOST_NODE_PARAMS = CUDA_HOST_NODE_PARAMS_v1;
pub type CUgraphNodeType_enum = ::core::ffi::c_uint;
pub use self::CUgraphNodeType_enum as CUgraphNodeType;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraphEdgeData_st {
    _unused: [u8; 0],
}
pub type CUgraphEdgeData = CUgraphEdgeData_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_GRAPH_INSTANTIATE_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_GRAPH_INSTANTIATE_PARAMS = CUDA_GRAPH_INSTANTIATE_PARAMS_st;
pub type CUlaunchAttributeID_enum = ::core::ffi::c_uint;
pub use self::CUlaunchAttributeID_enum as CUlaunchAttributeID;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlaunchAttributeValue_union {
    _unused: [u8; 0],
}
pub type CUlaunchAttributeValue = CUlaunchAttributeValue_union;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlaunchAttribute_st {
    _unused: [u8; 0],
}
pub type CUlaunchAttribute = CUlaunchAttribute_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlaunchConfig_st {
    pub gridDimX: ::core::ffi::c_uint,
    pub gridDimY: ::core::ffi::c_uint,
    pub gridDimZ: ::core::ffi::c_uint,
    pub blockDimX: ::core::ffi::c_uint,
    pub blockDimY: ::core::ffi::c_uint,
    pub blockDimZ: ::core::ffi::c_uint,
    pub sharedMemBytes: ::core::ffi::c_uint,
    pub hStream: CUstream,
    pub attrs: *mut CUlaunchAttribute,
    pub numAttrs: ::core::ffi::c_uint,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of CUlaunchConfig_st"][::core::mem::size_of::<CUlaunchConfig_st>() - 56usize];
    [
        "Alignment of CUlaunchConfig_st",
    ][::core::mem::align_of::<CUlaunchConfig_st>() - 8usize];
    [
        "Offset of field: CUlaunchConfig_st::gridDimX",
    ][::core::mem::offset_of!(CUlaunchConfig_st, gridDimX) - 0usize];
    [
        "Offset of field: CUlaunchConfig_st::gridDimY",
    ][::core::mem::offset_of!(CUlaunchConfig_st, gridDimY) - 4usize];
    [
        "Offset of field: CUlaunchConfig_st::gridDimZ",
    ][::core::mem::offset_of!(CUlaunchConfig_st, gridDimZ) - 8usize];
    [
        "Offset of field: CUlaunchConfig_st::blockDimX",
    ][::core::mem::offset_of!(CUlaunchConfig_st, blockDimX) - 12usize];
    [
        "Offset of field: CUlaunchConfig_st::blockDimY",
    ][::core::mem::offset_of!(CUlaunchConfig_st, blockDimY) - 16usize];
    [
        "Offset of field: CUlaunchConfig_st::blockDimZ",
    ][::core::mem::offset_of!(CUlaunchConfig_st, blockDimZ) - 20usize];
    [
        "Offset of field: CUlaunchConfig_st::sharedMemBytes",
    ][::core::mem::offset_of!(CUlaunchConfig_st, sharedMemBytes) - 24usize];
    [
        "Offset of field: CUlaunchConfig_st::hStream",
    ][::core::mem::offset_of!(CUlaunchConfig_st, hStream) - 32usize];
    [
        "Offset of field: CUlaunchConfig_st::attrs",
    ][::core::mem::offset_of!(CUlaunchConfig_st, attrs) - 40usize];
    [
        "Offset of field: CUlaunchConfig_st::numAttrs",
    ][::core::mem::offset_of!(CUlaunchConfig_st, numAttrs) - 48usize];
};
pub type CUlaunchConfig = CUlaunchConfig_st;
pub use self::CUlaunchAttributeID as CUkernelNodeAttrID;
pub type CUkernelNodeAttrValue_v1 = CUlaunchAttributeValue;
pub type CUkernelNodeAttrValue = CUkernelNodeAttrValue_v1;
pub const CU_STREAM_CAPTURE_STATUS_NONE: CUstreamCaptureStatus_enum = 0;
pub const CU_STREAM_CAPTURE_STATUS_ACTIVE: CUstreamCaptureStatus_enum = 1;
pub const CU_STREAM_CAPTURE_STATUS_INVALIDATED: CUstreamCaptureStatus_enum = 2;
pub type CUstreamCaptureStatus_enum = ::core::ffi::c_uint;
pub use self::CUstreamCaptureStatus_enum as CUstreamCaptureStatus;
pub const CU_STREAM_CAPTURE_MODE_GLOBAL: CUstreamCaptureMode_enum = 0;
pub const CU_STREAM_CAPTURE_MODE_THREAD_LOCAL: CUstreamCaptureMode_enum = 1;
pub const CU_STREAM_CAPTURE_MODE_RELAXED: CUstreamCaptureMode_enum = 2;
pub type CUstreamCaptureMode_enum = ::core::ffi::c_uint;
pub use self::CUstreamCaptureMode_enum as CUstreamCaptureMode;
pub use self::CUlaunchAttributeID as CUstreamAttrID;
pub type CUstreamAttrValue_v1 = CUlaunchAttributeValue;
pub type CUstreamAttrValue = CUstreamAttrValue_v1;
pub const CU_GET_PROC_ADDRESS_SUCCESS: CUdriverProcAddressQueryResult_enum = 0;
pub const CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND: CUdriverProcAddressQueryResult_enum = 1;
pub const CU_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT: CUdriverProcAddressQueryResult_enum = 2;
pub type CUdriverProcAddressQueryResult_enum = ::core::ffi::c_uint;
pub use self::CUdriverProcAddressQueryResult_enum as CUdriverProcAddressQueryResult;
pub type CUexecAffinityType_enum = ::core::ffi::c_uint;
pub use self::CUexecAffinityType_enum as CUexecAffinityType;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUexecAffinityParam_st {
    _unused: [u8; 0],
}
pub type CUexecAffinityParam_v1 = CUexecAffinityParam_st;
pub type CUexecAffinityParam = CUexecAffinityParam_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUctxCreateParams_st {
    _unused: [u8; 0],
}
pub type CUctxCreateParams = CUctxCreateParams_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUstreamCigCaptureParams_st {
    _unused: [u8; 0],
}
pub type CUstreamCigCaptureParams = CUstreamCigCaptureParams_st;
pub type CUlibraryOption_enum = ::core::ffi::c_uint;
pub use self::CUlibraryOption_enum as CUlibraryOption;
pub const CUDA_SUCCESS: cudaError_enum = 0;
pub const CUDA_ERROR_INVALID_VALUE: cudaError_enum = 1;
pub const CUDA_ERROR_OUT_OF_MEMORY: cudaError_enum = 2;
pub const CUDA_ERROR_NOT_INITIALIZED: cudaError_enum = 3;
pub const CUDA_ERROR_DEINITIALIZED: cudaError_enum = 4;
pub const CUDA_ERROR_PROFILER_DISABLED: cudaError_enum = 5;
pub const CUDA_ERROR_PROFILER_NOT_INITIALIZED: cudaError_enum = 6;
pub const CUDA_ERROR_PROFILER_ALREADY_STARTED: cudaError_enum = 7;
pub const CUDA_ERROR_PROFILER_ALREADY_STOPPED: cudaError_enum = 8;
pub const CUDA_ERROR_STUB_LIBRARY: cudaError_enum = 34;
pub const CUDA_ERROR_CALL_REQUIRES_NEWER_DRIVER: cudaError_enum = 36;
pub const CUDA_ERROR_DEVICE_UNAVAILABLE: cudaError_enum = 46;
pub const CUDA_ERROR_MULTICAST_RESOURCE_FULL: cudaError_enum = 47;
pub const CUDA_ERROR_NO_DEVICE: cudaError_enum = 100;
pub const CUDA_ERROR_INVALID_DEVICE: cudaError_enum = 101;
pub const CUDA_ERROR_DEVICE_NOT_LICENSED: cudaError_enum = 102;
pub const CUDA_ERROR_INVALID_IMAGE: cudaError_enum = 200;
pub const CUDA_ERROR_INVALID_CONTEXT: cudaError_enum = 201;
pub const CUDA_ERROR_CONTEXT_ALREADY_CURRENT: cudaError_enum = 202;
pub const CUDA_ERROR_MAP_FAILED: cudaError_enum = 205;
pub const CUDA_ERROR_UNMAP_FAILED: cudaError_enum = 206;
pub const CUDA_ERROR_ARRAY_IS_MAPPED: cudaError_enum = 207;
pub const CUDA_ERROR_ALREADY_MAPPED: cudaError_enum = 208;
pub const CUDA_ERROR_NO_BINARY_FOR_GPU: cudaError_enum = 209;
pub const CUDA_ERROR_ALREADY_ACQUIRED: cudaError_enum = 210;
pub const CUDA_ERROR_NOT_MAPPED: cudaError_enum = 211;
pub const CUDA_ERROR_NOT_MAPPED_AS_ARRAY: cudaError_enum = 212;
pub const CUDA_ERROR_NOT_MAPPED_AS_POINTER: cudaError_enum = 213;
pub const CUDA_ERROR_ECC_UNCORRECTABLE: cudaError_enum = 214;
pub const CUDA_ERROR_UNSUPPORTED_LIMIT: cudaError_enum = 215;
pub const CUDA_ERROR_CONTEXT_ALREADY_IN_USE: cudaError_enum = 216;
pub const CUDA_ERROR_PEER_ACCESS_UNSUPPORTED: cudaError_enum = 217;
pub const CUDA_ERROR_INVALID_PTX: cudaError_enum = 218;
pub const CUDA_ERROR_INVALID_GRAPHICS_CONTEXT: cudaError_enum = 219;
pub const CUDA_ERROR_NVLINK_UNCORRECTABLE: cudaError_enum = 220;
pub const CUDA_ERROR_JIT_COMPILER_NOT_FOUND: cudaError_enum = 221;
pub const CUDA_ERROR_UNSUPPORTED_PTX_VERSION: cudaError_enum = 222;
pub const CUDA_ERROR_JIT_COMPILATION_DISABLED: cudaError_enum = 223;
pub const CUDA_ERROR_UNSUPPORTED_EXEC_AFFINITY: cudaError_enum = 224;
pub const CUDA_ERROR_UNSUPPORTED_DEVSIDE_SYNC: cudaError_enum = 225;
pub const CUDA_ERROR_CONTAINED: cudaError_enum = 226;
pub const CUDA_ERROR_INSUFFICIENT_LOADER_VERSION: cudaError_enum = 227;
pub const CUDA_ERROR_INVALID_SOURCE: cudaError_enum = 300;
pub const CUDA_ERROR_FILE_NOT_FOUND: cudaError_enum = 301;
pub const CUDA_ERROR_SHARED_OBJECT_SYMBOL_NOT_FOUND: cudaError_enum = 302;
pub const CUDA_ERROR_SHARED_OBJECT_INIT_FAILED: cudaError_enum = 303;
pub const CUDA_ERROR_OPERATING_SYSTEM: cudaError_enum = 304;
pub const CUDA_ERROR_INVALID_HANDLE: cudaError_enum = 400;
pub const CUDA_ERROR_ILLEGAL_STATE: cudaError_enum = 401;
pub const CUDA_ERROR_LOSSY_QUERY: cudaError_enum = 402;
pub const CUDA_ERROR_NOT_FOUND: cudaError_enum = 500;
pub const CUDA_ERROR_NOT_READY: cudaError_enum = 600;
pub const CUDA_ERROR_ILLEGAL_ADDRESS: cudaError_enum = 700;
pub const CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES: cudaError_enum = 701;
pub const CUDA_ERROR_LAUNCH_TIMEOUT: cudaError_enum = 702;
pub const CUDA_ERROR_LAUNCH_INCOMPATIBLE_TEXTURING: cudaError_enum = 703;
pub const CUDA_ERROR_PEER_ACCESS_ALREADY_ENABLED: cudaError_enum = 704;
pub const CUDA_ERROR_PEER_ACCESS_NOT_ENABLED: cudaError_enum = 705;
pub const CUDA_ERROR_PRIMARY_CONTEXT_ACTIVE: cudaError_enum = 708;
pub const CUDA_ERROR_CONTEXT_IS_DESTROYED: cudaError_enum = 709;
pub const CUDA_ERROR_ASSERT: cudaError_enum = 710;
pub const CUDA_ERROR_TOO_MANY_PEERS: cudaError_enum = 711;
pub const CUDA_ERROR_HOST_MEMORY_ALREADY_REGISTERED: cudaError_enum = 712;
pub const CUDA_ERROR_HOST_MEMORY_NOT_REGISTERED: cudaError_enum = 713;
pub const CUDA_ERROR_HARDWARE_STACK_ERROR: cudaError_enum = 714;
pub const CUDA_ERROR_ILLEGAL_INSTRUCTION: cudaError_enum = 715;
pub const CUDA_ERROR_MISALIGNED_ADDRESS: cudaError_enum = 716;
pub const CUDA_ERROR_INVALID_ADDRESS_SPACE: cudaError_enum = 717;
pub const CUDA_ERROR_INVALID_PC: cudaError_enum = 718;
pub const CUDA_ERROR_LAUNCH_FAILED: cudaError_enum = 719;
pub const CUDA_ERROR_COOPERATIVE_LAUNCH_TOO_LARGE: cudaError_enum = 720;
pub const CUDA_ERROR_TENSOR_MEMORY_LEAK: cudaError_enum = 721;
pub const CUDA_ERROR_NOT_PERMITTED: cudaError_enum = 800;
pub const CUDA_ERROR_NOT_SUPPORTED: cudaError_enum = 801;
pub const CUDA_ERROR_SYSTEM_NOT_READY: cudaError_enum = 802;
pub const CUDA_ERROR_SYSTEM_DRIVER_MISMATCH: cudaError_enum = 803;
pub const CUDA_ERROR_COMPAT_NOT_SUPPORTED_ON_DEVICE: cudaError_enum = 804;
pub const CUDA_ERROR_MPS_CONNECTION_FAILED: cudaError_enum = 805;
pub const CUDA_ERROR_MPS_RPC_FAILURE: cudaError_enum = 806;
pub const CUDA_ERROR_MPS_SERVER_NOT_READY: cudaError_enum = 807;
pub const CUDA_ERROR_MPS_MAX_CLIENTS_REACHED: cudaError_enum = 808;
pub const CUDA_ERROR_MPS_MAX_CONNECTIONS_REACHED: cudaError_enum = 809;
pub const CUDA_ERROR_MPS_CLIENT_TERMINATED: cudaError_enum = 810;
pub const CUDA_ERROR_CDP_NOT_SUPPORTED: cudaError_enum = 811;
pub const CUDA_ERROR_CDP_VERSION_MISMATCH: cudaError_enum = 812;
pub const CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED: cudaError_enum = 900;
pub const CUDA_ERROR_STREAM_CAPTURE_INVALIDATED: cudaError_enum = 901;
pub const CUDA_ERROR_STREAM_CAPTURE_MERGE: cudaError_enum = 902;
pub const CUDA_ERROR_STREAM_CAPTURE_UNMATCHED: cudaError_enum = 903;
pub const CUDA_ERROR_STREAM_CAPTURE_UNJOINED: cudaError_enum = 904;
pub const CUDA_ERROR_STREAM_CAPTURE_ISOLATION: cudaError_enum = 905;
pub const CUDA_ERROR_STREAM_CAPTURE_IMPLICIT: cudaError_enum = 906;
pub const CUDA_ERROR_CAPTURED_EVENT: cudaError_enum = 907;
pub const CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD: cudaError_enum = 908;
pub const CUDA_ERROR_TIMEOUT: cudaError_enum = 909;
pub const CUDA_ERROR_GRAPH_EXEC_UPDATE_FAILURE: cudaError_enum = 910;
pub const CUDA_ERROR_EXTERNAL_DEVICE: cudaError_enum = 911;
pub const CUDA_ERROR_INVALID_CLUSTER_SIZE: cudaError_enum = 912;
pub const CUDA_ERROR_FUNCTION_NOT_LOADED: cudaError_enum = 913;
pub const CUDA_ERROR_INVALID_RESOURCE_TYPE: cudaError_enum = 914;
pub const CUDA_ERROR_INVALID_RESOURCE_CONFIGURATION: cudaError_enum = 915;
pub const CUDA_ERROR_KEY_ROTATION: cudaError_enum = 916;
pub const CUDA_ERROR_STREAM_DETACHED: cudaError_enum = 917;
pub const CUDA_ERROR_GRAPH_RECAPTURE_FAILURE: cudaError_enum = 918;
pub const CUDA_ERROR_FABRIC_NOT_READY: cudaError_enum = 919;
pub const CUDA_ERROR_UNKNOWN: cudaError_enum = 999;
pub type cudaError_enum = ::core::ffi::c_uint;
pub use self::cudaError_enum as CUresult;
pub type CUdevice_P2PAttribute_enum = ::core::ffi::c_uint;
pub use self::CUdevice_P2PAttribute_enum as CUdevice_P2PAttribute;
pub type CUstreamCallback = ::core::option::Option<
    unsafe extern "C" fn(
        hStream: CUstream,
        status: CUresult,
        userData: *mut ::core::ffi::c_void,
    ),
>;
pub type CUoccupancyB2DSize = ::core::option::Option<
    unsafe extern "C" fn(blockSize: ::core::ffi::c_int) -> usize,
>;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMCPY2D_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMCPY2D_v2 = CUDA_MEMCPY2D_st;
pub type CUDA_MEMCPY2D = CUDA_MEMCPY2D_v2;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMCPY3D_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMCPY3D_v2 = CUDA_MEMCPY3D_st;
pub type CUDA_MEMCPY3D = CUDA_MEMCPY3D_v2;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMCPY3D_PEER_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMCPY3D_PEER_v1 = CUDA_MEMCPY3D_PEER_st;
pub type CUDA_MEMCPY3D_PEER = CUDA_MEMCPY3D_PEER_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_ARRAY_DESCRIPTOR_st {
    _unused: [u8; 0],
}
pub type CUDA_ARRAY_DESCRIPTOR_v2 = CUDA_ARRAY_DESCRIPTOR_st;
pub type CUDA_ARRAY_DESCRIPTOR = CUDA_ARRAY_DESCRIPTOR_v2;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_ARRAY3D_DESCRIPTOR_st {
    _unused: [u8; 0],
}
pub type CUDA_ARRAY3D_DESCRIPTOR_v2 = CUDA_ARRAY3D_DESCRIPTOR_st;
pub type CUDA_ARRAY3D_DESCRIPTOR = CUDA_ARRAY3D_DESCRIPTOR_v2;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_ARRAY_SPARSE_PROPERTIES_st {
    _unused: [u8; 0],
}
pub type CUDA_ARRAY_SPARSE_PROPERTIES_v1 = CUDA_ARRAY_SPARSE_PROPERTIES_st;
pub type CUDA_ARRAY_SPARSE_PROPERTIES = CUDA_ARRAY_SPARSE_PROPERTIES_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_ARRAY_MEMORY_REQUIREMENTS_st {
    _unused: [u8; 0],
}
pub type CUDA_ARRAY_MEMORY_REQUIREMENTS_v1 = CUDA_ARRAY_MEMORY_REQUIREMENTS_st;
pub type CUDA_ARRAY_MEMORY_REQUIREMENTS = CUDA_ARRAY_MEMORY_REQUIREMENTS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_RESOURCE_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_RESOURCE_DESC_v1 = CUDA_RESOURCE_DESC_st;
pub type CUDA_RESOURCE_DESC = CUDA_RESOURCE_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_TEXTURE_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_TEXTURE_DESC_v1 = CUDA_TEXTURE_DESC_st;
pub type CUDA_TEXTURE_DESC = CUDA_TEXTURE_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_RESOURCE_VIEW_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_RESOURCE_VIEW_DESC_v1 = CUDA_RESOURCE_VIEW_DESC_st;
pub type CUDA_RESOURCE_VIEW_DESC = CUDA_RESOURCE_VIEW_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUtensorMap_st {
    _unused: [u8; 0],
}
pub type CUtensorMap = CUtensorMap_st;
pub type CUtensorMapDataType_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapDataType_enum as CUtensorMapDataType;
pub type CUtensorMapInterleave_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapInterleave_enum as CUtensorMapInterleave;
pub type CUtensorMapSwizzle_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapSwizzle_enum as CUtensorMapSwizzle;
pub type CUtensorMapL2promotion_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapL2promotion_enum as CUtensorMapL2promotion;
pub type CUtensorMapFloatOOBfill_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapFloatOOBfill_enum as CUtensorMapFloatOOBfill;
pub type CUtensorMapIm2ColWideMode_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapIm2ColWideMode_enum as CUtensorMapIm2ColWideMode;
pub type CUtensorMapAllocClass_enum = ::core::ffi::c_uint;
pub use self::CUtensorMapAllocClass_enum as CUtensorMapAllocClass;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_LAUNCH_PARAMS_st {
    pub function: CUfunction,
    pub gridDimX: ::core::ffi::c_uint,
    pub gridDimY: ::core::ffi::c_uint,
    pub gridDimZ: ::core::ffi::c_uint,
    pub blockDimX: ::core::ffi::c_uint,
    pub blockDimY: ::core::ffi::c_uint,
    pub blockDimZ: ::core::ffi::c_uint,
    pub sharedMemBytes: ::core::ffi::c_uint,
    pub hStream: CUstream,
    pub kernelParams: *mut *mut ::core::ffi::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of CUDA_LAUNCH_PARAMS_st",
    ][::core::mem::size_of::<CUDA_LAUNCH_PARAMS_st>() - 56usize];
    [
        "Alignment of CUDA_LAUNCH_PARAMS_st",
    ][::core::mem::align_of::<CUDA_LAUNCH_PARAMS_st>() - 8usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::function",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, function) - 0usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::gridDimX",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, gridDimX) - 8usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::gridDimY",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, gridDimY) - 12usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::gridDimZ",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, gridDimZ) - 16usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::blockDimX",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, blockDimX) - 20usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::blockDimY",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, blockDimY) - 24usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::blockDimZ",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, blockDimZ) - 28usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::sharedMemBytes",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, sharedMemBytes) - 32usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::hStream",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, hStream) - 40usize];
    [
        "Offset of field: CUDA_LAUNCH_PARAMS_st::kernelParams",
    ][::core::mem::offset_of!(CUDA_LAUNCH_PARAMS_st, kernelParams) - 48usize];
};
pub type CUDA_LAUNCH_PARAMS_v1 = CUDA_LAUNCH_PARAMS_st;
pub type CUDA_LAUNCH_PARAMS = CUDA_LAUNCH_PARAMS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXTERNAL_MEMORY_HANDLE_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_EXTERNAL_MEMORY_HANDLE_DESC_v1 = CUDA_EXTERNAL_MEMORY_HANDLE_DESC_st;
pub type CUDA_EXTERNAL_MEMORY_HANDLE_DESC = CUDA_EXTERNAL_MEMORY_HANDLE_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXTERNAL_MEMORY_BUFFER_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_EXTERNAL_MEMORY_BUFFER_DESC_v1 = CUDA_EXTERNAL_MEMORY_BUFFER_DESC_st;
pub type CUDA_EXTERNAL_MEMORY_BUFFER_DESC = CUDA_EXTERNAL_MEMORY_BUFFER_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXTERNAL_MEMORY_MIPMAPPED_ARRAY_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_EXTERNAL_MEMORY_MIPMAPPED_ARRAY_DESC_v1 = CUDA_EXTERNAL_MEMORY_MIPMAPPED_ARRAY_DESC_st;
pub type CUDA_EXTERNAL_MEMORY_MIPMAPPED_ARRAY_DESC = CUDA_EXTERNAL_MEMORY_MIPMAPPED_ARRAY_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXTERNAL_SEMAPHORE_HANDLE_DESC_st {
    _unused: [u8; 0],
}
pub type CUDA_EXTERNAL_SEMAPHORE_HANDLE_DESC_v1 = CUDA_EXTERNAL_SEMAPHORE_HANDLE_DESC_st;
pub type CUDA_EXTERNAL_SEMAPHORE_HANDLE_DESC = CUDA_EXTERNAL_SEMAPHORE_HANDLE_DESC_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS_v1 = CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS_st;
pub type CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS = CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS_v1 = CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS_st;
pub type CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS = CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXT_SEM_SIGNAL_NODE_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_EXT_SEM_SIGNAL_NODE_PARAMS_v1 = CUDA_EXT_SEM_SIGNAL_NODE_PARAMS_st;
pub type CUDA_EXT_SEM_SIGNAL_NODE_PARAMS = CUDA_EXT_SEM_SIGNAL_NODE_PARAMS_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_EXT_SEM_WAIT_NODE_PARAMS_st {
    _unused: [u8; 0],
}
pub type CUDA_EXT_SEM_WAIT_NODE_PARAMS_v1 = CUDA_EXT_SEM_WAIT_NODE_PARAMS_st;
pub type CUDA_EXT_SEM_WAIT_NODE_PARAMS = CUDA_EXT_SEM_WAIT_NODE_PARAMS_v1;
pub type CUmemGenericAllocationHandle_v1 = ::core::ffi::c_ulonglong;
pub type CUmemGenericAllocationHandle = CUmemGenericAllocationHandle_v1;
pub type CUmemAllocationHandleType_enum = ::core::ffi::c_uint;
pub use self::CUmemAllocationHandleType_enum as CUmemAllocationHandleType;
pub type CUmemAccess_flags_enum = ::core::ffi::c_uint;
pub use self::CUmemAccess_flags_enum as CUmemAccess_flags;
pub type CUmemLocationType_enum = ::core::ffi::c_uint;
pub use self::CUmemLocationType_enum as CUmemLocationType;
pub type CUmemAllocationType_enum = ::core::ffi::c_uint;
pub use self::CUmemAllocationType_enum as CUmemAllocationType;
pub type CUmemAllocationGranularity_flags_enum = ::core::ffi::c_uint;
pub use self::CUmemAllocationGranularity_flags_enum as CUmemAllocationGranularity_flags;
pub type CUmemRangeHandleType_enum = ::core::ffi::c_uint;
pub use self::CUmemRangeHandleType_enum as CUmemRangeHandleType;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUarrayMapInfo_st {
    _unused: [u8; 0],
}
pub type CUarrayMapInfo_v1 = CUarrayMapInfo_st;
pub type CUarrayMapInfo = CUarrayMapInfo_v1;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct CUmemLocation_st {
    pub type_: CUmemLocationType,
    pub __bindgen_anon_1: CUmemLocation_st__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union CUmemLocation_st__bindgen_ty_1 {
    pub id: ::core::ffi::c_int,
    pub localized: CUmemLocation_st__bindgen_ty_1__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemLocation_st__bindgen_ty_1__bindgen_ty_1 {
    pub deviceId: ::core::ffi::c_uchar,
    pub localityDomainId: ::core::ffi::c_uchar,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of CUmemLocation_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::size_of::<CUmemLocation_st__bindgen_ty_1__bindgen_ty_1>() - 2usize];
    [
        "Alignment of CUmemLocation_st__bindgen_ty_1__bindgen_ty_1",
    ][::core::mem::align_of::<CUmemLocation_st__bindgen_ty_1__bindgen_ty_1>() - 1usize];
    [
        "Offset of field: CUmemLocation_st__bindgen_ty_1__bindgen_ty_1::deviceId",
    ][::core::mem::offset_of!(CUmemLocation_st__bindgen_ty_1__bindgen_ty_1, deviceId)
        - 0usize];
    [
        "Offset of field: CUmemLocation_st__bindgen_ty_1__bindgen_ty_1::localityDomainId",
    ][::core::mem::offset_of!(
        CUmemLocation_st__bindgen_ty_1__bindgen_ty_1, localityDomainId
    ) - 1usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of CUmemLocation_st__bindgen_ty_1",
    ][::core::mem::size_of::<CUmemLocation_st__bindgen_ty_1>() - 4usize];
    [
        "Alignment of CUmemLocation_st__bindgen_ty_1",
    ][::core::mem::align_of::<CUmemLocation_st__bindgen_ty_1>() - 4usize];
    [
        "Offset of field: CUmemLocation_st__bindgen_ty_1::id",
    ][::core::mem::offset_of!(CUmemLocation_st__bindgen_ty_1, id) - 0usize];
    [
        "Offset of field: CUmemLocation_st__bindgen_ty_1::localized",
    ][::core::mem::offset_of!(CUmemLocation_st__bindgen_ty_1, localized) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of CUmemLocation_st"][::core::mem::size_of::<CUmemLocation_st>() - 8usize];
    [
        "Alignment of CUmemLocation_st",
    ][::core::mem::align_of::<CUmemLocation_st>() - 4usize];
    [
        "Offset of field: CUmemLocation_st::type_",
    ][::core::mem::offset_of!(CUmemLocation_st, type_) - 0usize];
};
pub type CUmemLocation_v1 = CUmemLocation_st;
pub type CUmemLocation = CUmemLocation_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemAllocationProp_st {
    _unused: [u8; 0],
}
pub type CUmemAllocationProp_v1 = CUmemAllocationProp_st;
pub type CUmemAllocationProp = CUmemAllocationProp_v1;
pub type CUmulticastGranularity_flags_enum = ::core::ffi::c_uint;
pub use self::CUmulticastGranularity_flags_enum as CUmulticastGranularity_flags;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmulticastObjectProp_st {
    _unused: [u8; 0],
}
pub type CUmulticastObjectProp_v1 = CUmulticastObjectProp_st;
pub type CUmulticastObjectProp = CUmulticastObjectProp_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemAccessDesc_st {
    _unused: [u8; 0],
}
pub type CUmemAccessDesc_v1 = CUmemAccessDesc_st;
pub type CUmemAccessDesc = CUmemAccessDesc_v1;
pub type CUgraphExecUpdateResult_enum = ::core::ffi::c_uint;
pub use self::CUgraphExecUpdateResult_enum as CUgraphExecUpdateResult;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraphExecUpdateResultInfo_st {
    _unused: [u8; 0],
}
pub type CUgraphExecUpdateResultInfo_v1 = CUgraphExecUpdateResultInfo_st;
pub type CUgraphExecUpdateResultInfo = CUgraphExecUpdateResultInfo_v1;
pub type CUmemPool_attribute_enum = ::core::ffi::c_uint;
pub use self::CUmemPool_attribute_enum as CUmemPool_attribute;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemPoolProps_st {
    _unused: [u8; 0],
}
pub type CUmemPoolProps_v1 = CUmemPoolProps_st;
pub type CUmemPoolProps = CUmemPoolProps_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemPoolPtrExportData_st {
    _unused: [u8; 0],
}
pub type CUmemPoolPtrExportData_v1 = CUmemPoolPtrExportData_st;
pub type CUmemPoolPtrExportData = CUmemPoolPtrExportData_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemcpyAttributes_st {
    _unused: [u8; 0],
}
pub type CUmemcpyAttributes_v1 = CUmemcpyAttributes_st;
pub type CUmemcpyAttributes = CUmemcpyAttributes_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMCPY3D_BATCH_OP_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMCPY3D_BATCH_OP_v1 = CUDA_MEMCPY3D_BATCH_OP_st;
pub type CUDA_MEMCPY3D_BATCH_OP = CUDA_MEMCPY3D_BATCH_OP_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEM_ALLOC_NODE_PARAMS_v1_st {
    _unused: [u8; 0],
}
pub type CUDA_MEM_ALLOC_NODE_PARAMS_v1 = CUDA_MEM_ALLOC_NODE_PARAMS_v1_st;
pub type CUDA_MEM_ALLOC_NODE_PARAMS = CUDA_MEM_ALLOC_NODE_PARAMS_v1;
pub type CUgraphMem_attribute_enum = ::core::ffi::c_uint;
pub use self::CUgraphMem_attribute_enum as CUgraphMem_attribute;
pub type CUDA_FABRIC_COPY_BATCH_OP_v1 = CUDA_FABRIC_COPY_BATCH_OP_st;
pub type CUDA_FABRIC_COPY_BATCH_OP = CUDA_FABRIC_COPY_BATCH_OP_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUgraphNodeParams_st {
    _unused: [u8; 0],
}
pub type CUgraphNodeParams = CUgraphNodeParams_st;
pub type CUflushGPUDirectRDMAWritesScope_enum = ::core::ffi::c_uint;
pub use self::CUflushGPUDirectRDMAWritesScope_enum as CUflushGPUDirectRDMAWritesScope;
pub type CUflushGPUDirectRDMAWritesTarget_enum = ::core::ffi::c_uint;
pub use self::CUflushGPUDirectRDMAWritesTarget_enum as CUflushGPUDirectRDMAWritesTarget;
pub type CUprocessState_enum = ::core::ffi::c_uint;
pub use self::CUprocessState_enum as CUprocessState;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUIcheckpointOperation_st {
    _unused: [u8; 0],
}
pub type CUcheckpointOperationHandle = *mut CUIcheckpointOperation_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUcheckpointLockArgs_st {
    _unused: [u8; 0],
}
pub type CUcheckpointLockArgs = CUcheckpointLockArgs_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUcheckpointCheckpointArgs_st {
    _unused: [u8; 0],
}
pub type CUcheckpointCheckpointArgs = CUcheckpointCheckpointArgs_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUcheckpointRestoreArgs_st {
    _unused: [u8; 0],
}
pub type CUcheckpointRestoreArgs = CUcheckpointRestoreArgs_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUcheckpointUnlockArgs_st {
    _unused: [u8; 0],
}
pub type CUcheckpointUnlockArgs = CUcheckpointUnlockArgs_st;
pub type CUmoduleLoadingMode_enum = ::core::ffi::c_uint;
pub use self::CUmoduleLoadingMode_enum as CUmoduleLoadingMode;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUmemDecompressParams_st {
    _unused: [u8; 0],
}
pub type CUmemDecompressParams = CUmemDecompressParams_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUcliqueInfo_st {
    _unused: [u8; 0],
}
pub type CUcliqueInfo = CUcliqueInfo_st;
pub type CUlogicalEndpointId = cuuint32_t;
pub type CUlogicalEndpointIpcHandleType_enum = ::core::ffi::c_uint;
pub use self::CUlogicalEndpointIpcHandleType_enum as CUlogicalEndpointIpcHandleType;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlogicalEndpointProp_struct {
    _unused: [u8; 0],
}
pub type CUlogicalEndpointProp = CUlogicalEndpointProp_struct;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_FABRIC_COPY_BATCH_OP_st {
    _unused: [u8; 0],
}
pub type CUgraphRecaptureStatus_enum = ::core::ffi::c_uint;
pub use self::CUgraphRecaptureStatus_enum as CUgraphRecaptureStatus;
pub type CUgraphRecaptureCallback = ::core::option::Option<
    unsafe extern "C" fn(
        data: *mut ::core::ffi::c_void,
        node: CUgraphNode,
        originalParams: *const CUgraphNodeParams,
        recaptureParams: *const CUgraphNodeParams,
        status: CUgraphRecaptureStatus,
    ) -> CUresult,
>;
pub type CUfunctionLoadingState_enum = ::core::ffi::c_uint;
pub use self::CUfunctionLoadingState_enum as CUfunctionLoadingState;
pub type CUcoredumpSettings_enum = ::core::ffi::c_uint;
pub use self::CUcoredumpSettings_enum as CUcoredumpSettings;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUcoredumpCallbackEntry_st {
    _unused: [u8; 0],
}
pub type CUcoredumpCallbackHandle = *mut CUcoredumpCallbackEntry_st;
pub type CUcoredumpStatusCallback = ::core::option::Option<
    unsafe extern "C" fn(
        userData: *mut ::core::ffi::c_void,
        pid: ::core::ffi::c_int,
        dev: CUdevice,
    ),
>;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUdevResourceDesc_st {
    _unused: [u8; 0],
}
pub type CUdevResourceDesc = *mut CUdevResourceDesc_st;
pub type CUdevResourceType = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CU_DEV_SM_RESOURCE_GROUP_PARAMS_st {
    _unused: [u8; 0],
}
pub type CU_DEV_SM_RESOURCE_GROUP_PARAMS = CU_DEV_SM_RESOURCE_GROUP_PARAMS_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUdevResource_st {
    _unused: [u8; 0],
}
pub type CUdevResource_v1 = CUdevResource_st;
pub type CUdevResource = CUdevResource_v1;
pub type CUlogLevel_enum = ::core::ffi::c_uint;
pub use self::CUlogLevel_enum as CUlogLevel;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUlogsCallbackEntry_st {
    _unused: [u8; 0],
}
pub type CUlogsCallbackHandle = *mut CUlogsCallbackEntry_st;
pub type CUlogsCallback = ::core::option::Option<
    unsafe extern "C" fn(
        data: *mut ::core::ffi::c_void,
        logLevel: CUlogLevel,
        message: *mut ::core::ffi::c_char,
        length: usize,
    ),
>;
pub type CUlogIterator = ::core::ffi::c_uint;
pub type EGLImageKHR = *mut ::core::ffi::c_void;
pub type EGLStreamKHR = *mut ::core::ffi::c_void;
pub type EGLSyncKHR = *mut ::core::ffi::c_void;
pub type EGLint = ::core::ffi::c_int;
pub type CUeglFrameType_enum = ::core::ffi::c_uint;
pub use self::CUeglFrameType_enum as CUeglFrameType;
pub type CUeglColorFormat_enum = ::core::ffi::c_uint;
pub use self::CUeglColorFormat_enum as CUeglColorFormat;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct CUeglFrame_st {
    pub frame: CUeglFrame_st__bindgen_ty_1,
    pub width: ::core::ffi::c_uint,
    pub height: ::core::ffi::c_uint,
    pub depth: ::core::ffi::c_uint,
    pub pitch: ::core::ffi::c_uint,
    pub planeCount: ::core::ffi::c_uint,
    pub numChannels: ::core::ffi::c_uint,
    pub frameType: CUeglFrameType,
    pub eglColorFormat: CUeglColorFormat,
    pub cuFormat: CUarray_format,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union CUeglFrame_st__bindgen_ty_1 {
    pub pArray: [CUarray; 3usize],
    pub pPitch: [*mut ::core::ffi::c_void; 3usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    [
        "Size of CUeglFrame_st__bindgen_ty_1",
    ][::core::mem::size_of::<CUeglFrame_st__bindgen_ty_1>() - 24usize];
    [
        "Alignment of CUeglFrame_st__bindgen_ty_1",
    ][::core::mem::align_of::<CUeglFrame_st__bindgen_ty_1>() - 8usize];
    [
        "Offset of field: CUeglFrame_st__bindgen_ty_1::pArray",
    ][::core::mem::offset_of!(CUeglFrame_st__bindgen_ty_1, pArray) - 0usize];
    [
        "Offset of field: CUeglFrame_st__bindgen_ty_1::pPitch",
    ][::core::mem::offset_of!(CUeglFrame_st__bindgen_ty_1, pPitch) - 0usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of CUeglFrame_st"][::core::mem::size_of::<CUeglFrame_st>() - 64usize];
    ["Alignment of CUeglFrame_st"][::core::mem::align_of::<CUeglFrame_st>() - 8usize];
    [
        "Offset of field: CUeglFrame_st::frame",
    ][::core::mem::offset_of!(CUeglFrame_st, frame) - 0usize];
    [
        "Offset of field: CUeglFrame_st::width",
    ][::core::mem::offset_of!(CUeglFrame_st, width) - 24usize];
    [
        "Offset of field: CUeglFrame_st::height",
    ][::core::mem::offset_of!(CUeglFrame_st, height) - 28usize];
    [
        "Offset of field: CUeglFrame_st::depth",
    ][::core::mem::offset_of!(CUeglFrame_st, depth) - 32usize];
    [
        "Offset of field: CUeglFrame_st::pitch",
    ][::core::mem::offset_of!(CUeglFrame_st, pitch) - 36usize];
    [
        "Offset of field: CUeglFrame_st::planeCount",
    ][::core::mem::offset_of!(CUeglFrame_st, planeCount) - 40usize];
    [
        "Offset of field: CUeglFrame_st::numChannels",
    ][::core::mem::offset_of!(CUeglFrame_st, numChannels) - 44usize];
    [
        "Offset of field: CUeglFrame_st::frameType",
    ][::core::mem::offset_of!(CUeglFrame_st, frameType) - 48usize];
    [
        "Offset of field: CUeglFrame_st::eglColorFormat",
    ][::core::mem::offset_of!(CUeglFrame_st, eglColorFormat) - 52usize];
    [
        "Offset of field: CUeglFrame_st::cuFormat",
    ][::core::mem::offset_of!(CUeglFrame_st, cuFormat) - 56usize];
};
pub type CUeglFrame_v1 = CUeglFrame_st;
pub type CUeglFrame = CUeglFrame_v1;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUeglStreamConnection_st {
    _unused: [u8; 0],
}
pub type CUeglStreamConnection = *mut CUeglStreamConnection_st;
pub type GLuint = ::core::ffi::c_uint;
pub type GLenum = ::core::ffi::c_uint;
pub type CUGLDeviceList_enum = ::core::ffi::c_uint;
pub use self::CUGLDeviceList_enum as CUGLDeviceList;
pub type CUoutput_mode_enum = ::core::ffi::c_uint;
pub use self::CUoutput_mode_enum as CUoutput_mode;
pub type VdpDevice = ::core::ffi::c_uint;
pub type VdpVideoSurface = ::core::ffi::c_uint;
pub type VdpOutputSurface = ::core::ffi::c_uint;
pub type VdpGetProcAddress = ::core::option::Option<unsafe extern "C" fn()>;
pub type CUdeviceptr_v1 = ::core::ffi::c_uint;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMCPY2D_v1_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMCPY2D_v1 = CUDA_MEMCPY2D_v1_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_MEMCPY3D_v1_st {
    _unused: [u8; 0],
}
pub type CUDA_MEMCPY3D_v1 = CUDA_MEMCPY3D_v1_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_ARRAY_DESCRIPTOR_v1_st {
    _unused: [u8; 0],
}
pub type CUDA_ARRAY_DESCRIPTOR_v1 = CUDA_ARRAY_DESCRIPTOR_v1_st;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct CUDA_ARRAY3D_DESCRIPTOR_v1_st {
    _unused: [u8; 0],
}
pub type CUDA_ARRAY3D_DESCRIPTOR_v1 = CUDA_ARRAY3D_DESCRIPTOR_v1_st;

/// Calls a macro once with one entry per function of the CUDA driver; see the crate's documentation.
#[macro_export]
macro_rules! cuda_functions {
    ($($callback:tt)+) => {
        $($callback)+! {
            { name: cuArray3DCreate, symbol: "cuArray3DCreate", class: Alloc,
              args: (pHandle: *mut CUarray, pAllocateArray: *const CUDA_ARRAY3D_DESCRIPTOR_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArray3DCreate_v2, symbol: "cuArray3DCreate_v2", class: Alloc,
              args: (pHandle: *mut CUarray, pAllocateArray: *const CUDA_ARRAY3D_DESCRIPTOR), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArray3DGetDescriptor, symbol: "cuArray3DGetDescriptor", class: Other,
              args: (pArrayDescriptor: *mut CUDA_ARRAY3D_DESCRIPTOR_v1, hArray: CUarray), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArray3DGetDescriptor_v2, symbol: "cuArray3DGetDescriptor_v2", class: Other,
              args: (pArrayDescriptor: *mut CUDA_ARRAY3D_DESCRIPTOR, hArray: CUarray), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayCreate, symbol: "cuArrayCreate", class: Alloc,
              args: (pHandle: *mut CUarray, pAllocateArray: *const CUDA_ARRAY_DESCRIPTOR_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayCreate_v2, symbol: "cuArrayCreate_v2", class: Alloc,
              args: (pHandle: *mut CUarray, pAllocateArray: *const CUDA_ARRAY_DESCRIPTOR), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayDestroy, symbol: "cuArrayDestroy", class: Free,
              args: (hArray: CUarray), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuArrayGetDescriptor, symbol: "cuArrayGetDescriptor", class: Other,
              args: (pArrayDescriptor: *mut CUDA_ARRAY_DESCRIPTOR_v1, hArray: CUarray), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayGetDescriptor_v2, symbol: "cuArrayGetDescriptor_v2", class: Other,
              args: (pArrayDescriptor: *mut CUDA_ARRAY_DESCRIPTOR, hArray: CUarray), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayGetMemoryRequirements, symbol: "cuArrayGetMemoryRequirements", class: Other,
              args: (memoryRequirements: *mut CUDA_ARRAY_MEMORY_REQUIREMENTS, array: CUarray, device: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayGetPlane, symbol: "cuArrayGetPlane", class: Other,
              args: (pPlaneArray: *mut CUarray, hArray: CUarray, planeIdx: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuArrayGetSparseProperties, symbol: "cuArrayGetSparseProperties", class: Other,
              args: (sparseProperties: *mut CUDA_ARRAY_SPARSE_PROPERTIES, array: CUarray), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointOperationComplete, symbol: "cuCheckpointOperationComplete", class: Other,
              args: (handle: CUcheckpointOperationHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointProcessCheckpoint, symbol: "cuCheckpointProcessCheckpoint", class: Other,
              args: (pid: ::core::ffi::c_int, args: *mut CUcheckpointCheckpointArgs), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointProcessGetRestoreThreadId, symbol: "cuCheckpointProcessGetRestoreThreadId", class: Other,
              args: (pid: ::core::ffi::c_int, tid: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointProcessGetState, symbol: "cuCheckpointProcessGetState", class: Other,
              args: (pid: ::core::ffi::c_int, state: *mut CUprocessState), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointProcessLock, symbol: "cuCheckpointProcessLock", class: Other,
              args: (pid: ::core::ffi::c_int, args: *mut CUcheckpointLockArgs), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointProcessRestore, symbol: "cuCheckpointProcessRestore", class: Other,
              args: (pid: ::core::ffi::c_int, args: *mut CUcheckpointRestoreArgs), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCheckpointProcessUnlock, symbol: "cuCheckpointProcessUnlock", class: Other,
              args: (pid: ::core::ffi::c_int, args: *mut CUcheckpointUnlockArgs), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpDeregisterCompleteCallback, symbol: "cuCoredumpDeregisterCompleteCallback", class: Other,
              args: (callback: CUcoredumpCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpDeregisterStartCallback, symbol: "cuCoredumpDeregisterStartCallback", class: Other,
              args: (callback: CUcoredumpCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpGetAttribute, symbol: "cuCoredumpGetAttribute", class: Other,
              args: (attrib: CUcoredumpSettings, value: *mut ::core::ffi::c_void, size: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpGetAttributeGlobal, symbol: "cuCoredumpGetAttributeGlobal", class: Other,
              args: (attrib: CUcoredumpSettings, value: *mut ::core::ffi::c_void, size: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpRegisterCompleteCallback, symbol: "cuCoredumpRegisterCompleteCallback", class: Other,
              args: (callback: CUcoredumpStatusCallback, userData: *mut ::core::ffi::c_void, callbackOut: *mut CUcoredumpCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpRegisterStartCallback, symbol: "cuCoredumpRegisterStartCallback", class: Other,
              args: (callback: CUcoredumpStatusCallback, userData: *mut ::core::ffi::c_void, callbackOut: *mut CUcoredumpCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpSetAttribute, symbol: "cuCoredumpSetAttribute", class: Other,
              args: (attrib: CUcoredumpSettings, value: *mut ::core::ffi::c_void, size: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCoredumpSetAttributeGlobal, symbol: "cuCoredumpSetAttributeGlobal", class: Other,
              args: (attrib: CUcoredumpSettings, value: *mut ::core::ffi::c_void, size: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxAttach, symbol: "cuCtxAttach", class: Other,
              args: (pctx: *mut CUcontext, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxCreate, symbol: "cuCtxCreate", class: Other,
              args: (pctx: *mut CUcontext, flags: ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxCreate_v2, symbol: "cuCtxCreate_v2", class: Other,
              args: (pctx: *mut CUcontext, flags: ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxCreate_v3, symbol: "cuCtxCreate_v3", class: Other,
              args: (pctx: *mut CUcontext, paramsArray: *mut CUexecAffinityParam, numParams: ::core::ffi::c_int, flags: ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxCreate_v4, symbol: "cuCtxCreate_v4", class: Other,
              args: (pctx: *mut CUcontext, ctxCreateParams: *mut CUctxCreateParams, flags: ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxDestroy, symbol: "cuCtxDestroy", class: Other,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuCtxDestroy_v2, symbol: "cuCtxDestroy_v2", class: Other,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuCtxDetach, symbol: "cuCtxDetach", class: Other,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuCtxDisablePeerAccess, symbol: "cuCtxDisablePeerAccess", class: Other,
              args: (peerContext: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxEnablePeerAccess, symbol: "cuCtxEnablePeerAccess", class: Other,
              args: (peerContext: CUcontext, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxFromGreenCtx, symbol: "cuCtxFromGreenCtx", class: Other,
              args: (pContext: *mut CUcontext, hCtx: CUgreenCtx), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetApiVersion, symbol: "cuCtxGetApiVersion", class: Other,
              args: (ctx: CUcontext, version: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetCacheConfig, symbol: "cuCtxGetCacheConfig", class: Other,
              args: (pconfig: *mut CUfunc_cache), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetCurrent, symbol: "cuCtxGetCurrent", class: Other,
              args: (pctx: *mut CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetDevResource, symbol: "cuCtxGetDevResource", class: Other,
              args: (hCtx: CUcontext, resource: *mut CUdevResource, type_: CUdevResourceType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetDevice, symbol: "cuCtxGetDevice", class: Other,
              args: (device: *mut CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetDevice_v2, symbol: "cuCtxGetDevice_v2", class: Other,
              args: (device: *mut CUdevice, ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetExecAffinity, symbol: "cuCtxGetExecAffinity", class: Other,
              args: (pExecAffinity: *mut CUexecAffinityParam, type_: CUexecAffinityType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetFlags, symbol: "cuCtxGetFlags", class: Other,
              args: (flags: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetId, symbol: "cuCtxGetId", class: Other,
              args: (ctx: CUcontext, ctxId: *mut ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetLimit, symbol: "cuCtxGetLimit", class: Other,
              args: (pvalue: *mut usize, limit: CUlimit), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetSharedMemConfig, symbol: "cuCtxGetSharedMemConfig", class: Other,
              args: (pConfig: *mut CUsharedconfig), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxGetStreamPriorityRange, symbol: "cuCtxGetStreamPriorityRange", class: Other,
              args: (leastPriority: *mut ::core::ffi::c_int, greatestPriority: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxPopCurrent, symbol: "cuCtxPopCurrent", class: Other,
              args: (pctx: *mut CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxPopCurrent_v2, symbol: "cuCtxPopCurrent_v2", class: Other,
              args: (pctx: *mut CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxPushCurrent, symbol: "cuCtxPushCurrent", class: Other,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxPushCurrent_v2, symbol: "cuCtxPushCurrent_v2", class: Other,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxRecordEvent, symbol: "cuCtxRecordEvent", class: Record,
              args: (hCtx: CUcontext, hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuCtxResetPersistingL2Cache, symbol: "cuCtxResetPersistingL2Cache", class: Other,
              args: (), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxSetCacheConfig, symbol: "cuCtxSetCacheConfig", class: Other,
              args: (config: CUfunc_cache), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxSetCurrent, symbol: "cuCtxSetCurrent", class: Other,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxSetFlags, symbol: "cuCtxSetFlags", class: Other,
              args: (flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxSetLimit, symbol: "cuCtxSetLimit", class: Other,
              args: (limit: CUlimit, value: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxSetSharedMemConfig, symbol: "cuCtxSetSharedMemConfig", class: Other,
              args: (config: CUsharedconfig), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuCtxSynchronize, symbol: "cuCtxSynchronize", class: Sync,
              args: (), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuCtxSynchronize_v2, symbol: "cuCtxSynchronize_v2", class: Sync,
              args: (ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuCtxWaitEvent, symbol: "cuCtxWaitEvent", class: Wait,
              args: (hCtx: CUcontext, hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuDestroyExternalMemory, symbol: "cuDestroyExternalMemory", class: Free,
              args: (extMem: CUexternalMemory), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDestroyExternalSemaphore, symbol: "cuDestroyExternalSemaphore", class: Other,
              args: (extSem: CUexternalSemaphore), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevResourceGenerateDesc, symbol: "cuDevResourceGenerateDesc", class: Other,
              args: (phDesc: *mut CUdevResourceDesc, resources: *mut CUdevResource, nbResources: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevSmResourceSplit, symbol: "cuDevSmResourceSplit", class: Other,
              args: (result: *mut CUdevResource, nbGroups: ::core::ffi::c_uint, input: *const CUdevResource, remainder: *mut CUdevResource, flags: ::core::ffi::c_uint, groupParams: *mut CU_DEV_SM_RESOURCE_GROUP_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevSmResourceSplitByCount, symbol: "cuDevSmResourceSplitByCount", class: Other,
              args: (result: *mut CUdevResource, nbGroups: *mut ::core::ffi::c_uint, input: *const CUdevResource, remainder: *mut CUdevResource, flags: ::core::ffi::c_uint, minCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceCanAccessPeer, symbol: "cuDeviceCanAccessPeer", class: Other,
              args: (canAccessPeer: *mut ::core::ffi::c_int, dev: CUdevice, peerDev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceComputeCapability, symbol: "cuDeviceComputeCapability", class: Other,
              args: (major: *mut ::core::ffi::c_int, minor: *mut ::core::ffi::c_int, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGet, symbol: "cuDeviceGet", class: Other,
              args: (device: *mut CUdevice, ordinal: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetAttribute, symbol: "cuDeviceGetAttribute", class: Other,
              args: (pi: *mut ::core::ffi::c_int, attrib: CUdevice_attribute, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetByPCIBusId, symbol: "cuDeviceGetByPCIBusId", class: Other,
              args: (dev: *mut CUdevice, pciBusId: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetCliqueCount, symbol: "cuDeviceGetCliqueCount", class: Other,
              args: (count: *mut usize, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetCliqueInfo, symbol: "cuDeviceGetCliqueInfo", class: Other,
              args: (cliqueInfo: *mut CUcliqueInfo, count: *mut usize, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetCount, symbol: "cuDeviceGetCount", class: Other,
              args: (count: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetDefaultMemPool, symbol: "cuDeviceGetDefaultMemPool", class: Other,
              args: (pool_out: *mut CUmemoryPool, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetDevResource, symbol: "cuDeviceGetDevResource", class: Other,
              args: (device: CUdevice, resource: *mut CUdevResource, type_: CUdevResourceType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetExecAffinitySupport, symbol: "cuDeviceGetExecAffinitySupport", class: Other,
              args: (pi: *mut ::core::ffi::c_int, type_: CUexecAffinityType, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetFabricClusterUuid, symbol: "cuDeviceGetFabricClusterUuid", class: Other,
              args: (uuid: *mut CUuuid, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetGraphMemAttribute, symbol: "cuDeviceGetGraphMemAttribute", class: Other,
              args: (device: CUdevice, attr: CUgraphMem_attribute, value: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetHostAtomicCapabilities, symbol: "cuDeviceGetHostAtomicCapabilities", class: Other,
              args: (capabilities: *mut ::core::ffi::c_uint, operations: *const CUatomicOperation, count: ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetLuid, symbol: "cuDeviceGetLuid", class: Other,
              args: (luid: *mut ::core::ffi::c_char, deviceNodeMask: *mut ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetMemPool, symbol: "cuDeviceGetMemPool", class: Other,
              args: (pool: *mut CUmemoryPool, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetName, symbol: "cuDeviceGetName", class: Other,
              args: (name: *mut ::core::ffi::c_char, len: ::core::ffi::c_int, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetNvSciSyncAttributes, symbol: "cuDeviceGetNvSciSyncAttributes", class: Other,
              args: (nvSciSyncAttrList: *mut ::core::ffi::c_void, dev: CUdevice, flags: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetP2PAtomicCapabilities, symbol: "cuDeviceGetP2PAtomicCapabilities", class: Other,
              args: (capabilities: *mut ::core::ffi::c_uint, operations: *const CUatomicOperation, count: ::core::ffi::c_uint, srcDevice: CUdevice, dstDevice: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetP2PAttribute, symbol: "cuDeviceGetP2PAttribute", class: Other,
              args: (value: *mut ::core::ffi::c_int, attrib: CUdevice_P2PAttribute, srcDevice: CUdevice, dstDevice: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetPCIBusId, symbol: "cuDeviceGetPCIBusId", class: Other,
              args: (pciBusId: *mut ::core::ffi::c_char, len: ::core::ffi::c_int, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetProperties, symbol: "cuDeviceGetProperties", class: Other,
              args: (prop: *mut CUdevprop, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetTexture1DLinearMaxWidth, symbol: "cuDeviceGetTexture1DLinearMaxWidth", class: Other,
              args: (maxWidthInElements: *mut usize, format: CUarray_format, numChannels: ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetUuid, symbol: "cuDeviceGetUuid", class: Other,
              args: (uuid: *mut CUuuid, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGetUuid_v2, symbol: "cuDeviceGetUuid_v2", class: Other,
              args: (uuid: *mut CUuuid, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceGraphMemTrim, symbol: "cuDeviceGraphMemTrim", class: Other,
              args: (device: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxGetState, symbol: "cuDevicePrimaryCtxGetState", class: Other,
              args: (dev: CUdevice, flags: *mut ::core::ffi::c_uint, active: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxRelease, symbol: "cuDevicePrimaryCtxRelease", class: Other,
              args: (dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxRelease_v2, symbol: "cuDevicePrimaryCtxRelease_v2", class: Other,
              args: (dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxReset, symbol: "cuDevicePrimaryCtxReset", class: Other,
              args: (dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxReset_v2, symbol: "cuDevicePrimaryCtxReset_v2", class: Other,
              args: (dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxRetain, symbol: "cuDevicePrimaryCtxRetain", class: Other,
              args: (pctx: *mut CUcontext, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxSetFlags, symbol: "cuDevicePrimaryCtxSetFlags", class: Other,
              args: (dev: CUdevice, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDevicePrimaryCtxSetFlags_v2, symbol: "cuDevicePrimaryCtxSetFlags_v2", class: Other,
              args: (dev: CUdevice, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceRegisterAsyncNotification, symbol: "cuDeviceRegisterAsyncNotification", class: Other,
              args: (device: CUdevice, callbackFunc: CUasyncCallback, userData: *mut ::core::ffi::c_void, callback: *mut CUasyncCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceSetGraphMemAttribute, symbol: "cuDeviceSetGraphMemAttribute", class: Other,
              args: (device: CUdevice, attr: CUgraphMem_attribute, value: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceSetMemPool, symbol: "cuDeviceSetMemPool", class: Other,
              args: (dev: CUdevice, pool: CUmemoryPool), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceTotalMem, symbol: "cuDeviceTotalMem", class: Other,
              args: (bytes: *mut ::core::ffi::c_uint, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceTotalMem_v2, symbol: "cuDeviceTotalMem_v2", class: Other,
              args: (bytes: *mut usize, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDeviceUnregisterAsyncNotification, symbol: "cuDeviceUnregisterAsyncNotification", class: Other,
              args: (device: CUdevice, callback: CUasyncCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuDriverGetVersion, symbol: "cuDriverGetVersion", class: Other,
              args: (driverVersion: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEGLStreamConsumerAcquireFrame, symbol: "cuEGLStreamConsumerAcquireFrame", class: Wait,
              args: (conn: *mut CUeglStreamConnection, pCudaResource: *mut CUgraphicsResource, pStream: *mut CUstream, timeout: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuEGLStreamConsumerConnect, symbol: "cuEGLStreamConsumerConnect", class: Other,
              args: (conn: *mut CUeglStreamConnection, stream: EGLStreamKHR), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEGLStreamConsumerConnectWithFlags, symbol: "cuEGLStreamConsumerConnectWithFlags", class: Other,
              args: (conn: *mut CUeglStreamConnection, stream: EGLStreamKHR, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEGLStreamConsumerDisconnect, symbol: "cuEGLStreamConsumerDisconnect", class: Other,
              args: (conn: *mut CUeglStreamConnection), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEGLStreamConsumerReleaseFrame, symbol: "cuEGLStreamConsumerReleaseFrame", class: Wait,
              args: (conn: *mut CUeglStreamConnection, pCudaResource: CUgraphicsResource, pStream: *mut CUstream), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuEGLStreamProducerConnect, symbol: "cuEGLStreamProducerConnect", class: Other,
              args: (conn: *mut CUeglStreamConnection, stream: EGLStreamKHR, width: EGLint, height: EGLint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEGLStreamProducerDisconnect, symbol: "cuEGLStreamProducerDisconnect", class: Other,
              args: (conn: *mut CUeglStreamConnection), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEGLStreamProducerPresentFrame, symbol: "cuEGLStreamProducerPresentFrame", class: Wait,
              args: (conn: *mut CUeglStreamConnection, eglframe: CUeglFrame, pStream: *mut CUstream), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuEGLStreamProducerReturnFrame, symbol: "cuEGLStreamProducerReturnFrame", class: Wait,
              args: (conn: *mut CUeglStreamConnection, eglframe: *mut CUeglFrame, pStream: *mut CUstream), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuEventCreate, symbol: "cuEventCreate", class: EventLifecycle,
              args: (phEvent: *mut CUevent, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventCreateFromEGLSync, symbol: "cuEventCreateFromEGLSync", class: EventLifecycle,
              args: (phEvent: *mut CUevent, eglSync: EGLSyncKHR, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventDestroy, symbol: "cuEventDestroy", class: EventLifecycle,
              args: (hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventDestroy_v2, symbol: "cuEventDestroy_v2", class: EventLifecycle,
              args: (hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventElapsedTime, symbol: "cuEventElapsedTime", class: Query,
              args: (pMilliseconds: *mut f32, hStart: CUevent, hEnd: CUevent), ret: CUresult,
              stream: (), event: (hStart, hEnd), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventElapsedTime_v2, symbol: "cuEventElapsedTime_v2", class: Query,
              args: (pMilliseconds: *mut f32, hStart: CUevent, hEnd: CUevent), ret: CUresult,
              stream: (), event: (hStart, hEnd), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventQuery, symbol: "cuEventQuery", class: Query,
              args: (hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (), bytes: (), null_stream: (), }
            { name: cuEventRecord, symbol: "cuEventRecord", class: Record,
              args: (hEvent: CUevent, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (hEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuEventRecordWithFlags, symbol: "cuEventRecordWithFlags", class: Record,
              args: (hEvent: CUevent, hStream: CUstream, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (hEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuEventRecordWithFlags_ptsz, symbol: "cuEventRecordWithFlags_ptsz", class: Record,
              args: (hEvent: CUevent, hStream: CUstream, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (hEvent), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuEventRecord_ptsz, symbol: "cuEventRecord_ptsz", class: Record,
              args: (hEvent: CUevent, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (hEvent), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuEventSynchronize, symbol: "cuEventSynchronize", class: Sync,
              args: (hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (), bytes: (), null_stream: (), }
            { name: cuExternalMemoryGetMappedBuffer, symbol: "cuExternalMemoryGetMappedBuffer", class: Alloc,
              args: (devPtr: *mut CUdeviceptr, extMem: CUexternalMemory, bufferDesc: *const CUDA_EXTERNAL_MEMORY_BUFFER_DESC), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuExternalMemoryGetMappedMipmappedArray, symbol: "cuExternalMemoryGetMappedMipmappedArray", class: Alloc,
              args: (mipmap: *mut CUmipmappedArray, extMem: CUexternalMemory, mipmapDesc: *const CUDA_EXTERNAL_MEMORY_MIPMAPPED_ARRAY_DESC), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFabricCpyBatchAsync, symbol: "cuFabricCpyBatchAsync", class: Copy,
              args: (numOps: usize, opList: *mut CUDA_FABRIC_COPY_BATCH_OP, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuFabricCpyBatchAsync_ptsz, symbol: "cuFabricCpyBatchAsync_ptsz", class: Copy,
              args: (numOps: usize, opList: *mut CUDA_FABRIC_COPY_BATCH_OP, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuFlushGPUDirectRDMAWrites, symbol: "cuFlushGPUDirectRDMAWrites", class: Other,
              args: (target: CUflushGPUDirectRDMAWritesTarget, scope: CUflushGPUDirectRDMAWritesScope), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncGetAttribute, symbol: "cuFuncGetAttribute", class: Other,
              args: (pi: *mut ::core::ffi::c_int, attrib: CUfunction_attribute, hfunc: CUfunction), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncGetModule, symbol: "cuFuncGetModule", class: Other,
              args: (hmod: *mut CUmodule, hfunc: CUfunction), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncGetName, symbol: "cuFuncGetName", class: Other,
              args: (name: *mut *const ::core::ffi::c_char, hfunc: CUfunction), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncGetParamCount, symbol: "cuFuncGetParamCount", class: Other,
              args: (func: CUfunction, paramCount: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncGetParamInfo, symbol: "cuFuncGetParamInfo", class: Other,
              args: (func: CUfunction, paramIndex: usize, paramOffset: *mut usize, paramSize: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncIsLoaded, symbol: "cuFuncIsLoaded", class: Other,
              args: (state: *mut CUfunctionLoadingState, function: CUfunction), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncLoad, symbol: "cuFuncLoad", class: Module,
              args: (function: CUfunction), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncSetAttribute, symbol: "cuFuncSetAttribute", class: Other,
              args: (hfunc: CUfunction, attrib: CUfunction_attribute, value: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncSetBlockShape, symbol: "cuFuncSetBlockShape", class: Other,
              args: (hfunc: CUfunction, x: ::core::ffi::c_int, y: ::core::ffi::c_int, z: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncSetCacheConfig, symbol: "cuFuncSetCacheConfig", class: Other,
              args: (hfunc: CUfunction, config: CUfunc_cache), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncSetSharedMemConfig, symbol: "cuFuncSetSharedMemConfig", class: Other,
              args: (hfunc: CUfunction, config: CUsharedconfig), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuFuncSetSharedSize, symbol: "cuFuncSetSharedSize", class: Other,
              args: (hfunc: CUfunction, bytes: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLCtxCreate, symbol: "cuGLCtxCreate", class: Other,
              args: (pCtx: *mut CUcontext, Flags: ::core::ffi::c_uint, device: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLCtxCreate_v2, symbol: "cuGLCtxCreate_v2", class: Other,
              args: (pCtx: *mut CUcontext, Flags: ::core::ffi::c_uint, device: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLGetDevices, symbol: "cuGLGetDevices", class: Other,
              args: (pCudaDeviceCount: *mut ::core::ffi::c_uint, pCudaDevices: *mut CUdevice, cudaDeviceCount: ::core::ffi::c_uint, deviceList: CUGLDeviceList), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLGetDevices_v2, symbol: "cuGLGetDevices_v2", class: Other,
              args: (pCudaDeviceCount: *mut ::core::ffi::c_uint, pCudaDevices: *mut CUdevice, cudaDeviceCount: ::core::ffi::c_uint, deviceList: CUGLDeviceList), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLInit, symbol: "cuGLInit", class: Other,
              args: (), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLMapBufferObject, symbol: "cuGLMapBufferObject", class: Wait,
              args: (dptr: *mut CUdeviceptr_v1, size: *mut ::core::ffi::c_uint, buffer: GLuint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuGLMapBufferObjectAsync, symbol: "cuGLMapBufferObjectAsync", class: Wait,
              args: (dptr: *mut CUdeviceptr_v1, size: *mut ::core::ffi::c_uint, buffer: GLuint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGLMapBufferObjectAsync_v2, symbol: "cuGLMapBufferObjectAsync_v2", class: Wait,
              args: (dptr: *mut CUdeviceptr, size: *mut usize, buffer: GLuint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGLMapBufferObjectAsync_v2_ptsz, symbol: "cuGLMapBufferObjectAsync_v2_ptsz", class: Wait,
              args: (dptr: *mut CUdeviceptr, size: *mut usize, buffer: GLuint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuGLMapBufferObject_v2, symbol: "cuGLMapBufferObject_v2", class: Wait,
              args: (dptr: *mut CUdeviceptr, size: *mut usize, buffer: GLuint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuGLMapBufferObject_v2_ptds, symbol: "cuGLMapBufferObject_v2_ptds", class: Wait,
              args: (dptr: *mut CUdeviceptr, size: *mut usize, buffer: GLuint), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (), null_stream: (), }
            { name: cuGLRegisterBufferObject, symbol: "cuGLRegisterBufferObject", class: Other,
              args: (buffer: GLuint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLSetBufferObjectMapFlags, symbol: "cuGLSetBufferObjectMapFlags", class: Other,
              args: (buffer: GLuint, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGLUnmapBufferObject, symbol: "cuGLUnmapBufferObject", class: Wait,
              args: (buffer: GLuint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuGLUnmapBufferObjectAsync, symbol: "cuGLUnmapBufferObjectAsync", class: Wait,
              args: (buffer: GLuint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGLUnregisterBufferObject, symbol: "cuGLUnregisterBufferObject", class: Other,
              args: (buffer: GLuint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGetErrorName, symbol: "cuGetErrorName", class: Other,
              args: (error: CUresult, pStr: *mut *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGetErrorString, symbol: "cuGetErrorString", class: Other,
              args: (error: CUresult, pStr: *mut *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGetExportTable, symbol: "cuGetExportTable", class: Other,
              args: (ppExportTable: *mut *const ::core::ffi::c_void, pExportTableId: *const CUuuid), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGetProcAddress, symbol: "cuGetProcAddress", class: Other,
              args: (symbol: *const ::core::ffi::c_char, pfn: *mut *mut ::core::ffi::c_void, cudaVersion: ::core::ffi::c_int, flags: cuuint64_t), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGetProcAddress_v2, symbol: "cuGetProcAddress_v2", class: Other,
              args: (symbol: *const ::core::ffi::c_char, pfn: *mut *mut ::core::ffi::c_void, cudaVersion: ::core::ffi::c_int, flags: cuuint64_t, symbolStatus: *mut CUdriverProcAddressQueryResult), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddBatchMemOpNode, symbol: "cuGraphAddBatchMemOpNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *const CUDA_BATCH_MEM_OP_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddChildGraphNode, symbol: "cuGraphAddChildGraphNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, childGraph: CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddDependencies, symbol: "cuGraphAddDependencies", class: Other,
              args: (hGraph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, numDependencies: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddDependencies_v2, symbol: "cuGraphAddDependencies_v2", class: Other,
              args: (hGraph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, edgeData: *const CUgraphEdgeData, numDependencies: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddEmptyNode, symbol: "cuGraphAddEmptyNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddEventRecordNode, symbol: "cuGraphAddEventRecordNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddEventWaitNode, symbol: "cuGraphAddEventWaitNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddExternalSemaphoresSignalNode, symbol: "cuGraphAddExternalSemaphoresSignalNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *const CUDA_EXT_SEM_SIGNAL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddExternalSemaphoresWaitNode, symbol: "cuGraphAddExternalSemaphoresWaitNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *const CUDA_EXT_SEM_WAIT_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddHostNode, symbol: "cuGraphAddHostNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *const CUDA_HOST_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddKernelNode, symbol: "cuGraphAddKernelNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *const CUDA_KERNEL_NODE_PARAMS_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddKernelNode_v2, symbol: "cuGraphAddKernelNode_v2", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *const CUDA_KERNEL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddMemAllocNode, symbol: "cuGraphAddMemAllocNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *mut CUDA_MEM_ALLOC_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddMemFreeNode, symbol: "cuGraphAddMemFreeNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, dptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddMemcpyNode, symbol: "cuGraphAddMemcpyNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, copyParams: *const CUDA_MEMCPY3D, ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddMemsetNode, symbol: "cuGraphAddMemsetNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, memsetParams: *const CUDA_MEMSET_NODE_PARAMS, ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddNode, symbol: "cuGraphAddNode", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, numDependencies: usize, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddNode_v2, symbol: "cuGraphAddNode_v2", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, dependencyData: *const CUgraphEdgeData, numDependencies: usize, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphAddNode_v3, symbol: "cuGraphAddNode_v3", class: Other,
              args: (phGraphNode: *mut CUgraphNode, hGraph: CUgraph, dependencies: *const CUgraphNode, dependencyData: *const CUgraphEdgeData, numDependencies: usize, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphBatchMemOpNodeGetParams, symbol: "cuGraphBatchMemOpNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams_out: *mut CUDA_BATCH_MEM_OP_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphBatchMemOpNodeSetParams, symbol: "cuGraphBatchMemOpNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_BATCH_MEM_OP_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphChildGraphNodeGetGraph, symbol: "cuGraphChildGraphNodeGetGraph", class: Other,
              args: (hNode: CUgraphNode, phGraph: *mut CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphClone, symbol: "cuGraphClone", class: Other,
              args: (phGraphClone: *mut CUgraph, originalGraph: CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphConditionalHandleCreate, symbol: "cuGraphConditionalHandleCreate", class: Other,
              args: (pHandle_out: *mut CUgraphConditionalHandle, hGraph: CUgraph, ctx: CUcontext, defaultLaunchValue: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphCreate, symbol: "cuGraphCreate", class: Other,
              args: (phGraph: *mut CUgraph, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphDebugDotPrint, symbol: "cuGraphDebugDotPrint", class: Other,
              args: (hGraph: CUgraph, path: *const ::core::ffi::c_char, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphDestroy, symbol: "cuGraphDestroy", class: Other,
              args: (hGraph: CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphDestroyNode, symbol: "cuGraphDestroyNode", class: Other,
              args: (hNode: CUgraphNode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphEventRecordNodeGetEvent, symbol: "cuGraphEventRecordNodeGetEvent", class: Other,
              args: (hNode: CUgraphNode, event_out: *mut CUevent), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphEventRecordNodeSetEvent, symbol: "cuGraphEventRecordNodeSetEvent", class: Other,
              args: (hNode: CUgraphNode, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphEventWaitNodeGetEvent, symbol: "cuGraphEventWaitNodeGetEvent", class: Other,
              args: (hNode: CUgraphNode, event_out: *mut CUevent), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphEventWaitNodeSetEvent, symbol: "cuGraphEventWaitNodeSetEvent", class: Other,
              args: (hNode: CUgraphNode, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecBatchMemOpNodeSetParams, symbol: "cuGraphExecBatchMemOpNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *const CUDA_BATCH_MEM_OP_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecChildGraphNodeSetParams, symbol: "cuGraphExecChildGraphNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, childGraph: CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecDestroy, symbol: "cuGraphExecDestroy", class: Other,
              args: (hGraphExec: CUgraphExec), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecEventRecordNodeSetEvent, symbol: "cuGraphExecEventRecordNodeSetEvent", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecEventWaitNodeSetEvent, symbol: "cuGraphExecEventWaitNodeSetEvent", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecExternalSemaphoresSignalNodeSetParams, symbol: "cuGraphExecExternalSemaphoresSignalNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *const CUDA_EXT_SEM_SIGNAL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecExternalSemaphoresWaitNodeSetParams, symbol: "cuGraphExecExternalSemaphoresWaitNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *const CUDA_EXT_SEM_WAIT_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecGetFlags, symbol: "cuGraphExecGetFlags", class: Other,
              args: (hGraphExec: CUgraphExec, flags: *mut cuuint64_t), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecGetId, symbol: "cuGraphExecGetId", class: Other,
              args: (hGraphExec: CUgraphExec, graphId: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecHostNodeSetParams, symbol: "cuGraphExecHostNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *const CUDA_HOST_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecKernelNodeSetParams, symbol: "cuGraphExecKernelNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *const CUDA_KERNEL_NODE_PARAMS_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecKernelNodeSetParams_v2, symbol: "cuGraphExecKernelNodeSetParams_v2", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *const CUDA_KERNEL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecMemcpyNodeSetParams, symbol: "cuGraphExecMemcpyNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, copyParams: *const CUDA_MEMCPY3D, ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecMemsetNodeSetParams, symbol: "cuGraphExecMemsetNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, memsetParams: *const CUDA_MEMSET_NODE_PARAMS, ctx: CUcontext), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecNodeSetParams, symbol: "cuGraphExecNodeSetParams", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecUpdate, symbol: "cuGraphExecUpdate", class: Other,
              args: (hGraphExec: CUgraphExec, hGraph: CUgraph, hErrorNode_out: *mut CUgraphNode, updateResult_out: *mut CUgraphExecUpdateResult), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExecUpdate_v2, symbol: "cuGraphExecUpdate_v2", class: Other,
              args: (hGraphExec: CUgraphExec, hGraph: CUgraph, resultInfo: *mut CUgraphExecUpdateResultInfo), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExternalSemaphoresSignalNodeGetParams, symbol: "cuGraphExternalSemaphoresSignalNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, params_out: *mut CUDA_EXT_SEM_SIGNAL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExternalSemaphoresSignalNodeSetParams, symbol: "cuGraphExternalSemaphoresSignalNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_EXT_SEM_SIGNAL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExternalSemaphoresWaitNodeGetParams, symbol: "cuGraphExternalSemaphoresWaitNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, params_out: *mut CUDA_EXT_SEM_WAIT_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphExternalSemaphoresWaitNodeSetParams, symbol: "cuGraphExternalSemaphoresWaitNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_EXT_SEM_WAIT_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphGetEdges, symbol: "cuGraphGetEdges", class: Other,
              args: (hGraph: CUgraph, from: *mut CUgraphNode, to: *mut CUgraphNode, numEdges: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphGetEdges_v2, symbol: "cuGraphGetEdges_v2", class: Other,
              args: (hGraph: CUgraph, from: *mut CUgraphNode, to: *mut CUgraphNode, edgeData: *mut CUgraphEdgeData, numEdges: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphGetId, symbol: "cuGraphGetId", class: Other,
              args: (hGraph: CUgraph, graphId: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphGetNodes, symbol: "cuGraphGetNodes", class: Other,
              args: (hGraph: CUgraph, nodes: *mut CUgraphNode, numNodes: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphGetRootNodes, symbol: "cuGraphGetRootNodes", class: Other,
              args: (hGraph: CUgraph, rootNodes: *mut CUgraphNode, numRootNodes: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphHostNodeGetParams, symbol: "cuGraphHostNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUDA_HOST_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphHostNodeSetParams, symbol: "cuGraphHostNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_HOST_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphInstantiate, symbol: "cuGraphInstantiate", class: Other,
              args: (phGraphExec: *mut CUgraphExec, hGraph: CUgraph, phErrorNode: *mut CUgraphNode, logBuffer: *mut ::core::ffi::c_char, bufferSize: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphInstantiateWithFlags, symbol: "cuGraphInstantiateWithFlags", class: Other,
              args: (phGraphExec: *mut CUgraphExec, hGraph: CUgraph, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphInstantiateWithParams, symbol: "cuGraphInstantiateWithParams", class: Other,
              args: (phGraphExec: *mut CUgraphExec, hGraph: CUgraph, instantiateParams: *mut CUDA_GRAPH_INSTANTIATE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphInstantiateWithParams_ptsz, symbol: "cuGraphInstantiateWithParams_ptsz", class: Other,
              args: (phGraphExec: *mut CUgraphExec, hGraph: CUgraph, instantiateParams: *mut CUDA_GRAPH_INSTANTIATE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphInstantiate_v2, symbol: "cuGraphInstantiate_v2", class: Other,
              args: (phGraphExec: *mut CUgraphExec, hGraph: CUgraph, phErrorNode: *mut CUgraphNode, logBuffer: *mut ::core::ffi::c_char, bufferSize: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeCopyAttributes, symbol: "cuGraphKernelNodeCopyAttributes", class: Other,
              args: (dst: CUgraphNode, src: CUgraphNode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeGetAttribute, symbol: "cuGraphKernelNodeGetAttribute", class: Other,
              args: (hNode: CUgraphNode, attr: CUkernelNodeAttrID, value_out: *mut CUkernelNodeAttrValue), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeGetParams, symbol: "cuGraphKernelNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUDA_KERNEL_NODE_PARAMS_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeGetParams_v2, symbol: "cuGraphKernelNodeGetParams_v2", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUDA_KERNEL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeSetAttribute, symbol: "cuGraphKernelNodeSetAttribute", class: Other,
              args: (hNode: CUgraphNode, attr: CUkernelNodeAttrID, value: *const CUkernelNodeAttrValue), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeSetParams, symbol: "cuGraphKernelNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_KERNEL_NODE_PARAMS_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphKernelNodeSetParams_v2, symbol: "cuGraphKernelNodeSetParams_v2", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_KERNEL_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphLaunch, symbol: "cuGraphLaunch", class: Graph,
              args: (hGraphExec: CUgraphExec, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGraphLaunch_ptsz, symbol: "cuGraphLaunch_ptsz", class: Graph,
              args: (hGraphExec: CUgraphExec, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuGraphMemAllocNodeGetParams, symbol: "cuGraphMemAllocNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, params_out: *mut CUDA_MEM_ALLOC_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphMemFreeNodeGetParams, symbol: "cuGraphMemFreeNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, dptr_out: *mut CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphMemcpyNodeGetParams, symbol: "cuGraphMemcpyNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUDA_MEMCPY3D), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphMemcpyNodeSetParams, symbol: "cuGraphMemcpyNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_MEMCPY3D), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphMemsetNodeGetParams, symbol: "cuGraphMemsetNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUDA_MEMSET_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphMemsetNodeSetParams, symbol: "cuGraphMemsetNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *const CUDA_MEMSET_NODE_PARAMS), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeFindInClone, symbol: "cuGraphNodeFindInClone", class: Other,
              args: (phNode: *mut CUgraphNode, hOriginalNode: CUgraphNode, hClonedGraph: CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetContainingGraph, symbol: "cuGraphNodeGetContainingGraph", class: Other,
              args: (hNode: CUgraphNode, phGraph: *mut CUgraph), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetDependencies, symbol: "cuGraphNodeGetDependencies", class: Other,
              args: (hNode: CUgraphNode, dependencies: *mut CUgraphNode, numDependencies: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetDependencies_v2, symbol: "cuGraphNodeGetDependencies_v2", class: Other,
              args: (hNode: CUgraphNode, dependencies: *mut CUgraphNode, edgeData: *mut CUgraphEdgeData, numDependencies: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetDependentNodes, symbol: "cuGraphNodeGetDependentNodes", class: Other,
              args: (hNode: CUgraphNode, dependentNodes: *mut CUgraphNode, numDependentNodes: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetDependentNodes_v2, symbol: "cuGraphNodeGetDependentNodes_v2", class: Other,
              args: (hNode: CUgraphNode, dependentNodes: *mut CUgraphNode, edgeData: *mut CUgraphEdgeData, numDependentNodes: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetEnabled, symbol: "cuGraphNodeGetEnabled", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, isEnabled: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetLocalId, symbol: "cuGraphNodeGetLocalId", class: Other,
              args: (hNode: CUgraphNode, nodeId: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetParams, symbol: "cuGraphNodeGetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetToolsId, symbol: "cuGraphNodeGetToolsId", class: Other,
              args: (hNode: CUgraphNode, toolsNodeId: *mut ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeGetType, symbol: "cuGraphNodeGetType", class: Other,
              args: (hNode: CUgraphNode, type_: *mut CUgraphNodeType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeSetEnabled, symbol: "cuGraphNodeSetEnabled", class: Other,
              args: (hGraphExec: CUgraphExec, hNode: CUgraphNode, isEnabled: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeSetParams, symbol: "cuGraphNodeSetParams", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphNodeSetParams_v2, symbol: "cuGraphNodeSetParams_v2", class: Other,
              args: (hNode: CUgraphNode, nodeParams: *mut CUgraphNodeParams), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphReleaseUserObject, symbol: "cuGraphReleaseUserObject", class: Other,
              args: (graph: CUgraph, object: CUuserObject, count: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphRemoveDependencies, symbol: "cuGraphRemoveDependencies", class: Other,
              args: (hGraph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, numDependencies: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphRemoveDependencies_v2, symbol: "cuGraphRemoveDependencies_v2", class: Other,
              args: (hGraph: CUgraph, from: *const CUgraphNode, to: *const CUgraphNode, edgeData: *const CUgraphEdgeData, numDependencies: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphRetainUserObject, symbol: "cuGraphRetainUserObject", class: Other,
              args: (graph: CUgraph, object: CUuserObject, count: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphUpload, symbol: "cuGraphUpload", class: Other,
              args: (hGraphExec: CUgraphExec, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGraphUpload_ptsz, symbol: "cuGraphUpload_ptsz", class: Other,
              args: (hGraphExec: CUgraphExec, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuGraphicsEGLRegisterImage, symbol: "cuGraphicsEGLRegisterImage", class: Other,
              args: (pCudaResource: *mut CUgraphicsResource, image: EGLImageKHR, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsGLRegisterBuffer, symbol: "cuGraphicsGLRegisterBuffer", class: Other,
              args: (pCudaResource: *mut CUgraphicsResource, buffer: GLuint, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsGLRegisterImage, symbol: "cuGraphicsGLRegisterImage", class: Other,
              args: (pCudaResource: *mut CUgraphicsResource, image: GLuint, target: GLenum, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsMapResources, symbol: "cuGraphicsMapResources", class: Wait,
              args: (count: ::core::ffi::c_uint, resources: *mut CUgraphicsResource, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGraphicsMapResources_ptsz, symbol: "cuGraphicsMapResources_ptsz", class: Wait,
              args: (count: ::core::ffi::c_uint, resources: *mut CUgraphicsResource, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuGraphicsResourceGetMappedEglFrame, symbol: "cuGraphicsResourceGetMappedEglFrame", class: Other,
              args: (eglFrame: *mut CUeglFrame, resource: CUgraphicsResource, index: ::core::ffi::c_uint, mipLevel: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsResourceGetMappedMipmappedArray, symbol: "cuGraphicsResourceGetMappedMipmappedArray", class: Other,
              args: (pMipmappedArray: *mut CUmipmappedArray, resource: CUgraphicsResource), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsResourceGetMappedPointer, symbol: "cuGraphicsResourceGetMappedPointer", class: Other,
              args: (pDevPtr: *mut CUdeviceptr_v1, pSize: *mut ::core::ffi::c_uint, resource: CUgraphicsResource), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsResourceGetMappedPointer_v2, symbol: "cuGraphicsResourceGetMappedPointer_v2", class: Other,
              args: (pDevPtr: *mut CUdeviceptr, pSize: *mut usize, resource: CUgraphicsResource), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsResourceSetMapFlags, symbol: "cuGraphicsResourceSetMapFlags", class: Other,
              args: (resource: CUgraphicsResource, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsResourceSetMapFlags_v2, symbol: "cuGraphicsResourceSetMapFlags_v2", class: Other,
              args: (resource: CUgraphicsResource, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsSubResourceGetMappedArray, symbol: "cuGraphicsSubResourceGetMappedArray", class: Other,
              args: (pArray: *mut CUarray, resource: CUgraphicsResource, arrayIndex: ::core::ffi::c_uint, mipLevel: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsUnmapResources, symbol: "cuGraphicsUnmapResources", class: Wait,
              args: (count: ::core::ffi::c_uint, resources: *mut CUgraphicsResource, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuGraphicsUnmapResources_ptsz, symbol: "cuGraphicsUnmapResources_ptsz", class: Wait,
              args: (count: ::core::ffi::c_uint, resources: *mut CUgraphicsResource, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuGraphicsUnregisterResource, symbol: "cuGraphicsUnregisterResource", class: Other,
              args: (resource: CUgraphicsResource), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsVDPAURegisterOutputSurface, symbol: "cuGraphicsVDPAURegisterOutputSurface", class: Other,
              args: (pCudaResource: *mut CUgraphicsResource, vdpSurface: VdpOutputSurface, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGraphicsVDPAURegisterVideoSurface, symbol: "cuGraphicsVDPAURegisterVideoSurface", class: Other,
              args: (pCudaResource: *mut CUgraphicsResource, vdpSurface: VdpVideoSurface, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGreenCtxCreate, symbol: "cuGreenCtxCreate", class: Other,
              args: (phCtx: *mut CUgreenCtx, desc: CUdevResourceDesc, dev: CUdevice, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGreenCtxDestroy, symbol: "cuGreenCtxDestroy", class: Other,
              args: (hCtx: CUgreenCtx), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuGreenCtxGetDevResource, symbol: "cuGreenCtxGetDevResource", class: Other,
              args: (hCtx: CUgreenCtx, resource: *mut CUdevResource, type_: CUdevResourceType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGreenCtxGetId, symbol: "cuGreenCtxGetId", class: Other,
              args: (greenCtx: CUgreenCtx, greenCtxId: *mut ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGreenCtxRecordEvent, symbol: "cuGreenCtxRecordEvent", class: Record,
              args: (hCtx: CUgreenCtx, hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuGreenCtxStreamCreate, symbol: "cuGreenCtxStreamCreate", class: StreamLifecycle,
              args: (phStream: *mut CUstream, greenCtx: CUgreenCtx, flags: ::core::ffi::c_uint, priority: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuGreenCtxWaitEvent, symbol: "cuGreenCtxWaitEvent", class: Wait,
              args: (hCtx: CUgreenCtx, hEvent: CUevent), ret: CUresult,
              stream: (), event: (hEvent), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuImportExternalMemory, symbol: "cuImportExternalMemory", class: Alloc,
              args: (extMem_out: *mut CUexternalMemory, memHandleDesc: *const CUDA_EXTERNAL_MEMORY_HANDLE_DESC), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuImportExternalSemaphore, symbol: "cuImportExternalSemaphore", class: Other,
              args: (extSem_out: *mut CUexternalSemaphore, semHandleDesc: *const CUDA_EXTERNAL_SEMAPHORE_HANDLE_DESC), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuInit, symbol: "cuInit", class: Other,
              args: (Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuIpcCloseMemHandle, symbol: "cuIpcCloseMemHandle", class: Free,
              args: (dptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuIpcGetEventHandle, symbol: "cuIpcGetEventHandle", class: Other,
              args: (pHandle: *mut CUipcEventHandle, event: CUevent), ret: CUresult,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: cuIpcGetMemHandle, symbol: "cuIpcGetMemHandle", class: Other,
              args: (pHandle: *mut CUipcMemHandle, dptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuIpcOpenEventHandle, symbol: "cuIpcOpenEventHandle", class: EventLifecycle,
              args: (phEvent: *mut CUevent, handle: CUipcEventHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuIpcOpenMemHandle, symbol: "cuIpcOpenMemHandle", class: Alloc,
              args: (pdptr: *mut CUdeviceptr, handle: CUipcMemHandle, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuIpcOpenMemHandle_v2, symbol: "cuIpcOpenMemHandle_v2", class: Alloc,
              args: (pdptr: *mut CUdeviceptr, handle: CUipcMemHandle, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelGetAttribute, symbol: "cuKernelGetAttribute", class: Other,
              args: (pi: *mut ::core::ffi::c_int, attrib: CUfunction_attribute, kernel: CUkernel, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelGetFunction, symbol: "cuKernelGetFunction", class: Module,
              args: (pFunc: *mut CUfunction, kernel: CUkernel), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelGetLibrary, symbol: "cuKernelGetLibrary", class: Module,
              args: (pLib: *mut CUlibrary, kernel: CUkernel), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelGetName, symbol: "cuKernelGetName", class: Module,
              args: (name: *mut *const ::core::ffi::c_char, hfunc: CUkernel), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelGetParamCount, symbol: "cuKernelGetParamCount", class: Module,
              args: (kernel: CUkernel, paramCount: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelGetParamInfo, symbol: "cuKernelGetParamInfo", class: Module,
              args: (kernel: CUkernel, paramIndex: usize, paramOffset: *mut usize, paramSize: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelSetAttribute, symbol: "cuKernelSetAttribute", class: Other,
              args: (attrib: CUfunction_attribute, val: ::core::ffi::c_int, kernel: CUkernel, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuKernelSetCacheConfig, symbol: "cuKernelSetCacheConfig", class: Other,
              args: (kernel: CUkernel, config: CUfunc_cache, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLaunch, symbol: "cuLaunch", class: Launch,
              args: (f: CUfunction), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuLaunchCooperativeKernel, symbol: "cuLaunchCooperativeKernel", class: Launch,
              args: (f: CUfunction, gridDimX: ::core::ffi::c_uint, gridDimY: ::core::ffi::c_uint, gridDimZ: ::core::ffi::c_uint, blockDimX: ::core::ffi::c_uint, blockDimY: ::core::ffi::c_uint, blockDimZ: ::core::ffi::c_uint, sharedMemBytes: ::core::ffi::c_uint, hStream: CUstream, kernelParams: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuLaunchCooperativeKernelMultiDevice, symbol: "cuLaunchCooperativeKernelMultiDevice", class: Launch,
              args: (launchParamsList: *mut CUDA_LAUNCH_PARAMS, numDevices: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuLaunchCooperativeKernel_ptsz, symbol: "cuLaunchCooperativeKernel_ptsz", class: Launch,
              args: (f: CUfunction, gridDimX: ::core::ffi::c_uint, gridDimY: ::core::ffi::c_uint, gridDimZ: ::core::ffi::c_uint, blockDimX: ::core::ffi::c_uint, blockDimY: ::core::ffi::c_uint, blockDimZ: ::core::ffi::c_uint, sharedMemBytes: ::core::ffi::c_uint, hStream: CUstream, kernelParams: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuLaunchGrid, symbol: "cuLaunchGrid", class: Launch,
              args: (f: CUfunction, grid_width: ::core::ffi::c_int, grid_height: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuLaunchGridAsync, symbol: "cuLaunchGridAsync", class: Launch,
              args: (f: CUfunction, grid_width: ::core::ffi::c_int, grid_height: ::core::ffi::c_int, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuLaunchHostFunc, symbol: "cuLaunchHostFunc", class: Callback,
              args: (hStream: CUstream, fn_: CUhostFn, userData: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuLaunchHostFunc_ptsz, symbol: "cuLaunchHostFunc_ptsz", class: Callback,
              args: (hStream: CUstream, fn_: CUhostFn, userData: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuLaunchHostFunc_v2, symbol: "cuLaunchHostFunc_v2", class: Callback,
              args: (hStream: CUstream, fn_: CUhostFn, userData: *mut ::core::ffi::c_void, syncMode: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuLaunchHostFunc_v2_ptsz, symbol: "cuLaunchHostFunc_v2_ptsz", class: Callback,
              args: (hStream: CUstream, fn_: CUhostFn, userData: *mut ::core::ffi::c_void, syncMode: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuLaunchKernel, symbol: "cuLaunchKernel", class: Launch,
              args: (f: CUfunction, gridDimX: ::core::ffi::c_uint, gridDimY: ::core::ffi::c_uint, gridDimZ: ::core::ffi::c_uint, blockDimX: ::core::ffi::c_uint, blockDimY: ::core::ffi::c_uint, blockDimZ: ::core::ffi::c_uint, sharedMemBytes: ::core::ffi::c_uint, hStream: CUstream, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuLaunchKernelEx, symbol: "cuLaunchKernelEx", class: Launch,
              args: (config: *const CUlaunchConfig, f: CUfunction, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuLaunchKernelEx_ptsz, symbol: "cuLaunchKernelEx_ptsz", class: Launch,
              args: (config: *const CUlaunchConfig, f: CUfunction, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: cuLaunchKernel_ptsz, symbol: "cuLaunchKernel_ptsz", class: Launch,
              args: (f: CUfunction, gridDimX: ::core::ffi::c_uint, gridDimY: ::core::ffi::c_uint, gridDimZ: ::core::ffi::c_uint, blockDimX: ::core::ffi::c_uint, blockDimY: ::core::ffi::c_uint, blockDimZ: ::core::ffi::c_uint, sharedMemBytes: ::core::ffi::c_uint, hStream: CUstream, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuLibraryEnumerateKernels, symbol: "cuLibraryEnumerateKernels", class: Module,
              args: (kernels: *mut CUkernel, numKernels: ::core::ffi::c_uint, lib: CUlibrary), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryGetGlobal, symbol: "cuLibraryGetGlobal", class: Module,
              args: (dptr: *mut CUdeviceptr, bytes: *mut usize, library: CUlibrary, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryGetKernel, symbol: "cuLibraryGetKernel", class: Module,
              args: (pKernel: *mut CUkernel, library: CUlibrary, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryGetKernelCount, symbol: "cuLibraryGetKernelCount", class: Module,
              args: (count: *mut ::core::ffi::c_uint, lib: CUlibrary), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryGetManaged, symbol: "cuLibraryGetManaged", class: Module,
              args: (dptr: *mut CUdeviceptr, bytes: *mut usize, library: CUlibrary, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryGetModule, symbol: "cuLibraryGetModule", class: Module,
              args: (pMod: *mut CUmodule, library: CUlibrary), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryGetUnifiedFunction, symbol: "cuLibraryGetUnifiedFunction", class: Module,
              args: (fptr: *mut *mut ::core::ffi::c_void, library: CUlibrary, symbol: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryLoadData, symbol: "cuLibraryLoadData", class: Module,
              args: (library: *mut CUlibrary, code: *const ::core::ffi::c_void, jitOptions: *mut CUjit_option, jitOptionsValues: *mut *mut ::core::ffi::c_void, numJitOptions: ::core::ffi::c_uint, libraryOptions: *mut CUlibraryOption, libraryOptionValues: *mut *mut ::core::ffi::c_void, numLibraryOptions: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryLoadFromFile, symbol: "cuLibraryLoadFromFile", class: Module,
              args: (library: *mut CUlibrary, fileName: *const ::core::ffi::c_char, jitOptions: *mut CUjit_option, jitOptionsValues: *mut *mut ::core::ffi::c_void, numJitOptions: ::core::ffi::c_uint, libraryOptions: *mut CUlibraryOption, libraryOptionValues: *mut *mut ::core::ffi::c_void, numLibraryOptions: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLibraryUnload, symbol: "cuLibraryUnload", class: Module,
              args: (library: CUlibrary), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuLinkAddData, symbol: "cuLinkAddData", class: Module,
              args: (state: CUlinkState, type_: CUjitInputType, data: *mut ::core::ffi::c_void, size: usize, name: *const ::core::ffi::c_char, numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkAddData_v2, symbol: "cuLinkAddData_v2", class: Module,
              args: (state: CUlinkState, type_: CUjitInputType, data: *mut ::core::ffi::c_void, size: usize, name: *const ::core::ffi::c_char, numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkAddFile, symbol: "cuLinkAddFile", class: Module,
              args: (state: CUlinkState, type_: CUjitInputType, path: *const ::core::ffi::c_char, numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkAddFile_v2, symbol: "cuLinkAddFile_v2", class: Module,
              args: (state: CUlinkState, type_: CUjitInputType, path: *const ::core::ffi::c_char, numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkComplete, symbol: "cuLinkComplete", class: Module,
              args: (state: CUlinkState, cubinOut: *mut *mut ::core::ffi::c_void, sizeOut: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkCreate, symbol: "cuLinkCreate", class: Module,
              args: (numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void, stateOut: *mut CUlinkState), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkCreate_v2, symbol: "cuLinkCreate_v2", class: Module,
              args: (numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void, stateOut: *mut CUlinkState), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLinkDestroy, symbol: "cuLinkDestroy", class: Module,
              args: (state: CUlinkState), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointAddDevice, symbol: "cuLogicalEndpointAddDevice", class: Other,
              args: (leId: CUlogicalEndpointId, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointBindAddr, symbol: "cuLogicalEndpointBindAddr", class: Alloc,
              args: (leId: CUlogicalEndpointId, dev: CUdevice, offset: cuuint64_t, ptr: *mut ::core::ffi::c_void, size: cuuint64_t, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointBindMem, symbol: "cuLogicalEndpointBindMem", class: Alloc,
              args: (leId: CUlogicalEndpointId, dev: CUdevice, offset: cuuint64_t, memHandle: CUmemGenericAllocationHandle, memOffset: cuuint64_t, size: cuuint64_t, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointCreate, symbol: "cuLogicalEndpointCreate", class: Alloc,
              args: (leId: CUlogicalEndpointId, prop: *const CUlogicalEndpointProp), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointDestroy, symbol: "cuLogicalEndpointDestroy", class: Free,
              args: (leId: CUlogicalEndpointId), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointExport, symbol: "cuLogicalEndpointExport", class: Other,
              args: (handle: *mut ::core::ffi::c_void, leId: CUlogicalEndpointId, handleType: CUlogicalEndpointIpcHandleType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointGetLimits, symbol: "cuLogicalEndpointGetLimits", class: Other,
              args: (bindAlignment: *mut cuuint64_t, maxSize: *mut cuuint64_t, prop: *const CUlogicalEndpointProp), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointIdRelease, symbol: "cuLogicalEndpointIdRelease", class: Free,
              args: (baseLeId: CUlogicalEndpointId, count: cuuint32_t), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointIdReserve, symbol: "cuLogicalEndpointIdReserve", class: Alloc,
              args: (baseLeId: *mut CUlogicalEndpointId, count: cuuint32_t), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointImport, symbol: "cuLogicalEndpointImport", class: Alloc,
              args: (leId: CUlogicalEndpointId, handle: *const ::core::ffi::c_void, handleType: CUlogicalEndpointIpcHandleType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointQuery, symbol: "cuLogicalEndpointQuery", class: Other,
              args: (leId: CUlogicalEndpointId, count: cuuint32_t, queryStatus: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogicalEndpointUnbind, symbol: "cuLogicalEndpointUnbind", class: Free,
              args: (leId: CUlogicalEndpointId, dev: CUdevice, offset: cuuint64_t, size: cuuint64_t), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogsCurrent, symbol: "cuLogsCurrent", class: Other,
              args: (iterator_out: *mut CUlogIterator, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogsDumpToFile, symbol: "cuLogsDumpToFile", class: Other,
              args: (iterator: *mut CUlogIterator, pathToFile: *const ::core::ffi::c_char, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogsDumpToMemory, symbol: "cuLogsDumpToMemory", class: Other,
              args: (iterator: *mut CUlogIterator, buffer: *mut ::core::ffi::c_char, size: *mut usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogsRegisterCallback, symbol: "cuLogsRegisterCallback", class: Other,
              args: (callbackFunc: CUlogsCallback, userData: *mut ::core::ffi::c_void, callback_out: *mut CUlogsCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuLogsUnregisterCallback, symbol: "cuLogsUnregisterCallback", class: Other,
              args: (callback: CUlogsCallbackHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAddressFree, symbol: "cuMemAddressFree", class: Free,
              args: (ptr: CUdeviceptr, size: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAddressReserve, symbol: "cuMemAddressReserve", class: Alloc,
              args: (ptr: *mut CUdeviceptr, size: usize, alignment: usize, addr: CUdeviceptr, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAdvise, symbol: "cuMemAdvise", class: Other,
              args: (devPtr: CUdeviceptr, count: usize, advice: CUmem_advise, device: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAdvise_v2, symbol: "cuMemAdvise_v2", class: Other,
              args: (devPtr: CUdeviceptr, count: usize, advice: CUmem_advise, location: CUmemLocation), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAlloc, symbol: "cuMemAlloc", class: Alloc,
              args: (dptr: *mut CUdeviceptr_v1, bytesize: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAllocAsync, symbol: "cuMemAllocAsync", class: Alloc,
              args: (dptr: *mut CUdeviceptr, bytesize: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemAllocAsync_ptsz, symbol: "cuMemAllocAsync_ptsz", class: Alloc,
              args: (dptr: *mut CUdeviceptr, bytesize: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemAllocFromPoolAsync, symbol: "cuMemAllocFromPoolAsync", class: Alloc,
              args: (dptr: *mut CUdeviceptr, bytesize: usize, pool: CUmemoryPool, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemAllocFromPoolAsync_ptsz, symbol: "cuMemAllocFromPoolAsync_ptsz", class: Alloc,
              args: (dptr: *mut CUdeviceptr, bytesize: usize, pool: CUmemoryPool, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemAllocHost, symbol: "cuMemAllocHost", class: Alloc,
              args: (pp: *mut *mut ::core::ffi::c_void, bytesize: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAllocHost_v2, symbol: "cuMemAllocHost_v2", class: Alloc,
              args: (pp: *mut *mut ::core::ffi::c_void, bytesize: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAllocManaged, symbol: "cuMemAllocManaged", class: Alloc,
              args: (dptr: *mut CUdeviceptr, bytesize: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAllocPitch, symbol: "cuMemAllocPitch", class: Alloc,
              args: (dptr: *mut CUdeviceptr_v1, pPitch: *mut ::core::ffi::c_uint, WidthInBytes: ::core::ffi::c_uint, Height: ::core::ffi::c_uint, ElementSizeBytes: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAllocPitch_v2, symbol: "cuMemAllocPitch_v2", class: Alloc,
              args: (dptr: *mut CUdeviceptr, pPitch: *mut usize, WidthInBytes: usize, Height: usize, ElementSizeBytes: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemAlloc_v2, symbol: "cuMemAlloc_v2", class: Alloc,
              args: (dptr: *mut CUdeviceptr, bytesize: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemBatchDecompressAsync, symbol: "cuMemBatchDecompressAsync", class: Copy,
              args: (paramsArray: *mut CUmemDecompressParams, count: usize, flags: ::core::ffi::c_uint, errorIndex: *mut usize, stream: CUstream), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemBatchDecompressAsync_ptsz, symbol: "cuMemBatchDecompressAsync_ptsz", class: Copy,
              args: (paramsArray: *mut CUmemDecompressParams, count: usize, flags: ::core::ffi::c_uint, errorIndex: *mut usize, stream: CUstream), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemCreate, symbol: "cuMemCreate", class: Alloc,
              args: (handle: *mut CUmemGenericAllocationHandle, size: usize, prop: *const CUmemAllocationProp, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemDiscardAndPrefetchBatchAsync, symbol: "cuMemDiscardAndPrefetchBatchAsync", class: Copy,
              args: (dptrs: *mut CUdeviceptr, sizes: *mut usize, count: usize, prefetchLocs: *mut CUmemLocation, prefetchLocIdxs: *mut usize, numPrefetchLocs: usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemDiscardAndPrefetchBatchAsync_ptsz, symbol: "cuMemDiscardAndPrefetchBatchAsync_ptsz", class: Copy,
              args: (dptrs: *mut CUdeviceptr, sizes: *mut usize, count: usize, prefetchLocs: *mut CUmemLocation, prefetchLocIdxs: *mut usize, numPrefetchLocs: usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemDiscardBatchAsync, symbol: "cuMemDiscardBatchAsync", class: Copy,
              args: (dptrs: *mut CUdeviceptr, sizes: *mut usize, count: usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemDiscardBatchAsync_ptsz, symbol: "cuMemDiscardBatchAsync_ptsz", class: Copy,
              args: (dptrs: *mut CUdeviceptr, sizes: *mut usize, count: usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemExportToShareableHandle, symbol: "cuMemExportToShareableHandle", class: Other,
              args: (shareableHandle: *mut ::core::ffi::c_void, handle: CUmemGenericAllocationHandle, handleType: CUmemAllocationHandleType, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemFree, symbol: "cuMemFree", class: Free,
              args: (dptr: CUdeviceptr_v1), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuMemFreeAsync, symbol: "cuMemFreeAsync", class: Free,
              args: (dptr: CUdeviceptr, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemFreeAsync_ptsz, symbol: "cuMemFreeAsync_ptsz", class: Free,
              args: (dptr: CUdeviceptr, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemFreeHost, symbol: "cuMemFreeHost", class: Free,
              args: (p: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuMemFree_v2, symbol: "cuMemFree_v2", class: Free,
              args: (dptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuMemGetAccess, symbol: "cuMemGetAccess", class: Other,
              args: (flags: *mut ::core::ffi::c_ulonglong, location: *const CUmemLocation, ptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetAddressRange, symbol: "cuMemGetAddressRange", class: Other,
              args: (pbase: *mut CUdeviceptr_v1, psize: *mut ::core::ffi::c_uint, dptr: CUdeviceptr_v1), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetAddressRange_v2, symbol: "cuMemGetAddressRange_v2", class: Other,
              args: (pbase: *mut CUdeviceptr, psize: *mut usize, dptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetAllocationGranularity, symbol: "cuMemGetAllocationGranularity", class: Other,
              args: (granularity: *mut usize, prop: *const CUmemAllocationProp, option: CUmemAllocationGranularity_flags), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetAllocationPropertiesFromHandle, symbol: "cuMemGetAllocationPropertiesFromHandle", class: Other,
              args: (prop: *mut CUmemAllocationProp, handle: CUmemGenericAllocationHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetDefaultMemPool, symbol: "cuMemGetDefaultMemPool", class: Other,
              args: (pool_out: *mut CUmemoryPool, location: *mut CUmemLocation, type_: CUmemAllocationType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetHandleForAddressRange, symbol: "cuMemGetHandleForAddressRange", class: Other,
              args: (handle: *mut ::core::ffi::c_void, dptr: CUdeviceptr, size: usize, handleType: CUmemRangeHandleType, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetInfo, symbol: "cuMemGetInfo", class: Other,
              args: (free: *mut ::core::ffi::c_uint, total: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetInfo_v2, symbol: "cuMemGetInfo_v2", class: Other,
              args: (free: *mut usize, total: *mut usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetLocationInfo, symbol: "cuMemGetLocationInfo", class: Other,
              args: (ptr: CUdeviceptr, size: usize, summaryGranularity: usize, samplingGranularity: usize, location_out: *mut CUmemLocation), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemGetMemPool, symbol: "cuMemGetMemPool", class: Other,
              args: (pool: *mut CUmemoryPool, location: *mut CUmemLocation, type_: CUmemAllocationType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostAlloc, symbol: "cuMemHostAlloc", class: Alloc,
              args: (pp: *mut *mut ::core::ffi::c_void, bytesize: usize, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostGetDevicePointer, symbol: "cuMemHostGetDevicePointer", class: Other,
              args: (pdptr: *mut CUdeviceptr_v1, p: *mut ::core::ffi::c_void, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostGetDevicePointer_v2, symbol: "cuMemHostGetDevicePointer_v2", class: Other,
              args: (pdptr: *mut CUdeviceptr, p: *mut ::core::ffi::c_void, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostGetFlags, symbol: "cuMemHostGetFlags", class: Other,
              args: (pFlags: *mut ::core::ffi::c_uint, p: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostRegister, symbol: "cuMemHostRegister", class: Alloc,
              args: (p: *mut ::core::ffi::c_void, bytesize: usize, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostRegister_v2, symbol: "cuMemHostRegister_v2", class: Alloc,
              args: (p: *mut ::core::ffi::c_void, bytesize: usize, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemHostUnregister, symbol: "cuMemHostUnregister", class: Free,
              args: (p: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuMemImportFromShareableHandle, symbol: "cuMemImportFromShareableHandle", class: Alloc,
              args: (handle: *mut CUmemGenericAllocationHandle, osHandle: *mut ::core::ffi::c_void, shHandleType: CUmemAllocationHandleType), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemMap, symbol: "cuMemMap", class: Alloc,
              args: (ptr: CUdeviceptr, size: usize, offset: usize, handle: CUmemGenericAllocationHandle, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemMapArrayAsync, symbol: "cuMemMapArrayAsync", class: Alloc,
              args: (mapInfoList: *mut CUarrayMapInfo, count: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemMapArrayAsync_ptsz, symbol: "cuMemMapArrayAsync_ptsz", class: Alloc,
              args: (mapInfoList: *mut CUarrayMapInfo, count: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemPoolCreate, symbol: "cuMemPoolCreate", class: Alloc,
              args: (pool: *mut CUmemoryPool, poolProps: *const CUmemPoolProps), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolDestroy, symbol: "cuMemPoolDestroy", class: Free,
              args: (pool: CUmemoryPool), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolExportPointer, symbol: "cuMemPoolExportPointer", class: Other,
              args: (shareData_out: *mut CUmemPoolPtrExportData, ptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolExportToShareableHandle, symbol: "cuMemPoolExportToShareableHandle", class: Other,
              args: (handle_out: *mut ::core::ffi::c_void, pool: CUmemoryPool, handleType: CUmemAllocationHandleType, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolGetAccess, symbol: "cuMemPoolGetAccess", class: Other,
              args: (flags: *mut CUmemAccess_flags, memPool: CUmemoryPool, location: *mut CUmemLocation), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolGetAttribute, symbol: "cuMemPoolGetAttribute", class: Other,
              args: (pool: CUmemoryPool, attr: CUmemPool_attribute, value: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolImportFromShareableHandle, symbol: "cuMemPoolImportFromShareableHandle", class: Alloc,
              args: (pool_out: *mut CUmemoryPool, handle: *mut ::core::ffi::c_void, handleType: CUmemAllocationHandleType, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolImportPointer, symbol: "cuMemPoolImportPointer", class: Alloc,
              args: (ptr_out: *mut CUdeviceptr, pool: CUmemoryPool, shareData: *mut CUmemPoolPtrExportData), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolSetAccess, symbol: "cuMemPoolSetAccess", class: Other,
              args: (pool: CUmemoryPool, map: *const CUmemAccessDesc, count: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolSetAttribute, symbol: "cuMemPoolSetAttribute", class: Other,
              args: (pool: CUmemoryPool, attr: CUmemPool_attribute, value: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPoolTrimTo, symbol: "cuMemPoolTrimTo", class: Free,
              args: (pool: CUmemoryPool, minBytesToKeep: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemPrefetchAsync, symbol: "cuMemPrefetchAsync", class: Copy,
              args: (devPtr: CUdeviceptr, count: usize, dstDevice: CUdevice, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (count), null_stream: (legacy), }
            { name: cuMemPrefetchAsync_ptsz, symbol: "cuMemPrefetchAsync_ptsz", class: Copy,
              args: (devPtr: CUdeviceptr, count: usize, dstDevice: CUdevice, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (count), null_stream: (per_thread), }
            { name: cuMemPrefetchAsync_v2, symbol: "cuMemPrefetchAsync_v2", class: Copy,
              args: (devPtr: CUdeviceptr, count: usize, location: CUmemLocation, flags: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (count), null_stream: (legacy), }
            { name: cuMemPrefetchAsync_v2_ptsz, symbol: "cuMemPrefetchAsync_v2_ptsz", class: Copy,
              args: (devPtr: CUdeviceptr, count: usize, location: CUmemLocation, flags: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (count), null_stream: (per_thread), }
            { name: cuMemPrefetchBatchAsync, symbol: "cuMemPrefetchBatchAsync", class: Copy,
              args: (dptrs: *mut CUdeviceptr, sizes: *mut usize, count: usize, prefetchLocs: *mut CUmemLocation, prefetchLocIdxs: *mut usize, numPrefetchLocs: usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemPrefetchBatchAsync_ptsz, symbol: "cuMemPrefetchBatchAsync_ptsz", class: Copy,
              args: (dptrs: *mut CUdeviceptr, sizes: *mut usize, count: usize, prefetchLocs: *mut CUmemLocation, prefetchLocIdxs: *mut usize, numPrefetchLocs: usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemRangeGetAttribute, symbol: "cuMemRangeGetAttribute", class: Other,
              args: (data: *mut ::core::ffi::c_void, dataSize: usize, attribute: CUmem_range_attribute, devPtr: CUdeviceptr, count: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemRangeGetAttributes, symbol: "cuMemRangeGetAttributes", class: Other,
              args: (data: *mut *mut ::core::ffi::c_void, dataSizes: *mut usize, attributes: *mut CUmem_range_attribute, numAttributes: usize, devPtr: CUdeviceptr, count: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemRelease, symbol: "cuMemRelease", class: Free,
              args: (handle: CUmemGenericAllocationHandle), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemRetainAllocationHandle, symbol: "cuMemRetainAllocationHandle", class: Other,
              args: (handle: *mut CUmemGenericAllocationHandle, addr: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemSetAccess, symbol: "cuMemSetAccess", class: Other,
              args: (ptr: CUdeviceptr, size: usize, desc: *const CUmemAccessDesc, count: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemSetMemPool, symbol: "cuMemSetMemPool", class: Other,
              args: (location: *mut CUmemLocation, type_: CUmemAllocationType, pool: CUmemoryPool), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMemUnmap, symbol: "cuMemUnmap", class: Free,
              args: (ptr: CUdeviceptr, size: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy, symbol: "cuMemcpy", class: Copy,
              args: (dst: CUdeviceptr, src: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpy2D, symbol: "cuMemcpy2D", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D_v1), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy2DAsync, symbol: "cuMemcpy2DAsync", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D_v1, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy2DAsync_v2, symbol: "cuMemcpy2DAsync_v2", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy2DAsync_v2_ptsz, symbol: "cuMemcpy2DAsync_v2_ptsz", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpy2DUnaligned, symbol: "cuMemcpy2DUnaligned", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D_v1), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy2DUnaligned_v2, symbol: "cuMemcpy2DUnaligned_v2", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy2DUnaligned_v2_ptds, symbol: "cuMemcpy2DUnaligned_v2_ptds", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (), null_stream: (), }
            { name: cuMemcpy2D_v2, symbol: "cuMemcpy2D_v2", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy2D_v2_ptds, symbol: "cuMemcpy2D_v2_ptds", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY2D), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (), null_stream: (), }
            { name: cuMemcpy3D, symbol: "cuMemcpy3D", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D_v1), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy3DAsync, symbol: "cuMemcpy3DAsync", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D_v1, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy3DAsync_v2, symbol: "cuMemcpy3DAsync_v2", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy3DAsync_v2_ptsz, symbol: "cuMemcpy3DAsync_v2_ptsz", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpy3DBatchAsync, symbol: "cuMemcpy3DBatchAsync", class: Copy,
              args: (numOps: usize, opList: *mut CUDA_MEMCPY3D_BATCH_OP, failIdx: *mut usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy3DBatchAsync_ptsz, symbol: "cuMemcpy3DBatchAsync_ptsz", class: Copy,
              args: (numOps: usize, opList: *mut CUDA_MEMCPY3D_BATCH_OP, failIdx: *mut usize, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpy3DBatchAsync_v2, symbol: "cuMemcpy3DBatchAsync_v2", class: Copy,
              args: (numOps: usize, opList: *mut CUDA_MEMCPY3D_BATCH_OP, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy3DBatchAsync_v2_ptsz, symbol: "cuMemcpy3DBatchAsync_v2_ptsz", class: Copy,
              args: (numOps: usize, opList: *mut CUDA_MEMCPY3D_BATCH_OP, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpy3DPeer, symbol: "cuMemcpy3DPeer", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D_PEER), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy3DPeerAsync, symbol: "cuMemcpy3DPeerAsync", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D_PEER, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy3DPeerAsync_ptsz, symbol: "cuMemcpy3DPeerAsync_ptsz", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D_PEER, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpy3DPeer_ptds, symbol: "cuMemcpy3DPeer_ptds", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D_PEER), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (), null_stream: (), }
            { name: cuMemcpy3DWithAttributesAsync, symbol: "cuMemcpy3DWithAttributesAsync", class: Copy,
              args: (op: *mut CUDA_MEMCPY3D_BATCH_OP, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpy3DWithAttributesAsync_ptsz, symbol: "cuMemcpy3DWithAttributesAsync_ptsz", class: Copy,
              args: (op: *mut CUDA_MEMCPY3D_BATCH_OP, flags: ::core::ffi::c_ulonglong, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpy3D_v2, symbol: "cuMemcpy3D_v2", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: cuMemcpy3D_v2_ptds, symbol: "cuMemcpy3D_v2_ptds", class: Copy,
              args: (pCopy: *const CUDA_MEMCPY3D), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (), null_stream: (), }
            { name: cuMemcpyAsync, symbol: "cuMemcpyAsync", class: Copy,
              args: (dst: CUdeviceptr, src: CUdeviceptr, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyAsync_ptsz, symbol: "cuMemcpyAsync_ptsz", class: Copy,
              args: (dst: CUdeviceptr, src: CUdeviceptr, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyAtoA, symbol: "cuMemcpyAtoA", class: Copy,
              args: (dstArray: CUarray, dstOffset: ::core::ffi::c_uint, srcArray: CUarray, srcOffset: ::core::ffi::c_uint, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyAtoA_v2, symbol: "cuMemcpyAtoA_v2", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcArray: CUarray, srcOffset: usize, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyAtoA_v2_ptds, symbol: "cuMemcpyAtoA_v2_ptds", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcArray: CUarray, srcOffset: usize, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyAtoD, symbol: "cuMemcpyAtoD", class: Copy,
              args: (dstDevice: CUdeviceptr_v1, srcArray: CUarray, srcOffset: ::core::ffi::c_uint, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyAtoD_v2, symbol: "cuMemcpyAtoD_v2", class: Copy,
              args: (dstDevice: CUdeviceptr, srcArray: CUarray, srcOffset: usize, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyAtoD_v2_ptds, symbol: "cuMemcpyAtoD_v2_ptds", class: Copy,
              args: (dstDevice: CUdeviceptr, srcArray: CUarray, srcOffset: usize, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyAtoH, symbol: "cuMemcpyAtoH", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: CUarray, srcOffset: ::core::ffi::c_uint, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyAtoHAsync, symbol: "cuMemcpyAtoHAsync", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: CUarray, srcOffset: ::core::ffi::c_uint, ByteCount: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: ((ByteCount as usize)), null_stream: (legacy), }
            { name: cuMemcpyAtoHAsync_v2, symbol: "cuMemcpyAtoHAsync_v2", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: CUarray, srcOffset: usize, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyAtoHAsync_v2_ptsz, symbol: "cuMemcpyAtoHAsync_v2_ptsz", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: CUarray, srcOffset: usize, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyAtoH_v2, symbol: "cuMemcpyAtoH_v2", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: CUarray, srcOffset: usize, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyAtoH_v2_ptds, symbol: "cuMemcpyAtoH_v2_ptds", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: CUarray, srcOffset: usize, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyBatchAsync, symbol: "cuMemcpyBatchAsync", class: Copy,
              args: (dsts: *mut CUdeviceptr, srcs: *mut CUdeviceptr, sizes: *mut usize, count: usize, attrs: *mut CUmemcpyAttributes, attrsIdxs: *mut usize, numAttrs: usize, failIdx: *mut usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpyBatchAsync_ptsz, symbol: "cuMemcpyBatchAsync_ptsz", class: Copy,
              args: (dsts: *mut CUdeviceptr, srcs: *mut CUdeviceptr, sizes: *mut usize, count: usize, attrs: *mut CUmemcpyAttributes, attrsIdxs: *mut usize, numAttrs: usize, failIdx: *mut usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpyBatchAsync_v2, symbol: "cuMemcpyBatchAsync_v2", class: Copy,
              args: (dsts: *mut CUdeviceptr, srcs: *mut CUdeviceptr, sizes: *mut usize, count: usize, attrs: *mut CUmemcpyAttributes, attrsIdxs: *mut usize, numAttrs: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuMemcpyBatchAsync_v2_ptsz, symbol: "cuMemcpyBatchAsync_v2_ptsz", class: Copy,
              args: (dsts: *mut CUdeviceptr, srcs: *mut CUdeviceptr, sizes: *mut usize, count: usize, attrs: *mut CUmemcpyAttributes, attrsIdxs: *mut usize, numAttrs: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuMemcpyDtoA, symbol: "cuMemcpyDtoA", class: Copy,
              args: (dstArray: CUarray, dstOffset: ::core::ffi::c_uint, srcDevice: CUdeviceptr_v1, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyDtoA_v2, symbol: "cuMemcpyDtoA_v2", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcDevice: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyDtoA_v2_ptds, symbol: "cuMemcpyDtoA_v2_ptds", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcDevice: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyDtoD, symbol: "cuMemcpyDtoD", class: Copy,
              args: (dstDevice: CUdeviceptr_v1, srcDevice: CUdeviceptr_v1, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyDtoDAsync, symbol: "cuMemcpyDtoDAsync", class: Copy,
              args: (dstDevice: CUdeviceptr_v1, srcDevice: CUdeviceptr_v1, ByteCount: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: ((ByteCount as usize)), null_stream: (legacy), }
            { name: cuMemcpyDtoDAsync_v2, symbol: "cuMemcpyDtoDAsync_v2", class: Copy,
              args: (dstDevice: CUdeviceptr, srcDevice: CUdeviceptr, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyDtoDAsync_v2_ptsz, symbol: "cuMemcpyDtoDAsync_v2_ptsz", class: Copy,
              args: (dstDevice: CUdeviceptr, srcDevice: CUdeviceptr, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyDtoD_v2, symbol: "cuMemcpyDtoD_v2", class: Copy,
              args: (dstDevice: CUdeviceptr, srcDevice: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyDtoD_v2_ptds, symbol: "cuMemcpyDtoD_v2_ptds", class: Copy,
              args: (dstDevice: CUdeviceptr, srcDevice: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyDtoH, symbol: "cuMemcpyDtoH", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcDevice: CUdeviceptr_v1, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyDtoHAsync, symbol: "cuMemcpyDtoHAsync", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcDevice: CUdeviceptr_v1, ByteCount: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: ((ByteCount as usize)), null_stream: (legacy), }
            { name: cuMemcpyDtoHAsync_v2, symbol: "cuMemcpyDtoHAsync_v2", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcDevice: CUdeviceptr, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyDtoHAsync_v2_ptsz, symbol: "cuMemcpyDtoHAsync_v2_ptsz", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcDevice: CUdeviceptr, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyDtoH_v2, symbol: "cuMemcpyDtoH_v2", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcDevice: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyDtoH_v2_ptds, symbol: "cuMemcpyDtoH_v2_ptds", class: Copy,
              args: (dstHost: *mut ::core::ffi::c_void, srcDevice: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyHtoA, symbol: "cuMemcpyHtoA", class: Copy,
              args: (dstArray: CUarray, dstOffset: ::core::ffi::c_uint, srcHost: *const ::core::ffi::c_void, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyHtoAAsync, symbol: "cuMemcpyHtoAAsync", class: Copy,
              args: (dstArray: CUarray, dstOffset: ::core::ffi::c_uint, srcHost: *const ::core::ffi::c_void, ByteCount: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: ((ByteCount as usize)), null_stream: (legacy), }
            { name: cuMemcpyHtoAAsync_v2, symbol: "cuMemcpyHtoAAsync_v2", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcHost: *const ::core::ffi::c_void, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyHtoAAsync_v2_ptsz, symbol: "cuMemcpyHtoAAsync_v2_ptsz", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcHost: *const ::core::ffi::c_void, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyHtoA_v2, symbol: "cuMemcpyHtoA_v2", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcHost: *const ::core::ffi::c_void, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyHtoA_v2_ptds, symbol: "cuMemcpyHtoA_v2_ptds", class: Copy,
              args: (dstArray: CUarray, dstOffset: usize, srcHost: *const ::core::ffi::c_void, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyHtoD, symbol: "cuMemcpyHtoD", class: Copy,
              args: (dstDevice: CUdeviceptr_v1, srcHost: *const ::core::ffi::c_void, ByteCount: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((ByteCount as usize)), null_stream: (), }
            { name: cuMemcpyHtoDAsync, symbol: "cuMemcpyHtoDAsync", class: Copy,
              args: (dstDevice: CUdeviceptr_v1, srcHost: *const ::core::ffi::c_void, ByteCount: ::core::ffi::c_uint, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: ((ByteCount as usize)), null_stream: (legacy), }
            { name: cuMemcpyHtoDAsync_v2, symbol: "cuMemcpyHtoDAsync_v2", class: Copy,
              args: (dstDevice: CUdeviceptr, srcHost: *const ::core::ffi::c_void, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyHtoDAsync_v2_ptsz, symbol: "cuMemcpyHtoDAsync_v2_ptsz", class: Copy,
              args: (dstDevice: CUdeviceptr, srcHost: *const ::core::ffi::c_void, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyHtoD_v2, symbol: "cuMemcpyHtoD_v2", class: Copy,
              args: (dstDevice: CUdeviceptr, srcHost: *const ::core::ffi::c_void, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyHtoD_v2_ptds, symbol: "cuMemcpyHtoD_v2_ptds", class: Copy,
              args: (dstDevice: CUdeviceptr, srcHost: *const ::core::ffi::c_void, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyPeer, symbol: "cuMemcpyPeer", class: Copy,
              args: (dstDevice: CUdeviceptr, dstContext: CUcontext, srcDevice: CUdeviceptr, srcContext: CUcontext, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyPeerAsync, symbol: "cuMemcpyPeerAsync", class: Copy,
              args: (dstDevice: CUdeviceptr, dstContext: CUcontext, srcDevice: CUdeviceptr, srcContext: CUcontext, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: cuMemcpyPeerAsync_ptsz, symbol: "cuMemcpyPeerAsync_ptsz", class: Copy,
              args: (dstDevice: CUdeviceptr, dstContext: CUcontext, srcDevice: CUdeviceptr, srcContext: CUcontext, ByteCount: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (ByteCount), null_stream: (per_thread), }
            { name: cuMemcpyPeer_ptds, symbol: "cuMemcpyPeer_ptds", class: Copy,
              args: (dstDevice: CUdeviceptr, dstContext: CUcontext, srcDevice: CUdeviceptr, srcContext: CUcontext, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemcpyWithAttributesAsync, symbol: "cuMemcpyWithAttributesAsync", class: Copy,
              args: (dst: CUdeviceptr, src: CUdeviceptr, size: usize, attr: *mut CUmemcpyAttributes, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (size), null_stream: (legacy), }
            { name: cuMemcpyWithAttributesAsync_ptsz, symbol: "cuMemcpyWithAttributesAsync_ptsz", class: Copy,
              args: (dst: CUdeviceptr, src: CUdeviceptr, size: usize, attr: *mut CUmemcpyAttributes, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (size), null_stream: (per_thread), }
            { name: cuMemcpy_ptds, symbol: "cuMemcpy_ptds", class: Copy,
              args: (dst: CUdeviceptr, src: CUdeviceptr, ByteCount: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (ByteCount), null_stream: (), }
            { name: cuMemsetD16, symbol: "cuMemsetD16", class: Memset,
              args: (dstDevice: CUdeviceptr_v1, us: ::core::ffi::c_ushort, N: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((N as usize).saturating_mul(2)), null_stream: (), }
            { name: cuMemsetD16Async, symbol: "cuMemsetD16Async", class: Memset,
              args: (dstDevice: CUdeviceptr, us: ::core::ffi::c_ushort, N: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (N.saturating_mul(2)), null_stream: (legacy), }
            { name: cuMemsetD16Async_ptsz, symbol: "cuMemsetD16Async_ptsz", class: Memset,
              args: (dstDevice: CUdeviceptr, us: ::core::ffi::c_ushort, N: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (N.saturating_mul(2)), null_stream: (per_thread), }
            { name: cuMemsetD16_v2, symbol: "cuMemsetD16_v2", class: Memset,
              args: (dstDevice: CUdeviceptr, us: ::core::ffi::c_ushort, N: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (N.saturating_mul(2)), null_stream: (), }
            { name: cuMemsetD16_v2_ptds, symbol: "cuMemsetD16_v2_ptds", class: Memset,
              args: (dstDevice: CUdeviceptr, us: ::core::ffi::c_ushort, N: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (N.saturating_mul(2)), null_stream: (), }
            { name: cuMemsetD2D16, symbol: "cuMemsetD2D16", class: Memset,
              args: (dstDevice: CUdeviceptr_v1, dstPitch: ::core::ffi::c_uint, us: ::core::ffi::c_ushort, Width: ::core::ffi::c_uint, Height: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((Width as usize).saturating_mul((Height as usize)).saturating_mul(2)), null_stream: (), }
            { name: cuMemsetD2D16Async, symbol: "cuMemsetD2D16Async", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, us: ::core::ffi::c_ushort, Width: usize, Height: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (Width.saturating_mul(Height).saturating_mul(2)), null_stream: (legacy), }
            { name: cuMemsetD2D16Async_ptsz, symbol: "cuMemsetD2D16Async_ptsz", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, us: ::core::ffi::c_ushort, Width: usize, Height: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (Width.saturating_mul(Height).saturating_mul(2)), null_stream: (per_thread), }
            { name: cuMemsetD2D16_v2, symbol: "cuMemsetD2D16_v2", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, us: ::core::ffi::c_ushort, Width: usize, Height: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (Width.saturating_mul(Height).saturating_mul(2)), null_stream: (), }
            { name: cuMemsetD2D16_v2_ptds, symbol: "cuMemsetD2D16_v2_ptds", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, us: ::core::ffi::c_ushort, Width: usize, Height: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (Width.saturating_mul(Height).saturating_mul(2)), null_stream: (), }
            { name: cuMemsetD2D32, symbol: "cuMemsetD2D32", class: Memset,
              args: (dstDevice: CUdeviceptr_v1, dstPitch: ::core::ffi::c_uint, ui: ::core::ffi::c_uint, Width: ::core::ffi::c_uint, Height: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((Width as usize).saturating_mul((Height as usize)).saturating_mul(4)), null_stream: (), }
            { name: cuMemsetD2D32Async, symbol: "cuMemsetD2D32Async", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, ui: ::core::ffi::c_uint, Width: usize, Height: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (Width.saturating_mul(Height).saturating_mul(4)), null_stream: (legacy), }
            { name: cuMemsetD2D32Async_ptsz, symbol: "cuMemsetD2D32Async_ptsz", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, ui: ::core::ffi::c_uint, Width: usize, Height: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (Width.saturating_mul(Height).saturating_mul(4)), null_stream: (per_thread), }
            { name: cuMemsetD2D32_v2, symbol: "cuMemsetD2D32_v2", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, ui: ::core::ffi::c_uint, Width: usize, Height: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (Width.saturating_mul(Height).saturating_mul(4)), null_stream: (), }
            { name: cuMemsetD2D32_v2_ptds, symbol: "cuMemsetD2D32_v2_ptds", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, ui: ::core::ffi::c_uint, Width: usize, Height: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (Width.saturating_mul(Height).saturating_mul(4)), null_stream: (), }
            { name: cuMemsetD2D8, symbol: "cuMemsetD2D8", class: Memset,
              args: (dstDevice: CUdeviceptr_v1, dstPitch: ::core::ffi::c_uint, uc: ::core::ffi::c_uchar, Width: ::core::ffi::c_uint, Height: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((Width as usize).saturating_mul((Height as usize))), null_stream: (), }
            { name: cuMemsetD2D8Async, symbol: "cuMemsetD2D8Async", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, uc: ::core::ffi::c_uchar, Width: usize, Height: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (Width.saturating_mul(Height)), null_stream: (legacy), }
            { name: cuMemsetD2D8Async_ptsz, symbol: "cuMemsetD2D8Async_ptsz", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, uc: ::core::ffi::c_uchar, Width: usize, Height: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (Width.saturating_mul(Height)), null_stream: (per_thread), }
            { name: cuMemsetD2D8_v2, symbol: "cuMemsetD2D8_v2", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, uc: ::core::ffi::c_uchar, Width: usize, Height: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (Width.saturating_mul(Height)), null_stream: (), }
            { name: cuMemsetD2D8_v2_ptds, symbol: "cuMemsetD2D8_v2_ptds", class: Memset,
              args: (dstDevice: CUdeviceptr, dstPitch: usize, uc: ::core::ffi::c_uchar, Width: usize, Height: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (Width.saturating_mul(Height)), null_stream: (), }
            { name: cuMemsetD32, symbol: "cuMemsetD32", class: Memset,
              args: (dstDevice: CUdeviceptr_v1, ui: ::core::ffi::c_uint, N: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((N as usize).saturating_mul(4)), null_stream: (), }
            { name: cuMemsetD32Async, symbol: "cuMemsetD32Async", class: Memset,
              args: (dstDevice: CUdeviceptr, ui: ::core::ffi::c_uint, N: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (N.saturating_mul(4)), null_stream: (legacy), }
            { name: cuMemsetD32Async_ptsz, symbol: "cuMemsetD32Async_ptsz", class: Memset,
              args: (dstDevice: CUdeviceptr, ui: ::core::ffi::c_uint, N: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (N.saturating_mul(4)), null_stream: (per_thread), }
            { name: cuMemsetD32_v2, symbol: "cuMemsetD32_v2", class: Memset,
              args: (dstDevice: CUdeviceptr, ui: ::core::ffi::c_uint, N: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (N.saturating_mul(4)), null_stream: (), }
            { name: cuMemsetD32_v2_ptds, symbol: "cuMemsetD32_v2_ptds", class: Memset,
              args: (dstDevice: CUdeviceptr, ui: ::core::ffi::c_uint, N: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (N.saturating_mul(4)), null_stream: (), }
            { name: cuMemsetD8, symbol: "cuMemsetD8", class: Memset,
              args: (dstDevice: CUdeviceptr_v1, uc: ::core::ffi::c_uchar, N: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: ((N as usize)), null_stream: (), }
            { name: cuMemsetD8Async, symbol: "cuMemsetD8Async", class: Memset,
              args: (dstDevice: CUdeviceptr, uc: ::core::ffi::c_uchar, N: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (N), null_stream: (legacy), }
            { name: cuMemsetD8Async_ptsz, symbol: "cuMemsetD8Async_ptsz", class: Memset,
              args: (dstDevice: CUdeviceptr, uc: ::core::ffi::c_uchar, N: usize, hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (N), null_stream: (per_thread), }
            { name: cuMemsetD8_v2, symbol: "cuMemsetD8_v2", class: Memset,
              args: (dstDevice: CUdeviceptr, uc: ::core::ffi::c_uchar, N: usize), ret: CUresult,
              stream: (), event: (), implicit: (legacy), bytes: (N), null_stream: (), }
            { name: cuMemsetD8_v2_ptds, symbol: "cuMemsetD8_v2_ptds", class: Memset,
              args: (dstDevice: CUdeviceptr, uc: ::core::ffi::c_uchar, N: usize), ret: CUresult,
              stream: (), event: (), implicit: (per_thread), bytes: (N), null_stream: (), }
            { name: cuMipmappedArrayCreate, symbol: "cuMipmappedArrayCreate", class: Alloc,
              args: (pHandle: *mut CUmipmappedArray, pMipmappedArrayDesc: *const CUDA_ARRAY3D_DESCRIPTOR, numMipmapLevels: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMipmappedArrayDestroy, symbol: "cuMipmappedArrayDestroy", class: Free,
              args: (hMipmappedArray: CUmipmappedArray), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuMipmappedArrayGetLevel, symbol: "cuMipmappedArrayGetLevel", class: Other,
              args: (pLevelArray: *mut CUarray, hMipmappedArray: CUmipmappedArray, level: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMipmappedArrayGetMemoryRequirements, symbol: "cuMipmappedArrayGetMemoryRequirements", class: Other,
              args: (memoryRequirements: *mut CUDA_ARRAY_MEMORY_REQUIREMENTS, mipmap: CUmipmappedArray, device: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMipmappedArrayGetSparseProperties, symbol: "cuMipmappedArrayGetSparseProperties", class: Other,
              args: (sparseProperties: *mut CUDA_ARRAY_SPARSE_PROPERTIES, mipmap: CUmipmappedArray), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleEnumerateFunctions, symbol: "cuModuleEnumerateFunctions", class: Module,
              args: (functions: *mut CUfunction, numFunctions: ::core::ffi::c_uint, mod_: CUmodule), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetFunction, symbol: "cuModuleGetFunction", class: Module,
              args: (hfunc: *mut CUfunction, hmod: CUmodule, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetFunctionCount, symbol: "cuModuleGetFunctionCount", class: Module,
              args: (count: *mut ::core::ffi::c_uint, mod_: CUmodule), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetGlobal, symbol: "cuModuleGetGlobal", class: Module,
              args: (dptr: *mut CUdeviceptr_v1, bytes: *mut ::core::ffi::c_uint, hmod: CUmodule, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetGlobal_v2, symbol: "cuModuleGetGlobal_v2", class: Module,
              args: (dptr: *mut CUdeviceptr, bytes: *mut usize, hmod: CUmodule, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetLoadingMode, symbol: "cuModuleGetLoadingMode", class: Other,
              args: (mode: *mut CUmoduleLoadingMode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetSurfRef, symbol: "cuModuleGetSurfRef", class: Module,
              args: (pSurfRef: *mut CUsurfref, hmod: CUmodule, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleGetTexRef, symbol: "cuModuleGetTexRef", class: Module,
              args: (pTexRef: *mut CUtexref, hmod: CUmodule, name: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleLoad, symbol: "cuModuleLoad", class: Module,
              args: (module: *mut CUmodule, fname: *const ::core::ffi::c_char), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleLoadData, symbol: "cuModuleLoadData", class: Module,
              args: (module: *mut CUmodule, image: *const ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleLoadDataEx, symbol: "cuModuleLoadDataEx", class: Module,
              args: (module: *mut CUmodule, image: *const ::core::ffi::c_void, numOptions: ::core::ffi::c_uint, options: *mut CUjit_option, optionValues: *mut *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleLoadFatBinary, symbol: "cuModuleLoadFatBinary", class: Module,
              args: (module: *mut CUmodule, fatCubin: *const ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuModuleUnload, symbol: "cuModuleUnload", class: Module,
              args: (hmod: CUmodule), ret: CUresult,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: cuMulticastAddDevice, symbol: "cuMulticastAddDevice", class: Other,
              args: (mcHandle: CUmemGenericAllocationHandle, dev: CUdevice), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastBindAddr, symbol: "cuMulticastBindAddr", class: Alloc,
              args: (mcHandle: CUmemGenericAllocationHandle, mcOffset: usize, memptr: CUdeviceptr, size: usize, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastBindAddr_v2, symbol: "cuMulticastBindAddr_v2", class: Alloc,
              args: (mcHandle: CUmemGenericAllocationHandle, dev: CUdevice, mcOffset: usize, memptr: CUdeviceptr, size: usize, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastBindMem, symbol: "cuMulticastBindMem", class: Alloc,
              args: (mcHandle: CUmemGenericAllocationHandle, mcOffset: usize, memHandle: CUmemGenericAllocationHandle, memOffset: usize, size: usize, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastBindMem_v2, symbol: "cuMulticastBindMem_v2", class: Alloc,
              args: (mcHandle: CUmemGenericAllocationHandle, dev: CUdevice, mcOffset: usize, memHandle: CUmemGenericAllocationHandle, memOffset: usize, size: usize, flags: ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastCreate, symbol: "cuMulticastCreate", class: Alloc,
              args: (mcHandle: *mut CUmemGenericAllocationHandle, prop: *const CUmulticastObjectProp), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastGetGranularity, symbol: "cuMulticastGetGranularity", class: Other,
              args: (granularity: *mut usize, prop: *const CUmulticastObjectProp, option: CUmulticastGranularity_flags), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuMulticastUnbind, symbol: "cuMulticastUnbind", class: Free,
              args: (mcHandle: CUmemGenericAllocationHandle, dev: CUdevice, mcOffset: usize, size: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyAvailableDynamicSMemPerBlock, symbol: "cuOccupancyAvailableDynamicSMemPerBlock", class: Other,
              args: (dynamicSmemSize: *mut usize, func: CUfunction, numBlocks: ::core::ffi::c_int, blockSize: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyMaxActiveBlocksPerMultiprocessor, symbol: "cuOccupancyMaxActiveBlocksPerMultiprocessor", class: Other,
              args: (numBlocks: *mut ::core::ffi::c_int, func: CUfunction, blockSize: ::core::ffi::c_int, dynamicSMemSize: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags, symbol: "cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags", class: Other,
              args: (numBlocks: *mut ::core::ffi::c_int, func: CUfunction, blockSize: ::core::ffi::c_int, dynamicSMemSize: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyMaxActiveClusters, symbol: "cuOccupancyMaxActiveClusters", class: Other,
              args: (numClusters: *mut ::core::ffi::c_int, func: CUfunction, config: *const CUlaunchConfig), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyMaxPotentialBlockSize, symbol: "cuOccupancyMaxPotentialBlockSize", class: Other,
              args: (minGridSize: *mut ::core::ffi::c_int, blockSize: *mut ::core::ffi::c_int, func: CUfunction, blockSizeToDynamicSMemSize: CUoccupancyB2DSize, dynamicSMemSize: usize, blockSizeLimit: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyMaxPotentialBlockSizeWithFlags, symbol: "cuOccupancyMaxPotentialBlockSizeWithFlags", class: Other,
              args: (minGridSize: *mut ::core::ffi::c_int, blockSize: *mut ::core::ffi::c_int, func: CUfunction, blockSizeToDynamicSMemSize: CUoccupancyB2DSize, dynamicSMemSize: usize, blockSizeLimit: ::core::ffi::c_int, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuOccupancyMaxPotentialClusterSize, symbol: "cuOccupancyMaxPotentialClusterSize", class: Other,
              args: (clusterSize: *mut ::core::ffi::c_int, func: CUfunction, config: *const CUlaunchConfig), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuParamSetSize, symbol: "cuParamSetSize", class: Other,
              args: (hfunc: CUfunction, numbytes: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuParamSetTexRef, symbol: "cuParamSetTexRef", class: Other,
              args: (hfunc: CUfunction, texunit: ::core::ffi::c_int, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuParamSetf, symbol: "cuParamSetf", class: Other,
              args: (hfunc: CUfunction, offset: ::core::ffi::c_int, value: f32), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuParamSeti, symbol: "cuParamSeti", class: Other,
              args: (hfunc: CUfunction, offset: ::core::ffi::c_int, value: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuParamSetv, symbol: "cuParamSetv", class: Other,
              args: (hfunc: CUfunction, offset: ::core::ffi::c_int, ptr: *mut ::core::ffi::c_void, numbytes: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuPointerGetAttribute, symbol: "cuPointerGetAttribute", class: Other,
              args: (data: *mut ::core::ffi::c_void, attribute: CUpointer_attribute, ptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuPointerGetAttributes, symbol: "cuPointerGetAttributes", class: Other,
              args: (numAttributes: ::core::ffi::c_uint, attributes: *mut CUpointer_attribute, data: *mut *mut ::core::ffi::c_void, ptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuPointerSetAttribute, symbol: "cuPointerSetAttribute", class: Other,
              args: (value: *const ::core::ffi::c_void, attribute: CUpointer_attribute, ptr: CUdeviceptr), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuProfilerInitialize, symbol: "cuProfilerInitialize", class: Other,
              args: (configFile: *const ::core::ffi::c_char, outputFile: *const ::core::ffi::c_char, outputMode: CUoutput_mode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuProfilerStart, symbol: "cuProfilerStart", class: Other,
              args: (), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuProfilerStop, symbol: "cuProfilerStop", class: Other,
              args: (), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuSignalExternalSemaphoresAsync, symbol: "cuSignalExternalSemaphoresAsync", class: Wait,
              args: (extSemArray: *const CUexternalSemaphore, paramsArray: *const CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS, numExtSems: ::core::ffi::c_uint, stream: CUstream), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuSignalExternalSemaphoresAsync_ptsz, symbol: "cuSignalExternalSemaphoresAsync_ptsz", class: Wait,
              args: (extSemArray: *const CUexternalSemaphore, paramsArray: *const CUDA_EXTERNAL_SEMAPHORE_SIGNAL_PARAMS, numExtSems: ::core::ffi::c_uint, stream: CUstream), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamAddCallback, symbol: "cuStreamAddCallback", class: Callback,
              args: (hStream: CUstream, callback: CUstreamCallback, userData: *mut ::core::ffi::c_void, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamAddCallback_ptsz, symbol: "cuStreamAddCallback_ptsz", class: Callback,
              args: (hStream: CUstream, callback: CUstreamCallback, userData: *mut ::core::ffi::c_void, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamAttachMemAsync, symbol: "cuStreamAttachMemAsync", class: Alloc,
              args: (hStream: CUstream, dptr: CUdeviceptr, length: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamAttachMemAsync_ptsz, symbol: "cuStreamAttachMemAsync_ptsz", class: Alloc,
              args: (hStream: CUstream, dptr: CUdeviceptr, length: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBatchMemOp, symbol: "cuStreamBatchMemOp", class: Wait,
              args: (stream: CUstream, count: ::core::ffi::c_uint, paramArray: *mut CUstreamBatchMemOpParams, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBatchMemOp_ptsz, symbol: "cuStreamBatchMemOp_ptsz", class: Wait,
              args: (stream: CUstream, count: ::core::ffi::c_uint, paramArray: *mut CUstreamBatchMemOpParams, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBatchMemOp_v2, symbol: "cuStreamBatchMemOp_v2", class: Wait,
              args: (stream: CUstream, count: ::core::ffi::c_uint, paramArray: *mut CUstreamBatchMemOpParams, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBatchMemOp_v2_ptsz, symbol: "cuStreamBatchMemOp_v2_ptsz", class: Wait,
              args: (stream: CUstream, count: ::core::ffi::c_uint, paramArray: *mut CUstreamBatchMemOpParams, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBeginCapture, symbol: "cuStreamBeginCapture", class: Capture,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBeginCaptureToCig, symbol: "cuStreamBeginCaptureToCig", class: Capture,
              args: (hStream: CUstream, streamCigCaptureParams: *mut CUstreamCigCaptureParams), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBeginCaptureToCig_ptsz, symbol: "cuStreamBeginCaptureToCig_ptsz", class: Capture,
              args: (hStream: CUstream, streamCigCaptureParams: *mut CUstreamCigCaptureParams), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBeginCaptureToGraph, symbol: "cuStreamBeginCaptureToGraph", class: Capture,
              args: (hStream: CUstream, hGraph: CUgraph, dependencies: *const CUgraphNode, dependencyData: *const CUgraphEdgeData, numDependencies: usize, mode: CUstreamCaptureMode), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBeginCaptureToGraph_ptsz, symbol: "cuStreamBeginCaptureToGraph_ptsz", class: Capture,
              args: (hStream: CUstream, hGraph: CUgraph, dependencies: *const CUgraphNode, dependencyData: *const CUgraphEdgeData, numDependencies: usize, mode: CUstreamCaptureMode), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBeginCapture_ptsz, symbol: "cuStreamBeginCapture_ptsz", class: Capture,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBeginCapture_v2, symbol: "cuStreamBeginCapture_v2", class: Capture,
              args: (hStream: CUstream, mode: CUstreamCaptureMode), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBeginCapture_v2_ptsz, symbol: "cuStreamBeginCapture_v2_ptsz", class: Capture,
              args: (hStream: CUstream, mode: CUstreamCaptureMode), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamBeginRecaptureToGraph, symbol: "cuStreamBeginRecaptureToGraph", class: Capture,
              args: (hStream: CUstream, mode: CUstreamCaptureMode, hGraph: CUgraph, callbackFunc: CUgraphRecaptureCallback, userData: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamBeginRecaptureToGraph_ptsz, symbol: "cuStreamBeginRecaptureToGraph_ptsz", class: Capture,
              args: (hStream: CUstream, mode: CUstreamCaptureMode, hGraph: CUgraph, callbackFunc: CUgraphRecaptureCallback, userData: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamCopyAttributes, symbol: "cuStreamCopyAttributes", class: Other,
              args: (dst: CUstream, src: CUstream), ret: CUresult,
              stream: (dst, src), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamCopyAttributes_ptsz, symbol: "cuStreamCopyAttributes_ptsz", class: Other,
              args: (dst: CUstream, src: CUstream), ret: CUresult,
              stream: (dst, src), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamCreate, symbol: "cuStreamCreate", class: StreamLifecycle,
              args: (phStream: *mut CUstream, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuStreamCreateWithPriority, symbol: "cuStreamCreateWithPriority", class: StreamLifecycle,
              args: (phStream: *mut CUstream, flags: ::core::ffi::c_uint, priority: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuStreamDestroy, symbol: "cuStreamDestroy", class: StreamLifecycle,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamDestroy_v2, symbol: "cuStreamDestroy_v2", class: StreamLifecycle,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamEndCapture, symbol: "cuStreamEndCapture", class: Capture,
              args: (hStream: CUstream, phGraph: *mut CUgraph), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamEndCaptureToCig, symbol: "cuStreamEndCaptureToCig", class: Capture,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamEndCaptureToCig_ptsz, symbol: "cuStreamEndCaptureToCig_ptsz", class: Capture,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamEndCapture_ptsz, symbol: "cuStreamEndCapture_ptsz", class: Capture,
              args: (hStream: CUstream, phGraph: *mut CUgraph), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetAttribute, symbol: "cuStreamGetAttribute", class: Other,
              args: (hStream: CUstream, attr: CUstreamAttrID, value_out: *mut CUstreamAttrValue), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetAttribute_ptsz, symbol: "cuStreamGetAttribute_ptsz", class: Other,
              args: (hStream: CUstream, attr: CUstreamAttrID, value_out: *mut CUstreamAttrValue), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetCaptureInfo, symbol: "cuStreamGetCaptureInfo", class: Capture,
              args: (hStream: CUstream, captureStatus_out: *mut CUstreamCaptureStatus, id_out: *mut cuuint64_t), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetCaptureInfo_ptsz, symbol: "cuStreamGetCaptureInfo_ptsz", class: Capture,
              args: (hStream: CUstream, captureStatus_out: *mut CUstreamCaptureStatus, id_out: *mut cuuint64_t), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetCaptureInfo_v2, symbol: "cuStreamGetCaptureInfo_v2", class: Capture,
              args: (hStream: CUstream, captureStatus_out: *mut CUstreamCaptureStatus, id_out: *mut cuuint64_t, graph_out: *mut CUgraph, dependencies_out: *mut *const CUgraphNode, numDependencies_out: *mut usize), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetCaptureInfo_v2_ptsz, symbol: "cuStreamGetCaptureInfo_v2_ptsz", class: Capture,
              args: (hStream: CUstream, captureStatus_out: *mut CUstreamCaptureStatus, id_out: *mut cuuint64_t, graph_out: *mut CUgraph, dependencies_out: *mut *const CUgraphNode, numDependencies_out: *mut usize), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetCaptureInfo_v3, symbol: "cuStreamGetCaptureInfo_v3", class: Capture,
              args: (hStream: CUstream, captureStatus_out: *mut CUstreamCaptureStatus, id_out: *mut cuuint64_t, graph_out: *mut CUgraph, dependencies_out: *mut *const CUgraphNode, edgeData_out: *mut *const CUgraphEdgeData, numDependencies_out: *mut usize), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetCaptureInfo_v3_ptsz, symbol: "cuStreamGetCaptureInfo_v3_ptsz", class: Capture,
              args: (hStream: CUstream, captureStatus_out: *mut CUstreamCaptureStatus, id_out: *mut cuuint64_t, graph_out: *mut CUgraph, dependencies_out: *mut *const CUgraphNode, edgeData_out: *mut *const CUgraphEdgeData, numDependencies_out: *mut usize), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetCtx, symbol: "cuStreamGetCtx", class: Other,
              args: (hStream: CUstream, pctx: *mut CUcontext), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetCtx_ptsz, symbol: "cuStreamGetCtx_ptsz", class: Other,
              args: (hStream: CUstream, pctx: *mut CUcontext), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetCtx_v2, symbol: "cuStreamGetCtx_v2", class: Other,
              args: (hStream: CUstream, pCtx: *mut CUcontext, pGreenCtx: *mut CUgreenCtx), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetCtx_v2_ptsz, symbol: "cuStreamGetCtx_v2_ptsz", class: Other,
              args: (hStream: CUstream, pCtx: *mut CUcontext, pGreenCtx: *mut CUgreenCtx), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetDevResource, symbol: "cuStreamGetDevResource", class: Other,
              args: (hStream: CUstream, resource: *mut CUdevResource, type_: CUdevResourceType), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetDevResource_ptsz, symbol: "cuStreamGetDevResource_ptsz", class: Other,
              args: (hStream: CUstream, resource: *mut CUdevResource, type_: CUdevResourceType), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetDevice, symbol: "cuStreamGetDevice", class: Other,
              args: (hStream: CUstream, device: *mut CUdevice), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetDevice_ptsz, symbol: "cuStreamGetDevice_ptsz", class: Other,
              args: (hStream: CUstream, device: *mut CUdevice), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetFlags, symbol: "cuStreamGetFlags", class: Other,
              args: (hStream: CUstream, flags: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetFlags_ptsz, symbol: "cuStreamGetFlags_ptsz", class: Other,
              args: (hStream: CUstream, flags: *mut ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetGreenCtx, symbol: "cuStreamGetGreenCtx", class: Other,
              args: (hStream: CUstream, phCtx: *mut CUgreenCtx), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetId, symbol: "cuStreamGetId", class: Other,
              args: (hStream: CUstream, streamId: *mut ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetId_ptsz, symbol: "cuStreamGetId_ptsz", class: Other,
              args: (hStream: CUstream, streamId: *mut ::core::ffi::c_ulonglong), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamGetPriority, symbol: "cuStreamGetPriority", class: Other,
              args: (hStream: CUstream, priority: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamGetPriority_ptsz, symbol: "cuStreamGetPriority_ptsz", class: Other,
              args: (hStream: CUstream, priority: *mut ::core::ffi::c_int), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamIsCapturing, symbol: "cuStreamIsCapturing", class: Capture,
              args: (hStream: CUstream, captureStatus: *mut CUstreamCaptureStatus), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamIsCapturing_ptsz, symbol: "cuStreamIsCapturing_ptsz", class: Capture,
              args: (hStream: CUstream, captureStatus: *mut CUstreamCaptureStatus), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamQuery, symbol: "cuStreamQuery", class: Query,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamQuery_ptsz, symbol: "cuStreamQuery_ptsz", class: Query,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamSetAttribute, symbol: "cuStreamSetAttribute", class: Other,
              args: (hStream: CUstream, attr: CUstreamAttrID, value: *const CUstreamAttrValue), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamSetAttribute_ptsz, symbol: "cuStreamSetAttribute_ptsz", class: Other,
              args: (hStream: CUstream, attr: CUstreamAttrID, value: *const CUstreamAttrValue), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamSynchronize, symbol: "cuStreamSynchronize", class: Sync,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamSynchronize_ptsz, symbol: "cuStreamSynchronize_ptsz", class: Sync,
              args: (hStream: CUstream), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamUpdateCaptureDependencies, symbol: "cuStreamUpdateCaptureDependencies", class: Capture,
              args: (hStream: CUstream, dependencies: *mut CUgraphNode, numDependencies: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamUpdateCaptureDependencies_ptsz, symbol: "cuStreamUpdateCaptureDependencies_ptsz", class: Capture,
              args: (hStream: CUstream, dependencies: *mut CUgraphNode, numDependencies: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamUpdateCaptureDependencies_v2, symbol: "cuStreamUpdateCaptureDependencies_v2", class: Capture,
              args: (hStream: CUstream, dependencies: *mut CUgraphNode, dependencyData: *const CUgraphEdgeData, numDependencies: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamUpdateCaptureDependencies_v2_ptsz, symbol: "cuStreamUpdateCaptureDependencies_v2_ptsz", class: Capture,
              args: (hStream: CUstream, dependencies: *mut CUgraphNode, dependencyData: *const CUgraphEdgeData, numDependencies: usize, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWaitEvent, symbol: "cuStreamWaitEvent", class: Wait,
              args: (hStream: CUstream, hEvent: CUevent, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (hEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWaitEvent_ptsz, symbol: "cuStreamWaitEvent_ptsz", class: Wait,
              args: (hStream: CUstream, hEvent: CUevent, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (hStream), event: (hEvent), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWaitValue32, symbol: "cuStreamWaitValue32", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWaitValue32_ptsz, symbol: "cuStreamWaitValue32_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWaitValue32_v2, symbol: "cuStreamWaitValue32_v2", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWaitValue32_v2_ptsz, symbol: "cuStreamWaitValue32_v2_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWaitValue64, symbol: "cuStreamWaitValue64", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWaitValue64_ptsz, symbol: "cuStreamWaitValue64_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWaitValue64_v2, symbol: "cuStreamWaitValue64_v2", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWaitValue64_v2_ptsz, symbol: "cuStreamWaitValue64_v2_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWriteValue32, symbol: "cuStreamWriteValue32", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWriteValue32_ptsz, symbol: "cuStreamWriteValue32_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWriteValue32_v2, symbol: "cuStreamWriteValue32_v2", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWriteValue32_v2_ptsz, symbol: "cuStreamWriteValue32_v2_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint32_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWriteValue64, symbol: "cuStreamWriteValue64", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWriteValue64_ptsz, symbol: "cuStreamWriteValue64_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuStreamWriteValue64_v2, symbol: "cuStreamWriteValue64_v2", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuStreamWriteValue64_v2_ptsz, symbol: "cuStreamWriteValue64_v2_ptsz", class: Wait,
              args: (stream: CUstream, addr: CUdeviceptr, value: cuuint64_t, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: cuSurfObjectCreate, symbol: "cuSurfObjectCreate", class: Other,
              args: (pSurfObject: *mut CUsurfObject, pResDesc: *const CUDA_RESOURCE_DESC), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuSurfObjectDestroy, symbol: "cuSurfObjectDestroy", class: Other,
              args: (surfObject: CUsurfObject), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuSurfObjectGetResourceDesc, symbol: "cuSurfObjectGetResourceDesc", class: Other,
              args: (pResDesc: *mut CUDA_RESOURCE_DESC, surfObject: CUsurfObject), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuSurfRefGetArray, symbol: "cuSurfRefGetArray", class: Other,
              args: (phArray: *mut CUarray, hSurfRef: CUsurfref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuSurfRefSetArray, symbol: "cuSurfRefSetArray", class: Other,
              args: (hSurfRef: CUsurfref, hArray: CUarray, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTensorMapEncodeIm2col, symbol: "cuTensorMapEncodeIm2col", class: Other,
              args: (tensorMap: *mut CUtensorMap, tensorDataType: CUtensorMapDataType, tensorRank: cuuint32_t, globalAddress: *mut ::core::ffi::c_void, globalDim: *const cuuint64_t, globalStrides: *const cuuint64_t, pixelBoxLowerCorner: *const ::core::ffi::c_int, pixelBoxUpperCorner: *const ::core::ffi::c_int, channelsPerPixel: cuuint32_t, pixelsPerColumn: cuuint32_t, elementStrides: *const cuuint32_t, interleave: CUtensorMapInterleave, swizzle: CUtensorMapSwizzle, l2Promotion: CUtensorMapL2promotion, oobFill: CUtensorMapFloatOOBfill), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTensorMapEncodeIm2colWide, symbol: "cuTensorMapEncodeIm2colWide", class: Other,
              args: (tensorMap: *mut CUtensorMap, tensorDataType: CUtensorMapDataType, tensorRank: cuuint32_t, globalAddress: *mut ::core::ffi::c_void, globalDim: *const cuuint64_t, globalStrides: *const cuuint64_t, pixelBoxLowerCornerWidth: ::core::ffi::c_int, pixelBoxUpperCornerWidth: ::core::ffi::c_int, channelsPerPixel: cuuint32_t, pixelsPerColumn: cuuint32_t, elementStrides: *const cuuint32_t, interleave: CUtensorMapInterleave, mode: CUtensorMapIm2ColWideMode, swizzle: CUtensorMapSwizzle, l2Promotion: CUtensorMapL2promotion, oobFill: CUtensorMapFloatOOBfill), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTensorMapEncodeTiled, symbol: "cuTensorMapEncodeTiled", class: Other,
              args: (tensorMap: *mut CUtensorMap, tensorDataType: CUtensorMapDataType, tensorRank: cuuint32_t, globalAddress: *mut ::core::ffi::c_void, globalDim: *const cuuint64_t, globalStrides: *const cuuint64_t, boxDim: *const cuuint32_t, elementStrides: *const cuuint32_t, interleave: CUtensorMapInterleave, swizzle: CUtensorMapSwizzle, l2Promotion: CUtensorMapL2promotion, oobFill: CUtensorMapFloatOOBfill), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTensorMapReplaceAddress, symbol: "cuTensorMapReplaceAddress", class: Other,
              args: (tensorMap: *mut CUtensorMap, globalAddress: *mut ::core::ffi::c_void), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTensorMapSetAllocationClass, symbol: "cuTensorMapSetAllocationClass", class: Other,
              args: (tensorMap: *mut CUtensorMap, allocClass: CUtensorMapAllocClass, outAllocClass: *mut CUtensorMapAllocClass), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexObjectCreate, symbol: "cuTexObjectCreate", class: Other,
              args: (pTexObject: *mut CUtexObject, pResDesc: *const CUDA_RESOURCE_DESC, pTexDesc: *const CUDA_TEXTURE_DESC, pResViewDesc: *const CUDA_RESOURCE_VIEW_DESC), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexObjectDestroy, symbol: "cuTexObjectDestroy", class: Other,
              args: (texObject: CUtexObject), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexObjectGetResourceDesc, symbol: "cuTexObjectGetResourceDesc", class: Other,
              args: (pResDesc: *mut CUDA_RESOURCE_DESC, texObject: CUtexObject), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexObjectGetResourceViewDesc, symbol: "cuTexObjectGetResourceViewDesc", class: Other,
              args: (pResViewDesc: *mut CUDA_RESOURCE_VIEW_DESC, texObject: CUtexObject), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexObjectGetTextureDesc, symbol: "cuTexObjectGetTextureDesc", class: Other,
              args: (pTexDesc: *mut CUDA_TEXTURE_DESC, texObject: CUtexObject), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefCreate, symbol: "cuTexRefCreate", class: Other,
              args: (pTexRef: *mut CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefDestroy, symbol: "cuTexRefDestroy", class: Other,
              args: (hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetAddress, symbol: "cuTexRefGetAddress", class: Other,
              args: (pdptr: *mut CUdeviceptr_v1, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetAddressMode, symbol: "cuTexRefGetAddressMode", class: Other,
              args: (pam: *mut CUaddress_mode, hTexRef: CUtexref, dim: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetAddress_v2, symbol: "cuTexRefGetAddress_v2", class: Other,
              args: (pdptr: *mut CUdeviceptr, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetArray, symbol: "cuTexRefGetArray", class: Other,
              args: (phArray: *mut CUarray, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetBorderColor, symbol: "cuTexRefGetBorderColor", class: Other,
              args: (pBorderColor: *mut f32, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetFilterMode, symbol: "cuTexRefGetFilterMode", class: Other,
              args: (pfm: *mut CUfilter_mode, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetFlags, symbol: "cuTexRefGetFlags", class: Other,
              args: (pFlags: *mut ::core::ffi::c_uint, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetFormat, symbol: "cuTexRefGetFormat", class: Other,
              args: (pFormat: *mut CUarray_format, pNumChannels: *mut ::core::ffi::c_int, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetMaxAnisotropy, symbol: "cuTexRefGetMaxAnisotropy", class: Other,
              args: (pmaxAniso: *mut ::core::ffi::c_int, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetMipmapFilterMode, symbol: "cuTexRefGetMipmapFilterMode", class: Other,
              args: (pfm: *mut CUfilter_mode, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetMipmapLevelBias, symbol: "cuTexRefGetMipmapLevelBias", class: Other,
              args: (pbias: *mut f32, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetMipmapLevelClamp, symbol: "cuTexRefGetMipmapLevelClamp", class: Other,
              args: (pminMipmapLevelClamp: *mut f32, pmaxMipmapLevelClamp: *mut f32, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefGetMipmappedArray, symbol: "cuTexRefGetMipmappedArray", class: Other,
              args: (phMipmappedArray: *mut CUmipmappedArray, hTexRef: CUtexref), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetAddress, symbol: "cuTexRefSetAddress", class: Other,
              args: (ByteOffset: *mut ::core::ffi::c_uint, hTexRef: CUtexref, dptr: CUdeviceptr_v1, bytes: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetAddress2D, symbol: "cuTexRefSetAddress2D", class: Other,
              args: (hTexRef: CUtexref, desc: *const CUDA_ARRAY_DESCRIPTOR_v1, dptr: CUdeviceptr_v1, Pitch: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetAddress2D_v2, symbol: "cuTexRefSetAddress2D_v2", class: Other,
              args: (hTexRef: CUtexref, desc: *const CUDA_ARRAY_DESCRIPTOR, dptr: CUdeviceptr, Pitch: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetAddress2D_v3, symbol: "cuTexRefSetAddress2D_v3", class: Other,
              args: (hTexRef: CUtexref, desc: *const CUDA_ARRAY_DESCRIPTOR, dptr: CUdeviceptr, Pitch: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetAddressMode, symbol: "cuTexRefSetAddressMode", class: Other,
              args: (hTexRef: CUtexref, dim: ::core::ffi::c_int, am: CUaddress_mode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetAddress_v2, symbol: "cuTexRefSetAddress_v2", class: Other,
              args: (ByteOffset: *mut usize, hTexRef: CUtexref, dptr: CUdeviceptr, bytes: usize), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetArray, symbol: "cuTexRefSetArray", class: Other,
              args: (hTexRef: CUtexref, hArray: CUarray, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetBorderColor, symbol: "cuTexRefSetBorderColor", class: Other,
              args: (hTexRef: CUtexref, pBorderColor: *mut f32), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetFilterMode, symbol: "cuTexRefSetFilterMode", class: Other,
              args: (hTexRef: CUtexref, fm: CUfilter_mode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetFlags, symbol: "cuTexRefSetFlags", class: Other,
              args: (hTexRef: CUtexref, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetFormat, symbol: "cuTexRefSetFormat", class: Other,
              args: (hTexRef: CUtexref, fmt: CUarray_format, NumPackedComponents: ::core::ffi::c_int), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetMaxAnisotropy, symbol: "cuTexRefSetMaxAnisotropy", class: Other,
              args: (hTexRef: CUtexref, maxAniso: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetMipmapFilterMode, symbol: "cuTexRefSetMipmapFilterMode", class: Other,
              args: (hTexRef: CUtexref, fm: CUfilter_mode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetMipmapLevelBias, symbol: "cuTexRefSetMipmapLevelBias", class: Other,
              args: (hTexRef: CUtexref, bias: f32), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetMipmapLevelClamp, symbol: "cuTexRefSetMipmapLevelClamp", class: Other,
              args: (hTexRef: CUtexref, minMipmapLevelClamp: f32, maxMipmapLevelClamp: f32), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuTexRefSetMipmappedArray, symbol: "cuTexRefSetMipmappedArray", class: Other,
              args: (hTexRef: CUtexref, hMipmappedArray: CUmipmappedArray, Flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuThreadExchangeStreamCaptureMode, symbol: "cuThreadExchangeStreamCaptureMode", class: Capture,
              args: (mode: *mut CUstreamCaptureMode), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuUserObjectCreate, symbol: "cuUserObjectCreate", class: Other,
              args: (object_out: *mut CUuserObject, ptr: *mut ::core::ffi::c_void, destroy: CUhostFn, initialRefcount: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuUserObjectRelease, symbol: "cuUserObjectRelease", class: Other,
              args: (object: CUuserObject, count: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuUserObjectRetain, symbol: "cuUserObjectRetain", class: Other,
              args: (object: CUuserObject, count: ::core::ffi::c_uint), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuVDPAUCtxCreate, symbol: "cuVDPAUCtxCreate", class: Other,
              args: (pCtx: *mut CUcontext, flags: ::core::ffi::c_uint, device: CUdevice, vdpDevice: VdpDevice, vdpGetProcAddress: VdpGetProcAddress), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuVDPAUCtxCreate_v2, symbol: "cuVDPAUCtxCreate_v2", class: Other,
              args: (pCtx: *mut CUcontext, flags: ::core::ffi::c_uint, device: CUdevice, vdpDevice: VdpDevice, vdpGetProcAddress: VdpGetProcAddress), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuVDPAUGetDevice, symbol: "cuVDPAUGetDevice", class: Other,
              args: (pDevice: *mut CUdevice, vdpDevice: VdpDevice, vdpGetProcAddress: VdpGetProcAddress), ret: CUresult,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: cuWaitExternalSemaphoresAsync, symbol: "cuWaitExternalSemaphoresAsync", class: Wait,
              args: (extSemArray: *const CUexternalSemaphore, paramsArray: *const CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS, numExtSems: ::core::ffi::c_uint, stream: CUstream), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: cuWaitExternalSemaphoresAsync_ptsz, symbol: "cuWaitExternalSemaphoresAsync_ptsz", class: Wait,
              args: (extSemArray: *const CUexternalSemaphore, paramsArray: *const CUDA_EXTERNAL_SEMAPHORE_WAIT_PARAMS, numExtSems: ::core::ffi::c_uint, stream: CUstream), ret: CUresult,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
        }
    };
}

//! The functions of the driver that HIP's are mapped to, by their exported names, with the types of `cuda.h` (CUDA 13;
//! each of these symbols has been in `libcuda.so.1` since CUDA 12.0 at the latest).

use std::ffi::{CStr, c_char, c_int, c_uint, c_ushort, c_void};

use super::types::{
    Address, Copy2D, Device, Handle, HostFunction, HostNode, KernelNode, MemsetNode, Result, Stream,
    StreamCallback, Uuid,
};

macro_rules! functions {
    ($($name:ident = $symbol:literal ($($argument:ty),* $(,)?);)*) => {
        /// The driver's functions.
        #[derive(Clone, Copy)]
        pub struct Cuda {
            $(#[doc = $symbol] pub $name: unsafe extern "C" fn($($argument),*) -> Result,)*
        }

        impl Cuda {
            /// The table of what `find` finds; `absent` stands for what it does not.
            ///
            /// # Safety
            /// `find` returns null or the address of the driver's function of that name, which is never unloaded.
            pub unsafe fn new(
                find: impl Fn(&CStr) -> *mut c_void,
                absent: unsafe extern "C" fn() -> Result,
            ) -> Self {
                Self { $($name: {
                    const NAME: &CStr = match CStr::from_bytes_with_nul(concat!($symbol, "\0").as_bytes()) {
                        Ok(name) => name,
                        Err(_) => panic!("a symbol holds a NUL"),
                    };
                    let found = find(NAME);
                    let address = if found.is_null() { absent as *mut c_void } else { found };
                    // SAFETY: the driver's function of this name has this type (module documentation). `absent` takes
                    // nothing and may be called with anything: on x86-64 and on AArch64 the caller removes arguments.
                    unsafe { std::mem::transmute::<*mut c_void, unsafe extern "C" fn($($argument),*) -> Result>(address) }
                },)* }
            }
        }
    };
}

functions! {
    // the driver and its devices
    init = "cuInit" (c_uint);
    driver_version = "cuDriverGetVersion" (*mut c_int);
    device_count = "cuDeviceGetCount" (*mut c_int);
    device_get = "cuDeviceGet" (*mut Device, c_int);
    device_name = "cuDeviceGetName" (*mut c_char, c_int, Device);
    device_uuid = "cuDeviceGetUuid_v2" (*mut Uuid, Device);
    device_memory = "cuDeviceTotalMem_v2" (*mut usize, Device);
    device_attribute = "cuDeviceGetAttribute" (*mut c_int, c_int, Device);
    device_pci_bus_id = "cuDeviceGetPCIBusId" (*mut c_char, c_int, Device);
    device_by_pci_bus_id = "cuDeviceGetByPCIBusId" (*mut Device, *const c_char);
    device_can_access_peer = "cuDeviceCanAccessPeer" (*mut c_int, Device, Device);
    primary_retain = "cuDevicePrimaryCtxRetain" (*mut Handle, Device);
    primary_set_flags = "cuDevicePrimaryCtxSetFlags_v2" (Device, c_uint);
    primary_state = "cuDevicePrimaryCtxGetState" (Device, *mut c_uint, *mut c_int);
    // contexts
    context_set = "cuCtxSetCurrent" (Handle);
    context_synchronize = "cuCtxSynchronize" ();
    context_priority_range = "cuCtxGetStreamPriorityRange" (*mut c_int, *mut c_int);
    context_limit = "cuCtxGetLimit" (*mut usize, c_uint);
    context_set_limit = "cuCtxSetLimit" (c_uint, usize);
    context_enable_peer = "cuCtxEnablePeerAccess" (Handle, c_uint);
    context_disable_peer = "cuCtxDisablePeerAccess" (Handle);
    // streams
    stream_create = "cuStreamCreate" (*mut Stream, c_uint);
    stream_create_with_priority = "cuStreamCreateWithPriority" (*mut Stream, c_uint, c_int);
    stream_destroy = "cuStreamDestroy_v2" (Stream);
    stream_query = "cuStreamQuery" (Stream);
    stream_synchronize = "cuStreamSynchronize" (Stream);
    stream_wait_event = "cuStreamWaitEvent" (Stream, Handle, c_uint);
    stream_flags = "cuStreamGetFlags" (Stream, *mut c_uint);
    stream_priority = "cuStreamGetPriority" (Stream, *mut c_int);
    stream_context = "cuStreamGetCtx" (Stream, *mut Handle);
    stream_id = "cuStreamGetId" (Stream, *mut u64);
    stream_add_callback = "cuStreamAddCallback" (Stream, StreamCallback, *mut c_void, c_uint);
    stream_wait_32 = "cuStreamWaitValue32_v2" (Stream, Address, u32, c_uint);
    stream_wait_64 = "cuStreamWaitValue64_v2" (Stream, Address, u64, c_uint);
    stream_write_32 = "cuStreamWriteValue32_v2" (Stream, Address, u32, c_uint);
    stream_write_64 = "cuStreamWriteValue64_v2" (Stream, Address, u64, c_uint);
    // capture
    capture_begin = "cuStreamBeginCapture_v2" (Stream, c_int);
    capture_end = "cuStreamEndCapture" (Stream, *mut Handle);
    capture_status = "cuStreamIsCapturing" (Stream, *mut c_int);
    capture_info = "cuStreamGetCaptureInfo_v2"
        (Stream, *mut c_int, *mut u64, *mut Handle, *mut *const Handle, *mut usize);
    capture_exchange_mode = "cuThreadExchangeStreamCaptureMode" (*mut c_int);
    // events
    event_create = "cuEventCreate" (*mut Handle, c_uint);
    event_destroy = "cuEventDestroy_v2" (Handle);
    event_record = "cuEventRecord" (Handle, Stream);
    event_record_with_flags = "cuEventRecordWithFlags" (Handle, Stream, c_uint);
    event_query = "cuEventQuery" (Handle);
    event_synchronize = "cuEventSynchronize" (Handle);
    event_elapsed = "cuEventElapsedTime" (*mut f32, Handle, Handle);
    // memory
    mem_info = "cuMemGetInfo_v2" (*mut usize, *mut usize);
    mem_alloc = "cuMemAlloc_v2" (*mut Address, usize);
    mem_alloc_pitch = "cuMemAllocPitch_v2" (*mut Address, *mut usize, usize, usize, c_uint);
    mem_alloc_managed = "cuMemAllocManaged" (*mut Address, usize, c_uint);
    mem_free = "cuMemFree_v2" (Address);
    mem_address_range = "cuMemGetAddressRange_v2" (*mut Address, *mut usize, Address);
    mem_host_alloc = "cuMemHostAlloc" (*mut *mut c_void, usize, c_uint);
    mem_host_free = "cuMemFreeHost" (*mut c_void);
    mem_host_register = "cuMemHostRegister_v2" (*mut c_void, usize, c_uint);
    mem_host_unregister = "cuMemHostUnregister" (*mut c_void);
    mem_host_device_pointer = "cuMemHostGetDevicePointer_v2" (*mut Address, *mut c_void, c_uint);
    mem_host_flags = "cuMemHostGetFlags" (*mut c_uint, *mut c_void);
    mem_alloc_async = "cuMemAllocAsync" (*mut Address, usize, Stream);
    mem_alloc_from_pool = "cuMemAllocFromPoolAsync" (*mut Address, usize, Handle, Stream);
    mem_free_async = "cuMemFreeAsync" (Address, Stream);
    device_default_pool = "cuDeviceGetDefaultMemPool" (*mut Handle, Device);
    device_pool = "cuDeviceGetMemPool" (*mut Handle, Device);
    device_set_pool = "cuDeviceSetMemPool" (Device, Handle);
    pool_trim = "cuMemPoolTrimTo" (Handle, usize);
    pool_set_attribute = "cuMemPoolSetAttribute" (Handle, c_int, *mut c_void);
    pool_attribute = "cuMemPoolGetAttribute" (Handle, c_int, *mut c_void);
    pointer_attribute = "cuPointerGetAttribute" (*mut c_void, c_int, Address);
    // copies and memsets
    copy = "cuMemcpy" (Address, Address, usize);
    copy_async = "cuMemcpyAsync" (Address, Address, usize, Stream);
    copy_2d = "cuMemcpy2DUnaligned_v2" (*const Copy2D);
    copy_2d_async = "cuMemcpy2DAsync_v2" (*const Copy2D, Stream);
    memset_8_async = "cuMemsetD8Async" (Address, u8, usize, Stream);
    memset_16_async = "cuMemsetD16Async" (Address, c_ushort, usize, Stream);
    memset_32_async = "cuMemsetD32Async" (Address, c_uint, usize, Stream);
    memset_2d_8_async = "cuMemsetD2D8Async" (Address, usize, u8, usize, usize, Stream);
    // modules, functions and launches
    module_load_data = "cuModuleLoadData" (*mut Handle, *const c_void);
    module_unload = "cuModuleUnload" (Handle);
    module_function = "cuModuleGetFunction" (*mut Handle, Handle, *const c_char);
    module_global = "cuModuleGetGlobal_v2" (*mut Address, *mut usize, Handle, *const c_char);
    function_attribute = "cuFuncGetAttribute" (*mut c_int, c_int, Handle);
    function_set_attribute = "cuFuncSetAttribute" (Handle, c_int, c_int);
    function_set_cache_config = "cuFuncSetCacheConfig" (Handle, c_uint);
    launch = "cuLaunchKernel" (
        Handle, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, Stream, *mut *mut c_void, *mut *mut c_void,
    );
    launch_cooperative = "cuLaunchCooperativeKernel" (
        Handle, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, c_uint, Stream, *mut *mut c_void,
    );
    launch_host = "cuLaunchHostFunc" (Stream, HostFunction, *mut c_void);
    occupancy_blocks = "cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags"
        (*mut c_int, Handle, c_int, usize, c_uint);
    occupancy_block_size = "cuOccupancyMaxPotentialBlockSizeWithFlags"
        (*mut c_int, *mut c_int, Handle, *const c_void, usize, c_int, c_uint);
    // graphs
    graph_create = "cuGraphCreate" (*mut Handle, c_uint);
    graph_destroy = "cuGraphDestroy" (Handle);
    graph_instantiate = "cuGraphInstantiateWithFlags" (*mut Handle, Handle, u64);
    graph_launch = "cuGraphLaunch" (Handle, Stream);
    graph_upload = "cuGraphUpload" (Handle, Stream);
    graph_exec_destroy = "cuGraphExecDestroy" (Handle);
    graph_nodes = "cuGraphGetNodes" (Handle, *mut Handle, *mut usize);
    graph_root_nodes = "cuGraphGetRootNodes" (Handle, *mut Handle, *mut usize);
    graph_edges = "cuGraphGetEdges" (Handle, *mut Handle, *mut Handle, *mut usize);
    graph_node_type = "cuGraphNodeGetType" (Handle, *mut c_int);
    graph_add_dependencies = "cuGraphAddDependencies" (Handle, *const Handle, *const Handle, usize);
    graph_add_empty = "cuGraphAddEmptyNode" (*mut Handle, Handle, *const Handle, usize);
    graph_add_kernel = "cuGraphAddKernelNode_v2" (*mut Handle, Handle, *const Handle, usize, *const KernelNode);
    graph_add_memset = "cuGraphAddMemsetNode"
        (*mut Handle, Handle, *const Handle, usize, *const MemsetNode, Handle);
    graph_add_host = "cuGraphAddHostNode" (*mut Handle, Handle, *const Handle, usize, *const HostNode);
    graph_exec_set_kernel = "cuGraphExecKernelNodeSetParams_v2" (Handle, Handle, *const KernelNode);
}

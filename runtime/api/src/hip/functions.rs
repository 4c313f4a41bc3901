// Written by hipreempt-api-generate from the HIP 7.1 headers (triton 3.9.0 on PyPI, folder
// triton/backends/amd/include). Do not edit: change data/functions.tsv or the generator.

/// Calls a macro once with one entry per function of HIP; see the crate's documentation.
#[macro_export]
macro_rules! hip_functions {
    ($($callback:tt)+) => {
        $($callback)+! {
            { name: __gnu_f2h_ieee, symbol: "__gnu_f2h_ieee", class: Other, node: "hip_4.2", since: "4.2",
              args: (f: f32), ret: ::core::ffi::c_ushort,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __gnu_h2f_ieee, symbol: "__gnu_h2f_ieee", class: Other, node: "hip_4.2", since: "4.2",
              args: (h: ::core::ffi::c_ushort), ret: f32,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipGetPCH, symbol: "__hipGetPCH", class: Other, node: "hip_4.2", since: "4.2",
              args: (pch: *mut *const ::core::ffi::c_char, size: *mut ::core::ffi::c_uint), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipPopCallConfiguration, symbol: "__hipPopCallConfiguration", class: Other, node: "hip_4.2", since: "4.2",
              args: (gridDim: *mut dim3, blockDim: *mut dim3, sharedMem: *mut usize, stream: *mut hipStream_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipPushCallConfiguration, symbol: "__hipPushCallConfiguration", class: Other, node: "hip_4.2", since: "4.2",
              args: (gridDim: dim3, blockDim: dim3, sharedMem: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: __hipRegisterFatBinary, symbol: "__hipRegisterFatBinary", class: Module, node: "hip_4.2", since: "4.2",
              args: (data: *const ::core::ffi::c_void), ret: *mut *mut ::core::ffi::c_void,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipRegisterFunction, symbol: "__hipRegisterFunction", class: Module, node: "hip_4.2", since: "4.2",
              args: (modules: *mut *mut ::core::ffi::c_void, hostFunction: *const ::core::ffi::c_void, deviceFunction: *mut ::core::ffi::c_char, deviceName: *const ::core::ffi::c_char, threadLimit: ::core::ffi::c_uint, tid: *mut hipUint3, bid: *mut hipUint3, blockDim: *mut dim3, gridDim: *mut dim3, wSize: *mut ::core::ffi::c_int), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipRegisterManagedVar, symbol: "__hipRegisterManagedVar", class: Module, node: "hip_4.2", since: "4.2",
              args: (hipModule: *mut ::core::ffi::c_void, pointer: *mut *mut ::core::ffi::c_void, init_value: *mut ::core::ffi::c_void, name: *const ::core::ffi::c_char, size: usize, align: ::core::ffi::c_uint), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipRegisterSurface, symbol: "__hipRegisterSurface", class: Module, node: "hip_4.2", since: "4.2",
              args: (modules: *mut *mut ::core::ffi::c_void, var: *mut ::core::ffi::c_void, hostVar: *mut ::core::ffi::c_char, deviceVar: *mut ::core::ffi::c_char, type_: ::core::ffi::c_int, ext: ::core::ffi::c_int), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipRegisterTexture, symbol: "__hipRegisterTexture", class: Module, node: "hip_4.2", since: "4.2",
              args: (modules: *mut *mut ::core::ffi::c_void, var: *mut ::core::ffi::c_void, hostVar: *mut ::core::ffi::c_char, deviceVar: *mut ::core::ffi::c_char, type_: ::core::ffi::c_int, norm: ::core::ffi::c_int, ext: ::core::ffi::c_int), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipRegisterVar, symbol: "__hipRegisterVar", class: Module, node: "hip_4.2", since: "4.2",
              args: (modules: *mut *mut ::core::ffi::c_void, var: *mut ::core::ffi::c_void, hostVar: *mut ::core::ffi::c_char, deviceVar: *mut ::core::ffi::c_char, ext: ::core::ffi::c_int, size: usize, constant: ::core::ffi::c_int, global: ::core::ffi::c_int), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: __hipUnregisterFatBinary, symbol: "__hipUnregisterFatBinary", class: Module, node: "hip_4.2", since: "4.2",
              args: (modules: *mut *mut ::core::ffi::c_void), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: amd_dbgapi_get_build_id, symbol: "amd_dbgapi_get_build_id", class: Other, node: "hip_4.5", since: "4.5",
              args: (), ret: usize,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: amd_dbgapi_get_build_name, symbol: "amd_dbgapi_get_build_name", class: Other, node: "hip_4.5", since: "4.5",
              args: (), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: amd_dbgapi_get_git_hash, symbol: "amd_dbgapi_get_git_hash", class: Other, node: "hip_4.5", since: "4.5",
              args: (), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipApiName, symbol: "hipApiName", class: Other, node: "hip_4.2", since: "4.2",
              args: (id: u32), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipArray3DCreate, symbol: "hipArray3DCreate", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (array: *mut hipArray_t, pAllocateArray: *const HIP_ARRAY3D_DESCRIPTOR), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipArray3DGetDescriptor, symbol: "hipArray3DGetDescriptor", class: Other, node: "hip_5.6", since: "5.6",
              args: (pArrayDescriptor: *mut HIP_ARRAY3D_DESCRIPTOR, array: hipArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipArrayCreate, symbol: "hipArrayCreate", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (pHandle: *mut hipArray_t, pAllocateArray: *const HIP_ARRAY_DESCRIPTOR), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipArrayDestroy, symbol: "hipArrayDestroy", class: Free, node: "hip_4.3", since: "4.3",
              args: (array: hipArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipArrayGetDescriptor, symbol: "hipArrayGetDescriptor", class: Other, node: "hip_5.6", since: "5.6",
              args: (pArrayDescriptor: *mut HIP_ARRAY_DESCRIPTOR, array: hipArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipArrayGetInfo, symbol: "hipArrayGetInfo", class: Other, node: "hip_5.6", since: "5.6",
              args: (desc: *mut hipChannelFormatDesc, extent: *mut hipExtent, flags: *mut ::core::ffi::c_uint, array: hipArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipBindTexture, symbol: "hipBindTexture", class: Other, node: "hip_4.2", since: "4.2",
              args: (offset: *mut usize, tex: *const textureReference, devPtr: *const ::core::ffi::c_void, desc: *const hipChannelFormatDesc, size: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipBindTexture2D, symbol: "hipBindTexture2D", class: Other, node: "hip_4.2", since: "4.2",
              args: (offset: *mut usize, tex: *const textureReference, devPtr: *const ::core::ffi::c_void, desc: *const hipChannelFormatDesc, width: usize, height: usize, pitch: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipBindTextureToArray, symbol: "hipBindTextureToArray", class: Other, node: "hip_4.2", since: "4.2",
              args: (tex: *const textureReference, array: hipArray_const_t, desc: *const hipChannelFormatDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipBindTextureToMipmappedArray, symbol: "hipBindTextureToMipmappedArray", class: Other, node: "hip_4.2", since: "4.2",
              args: (tex: *const textureReference, mipmappedArray: hipMipmappedArray_const_t, desc: *const hipChannelFormatDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipChooseDevice, symbol: "hipChooseDevice", class: Other, node: "hip_4.2", since: "4.2",
              args: (device: *mut ::core::ffi::c_int, prop: *const hipDeviceProp_tR0000), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipChooseDeviceR0000, symbol: "hipChooseDeviceR0000", class: Other, node: "hip_4.2", since: "6.0",
              args: (device: *mut ::core::ffi::c_int, prop: *const hipDeviceProp_tR0000), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipChooseDeviceR0600, symbol: "hipChooseDeviceR0600", class: Other, node: "hip_6.0", since: "6.0",
              args: (device: *mut ::core::ffi::c_int, prop: *const hipDeviceProp_tR0600), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipConfigureCall, symbol: "hipConfigureCall", class: Other, node: "hip_4.2", since: "4.2",
              args: (gridDim: dim3, blockDim: dim3, sharedMem: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipCreateChannelDesc, symbol: "hipCreateChannelDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (x: ::core::ffi::c_int, y: ::core::ffi::c_int, z: ::core::ffi::c_int, w: ::core::ffi::c_int, f: hipChannelFormatKind), ret: hipChannelFormatDesc,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCreateSurfaceObject, symbol: "hipCreateSurfaceObject", class: Other, node: "hip_4.2", since: "7.1",
              args: (pSurfObject: *mut hipSurfaceObject_t, pResDesc: *const hipResourceDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCreateSurfaceObject_cxx, symbol: "_Z22hipCreateSurfaceObjectPP13__hip_surfacePK15hipResourceDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pSurfObject: *mut hipSurfaceObject_t, pResDesc: *const hipResourceDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCreateTextureObject, symbol: "hipCreateTextureObject", class: Other, node: "hip_4.2", since: "4.2",
              args: (pTexObject: *mut hipTextureObject_t, pResDesc: *const hipResourceDesc, pTexDesc: *const hipTextureDesc, pResViewDesc: *const hipResourceViewDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxCreate, symbol: "hipCtxCreate", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: *mut hipCtx_t, flags: ::core::ffi::c_uint, device: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxDestroy, symbol: "hipCtxDestroy", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipCtxDisablePeerAccess, symbol: "hipCtxDisablePeerAccess", class: Other, node: "hip_4.2", since: "4.2",
              args: (peerCtx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxEnablePeerAccess, symbol: "hipCtxEnablePeerAccess", class: Other, node: "hip_4.2", since: "4.2",
              args: (peerCtx: hipCtx_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxGetApiVersion, symbol: "hipCtxGetApiVersion", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: hipCtx_t, apiVersion: *mut ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxGetCacheConfig, symbol: "hipCtxGetCacheConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (cacheConfig: *mut hipFuncCache_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxGetCurrent, symbol: "hipCtxGetCurrent", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: *mut hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxGetDevice, symbol: "hipCtxGetDevice", class: Other, node: "hip_4.2", since: "4.2",
              args: (device: *mut hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxGetFlags, symbol: "hipCtxGetFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (flags: *mut ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxGetSharedMemConfig, symbol: "hipCtxGetSharedMemConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (pConfig: *mut hipSharedMemConfig), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxPopCurrent, symbol: "hipCtxPopCurrent", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: *mut hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxPushCurrent, symbol: "hipCtxPushCurrent", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxSetCacheConfig, symbol: "hipCtxSetCacheConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (cacheConfig: hipFuncCache_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxSetCurrent, symbol: "hipCtxSetCurrent", class: Other, node: "hip_4.2", since: "4.2",
              args: (ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxSetSharedMemConfig, symbol: "hipCtxSetSharedMemConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (config: hipSharedMemConfig), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipCtxSynchronize, symbol: "hipCtxSynchronize", class: Sync, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipDestroyExternalMemory, symbol: "hipDestroyExternalMemory", class: Free, node: "hip_4.3", since: "4.3",
              args: (extMem: hipExternalMemory_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDestroyExternalSemaphore, symbol: "hipDestroyExternalSemaphore", class: Other, node: "hip_4.3", since: "4.3",
              args: (extSem: hipExternalSemaphore_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDestroySurfaceObject, symbol: "hipDestroySurfaceObject", class: Other, node: "hip_4.2", since: "7.1",
              args: (surfaceObject: hipSurfaceObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDestroySurfaceObject_cxx, symbol: "_Z23hipDestroySurfaceObjectP13__hip_surface", class: Other, node: "hip_4.2", since: "4.2",
              args: (surfaceObject: hipSurfaceObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDestroyTextureObject, symbol: "hipDestroyTextureObject", class: Other, node: "hip_4.2", since: "4.2",
              args: (textureObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceCanAccessPeer, symbol: "hipDeviceCanAccessPeer", class: Other, node: "hip_4.2", since: "4.2",
              args: (canAccessPeer: *mut ::core::ffi::c_int, deviceId: ::core::ffi::c_int, peerDeviceId: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceComputeCapability, symbol: "hipDeviceComputeCapability", class: Other, node: "hip_4.2", since: "4.2",
              args: (major: *mut ::core::ffi::c_int, minor: *mut ::core::ffi::c_int, device: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceDisablePeerAccess, symbol: "hipDeviceDisablePeerAccess", class: Other, node: "hip_4.2", since: "4.2",
              args: (peerDeviceId: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceEnablePeerAccess, symbol: "hipDeviceEnablePeerAccess", class: Other, node: "hip_4.2", since: "4.2",
              args: (peerDeviceId: ::core::ffi::c_int, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGet, symbol: "hipDeviceGet", class: Other, node: "hip_4.2", since: "4.2",
              args: (device: *mut hipDevice_t, ordinal: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetAttribute, symbol: "hipDeviceGetAttribute", class: Other, node: "hip_4.2", since: "4.2",
              args: (pi: *mut ::core::ffi::c_int, attr: hipDeviceAttribute_t, deviceId: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetByPCIBusId, symbol: "hipDeviceGetByPCIBusId", class: Other, node: "hip_4.2", since: "4.2",
              args: (device: *mut ::core::ffi::c_int, pciBusId: *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetCacheConfig, symbol: "hipDeviceGetCacheConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (cacheConfig: *mut hipFuncCache_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetDefaultMemPool, symbol: "hipDeviceGetDefaultMemPool", class: Other, node: "hip_5.1", since: "5.1",
              args: (mem_pool: *mut hipMemPool_t, device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetGraphMemAttribute, symbol: "hipDeviceGetGraphMemAttribute", class: Other, node: "hip_4.5", since: "5.3",
              args: (device: ::core::ffi::c_int, attr: hipGraphMemAttributeType, value: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetLimit, symbol: "hipDeviceGetLimit", class: Other, node: "hip_4.2", since: "4.2",
              args: (pValue: *mut usize, limit: hipLimit_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetMemPool, symbol: "hipDeviceGetMemPool", class: Other, node: "hip_5.1", since: "5.1",
              args: (mem_pool: *mut hipMemPool_t, device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetName, symbol: "hipDeviceGetName", class: Other, node: "hip_4.2", since: "4.2",
              args: (name: *mut ::core::ffi::c_char, len: ::core::ffi::c_int, device: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetP2PAttribute, symbol: "hipDeviceGetP2PAttribute", class: Other, node: "hip_4.2", since: "4.2",
              args: (value: *mut ::core::ffi::c_int, attr: hipDeviceP2PAttr, srcDevice: ::core::ffi::c_int, dstDevice: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetPCIBusId, symbol: "hipDeviceGetPCIBusId", class: Other, node: "hip_4.2", since: "4.2",
              args: (pciBusId: *mut ::core::ffi::c_char, len: ::core::ffi::c_int, device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetSharedMemConfig, symbol: "hipDeviceGetSharedMemConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (pConfig: *mut hipSharedMemConfig), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetStreamPriorityRange, symbol: "hipDeviceGetStreamPriorityRange", class: Other, node: "hip_4.2", since: "4.2",
              args: (leastPriority: *mut ::core::ffi::c_int, greatestPriority: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetTexture1DLinearMaxWidth, symbol: "hipDeviceGetTexture1DLinearMaxWidth", class: Other, node: "hip_4.2", since: "6.4",
              args: (max_width: *mut usize, desc: *const hipChannelFormatDesc, device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGetUuid, symbol: "hipDeviceGetUuid", class: Other, node: "hip_5.1", since: "5.1",
              args: (uuid: *mut hipUUID, device: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceGraphMemTrim, symbol: "hipDeviceGraphMemTrim", class: Other, node: "hip_4.5", since: "5.3",
              args: (device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDevicePrimaryCtxGetState, symbol: "hipDevicePrimaryCtxGetState", class: Other, node: "hip_4.2", since: "4.2",
              args: (dev: hipDevice_t, flags: *mut ::core::ffi::c_uint, active: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDevicePrimaryCtxRelease, symbol: "hipDevicePrimaryCtxRelease", class: Other, node: "hip_4.2", since: "4.2",
              args: (dev: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDevicePrimaryCtxReset, symbol: "hipDevicePrimaryCtxReset", class: Other, node: "hip_4.2", since: "4.2",
              args: (dev: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipDevicePrimaryCtxRetain, symbol: "hipDevicePrimaryCtxRetain", class: Other, node: "hip_4.2", since: "4.2",
              args: (pctx: *mut hipCtx_t, dev: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDevicePrimaryCtxSetFlags, symbol: "hipDevicePrimaryCtxSetFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (dev: hipDevice_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceReset, symbol: "hipDeviceReset", class: Other, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipDeviceSetCacheConfig, symbol: "hipDeviceSetCacheConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (cacheConfig: hipFuncCache_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceSetGraphMemAttribute, symbol: "hipDeviceSetGraphMemAttribute", class: Other, node: "hip_4.5", since: "5.3",
              args: (device: ::core::ffi::c_int, attr: hipGraphMemAttributeType, value: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceSetLimit, symbol: "hipDeviceSetLimit", class: Other, node: "hip_5.3", since: "5.3",
              args: (limit: hipLimit_t, value: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceSetMemPool, symbol: "hipDeviceSetMemPool", class: Other, node: "hip_5.1", since: "5.1",
              args: (device: ::core::ffi::c_int, mem_pool: hipMemPool_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceSetSharedMemConfig, symbol: "hipDeviceSetSharedMemConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (config: hipSharedMemConfig), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDeviceSynchronize, symbol: "hipDeviceSynchronize", class: Sync, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipDeviceTotalMem, symbol: "hipDeviceTotalMem", class: Other, node: "hip_4.2", since: "4.2",
              args: (bytes: *mut usize, device: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDriverGetVersion, symbol: "hipDriverGetVersion", class: Other, node: "hip_4.2", since: "4.2",
              args: (driverVersion: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGetErrorName, symbol: "hipDrvGetErrorName", class: Other, node: "hip_5.3", since: "5.3",
              args: (hipError: hipError_t, errorString: *mut *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGetErrorString, symbol: "hipDrvGetErrorString", class: Other, node: "hip_5.3", since: "5.3",
              args: (hipError: hipError_t, errorString: *mut *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphAddMemFreeNode, symbol: "hipDrvGraphAddMemFreeNode", class: Other, node: "hip_6.2", since: "6.3",
              args: (phGraphNode: *mut hipGraphNode_t, hGraph: hipGraph_t, dependencies: *const hipGraphNode_t, numDependencies: usize, dptr: hipDeviceptr_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphAddMemcpyNode, symbol: "hipDrvGraphAddMemcpyNode", class: Other, node: "hip_5.6", since: "6.1",
              args: (phGraphNode: *mut hipGraphNode_t, hGraph: hipGraph_t, dependencies: *const hipGraphNode_t, numDependencies: usize, copyParams: *const HIP_MEMCPY3D, ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphAddMemsetNode, symbol: "hipDrvGraphAddMemsetNode", class: Other, node: "hip_5.6", since: "6.1",
              args: (phGraphNode: *mut hipGraphNode_t, hGraph: hipGraph_t, dependencies: *const hipGraphNode_t, numDependencies: usize, memsetParams: *const hipMemsetParams, ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphExecMemcpyNodeSetParams, symbol: "hipDrvGraphExecMemcpyNodeSetParams", class: Other, node: "hip_6.2", since: "6.3",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, copyParams: *const HIP_MEMCPY3D, ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphExecMemsetNodeSetParams, symbol: "hipDrvGraphExecMemsetNodeSetParams", class: Other, node: "hip_6.2", since: "6.3",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, memsetParams: *const hipMemsetParams, ctx: hipCtx_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphMemcpyNodeGetParams, symbol: "hipDrvGraphMemcpyNodeGetParams", class: Other, node: "hip_6.0", since: "6.3",
              args: (hNode: hipGraphNode_t, nodeParams: *mut HIP_MEMCPY3D), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvGraphMemcpyNodeSetParams, symbol: "hipDrvGraphMemcpyNodeSetParams", class: Other, node: "hip_6.0", since: "6.3",
              args: (hNode: hipGraphNode_t, nodeParams: *const HIP_MEMCPY3D), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipDrvLaunchKernelEx, symbol: "hipDrvLaunchKernelEx", class: Launch, node: "hip_6.5", since: "6.5",
              args: (config: *const HIP_LAUNCH_CONFIG, f: hipFunction_t, params: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: hipDrvMemcpy2DUnaligned, symbol: "hipDrvMemcpy2DUnaligned", class: Copy, node: "hip_4.3", since: "4.3",
              args: (pCopy: *const hip_Memcpy2D), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipDrvMemcpy3D, symbol: "hipDrvMemcpy3D", class: Copy, node: "hip_4.2", since: "4.2",
              args: (pCopy: *const HIP_MEMCPY3D), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipDrvMemcpy3DAsync, symbol: "hipDrvMemcpy3DAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (pCopy: *const HIP_MEMCPY3D, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipDrvPointerGetAttributes, symbol: "hipDrvPointerGetAttributes", class: Other, node: "hip_5.0", since: "5.0",
              args: (numAttributes: ::core::ffi::c_uint, attributes: *mut hipPointer_attribute, data: *mut *mut ::core::ffi::c_void, ptr: hipDeviceptr_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipEnableActivityCallback, symbol: "hipEnableActivityCallback", class: Other, node: "hip_4.2", since: "4.2",
              args: (op: u32, enable: bool), ret: bool,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipEventCreate, symbol: "hipEventCreate", class: EventLifecycle, node: "hip_4.2", since: "4.2",
              args: (event: *mut hipEvent_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipEventCreateWithFlags, symbol: "hipEventCreateWithFlags", class: EventLifecycle, node: "hip_4.2", since: "4.2",
              args: (event: *mut hipEvent_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipEventDestroy, symbol: "hipEventDestroy", class: EventLifecycle, node: "hip_4.2", since: "4.2",
              args: (event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipEventElapsedTime, symbol: "hipEventElapsedTime", class: Query, node: "hip_4.2", since: "4.2",
              args: (ms: *mut f32, start: hipEvent_t, stop: hipEvent_t), ret: hipError_t,
              stream: (), event: (start, stop), implicit: (), bytes: (), null_stream: (), }
            { name: hipEventQuery, symbol: "hipEventQuery", class: Query, node: "hip_4.2", since: "4.2",
              args: (event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipEventRecord, symbol: "hipEventRecord", class: Record, node: "hip_4.2", since: "4.2",
              args: (event: hipEvent_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (event), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipEventRecordWithFlags, symbol: "hipEventRecordWithFlags", class: Record, node: "hip_6.4", since: "6.4",
              args: (event: hipEvent_t, stream: hipStream_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (event), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipEventRecord_spt, symbol: "hipEventRecord_spt", class: Record, node: "hip_5.2", since: "5.3",
              args: (event: hipEvent_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (event), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipEventSynchronize, symbol: "hipEventSynchronize", class: Sync, node: "hip_4.2", since: "4.2",
              args: (event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtDisableLogging, symbol: "hipExtDisableLogging", class: Other, node: "hip_7.2", since: "7.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtEnableLogging, symbol: "hipExtEnableLogging", class: Other, node: "hip_7.2", since: "7.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtGetLastError, symbol: "hipExtGetLastError", class: Other, node: "hip_6.0", since: "6.0",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtGetLinkTypeAndHopCount, symbol: "hipExtGetLinkTypeAndHopCount", class: Other, node: "hip_4.2", since: "4.2",
              args: (device1: ::core::ffi::c_int, device2: ::core::ffi::c_int, linktype: *mut u32, hopcount: *mut u32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtLaunchKernel, symbol: "hipExtLaunchKernel", class: Launch, node: "hip_4.2", since: "4.2",
              args: (function_address: *const ::core::ffi::c_void, numBlocks: dim3, dimBlocks: dim3, args: *mut *mut ::core::ffi::c_void, sharedMemBytes: usize, stream: hipStream_t, startEvent: hipEvent_t, stopEvent: hipEvent_t, flags: ::core::ffi::c_int), ret: hipError_t,
              stream: (stream), event: (startEvent, stopEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipExtLaunchMultiKernelMultiDevice, symbol: "hipExtLaunchMultiKernelMultiDevice", class: Launch, node: "hip_4.2", since: "4.2",
              args: (launchParamsList: *mut hipLaunchParams, numDevices: ::core::ffi::c_int, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: hipExtMallocWithFlags, symbol: "hipExtMallocWithFlags", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, sizeBytes: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtModuleLaunchKernel, symbol: "hipExtModuleLaunchKernel", class: Launch, node: "hip_4.2", since: "6.1",
              args: (f: hipFunction_t, globalWorkSizeX: u32, globalWorkSizeY: u32, globalWorkSizeZ: u32, localWorkSizeX: u32, localWorkSizeY: u32, localWorkSizeZ: u32, sharedMemBytes: usize, hStream: hipStream_t, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t, flags: u32), ret: hipError_t,
              stream: (hStream), event: (startEvent, stopEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipExtModuleLaunchKernel_cxx, symbol: "_Z24hipExtModuleLaunchKernelP18ihipModuleSymbol_tjjjjjjmP12ihipStream_tPPvS4_P11ihipEvent_tS6_j", class: Launch, node: "hip_4.2", since: "4.2",
              args: (f: hipFunction_t, globalWorkSizeX: u32, globalWorkSizeY: u32, globalWorkSizeZ: u32, localWorkSizeX: u32, localWorkSizeY: u32, localWorkSizeZ: u32, sharedMemBytes: usize, hStream: hipStream_t, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t, flags: u32), ret: hipError_t,
              stream: (hStream), event: (startEvent, stopEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipExtSetLoggingParams, symbol: "hipExtSetLoggingParams", class: Other, node: "hip_7.2", since: "7.2",
              args: (log_level: usize, log_size: usize, log_mask: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtStreamCreateWithCUMask, symbol: "hipExtStreamCreateWithCUMask", class: StreamLifecycle, node: "hip_4.2", since: "4.2",
              args: (stream: *mut hipStream_t, cuMaskSize: u32, cuMask: *const u32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipExtStreamGetCUMask, symbol: "hipExtStreamGetCUMask", class: Other, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t, cuMaskSize: u32, cuMask: *mut u32), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipExternalMemoryGetMappedBuffer, symbol: "hipExternalMemoryGetMappedBuffer", class: Alloc, node: "hip_4.3", since: "4.3",
              args: (devPtr: *mut *mut ::core::ffi::c_void, extMem: hipExternalMemory_t, bufferDesc: *const hipExternalMemoryBufferDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipFree, symbol: "hipFree", class: Free, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipFreeArray, symbol: "hipFreeArray", class: Free, node: "hip_4.2", since: "4.2",
              args: (array: hipArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipFreeAsync, symbol: "hipFreeAsync", class: Free, node: "hip_5.1", since: "5.1",
              args: (dev_ptr: *mut ::core::ffi::c_void, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipFreeHost, symbol: "hipFreeHost", class: Free, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipFreeMipmappedArray, symbol: "hipFreeMipmappedArray", class: Free, node: "hip_4.2", since: "4.2",
              args: (mipmappedArray: hipMipmappedArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipFuncGetAttribute, symbol: "hipFuncGetAttribute", class: Other, node: "hip_4.2", since: "4.2",
              args: (value: *mut ::core::ffi::c_int, attrib: hipFunction_attribute, hfunc: hipFunction_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipFuncGetAttributes, symbol: "hipFuncGetAttributes", class: Other, node: "hip_4.2", since: "4.2",
              args: (attr: *mut hipFuncAttributes, func: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipFuncSetAttribute, symbol: "hipFuncSetAttribute", class: Other, node: "hip_4.2", since: "4.2",
              args: (func: *const ::core::ffi::c_void, attr: hipFuncAttribute, value: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipFuncSetCacheConfig, symbol: "hipFuncSetCacheConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (func: *const ::core::ffi::c_void, config: hipFuncCache_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipFuncSetSharedMemConfig, symbol: "hipFuncSetSharedMemConfig", class: Other, node: "hip_4.2", since: "4.2",
              args: (func: *const ::core::ffi::c_void, config: hipSharedMemConfig), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGLGetDevices, symbol: "hipGLGetDevices", class: Other, node: "hip_4.3", since: "4.3",
              args: (pHipDeviceCount: *mut ::core::ffi::c_uint, pHipDevices: *mut ::core::ffi::c_int, hipDeviceCount: ::core::ffi::c_uint, deviceList: hipGLDeviceList), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetChannelDesc, symbol: "hipGetChannelDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (desc: *mut hipChannelFormatDesc, array: hipArray_const_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetCmdName, symbol: "hipGetCmdName", class: Other, node: "hip_4.2", since: "4.2",
              args: (id: u32), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDevice, symbol: "hipGetDevice", class: Other, node: "hip_4.2", since: "4.2",
              args: (deviceId: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDeviceCount, symbol: "hipGetDeviceCount", class: Other, node: "hip_4.2", since: "4.2",
              args: (count: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDeviceFlags, symbol: "hipGetDeviceFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (flags: *mut ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDeviceProperties, symbol: "hipGetDeviceProperties", class: Other, node: "hip_4.2", since: "4.2",
              args: (prop: *mut hipDeviceProp_tR0000, deviceId: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDevicePropertiesR0000, symbol: "hipGetDevicePropertiesR0000", class: Other, node: "hip_4.2", since: "6.0",
              args: (prop: *mut hipDeviceProp_tR0000, device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDevicePropertiesR0600, symbol: "hipGetDevicePropertiesR0600", class: Other, node: "hip_6.0", since: "6.0",
              args: (prop: *mut hipDeviceProp_tR0600, deviceId: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDriverEntryPoint, symbol: "hipGetDriverEntryPoint", class: Other, node: "hip_7.1", since: "7.1",
              args: (symbol: *const ::core::ffi::c_char, funcPtr: *mut *mut ::core::ffi::c_void, flags: ::core::ffi::c_ulonglong, driverStatus: *mut hipDriverEntryPointQueryResult), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetDriverEntryPoint_spt, symbol: "hipGetDriverEntryPoint_spt", class: Other, node: "hip_7.1", since: "7.1",
              args: (symbol: *const ::core::ffi::c_char, funcPtr: *mut *mut ::core::ffi::c_void, flags: ::core::ffi::c_ulonglong, status: *mut hipDriverEntryPointQueryResult), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetErrorName, symbol: "hipGetErrorName", class: Other, node: "hip_4.2", since: "4.2",
              args: (hip_error: hipError_t), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetErrorString, symbol: "hipGetErrorString", class: Other, node: "hip_4.2", since: "4.2",
              args: (hipError: hipError_t), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetFuncBySymbol, symbol: "hipGetFuncBySymbol", class: Module, node: "hip_6.2", since: "6.2",
              args: (functionPtr: *mut hipFunction_t, symbolPtr: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetLastError, symbol: "hipGetLastError", class: Other, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetMipmappedArrayLevel, symbol: "hipGetMipmappedArrayLevel", class: Other, node: "hip_4.2", since: "4.2",
              args: (levelArray: *mut hipArray_t, mipmappedArray: hipMipmappedArray_const_t, level: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetProcAddress, symbol: "hipGetProcAddress", class: Other, node: "hip_6.1", since: "6.2",
              args: (symbol: *const ::core::ffi::c_char, pfn: *mut *mut ::core::ffi::c_void, hipVersion: ::core::ffi::c_int, flags: u64, symbolStatus: *mut hipDriverProcAddressQueryResult), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetProcAddress_spt, symbol: "hipGetProcAddress_spt", class: Other, node: "hip_7.2", since: "7.2",
              args: (symbol: *const ::core::ffi::c_char, pfn: *mut *mut ::core::ffi::c_void, hipVersion: ::core::ffi::c_int, flags: u64, symbolStatus: *mut hipDriverProcAddressQueryResult), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetStreamDeviceId, symbol: "hipGetStreamDeviceId", class: Other, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t), ret: ::core::ffi::c_int,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipGetSymbolAddress, symbol: "hipGetSymbolAddress", class: Module, node: "hip_4.2", since: "4.2",
              args: (devPtr: *mut *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetSymbolSize, symbol: "hipGetSymbolSize", class: Module, node: "hip_4.2", since: "4.2",
              args: (size: *mut usize, symbol: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetTextureAlignmentOffset, symbol: "hipGetTextureAlignmentOffset", class: Other, node: "hip_4.2", since: "4.2",
              args: (offset: *mut usize, texref: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetTextureObjectResourceDesc, symbol: "hipGetTextureObjectResourceDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pResDesc: *mut hipResourceDesc, textureObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetTextureObjectResourceViewDesc, symbol: "hipGetTextureObjectResourceViewDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pResViewDesc: *mut hipResourceViewDesc, textureObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetTextureObjectTextureDesc, symbol: "hipGetTextureObjectTextureDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pTexDesc: *mut hipTextureDesc, textureObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGetTextureReference, symbol: "hipGetTextureReference", class: Other, node: "hip_4.2", since: "4.2",
              args: (texref: *mut *const textureReference, symbol: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddBatchMemOpNode, symbol: "hipGraphAddBatchMemOpNode", class: Other, node: "hip_6.4", since: "6.4",
              args: (phGraphNode: *mut hipGraphNode_t, hGraph: hipGraph_t, dependencies: *const hipGraphNode_t, numDependencies: usize, nodeParams: *const hipBatchMemOpNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddChildGraphNode, symbol: "hipGraphAddChildGraphNode", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, childGraph: hipGraph_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddDependencies, symbol: "hipGraphAddDependencies", class: Other, node: "hip_4.4", since: "4.4",
              args: (graph: hipGraph_t, from: *const hipGraphNode_t, to: *const hipGraphNode_t, numDependencies: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddEmptyNode, symbol: "hipGraphAddEmptyNode", class: Other, node: "hip_4.4", since: "4.4",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddEventRecordNode, symbol: "hipGraphAddEventRecordNode", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddEventWaitNode, symbol: "hipGraphAddEventWaitNode", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddExternalSemaphoresSignalNode, symbol: "hipGraphAddExternalSemaphoresSignalNode", class: Other, node: "hip_5.3", since: "6.1",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, nodeParams: *const hipExternalSemaphoreSignalNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddExternalSemaphoresWaitNode, symbol: "hipGraphAddExternalSemaphoresWaitNode", class: Other, node: "hip_5.3", since: "6.1",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, nodeParams: *const hipExternalSemaphoreWaitNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddHostNode, symbol: "hipGraphAddHostNode", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, pNodeParams: *const hipHostNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddKernelNode, symbol: "hipGraphAddKernelNode", class: Other, node: "hip_4.3", since: "4.3",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, pNodeParams: *const hipKernelNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemAllocNode, symbol: "hipGraphAddMemAllocNode", class: Other, node: "hip_5.5", since: "5.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, pNodeParams: *mut hipMemAllocNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemFreeNode, symbol: "hipGraphAddMemFreeNode", class: Other, node: "hip_5.5", since: "5.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, dev_ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemcpyNode, symbol: "hipGraphAddMemcpyNode", class: Other, node: "hip_4.3", since: "4.3",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, pCopyParams: *const hipMemcpy3DParms), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemcpyNode1D, symbol: "hipGraphAddMemcpyNode1D", class: Other, node: "hip_4.3", since: "4.3",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, count: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemcpyNodeFromSymbol, symbol: "hipGraphAddMemcpyNodeFromSymbol", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, count: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemcpyNodeToSymbol, symbol: "hipGraphAddMemcpyNodeToSymbol", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, count: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddMemsetNode, symbol: "hipGraphAddMemsetNode", class: Other, node: "hip_4.3", since: "4.3",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, pMemsetParams: *const hipMemsetParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphAddNode, symbol: "hipGraphAddNode", class: Other, node: "hip_5.5", since: "6.2",
              args: (pGraphNode: *mut hipGraphNode_t, graph: hipGraph_t, pDependencies: *const hipGraphNode_t, numDependencies: usize, nodeParams: *mut hipGraphNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphBatchMemOpNodeGetParams, symbol: "hipGraphBatchMemOpNodeGetParams", class: Other, node: "hip_6.4", since: "6.4",
              args: (hNode: hipGraphNode_t, nodeParams_out: *mut hipBatchMemOpNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphBatchMemOpNodeSetParams, symbol: "hipGraphBatchMemOpNodeSetParams", class: Other, node: "hip_6.4", since: "6.4",
              args: (hNode: hipGraphNode_t, nodeParams: *mut hipBatchMemOpNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphChildGraphNodeGetGraph, symbol: "hipGraphChildGraphNodeGetGraph", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, pGraph: *mut hipGraph_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphClone, symbol: "hipGraphClone", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphClone: *mut hipGraph_t, originalGraph: hipGraph_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphCreate, symbol: "hipGraphCreate", class: Other, node: "hip_4.3", since: "4.3",
              args: (pGraph: *mut hipGraph_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphDebugDotPrint, symbol: "hipGraphDebugDotPrint", class: Other, node: "hip_5.3", since: "5.3",
              args: (graph: hipGraph_t, path: *const ::core::ffi::c_char, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphDestroy, symbol: "hipGraphDestroy", class: Other, node: "hip_4.3", since: "4.3",
              args: (graph: hipGraph_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphDestroyNode, symbol: "hipGraphDestroyNode", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphEventRecordNodeGetEvent, symbol: "hipGraphEventRecordNodeGetEvent", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, event_out: *mut hipEvent_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphEventRecordNodeSetEvent, symbol: "hipGraphEventRecordNodeSetEvent", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphEventWaitNodeGetEvent, symbol: "hipGraphEventWaitNodeGetEvent", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, event_out: *mut hipEvent_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphEventWaitNodeSetEvent, symbol: "hipGraphEventWaitNodeSetEvent", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecBatchMemOpNodeSetParams, symbol: "hipGraphExecBatchMemOpNodeSetParams", class: Other, node: "hip_6.4", since: "6.4",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, nodeParams: *const hipBatchMemOpNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecChildGraphNodeSetParams, symbol: "hipGraphExecChildGraphNodeSetParams", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, childGraph: hipGraph_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecDestroy, symbol: "hipGraphExecDestroy", class: Other, node: "hip_4.3", since: "4.3",
              args: (graphExec: hipGraphExec_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecEventRecordNodeSetEvent, symbol: "hipGraphExecEventRecordNodeSetEvent", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecEventWaitNodeSetEvent, symbol: "hipGraphExecEventWaitNodeSetEvent", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecExternalSemaphoresSignalNodeSetParams, symbol: "hipGraphExecExternalSemaphoresSignalNodeSetParams", class: Other, node: "hip_5.3", since: "6.1",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, nodeParams: *const hipExternalSemaphoreSignalNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecExternalSemaphoresWaitNodeSetParams, symbol: "hipGraphExecExternalSemaphoresWaitNodeSetParams", class: Other, node: "hip_5.3", since: "6.1",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, nodeParams: *const hipExternalSemaphoreWaitNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecGetFlags, symbol: "hipGraphExecGetFlags", class: Other, node: "hip_6.2", since: "6.3",
              args: (graphExec: hipGraphExec_t, flags: *mut ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecHostNodeSetParams, symbol: "hipGraphExecHostNodeSetParams", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, pNodeParams: *const hipHostNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecKernelNodeSetParams, symbol: "hipGraphExecKernelNodeSetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, pNodeParams: *const hipKernelNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecMemcpyNodeSetParams, symbol: "hipGraphExecMemcpyNodeSetParams", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, pNodeParams: *mut hipMemcpy3DParms), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecMemcpyNodeSetParams1D, symbol: "hipGraphExecMemcpyNodeSetParams1D", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, count: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecMemcpyNodeSetParamsFromSymbol, symbol: "hipGraphExecMemcpyNodeSetParamsFromSymbol", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, count: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecMemcpyNodeSetParamsToSymbol, symbol: "hipGraphExecMemcpyNodeSetParamsToSymbol", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, count: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecMemsetNodeSetParams, symbol: "hipGraphExecMemsetNodeSetParams", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, node: hipGraphNode_t, pNodeParams: *const hipMemsetParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecNodeSetParams, symbol: "hipGraphExecNodeSetParams", class: Other, node: "hip_6.2", since: "6.3",
              args: (graphExec: hipGraphExec_t, node: hipGraphNode_t, nodeParams: *mut hipGraphNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExecUpdate, symbol: "hipGraphExecUpdate", class: Other, node: "hip_4.5", since: "4.5",
              args: (hGraphExec: hipGraphExec_t, hGraph: hipGraph_t, hErrorNode_out: *mut hipGraphNode_t, updateResult_out: *mut hipGraphExecUpdateResult), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExternalSemaphoresSignalNodeGetParams, symbol: "hipGraphExternalSemaphoresSignalNodeGetParams", class: Other, node: "hip_5.3", since: "6.1",
              args: (hNode: hipGraphNode_t, params_out: *mut hipExternalSemaphoreSignalNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExternalSemaphoresSignalNodeSetParams, symbol: "hipGraphExternalSemaphoresSignalNodeSetParams", class: Other, node: "hip_5.3", since: "6.1",
              args: (hNode: hipGraphNode_t, nodeParams: *const hipExternalSemaphoreSignalNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExternalSemaphoresWaitNodeGetParams, symbol: "hipGraphExternalSemaphoresWaitNodeGetParams", class: Other, node: "hip_5.3", since: "6.1",
              args: (hNode: hipGraphNode_t, params_out: *mut hipExternalSemaphoreWaitNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphExternalSemaphoresWaitNodeSetParams, symbol: "hipGraphExternalSemaphoresWaitNodeSetParams", class: Other, node: "hip_5.3", since: "6.1",
              args: (hNode: hipGraphNode_t, nodeParams: *const hipExternalSemaphoreWaitNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphGetEdges, symbol: "hipGraphGetEdges", class: Other, node: "hip_4.5", since: "4.5",
              args: (graph: hipGraph_t, from: *mut hipGraphNode_t, to: *mut hipGraphNode_t, numEdges: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphGetNodes, symbol: "hipGraphGetNodes", class: Other, node: "hip_4.4", since: "4.4",
              args: (graph: hipGraph_t, nodes: *mut hipGraphNode_t, numNodes: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphGetRootNodes, symbol: "hipGraphGetRootNodes", class: Other, node: "hip_4.4", since: "4.4",
              args: (graph: hipGraph_t, pRootNodes: *mut hipGraphNode_t, pNumRootNodes: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphHostNodeGetParams, symbol: "hipGraphHostNodeGetParams", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, pNodeParams: *mut hipHostNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphHostNodeSetParams, symbol: "hipGraphHostNodeSetParams", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, pNodeParams: *const hipHostNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphInstantiate, symbol: "hipGraphInstantiate", class: Other, node: "hip_4.3", since: "4.3",
              args: (pGraphExec: *mut hipGraphExec_t, graph: hipGraph_t, pErrorNode: *mut hipGraphNode_t, pLogBuffer: *mut ::core::ffi::c_char, bufferSize: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphInstantiateWithFlags, symbol: "hipGraphInstantiateWithFlags", class: Other, node: "hip_4.5", since: "4.5",
              args: (pGraphExec: *mut hipGraphExec_t, graph: hipGraph_t, flags: ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphInstantiateWithParams, symbol: "hipGraphInstantiateWithParams", class: Other, node: "hip_6.1", since: "6.2",
              args: (pGraphExec: *mut hipGraphExec_t, graph: hipGraph_t, instantiateParams: *mut hipGraphInstantiateParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphKernelNodeCopyAttributes, symbol: "hipGraphKernelNodeCopyAttributes", class: Other, node: "hip_5.3", since: "5.3",
              args: (hSrc: hipGraphNode_t, hDst: hipGraphNode_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphKernelNodeGetAttribute, symbol: "hipGraphKernelNodeGetAttribute", class: Other, node: "hip_5.0", since: "5.3",
              args: (hNode: hipGraphNode_t, attr: hipLaunchAttributeID, value: *mut hipLaunchAttributeValue), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphKernelNodeGetParams, symbol: "hipGraphKernelNodeGetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (node: hipGraphNode_t, pNodeParams: *mut hipKernelNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphKernelNodeSetAttribute, symbol: "hipGraphKernelNodeSetAttribute", class: Other, node: "hip_5.0", since: "5.3",
              args: (hNode: hipGraphNode_t, attr: hipLaunchAttributeID, value: *const hipLaunchAttributeValue), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphKernelNodeSetParams, symbol: "hipGraphKernelNodeSetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (node: hipGraphNode_t, pNodeParams: *const hipKernelNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphLaunch, symbol: "hipGraphLaunch", class: Graph, node: "hip_4.3", since: "4.3",
              args: (graphExec: hipGraphExec_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipGraphLaunch_spt, symbol: "hipGraphLaunch_spt", class: Graph, node: "hip_5.3", since: "5.3",
              args: (graphExec: hipGraphExec_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipGraphMemAllocNodeGetParams, symbol: "hipGraphMemAllocNodeGetParams", class: Other, node: "hip_5.5", since: "5.5",
              args: (node: hipGraphNode_t, pNodeParams: *mut hipMemAllocNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemFreeNodeGetParams, symbol: "hipGraphMemFreeNodeGetParams", class: Other, node: "hip_5.5", since: "5.5",
              args: (node: hipGraphNode_t, dev_ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemcpyNodeGetParams, symbol: "hipGraphMemcpyNodeGetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (node: hipGraphNode_t, pNodeParams: *mut hipMemcpy3DParms), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemcpyNodeSetParams, symbol: "hipGraphMemcpyNodeSetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (node: hipGraphNode_t, pNodeParams: *const hipMemcpy3DParms), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemcpyNodeSetParams1D, symbol: "hipGraphMemcpyNodeSetParams1D", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, count: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemcpyNodeSetParamsFromSymbol, symbol: "hipGraphMemcpyNodeSetParamsFromSymbol", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, count: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemcpyNodeSetParamsToSymbol, symbol: "hipGraphMemcpyNodeSetParamsToSymbol", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, count: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemsetNodeGetParams, symbol: "hipGraphMemsetNodeGetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (node: hipGraphNode_t, pNodeParams: *mut hipMemsetParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphMemsetNodeSetParams, symbol: "hipGraphMemsetNodeSetParams", class: Other, node: "hip_4.4", since: "4.4",
              args: (node: hipGraphNode_t, pNodeParams: *const hipMemsetParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeFindInClone, symbol: "hipGraphNodeFindInClone", class: Other, node: "hip_4.5", since: "4.5",
              args: (pNode: *mut hipGraphNode_t, originalNode: hipGraphNode_t, clonedGraph: hipGraph_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeGetDependencies, symbol: "hipGraphNodeGetDependencies", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, pDependencies: *mut hipGraphNode_t, pNumDependencies: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeGetDependentNodes, symbol: "hipGraphNodeGetDependentNodes", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, pDependentNodes: *mut hipGraphNode_t, pNumDependentNodes: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeGetEnabled, symbol: "hipGraphNodeGetEnabled", class: Other, node: "hip_5.3", since: "5.3",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, isEnabled: *mut ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeGetType, symbol: "hipGraphNodeGetType", class: Other, node: "hip_4.5", since: "4.5",
              args: (node: hipGraphNode_t, pType: *mut hipGraphNodeType), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeSetEnabled, symbol: "hipGraphNodeSetEnabled", class: Other, node: "hip_5.3", since: "5.3",
              args: (hGraphExec: hipGraphExec_t, hNode: hipGraphNode_t, isEnabled: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphNodeSetParams, symbol: "hipGraphNodeSetParams", class: Other, node: "hip_6.2", since: "6.3",
              args: (node: hipGraphNode_t, nodeParams: *mut hipGraphNodeParams), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphReleaseUserObject, symbol: "hipGraphReleaseUserObject", class: Other, node: "hip_5.3", since: "5.3",
              args: (graph: hipGraph_t, object: hipUserObject_t, count: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphRemoveDependencies, symbol: "hipGraphRemoveDependencies", class: Other, node: "hip_4.5", since: "4.5",
              args: (graph: hipGraph_t, from: *const hipGraphNode_t, to: *const hipGraphNode_t, numDependencies: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphRetainUserObject, symbol: "hipGraphRetainUserObject", class: Other, node: "hip_5.3", since: "5.3",
              args: (graph: hipGraph_t, object: hipUserObject_t, count: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphUpload, symbol: "hipGraphUpload", class: Other, node: "hip_5.3", since: "5.3",
              args: (graphExec: hipGraphExec_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipGraphicsGLRegisterBuffer, symbol: "hipGraphicsGLRegisterBuffer", class: Other, node: "hip_4.3", since: "4.3",
              args: (resource: *mut *mut hipGraphicsResource, buffer: GLuint, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphicsGLRegisterImage, symbol: "hipGraphicsGLRegisterImage", class: Other, node: "hip_4.5", since: "4.5",
              args: (resource: *mut *mut hipGraphicsResource, image: GLuint, target: GLenum, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphicsMapResources, symbol: "hipGraphicsMapResources", class: Wait, node: "hip_4.3", since: "4.3",
              args: (count: ::core::ffi::c_int, resources: *mut hipGraphicsResource_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipGraphicsResourceGetMappedPointer, symbol: "hipGraphicsResourceGetMappedPointer", class: Other, node: "hip_4.3", since: "4.3",
              args: (devPtr: *mut *mut ::core::ffi::c_void, size: *mut usize, resource: hipGraphicsResource_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphicsSubResourceGetMappedArray, symbol: "hipGraphicsSubResourceGetMappedArray", class: Other, node: "hip_4.5", since: "4.5",
              args: (array: *mut hipArray_t, resource: hipGraphicsResource_t, arrayIndex: ::core::ffi::c_uint, mipLevel: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipGraphicsUnmapResources, symbol: "hipGraphicsUnmapResources", class: Wait, node: "hip_4.3", since: "4.3",
              args: (count: ::core::ffi::c_int, resources: *mut hipGraphicsResource_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipGraphicsUnregisterResource, symbol: "hipGraphicsUnregisterResource", class: Other, node: "hip_4.3", since: "4.3",
              args: (resource: hipGraphicsResource_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipHccModuleLaunchKernel, symbol: "hipHccModuleLaunchKernel", class: Launch, node: "hip_4.2", since: "6.1",
              args: (f: hipFunction_t, globalWorkSizeX: u32, globalWorkSizeY: u32, globalWorkSizeZ: u32, localWorkSizeX: u32, localWorkSizeY: u32, localWorkSizeZ: u32, sharedMemBytes: usize, hStream: hipStream_t, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t), ret: hipError_t,
              stream: (hStream), event: (startEvent, stopEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipHccModuleLaunchKernel_cxx, symbol: "_Z24hipHccModuleLaunchKernelP18ihipModuleSymbol_tjjjjjjmP12ihipStream_tPPvS4_P11ihipEvent_tS6_", class: Launch, node: "hip_4.2", since: "4.2",
              args: (f: hipFunction_t, globalWorkSizeX: u32, globalWorkSizeY: u32, globalWorkSizeZ: u32, localWorkSizeX: u32, localWorkSizeY: u32, localWorkSizeZ: u32, sharedMemBytes: usize, hStream: hipStream_t, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t), ret: hipError_t,
              stream: (hStream), event: (startEvent, stopEvent), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipHostAlloc, symbol: "hipHostAlloc", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, size: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipHostFree, symbol: "hipHostFree", class: Free, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipHostGetDevicePointer, symbol: "hipHostGetDevicePointer", class: Other, node: "hip_4.2", since: "4.2",
              args: (devPtr: *mut *mut ::core::ffi::c_void, hstPtr: *mut ::core::ffi::c_void, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipHostGetFlags, symbol: "hipHostGetFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (flagsPtr: *mut ::core::ffi::c_uint, hostPtr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipHostMalloc, symbol: "hipHostMalloc", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, size: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipHostRegister, symbol: "hipHostRegister", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (hostPtr: *mut ::core::ffi::c_void, sizeBytes: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipHostUnregister, symbol: "hipHostUnregister", class: Free, node: "hip_4.2", since: "4.2",
              args: (hostPtr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipImportExternalMemory, symbol: "hipImportExternalMemory", class: Alloc, node: "hip_4.3", since: "4.3",
              args: (extMem_out: *mut hipExternalMemory_t, memHandleDesc: *const hipExternalMemoryHandleDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipImportExternalSemaphore, symbol: "hipImportExternalSemaphore", class: Other, node: "hip_4.3", since: "4.3",
              args: (extSem_out: *mut hipExternalSemaphore_t, semHandleDesc: *const hipExternalSemaphoreHandleDesc), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipInit, symbol: "hipInit", class: Other, node: "hip_4.2", since: "4.2",
              args: (flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipInitActivityCallback, symbol: "hipInitActivityCallback", class: Other, node: "hip_4.2", since: "4.2",
              args: (id_callback: *mut ::core::ffi::c_void, op_callback: *mut ::core::ffi::c_void, arg: *mut ::core::ffi::c_void), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipIpcCloseMemHandle, symbol: "hipIpcCloseMemHandle", class: Free, node: "hip_4.2", since: "4.2",
              args: (devPtr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipIpcGetEventHandle, symbol: "hipIpcGetEventHandle", class: Other, node: "hip_4.2", since: "4.2",
              args: (handle: *mut hipIpcEventHandle_t, event: hipEvent_t), ret: hipError_t,
              stream: (), event: (event), implicit: (), bytes: (), null_stream: (), }
            { name: hipIpcGetMemHandle, symbol: "hipIpcGetMemHandle", class: Other, node: "hip_4.2", since: "4.2",
              args: (handle: *mut hipIpcMemHandle_t, devPtr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipIpcOpenEventHandle, symbol: "hipIpcOpenEventHandle", class: EventLifecycle, node: "hip_4.2", since: "4.2",
              args: (event: *mut hipEvent_t, handle: hipIpcEventHandle_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipIpcOpenMemHandle, symbol: "hipIpcOpenMemHandle", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (devPtr: *mut *mut ::core::ffi::c_void, handle: hipIpcMemHandle_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelGetAttribute, symbol: "hipKernelGetAttribute", class: Other, node: "hip_7.2", since: "7.2",
              args: (pi: *mut ::core::ffi::c_int, attrib: hipFunction_attribute, kernel: hipKernel_t, dev: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelGetFunction, symbol: "hipKernelGetFunction", class: Module, node: "hip_7.2", since: "7.2",
              args: (pFunc: *mut hipFunction_t, kernel: hipKernel_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelGetLibrary, symbol: "hipKernelGetLibrary", class: Module, node: "hip_7.2", since: "7.2",
              args: (library: *mut hipLibrary_t, kernel: hipKernel_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelGetName, symbol: "hipKernelGetName", class: Module, node: "hip_7.2", since: "7.2",
              args: (name: *mut *const ::core::ffi::c_char, kernel: hipKernel_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelGetParamInfo, symbol: "hipKernelGetParamInfo", class: Module, node: "hip_7.2", since: "7.2",
              args: (kernel: hipKernel_t, paramIndex: usize, paramOffset: *mut usize, paramSize: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelNameRef, symbol: "hipKernelNameRef", class: Other, node: "hip_4.2", since: "4.2",
              args: (f: hipFunction_t), ret: *const ::core::ffi::c_char,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipKernelNameRefByPtr, symbol: "hipKernelNameRefByPtr", class: Other, node: "hip_4.2", since: "4.2",
              args: (hostFunction: *const ::core::ffi::c_void, stream: hipStream_t), ret: *const ::core::ffi::c_char,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipKernelSetAttribute, symbol: "hipKernelSetAttribute", class: Other, node: "hip_7.2", since: "7.2",
              args: (attrib: hipFunction_attribute, value: ::core::ffi::c_int, kernel: hipKernel_t, dev: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLaunchByPtr, symbol: "hipLaunchByPtr", class: Launch, node: "hip_4.2", since: "4.2",
              args: (func: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: hipLaunchCooperativeKernel, symbol: "hipLaunchCooperativeKernel", class: Launch, node: "hip_4.2", since: "4.2",
              args: (f: *const ::core::ffi::c_void, gridDim: dim3, blockDimX: dim3, kernelParams: *mut *mut ::core::ffi::c_void, sharedMemBytes: ::core::ffi::c_uint, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipLaunchCooperativeKernelMultiDevice, symbol: "hipLaunchCooperativeKernelMultiDevice", class: Launch, node: "hip_4.2", since: "4.2",
              args: (launchParamsList: *mut hipLaunchParams, numDevices: ::core::ffi::c_int, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: hipLaunchCooperativeKernel_spt, symbol: "hipLaunchCooperativeKernel_spt", class: Launch, node: "hip_5.2", since: "5.2",
              args: (f: *const ::core::ffi::c_void, gridDim: dim3, blockDim: dim3, kernelParams: *mut *mut ::core::ffi::c_void, sharedMemBytes: u32, hStream: hipStream_t), ret: hipError_t,
              stream: (hStream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipLaunchHostFunc, symbol: "hipLaunchHostFunc", class: Callback, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, fn_: hipHostFn_t, userData: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipLaunchHostFunc_spt, symbol: "hipLaunchHostFunc_spt", class: Callback, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, fn_: hipHostFn_t, userData: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipLaunchKernel, symbol: "hipLaunchKernel", class: Launch, node: "hip_4.2", since: "4.2",
              args: (function_address: *const ::core::ffi::c_void, numBlocks: dim3, dimBlocks: dim3, args: *mut *mut ::core::ffi::c_void, sharedMemBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipLaunchKernelExC, symbol: "hipLaunchKernelExC", class: Launch, node: "hip_6.5", since: "6.5",
              args: (config: *const hipLaunchConfig_t, fPtr: *const ::core::ffi::c_void, args: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: hipLaunchKernelGGLImpl, symbol: "_ZN8hip_impl22hipLaunchKernelGGLImplEmRK4dim3S2_jP12ihipStream_tPPv", class: Launch, node: "hip_4.2", since: "4.2",
              args: (function_address: usize, numBlocks: *const dim3, dimBlocks: *const dim3, sharedMemBytes: u32, stream: hipStream_t, kernarg: *mut *mut ::core::ffi::c_void), ret: (),
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipLaunchKernel_spt, symbol: "hipLaunchKernel_spt", class: Launch, node: "hip_5.2", since: "5.2",
              args: (function_address: *const ::core::ffi::c_void, numBlocks: dim3, dimBlocks: dim3, args: *mut *mut ::core::ffi::c_void, sharedMemBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipLibraryEnumerateKernels, symbol: "hipLibraryEnumerateKernels", class: Module, node: "hip_7.2", since: "7.2",
              args: (kernels: *mut hipKernel_t, numKernels: ::core::ffi::c_uint, library: hipLibrary_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLibraryGetKernel, symbol: "hipLibraryGetKernel", class: Module, node: "hip_7.2", since: "7.2",
              args: (pKernel: *mut hipKernel_t, library: hipLibrary_t, name: *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLibraryGetKernelCount, symbol: "hipLibraryGetKernelCount", class: Module, node: "hip_7.2", since: "7.2",
              args: (count: *mut ::core::ffi::c_uint, library: hipLibrary_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLibraryLoadData, symbol: "hipLibraryLoadData", class: Module, node: "hip_7.2", since: "7.2",
              args: (library: *mut hipLibrary_t, code: *const ::core::ffi::c_void, jitOptions: *mut *mut hipJitOption, jitOptionsValues: *mut *mut ::core::ffi::c_void, numJitOptions: ::core::ffi::c_uint, libraryOptions: *mut *mut hipLibraryOption, libraryOptionValues: *mut *mut ::core::ffi::c_void, numLibraryOptions: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLibraryLoadFromFile, symbol: "hipLibraryLoadFromFile", class: Module, node: "hip_7.2", since: "7.2",
              args: (library: *mut hipLibrary_t, fileName: *const ::core::ffi::c_char, jitOptions: *mut *mut hipJitOption, jitOptionsValues: *mut *mut ::core::ffi::c_void, numJitOptions: ::core::ffi::c_uint, libraryOptions: *mut *mut hipLibraryOption, libraryOptionValues: *mut *mut ::core::ffi::c_void, numLibraryOptions: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLibraryUnload, symbol: "hipLibraryUnload", class: Module, node: "hip_7.2", since: "7.2",
              args: (library: hipLibrary_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipLinkAddData, symbol: "hipLinkAddData", class: Module, node: "hip_6.4", since: "6.4",
              args: (state: hipLinkState_t, type_: hipJitInputType, data: *mut ::core::ffi::c_void, size: usize, name: *const ::core::ffi::c_char, numOptions: ::core::ffi::c_uint, options: *mut hipJitOption, optionValues: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLinkAddFile, symbol: "hipLinkAddFile", class: Module, node: "hip_6.4", since: "6.4",
              args: (state: hipLinkState_t, type_: hipJitInputType, path: *const ::core::ffi::c_char, numOptions: ::core::ffi::c_uint, options: *mut hipJitOption, optionValues: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLinkComplete, symbol: "hipLinkComplete", class: Module, node: "hip_6.4", since: "6.4",
              args: (state: hipLinkState_t, hipBinOut: *mut *mut ::core::ffi::c_void, sizeOut: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLinkCreate, symbol: "hipLinkCreate", class: Module, node: "hip_6.4", since: "6.4",
              args: (numOptions: ::core::ffi::c_uint, options: *mut hipJitOption, optionValues: *mut *mut ::core::ffi::c_void, stateOut: *mut hipLinkState_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipLinkDestroy, symbol: "hipLinkDestroy", class: Module, node: "hip_6.4", since: "6.4",
              args: (state: hipLinkState_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMalloc, symbol: "hipMalloc", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, size: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMalloc3D, symbol: "hipMalloc3D", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (pitchedDevPtr: *mut hipPitchedPtr, extent: hipExtent), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMalloc3DArray, symbol: "hipMalloc3DArray", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (array: *mut hipArray_t, desc: *const hipChannelFormatDesc, extent: hipExtent, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMallocArray, symbol: "hipMallocArray", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (array: *mut hipArray_t, desc: *const hipChannelFormatDesc, width: usize, height: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMallocAsync, symbol: "hipMallocAsync", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (dev_ptr: *mut *mut ::core::ffi::c_void, size: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMallocFromPoolAsync, symbol: "hipMallocFromPoolAsync", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (dev_ptr: *mut *mut ::core::ffi::c_void, size: usize, mem_pool: hipMemPool_t, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMallocHost, symbol: "hipMallocHost", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, size: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMallocManaged, symbol: "hipMallocManaged", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (dev_ptr: *mut *mut ::core::ffi::c_void, size: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMallocMipmappedArray, symbol: "hipMallocMipmappedArray", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (mipmappedArray: *mut hipMipmappedArray_t, desc: *const hipChannelFormatDesc, extent: hipExtent, numLevels: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMallocPitch, symbol: "hipMallocPitch", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, pitch: *mut usize, width: usize, height: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemAddressFree, symbol: "hipMemAddressFree", class: Free, node: "hip_5.1", since: "5.1",
              args: (devPtr: *mut ::core::ffi::c_void, size: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemAddressReserve, symbol: "hipMemAddressReserve", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (ptr: *mut *mut ::core::ffi::c_void, size: usize, alignment: usize, addr: *mut ::core::ffi::c_void, flags: ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemAdvise, symbol: "hipMemAdvise", class: Other, node: "hip_4.2", since: "4.2",
              args: (dev_ptr: *const ::core::ffi::c_void, count: usize, advice: hipMemoryAdvise, device: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemAdvise_v2, symbol: "hipMemAdvise_v2", class: Other, node: "hip_7.1", since: "7.1",
              args: (dev_ptr: *const ::core::ffi::c_void, count: usize, advice: hipMemoryAdvise, location: hipMemLocation), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemAllocHost, symbol: "hipMemAllocHost", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut *mut ::core::ffi::c_void, size: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemAllocPitch, symbol: "hipMemAllocPitch", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (dptr: *mut hipDeviceptr_t, pitch: *mut usize, widthInBytes: usize, height: usize, elementSizeBytes: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemCreate, symbol: "hipMemCreate", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (handle: *mut hipMemGenericAllocationHandle_t, size: usize, prop: *const hipMemAllocationProp, flags: ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemExportToShareableHandle, symbol: "hipMemExportToShareableHandle", class: Other, node: "hip_5.1", since: "5.1",
              args: (shareableHandle: *mut ::core::ffi::c_void, handle: hipMemGenericAllocationHandle_t, handleType: hipMemAllocationHandleType, flags: ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetAccess, symbol: "hipMemGetAccess", class: Other, node: "hip_5.1", since: "5.1",
              args: (flags: *mut ::core::ffi::c_ulonglong, location: *const hipMemLocation, ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetAddressRange, symbol: "hipMemGetAddressRange", class: Other, node: "hip_4.2", since: "4.2",
              args: (pbase: *mut hipDeviceptr_t, psize: *mut usize, dptr: hipDeviceptr_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetAllocationGranularity, symbol: "hipMemGetAllocationGranularity", class: Other, node: "hip_5.1", since: "5.1",
              args: (granularity: *mut usize, prop: *const hipMemAllocationProp, option: hipMemAllocationGranularity_flags), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetAllocationPropertiesFromHandle, symbol: "hipMemGetAllocationPropertiesFromHandle", class: Other, node: "hip_5.1", since: "5.1",
              args: (prop: *mut hipMemAllocationProp, handle: hipMemGenericAllocationHandle_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetDefaultMemPool, symbol: "hipMemGetDefaultMemPool", class: Other, node: "hip_7.2", since: "7.2",
              args: (memPool: *mut hipMemPool_t, location: *mut hipMemLocation, type_: hipMemAllocationType), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetHandleForAddressRange, symbol: "hipMemGetHandleForAddressRange", class: Other, node: "hip_6.5", since: "6.5",
              args: (handle: *mut ::core::ffi::c_void, dptr: hipDeviceptr_t, size: usize, handleType: hipMemRangeHandleType, flags: ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetInfo, symbol: "hipMemGetInfo", class: Other, node: "hip_4.2", since: "4.2",
              args: (free: *mut usize, total: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemGetMemPool, symbol: "hipMemGetMemPool", class: Other, node: "hip_7.2", since: "7.2",
              args: (pool: *mut hipMemPool_t, location: *mut hipMemLocation, type_: hipMemAllocationType), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemImportFromShareableHandle, symbol: "hipMemImportFromShareableHandle", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (handle: *mut hipMemGenericAllocationHandle_t, osHandle: *mut ::core::ffi::c_void, shHandleType: hipMemAllocationHandleType), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemMap, symbol: "hipMemMap", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (ptr: *mut ::core::ffi::c_void, size: usize, offset: usize, handle: hipMemGenericAllocationHandle_t, flags: ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipMemMapArrayAsync, symbol: "hipMemMapArrayAsync", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (mapInfoList: *mut hipArrayMapInfo, count: ::core::ffi::c_uint, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemPoolCreate, symbol: "hipMemPoolCreate", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (mem_pool: *mut hipMemPool_t, pool_props: *const hipMemPoolProps), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolDestroy, symbol: "hipMemPoolDestroy", class: Free, node: "hip_5.1", since: "5.1",
              args: (mem_pool: hipMemPool_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolExportPointer, symbol: "hipMemPoolExportPointer", class: Other, node: "hip_5.1", since: "5.1",
              args: (export_data: *mut hipMemPoolPtrExportData, dev_ptr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolExportToShareableHandle, symbol: "hipMemPoolExportToShareableHandle", class: Other, node: "hip_5.1", since: "5.1",
              args: (shared_handle: *mut ::core::ffi::c_void, mem_pool: hipMemPool_t, handle_type: hipMemAllocationHandleType, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolGetAccess, symbol: "hipMemPoolGetAccess", class: Other, node: "hip_5.1", since: "5.1",
              args: (flags: *mut hipMemAccessFlags, mem_pool: hipMemPool_t, location: *mut hipMemLocation), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolGetAttribute, symbol: "hipMemPoolGetAttribute", class: Other, node: "hip_5.1", since: "5.1",
              args: (mem_pool: hipMemPool_t, attr: hipMemPoolAttr, value: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolImportFromShareableHandle, symbol: "hipMemPoolImportFromShareableHandle", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (mem_pool: *mut hipMemPool_t, shared_handle: *mut ::core::ffi::c_void, handle_type: hipMemAllocationHandleType, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolImportPointer, symbol: "hipMemPoolImportPointer", class: Alloc, node: "hip_5.1", since: "5.1",
              args: (dev_ptr: *mut *mut ::core::ffi::c_void, mem_pool: hipMemPool_t, export_data: *mut hipMemPoolPtrExportData), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolSetAccess, symbol: "hipMemPoolSetAccess", class: Other, node: "hip_5.1", since: "5.1",
              args: (mem_pool: hipMemPool_t, desc_list: *const hipMemAccessDesc, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolSetAttribute, symbol: "hipMemPoolSetAttribute", class: Other, node: "hip_5.1", since: "5.1",
              args: (mem_pool: hipMemPool_t, attr: hipMemPoolAttr, value: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPoolTrimTo, symbol: "hipMemPoolTrimTo", class: Free, node: "hip_5.1", since: "5.1",
              args: (mem_pool: hipMemPool_t, min_bytes_to_hold: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemPrefetchAsync, symbol: "hipMemPrefetchAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dev_ptr: *const ::core::ffi::c_void, count: usize, device: ::core::ffi::c_int, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (count), null_stream: (legacy), }
            { name: hipMemPrefetchAsync_v2, symbol: "hipMemPrefetchAsync_v2", class: Copy, node: "hip_7.1", since: "7.1",
              args: (dev_ptr: *const ::core::ffi::c_void, count: usize, location: hipMemLocation, flags: ::core::ffi::c_uint, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (count), null_stream: (legacy), }
            { name: hipMemPrefetchBatchAsync, symbol: "hipMemPrefetchBatchAsync", class: Copy, node: "hip_7.2", since: "7.2",
              args: (dev_ptrs: *mut *mut ::core::ffi::c_void, sizes: *mut usize, count: usize, prefetch_locs: *mut hipMemLocation, prefetch_loc_idxs: *mut usize, num_prefetch_locs: usize, flags: ::core::ffi::c_ulonglong, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemPtrGetInfo, symbol: "hipMemPtrGetInfo", class: Other, node: "hip_4.2", since: "4.2",
              args: (ptr: *mut ::core::ffi::c_void, size: *mut usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemRangeGetAttribute, symbol: "hipMemRangeGetAttribute", class: Other, node: "hip_4.2", since: "4.2",
              args: (data: *mut ::core::ffi::c_void, data_size: usize, attribute: hipMemRangeAttribute, dev_ptr: *const ::core::ffi::c_void, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemRangeGetAttributes, symbol: "hipMemRangeGetAttributes", class: Other, node: "hip_4.2", since: "4.2",
              args: (data: *mut *mut ::core::ffi::c_void, data_sizes: *mut usize, attributes: *mut hipMemRangeAttribute, num_attributes: usize, dev_ptr: *const ::core::ffi::c_void, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemRelease, symbol: "hipMemRelease", class: Free, node: "hip_5.1", since: "5.1",
              args: (handle: hipMemGenericAllocationHandle_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemRetainAllocationHandle, symbol: "hipMemRetainAllocationHandle", class: Other, node: "hip_5.1", since: "5.1",
              args: (handle: *mut hipMemGenericAllocationHandle_t, addr: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemSetAccess, symbol: "hipMemSetAccess", class: Other, node: "hip_5.1", since: "5.1",
              args: (ptr: *mut ::core::ffi::c_void, size: usize, desc: *const hipMemAccessDesc, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemSetMemPool, symbol: "hipMemSetMemPool", class: Other, node: "hip_7.2", since: "7.2",
              args: (location: *mut hipMemLocation, type_: hipMemAllocationType, pool: hipMemPool_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMemUnmap, symbol: "hipMemUnmap", class: Free, node: "hip_5.1", since: "5.1",
              args: (ptr: *mut ::core::ffi::c_void, size: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipMemcpy, symbol: "hipMemcpy", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpy2D, symbol: "hipMemcpy2D", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy2DArrayToArray, symbol: "hipMemcpy2DArrayToArray", class: Copy, node: "hip_6.2", since: "6.2",
              args: (dst: hipArray_t, wOffsetDst: usize, hOffsetDst: usize, src: hipArray_const_t, wOffsetSrc: usize, hOffsetSrc: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy2DAsync, symbol: "hipMemcpy2DAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (legacy), }
            { name: hipMemcpy2DAsync_spt, symbol: "hipMemcpy2DAsync_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (per_thread), }
            { name: hipMemcpy2DFromArray, symbol: "hipMemcpy2DFromArray", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: hipArray_const_t, wOffset: usize, hOffset: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy2DFromArrayAsync, symbol: "hipMemcpy2DFromArrayAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: hipArray_const_t, wOffset: usize, hOffset: usize, width: usize, height: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (legacy), }
            { name: hipMemcpy2DFromArrayAsync_spt, symbol: "hipMemcpy2DFromArrayAsync_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: hipArray_const_t, wOffsetSrc: usize, hOffsetSrc: usize, width: usize, height: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (per_thread), }
            { name: hipMemcpy2DFromArray_spt, symbol: "hipMemcpy2DFromArray_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: hipArray_const_t, wOffset: usize, hOffset: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy2DToArray, symbol: "hipMemcpy2DToArray", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: hipArray_t, wOffset: usize, hOffset: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy2DToArrayAsync, symbol: "hipMemcpy2DToArrayAsync", class: Copy, node: "hip_4.3", since: "4.3",
              args: (dst: hipArray_t, wOffset: usize, hOffset: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (legacy), }
            { name: hipMemcpy2DToArrayAsync_spt, symbol: "hipMemcpy2DToArrayAsync_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (dst: hipArray_t, wOffset: usize, hOffset: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (per_thread), }
            { name: hipMemcpy2DToArray_spt, symbol: "hipMemcpy2DToArray_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (dst: hipArray_t, wOffset: usize, hOffset: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy2D_spt, symbol: "hipMemcpy2D_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, dpitch: usize, src: *const ::core::ffi::c_void, spitch: usize, width: usize, height: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemcpy3D, symbol: "hipMemcpy3D", class: Copy, node: "hip_4.2", since: "4.2",
              args: (p: *const hipMemcpy3DParms), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipMemcpy3DAsync, symbol: "hipMemcpy3DAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (p: *const hipMemcpy3DParms, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemcpy3DAsync_spt, symbol: "hipMemcpy3DAsync_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (p: *const hipMemcpy3DParms, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipMemcpy3DBatchAsync, symbol: "hipMemcpy3DBatchAsync", class: Copy, node: "hip_7.1", since: "7.1",
              args: (numOps: usize, opList: *mut hipMemcpy3DBatchOp, failIdx: *mut usize, flags: ::core::ffi::c_ulonglong, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemcpy3DPeer, symbol: "hipMemcpy3DPeer", class: Copy, node: "hip_7.1", since: "7.1",
              args: (p: *mut hipMemcpy3DPeerParms), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipMemcpy3DPeerAsync, symbol: "hipMemcpy3DPeerAsync", class: Copy, node: "hip_7.1", since: "7.1",
              args: (p: *mut hipMemcpy3DPeerParms, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemcpy3D_spt, symbol: "hipMemcpy3D_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (p: *const hipMemcpy3DParms), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (), null_stream: (), }
            { name: hipMemcpyAsync, symbol: "hipMemcpyAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyAsync_spt, symbol: "hipMemcpyAsync_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (per_thread), }
            { name: hipMemcpyAtoA, symbol: "hipMemcpyAtoA", class: Copy, node: "hip_6.2", since: "6.2",
              args: (dstArray: hipArray_t, dstOffset: usize, srcArray: hipArray_t, srcOffset: usize, ByteCount: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: hipMemcpyAtoD, symbol: "hipMemcpyAtoD", class: Copy, node: "hip_6.2", since: "6.2",
              args: (dstDevice: hipDeviceptr_t, srcArray: hipArray_t, srcOffset: usize, ByteCount: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: hipMemcpyAtoH, symbol: "hipMemcpyAtoH", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, srcArray: hipArray_t, srcOffset: usize, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count), null_stream: (), }
            { name: hipMemcpyAtoHAsync, symbol: "hipMemcpyAtoHAsync", class: Copy, node: "hip_6.2", since: "6.2",
              args: (dstHost: *mut ::core::ffi::c_void, srcArray: hipArray_t, srcOffset: usize, ByteCount: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: hipMemcpyBatchAsync, symbol: "hipMemcpyBatchAsync", class: Copy, node: "hip_7.1", since: "7.1",
              args: (dsts: *mut *mut ::core::ffi::c_void, srcs: *mut *mut ::core::ffi::c_void, sizes: *mut usize, count: usize, attrs: *mut hipMemcpyAttributes, attrsIdxs: *mut usize, numAttrs: usize, failIdx: *mut usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemcpyDtoA, symbol: "hipMemcpyDtoA", class: Copy, node: "hip_6.2", since: "6.2",
              args: (dstArray: hipArray_t, dstOffset: usize, srcDevice: hipDeviceptr_t, ByteCount: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (ByteCount), null_stream: (), }
            { name: hipMemcpyDtoD, symbol: "hipMemcpyDtoD", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: hipDeviceptr_t, src: hipDeviceptr_t, sizeBytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyDtoDAsync, symbol: "hipMemcpyDtoDAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: hipDeviceptr_t, src: hipDeviceptr_t, sizeBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyDtoH, symbol: "hipMemcpyDtoH", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, src: hipDeviceptr_t, sizeBytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyDtoHAsync, symbol: "hipMemcpyDtoHAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, src: hipDeviceptr_t, sizeBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyFromArray, symbol: "hipMemcpyFromArray", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, srcArray: hipArray_const_t, wOffset: usize, hOffset: usize, count: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count), null_stream: (), }
            { name: hipMemcpyFromArray_spt, symbol: "hipMemcpyFromArray_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (dst: *mut ::core::ffi::c_void, src: hipArray_const_t, wOffsetSrc: usize, hOffset: usize, count: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (count), null_stream: (), }
            { name: hipMemcpyFromSymbol, symbol: "hipMemcpyFromSymbol", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyFromSymbolAsync, symbol: "hipMemcpyFromSymbolAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyFromSymbolAsync_spt, symbol: "hipMemcpyFromSymbolAsync_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (per_thread), }
            { name: hipMemcpyFromSymbol_spt, symbol: "hipMemcpyFromSymbol_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, symbol: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyHtoA, symbol: "hipMemcpyHtoA", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dstArray: hipArray_t, dstOffset: usize, srcHost: *const ::core::ffi::c_void, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count), null_stream: (), }
            { name: hipMemcpyHtoAAsync, symbol: "hipMemcpyHtoAAsync", class: Copy, node: "hip_6.2", since: "6.2",
              args: (dstArray: hipArray_t, dstOffset: usize, srcHost: *const ::core::ffi::c_void, ByteCount: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (ByteCount), null_stream: (legacy), }
            { name: hipMemcpyHtoD, symbol: "hipMemcpyHtoD", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: hipDeviceptr_t, src: *const ::core::ffi::c_void, sizeBytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyHtoDAsync, symbol: "hipMemcpyHtoDAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: hipDeviceptr_t, src: *const ::core::ffi::c_void, sizeBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyParam2D, symbol: "hipMemcpyParam2D", class: Copy, node: "hip_4.2", since: "4.2",
              args: (pCopy: *const hip_Memcpy2D), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (), null_stream: (), }
            { name: hipMemcpyParam2DAsync, symbol: "hipMemcpyParam2DAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (pCopy: *const hip_Memcpy2D, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipMemcpyPeer, symbol: "hipMemcpyPeer", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, dstDeviceId: ::core::ffi::c_int, src: *const ::core::ffi::c_void, srcDeviceId: ::core::ffi::c_int, sizeBytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyPeerAsync, symbol: "hipMemcpyPeerAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, dstDeviceId: ::core::ffi::c_int, src: *const ::core::ffi::c_void, srcDevice: ::core::ffi::c_int, sizeBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyToArray, symbol: "hipMemcpyToArray", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: hipArray_t, wOffset: usize, hOffset: usize, src: *const ::core::ffi::c_void, count: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count), null_stream: (), }
            { name: hipMemcpyToSymbol, symbol: "hipMemcpyToSymbol", class: Copy, node: "hip_4.2", since: "4.2",
              args: (symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyToSymbolAsync, symbol: "hipMemcpyToSymbolAsync", class: Copy, node: "hip_4.2", since: "4.2",
              args: (symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpyToSymbolAsync_spt, symbol: "hipMemcpyToSymbolAsync_spt", class: Copy, node: "hip_5.3", since: "5.3",
              args: (symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (per_thread), }
            { name: hipMemcpyToSymbol_spt, symbol: "hipMemcpyToSymbol_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (symbol: *const ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, offset: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemcpyWithStream, symbol: "hipMemcpyWithStream", class: Copy, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, kind: hipMemcpyKind, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemcpy_spt, symbol: "hipMemcpy_spt", class: Copy, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, src: *const ::core::ffi::c_void, sizeBytes: usize, kind: hipMemcpyKind), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemset, symbol: "hipMemset", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, value: ::core::ffi::c_int, sizeBytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (sizeBytes), null_stream: (), }
            { name: hipMemset2D, symbol: "hipMemset2D", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, pitch: usize, value: ::core::ffi::c_int, width: usize, height: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemset2DAsync, symbol: "hipMemset2DAsync", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, pitch: usize, value: ::core::ffi::c_int, width: usize, height: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (legacy), }
            { name: hipMemset2DAsync_spt, symbol: "hipMemset2DAsync_spt", class: Memset, node: "hip_5.3", since: "5.3",
              args: (dst: *mut ::core::ffi::c_void, pitch: usize, value: ::core::ffi::c_int, width: usize, height: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (per_thread), }
            { name: hipMemset2D_spt, symbol: "hipMemset2D_spt", class: Memset, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, pitch: usize, value: ::core::ffi::c_int, width: usize, height: usize), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemset3D, symbol: "hipMemset3D", class: Memset, node: "hip_4.2", since: "4.2",
              args: (pitchedDevPtr: hipPitchedPtr, value: ::core::ffi::c_int, extent: hipExtent), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (extent.width.saturating_mul(extent.height).saturating_mul(extent.depth)), null_stream: (), }
            { name: hipMemset3DAsync, symbol: "hipMemset3DAsync", class: Memset, node: "hip_4.2", since: "4.2",
              args: (pitchedDevPtr: hipPitchedPtr, value: ::core::ffi::c_int, extent: hipExtent, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (extent.width.saturating_mul(extent.height).saturating_mul(extent.depth)), null_stream: (legacy), }
            { name: hipMemset3DAsync_spt, symbol: "hipMemset3DAsync_spt", class: Memset, node: "hip_5.3", since: "5.3",
              args: (pitchedDevPtr: hipPitchedPtr, value: ::core::ffi::c_int, extent: hipExtent, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (extent.width.saturating_mul(extent.height).saturating_mul(extent.depth)), null_stream: (per_thread), }
            { name: hipMemset3D_spt, symbol: "hipMemset3D_spt", class: Memset, node: "hip_5.2", since: "5.2",
              args: (pitchedDevPtr: hipPitchedPtr, value: ::core::ffi::c_int, extent: hipExtent), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (extent.width.saturating_mul(extent.height).saturating_mul(extent.depth)), null_stream: (), }
            { name: hipMemsetAsync, symbol: "hipMemsetAsync", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dst: *mut ::core::ffi::c_void, value: ::core::ffi::c_int, sizeBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (legacy), }
            { name: hipMemsetAsync_spt, symbol: "hipMemsetAsync_spt", class: Memset, node: "hip_5.3", since: "5.3",
              args: (dst: *mut ::core::ffi::c_void, value: ::core::ffi::c_int, sizeBytes: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (sizeBytes), null_stream: (per_thread), }
            { name: hipMemsetD16, symbol: "hipMemsetD16", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dest: hipDeviceptr_t, value: ::core::ffi::c_ushort, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count.saturating_mul(2)), null_stream: (), }
            { name: hipMemsetD16Async, symbol: "hipMemsetD16Async", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dest: hipDeviceptr_t, value: ::core::ffi::c_ushort, count: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (count.saturating_mul(2)), null_stream: (legacy), }
            { name: hipMemsetD2D16, symbol: "hipMemsetD2D16", class: Memset, node: "hip_7.1", since: "7.1",
              args: (dst: hipDeviceptr_t, dstPitch: usize, value: ::core::ffi::c_ushort, width: usize, height: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height).saturating_mul(2)), null_stream: (), }
            { name: hipMemsetD2D16Async, symbol: "hipMemsetD2D16Async", class: Memset, node: "hip_7.1", since: "7.1",
              args: (dst: hipDeviceptr_t, dstPitch: usize, value: ::core::ffi::c_ushort, width: usize, height: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height).saturating_mul(2)), null_stream: (legacy), }
            { name: hipMemsetD2D32, symbol: "hipMemsetD2D32", class: Memset, node: "hip_7.1", since: "7.1",
              args: (dst: hipDeviceptr_t, dstPitch: usize, value: ::core::ffi::c_uint, width: usize, height: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height).saturating_mul(4)), null_stream: (), }
            { name: hipMemsetD2D32Async, symbol: "hipMemsetD2D32Async", class: Memset, node: "hip_7.1", since: "7.1",
              args: (dst: hipDeviceptr_t, dstPitch: usize, value: ::core::ffi::c_uint, width: usize, height: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height).saturating_mul(4)), null_stream: (legacy), }
            { name: hipMemsetD2D8, symbol: "hipMemsetD2D8", class: Memset, node: "hip_7.1", since: "7.1",
              args: (dst: hipDeviceptr_t, dstPitch: usize, value: ::core::ffi::c_uchar, width: usize, height: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (width.saturating_mul(height)), null_stream: (), }
            { name: hipMemsetD2D8Async, symbol: "hipMemsetD2D8Async", class: Memset, node: "hip_7.1", since: "7.1",
              args: (dst: hipDeviceptr_t, dstPitch: usize, value: ::core::ffi::c_uchar, width: usize, height: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (width.saturating_mul(height)), null_stream: (legacy), }
            { name: hipMemsetD32, symbol: "hipMemsetD32", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dest: hipDeviceptr_t, value: ::core::ffi::c_int, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count.saturating_mul(4)), null_stream: (), }
            { name: hipMemsetD32Async, symbol: "hipMemsetD32Async", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dst: hipDeviceptr_t, value: ::core::ffi::c_int, count: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (count.saturating_mul(4)), null_stream: (legacy), }
            { name: hipMemsetD8, symbol: "hipMemsetD8", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dest: hipDeviceptr_t, value: ::core::ffi::c_uchar, count: usize), ret: hipError_t,
              stream: (), event: (), implicit: (legacy), bytes: (count), null_stream: (), }
            { name: hipMemsetD8Async, symbol: "hipMemsetD8Async", class: Memset, node: "hip_4.2", since: "4.2",
              args: (dest: hipDeviceptr_t, value: ::core::ffi::c_uchar, count: usize, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (count), null_stream: (legacy), }
            { name: hipMemset_spt, symbol: "hipMemset_spt", class: Memset, node: "hip_5.2", since: "5.2",
              args: (dst: *mut ::core::ffi::c_void, value: ::core::ffi::c_int, sizeBytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (per_thread), bytes: (sizeBytes), null_stream: (), }
            { name: hipMipmappedArrayCreate, symbol: "hipMipmappedArrayCreate", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (pHandle: *mut hipMipmappedArray_t, pMipmappedArrayDesc: *mut HIP_ARRAY3D_DESCRIPTOR, numMipmapLevels: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMipmappedArrayDestroy, symbol: "hipMipmappedArrayDestroy", class: Free, node: "hip_4.2", since: "4.2",
              args: (hMipmappedArray: hipMipmappedArray_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipMipmappedArrayGetLevel, symbol: "hipMipmappedArrayGetLevel", class: Other, node: "hip_4.2", since: "4.2",
              args: (pLevelArray: *mut hipArray_t, hMipMappedArray: hipMipmappedArray_t, level: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipMipmappedArrayGetMemoryRequirements, symbol: "hipMipmappedArrayGetMemoryRequirements", class: Other, node: "hip_7.2", since: "7.2",
              args: (memoryRequirements: *mut hipArrayMemoryRequirements, mipmap: hipMipmappedArray_t, device: hipDevice_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleGetFunction, symbol: "hipModuleGetFunction", class: Module, node: "hip_4.2", since: "4.2",
              args: (function: *mut hipFunction_t, module: hipModule_t, kname: *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleGetFunctionCount, symbol: "hipModuleGetFunctionCount", class: Module, node: "hip_7.1", since: "7.1",
              args: (count: *mut ::core::ffi::c_uint, mod_: hipModule_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleGetGlobal, symbol: "hipModuleGetGlobal", class: Module, node: "hip_4.2", since: "4.2",
              args: (dptr: *mut hipDeviceptr_t, bytes: *mut usize, hmod: hipModule_t, name: *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleGetTexRef, symbol: "hipModuleGetTexRef", class: Module, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut *mut textureReference, hmod: hipModule_t, name: *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleLaunchCooperativeKernel, symbol: "hipModuleLaunchCooperativeKernel", class: Launch, node: "hip_5.5", since: "5.5",
              args: (f: hipFunction_t, gridDimX: ::core::ffi::c_uint, gridDimY: ::core::ffi::c_uint, gridDimZ: ::core::ffi::c_uint, blockDimX: ::core::ffi::c_uint, blockDimY: ::core::ffi::c_uint, blockDimZ: ::core::ffi::c_uint, sharedMemBytes: ::core::ffi::c_uint, stream: hipStream_t, kernelParams: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipModuleLaunchCooperativeKernelMultiDevice, symbol: "hipModuleLaunchCooperativeKernelMultiDevice", class: Launch, node: "hip_5.5", since: "5.5",
              args: (launchParamsList: *mut hipFunctionLaunchParams, numDevices: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (config), bytes: (), null_stream: (), }
            { name: hipModuleLaunchKernel, symbol: "hipModuleLaunchKernel", class: Launch, node: "hip_4.2", since: "4.2",
              args: (f: hipFunction_t, gridDimX: ::core::ffi::c_uint, gridDimY: ::core::ffi::c_uint, gridDimZ: ::core::ffi::c_uint, blockDimX: ::core::ffi::c_uint, blockDimY: ::core::ffi::c_uint, blockDimZ: ::core::ffi::c_uint, sharedMemBytes: ::core::ffi::c_uint, stream: hipStream_t, kernelParams: *mut *mut ::core::ffi::c_void, extra: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipModuleLoad, symbol: "hipModuleLoad", class: Module, node: "hip_4.2", since: "4.2",
              args: (module: *mut hipModule_t, fname: *const ::core::ffi::c_char), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleLoadData, symbol: "hipModuleLoadData", class: Module, node: "hip_4.2", since: "4.2",
              args: (module: *mut hipModule_t, image: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleLoadDataEx, symbol: "hipModuleLoadDataEx", class: Module, node: "hip_4.2", since: "4.2",
              args: (module: *mut hipModule_t, image: *const ::core::ffi::c_void, numOptions: ::core::ffi::c_uint, options: *mut hipJitOption, optionValues: *mut *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleLoadFatBinary, symbol: "hipModuleLoadFatBinary", class: Module, node: "hip_7.1", since: "7.1",
              args: (module: *mut hipModule_t, fatbin: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleOccupancyMaxActiveBlocksPerMultiprocessor, symbol: "hipModuleOccupancyMaxActiveBlocksPerMultiprocessor", class: Other, node: "hip_4.2", since: "4.2",
              args: (numBlocks: *mut ::core::ffi::c_int, f: hipFunction_t, blockSize: ::core::ffi::c_int, dynSharedMemPerBlk: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleOccupancyMaxActiveBlocksPerMultiprocessorWithFlags, symbol: "hipModuleOccupancyMaxActiveBlocksPerMultiprocessorWithFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (numBlocks: *mut ::core::ffi::c_int, f: hipFunction_t, blockSize: ::core::ffi::c_int, dynSharedMemPerBlk: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleOccupancyMaxPotentialBlockSize, symbol: "hipModuleOccupancyMaxPotentialBlockSize", class: Other, node: "hip_4.2", since: "4.2",
              args: (gridSize: *mut ::core::ffi::c_int, blockSize: *mut ::core::ffi::c_int, f: hipFunction_t, dynSharedMemPerBlk: usize, blockSizeLimit: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleOccupancyMaxPotentialBlockSizeWithFlags, symbol: "hipModuleOccupancyMaxPotentialBlockSizeWithFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (gridSize: *mut ::core::ffi::c_int, blockSize: *mut ::core::ffi::c_int, f: hipFunction_t, dynSharedMemPerBlk: usize, blockSizeLimit: ::core::ffi::c_int, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipModuleUnload, symbol: "hipModuleUnload", class: Module, node: "hip_4.2", since: "4.2",
              args: (module: hipModule_t), ret: hipError_t,
              stream: (), event: (), implicit: (device), bytes: (), null_stream: (), }
            { name: hipOccupancyAvailableDynamicSMemPerBlock, symbol: "hipOccupancyAvailableDynamicSMemPerBlock", class: Other, node: "hip_7.2", since: "7.2",
              args: (dynamicSmemSize: *mut usize, f: *const ::core::ffi::c_void, numBlocks: ::core::ffi::c_int, blockSize: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipOccupancyMaxActiveBlocksPerMultiprocessor, symbol: "hipOccupancyMaxActiveBlocksPerMultiprocessor", class: Other, node: "hip_4.2", since: "4.2",
              args: (numBlocks: *mut ::core::ffi::c_int, f: *const ::core::ffi::c_void, blockSize: ::core::ffi::c_int, dynSharedMemPerBlk: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipOccupancyMaxActiveBlocksPerMultiprocessorWithFlags, symbol: "hipOccupancyMaxActiveBlocksPerMultiprocessorWithFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (numBlocks: *mut ::core::ffi::c_int, f: *const ::core::ffi::c_void, blockSize: ::core::ffi::c_int, dynSharedMemPerBlk: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipOccupancyMaxPotentialBlockSize, symbol: "hipOccupancyMaxPotentialBlockSize", class: Other, node: "hip_4.2", since: "4.2",
              args: (gridSize: *mut ::core::ffi::c_int, blockSize: *mut ::core::ffi::c_int, f: *const ::core::ffi::c_void, dynSharedMemPerBlk: usize, blockSizeLimit: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipPeekAtLastError, symbol: "hipPeekAtLastError", class: Other, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipPointerGetAttribute, symbol: "hipPointerGetAttribute", class: Other, node: "hip_5.0", since: "5.0",
              args: (data: *mut ::core::ffi::c_void, attribute: hipPointer_attribute, ptr: hipDeviceptr_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipPointerGetAttributes, symbol: "hipPointerGetAttributes", class: Other, node: "hip_4.2", since: "4.2",
              args: (attributes: *mut hipPointerAttribute_t, ptr: *const ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipPointerSetAttribute, symbol: "hipPointerSetAttribute", class: Other, node: "hip_4.2", since: "5.5",
              args: (value: *const ::core::ffi::c_void, attribute: hipPointer_attribute, ptr: hipDeviceptr_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipProfilerStart, symbol: "hipProfilerStart", class: Other, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipProfilerStop, symbol: "hipProfilerStop", class: Other, node: "hip_4.2", since: "4.2",
              args: (), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipRegisterActivityCallback, symbol: "hipRegisterActivityCallback", class: Other, node: "hip_4.2", since: "4.2",
              args: (id: u32, fun: *mut ::core::ffi::c_void, arg: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipRegisterApiCallback, symbol: "hipRegisterApiCallback", class: Other, node: "hip_4.2", since: "4.2",
              args: (id: u32, fun: *mut ::core::ffi::c_void, arg: *mut ::core::ffi::c_void), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipRegisterTracerCallback, symbol: "hipRegisterTracerCallback", class: Other, node: "hip_5.3", since: "5.3",
              args: (callback: ::core::option::Option<unsafe extern "C" fn (domain : u32 , operation_id : u32 , data : *mut ::core::ffi::c_void ,) ->::core::ffi::c_int ,>), ret: (),
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipRemoveActivityCallback, symbol: "hipRemoveActivityCallback", class: Other, node: "hip_4.2", since: "4.2",
              args: (id: u32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipRemoveApiCallback, symbol: "hipRemoveApiCallback", class: Other, node: "hip_4.2", since: "4.2",
              args: (id: u32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipRuntimeGetVersion, symbol: "hipRuntimeGetVersion", class: Other, node: "hip_4.2", since: "4.2",
              args: (runtimeVersion: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipSetDevice, symbol: "hipSetDevice", class: Other, node: "hip_4.2", since: "4.2",
              args: (deviceId: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipSetDeviceFlags, symbol: "hipSetDeviceFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipSetValidDevices, symbol: "hipSetValidDevices", class: Other, node: "hip_6.2", since: "6.2",
              args: (device_arr: *mut ::core::ffi::c_int, len: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipSetupArgument, symbol: "hipSetupArgument", class: Other, node: "hip_4.2", since: "4.2",
              args: (arg: *const ::core::ffi::c_void, size: usize, offset: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipSignalExternalSemaphoresAsync, symbol: "hipSignalExternalSemaphoresAsync", class: Wait, node: "hip_4.3", since: "4.3",
              args: (extSemArray: *const hipExternalSemaphore_t, paramsArray: *const hipExternalSemaphoreSignalParams, numExtSems: ::core::ffi::c_uint, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamAddCallback, symbol: "hipStreamAddCallback", class: Callback, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t, callback: hipStreamCallback_t, userData: *mut ::core::ffi::c_void, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamAddCallback_spt, symbol: "hipStreamAddCallback_spt", class: Callback, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, callback: hipStreamCallback_t, userData: *mut ::core::ffi::c_void, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamAttachMemAsync, symbol: "hipStreamAttachMemAsync", class: Alloc, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t, dev_ptr: *mut ::core::ffi::c_void, length: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamBatchMemOp, symbol: "hipStreamBatchMemOp", class: Wait, node: "hip_6.4", since: "6.4",
              args: (stream: hipStream_t, count: ::core::ffi::c_uint, paramArray: *mut hipStreamBatchMemOpParams, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamBeginCapture, symbol: "hipStreamBeginCapture", class: Capture, node: "hip_4.3", since: "4.3",
              args: (stream: hipStream_t, mode: hipStreamCaptureMode), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamBeginCaptureToGraph, symbol: "hipStreamBeginCaptureToGraph", class: Capture, node: "hip_6.1", since: "6.2",
              args: (stream: hipStream_t, graph: hipGraph_t, dependencies: *const hipGraphNode_t, dependencyData: *const hipGraphEdgeData, numDependencies: usize, mode: hipStreamCaptureMode), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamBeginCapture_spt, symbol: "hipStreamBeginCapture_spt", class: Capture, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, mode: hipStreamCaptureMode), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamCopyAttributes, symbol: "hipStreamCopyAttributes", class: Other, node: "hip_7.2", since: "7.2",
              args: (dst: hipStream_t, src: hipStream_t), ret: hipError_t,
              stream: (dst, src), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamCreate, symbol: "hipStreamCreate", class: StreamLifecycle, node: "hip_4.2", since: "4.2",
              args: (stream: *mut hipStream_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipStreamCreateWithFlags, symbol: "hipStreamCreateWithFlags", class: StreamLifecycle, node: "hip_4.2", since: "4.2",
              args: (stream: *mut hipStream_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipStreamCreateWithPriority, symbol: "hipStreamCreateWithPriority", class: StreamLifecycle, node: "hip_4.2", since: "4.2",
              args: (stream: *mut hipStream_t, flags: ::core::ffi::c_uint, priority: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipStreamDestroy, symbol: "hipStreamDestroy", class: StreamLifecycle, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamEndCapture, symbol: "hipStreamEndCapture", class: Capture, node: "hip_4.3", since: "4.3",
              args: (stream: hipStream_t, pGraph: *mut hipGraph_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamEndCapture_spt, symbol: "hipStreamEndCapture_spt", class: Capture, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, pGraph: *mut hipGraph_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamGetAttribute, symbol: "hipStreamGetAttribute", class: Other, node: "hip_7.1", since: "7.1",
              args: (stream: hipStream_t, attr: hipLaunchAttributeID, value_out: *mut hipLaunchAttributeValue), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetCaptureInfo, symbol: "hipStreamGetCaptureInfo", class: Capture, node: "hip_4.5", since: "4.5",
              args: (stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus, pId: *mut ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetCaptureInfo_spt, symbol: "hipStreamGetCaptureInfo_spt", class: Capture, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus, pId: *mut ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamGetCaptureInfo_v2, symbol: "hipStreamGetCaptureInfo_v2", class: Capture, node: "hip_4.5", since: "4.5",
              args: (stream: hipStream_t, captureStatus_out: *mut hipStreamCaptureStatus, id_out: *mut ::core::ffi::c_ulonglong, graph_out: *mut hipGraph_t, dependencies_out: *mut *const hipGraphNode_t, numDependencies_out: *mut usize), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetCaptureInfo_v2_spt, symbol: "hipStreamGetCaptureInfo_v2_spt", class: Capture, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, captureStatus_out: *mut hipStreamCaptureStatus, id_out: *mut ::core::ffi::c_ulonglong, graph_out: *mut hipGraph_t, dependencies_out: *mut *const hipGraphNode_t, numDependencies_out: *mut usize), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamGetDevice, symbol: "hipStreamGetDevice", class: Other, node: "hip_4.2", since: "5.6",
              args: (stream: hipStream_t, device: *mut hipDevice_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetFlags, symbol: "hipStreamGetFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t, flags: *mut ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetFlags_spt, symbol: "hipStreamGetFlags_spt", class: Other, node: "hip_5.2", since: "5.2",
              args: (stream: hipStream_t, flags: *mut ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamGetId, symbol: "hipStreamGetId", class: Other, node: "hip_7.1", since: "7.1",
              args: (stream: hipStream_t, streamId: *mut ::core::ffi::c_ulonglong), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetPriority, symbol: "hipStreamGetPriority", class: Other, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t, priority: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamGetPriority_spt, symbol: "hipStreamGetPriority_spt", class: Other, node: "hip_5.2", since: "5.2",
              args: (stream: hipStream_t, priority: *mut ::core::ffi::c_int), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamIsCapturing, symbol: "hipStreamIsCapturing", class: Capture, node: "hip_4.3", since: "4.3",
              args: (stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamIsCapturing_spt, symbol: "hipStreamIsCapturing_spt", class: Capture, node: "hip_5.3", since: "5.3",
              args: (stream: hipStream_t, pCaptureStatus: *mut hipStreamCaptureStatus), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamQuery, symbol: "hipStreamQuery", class: Query, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamQuery_spt, symbol: "hipStreamQuery_spt", class: Query, node: "hip_5.2", since: "5.2",
              args: (stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamSetAttribute, symbol: "hipStreamSetAttribute", class: Other, node: "hip_7.1", since: "7.1",
              args: (stream: hipStream_t, attr: hipLaunchAttributeID, value: *const hipLaunchAttributeValue), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamSynchronize, symbol: "hipStreamSynchronize", class: Sync, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamSynchronize_spt, symbol: "hipStreamSynchronize_spt", class: Sync, node: "hip_5.2", since: "5.2",
              args: (stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamUpdateCaptureDependencies, symbol: "hipStreamUpdateCaptureDependencies", class: Capture, node: "hip_4.5", since: "4.5",
              args: (stream: hipStream_t, dependencies: *mut hipGraphNode_t, numDependencies: usize, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamWaitEvent, symbol: "hipStreamWaitEvent", class: Wait, node: "hip_4.2", since: "4.2",
              args: (stream: hipStream_t, event: hipEvent_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (event), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamWaitEvent_spt, symbol: "hipStreamWaitEvent_spt", class: Wait, node: "hip_5.2", since: "5.2",
              args: (stream: hipStream_t, event: hipEvent_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (event), implicit: (), bytes: (), null_stream: (per_thread), }
            { name: hipStreamWaitValue32, symbol: "hipStreamWaitValue32", class: Wait, node: "hip_4.4", since: "4.4",
              args: (stream: hipStream_t, ptr: *mut ::core::ffi::c_void, value: u32, flags: ::core::ffi::c_uint, mask: u32), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamWaitValue64, symbol: "hipStreamWaitValue64", class: Wait, node: "hip_4.4", since: "4.4",
              args: (stream: hipStream_t, ptr: *mut ::core::ffi::c_void, value: u64, flags: ::core::ffi::c_uint, mask: u64), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamWriteValue32, symbol: "hipStreamWriteValue32", class: Wait, node: "hip_4.4", since: "4.4",
              args: (stream: hipStream_t, ptr: *mut ::core::ffi::c_void, value: u32, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipStreamWriteValue64, symbol: "hipStreamWriteValue64", class: Wait, node: "hip_4.4", since: "4.4",
              args: (stream: hipStream_t, ptr: *mut ::core::ffi::c_void, value: u64, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
            { name: hipTexObjectCreate, symbol: "hipTexObjectCreate", class: Other, node: "hip_4.2", since: "4.2",
              args: (pTexObject: *mut hipTextureObject_t, pResDesc: *const HIP_RESOURCE_DESC, pTexDesc: *const HIP_TEXTURE_DESC, pResViewDesc: *const HIP_RESOURCE_VIEW_DESC), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexObjectDestroy, symbol: "hipTexObjectDestroy", class: Other, node: "hip_4.2", since: "4.2",
              args: (texObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexObjectGetResourceDesc, symbol: "hipTexObjectGetResourceDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pResDesc: *mut HIP_RESOURCE_DESC, texObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexObjectGetResourceViewDesc, symbol: "hipTexObjectGetResourceViewDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pResViewDesc: *mut HIP_RESOURCE_VIEW_DESC, texObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexObjectGetTextureDesc, symbol: "hipTexObjectGetTextureDesc", class: Other, node: "hip_4.2", since: "4.2",
              args: (pTexDesc: *mut HIP_TEXTURE_DESC, texObject: hipTextureObject_t), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetAddress, symbol: "hipTexRefGetAddress", class: Other, node: "hip_4.2", since: "4.2",
              args: (dev_ptr: *mut hipDeviceptr_t, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetAddressMode, symbol: "hipTexRefGetAddressMode", class: Other, node: "hip_4.2", since: "4.2",
              args: (pam: *mut hipTextureAddressMode, texRef: *const textureReference, dim: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetArray, symbol: "hipTexRefGetArray", class: Other, node: "hip_4.2", since: "6.1",
              args: (pArray: *mut hipArray_t, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetBorderColor, symbol: "hipTexRefGetBorderColor", class: Other, node: "hip_4.2", since: "6.1",
              args: (pBorderColor: *mut f32, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetFilterMode, symbol: "hipTexRefGetFilterMode", class: Other, node: "hip_4.2", since: "4.2",
              args: (pfm: *mut hipTextureFilterMode, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetFlags, symbol: "hipTexRefGetFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (pFlags: *mut ::core::ffi::c_uint, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetFormat, symbol: "hipTexRefGetFormat", class: Other, node: "hip_4.2", since: "4.2",
              args: (pFormat: *mut hipArray_Format, pNumChannels: *mut ::core::ffi::c_int, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetMaxAnisotropy, symbol: "hipTexRefGetMaxAnisotropy", class: Other, node: "hip_4.2", since: "4.2",
              args: (pmaxAnsio: *mut ::core::ffi::c_int, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetMipMappedArray, symbol: "hipTexRefGetMipMappedArray", class: Other, node: "hip_4.2", since: "6.1",
              args: (pArray: *mut hipMipmappedArray_t, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetMipmapFilterMode, symbol: "hipTexRefGetMipmapFilterMode", class: Other, node: "hip_4.2", since: "4.2",
              args: (pfm: *mut hipTextureFilterMode, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetMipmapLevelBias, symbol: "hipTexRefGetMipmapLevelBias", class: Other, node: "hip_4.2", since: "4.2",
              args: (pbias: *mut f32, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefGetMipmapLevelClamp, symbol: "hipTexRefGetMipmapLevelClamp", class: Other, node: "hip_4.2", since: "4.2",
              args: (pminMipmapLevelClamp: *mut f32, pmaxMipmapLevelClamp: *mut f32, texRef: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetAddress, symbol: "hipTexRefSetAddress", class: Other, node: "hip_4.2", since: "4.2",
              args: (ByteOffset: *mut usize, texRef: *mut textureReference, dptr: hipDeviceptr_t, bytes: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetAddress2D, symbol: "hipTexRefSetAddress2D", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, desc: *const HIP_ARRAY_DESCRIPTOR, dptr: hipDeviceptr_t, Pitch: usize), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetAddressMode, symbol: "hipTexRefSetAddressMode", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, dim: ::core::ffi::c_int, am: hipTextureAddressMode), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetArray, symbol: "hipTexRefSetArray", class: Other, node: "hip_4.2", since: "4.2",
              args: (tex: *mut textureReference, array: hipArray_const_t, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetBorderColor, symbol: "hipTexRefSetBorderColor", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, pBorderColor: *mut f32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetFilterMode, symbol: "hipTexRefSetFilterMode", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, fm: hipTextureFilterMode), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetFlags, symbol: "hipTexRefSetFlags", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, Flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetFormat, symbol: "hipTexRefSetFormat", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, fmt: hipArray_Format, NumPackedComponents: ::core::ffi::c_int), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetMaxAnisotropy, symbol: "hipTexRefSetMaxAnisotropy", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, maxAniso: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetMipmapFilterMode, symbol: "hipTexRefSetMipmapFilterMode", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, fm: hipTextureFilterMode), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetMipmapLevelBias, symbol: "hipTexRefSetMipmapLevelBias", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, bias: f32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetMipmapLevelClamp, symbol: "hipTexRefSetMipmapLevelClamp", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, minMipMapLevelClamp: f32, maxMipMapLevelClamp: f32), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipTexRefSetMipmappedArray, symbol: "hipTexRefSetMipmappedArray", class: Other, node: "hip_4.2", since: "4.2",
              args: (texRef: *mut textureReference, mipmappedArray: *mut hipMipmappedArray, Flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipThreadExchangeStreamCaptureMode, symbol: "hipThreadExchangeStreamCaptureMode", class: Capture, node: "hip_5.0", since: "5.0",
              args: (mode: *mut hipStreamCaptureMode), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipUnbindTexture, symbol: "hipUnbindTexture", class: Other, node: "hip_4.2", since: "4.2",
              args: (tex: *const textureReference), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipUserObjectCreate, symbol: "hipUserObjectCreate", class: Other, node: "hip_5.3", since: "5.3",
              args: (object_out: *mut hipUserObject_t, ptr: *mut ::core::ffi::c_void, destroy: hipHostFn_t, initialRefcount: ::core::ffi::c_uint, flags: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipUserObjectRelease, symbol: "hipUserObjectRelease", class: Other, node: "hip_5.3", since: "5.3",
              args: (object: hipUserObject_t, count: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipUserObjectRetain, symbol: "hipUserObjectRetain", class: Other, node: "hip_5.3", since: "5.3",
              args: (object: hipUserObject_t, count: ::core::ffi::c_uint), ret: hipError_t,
              stream: (), event: (), implicit: (), bytes: (), null_stream: (), }
            { name: hipWaitExternalSemaphoresAsync, symbol: "hipWaitExternalSemaphoresAsync", class: Wait, node: "hip_4.3", since: "4.3",
              args: (extSemArray: *const hipExternalSemaphore_t, paramsArray: *const hipExternalSemaphoreWaitParams, numExtSems: ::core::ffi::c_uint, stream: hipStream_t), ret: hipError_t,
              stream: (stream), event: (), implicit: (), bytes: (), null_stream: (legacy), }
        }
    };
}

/// Calls a macro once with one entry per export whose parameters are not known here.
#[macro_export]
macro_rules! hip_names_only {
    ($($callback:tt)+) => {
        $($callback)+! {
            { name: hipLaunchKernelBundledArgs, symbol: "hipLaunchKernelBundledArgs", class: Launch, node: "hip_7.2", since: "7.2", }
            { name: hiprtcAddNameExpression, symbol: "hiprtcAddNameExpression", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcCompileProgram, symbol: "hiprtcCompileProgram", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcCreateProgram, symbol: "hiprtcCreateProgram", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcDestroyProgram, symbol: "hiprtcDestroyProgram", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcGetBitcode, symbol: "hiprtcGetBitcode", class: Module, node: "hip_5.3", since: "5.3", }
            { name: hiprtcGetBitcodeSize, symbol: "hiprtcGetBitcodeSize", class: Module, node: "hip_5.3", since: "5.3", }
            { name: hiprtcGetCode, symbol: "hiprtcGetCode", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcGetCodeSize, symbol: "hiprtcGetCodeSize", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcGetErrorString, symbol: "hiprtcGetErrorString", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcGetLoweredName, symbol: "hiprtcGetLoweredName", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcGetProgramLog, symbol: "hiprtcGetProgramLog", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcGetProgramLogSize, symbol: "hiprtcGetProgramLogSize", class: Module, node: "hip_4.2", since: "4.2", }
            { name: hiprtcLinkAddData, symbol: "hiprtcLinkAddData", class: Module, node: "hip_4.2", since: "5.3", }
            { name: hiprtcLinkAddFile, symbol: "hiprtcLinkAddFile", class: Module, node: "hip_4.2", since: "5.3", }
            { name: hiprtcLinkComplete, symbol: "hiprtcLinkComplete", class: Module, node: "hip_4.2", since: "5.3", }
            { name: hiprtcLinkCreate, symbol: "hiprtcLinkCreate", class: Module, node: "hip_4.2", since: "5.3", }
            { name: hiprtcLinkDestroy, symbol: "hiprtcLinkDestroy", class: Module, node: "hip_4.2", since: "5.3", }
            { name: hiprtcVersion, symbol: "hiprtcVersion", class: Module, node: "hip_4.2", since: "4.2", }
        }
    };
}

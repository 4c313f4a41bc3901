/* What libamdhip64.so exports beyond the public C headers: registration calls that the compiler emits, C++ launch
 * functions, profiler hooks, and functions of releases older or newer than the headers. The signatures come from
 * HIP 5.2 and 7.2 as documented; parameter names are ours where the library publishes none. */
#pragma once
#include <hip/hip_runtime_api.h>
#include <hip/hip_deprecated.h>
#include <hip/amd_detail/amd_hip_gl_interop.h>

/* The vector type of the registration calls, which the C headers do not declare. */
typedef struct hipUint3 {
  unsigned int x, y, z;
} hipUint3;

void** __hipRegisterFatBinary(const void* data);
void __hipUnregisterFatBinary(void** modules);
void __hipRegisterFunction(void** modules, const void* hostFunction, char* deviceFunction, const char* deviceName,
                           unsigned int threadLimit, hipUint3* tid, hipUint3* bid, dim3* blockDim, dim3* gridDim,
                           int* wSize);
void __hipRegisterVar(void** modules, void* var, char* hostVar, char* deviceVar, int ext, size_t size, int constant,
                      int global);
void __hipRegisterManagedVar(void* hipModule, void** pointer, void* init_value, const char* name, size_t size,
                             unsigned int align);
void __hipRegisterSurface(void** modules, void* var, char* hostVar, char* deviceVar, int type, int ext);
void __hipRegisterTexture(void** modules, void* var, char* hostVar, char* deviceVar, int type, int norm, int ext);
void __hipGetPCH(const char** pch, unsigned int* size);

/* Declared in a C++ header; exported plainly since HIP 6.1. */
hipError_t hipExtModuleLaunchKernel(hipFunction_t f, uint32_t globalWorkSizeX, uint32_t globalWorkSizeY,
                                    uint32_t globalWorkSizeZ, uint32_t localWorkSizeX, uint32_t localWorkSizeY,
                                    uint32_t localWorkSizeZ, size_t sharedMemBytes, hipStream_t hStream,
                                    void** kernelParams, void** extra, hipEvent_t startEvent, hipEvent_t stopEvent,
                                    uint32_t flags);
hipError_t hipHccModuleLaunchKernel(hipFunction_t f, uint32_t globalWorkSizeX, uint32_t globalWorkSizeY,
                                    uint32_t globalWorkSizeZ, uint32_t localWorkSizeX, uint32_t localWorkSizeY,
                                    uint32_t localWorkSizeZ, size_t sharedMemBytes, hipStream_t hStream,
                                    void** kernelParams, void** extra, hipEvent_t startEvent, hipEvent_t stopEvent);

/* HIP 5, C++-mangled only: the pointers to dim3 are references there. */
void hipLaunchKernelGGLImpl(uintptr_t function_address, const dim3* numBlocks, const dim3* dimBlocks,
                            uint32_t sharedMemBytes, hipStream_t stream, void** kernarg);

/* Both generations of the device properties, under the names that the library exports. The headers rename the plain
 * names to the newer generation by macro. */
#undef hipGetDeviceProperties
#undef hipChooseDevice
hipError_t hipGetDeviceProperties(hipDeviceProp_tR0000* prop, int deviceId);
hipError_t hipChooseDevice(int* device, const hipDeviceProp_tR0000* prop);
hipError_t hipGetDevicePropertiesR0000(hipDeviceProp_tR0000* prop, int deviceId);
hipError_t hipChooseDeviceR0000(int* device, const hipDeviceProp_tR0000* prop);

/* Profiler hooks of HIP 5. */
void hipInitActivityCallback(void* id_callback, void* op_callback, void* arg);
_Bool hipEnableActivityCallback(uint32_t op, _Bool enable);
const char* hipGetCmdName(uint32_t id);
hipError_t hipRegisterApiCallback(uint32_t id, void* fun, void* arg);
hipError_t hipRemoveApiCallback(uint32_t id);
hipError_t hipRegisterActivityCallback(uint32_t id, void* fun, void* arg);
hipError_t hipRemoveActivityCallback(uint32_t id);
void hipRegisterTracerCallback(int (*callback)(uint32_t domain, uint32_t operation_id, void* data));

/* Build facts for the debugger and half-precision helpers of the compiler's runtime. */
const char* amd_dbgapi_get_build_name(void);
const char* amd_dbgapi_get_git_hash(void);
size_t amd_dbgapi_get_build_id(void);
float __gnu_h2f_ieee(unsigned short h);
unsigned short __gnu_f2h_ieee(float f);

/* HIP 7.2 and what development after it put under the same version node. */
typedef struct hipArrayMemoryRequirements {
  size_t alignment;
  size_t size;
} hipArrayMemoryRequirements;
hipError_t hipStreamCopyAttributes(hipStream_t dst, hipStream_t src);
hipError_t hipOccupancyAvailableDynamicSMemPerBlock(size_t* dynamicSmemSize, const void* f, int numBlocks,
                                                    int blockSize);
hipError_t hipLibraryEnumerateKernels(hipKernel_t* kernels, unsigned int numKernels, hipLibrary_t library);
hipError_t hipKernelGetLibrary(hipLibrary_t* library, hipKernel_t kernel);
hipError_t hipKernelGetName(const char** name, hipKernel_t kernel);
hipError_t hipKernelGetParamInfo(hipKernel_t kernel, size_t paramIndex, size_t* paramOffset, size_t* paramSize);
hipError_t hipKernelGetAttribute(int* pi, hipFunction_attribute attrib, hipKernel_t kernel, hipDevice_t dev);
hipError_t hipKernelSetAttribute(hipFunction_attribute attrib, int value, hipKernel_t kernel, hipDevice_t dev);
hipError_t hipKernelGetFunction(hipFunction_t* pFunc, hipKernel_t kernel);
hipError_t hipGetProcAddress_spt(const char* symbol, void** pfn, int hipVersion, uint64_t flags,
                                 hipDriverProcAddressQueryResult* symbolStatus);
hipError_t hipExtDisableLogging(void);
hipError_t hipExtEnableLogging(void);
hipError_t hipExtSetLoggingParams(size_t log_level, size_t log_size, size_t log_mask);
hipError_t hipMemSetMemPool(hipMemLocation* location, hipMemAllocationType type, hipMemPool_t pool);
hipError_t hipMemGetMemPool(hipMemPool_t* pool, hipMemLocation* location, hipMemAllocationType type);
hipError_t hipMemGetDefaultMemPool(hipMemPool_t* memPool, hipMemLocation* location, hipMemAllocationType type);
hipError_t hipMipmappedArrayGetMemoryRequirements(hipArrayMemoryRequirements* memoryRequirements,
                                                  hipMipmappedArray_t mipmap, hipDevice_t device);
hipError_t hipMemPrefetchBatchAsync(void** dev_ptrs, size_t* sizes, size_t count, hipMemLocation* prefetch_locs,
                                    size_t* prefetch_loc_idxs, size_t num_prefetch_locs, unsigned long long flags,
                                    hipStream_t stream);

#include <cuda.h>

// Handles may be declared without the header: the structures' own names must change too.
struct CUstream_st;
typedef struct CUstream_st *queue;

int copy(queue stream)
{
    CUdevice device = 0;
    CUdeviceptr from = 0, to = 0;
    CUevent done;
    void *pinned = nullptr;
    size_t pitch = 0, bytes = 0;
    char name[64];
    if (cuInit(0) != CUDA_SUCCESS || cuDeviceGetName(name, sizeof name, device) != CUDA_SUCCESS) return 77;
    CUcontext context;
    cuDevicePrimaryCtxRetain(&context, device);
    cuCtxPushCurrent(context);
    cuDeviceTotalMem(&bytes, device);
    cuMemAllocPitch(&from, &pitch, 256, 16, 4);
    cuMemAlloc_v2(&to, pitch * 16);
    cuMemHostAlloc(&pinned, pitch * 16, CU_MEMHOSTALLOC_PORTABLE | CU_MEMHOSTALLOC_DEVICEMAP);
    cuEventCreate(&done, CU_EVENT_DISABLE_TIMING);
    cuMemcpyHtoDAsync(from, pinned, pitch * 16, stream);
    cuMemcpyDtoDAsync(to, from, pitch * 16, stream);
    cuMemsetD8Async(from, 0, 16, stream);
    cuEventRecord(done, stream);
    cuStreamWaitEvent(stream, done, 0);
    while (cuEventQuery(done) == CUDA_ERROR_NOT_READY) {}
    cuEventDestroy(done);
    cuMemFreeHost(pinned);
    cuMemFree(from);
    cuMemFree(to);
    cuCtxPopCurrent(&context);
    return cuDevicePrimaryCtxRelease(device) != CUDA_SUCCESS;
}

int main() { return copy(nullptr); }

#include <hip/hip_runtime.h>

// Handles may be declared without the header: the structures' own names must change too.
struct ihipStream_t;
typedef struct ihipStream_t *queue;

int copy(queue stream)
{
    hipDevice_t device = 0;
    hipDeviceptr_t from = 0, to = 0;
    hipEvent_t done;
    void *pinned = nullptr;
    size_t pitch = 0, bytes = 0;
    char name[64];
    if (hipInit(0) != hipSuccess || hipDeviceGetName(name, sizeof name, device) != hipSuccess) return 77;
    hipCtx_t context;
    hipDevicePrimaryCtxRetain(&context, device);
    hipCtxPushCurrent(context);
    hipDeviceTotalMem(&bytes, device);
    hipMemAllocPitch(&from, &pitch, 256, 16, 4);
    hipMalloc(&to, pitch * 16);
    hipHostAlloc(&pinned, pitch * 16, hipHostMallocPortable | hipHostMallocMapped);
    hipEventCreateWithFlags(&done, hipEventDisableTiming);
    hipMemcpyHtoDAsync(from, pinned, pitch * 16, stream);
    hipMemcpyDtoDAsync(to, from, pitch * 16, stream);
    hipMemsetD8Async(from, 0, 16, stream);
    hipEventRecord(done, stream);
    hipStreamWaitEvent(stream, done, 0);
    while (hipEventQuery(done) == hipErrorNotReady) {}
    hipEventDestroy(done);
    hipHostFree(pinned);
    hipFree(from);
    hipFree(to);
    hipCtxPopCurrent(&context);
    return hipDevicePrimaryCtxRelease(device) != hipSuccess;
}

int main() { return copy(nullptr); }

#include <hip/hip_runtime.h>
#include <rccl/rccl.h>
#include <cstdio>
#include <vector>

#define NCCL_CHECK(call)                                                     \
    do {                                                                     \
        ncclResult_t result = (call);                                        \
        if (result != ncclSuccess) {                                         \
            std::fprintf(stderr, "nccl: %s\n", ncclGetErrorString(result));  \
            return 77;                                                       \
        }                                                                    \
    } while (0)

int main() {
    int devices = 0;
    hipGetDeviceCount(&devices);
    if (devices == 0) return 77;
    std::vector<ncclComm_t> communicators(devices);
    std::vector<hipStream_t> streams(devices);
    std::vector<float*> buffers(devices);
    NCCL_CHECK(ncclCommInitAll(communicators.data(), devices, nullptr));
    for (int i = 0; i < devices; ++i) {
        hipSetDevice(i);
        hipStreamCreate(&streams[i]);
        hipMalloc(&buffers[i], 1024 * sizeof(float));
        hipMemset(buffers[i], 0, 1024 * sizeof(float));
    }
    NCCL_CHECK(ncclGroupStart());
    for (int i = 0; i < devices; ++i)
        NCCL_CHECK(ncclAllReduce(buffers[i], buffers[i], 1024, ncclFloat, ncclSum, communicators[i], streams[i]));
    NCCL_CHECK(ncclGroupEnd());
    for (int i = 0; i < devices; ++i) {
        hipStreamSynchronize(streams[i]);
        ncclCommDestroy(communicators[i]);
    }
    return 0;
}

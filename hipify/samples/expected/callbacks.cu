// Host functions in stream order, and whether one card can read another's memory.
#include <hip/hip_runtime.h>

static void count(void* counter) { ++*static_cast<int*>(counter); }
static void finished(hipStream_t, hipError_t status, void* counter) {
    if (status == hipSuccess) count(counter);
}

int main() {
    int counter = 0, devices = 0;
    hipStream_t stream;
    if (hipStreamCreate(&stream) != hipSuccess) return 2;
    hipHostFn_t function = count;
    hipLaunchHostFunc(stream, function, &counter);
    hipStreamAddCallback(stream, finished, &counter, 0);
    hipStreamSynchronize(stream);
    hipGetDeviceCount(&devices);
    for (int peer = 1; peer < devices; ++peer) {
        int access = 0;
        hipDeviceCanAccessPeer(&access, 0, peer);
        if (access && hipDeviceEnablePeerAccess(peer, 0) == hipErrorPeerAccessAlreadyEnabled) return 1;
    }
    return counter != 2;
}

// Host functions in stream order, and whether one card can read another's memory.
#include <cuda_runtime.h>

static void count(void* counter) { ++*static_cast<int*>(counter); }
static void finished(cudaStream_t, cudaError_t status, void* counter) {
    if (status == cudaSuccess) count(counter);
}

int main() {
    int counter = 0, devices = 0;
    cudaStream_t stream;
    if (cudaStreamCreate(&stream) != cudaSuccess) return 2;
    cudaHostFn_t function = count;
    cudaLaunchHostFunc(stream, function, &counter);
    cudaStreamAddCallback(stream, finished, &counter, 0);
    cudaStreamSynchronize(stream);
    cudaGetDeviceCount(&devices);
    for (int peer = 1; peer < devices; ++peer) {
        int access = 0;
        cudaDeviceCanAccessPeer(&access, 0, peer);
        if (access && cudaDeviceEnablePeerAccess(peer, 0) == cudaErrorPeerAccessAlreadyEnabled) return 1;
    }
    return counter != 2;
}

#include <cooperative_groups.h>
#include <cuda_runtime.h>

namespace groups = cooperative_groups;

__global__ void pass_on(int* values, int rounds) {
    groups::grid_group grid = groups::this_grid();
    unsigned me = blockIdx.x * blockDim.x + threadIdx.x, all = gridDim.x * blockDim.x;
    for (int round = 0; round < rounds; ++round) {
        int next = values[(me + 1) % all];
        grid.sync();
        values[me] = next;
        grid.sync();
    }
}

int main() {
    const int threads = 128;
    int host[threads], *device, rounds = 5;
    for (int i = 0; i < threads; ++i) host[i] = i;
    if (cudaMalloc(&device, sizeof host) != cudaSuccess) return 2;
    cudaMemcpy(device, host, sizeof host, cudaMemcpyHostToDevice);
    void* arguments[] = {&device, &rounds};
    cudaError_t error = cudaLaunchCooperativeKernel(reinterpret_cast<void*>(pass_on), dim3(2), dim3(threads / 2), arguments, 0, 0);
    if (error == cudaErrorNotSupported) return 77;
    cudaMemcpy(host, device, sizeof host, cudaMemcpyDeviceToHost);
    for (int i = 0; i < threads; ++i)
        if (host[i] != (i + rounds) % threads) return 1;
    return 0;
}

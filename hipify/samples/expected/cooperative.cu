#include <hip/hip_runtime.h>
#include <hip/hip_cooperative_groups.h>
#include <hip/hip_runtime.h>

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
    if (hipMalloc(&device, sizeof host) != hipSuccess) return 2;
    hipMemcpy(device, host, sizeof host, hipMemcpyHostToDevice);
    void* arguments[] = {&device, &rounds};
    hipError_t error = hipLaunchCooperativeKernel(reinterpret_cast<void*>(pass_on), dim3(2), dim3(threads / 2), arguments, 0, 0);
    if (error == hipErrorNotSupported) return 77;
    hipMemcpy(host, device, sizeof host, hipMemcpyDeviceToHost);
    for (int i = 0; i < threads; ++i)
        if (host[i] != (i + rounds) % threads) return 1;
    return 0;
}

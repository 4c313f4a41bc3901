#include <cmath>
#include <cuda_runtime.h>
#include <cufft.h>

int main() {
    const int n = 256;
    cufftComplex host[n], *device;
    for (int i = 0; i < n; ++i) host[i].x = std::sin(i * 0.1f), host[i].y = 0;
    cudaMalloc(&device, sizeof host);
    cudaMemcpy(device, host, sizeof host, cudaMemcpyHostToDevice);
    cufftHandle plan;
    if (cufftPlan1d(&plan, n, CUFFT_C2C, 1) != CUFFT_SUCCESS) return 77;
    cufftSetStream(plan, nullptr);
    cufftExecC2C(plan, device, device, CUFFT_FORWARD);
    cufftExecC2C(plan, device, device, CUFFT_INVERSE);
    cufftDestroy(plan);
    cudaMemcpy(host, device, sizeof host, cudaMemcpyDeviceToHost);
    for (int i = 0; i < n; ++i)
        if (std::fabs(host[i].x / n - std::sin(i * 0.1f)) > 1e-4f) return 1;
    return 0;
}

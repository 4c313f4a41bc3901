#include <cmath>
#include <hip/hip_runtime.h>
#include <hipfft/hipfft.h>

int main() {
    const int n = 256;
    hipfftComplex host[n], *device;
    for (int i = 0; i < n; ++i) host[i].x = std::sin(i * 0.1f), host[i].y = 0;
    hipMalloc(&device, sizeof host);
    hipMemcpy(device, host, sizeof host, hipMemcpyHostToDevice);
    hipfftHandle plan;
    if (hipfftPlan1d(&plan, n, HIPFFT_C2C, 1) != HIPFFT_SUCCESS) return 77;
    hipfftSetStream(plan, nullptr);
    hipfftExecC2C(plan, device, device, HIPFFT_FORWARD);
    hipfftExecC2C(plan, device, device, HIPFFT_BACKWARD);
    hipfftDestroy(plan);
    hipMemcpy(host, device, sizeof host, hipMemcpyDeviceToHost);
    for (int i = 0; i < n; ++i)
        if (std::fabs(host[i].x / n - std::sin(i * 0.1f)) > 1e-4f) return 1;
    return 0;
}

#include <hip/hip_runtime.h>
#include <hip/hip_fp16.h>

__global__ void scale(const float* from, float* to, float factor)
{
#if defined(__HIP_DEVICE_COMPILE__)
    __half value = __float2half(from[threadIdx.x]);
    to[threadIdx.x] = __half2float(__hmul(value, __float2half(factor)));
#endif
}

int main()
{
    float host[32], *from, *to;
    for (int i = 0; i < 32; ++i) host[i] = float(i);
    if (hipMalloc(&from, sizeof host) || hipMalloc(&to, sizeof host)) return 2;
    hipMemcpy(from, host, sizeof host, hipMemcpyHostToDevice);
    scale<<<1, 32>>>(from, to, 2.0f);
    hipMemcpy(host, to, sizeof host, hipMemcpyDeviceToHost);
    for (int i = 0; i < 32; ++i)
        if (host[i] != 2 * i) return 1;
    return 0;
}

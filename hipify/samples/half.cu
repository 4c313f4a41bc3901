#include <cuda_fp16.h>

__global__ void scale(const float* from, float* to, float factor)
{
#if defined(__CUDA_ARCH__)
    __half value = __float2half(from[threadIdx.x]);
    to[threadIdx.x] = __half2float(__hmul(value, __float2half(factor)));
#endif
}

int main()
{
    float host[32], *from, *to;
    for (int i = 0; i < 32; ++i) host[i] = float(i);
    if (cudaMalloc(&from, sizeof host) || cudaMalloc(&to, sizeof host)) return 2;
    cudaMemcpy(from, host, sizeof host, cudaMemcpyHostToDevice);
    scale<<<1, 32>>>(from, to, 2.0f);
    cudaMemcpy(host, to, sizeof host, cudaMemcpyDeviceToHost);
    for (int i = 0; i < 32; ++i)
        if (host[i] != 2 * i) return 1;
    return 0;
}

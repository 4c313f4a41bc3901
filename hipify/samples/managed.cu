#include <cuda_runtime.h>

__global__ void square(long *values, int count)
{
    for (int i = threadIdx.x; i < count; i += blockDim.x) values[i] *= values[i];
}

int main()
{
    long *values;
    const int count = 1000;
    int device = 0;
    cudaGetDevice(&device);
    cudaError_t error = cudaMallocManaged(&values, count * sizeof(long), cudaMemAttachGlobal);
    if (error == cudaErrorNotSupported) return 0;
    for (int i = 0; i < count; ++i) values[i] = i;
    cudaMemAdvise(values, count * sizeof(long), cudaMemAdviseSetPreferredLocation, device);
    cudaMemPrefetchAsync(values, count * sizeof(long), device, 0);
    square<<<1, 64>>>(values, count);
    cudaMemPrefetchAsync(values, count * sizeof(long), cudaCpuDeviceId, cudaStreamPerThread);
    cudaDeviceSynchronize();
    for (int i = 0; i < count; ++i)
        if (values[i] != long(i) * i) return 1;
    return cudaFree(values) != cudaSuccess;
}

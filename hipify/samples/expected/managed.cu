#include <hip/hip_runtime.h>

__global__ void square(long *values, int count)
{
    for (int i = threadIdx.x; i < count; i += blockDim.x) values[i] *= values[i];
}

int main()
{
    long *values;
    const int count = 1000;
    int device = 0;
    hipGetDevice(&device);
    hipError_t error = hipMallocManaged(&values, count * sizeof(long), hipMemAttachGlobal);
    if (error == hipErrorNotSupported) return 0;
    for (int i = 0; i < count; ++i) values[i] = i;
    hipMemAdvise(values, count * sizeof(long), hipMemAdviseSetPreferredLocation, device);
    hipMemPrefetchAsync(values, count * sizeof(long), device, 0);
    square<<<1, 64>>>(values, count);
    hipMemPrefetchAsync(values, count * sizeof(long), hipCpuDeviceId, hipStreamPerThread);
    hipDeviceSynchronize();
    for (int i = 0; i < count; ++i)
        if (values[i] != long(i) * i) return 1;
    return hipFree(values) != hipSuccess;
}

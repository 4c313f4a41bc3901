/* Memory that comes and goes in stream order. */
#include "sample.h"

__global__ void fill(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = value + i;
}

__global__ void gather(const int *from, int *to, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        to[i] = (int)((unsigned)to[i] * 31u + (unsigned)from[i]);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 1000;
    int *sum = device_zeroes<int>(count);
    std::vector<int> expected(count);
    hipMemPool_t pool;
    hipStream_t stream;
    uint64_t keep = ~0ull;
    CHECK(hipStreamCreate(&stream));
    CHECK(hipDeviceGetDefaultMemPool(&pool, 0));
    CHECK(hipMemPoolSetAttribute(pool, hipMemPoolAttrReleaseThreshold, &keep));
    for (int round = 0; round < ROUNDS; round++) {
        int *data = NULL;
        CHECK(hipMallocAsync((void **)&data, count * sizeof(int), stream));
        fill<<<groups(count, 128), 128, 0, stream>>>(data, round, count);
        gather<<<groups(count, 128), 128, 0, stream>>>(data, sum, count);
        CHECK(hipFreeAsync(data, stream));
        for (int i = 0; i < count; i++)
            expected[i] = (int)((unsigned)expected[i] * 31u + (unsigned)(round + i));
    }
    CHECK(hipStreamSynchronize(stream));
    std::vector<int> result = from_device(sum, count);
    EXPECT(result == expected);
    tell("memory_pool", result);
    return 0;
}
#endif

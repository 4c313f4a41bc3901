/* Memory of both sides: host and device take turns, with advice and prefetches in between. */
#include "sample.h"

__global__ void twice(int *data, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (int)((unsigned)data[i] * 2u + 1u);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 2000;
    const size_t bytes = count * sizeof(int);
    int *data = NULL;
    CHECK(hipMallocManaged((void **)&data, bytes, hipMemAttachGlobal));
    std::vector<int> expected = numbers(count, 100, 28);
    memcpy(data, expected.data(), bytes);
    CHECK(hipMemAdvise(data, bytes, hipMemAdviseSetPreferredLocation, 0));
    for (int round = 0; round < ROUNDS; round++) {
        CHECK(hipMemPrefetchAsync(data, bytes, 0, 0));
        twice<<<groups(count, 128), 128>>>(data, count);
        CHECK(hipDeviceSynchronize());
        for (int i = 0; i < count; i++) {
            data[i] ^= i;
            expected[i] = (int)((unsigned)expected[i] * 2u + 1u) ^ i;
        }
    }
    std::vector<int> result(data, data + count);
    EXPECT(result == expected);
    tell("managed_memory", result);
    CHECK(hipFree(data));
    return 0;
}
#endif

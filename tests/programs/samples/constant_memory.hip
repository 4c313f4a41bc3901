/* A filter whose weights are a variable of the module, set from the host between launches. */
#include "sample.h"

__constant__ int weights[5] = {1, 1, 1, 1, 1};
__device__ int calls;

__global__ void filter(const int *from, int *to, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x), sum = 0;
    for (int k = 0; k < 5; k++)
        sum += weights[k] * from[(i + k) % count];
    if (i < count)
        to[i] += sum;
    if (i == 0)
        calls++;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 1000;
    std::vector<int> data = numbers(count, 100, 23), expected(count);
    int *from = to_device(data), *to = device_zeroes<int>(count), seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int set[5];
        for (int k = 0; k < 5; k++)
            set[k] = (round + k) % 7;
        CHECK(hipMemcpyToSymbol(HIP_SYMBOL(weights), set, sizeof set, 0, hipMemcpyHostToDevice));
        filter<<<groups(count, 128), 128>>>(from, to, count);
        for (int i = 0; i < count; i++)
            for (int k = 0; k < 5; k++)
                expected[i] += set[k] * data[(i + k) % count];
    }
    CHECK(hipMemcpyFromSymbol(&seen, HIP_SYMBOL(calls), sizeof seen, 0, hipMemcpyDeviceToHost));
    EXPECT(seen == ROUNDS);
    std::vector<int> result = from_device(to, count);
    EXPECT(result == expected);
    tell("constant_memory", result);
    return 0;
}
#endif

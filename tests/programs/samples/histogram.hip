/* Bins counted with atomics: first in local memory, then all together. */
#include "sample.h"

enum { BINS = 64 };

__global__ void count_bins(const int *from, unsigned *bins, int count)
{
    __shared__ unsigned local[BINS];
    if (threadIdx.x < BINS)
        local[threadIdx.x] = 0;
    __syncthreads();
    for (int i = (int)(blockIdx.x * blockDim.x + threadIdx.x); i < count; i += (int)(gridDim.x * blockDim.x))
        atomicAdd(&local[from[i] % BINS], 1u);
    __syncthreads();
    if (threadIdx.x < BINS)
        atomicAdd(&bins[threadIdx.x], local[threadIdx.x]);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 20000;
    std::vector<int> data = numbers(count, 100000, 6);
    int *from = to_device(data);
    unsigned *bins = device_zeroes<unsigned>(BINS);
    for (int round = 0; round < ROUNDS; round++)
        count_bins<<<8, 128>>>(from, bins, count);
    std::vector<unsigned> counted = from_device(bins, BINS), expected(BINS);
    for (int one : data)
        expected[one % BINS] += ROUNDS;
    EXPECT(counted == expected);
    tell("histogram", counted);
    return 0;
}
#endif

/* A sum in two steps: each group adds up its part in local memory, a last group adds up the parts. */
#include "sample.h"

__global__ void sum_parts(const int *from, int *to, int count)
{
    __shared__ int part[256];
    int at = (int)threadIdx.x, i = (int)(blockIdx.x * blockDim.x) + at;
    part[at] = i < count ? from[i] : 0;
    __syncthreads();
    for (int half = (int)blockDim.x / 2; half > 0; half /= 2) {
        if (at < half)
            part[at] += part[at + half];
        __syncthreads();
    }
    if (at == 0)
        to[blockIdx.x] = part[0];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 10000, parts = 40;
    std::vector<int> data = numbers(count, 1000, 4), sums;
    int *from = to_device(data), *to = device_zeroes<int>(parts), *last = device_zeroes<int>(1), sum = 0;
    for (int one : data)
        sum += one;
    for (int round = 0; round < ROUNDS; round++) {
        sum_parts<<<parts, 256>>>(from, to, count);
        sum_parts<<<1, 256>>>(to, last, parts);
        sums.push_back(from_device(last, 1)[0]);
        EXPECT(sums.back() == sum);
    }
    tell("reduction", sums);
    return 0;
}
#endif

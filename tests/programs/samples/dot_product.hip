/* Sums of products that the host adds up, with the result of each launch in a place of its own. */
#include "sample.h"

__global__ void dot(const int *a, const int *b, long long *sums, int count)
{
    __shared__ long long part[64];
    int at = (int)threadIdx.x;
    long long sum = 0;
    for (int i = (int)(blockIdx.x * blockDim.x) + at; i < count; i += (int)(gridDim.x * blockDim.x))
        sum += (long long)a[i] * b[i];
    part[at] = sum;
    __syncthreads();
    if (at == 0) {
        sum = 0;
        for (int i = 0; i < (int)blockDim.x; i++)
            sum += part[i];
        sums[blockIdx.x] = sum;
    }
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 6000, parts = 8;
    std::vector<int> a = numbers(count, 100000, 32), b = numbers(count, 100000, 33);
    std::vector<long long> dots;
    int *da = to_device(a), *db = to_device(b);
    long long *sums = device_zeroes<long long>(parts * ROUNDS);
    for (int round = 0; round < ROUNDS; round++)
        dot<<<parts, 64>>>(da, db + round, sums + parts * round, count - round);
    std::vector<long long> result = from_device(sums, parts * ROUNDS);
    for (int round = 0; round < ROUNDS; round++) {
        long long expected = 0, found = 0;
        for (int i = 0; i + round < count; i++)
            expected += (long long)a[i] * b[i + round];
        for (int i = 0; i < parts; i++)
            found += result[parts * round + i];
        EXPECT(found == expected);
        dots.push_back(found);
    }
    tell("dot_product", dots);
    return 0;
}
#endif

/* Inclusive prefix sums: inside each group, over the groups' totals, and the totals added back. */
#include "sample.h"

__global__ void scan_group(const int *from, int *to, int *totals, int count)
{
    __shared__ int buffer[2][128];
    int at = (int)threadIdx.x, i = (int)(blockIdx.x * blockDim.x) + at, now = 0;
    buffer[0][at] = i < count ? from[i] : 0;
    __syncthreads();
    for (int step = 1; step < (int)blockDim.x; step *= 2) {
        buffer[1 - now][at] = buffer[now][at] + (at >= step ? buffer[now][at - step] : 0);
        now = 1 - now;
        __syncthreads();
    }
    if (i < count)
        to[i] = buffer[now][at];
    if (at == (int)blockDim.x - 1)
        totals[blockIdx.x] = buffer[now][at];
}

__global__ void add_totals(int *to, const int *totals, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count && blockIdx.x > 0)
        to[i] += totals[blockIdx.x - 1];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 10000, parts = (count + 127) / 128;
    std::vector<int> data = numbers(count, 50, 5);
    int *from = to_device(data), *to = device_zeroes<int>(count), *totals = device_zeroes<int>(parts);
    int *summed = device_zeroes<int>(parts), *none = device_zeroes<int>(1);
    for (int round = 0; round < ROUNDS; round++) {
        scan_group<<<parts, 128>>>(from, to, totals, count);
        scan_group<<<1, 128>>>(totals, summed, none, parts);
        add_totals<<<parts, 128>>>(to, summed, count);
        CHECK(hipDeviceSynchronize());
    }
    std::vector<int> sums = from_device(to, count);
    for (int i = 0, sum = 0; i < count; i++) {
        sum += data[i];
        EXPECT(sums[i] == sum);
    }
    tell("prefix_sum", sums);
    return 0;
}
#endif

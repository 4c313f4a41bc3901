/* Sorting by many dependent launches, one for each step of the network. */
#include "sample.h"

__global__ void exchange(int *data, unsigned distance, unsigned block)
{
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x, other = i ^ distance;
    if (other <= i)
        return;
    bool up = (i & block) == 0;
    if ((data[i] > data[other]) == up) {
        int kept = data[i];
        data[i] = data[other];
        data[other] = kept;
    }
}

#ifndef SOFTGPU_HOST
#include <algorithm>

int main()
{
    const unsigned count = 2048;
    std::vector<int> data = numbers(count, 1000000, 13);
    int *at = to_device(data);
    for (unsigned block = 2; block <= count; block *= 2)
        for (unsigned distance = block / 2; distance > 0; distance /= 2)
            exchange<<<count / 256, 256>>>(at, distance, block);
    std::vector<int> sorted = from_device(at, count);
    std::sort(data.begin(), data.end());
    EXPECT(sorted == data);
    tell("bitonic_sort", sorted);
    return 0;
}
#endif

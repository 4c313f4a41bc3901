/* Launches whose shape the library proposes; the result does not depend on it. */
#include "sample.h"

__global__ void count_up(int *data, int count)
{
    for (int i = (int)(blockIdx.x * blockDim.x + threadIdx.x); i < count; i += (int)(gridDim.x * blockDim.x))
        data[i] += i;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 5000;
    int grid = 0, block = 0, active = 0, *data = device_zeroes<int>(count);
    CHECK(hipOccupancyMaxPotentialBlockSize(&grid, &block, count_up, 0, 0));
    EXPECT(grid > 0 && block > 0 && block <= 1024);
    CHECK(hipOccupancyMaxActiveBlocksPerMultiprocessor(&active, count_up, block, 0));
    EXPECT(active > 0);
    for (int round = 0; round < ROUNDS; round++)
        count_up<<<round % 2 ? 8 : (grid < 32 ? grid : 32), block>>>(data, count);
    std::vector<int> result = from_device(data, count);
    for (int i = 0; i < count; i++)
        EXPECT(result[i] == ROUNDS * i);
    tell("occupancy", result);
    return 0;
}
#endif

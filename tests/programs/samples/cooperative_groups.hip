/* Cooperative launches: a group's own barrier by cooperative groups, the grid's ranks, and the next phase in the next
 * launch. */
#include "sample.h"

#include <hip/hip_cooperative_groups.h>

namespace cg = cooperative_groups;

__global__ void rotate(const int *from, int *to)
{
    __shared__ int part[64];
    cg::thread_block block = cg::this_thread_block();
    unsigned at = block.thread_rank(), size = block.size();
    unsigned long long item = cg::this_grid().thread_rank();
    part[at] = from[item];
    block.sync();
    to[item] = part[(at + 1) % size] + (int)item;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int size = 64, count = 16 * size;
    std::vector<int> data = numbers(count, 1000, 25);
    int *from = to_device(data), *to = device_zeroes<int>(count);
    for (int round = 0; round < ROUNDS; round++) {
        void *args[] = {&from, &to};
        CHECK(hipLaunchCooperativeKernel((const void *)rotate, dim3(count / size), dim3(size), args, 0, 0));
        std::swap(from, to);
        std::vector<int> before = data;
        for (int i = 0; i < count; i++)
            data[i] = before[i / size * size + (i % size + 1) % size] + i;
    }
    std::vector<int> result = from_device(from, count);
    EXPECT(result == data);
    tell("cooperative_groups", result);
    return 0;
}
#endif

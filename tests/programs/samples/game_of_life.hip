/* Generations on a torus of bytes, with a look at the living every few of them. */
#include "sample.h"

__global__ void generation(const unsigned char *now, unsigned char *next, int size)
{
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x), y = (int)blockIdx.y, alive = 0;
    for (int dy = size - 1; dy <= size + 1; dy++)
        for (int dx = size - 1; dx <= size + 1; dx++)
            if (dx != size || dy != size)
                alive += now[(y + dy) % size * size + (x + dx) % size];
    next[y * size + x] = alive == 3 || (alive == 2 && now[y * size + x]);
}

__global__ void living(const unsigned char *now, int *count)
{
    atomicAdd(count, (int)now[blockIdx.x * blockDim.x + threadIdx.x]);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int size = 64;
    std::vector<int> made = numbers(size * size, 2, 15), counts;
    std::vector<unsigned char> first(made.begin(), made.end());
    unsigned char *now = to_device(first), *next = device_zeroes<unsigned char>(size * size);
    int *count = device_zeroes<int>(1);
    for (int round = 0; round < ROUNDS; round++) {
        generation<<<dim3(1, size), 64>>>(now, next, size);
        std::swap(now, next);
        CHECK(hipMemsetAsync(count, 0, sizeof(int), 0));
        living<<<size, size>>>(now, count);
        if (round % 4 == 3)
            counts.push_back(from_device(count, 1)[0]);
    }
    std::vector<unsigned char> last = from_device(now, size * size);
    int sum = 0;
    for (unsigned char cell : last)
        sum += cell;
    EXPECT(counts.back() == sum);
    tell("game_of_life", last);
    tell("living", counts);
    return 0;
}
#endif

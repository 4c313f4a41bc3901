/* Heat spreading over a plate: one launch a step, two arrays that change places. */
#include "sample.h"

__global__ void step(const int *from, int *to, int size)
{
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x), y = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    if (x >= size || y >= size)
        return;
    int at = y * size + x;
    bool edge = x == 0 || y == 0 || x == size - 1 || y == size - 1;
    to[at] = edge ? from[at] : (from[at - 1] + from[at + 1] + from[at - size] + from[at + size]) / 4;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int size = 48, steps = 3 * ROUNDS;
    std::vector<int> plate = numbers(size * size, 100000, 10), next = plate;
    int *now = to_device(plate), *then = device_zeroes<int>(size * size);
    for (int i = 0; i < steps; i++) {
        step<<<dim3(6, 6), dim3(8, 8)>>>(now, then, size);
        std::swap(now, then);
        for (int y = 1; y < size - 1; y++)
            for (int x = 1; x < size - 1; x++) {
                int at = y * size + x;
                next[at] = (plate[at - 1] + plate[at + 1] + plate[at - size] + plate[at + size]) / 4;
            }
        plate = next;
    }
    std::vector<int> result = from_device(now, size * size);
    EXPECT(result == plate);
    tell("stencil", result);
    return 0;
}
#endif

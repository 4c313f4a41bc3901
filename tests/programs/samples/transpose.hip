/* A matrix turned over by way of local memory, there and back. */
#include "sample.h"

enum { TILE = 16 };

__global__ void transpose(const int *from, int *to, int width, int height)
{
    __shared__ int tile[TILE][TILE + 1];
    int x = (int)(blockIdx.x * TILE + threadIdx.x), y = (int)(blockIdx.y * TILE + threadIdx.y);
    if (x < width && y < height)
        tile[threadIdx.y][threadIdx.x] = from[y * width + x];
    __syncthreads();
    int turned_x = (int)(blockIdx.y * TILE + threadIdx.x), turned_y = (int)(blockIdx.x * TILE + threadIdx.y);
    if (turned_x < height && turned_y < width)
        to[turned_y * height + turned_x] = tile[threadIdx.x][threadIdx.y];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int width = 70, height = 45;
    std::vector<int> data = numbers(width * height, 1000000, 9);
    int *from = to_device(data), *to = device_zeroes<int>(width * height);
    const dim3 there((width + TILE - 1) / TILE, (height + TILE - 1) / TILE), back(there.y, there.x), group(TILE, TILE);
    for (int round = 0; round < ROUNDS; round++) {
        transpose<<<there, group>>>(from, to, width, height);
        if (round + 1 < ROUNDS)
            transpose<<<back, group>>>(to, from, height, width);
    }
    std::vector<int> turned = from_device(to, width * height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            EXPECT(turned[x * height + y] == data[y * width + x]);
    tell("transpose", turned);
    return 0;
}
#endif

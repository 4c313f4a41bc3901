/* C = A * B in tiles of local memory, with two-dimensional groups. */
#include "sample.h"

enum { TILE = 8 };

__global__ void multiply(const int *a, const int *b, int *c, int size)
{
    __shared__ int left[TILE][TILE], right[TILE][TILE];
    int x = (int)threadIdx.x, y = (int)threadIdx.y;
    int row = (int)(blockIdx.y * TILE) + y, column = (int)(blockIdx.x * TILE) + x, sum = 0;
    for (int tile = 0; tile < size; tile += TILE) {
        left[y][x] = a[row * size + tile + x];
        right[y][x] = b[(tile + y) * size + column];
        __syncthreads();
        for (int k = 0; k < TILE; k++)
            sum += left[y][k] * right[k][x];
        __syncthreads();
    }
    c[row * size + column] = sum;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int size = 48;
    std::vector<int> a = numbers(size * size, 10, 7), b = numbers(size * size, 10, 8);
    int *da = to_device(a), *db = to_device(b), *dc = device_zeroes<int>(size * size);
    for (int round = 0; round < ROUNDS; round++) {
        multiply<<<dim3(size / TILE, size / TILE), dim3(TILE, TILE)>>>(da, db, dc, size);
        CHECK(hipGetLastError());
    }
    std::vector<int> c = from_device(dc, size * size);
    for (int row = 0; row < size; row++)
        for (int column = 0; column < size; column++) {
            int sum = 0;
            for (int k = 0; k < size; k++)
                sum += a[row * size + k] * b[k * size + column];
            EXPECT(c[row * size + column] == sum);
        }
    tell("matrix_product", c);
    return 0;
}
#endif

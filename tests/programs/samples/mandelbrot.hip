/* The set in fixed point, one frame after the other, each deeper. */
#include "sample.h"

static __device__ __host__ inline int escape(long long x, long long y)
{
    const long long one = 1 << 20;
    long long a = 0, b = 0;
    for (int i = 0; i < 40; i++) {
        long long aa = a * a / one, bb = b * b / one;
        if (aa + bb > 4 * one)
            return i;
        b = 2 * a * b / one + y;
        a = aa - bb + x;
    }
    return 40;
}

__global__ void frame(int *image, int size, int zoom)
{
    int px = (int)(blockIdx.x * blockDim.x + threadIdx.x), py = (int)(blockIdx.y * blockDim.y + threadIdx.y);
    const long long span = (3 << 20) / (1 + zoom);
    long long x = -(7 << 17) + (px - size / 2) * span / size, y = (py - size / 2) * span / size;
    image[py * size + px] += escape(x, y);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int size = 32;
    int *image = device_zeroes<int>(size * size);
    for (int zoom = 0; zoom < ROUNDS; zoom++)
        frame<<<dim3(4, 4), dim3(8, 8)>>>(image, size, zoom);
    tell("mandelbrot", from_device(image, size * size));
    return 0;
}
#endif

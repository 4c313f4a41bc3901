/* Sobel's edges of an image that the kernel itself drew. */
#include "sample.h"

__global__ void draw(int *image, int width, int height, int frame)
{
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x), y = (int)blockIdx.y;
    if (x < width && y < height)
        image[y * width + x] = ((x + frame) / 8 + y / 8) % 2 * 255;
}

__global__ void edges(const int *image, int *found, int width, int height)
{
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x), y = (int)blockIdx.y;
    if (x < 1 || x >= width - 1 || y < 1 || y >= height - 1)
        return;
    const int *at = image + y * width + x;
    int across = at[1 - width] + 2 * at[1] + at[1 + width] - at[-1 - width] - 2 * at[-1] - at[-1 + width];
    int down = at[width - 1] + 2 * at[width] + at[width + 1] - at[-width - 1] - 2 * at[-width] - at[-width + 1];
    found[y * width + x] += (across < 0 ? -across : across) + (down < 0 ? -down : down);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int width = 96, height = 40;
    int *image = device_zeroes<int>(width * height), *found = device_zeroes<int>(width * height);
    for (int frame = 0; frame < ROUNDS; frame++) {
        draw<<<dim3(3, height), 32>>>(image, width, height, frame);
        edges<<<dim3(3, height), 32>>>(image, found, width, height);
    }
    std::vector<int> result = from_device(found, width * height);
    EXPECT(result[0] == 0);
    tell("image_edges", result);
    return 0;
}
#endif

/* A blur of a grey image in pitched memory, without textures. */
#include "sample.h"

__global__ void blur(const unsigned char *from, unsigned char *to, size_t pitch, int width, int height)
{
    int x = (int)(blockIdx.x * blockDim.x + threadIdx.x), y = (int)(blockIdx.y * blockDim.y + threadIdx.y), sum = 0;
    if (x >= width || y >= height)
        return;
    for (int dy = -1; dy <= 1; dy++)
        for (int dx = -1; dx <= 1; dx++) {
            int from_x = x + dx < 0 ? 0 : x + dx >= width ? width - 1 : x + dx;
            int from_y = y + dy < 0 ? 0 : y + dy >= height ? height - 1 : y + dy;
            sum += from[from_y * pitch + from_x];
        }
    to[y * pitch + x] = (unsigned char)(sum / 9);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int width = 77, height = 50;
    std::vector<int> made = numbers(width * height, 256, 11);
    std::vector<unsigned char> image(made.begin(), made.end());
    unsigned char *from = NULL, *to = NULL;
    size_t pitch = 0;
    CHECK(hipMallocPitch((void **)&from, &pitch, width, height));
    CHECK(hipMallocPitch((void **)&to, &pitch, width, height));
    CHECK(hipMemcpy2D(from, pitch, image.data(), width, width, height, hipMemcpyHostToDevice));
    for (int round = 0; round < ROUNDS; round++) {
        blur<<<dim3(10, 7), dim3(8, 8)>>>(from, to, pitch, width, height);
        CHECK(hipMemcpy2DAsync(from, pitch, to, pitch, width, height, hipMemcpyDeviceToDevice, 0));
    }
    CHECK(hipMemcpy2D(image.data(), width, to, pitch, width, height, hipMemcpyDeviceToHost));
    tell("image_blur", image);
    return 0;
}
#endif

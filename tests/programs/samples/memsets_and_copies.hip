/* Every width of memset, in one and two dimensions, and copies of rectangles and boxes between them. */
#include "sample.h"

__global__ void twist(unsigned char *data, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (unsigned char)(data[i] * 3 + i);
}

#ifndef SOFTGPU_HOST
enum { WIDTH = 64, HEIGHT = 48, BYTES = WIDTH * HEIGHT };

int main()
{
    unsigned char *a = device_zeroes<unsigned char>(BYTES), *b = device_zeroes<unsigned char>(BYTES);
    std::vector<unsigned char> all;
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    for (int round = 0; round < ROUNDS; round++) {
        CHECK(hipMemsetAsync(a, round, BYTES, stream));
        CHECK(hipMemsetD8Async((hipDeviceptr_t)a, (unsigned char)(round + 1), 100, stream));
        CHECK(hipMemsetD16Async((hipDeviceptr_t)(a + 200), (unsigned short)(round * 257), 50, stream));
        CHECK(hipMemsetD32Async((hipDeviceptr_t)(a + 400), round * 16843009 + 7, 25, stream));
        CHECK(hipMemset2DAsync(a + 8 * WIDTH + 8, WIDTH, round * 5, 16, 20, stream));
        twist<<<groups(BYTES, 256), 256, 0, stream>>>(a, BYTES);
        CHECK(hipMemcpy2DAsync(b + 4, WIDTH, a, WIDTH, 32, 40, hipMemcpyDeviceToDevice, stream));
        hipMemcpy3DParms box = {};
        box.srcPtr = make_hipPitchedPtr(b, WIDTH, WIDTH, 6);
        box.dstPtr = make_hipPitchedPtr(a, WIDTH, WIDTH, 6);
        box.extent = make_hipExtent(20, 5, 8);
        box.kind = hipMemcpyDeviceToDevice;
        CHECK(hipMemcpy3DAsync(&box, stream));
        CHECK(hipStreamSynchronize(stream));
        std::vector<unsigned char> now = from_device(a, BYTES);
        EXPECT(now[BYTES - 1] == (unsigned char)(round * 3 + BYTES - 1));
        all.insert(all.end(), now.begin(), now.end());
    }
    tell("memsets_and_copies", all);
    return 0;
}
#endif

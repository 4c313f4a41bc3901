/* Parts of one array on streams of their own, with pinned memory and asynchronous copies. */
#include "sample.h"

__global__ void saxpy(int *y, const int *x, int a, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        y[i] = a * x[i] + y[i];
}

#ifndef SOFTGPU_HOST
int main()
{
    enum { STREAMS = 4, PART = 2000, COUNT = STREAMS * PART };
    std::vector<int> x = numbers(COUNT, 100, 3), expected(COUNT);
    int *host = NULL, *dx = to_device(x), *dy = device_zeroes<int>(COUNT);
    CHECK(hipHostMalloc((void **)&host, COUNT * sizeof(int), 0));
    hipStream_t streams[STREAMS];
    for (hipStream_t &stream : streams)
        CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    for (int i = 0; i < COUNT; i++)
        host[i] = i;
    for (int round = 0; round < ROUNDS; round++)
        for (int s = 0; s < STREAMS; s++) {
            int at = s * PART;
            CHECK(hipMemcpyAsync(dy + at, host + at, PART * sizeof(int), hipMemcpyHostToDevice, streams[s]));
            saxpy<<<groups(PART, 128), 128, 0, streams[s]>>>(dy + at, dx + at, round % 5, PART);
            CHECK(hipMemcpyAsync(host + at, dy + at, PART * sizeof(int), hipMemcpyDeviceToHost, streams[s]));
        }
    for (hipStream_t stream : streams) {
        CHECK(hipStreamSynchronize(stream));
        CHECK(hipStreamDestroy(stream));
    }
    for (int i = 0; i < COUNT; i++) {
        expected[i] = i;
        for (int round = 0; round < ROUNDS; round++)
            expected[i] += round % 5 * x[i];
        EXPECT(host[i] == expected[i]);
    }
    tell("streams", std::vector<int>(host, host + COUNT));
    CHECK(hipHostFree(host));
    return 0;
}
#endif

/* Streams that wait for each other's events, in the shape of a diamond, and times that make sense. */
#include "sample.h"

__global__ void chain(int *data, int factor, int plus, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (int)((unsigned)data[i] * (unsigned)factor + (unsigned)plus);
}

__global__ void join(const int *left, const int *right, int *to, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        to[i] = left[i] ^ right[i];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 2000;
    std::vector<int> data = numbers(count, 1000, 24), left = data, right = data;
    int *top = to_device(data), *l = device_zeroes<int>(count), *r = device_zeroes<int>(count);
    hipStream_t a, b;
    hipEvent_t start, ready, done, stop;
    CHECK(hipStreamCreateWithFlags(&a, hipStreamNonBlocking));
    CHECK(hipStreamCreateWithFlags(&b, hipStreamNonBlocking));
    CHECK(hipEventCreate(&start));
    CHECK(hipEventCreateWithFlags(&ready, hipEventDisableTiming));
    CHECK(hipEventCreateWithFlags(&done, hipEventDisableTiming));
    CHECK(hipEventCreate(&stop));
    CHECK(hipDeviceSynchronize());
    CHECK(hipEventRecord(start, a));
    for (int round = 0; round < ROUNDS; round++) {
        CHECK(hipMemcpyAsync(l, top, count * sizeof(int), hipMemcpyDeviceToDevice, a));
        CHECK(hipMemcpyAsync(r, top, count * sizeof(int), hipMemcpyDeviceToDevice, a));
        CHECK(hipEventRecord(ready, a));
        CHECK(hipStreamWaitEvent(b, ready, 0));
        chain<<<groups(count, 128), 128, 0, a>>>(l, 3, round, count);
        chain<<<groups(count, 128), 128, 0, b>>>(r, 5, round, count);
        CHECK(hipEventRecord(done, b));
        CHECK(hipStreamWaitEvent(a, done, 0));
        join<<<groups(count, 128), 128, 0, a>>>(l, r, top, count);
    }
    CHECK(hipEventRecord(stop, a));
    CHECK(hipEventSynchronize(stop));
    float ms = -1;
    CHECK(hipEventElapsedTime(&ms, start, stop));
    EXPECT(ms > 0);
    EXPECT(hipEventQuery(stop) == hipSuccess && hipStreamQuery(b) == hipSuccess);
    for (int round = 0; round < ROUNDS; round++)
        for (int &one : data)
            one = (int)((unsigned)one * 3 + (unsigned)round) ^ (int)((unsigned)one * 5 + (unsigned)round);
    std::vector<int> result = from_device(top, count);
    EXPECT(result == data);
    tell("events", result);
    return 0;
}
#endif

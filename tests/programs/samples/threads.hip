/* Threads with a stream each, and one array that all of them add to in turn. */
#include "sample.h"

__global__ void add(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] += value;
}

__global__ void add_to_all(int *all, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        atomicAdd(&all[i], value);
}

#ifndef SOFTGPU_HOST
#include <thread>

enum { THREADS = 4, COUNT = 1000 };

static void serve(int number, int *all, std::vector<int> *result)
{
    hipStream_t stream;
    CHECK(hipSetDevice(0));
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    int *own = NULL;
    CHECK(hipMalloc((void **)&own, COUNT * sizeof(int)));
    CHECK(hipMemsetAsync(own, 0, COUNT * sizeof(int), stream));
    for (int round = 0; round < ROUNDS; round++) {
        add<<<groups(COUNT, 128), 128, 0, stream>>>(own, number + round, COUNT);
        add_to_all<<<groups(COUNT, 128), 128, 0, stream>>>(all, number, COUNT);
    }
    CHECK(hipStreamSynchronize(stream));
    *result = from_device(own, COUNT);
    CHECK(hipStreamDestroy(stream));
    CHECK(hipFree(own));
}

int main()
{
    int *all = device_zeroes<int>(COUNT);
    CHECK(hipDeviceSynchronize());
    std::vector<int> results[THREADS];
    std::vector<std::thread> threads;
    for (int number = 0; number < THREADS; number++)
        threads.emplace_back(serve, number, all, &results[number]);
    for (std::thread &one : threads)
        one.join();
    for (int number = 0; number < THREADS; number++) {
        EXPECT(results[number][COUNT - 1] == number * ROUNDS + ROUNDS * (ROUNDS - 1) / 2);
        tell("thread", results[number]);
    }
    std::vector<int> sum = from_device(all, COUNT);
    EXPECT(sum[0] == ROUNDS * (THREADS * (THREADS - 1) / 2));
    tell("threads", sum);
    return 0;
}
#endif

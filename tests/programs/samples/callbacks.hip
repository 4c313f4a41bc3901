/* The host has its say in the middle of a stream: each callback changes what the next copy carries. */
#include "sample.h"

__global__ void add(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] += value;
}

#ifndef SOFTGPU_HOST
enum { COUNT = 1000 };

struct Turn {
    int *host;
    int number;
};

static void between(hipStream_t, hipError_t status, void *data)
{
    Turn *turn = (Turn *)data;
    for (int i = 0; i < COUNT; i++)
        turn->host[i] = turn->host[i] * 2 + turn->number + (status == hipSuccess ? 0 : 1000);
}

int main()
{
    int *host = NULL, *data = device_zeroes<int>(COUNT);
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    CHECK(hipHostMalloc((void **)&host, COUNT * sizeof(int), 0));
    memset(host, 0, COUNT * sizeof(int));
    std::vector<Turn> turns;
    for (int round = 0; round < ROUNDS; round++)
        turns.push_back({host, round});
    unsigned expected = 0;
    for (int round = 0; round < ROUNDS; round++) {
        CHECK(hipMemcpyAsync(data, host, COUNT * sizeof(int), hipMemcpyHostToDevice, stream));
        add<<<groups(COUNT, 128), 128, 0, stream>>>(data, 1, COUNT);
        CHECK(hipMemcpyAsync(host, data, COUNT * sizeof(int), hipMemcpyDeviceToHost, stream));
        CHECK(hipStreamAddCallback(stream, between, &turns[round], 0));
        expected = (expected + 1) * 2 + (unsigned)round;
    }
    CHECK(hipStreamSynchronize(stream));
    EXPECT(host[0] == (int)expected && host[COUNT - 1] == (int)expected);
    tell("callbacks", std::vector<int>(host, host + COUNT));
    return 0;
}
#endif

/* In, work, out on three streams with two buffers each, ordered by events alone. */
#include "sample.h"

__global__ void work(const int *from, int *to, int round, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        to[i] = from[i] * round + i;
}

#ifndef SOFTGPU_HOST
int main()
{
    enum { COUNT = 1500, BYTES = COUNT * sizeof(int) };
    hipStream_t in, compute, out;
    hipEvent_t arrived[2], worked[2], left[2];
    int *host_in = NULL, *host_out = NULL, *from[2], *to[2];
    for (hipStream_t *stream : {&in, &compute, &out})
        CHECK(hipStreamCreateWithFlags(stream, hipStreamNonBlocking));
    for (int i = 0; i < 2; i++) {
        for (hipEvent_t *event : {&arrived[i], &worked[i], &left[i]})
            CHECK(hipEventCreateWithFlags(event, hipEventDisableTiming));
        CHECK(hipMalloc((void **)&from[i], BYTES));
        CHECK(hipMalloc((void **)&to[i], BYTES));
    }
    CHECK(hipHostMalloc((void **)&host_in, ROUNDS * BYTES, 0));
    CHECK(hipHostMalloc((void **)&host_out, ROUNDS * BYTES, 0));
    std::vector<int> data = numbers(ROUNDS * COUNT, 100, 31);
    memcpy(host_in, data.data(), ROUNDS * BYTES);
    for (int round = 0; round < ROUNDS; round++) {
        int slot = round % 2;
        if (round >= 2)
            CHECK(hipStreamWaitEvent(in, worked[slot], 0));
        CHECK(hipMemcpyAsync(from[slot], host_in + round * COUNT, BYTES, hipMemcpyHostToDevice, in));
        CHECK(hipEventRecord(arrived[slot], in));
        CHECK(hipStreamWaitEvent(compute, arrived[slot], 0));
        if (round >= 2)
            CHECK(hipStreamWaitEvent(compute, left[slot], 0));
        work<<<groups(COUNT, 128), 128, 0, compute>>>(from[slot], to[slot], round, COUNT);
        CHECK(hipEventRecord(worked[slot], compute));
        CHECK(hipStreamWaitEvent(out, worked[slot], 0));
        CHECK(hipMemcpyAsync(host_out + round * COUNT, to[slot], BYTES, hipMemcpyDeviceToHost, out));
        CHECK(hipEventRecord(left[slot], out));
    }
    CHECK(hipStreamSynchronize(out));
    for (int i = 0; i < ROUNDS * COUNT; i++)
        EXPECT(host_out[i] == data[i] * (i / COUNT) + i % COUNT);
    tell("pipeline", std::vector<int>(host_out, host_out + ROUNDS * COUNT));
    return 0;
}
#endif

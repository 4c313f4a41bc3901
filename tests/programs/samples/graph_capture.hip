/* A captured graph with a branch, launched again and again with other data. */
#include "sample.h"

__global__ void add(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] += value;
}

__global__ void mix(int *to, const int *from, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        to[i] = (int)((unsigned)to[i] * 7u + (unsigned)from[i]);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 1500;
    int *a = device_zeroes<int>(count), *b = device_zeroes<int>(count);
    hipStream_t main_stream, side;
    hipEvent_t fork, joined;
    hipGraph_t graph;
    hipGraphExec_t exec;
    CHECK(hipStreamCreateWithFlags(&main_stream, hipStreamNonBlocking));
    CHECK(hipStreamCreateWithFlags(&side, hipStreamNonBlocking));
    CHECK(hipEventCreateWithFlags(&fork, hipEventDisableTiming));
    CHECK(hipEventCreateWithFlags(&joined, hipEventDisableTiming));
    CHECK(hipDeviceSynchronize());
    CHECK(hipStreamBeginCapture(main_stream, hipStreamCaptureModeThreadLocal));
    CHECK(hipEventRecord(fork, main_stream));
    CHECK(hipStreamWaitEvent(side, fork, 0));
    add<<<groups(count, 64), 64, 0, main_stream>>>(a, 3, count);
    add<<<groups(count, 64), 64, 0, side>>>(b, 5, count);
    CHECK(hipEventRecord(joined, side));
    CHECK(hipStreamWaitEvent(main_stream, joined, 0));
    mix<<<groups(count, 64), 64, 0, main_stream>>>(a, b, count);
    CHECK(hipStreamEndCapture(main_stream, &graph));
    CHECK(hipGraphInstantiate(&exec, graph, NULL, NULL, 0));
    unsigned expected_a = 0, expected_b = 0;
    for (int round = 0; round < ROUNDS; round++) {
        CHECK(hipGraphLaunch(exec, main_stream));
        expected_b += 5;
        expected_a = (expected_a + 3) * 7 + expected_b;
    }
    CHECK(hipStreamSynchronize(main_stream));
    std::vector<int> result = from_device(a, count);
    EXPECT(result[0] == (int)expected_a && result[count - 1] == (int)expected_a);
    tell("graph_capture", result);
    CHECK(hipGraphExecDestroy(exec));
    CHECK(hipGraphDestroy(graph));
    return 0;
}
#endif

/* A graph of nodes put together by hand: memset, kernels, copy out; and one kernel's arguments changed in between. */
#include "sample.h"

__global__ void add(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] += value;
}

#ifndef SOFTGPU_HOST
int main()
{
    int count = 1200, value = 2;
    int *data = device_zeroes<int>(count);
    std::vector<int> out(count), all;
    hipGraph_t graph;
    hipGraphExec_t exec;
    hipGraphNode_t clear, kernel, copy;
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    CHECK(hipGraphCreate(&graph, 0));
    hipMemsetParams fill = {};
    fill.dst = data;
    fill.elementSize = 4;
    fill.width = count;
    fill.height = 1;
    fill.value = 9;
    CHECK(hipGraphAddMemsetNode(&clear, graph, NULL, 0, &fill));
    void *args[] = {&data, &value, &count};
    hipKernelNodeParams launch = {};
    launch.func = (void *)add;
    launch.gridDim = groups(count, 64);
    launch.blockDim = dim3(64);
    launch.kernelParams = args;
    CHECK(hipGraphAddKernelNode(&kernel, graph, &clear, 1, &launch));
    CHECK(hipGraphAddMemcpyNode1D(&copy, graph, &kernel, 1, out.data(), data, count * sizeof(int), hipMemcpyDeviceToHost));
    CHECK(hipGraphInstantiate(&exec, graph, NULL, NULL, 0));
    for (int round = 0; round < ROUNDS; round++) {
        value = 100 + round;
        CHECK(hipGraphExecKernelNodeSetParams(exec, kernel, &launch));
        CHECK(hipGraphLaunch(exec, stream));
        CHECK(hipStreamSynchronize(stream));
        EXPECT(out[0] == 109 + round && out[count - 1] == 109 + round);
        all.insert(all.end(), out.begin(), out.end());
    }
    tell("graph_by_hand", all);
    CHECK(hipGraphExecDestroy(exec));
    CHECK(hipGraphDestroy(graph));
    return 0;
}
#endif

/* build: -lcuda
 * A capture in the strictest mode is the first thing that a process does with its GPU, and nothing is ever launched: the
 * preload meets its first launch inside a capture that it must leave alone. */
#include "victim.h"

int main(void)
{
    CUstream stream;
    CUgraph graph;
    CUdeviceptr data;
    size_t nodes = 0;
    int value = 1, count = 256;
    use_device();
    CHECK(cuMemAlloc_v2(&data, 1024));
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    CHECK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    void *args[] = {&data, &value, &count};
    for (int i = 0; i < 3; i++)
        CHECK(cuLaunchKernel(victim_add, 1, 1, 1, 256, 1, 1, 0, stream, args, NULL));
    CHECK(cuStreamEndCapture(stream, &graph));
    CHECK(cuGraphGetNodes(graph, NULL, &nodes));
    printf("%zu nodes\n", nodes);
    return 0;
}

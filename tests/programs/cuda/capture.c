/* build: -lcuda
 * A stream capture is open while another thread works: nothing may be delayed into it, recorded into it or counted by
 * it, and the graph that comes out has exactly the captured nodes. */
#include <pthread.h>

#include "victim.h"

enum { COUNT = 256, KERNELS = 5, REPLAYS = 4, ROUNDS = 12, OTHERS = 200 };
static pthread_barrier_t together;

static void *other(void *arg)
{
    CUstream stream;
    (void)arg;
    CHECK(cuCtxSetCurrent(primary));
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    CUdeviceptr data = zeroes(COUNT);
    pthread_barrier_wait(&together);
    for (int i = 0; i < OTHERS; i++) {
        add(data, 1, COUNT, stream);
        CHECK(cuStreamSynchronize(stream));
    }
    EXPECT(value_of(data, COUNT) == OTHERS);
    return NULL;
}

static void captured_chain(CUdeviceptr data, int value, CUstream stream)
{
    int count = COUNT;
    void *args[] = {&data, &value, &count};
    CHECK(cuLaunchKernel(victim_chain, 1, 1, 1, COUNT, 1, 1, 0, stream, args, NULL));
}

static CUgraph capture(CUstream stream, CUdeviceptr data)
{
    CUgraph graph;
    unsigned status;
    CHECK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
    for (int i = 1; i <= KERNELS; i++)
        captured_chain(data, i, stream);
    CHECK(cuStreamIsCapturing(stream, &status));
    EXPECT(status == CU_STREAM_CAPTURE_STATUS_ACTIVE);
    CHECK(cuStreamEndCapture(stream, &graph));
    return graph;
}

static void round_trip(CUstream stream)
{
    CUgraphExec exec;
    size_t nodes = 0;
    int expected = 0;
    CUdeviceptr data = zeroes(COUNT);
    CUgraph graph = capture(stream, data);
    CHECK(cuGraphGetNodes(graph, NULL, &nodes));
    EXPECT(nodes == KERNELS);
    EXPECT(value_of(data, COUNT) == 0);
    CHECK(cuGraphInstantiateWithFlags(&exec, graph, 0));
    for (int i = 0; i < REPLAYS * KERNELS; i++)
        expected = expected * 3 + i % KERNELS + 1;
    for (int i = 0; i < REPLAYS; i++) {
        CHECK(cuGraphLaunch(exec, stream));
        launched();
    }
    CHECK(cuStreamSynchronize(stream));
    EXPECT(value_of(data, COUNT) == expected);
    CHECK(cuGraphExecDestroy(exec));
    CHECK(cuGraphDestroy(graph));
    CHECK(cuMemFree_v2(data));
}

int main(void)
{
    pthread_t thread;
    CUstream stream;
    use_device();
    use_gpu("before");
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    pthread_barrier_init(&together, NULL, 2);
    pthread_create(&thread, NULL, other, NULL);
    pthread_barrier_wait(&together);
    for (int i = 0; i < ROUNDS; i++)
        round_trip(stream);
    pthread_join(thread, NULL);
    printf("%d rounds of %d nodes\n", ROUNDS, KERNELS);
    tell_launches();
    return 0;
}

/* A stream capture is open while another thread works: nothing may be delayed into it, recorded into it or counted by
 * it, and the graph that comes out has exactly the captured nodes. */
#include <pthread.h>

#include "victim.h"

enum { COUNT = 256, KERNELS = 5, REPLAYS = 4 };
static volatile int stop;

static void *other(void *)
{
    hipStream_t stream;
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    int *data = zeroes(COUNT);
    while (!stop) {
        launch_add(data, 1, COUNT, stream);
        CHECK(hipStreamSynchronize(stream));
    }
    return NULL;
}

static hipGraph_t capture(hipStream_t stream, int *data)
{
    hipGraph_t graph;
    CHECK(hipStreamBeginCapture(stream, hipStreamCaptureModeThreadLocal));
    for (int i = 1; i <= KERNELS; i++)
        launch_chain(data, i, COUNT, stream);
    hipStreamCaptureStatus status;
    CHECK(hipStreamIsCapturing(stream, &status));
    EXPECT(status == hipStreamCaptureStatusActive);
    CHECK(hipStreamEndCapture(stream, &graph));
    return graph;
}

int main(void)
{
    pthread_t thread;
    hipStream_t stream;
    hipGraphExec_t exec;
    size_t nodes = 0;
    int *data = zeroes(COUNT), expected = 0;
    pthread_create(&thread, NULL, other, NULL);
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    hipGraph_t graph = capture(stream, data);
    CHECK(hipGraphGetNodes(graph, NULL, &nodes));
    CHECK(hipDeviceSynchronize());
    EXPECT(value_of(data, COUNT) == 0);
    CHECK(hipGraphInstantiate(&exec, graph, NULL, NULL, 0));
    for (int i = 0; i < REPLAYS * KERNELS; i++)
        expected = expected * 3 + i % KERNELS + 1;
    for (int i = 0; i < REPLAYS; i++)
        CHECK(hipGraphLaunch(exec, stream));
    CHECK(hipStreamSynchronize(stream));
    EXPECT(value_of(data, COUNT) == expected);
    stop = 1;
    pthread_join(thread, NULL);
    printf("%zu nodes, %d replays\n", nodes, REPLAYS);
    return 0;
}

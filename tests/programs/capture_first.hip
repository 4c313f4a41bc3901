/* A capture is the first thing that a process does with its GPU, and nothing is ever launched: the preload meets its
 * first launch inside a capture that it must leave alone. */
#include "victim.h"

int main(void)
{
    hipStream_t stream;
    hipGraph_t graph;
    int *data = NULL;
    size_t nodes = 0;
    CHECK(hipMalloc((void **)&data, 1024));
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    CHECK(hipStreamBeginCapture(stream, hipStreamCaptureModeGlobal));
    for (int i = 0; i < 3; i++)
        launch_add(data, i, 256, stream);
    CHECK(hipStreamEndCapture(stream, &graph));
    CHECK(hipGraphGetNodes(graph, NULL, &nodes));
    printf("%zu nodes\n", nodes);
    return 0;
}

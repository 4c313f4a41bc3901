// A stream is captured, the graph launched several times.
#include <hip/hip_runtime.h>

__global__ void increment(int *value) { ++*value; }

int main() {
    int *device, host = -1;
    hipStream_t stream;
    hipGraph_t graph;
    hipGraphExec_t executable;
    hipStreamCaptureStatus status;
    if (hipMalloc(&device, sizeof(int))) return 2;
    hipMemset(device, 0, sizeof(int));
    hipStreamCreate(&stream);
    hipStreamBeginCapture(stream, hipStreamCaptureModeGlobal);
    hipStreamIsCapturing(stream, &status);
    if (status != hipStreamCaptureStatusActive) return 3;
    for (int i = 0; i < 3; ++i) increment<<<1, 1, 0, stream>>>(device);
    hipStreamEndCapture(stream, &graph);
    size_t nodes = 0;
    hipGraphGetNodes(graph, nullptr, &nodes);
    hipGraphInstantiate(&executable, graph, nullptr, nullptr, 0);
    for (int i = 0; i < 5; ++i) hipGraphLaunch(executable, stream);
    hipStreamSynchronize(stream);
    hipMemcpy(&host, device, sizeof host, hipMemcpyDeviceToHost);
    hipGraphExecDestroy(executable);
    hipGraphDestroy(graph);
    return !(host == 15 && nodes == 3);
}

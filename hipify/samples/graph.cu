// A stream is captured, the graph launched several times.
#include <cuda_runtime.h>

__global__ void increment(int *value) { ++*value; }

int main() {
    int *device, host = -1;
    cudaStream_t stream;
    cudaGraph_t graph;
    cudaGraphExec_t executable;
    cudaStreamCaptureStatus status;
    if (cudaMalloc(&device, sizeof(int))) return 2;
    cudaMemset(device, 0, sizeof(int));
    cudaStreamCreate(&stream);
    cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal);
    cudaStreamIsCapturing(stream, &status);
    if (status != cudaStreamCaptureStatusActive) return 3;
    for (int i = 0; i < 3; ++i) increment<<<1, 1, 0, stream>>>(device);
    cudaStreamEndCapture(stream, &graph);
    size_t nodes = 0;
    cudaGraphGetNodes(graph, nullptr, &nodes);
    cudaGraphInstantiate(&executable, graph, nullptr, nullptr, 0);
    for (int i = 0; i < 5; ++i) cudaGraphLaunch(executable, stream);
    cudaStreamSynchronize(stream);
    cudaMemcpy(&host, device, sizeof host, cudaMemcpyDeviceToHost);
    cudaGraphExecDestroy(executable);
    cudaGraphDestroy(graph);
    return !(host == 15 && nodes == 3);
}

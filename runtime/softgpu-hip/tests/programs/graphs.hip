// Graphs: by capture over two streams, by hand, launched again with other arguments; and what a capture forbids.
#include "check.h"
#include <thread>

static hipStream_t stream() {
    hipStream_t made;
    HIP(hipStreamCreateWithFlags(&made, hipStreamNonBlocking));
    return made;
}

static void by_capture() {
    hipStream_t one = stream(), other = stream();
    hipEvent_t fork, join;
    HIP(hipEventCreate(&fork));
    HIP(hipEventCreate(&join));
    int *a = pinned(0), *b = pinned(0), *sum = pinned(0);
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeGlobal));
    slow_set<<<1, 1, 0, one>>>(a, 1);
    HIP(hipEventRecord(fork, one));
    HIP(hipStreamWaitEvent(other, fork, 0));
    copy_one<<<1, 1, 0, other>>>(b, a);
    HIP(hipEventRecord(join, other));
    add<<<1, 1, 0, one>>>(a, 10, 1);
    HIP(hipStreamWaitEvent(one, join, 0));
    HIP(hipMemcpyAsync(sum, b, 4, hipMemcpyDeviceToDevice, one));
    hipStreamCaptureStatus status;
    HIP(hipStreamIsCapturing(other, &status));
    CHECK(status == hipStreamCaptureStatusActive);
    hipGraph_t graph;
    HIP(hipStreamEndCapture(one, &graph));
    CHECK(at(a) == 0 && at(b) == 0);
    size_t count;
    HIP(hipGraphGetNodes(graph, nullptr, &count));
    CHECK(count == 4);
    hipGraphExec_t exec;
    HIP(hipGraphInstantiate(&exec, graph, nullptr, nullptr, 0));
    HIP(hipGraphDestroy(graph));
    for (int round = 0; round < 2; round++) {
        *sum = 0;
        HIP(hipGraphLaunch(exec, one));
        CHECK(at(sum) == 0 || hipStreamQuery(one) == hipSuccess);
        HIP(hipStreamSynchronize(one));
        CHECK(at(a) == 11 && (at(b) == 1 || at(b) == 11) && at(sum) == at(b));
    }
    HIP(hipGraphExecDestroy(exec));
}

static std::atomic<int> host_calls;
static void on_host(void *) { host_calls++; }

static void by_hand() {
    hipStream_t one = stream();
    int *a = pinned(0), *b = pinned(0), value = 2, n = 1;
    hipGraph_t graph;
    HIP(hipGraphCreate(&graph, 0));
    void *args[] = {&a, &value, &n};
    hipKernelNodeParams kernel = {};
    kernel.func = reinterpret_cast<void *>(add);
    kernel.gridDim = kernel.blockDim = dim3(1);
    kernel.kernelParams = args;
    hipMemsetParams set = {};
    set.dst = a;
    set.elementSize = 4;
    set.value = 5;
    set.width = 1;
    set.height = 1;
    hipHostNodeParams host = {on_host, nullptr};
    hipGraphNode_t set_node, add_node, copy_node, host_node, empty_node;
    HIP(hipGraphAddMemsetNode(&set_node, graph, nullptr, 0, &set));
    HIP(hipGraphAddKernelNode(&add_node, graph, &set_node, 1, &kernel));
    HIP(hipGraphAddMemcpyNode1D(&copy_node, graph, &add_node, 1, b, a, 4, hipMemcpyDeviceToDevice));
    HIP(hipGraphAddHostNode(&host_node, graph, nullptr, 0, &host));
    HIP(hipGraphAddEmptyNode(&empty_node, graph, nullptr, 0));
    HIP(hipGraphAddDependencies(graph, &copy_node, &host_node, 1));
    value = 100; // too late: the node has its own copy
    hipGraphExec_t exec;
    HIP(hipGraphInstantiate(&exec, graph, nullptr, nullptr, 0));
    HIP(hipGraphLaunch(exec, one));
    HIP(hipStreamSynchronize(one));
    CHECK(at(b) == 7 && host_calls == 1);
    value = 3;
    HIP(hipGraphExecKernelNodeSetParams(exec, add_node, &kernel));
    HIP(hipGraphLaunch(exec, one));
    HIP(hipStreamSynchronize(one));
    CHECK(at(b) == 8 && host_calls == 2);
    // A cycle cannot be instantiated.
    HIP(hipGraphAddDependencies(graph, &host_node, &set_node, 1));
    CHECK(hipGraphInstantiate(&exec, graph, nullptr, nullptr, 0) != hipSuccess);
}

static hipError_t query_elsewhere(hipStream_t stream) {
    hipError_t code;
    std::thread([&] { code = hipStreamQuery(stream); }).join();
    return code;
}

static void forbidden() {
    hipStream_t one = stream(), other = stream();
    int *a = pinned(0);
    hipGraph_t graph;
    // Global: a query from any thread ends it.
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeGlobal));
    add<<<1, 1, 0, one>>>(a, 1, 1);
    CHECK(query_elsewhere(other) == hipErrorStreamCaptureUnsupported);
    hipStreamCaptureStatus status;
    HIP(hipStreamIsCapturing(one, &status));
    CHECK(status == hipStreamCaptureStatusInvalidated);
    CHECK(hipStreamEndCapture(one, &graph) == hipErrorStreamCaptureInvalidated);
    CHECK(graph == nullptr);
    HIP(hipStreamIsCapturing(one, &status));
    CHECK(status == hipStreamCaptureStatusNone);
    // Thread-local: only from this thread.
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeThreadLocal));
    HIP(query_elsewhere(other));
    HIP(hipStreamEndCapture(one, &graph));
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeThreadLocal));
    CHECK(hipStreamQuery(other) == hipErrorStreamCaptureUnsupported);
    CHECK(hipStreamEndCapture(one, &graph) == hipErrorStreamCaptureInvalidated);
    // Relaxed: from none.
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeRelaxed));
    HIP(hipStreamQuery(other));
    HIP(hipStreamEndCapture(one, &graph));
    // The stream itself can never be waited for, and a branch must be joined.
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeRelaxed));
    CHECK(hipStreamSynchronize(one) == hipErrorStreamCaptureUnsupported);
    CHECK(hipStreamEndCapture(one, &graph) == hipErrorStreamCaptureInvalidated);
    hipEvent_t event;
    HIP(hipEventCreate(&event));
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeGlobal));
    HIP(hipEventRecord(event, one));
    HIP(hipStreamWaitEvent(other, event, 0));
    add<<<1, 1, 0, other>>>(a, 1, 1);
    CHECK(hipEventQuery(event) != hipSuccess);
    CHECK(hipStreamEndCapture(other, &graph) == hipErrorStreamCaptureUnmatched);
    CHECK(hipStreamEndCapture(one, &graph) != hipSuccess);
    HIP(hipStreamBeginCapture(one, hipStreamCaptureModeRelaxed));
    HIP(hipEventRecord(event, one));
    HIP(hipStreamWaitEvent(other, event, 0));
    add<<<1, 1, 0, other>>>(a, 1, 1);
    CHECK(hipStreamEndCapture(one, &graph) == hipErrorStreamCaptureUnjoined);
    CHECK(hipStreamBeginCapture(nullptr, hipStreamCaptureModeGlobal) == hipErrorStreamCaptureUnsupported);
    HIP(hipStreamSynchronize(one));
    HIP(hipStreamSynchronize(other));
    CHECK(at(a) == 0);
}

int main() {
    by_capture();
    by_hand();
    forbidden();
    puts("ok");
}

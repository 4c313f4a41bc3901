/* What an asynchronous scheduler gets wrong, one case an argument: each names an order that HIP promises, and shows by
 * values whether it held. The first kernel of every case is long, so that whatever jumps ahead is seen. */
#include "victim.h"

enum { COUNT = 256, LONG_US = 3000 };

static hipStream_t blocking, other;
static int *data;
enum { BYTES = COUNT * sizeof(int) };
static int *host; /* pinned: a copy to pageable memory waits by itself and would hide an early return */

static void copy_out(hipStream_t stream)
{
    CHECK(hipMemcpyAsync(host, data, BYTES, hipMemcpyDeviceToHost, stream));
}

/* A long kernel, then `data = 3 * data + value`. */
static void long_then_chain(hipStream_t stream, int value)
{
    launch_busy(NULL, LONG_US, stream);
    launch_chain(data, value, COUNT, stream);
}

static void device_synchronize()
{
    static uint64_t *done;
    CHECK(hipHostMalloc((void **)&done, 8, 0));
    *done = 0;
    for (int i = 0; i < 4; i++)
        launch_busy(done, 1000, other);
    CHECK(hipDeviceSynchronize());
    EXPECT(*(volatile uint64_t *)done == 4);
}

static void copy_after_kernel()
{
    long_then_chain(other, 7);
    copy_out(other);
    CHECK(hipStreamSynchronize(other));
    EXPECT(host[0] == 7 && host[COUNT - 1] == 7);
}

static void query_tells_the_truth()
{
    long_then_chain(other, 7);
    copy_out(other);
    while (hipStreamQuery(other) == hipErrorNotReady)
        ;
    EXPECT(host[0] == 7 && host[COUNT - 1] == 7);
}

static void wait_event()
{
    hipEvent_t event;
    CHECK(hipEventCreateWithFlags(&event, hipEventDisableTiming));
    long_then_chain(blocking, 5);
    CHECK(hipEventRecord(event, blocking));
    CHECK(hipStreamWaitEvent(other, event, 0));
    launch_chain(data, 1, COUNT, other);
    copy_out(other);
    CHECK(hipStreamSynchronize(other));
    EXPECT(host[0] == 16);
    CHECK(hipEventDestroy(event));
}

static void event_record_is_late_too()
{
    hipEvent_t event;
    CHECK(hipEventCreateWithFlags(&event, hipEventDisableTiming));
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(hipEventRecord(event, other));
    CHECK(hipEventSynchronize(event));
    EXPECT(host[0] == 5);
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(hipEventRecord(event, other));
    while (hipEventQuery(event) == hipErrorNotReady)
        ;
    EXPECT(host[0] == 20);
    CHECK(hipEventDestroy(event));
}

__attribute__((noinline)) static void launch_from_this_frame(int value)
{
    int count = COUNT;
    void *args[] = {&data, &value, &count};
    CHECK(hipLaunchKernel((const void *)victim_chain, dim3(1), dim3(COUNT), args, 0, other));
}

__attribute__((noinline)) static int trample(void)
{
    volatile unsigned char noise[4096];
    for (unsigned i = 0; i < sizeof noise; i++)
        noise[i] = 0xee;
    return noise[17];
}

static void arguments_are_copied()
{
    launch_busy(NULL, LONG_US, other);
    for (int i = 1; i <= 3; i++) {
        launch_from_this_frame(i);
        trample();
    }
    CHECK(hipStreamSynchronize(other));
    EXPECT(value_of(data, COUNT) == 18);
}

static void null_stream_waits_for_blocking()
{
    long_then_chain(blocking, 5);
    launch_chain(data, 1, COUNT, 0);
    long_then_chain(blocking, 2);
    EXPECT(value_of(data, COUNT) == 50); /* hipMemcpy: the null stream again */
}

static void memcpy_waits_for_blocking()
{
    long_then_chain(blocking, 5);
    CHECK(hipMemcpy(host, data, BYTES, hipMemcpyDeviceToHost));
    EXPECT(host[0] == 5);
}

static void memset_is_in_order()
{
    long_then_chain(other, 5);
    CHECK(hipMemsetAsync(data, 0, COUNT * sizeof(int), other));
    launch_chain(data, 2, COUNT, other);
    CHECK(hipStreamSynchronize(other));
    EXPECT(value_of(data, COUNT) == 2);
}

static void copy_2d_is_in_order()
{
    long_then_chain(other, 5);
    CHECK(hipMemcpy2DAsync(host, 64, data, 64, 64, BYTES / 64, hipMemcpyDeviceToHost, other));
    CHECK(hipStreamSynchronize(other));
    EXPECT(host[0] == 5 && host[COUNT - 1] == 5);
}

static void device_copy_is_in_order()
{
    int *copy = zeroes(COUNT);
    long_then_chain(other, 5);
    CHECK(hipMemcpyDtoDAsync((hipDeviceptr_t)copy, (hipDeviceptr_t)data, COUNT * sizeof(int), other));
    launch_chain(copy, 1, COUNT, other);
    CHECK(hipStreamSynchronize(other));
    EXPECT(value_of(copy, COUNT) == 16);
    CHECK(hipFree(copy));
}

static void callback(hipStream_t, hipError_t, void *seen)
{
    *(int *)seen = host[0];
}

static void callback_is_in_order()
{
    static int seen = -1;
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(hipStreamAddCallback(other, callback, &seen, 0));
    CHECK(hipStreamSynchronize(other));
    EXPECT(seen == 5);
}

static void graph_is_in_order()
{
    hipGraph_t graph;
    hipGraphExec_t exec;
    CHECK(hipStreamBeginCapture(other, hipStreamCaptureModeThreadLocal));
    launch_chain(data, 1, COUNT, other);
    CHECK(hipStreamEndCapture(other, &graph));
    CHECK(hipGraphInstantiate(&exec, graph, NULL, NULL, 0));
    long_then_chain(other, 5);
    CHECK(hipGraphLaunch(exec, other));
    long_then_chain(other, 2);
    CHECK(hipStreamSynchronize(other));
    EXPECT(value_of(data, COUNT) == 50);
    CHECK(hipGraphExecDestroy(exec));
    CHECK(hipGraphDestroy(graph));
}

static void free_waits()
{
    int *copy = zeroes(COUNT);
    launch_busy(NULL, LONG_US, other);
    launch_chain(copy, 3, COUNT, other);
    CHECK(hipMemcpyAsync(host, copy, BYTES, hipMemcpyDeviceToHost, other));
    CHECK(hipFree(copy));
    CHECK(hipStreamSynchronize(other));
    EXPECT(host[0] == 3);
}

static void stream_destroy_finishes_work()
{
    hipStream_t stream;
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    long_then_chain(stream, 4);
    CHECK(hipStreamDestroy(stream));
    CHECK(hipDeviceSynchronize());
    EXPECT(value_of(data, COUNT) == 4);
}

static void recycled_handles()
{
    for (int i = 0; i < 50; i++) {
        hipStream_t stream;
        hipEvent_t event;
        CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
        CHECK(hipEventCreate(&event));
        launch_add(data, 1, COUNT, stream);
        CHECK(hipEventRecord(event, stream));
        CHECK(hipStreamDestroy(stream));
        CHECK(hipEventSynchronize(event));
        CHECK(hipEventDestroy(event));
    }
    EXPECT(value_of(data, COUNT) == 50);
}

struct Case {
    const char *name;
    void (*run)();
};
#define CASE(name) {#name, name}
static const Case cases[] = {
    CASE(device_synchronize), CASE(copy_after_kernel), CASE(query_tells_the_truth), CASE(wait_event),
    CASE(event_record_is_late_too), CASE(arguments_are_copied), CASE(null_stream_waits_for_blocking),
    CASE(memcpy_waits_for_blocking), CASE(memset_is_in_order), CASE(copy_2d_is_in_order),
    CASE(device_copy_is_in_order), CASE(callback_is_in_order), CASE(graph_is_in_order), CASE(free_waits),
    CASE(stream_destroy_finishes_work), CASE(recycled_handles),
};

int main(int argc, char **argv)
{
    CHECK(hipStreamCreate(&blocking));
    CHECK(hipStreamCreateWithFlags(&other, hipStreamNonBlocking));
    CHECK(hipHostMalloc((void **)&host, BYTES, 0));
    for (const Case &one : cases) {
        if (argc > 1 && strcmp(argv[1], one.name))
            continue;
        data = zeroes(COUNT);
        memset(host, 0xff, BYTES);
        CHECK(hipDeviceSynchronize());
        one.run();
        CHECK(hipFree(data));
        printf("%s: in order\n", one.name);
        fflush(stdout);
    }
    return 0;
}

/* build: -lcuda
 * What an asynchronous scheduler gets wrong, one case an argument: each names an order that CUDA promises, and shows by
 * values whether it held. The first kernel of every case is long, so that whatever jumps ahead is seen. */
#include "victim.h"

enum { COUNT = 256, LONG_US = 3000, BYTES = COUNT * sizeof(int) };

static CUstream blocking, other;
static CUdeviceptr data;
static int *host; /* pinned: a copy to pageable memory waits by itself and would hide an early return */

static void copy_out(CUstream stream) { CHECK(cuMemcpyDtoHAsync_v2(host, data, BYTES, stream)); }

/* A long kernel, then data = 3 * data + value. */
static void long_then_chain(CUstream stream, int value)
{
    busy(NULL, LONG_US, stream);
    chain(data, value, COUNT, stream);
}

static CUevent untimed_event(void)
{
    CUevent event;
    CHECK(cuEventCreate(&event, CU_EVENT_DISABLE_TIMING));
    return event;
}

static void context_synchronize(void)
{
    uint64_t *done;
    CHECK(cuMemHostAlloc((void **)&done, sizeof *done, 0));
    *done = 0;
    for (int i = 0; i < 4; i++)
        busy(done, 1000, other);
    CHECK(cuCtxSynchronize());
    EXPECT(*(volatile uint64_t *)done == 4);
    CHECK(cuMemFreeHost(done));
}

static void copy_after_kernel(void)
{
    long_then_chain(other, 7);
    copy_out(other);
    CHECK(cuStreamSynchronize(other));
    EXPECT(host[0] == 7 && host[COUNT - 1] == 7);
}

static void query_tells_the_truth(void)
{
    CUresult status;
    long_then_chain(other, 7);
    copy_out(other);
    while ((status = cuStreamQuery(other)) == CUDA_ERROR_NOT_READY)
        ;
    CHECK(status);
    EXPECT(host[0] == 7 && host[COUNT - 1] == 7);
}

static void wait_event(void)
{
    CUevent event = untimed_event();
    long_then_chain(blocking, 5);
    CHECK(cuEventRecord(event, blocking));
    CHECK(cuStreamWaitEvent(other, event, 0));
    chain(data, 1, COUNT, other);
    copy_out(other);
    CHECK(cuStreamSynchronize(other));
    EXPECT(host[0] == 16);
    CHECK(cuEventDestroy_v2(event));
}

static void event_record_is_late_too(void)
{
    CUevent event = untimed_event();
    CUresult status;
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(cuEventRecord(event, other));
    CHECK(cuEventSynchronize(event));
    EXPECT(host[0] == 5);
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(cuEventRecord(event, other));
    while ((status = cuEventQuery(event)) == CUDA_ERROR_NOT_READY)
        ;
    CHECK(status);
    EXPECT(host[0] == 20);
    CHECK(cuEventDestroy_v2(event));
}

/* The records of a timed event enclose the kernel between them, and nothing that came after. */
static void elapsed_time_is_the_kernels(void)
{
    CUevent start, stop;
    float ms = -1;
    CHECK(cuEventCreate(&start, CU_EVENT_DEFAULT));
    CHECK(cuEventCreate(&stop, CU_EVENT_DEFAULT));
    CHECK(cuEventRecord(start, other));
    busy(NULL, LONG_US, other);
    CHECK(cuEventRecord(stop, other));
    CHECK(cuEventSynchronize(stop));
    CHECK(cuEventElapsedTime_v2(&ms, start, stop));
    EXPECT(ms >= 1);
    EXPECT(cuEventElapsedTime_v2(&ms, stop, untimed_event()) == CUDA_ERROR_INVALID_HANDLE);
}

__attribute__((noinline)) static void chain_from_this_frame(int value) { chain(data, value, COUNT, other); }

/* Leaves other values where the arguments of a launch lay. */
__attribute__((noinline)) static void overwrite_stack(void)
{
    volatile char rubbish[4096];
    for (size_t i = 0; i < sizeof rubbish; i++)
        rubbish[i] = 0x55;
}

static void arguments_are_copied(void)
{
    busy(NULL, LONG_US, other);
    chain_from_this_frame(11);
    overwrite_stack();
    copy_out(other);
    CHECK(cuStreamSynchronize(other));
    EXPECT(host[0] == 11);
}

static void null_stream_waits_for_blocking(void)
{
    long_then_chain(blocking, 2);
    chain(data, 1, COUNT, NULL);
    chain(data, 4, COUNT, blocking);
    CHECK(cuStreamSynchronize(blocking));
    EXPECT(value_of(data, COUNT) == 25);
}

static void memcpy_waits_for_blocking(void)
{
    long_then_chain(blocking, 9);
    EXPECT(value_of(data, COUNT) == 9);
}

static void memset_is_in_order(void)
{
    long_then_chain(other, 9);
    CHECK(cuMemsetD32Async(data, 0, COUNT, other));
    chain(data, 6, COUNT, other);
    CHECK(cuStreamSynchronize(other));
    EXPECT(value_of(data, COUNT) == 6);
}

static void device_copy_is_in_order(void)
{
    CUdeviceptr copy = zeroes(COUNT);
    long_then_chain(other, 9);
    CHECK(cuMemcpyDtoDAsync_v2(copy, data, BYTES, other));
    chain(copy, 1, COUNT, other);
    CHECK(cuStreamSynchronize(other));
    EXPECT(value_of(copy, COUNT) == 28);
    CHECK(cuMemFree_v2(copy));
}

static void see(void *seen) { *(int *)seen = host[0]; }

static void host_function_is_in_order(void)
{
    static int seen = -1;
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(cuLaunchHostFunc(other, see, &seen));
    CHECK(cuStreamSynchronize(other));
    EXPECT(seen == 5);
}

static void callback(CUstream stream, CUresult status, void *seen)
{
    *(int *)seen = stream == other && status == CUDA_SUCCESS ? host[0] : -2;
}

static void callback_is_in_order(void)
{
    static int seen = -1;
    long_then_chain(other, 5);
    copy_out(other);
    CHECK(cuStreamAddCallback(other, callback, &seen, 0));
    CHECK(cuStreamSynchronize(other));
    EXPECT(seen == 5);
}

static void graph_is_in_order(void)
{
    CUgraph graph;
    CUgraphExec exec;
    void *args[] = {&data, &(int){1}, &(int){COUNT}};
    CHECK(cuStreamBeginCapture_v2(other, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
    CHECK(cuLaunchKernel(victim_chain, 1, 1, 1, COUNT, 1, 1, 0, other, args, NULL));
    CHECK(cuStreamEndCapture(other, &graph));
    CHECK(cuGraphInstantiateWithFlags(&exec, graph, 0));
    long_then_chain(other, 5);
    CHECK(cuGraphLaunch(exec, other));
    launched();
    long_then_chain(other, 2);
    CHECK(cuStreamSynchronize(other));
    EXPECT(value_of(data, COUNT) == 50);
    CHECK(cuGraphExecDestroy(exec));
    CHECK(cuGraphDestroy(graph));
}

static void free_waits(void)
{
    CUdeviceptr copy = zeroes(COUNT);
    busy(NULL, LONG_US, other);
    chain(copy, 3, COUNT, other);
    CHECK(cuMemcpyDtoHAsync_v2(host, copy, BYTES, other));
    CHECK(cuMemFree_v2(copy));
    CHECK(cuStreamSynchronize(other));
    EXPECT(host[0] == 3);
}

static void free_in_stream_order(void)
{
    CUdeviceptr copy;
    CHECK(cuMemAllocAsync(&copy, BYTES, other));
    CHECK(cuMemsetD32Async(copy, 0, COUNT, other));
    busy(NULL, LONG_US, other);
    chain(copy, 3, COUNT, other);
    CHECK(cuMemcpyDtoHAsync_v2(host, copy, BYTES, other));
    CHECK(cuMemFreeAsync(copy, other));
    CHECK(cuStreamSynchronize(other));
    EXPECT(host[0] == 3);
}

static void stream_destroy_finishes_work(void)
{
    CUstream stream;
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    long_then_chain(stream, 4);
    CHECK(cuStreamDestroy_v2(stream));
    CHECK(cuCtxSynchronize());
    EXPECT(value_of(data, COUNT) == 4);
}

static void recycled_handles(void)
{
    for (int i = 0; i < 50; i++) {
        CUstream stream;
        CUevent event;
        CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
        CHECK(cuEventCreate(&event, CU_EVENT_DEFAULT));
        add(data, 1, COUNT, stream);
        CHECK(cuEventRecord(event, stream));
        CHECK(cuStreamDestroy_v2(stream));
        CHECK(cuEventSynchronize(event));
        CHECK(cuEventDestroy_v2(event));
    }
    EXPECT(value_of(data, COUNT) == 50);
}

struct order {
    const char *name;
    void (*run)(void);
};
#define ORDER(name) {#name, name}
static const struct order orders[] = {
    ORDER(context_synchronize), ORDER(copy_after_kernel), ORDER(query_tells_the_truth), ORDER(wait_event),
    ORDER(event_record_is_late_too), ORDER(elapsed_time_is_the_kernels), ORDER(arguments_are_copied),
    ORDER(null_stream_waits_for_blocking), ORDER(memcpy_waits_for_blocking), ORDER(memset_is_in_order),
    ORDER(device_copy_is_in_order), ORDER(host_function_is_in_order), ORDER(callback_is_in_order),
    ORDER(graph_is_in_order), ORDER(free_waits), ORDER(free_in_stream_order), ORDER(stream_destroy_finishes_work),
    ORDER(recycled_handles),
};

int main(int argc, char **argv)
{
    int found = 0;
    use_device();
    CHECK(cuStreamCreate(&blocking, CU_STREAM_DEFAULT));
    CHECK(cuStreamCreate(&other, CU_STREAM_NON_BLOCKING));
    CHECK(cuMemHostAlloc((void **)&host, BYTES, 0));
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (argc > 1 && strcmp(argv[1], orders[i].name))
            continue;
        data = zeroes(COUNT);
        memset(host, 0xff, BYTES);
        orders[i].run();
        CHECK(cuMemFree_v2(data));
        printf("%s: in order\n", orders[i].name);
        found++;
    }
    tell_launches();
    return found ? 0 : 70;
}

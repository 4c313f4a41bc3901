/* One way of submitting work, by name, and nothing else: each must be seen and held, or bulk work walks past the gate
 * by that road. */
#include <ctime>

#include <hip/hip_ext.h>

#include "victim.h"

enum { TIMES = 24, COUNT = 1 << 19, BETWEEN_US = 400 };

static hipStream_t stream;
static int *data, *copy;
static hipGraphExec_t graph;
static int count = COUNT, value = 1;
static void *args[] = {&data, &value, &count};
static const dim3 grid(COUNT / 256), block(256);

static hipError_t kernel() { return hipLaunchKernel((const void *)victim_add, grid, block, args, 0, stream); }
static hipError_t kernel_null_stream() { return hipLaunchKernel((const void *)victim_add, grid, block, args, 0, 0); }
static hipError_t kernel_per_thread_stream()
{
    return hipLaunchKernel((const void *)victim_add, grid, block, args, 0, hipStreamPerThread);
}
static hipError_t kernel_spt() { return hipLaunchKernel_spt((const void *)victim_add, grid, block, args, 0, 0); }
static hipError_t cooperative()
{
    return hipLaunchCooperativeKernel((const void *)victim_add, dim3(64), block, args, 0, stream);
}
static hipError_t extended()
{
    return hipExtLaunchKernel((const void *)victim_add, grid, block, args, 0, stream, NULL, NULL, 0);
}
static hipError_t memset_async() { return hipMemsetAsync(data, 0, COUNT * sizeof(int), stream); }
static hipError_t memset_d32() { return hipMemsetD32Async((hipDeviceptr_t)data, 0, COUNT, stream); }
static hipError_t memset_waiting() { return hipMemset(data, 0, COUNT * sizeof(int)); }
static hipError_t copy_async()
{
    return hipMemcpyAsync(copy, data, COUNT * sizeof(int), hipMemcpyDeviceToDevice, stream);
}
static hipError_t copy_2d()
{
    return hipMemcpy2DAsync(copy, 1024, data, 1024, 1024, COUNT * sizeof(int) / 1024, hipMemcpyDeviceToDevice, stream);
}
static hipError_t copy_waiting() { return hipMemcpy(copy, data, COUNT * sizeof(int), hipMemcpyDeviceToDevice); }
static hipError_t graph_launch() { return hipGraphLaunch(graph, stream); }

static void make_graph(void)
{
    hipGraph_t captured;
    CHECK(hipStreamBeginCapture(stream, hipStreamCaptureModeThreadLocal));
    CHECK(kernel());
    CHECK(hipStreamEndCapture(stream, &captured));
    CHECK(hipGraphInstantiate(&graph, captured, NULL, NULL, 0));
}

/* Host work between two submissions, so that all of them together outlast several gaps of an urgent program. */
static void work_between(void)
{
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do
        clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - start.tv_sec) * 1000000 + (now.tv_nsec - start.tv_nsec) / 1000 < BETWEEN_US);
}

struct Kind {
    const char *name;
    hipError_t (*submit)();
};
#define KIND(name) {#name, name}
static const Kind kinds[] = {
    KIND(kernel),     KIND(kernel_null_stream), KIND(kernel_per_thread_stream), KIND(kernel_spt),
    KIND(cooperative), KIND(extended),          KIND(memset_async),             KIND(memset_d32),
    KIND(memset_waiting), KIND(copy_async),     KIND(copy_2d),                  KIND(copy_waiting),
    KIND(graph_launch),
};

int main(int argc, char **argv)
{
    EXPECT(argc == 2);
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    CHECK(hipMalloc((void **)&data, COUNT * sizeof(int)));
    CHECK(hipMalloc((void **)&copy, COUNT * sizeof(int)));
    for (const Kind &kind : kinds) {
        if (strcmp(argv[1], kind.name))
            continue;
        if (kind.submit == graph_launch)
            make_graph();
        for (int i = 0; i < TIMES; i++) {
            CHECK(kind.submit());
            CHECK(hipDeviceSynchronize());
            work_between();
        }
        printf("%s: %d times\n", kind.name, TIMES);
        return 0;
    }
    return 70;
}

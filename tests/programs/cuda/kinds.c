/* build: -lcuda
 * One way of submitting work, by name, and nothing else: each must be seen and held, or bulk work walks past the gate
 * by that road. What it computed is compared bit for bit. With a second argument, `looked_up`, the function that
 * submits comes from cuGetProcAddress, where a linked program would have got it from the loader. */
#include <time.h>

#include "victim.h"

enum { TIMES = 24, COUNT = 1 << 19, BYTES = COUNT * sizeof(int), GRID = COUNT / 256, BETWEEN_US = 400 };

static CUstream stream;
static CUdeviceptr data, copy;
static CUgraphExec graph;
static int count = COUNT, value = 1;
static void *args[] = {&data, &value, &count};
static int looked_up;

/* A function by the name that the library exports: what was linked, or what is looked up by the name without its
 * endings, in whose place there are the version and the kind of default stream. */
#define ROAD(name) ((__typeof__(&name))road(#name, (void *)name))

static void *road(const char *exported, void *linked)
{
    char name[64];
    unsigned status = 77;
    uint64_t flags = CU_GET_PROC_ADDRESS_LEGACY_STREAM;
    if (!looked_up)
        return linked;
    snprintf(name, sizeof name, "%s", exported);
    char *per_thread = strstr(name, "_ptsz");
    if (per_thread) {
        *per_thread = 0;
        flags = CU_GET_PROC_ADDRESS_PER_THREAD_DEFAULT_STREAM;
    }
    char *version = strstr(name, "_v2");
    if (version)
        *version = 0;
    CHECK(cuGetProcAddress_v2(name, &linked, 12000, flags, &status));
    EXPECT(linked && status == CU_GET_PROC_ADDRESS_SUCCESS);
    return linked;
}

static CUlaunchConfig config(CUstream on)
{
    CUlaunchConfig config = {GRID, 1, 1, 256, 1, 1, 0, on, NULL, 0};
    return config;
}

static CUresult kernel_on(CUstream on)
{
    return ROAD(cuLaunchKernel)(victim_add, GRID, 1, 1, 256, 1, 1, 0, on, args, NULL);
}

static CUresult kernel(void) { return kernel_on(stream); }
static CUresult kernel_null_stream(void) { return kernel_on(NULL); }
static CUresult kernel_legacy_stream(void) { return kernel_on(CU_STREAM_LEGACY); }
static CUresult kernel_per_thread_stream(void) { return kernel_on(CU_STREAM_PER_THREAD); }

static CUresult kernel_ptsz(void)
{
    return ROAD(cuLaunchKernel_ptsz)(victim_add, GRID, 1, 1, 256, 1, 1, 0, NULL, args, NULL);
}

static CUresult kernel_extra(void)
{
    struct {
        CUdeviceptr data;
        int value, count;
    } block = {data, value, count};
    size_t bytes = sizeof block;
    void *extra[] = {CU_LAUNCH_PARAM_BUFFER_POINTER, &block, CU_LAUNCH_PARAM_BUFFER_SIZE, &bytes, CU_LAUNCH_PARAM_END};
    return ROAD(cuLaunchKernel)(victim_add, GRID, 1, 1, 256, 1, 1, 0, stream, NULL, extra);
}

static CUresult kernel_ex(void)
{
    CUlaunchConfig on = config(stream);
    return ROAD(cuLaunchKernelEx)(&on, victim_add, args, NULL);
}

static CUresult kernel_ex_ptsz(void)
{
    CUlaunchConfig on = config(NULL);
    return ROAD(cuLaunchKernelEx_ptsz)(&on, victim_add, args, NULL);
}

static CUresult kernel_ex_cooperative(void)
{
    CUlaunchAttribute together = {.id = CU_LAUNCH_ATTRIBUTE_COOPERATIVE, .value.cooperative = 1};
    CUlaunchConfig on = config(stream);
    on.gridDimX = 64;
    on.attrs = &together;
    on.numAttrs = 1;
    return ROAD(cuLaunchKernelEx)(&on, victim_add, args, NULL);
}

static CUresult cooperative(void)
{
    return ROAD(cuLaunchCooperativeKernel)(victim_add, 64, 1, 1, 256, 1, 1, 0, stream, args);
}

static CUresult cooperative_ptsz(void)
{
    return ROAD(cuLaunchCooperativeKernel_ptsz)(victim_add, 64, 1, 1, 256, 1, 1, 0, NULL, args);
}

/* A kernel of a library is launched under its own handle, without ever becoming a function. */
static CUresult kernel_of_library(void)
{
    static CUlibrary library;
    static CUkernel kernel;
    if (!library) {
        CHECK(cuLibraryLoadData(&library, victim_ptx, NULL, NULL, 0, NULL, NULL, 0));
        CHECK(cuLibraryGetKernel(&kernel, library, "victim_add"));
    }
    return ROAD(cuLaunchKernel)((CUfunction)kernel, GRID, 1, 1, 256, 1, 1, 0, stream, args, NULL);
}

static CUresult graph_launch(void) { return ROAD(cuGraphLaunch)(graph, stream); }
static CUresult graph_launch_ptsz(void) { return ROAD(cuGraphLaunch_ptsz)(graph, NULL); }

static CUresult memset_async(void) { return ROAD(cuMemsetD8Async)(data, 1, BYTES, stream); }
static CUresult memset_d32(void) { return ROAD(cuMemsetD32Async)(data, 7, COUNT, stream); }
static CUresult memset_ptsz(void) { return ROAD(cuMemsetD32Async_ptsz)(data, 7, COUNT, NULL); }
static CUresult memset_2d(void) { return ROAD(cuMemsetD2D32Async)(data, 4096, 9, 1024, COUNT / 1024, stream); }
static CUresult memset_default(void) { return ROAD(cuMemsetD8_v2)(data, 2, BYTES); }
static CUresult copy_async(void) { return ROAD(cuMemcpyDtoDAsync_v2)(data, copy, BYTES, stream); }
static CUresult copy_ptsz(void) { return ROAD(cuMemcpyDtoDAsync_v2_ptsz)(data, copy, BYTES, NULL); }
static CUresult copy_default(void) { return ROAD(cuMemcpyDtoD_v2)(data, copy, BYTES); }
static CUresult copy_any(void) { return ROAD(cuMemcpy)(data, copy, BYTES); }

static CUresult copy_2d(void)
{
    CUDA_MEMCPY2D plane = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = copy, .srcPitch = 1024,
                           .dstMemoryType = CU_MEMORYTYPE_DEVICE, .dstDevice = data, .dstPitch = 1024,
                           .WidthInBytes = 1024, .Height = BYTES / 1024};
    return ROAD(cuMemcpy2DAsync_v2)(&plane, stream);
}

static void make_graph(void)
{
    CUgraph captured;
    CHECK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL));
    CHECK(kernel());
    CHECK(cuStreamEndCapture(stream, &captured));
    CHECK(cuGraphInstantiateWithFlags(&graph, captured, 0));
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

static void print_result(void)
{
    static unsigned words[COUNT];
    uint64_t hash = 14695981039346656037u;
    CHECK(cuMemcpyDtoH_v2(words, data, BYTES));
    for (int i = 0; i < COUNT; i++)
        hash = (hash ^ words[i]) * 1099511628211u;
    printf("first %u, last %u, all %016llx\n", words[0], words[COUNT - 1], (unsigned long long)hash);
}

struct kind {
    const char *name;
    CUresult (*submit)(void);
    int is_launch;
};
#define LAUNCH(name) {#name, name, 1}
#define OTHER(name) {#name, name, 0}
static const struct kind kinds[] = {
    LAUNCH(kernel), LAUNCH(kernel_null_stream), LAUNCH(kernel_legacy_stream), LAUNCH(kernel_per_thread_stream),
    LAUNCH(kernel_ptsz), LAUNCH(kernel_extra), LAUNCH(kernel_ex), LAUNCH(kernel_ex_ptsz), LAUNCH(kernel_ex_cooperative),
    LAUNCH(cooperative), LAUNCH(cooperative_ptsz), LAUNCH(kernel_of_library), LAUNCH(graph_launch),
    LAUNCH(graph_launch_ptsz), OTHER(memset_async), OTHER(memset_d32), OTHER(memset_ptsz), OTHER(memset_2d),
    OTHER(memset_default), OTHER(copy_async), OTHER(copy_ptsz), OTHER(copy_default), OTHER(copy_any), OTHER(copy_2d),
};

int main(int argc, char **argv)
{
    EXPECT(argc == 2 || (argc == 3 && !strcmp(argv[2], "looked_up")));
    looked_up = argc == 3;
    use_device();
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    data = zeroes(COUNT);
    copy = zeroes(COUNT);
    CHECK(cuMemsetD32_v2(copy, 5, COUNT));
    CHECK(cuCtxSynchronize());
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(argv[1], kinds[i].name))
            continue;
        if (!strncmp(kinds[i].name, "graph", 5))
            make_graph();
        for (int time = 0; time < TIMES; time++, launches += kinds[i].is_launch) {
            CHECK(kinds[i].submit());
            CHECK(cuCtxSynchronize());
            work_between();
        }
        print_result();
        printf("%s: %d times\n", kinds[i].name, TIMES);
        tell_launches();
        return 0;
    }
    return 70;
}

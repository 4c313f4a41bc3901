/* One way of submitting work to the CUDA driver, by name, found by cuGetProcAddress before cuInit as CUDA's runtime
 * library does it: each must be seen and held. `urgent` keeps the card busy until its input ends. */
#include <dlfcn.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

typedef uint64_t device_pointer;
typedef void *handle;

enum { TIMES = 24, COUNT = 1 << 19, BETWEEN_US = 400, PER_THREAD = 2, NON_BLOCKING = 1 };

/* The launch configuration of cuLaunchKernelEx (cuda.h, since 11.8). */
struct config {
    unsigned grid[3], block[3], shared;
    handle stream;
    void *attributes;
    unsigned count;
};

static const char ptx[] = ".version 8.0\n.target sm_90\n.address_size 64\n"
                          ".visible .entry victim_add(.param .u64 a, .param .u32 b, .param .u32 c) { ret; }\n"
                          ".visible .entry victim_busy(.param .u64 a, .param .u32 b) { ret; }\n";

static int (*look_up)(const char *, void **, int, uint64_t, int *);
static handle stream, add, busy, graph;
static device_pointer data, copy;
static int count = COUNT, value = 1;

static void check(int code, const char *what)
{
    if (code) {
        fprintf(stderr, "%s: %d\n", what, code);
        exit(70);
    }
}

static void *find(const char *name, uint64_t flags)
{
    void *found = NULL;
    int status = 0;
    check(look_up(name, &found, 13000, flags, &status), name);
    return found;
}

static int launch(uint64_t flags, handle function, handle on, unsigned blocks, void **args)
{
    int (*kernel)(handle, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, handle, void **, void **);
    *(void **)&kernel = find("cuLaunchKernel", flags);
    return kernel(function, blocks, 1, 1, 256, 1, 1, 0, on, args, NULL);
}

static void *add_args[] = {&data, &value, &count};
static int kernel(void) { return launch(0, add, stream, COUNT / 256, add_args); }
static int kernel_null_stream(void) { return launch(0, add, NULL, COUNT / 256, add_args); }
static int kernel_ptsz(void) { return launch(PER_THREAD, add, NULL, COUNT / 256, add_args); }

static int kernel_ex(void)
{
    struct config config = {{COUNT / 256, 1, 1}, {256, 1, 1}, 0, stream, NULL, 0};
    int (*with_config)(struct config *, handle, void **, void **);
    *(void **)&with_config = find("cuLaunchKernelEx", 0);
    return with_config(&config, add, add_args, NULL);
}

static int cooperative(void)
{
    int (*all)(handle, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, handle, void **);
    *(void **)&all = find("cuLaunchCooperativeKernel", 0);
    return all(add, 64, 1, 1, 256, 1, 1, 0, stream, add_args);
}

static int memset_async(void)
{
    int (*set)(device_pointer, unsigned, size_t, handle);
    *(void **)&set = find("cuMemsetD32Async", 0);
    return set(data, 0, COUNT, stream);
}

static int memset_waiting(void)
{
    int (*set)(device_pointer, unsigned char, size_t);
    *(void **)&set = find("cuMemsetD8", 0);
    return set(data, 0, COUNT * sizeof(int));
}

static int copy_async(void)
{
    int (*move)(device_pointer, device_pointer, size_t, handle);
    *(void **)&move = find("cuMemcpyDtoDAsync", 0);
    return move(copy, data, COUNT * sizeof(int), stream);
}

static int copy_waiting(void)
{
    int (*move)(device_pointer, device_pointer, size_t);
    *(void **)&move = find("cuMemcpy", 0);
    return move(copy, data, COUNT * sizeof(int));
}

static int graph_launch(void)
{
    int (*run)(handle, handle);
    *(void **)&run = find("cuGraphLaunch", 0);
    return run(graph, stream);
}

static void make_graph(void)
{
    int (*begin)(handle, int), (*end)(handle, handle *), (*instantiate)(handle *, handle, unsigned long long);
    handle captured;
    *(void **)&begin = find("cuStreamBeginCapture", 0);
    *(void **)&end = find("cuStreamEndCapture", 0);
    *(void **)&instantiate = find("cuGraphInstantiate", 0);
    check(begin(stream, 1), "cuStreamBeginCapture");
    check(kernel(), "cuLaunchKernel");
    check(end(stream, &captured), "cuStreamEndCapture");
    check(instantiate(&graph, captured, 0), "cuGraphInstantiate");
}

static void synchronize(void)
{
    int (*wait)(void);
    *(void **)&wait = find("cuCtxSynchronize", 0);
    check(wait(), "cuCtxSynchronize");
}

static void start(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library || !(*(void **)&look_up = dlsym(library, "cuGetProcAddress_v2"))) {
        fprintf(stderr, "%s\n", dlerror());
        exit(70);
    }
    int (*init)(unsigned), (*retain)(handle *, int), (*enter)(handle), (*create)(handle *, unsigned);
    int (*load)(handle *, const void *), (*function)(handle *, handle, const char *), (*allocate)(device_pointer *, size_t);
    handle context, module;
    *(void **)&init = find("cuInit", 0);
    *(void **)&retain = find("cuDevicePrimaryCtxRetain", 0);
    *(void **)&enter = find("cuCtxSetCurrent", 0);
    *(void **)&create = find("cuStreamCreate", 0);
    *(void **)&load = find("cuModuleLoadData", 0);
    *(void **)&function = find("cuModuleGetFunction", 0);
    *(void **)&allocate = find("cuMemAlloc", 0);
    check(init(0), "cuInit");
    check(retain(&context, 0), "cuDevicePrimaryCtxRetain");
    check(enter(context), "cuCtxSetCurrent");
    check(create(&stream, NON_BLOCKING), "cuStreamCreate");
    check(load(&module, ptx), "cuModuleLoadData");
    check(function(&add, module, "victim_add"), "victim_add");
    check(function(&busy, module, "victim_busy"), "victim_busy");
    check(allocate(&data, COUNT * sizeof(int)), "cuMemAlloc");
    check(allocate(&copy, COUNT * sizeof(int)), "cuMemAlloc");
}

/* One line a kernel of a millisecond, with a millisecond between them, until the input ends. */
static int urgent(void)
{
    struct pollfd input = {0, POLLIN | POLLHUP, 0};
    device_pointer none = 0;
    int duration_us = 1000;
    void *args[] = {&none, &duration_us};
    do {
        check(launch(0, busy, NULL, 1, args), "cuLaunchKernel");
        synchronize();
        if (write(1, "kernel\n", 7) != 7) return 0;
    } while (poll(&input, 1, 1) <= 0);
    return 0;
}

/* Host work between two submissions, so that all of them together outlast several gaps of the urgent program. */
static void work_between(void)
{
    struct timespec start, now;
    clock_gettime(CLOCK_MONOTONIC, &start);
    do
        clock_gettime(CLOCK_MONOTONIC, &now);
    while ((now.tv_sec - start.tv_sec) * 1000000 + (now.tv_nsec - start.tv_nsec) / 1000 < BETWEEN_US);
}

struct kind {
    const char *name;
    int (*submit)(void);
};
#define KIND(name) {#name, name}
static const struct kind kinds[] = {
    KIND(kernel),       KIND(kernel_null_stream), KIND(kernel_ptsz), KIND(kernel_ex),    KIND(cooperative),
    KIND(memset_async), KIND(memset_waiting),     KIND(copy_async),  KIND(copy_waiting), KIND(graph_launch),
};

int main(int argc, char **argv)
{
    if (argc != 2) return 70;
    start();
    if (!strcmp(argv[1], "urgent")) return urgent();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(argv[1], kinds[i].name)) continue;
        if (kinds[i].submit == graph_launch) make_graph();
        for (int n = 0; n < TIMES; n++) {
            check(kinds[i].submit(), argv[1]);
            synchronize();
            work_between();
        }
        printf("%s: %d times\n", argv[1], TIMES);
        return 0;
    }
    return 70;
}

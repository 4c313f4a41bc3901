/* What a program may rely on, one check an argument; ends with "ok". Shares the victims' header and kernels. */
#include <pthread.h>

#include "victim.h"

enum { COUNT = 256, BYTES = COUNT * sizeof(int), LONG_US = 20000 };

CUresult cuArrayCreate_v2(void **array, const void *descriptor);
CUresult cuMemAlloc(unsigned *at, unsigned bytes);
CUresult cuDeviceGetUuid(CUuuid *uuid, CUdevice device);
CUresult cuPointerGetAttribute(void *to, unsigned attribute, CUdeviceptr at);
CUresult cuEventElapsedTime(float *ms, CUevent start, CUevent stop);
CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int *blocks, CUfunction f, int block, size_t shared);

static CUstream stream_of(unsigned flags)
{
    CUstream stream;
    CHECK(cuStreamCreate(&stream, flags));
    return stream;
}

/* Numbers come out as the kernels' arithmetic demands, whatever way they went in. */
static void results(void)
{
    CUdeviceptr data = zeroes(COUNT), plane, table;
    CUmodule module;
    size_t bytes = 0;
    int in[4] = {1, 2, 3, 4}, out[4] = {0};
    for (int i = 0; i < 10; i++)
        chain(data, i, COUNT, NULL);
    EXPECT(value_of(data, COUNT) == 14757);
    CHECK(cuMemAlloc_v2(&plane, 4 * 512));
    CHECK(cuMemsetD2D32Async(plane, 512, 0x01020304, 4, 4, NULL));
    CUDA_MEMCPY2D copy = {.srcMemoryType = CU_MEMORYTYPE_DEVICE, .srcDevice = plane, .srcPitch = 512, .srcY = 2,
                          .dstMemoryType = 1, .dstHost = out, .dstPitch = 8, .WidthInBytes = 8, .Height = 2};
    CHECK(cuMemcpy2DAsync_v2(&copy, NULL));
    EXPECT(out[0] == 0x01020304 && out[3] == 0x01020304);
    CHECK(cuModuleLoadData(&module, victim_ptx));
    CHECK(cuModuleGetGlobal_v2(&table, &bytes, module, "victim_table"));
    EXPECT(bytes == sizeof in);
    CHECK(cuMemcpyHtoD_v2(table, in, sizeof in));
    CHECK(cuMemcpyDtoH_v2(out, table, sizeof out));
    EXPECT(!memcmp(in, out, sizeof in));
    CHECK(cuModuleUnload(module));
}

/* Nothing happens at the call: neither a kernel, nor a copy, nor a record. */
static void nothing_shows_before_completion(void)
{
    uint64_t *done;
    CUevent start, stop;
    float ms = -1, again = -2;
    CUstream stream = stream_of(CU_STREAM_NON_BLOCKING);
    CHECK(cuMemHostAlloc((void **)&done, 8, 0));
    *done = 0;
    CHECK(cuEventCreate(&start, CU_EVENT_DEFAULT));
    CHECK(cuEventCreate(&stop, CU_EVENT_DEFAULT));
    CHECK(cuEventRecord(start, stream));
    busy(done, LONG_US, stream);
    CHECK(cuEventRecord(stop, stream));
    EXPECT(*(volatile uint64_t *)done == 0);
    EXPECT(cuStreamQuery(stream) == CUDA_ERROR_NOT_READY && cuEventQuery(stop) == CUDA_ERROR_NOT_READY);
    EXPECT(cuEventElapsedTime_v2(&ms, start, stop) == CUDA_ERROR_NOT_READY);
    CHECK(cuEventSynchronize(stop));
    EXPECT(*(volatile uint64_t *)done == 1);
    CHECK(cuEventElapsedTime_v2(&ms, start, stop));
    CHECK(cuEventElapsedTime(&again, start, stop));
    EXPECT(ms >= LONG_US / 1000.0f && ms < 2 * LONG_US / 1000.0f && again == ms);
}

/* A context's default stream waits for its own blocking streams and for nothing of another context. */
static void contexts_are_apart(void)
{
    CUcontext other;
    CUdevice device;
    CHECK(cuCtxGetDevice(&device));
    busy(NULL, 10 * LONG_US, NULL);
    CHECK(cuCtxCreate_v2(&other, 0, device));
    load_kernels();
    CUdeviceptr data = zeroes(COUNT);
    add(data, 7, COUNT, NULL);
    CHECK(cuStreamSynchronize(NULL));
    EXPECT(value_of(data, COUNT) == 7);
    CHECK(cuCtxSetCurrent(primary));
    EXPECT(cuStreamQuery(NULL) == CUDA_ERROR_NOT_READY);
    CHECK(cuCtxSynchronize());
    CHECK(cuStreamQuery(NULL));
    CHECK(cuCtxDestroy_v2(other));
}

/* The stack of contexts, and what there is without one. */
static void context_stack(void)
{
    CUcontext one, two, current;
    CUdevice device;
    unsigned flags;
    int active = -1;
    CHECK(cuCtxGetDevice(&device));
    CHECK(cuDevicePrimaryCtxGetState(device, &flags, &active));
    EXPECT(active == 1);
    CHECK(cuCtxCreate_v2(&one, 0, device));
    CHECK(cuCtxCreate_v2(&two, 0, device));
    CHECK(cuCtxGetCurrent(&current));
    EXPECT(current == two);
    CHECK(cuCtxPopCurrent_v2(&current));
    EXPECT(current == two);
    CHECK(cuCtxGetCurrent(&current));
    EXPECT(current == one);
    CHECK(cuCtxPushCurrent_v2(two));
    CHECK(cuCtxSetCurrent(primary));
    CHECK(cuCtxPopCurrent_v2(&current));
    EXPECT(current == primary);
    CHECK(cuCtxDestroy_v2(two));
    EXPECT(cuCtxSetCurrent(two) == CUDA_ERROR_INVALID_CONTEXT && cuCtxDestroy_v2(two) == CUDA_ERROR_INVALID_CONTEXT);
    CHECK(cuCtxDestroy_v2(one));
    CHECK(cuCtxGetCurrent(&current));
    EXPECT(current == primary);
    CHECK(cuCtxPopCurrent_v2(NULL));
    EXPECT(cuCtxSynchronize() == CUDA_ERROR_INVALID_CONTEXT && cuCtxPopCurrent_v2(NULL) == CUDA_ERROR_INVALID_CONTEXT);
    CHECK(cuCtxSetCurrent(primary));
    CHECK(cuDevicePrimaryCtxRelease_v2(device));
    EXPECT(cuCtxSynchronize() == CUDA_ERROR_CONTEXT_IS_DESTROYED);
    EXPECT(cuDevicePrimaryCtxRelease_v2(device) == CUDA_ERROR_INVALID_CONTEXT);
    CHECK(cuDevicePrimaryCtxRetain(&current, device));
    EXPECT(current == primary);
    CHECK(cuCtxSynchronize());
}

/* A thread starts without a context. */
static void *look(void *seen)
{
    CHECK(cuCtxGetCurrent((CUcontext *)seen));
    return NULL;
}

static void contexts_are_a_threads_own(void)
{
    pthread_t thread;
    CUcontext seen = primary;
    pthread_create(&thread, NULL, look, &seen);
    pthread_join(thread, NULL);
    EXPECT(seen == NULL);
}

/* A capture takes everything and runs nothing; what cannot be captured says so and ends it. */
static void captures(void)
{
    CUgraph graph;
    CUgraphExec exec;
    CUevent fork, join;
    size_t nodes = 0;
    int value = 5, count = COUNT;
    CUstream stream = stream_of(CU_STREAM_DEFAULT), side = stream_of(CU_STREAM_NON_BLOCKING);
    CUdeviceptr data = zeroes(COUNT);
    void *args[] = {&data, &value, &count};
    CHECK(cuEventCreate(&fork, CU_EVENT_DISABLE_TIMING));
    CHECK(cuEventCreate(&join, CU_EVENT_DISABLE_TIMING));
    CHECK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    EXPECT(cuLaunchKernel(victim_add, 1, 1, 1, COUNT, 1, 1, 0, NULL, args, NULL) == 906);
    EXPECT(cuStreamEndCapture(stream, &graph) == 901 && !graph);
    CHECK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_GLOBAL));
    EXPECT(cuStreamSynchronize(stream) == 900);
    EXPECT(cuStreamEndCapture(stream, &graph) == 901);
    CHECK(cuStreamBeginCapture_v2(stream, CU_STREAM_CAPTURE_MODE_RELAXED));
    CHECK(cuEventRecord(fork, stream));
    CHECK(cuStreamWaitEvent(side, fork, 0));
    CHECK(cuLaunchKernel(victim_add, 1, 1, 1, COUNT, 1, 1, 0, side, args, NULL));
    CHECK(cuEventRecord(join, side));
    CHECK(cuStreamWaitEvent(stream, join, 0));
    value = 1;
    CHECK(cuLaunchKernel(victim_chain, 1, 1, 1, COUNT, 1, 1, 0, stream, args, NULL));
    CHECK(cuStreamEndCapture(stream, &graph));
    CHECK(cuGraphGetNodes(graph, NULL, &nodes));
    EXPECT(nodes == 2 && value_of(data, COUNT) == 0);
    CHECK(cuGraphInstantiateWithFlags(&exec, graph, 0));
    CHECK(cuGraphDestroy(graph));
    CHECK(cuGraphLaunch(exec, stream));
    CHECK(cuGraphLaunch(exec, stream));
    CHECK(cuStreamSynchronize(stream));
    EXPECT(value_of(data, COUNT) == 64);
}

/* Stale and wild handles are errors, never crashes. */
static void wrong_handles(void)
{
    CUstream stream = stream_of(CU_STREAM_DEFAULT);
    CUevent event;
    CUfunction function;
    CUdeviceptr data = zeroes(COUNT);
    CHECK(cuStreamDestroy_v2(stream));
    EXPECT(cuStreamQuery(stream) == CUDA_ERROR_INVALID_HANDLE);
    EXPECT(cuStreamDestroy_v2(stream) == CUDA_ERROR_INVALID_HANDLE);
    EXPECT(cuStreamQuery((CUstream)0x1234) == CUDA_ERROR_INVALID_HANDLE);
    CHECK(cuEventCreate(&event, CU_EVENT_DEFAULT));
    CHECK(cuEventDestroy_v2(event));
    EXPECT(cuEventQuery(event) == CUDA_ERROR_INVALID_HANDLE);
    EXPECT(cuModuleGetFunction(&function, (CUmodule)&data, "victim_add") == CUDA_ERROR_INVALID_HANDLE);
    EXPECT(cuMemFree_v2(data + 4) == CUDA_ERROR_INVALID_VALUE);
    CHECK(cuMemFree_v2(data));
    EXPECT(cuMemFree_v2(data) == CUDA_ERROR_INVALID_VALUE);
    EXPECT(cuMemcpyDtoH_v2(&event, 0, 4) == CUDA_ERROR_INVALID_VALUE);
}

static void device(void)
{
    CUdevice device;
    CUuuid one, two;
    char name[64];
    int version, value = 0, blocks = 0, least = 9, greatest = 9;
    size_t all = 0, left = 0, before = 0;
    CUdeviceptr data;
    CHECK(cuCtxGetDevice(&device));
    CHECK(cuDriverGetVersion(&version));
    EXPECT(version == 13000);
    CHECK(cuDeviceGetName(name, sizeof name, device));
    CHECK(cuDeviceGetUuid(&one, device));
    CHECK(cuDeviceGetUuid_v2(&two, device));
    EXPECT(!memcmp(&one, &two, sizeof one));
    CHECK(cuDeviceGetAttribute(&value, 10, device));
    EXPECT(value == 32);
    EXPECT(cuDeviceGetAttribute(&value, 100000, device) == CUDA_ERROR_INVALID_VALUE);
    EXPECT(cuDeviceGet(&device, 64) == 101);
    CHECK(cuCtxGetStreamPriorityRange(&least, &greatest));
    EXPECT(least == 0 && greatest < 0);
    CHECK(cuDeviceTotalMem_v2(&all, device));
    CHECK(cuMemGetInfo_v2(&before, &left));
    EXPECT(left == all && before <= all);
    CHECK(cuMemAlloc_v2(&data, 1 << 20));
    CHECK(cuMemGetInfo_v2(&left, &all));
    EXPECT(left == before - (1 << 20));
    CHECK(cuPointerGetAttribute(&value, 2, data + 5));
    EXPECT(value == CU_MEMORYTYPE_DEVICE);
    EXPECT(cuPointerGetAttribute(&value, 2, (CUdeviceptr)&data) == CUDA_ERROR_INVALID_VALUE);
    CHECK(cuOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, victim_add, 256, 0));
    EXPECT(blocks == 8);
}

/* What is not there says so, every time; the harness looks for the line on stderr. */
static void not_supported(void)
{
    void *array;
    unsigned at;
    EXPECT(cuArrayCreate_v2(&array, NULL) == CUDA_ERROR_NOT_SUPPORTED);
    EXPECT(cuArrayCreate_v2(&array, NULL) == CUDA_ERROR_NOT_SUPPORTED);
    EXPECT(cuMemAlloc(&at, 4) == CUDA_ERROR_NOT_SUPPORTED);
}

/* A kernel that nobody described takes its time and does nothing. */
static void unknown_kernel(void)
{
    static const char text[] =
        ".version 7.0\n.target sm_80\n.address_size 64\n.entry mystery(.param .u64 a, .param .f32 b)\n{\n ret;\n}\n";
    CUmodule module;
    CUfunction mystery;
    CUdeviceptr data = zeroes(COUNT);
    float factor = 2;
    void *args[] = {&data, &factor};
    EXPECT(cuModuleLoadData(&module, "this is no PTX") == 218);
    CHECK(cuModuleLoadData(&module, text));
    EXPECT(cuModuleGetFunction(&mystery, module, "other") == CUDA_ERROR_NOT_FOUND);
    CHECK(cuModuleGetFunction(&mystery, module, "mystery"));
    CHECK(cuLaunchKernel(mystery, 1, 1, 1, 32, 1, 1, 0, NULL, args, NULL));
    CHECK(cuCtxSynchronize());
    EXPECT(value_of(data, COUNT) == 0);
}

struct check {
    const char *name;
    void (*run)(void);
};
#define ONE(name) {#name, name}
static const struct check checks[] = {
    ONE(results), ONE(nothing_shows_before_completion), ONE(contexts_are_apart), ONE(context_stack),
    ONE(contexts_are_a_threads_own), ONE(captures), ONE(wrong_handles), ONE(device), ONE(not_supported),
    ONE(unknown_kernel),
};

int main(int argc, char **argv)
{
    EXPECT(argc == 2);
    EXPECT(cuCtxSynchronize() == CUDA_ERROR_NOT_INITIALIZED);
    use_device();
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        if (!strcmp(argv[1], checks[i].name)) {
            checks[i].run();
            puts("ok");
            return 0;
        }
    return 70;
}

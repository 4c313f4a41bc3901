/* Calls that return while their gate is closed, and are made later. Steps on request: each line of output asks the test
 * for something, and goes on when a line of input says that it was done. */
#include <dlfcn.h>
#include <sys/wait.h>
#include <time.h>

#include "victim.h"

enum { COUNT = 256, WIDE = 1024 };

/* The largest arguments that a kernel may have: 4 KiB. */
struct wide {
    int words[WIDE - 4];
};

extern "C" __global__ void victim_wide(int *data, int at, struct wide wide)
{
    if (threadIdx.x == 0)
        data[0] = data[0] * 3 + wide.words[at];
}

/* Says a line, and waits for the answer. */
static void ask(const char *what)
{
    char line[16];
    printf("%s\n", what);
    fflush(stdout);
    EXPECT(fgets(line, sizeof line, stdin));
}

static uint64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static unsigned chain(unsigned value, int step)
{
    return value * 3 + (unsigned)step;
}

static int by_time(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return left < right ? -1 : left > right;
}

/* So many launches, in rounds that are held and released, over two streams; prints what one held launch costs its
 * caller: the median over batches of 64. */
static void order(int rounds, int launches)
{
    hipStream_t streams[2];
    int *data[2];
    unsigned expected[2] = {0, 0};
    enum { BATCH = 64 };
    uint64_t *costs_ns = (uint64_t *)calloc((size_t)rounds * launches / BATCH + 1, sizeof *costs_ns), begun_ns = 0;
    size_t costs = 0;
    for (int s = 0; s < 2; s++) {
        CHECK(hipStreamCreateWithFlags(&streams[s], hipStreamNonBlocking));
        data[s] = zeroes(COUNT);
        launch_chain(data[s], 0, COUNT, streams[s]);
    }
    CHECK(hipDeviceSynchronize());
    for (int round = 0; round < rounds; round++) {
        ask("close");
        for (int i = 0; i < launches; i++) {
            int s = i % 2, value = i ^ round, count = COUNT;
            void *args[] = {&data[s], &value, &count};
            if (i % BATCH == 0)
                begun_ns = now_ns();
            CHECK(hipLaunchKernel((const void *)victim_chain, dim3(1), dim3(COUNT), args, 0, streams[s]));
            expected[s] = chain(expected[s], value);
            if (i % BATCH == BATCH - 1)
                costs_ns[costs++] = (now_ns() - begun_ns) / BATCH;
            value = count = -1;
        }
        ask("open");
        for (int s = 0; s < 2; s++) {
            launch_chain(data[s], round, COUNT, streams[s]);
            expected[s] = chain(expected[s], round);
            CHECK(hipStreamSynchronize(streams[s]));
        }
    }
    for (int s = 0; s < 2; s++)
        EXPECT((unsigned)value_of(data[s], COUNT) == expected[s]);
    qsort(costs_ns, costs, sizeof *costs_ns, by_time);
    printf("%llu ns\n", (unsigned long long)costs_ns[costs / 2]);
}

static void append(int *words, int word)
{
    words[++words[0]] = word;
}

static int calls[8];

static void host_function(void *data)
{
    append(calls, (int)(intptr_t)data);
}

static void stream_callback(hipStream_t stream, hipError_t status, void *data)
{
    (void)stream;
    EXPECT(status == hipSuccess);
    append(calls, (int)(intptr_t)data);
}

/* HIP 5.2's headers declare it, and its library does not have it. */
static hipError_t launch_host_function(hipStream_t stream, hipHostFn_t function, void *data)
{
    typedef hipError_t launch(hipStream_t, hipHostFn_t, void *);
    launch *found = (launch *)dlsym(RTLD_DEFAULT, "hipLaunchHostFunc");
    EXPECT(found);
    return found(stream, function, data);
}

static hipGraphExec_t graph_of_chain(int *data, hipStream_t stream)
{
    hipGraph_t graph;
    hipGraphExec_t exec;
    CHECK(hipStreamBeginCapture(stream, hipStreamCaptureModeRelaxed));
    launch_chain(data, 5, COUNT, stream);
    CHECK(hipStreamEndCapture(stream, &graph));
    CHECK(hipGraphInstantiate(&exec, graph, NULL, NULL, 0));
    return exec;
}

/* Every call that can be kept, in an order that its results show. */
static void kinds(const char *code_object)
{
    hipStream_t one, two;
    hipEvent_t recorded, untimed;
    hipModule_t module;
    hipFunction_t function;
    int *data = zeroes(COUNT), *copy = zeroes(COUNT), *pinned = NULL;
    CHECK(hipStreamCreate(&one));
    CHECK(hipStreamCreateWithFlags(&two, hipStreamNonBlocking));
    CHECK(hipEventCreate(&recorded));
    CHECK(hipEventCreateWithFlags(&untimed, hipEventDisableTiming));
    CHECK(hipHostMalloc((void **)&pinned, COUNT * sizeof *pinned, 0));
    CHECK(hipModuleLoad(&module, code_object));
    CHECK(hipModuleGetFunction(&function, module, "victim_chain"));
    hipGraphExec_t exec = graph_of_chain(data, one);
    launch_chain(data, 0, COUNT, one);
    CHECK(hipDeviceSynchronize());
    ask("close");

    CHECK(hipMemsetD32Async(data, 7, COUNT, one));
    launch_chain(data, 1, COUNT, one);
    {
        int value = 2, count = COUNT;
        void *args[] = {&data, &value, &count};
        CHECK(hipModuleLaunchKernel(function, 1, 1, 1, COUNT, 1, 1, 0, one, args, NULL));
        value = count = -1;
    }
    {
        struct {
            int *data;
            int value, count;
        } packed = {data, 3, COUNT};
        size_t size = sizeof packed;
        void *extra[] = {HIP_LAUNCH_PARAM_BUFFER_POINTER, &packed, HIP_LAUNCH_PARAM_BUFFER_SIZE, &size,
                         HIP_LAUNCH_PARAM_END};
        CHECK(hipModuleLaunchKernel(function, 1, 1, 1, COUNT, 1, 1, 0, one, NULL, extra));
        memset(&packed, 255, sizeof packed);
        size = 0;
    }
    CHECK(hipGraphLaunch(exec, one));
    CHECK(hipEventRecord(recorded, one));
    CHECK(hipStreamWaitEvent(two, recorded, 0));
    CHECK(hipMemcpyAsync(copy, data, COUNT * sizeof *copy, hipMemcpyDeviceToDevice, two));
    launch_chain(copy, 4, COUNT, two);
    CHECK(hipMemcpyAsync(pinned, copy, COUNT * sizeof *pinned, hipMemcpyDeviceToHost, two));
    CHECK(launch_host_function(two, host_function, (void *)11));
    CHECK(hipStreamAddCallback(two, stream_callback, (void *)12, 0));
    CHECK(hipEventRecord(untimed, two));
    launch_chain(data, 6, COUNT, one);

    EXPECT(hipStreamQuery(one) == hipErrorNotReady && hipStreamQuery(two) == hipErrorNotReady);
    EXPECT(hipEventQuery(recorded) == hipErrorNotReady && hipEventQuery(untimed) == hipErrorNotReady);
    (void)hipGetLastError();
    EXPECT(calls[0] == 0);
    ask("open");
    CHECK(hipEventSynchronize(untimed));
    unsigned value = 7;
    for (int step = 1; step <= 3; step++)
        value = chain(value, step);
    value = chain(value, 5);
    EXPECT(calls[0] == 2 && calls[1] == 11 && calls[2] == 12);
    EXPECT((unsigned)pinned[0] == chain(value, 4) && (unsigned)pinned[COUNT - 1] == chain(value, 4));
    CHECK(hipStreamSynchronize(one));
    EXPECT((unsigned)value_of(data, COUNT) == chain(value, 6));
    float elapsed_ms = -1;
    hipEvent_t later;
    CHECK(hipEventCreate(&later));
    CHECK(hipEventRecord(later, one));
    CHECK(hipEventSynchronize(later));
    CHECK(hipEventElapsedTime(&elapsed_ms, recorded, later));
    EXPECT(elapsed_ms >= 0);
    printf("kinds\n");
}

/* More than the queue takes: the caller waits, and everything is made. */
static void full(int launches)
{
    int *data = zeroes(1);
    unsigned expected = 0;
    static struct wide wide;
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    launch_busy(NULL, 1, stream);
    CHECK(hipDeviceSynchronize());
    ask("close");
    for (int i = 0; i < launches; i++) {
        int at = i % (WIDE - 4);
        wide.words[at] = i;
        victim_wide<<<1, 64, 0, stream>>>(data, at, wide);
        expected = chain(expected, i);
    }
    CHECK(hipDeviceSynchronize());
    EXPECT((unsigned)value_of(data, 1) == expected);
    printf("full\n");
}

/* What cannot be kept waits for what is, and finds its work done. */
static void fences(void)
{
    int *data = zeroes(COUNT), pageable[COUNT];
    hipStream_t stream;
    hipEvent_t event;
    CHECK(hipStreamCreate(&stream));
    CHECK(hipEventCreate(&event));
    launch_chain(data, 0, COUNT, stream);
    CHECK(hipDeviceSynchronize());
    unsigned value = 0;
    ask("close");
    launch_chain(data, 1, COUNT, stream);
    CHECK(launch_host_function(stream, host_function, (void *)12));
    CHECK(hipStreamSynchronize(stream));
    EXPECT(calls[0] == 1 && calls[1] == 12);
    CHECK(hipMemcpyAsync(pageable, data, sizeof pageable, hipMemcpyDeviceToHost, stream));
    CHECK(hipStreamSynchronize(stream));
    value = chain(value, 1);
    EXPECT((unsigned)pageable[0] == value);
    launch_chain(data, 2, COUNT, stream);
    launch_chain(data, 3, COUNT, hipStreamPerThread);
    CHECK(hipStreamSynchronize(hipStreamPerThread));
    CHECK(hipStreamSynchronize(stream));
    launch_chain(data, 4, COUNT, stream);
    CHECK(hipEventRecord(event, stream));
    CHECK(hipEventDestroy(event));
    CHECK(hipStreamDestroy(stream));
    CHECK(hipDeviceSynchronize());
    CHECK(hipStreamCreate(&stream));
    launch_chain(data, 5, COUNT, stream);
    CHECK(launch_host_function(stream, host_function, (void *)13));
    CHECK(hipFree(data));
    EXPECT(calls[0] == 2 && calls[2] == 13);
    printf("fences\n");
}

/* An error that only the call itself finds is seen at the next synchronisation, once; what is known to be wrong is refused
 * at once. */
static void errors(void)
{
    int *data = zeroes(COUNT);
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    launch_chain(data, 0, COUNT, stream);
    CHECK(hipDeviceSynchronize());
    void *args[] = {&data, &data, &data};
    hipError_t direct = hipLaunchKernel((const void *)victim_chain, dim3(1), dim3(4096), args, 0, stream);
    hipError_t filled = hipMemsetD32Async(data, 7, (size_t)1 << 30, stream);
    (void)hipGetLastError();
    EXPECT(direct != hipSuccess && filled != hipSuccess);
    ask("close");
    launch_chain(data, 1, COUNT, stream);
    EXPECT(hipMemsetD32Async(data, 7, (size_t)1 << 30, stream) == hipSuccess);
    launch_chain(data, 2, COUNT, stream);
    EXPECT(hipLaunchKernel((const void *)victim_chain, dim3(1), dim3(4096), args, 0, stream) == direct);
    (void)hipGetLastError();
    EXPECT(hipDeviceSynchronize() == filled);
    (void)hipGetLastError();
    CHECK(hipDeviceSynchronize());
    EXPECT((unsigned)value_of(data, COUNT) == chain(chain(0, 1), 2));
    printf("errors\n");
}

/* Ends, in the way that is asked for, with calls that are kept. */
static void leave(const char *how)
{
    int *data = zeroes(COUNT);
    hipStream_t stream;
    CHECK(hipStreamCreate(&stream));
    launch_chain(data, 0, COUNT, stream);
    CHECK(hipDeviceSynchronize());
    ask("close");
    for (int i = 0; i < 100; i++)
        launch_chain(data, i, COUNT, stream);
    if (!strcmp(how, "fork")) {
        pid_t child = fork();
        if (child == 0)
            exit(0);
        int status = 0;
        EXPECT(waitpid(child, &status, 0) == child && status == 0);
        ask("open");
        CHECK(hipDeviceSynchronize());
    }
    printf("%s\n", how);
}

int main(int argc, char **argv)
{
    EXPECT(argc >= 2);
    if (!strcmp(argv[1], "order"))
        order(atoi(argv[2]), atoi(argv[3]));
    else if (!strcmp(argv[1], "kinds"))
        kinds(argv[2]);
    else if (!strcmp(argv[1], "full"))
        full(atoi(argv[2]));
    else if (!strcmp(argv[1], "fences"))
        fences();
    else if (!strcmp(argv[1], "errors"))
        errors();
    else
        leave(argv[1]);
    fflush(stdout);
    return 0;
}

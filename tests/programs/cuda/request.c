/* build: -lcuda
 * An urgent server: `KERNELS` short kernels a request with `GAP_US` of host time between them, `PAUSE_MS` between
 * requests. Prints the median duration of `REQUESTS` requests, in us. */
#include <time.h>

#include "victim.h"

static uint64_t now_us(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000ull + now.tv_nsec / 1000;
}

/* Host work: a framework that prepares the next launch. */
static void work_for(uint64_t us)
{
    uint64_t end = now_us() + us;
    while (now_us() < end)
        ;
}

static uint64_t request(CUstream stream, CUdeviceptr data, int kernels, int gap_us)
{
    uint64_t start = now_us();
    for (int i = 0; i < kernels; i++) {
        add(data, 1, 256, stream);
        if (i + 1 < kernels)
            work_for(gap_us);
    }
    CHECK(cuStreamSynchronize(stream));
    return now_us() - start;
}

static int by_value(const void *left, const void *right)
{
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
    EXPECT(argc == 5);
    int kernels = atoi(argv[1]), gap_us = atoi(argv[2]), pause_ms = atoi(argv[3]), requests = atoi(argv[4]);
    uint64_t *durations = (uint64_t *)calloc(requests, sizeof *durations);
    CUstream stream;
    use_device();
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    CUdeviceptr data = zeroes(256);
    for (int i = 0; i < requests; i++) {
        durations[i] = request(stream, data, kernels, gap_us);
        usleep(pause_ms * 1000);
    }
    EXPECT(value_of(data, 256) == kernels * requests);
    qsort(durations, requests, sizeof *durations, by_value);
    printf("%llu\n", (unsigned long long)durations[requests / 2]);
    return 0;
}

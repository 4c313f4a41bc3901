/* An urgent server: `KERNELS` short kernels a request with `GAP_US` of host time between them, `PAUSE_MS` between
 * requests. Prints the median duration of `REQUESTS` requests, in us. */
#include <algorithm>
#include <ctime>
#include <vector>

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

static uint64_t request(hipStream_t stream, int *data, int kernels, int gap_us)
{
    uint64_t start = now_us();
    for (int i = 0; i < kernels; i++) {
        launch_add(data, 1, 256, stream);
        if (i + 1 < kernels)
            work_for(gap_us);
    }
    CHECK(hipStreamSynchronize(stream));
    return now_us() - start;
}

int main(int argc, char **argv)
{
    EXPECT(argc == 5);
    int kernels = atoi(argv[1]), gap_us = atoi(argv[2]), pause_ms = atoi(argv[3]), requests = atoi(argv[4]);
    hipStream_t stream;
    std::vector<uint64_t> durations;
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    int *data = zeroes(256);
    for (int i = 0; i < requests; i++) {
        durations.push_back(request(stream, data, kernels, gap_us));
        usleep(pause_ms * 1000);
    }
    std::sort(durations.begin(), durations.end());
    printf("%llu\n", (unsigned long long)durations[requests / 2]);
    return 0;
}

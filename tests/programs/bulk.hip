/* A bulk program: short kernels on one stream, a few in flight, one line a finished kernel with the time of day at
 * which it was seen (CLOCK_MONOTONIC, in ns), until its input ends. */
#include <poll.h>
#include <time.h>

#include "victim.h"

enum { IN_FLIGHT = 4 };

static unsigned long long now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000ull + now.tv_nsec;
}

static int input_ended(void)
{
    struct pollfd input = {0, POLLIN | POLLHUP, 0};
    char byte;
    return poll(&input, 1, 0) > 0 && read(0, &byte, 1) <= 0;
}

int main(int argc, char **argv)
{
    uint32_t kernel_us = argc > 1 ? (uint32_t)atoi(argv[1]) : 1000;
    hipStream_t stream;
    hipEvent_t events[IN_FLIGHT];
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    for (int i = 0; i < IN_FLIGHT; i++)
        CHECK(hipEventCreateWithFlags(&events[i], hipEventDisableTiming));
    for (unsigned long i = 0; !input_ended(); i++) {
        hipError_t status = hipEventSynchronize(events[i % IN_FLIGHT]);
        if (status != hipSuccess) {
            printf("error %d at %llu\n", (int)status, now_ns());
            return 9;
        }
        printf("%llu\n", now_ns());
        fflush(stdout);
        hipLaunchKernelGGL(victim_busy, dim3(1024), dim3(256), 0, stream, (uint64_t *)NULL, kernel_us);
        status = hipEventRecord(events[i % IN_FLIGHT], stream);
        if (status != hipSuccess) {
            printf("error %d at %llu\n", (int)status, now_ns());
            return 9;
        }
    }
    return 0;
}

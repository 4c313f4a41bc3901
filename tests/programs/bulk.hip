/* A bulk program: kernels of 1 ms, four in flight, one line a finished kernel with the time of day at
 * which it was seen (CLOCK_MONOTONIC, in ns), until its input ends. Arguments:
 * microseconds of a kernel, kernels in flight, streams that they take turns on, kernels from one wait for the whole
 * device to the next (0: none). */
#include <poll.h>
#include <time.h>

#include "victim.h"

enum { IN_FLIGHT_MAX = 64 };

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
    int streams = argc > 3 ? atoi(argv[3]) : 1;
    hipStream_t stream[IN_FLIGHT_MAX];
    int in_flight = argc > 2 ? atoi(argv[2]) : 4;
    unsigned long sync_every = argc > 4 ? (unsigned long)atol(argv[4]) : 0;
    hipEvent_t events[IN_FLIGHT_MAX];
    EXPECT(in_flight > 0 && in_flight <= IN_FLIGHT_MAX && streams > 0 && streams <= in_flight);
    for (int i = 0; i < streams; i++)
        CHECK(hipStreamCreateWithFlags(&stream[i], hipStreamNonBlocking));
    for (int i = 0; i < in_flight; i++)
        CHECK(hipEventCreateWithFlags(&events[i], hipEventDisableTiming));
    for (unsigned long i = 0; !input_ended(); i++) {
        if (sync_every && i % sync_every == 0)
            CHECK(hipDeviceSynchronize());
        hipError_t status = hipEventSynchronize(events[i % in_flight]);
        if (status != hipSuccess) {
            printf("error %d at %llu\n", (int)status, now_ns());
            return 9;
        }
        if (i > 0) /* the first line says that work was submitted */
            printf("%llu\n", now_ns());
        fflush(stdout);
        hipLaunchKernelGGL(victim_busy, dim3(FULL_CARD), dim3(256), 0, stream[i % streams],
                           (uint64_t *)NULL, kernel_us);
        status = hipEventRecord(events[i % in_flight], stream[i % streams]);
        if (status != hipSuccess) {
            printf("error %d at %llu\n", (int)status, now_ns());
            return 9;
        }
    }
    return 0;
}

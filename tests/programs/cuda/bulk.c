/* build: -lcuda
 * A bulk program: long kernels, several in flight, one line a finished kernel with the time of day at which it was seen
 * (CLOCK_MONOTONIC, in ns), until its input ends. Arguments: microseconds of a kernel, kernels in flight, streams that
 * they take turns on. */
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
    unsigned kernel_us = argc > 1 ? (unsigned)atoi(argv[1]) : 1000;
    int in_flight = argc > 2 ? atoi(argv[2]) : 4;
    int streams = argc > 3 ? atoi(argv[3]) : 1;
    CUstream stream[IN_FLIGHT_MAX];
    CUevent events[IN_FLIGHT_MAX];
    EXPECT(in_flight > 0 && in_flight <= IN_FLIGHT_MAX && streams > 0 && streams <= in_flight);
    use_device();
    for (int i = 0; i < streams; i++)
        CHECK(cuStreamCreate(&stream[i], CU_STREAM_NON_BLOCKING));
    for (int i = 0; i < in_flight; i++)
        CHECK(cuEventCreate(&events[i], CU_EVENT_DISABLE_TIMING));
    for (unsigned long i = 0; !input_ended(); i++) {
        CHECK(cuEventSynchronize(events[i % in_flight]));
        if (i > 0) /* the first line says that work was submitted */
            printf("%llu\n", now_ns());
        fflush(stdout);
        busy(NULL, kernel_us, stream[i % streams]);
        CHECK(cuEventRecord(events[i % in_flight], stream[i % streams]));
    }
    return 0;
}

/* Kernels of a given length with a given pause, one line each, until its input ends. Each adds one to a number, which is
 * looked at behind it: no kernel is lost, and none runs twice. Arguments: microseconds of a kernel and of the pause. */
#include <poll.h>
#include <time.h>

#include "victim.h"

/* Waits so long for the end of the input; whether it has not ended. */
static int goes_on_after(long pause_us)
{
    char byte;
    struct pollfd input = {0, POLLIN | POLLHUP, 0};
    struct timespec pause = {pause_us / 1000000, pause_us % 1000000 * 1000};
    return ppoll(&input, 1, &pause, NULL) <= 0 || read(0, &byte, 1) == 1;
}

int main(int argc, char **argv)
{
    EXPECT(argc == 3);
    uint64_t *done = NULL;
    CHECK(hipHostMalloc((void **)&done, sizeof *done, 0));
    *done = 0;
    uint64_t count = 0;
    /* A short one first, so that whoever waits for this program knows that it has a queue. */
    uint32_t kernel_us = 1;
    do {
        launch_busy(done, kernel_us, NULL);
        CHECK(hipDeviceSynchronize());
        EXPECT(*done == ++count);
        kernel_us = (uint32_t)atoi(argv[1]);
        if (write(1, "kernel\n", 7) != 7)
            return 0;
    } while (goes_on_after(atol(argv[2])));
    return 0;
}

/* build: -lcuda -D_GNU_SOURCE
 * An urgent program that never rests: keeps the card and its own claim busy, one line a kernel, until its input ends.
 * `--pause US` leaves that long between kernels. */
#include <poll.h>
#include <time.h>

#include "victim.h"

/* Waits for the end of the input, at most `timeout_us`. */
static int input_ended(long timeout_us)
{
    struct pollfd input = {0, POLLIN | POLLHUP, 0};
    struct timespec timeout = {timeout_us / 1000000, timeout_us % 1000000 * 1000};
    return ppoll(&input, 1, &timeout, NULL) > 0;
}

int main(int argc, char **argv)
{
    long pause_us = argc > 2 && !strcmp(argv[1], "--pause") ? atol(argv[2]) : 0;
    use_device();
    do {
        busy(NULL, 1000, NULL);
        CHECK(cuCtxSynchronize());
        if (write(1, "kernel\n", 7) != 7)
            return 0;
    } while (!input_ended(pause_us));
    return 0;
}

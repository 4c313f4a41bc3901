/* An urgent program that never rests: keeps the card and its own claim busy, one line a kernel, until its input ends.
 * Options: `--resident MiB` touches that much memory first; `--idle` uses the card once and then only waits; `--pause
 * US` leaves that long between kernels. A line on its input makes it replace itself by another program. */
#include <poll.h>

#include "victim.h"

static const char *option(int argc, char **argv, const char *name)
{
    for (int i = 1; i + 1 < argc; i++)
        if (!strcmp(argv[i], name))
            return argv[i + 1];
    return "0";
}

/* Becomes another program under the same process id, one that uses no GPU and ends with its input. */
static void become_another(void)
{
    execl("/bin/sh", "sh", "-c", "echo exec at $$; read line; read line", (char *)NULL);
    _exit(72);
}

/* Waits for the end of the input, at most `timeout_us`. */
static int input_ended(long timeout_us)
{
    struct pollfd input = {0, POLLIN | POLLHUP, 0};
    struct timespec timeout = {timeout_us / 1000000, timeout_us % 1000000 * 1000};
    char byte;
    if (ppoll(&input, 1, timeout_us < 0 ? NULL : &timeout, NULL) <= 0)
        return 0;
    if (read(0, &byte, 1) <= 0)
        return 1;
    become_another();
    return 0;
}

int main(int argc, char **argv)
{
    size_t resident = strtoul(option(argc, argv, "--resident"), NULL, 10) << 20;
    long pause_us = atol(option(argc, argv, "--pause"));
    int idle = argc > 1 && !strcmp(argv[argc - 1], "--idle");
    if (resident)
        memset(malloc(resident), 1, resident);
    do {
        launch_busy(NULL, 1000, 0);
        CHECK(hipDeviceSynchronize());
        if (write(1, "kernel\n", 7) != 7)
            return 0;
    } while (!input_ended(idle ? -1 : pause_us));
    return 0;
}

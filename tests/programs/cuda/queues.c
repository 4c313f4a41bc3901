/* build: -lcuda -D_GNU_SOURCE
 * Makes a hardware queue by the calls that NVIDIA's driver library makes, and uses the card: kernels of a given length with
 * a given pause, one line each, until its input ends. A line of input is a command: `exec`, `fork`, `leave` (by `_exit`),
 * `free` (the queue), `make` (another). Arguments: microseconds of a kernel, of the pause, and the file that takes the
 * calls, if it is not the control device.
 *
 * Structures and numbers are those of open-gpu-kernel-modules 580: nvos.h, cl0080.h, cla06c.h, nv_escape.h. */
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>

#include "victim.h"

/* The descriptor that the tests know the control device by. */
enum { CONTROL = 900, DEVICE = 0x5C000001, VA_SPACE = 0x5C000002, GROUP = 0x5C000010, COPIES = 0x1000 };
enum { CLASS_DEVICE = 0x0080, CLASS_GROUP = 0xA06C, ENGINE_COMPUTE = 1, ENGINE_COPY = 11 };

/* NVOS64_PARAMETERS */
struct alloc {
    uint32_t root, parent, object, class;
    uint64_t params, rights;
    uint32_t params_bytes, flags, status, padding;
};

/* NVOS00_PARAMETERS */
struct freed {
    uint32_t root, parent, object, status;
};

/* Handles of clients are the driver's choice, and differ. */
static uint32_t root(void) { return 0xC1000000u + (uint32_t)getpid(); }

static uint32_t group = GROUP;

static void allocate(uint32_t parent, uint32_t object, uint32_t class, void *params)
{
    struct alloc alloc = {root(), parent, object, class, (uintptr_t)params, 0, 0, 0, 0, 0};
    EXPECT(ioctl(CONTROL, _IOWR('F', 0x2B, struct alloc), &alloc) == 0);
    EXPECT(alloc.status == 0);
}

static void open_device(const char *file)
{
    int opened = open(file, O_RDWR | O_CLOEXEC);
    EXPECT(opened >= 0 && dup3(opened, CONTROL, O_CLOEXEC) == CONTROL);
    close(opened);
    uint32_t device[14] = {0};
    allocate(root(), DEVICE, CLASS_DEVICE, device);
}

/* One for kernels and one for copies, as a context has them. Nobody may touch the second. */
static void make_queue(void)
{
    uint32_t compute[8] = {0, 0, VA_SPACE, ENGINE_COMPUTE}, copy[8] = {0, 0, VA_SPACE, ENGINE_COPY};
    allocate(DEVICE, group, CLASS_GROUP, compute);
    allocate(DEVICE, group + COPIES, CLASS_GROUP, copy);
}

static void free_queue(void)
{
    struct freed freed = {root(), DEVICE, group++, 0};
    EXPECT(ioctl(CONTROL, _IOWR('F', 0x29, struct freed), &freed) == 0);
}

static void leave_a_child(void)
{
    pid_t child = fork();
    if (child == 0)
        exit(0);
    int status = 0;
    EXPECT(waitpid(child, &status, 0) == child && status == 0);
    printf("child %d\n", child);
    fflush(stdout);
}

static void obey(const char *command, char **argv)
{
    if (!strcmp(command, "exec"))
        execv("/proc/self/exe", argv);
    else if (!strcmp(command, "fork"))
        leave_a_child();
    else if (!strcmp(command, "leave"))
        _exit(0);
    else if (!strcmp(command, "free"))
        free_queue();
    else if (!strcmp(command, "make"))
        make_queue();
    else
        EXPECT(!command);
}

/* Waits as long for a command, and obeys it; whether the input has not ended. */
static int obey_within(long timeout_us, char **argv)
{
    char command[16] = "";
    struct pollfd input = {0, POLLIN | POLLHUP, 0};
    struct timespec timeout = {timeout_us / 1000000, timeout_us % 1000000 * 1000};
    if (ppoll(&input, 1, &timeout, NULL) <= 0)
        return 1;
    for (size_t i = 0; i < sizeof command - 1; i++) {
        if (read(0, &command[i], 1) != 1)
            return 0;
        if (command[i] == '\n') {
            command[i] = 0;
            break;
        }
    }
    obey(command, argv);
    return 1;
}

int main(int argc, char **argv)
{
    EXPECT(argc >= 3);
    CHECK(cuInit(0));
    open_device(argc > 3 ? argv[3] : "/dev/null");
    make_queue();
    use_device();
    do {
        busy(NULL, atoi(argv[1]), NULL);
        CHECK(cuCtxSynchronize());
        if (write(1, "kernel\n", 7) != 7)
            return 0;
    } while (obey_within(atol(argv[2]), argv));
    return 0;
}

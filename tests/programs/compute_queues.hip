/* Makes a hardware queue by the calls that ROCr makes, and uses the card: kernels of a given length with a given pause, one
 * line each, until its input ends. A line of input is a command: `exec`, `fork`, `leave` (by `_exit`), `free` (the queue),
 * `make` (another), `update` (its priority), `cooperate` (asks for what cooperative kernels need). Arguments: microseconds
 * of a kernel, of the pause, and the file that takes the calls, if it is not the device.
 *
 * Structures and numbers are those of linux/kfd_ioctl.h 1.14. */
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>

#include "victim.h"

/* The descriptor that the tests know the device by, and the GPU's number. */
enum { KFD = 900, GPU = 51110, RING_BYTES = 65536 };
enum { TYPE_SDMA = 1, TYPE_COMPUTE_AQL = 2 };

/* struct kfd_ioctl_create_queue_args */
struct create {
    uint64_t ring, write_pointer, read_pointer, doorbell;
    uint32_t ring_bytes, gpu, type, percentage, priority, id;
    uint64_t eop, eop_bytes, save_area;
    uint32_t save_area_bytes, control_stack_bytes;
};

/* struct kfd_ioctl_update_queue_args */
struct update {
    uint64_t ring;
    uint32_t id, ring_bytes, percentage, priority;
};

struct words {
    uint32_t word[2];
};

struct cooperative {
    uint32_t id, count, first, padding;
};

/* What the program wants its queue to be. */
static struct update queue = {0, 0, RING_BYTES, 100, 7};

static uint32_t create(uint32_t type, uint64_t ring)
{
    struct create made = {};
    made.ring = ring;
    made.ring_bytes = queue.ring_bytes;
    made.gpu = GPU;
    made.type = type;
    made.percentage = 100;
    made.priority = 7;
    EXPECT(ioctl(KFD, _IOWR('K', 0x02, struct create), &made) == 0);
    return made.id;
}

static void open_device(const char *file)
{
    int opened = open(file, O_RDWR | O_CLOEXEC);
    EXPECT(opened >= 0 && dup3(opened, KFD, O_CLOEXEC) == KFD);
    close(opened);
    struct words version = {};
    EXPECT(ioctl(KFD, _IOR('K', 0x01, struct words), &version) == 0);
}

/* One for copies and one for kernels, as HIP has them. Nobody may touch the first. */
static void make_queue(void)
{
    create(TYPE_SDMA, 0x10000);
    queue.ring += 0x100000;
    queue.priority = 7;
    queue.id = create(TYPE_COMPUTE_AQL, queue.ring);
}

static void free_queue(void)
{
    struct words freed = {{queue.id, 0}};
    EXPECT(ioctl(KFD, _IOWR('K', 0x03, struct words), &freed) == 0);
}

static void update_queue(void)
{
    queue.priority = (queue.priority + 1) % 16;
    struct update changed = queue;
    EXPECT(ioctl(KFD, _IOW('K', 0x07, struct update), &changed) == 0);
}

static void cooperate(void)
{
    struct cooperative asked = {queue.id, 64, 0, 0};
    EXPECT(ioctl(KFD, _IOWR('K', 0x1E, struct cooperative), &asked) == 0);
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
    else if (!strcmp(command, "update"))
        update_queue();
    else if (!strcmp(command, "cooperate"))
        cooperate();
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
    CHECK(hipInit(0));
    open_device(argc > 3 ? argv[3] : "/dev/null");
    make_queue();
    do {
        launch_busy(NULL, (uint32_t)atoi(argv[1]), 0);
        CHECK(hipDeviceSynchronize());
        if (write(1, "kernel\n", 7) != 7)
            return 0;
    } while (obey_within(atol(argv[2]), argv));
    return 0;
}

/* A host callback ends the process, on a thread of the HIP library, with work still queued behind it. */
#include "victim.h"

static void leave(hipStream_t, hipError_t, void *)
{
    printf("leaving\n");
    fflush(stdout);
    exit(8);
}

int main(void)
{
    int *data = zeroes(64);
    launch_add(data, 1, 64, 0);
    CHECK(hipStreamAddCallback(0, leave, NULL, 0));
    launch_add(data, 1, 64, 0);
    CHECK(hipDeviceSynchronize());
    for (;;)
        pause();
}

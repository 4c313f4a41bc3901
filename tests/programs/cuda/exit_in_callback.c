/* build: -lcuda
 * A host function ends the process, on a thread of the library, with work still queued behind it. */
#include "victim.h"

static void leave(void *data)
{
    (void)data;
    printf("leaving\n");
    fflush(stdout);
    exit(8);
}

int main(void)
{
    use_device();
    CUdeviceptr data = zeroes(64);
    add(data, 1, 64, NULL);
    CHECK(cuLaunchHostFunc(NULL, leave, NULL));
    add(data, 1, 64, NULL);
    CHECK(cuCtxSynchronize());
    for (;;)
        pause();
}

/* build: -lcuda
 * One thread's launches wait; another thread's allocations and frees must not wait with them. */
#include <pthread.h>

#include "victim.h"

static volatile int in_launch, launches_left = 20, allocations_meanwhile;

static void *launcher(void *arg)
{
    CUstream stream;
    (void)arg;
    CHECK(cuCtxSetCurrent(primary));
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    for (; launches_left > 0; launches_left = launches_left - 1) {
        in_launch = 1;
        busy(NULL, 1000, stream);
        in_launch = 0;
        CHECK(cuStreamSynchronize(stream));
    }
    return NULL;
}

int main(void)
{
    pthread_t thread;
    use_device();
    pthread_create(&thread, NULL, launcher, NULL);
    while (launches_left > 0) {
        CUdeviceptr memory;
        CHECK(cuMemAlloc_v2(&memory, 1 << 16));
        allocations_meanwhile = allocations_meanwhile + in_launch;
        CHECK(cuMemFree_v2(memory));
    }
    pthread_join(thread, NULL);
    const char *priority = getenv("HIPREEMPT_PRIORITY");
    if (priority && !strcmp(priority, "low")) /* run to be held */
        EXPECT(allocations_meanwhile > 0);
    tell_launches();
    return 0;
}

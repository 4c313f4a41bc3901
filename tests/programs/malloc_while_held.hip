/* One thread's launches wait; another thread's allocations and frees must not wait with them. */
#include <pthread.h>

#include "victim.h"

static volatile int in_launch, launches_left = 20, allocations_meanwhile;

static void *launcher(void *)
{
    hipStream_t stream;
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    for (; launches_left > 0; launches_left--) {
        in_launch = 1;
        launch_busy(NULL, 1000, stream);
        in_launch = 0;
        CHECK(hipStreamSynchronize(stream));
    }
    return NULL;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, launcher, NULL);
    while (launches_left > 0) {
        void *memory = NULL;
        CHECK(hipMalloc(&memory, 1 << 16));
        allocations_meanwhile += in_launch;
        CHECK(hipFree(memory));
    }
    pthread_join(thread, NULL);
    printf("done\n");
    const char *priority = getenv("HIPREEMPT_PRIORITY");
    if (priority && !strcmp(priority, "low")) /* run to be held */
        EXPECT(allocations_meanwhile > 0);
    return 0;
}

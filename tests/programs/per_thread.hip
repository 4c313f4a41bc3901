/* build: -fgpu-default-stream=per-thread
 * The default stream is one a thread: the header renames calls to their `_spt` forms. */
#include <pthread.h>

#include "victim.h"

enum { COUNT = 256, STEPS = 10 };

static void *worker(void *arg)
{
    int *data = zeroes(COUNT);
    int value = 0;
    for (int i = 0; i < STEPS; i++) {
        launch_chain(data, (int)(intptr_t)arg + i, COUNT, 0);
        value = value * 3 + (int)(intptr_t)arg + i;
    }
    CHECK(hipStreamSynchronize(0));
    EXPECT(value_of(data, COUNT) == value);
    return NULL;
}

int main(void)
{
    pthread_t other;
    pthread_create(&other, NULL, worker, (void *)1);
    worker((void *)2);
    pthread_join(other, NULL);
    printf("two default streams in order\n");
    return 0;
}

/* Eight threads, each with a stream of its own: the order inside a stream holds, whatever the others do. */
#include <pthread.h>

#include "victim.h"

enum { THREADS = 8, STEPS = 12, COUNT = 512 };

static int expected(int seed)
{
    int value = 0;
    for (int i = 0; i < STEPS; i++)
        value = value * 3 + seed + i;
    return value;
}

static void *worker(void *arg)
{
    int seed = (int)(intptr_t)arg;
    hipStream_t stream;
    CHECK(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    int *data = zeroes(COUNT);
    for (int i = 0; i < STEPS; i++)
        launch_chain(data, seed + i, COUNT, stream);
    CHECK(hipStreamSynchronize(stream));
    EXPECT(value_of(data, COUNT) == expected(seed));
    CHECK(hipStreamDestroy(stream));
    CHECK(hipFree(data));
    return NULL;
}

int main(void)
{
    pthread_t threads[THREADS];
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, worker, (void *)(intptr_t)(i + 1));
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    printf("%d threads in order\n", THREADS);
    return 0;
}

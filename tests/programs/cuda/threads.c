/* build: -lcuda
 * Eight threads, each with a stream of its own: the order inside a stream holds, whatever the others do. With the
 * argument `first`, theirs are the process's first launches, all at once. */
#include <pthread.h>

#include "victim.h"

enum { THREADS = 8, STEPS = 12, COUNT = 512 };

static void *worker(void *arg)
{
    int seed = (int)(intptr_t)arg, expected = 0;
    CUstream stream;
    CHECK(cuCtxSetCurrent(primary));
    CHECK(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING));
    CUdeviceptr data = zeroes(COUNT);
    for (int i = 0; i < STEPS; i++) {
        chain(data, seed + i, COUNT, stream);
        expected = expected * 3 + seed + i;
    }
    CHECK(cuStreamSynchronize(stream));
    EXPECT(value_of(data, COUNT) == expected);
    CHECK(cuStreamDestroy_v2(stream));
    CHECK(cuMemFree_v2(data));
    return NULL;
}

int main(int argc, char **argv)
{
    pthread_t threads[THREADS];
    int first = argc > 1 && !strcmp(argv[1], "first");
    use_device();
    if (!first)
        use_gpu("before the threads");
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, worker, (void *)(intptr_t)(i + 1));
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    printf("%d threads in order\n", THREADS);
    if (!first) /* while one thread of a process starts the engine, the others' launches pass uncounted */
        tell_launches();
    return 0;
}

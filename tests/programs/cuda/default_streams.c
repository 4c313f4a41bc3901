/* build: -lcuda
 * Both kinds of default stream in one process: the legacy one, that waits for all blocking streams, and each thread's
 * own, under its handle and as null of the `_ptsz` functions. */
#include <pthread.h>

#include "victim.h"

enum { COUNT = 256, STEPS = 10, LONG_US = 3000 };

static void chain_ptsz(CUdeviceptr data, int value)
{
    int count = COUNT;
    void *args[] = {&data, &value, &count};
    CHECK(cuLaunchKernel_ptsz(victim_chain, 1, 1, 1, COUNT, 1, 1, 0, NULL, args, NULL));
    launched();
}

static void *worker(void *arg)
{
    int seed = (int)(intptr_t)arg, expected = 0, seen[COUNT];
    CHECK(cuCtxSetCurrent(primary));
    CUdeviceptr data = zeroes(COUNT);
    for (int i = 0; i < STEPS; i++) {
        if (i % 2)
            chain(data, seed + i, COUNT, CU_STREAM_PER_THREAD);
        else
            chain_ptsz(data, seed + i);
        expected = expected * 3 + seed + i;
    }
    CHECK(cuStreamSynchronize_ptsz(NULL));
    CHECK(cuMemcpyDtoH_v2_ptds(seen, data, sizeof seen));
    EXPECT(seen[0] == expected && seen[COUNT - 1] == expected);
    CHECK(cuMemFree_v2(data));
    return NULL;
}

/* A thread's own stream is a blocking one: the legacy stream waits for it, and it for the legacy stream. */
static void legacy_and_own_wait_for_each_other(void)
{
    CUdeviceptr data = zeroes(COUNT);
    busy(NULL, LONG_US, CU_STREAM_PER_THREAD);
    chain_ptsz(data, 2);
    chain(data, 1, COUNT, CU_STREAM_LEGACY);
    chain_ptsz(data, 4);
    CHECK(cuStreamSynchronize(CU_STREAM_PER_THREAD));
    EXPECT(value_of(data, COUNT) == 25);
    CHECK(cuMemFree_v2(data));
}

int main(void)
{
    pthread_t other;
    use_device();
    use_gpu("legacy stream");
    pthread_create(&other, NULL, worker, (void *)1);
    worker((void *)2);
    pthread_join(other, NULL);
    legacy_and_own_wait_for_each_other();
    printf("default streams in order\n");
    tell_launches();
    return 0;
}

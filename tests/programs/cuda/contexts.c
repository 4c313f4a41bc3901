/* build: -lcuda
 * Several contexts on one device: each has a default stream, streams and events of its own. Launches into each, from
 * several threads and by push and pop, must be seen, and nothing of one context be used in another. */
#include <pthread.h>

#include "victim.h"

enum { CONTEXTS = 3, THREADS = 4, STEPS = 8, COUNT = 256 };

struct place {
    CUcontext context;
    CUfunction chain;
    CUstream stream;
    CUevent event;
    CUdeviceptr data;
};

static struct place places[CONTEXTS];
static CUdevice device;

static void chain_at(const struct place *place, int value, CUstream stream)
{
    int count = COUNT;
    CUdeviceptr data = place->data;
    void *args[] = {&data, &value, &count};
    CHECK(cuLaunchKernel(place->chain, 1, 1, 1, COUNT, 1, 1, 0, stream, args, NULL));
    launched();
}

/* In the current context. */
static void fill(struct place *place)
{
    load_kernels();
    place->chain = victim_chain;
    CHECK(cuCtxGetCurrent(&place->context));
    CHECK(cuStreamCreate(&place->stream, CU_STREAM_NON_BLOCKING));
    CHECK(cuEventCreate(&place->event, CU_EVENT_DISABLE_TIMING));
    place->data = zeroes(COUNT);
}

static int chained(int seed)
{
    int value = 0;
    for (int i = 0; i < STEPS; i++)
        value = value * 3 + seed + i;
    return value;
}

/* Round robin over the contexts with push and pop: their streams advance on their own. */
static void push_and_pop(void)
{
    CUcontext popped;
    for (int step = 0; step < STEPS; step++)
        for (int i = 0; i < CONTEXTS; i++) {
            CHECK(cuCtxPushCurrent_v2(places[i].context));
            chain_at(&places[i], 10 * i + step, step % 2 ? places[i].stream : NULL);
            CHECK(cuEventRecord(places[i].event, step % 2 ? places[i].stream : NULL));
            CHECK(cuStreamWaitEvent(step % 2 ? NULL : places[i].stream, places[i].event, 0));
            CHECK(cuCtxPopCurrent_v2(&popped));
            EXPECT(popped == places[i].context);
        }
    for (int i = 0; i < CONTEXTS; i++) {
        CUcontext owner;
        CHECK(cuCtxSetCurrent(places[i].context));
        CHECK(cuCtxSynchronize());
        EXPECT(value_of(places[i].data, COUNT) == chained(10 * i));
        CHECK(cuStreamGetCtx(places[i].stream, &owner));
        EXPECT(owner == places[i].context);
        CHECK(cuMemsetD32_v2(places[i].data, 0, COUNT));
    }
}

/* An event belongs to its context: recording it in another one is an error, with and without a preload. */
static void events_do_not_travel(void)
{
    CHECK(cuCtxSetCurrent(places[1].context));
    EXPECT(cuEventRecord(places[0].event, places[1].stream) == CUDA_ERROR_INVALID_HANDLE);
    EXPECT(cuEventRecord(places[0].event, NULL) == CUDA_ERROR_INVALID_HANDLE);
}

static void *worker(void *arg)
{
    const struct place *place = &places[(intptr_t)arg % CONTEXTS];
    CUdeviceptr data;
    int count = COUNT, value = 1;
    void *args[] = {&data, &value, &count};
    CHECK(cuCtxSetCurrent(place->context));
    CHECK(cuMemAlloc_v2(&data, COUNT * sizeof(int)));
    CHECK(cuMemsetD32_v2(data, 0, COUNT));
    for (int i = 0; i < STEPS; i++) {
        CHECK(cuLaunchKernel(place->chain, 1, 1, 1, COUNT, 1, 1, 0, NULL, args, NULL));
        launched();
    }
    CHECK(cuStreamSynchronize(NULL));
    EXPECT(value_of(data, COUNT) == (6561 - 1) / 2);
    CHECK(cuMemFree_v2(data));
    return NULL;
}

/* A context that is gone is an error, never a crash; the next one starts afresh. */
static void destroy_and_renew(void)
{
    for (int i = 0; i < 10; i++) {
        struct place fresh;
        CUcontext context, current;
        CHECK(cuCtxCreate_v2(&context, 0, device));
        fill(&fresh);
        chain_at(&fresh, i, fresh.stream);
        CHECK(cuStreamSynchronize(fresh.stream));
        EXPECT(value_of(fresh.data, COUNT) == i);
        CHECK(cuMemFree_v2(fresh.data));
        CHECK(cuCtxDestroy_v2(context));
        CHECK(cuCtxGetCurrent(&current));
        EXPECT(current != context);
    }
}

int main(void)
{
    pthread_t threads[THREADS];
    use_device();
    CHECK(cuCtxGetDevice(&device));
    fill(&places[0]);
    for (int i = 1; i < CONTEXTS; i++) {
        CHECK(cuCtxCreate_v2(&places[i].context, 0, device));
        fill(&places[i]);
        CHECK(cuCtxPopCurrent_v2(&places[i].context));
    }
    push_and_pop();
    events_do_not_travel();
    CHECK(cuCtxSetCurrent(places[0].context));
    for (int i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, worker, (void *)(intptr_t)i);
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    destroy_and_renew();
    printf("%d contexts apart\n", CONTEXTS);
    tell_launches();
    return 0;
}

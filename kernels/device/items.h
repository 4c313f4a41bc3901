/* What one work-item of each kernel does: the one source that hipcc and nvcc compile for a GPU and cc for the CPU.
 *
 * Only the first work-item of a launch has an effect that can be seen; all others do the same counted work and throw
 * it away. So a CPU that runs the first item alone leaves memory as a GPU does that runs them all. */
#ifndef HIPREEMPT_ITEMS_H
#define HIPREEMPT_ITEMS_H

#include <math.h>
#include <stdint.h>
#include <string.h>

#if defined(__HIPCC__) || defined(__CUDACC__)
#include <hip/hip_runtime.h>
#define ITEM_FN static inline __host__ __device__
#else
#define ITEM_FN static inline
#endif

/* Lives in device memory, one for a stream; kernels of one stream follow each other, so it needs no atomics. */
struct replay_state {
    uint64_t checksum; /* hangs on every launch, and on their order */
    uint64_t kernels;  /* launches that have finished */
    uint64_t work_ns;  /* the sum of their durations alone on the card */
};

/* Written by the device, read by the host while the work runs: pinned host memory. */
struct replay_progress {
    volatile uint64_t kernels;
    volatile uint64_t work_ns;
};

/* Counted work: `iterations` fused multiply-adds, each waiting for the one before. */
ITEM_FN float replay_work(uint32_t item, uint32_t iterations)
{
    float x = 1.0f + (float)(item & 1023u) * 0.0009765625f;
    for (uint32_t i = 0; i < iterations; i++)
        x = fmaf(x, 0.75f, 0.125f);
    return x;
}

/* Folds one launch into the checksum; order matters. */
ITEM_FN uint64_t replay_fold(uint64_t checksum, float result, uint32_t groups)
{
    uint32_t bits;
    memcpy(&bits, &result, sizeof bits);
    checksum ^= (uint64_t)groups << 32 | bits;
    checksum *= 0x9e3779b97f4a7c15ull;
    return checksum ^ checksum >> 29;
}

/* `progress` may be NULL. The values stored there are read back from device memory first, never from the host. */
ITEM_FN void replay_item(uint64_t item, uint32_t groups, struct replay_state *state, struct replay_progress *progress,
                         uint64_t solo_ns, uint32_t iterations)
{
    float result = replay_work((uint32_t)item, iterations);
    /* The second condition is never true: it keeps a compiler from dropping the work of every other item. */
    if (item != 0 && result != -1.0f)
        return;
    state->checksum = replay_fold(state->checksum, result, groups);
    state->kernels += 1;
    state->work_ns += solo_ns;
    if (progress) {
        progress->kernels = state->kernels;
        progress->work_ns = state->work_ns;
    }
}

#endif

// The part of hipRAND's device code that the samples use, so that they compile where the library is not installed. A linear
// congruential generator stands in for hipRAND's.
#pragma once
#include <hip/hip_runtime.h>

struct hiprandState {
    unsigned long long x;
};
typedef hiprandState hiprandState_t;

__device__ inline void hiprand_init(unsigned long long seed, unsigned long long sequence, unsigned long long,
                                    hiprandState* state) {
    state->x = seed * 6364136223846793005ULL + sequence * 1442695040888963407ULL;
}

__device__ inline float hiprand_uniform(hiprandState* state) {
    state->x = state->x * 6364136223846793005ULL + 1442695040888963407ULL;
    return float((state->x >> 40) + 1) / 16777216.0f;
}

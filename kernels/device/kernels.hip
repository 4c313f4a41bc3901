/* The kernels, for the GPU. Compiled by hipcc where it is installed, and by nvcc for HIP on CUDA (`kernels/ptx`); what
 * they do is in items.h. */
#include "items.h"

__device__ static inline uint64_t this_item()
{
    uint64_t group = blockIdx.x + (uint64_t)gridDim.x * (blockIdx.y + (uint64_t)gridDim.y * blockIdx.z);
    uint64_t lane = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
    return group * ((uint64_t)blockDim.x * blockDim.y * blockDim.z) + lane;
}

__device__ static inline uint32_t groups_of_grid() { return gridDim.x * gridDim.y * gridDim.z; }

extern "C" __global__ void hipreempt_replay(replay_state *state, replay_progress *progress, uint64_t solo_ns,
                                            uint32_t iterations)
{
    replay_item(this_item(), groups_of_grid(), state, progress, solo_ns, iterations);
}

extern "C" __global__ void hipreempt_canary(replay_state *state, uint64_t solo_ns, uint32_t iterations)
{
    replay_item(this_item(), groups_of_grid(), state, nullptr, solo_ns, iterations);
}

extern "C" __global__ void hipreempt_noop() {}

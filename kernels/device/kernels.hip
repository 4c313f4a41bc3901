/* The kernels, for the GPU. Compiled by hipcc where it is installed, and by nvcc or clang for HIP on CUDA
 * (`kernels/ptx`); what they do is in items.h and compute.h. */
#include "compute.h"

__device__ static inline uint64_t this_item()
{
    uint64_t group = blockIdx.x + (uint64_t)gridDim.x * (blockIdx.y + (uint64_t)gridDim.y * blockIdx.z);
    uint64_t lane = threadIdx.x + blockDim.x * (threadIdx.y + blockDim.y * threadIdx.z);
    return group * ((uint64_t)blockDim.x * blockDim.y * blockDim.z) + lane;
}

__device__ static inline uint32_t lanes_of_group() { return blockDim.x * blockDim.y * blockDim.z; }

__device__ static inline uint32_t groups_of_grid() { return gridDim.x * gridDim.y * gridDim.z; }

__device__ static inline uint64_t all_items() { return (uint64_t)groups_of_grid() * lanes_of_group(); }

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

extern "C" __global__ void hipreempt_vector_add(const float *a, const float *b, float *sum, uint64_t n)
{
    vector_add_item(this_item(), all_items(), a, b, sum, n);
}

extern "C" __global__ void hipreempt_saxpy(float alpha, const float *x, float *y, uint64_t n)
{
    saxpy_item(this_item(), all_items(), alpha, x, y, n);
}

extern "C" __global__ void hipreempt_copy(uint32_t *to, const uint32_t *from, uint64_t words)
{
    copy_item(this_item(), all_items(), to, from, words);
}

extern "C" __global__ void hipreempt_spin(float *result, uint64_t solo_ns, uint32_t iterations)
{
    (void)solo_ns; /* what the software device goes by */
    spin_item(this_item(), result, iterations);
}

extern "C" __global__ void hipreempt_matmul(const float *a, const float *b, float *product, uint32_t m, uint32_t n,
                                            uint32_t k)
{
    __shared__ float a_tile[MATMUL_TILE][MATMUL_TILE], b_tile[MATMUL_TILE][MATMUL_TILE];
    if (blockDim.x != MATMUL_TILE || blockDim.y != MATMUL_TILE || blockDim.z != 1)
        return;
    uint32_t x = threadIdx.x, y = threadIdx.y;
    uint64_t row = (uint64_t)blockIdx.y * MATMUL_TILE + y, column = (uint64_t)blockIdx.x * MATMUL_TILE + x;
    float sum = 0.0f;
    for (uint64_t from = 0; from < k; from += MATMUL_TILE) {
        a_tile[y][x] = matmul_element(a, m, k, row, from + x);
        b_tile[y][x] = matmul_element(b, k, n, from + y, column);
        __syncthreads();
        sum = matmul_fold(sum, a_tile, b_tile, x, y);
        __syncthreads();
    }
    if (row < m && column < n)
        product[row * n + column] = sum;
}

extern "C" __global__ void hipreempt_reduce(const float *in, float *partial, uint64_t n)
{
    __shared__ float sums[REDUCE_LANES];
    uint32_t group = (uint32_t)(this_item() / lanes_of_group()), lanes = lanes_of_group();
    uint32_t lane = (uint32_t)(this_item() % lanes);
    for (uint32_t i = lane; i < REDUCE_LANES; i += lanes)
        sums[i] = i < lanes ? reduce_gather(in, n, group, groups_of_grid(), i, lanes) : 0.0f;
    for (uint32_t half = REDUCE_LANES / 2; half > 0; half /= 2) {
        __syncthreads();
        reduce_fold(sums, half, lane, lanes);
    }
    if (lane == 0)
        partial[group] = sums[0];
}

extern "C" __global__ void hipreempt_cooperative(float *carry, uint64_t *places, cooperative_turn *turn,
                                                 uint64_t steps, uint32_t iterations)
{
    __shared__ int goes_on;
    uint64_t item = this_item(), group = item / lanes_of_group(), first = places[group], step = first;
    bool asks = item % lanes_of_group() == 0;
    float value = carry[item];
    for (;;) {
        if (asks)
            goes_on = cooperative_goes_on(turn, group, first, step, steps);
        __syncthreads();
        bool go = goes_on != 0;
        __syncthreads(); /* nobody asks again before everybody has the answer */
        if (!go)
            break;
        value = cooperative_step(value, item, step, iterations);
        step++;
    }
    carry[item] = value;
    if (asks)
        places[group] = step;
}

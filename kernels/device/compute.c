/* The computing kernels, for the CPU: a loop over the work-items of each piece of compute.h, with a barrier wherever
 * one loop ends and the next begins. */
#include "arguments.h"
#include "compute.h"

#define EXPORT __attribute__((visibility("default")))
#define ARGS(...) (sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t))
/* A kernel's descriptor: its body, how long it takes (NULL: the device's guess), the sizes of its arguments. */
#define KERNEL(name, body, solo_ns, ...)                                                                               \
    static const uint32_t name##_arg_sizes[] = {__VA_ARGS__};                                                          \
    EXPORT const struct softgpu_kernel softgpu_kernel_hipreempt_##name = {                                             \
        SOFTGPU_KERNEL_VERSION, ARGS(__VA_ARGS__), name##_arg_sizes, body, solo_ns,                                    \
    }

static uint64_t items_of(const struct softgpu_launch *launch)
{
    return (uint64_t)groups_of(launch) * lanes_of(launch);
}

/* How many items have an element of `n`: the others need not be visited. */
static uint64_t busy_of(const struct softgpu_launch *launch, uint64_t n)
{
    uint64_t items = items_of(launch);
    return items < n ? items : n;
}

static void vector_add_body(const struct softgpu_launch *launch, void *const *args)
{
    uint64_t n = u64_of(args[3]), busy = busy_of(launch, n);
    for (uint64_t item = 0; item < busy; item++)
        vector_add_item(item, items_of(launch), pointer_of(args[0]), pointer_of(args[1]), pointer_of(args[2]), n);
}

static void saxpy_body(const struct softgpu_launch *launch, void *const *args)
{
    uint64_t n = u64_of(args[3]), busy = busy_of(launch, n);
    for (uint64_t item = 0; item < busy; item++)
        saxpy_item(item, items_of(launch), float_of(args[0]), pointer_of(args[1]), pointer_of(args[2]), n);
}

static void copy_body(const struct softgpu_launch *launch, void *const *args)
{
    uint64_t words = u64_of(args[2]), busy = busy_of(launch, words);
    for (uint64_t item = 0; item < busy; item++)
        copy_item(item, items_of(launch), pointer_of(args[0]), pointer_of(args[1]), words);
}

/* The first item alone leaves memory as all of them do. */
static void spin_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    spin_item(0, pointer_of(args[0]), u32_of(args[2]));
}

static uint64_t spin_solo_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    return u64_of(args[1]);
}

struct product {
    const float *a, *b;
    float *product;
    uint32_t m, n, k;
};

static void matmul_group(const struct product *of, uint64_t top, uint64_t left)
{
    float a_tile[MATMUL_TILE][MATMUL_TILE], b_tile[MATMUL_TILE][MATMUL_TILE], sums[MATMUL_TILE][MATMUL_TILE] = {{0}};
    for (uint64_t from = 0; from < of->k; from += MATMUL_TILE) {
        for (uint32_t y = 0; y < MATMUL_TILE; y++) {
            for (uint32_t x = 0; x < MATMUL_TILE; x++) {
                a_tile[y][x] = matmul_element(of->a, of->m, of->k, top + y, from + x);
                b_tile[y][x] = matmul_element(of->b, of->k, of->n, from + y, left + x);
            }
        }
        for (uint32_t y = 0; y < MATMUL_TILE; y++) {
            for (uint32_t x = 0; x < MATMUL_TILE; x++)
                sums[y][x] = matmul_fold(sums[y][x], (const float(*)[MATMUL_TILE])a_tile,
                                         (const float(*)[MATMUL_TILE])b_tile, x, y);
        }
    }
    for (uint64_t y = 0; y < MATMUL_TILE && top + y < of->m; y++) {
        for (uint64_t x = 0; x < MATMUL_TILE && left + x < of->n; x++)
            of->product[(top + y) * of->n + left + x] = sums[y][x];
    }
}

static void matmul_body(const struct softgpu_launch *launch, void *const *args)
{
    if (launch->block.x != MATMUL_TILE || launch->block.y != MATMUL_TILE || launch->block.z != 1)
        return;
    struct product of = {pointer_of(args[0]), pointer_of(args[1]), pointer_of(args[2]),
                         u32_of(args[3]),     u32_of(args[4]),     u32_of(args[5])};
    for (uint64_t y = 0; y < launch->grid.y; y++) {
        for (uint64_t x = 0; x < launch->grid.x; x++)
            matmul_group(&of, y * MATMUL_TILE, x * MATMUL_TILE);
    }
}

static void reduce_body(const struct softgpu_launch *launch, void *const *args)
{
    const float *in = pointer_of(args[0]);
    float *partial = pointer_of(args[1]), sums[REDUCE_LANES];
    uint64_t n = u64_of(args[2]);
    uint32_t groups = groups_of(launch), lanes = lanes_of(launch);
    for (uint32_t group = 0; group < groups; group++) {
        for (uint32_t i = 0; i < REDUCE_LANES; i++)
            sums[i] = i < lanes ? reduce_gather(in, n, group, groups, i, lanes) : 0.0f;
        for (uint32_t half = REDUCE_LANES / 2; half > 0; half /= 2) {
            for (uint32_t lane = 0; lane < lanes; lane++)
                reduce_fold(sums, half, lane, lanes);
        }
        partial[group] = sums[0];
    }
}

static void cooperative_body(const struct softgpu_launch *launch, void *const *args)
{
    float *carry = pointer_of(args[0]);
    uint64_t *places = pointer_of(args[1]), steps = u64_of(args[3]);
    struct cooperative_turn *turn = pointer_of(args[2]);
    uint32_t iterations = u32_of(args[4]), lanes = lanes_of(launch);
    for (uint64_t group = 0; group < groups_of(launch); group++) {
        uint64_t first = places[group], step = first;
        for (; cooperative_goes_on(turn, group, first, step, steps); step++) {
            for (uint64_t item = group * lanes; item < (group + 1) * lanes; item++)
                carry[item] = cooperative_step(carry[item], item, step, iterations);
        }
        places[group] = step;
    }
}

KERNEL(vector_add, vector_add_body, NULL, 8, 8, 8, 8);
KERNEL(saxpy, saxpy_body, NULL, 4, 8, 8, 8);
KERNEL(copy, copy_body, NULL, 8, 8, 8);
KERNEL(spin, spin_body, spin_solo_ns, 8, 8, 4);
KERNEL(matmul, matmul_body, NULL, 8, 8, 8, 4, 4, 4);
KERNEL(reduce, reduce_body, NULL, 8, 8, 8);
KERNEL(cooperative, cooperative_body, NULL, 8, 8, 8, 8, 4);

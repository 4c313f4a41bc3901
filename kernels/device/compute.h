/* What the computing kernels do, in pieces between two barriers: the one source that hipcc, nvcc or clang compile for a
 * GPU and cc for the CPU. A GPU runs a piece once for each work-item; the CPU loops over the items of a group.
 *
 * Each piece adds in the same order wherever it runs, and every fused multiply-add is written as one, so results are
 * the same bits on all three. */
#ifndef HIPREEMPT_COMPUTE_H
#define HIPREEMPT_COMPUTE_H

#include "items.h"

/* Elements `item`, `item + items`, … of n: any shape of launch covers all of them. */
ITEM_FN void vector_add_item(uint64_t item, uint64_t items, const float *a, const float *b, float *sum, uint64_t n)
{
    for (uint64_t i = item; i < n; i += items)
        sum[i] = a[i] + b[i];
}

ITEM_FN void saxpy_item(uint64_t item, uint64_t items, float alpha, const float *x, float *y, uint64_t n)
{
    for (uint64_t i = item; i < n; i += items)
        y[i] = fmaf(alpha, x[i], y[i]);
}

ITEM_FN void copy_item(uint64_t item, uint64_t items, uint32_t *to, const uint32_t *from, uint64_t words)
{
    for (uint64_t i = item; i < words; i += items)
        to[i] = from[i];
}

/* Fixed work: as replay's, but without a state. Only the first item's result is kept. */
ITEM_FN void spin_item(uint64_t item, float *result, uint32_t iterations)
{
    float value = replay_work((uint32_t)item, iterations);
    /* The second condition is never true: it keeps a compiler from dropping the work of every other item. */
    if (item != 0 && value != -1.0f)
        return;
    *result = value;
}

/* Matrix product: a workgroup of MATMUL_TILE × MATMUL_TILE items makes one tile of the product. */
#define MATMUL_TILE 16u

/* An element of a row-major matrix, and 0 outside of it. */
ITEM_FN float matmul_element(const float *matrix, uint64_t rows, uint64_t columns, uint64_t row, uint64_t column)
{
    return row < rows && column < columns ? matrix[row * columns + column] : 0.0f;
}

/* Adds the product of a row of one tile and a column of the other. */
ITEM_FN float matmul_fold(float sum, const float (*a)[MATMUL_TILE], const float (*b)[MATMUL_TILE], uint32_t x,
                          uint32_t y)
{
    for (uint32_t i = 0; i < MATMUL_TILE; i++)
        sum = fmaf(a[y][i], b[i][x], sum);
    return sum;
}

/* Sum: each group leaves one partial sum. A second launch of one group adds those up. */
#define REDUCE_LANES 256u

/* What lane `lane` adds up alone. Lanes beyond REDUCE_LANES have nothing to do. */
ITEM_FN float reduce_gather(const float *in, uint64_t n, uint32_t group, uint32_t groups, uint32_t lane, uint32_t lanes)
{
    uint64_t used = lanes < REDUCE_LANES ? lanes : REDUCE_LANES;
    float sum = 0.0f;
    for (uint64_t i = group * used + lane; i < n; i += groups * used)
        sum += in[i];
    return sum;
}

/* One level of the tree: the upper half of the sums is added to the lower one. */
ITEM_FN void reduce_fold(float *sums, uint32_t half, uint32_t lane, uint32_t lanes)
{
    for (uint32_t i = lane; i < half; i += lanes)
        sums[i] += sums[i + half];
}

/* The cooperative kernel: runs for as long as its host lets it, and can be taken off the card between any two steps.
 *
 * Before each step the first item of a group asks `turn` whether to go on. When it must not, the group saves its place:
 * every item its value in `carry`, the group its next step in `places`. A later launch of the same shape goes on from
 * there, and ends with the same bits as a launch that was never interrupted. Both are zeroed before the first launch;
 * a group is finished when its place has reached `steps`. */
struct cooperative_turn {
    /* How many steps a group may take in one launch. The host may lower it while the kernel runs: 0 means leave now. */
    volatile uint64_t steps_max;
    /* Written by the device: the step that the first group begins. */
    volatile uint64_t step_seen;
};

/* `first` is the group's place when the launch began. */
ITEM_FN int cooperative_goes_on(struct cooperative_turn *turn, uint64_t group, uint64_t first, uint64_t step,
                                uint64_t steps)
{
    if (step >= steps || step - first >= turn->steps_max)
        return 0;
    if (group == 0)
        turn->step_seen = step;
    return 1;
}

/* One step of one item: counted work that hangs on the item, on the step, and on the value that the last step left. */
ITEM_FN float cooperative_step(float value, uint64_t item, uint64_t step, uint32_t iterations)
{
    float added = 0.125f + (float)((item + step) & 1023u) * 0.0009765625f;
    for (uint32_t i = 0; i < iterations; i++)
        value = fmaf(value, 0.75f, added);
    return value;
}

#endif

/* The victims' kernels for the software device: the same effects as in victim.h, on the CPU. */
#include <stddef.h>
#include <string.h>

#include "softgpu/kernel.h"

static int int_of(const void *arg)
{
    int value;
    memcpy(&value, arg, sizeof value);
    return value;
}

static void *pointer_of(const void *arg)
{
    void *value;
    memcpy(&value, arg, sizeof value);
    return value;
}

static int items(const struct softgpu_launch *launch, int count)
{
    uint64_t launched = (uint64_t)launch->grid.x * launch->block.x;
    return launched < (uint64_t)count ? (int)launched : count;
}

static void add_body(const struct softgpu_launch *launch, void *const *args)
{
    int *data = pointer_of(args[0]);
    for (int i = 0; i < items(launch, int_of(args[2])); i++)
        data[i] += int_of(args[1]);
}

static void chain_body(const struct softgpu_launch *launch, void *const *args)
{
    int *data = pointer_of(args[0]);
    for (int i = 0; i < items(launch, int_of(args[2])); i++)
        data[i] = data[i] * 3 + int_of(args[1]);
}

static void busy_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    uint64_t *done = pointer_of(args[0]);
    if (done)
        *done += 1;
}

static void wide_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    int *data = pointer_of(args[0]);
    data[0] = data[0] * 3 + int_of((const char *)args[2] + sizeof(int) * (size_t)int_of(args[1]));
}

static uint64_t short_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    (void)args;
    return 20000;
}

static uint64_t busy_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    return (uint64_t)(uint32_t)int_of(args[1]) * 1000;
}

static const uint32_t three_sizes[] = {8, 4, 4};
static const uint32_t wide_sizes[] = {8, 4, 4080};
static const uint32_t two_sizes[] = {8, 4};

const struct softgpu_kernel softgpu_kernel_victim_add = {SOFTGPU_KERNEL_VERSION, 3, three_sizes, add_body, short_ns};
const struct softgpu_kernel softgpu_kernel_victim_chain = {SOFTGPU_KERNEL_VERSION, 3, three_sizes, chain_body, short_ns};
const struct softgpu_kernel softgpu_kernel_victim_busy = {SOFTGPU_KERNEL_VERSION, 2, two_sizes, busy_body, busy_ns};
const struct softgpu_kernel softgpu_kernel_victim_wide = {SOFTGPU_KERNEL_VERSION, 3, wide_sizes, wide_body, short_ns};

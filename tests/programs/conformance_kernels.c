/* The kernels of conformance.hip for the software device: the same effects, on the CPU. */
#include <string.h>

#include "softgpu/kernel.h"

enum { WIDE_WORDS = 1022 };

static int counter;

static int *pointer_of(const void *arg)
{
    int *value;
    memcpy(&value, arg, sizeof value);
    return value;
}

static void take_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    int *to = pointer_of(args[0]), *from = pointer_of(args[1]), count;
    memcpy(&count, args[2], sizeof count);
    for (int i = 0; i < count; i++)
        to[i] = (int)((unsigned)to[i] * 31u + (unsigned)from[i]);
}

static void wide_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    int *data = pointer_of(args[0]), word;
    unsigned sum = 0;
    for (int i = 0; i < WIDE_WORDS; i++) {
        memcpy(&word, (const char *)args[1] + i * sizeof word, sizeof word);
        sum = sum * 5u + (unsigned)word;
    }
    data[0] = (int)((unsigned)data[0] * 3u + sum);
}

static void none_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    (void)args;
    counter += 1;
}

static void count_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    int *data = pointer_of(args[0]);
    data[0] = data[0] * 3 + counter;
    counter = 0;
}

static uint64_t short_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    (void)args;
    return 10000;
}

static const uint32_t take_sizes[] = {8, 8, 4};
static const uint32_t wide_sizes[] = {8, WIDE_WORDS * 4};
static const uint32_t count_sizes[] = {8};

const struct softgpu_kernel softgpu_kernel_conformance_take = {SOFTGPU_KERNEL_VERSION, 3, take_sizes, take_body, short_ns};
const struct softgpu_kernel softgpu_kernel_conformance_wide = {SOFTGPU_KERNEL_VERSION, 2, wide_sizes, wide_body, short_ns};
const struct softgpu_kernel softgpu_kernel_conformance_none = {SOFTGPU_KERNEL_VERSION, 0, 0, none_body, short_ns};
const struct softgpu_kernel softgpu_kernel_conformance_count = {SOFTGPU_KERNEL_VERSION, 1, count_sizes, count_body, short_ns};

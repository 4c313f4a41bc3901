/* Reads a kernel's arguments on the CPU, where each is a copy behind a pointer of no particular alignment. */
#ifndef HIPREEMPT_ARGUMENTS_H
#define HIPREEMPT_ARGUMENTS_H

#include <stdint.h>
#include <string.h>

#include "softgpu/kernel.h"

static inline uint32_t groups_of(const struct softgpu_launch *launch)
{
    return launch->grid.x * launch->grid.y * launch->grid.z;
}

static inline uint32_t lanes_of(const struct softgpu_launch *launch)
{
    return launch->block.x * launch->block.y * launch->block.z;
}

static inline uint64_t u64_of(const void *arg)
{
    uint64_t value;
    memcpy(&value, arg, sizeof value);
    return value;
}

static inline uint32_t u32_of(const void *arg)
{
    uint32_t value;
    memcpy(&value, arg, sizeof value);
    return value;
}

static inline float float_of(const void *arg)
{
    float value;
    memcpy(&value, arg, sizeof value);
    return value;
}

static inline void *pointer_of(const void *arg)
{
    void *value;
    memcpy(&value, arg, sizeof value);
    return value;
}

#endif

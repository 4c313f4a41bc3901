/* The kernels, for the CPU: what a software device runs when it says that a launch is complete, and how long the
 * launch takes there. A real GPU's library never looks at these. */
#include <stddef.h>

#include "arguments.h"
#include "items.h"

#define EXPORT __attribute__((visibility("default")))

static void replay_body(const struct softgpu_launch *launch, void *const *args)
{
    replay_item(0, groups_of(launch), pointer_of(args[0]), pointer_of(args[1]), u64_of(args[2]), u32_of(args[3]));
}

static uint64_t replay_solo_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    return u64_of(args[2]);
}

static void canary_body(const struct softgpu_launch *launch, void *const *args)
{
    replay_item(0, groups_of(launch), pointer_of(args[0]), NULL, u64_of(args[1]), u32_of(args[2]));
}

static uint64_t canary_solo_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    return u64_of(args[1]);
}

static void noop_body(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    (void)args;
}

static uint64_t noop_solo_ns(const struct softgpu_launch *launch, void *const *args)
{
    (void)launch;
    (void)args;
    return 0;
}

static const uint32_t replay_arg_sizes[] = {8, 8, 8, 4};
static const uint32_t canary_arg_sizes[] = {8, 8, 4};

EXPORT const struct softgpu_kernel softgpu_kernel_hipreempt_replay = {
    SOFTGPU_KERNEL_VERSION, 4, replay_arg_sizes, replay_body, replay_solo_ns,
};
EXPORT const struct softgpu_kernel softgpu_kernel_hipreempt_canary = {
    SOFTGPU_KERNEL_VERSION, 3, canary_arg_sizes, canary_body, canary_solo_ns,
};
EXPORT const struct softgpu_kernel softgpu_kernel_hipreempt_noop = {
    SOFTGPU_KERNEL_VERSION, 0, NULL, noop_body, noop_solo_ns,
};

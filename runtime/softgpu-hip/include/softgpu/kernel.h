/* What a host-compiled kernel object tells the software HIP device about its kernels.
 *
 * The device looks up `softgpu_kernel_<name>` with dlsym in the program, in `<program>.kernels.so`, and in the
 * objects that SOFTGPU_KERNELS names (colon-separated); <name> is the name that __hipRegisterFunction or
 * hipModuleGetFunction uses. A kernel without a descriptor is looked up by its own mangled name (see README of
 * the device); one with neither is timed only. Nothing here exists on a real GPU. */
#ifndef SOFTGPU_KERNEL_H
#define SOFTGPU_KERNEL_H

#include <stdint.h>

#define SOFTGPU_KERNEL_VERSION 1u

struct softgpu_dim3 {
    uint32_t x, y, z;
};

/* The shape of one launch. */
struct softgpu_launch {
    struct softgpu_dim3 grid;  /* workgroups */
    struct softgpu_dim3 block; /* work-items of a workgroup */
    uint64_t shared_bytes;     /* dynamic local memory */
};

struct softgpu_kernel {
    uint32_t version;   /* SOFTGPU_KERNEL_VERSION */
    uint32_t arg_count; /* arguments of the kernel */
    const uint32_t *arg_sizes; /* bytes of each, in order */
    /* Does the work of the whole launch, on the CPU, at the moment of completion; NULL: timed only. `args[i]` points
     * at a copy of argument i taken when the kernel was launched. */
    void (*body)(const struct softgpu_launch *launch, void *const *args);
    /* Nanoseconds that the launch takes alone on the whole card; NULL: the device's own guess from its shape. */
    uint64_t (*solo_ns)(const struct softgpu_launch *launch, void *const *args);
};

#endif

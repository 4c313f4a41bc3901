// The kernels for the software device, and how long some of them take there.
#include "kernels.h"
#include <softgpu/kernel.h>

static const uint32_t slow_sizes[] = {8, 4};

static void slow_body(const softgpu_launch *, void *const *args) {
    **static_cast<int **>(args[0]) = *static_cast<int *>(args[1]);
}

static uint64_t slow_ns(const softgpu_launch *, void *const *) { return 300000000; }

static uint64_t full_card_ns(const softgpu_launch *, void *const *) { return 20000000; }

extern "C" {
extern const softgpu_kernel softgpu_kernel__Z8slow_setPii;
const softgpu_kernel softgpu_kernel__Z8slow_setPii = {SOFTGPU_KERNEL_VERSION, 2, slow_sizes, slow_body, slow_ns};
extern const softgpu_kernel softgpu_kernel__Z9full_cardv;
const softgpu_kernel softgpu_kernel__Z9full_cardv = {SOFTGPU_KERNEL_VERSION, 0, nullptr, nullptr, full_card_ns};
extern const softgpu_kernel softgpu_kernel__Z5emptyv;
const softgpu_kernel softgpu_kernel__Z5emptyv = {SOFTGPU_KERNEL_VERSION, 0, nullptr, nullptr, nullptr};
}

/* Stands in for HIP's own header while a source is compiled for the CPU (see softgpu/hip_host.h): the workgroup with its
 * barrier, and the ranks of the grid. A barrier of the whole grid, or of a part of a group, does not exist here. */
#ifndef SOFTGPU_HOST_HIP_COOPERATIVE_GROUPS_H
#define SOFTGPU_HOST_HIP_COOPERATIVE_GROUPS_H

#include <softgpu/hip_host.h>

namespace cooperative_groups {

inline uint64_t softgpu_count(const uint3 &size) { return uint64_t(size.x) * size.y * size.z; }

inline uint64_t softgpu_rank(const uint3 &at, const uint3 &size) {
    return at.x + uint64_t(size.x) * (at.y + uint64_t(size.y) * at.z);
}

struct thread_block {
    void sync() const { __syncthreads(); }
    uint32_t size() const { return uint32_t(softgpu_count(blockDim)); }
    uint32_t thread_rank() const { return uint32_t(softgpu_rank(threadIdx, blockDim)); }
    dim3 group_index() const { return dim3(blockIdx.x, blockIdx.y, blockIdx.z); }
    dim3 thread_index() const { return dim3(threadIdx.x, threadIdx.y, threadIdx.z); }
};

struct grid_group {
    uint64_t size() const { return softgpu_count(gridDim) * softgpu_count(blockDim); }
    uint64_t thread_rank() const {
        return softgpu_rank(blockIdx, gridDim) * softgpu_count(blockDim) + softgpu_rank(threadIdx, blockDim);
    }
};

inline thread_block this_thread_block() { return {}; }
inline grid_group this_grid() { return {}; }

} // namespace cooperative_groups

#endif

/* Stands for HIP's header where nvcc or clang compiles device code from a HIP source: CUDA has the same words. */
#ifndef HIPREEMPT_CUDA_HIP_RUNTIME_H
#define HIPREEMPT_CUDA_HIP_RUNTIME_H

#ifndef HIPREEMPT_NO_CUDA_HEADERS
#include <cuda_runtime.h>
#else

/* clang alone: the few words that our kernels use, in terms of what its NVPTX target has built in. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
#define __host__ __attribute__((host))
#define __shared__ __attribute__((shared))
#define fmaf __builtin_fmaf
#define memcpy __builtin_memcpy
/* __syncthreads is built in. */

/* Each register is read where its name stands, as with CUDA's own header. */
#define HIPREEMPT_REGISTERS(name, which)                                                                               \
    struct hipreempt_##name {                                                                                          \
        __declspec(property(get = get_x)) uint32_t x;                                                                  \
        __declspec(property(get = get_y)) uint32_t y;                                                                  \
        __declspec(property(get = get_z)) uint32_t z;                                                                  \
        static __device__ uint32_t get_x() { return __nvvm_read_ptx_sreg_##which##_x(); }                              \
        static __device__ uint32_t get_y() { return __nvvm_read_ptx_sreg_##which##_y(); }                              \
        static __device__ uint32_t get_z() { return __nvvm_read_ptx_sreg_##which##_z(); }                              \
    };                                                                                                                 \
    extern const __device__ struct hipreempt_##name name

HIPREEMPT_REGISTERS(threadIdx, tid);
HIPREEMPT_REGISTERS(blockIdx, ctaid);
HIPREEMPT_REGISTERS(blockDim, ntid);
HIPREEMPT_REGISTERS(gridDim, nctaid);

#endif
#endif

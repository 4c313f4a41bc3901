/* Compiles the kernels of a HIP source for the CPU, so that the software HIP device can run them:
 *
 *     g++ -std=c++17 -O2 -shared -fPIC -I include -I include/softgpu/host -x c++ kernels.hip -o program.kernels.so
 *
 * Every kernel becomes a plain function under its mangled name. The device calls it once for each work-item and tells
 * it, through softgpu_host_item(), which one it is. Work-items of a group run one after the other; __syncthreads()
 * switches between them. Not here: warp-wide operations (shuffles, ballots), textures, printf from a kernel's side.
 *
 * Dynamic local memory: write HIP_DYNAMIC_SHARED(type, name) instead of `extern __shared__ type name[];`.
 * Nothing here exists on a real GPU. */
#ifndef SOFTGPU_HIP_HOST_H
#define SOFTGPU_HIP_HOST_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifndef __cplusplus
#error "kernels are C++"
#endif

#define SOFTGPU_HOST 1

#ifndef __global__
#define __global__ __attribute__((visibility("default"), used))
#define __device__
#define __host__
#define __forceinline__ inline __attribute__((always_inline))
#define __constant__
#define __managed__
#define __shared__ static thread_local
#define __launch_bounds__(...)
#endif

struct uint3 {
    uint32_t x, y, z;
};

struct dim3 {
    uint32_t x, y, z;
    constexpr dim3(uint32_t width = 1, uint32_t height = 1, uint32_t depth = 1) : x(width), y(height), z(depth) {}
};

/* Which work-item runs. The device writes it before each call and at each switch. */
struct softgpu_host_item {
    uint3 thread;
    uint3 group;
    uint3 group_size;
    uint3 grid_size;
    void (*barrier)(void);
    void *shared;
};

inline thread_local softgpu_host_item softgpu_item_storage;

/* Where the device finds it. Out of line, so that no compiler keeps what it read across a switch. */
extern "C" __attribute__((weak, used, noinline, visibility("default"))) softgpu_host_item *softgpu_host_item_of_thread() {
    return &softgpu_item_storage;
}

#define threadIdx (softgpu_item_storage.thread)
#define blockIdx (softgpu_item_storage.group)
#define blockDim (softgpu_item_storage.group_size)
#define gridDim (softgpu_item_storage.grid_size)
#define HIP_DYNAMIC_SHARED(type, name) type *name = static_cast<type *>(softgpu_item_storage.shared);

static inline void __syncthreads() { softgpu_item_storage.barrier(); }
static inline void __threadfence() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
static inline void __threadfence_block() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }
static inline void __threadfence_system() { __atomic_thread_fence(__ATOMIC_SEQ_CST); }

/* Atomics: real ones, because host threads may look at the same memory. */
template <typename T, typename F> static inline T softgpu_atomic(T *at, F change) {
    T before;
    __atomic_load(at, &before, __ATOMIC_SEQ_CST);
    for (;;) {
        T after = change(before);
        if (__atomic_compare_exchange(at, &before, &after, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) {
            return before;
        }
    }
}

template <typename T, typename U> static inline T atomicAdd(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return static_cast<T>(old + static_cast<T>(value)); });
}
template <typename T, typename U> static inline T atomicSub(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return static_cast<T>(old - static_cast<T>(value)); });
}
template <typename T, typename U> static inline T atomicMax(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return old < static_cast<T>(value) ? static_cast<T>(value) : old; });
}
template <typename T, typename U> static inline T atomicMin(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return static_cast<T>(value) < old ? static_cast<T>(value) : old; });
}
template <typename T, typename U> static inline T atomicAnd(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return static_cast<T>(old & static_cast<T>(value)); });
}
template <typename T, typename U> static inline T atomicOr(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return static_cast<T>(old | static_cast<T>(value)); });
}
template <typename T, typename U> static inline T atomicXor(T *at, U value) {
    return softgpu_atomic(at, [=](T old) { return static_cast<T>(old ^ static_cast<T>(value)); });
}
template <typename T, typename U> static inline T atomicExch(T *at, U value) {
    return softgpu_atomic(at, [=](T) { return static_cast<T>(value); });
}
template <typename T, typename U, typename V> static inline T atomicCAS(T *at, U expected, V value) {
    return softgpu_atomic(at, [=](T old) { return old == static_cast<T>(expected) ? static_cast<T>(value) : old; });
}
template <typename T> static inline T atomicInc(T *at, T limit) {
    return softgpu_atomic(at, [=](T old) { return old >= limit ? T(0) : static_cast<T>(old + 1); });
}

#endif

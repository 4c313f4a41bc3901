/* What every victim shares. A victim is a tiny HIP program with one hazard, named after it. It prints what it saw and
 * nothing that differs from run to run, so that a run with the preload can be held beside one without. */
#ifndef VICTIM_H
#define VICTIM_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <hip/hip_runtime.h>

#include "check.h"

#if defined(__HIPCC__) || defined(__CUDACC__)
/* data[i] += value. Takes 20 us of the software device. */
extern "C" __global__ void victim_add(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] += value;
}

/* data[i] = data[i] * 3 + value: does not commute with another value, so it shows an order. */
extern "C" __global__ void victim_chain(int *data, int value, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = data[i] * 3 + value;
}

#ifdef __CUDACC__
/* On an NVIDIA GPU in nanoseconds; each group takes its share, so that all of them together take the time. Nothing but
 * the size of a group limits how many are resident: 2048 work-items on each multiprocessor. */
static inline __device__ void victim_wait(uint32_t duration_us)
{
    unsigned int units;
    unsigned long long start_ns, now_ns;
    asm volatile("mov.u32 %0, %%nsmid;" : "=r"(units));
    unsigned int resident = units * (2048 / blockDim.x);
    unsigned int waves = (gridDim.x + resident - 1) / resident;
    asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(start_ns));
    do
        asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(now_ns));
    while (now_ns - start_ns < (unsigned long long)duration_us * 1000 / waves);
}
#else
static inline __device__ void victim_wait(uint32_t duration_us)
{
    long long start = clock64();
    while (clock64() - start < (long long)duration_us * 1000)
        ;
}
#endif

/* Occupies the card for about `duration_us`, then adds one to *done (which may be host memory). */
extern "C" __global__ void victim_busy(uint64_t *done, uint32_t duration_us)
{
    victim_wait(duration_us);
    if (blockIdx.x == 0 && threadIdx.x == 0 && done)
        *done += 1;
}
#endif

#ifdef __HIPCC__
static inline void launch_add(int *data, int value, int count, hipStream_t stream)
{
    hipLaunchKernelGGL(victim_add, dim3((count + 255) / 256), dim3(256), 0, stream, data, value, count);
    CHECK(hipGetLastError());
}

static inline void launch_chain(int *data, int value, int count, hipStream_t stream)
{
    hipLaunchKernelGGL(victim_chain, dim3((count + 255) / 256), dim3(256), 0, stream, data, value, count);
    CHECK(hipGetLastError());
}

/* Workgroups enough to fill any card many times over, so that others wait for their dispatch. */
enum { FULL_CARD = 1 << 14 };

static inline void launch_busy(uint64_t *done, uint32_t duration_us, hipStream_t stream)
{
    hipLaunchKernelGGL(victim_busy, dim3(FULL_CARD), dim3(256), 0, stream, done, duration_us);
    CHECK(hipGetLastError());
}

/* Device memory of `count` zeroes. */
static inline int *zeroes(int count)
{
    int *data = NULL;
    CHECK(hipMalloc((void **)&data, count * sizeof(int)));
    CHECK(hipMemset(data, 0, count * sizeof(int)));
    return data;
}

/* The first and last of `count` ints in device memory, which must be equal. */
static inline int value_of(const int *data, int count)
{
    int *copy = (int *)malloc(count * sizeof(int));
    CHECK(hipMemcpy(copy, data, count * sizeof(int), hipMemcpyDeviceToHost));
    int first = copy[0];
    EXPECT(copy[count - 1] == first);
    free(copy);
    return first;
}

/* Ten additions on one stream, waited for: the smallest whole use of the GPU. */
static inline void use_gpu(const char *who)
{
    const int count = 1000;
    int *data = zeroes(count);
    for (int i = 1; i <= 10; i++)
        launch_add(data, i, count, 0);
    CHECK(hipDeviceSynchronize());
    int value = value_of(data, count);
    CHECK(hipFree(data));
    printf("%s: %d\n", who, value);
    fflush(stdout);
}
#endif

#endif

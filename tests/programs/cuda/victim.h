/* What every CUDA victim shares. A victim is a tiny program of the driver API with one hazard, named after it. It prints
 * what it saw and how many launches it made, and nothing that differs from run to run, so that a run with the preload can
 * be held beside one without.
 *
 * The same programs run on a real GPU: the kernels are PTX, and the software device has their effects in ../kernels.c. */
#ifndef CUDA_VICTIM_H
#define CUDA_VICTIM_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../check.h"
#include "driver.h"
#include "kernels.h"

#define SHARED static __attribute__((unused))

/* Launches that the driver was given to run, of kernels and of graphs; those that a capture took are none. */
SHARED int launches;
SHARED CUfunction victim_add, victim_chain, victim_busy;
SHARED CUcontext primary;

/* Loads the kernels for the current context. */
SHARED void load_kernels(void)
{
    CUmodule module;
    CHECK(cuModuleLoadData(&module, victim_ptx));
    CHECK(cuModuleGetFunction(&victim_add, module, "victim_add"));
    CHECK(cuModuleGetFunction(&victim_chain, module, "victim_chain"));
    CHECK(cuModuleGetFunction(&victim_busy, module, "victim_busy"));
}

/* The primary context of the first device, current in this thread, with the kernels loaded. */
SHARED void use_device(void)
{
    CUdevice device;
    CHECK(cuInit(0));
    CHECK(cuDeviceGet(&device, 0));
    CHECK(cuDevicePrimaryCtxRetain(&primary, device));
    CHECK(cuCtxSetCurrent(primary));
    load_kernels();
}

SHARED void launched(void) { __atomic_fetch_add(&launches, 1, __ATOMIC_RELAXED); }

SHARED void add(CUdeviceptr data, int value, int count, CUstream stream)
{
    void *args[] = {&data, &value, &count};
    CHECK(cuLaunchKernel(victim_add, (count + 255) / 256, 1, 1, 256, 1, 1, 0, stream, args, NULL));
    launched();
}

/* As `add`, of 3 * data + value: does not commute with another value, so it shows an order. */
SHARED void chain(CUdeviceptr data, int value, int count, CUstream stream)
{
    void *args[] = {&data, &value, &count};
    CHECK(cuLaunchKernel(victim_chain, (count + 255) / 256, 1, 1, 256, 1, 1, 0, stream, args, NULL));
    launched();
}

/* Workgroups enough to fill any card many times over, so that others wait for their dispatch. */
enum { FULL_CARD = 1 << 14 };

/* Occupies the card for about `duration_us`, then adds one to *done (which may be pinned host memory, or null). */
SHARED void busy(uint64_t *done, unsigned duration_us, CUstream stream)
{
    void *args[] = {&done, &duration_us};
    CHECK(cuLaunchKernel(victim_busy, FULL_CARD, 1, 1, 256, 1, 1, 0, stream, args, NULL));
    launched();
}

/* Device memory of `count` zeroes. */
SHARED CUdeviceptr zeroes(int count)
{
    CUdeviceptr data;
    CHECK(cuMemAlloc_v2(&data, count * sizeof(int)));
    CHECK(cuMemsetD32_v2(data, 0, count));
    CHECK(cuCtxSynchronize());
    return data;
}

/* The first and last of `count` ints in device memory, which must be equal. */
SHARED int value_of(CUdeviceptr data, int count)
{
    int *copy = (int *)malloc(count * sizeof(int));
    CHECK(cuMemcpyDtoH_v2(copy, data, count * sizeof(int)));
    int first = copy[0];
    EXPECT(copy[count - 1] == first);
    free(copy);
    return first;
}

/* Ten additions on one stream, waited for: the smallest whole use of the GPU. */
SHARED void use_gpu(const char *who)
{
    const int count = 1000;
    CUdeviceptr data = zeroes(count);
    for (int i = 1; i <= 10; i++)
        add(data, i, count, NULL);
    CHECK(cuCtxSynchronize());
    int value = value_of(data, count);
    CHECK(cuMemFree_v2(data));
    printf("%s: %d\n", who, value);
    fflush(stdout);
}

/* To be called once by each process that used the GPU and leaves a report behind. */
SHARED void tell_launches(void)
{
    printf("launches: %d\n", launches);
    fflush(stdout);
}

#endif

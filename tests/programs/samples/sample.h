/* What the samples share. A sample is a small whole program, written as HIP's own examples are: it computes something on
 * the device, holds it beside the same computed on the host, and prints a checksum, which must not depend on how it was
 * scheduled. Its kernels are compiled twice: by hipcc into the program, and by g++ for the software device. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <hip/hip_runtime.h>

#ifndef SOFTGPU_HOST
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vector>

#include "../check.h"

/* How often each sample does its work: long enough for an urgent program to come in between. */
enum { ROUNDS = 24 };

/* FNV-1a over the bytes of a result. */
template <typename T> static inline void tell(const char *what, const std::vector<T> &result)
{
    uint64_t hash = 0xcbf29ce484222325u;
    const unsigned char *bytes = (const unsigned char *)result.data();
    for (size_t i = 0; i < result.size() * sizeof(T); i++)
        hash = (hash ^ bytes[i]) * 0x100000001b3u;
    printf("%s: %016llx\n", what, (unsigned long long)hash);
    fflush(stdout);
}

/* Numbers that are the same in every run. */
static inline std::vector<int> numbers(size_t count, unsigned limit, unsigned seed)
{
    std::vector<int> made(count);
    for (int &one : made) {
        seed = seed * 1664525u + 1013904223u;
        one = (int)((seed >> 8) % limit);
    }
    return made;
}

/* Device memory with a copy of `from`. */
template <typename T> static inline T *to_device(const std::vector<T> &from)
{
    T *at = NULL;
    CHECK(hipMalloc((void **)&at, from.size() * sizeof(T)));
    CHECK(hipMemcpy(at, from.data(), from.size() * sizeof(T), hipMemcpyHostToDevice));
    return at;
}

template <typename T> static inline std::vector<T> from_device(const T *at, size_t count)
{
    std::vector<T> result(count);
    CHECK(hipMemcpy(result.data(), at, count * sizeof(T), hipMemcpyDeviceToHost));
    return result;
}

template <typename T> static inline T *device_zeroes(size_t count)
{
    T *at = NULL;
    CHECK(hipMalloc((void **)&at, count * sizeof(T)));
    CHECK(hipMemset(at, 0, count * sizeof(T)));
    return at;
}

static inline dim3 groups(size_t items, unsigned size)
{
    return dim3((unsigned)((items + size - 1) / size));
}
#endif

#endif

// What every test program uses: a failed check tells where, and ends the program with 1.
#pragma once
#include "kernels.h"
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

#define CHECK(condition)                                                                    \
    do {                                                                                    \
        if (!(condition)) {                                                                 \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);       \
            _Exit(1);                                                                       \
        }                                                                                   \
    } while (0)

#define HIP(call)                                                                           \
    do {                                                                                    \
        hipError_t code = (call);                                                           \
        if (code != hipSuccess) {                                                           \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, hipGetErrorName(code)); \
            _Exit(1);                                                                       \
        }                                                                                   \
    } while (0)

static inline int *pinned(int value) {
    int *at;
    HIP(hipHostMalloc(reinterpret_cast<void **>(&at), sizeof *at, 0));
    *at = value;
    return at;
}

static inline int at(const volatile int *p) { return *p; }

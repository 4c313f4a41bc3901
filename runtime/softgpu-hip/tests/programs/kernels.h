// Kernels of the test programs: compiled by hipcc as part of each program, and by g++ for the software device.
#pragma once
#include <hip/hip_runtime.h>

struct Big {
    int first;
    double second;
    long third;
};

__device__ int device_counter = 41;

__global__ void vecadd(const float *a, const float *b, float *c, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) c[i] = a[i] + b[i];
}

__global__ void add(int *to, int value, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) to[i] += value;
}

// Declared to take a third of a second (see kernels_host.cpp).
__global__ void slow_set(int *to, int value) { *to = value; }

// Declared to fill the card for 20 ms.
__global__ void full_card() {}

__global__ void empty() {}

__global__ void copy_one(int *to, const int *from) { *to = *from; }

__global__ void affine(int *at, int by, int plus) { *at = int(unsigned(*at) * unsigned(by) + unsigned(plus)); }

__global__ void take(int *to, const int *from) { *to = int(unsigned(*to) * 31u + unsigned(*from)); }

// Reverses each group's part through local memory: wrong unless the barrier works.
__global__ void reverse(int *data) {
    __shared__ int tile[64];
    int at = blockIdx.x * blockDim.x + threadIdx.x;
    tile[threadIdx.x] = data[at];
    __syncthreads();
    data[at] = tile[blockDim.x - 1 - threadIdx.x];
}

__global__ void histogram(const unsigned *from, unsigned *bins, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) atomicAdd(&bins[from[i] % 7], 1u);
}

// One of each kind of argument.
__global__ void mixed(double *to, char a, float b, Big big, double c, unsigned long d, int e, short f, float g) {
    *to = a + b + big.first + big.second + big.third + c + d + e + f + g;
}

template <typename T> __global__ void scale(T *data, T by, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) data[i] *= by;
}
template __global__ void scale<float>(float *, float, int);

__global__ void read_counter(int *to) { *to = device_counter++; }

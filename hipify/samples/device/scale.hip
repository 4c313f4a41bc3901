// The module that driver_module.cpp loads.
#include <hip/hip_runtime.h>

extern "C" __global__ void scale(int *values, int factor, int count) {
    int i = int(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count) values[i] *= factor;
}

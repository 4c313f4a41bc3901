/* Stands for HIP's header where nvcc compiles device code from a HIP source: CUDA has the same words for it. */
#ifndef HIPREEMPT_CUDA_HIP_RUNTIME_H
#define HIPREEMPT_CUDA_HIP_RUNTIME_H

#include <cuda_runtime.h>

#endif

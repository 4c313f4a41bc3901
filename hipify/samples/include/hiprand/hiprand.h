// The part of hipRAND that the samples use, so that they compile where the library is not installed.
#pragma once
#include <hip/hip_runtime.h>

typedef struct hiprandGenerator_st* hiprandGenerator_t;
typedef enum { HIPRAND_STATUS_SUCCESS = 0 } hiprandStatus_t;
typedef enum { HIPRAND_RNG_PSEUDO_DEFAULT = 400 } hiprandRngType_t;

hiprandStatus_t hiprandCreateGenerator(hiprandGenerator_t* generator, hiprandRngType_t type);
hiprandStatus_t hiprandSetPseudoRandomGeneratorSeed(hiprandGenerator_t generator, unsigned long long seed);
hiprandStatus_t hiprandGenerateUniform(hiprandGenerator_t generator, float* numbers, size_t count);
hiprandStatus_t hiprandDestroyGenerator(hiprandGenerator_t generator);

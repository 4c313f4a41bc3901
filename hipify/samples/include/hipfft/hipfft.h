// The part of hipFFT that the samples use, so that they compile where the library is not installed.
#pragma once
#include <hip/hip_complex.h>
#include <hip/hip_runtime_api.h>

#define HIPFFT_FORWARD -1
#define HIPFFT_BACKWARD 1

typedef struct hipfftHandle_t* hipfftHandle;
typedef hipFloatComplex hipfftComplex;
typedef enum { HIPFFT_SUCCESS = 0 } hipfftResult;
typedef enum { HIPFFT_C2C = 0x29 } hipfftType;

hipfftResult hipfftPlan1d(hipfftHandle* plan, int nx, hipfftType type, int batch);
hipfftResult hipfftSetStream(hipfftHandle plan, hipStream_t stream);
hipfftResult hipfftExecC2C(hipfftHandle plan, hipfftComplex* from, hipfftComplex* to, int direction);
hipfftResult hipfftDestroy(hipfftHandle plan);

/* The CUDA driver's headers, all that declare functions. The older versions of functions, and the forms for a thread's
 * own default stream, are there with __CUDA_API_VERSION_INTERNAL, which the generator sets for a second reading. */
#pragma once
#include <cuda.h>
#include <cudaEGL.h>
#include <cudaGL.h>
#include <cudaProfiler.h>
/* Relies on the program to have included this. */
#include <vdpau/vdpau.h>
#include <cudaVDPAU.h>

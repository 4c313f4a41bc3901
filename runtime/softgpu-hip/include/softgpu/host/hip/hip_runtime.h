/* Stands in for HIP's own header while a source is compiled for the CPU (see softgpu/hip_host.h). */
#ifndef SOFTGPU_HOST_HIP_RUNTIME_H
#define SOFTGPU_HOST_HIP_RUNTIME_H

#include <softgpu/hip_host.h>

#endif

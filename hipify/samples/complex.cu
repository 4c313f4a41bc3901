#include <cuComplex.h>
#include <cuda_runtime.h>

__global__ void mandelbrot(cuFloatComplex origin, float step, int* steps) {
    cuFloatComplex c = cuCaddf(origin, make_cuFloatComplex(step * threadIdx.x, step * blockIdx.x));
    cuFloatComplex z = make_cuFloatComplex(0, 0);
    int i = 0;
    while (i < 100 && cuCabsf(z) < 2) {
        z = cuCaddf(cuCmulf(z, z), c);
        ++i;
    }
    steps[blockIdx.x * blockDim.x + threadIdx.x] = i;
}

int main() {
    int *device, host[256];
    if (cudaMalloc(&device, sizeof host) != cudaSuccess) return 2;
    mandelbrot<<<16, 16>>>(make_cuComplex(-0.1f, -0.1f), 0.0125f, device);
    cudaMemcpy(host, device, sizeof host, cudaMemcpyDeviceToHost);
    cuDoubleComplex one = make_cuDoubleComplex(1, 0);
    for (int steps : host)
        if (steps != 100) return 1;  // all of these points are inside
    return cuCreal(cuCmul(one, one)) != 1;
}

#include <hip/hip_complex.h>
#include <hip/hip_runtime.h>

__global__ void mandelbrot(hipFloatComplex origin, float step, int* steps) {
    hipFloatComplex c = hipCaddf(origin, make_hipFloatComplex(step * threadIdx.x, step * blockIdx.x));
    hipFloatComplex z = make_hipFloatComplex(0, 0);
    int i = 0;
    while (i < 100 && hipCabsf(z) < 2) {
        z = hipCaddf(hipCmulf(z, z), c);
        ++i;
    }
    steps[blockIdx.x * blockDim.x + threadIdx.x] = i;
}

int main() {
    int *device, host[256];
    if (hipMalloc(&device, sizeof host) != hipSuccess) return 2;
    mandelbrot<<<16, 16>>>(make_hipComplex(-0.1f, -0.1f), 0.0125f, device);
    hipMemcpy(host, device, sizeof host, hipMemcpyDeviceToHost);
    hipDoubleComplex one = make_hipDoubleComplex(1, 0);
    for (int steps : host)
        if (steps != 100) return 1;  // all of these points are inside
    return hipCreal(hipCmul(one, one)) != 1;
}

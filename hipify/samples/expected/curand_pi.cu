// Pi by throwing darts: numbers drawn on the device, and some by the host's generator.
#include <hip/hip_runtime.h>
#include <hiprand/hiprand.h>
#include <hiprand/hiprand_kernel.h>

__global__ void throw_darts(unsigned long long seed, int darts, unsigned* inside) {
    hiprandState state;
    hiprand_init(seed, threadIdx.x, 0, &state);
    unsigned hits = 0;
    for (int i = 0; i < darts; ++i) {
        float x = hiprand_uniform(&state), y = hiprand_uniform(&state);
        hits += x * x + y * y <= 1.0f;
    }
    atomicAdd(inside, hits);
}

int main() {
    unsigned *device, inside = 0;
    hipMalloc(&device, sizeof inside);
    hipMemset(device, 0, sizeof inside);
    throw_darts<<<1, 64>>>(42, 1000, device);
    hipMemcpy(&inside, device, sizeof inside, hipMemcpyDeviceToHost);
    hiprandGenerator_t generator;
    if (hiprandCreateGenerator(&generator, HIPRAND_RNG_PSEUDO_DEFAULT) != HIPRAND_STATUS_SUCCESS) return 77;
    hiprandSetPseudoRandomGeneratorSeed(generator, 1234ULL);
    float* numbers;
    hipMalloc(&numbers, 1024 * sizeof(float));
    hiprandStatus_t status = hiprandGenerateUniform(generator, numbers, 1024);
    hiprandDestroyGenerator(generator);
    double pi = 4.0 * inside / 64000;
    return !(status == HIPRAND_STATUS_SUCCESS && pi > 3.0 && pi < 3.3);
}

// Pi by throwing darts: numbers drawn on the device, and some by the host's generator.
#include <cuda_runtime.h>
#include <curand.h>
#include <curand_kernel.h>

__global__ void throw_darts(unsigned long long seed, int darts, unsigned* inside) {
    curandState state;
    curand_init(seed, threadIdx.x, 0, &state);
    unsigned hits = 0;
    for (int i = 0; i < darts; ++i) {
        float x = curand_uniform(&state), y = curand_uniform(&state);
        hits += x * x + y * y <= 1.0f;
    }
    atomicAdd(inside, hits);
}

int main() {
    unsigned *device, inside = 0;
    cudaMalloc(&device, sizeof inside);
    cudaMemset(device, 0, sizeof inside);
    throw_darts<<<1, 64>>>(42, 1000, device);
    cudaMemcpy(&inside, device, sizeof inside, cudaMemcpyDeviceToHost);
    curandGenerator_t generator;
    if (curandCreateGenerator(&generator, CURAND_RNG_PSEUDO_DEFAULT) != CURAND_STATUS_SUCCESS) return 77;
    curandSetPseudoRandomGeneratorSeed(generator, 1234ULL);
    float* numbers;
    cudaMalloc(&numbers, 1024 * sizeof(float));
    curandStatus_t status = curandGenerateUniform(generator, numbers, 1024);
    curandDestroyGenerator(generator);
    double pi = 4.0 * inside / 64000;
    return !(status == CURAND_STATUS_SUCCESS && pi > 3.0 && pi < 3.3);
}

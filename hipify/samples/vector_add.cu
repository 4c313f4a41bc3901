// Adds two vectors: allocation, copies, a launch, and a macro that checks every cudaError_t.
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <cuda_runtime.h>

#define CHECK(call)                                                                       \
    do {                                                                                  \
        cudaError_t status = (call);                                                      \
        if (status != cudaSuccess) {                                                      \
            std::fprintf(stderr, "%s: %s (cudaError_t %d)\n", #call,                      \
                         cudaGetErrorString(status), static_cast<int>(status));           \
            std::exit(1);                                                                 \
        }                                                                                 \
    } while (0)

__global__ void add(const float* a, const float* b, float* sum, int count) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < count) sum[i] = a[i] + b[i];
}

int main() {
    const int count = 1 << 16;
    std::vector<float> a(count, 1.5f), b(count, 2.25f), sum(count);
    float *device_a, *device_b, *device_sum;
    CHECK(cudaMalloc(&device_a, count * sizeof(float)));
    CHECK(cudaMalloc((void**)&device_b, count * sizeof(float)));
    CHECK(cudaMalloc(reinterpret_cast<void**>(&device_sum), count * sizeof(float)));
    CHECK(cudaMemcpy(device_a, a.data(), count * sizeof(float), cudaMemcpyHostToDevice));
    CHECK(cudaMemcpy(device_b, b.data(), count * sizeof(float), cudaMemcpyHostToDevice));
    add<<<(count + 255) / 256, 256>>>(device_a, device_b, device_sum, count);
    CHECK(cudaGetLastError());
    CHECK(cudaDeviceSynchronize());
    CHECK(cudaMemcpy(sum.data(), device_sum, count * sizeof(float), cudaMemcpyDeviceToHost));
    cudaFree(device_a); cudaFree(device_b); cudaFree(device_sum);   /* cudaFree cannot fail here */
    for (float value : sum)
        if (value != 3.75f) return 1;
    return 0;
}

/* A sum through shared memory. No #include of the runtime: CUDA's compiler brings it along. */
#include <cstdio>

__global__ void sum(const double *values, int count, double *total) {
    extern __shared__ double partial[];
    double mine = 0;
    for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < count; i += gridDim.x * blockDim.x)
        mine += values[i];
    partial[threadIdx.x] = mine;
    __syncthreads();
    for (int half = blockDim.x / 2; half > 0; half /= 2) {
        if (threadIdx.x < half)
            partial[threadIdx.x] += partial[threadIdx.x + half];
        __syncthreads();
    }
    if (threadIdx.x == 0) total[blockIdx.x] = partial[0];
}

int main() {
    const int count = 10000, blocks = 8;
    double *values, *totals, host[10000], back[blocks], expected = 0, found = 0;
    for (int i = 0; i < count; ++i) expected += host[i] = i % 17;
    if (cudaMalloc(&values, sizeof host) || cudaMalloc(&totals, sizeof back)) return 2;
    cudaMemcpy(values, host, sizeof host, cudaMemcpyDefault);
    sum<<<blocks, 128, 128 * sizeof(double)>>>(values, count, totals);
    cudaMemcpy(back, totals, sizeof back, cudaMemcpyDeviceToHost);
    for (double part : back) found += part;
    printf("cudaMemcpy brought %g\n", found);
    return found != expected;
}

#include <cublas_v2.h>
#include <cuda_runtime.h>
#include <vector>

int main() {
    const int n = 8;
    std::vector<float> identity(n * n, 0), b(n * n), c(n * n, 0);
    for (int i = 0; i < n; ++i) identity[i * n + i] = 1;
    for (int i = 0; i < n * n; ++i) b[i] = float(i);
    float *device_a, *device_b, *device_c;
    cudaMalloc(&device_a, n * n * sizeof(float));
    cudaMalloc(&device_b, n * n * sizeof(float));
    cudaMalloc(&device_c, n * n * sizeof(float));
    cublasHandle_t handle;
    if (cublasCreate(&handle) != CUBLAS_STATUS_SUCCESS) return 77;
    cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_HOST);
    cublasSetMatrix(n, n, sizeof(float), identity.data(), n, device_a, n);
    cublasSetMatrix(n, n, sizeof(float), b.data(), n, device_b, n);
    const float one = 1, zero = 0;
    cublasStatus_t status = cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_T, n, n, n, &one, device_a, n, device_b, n, &zero, device_c, n);
    cublasGetMatrix(n, n, sizeof(float), device_c, n, c.data(), n);
    cublasDestroy(handle);
    if (status != CUBLAS_STATUS_SUCCESS) return 1;
    for (int row = 0; row < n; ++row)
        for (int column = 0; column < n; ++column)
            if (c[column * n + row] != b[row * n + column]) return 1;
    return 0;
}

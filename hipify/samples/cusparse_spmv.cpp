#include <cuda_runtime.h>
#include <cusparse.h>

int main() {
    const int n = 4, entries = 4;
    int offsets[n + 1] = {0, 1, 2, 3, 4}, columns[entries] = {3, 2, 1, 0}, *device_offsets, *device_columns;
    float values[entries] = {1, 2, 3, 4}, x[n] = {1, 10, 100, 1000}, y[n], *device_values, *device_x, *device_y;
    cudaMalloc(&device_offsets, sizeof offsets);
    cudaMalloc(&device_columns, sizeof columns);
    cudaMalloc(&device_values, sizeof values);
    cudaMalloc(&device_x, sizeof x);
    cudaMalloc(&device_y, sizeof y);
    cudaMemcpy(device_offsets, offsets, sizeof offsets, cudaMemcpyHostToDevice);
    cudaMemcpy(device_columns, columns, sizeof columns, cudaMemcpyHostToDevice);
    cudaMemcpy(device_values, values, sizeof values, cudaMemcpyHostToDevice);
    cudaMemcpy(device_x, x, sizeof x, cudaMemcpyHostToDevice);
    cusparseHandle_t handle;
    if (cusparseCreate(&handle) != CUSPARSE_STATUS_SUCCESS) return 77;
    cusparseSpMatDescr_t matrix;
    cusparseDnVecDescr_t in, out;
    cusparseCreateCsr(&matrix, n, n, entries, device_offsets, device_columns, device_values, CUSPARSE_INDEX_32I, CUSPARSE_INDEX_32I, CUSPARSE_INDEX_BASE_ZERO, CUDA_R_32F);
    cusparseCreateDnVec(&in, n, device_x, CUDA_R_32F);
    cusparseCreateDnVec(&out, n, device_y, CUDA_R_32F);
    const float one = 1, zero = 0;
    size_t bytes = 0;
    void* buffer = nullptr;
    cusparseSpMV_bufferSize(handle, CUSPARSE_OPERATION_NON_TRANSPOSE, &one, matrix, in, &zero, out, CUDA_R_32F, CUSPARSE_SPMV_ALG_DEFAULT, &bytes);
    cudaMalloc(&buffer, bytes);
    cusparseStatus_t status = cusparseSpMV(handle, CUSPARSE_OPERATION_NON_TRANSPOSE, &one, matrix, in, &zero, out, CUDA_R_32F, CUSPARSE_SPMV_ALG_DEFAULT, buffer);
    cusparseDestroySpMat(matrix);
    cusparseDestroy(handle);
    cudaMemcpy(y, device_y, sizeof y, cudaMemcpyDeviceToHost);
    return !(status == CUSPARSE_STATUS_SUCCESS && y[0] == 1000 && y[1] == 200 && y[2] == 30 && y[3] == 4);
}

#include <hip/hip_runtime.h>
#include <hipsparse/hipsparse.h>

int main() {
    const int n = 4, entries = 4;
    int offsets[n + 1] = {0, 1, 2, 3, 4}, columns[entries] = {3, 2, 1, 0}, *device_offsets, *device_columns;
    float values[entries] = {1, 2, 3, 4}, x[n] = {1, 10, 100, 1000}, y[n], *device_values, *device_x, *device_y;
    hipMalloc(&device_offsets, sizeof offsets);
    hipMalloc(&device_columns, sizeof columns);
    hipMalloc(&device_values, sizeof values);
    hipMalloc(&device_x, sizeof x);
    hipMalloc(&device_y, sizeof y);
    hipMemcpy(device_offsets, offsets, sizeof offsets, hipMemcpyHostToDevice);
    hipMemcpy(device_columns, columns, sizeof columns, hipMemcpyHostToDevice);
    hipMemcpy(device_values, values, sizeof values, hipMemcpyHostToDevice);
    hipMemcpy(device_x, x, sizeof x, hipMemcpyHostToDevice);
    hipsparseHandle_t handle;
    if (hipsparseCreate(&handle) != HIPSPARSE_STATUS_SUCCESS) return 77;
    hipsparseSpMatDescr_t matrix;
    hipsparseDnVecDescr_t in, out;
    hipsparseCreateCsr(&matrix, n, n, entries, device_offsets, device_columns, device_values, HIPSPARSE_INDEX_32I, HIPSPARSE_INDEX_32I, HIPSPARSE_INDEX_BASE_ZERO, HIP_R_32F);
    hipsparseCreateDnVec(&in, n, device_x, HIP_R_32F);
    hipsparseCreateDnVec(&out, n, device_y, HIP_R_32F);
    const float one = 1, zero = 0;
    size_t bytes = 0;
    void* buffer = nullptr;
    hipsparseSpMV_bufferSize(handle, HIPSPARSE_OPERATION_NON_TRANSPOSE, &one, matrix, in, &zero, out, HIP_R_32F, HIPSPARSE_SPMV_ALG_DEFAULT, &bytes);
    hipMalloc(&buffer, bytes);
    hipsparseStatus_t status = hipsparseSpMV(handle, HIPSPARSE_OPERATION_NON_TRANSPOSE, &one, matrix, in, &zero, out, HIP_R_32F, HIPSPARSE_SPMV_ALG_DEFAULT, buffer);
    hipsparseDestroySpMat(matrix);
    hipsparseDestroy(handle);
    hipMemcpy(y, device_y, sizeof y, hipMemcpyDeviceToHost);
    return !(status == HIPSPARSE_STATUS_SUCCESS && y[0] == 1000 && y[1] == 200 && y[2] == 30 && y[3] == 4);
}

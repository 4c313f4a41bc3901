// Rows with padding: cudaMallocPitch, cudaMemcpy2D, cudaMemset2D.
#include <cuda_runtime.h>

namespace rows {

struct Matrix {
    float* data;
    size_t pitch;
    int width, height;
};

__device__ __forceinline__ float& at(const Matrix& matrix, int row, int column) {
    return *(reinterpret_cast<float*>(reinterpret_cast<char*>(matrix.data) + row * matrix.pitch) + column);
}

__global__ void transpose(Matrix from, Matrix to) {
    __shared__ float tile[16][17];  // one column more: no bank conflicts
    int column = blockIdx.x * 16 + threadIdx.x, row = blockIdx.y * 16 + threadIdx.y;
    if (row < from.height && column < from.width) tile[threadIdx.y][threadIdx.x] = at(from, row, column);
    __syncthreads();
    column = blockIdx.y * 16 + threadIdx.x;
    row = blockIdx.x * 16 + threadIdx.y;
    if (row < to.height && column < to.width) at(to, row, column) = tile[threadIdx.x][threadIdx.y];
}

}  // namespace rows

int main() {
    const int width = 40, height = 24;
    using namespace rows;
    static float host[height][width], back[width][height];
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column) host[row][column] = row * 100 + column;
    Matrix from{nullptr, 0, width, height}, to{nullptr, 0, height, width};
    if (cudaMallocPitch((void**)&from.data, &from.pitch, width * sizeof(float), height) != cudaSuccess) return 2;
    if (cudaMallocPitch((void**)&to.data, &to.pitch, height * sizeof(float), width) != cudaSuccess) return 2;
    cudaMemset2D(to.data, to.pitch, 0, height * sizeof(float), width);
    cudaMemcpy2D(from.data, from.pitch, host, sizeof host[0], sizeof host[0], height, cudaMemcpyHostToDevice);
    rows::transpose<<<dim3(3, 2, 1), dim3(16, 16)>>>(from, to);
    cudaMemcpy2D(back, sizeof back[0], to.data, to.pitch, sizeof back[0], width, cudaMemcpyDeviceToHost);
    for (int row = 0; row < height; ++row)
        for (int column = 0; column < width; ++column)
            if (back[column][row] != host[row][column]) return 1;
    return 0;
}

#include <cuda_runtime.h>
#include <cstring>

__global__ void sample(cudaTextureObject_t texture, float* out, int width) {
    int x = threadIdx.x, y = blockIdx.x;
    out[y * width + x] = tex2D<float>(texture, x + 0.5f, y + 0.5f);
}

int main() {
    const int width = 8, height = 4;
    float host[height][width], back[height][width];
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) host[y][x] = y * 10 + x;
    cudaChannelFormatDesc format = cudaCreateChannelDesc<float>();
    cudaArray_t array;
    if (cudaMallocArray(&array, &format, width, height, cudaArrayDefault) != cudaSuccess) return 2;
    cudaMemcpy2DToArray(array, 0, 0, host, sizeof host[0], sizeof host[0], height, cudaMemcpyHostToDevice);
    struct cudaResourceDesc resource;
    struct cudaTextureDesc description;
    std::memset(&resource, 0, sizeof resource);
    std::memset(&description, 0, sizeof description);
    resource.resType = cudaResourceTypeArray;
    resource.res.array.array = array;
    description.addressMode[0] = description.addressMode[1] = cudaAddressModeClamp;
    description.filterMode = cudaFilterModePoint;
    description.readMode = cudaReadModeElementType;
    cudaTextureObject_t texture = 0;
    cudaCreateTextureObject(&texture, &resource, &description, nullptr);
    float* out;
    cudaMalloc(&out, sizeof back);
    sample<<<height, width>>>(texture, out, width);
    cudaMemcpy(back, out, sizeof back, cudaMemcpyDeviceToHost);
    cudaDestroyTextureObject(texture);
    cudaFreeArray(array);
    return std::memcmp(host, back, sizeof host) != 0;
}

#include <hip/hip_runtime.h>
#include <cstring>

__global__ void sample(hipTextureObject_t texture, float* out, int width) {
    int x = threadIdx.x, y = blockIdx.x;
    out[y * width + x] = tex2D<float>(texture, x + 0.5f, y + 0.5f);
}

int main() {
    const int width = 8, height = 4;
    float host[height][width], back[height][width];
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) host[y][x] = y * 10 + x;
    hipChannelFormatDesc format = hipCreateChannelDesc<float>();
    hipArray_t array;
    if (hipMallocArray(&array, &format, width, height, hipArrayDefault) != hipSuccess) return 2;
    hipMemcpy2DToArray(array, 0, 0, host, sizeof host[0], sizeof host[0], height, hipMemcpyHostToDevice);
    struct hipResourceDesc resource;
    struct hipTextureDesc description;
    std::memset(&resource, 0, sizeof resource);
    std::memset(&description, 0, sizeof description);
    resource.resType = hipResourceTypeArray;
    resource.res.array.array = array;
    description.addressMode[0] = description.addressMode[1] = hipAddressModeClamp;
    description.filterMode = hipFilterModePoint;
    description.readMode = hipReadModeElementType;
    hipTextureObject_t texture = 0;
    hipCreateTextureObject(&texture, &resource, &description, nullptr);
    float* out;
    hipMalloc(&out, sizeof back);
    sample<<<height, width>>>(texture, out, width);
    hipMemcpy(back, out, sizeof back, hipMemcpyDeviceToHost);
    hipDestroyTextureObject(texture);
    hipFreeArray(array);
    return std::memcmp(host, back, sizeof host) != 0;
}

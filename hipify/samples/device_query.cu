// What a program asks about a card.
#include <cstdio>
#include <cuda_runtime_api.h>

__global__ void nothing(float*) {}

int main() {
    int count = 0, driver = 0, runtime = 0;
    if (cudaGetDeviceCount(&count) != cudaSuccess || count == 0) {
        std::puts("no device (cudaErrorNoDevice)");
        return cudaGetLastError() == cudaErrorNoDevice ? 0 : 1;
    }
    cudaDriverGetVersion(&driver);
    cudaRuntimeGetVersion(&runtime);
    for (int device = 0; device < count; ++device) {
        cudaSetDevice(device);
        cudaDeviceProp properties;
        cudaGetDeviceProperties(&properties, device);
        int processors = 0, threads = 0, cooperative = 0, blocks = 0, grid = 0, block = 0;
        cudaDeviceGetAttribute(&processors, cudaDevAttrMultiProcessorCount, device);
        cudaDeviceGetAttribute(&threads, cudaDevAttrMaxThreadsPerBlock, device);
        cudaDeviceGetAttribute(&cooperative, cudaDevAttrCooperativeLaunch, device);
        cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, nothing, 128, 0);
        cudaOccupancyMaxPotentialBlockSize(&grid, &block, nothing, 0, 0);
        cudaFuncAttributes attributes;
        cudaFuncGetAttributes(&attributes, reinterpret_cast<const void*>(nothing));
        size_t free = 0, total = 0, heap = 0;
        cudaMemGetInfo(&free, &total);
        cudaDeviceGetLimit(&heap, cudaLimitMallocHeapSize);
        char bus[32];
        cudaDeviceGetPCIBusId(bus, sizeof bus, device);
        std::printf("%s at %s: %d of %d processors, %d threads, %zu of %zu bytes free\n", properties.name, bus,
                    processors, properties.multiProcessorCount, threads, free, total);
        if (processors != properties.multiProcessorCount || free > total) return 1;
    }
    return cudaDeviceReset() != cudaSuccess;
}

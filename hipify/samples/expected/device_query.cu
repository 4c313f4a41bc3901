// What a program asks about a card.
#include <hip/hip_runtime.h>
#include <cstdio>
#include <hip/hip_runtime_api.h>

__global__ void nothing(float*) {}

int main() {
    int count = 0, driver = 0, runtime = 0;
    if (hipGetDeviceCount(&count) != hipSuccess || count == 0) {
        std::puts("no device (cudaErrorNoDevice)");
        return hipGetLastError() == hipErrorNoDevice ? 0 : 1;
    }
    hipDriverGetVersion(&driver);
    hipRuntimeGetVersion(&runtime);
    for (int device = 0; device < count; ++device) {
        hipSetDevice(device);
        hipDeviceProp_t properties;
        hipGetDeviceProperties(&properties, device);
        int processors = 0, threads = 0, cooperative = 0, blocks = 0, grid = 0, block = 0;
        hipDeviceGetAttribute(&processors, hipDeviceAttributeMultiprocessorCount, device);
        hipDeviceGetAttribute(&threads, hipDeviceAttributeMaxThreadsPerBlock, device);
        hipDeviceGetAttribute(&cooperative, hipDeviceAttributeCooperativeLaunch, device);
        hipOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, nothing, 128, 0);
        hipOccupancyMaxPotentialBlockSize(&grid, &block, nothing, 0, 0);
        hipFuncAttributes attributes;
        hipFuncGetAttributes(&attributes, reinterpret_cast<const void*>(nothing));
        size_t free = 0, total = 0, heap = 0;
        hipMemGetInfo(&free, &total);
        hipDeviceGetLimit(&heap, hipLimitMallocHeapSize);
        char bus[32];
        hipDeviceGetPCIBusId(bus, sizeof bus, device);
        std::printf("%s at %s: %d of %d processors, %d threads, %zu of %zu bytes free\n", properties.name, bus,
                    processors, properties.multiProcessorCount, threads, free, total);
        if (processors != properties.multiProcessorCount || free > total) return 1;
    }
    return hipDeviceReset() != hipSuccess;
}

// Queries, and that the struct of an old binary is not written beyond its end.
#include "check.h"

int main() {
    static_assert(sizeof(hipDeviceProp_t) == 792, "built against HIP 5 headers");
    struct {
        hipDeviceProp_t properties;
        unsigned char guard[1024];
    } told;
    memset(&told, 0xee, sizeof told);
    HIP(hipGetDeviceProperties(&told.properties, 0));
    for (unsigned char byte : told.guard) CHECK(byte == 0xee);
    CHECK(strcmp(told.properties.gcnArchName, "gfx90a") == 0);
    CHECK(told.properties.warpSize == 64 && told.properties.multiProcessorCount > 0);
    int value;
    HIP(hipDeviceGetAttribute(&value, hipDeviceAttributeMultiprocessorCount, 0));
    CHECK(value == told.properties.multiProcessorCount);
    HIP(hipDeviceGetAttribute(&value, hipDeviceAttributeWarpSize, 0));
    CHECK(value == 64);
    CHECK(hipDeviceGetAttribute(&value, static_cast<hipDeviceAttribute_t>(9000), 0) == hipErrorInvalidValue);
    char bus[32], short_bus[5];
    HIP(hipDeviceGetPCIBusId(bus, sizeof bus, 0));
    int device = -1;
    HIP(hipDeviceGetByPCIBusId(&device, bus));
    CHECK(device == 0);
    HIP(hipDeviceGetPCIBusId(short_bus, sizeof short_bus, 0));
    CHECK(strlen(short_bus) == 4);
    CHECK(hipGetDeviceProperties(&told.properties, 7) == hipErrorInvalidDevice);
    CHECK(hipSetDevice(7) == hipErrorInvalidDevice);
    size_t free_before, free_after, total;
    void *memory;
    HIP(hipMemGetInfo(&free_before, &total));
    HIP(hipMalloc(&memory, 1 << 30));
    HIP(hipMemGetInfo(&free_after, &total));
    CHECK(free_before - free_after == 1 << 30 && total == told.properties.totalGlobalMem);
    CHECK(hipMalloc(&memory, total) == hipErrorOutOfMemory);
    CHECK(hipGetLastError() == hipErrorOutOfMemory && hipGetLastError() == hipSuccess);
    hipPointerAttribute_t what;
    HIP(hipPointerGetAttributes(&what, memory));
    CHECK(what.memoryType == hipMemoryTypeDevice && what.device == 0);
    HIP(hipPointerGetAttributes(&what, pinned(0)));
    CHECK(what.memoryType == hipMemoryTypeHost);
    CHECK(hipPointerGetAttributes(&what, &value) == hipErrorInvalidValue);
    int groups, block;
    HIP(hipOccupancyMaxActiveBlocksPerMultiprocessor(&groups, reinterpret_cast<const void *>(reverse), 64, 0));
    CHECK(groups == 32);
    HIP(hipOccupancyMaxPotentialBlockSize(&groups, &block, reinterpret_cast<const void *>(vecadd), 0, 0));
    CHECK(block == 1024 && groups == 2 * told.properties.multiProcessorCount);
    hipFuncAttributes attributes;
    HIP(hipFuncGetAttributes(&attributes, reinterpret_cast<const void *>(reverse)));
    CHECK(attributes.sharedSizeBytes == 256);
    int version;
    HIP(hipRuntimeGetVersion(&version));
    CHECK(version / 10000000 == 5);
    puts("ok");
}

/* Memory of the host that the device works on itself: allocated pinned, and registered afterwards. */
#include "sample.h"

__global__ void add(const int *from, int *to, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        to[i] += from[i];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 2000;
    const size_t bytes = count * sizeof(int);
    std::vector<int> data = numbers(count, 100, 27);
    int *mapped = NULL, *dm = NULL, *dr = NULL;
    CHECK(hipHostMalloc((void **)&mapped, bytes, hipHostMallocMapped));
    CHECK(hipHostGetDevicePointer((void **)&dm, mapped, 0));
    int *registered = (int *)aligned_alloc(4096, 8192);
    memset(registered, 0, 8192);
    CHECK(hipHostRegister(registered, 8192, hipHostRegisterMapped));
    CHECK(hipHostGetDevicePointer((void **)&dr, registered, 0));
    memcpy(mapped, data.data(), bytes);
    hipPointerAttribute_t attributes;
    CHECK(hipPointerGetAttributes(&attributes, mapped));
    for (int round = 0; round < ROUNDS; round++) {
        add<<<groups(count, 128), 128>>>(dm, dr, count);
        CHECK(hipDeviceSynchronize());
        mapped[round]++;
    }
    for (int i = 0; i < count; i++)
        EXPECT(registered[i] == ROUNDS * data[i] + (i < ROUNDS ? ROUNDS - 1 - i : 0));
    tell("pinned_memory", std::vector<int>(registered, registered + count));
    CHECK(hipHostUnregister(registered));
    free(registered);
    CHECK(hipHostFree(mapped));
    return 0;
}
#endif

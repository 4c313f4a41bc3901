/* The same work split over all devices, and put together again. */
#include "sample.h"

__global__ void square(int *data, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (int)((unsigned)data[i] * (unsigned)data[i] + 1u);
}

#ifndef SOFTGPU_HOST
int main()
{
    int devices = 0;
    CHECK(hipGetDeviceCount(&devices));
    EXPECT(devices >= 2);
    const int part = 1500;
    std::vector<int> data = numbers(part * devices, 1000, 29), result(data.size());
    std::vector<int *> at(devices);
    std::vector<hipStream_t> streams(devices);
    for (int device = 0; device < devices; device++) {
        hipDeviceProp_t properties;
        CHECK(hipSetDevice(device));
        CHECK(hipGetDeviceProperties(&properties, device));
        EXPECT(properties.multiProcessorCount > 0);
        CHECK(hipStreamCreate(&streams[device]));
        CHECK(hipMalloc((void **)&at[device], part * sizeof(int)));
        CHECK(hipMemcpyAsync(at[device], &data[part * device], part * sizeof(int), hipMemcpyHostToDevice, streams[device]));
    }
    for (int round = 0; round < ROUNDS; round++)
        for (int device = 0; device < devices; device++) {
            CHECK(hipSetDevice(device));
            square<<<groups(part, 128), 128, 0, streams[device]>>>(at[device], part);
        }
    for (int device = 0; device < devices; device++) {
        CHECK(hipSetDevice(device));
        CHECK(hipMemcpyAsync(&result[part * device], at[device], part * sizeof(int), hipMemcpyDeviceToHost,
                             streams[device]));
        CHECK(hipStreamSynchronize(streams[device]));
    }
    for (int &one : data)
        for (int round = 0; round < ROUNDS; round++)
            one = (int)((unsigned)one * (unsigned)one + 1u);
    EXPECT(result == data);
    tell("multi_device", result);
    return 0;
}
#endif

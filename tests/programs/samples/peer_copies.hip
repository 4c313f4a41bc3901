/* Data that travels from device to device, worked on at each stop. */
#include "sample.h"

__global__ void chain(int *data, int plus, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (int)((unsigned)data[i] * 3u + (unsigned)plus);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 2000;
    int *at[2], can[2] = {0, 0};
    std::vector<int> data = numbers(count, 1000, 30);
    for (int device = 0; device < 2; device++) {
        CHECK(hipSetDevice(device));
        CHECK(hipDeviceCanAccessPeer(&can[device], device, 1 - device));
        if (can[device])
            CHECK(hipDeviceEnablePeerAccess(1 - device, 0));
        CHECK(hipMalloc((void **)&at[device], count * sizeof(int)));
    }
    CHECK(hipSetDevice(0));
    CHECK(hipMemcpy(at[0], data.data(), count * sizeof(int), hipMemcpyHostToDevice));
    for (int round = 0; round < ROUNDS; round++) {
        int here = round % 2, there = 1 - here;
        CHECK(hipSetDevice(here));
        chain<<<groups(count, 128), 128>>>(at[here], round, count);
        if (round % 3 == 2)
            CHECK(hipMemcpyPeer(at[there], there, at[here], here, count * sizeof(int)));
        else
            CHECK(hipMemcpyPeerAsync(at[there], there, at[here], here, count * sizeof(int), 0));
        CHECK(hipDeviceSynchronize());
        for (int &one : data)
            one = (int)((unsigned)one * 3u + (unsigned)round);
    }
    CHECK(hipSetDevice(ROUNDS % 2));
    std::vector<int> result = from_device(at[ROUNDS % 2], count);
    EXPECT(result == data);
    tell("peer_copies", result);
    return 0;
}
#endif

/* Streams of the program's own priorities, whose results do not depend on which goes first. */
#include "sample.h"

__global__ void chain(int *data, int plus, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (int)((unsigned)data[i] * 5u + (unsigned)plus);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 1000;
    int least = 0, greatest = 0;
    CHECK(hipDeviceGetStreamPriorityRange(&least, &greatest));
    EXPECT(greatest <= least);
    for (int priority : {least, 0, greatest}) {
        hipStream_t stream;
        int got = 99, *data = device_zeroes<int>(count);
        CHECK(hipDeviceSynchronize());
        CHECK(hipStreamCreateWithPriority(&stream, hipStreamNonBlocking, priority));
        CHECK(hipStreamGetPriority(stream, &got));
        EXPECT(got == priority);
        unsigned expected = 0;
        for (int round = 0; round < ROUNDS; round++) {
            chain<<<groups(count, 128), 128, 0, stream>>>(data, round, count);
            expected = expected * 5 + (unsigned)round;
        }
        CHECK(hipStreamSynchronize(stream));
        std::vector<int> result = from_device(data, count);
        EXPECT(result[0] == (int)expected && result[count - 1] == (int)expected);
        tell("priorities", result);
        CHECK(hipStreamDestroy(stream));
    }
    return 0;
}
#endif

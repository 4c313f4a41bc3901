/* Keeps what fits a condition, in order: flags, their running sum, and a scatter. */
#include "sample.h"

__global__ void flag(const int *from, int *flags, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        flags[i] = from[i] % 3 == 0;
}

__global__ void running_sum(const int *flags, int *places, int count)
{
    int sum = 0;
    for (int i = 0; i < count; i++) {
        places[i] = sum;
        sum += flags[i];
    }
    places[count] = sum;
}

__global__ void scatter(const int *from, const int *flags, const int *places, int *to, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count && flags[i])
        to[places[i]] = from[i] / 3 * 2;
}

#ifndef SOFTGPU_HOST
int main()
{
    std::vector<int> data = numbers(4000, 100000, 14), all;
    for (int round = 0; round < ROUNDS && !data.empty(); round++) {
        const int count = (int)data.size();
        int *from = to_device(data), *flags = device_zeroes<int>(count);
        int *places = device_zeroes<int>(count + 1), *to = device_zeroes<int>(count);
        flag<<<groups(count, 128), 128>>>(from, flags, count);
        running_sum<<<1, 1>>>(flags, places, count);
        scatter<<<groups(count, 128), 128>>>(from, flags, places, to, count);
        std::vector<int> expected;
        for (int one : data)
            if (one % 3 == 0)
                expected.push_back(one / 3 * 2);
        int kept = from_device(places, count + 1).back();
        EXPECT(kept == (int)expected.size());
        std::vector<int> result = kept ? from_device(to, kept) : expected;
        EXPECT(result == expected);
        all.insert(all.end(), result.begin(), result.end());
        data = round % 2 ? numbers(4000, 100000, 14 + round) : result;
        for (int *one : {from, flags, places, to})
            CHECK(hipFree(one));
    }
    tell("stream_compaction", all);
    return 0;
}
#endif

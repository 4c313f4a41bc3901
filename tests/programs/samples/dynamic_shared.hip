/* Local memory whose size the launch says: each group reverses its part. */
#include "sample.h"

__global__ void reverse(int *data)
{
    HIP_DYNAMIC_SHARED(int, part)
    int at = (int)threadIdx.x, i = (int)(blockIdx.x * blockDim.x) + at;
    part[at] = data[i];
    __syncthreads();
    data[i] = part[(int)blockDim.x - 1 - at] + 1;
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 1024;
    std::vector<int> data = numbers(count, 1000, 21), expected = data;
    int *at = to_device(data);
    for (int round = 0; round < ROUNDS; round++) {
        int size = 32 << round % 4;
        reverse<<<count / size, size, size * sizeof(int)>>>(at);
        std::vector<int> before = expected;
        for (int i = 0; i < count; i++)
            expected[i] = before[i / size * size + size - 1 - i % size] + 1;
    }
    std::vector<int> result = from_device(at, count);
    EXPECT(result == expected);
    tell("dynamic_shared", result);
    return 0;
}
#endif

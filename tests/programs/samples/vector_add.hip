/* The first program of everybody: c = a + b, with copies from and to ordinary memory. */
#include "sample.h"

__global__ void add(const int *a, const int *b, int *c, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        c[i] += a[i] + b[i];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int count = 5000;
    std::vector<int> a = numbers(count, 1000, 1), b = numbers(count, 1000, 2);
    int *da = to_device(a), *db = to_device(b), *dc = device_zeroes<int>(count);
    for (int round = 0; round < ROUNDS; round++) {
        add<<<groups(count, 256), 256>>>(da, db, dc, count);
        CHECK(hipGetLastError());
    }
    std::vector<int> c = from_device(dc, count);
    for (int i = 0; i < count; i++)
        EXPECT(c[i] == ROUNDS * (a[i] + b[i]));
    tell("vector_add", c);
    CHECK(hipFree(da));
    CHECK(hipFree(db));
    CHECK(hipFree(dc));
    return 0;
}
#endif

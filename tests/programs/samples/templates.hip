/* Kernels from templates, of several types. */
#include "sample.h"

template <typename T> __global__ void scale(T *data, T by, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        data[i] = (T)(data[i] * by + 1);
}
template __global__ void scale<int>(int *, int, int);
template __global__ void scale<float>(float *, float, int);
template __global__ void scale<double>(double *, double, int);

#ifndef SOFTGPU_HOST
template <typename T> static void run(const char *what, T by)
{
    const int count = 1000;
    std::vector<int> made = numbers(count, 10, 22);
    std::vector<T> data(made.begin(), made.end()), expected = data;
    T *at = to_device(data);
    for (int round = 0; round < ROUNDS / 3; round++) {
        scale<T><<<groups(count, 64), 64>>>(at, by, count);
        for (T &one : expected)
            one = (T)(one * by + 1);
    }
    std::vector<T> result = from_device(at, count);
    for (int i = 0; i < count; i++)
        EXPECT(result[i] - expected[i] < 1 && expected[i] - result[i] < 1);
    tell(what, result);
}

int main()
{
    run<int>("int", 2);
    run<float>("float", 1.5f);
    run<double>("double", 1.25);
    return 0;
}
#endif

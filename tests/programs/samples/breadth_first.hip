/* A graph searched level by level; the host reads a flag after each to see whether there is another. */
#include "sample.h"

__global__ void level(const int *edges, int *depth, int *found, int now, int places, int degree)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= places || depth[i] != now)
        return;
    for (int e = 0; e < degree; e++) {
        int to = edges[i * degree + e];
        if (atomicCAS(&depth[to], -1, now + 1) == -1)
            atomicAdd(found, 1);
    }
}

#ifndef SOFTGPU_HOST
int main()
{
    const int places = 1500, degree = 2;
    std::vector<int> edges = numbers(places * degree, places, 19), levels;
    for (int i = 0; i + 1 < places; i++)
        edges[i * degree] = i % 50 == 49 ? 0 : i + 1;
    int *de = to_device(edges), *depth = NULL, *found = device_zeroes<int>(1);
    CHECK(hipMalloc((void **)&depth, places * sizeof(int)));
    for (int start = 0; start < places; start += 400) {
        CHECK(hipMemset(depth, 0xff, places * sizeof(int)));
        const int zero = 0;
        CHECK(hipMemcpy(depth + start, &zero, sizeof zero, hipMemcpyHostToDevice));
        for (int now = 0, more = 1; more; now++) {
            CHECK(hipMemsetAsync(found, 0, sizeof(int), 0));
            level<<<groups(places, 128), 128>>>(de, depth, found, now, places, degree);
            more = from_device(found, 1)[0];
            levels.push_back(more);
        }
        std::vector<int> reached = from_device(depth, places);
        EXPECT(reached[start] == 0);
        levels.insert(levels.end(), reached.begin(), reached.end());
    }
    tell("breadth_first", levels);
    return 0;
}
#endif

/* Points in a circle, from a generator of each work-item's own, counted over many launches. */
#include "sample.h"

__global__ void throw_points(unsigned *states, unsigned *hits, int points)
{
    unsigned i = blockIdx.x * blockDim.x + threadIdx.x, state = states[i], inside = 0;
    for (int point = 0; point < points; point++) {
        state = state * 1664525u + 1013904223u;
        unsigned x = state >> 17;
        state = state * 1664525u + 1013904223u;
        unsigned y = state >> 17;
        inside += x * x + y * y < (1u << 30);
    }
    states[i] = state;
    atomicAdd(hits, inside);
}

#ifndef SOFTGPU_HOST
int main()
{
    const int items = 512, points = 32;
    std::vector<int> made = numbers(items, 1u << 30, 12);
    unsigned *states = to_device(std::vector<unsigned>(made.begin(), made.end())), *hits = device_zeroes<unsigned>(1);
    for (int round = 0; round < ROUNDS; round++)
        throw_points<<<4, 128>>>(states, hits, points);
    std::vector<unsigned> counted = from_device(hits, 1);
    double pi = 4.0 * counted[0] / ((double)items * points * ROUNDS);
    EXPECT(pi > 3.1 && pi < 3.2);
    tell("monte_carlo", counted);
    return 0;
}
#endif

/* Bodies that attract each other, in single precision. */
#include "sample.h"

__global__ void forces(const float *x, float *speed, int bodies)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= bodies)
        return;
    float force = 0;
    for (int other = 0; other < bodies; other++) {
        float apart = x[other] - x[i];
        force += apart / (0.01f + apart * apart * (apart < 0 ? -apart : apart));
    }
    speed[i] += 0.0001f * force;
}

__global__ void move(float *x, const float *speed, int bodies)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < bodies)
        x[i] += speed[i];
}

#ifndef SOFTGPU_HOST
int main()
{
    const int bodies = 200;
    std::vector<int> made = numbers(bodies, 100000, 17);
    std::vector<float> start(bodies);
    for (int i = 0; i < bodies; i++)
        start[i] = (float)made[i] / 100000;
    float *x = to_device(start), *speed = device_zeroes<float>(bodies);
    for (int round = 0; round < ROUNDS; round++) {
        forces<<<groups(bodies, 64), 64>>>(x, speed, bodies);
        move<<<groups(bodies, 64), 64>>>(x, speed, bodies);
    }
    std::vector<float> end = from_device(x, bodies);
    for (float one : end)
        EXPECT(one > -10 && one < 10);
    tell("n_body", end);
    return 0;
}
#endif

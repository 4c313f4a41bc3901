/* build: --genco
 * The device code of the conformance program: the victims' kernels, a variable, and kernels without arguments and with
 * 4 KiB of them. */
#include "victim.h"

struct wide {
    int word[1022];
};

extern "C" {
__device__ __attribute__((used)) int conformance_symbol[256];
__device__ __attribute__((used)) int conformance_counter;
}

/* to[i] = to[i] * 31 + from[i] */
extern "C" __global__ void conformance_take(int *to, const int *from, int count)
{
    int i = (int)(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count)
        to[i] = to[i] * 31 + from[i];
}

/* data[0] = data[0] * 3 + all words */
extern "C" __global__ void conformance_wide(int *data, struct wide wide)
{
    int sum = 0;
    for (int i = 0; i < 1022; i++)
        sum = sum * 5 + wide.word[i];
    data[0] = data[0] * 3 + sum;
}

extern "C" __global__ void conformance_none(void)
{
    conformance_counter += 1;
}

/* data[0] = data[0] * 3 + how often conformance_none ran since the last time */
extern "C" __global__ void conformance_count(int *data)
{
    data[0] = data[0] * 3 + conformance_counter;
    conformance_counter = 0;
}

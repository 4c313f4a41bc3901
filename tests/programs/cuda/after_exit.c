/* build: -lcuda
 * CUDA calls after main has returned: in an exit handler and in a destructor, as static objects of C++ make them. */
#include "victim.h"

static CUdeviceptr data;
static CUstream stream;

static void handler(void)
{
    int value = 5, count = 64;
    void *args[] = {&data, &value, &count};
    CUresult launch = cuLaunchKernel(victim_add, 1, 1, 1, 64, 1, 1, 0, stream, args, NULL);
    CUresult wait = cuCtxSynchronize();
    printf("exit handler: launch %d, wait %d\n", launch, wait);
    fflush(stdout);
}

__attribute__((destructor)) static void destructor(void)
{
    CUresult query = cuStreamQuery(stream), destroy = cuStreamDestroy_v2(stream), freed = cuMemFree_v2(data);
    printf("destructor: query %d, destroy %d, free %d\n", query, destroy, freed);
    fflush(stdout);
}

int main(void)
{
    use_device();
    data = zeroes(64);
    CHECK(cuStreamCreate(&stream, CU_STREAM_DEFAULT));
    atexit(handler);
    add(data, 1, 64, stream);
    CHECK(cuStreamSynchronize(stream));
    return 0;
}

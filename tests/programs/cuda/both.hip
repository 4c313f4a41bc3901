/* build: -lcuda
 * HIP and CUDA in one process, each on its own library, with calls of both mixed: each preload sees the launches of its
 * own, and dlsym still finds everything that it found before. */
#include <dlfcn.h>

#include "../victim.h"

#undef CUDA_SUCCESS /* HIP's headers have it too */
#include "driver.h"
#include "kernels.h"

#define CUDA_CHECK(call) CHECK((hipError_t)(call))

enum { COUNT = 256, STEPS = 16 };

int main(void)
{
    CUcontext context;
    CUmodule module;
    CUfunction chain;
    CUdeviceptr data;
    int seen[COUNT], expected = 0;
    CUDA_CHECK(cuInit(0));
    CUDA_CHECK(cuDevicePrimaryCtxRetain(&context, 0));
    CUDA_CHECK(cuCtxSetCurrent(context));
    CUDA_CHECK(cuModuleLoadData(&module, victim_ptx));
    CUDA_CHECK(cuModuleGetFunction(&chain, module, "victim_chain"));
    CUDA_CHECK(cuMemAlloc_v2(&data, sizeof seen));
    CUDA_CHECK(cuMemsetD32_v2(data, 0, COUNT));
    int *hip_data = zeroes(COUNT);
    for (int i = 0; i < STEPS; i++) {
        int value = i, count = COUNT;
        void *args[] = {&data, &value, &count};
        launch_chain(hip_data, i, COUNT, 0);
        CUDA_CHECK(cuLaunchKernel(chain, 1, 1, 1, COUNT, 1, 1, 0, NULL, args, NULL));
        expected = expected * 3 + i;
    }
    CUDA_CHECK(cuMemcpyDtoH_v2(seen, data, sizeof seen));
    EXPECT(seen[0] == expected && seen[COUNT - 1] == expected);
    EXPECT(value_of(hip_data, COUNT) == expected);
    /* The C library's own look-ups go through the filter in force, and to the end of the chain. */
    void *by_next = dlsym(RTLD_NEXT, "printf"), *by_default = dlsym(RTLD_DEFAULT, "printf");
    EXPECT(by_next && by_next == by_default);
    EXPECT(!dlsym(RTLD_DEFAULT, "hipNoSuchFunction") && !dlsym(RTLD_DEFAULT, "cuNoSuchFunction"));
    printf("both: %d\nlaunches: %d\n", expected, 2 * STEPS);
    return 0;
}

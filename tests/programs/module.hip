/* The module interface: a code object loaded from a file, launched with parameters on a stack that is gone, and
 * unloaded while launches of it are queued. */
#include "victim.h"

enum { COUNT = 256 };

static void launch(hipFunction_t function, int *data, int value, hipStream_t stream)
{
    int count = COUNT;
    void *args[] = {&data, &value, &count};
    CHECK(hipModuleLaunchKernel(function, 1, 1, 1, COUNT, 1, 1, 0, stream, args, NULL));
}

static void launch_packed(hipFunction_t function, int *data, int value, hipStream_t stream)
{
    struct {
        int *data;
        int value, count;
    } packed = {data, value, COUNT};
    size_t size = sizeof packed;
    void *extra[] = {HIP_LAUNCH_PARAM_BUFFER_POINTER, &packed, HIP_LAUNCH_PARAM_BUFFER_SIZE, &size,
                     HIP_LAUNCH_PARAM_END};
    CHECK(hipModuleLaunchKernel(function, 1, 1, 1, COUNT, 1, 1, 0, stream, NULL, extra));
}

int main(int argc, char **argv)
{
    hipModule_t module;
    hipFunction_t chain, missing;
    hipStream_t stream;
    int *data = zeroes(COUNT);
    EXPECT(argc == 2);
    CHECK(hipStreamCreate(&stream));
    CHECK(hipModuleLoad(&module, argv[1]));
    CHECK(hipModuleGetFunction(&chain, module, "victim_chain"));
    printf("missing function: %d\n", (int)hipModuleGetFunction(&missing, module, "no_such_kernel"));
    (void)hipGetLastError();
    launch_busy(NULL, 3000, stream);
    launch(chain, data, 1, stream);
    launch_packed(chain, data, 2, stream);
    launch(chain, data, 3, stream);
    CHECK(hipModuleUnload(module));
    CHECK(hipStreamSynchronize(stream));
    printf("value %d\n", value_of(data, COUNT));
    return 0;
}

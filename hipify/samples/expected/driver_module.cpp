// The driver interface: a module from a file, launched by its name.
#include <hip/hip_runtime.h>
#include <stdio.h>
#include <stdlib.h>

static void check(hipError_t result, const char *what)
{
    if (result == hipSuccess) return;
    fprintf(stderr, "%s: CUresult %d\n", what, (int)result);
    exit(result == hipErrorNoDevice || result == hipErrorFileNotFound ? 77 : 1);
}

int main(int argc, char **argv)
{
    hipDevice_t device;
    hipCtx_t context;
    hipModule_t module;
    hipFunction_t function;
    hipDeviceptr_t memory;
    hipStream_t stream = NULL;
    int factor = 3, count = 64, threads = 0;
    int host[64];
    check(hipInit(0), "cuInit");
    check(hipDeviceGet(&device, 0), "cuDeviceGet");
    check(hipDeviceGetAttribute(&threads, hipDeviceAttributeMaxThreadsPerBlock, device), "attribute");
    check(hipCtxCreate(&context, hipDeviceScheduleBlockingSync, device), "cuCtxCreate");
    check(hipModuleLoad(&module, argc > 1 ? argv[1] : "scale.co"), "cuModuleLoad");
    check(hipModuleGetFunction(&function, module, "scale"), "cuModuleGetFunction");
    check(hipMalloc(&memory, sizeof host), "cuMemAlloc");
    check(hipMemsetD32(memory, 7, count), "cuMemsetD32");
    check(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking), "cuStreamCreate");
    void *arguments[] = { &memory, &factor, &count };
    check(hipModuleLaunchKernel(function, 1, 1, 1, 64, 1, 1, 0, stream, arguments, NULL), "cuLaunchKernel");
    check(hipStreamSynchronize(stream), "cuStreamSynchronize");
    check(hipMemcpyDtoH(host, memory, sizeof host), "cuMemcpyDtoH");
    hipFree(memory);
    hipStreamDestroy(stream);
    hipModuleUnload(module);
    hipCtxDestroy(context);
    for (int i = 0; i < count; ++i)
        if (host[i] != 21) return 1;
    return 0;
}

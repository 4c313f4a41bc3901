// The driver interface: a module from a file, launched by its name.
#include <cuda.h>
#include <stdio.h>
#include <stdlib.h>

static void check(CUresult result, const char *what)
{
    if (result == CUDA_SUCCESS) return;
    fprintf(stderr, "%s: CUresult %d\n", what, (int)result);
    exit(result == CUDA_ERROR_NO_DEVICE || result == CUDA_ERROR_FILE_NOT_FOUND ? 77 : 1);
}

int main(int argc, char **argv)
{
    CUdevice device;
    CUcontext context;
    CUmodule module;
    CUfunction function;
    CUdeviceptr memory;
    CUstream stream = NULL;
    int factor = 3, count = 64, threads = 0;
    int host[64];
    check(cuInit(0), "cuInit");
    check(cuDeviceGet(&device, 0), "cuDeviceGet");
    check(cuDeviceGetAttribute(&threads, CU_DEVICE_ATTRIBUTE_MAX_THREADS_PER_BLOCK, device), "attribute");
    check(cuCtxCreate(&context, CU_CTX_SCHED_BLOCKING_SYNC, device), "cuCtxCreate");
    check(cuModuleLoad(&module, argc > 1 ? argv[1] : "scale.co"), "cuModuleLoad");
    check(cuModuleGetFunction(&function, module, "scale"), "cuModuleGetFunction");
    check(cuMemAlloc(&memory, sizeof host), "cuMemAlloc");
    check(cuMemsetD32(memory, 7, count), "cuMemsetD32");
    check(cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING), "cuStreamCreate");
    void *arguments[] = { &memory, &factor, &count };
    check(cuLaunchKernel(function, 1, 1, 1, 64, 1, 1, 0, stream, arguments, NULL), "cuLaunchKernel");
    check(cuStreamSynchronize(stream), "cuStreamSynchronize");
    check(cuMemcpyDtoH(host, memory, sizeof host), "cuMemcpyDtoH");
    cuMemFree(memory);
    cuStreamDestroy(stream);
    cuModuleUnload(module);
    cuCtxDestroy(context);
    for (int i = 0; i < count; ++i)
        if (host[i] != 21) return 1;
    return 0;
}

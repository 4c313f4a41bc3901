/* build: -lcuda
 * Calls that the library refuses: the program gets the library's own answer from the call that it made. */
#include "victim.h"

static const char *name(CUresult result)
{
    const char *text = NULL;
    CHECK(cuGetErrorName(result, &text));
    return text;
}

int main(void)
{
    void *address = (void *)1;
    const void *table = NULL;
    CUuuid id = {{1}};
    unsigned status = 77;
    CUcontext context;
    void *args[] = {NULL, NULL, NULL};
    printf("before cuInit: %s\n", name(cuCtxGetCurrent(&context)));
    use_device();
    CHECK(cuCtxPopCurrent_v2(&context));
    printf("without a context: %s\n", name(cuLaunchKernel(victim_add, 1, 1, 1, 1, 1, 1, 0, NULL, args, NULL)));
    CHECK(cuCtxSetCurrent(context));
    printf("empty grid: %s\n", name(cuLaunchKernel(victim_add, 0, 1, 1, 1, 1, 1, 0, NULL, args, NULL)));
    printf("wide group: %s\n", name(cuLaunchKernel(victim_add, 1, 1, 1, 2048, 1, 1, 0, NULL, args, NULL)));
    printf("without arguments: %s\n", name(cuLaunchKernel(victim_add, 1, 1, 1, 1, 1, 1, 0, NULL, NULL, NULL)));
    printf("no function: %s\n", name(cuModuleGetFunction(&victim_add, NULL, "victim_add")));
    printf("no bytes: %s\n", name(cuMemAlloc_v2(&(CUdeviceptr){0}, 0)));
    printf("no such table: %s\n", name(cuGetExportTable(&table, &id)));
    CHECK(cuGetProcAddress_v2("cuNoSuchFunction", &address, 12000, 0, &status));
    printf("no such name: %s, status %u\n", address ? "found" : "null", status);
    CHECK(cuGetProcAddress_v2("cuLaunchKernelEx", &address, 11000, 0, &status));
    printf("too old: %s, status %u\n", address ? "found" : "null", status);
    use_gpu("after all that");
    return 0;
}

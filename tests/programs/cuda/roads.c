/* How a program that does not link the library reaches it: `dlsym` on a local or a global handle, or
 * `cuGetProcAddress`, of either version and with each flag, all before cuInit, as CUDA's runtime library does it. A name
 * that nobody has must still not be found. */
#include <dlfcn.h>

#include "victim.h"

/* Exported name, name to look up by, and the version of CUDA that this form came with. */
#define ROADS(ROAD)                                                          \
    ROAD(cuInit, "cuInit", 2000)                                             \
    ROAD(cuDeviceGet, "cuDeviceGet", 2000)                                   \
    ROAD(cuDevicePrimaryCtxRetain, "cuDevicePrimaryCtxRetain", 7000)         \
    ROAD(cuDevicePrimaryCtxRelease_v2, "cuDevicePrimaryCtxRelease", 11000)   \
    ROAD(cuCtxSetCurrent, "cuCtxSetCurrent", 4000)                           \
    ROAD(cuCtxSynchronize, "cuCtxSynchronize", 2000)                         \
    ROAD(cuModuleLoadData, "cuModuleLoadData", 2000)                         \
    ROAD(cuModuleGetFunction, "cuModuleGetFunction", 2000)                   \
    ROAD(cuMemAlloc_v2, "cuMemAlloc", 3020)                                  \
    ROAD(cuMemFree_v2, "cuMemFree", 3020)                                    \
    ROAD(cuMemsetD32_v2, "cuMemsetD32", 3020)                                \
    ROAD(cuMemcpyDtoH_v2, "cuMemcpyDtoH", 3020)                              \
    ROAD(cuStreamCreate, "cuStreamCreate", 2000)                             \
    ROAD(cuStreamSynchronize, "cuStreamSynchronize", 2000)                   \
    ROAD(cuEventCreate, "cuEventCreate", 2000)                               \
    ROAD(cuEventRecord, "cuEventRecord", 2000)                               \
    ROAD(cuEventSynchronize, "cuEventSynchronize", 2000)                     \
    ROAD(cuLaunchKernel, "cuLaunchKernel", 4000)

struct roads {
#define ROAD(name, base, since) __typeof__(&name) name;
    ROADS(ROAD)
#undef ROAD
};

static void *library;
static int version;
static uint64_t flags;
static __typeof__(&cuGetProcAddress) get;
static __typeof__(&cuGetProcAddress_v2) get_v2;

typedef void *(*find_fn)(const char *exported, const char *base, int since);

static void *by_handle(const char *exported, const char *base, int since)
{
    (void)base, (void)since;
    return dlsym(library, exported);
}

static void *by_default(const char *exported, const char *base, int since)
{
    (void)base, (void)since;
    return dlsym(RTLD_DEFAULT, exported);
}

static void *by_get(const char *exported, const char *base, int since)
{
    void *address = NULL;
    (void)exported;
    return get(base, &address, version ? version : since, flags) == CUDA_SUCCESS ? address : NULL;
}

static void *by_get_v2(const char *exported, const char *base, int since)
{
    void *address = NULL;
    unsigned status = 77;
    (void)exported;
    CHECK(get_v2(base, &address, version ? version : since, flags, &status));
    return status == CU_GET_PROC_ADDRESS_SUCCESS ? address : NULL;
}

static void open_library(int how)
{
    library = dlopen("libcuda.so.1", RTLD_NOW | how);
    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        exit(70);
    }
    *(void **)&get = dlsym(library, "cuGetProcAddress");
    *(void **)&get_v2 = dlsym(library, "cuGetProcAddress_v2");
    EXPECT(get && get_v2);
}

/* The looker-up found through itself, as CUDA's runtime library does it. */
static void *get_v2_by_itself(void)
{
    void *address = NULL;
    unsigned status = 77;
    CHECK(get_v2("cuGetProcAddress", &address, 12000, CU_GET_PROC_ADDRESS_DEFAULT, &status));
    EXPECT(address && status == CU_GET_PROC_ADDRESS_SUCCESS);
    return address;
}

static find_fn choose(const char *road)
{
    open_library(!strcmp(road, "global") ? RTLD_GLOBAL : RTLD_LOCAL);
    if (!strcmp(road, "local"))
        return by_handle;
    if (!strcmp(road, "global"))
        return by_default;
    if (!strcmp(road, "get"))
        return by_get;
    if (!strcmp(road, "chain"))
        *(void **)&get_v2 = get_v2_by_itself();
    return by_get_v2;
}

static void find_all(struct roads *roads, find_fn find)
{
#define ROAD(name, base, since)                        \
    *(void **)&roads->name = find(#name, base, since); \
    if (!roads->name) {                                \
        fprintf(stderr, "no %s\n", #name);             \
        exit(70);                                      \
    }
    ROADS(ROAD)
#undef ROAD
    EXPECT(!find("cuNoSuchFunction", "cuNoSuchFunction", 2000));
}

static void use(const struct roads *cu)
{
    CUcontext context;
    CUmodule module;
    CUfunction function;
    CUdevice device;
    CUstream stream;
    CUevent event;
    CUdeviceptr data;
    int value = 1, count = 256, result[256];
    void *args[] = {&data, &value, &count};
    CHECK(cu->cuInit(0));
    CHECK(cu->cuDeviceGet(&device, 0));
    CHECK(cu->cuDevicePrimaryCtxRetain(&context, device));
    CHECK(cu->cuCtxSetCurrent(context));
    CHECK(cu->cuModuleLoadData(&module, victim_ptx));
    CHECK(cu->cuModuleGetFunction(&function, module, "victim_add"));
    CHECK(cu->cuMemAlloc_v2(&data, sizeof result));
    CHECK(cu->cuMemsetD32_v2(data, 0, count));
    CHECK(cu->cuStreamCreate(&stream, CU_STREAM_DEFAULT));
    CHECK(cu->cuEventCreate(&event, CU_EVENT_DEFAULT));
    CHECK(cu->cuCtxSynchronize());
    for (int i = 0; i < 20; i++, launches++)
        CHECK(cu->cuLaunchKernel(function, 1, 1, 1, 256, 1, 1, 0, stream, args, NULL));
    CHECK(cu->cuEventRecord(event, stream));
    CHECK(cu->cuEventSynchronize(event));
    for (int i = 0; i < 20; i++, launches++)
        CHECK(cu->cuLaunchKernel(function, 1, 1, 1, 256, 1, 1, 0, NULL, args, NULL));
    CHECK(cu->cuStreamSynchronize(NULL));
    CHECK(cu->cuMemcpyDtoH_v2(result, data, sizeof result));
    CHECK(cu->cuMemFree_v2(data));
    printf("values %d, %d\n", result[0], result[255]);
    CHECK(cu->cuDevicePrimaryCtxRelease_v2(device));
}

int main(int argc, char **argv)
{
    struct roads roads;
    if (argc < 2)
        return 70;
    flags = argc > 2 ? strtoul(argv[2], NULL, 10) : CU_GET_PROC_ADDRESS_DEFAULT;
    version = argc > 3 ? atoi(argv[3]) : 0;
    find_all(&roads, choose(argv[1]));
    use(&roads);
    tell_launches();
    return 0;
}

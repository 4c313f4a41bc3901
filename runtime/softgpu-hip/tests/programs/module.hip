// Modules: argv[1] is a code object of kernels.h.
#include "check.h"
#include <hip/hip_ext.h>

static std::vector<char> contents(const char *path) {
    std::vector<char> bytes;
    FILE *file = fopen(path, "rb");
    CHECK(file);
    char block[4096];
    while (size_t count = fread(block, 1, sizeof block, file)) bytes.insert(bytes.end(), block, block + count);
    fclose(file);
    return bytes;
}

static void launches(hipFunction_t function) {
    int *data, host[8] = {}, value = 3, n = 8;
    HIP(hipMalloc(reinterpret_cast<void **>(&data), sizeof host));
    HIP(hipMemset(data, 0, sizeof host));
    void *params[] = {&data, &value, &n};
    HIP(hipModuleLaunchKernel(function, 1, 1, 1, 8, 1, 1, 0, nullptr, params, nullptr));
    struct {
        int *data;
        int value, n;
    } block = {data, 4, 8};
    size_t size = sizeof block;
    void *extra[] = {HIP_LAUNCH_PARAM_BUFFER_POINTER, &block, HIP_LAUNCH_PARAM_BUFFER_SIZE, &size, HIP_LAUNCH_PARAM_END};
    HIP(hipModuleLaunchKernel(function, 1, 1, 1, 8, 1, 1, 0, nullptr, nullptr, extra));
    hipEvent_t start, stop;
    HIP(hipEventCreate(&start));
    HIP(hipEventCreate(&stop));
    // The grid is in work-items here: 8 of them, not 8 groups.
    HIP(hipExtModuleLaunchKernel(function, 8, 1, 1, 4, 1, 1, 0, nullptr, params, nullptr, start, stop, 0));
    HIP(hipEventSynchronize(stop));
    HIP(hipMemcpy(host, data, sizeof host, hipMemcpyDeviceToHost));
    for (int got : host) CHECK(got == 10);
    CHECK(hipModuleLaunchKernel(function, 0, 1, 1, 8, 1, 1, 0, nullptr, params, nullptr) == hipErrorInvalidConfiguration);
    CHECK(hipModuleLaunchKernel(nullptr, 1, 1, 1, 8, 1, 1, 0, nullptr, params, nullptr) != hipSuccess);
}

static void globals(hipModule_t module) {
    hipDeviceptr_t at;
    size_t size;
    HIP(hipModuleGetGlobal(&at, &size, module, "device_counter"));
    CHECK(size == 4);
    int value;
    HIP(hipMemcpyDtoH(&value, at, 4));
    CHECK(value == 41);
    CHECK(hipModuleGetGlobal(&at, &size, module, "nothing") == hipErrorNotFound);
}

int main(int, char **argv) {
    hipModule_t module, from_memory;
    hipFunction_t function;
    HIP(hipModuleLoad(&module, argv[1]));
    HIP(hipModuleGetFunction(&function, module, "_Z3addPiii"));
    CHECK(hipModuleGetFunction(&function, module, "nothing") == hipErrorNotFound);
    HIP(hipModuleGetFunction(&function, module, "_Z3addPiii"));
    launches(function);
    globals(module);
    std::vector<char> image = contents(argv[1]);
    HIP(hipModuleLoadData(&from_memory, image.data()));
    HIP(hipModuleGetFunction(&function, from_memory, "_Z3addPiii"));
    launches(function);
    HIP(hipModuleUnload(module));
    CHECK(hipModuleUnload(module) != hipSuccess);
    // Damage of any kind is an error.
    for (size_t at = 0; at < image.size(); at += 1 + image.size() / 400) {
        std::vector<char> damaged = image;
        damaged[at] ^= 0x5a;
        if (at % 2) damaged.resize(at + 1);
        hipModule_t broken;
        if (hipModuleLoadData(&broken, damaged.data()) == hipSuccess) HIP(hipModuleUnload(broken));
    }
    CHECK(hipModuleLoadData(&from_memory, "neither") == hipErrorInvalidImage);
    CHECK(hipModuleLoad(&module, "/nothing/here") == hipErrorFileNotFound);
    puts("ok");
}

/* What hipcc would generate for kernels.hip, by hand, for machines without hipcc: the handles that programs launch by,
 * and their registration before main. Beside the host's (empty) entry the bundle has one for the software device, empty
 * too: it takes the kernels from cpu.c. A real GPU finds no code in the bundle and says so at the first launch. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* Layouts: clang's CodeGen of HIP host code, and "Clang Offload Bundler" in clang's documentation. */
struct fat_binary_wrapper {
    uint32_t magic;
    uint32_t version;
    const void *bundle;
    void *unused;
};

#define HOST_TRIPLE "host-x86_64-unknown-linux--"
#define SOFTWARE_TRIPLE "hipv4-softgpu-unknown-linux--cpu"

/* An entry's triple is as long as it says and not padded, so what follows is not aligned. */
struct __attribute__((packed)) bundle {
    char magic[24];
    uint64_t entries;
    uint64_t host[3]; /* offset, size, length of the triple */
    char host_triple[sizeof HOST_TRIPLE - 1];
    uint64_t software[3];
    char software_triple[sizeof SOFTWARE_TRIPLE - 1];
};

#define HIP_FAT_MAGIC 0x48495046u

__attribute__((section(".hip_fatbin"), aligned(4096))) static const struct bundle bundle = {
    "__CLANG_OFFLOAD_BUNDLE__",
    2,
    {sizeof(struct bundle), 0, sizeof HOST_TRIPLE - 1},
    HOST_TRIPLE,
    {sizeof(struct bundle), 0, sizeof SOFTWARE_TRIPLE - 1},
    SOFTWARE_TRIPLE,
};

__attribute__((section(".hipFatBinSegment"))) static const struct fat_binary_wrapper wrapper = {
    HIP_FAT_MAGIC, 1, &bundle, NULL,
};

void **__hipRegisterFatBinary(const void *wrapper);
void __hipRegisterFunction(void **modules, const void *handle, char *name, const char *device_name,
                           unsigned int thread_limit, void *tid, void *bid, void *block_dim, void *grid_dim,
                           int *wave_size);
void __hipUnregisterFatBinary(void **modules);

/* A kernel's handle is the address of an object of the kernel's name, as with hipcc. */
const char hipreempt_replay;
const char hipreempt_canary;
const char hipreempt_noop;
const char hipreempt_vector_add;
const char hipreempt_saxpy;
const char hipreempt_copy;
const char hipreempt_spin;
const char hipreempt_matmul;
const char hipreempt_reduce;
const char hipreempt_cooperative;

static void **modules;

static void register_kernel(const void *handle, const char *name)
{
    __hipRegisterFunction(modules, handle, (char *)name, name, (unsigned)-1, NULL, NULL, NULL, NULL, NULL);
}

static void unregister(void)
{
    if (modules)
        __hipUnregisterFatBinary(modules);
    modules = NULL;
}

__attribute__((constructor)) static void register_kernels(void)
{
    modules = __hipRegisterFatBinary(&wrapper);
    register_kernel(&hipreempt_replay, "hipreempt_replay");
    register_kernel(&hipreempt_canary, "hipreempt_canary");
    register_kernel(&hipreempt_noop, "hipreempt_noop");
    register_kernel(&hipreempt_vector_add, "hipreempt_vector_add");
    register_kernel(&hipreempt_saxpy, "hipreempt_saxpy");
    register_kernel(&hipreempt_copy, "hipreempt_copy");
    register_kernel(&hipreempt_spin, "hipreempt_spin");
    register_kernel(&hipreempt_matmul, "hipreempt_matmul");
    register_kernel(&hipreempt_reduce, "hipreempt_reduce");
    register_kernel(&hipreempt_cooperative, "hipreempt_cooperative");
    atexit(unregister);
}

/* The library by dlopen(RTLD_LOCAL), dlsym and hipGetProcAddress; argv[1] is its path. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef int (*get_proc_address)(const char *, void **, int, uint64_t, int *);

#define CHECK(condition)                                                  \
    do {                                                                  \
        if (!(condition)) {                                               \
            fprintf(stderr, "%d: not true: %s\n", __LINE__, #condition);  \
            return 1;                                                     \
        }                                                                 \
    } while (0)

int main(int argc, char **argv) {
    void *library = argc > 1 ? dlopen(argv[1], RTLD_NOW | RTLD_LOCAL) : 0;
    CHECK(library);
    get_proc_address get = (get_proc_address)dlsym(library, "hipGetProcAddress");
    CHECK(get);
    void *found;
    int status = -1;
    CHECK(get("hipMalloc", &found, 502, 0, &status) == 0);
    CHECK(found == dlsym(library, "hipMalloc") && status == 0);
    CHECK(get("hipMemcpyAsync", &found, 700, 2, 0) == 0);
    CHECK(found == dlsym(library, "hipMemcpyAsync_spt"));
    CHECK(get("hipGetDeviceProperties", &found, 502, 0, 0) == 0);
    CHECK(found == dlsym(library, "hipGetDeviceProperties"));
    CHECK(get("hipGetDeviceProperties", &found, 600, 0, 0) == 0);
    CHECK(found == dlsym(library, "hipGetDevicePropertiesR0600"));
    CHECK(get("hipNothing", &found, 700, 0, &status) != 0 && status == 1 && found == 0);
    CHECK(dlvsym(library, "hipMalloc", "hip_4.2") == dlsym(library, "hipMalloc"));
    int (*allocate)(void **, size_t) = (int (*)(void **, size_t))dlsym(library, "hipMalloc");
    void *memory = 0;
    CHECK(allocate(&memory, 64) == 0 && memory);
    int (*properties)(void *, int) = (int (*)(void *, int))dlsym(library, "hipGetDevicePropertiesR0600");
    unsigned char told[1472 + 64];
    memset(told, 0xee, sizeof told);
    CHECK(properties(told, 0) == 0);
    CHECK(strncmp((char *)told + 1160, "gfx90a", 6) == 0);
    for (size_t i = 1472; i < sizeof told; i++) CHECK(told[i] == 0xee);
    puts("ok");
    return 0;
}

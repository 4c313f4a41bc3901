/* HIP functions that a program finds by name at run time, for the victims that link no HIP library at all. The kernel
 * comes from a code object, as Triton's do. */
#ifndef ROADS_H
#define ROADS_H

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct roads {
    int (*malloc)(void **, size_t);
    int (*free)(void *);
    int (*memset)(void *, int, size_t);
    int (*copy)(void *, const void *, size_t, int);
    int (*synchronize)(void);
    int (*load)(void **, const char *);
    int (*function)(void **, void *, const char *);
    int (*launch)(void *, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, void *, void **, void **);
};

typedef void *(*find_fn)(void *library, const char *name);

static void *must(void *found, const char *name)
{
    if (!found) {
        fprintf(stderr, "no %s\n", name);
        exit(70);
    }
    return found;
}

static struct roads roads_of(void *library, find_fn find)
{
    struct roads roads;
#define ROAD(field, name) *(void **)&roads.field = must(find(library, name), name)
    ROAD(malloc, "hipMalloc");
    ROAD(free, "hipFree");
    ROAD(memset, "hipMemset");
    ROAD(copy, "hipMemcpy");
    ROAD(synchronize, "hipDeviceSynchronize");
    ROAD(load, "hipModuleLoad");
    ROAD(function, "hipModuleGetFunction");
    ROAD(launch, "hipModuleLaunchKernel");
#undef ROAD
    return roads;
}

/* Twenty launches by `roads` of the kernel in `code_object`; prints the outcome. */
static void use_roads(const struct roads *roads, const char *who, const char *code_object)
{
    void *module = NULL, *function = NULL, *data = NULL;
    int value = 1, count = 256, result = -1, failed = 0;
    failed |= roads->malloc(&data, 1024) | roads->memset(data, 0, 1024);
    failed |= roads->load(&module, code_object) | roads->function(&function, module, "victim_add");
    for (int i = 0; i < 20 && !failed; i++) {
        void *args[] = {&data, &value, &count};
        failed |= roads->launch(function, 1, 1, 1, 256, 1, 1, 0, NULL, args, NULL);
    }
    failed |= roads->synchronize() | roads->copy(&result, data, sizeof result, 2) | roads->free(data);
    printf("%s: failed %d, value %d\n", who, failed, result);
    fflush(stdout);
}

#endif

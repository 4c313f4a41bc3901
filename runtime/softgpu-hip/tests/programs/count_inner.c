/* A preload that counts the asynchronous copies it sees and passes them on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>

static int seen;

int hipMemcpyAsync(void *to, const void *from, size_t bytes, int kind, void *stream) {
    int (*next)(void *, const void *, size_t, int, void *) =
        (int (*)(void *, const void *, size_t, int, void *))dlsym(RTLD_NEXT, "hipMemcpyAsync");
    seen++;
    return next(to, from, bytes, kind, stream);
}

__attribute__((destructor)) static void tell(void) { fprintf(stderr, "inner copies: %d\n", seen); }

/* The road by dlvsym on a handle, with HIP's version nodes; a version that does not exist must still not be found. */
#define _GNU_SOURCE
#include "roads.h"

/* The node of every function in `struct roads`. */
static void *find(void *library, const char *name)
{
    return dlvsym(library, name, "hip_4.2");
}

int main(int argc, char **argv)
{
    void *library = dlopen("libamdhip64.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!library || argc != 2) {
        fprintf(stderr, "%s\n", library ? "no code object" : dlerror());
        return 70;
    }
    struct roads roads = roads_of(library, find);
    use_roads(&roads, "dlvsym on a handle", argv[1]);
    dlerror();
    void *absent = dlvsym(library, "hipModuleLaunchKernel", "hip_9.9");
    printf("absent: %s, error %s\n", absent ? "found" : "not found", dlerror() ? "set" : "not set");
    void *of_libc = dlvsym(RTLD_DEFAULT, "getpid", "GLIBC_2.2.5");
    printf("getpid: %s\n", of_libc == dlsym(RTLD_DEFAULT, "getpid") ? "the same" : "another");
    printf("launches: 20\n");
    return 0;
}

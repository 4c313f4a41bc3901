/* Asks which platform there is, and then uses HIP: probe_hip.c the other way round. */
#include <dlfcn.h>

#include "../victim.h"

int main(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    printf("cuInit in the process: %s\n", dlsym(RTLD_DEFAULT, "cuInit") ? "yes" : "no");
    printf("CUDA library: %s\n", library ? "yes" : "no");
    printf("cuInit in it: %s\n", library && dlsym(library, "cuInit") ? "yes" : "no");
    use_gpu("HIP");
    printf("launches: 10\n");
    return 0;
}

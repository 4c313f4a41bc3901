/* build: -lcuda
 * Asks which platform there is, as frameworks do that are built for both: by the symbols in the process and by the
 * libraries on the search path. Then uses CUDA. */
#include <dlfcn.h>

#include "victim.h"

int main(void)
{
    void *library = dlopen("libamdhip64.so", RTLD_NOW | RTLD_LOCAL);
    printf("hipInit in the process: %s\n", dlsym(RTLD_DEFAULT, "hipInit") ? "yes" : "no");
    printf("HIP library: %s\n", library ? "yes" : "no");
    printf("hipInit in it: %s\n", library && dlsym(library, "hipInit") ? "yes" : "no");
    use_device();
    use_gpu("CUDA");
    tell_launches();
    return 0;
}

/* Looks for CUDA where there is none, as programs do that can do without: the library by name, and then whatever carries
 * the name of a function. A preload that has the name must not pass for the library. */
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW);
    printf("library %s\n", library ? "found" : "absent");
    dlerror();
    printf("function of no library %s\n", dlsym(RTLD_DEFAULT, "cuNoSuchFunction") ? "found" : "absent");
    printf("function %s\n", dlsym(RTLD_DEFAULT, "cuInit") ? "found" : "absent");
    return 0;
}

/* Looks for a HIP library that is not there, as programs that can do without one do. */
#include <dlfcn.h>
#include <stdio.h>

int main(void)
{
    void *library = dlopen("libamdhip64.so.0", RTLD_NOW);
    printf("library %s\n", library ? "found" : "absent");
    dlerror();
    printf("function %s\n", dlsym(RTLD_DEFAULT, "hipNoSuchFunction") ? "found" : "absent");
    return library ? 1 : 0;
}

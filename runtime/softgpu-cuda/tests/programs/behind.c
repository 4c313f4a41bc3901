/* With a library in front, look-ups in the driver library still give the driver's own functions. */
#include <dlfcn.h>

#include "victim.h"

int main(void)
{
    void *library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL), *found = NULL;
    EXPECT(library && dlsym(RTLD_DEFAULT, "cuInit") != dlsym(library, "cuInit"));
    __typeof__(&cuGetProcAddress_v2) get;
    *(void **)&get = dlsym(library, "cuGetProcAddress_v2");
    CHECK(get("cuInit", &found, 12000, 0, NULL));
    EXPECT(found == dlsym(library, "cuInit"));
    puts("ok");
    return 0;
}

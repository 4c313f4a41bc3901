/* The HIP library is opened RTLD_LOCAL, as every Python extension does, and reached by dlsym on its handle only. A
 * second name, of a function that does not exist, must still not be found. */
#include "roads.h"

int main(int argc, char **argv)
{
    void *library = dlopen("libamdhip64.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library || argc != 2) {
        fprintf(stderr, "%s\n", library ? "no code object" : dlerror());
        return 70;
    }
    struct roads roads = roads_of(library, dlsym);
    use_roads(&roads, "dlsym on a handle", argv[1]);
    dlerror();
    void *absent = dlsym(library, "hipNoSuchFunction");
    printf("absent: %s, error %s\n", absent ? "found" : "not found", dlerror() ? "set" : "not set");
    return 0;
}

/* Two HIP libraries in one process: the system's and one that a Python wheel brought along. Calls made through the one
 * must reach that one. The arguments are the paths of both and the code object. */
#include "roads.h"

int main(int argc, char **argv)
{
    if (argc != 4)
        return 70;
    for (int i = 1; i <= 2; i++) {
        void *library = dlopen(argv[i], RTLD_NOW | RTLD_LOCAL);
        if (!library) {
            fprintf(stderr, "%s\n", dlerror());
            return 70;
        }
        struct roads roads = roads_of(library, dlsym);
        use_roads(&roads, i == 1 ? "first library" : "second library", argv[3]);
    }
    return 0;
}

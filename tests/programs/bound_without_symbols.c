/* A program that reaches HIP without any look-up that could be stood in front of: it reads the library's own symbol table,
 * as code does that was bound at build time or that binds itself. Arguments: the code object; `twice` also calls the same
 * functions by dlsym. */
#define _GNU_SOURCE
#include "roads.h"
#include "unseen.h"

int main(int argc, char **argv)
{
    void *library = dlopen("libamdhip64.so.7", RTLD_NOW | RTLD_LOCAL);
    if (!library || argc < 2) {
        fprintf(stderr, "%s\n", library ? "no code object" : dlerror());
        return 70;
    }
    struct roads roads = roads_of(library, find_unseen);
    use_roads(&roads, "without symbols", argv[1]);
    if (argc > 2) {
        struct roads others = roads_of(library, dlsym);
        use_roads(&others, "by dlsym", argv[1]);
    }
    printf("launches: %d\n", argc > 2 ? 40 : 20);
    return 0;
}

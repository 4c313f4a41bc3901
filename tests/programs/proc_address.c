/* The road of Triton and PyTorch: hipGetProcAddress for everything, with a version. */
#include "roads.h"

static int (*get_proc_address)(const char *, void **, int, uint64_t, void *);

static void *find(void *library, const char *name)
{
    void *found = NULL;
    int status = 0;
    (void)library;
    return get_proc_address(name, &found, 60000000, 0, &status) == 0 ? found : NULL;
}

int main(int argc, char **argv)
{
    void *library = dlopen("libamdhip64.so.6", RTLD_NOW | RTLD_LOCAL);
    if (!library || argc != 2) {
        fprintf(stderr, "%s\n", library ? "no code object" : dlerror());
        return 70;
    }
    *(void **)&get_proc_address = must(dlsym(library, "hipGetProcAddress"), "hipGetProcAddress");
    struct roads roads = roads_of(library, find);
    use_roads(&roads, "hipGetProcAddress", argv[1]);
    void *found = NULL;
    int status = 0, code = get_proc_address("hipNoSuchFunction", &found, 60000000, 0, &status);
    printf("absent: %s, pointer %s\n", code ? "refused" : "accepted", found ? "set" : "null");
    return 0;
}

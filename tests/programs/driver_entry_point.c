/* The road of HIP 7: hipGetDriverEntryPoint for everything, and its form for a thread's own default stream. */
#include "roads.h"

typedef int (*entry_point_fn)(const char *, void **, unsigned long long, int *);
static entry_point_fn entry_point;

static void *find(void *library, const char *name)
{
    void *found = NULL;
    int status = 0;
    (void)library;
    return entry_point(name, &found, 0, &status) == 0 ? found : NULL;
}

int main(int argc, char **argv)
{
    void *library = dlopen("libamdhip64.so.7", RTLD_NOW | RTLD_LOCAL);
    if (!library || argc != 2) {
        fprintf(stderr, "%s\n", library ? "no code object" : dlerror());
        return 70;
    }
    const char *names[] = {"hipGetDriverEntryPoint", "hipGetDriverEntryPoint_spt"};
    for (int i = 0; i < 2; i++) {
        *(void **)&entry_point = must(dlsym(library, names[i]), names[i]);
        struct roads roads = roads_of(library, find);
        use_roads(&roads, names[i], argv[1]);
    }
    void *found = NULL;
    int status = 0, code = entry_point("hipNoSuchFunction", &found, 0, &status);
    printf("absent: %s, pointer %s\n", code ? "refused" : "accepted", found ? "set" : "null");
    printf("launches: 40\n");
    return 0;
}

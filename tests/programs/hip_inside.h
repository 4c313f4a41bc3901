/* The rest of a program that has HIP inside it: it registers its dispatch table and calls HIP through that alone. What comes
 * before (tests/roads.rs): `names` of the table's MEMBERS, `targets` that the stubs of this program jump on to, and `stub0`,
 * the first of them, 16 bytes each. Arguments: the code object, the library behind it, rocprofiler-register. */
#include "roads.h"
#include "unseen.h"

typedef uint32_t (*register_fn)(const char *, uint32_t (*)(void), uint32_t, void **, uint64_t, uint64_t *);

static struct {
    uint64_t size;
    void *members[MEMBERS];
} table;

static uint32_t import(void)
{
    return 70100;
}

static void *in_table(void *library, const char *name)
{
    (void)library;
    for (int i = 0; i < MEMBERS; i++)
        if (!strcmp(names[i], name))
            return table.members[i];
    return NULL;
}

int main(int argc, char **argv)
{
    void *library = argc == 4 ? dlopen(argv[2], RTLD_NOW | RTLD_LOCAL) : NULL;
    void *registers = argc == 4 ? dlopen(argv[3], RTLD_NOW | RTLD_LOCAL) : NULL;
    void *tables[] = {&table};
    uint64_t identifier = 0;
    register_fn offer;
    if (!library || !registers) {
        fprintf(stderr, "%s\n", dlerror());
        return 70;
    }
    table.size = sizeof table;
    for (int i = 0; i < MEMBERS; i++) {
        targets[i] = find_unseen(library, names[i]);
        table.members[i] = (void *)(stub0 + 16 * i);
    }
    *(void **)&offer = must(dlsym(registers, "rocprofiler_register_library_api_table"), "a registry");
    offer("hip", import, import(), tables, 1, &identifier);
    struct roads roads = roads_of(NULL, in_table);
    use_roads(&roads, "HIP inside", argv[1]);
    printf("launches: 20\n");
    return 0;
}

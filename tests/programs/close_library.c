/* A program that closes a library of ours after its first use of a GPU. The threads that the library started go on, and
 * so must its code: a thread that wakes up in memory that is gone ends the program. What is kept of it works on.
 *
 * Arguments: `hip` or `cuda`, whose functions are used, the library's file, and the file in which to look for what that
 * one does not have, as it is with a preload; the same for a library that has everything. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES = 1 << 20, COUNT = BYTES / 4, ROUNDS = 20, NAMES_MAX = 512 };

static void *library, *behind;
static uint64_t data;
static int (*set_async)(uint64_t, int, size_t, void *);
static int (*copy_out)(void *, uint64_t, size_t);
static int (*synchronize)(void);

static void check(int code, const char *what)
{
    if (code) {
        fprintf(stderr, "%s: %d\n", what, code);
        exit(70);
    }
}

static void *find(const char *name)
{
    void *found = dlsym(library, name);
    if (!found)
        found = dlsym(behind, name);
    check(!found, name);
    return found;
}

static void start_hip(void)
{
    int (*allocate)(uint64_t *, size_t);
    *(void **)&allocate = find("hipMalloc");
    check(allocate(&data, BYTES), "hipMalloc");
    *(void **)&set_async = find("hipMemsetD32Async");
    *(void **)&copy_out = find("hipMemcpyDtoH");
    *(void **)&synchronize = find("hipDeviceSynchronize");
}

static void start_cuda(void)
{
    int (*init)(unsigned), (*retain)(void **, int), (*enter)(void *), (*allocate)(uint64_t *, size_t);
    void *context;
    *(void **)&init = find("cuInit");
    *(void **)&retain = find("cuDevicePrimaryCtxRetain");
    *(void **)&enter = find("cuCtxSetCurrent");
    *(void **)&allocate = find("cuMemAlloc_v2");
    check(init(0), "cuInit");
    check(retain(&context, 0), "cuDevicePrimaryCtxRetain");
    check(enter(context), "cuCtxSetCurrent");
    check(allocate(&data, BYTES), "cuMemAlloc");
    *(void **)&set_async = find("cuMemsetD32Async");
    *(void **)&copy_out = find("cuMemcpyDtoH_v2");
    *(void **)&synchronize = find("cuCtxSynchronize");
}

static void use(void)
{
    static int out[COUNT];
    for (int i = 1; i <= ROUNDS; i++) {
        check(set_async(data, i, COUNT, NULL), "a memset");
        check(synchronize(), "a synchronisation");
    }
    check(copy_out(out, data, BYTES), "a copy");
    if (out[0] != ROUNDS || out[COUNT - 1] != ROUNDS) {
        fprintf(stderr, "the last memset left %d and %d\n", out[0], out[COUNT - 1]);
        exit(71);
    }
}

static int not_hidden(const struct dirent *entry) { return entry->d_name[0] != '.'; }

/* The names of this process's threads but the first, in the order in which they were started. */
static void threads(char *names)
{
    struct dirent **entries;
    char path[300], name[32];
    int count = scandir("/proc/self/task", &entries, not_hidden, versionsort);
    *names = 0;
    for (int i = 1; i < count; i++) {
        snprintf(path, sizeof path, "/proc/self/task/%s/comm", entries[i]->d_name);
        FILE *file = fopen(path, "r");
        if (file && fgets(name, sizeof name, file)) {
            name[strcspn(name, "\n")] = 0;
            strncat(strncat(names, " ", NAMES_MAX - strlen(names) - 1), name, NAMES_MAX - strlen(names) - 1);
        }
        if (file)
            fclose(file);
    }
}

int main(int argc, char **argv)
{
    char before[NAMES_MAX], after[NAMES_MAX];
    check(argc != 4, "arguments");
    behind = dlopen(argv[3], RTLD_NOW | RTLD_LOCAL);
    check(!behind, argv[3]);
    library = dlopen(argv[2], RTLD_NOW | RTLD_LOCAL);
    check(!library, argv[2]);
    strcmp(argv[1], "hip") ? start_cuda() : start_hip();
    use();
    threads(before);
    check(dlclose(library), "dlclose");
    if (library == behind)
        check(dlclose(behind), "dlclose");
    use();
    threads(after);
    printf("threads:%s\n", before);
    if (strcmp(before, after)) {
        fprintf(stderr, "after the close:%s\n", after);
        return 71;
    }
    if (!dlopen(argv[2], RTLD_NOW | RTLD_NOLOAD)) {
        fprintf(stderr, "the library is gone\n");
        return 71;
    }
    return 0;
}

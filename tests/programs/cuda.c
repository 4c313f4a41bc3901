/* The roads into libcuda.so.1, before cuInit, as CUDA's runtime library takes them. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef uintptr_t word;
typedef unsigned (*any_fn)(word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word);

static void *library;
static int (*get_1)(const char *, void **, int, uint64_t);
static int (*get_2)(const char *, void **, int, uint64_t, int *);
static void *(*stub_address)(const char *);
static int *stub_result;
/* Memory that every argument points into: whatever a function reads there is zero, or an empty name. */
static char memory[16][256];

static void fail(const char *what, const char *name)
{
    fprintf(stderr, "%s: %s\n", what, name);
    exit(1);
}

static void *must(const char *name)
{
    void *found = dlsym(library, name);
    if (!found) fail("no", name);
    return found;
}

static int is_preloads(void *address)
{
    Dl_info info;
    return dladdr(address, &info) && strstr(info.dli_fname, "hipreempt_cuda");
}

static void *by_address(const char *name, int version)
{
    void *found = NULL;
    int status = 0;
    int code = version == 1 ? get_1(name, &found, 13000, 0) : get_2(name, &found, 13000, 0, &status);
    return code == 0 ? found : NULL;
}

/* Of the calling thread: looked up anew, since the library is a copy of its own for each thread. */
static const char **name_of_call(void) { return (const char **)must("stub_name"); }
static word *args_of_call(void) { return (word *)must("stub_args"); }

static any_fn function(const char *name)
{
    any_fn found;
    *(void **)&found = must(name);
    return found;
}

static void check_call(void *address, const char *name, const char *sizes, int result)
{
    any_fn call;
    word a[16];
    *(void **)&call = address;
    /* Numbers are small: some count what lies behind a pointer. */
    for (int i = 0, known = strlen(sizes); i < 16; i++) a[i] = i < known && sizes[i] != '8' ? (word)i + 1 : (word)memory[i];
    *stub_result = result;
    *name_of_call() = "nothing";
    unsigned got = call(a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11], a[12], a[13], a[14], a[15]);
    *stub_result = 0;
    if ((int)got != result) fail("another result", name);
    if (strcmp(*name_of_call(), name)) fail("another function called", name);
    for (int i = 0; sizes[i] && sizes[i] != '-'; i++) {
        word mask = sizes[i] == '8' ? ~(word)0 : ((word)1 << (8 * (sizes[i] - '0'))) - 1;
        if ((args_of_call()[i] ^ a[i]) & mask) fail("another argument", name);
    }
}

static void roads(const char *file)
{
    char name[128], sizes[32];
    int hooked = 0, plain = 0;
    FILE *table = fopen(file, "r");
    if (!table) fail("no table", file);
    while (fscanf(table, "%127s %31s", name, sizes) == 2) {
        void *real = stub_address(name), *found = must(name);
        void *symbol = dlsym(RTLD_DEFAULT, name);
        for (int version = 1; version <= 2; version++)
            if (by_address(name, version) != found) fail("another by cuGetProcAddress", name);
        if (!is_preloads(found)) {
            if (found != real || symbol) fail("neither the library's nor ours", name);
            plain++;
            continue;
        }
        if (symbol != found) fail("another by symbol", name);
        if (strncmp(name, "cuGetProcAddress", 16)) {
            check_call(found, name, sizes, 0);
            check_call(found, name, sizes, 719);
        }
        hooked++;
    }
    printf("%d hooked, %d not\n", hooked, plain);
}

static void lacks(const char *name)
{
    if (dlsym(library, name) || by_address(name, 1) || by_address(name, 2)) fail("found", name);
    any_fn call;
    *(void **)&call = dlsym(RTLD_DEFAULT, name);
    if (!call) fail("not exported", name);
    unsigned code = 0;
    for (int i = 0; i < 2; i++) code = call(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    printf("by no road, %u\n", code);
}

static void launch(void)
{
    any_fn call;
    *(void **)&call = by_address("cuLaunchKernel", 2);
    for (int i = 0; i < 1000; i++) call(0x1000, 1, 1, 1, 32, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    function("cuCtxSynchronize")(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    printf("launched\n");
}

static void *called_with;
static void callback(void *data) { called_with = data; }

static void host_function(const char *when)
{
    static int data;
    called_with = NULL;
    function("cuLaunchHostFunc")(0, (word)callback, (word)&data, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    word *args = args_of_call();
    if (args[1] == (word)callback && args[2] == (word)&data) {
        printf("%s: mine\n", when);
        return;
    }
    void (*wrapped)(void *);
    *(word *)&wrapped = args[1];
    wrapped((void *)args[2]);
    printf("%s: wrapped, called with %s\n", when, called_with == &data ? "mine" : "another");
}

static void callbacks(void)
{
    function("cuLaunchKernel")(0x1000, 1, 1, 1, 32, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    host_function("outside");
    function("cuStreamBeginCapture_v2")(0x7000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    host_function("capture");
    function("cuStreamEndCapture")(0x7000, (word)memory, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    host_function("after");
    *stub_result = 1;
    function("cuLaunchHostFunc")(0, (word)callback, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    *stub_result = 0;
    printf("refused: mine is safe\n");
}

int main(int argc, char **argv)
{
    library = dlopen("libcuda.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library) fail("no library", dlerror());
    *(void **)&get_1 = must("cuGetProcAddress");
    *(void **)&get_2 = must("cuGetProcAddress_v2");
    *(void **)&stub_address = must("stub_address");
    *(void **)&stub_result = must("stub_result");
    if (argc > 2 && !strcmp(argv[1], "roads")) roads(argv[2]);
    else if (argc > 2 && !strcmp(argv[1], "lacks")) lacks(argv[2]);
    else if (argc > 1 && !strcmp(argv[1], "launch")) launch();
    else if (argc > 1 && !strcmp(argv[1], "callbacks")) callbacks();
    else fail("what to do", argv[0]);
    return 0;
}

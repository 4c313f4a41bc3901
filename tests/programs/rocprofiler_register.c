/* Stands in for librocprofiler-register.so: takes the dispatch tables of a HIP library and hands them to the tool of this
 * process, found as the real one finds it (rocprofiler_register.cpp): by a weak reference, or by dlsym(RTLD_DEFAULT). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

typedef int (*set_api_table_fn)(const char *, uint64_t, uint64_t, void **, uint64_t);

#pragma weak rocprofiler_configure
#pragma weak rocprofiler_set_api_table
extern void *rocprofiler_configure(uint32_t, const char *, uint32_t, void *);
extern int rocprofiler_set_api_table(const char *, uint64_t, uint64_t, void **, uint64_t);

/* Error codes of rocprofiler-register.h. */
enum { SUCCESS = 0, NO_TOOLS = 1, BAD_LENGTH = 3, TOOL_FAILED = 6 };

int rocprofiler_register_library_api_table(const char *name, uint32_t (*import)(void), uint32_t version, void **tables,
                                           uint64_t count, uint64_t *identifier)
{
    static __thread int offering;
    set_api_table_fn set_api_table = rocprofiler_set_api_table;
    int result;
    (void)import;
    /* The real one refuses this, and the table is lost. */
    if (offering)
        abort();
    *identifier = 1;
    if (count < 1)
        return BAD_LENGTH;
    void *found = dlsym(RTLD_DEFAULT, "rocprofiler_configure");
    if (!rocprofiler_configure && !found)
        return NO_TOOLS;
    if (!set_api_table)
        *(void **)&set_api_table = dlsym(RTLD_DEFAULT, "rocprofiler_set_api_table");
    /* The real one ends the process here: a tool that can be found, and nothing that would take its tables. */
    if (!set_api_table)
        abort();
    offering = 1;
    result = set_api_table(name, version, 0, tables, count) == 0 ? SUCCESS : TOOL_FAILED;
    offering = 0;
    return result;
}

/* A stand-in for libcuda.so.1 that writes down how it was called. The test writes the list of functions. */
#include <stdint.h>
#include <string.h>

struct stub {
    const char *name;
    void *address;
};
extern const struct stub stubs[];

/* The last call on this thread, and what the next ones return. */
_Thread_local const char *stub_name;
_Thread_local uintptr_t stub_args[16];
_Thread_local int stub_calls;
int stub_result;

void *stub_address(const char *name);

static inline unsigned note(const char *name, const uintptr_t *args)
{
    stub_name = name;
    stub_calls++;
    memcpy(stub_args, args, sizeof stub_args);
    return stub_result;
}

#define STUB(name)                                                                                                     \
    unsigned name(uintptr_t a0, uintptr_t a1, uintptr_t a2, uintptr_t a3, uintptr_t a4, uintptr_t a5, uintptr_t a6,    \
                  uintptr_t a7, uintptr_t a8, uintptr_t a9, uintptr_t a10, uintptr_t a11, uintptr_t a12,               \
                  uintptr_t a13, uintptr_t a14, uintptr_t a15)                                                         \
    {                                                                                                                  \
        uintptr_t args[16] = {a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15};                   \
        return note(#name, args);                                                                                      \
    }

void *stub_address(const char *name)
{
    for (const struct stub *stub = stubs; stub->name; stub++)
        if (!strcmp(stub->name, name)) return stub->address;
    return 0;
}

unsigned cuGetProcAddress(const char *name, void **found, int version, uint64_t flags)
{
    (void)version, (void)flags;
    *found = stub_address(name);
    return *found ? 0 : 500;
}

unsigned cuGetProcAddress_v2(const char *name, void **found, int version, uint64_t flags, int *status)
{
    (void)status;
    return cuGetProcAddress(name, found, version, flags);
}

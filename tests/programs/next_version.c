/* A library that stands in front of the C library's getpid and goes on by dlvsym(RTLD_NEXT): whoever filters dlvsym must
 * leave the caller what it is. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>

int calls_of_getppid;

pid_t getppid(void)
{
    pid_t (*next)(void);
    *(void **)&next = dlvsym(RTLD_NEXT, "getppid", "GLIBC_2.2.5");
    if (!next || next == getppid)
        _exit(71);
    calls_of_getppid++;
    return next();
}

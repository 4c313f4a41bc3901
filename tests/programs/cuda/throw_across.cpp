/* build: -lcuda
 * An exception leaves a host function and meets frames of the library: the program ends as it does without the preload,
 * and is not kept alive half broken. */
#include <sys/prctl.h>
#include <sys/resource.h>

#include "victim.h"

static void host_function(void *)
{
    throw 1;
}

int main()
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    use_device();
    CHECK(cuLaunchHostFunc(nullptr, host_function, nullptr));
    int status = cuCtxSynchronize();
    printf("survived with %d\n", status);
    return 0;
}

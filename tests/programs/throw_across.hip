/* An exception leaves a callback and meets frames of the HIP library: the program ends as it does without the preload,
 * and is not kept alive half broken. */
#include <sys/prctl.h>
#include <sys/resource.h>

#include "victim.h"

static void callback(hipStream_t, hipError_t, void *)
{
    throw 1;
}

int main(void)
{
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    CHECK(hipStreamAddCallback(0, callback, NULL, 0));
    int status = (int)hipDeviceSynchronize();
    printf("survived with %d\n", status);
    return 0;
}

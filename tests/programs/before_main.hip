/* HIP calls in a constructor, before main and before other libraries' constructors may have run. */
#include "victim.h"

static int devices = -1;
static int *data;

__attribute__((constructor(101))) static void early(void)
{
    if (hipGetDeviceCount(&devices) != hipSuccess)
        devices = -2;
    CHECK(hipMalloc((void **)&data, 4096));
    CHECK(hipMemset(data, 0, 4096));
}

int main(void)
{
    launch_add(data, 9, 1024, 0);
    printf("devices %d, value %d\n", devices, value_of(data, 1024));
    return 0;
}

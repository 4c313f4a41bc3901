/* Errors of a launch reach the caller, at once and as the last error, and are not left behind by anybody else. */
#include "victim.h"

__global__ void unused(int) {}

static void print(const char *what, hipError_t status)
{
    printf("%s: %d, last %d, then %d\n", what, (int)status, (int)hipGetLastError(), (int)hipGetLastError());
}

int main(void)
{
    int *data = zeroes(64), value = 1, count = 64;
    void *args[] = {&data, &value, &count};
    launch_add(data, 1, 64, 0);
    print("block too large", hipLaunchKernel((const void *)victim_add, dim3(1), dim3(4096), args, 0, 0));
    print("no grid", hipLaunchKernel((const void *)victim_add, dim3(0), dim3(64), args, 0, 0));
    print("no such kernel", hipLaunchKernel((const void *)main, dim3(1), dim3(64), args, 0, 0));
    print("bad copy", hipMemcpyAsync(NULL, data, 64, hipMemcpyDeviceToDevice, 0));
    print("no module function", hipModuleLaunchKernel(NULL, 1, 1, 1, 64, 1, 1, 0, 0, args, NULL));
    print("a good one", hipLaunchKernel((const void *)victim_add, dim3(1), dim3(64), args, 0, 0));
    CHECK(hipDeviceSynchronize());
    printf("value %d\n", value_of(data, 64));
    return 0;
}

// Runs with its device code damaged: a launch works or is an error, and the program goes on.
#include "check.h"

int main() {
    int *value = pinned(0);
    add<<<1, 1>>>(value, 1, 1);
    hipError_t launched = hipGetLastError();
    HIP(hipDeviceSynchronize());
    CHECK(launched != hipSuccess || at(value) == 1 || at(value) == 0);
    void *address;
    if (hipGetSymbolAddress(&address, HIP_SYMBOL(device_counter)) == hipSuccess) CHECK(address != nullptr);
    puts("ok");
}

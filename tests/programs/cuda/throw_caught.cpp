/* build: -lcuda
 * Exceptions that start and end inside a callback, and destructors that launch while one unwinds. */
#include <stdexcept>

#include "victim.h"

static void callback(CUstream, CUresult, void *arg)
{
    try {
        throw std::runtime_error("inside");
    } catch (const std::exception &error) {
        *static_cast<int *>(arg) += error.what()[0] == 'i';
    }
}

struct LaunchOnUnwind {
    CUdeviceptr data;
    ~LaunchOnUnwind() { add(data, 40, 64, nullptr); }
};

int main()
{
    int caught = 0;
    use_device();
    CUdeviceptr data = zeroes(64);
    CHECK(cuStreamAddCallback(nullptr, callback, &caught, 0));
    CHECK(cuCtxSynchronize());
    try {
        LaunchOnUnwind guard{data};
        throw 2;
    } catch (int value) {
        add(data, value, 64, nullptr);
    }
    printf("caught %d, value %d\n", caught, value_of(data, 64));
    tell_launches();
    return 0;
}

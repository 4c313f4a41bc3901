/* Exceptions that start and end inside a callback, and destructors that launch while one unwinds. */
#include <stdexcept>

#include "victim.h"

static void callback(hipStream_t, hipError_t, void *arg)
{
    try {
        throw std::runtime_error("inside");
    } catch (const std::exception &error) {
        *(int *)arg += error.what()[0] == 'i';
    }
}

struct LaunchOnUnwind {
    int *data;
    ~LaunchOnUnwind() { launch_add(data, 40, 64, 0); }
};

int main(void)
{
    int caught = 0;
    int *data = zeroes(64);
    CHECK(hipStreamAddCallback(0, callback, &caught, 0));
    CHECK(hipDeviceSynchronize());
    try {
        LaunchOnUnwind guard{data};
        throw 2;
    } catch (int value) {
        launch_add(data, value, 64, 0);
    }
    printf("caught %d, value %d\n", caught, value_of(data, 64));
    return 0;
}

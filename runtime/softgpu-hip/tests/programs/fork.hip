// A child that inherits a used runtime gets an error, at once; the parent goes on; a child that was forked before the
// first use has a runtime of its own.
#include "check.h"
#include <sys/wait.h>
#include <unistd.h>

static int in_child(int (*body)()) {
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) _exit(body());
    int status;
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status));
    return WEXITSTATUS(status);
}

static int use() {
    int *value = pinned(0);
    add<<<1, 1>>>(value, 1, 1);
    HIP(hipDeviceSynchronize());
    return at(value) == 1 ? 0 : 2;
}

static int inherited() {
    void *memory;
    int *nothing = nullptr;
    if (hipMalloc(&memory, 4) != hipErrorNotInitialized) return 2;
    if (hipDeviceSynchronize() != hipErrorNotInitialized) return 3;
    if (hipStreamSynchronize(nullptr) != hipErrorNotInitialized) return 4;
    add<<<1, 1>>>(nothing, 1, 1);
    if (hipGetLastError() != hipErrorNotInitialized) return 5;
    return 0;
}

int main() {
    CHECK(in_child(use) == 0);
    CHECK(use() == 0);
    CHECK(in_child(inherited) == 0);
    CHECK(use() == 0);
    puts("ok");
}

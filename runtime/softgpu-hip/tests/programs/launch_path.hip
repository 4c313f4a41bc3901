// The launch path on the card that takes no time: allocates nothing, makes no system call. Prints nanoseconds a launch.
#include "check.h"
#include <chrono>
#include <dlfcn.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

static std::atomic<long> allocations;
static std::atomic<bool> counting;

extern "C" void *__libc_malloc(size_t);
extern "C" void *__libc_calloc(size_t, size_t);
extern "C" void *malloc(size_t size) {
    if (counting) allocations++;
    return __libc_malloc(size);
}
extern "C" void *calloc(size_t count, size_t size) {
    if (counting) allocations++;
    return __libc_calloc(count, size);
}

static const int rounds = 200000;

int main() {
    hipStream_t stream;
    HIP(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    void *args[1];
    const void *kernel = reinterpret_cast<const void *>(empty);
    for (int i = 0; i < 1000; i++) {
        HIP(hipLaunchKernel(kernel, dim3(4), dim3(64), args, 0, stream));
        empty<<<4, 64>>>();
    }
    counting = true;
    double best = 1e9;
    for (int repeat = 0; repeat < 5; repeat++) {
        auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < rounds / 5; i++) hipLaunchKernel(kernel, dim3(4), dim3(64), args, 0, stream);
        std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - start;
        best = std::min(best, took.count() / (rounds / 5));
    }
    // Only read, write and exit are allowed from here: any other system call ends the process.
    CHECK(prctl(PR_SET_SECCOMP, SECCOMP_MODE_STRICT) == 0);
    for (int i = 0; i < 10000; i++) {
        if (hipLaunchKernel(kernel, dim3(4), dim3(64), args, 0, stream) != hipSuccess) syscall(SYS_exit, 3);
        empty<<<4, 64>>>();
    }
    counting = false;
    char line[64];
    int length = snprintf(line, sizeof line, "%ld %f\n", allocations.load(), best);
    syscall(SYS_write, 1, line, length);
    syscall(SYS_exit, 0);
}

// Callbacks run in stream order, on a thread of the runtime, once what was before them is done, and hold up what is
// after them.
#include "check.h"
#include <dlfcn.h>
#include <pthread.h>

static pthread_t caller;
static std::atomic<int> calls;
static int *value, *after;
static std::atomic<bool> open_gate;

static void on_stream(hipStream_t, hipError_t status, void *data) {
    CHECK(status == hipSuccess);
    CHECK(data == &calls);
    CHECK(!pthread_equal(caller, pthread_self()));
    CHECK(at(value) == 1);
    CHECK(at(after) == 0);
    calls++;
}

static void on_host(void *) {
    CHECK(calls == 1);
    while (!open_gate) {}
    CHECK(at(after) == 0);
    calls++;
}

int main() {
    // The headers of HIP 5.2 declare it, its library does not export it.
    auto launch_host = reinterpret_cast<hipError_t (*)(hipStream_t, void (*)(void *), void *)>(
        dlsym(RTLD_DEFAULT, "hipLaunchHostFunc"));
    CHECK(launch_host);
    caller = pthread_self();
    value = pinned(0);
    after = pinned(0);
    hipStream_t stream, other;
    HIP(hipStreamCreate(&stream));
    HIP(hipStreamCreateWithFlags(&other, hipStreamNonBlocking));
    slow_set<<<1, 1, 0, stream>>>(value, 1);
    HIP(hipStreamAddCallback(stream, on_stream, &calls, 0));
    HIP(launch_host(stream, on_host, nullptr));
    add<<<1, 1, 0, stream>>>(after, 1, 1);
    CHECK(calls == 0 || hipStreamQuery(stream) == hipErrorNotReady);
    // Another stream goes on meanwhile.
    int *beside = pinned(0);
    add<<<1, 1, 0, other>>>(beside, 1, 1);
    HIP(hipStreamSynchronize(other));
    CHECK(at(beside) == 1);
    CHECK(hipStreamQuery(stream) == hipErrorNotReady);
    open_gate = true;
    HIP(hipStreamSynchronize(stream));
    CHECK(calls == 2);
    CHECK(at(after) == 1);
    CHECK(launch_host(stream, nullptr, nullptr) == hipErrorInvalidValue);
    puts("ok");
}

// Order between streams: by events, by the legacy default stream, by the thread's own default stream.
#include "check.h"
#include <thread>

static hipStream_t stream(unsigned flags) {
    hipStream_t made;
    HIP(hipStreamCreateWithFlags(&made, flags));
    return made;
}

static void events() {
    hipStream_t one = stream(hipStreamNonBlocking), other = stream(hipStreamNonBlocking);
    int *value = pinned(0), *copy = pinned(-1);
    hipEvent_t start, set;
    HIP(hipEventCreate(&start));
    HIP(hipEventCreate(&set));
    HIP(hipEventRecord(start, one));
    slow_set<<<1, 1, 0, one>>>(value, 7);
    HIP(hipEventRecord(set, one));
    HIP(hipStreamWaitEvent(other, set, 0));
    copy_one<<<1, 1, 0, other>>>(copy, value);
    float ms = 0;
    CHECK(hipEventElapsedTime(&ms, start, set) == hipErrorNotReady);
    HIP(hipStreamSynchronize(other));
    CHECK(at(copy) == 7);
    HIP(hipEventElapsedTime(&ms, start, set));
    CHECK(ms >= 300.0f && ms < 600.0f);
    // A wait is for the record of the moment of the call.
    hipEvent_t never;
    HIP(hipEventCreateWithFlags(&never, hipEventDisableTiming));
    HIP(hipStreamWaitEvent(other, never, 0));
    HIP(hipEventSynchronize(never));
    CHECK(hipEventElapsedTime(&ms, never, set) == hipErrorInvalidHandle);
    HIP(hipStreamDestroy(one));
    CHECK(hipStreamQuery(one) != hipSuccess);
    CHECK(hipEventQuery(reinterpret_cast<hipEvent_t>(0x1234)) == hipErrorInvalidHandle);
}

static void null_stream() {
    hipStream_t blocking = stream(hipStreamDefault), apart = stream(hipStreamNonBlocking);
    int *value = pinned(0), *seen = pinned(-1), *after = pinned(-1), *beside = pinned(-1);
    slow_set<<<1, 1, 0, blocking>>>(value, 5);
    // The null stream waits for the blocking stream, and a blocking stream for the null stream.
    copy_one<<<1, 1>>>(seen, value);
    hipStream_t second = stream(hipStreamDefault);
    copy_one<<<1, 1, 0, second>>>(after, seen);
    // A non-blocking stream waits for neither.
    copy_one<<<1, 1, 0, apart>>>(beside, value);
    HIP(hipStreamSynchronize(apart));
    if (hipStreamQuery(blocking) == hipErrorNotReady) CHECK(at(beside) == 0);
    CHECK(hipStreamQuery(nullptr) == hipErrorNotReady || at(seen) == 5);
    HIP(hipStreamSynchronize(second));
    CHECK(at(seen) == 5);
    CHECK(at(after) == 5);
    // A synchronous copy is ordered behind blocking streams too.
    int got;
    slow_set<<<1, 1, 0, blocking>>>(value, 6);
    HIP(hipMemcpy(&got, value, 4, hipMemcpyDefault));
    CHECK(got == 6);
    // And so is a wait for the null stream or for the card.
    slow_set<<<1, 1, 0, blocking>>>(value, 8);
    HIP(hipStreamSynchronize(nullptr));
    CHECK(at(value) == 8);
    slow_set<<<1, 1, 0, apart>>>(value, 9);
    HIP(hipDeviceSynchronize());
    CHECK(at(value) == 9);
    slow_set<<<1, 1>>>(value, 10);
    hipEvent_t event;
    HIP(hipEventCreate(&event));
    HIP(hipEventRecord(event, nullptr));
    HIP(hipEventSynchronize(event));
    CHECK(at(value) == 10);
}

extern "C" hipError_t hipLaunchKernel_spt(const void *, dim3, dim3, void **, size_t, hipStream_t);
extern "C" hipError_t hipStreamSynchronize_spt(hipStream_t);

static void per_thread() {
    int *value = pinned(0), *own = pinned(0);
    std::thread other([=] {
        slow_set<<<1, 1, 0, hipStreamPerThread>>>(own, 3);
        HIP(hipStreamSynchronize(hipStreamPerThread));
        CHECK(at(own) == 3);
    });
    int number = 4;
    void *pointer = value;
    void *args[] = {&pointer, &number};
    HIP(hipLaunchKernel_spt(reinterpret_cast<const void *>(slow_set), dim3(1), dim3(1), args, 0, nullptr));
    HIP(hipStreamSynchronize_spt(nullptr));
    CHECK(at(value) == 4);
    other.join();
}

// More streams than the card has queues: they share, and results stay right.
static void many() {
    std::vector<hipStream_t> streams(100);
    int *values;
    HIP(hipHostMalloc(reinterpret_cast<void **>(&values), 400, 0));
    memset(values, 0, 400);
    for (int i = 0; i < 100; i++) {
        HIP(hipStreamCreateWithFlags(&streams[i], i % 2 ? hipStreamNonBlocking : hipStreamDefault));
        add<<<1, 1, 0, streams[i]>>>(values + i, i, 1);
    }
    for (int i = 0; i < 100; i++) {
        HIP(hipStreamSynchronize(streams[i]));
        CHECK(at(values + i) == i);
        HIP(hipStreamDestroy(streams[i]));
    }
}

static void values(hipStream_t one, hipStream_t other) {
    int *word = pinned(0), *seen = pinned(-1);
    HIP(hipStreamWaitValue32(one, word, 5, hipStreamWaitValueGte, 0xffffffff));
    copy_one<<<1, 1, 0, one>>>(seen, word);
    CHECK(hipStreamQuery(one) == hipErrorNotReady);
    HIP(hipStreamWriteValue32(other, word, 6, 0));
    HIP(hipStreamSynchronize(one));
    CHECK(at(seen) == 6);
}

int main() {
    events();
    null_stream();
    per_thread();
    values(stream(hipStreamNonBlocking), stream(hipStreamNonBlocking));
    many();
    puts("ok");
}

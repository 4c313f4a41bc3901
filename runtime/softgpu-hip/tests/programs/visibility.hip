// Until a command is complete, nothing of it shows; once somebody was told that it is, all of it does.
#include "check.h"

static void kernel(hipStream_t stream) {
    int *result = pinned(1);
    hipEvent_t event;
    HIP(hipEventCreate(&event));
    slow_set<<<1, 1, 0, stream>>>(result, 2);
    HIP(hipEventRecord(event, stream));
    int pending = 0;
    for (;;) {
        // Read first: if it is still pending afterwards, it was pending then.
        int seen = at(result);
        hipError_t code = pending % 2 ? hipStreamQuery(stream) : hipEventQuery(event);
        if (code == hipSuccess) break;
        CHECK(code == hipErrorNotReady);
        CHECK(seen == 1);
        pending++;
    }
    CHECK(pending > 0);
    CHECK(at(result) == 2);
    CHECK(hipGetLastError() == hipSuccess);
}

// Nobody asks: the result appears all the same.
static void unasked(hipStream_t stream) {
    int *result = pinned(1);
    slow_set<<<1, 1, 0, stream>>>(result, 2);
    while (at(result) != 2) {}
    HIP(hipStreamSynchronize(stream));
}

static void copies(hipStream_t stream) {
    int *device, *result = pinned(1), *source = pinned(10), *gate = pinned(0), pageable = 20, got = 0;
    HIP(hipMalloc(&device, 4));
    // A pinned source is read when the copy runs.
    slow_set<<<1, 1, 0, stream>>>(gate, 1);
    HIP(hipMemcpyAsync(device, source, 4, hipMemcpyHostToDevice, stream));
    HIP(hipMemcpyAsync(result, device, 4, hipMemcpyDeviceToHost, stream));
    *source = 11;
    CHECK(at(result) == 1 || hipStreamQuery(stream) == hipSuccess);
    HIP(hipStreamSynchronize(stream));
    CHECK(at(result) == 11);
    // A pageable one is read before the call returns.
    slow_set<<<1, 1, 0, stream>>>(gate, 2);
    HIP(hipMemcpyAsync(device, &pageable, 4, hipMemcpyHostToDevice, stream));
    pageable = 21;
    // And a copy to pageable memory has happened when the call returns.
    HIP(hipMemcpyAsync(&got, device, 4, hipMemcpyDeviceToHost, stream));
    CHECK(got == 20);
}

// The arguments are those of the moment of the launch.
static void arguments(hipStream_t stream) {
    int *result = pinned(1), value = 2;
    void *pointer = result;
    void *args[] = {&pointer, &value};
    HIP(hipLaunchKernel(reinterpret_cast<const void *>(slow_set), dim3(1), dim3(1), args, 0, stream));
    value = 3;
    pointer = nullptr;
    args[0] = nullptr;
    HIP(hipStreamSynchronize(stream));
    CHECK(at(result) == 2);
}

// Memory is poisoned before it is written and after it is freed, and a free is ordered.
static void poison(hipStream_t stream) {
    unsigned char *device, host[16];
    HIP(hipMalloc(reinterpret_cast<void **>(&device), 1 << 21));
    HIP(hipMemcpy(host, device + (1 << 21) - 16, 16, hipMemcpyDeviceToHost));
    for (unsigned char byte : host) CHECK(byte == 0xfc);
    HIP(hipMemset(device, 0, 1 << 21));
    HIP(hipFree(device));
    CHECK(device[5] == 0xfc);
    int *late = nullptr, *result = pinned(0), *gate = pinned(0);
    HIP(hipMallocAsync(reinterpret_cast<void **>(&late), 4, stream));
    HIP(hipMemsetAsync(late, 0, 4, stream));
    slow_set<<<1, 1, 0, stream>>>(gate, 1);
    slow_set<<<1, 1, 0, stream>>>(late, 9);
    copy_one<<<1, 1, 0, stream>>>(result, late);
    HIP(hipFreeAsync(late, stream));
    HIP(hipStreamSynchronize(stream));
    CHECK(at(result) == 9);
    CHECK(*late != 9);
}

int main() {
    hipStream_t stream;
    HIP(hipStreamCreateWithFlags(&stream, hipStreamNonBlocking));
    kernel(stream);
    unasked(stream);
    copies(stream);
    arguments(stream);
    poison(stream);
    puts("ok");
}

// The card dies under pending work: argv[1] is its process. Every call returns an error soon after; prints the longest
// time from the death to a return, in milliseconds.
#include "check.h"
#include <chrono>
#include <csignal>
#include <thread>

using Clock = std::chrono::steady_clock;

static std::atomic<bool> started[3];

int main() {
    hipStream_t stream;
    HIP(hipStreamCreate(&stream));
    int *value = pinned(0);
    void *device;
    HIP(hipMalloc(&device, 4096));
    puts("ready");
    fflush(stdout);
    int card;
    CHECK(scanf("%d", &card) == 1);
    for (int i = 0; i < 20; i++) slow_set<<<1, 1, 0, stream>>>(value, 1);
    hipEvent_t event;
    HIP(hipEventCreate(&event));
    HIP(hipEventRecord(event, stream));
    Clock::time_point returned[3];
    hipError_t codes[3];
    auto wait = [&](int which, auto call) {
        return std::thread([&, which, call] {
            started[which] = true;
            codes[which] = call();
            returned[which] = Clock::now();
        });
    };
    std::thread waits[3] = {
        wait(0, [=] { return hipStreamSynchronize(stream); }),
        wait(1, [=] { return hipEventSynchronize(event); }),
        wait(2, [=] { char host[16]; return hipMemcpy(host, device, 16, hipMemcpyDeviceToHost); }),
    };
    for (auto &flag : started) while (!flag) std::this_thread::yield();
    auto killed = Clock::now();
    CHECK(kill(card, SIGKILL) == 0);
    double longest = 0;
    for (int i = 0; i < 3; i++) {
        waits[i].join();
        CHECK(codes[i] == hipErrorNoDevice);
        longest = std::max(longest, std::chrono::duration<double, std::milli>(returned[i] - killed).count());
    }
    // From now on everything fails at once, and nothing hangs or ends the program.
    slow_set<<<1, 1, 0, stream>>>(value, 1);
    CHECK(hipGetLastError() == hipErrorNoDevice);
    CHECK(hipStreamQuery(stream) == hipErrorNoDevice);
    CHECK(hipDeviceSynchronize() == hipErrorNoDevice);
    CHECK(hipStreamDestroy(stream) != hipSuccess);
    printf("%f\n", longest);
}

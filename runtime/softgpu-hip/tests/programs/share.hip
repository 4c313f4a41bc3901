// One of two processes on one card: says "ready", waits for a line, runs ten kernels that fill the card for 20 ms each,
// and prints how long the card took over them, in milliseconds.
#include "check.h"

int main() {
    hipStream_t stream;
    HIP(hipStreamCreate(&stream));
    hipEvent_t start, stop;
    HIP(hipEventCreate(&start));
    HIP(hipEventCreate(&stop));
    puts("ready");
    fflush(stdout);
    CHECK(getchar() != EOF);
    HIP(hipEventRecord(start, stream));
    for (int i = 0; i < 10; i++) full_card<<<2112, 1024, 0, stream>>>();
    HIP(hipEventRecord(stop, stream));
    HIP(hipEventSynchronize(stop));
    float ms;
    HIP(hipEventElapsedTime(&ms, start, stop));
    printf("%f\n", ms);
}

/* Events recorded on the null stream become ready, in order, with a time between them. */
#include "victim.h"

int main(void)
{
    hipEvent_t begin, end, untimed;
    float ms = -1;
    CHECK(hipEventCreate(&begin));
    CHECK(hipEventCreate(&end));
    CHECK(hipEventCreateWithFlags(&untimed, hipEventDisableTiming));
    CHECK(hipEventRecord(begin, 0));
    launch_busy(NULL, 2000, 0);
    CHECK(hipEventRecord(end, 0));
    CHECK(hipEventRecord(untimed, 0));
    while (hipEventQuery(untimed) == hipErrorNotReady)
        usleep(100);
    CHECK(hipEventQuery(end));
    CHECK(hipEventQuery(begin));
    CHECK(hipEventElapsedTime(&ms, begin, end));
    EXPECT(ms >= 1.9f);
    EXPECT(hipEventElapsedTime(&ms, begin, untimed) != hipSuccess);
    (void)hipGetLastError();
    printf("null stream events ready\n");
    return 0;
}

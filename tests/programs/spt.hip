/* The `_spt` functions by name: launches, copies, events and waits of the calling thread's own default stream. */
#include "victim.h"

enum { COUNT = 512, STEPS = 8 };

static void launch(int *data, int value)
{
    int count = COUNT;
    void *args[] = {&data, &value, &count};
    CHECK(hipLaunchKernel_spt((const void *)victim_chain, dim3(2), dim3(256), args, 0, 0));
}

int main(void)
{
    int host[COUNT] = {0};
    int *data = NULL, value = 0;
    hipEvent_t event;
    CHECK(hipMalloc((void **)&data, sizeof host));
    CHECK(hipEventCreate(&event));
    CHECK(hipMemcpyAsync_spt(data, host, sizeof host, hipMemcpyHostToDevice, 0));
    for (int i = 1; i <= STEPS; i++) {
        launch(data, i);
        value = value * 3 + i;
    }
    CHECK(hipEventRecord(event, hipStreamPerThread));
    CHECK(hipEventSynchronize(event));
    EXPECT(hipStreamQuery_spt(0) == hipSuccess);
    CHECK(hipMemcpy_spt(host, data, sizeof host, hipMemcpyDeviceToHost));
    EXPECT(host[0] == value && host[COUNT - 1] == value);
    CHECK(hipStreamSynchronize_spt(0));
    printf("spt %d\n", host[0]);
    return 0;
}

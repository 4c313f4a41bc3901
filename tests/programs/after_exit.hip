/* HIP calls after main has returned: in an exit handler and in a destructor, as static objects of C++ make them. */
#include "victim.h"

static int *data;

static void handler(void)
{
    launch_add(data, 5, 64, 0);
    hipError_t status = hipDeviceSynchronize();
    printf("exit handler: %d\n", (int)status);
    fflush(stdout);
}

struct Holder {
    hipStream_t stream = nullptr;
    ~Holder()
    {
        int pending = (int)hipStreamQuery(stream);
        int destroyed = (int)hipStreamDestroy(stream);
        int freed = (int)hipFree(data);
        printf("static object: query %d, destroy %d, free %d\n", pending, destroyed, freed);
        fflush(stdout);
    }
};
static Holder holder;

int main(void)
{
    data = zeroes(64);
    CHECK(hipStreamCreate(&holder.stream));
    atexit(handler);
    launch_add(data, 1, 64, holder.stream);
    CHECK(hipStreamSynchronize(holder.stream));
    return 0;
}

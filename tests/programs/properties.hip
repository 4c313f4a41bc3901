/* A binary built for ROCm 5 asks for properties: the old, smaller structure, with the caller's own memory behind it. */
#include "victim.h"

int main(void)
{
    enum { GUARD = 4096 };
    unsigned char *memory = (unsigned char *)malloc(sizeof(hipDeviceProp_t) + GUARD);
    memset(memory, 0xa5, sizeof(hipDeviceProp_t) + GUARD);
    hipDeviceProp_t *properties = (hipDeviceProp_t *)memory;
    CHECK(hipGetDeviceProperties(properties, 0));
    for (int i = 0; i < GUARD; i++)
        EXPECT(memory[sizeof(hipDeviceProp_t) + i] == 0xa5);
    EXPECT(properties->multiProcessorCount > 0 && properties->maxThreadsPerBlock >= 256);
    printf("%zu bytes, %s, %s, %d compute units\n", sizeof(hipDeviceProp_t), properties->name, properties->gcnArchName,
           properties->multiProcessorCount);
    return 0;
}

/* Prints what hipGetDeviceCount says. */
#include <stdio.h>

extern int hipGetDeviceCount(int *);
extern int hipMalloc(void **, size_t);

int main(void) {
    int count = -1, code = hipGetDeviceCount(&count);
    void *memory;
    printf("%d %d %d\n", code, count, hipMalloc(&memory, 4));
    return 0;
}

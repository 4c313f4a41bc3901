/* Calls a function that the device does not implement, twice. */
#include <stdio.h>

extern int hipMallocMipmappedArray(void *, void *, ...);
extern int hipGetLastError(void);

int main(void) {
    int first = hipMallocMipmappedArray(0, 0), second = hipMallocMipmappedArray(0, 0);
    printf("%d %d %d\n", first, second, hipGetLastError());
    return 0;
}

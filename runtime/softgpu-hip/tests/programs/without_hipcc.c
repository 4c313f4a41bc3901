/* The benchmark's kernels as a machine without hipcc builds them: registered by hand, with no device code, and run on
 * the software device by their CPU bodies. Linked with kernels/device/register.c and cpu.c. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    uint32_t x, y, z;
} dim3;

int hipMalloc(void **memory, size_t bytes);
int hipMemset(void *memory, int value, size_t bytes);
int hipMemcpy(void *to, const void *from, size_t bytes, int kind);
int hipLaunchKernel(const void *kernel, dim3 grid, dim3 block, void **args, size_t shared, void *stream);

extern const char hipreempt_canary;

struct state {
    uint64_t checksum, kernels, work_ns;
};

int main(void)
{
    void *state = NULL;
    uint64_t solo_ns = 20000;
    uint32_t iterations = 3;
    void *args[] = {&state, &solo_ns, &iterations};
    dim3 one = {1, 1, 1}, group = {64, 1, 1};
    struct state seen;
    int error = hipMalloc(&state, sizeof seen);
    if (!error)
        error = hipMemset(state, 0, sizeof seen);
    for (int i = 0; i < 5 && !error; i++)
        error = hipLaunchKernel(&hipreempt_canary, one, group, args, 0, NULL);
    if (!error)
        error = hipMemcpy(&seen, state, sizeof seen, 2);
    if (error || seen.kernels != 5 || seen.work_ns != 5 * solo_ns || !seen.checksum) {
        printf("error %d, kernels %llu\n", error, (unsigned long long)seen.kernels);
        return 1;
    }
    puts("ok");
    return 0;
}

/* Linked with the library as hipcc and every C++ library link it: each reference carries a version node of HIP's, old and
 * new. Argument: the code object. The library is named by the harness. */
#include <stdint.h>
#include <stdio.h>

enum { COUNT = 256, BYTES = COUNT * 4, DEVICE_TO_HOST = 2 };
struct dim3 {
    uint32_t x, y, z;
};

/* hip_4.2 */
int hipMalloc(void **, size_t);
int hipModuleLoad(void **, const char *);
int hipModuleGetFunction(void **, void *, const char *);
int hipModuleLaunchKernel(void *, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, void *, void **,
                          void **);
int hipMemcpy(void *, const void *, size_t, int);
int hipFree(void *);
/* hip_5.1 */
int hipMallocAsync(void **, size_t, void *);
/* hip_5.2 */
int hipStreamSynchronize_spt(void *);
/* hip_5.3 */
int hipMemsetAsync_spt(void *, int, size_t, void *);
/* hip_5.5 */
int hipModuleLaunchCooperativeKernel(void *, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, unsigned, void *,
                                     void **);
/* hip_6.5 */
struct config {
    unsigned grid_x, grid_y, grid_z, block_x, block_y, block_z, shared;
    void *stream;
    void *attributes;
    unsigned attribute_count;
};
int hipDrvLaunchKernelEx(const struct config *, void *, void **, void **);
/* hip_7.1 */
int hipMemsetD2D8Async(void *, size_t, unsigned char, size_t, size_t, void *);
/* hip_7.2 */
int hipLibraryLoadFromFile(void **, const char *, int *, void **, unsigned, int *, void **, unsigned);

int main(int argc, char **argv)
{
    void *data = NULL, *other = NULL, *module = NULL, *function = NULL, *library = NULL;
    int value = 1, count = COUNT, result = -1, failed = 0;
    void *args[] = {&data, &value, &count};
    struct config config = {1, 1, 1, COUNT, 1, 1, 0, NULL, NULL, 0};
    if (argc != 2)
        return 70;
    failed |= hipMalloc(&data, BYTES) | hipMemsetAsync_spt(data, 0, BYTES, NULL) | hipStreamSynchronize_spt(NULL);
    failed |= hipMallocAsync(&other, BYTES, NULL) | hipMemsetD2D8Async(other, BYTES, 1, BYTES, 1, NULL);
    failed |= hipModuleLoad(&module, argv[1]) | hipModuleGetFunction(&function, module, "victim_add");
    failed |= hipLibraryLoadFromFile(&library, argv[1], NULL, NULL, 0, NULL, NULL, 0);
    for (int i = 0; i < 10 && !failed; i++) {
        failed |= hipModuleLaunchKernel(function, 1, 1, 1, COUNT, 1, 1, 0, NULL, args, NULL);
        failed |= hipModuleLaunchCooperativeKernel(function, 1, 1, 1, COUNT, 1, 1, 0, NULL, args);
        failed |= hipDrvLaunchKernelEx(&config, function, args, NULL);
    }
    failed |= hipMemcpy(&result, data, sizeof result, DEVICE_TO_HOST) | hipFree(data) | hipFree(other);
    printf("failed %d, value %d\nlaunches: 30\n", failed, result);
    return 0;
}

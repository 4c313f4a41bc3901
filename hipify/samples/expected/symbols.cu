#include <hip/hip_runtime.h>

__constant__ int weights[4];
__device__ int result;

__global__ void weigh(int a, int b, int c, int d) { result = a * weights[0] + b * weights[1] + c * weights[2] + d * weights[3]; }

int main() {
    int host[4] = {1, 10, 100, 1000}, value = 0;
    void* address = nullptr;
    size_t size = 0;
    static const hipMemcpyKind kDown = hipMemcpyDeviceToHost; // an enumeration as a type
    enum hipMemcpyKind up = hipMemcpyHostToDevice;
    hipMemcpyToSymbol(weights, host, sizeof host, 0, up);
    weigh<<<1, 1>>>(4, 3, 2, 1);
    hipMemcpyFromSymbol(&value, result, sizeof value, 0, kDown);
    hipGetSymbolAddress(&address, result);
    hipGetSymbolSize(&size, result);
    return !(value == 1234 && address && size == sizeof(int));
}

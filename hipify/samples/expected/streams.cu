// Two streams that overlap copies and kernels; events measure and order them.
#include "hip/hip_runtime.h"
#include <stdio.h>

template <typename T>
__global__ void saxpy(T factor, const T* __restrict__ x, T* __restrict__ y, size_t count)
{
	size_t i = blockIdx.x * (size_t)blockDim.x + threadIdx.x;
	if (i < count)
		y[i] = factor * x[i] + y[i];
}
template __global__ void saxpy<double>(double, const double*, double*, size_t);

int main()
{
	const size_t count = 4096, bytes = count * sizeof(double);
	hipStream_t stream[2];
	hipEvent_t begin, end, ready;
	int lowest, highest;
	hipDeviceGetStreamPriorityRange(&lowest, &highest);
	hipStreamCreateWithFlags(&stream[0], hipStreamNonBlocking);
	hipStreamCreateWithPriority(&stream[1], hipStreamNonBlocking, highest);
	hipEventCreate(&begin);
	hipEventCreate(&end);
	hipEventCreateWithFlags(&ready, hipEventDisableTiming | hipEventBlockingSync);

	double *host, *x, *y;
	if (hipHostMalloc(&host, bytes) != hipSuccess)
		return 2;
	for (size_t i = 0; i < count; ++i)
		host[i] = double(i);
	hipMalloc(&x, bytes);
	hipMalloc(&y, bytes);

	hipEventRecord(begin, stream[0]);
	hipMemcpyAsync(x, host, bytes, hipMemcpyHostToDevice, stream[0]);
	hipMemsetAsync(y, 0, bytes, stream[1]);
	hipEventRecord(ready, stream[1]);
	hipStreamWaitEvent(stream[0], ready, 0);
	saxpy<double><<<dim3(16), dim3(256), 0, stream[0]>>>(2.0, x, y, count);
	hipMemcpyAsync(host, y, bytes, hipMemcpyDeviceToHost, stream[0]);
	hipEventRecord(end, stream[0]);
	while (hipStreamQuery(stream[0]) == hipErrorNotReady) { }
	hipEventSynchronize(end);
	float milliseconds = -1;
	hipEventElapsedTime(&milliseconds, begin, end);
	int wrong = milliseconds < 0;
	for (size_t i = 0; i < count; ++i)
		wrong += host[i] != 2.0 * double(i);
	hipHostFree(host);
	hipFree(x);
	hipFree(y);
	for (int i = 0; i < 2; ++i) hipStreamDestroy(stream[i]);
	hipEventDestroy(begin); hipEventDestroy(end); hipEventDestroy(ready);
	return wrong != 0;
}

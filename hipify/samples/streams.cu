// Two streams that overlap copies and kernels; events measure and order them.
#include "cuda_runtime.h"
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
	cudaStream_t stream[2];
	cudaEvent_t begin, end, ready;
	int lowest, highest;
	cudaDeviceGetStreamPriorityRange(&lowest, &highest);
	cudaStreamCreateWithFlags(&stream[0], cudaStreamNonBlocking);
	cudaStreamCreateWithPriority(&stream[1], cudaStreamNonBlocking, highest);
	cudaEventCreate(&begin);
	cudaEventCreate(&end);
	cudaEventCreateWithFlags(&ready, cudaEventDisableTiming | cudaEventBlockingSync);

	double *host, *x, *y;
	if (cudaMallocHost(&host, bytes) != cudaSuccess)
		return 2;
	for (size_t i = 0; i < count; ++i)
		host[i] = double(i);
	cudaMalloc(&x, bytes);
	cudaMalloc(&y, bytes);

	cudaEventRecord(begin, stream[0]);
	cudaMemcpyAsync(x, host, bytes, cudaMemcpyHostToDevice, stream[0]);
	cudaMemsetAsync(y, 0, bytes, stream[1]);
	cudaEventRecord(ready, stream[1]);
	cudaStreamWaitEvent(stream[0], ready, 0);
	saxpy<double><<<dim3(16), dim3(256), 0, stream[0]>>>(2.0, x, y, count);
	cudaMemcpyAsync(host, y, bytes, cudaMemcpyDeviceToHost, stream[0]);
	cudaEventRecord(end, stream[0]);
	while (cudaStreamQuery(stream[0]) == cudaErrorNotReady) { }
	cudaEventSynchronize(end);
	float milliseconds = -1;
	cudaEventElapsedTime(&milliseconds, begin, end);
	int wrong = milliseconds < 0;
	for (size_t i = 0; i < count; ++i)
		wrong += host[i] != 2.0 * double(i);
	cudaFreeHost(host);
	cudaFree(x);
	cudaFree(y);
	for (int i = 0; i < 2; ++i) cudaStreamDestroy(stream[i]);
	cudaEventDestroy(begin); cudaEventDestroy(end); cudaEventDestroy(ready);
	return wrong != 0;
}

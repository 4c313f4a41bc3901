/* cudaMalloc in a comment of
   several lines // cudaFree */
// and in one that goes on: cudaMemcpy \
   cudaMemcpyAsync
# include /* why not */ <cuda_runtime.h>
#  include "device_launch_parameters.h"
#if __has_include(<cuda_profiler_api.h>)
#	include <cuda_profiler_api.h>
#endif
#ifdef __CUDACC__
#define WHERE "compiled by __CUDACC__"
#else
#error this isn't CUDA: cudaMalloc won't do // cudaFree
#endif
#define KIND(from, to) cudaMemcpy##from##To##to
#define TEXT(x) #x
#define cudaOwnCheck(x) (void)(x)

static const char quote = '"', *text = "cudaMalloc \" cudaFree", *raw = R"x(cudaMalloc )" cudaFree)x", *joined = "cuda"
    "Malloc";
static const int big = 1'000'000;

struct Own {
    int cudaFree;      // a member of the program's own
    Own* cudaMalloc;
};

__global__ void kernel(int* p) { *p = big; }

int main() {
    Own own{0, nullptr};
    own.cudaFree = own.cudaMalloc ? own.cudaMalloc->cudaFree : 1;
    int* p; int value = '\'';
    cudaOwnCheck(::cudaMalloc(&p, sizeof *p));
    kernel <<< 1, 1 >>> (p);
    cudaMemcpy(&value,p,sizeof value,KIND(Device,Host))/*cudaMemcpy*/;
    return value != big || TEXT(own)[0] != 'o';
}

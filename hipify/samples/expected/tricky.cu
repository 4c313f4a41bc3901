/* cudaMalloc in a comment of
   several lines // cudaFree */
// and in one that goes on: cudaMemcpy \
   cudaMemcpyAsync
# include /* why not */ <hip/hip_runtime.h>
#  include "hip/hip_runtime.h"
#if __has_include(<hip/hip_runtime_api.h>)
#	include <hip/hip_runtime_api.h>
#endif
#ifdef __HIPCC__
#define WHERE "compiled by __CUDACC__"
#else
#error this isn't CUDA: cudaMalloc won't do // cudaFree
#endif
#define KIND(from, to) hipMemcpy##from##To##to
#define TEXT(x) #x
#define cudaOwnCheck(x) (void)(x)

static const char quote = '"', *text = "cudaMalloc \" cudaFree", *raw = R"x(cudaMalloc )" cudaFree)x", *joined = "cuda"
    "Malloc";
static const int big = 1'000'000;

struct Own {
    int hipFree;      // a member of the program's own
    Own* hipMalloc;
};

__global__ void kernel(int* p) { *p = big; }

int main() {
    Own own{0, nullptr};
    own.hipFree = own.hipMalloc ? own.hipMalloc->hipFree : 1;
    int* p; int value = '\'';
    cudaOwnCheck(::hipMalloc(&p, sizeof *p));
    kernel <<< 1, 1 >>> (p);
    hipMemcpy(&value,p,sizeof value,KIND(Device,Host))/*cudaMemcpy*/;
    return value != big || TEXT(own)[0] != 'o';
}

// Compiles a kernel at run time. The kernel's text is a string and stays what it is.
#include <cuda.h>
#include <cuda_runtime.h>
#include <nvrtc.h>
#include <string>

static const char* kSource = R"source(
// cudaMalloc is not for kernels
extern "C" __global__ void twice(float* value) { *value *= 2; }
)source";

int main() {
    nvrtcProgram program;
    if (nvrtcCreateProgram(&program, kSource, "twice.cu", 0, nullptr, nullptr) != NVRTC_SUCCESS) return 1;
    nvrtcResult result = nvrtcCompileProgram(program, 0, nullptr);
    size_t log_size = 0, code_size = 0;
    nvrtcGetProgramLogSize(program, &log_size);
    std::string log(log_size, '\0');
    nvrtcGetProgramLog(program, &log[0]);
    if (result != NVRTC_SUCCESS) return 77;
    nvrtcGetPTXSize(program, &code_size);
    std::string code(code_size, '\0');
    nvrtcGetPTX(program, &code[0]);
    nvrtcDestroyProgram(&program);
    CUmodule module;
    CUfunction function;
    if (cuModuleLoadData(&module, code.data()) != CUDA_SUCCESS) return 77;
    cuModuleGetFunction(&function, module, "twice");
    float *device, value = 21;
    cudaMalloc(&device, sizeof value);
    cudaMemcpy(device, &value, sizeof value, cudaMemcpyHostToDevice);
    void* arguments[] = {&device};
    cuLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, nullptr, arguments, nullptr);
    cudaMemcpy(&value, device, sizeof value, cudaMemcpyDeviceToHost);
    return value != 42;
}

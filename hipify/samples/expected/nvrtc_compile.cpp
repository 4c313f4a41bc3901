// Compiles a kernel at run time. The kernel's text is a string and stays what it is.
#include <hip/hip_runtime.h>
#include <hip/hip_runtime.h>
#include <hip/hiprtc.h>
#include <string>

static const char* kSource = R"source(
// cudaMalloc is not for kernels
extern "C" __global__ void twice(float* value) { *value *= 2; }
)source";

int main() {
    hiprtcProgram program;
    if (hiprtcCreateProgram(&program, kSource, "twice.cu", 0, nullptr, nullptr) != HIPRTC_SUCCESS) return 1;
    hiprtcResult result = hiprtcCompileProgram(program, 0, nullptr);
    size_t log_size = 0, code_size = 0;
    hiprtcGetProgramLogSize(program, &log_size);
    std::string log(log_size, '\0');
    hiprtcGetProgramLog(program, &log[0]);
    if (result != HIPRTC_SUCCESS) return 77;
    hiprtcGetCodeSize(program, &code_size);
    std::string code(code_size, '\0');
    hiprtcGetCode(program, &code[0]);
    hiprtcDestroyProgram(&program);
    hipModule_t module;
    hipFunction_t function;
    if (hipModuleLoadData(&module, code.data()) != hipSuccess) return 77;
    hipModuleGetFunction(&function, module, "twice");
    float *device, value = 21;
    hipMalloc(&device, sizeof value);
    hipMemcpy(device, &value, sizeof value, hipMemcpyHostToDevice);
    void* arguments[] = {&device};
    hipModuleLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, nullptr, arguments, nullptr);
    hipMemcpy(&value, device, sizeof value, hipMemcpyDeviceToHost);
    return value != 42;
}

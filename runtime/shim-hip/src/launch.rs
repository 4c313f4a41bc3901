//! Kernel launches: each form keeps function, grid and block in other parameters.

use core::ffi::{c_int, c_uint, c_void};
use core::ptr::null_mut;

use hipreempt_api::hip::*;
use hipreempt_shim::entry::{self, Held, Stream, Work};

fn shape(d: dim3) -> [u32; 3] {
    [d.x, d.y, d.z]
}

fn kernel(function: *const c_void, grid: [u32; 3], block: [u32; 3]) -> Held {
    Held::Kernel { function: function as usize, grid, block }
}

fn on(stream: hipStream_t, held: Held) -> Work {
    Work { stream: Stream::legacy(stream as usize), held }
}

/// A launch whose null stream is the calling thread's own.
fn on_spt(stream: hipStream_t, held: Held) -> Work {
    Work { stream: Stream::per_thread(stream as usize), held }
}

export! { "hipLaunchKernel", fn hipLaunchKernel(
    function_address: *const c_void, numBlocks: dim3, dimBlocks: dim3, args: *mut *mut c_void, sharedMemBytes: usize,
    stream: hipStream_t) -> hipError_t,
    with call => {
        let work = on(stream, kernel(function_address, shape(numBlocks), shape(dimBlocks)));
        let launch = move |args, _| call(function_address, numBlocks, dimBlocks, args, sharedMemBytes, stream);
        // SAFETY: the caller's arguments.
        unsafe { entry::launched(work, sharedMemBytes as u64, args, null_mut(), launch) }
    }
}

export! { "hipLaunchKernel_spt", fn hipLaunchKernel_spt(
    function_address: *const c_void, numBlocks: dim3, dimBlocks: dim3, args: *mut *mut c_void, sharedMemBytes: usize,
    stream: hipStream_t) -> hipError_t,
    real => entry::ordered(on_spt(stream, kernel(function_address, shape(numBlocks), shape(dimBlocks))), real)
}

export! { "hipExtLaunchKernel", fn hipExtLaunchKernel(
    function_address: *const c_void, numBlocks: dim3, dimBlocks: dim3, args: *mut *mut c_void, sharedMemBytes: usize,
    stream: hipStream_t, startEvent: hipEvent_t, stopEvent: hipEvent_t, flags: c_int) -> hipError_t,
    real => entry::ordered(on(stream, kernel(function_address, shape(numBlocks), shape(dimBlocks))), real)
}

export! { "hipLaunchCooperativeKernel", fn hipLaunchCooperativeKernel(
    f: *const c_void, gridDim: dim3, blockDimX: dim3, kernelParams: *mut *mut c_void, sharedMemBytes: c_uint,
    stream: hipStream_t) -> hipError_t,
    // Whether it fits on the GPU is an error of the call itself: never kept.
    real => entry::ordered(on(stream, kernel(f, shape(gridDim), shape(blockDimX))), real)
}

export! { "hipLaunchCooperativeKernel_spt", fn hipLaunchCooperativeKernel_spt(
    f: *const c_void, gridDim: dim3, blockDim: dim3, kernelParams: *mut *mut c_void, sharedMemBytes: u32,
    hStream: hipStream_t) -> hipError_t,
    real => entry::ordered(on_spt(hStream, kernel(f, shape(gridDim), shape(blockDim))), real)
}

export! { "_ZN8hip_impl22hipLaunchKernelGGLImplEmRK4dim3S2_jP12ihipStream_tPPv", fn hipLaunchKernelGGLImpl(
    function_address: usize, numBlocks: *const dim3, dimBlocks: *const dim3, sharedMemBytes: u32, stream: hipStream_t,
    kernarg: *mut *mut c_void) -> (),
    real => {
        // SAFETY: C++ references of the caller, which point to shapes.
        let (grid, block) = unsafe { (shape(*numBlocks), shape(*dimBlocks)) };
        entry::ordered(on(stream, kernel(function_address as *const c_void, grid, block)), real)
    }
}

export! { "hipLaunchByPtr", fn hipLaunchByPtr(func: *const c_void) -> hipError_t,
    real => entry::ordered(on(entry::configured() as hipStream_t, kernel(func, [0; 3], [0; 3])), real)
}

macro_rules! module_launch {
    ($symbol:literal, $name:ident, ($($rest:ident : $rest_ty:ty),*)) => {
        export! { $symbol, fn $name(
            f: hipFunction_t, gridX: u32, gridY: u32, gridZ: u32, blockX: u32, blockY: u32, blockZ: u32,
            sharedMemBytes: usize, stream: hipStream_t, $($rest: $rest_ty),*) -> hipError_t,
            real => {
                let held = kernel(f.cast(), [gridX, gridY, gridZ], [blockX, blockY, blockZ]);
                entry::ordered(on(stream, held), real)
            }
        }
    };
}

export! { "hipModuleLaunchKernel", fn hipModuleLaunchKernel(
    f: hipFunction_t, gridX: c_uint, gridY: c_uint, gridZ: c_uint, blockX: c_uint, blockY: c_uint, blockZ: c_uint,
    sharedMemBytes: c_uint, stream: hipStream_t, kernelParams: *mut *mut c_void, extra: *mut *mut c_void) -> hipError_t,
    with call => {
        let work = on(stream, kernel(f.cast(), [gridX, gridY, gridZ], [blockX, blockY, blockZ]));
        let launch = move |params, extra| {
            call(f, gridX, gridY, gridZ, blockX, blockY, blockZ, sharedMemBytes, stream, params, extra)
        };
        // SAFETY: the caller's arguments.
        unsafe { entry::launched(work, u64::from(sharedMemBytes), kernelParams, extra, launch) }
    }
}

export! { "hipModuleLaunchCooperativeKernel", fn hipModuleLaunchCooperativeKernel(
    f: hipFunction_t, gridX: c_uint, gridY: c_uint, gridZ: c_uint, blockX: c_uint, blockY: c_uint, blockZ: c_uint,
    sharedMemBytes: c_uint, stream: hipStream_t, kernelParams: *mut *mut c_void) -> hipError_t,
    real => {
        let held = kernel(f.cast(), [gridX, gridY, gridZ], [blockX, blockY, blockZ]);
        entry::ordered(on(stream, held), real)
    }
}

// These count the grid in work-items; it tells launches apart just as well.
module_launch! { "hipExtModuleLaunchKernel", hipExtModuleLaunchKernel,
(kernelParams: *mut *mut c_void, extra: *mut *mut c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t, flags: u32) }
module_launch! { "_Z24hipExtModuleLaunchKernelP18ihipModuleSymbol_tjjjjjjmP12ihipStream_tPPvS4_P11ihipEvent_tS6_j",
hipExtModuleLaunchKernel_cxx,
(kernelParams: *mut *mut c_void, extra: *mut *mut c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t, flags: u32) }
module_launch! { "hipHccModuleLaunchKernel", hipHccModuleLaunchKernel,
(kernelParams: *mut *mut c_void, extra: *mut *mut c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t) }
module_launch! { "_Z24hipHccModuleLaunchKernelP18ihipModuleSymbol_tjjjjjjmP12ihipStream_tPPvS4_P11ihipEvent_tS6_",
hipHccModuleLaunchKernel_cxx,
(kernelParams: *mut *mut c_void, extra: *mut *mut c_void, startEvent: hipEvent_t, stopEvent: hipEvent_t) }

export! { "hipLaunchKernelExC", fn hipLaunchKernelExC(
    config: *const hipLaunchConfig_t, fPtr: *const c_void, args: *mut *mut c_void) -> hipError_t,
    real => {
        // SAFETY: the caller's configuration, or null, which the real function refuses.
        match unsafe { config.as_ref() } {
            Some(config) => {
                let held = kernel(fPtr, shape(config.gridDim), shape(config.blockDim));
                entry::ordered(on(config.stream, held), real)
            }
            None => real(),
        }
    }
}

export! { "hipDrvLaunchKernelEx", fn hipDrvLaunchKernelEx(
    config: *const HIP_LAUNCH_CONFIG, f: hipFunction_t, params: *mut *mut c_void, extra: *mut *mut c_void) -> hipError_t,
    real => {
        // SAFETY: the caller's configuration, or null, which the real function refuses.
        match unsafe { config.as_ref() } {
            Some(config) => {
                let grid = [config.gridDimX, config.gridDimY, config.gridDimZ];
                let block = [config.blockDimX, config.blockDimY, config.blockDimZ];
                entry::ordered(on(config.hStream, kernel(f.cast(), grid, block)), real)
            }
            None => real(),
        }
    }
}

/// One call, several devices: gated as a launch on the first of them. Its kernels may wait for each other, so none is
/// held once the others may run.
fn on_first(launch: Option<(hipStream_t, *const c_void, [u32; 3], [u32; 3])>) -> Option<Work> {
    launch.map(|(stream, function, grid, block)| on(stream, kernel(function, grid, block)))
}

macro_rules! multi_device_launch {
    ($symbol:literal, $name:ident, $params:ty, $count:ty, $first:expr) => {
        export! { $symbol, fn $name(launchParamsList: *mut $params, numDevices: $count, flags: c_uint) -> hipError_t,
            real => {
                // SAFETY: the caller's list of `numDevices` launches, or null, which the real function refuses.
                let first = if numDevices > 0 { unsafe { launchParamsList.as_ref() } } else { None };
                match on_first(first.map($first)) {
                    Some(work) => entry::ordered(work, real),
                    None => real(),
                }
            }
        }
    };
}

fn of_runtime(launch: &hipLaunchParams) -> (hipStream_t, *const c_void, [u32; 3], [u32; 3]) {
    (launch.stream, launch.func, shape(launch.gridDim), shape(launch.blockDim))
}

fn of_module(launch: &hipFunctionLaunchParams) -> (hipStream_t, *const c_void, [u32; 3], [u32; 3]) {
    let grid = [launch.gridDimX, launch.gridDimY, launch.gridDimZ];
    (launch.hStream, launch.function.cast(), grid, [launch.blockDimX, launch.blockDimY, launch.blockDimZ])
}

multi_device_launch! { "hipExtLaunchMultiKernelMultiDevice", hipExtLaunchMultiKernelMultiDevice, hipLaunchParams, c_int, of_runtime }
multi_device_launch! { "hipLaunchCooperativeKernelMultiDevice", hipLaunchCooperativeKernelMultiDevice, hipLaunchParams, c_int, of_runtime }
multi_device_launch! { "hipModuleLaunchCooperativeKernelMultiDevice", hipModuleLaunchCooperativeKernelMultiDevice, hipFunctionLaunchParams, c_uint, of_module }

/// A launch that the 7.2 node of the version map lists and no public header declares: gated like the others, and passed
/// on with every register as it came.
#[unsafe(no_mangle)]
#[unsafe(naked)]
pub unsafe extern "C" fn hipLaunchKernelBundledArgs() -> hipError_t {
    core::arch::naked_asm!(
        "push rdi",
        "push rsi",
        "push rdx",
        "push rcx",
        "push r8",
        "push r9",
        "sub rsp, 136",
        "movups [rsp], xmm0",
        "movups [rsp + 16], xmm1",
        "movups [rsp + 32], xmm2",
        "movups [rsp + 48], xmm3",
        "movups [rsp + 64], xmm4",
        "movups [rsp + 80], xmm5",
        "movups [rsp + 96], xmm6",
        "movups [rsp + 112], xmm7",
        "call {gate}",
        "movups xmm0, [rsp]",
        "movups xmm1, [rsp + 16]",
        "movups xmm2, [rsp + 32]",
        "movups xmm3, [rsp + 48]",
        "movups xmm4, [rsp + 64]",
        "movups xmm5, [rsp + 80]",
        "movups xmm6, [rsp + 96]",
        "movups xmm7, [rsp + 112]",
        "add rsp, 136",
        "pop r9",
        "pop r8",
        "pop rcx",
        "pop rdx",
        "pop rsi",
        "pop rdi",
        "test rax, rax",
        "je 2f",
        "jmp rax",
        "2:",
        "mov eax, {absent}",
        "ret",
        gate = sym gate_bundled_args,
        absent = const crate::NOT_SUPPORTED,
    )
}

extern "C" fn gate_bundled_args() -> *mut c_void {
    static REAL: hipreempt_shim::resolve::Real =
        hipreempt_shim::resolve::Real::new(c"hipLaunchKernelBundledArgs");
    entry::before_unknown_launch();
    REAL.address()
}

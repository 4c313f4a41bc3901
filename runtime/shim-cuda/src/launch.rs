//! Kernel launches: each form keeps function, grid and block in other parameters.

use core::ffi::{c_int, c_uint, c_void};

use hipreempt_api::cuda::*;
use hipreempt_shim::entry::{self, Held, Stream, Work};

fn kernel(function: CUfunction, grid: [u32; 3], block: [u32; 3]) -> Held {
    Held::Kernel { function: function as usize, grid, block }
}

macro_rules! launch {
    ($symbol:literal, $name:ident, $stream_of:ident, ($($rest:ident : $rest_ty:ty),*)) => {
        export! { $symbol, fn $name(
            f: CUfunction, gridDimX: c_uint, gridDimY: c_uint, gridDimZ: c_uint, blockDimX: c_uint, blockDimY: c_uint,
            blockDimZ: c_uint, sharedMemBytes: c_uint, hStream: CUstream, $($rest: $rest_ty),*) -> CUresult,
            real => {
                let held = kernel(f, [gridDimX, gridDimY, gridDimZ], [blockDimX, blockDimY, blockDimZ]);
                entry::ordered(Work { stream: Stream::$stream_of(hStream as usize), held }, real)
            }
        }
    };
}

launch! { "cuLaunchKernel", cuLaunchKernel, legacy, (kernelParams: *mut *mut c_void, extra: *mut *mut c_void) }
launch! { "cuLaunchKernel_ptsz", cuLaunchKernel_ptsz, per_thread, (kernelParams: *mut *mut c_void, extra: *mut *mut c_void) }
launch! { "cuLaunchCooperativeKernel", cuLaunchCooperativeKernel, legacy, (kernelParams: *mut *mut c_void) }
launch! { "cuLaunchCooperativeKernel_ptsz", cuLaunchCooperativeKernel_ptsz, per_thread, (kernelParams: *mut *mut c_void) }

macro_rules! configured_launch {
    ($symbol:literal, $name:ident, $stream_of:ident) => {
        export! { $symbol, fn $name(
            config: *const CUlaunchConfig, f: CUfunction, kernelParams: *mut *mut c_void, extra: *mut *mut c_void) -> CUresult,
            real => {
                // SAFETY: the caller's configuration, or null, which the real function refuses.
                match unsafe { config.as_ref() } {
                    Some(config) => {
                        let grid = [config.gridDimX, config.gridDimY, config.gridDimZ];
                        let held = kernel(f, grid, [config.blockDimX, config.blockDimY, config.blockDimZ]);
                        entry::ordered(Work { stream: Stream::$stream_of(config.hStream as usize), held }, real)
                    }
                    None => real(),
                }
            }
        }
    };
}

configured_launch! { "cuLaunchKernelEx", cuLaunchKernelEx, legacy }
configured_launch! { "cuLaunchKernelEx_ptsz", cuLaunchKernelEx_ptsz, per_thread }

/// One call, several devices: gated as a launch on the first of them. Its kernels wait for each other, so none is held
/// once the others may run.
fn on_first(launch: &CUDA_LAUNCH_PARAMS) -> Work {
    let grid = [launch.gridDimX, launch.gridDimY, launch.gridDimZ];
    let held = kernel(launch.function, grid, [launch.blockDimX, launch.blockDimY, launch.blockDimZ]);
    Work { stream: Stream::legacy(launch.hStream as usize), held }
}

export! { "cuLaunchCooperativeKernelMultiDevice", fn cuLaunchCooperativeKernelMultiDevice(
    launchParamsList: *mut CUDA_LAUNCH_PARAMS, numDevices: c_uint, flags: c_uint) -> CUresult,
    real => {
        // SAFETY: the caller's list of `numDevices` launches, or null, which the real function refuses.
        let first = if numDevices > 0 { unsafe { launchParamsList.as_ref() } } else { None };
        match first {
            Some(launch) => entry::ordered(on_first(launch), real),
            None => real(),
        }
    }
}

// The launches of CUDA 3: their blocks were set by an earlier call.
export! { "cuLaunch", fn cuLaunch(f: CUfunction) -> CUresult,
    real => entry::ordered(Work { stream: Stream::legacy(0), held: kernel(f, [1; 3], [0; 3]) }, real)
}

fn grid(width: c_int, height: c_int) -> [u32; 3] {
    [width.cast_unsigned(), height.cast_unsigned(), 1]
}

export! { "cuLaunchGrid", fn cuLaunchGrid(f: CUfunction, grid_width: c_int, grid_height: c_int) -> CUresult,
    real => {
        let held = kernel(f, grid(grid_width, grid_height), [0; 3]);
        entry::ordered(Work { stream: Stream::legacy(0), held }, real)
    }
}

export! { "cuLaunchGridAsync", fn cuLaunchGridAsync(
    f: CUfunction, grid_width: c_int, grid_height: c_int, hStream: CUstream) -> CUresult,
    real => {
        let held = kernel(f, grid(grid_width, grid_height), [0; 3]);
        entry::ordered(Work { stream: Stream::legacy(hStream as usize), held }, real)
    }
}

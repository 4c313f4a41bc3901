//! Kernel launches, on all their roads.
//!
//! Arguments come as HIP and CUDA both pass them: an array of pointers, one an argument, copied before the call
//! returns. Where they come packed, the keys of the two lists differ in one: HIP's ends with 3, CUDA's with 0.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_api::hip::{
    HIP_LAUNCH_CONFIG, HIP_LAUNCH_PARAM_BUFFER_POINTER, HIP_LAUNCH_PARAM_BUFFER_SIZE, HIP_LAUNCH_PARAM_END,
    dim3, hipEvent_t, hipFunction_t, hipLaunchConfig_t, hipStream_t,
};

use super::{hipEventRecord, per_thread, read, stream};
use crate::cuda::{Handle, cuda};
use crate::error::{Code, Outcome};
use crate::registry;

/// Work-items of a group, at most: of every NVIDIA GPU, and HIP's own limit.
const BLOCK_MAX: u64 = 1024;

/// Groups and work-items of a launch.
#[derive(Clone, Copy)]
struct Shape {
    grid: [c_uint; 3],
    block: [c_uint; 3],
    shared_bytes: usize,
}

impl Shape {
    fn of(grid: dim3, block: dim3, shared_bytes: usize) -> Self {
        Self { grid: [grid.x, grid.y, grid.z], block: [block.x, block.y, block.z], shared_bytes }
    }

    /// Refuses what HIP calls an invalid configuration; CUDA would call it an invalid value.
    fn check(&self) -> Outcome {
        let items: u64 = self.block.iter().map(|side| u64::from(*side)).product();
        let empty = self.grid.iter().chain(&self.block).any(|side| *side == 0);
        if empty || items > BLOCK_MAX { Err(Code::INVALID_CONFIGURATION) } else { Ok(()) }
    }

    fn shared(&self) -> Outcome<c_uint> {
        c_uint::try_from(self.shared_bytes).map_err(|_| Code::INVALID_VALUE)
    }
}

/// The one road all launches but cooperative ones end on.
#[inline]
fn launch(
    function: Handle,
    shape: Shape,
    handle: hipStream_t,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let ([x, y, z], [bx, by, bz]) = (shape.grid, shape.block);
    let shared = shape.shared()?;
    if parameters.is_null() && !extra.is_null() {
        let mut packed = cuda_extra(extra)?;
        return cuda!(launch(
            function,
            x,
            y,
            z,
            bx,
            by,
            bz,
            shared,
            stream(handle),
            parameters,
            packed.as_mut_ptr()
        ));
    }
    cuda!(launch(function, x, y, z, bx, by, bz, shared, stream(handle), parameters, std::ptr::null_mut()))
}

/// HIP's list of packed arguments as CUDA's: `CU_LAUNCH_PARAM_BUFFER_POINTER` (1), the buffer,
/// `CU_LAUNCH_PARAM_BUFFER_SIZE` (2), its size by address, `CU_LAUNCH_PARAM_END` (0).
fn cuda_extra(extra: *mut *mut c_void) -> Outcome<[*mut c_void; 5]> {
    let (mut buffer, mut size) = (std::ptr::null_mut(), std::ptr::null_mut());
    let mut at = extra;
    for _ in 0..3 {
        let key = read(at)?;
        if key == HIP_LAUNCH_PARAM_END {
            let end = std::ptr::null_mut();
            return Ok([HIP_LAUNCH_PARAM_BUFFER_POINTER, buffer, HIP_LAUNCH_PARAM_BUFFER_SIZE, size, end]);
        }
        let value = read(at.wrapping_add(1))?;
        match key {
            HIP_LAUNCH_PARAM_BUFFER_POINTER => buffer = value,
            HIP_LAUNCH_PARAM_BUFFER_SIZE => size = value,
            _ => return Err(Code::INVALID_VALUE),
        }
        at = at.wrapping_add(2);
    }
    Err(Code::INVALID_VALUE)
}

/// Launches the kernel that a host address stands for.
pub fn hipLaunchKernel(
    function_address: *const c_void,
    numBlocks: dim3,
    dimBlocks: dim3,
    args: *mut *mut c_void,
    sharedMemBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    let shape = Shape::of(numBlocks, dimBlocks, sharedMemBytes);
    shape.check()?;
    launch(registry::kernel(function_address)?.function()?, shape, stream, args, std::ptr::null_mut())
}

/// As [`hipLaunchKernel`], null being the thread's own stream.
pub fn hipLaunchKernel_spt(
    function_address: *const c_void,
    numBlocks: dim3,
    dimBlocks: dim3,
    args: *mut *mut c_void,
    sharedMemBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    hipLaunchKernel(function_address, numBlocks, dimBlocks, args, sharedMemBytes, per_thread(stream))
}

/// As [`hipLaunchKernel`], between two events where the program gives them.
pub fn hipExtLaunchKernel(
    function_address: *const c_void,
    numBlocks: dim3,
    dimBlocks: dim3,
    args: *mut *mut c_void,
    sharedMemBytes: usize,
    stream: hipStream_t,
    startEvent: hipEvent_t,
    stopEvent: hipEvent_t,
    _flags: c_int,
) -> Outcome {
    between(startEvent, stopEvent, stream, || {
        hipLaunchKernel(function_address, numBlocks, dimBlocks, args, sharedMemBytes, stream)
    })
}

fn between(
    start: hipEvent_t,
    stop: hipEvent_t,
    stream: hipStream_t,
    launch: impl FnOnce() -> Outcome,
) -> Outcome {
    if !start.is_null() {
        hipEventRecord(start, stream)?;
    }
    launch()?;
    if stop.is_null() { Ok(()) } else { hipEventRecord(stop, stream) }
}

fn cooperative(function: Handle, shape: Shape, handle: hipStream_t, parameters: *mut *mut c_void) -> Outcome {
    let ([x, y, z], [bx, by, bz]) = (shape.grid, shape.block);
    let shared = shape.shared()?;
    cuda!(launch_cooperative(function, x, y, z, bx, by, bz, shared, stream(handle), parameters))
}

/// Launches a kernel whose groups all run at once.
pub fn hipLaunchCooperativeKernel(
    f: *const c_void,
    gridDim: dim3,
    blockDimX: dim3,
    kernelParams: *mut *mut c_void,
    sharedMemBytes: c_uint,
    stream: hipStream_t,
) -> Outcome {
    let shape = Shape::of(gridDim, blockDimX, sharedMemBytes as usize);
    shape.check()?;
    cooperative(registry::kernel(f)?.function()?, shape, stream, kernelParams)
}

/// As [`hipLaunchCooperativeKernel`], null being the thread's own stream.
pub fn hipLaunchCooperativeKernel_spt(
    f: *const c_void,
    gridDim: dim3,
    blockDim: dim3,
    kernelParams: *mut *mut c_void,
    sharedMemBytes: u32,
    hStream: hipStream_t,
) -> Outcome {
    hipLaunchCooperativeKernel(f, gridDim, blockDim, kernelParams, sharedMemBytes, per_thread(hStream))
}

/// The shape of a launch of a module's kernel, both checked.
fn module_shape(
    f: hipFunction_t,
    grid: [c_uint; 3],
    block: [c_uint; 3],
    shared_bytes: c_uint,
) -> Outcome<Shape> {
    if f.is_null() {
        return Err(Code::INVALID_HANDLE);
    }
    let shape = Shape { grid, block, shared_bytes: shared_bytes as usize };
    shape.check()?;
    Ok(shape)
}

/// Launches a kernel of a module. A handle is the driver's own.
pub fn hipModuleLaunchKernel(
    f: hipFunction_t,
    gridDimX: c_uint,
    gridDimY: c_uint,
    gridDimZ: c_uint,
    blockDimX: c_uint,
    blockDimY: c_uint,
    blockDimZ: c_uint,
    sharedMemBytes: c_uint,
    stream: hipStream_t,
    kernelParams: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let (grid, block) = ([gridDimX, gridDimY, gridDimZ], [blockDimX, blockDimY, blockDimZ]);
    let shape = module_shape(f, grid, block, sharedMemBytes)?;
    launch(f.cast(), shape, stream, kernelParams, extra)
}

/// Launches a kernel of a module whose groups all run at once.
pub fn hipModuleLaunchCooperativeKernel(
    f: hipFunction_t,
    gridDimX: c_uint,
    gridDimY: c_uint,
    gridDimZ: c_uint,
    blockDimX: c_uint,
    blockDimY: c_uint,
    blockDimZ: c_uint,
    sharedMemBytes: c_uint,
    stream: hipStream_t,
    kernelParams: *mut *mut c_void,
) -> Outcome {
    let (grid, block) = ([gridDimX, gridDimY, gridDimZ], [blockDimX, blockDimY, blockDimZ]);
    let shape = module_shape(f, grid, block, sharedMemBytes)?;
    cooperative(f.cast(), shape, stream, kernelParams)
}

/// As [`hipModuleLaunchKernel`], its size in work-items: CUDA has whole groups only.
pub fn hipExtModuleLaunchKernel(
    f: hipFunction_t,
    globalWorkSizeX: u32,
    globalWorkSizeY: u32,
    globalWorkSizeZ: u32,
    localWorkSizeX: u32,
    localWorkSizeY: u32,
    localWorkSizeZ: u32,
    sharedMemBytes: usize,
    hStream: hipStream_t,
    kernelParams: *mut *mut c_void,
    extra: *mut *mut c_void,
    startEvent: hipEvent_t,
    stopEvent: hipEvent_t,
    _flags: u32,
) -> Outcome {
    if f.is_null() {
        return Err(Code::INVALID_HANDLE);
    }
    let grid = groups(
        [globalWorkSizeX, globalWorkSizeY, globalWorkSizeZ],
        [localWorkSizeX, localWorkSizeY, localWorkSizeZ],
    )?;
    let shape =
        Shape { grid, block: [localWorkSizeX, localWorkSizeY, localWorkSizeZ], shared_bytes: sharedMemBytes };
    shape.check()?;
    between(startEvent, stopEvent, hStream, || launch(f.cast(), shape, hStream, kernelParams, extra))
}

/// Groups of so many work-items.
fn groups(items: [u32; 3], group: [u32; 3]) -> Outcome<[u32; 3]> {
    let mut groups = [0; 3];
    for ((groups, items), group) in groups.iter_mut().zip(items).zip(group) {
        if group == 0 {
            return Err(Code::INVALID_CONFIGURATION);
        }
        if items % group != 0 {
            return Err(Code::NOT_SUPPORTED);
        }
        *groups = items / group;
    }
    Ok(groups)
}

/// The C++ name of [`hipExtModuleLaunchKernel`].
pub fn hipExtModuleLaunchKernel_cxx(
    f: hipFunction_t,
    globalWorkSizeX: u32,
    globalWorkSizeY: u32,
    globalWorkSizeZ: u32,
    localWorkSizeX: u32,
    localWorkSizeY: u32,
    localWorkSizeZ: u32,
    sharedMemBytes: usize,
    hStream: hipStream_t,
    kernelParams: *mut *mut c_void,
    extra: *mut *mut c_void,
    startEvent: hipEvent_t,
    stopEvent: hipEvent_t,
    flags: u32,
) -> Outcome {
    hipExtModuleLaunchKernel(
        f,
        globalWorkSizeX,
        globalWorkSizeY,
        globalWorkSizeZ,
        localWorkSizeX,
        localWorkSizeY,
        localWorkSizeZ,
        sharedMemBytes,
        hStream,
        kernelParams,
        extra,
        startEvent,
        stopEvent,
        flags,
    )
}

/// As [`hipLaunchKernel`], by a struct. Attributes are refused: they are AMD's or CUDA's own.
pub fn hipLaunchKernelExC(
    config: *const hipLaunchConfig_t,
    fPtr: *const c_void,
    args: *mut *mut c_void,
) -> Outcome {
    let config = read(config)?;
    if config.numAttrs != 0 {
        return Err(Code::NOT_SUPPORTED);
    }
    hipLaunchKernel(fPtr, config.gridDim, config.blockDim, args, config.dynamicSmemBytes, config.stream)
}

/// As [`hipModuleLaunchKernel`], by a struct, attributes as above.
pub fn hipDrvLaunchKernelEx(
    config: *const HIP_LAUNCH_CONFIG,
    f: hipFunction_t,
    params: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let c = read(config)?;
    if c.numAttrs != 0 {
        return Err(Code::NOT_SUPPORTED);
    }
    hipModuleLaunchKernel(
        f,
        c.gridDimX,
        c.gridDimY,
        c.gridDimZ,
        c.blockDimX,
        c.blockDimY,
        c.blockDimZ,
        c.sharedMemBytes,
        c.hStream,
        params,
        extra,
    )
}

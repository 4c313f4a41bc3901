//! Kernel launches, on all their roads.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_api::hip::{
    HIP_LAUNCH_CONFIG, dim3, hipEvent_t, hipFunction_t, hipFunctionLaunchParams, hipHostFn_t,
    hipLaunchConfig_t, hipLaunchParams, hipStream_t, hipStreamCallback_t,
};

use super::registration::take_configured;
use super::{list, read};
use crate::card::Command;
use crate::effect::{Effect, HostWork};
use crate::error::{Code, Outcome};
use crate::event::Event;
use crate::graph::capture;
use crate::kernel::descriptor::{Dim3, Launch};
use crate::kernel::{self, Arguments, Kernel, KernelCall, KernelRun};
use crate::module::{self, registry};
use crate::op::Op;
use crate::stream::Stream;

/// HIP's limit on the work-items of a workgroup.
const BLOCK_MAX: u64 = 1024;
/// Local memory of a compute unit of gfx90a, in bytes.
pub const SHARED_MAX: u64 = 64 << 10;
/// `HIP_LAUNCH_PARAM_BUFFER_POINTER`, `…_SIZE` and `…_END` of `hip_runtime_api.h`.
const EXTRA_POINTER: usize = 1;
const EXTRA_SIZE: usize = 2;
const EXTRA_END: usize = 3;

fn dim(size: dim3) -> Dim3 {
    Dim3 { x: size.x, y: size.y, z: size.z }
}

/// A shape that HIP accepts.
fn shape(grid: Dim3, block: Dim3, shared_bytes: usize) -> Outcome<Launch> {
    let items = block.count();
    let global = [(grid.x, block.x), (grid.y, block.y), (grid.z, block.z)];
    let too_wide = global.iter().any(|(groups, items)| groups.checked_mul(*items).is_none());
    if grid.count() == 0 || items == 0 || items > BLOCK_MAX || too_wide {
        return Err(Code::INVALID_CONFIGURATION);
    }
    if shared_bytes as u64 > SHARED_MAX {
        return Err(Code::INVALID_VALUE);
    }
    Ok(Launch { grid, block, shared_bytes: shared_bytes as u64 })
}

/// The one road all launches end on.
#[inline]
pub fn launch(
    stream: &'static Stream,
    kernel: &'static Kernel,
    shape: Launch,
    arguments: Arguments,
) -> Outcome {
    capture::check_legacy(stream)?;
    if stream.is_capturing() {
        return capture::add(stream, Op::Kernel(KernelCall::new(kernel, shape, arguments)));
    }
    let has_work = kernel::has_work(kernel);
    let Arguments::Pointers(pointers) = arguments else {
        return Op::Kernel(KernelCall::new(kernel, shape, arguments)).perform(stream);
    };
    let command = Command::Kernel {
        workgroups: shape.grid.count(),
        threads_per_group: shape.block.count() as u32,
        solo_ns: kernel::solo_ns(kernel, &shape, pointers, stream.card().compute_units),
    };
    let effect = has_work.then(|| Effect::Kernel(KernelRun::new(kernel, shape, arguments)));
    stream.submit(command, effect).map(drop)
}

/// Arguments by a pointer to each.
pub fn pointers(kernel: &Kernel, arguments: *mut *mut c_void) -> Outcome<Arguments> {
    if arguments.is_null() && kernel::argument_count(kernel) != 0 {
        return Err(Code::INVALID_VALUE);
    }
    Ok(Arguments::Pointers(arguments))
}

/// Arguments by `kernelParams`, else by the block that `extra` describes.
fn module_arguments(
    kernel: &Kernel,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome<Arguments> {
    if !parameters.is_null() || extra.is_null() {
        return pointers(kernel, parameters);
    }
    let (mut block, mut bytes) = (std::ptr::null::<u8>(), 0usize);
    let mut at = extra;
    for _ in 0..4 {
        let key = read(at)? as usize;
        if key == EXTRA_END {
            return Ok(Arguments::Block(block, bytes));
        }
        let value = read(at.wrapping_add(1))?;
        match key {
            EXTRA_POINTER => block = value.cast(),
            EXTRA_SIZE => bytes = read(value.cast::<usize>())?,
            _ => return Err(Code::INVALID_VALUE),
        }
        at = at.wrapping_add(2);
    }
    Err(Code::INVALID_VALUE)
}

/// A shape that HIP accepts.
pub fn kernel_shape(grid: dim3, block: dim3, shared_bytes: usize) -> Outcome<Launch> {
    shape(dim(grid), dim(block), shared_bytes)
}

/// A copy of a launch, for a node of a graph.
pub fn kernel_call(
    function: *const c_void,
    shape: Launch,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome<KernelCall> {
    let kernel = any_kernel(function)?;
    Ok(KernelCall::new(kernel, shape, module_arguments(kernel, parameters, extra)?))
}

fn launch_host(
    stream: &'static Stream,
    host: *const c_void,
    grid: dim3,
    block: dim3,
    arguments: *mut *mut c_void,
    shared_bytes: usize,
) -> Outcome {
    let kernel = registry::kernel(host as usize).or_else(|code| by_handle(host).ok_or(code))?;
    launch(stream, kernel, shape(dim(grid), dim(block), shared_bytes)?, pointers(kernel, arguments)?)
}

/// Newer programs may pass a `hipFunction_t` or `hipKernel_t` where a host address is expected.
fn by_handle(handle: *const c_void) -> Option<&'static Kernel> {
    module::function(handle).ok()
}

/// The kernel behind a function handle or a host address.
pub fn any_kernel(function: *const c_void) -> Outcome<&'static Kernel> {
    by_handle(function).map_or_else(|| registry::kernel(function as usize), Ok)
}

/// Launches by host address; `<<<…>>>` ends here.
#[inline]
pub fn hipLaunchKernel(
    function_address: *const c_void,
    numBlocks: dim3,
    dimBlocks: dim3,
    args: *mut *mut c_void,
    sharedMemBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    let stream = Stream::resolve(stream.cast())?;
    launch_host(stream, function_address, numBlocks, dimBlocks, args, sharedMemBytes)
}

/// As [`hipLaunchKernel`]; null is the thread's own default stream.
pub fn hipLaunchKernel_spt(
    function_address: *const c_void,
    numBlocks: dim3,
    dimBlocks: dim3,
    args: *mut *mut c_void,
    sharedMemBytes: usize,
    stream: hipStream_t,
) -> Outcome {
    let stream = Stream::resolve_spt(stream.cast())?;
    launch_host(stream, function_address, numBlocks, dimBlocks, args, sharedMemBytes)
}

/// The launch of the oldest programs.
pub fn hipLaunchByPtr(func: *const c_void) -> Outcome {
    let (grid, block, shared_bytes, stream, arguments) = take_configured()?;
    let kernel = registry::kernel(func as usize)?;
    let shape = shape(dim(grid), dim(block), shared_bytes)?;
    launch(
        Stream::resolve(stream.cast())?,
        kernel,
        shape,
        Arguments::Block(arguments.as_ptr(), arguments.len()),
    )
}

/// The launch of hcc's headers.
pub fn hipLaunchKernelGGLImpl(
    function_address: usize,
    numBlocks: *const dim3,
    dimBlocks: *const dim3,
    sharedMemBytes: u32,
    stream: hipStream_t,
    kernarg: *mut *mut c_void,
) {
    let launched = read(numBlocks).and_then(|grid| {
        let host = function_address as *const c_void;
        hipLaunchKernel(host, grid, read(dimBlocks)?, kernarg, sharedMemBytes as usize, stream)
    });
    if let Err(code) = launched {
        super::note(code);
    }
}

/// As [`hipLaunchKernel`], between two event records.
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
    let stream = Stream::resolve(stream.cast())?;
    between(stream, startEvent, stopEvent, || {
        launch_host(stream, function_address, numBlocks, dimBlocks, args, sharedMemBytes)
    })
}

/// Records `start`, launches, records `stop`; either event may be null.
fn between(
    stream: &'static Stream,
    start: hipEvent_t,
    stop: hipEvent_t,
    launch: impl FnOnce() -> Outcome,
) -> Outcome {
    let record = |event: hipEvent_t| match event.is_null() {
        true => Ok(()),
        false => Op::Record(Event::resolve(event.cast())?).issue(stream),
    };
    record(start)?;
    launch()?;
    record(stop)
}

fn launch_function(
    function: hipFunction_t,
    grid: Dim3,
    block: Dim3,
    shared_bytes: usize,
    stream: &'static Stream,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let kernel = any_kernel(function.cast())?;
    launch(stream, kernel, shape(grid, block, shared_bytes)?, module_arguments(kernel, parameters, extra)?)
}

/// Launches a function of a module.
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
    let grid = Dim3 { x: gridDimX, y: gridDimY, z: gridDimZ };
    let block = Dim3 { x: blockDimX, y: blockDimY, z: blockDimZ };
    let stream = Stream::resolve(stream.cast())?;
    launch_function(f, grid, block, sharedMemBytes as usize, stream, kernelParams, extra)
}

/// Launches a function whose grid is given in work-items, between two event records.
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
    let block = Dim3 { x: localWorkSizeX, y: localWorkSizeY, z: localWorkSizeZ };
    if block.count() == 0 {
        return Err(Code::INVALID_CONFIGURATION);
    }
    let grid = Dim3 {
        x: globalWorkSizeX.div_ceil(block.x),
        y: globalWorkSizeY.div_ceil(block.y),
        z: globalWorkSizeZ.div_ceil(block.z),
    };
    let stream = Stream::resolve(hStream.cast())?;
    between(stream, startEvent, stopEvent, || {
        launch_function(f, grid, block, sharedMemBytes, stream, kernelParams, extra)
    })
}

/// As [`hipExtModuleLaunchKernel`].
pub fn hipHccModuleLaunchKernel(
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
) -> Outcome {
    let (global, local) = (
        [globalWorkSizeX, globalWorkSizeY, globalWorkSizeZ],
        [localWorkSizeX, localWorkSizeY, localWorkSizeZ],
    );
    hipExtModuleLaunchKernel(
        f,
        global[0],
        global[1],
        global[2],
        local[0],
        local[1],
        local[2],
        sharedMemBytes,
        hStream,
        kernelParams,
        extra,
        startEvent,
        stopEvent,
        0,
    )
}

// The same two functions under their C++ names.
pub use self::hipExtModuleLaunchKernel as hipExtModuleLaunchKernel_cxx;
pub use self::hipHccModuleLaunchKernel as hipHccModuleLaunchKernel_cxx;

/// A grid whose workgroups all have to be on the card at once.
pub fn check_cooperative(stream: &Stream, grid: u64, block: u64) -> Outcome {
    let resident = u64::from(stream.card().compute_units) * (2048 / block.max(1)).max(1);
    if grid > resident { Err(Code::COOPERATIVE_LAUNCH_TOO_LARGE) } else { Ok(()) }
}

fn launch_cooperative(
    stream: &'static Stream,
    host: *const c_void,
    grid: dim3,
    block: dim3,
    arguments: *mut *mut c_void,
    shared_bytes: usize,
) -> Outcome {
    check_cooperative(stream, dim(grid).count(), dim(block).count())?;
    launch_host(stream, host, grid, block, arguments, shared_bytes)
}

/// A launch whose workgroups may wait for each other.
pub fn hipLaunchCooperativeKernel(
    f: *const c_void,
    gridDim: dim3,
    blockDimX: dim3,
    kernelParams: *mut *mut c_void,
    sharedMemBytes: c_uint,
    stream: hipStream_t,
) -> Outcome {
    launch_cooperative(
        Stream::resolve(stream.cast())?,
        f,
        gridDim,
        blockDimX,
        kernelParams,
        sharedMemBytes as usize,
    )
}

/// As [`hipLaunchCooperativeKernel`]; null is the thread's own default stream.
pub fn hipLaunchCooperativeKernel_spt(
    f: *const c_void,
    gridDim: dim3,
    blockDim: dim3,
    kernelParams: *mut *mut c_void,
    sharedMemBytes: u32,
    hStream: hipStream_t,
) -> Outcome {
    launch_cooperative(
        Stream::resolve_spt(hStream.cast())?,
        f,
        gridDim,
        blockDim,
        kernelParams,
        sharedMemBytes as usize,
    )
}

/// A cooperative launch of a function of a module.
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
    let grid = Dim3 { x: gridDimX, y: gridDimY, z: gridDimZ };
    let block = Dim3 { x: blockDimX, y: blockDimY, z: blockDimZ };
    let stream = Stream::resolve(stream.cast())?;
    check_cooperative(stream, grid.count(), block.count())?;
    launch_function(f, grid, block, sharedMemBytes as usize, stream, kernelParams, std::ptr::null_mut())
}

/// One cooperative launch a card.
pub fn hipLaunchCooperativeKernelMultiDevice(
    launchParamsList: *mut hipLaunchParams,
    numDevices: c_int,
    _flags: c_uint,
) -> Outcome {
    let count = usize::try_from(numDevices).map_err(|_| Code::INVALID_VALUE)?;
    list(launchParamsList.cast_const(), count)?.iter().try_for_each(|one| {
        let stream = explicit(one.stream)?;
        launch_cooperative(stream, one.func, one.gridDim, one.blockDim, one.args, one.sharedMem)
    })
}

/// As [`hipLaunchCooperativeKernelMultiDevice`], without the promise that they run together.
pub fn hipExtLaunchMultiKernelMultiDevice(
    launchParamsList: *mut hipLaunchParams,
    numDevices: c_int,
    _flags: c_uint,
) -> Outcome {
    let count = usize::try_from(numDevices).map_err(|_| Code::INVALID_VALUE)?;
    list(launchParamsList.cast_const(), count)?.iter().try_for_each(|one| {
        launch_host(explicit(one.stream)?, one.func, one.gridDim, one.blockDim, one.args, one.sharedMem)
    })
}

/// One cooperative launch of a function of a module a card.
pub fn hipModuleLaunchCooperativeKernelMultiDevice(
    launchParamsList: *mut hipFunctionLaunchParams,
    numDevices: c_uint,
    _flags: c_uint,
) -> Outcome {
    list(launchParamsList.cast_const(), numDevices as usize)?.iter().try_for_each(|one| {
        let grid = Dim3 { x: one.gridDimX, y: one.gridDimY, z: one.gridDimZ };
        let block = Dim3 { x: one.blockDimX, y: one.blockDimY, z: one.blockDimZ };
        let (stream, none) = (explicit(one.hStream)?, std::ptr::null_mut());
        check_cooperative(stream, grid.count(), block.count())?;
        launch_function(
            one.function,
            grid,
            block,
            one.sharedMemBytes as usize,
            stream,
            one.kernelParams,
            none,
        )
    })
}

/// Launches on several cards must name their streams, because a stream tells the card.
fn explicit(stream: hipStream_t) -> Outcome<&'static Stream> {
    if stream.is_null() { Err(Code::INVALID_VALUE) } else { Stream::resolve(stream.cast()) }
}

/// A launch with attributes, by host address.
pub fn hipLaunchKernelExC(
    config: *const hipLaunchConfig_t,
    fPtr: *const c_void,
    args: *mut *mut c_void,
) -> Outcome {
    let config = read(config)?;
    let stream = Stream::resolve(config.stream.cast())?;
    launch_host(stream, fPtr, config.gridDim, config.blockDim, args, config.dynamicSmemBytes)
}

/// A launch with attributes, of a function of a module.
pub fn hipDrvLaunchKernelEx(
    config: *const HIP_LAUNCH_CONFIG,
    f: hipFunction_t,
    params: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let config = read(config)?;
    let grid = Dim3 { x: config.gridDimX, y: config.gridDimY, z: config.gridDimZ };
    let block = Dim3 { x: config.blockDimX, y: config.blockDimY, z: config.blockDimZ };
    let stream = Stream::resolve(config.hStream.cast())?;
    launch_function(f, grid, block, config.sharedMemBytes as usize, stream, params, extra)
}

fn host_function(stream: &'static Stream, function: hipHostFn_t, data: *mut c_void) -> Outcome {
    let call = function.ok_or(Code::INVALID_VALUE)?;
    Op::Host(HostWork::Function { call, data: data as usize }).issue(stream)
}

/// A function of the program in stream order.
pub fn hipLaunchHostFunc(stream: hipStream_t, fn_: hipHostFn_t, userData: *mut c_void) -> Outcome {
    host_function(Stream::resolve(stream.cast())?, fn_, userData)
}

/// As [`hipLaunchHostFunc`]; null is the thread's own default stream.
pub fn hipLaunchHostFunc_spt(stream: hipStream_t, fn_: hipHostFn_t, userData: *mut c_void) -> Outcome {
    host_function(Stream::resolve_spt(stream.cast())?, fn_, userData)
}

fn callback(
    stream: &'static Stream,
    handle: hipStream_t,
    callback: hipStreamCallback_t,
    data: *mut c_void,
    flags: c_uint,
) -> Outcome {
    let call = callback.filter(|_| flags == 0).ok_or(Code::INVALID_VALUE)?;
    Op::Host(HostWork::Callback { call, stream: handle as usize, data: data as usize }).issue(stream)
}

/// A callback of the program in stream order.
pub fn hipStreamAddCallback(
    stream: hipStream_t,
    callback: hipStreamCallback_t,
    userData: *mut c_void,
    flags: c_uint,
) -> Outcome {
    self::callback(Stream::resolve(stream.cast())?, stream, callback, userData, flags)
}

/// As [`hipStreamAddCallback`]; null is the thread's own default stream.
pub fn hipStreamAddCallback_spt(
    stream: hipStream_t,
    callback: hipStreamCallback_t,
    userData: *mut c_void,
    flags: c_uint,
) -> Outcome {
    self::callback(Stream::resolve_spt(stream.cast())?, stream, callback, userData, flags)
}

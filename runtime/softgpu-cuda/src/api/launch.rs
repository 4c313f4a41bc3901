//! Kernel launches and host functions, on all their roads.

use std::ffi::{c_uint, c_void};

use hipreempt_softgpu_runtime::api::launch::{check_cooperative, launch, pointers};
use hipreempt_softgpu_runtime::api::{hipLaunchHostFunc, list, read};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::kernel::descriptor::{Dim3, Launch};
use hipreempt_softgpu_runtime::kernel::{Arguments, Kernel};
use hipreempt_softgpu_runtime::module;
use hipreempt_softgpu_runtime::stream::Stream;

use super::attributes::{BLOCK_DIM_MAX, BLOCK_MAX, GRID_DIM_MAX, SHARED_OPTIN_MAX};
use crate::face::cuda;
use crate::types::{CUfunction, CUhostFn, CUlaunchConfig, CUstream};

/// `CU_LAUNCH_PARAM_END`, `…_BUFFER_POINTER` and `…_BUFFER_SIZE`.
const EXTRA_END: usize = 0;
const EXTRA_POINTER: usize = 1;
const EXTRA_SIZE: usize = 2;
/// `CU_LAUNCH_ATTRIBUTE_COOPERATIVE`.
const COOPERATIVE: c_uint = 2;
/// The last `CU_LAUNCH_ATTRIBUTE_…` of CUDA 13.0.
const ATTRIBUTE_MAX: c_uint = 16;

/// A shape that a card of compute capability 9.0 accepts.
pub fn shape(grid: [c_uint; 3], block: [c_uint; 3], shared_bytes: c_uint) -> Outcome<Launch> {
    let within = |size: [c_uint; 3], limits: [u32; 3]| {
        size.iter().zip(limits).all(|(size, limit)| (1..=limit).contains(size))
    };
    let of = |[x, y, z]: [c_uint; 3]| Dim3 { x, y, z };
    let launch = Launch { grid: of(grid), block: of(block), shared_bytes: shared_bytes.into() };
    let fits = within(grid, GRID_DIM_MAX)
        && within(block, BLOCK_DIM_MAX)
        && launch.block.count() <= BLOCK_MAX as u64
        && shared_bytes <= SHARED_OPTIN_MAX;
    if fits { Ok(launch) } else { Err(Code::INVALID_VALUE) }
}

/// Arguments by `kernelParams`, else by the block that `extra` describes.
pub fn arguments(
    kernel: &Kernel,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome<Arguments> {
    if !parameters.is_null() || extra.is_null() {
        return pointers(kernel, parameters);
    }
    let (mut block, mut bytes) = (std::ptr::null::<u8>(), 0usize);
    for pair in 0..3 {
        let at = extra.wrapping_add(2 * pair);
        let key = read(at)? as usize;
        if key == EXTRA_END {
            return Ok(Arguments::Block(block, bytes));
        }
        let value = read(at.wrapping_add(1))?;
        match key {
            EXTRA_POINTER => block = value.cast(),
            EXTRA_SIZE => bytes = read(value.cast::<usize>())?,
            _ => break,
        }
    }
    Err(Code::INVALID_VALUE)
}

fn launch_on(
    stream: &'static Stream,
    function: CUfunction,
    shape: Launch,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let kernel = module::function(function)?;
    launch(stream, kernel, shape, arguments(kernel, parameters, extra)?)
}

fn launch_together(
    stream: &'static Stream,
    function: CUfunction,
    shape: Launch,
    parameters: *mut *mut c_void,
) -> Outcome {
    check_cooperative(stream, shape.grid.count(), shape.block.count())?;
    launch_on(stream, function, shape, parameters, std::ptr::null_mut())
}

/// A launch by its configuration, on the stream that this names for the caller.
fn launch_configured(
    config: &CUlaunchConfig,
    stream: &'static Stream,
    function: CUfunction,
    parameters: *mut *mut c_void,
    extra: *mut *mut c_void,
) -> Outcome {
    let attributes = list(config.attrs, config.num_attrs as usize)?;
    if attributes.iter().any(|attribute| attribute.id > ATTRIBUTE_MAX) {
        return Err(Code::INVALID_VALUE);
    }
    let shape = shape(config.grid, config.block, config.shared_bytes)?;
    if attributes.iter().any(|attribute| attribute.id == COOPERATIVE && attribute.value[0] != 0) {
        check_cooperative(stream, shape.grid.count(), shape.block.count())?;
    }
    launch_on(stream, function, shape, parameters, extra)
}

cuda! {
    /// Launches a function.
    Context fn cuLaunchKernel, cuLaunchKernel_ptsz(
        function: CUfunction, grid_x: c_uint, grid_y: c_uint, grid_z: c_uint, block_x: c_uint, block_y: c_uint,
        block_z: c_uint, shared_bytes: c_uint, stream: CUstream, parameters: *mut *mut c_void, extra: *mut *mut c_void
    ) on stream {
        let shape = shape([grid_x, grid_y, grid_z], [block_x, block_y, block_z], shared_bytes)?;
        launch_on(stream, function, shape, parameters, extra)
    }
}

cuda! {
    /// Launches a function by a configuration.
    Context fn cuLaunchKernelEx(
        config: *const CUlaunchConfig, function: CUfunction, parameters: *mut *mut c_void, extra: *mut *mut c_void
    ) {
        let config = read(config)?;
        launch_configured(&config, Stream::resolve(config.stream)?, function, parameters, extra)
    }
}

cuda! {
    /// As `cuLaunchKernelEx`; null is the thread's own default stream.
    Context fn cuLaunchKernelEx_ptsz(
        config: *const CUlaunchConfig, function: CUfunction, parameters: *mut *mut c_void, extra: *mut *mut c_void
    ) {
        let config = read(config)?;
        launch_configured(&config, Stream::resolve_spt(config.stream)?, function, parameters, extra)
    }
}

cuda! {
    /// Launches a function whose workgroups may wait for each other.
    Context fn cuLaunchCooperativeKernel, cuLaunchCooperativeKernel_ptsz(
        function: CUfunction, grid_x: c_uint, grid_y: c_uint, grid_z: c_uint, block_x: c_uint, block_y: c_uint,
        block_z: c_uint, shared_bytes: c_uint, stream: CUstream, parameters: *mut *mut c_void
    ) on stream {
        let shape = shape([grid_x, grid_y, grid_z], [block_x, block_y, block_z], shared_bytes)?;
        launch_together(stream, function, shape, parameters)
    }
}

cuda! {
    /// A function of the program in stream order.
    Context fn cuLaunchHostFunc, cuLaunchHostFunc_ptsz(
        stream: CUstream, function: CUhostFn, data: *mut c_void
    ) on stream {
        hipLaunchHostFunc(stream.handle().cast(), function, data)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_within_the_limits_only() {
        assert!(shape([1, 1, 1], [1024, 1, 1], 0).is_ok());
        assert!(shape([i32::MAX as u32, 65535, 65535], [1, 1, 64], SHARED_OPTIN_MAX).is_ok());
        for (grid, block, shared_bytes) in [
            ([0, 1, 1], [1, 1, 1], 0),
            ([1, 65536, 1], [1, 1, 1], 0),
            ([1, 1, 1], [1025, 1, 1], 0),
            ([1, 1, 1], [32, 33, 1], 0),
            ([1, 1, 1], [1, 1, 65], 0),
            ([1, 1, 1], [1, 1, 1], SHARED_OPTIN_MAX + 1),
        ] {
            assert_eq!(shape(grid, block, shared_bytes), Err(Code::INVALID_VALUE));
        }
    }
}

//! Types and constants of the CUDA driver, as in `cuda.h` of CUDA 13 (the same from 12.0 on).

use std::ffi::{c_char, c_int, c_uint, c_void};

/// `CUresult`.
pub type Result = c_uint;
/// `CUdevice`.
pub type Device = c_int;
/// `CUdeviceptr`.
pub type Address = u64;
/// `CUcontext`, `CUmodule`, `CUfunction`, `CUgraph` and the other handles: pointers to what only the driver knows.
pub type Handle = *mut c_void;
/// `CUstream`. 0, 1 (`CU_STREAM_LEGACY`) and 2 (`CU_STREAM_PER_THREAD`) mean to CUDA what they mean to HIP.
pub type Stream = *mut c_void;
/// `CUstreamCallback`; HIP's has the same arguments.
pub type StreamCallback = Option<unsafe extern "C" fn(Stream, Result, *mut c_void)>;
/// `CUhostFn`.
pub type HostFunction = Option<unsafe extern "C" fn(*mut c_void)>;

/// `CUDA_SUCCESS`.
pub const SUCCESS: Result = 0;
/// `CUDA_ERROR_NOT_SUPPORTED`: what a function answers that this driver does not have.
pub const NOT_SUPPORTED: Result = 801;

/// `CU_STREAM_CAPTURE_MODE_RELAXED`: calls that a capture would refuse are allowed in this thread.
pub const CAPTURE_RELAXED: c_int = 2;
/// `CU_STREAM_PER_THREAD`.
pub const STREAM_PER_THREAD: usize = 2;
/// `CU_MEMORYTYPE_UNIFIED`: the driver finds out by the address.
pub const MEMORY_UNIFIED: c_int = 4;
/// `CU_MEMHOSTALLOC_PORTABLE` and `…_DEVICEMAP`: what HIP gives to every pinned allocation.
pub const HOST_PORTABLE_MAPPED: c_uint = 1 | 2;

/// `CUDA_MEMCPY2D_v2`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Copy2D {
    pub from_x_bytes: usize,
    pub from_y: usize,
    pub from_type: c_int,
    pub from_host: *const c_void,
    pub from_device: Address,
    pub from_array: Handle,
    pub from_pitch: usize,
    pub to_x_bytes: usize,
    pub to_y: usize,
    pub to_type: c_int,
    pub to_host: *mut c_void,
    pub to_device: Address,
    pub to_array: Handle,
    pub to_pitch: usize,
    pub width_bytes: usize,
    pub height: usize,
}

/// `CUDA_KERNEL_NODE_PARAMS_v2`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct KernelNode {
    pub function: Handle,
    pub grid: [c_uint; 3],
    pub block: [c_uint; 3],
    pub shared_bytes: c_uint,
    pub parameters: *mut *mut c_void,
    pub extra: *mut *mut c_void,
    pub kernel: Handle,
    pub context: Handle,
}

/// `CUDA_MEMSET_NODE_PARAMS_v1`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct MemsetNode {
    pub to: Address,
    pub pitch: usize,
    pub value: c_uint,
    pub element_bytes: c_uint,
    pub width: usize,
    pub height: usize,
}

/// `CUDA_HOST_NODE_PARAMS_v1`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct HostNode {
    pub function: HostFunction,
    pub data: *mut c_void,
}

/// `CUuuid`.
pub type Uuid = [c_char; 16];

const _: () = assert!(size_of::<Copy2D>() == 128 && size_of::<KernelNode>() == 72);
const _: () = assert!(size_of::<MemsetNode>() == 40 && size_of::<HostNode>() == 16);

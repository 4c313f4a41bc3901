//! The few declarations of `cuda.h` (CUDA 13.0) that this library needs; sizes are checked below.

#![allow(non_camel_case_types, reason = "the names are CUDA's")]
#![allow(missing_docs, reason = "the fields are CUDA's")]

use std::ffi::{c_char, c_int, c_uint, c_void};

pub type CUresult = c_uint;
pub type CUdevice = c_int;
pub type CUdeviceptr = u64;
pub type CUcontext = *mut c_void;
pub type CUmodule = *mut c_void;
pub type CUlibrary = *mut c_void;
pub type CUfunction = *mut c_void;
pub type CUkernel = *mut c_void;
pub type CUstream = *mut c_void;
pub type CUevent = *mut c_void;
pub type CUgraph = *mut c_void;
pub type CUgraphNode = *mut c_void;
pub type CUgraphExec = *mut c_void;
pub type CUmemoryPool = *mut c_void;
pub type CUhostFn = Option<unsafe extern "C" fn(*mut c_void)>;
pub type CUstreamCallback = Option<unsafe extern "C" fn(CUstream, CUresult, *mut c_void)>;

/// `CU_STREAM_PER_THREAD`, the largest handle of a stream that nobody created.
pub const CU_STREAM_PER_THREAD: usize = 2;

#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUuuid {
    pub bytes: [c_char; 16],
}

/// `CUdevprop_v1`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUdevprop {
    pub max_threads_per_block: c_int,
    pub max_threads_dim: [c_int; 3],
    pub max_grid_size: [c_int; 3],
    pub shared_mem_per_block: c_int,
    pub total_constant_memory: c_int,
    pub simd_width: c_int,
    pub mem_pitch: c_int,
    pub regs_per_block: c_int,
    pub clock_rate: c_int,
    pub texture_align: c_int,
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUlaunchAttribute {
    pub id: c_uint,
    pub pad: c_uint,
    /// A union of 64 bytes; every number in it that is read here lies at its start.
    pub value: [c_int; 16],
}

#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUlaunchConfig {
    pub grid: [c_uint; 3],
    pub block: [c_uint; 3],
    pub shared_bytes: c_uint,
    pub stream: CUstream,
    pub attrs: *const CUlaunchAttribute,
    pub num_attrs: c_uint,
}

/// `CUDA_MEMCPY2D_v2`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUDA_MEMCPY2D {
    pub src: Plane,
    pub dst: Plane,
    pub width_bytes: usize,
    pub height: usize,
}

/// One side of a [`CUDA_MEMCPY2D`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Plane {
    pub x_bytes: usize,
    pub y: usize,
    pub memory_type: c_uint,
    pub host: *const c_void,
    pub device: CUdeviceptr,
    pub array: *const c_void,
    pub pitch: usize,
}

/// `CUDA_MEMCPY3D_v2`, and `CUDA_MEMCPY3D_PEER`, which has a context where the former has a reserved word.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUDA_MEMCPY3D {
    pub src: Volume,
    pub dst: Volume,
    pub width_bytes: usize,
    pub height: usize,
    pub depth: usize,
}

/// One side of a [`CUDA_MEMCPY3D`].
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Volume {
    pub x_bytes: usize,
    pub y: usize,
    pub z: usize,
    pub lod: usize,
    pub memory_type: c_uint,
    pub host: *const c_void,
    pub device: CUdeviceptr,
    pub array: *const c_void,
    pub context: *const c_void,
    pub pitch: usize,
    pub height: usize,
}

/// `CUDA_KERNEL_NODE_PARAMS_v1`, and the start of `…_v2`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct KernelNodeParams {
    pub func: CUfunction,
    pub grid: [c_uint; 3],
    pub block: [c_uint; 3],
    pub shared_bytes: c_uint,
    pub kernel_params: *mut *mut c_void,
    pub extra: *mut *mut c_void,
}

/// `CUDA_KERNEL_NODE_PARAMS_v2`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct KernelNodeParams2 {
    pub first: KernelNodeParams,
    pub kern: CUkernel,
    pub ctx: CUcontext,
}

/// `CUmemLocation`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUmemLocation {
    pub kind: c_uint,
    pub id: c_int,
}

/// `CUctxCreateParams`; nothing in it is modelled.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUctxCreateParams {
    pub unused: [usize; 3],
}

/// `CUgraphExecUpdateResultInfo_v1`.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct CUgraphExecUpdateResultInfo {
    pub result: c_uint,
    pub error_node: CUgraphNode,
    pub error_from_node: CUgraphNode,
}

const _: () = {
    assert!(size_of::<CUuuid>() == 16 && size_of::<CUdevprop>() == 56);
    assert!(size_of::<CUlaunchConfig>() == 56 && size_of::<CUlaunchAttribute>() == 72);
    assert!(size_of::<CUDA_MEMCPY2D>() == 128 && size_of::<CUDA_MEMCPY3D>() == 200);
    assert!(size_of::<KernelNodeParams>() == 56 && size_of::<KernelNodeParams2>() == 72);
    assert!(size_of::<CUmemLocation>() == 8 && size_of::<CUctxCreateParams>() == 24);
    assert!(size_of::<CUgraphExecUpdateResultInfo>() == 24);
};

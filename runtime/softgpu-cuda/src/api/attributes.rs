//! What a card says it is, as CUDA's attributes. Sizes that matter to programs come from the card; the rest describes a
//! compute unit of compute capability 9.0, from the "Compute Capabilities" tables of the CUDA C++ Programming Guide.

use std::ffi::c_int;

use hipreempt_softgpu_runtime::card::Identity;
use hipreempt_softgpu_runtime::error::{Code, Outcome};

use crate::types::CUdevprop;

pub const WARP: c_int = 32;
pub const BLOCK_MAX: c_int = 1024;
/// Limits of a workgroup in each direction.
pub const BLOCK_DIM_MAX: [u32; 3] = [1024, 1024, 64];
/// Limits of a grid in each direction.
pub const GRID_DIM_MAX: [u32; 3] = [i32::MAX as u32, 65535, 65535];
/// Local memory that a workgroup may have once its function asked for it, in bytes.
pub const SHARED_OPTIN_MAX: u32 = 227 << 10;
const SHARED_BLOCK: c_int = 48 << 10;
const SHARED_UNIT: c_int = 228 << 10;
const REGISTERS: c_int = 65536;
const L2_BYTES: c_int = 50 << 20;
const MEMORY_CLOCK_KHZ: c_int = 2_619_000;
const MEMORY_BUS_BITS: c_int = 5120;
/// The last `CU_DEVICE_ATTRIBUTE_…` of CUDA 13.0.
const ATTRIBUTE_MAX: u32 = 148;

/// One attribute, by its number in `CUdevice_attribute`.
pub fn attribute(card: &Identity, attribute: u32) -> Outcome<c_int> {
    Ok(match attribute {
        1 => BLOCK_MAX,
        2..=4 => BLOCK_DIM_MAX[attribute as usize - 2] as c_int,
        5..=7 => GRID_DIM_MAX[attribute as usize - 5] as c_int,
        8 => SHARED_BLOCK,
        9 => 64 << 10,
        10 => WARP,
        11 => c_int::MAX,
        12 | 82 => REGISTERS,
        13 => card.clock_khz as c_int,
        14 => 512,
        16 => card.compute_units as c_int,
        33 => card.pci_bus.into(),
        34 => card.pci_device.into(),
        36 => MEMORY_CLOCK_KHZ,
        37 => MEMORY_BUS_BITS,
        38 => L2_BYTES,
        39 => 2048,
        40 => 2,
        50 => card.pci_domain as c_int,
        51 => 32,
        75 => 9,
        81 => SHARED_UNIT,
        87 => 2,
        97 => SHARED_OPTIN_MAX as c_int,
        106 => 32,
        111 => 1024,
        other if other <= ATTRIBUTE_MAX && other != 0 => c_int::from(is_feature(other)),
        _ => return Err(Code::INVALID_VALUE),
    })
}

/// Attributes that are a yes: overlap, mapped host memory, concurrent kernels, unified addressing, stream priorities,
/// caches of both kinds, managed memory with concurrent access, preemption, pointers of registered memory, stream memory
/// operations, cooperative launches, host registration and memory pools.
fn is_feature(attribute: u32) -> bool {
    matches!(
        attribute,
        15 | 19 | 31 | 41 | 78 | 79 | 80 | 83 | 89 | 90 | 91 | 92 | 93 | 95 | 99 | 115 | 122 | 123
    )
}

/// The struct of the oldest programs.
pub fn properties(card: &Identity) -> CUdevprop {
    CUdevprop {
        max_threads_per_block: BLOCK_MAX,
        max_threads_dim: BLOCK_DIM_MAX.map(|limit| limit as c_int),
        max_grid_size: GRID_DIM_MAX.map(|limit| limit as c_int),
        shared_mem_per_block: SHARED_BLOCK,
        total_constant_memory: 64 << 10,
        simd_width: WARP,
        mem_pitch: c_int::MAX,
        regs_per_block: REGISTERS,
        clock_rate: card.clock_khz as c_int,
        texture_align: 512,
    }
}

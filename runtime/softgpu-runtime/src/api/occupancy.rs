//! Occupancy: how many workgroups fit on a compute unit, by work-items and local memory. Registers are not counted.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_api::hip::hipFunction_t;

use super::launch::{SHARED_MAX, any_kernel};
use super::put;
use crate::error::{Code, Outcome};
use crate::kernel::Kernel;
use crate::runtime;

const ITEMS_PER_UNIT: u64 = 2048;
const GROUPS_PER_UNIT: u64 = 32;
const BLOCK_MAX: u64 = 1024;

/// Workgroups of `block` work-items and so much local memory that a compute unit holds.
fn groups_per_unit(block: u64, shared_bytes: u64) -> u64 {
    if block == 0 || block > BLOCK_MAX || shared_bytes > SHARED_MAX {
        return 0;
    }
    let by_items = ITEMS_PER_UNIT / block.next_multiple_of(64);
    let by_shared = SHARED_MAX.checked_div(shared_bytes).unwrap_or(GROUPS_PER_UNIT);
    by_items.min(by_shared).min(GROUPS_PER_UNIT)
}

fn active(
    blocks: *mut c_int,
    kernel: Outcome<&'static Kernel>,
    block: c_int,
    dynamic_bytes: usize,
) -> Outcome {
    let shared = kernel?.group_bytes().saturating_add(dynamic_bytes as u64);
    let block = u64::try_from(block).map_err(|_| Code::INVALID_VALUE)?;
    if block == 0 {
        return Err(Code::INVALID_VALUE);
    }
    put(blocks, groups_per_unit(block, shared) as c_int)
}

fn potential(
    grid: *mut c_int,
    block: *mut c_int,
    kernel: Outcome<&'static Kernel>,
    dynamic_bytes: usize,
    limit: c_int,
) -> Outcome {
    let kernel = kernel?;
    let shared = kernel.group_bytes().saturating_add(dynamic_bytes as u64);
    let compiled = kernel.meta.as_ref().map_or(0, |meta| u64::from(meta.workgroup_max));
    let limits = [BLOCK_MAX, compiled, u64::try_from(limit).unwrap_or(0)];
    let largest = limits.into_iter().filter(|limit| *limit != 0).min().unwrap_or(BLOCK_MAX);
    let sizes = (1..=largest.div_ceil(64)).map(|waves| (waves * 64).min(largest));
    let best =
        sizes.max_by_key(|size| (groups_per_unit(*size, shared) * size, *size)).ok_or(Code::INVALID_VALUE)?;
    let units = u64::from(runtime::current()?.compute_units);
    put(block, best as c_int)?;
    put(grid, (groups_per_unit(best, shared) * units) as c_int)
}

/// Workgroups of a kernel that a compute unit holds.
pub fn hipOccupancyMaxActiveBlocksPerMultiprocessor(
    numBlocks: *mut c_int,
    f: *const c_void,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
) -> Outcome {
    active(numBlocks, any_kernel(f), blockSize, dynSharedMemPerBlk)
}

/// As [`hipOccupancyMaxActiveBlocksPerMultiprocessor`].
pub fn hipOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
    numBlocks: *mut c_int,
    f: *const c_void,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
    _flags: c_uint,
) -> Outcome {
    active(numBlocks, any_kernel(f), blockSize, dynSharedMemPerBlk)
}

/// As [`hipOccupancyMaxActiveBlocksPerMultiprocessor`], of a function.
pub fn hipModuleOccupancyMaxActiveBlocksPerMultiprocessor(
    numBlocks: *mut c_int,
    f: hipFunction_t,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
) -> Outcome {
    active(numBlocks, any_kernel(f.cast()), blockSize, dynSharedMemPerBlk)
}

/// As [`hipModuleOccupancyMaxActiveBlocksPerMultiprocessor`].
pub fn hipModuleOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
    numBlocks: *mut c_int,
    f: hipFunction_t,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
    _flags: c_uint,
) -> Outcome {
    active(numBlocks, any_kernel(f.cast()), blockSize, dynSharedMemPerBlk)
}

/// The workgroup that fills a compute unit best, and the grid that fills the card.
pub fn hipOccupancyMaxPotentialBlockSize(
    gridSize: *mut c_int,
    blockSize: *mut c_int,
    f: *const c_void,
    dynSharedMemPerBlk: usize,
    blockSizeLimit: c_int,
) -> Outcome {
    potential(gridSize, blockSize, any_kernel(f), dynSharedMemPerBlk, blockSizeLimit)
}

/// As [`hipOccupancyMaxPotentialBlockSize`], of a function.
pub fn hipModuleOccupancyMaxPotentialBlockSize(
    gridSize: *mut c_int,
    blockSize: *mut c_int,
    f: hipFunction_t,
    dynSharedMemPerBlk: usize,
    blockSizeLimit: c_int,
) -> Outcome {
    potential(gridSize, blockSize, any_kernel(f.cast()), dynSharedMemPerBlk, blockSizeLimit)
}

/// As [`hipModuleOccupancyMaxPotentialBlockSize`].
pub fn hipModuleOccupancyMaxPotentialBlockSizeWithFlags(
    gridSize: *mut c_int,
    blockSize: *mut c_int,
    f: hipFunction_t,
    dynSharedMemPerBlk: usize,
    blockSizeLimit: c_int,
    _flags: c_uint,
) -> Outcome {
    potential(gridSize, blockSize, any_kernel(f.cast()), dynSharedMemPerBlk, blockSizeLimit)
}

/// Local memory left for each of so many workgroups on a compute unit.
pub fn hipOccupancyAvailableDynamicSMemPerBlock(
    dynamicSmemSize: *mut usize,
    f: *const c_void,
    numBlocks: c_int,
    _blockSize: c_int,
) -> Outcome {
    let kernel = any_kernel(f)?;
    let blocks = u64::try_from(numBlocks).ok().filter(|blocks| *blocks > 0).ok_or(Code::INVALID_VALUE)?;
    put(dynamicSmemSize, (SHARED_MAX / blocks).saturating_sub(kernel.group_bytes()) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_and_local_memory_limit_the_groups() {
        assert_eq!(groups_per_unit(1024, 0), 2);
        assert_eq!(groups_per_unit(1000, 0), 2);
        assert_eq!(groups_per_unit(64, 0), 32);
        assert_eq!(groups_per_unit(256, 16 << 10), 4);
        assert_eq!(groups_per_unit(256, 65 << 10), 0);
    }
}

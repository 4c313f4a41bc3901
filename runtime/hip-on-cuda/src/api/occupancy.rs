//! How many groups of a kernel run at once.

use std::ffi::{c_int, c_uint, c_void};

use hipreempt_api::hip::hipFunction_t;

use super::writable;
use crate::cuda::{Handle, cuda};
use crate::error::Outcome;
use crate::registry;

fn blocks(to: *mut c_int, function: Handle, block: c_int, shared_bytes: usize, flags: c_uint) -> Outcome {
    writable(to)?;
    cuda!(occupancy_blocks(to, function, block, shared_bytes, flags))
}

fn best(
    grid: *mut c_int,
    block: *mut c_int,
    function: Handle,
    shared_bytes: usize,
    limit: c_int,
    flags: c_uint,
) -> Outcome {
    writable(grid)?;
    writable(block)?;
    cuda!(occupancy_block_size(grid, block, function, std::ptr::null(), shared_bytes, limit, flags))
}

/// Groups on one compute unit.
pub fn hipOccupancyMaxActiveBlocksPerMultiprocessor(
    numBlocks: *mut c_int,
    f: *const c_void,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
) -> Outcome {
    blocks(numBlocks, registry::kernel(f)?.function()?, blockSize, dynSharedMemPerBlk, 0)
}

/// Groups on one compute unit.
pub fn hipOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
    numBlocks: *mut c_int,
    f: *const c_void,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
    flags: c_uint,
) -> Outcome {
    blocks(numBlocks, registry::kernel(f)?.function()?, blockSize, dynSharedMemPerBlk, flags)
}

/// Groups on one compute unit.
pub fn hipModuleOccupancyMaxActiveBlocksPerMultiprocessor(
    numBlocks: *mut c_int,
    f: hipFunction_t,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
) -> Outcome {
    blocks(numBlocks, f.cast(), blockSize, dynSharedMemPerBlk, 0)
}

/// Groups on one compute unit.
pub fn hipModuleOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
    numBlocks: *mut c_int,
    f: hipFunction_t,
    blockSize: c_int,
    dynSharedMemPerBlk: usize,
    flags: c_uint,
) -> Outcome {
    blocks(numBlocks, f.cast(), blockSize, dynSharedMemPerBlk, flags)
}

/// The group that fills the device best.
pub fn hipOccupancyMaxPotentialBlockSize(
    gridSize: *mut c_int,
    blockSize: *mut c_int,
    f: *const c_void,
    dynSharedMemPerBlk: usize,
    blockSizeLimit: c_int,
) -> Outcome {
    best(gridSize, blockSize, registry::kernel(f)?.function()?, dynSharedMemPerBlk, blockSizeLimit, 0)
}

/// The group that fills the device best.
pub fn hipModuleOccupancyMaxPotentialBlockSize(
    gridSize: *mut c_int,
    blockSize: *mut c_int,
    f: hipFunction_t,
    dynSharedMemPerBlk: usize,
    blockSizeLimit: c_int,
) -> Outcome {
    best(gridSize, blockSize, f.cast(), dynSharedMemPerBlk, blockSizeLimit, 0)
}

/// The group that fills the device best.
pub fn hipModuleOccupancyMaxPotentialBlockSizeWithFlags(
    gridSize: *mut c_int,
    blockSize: *mut c_int,
    f: hipFunction_t,
    dynSharedMemPerBlk: usize,
    blockSizeLimit: c_int,
    flags: c_uint,
) -> Outcome {
    best(gridSize, blockSize, f.cast(), dynSharedMemPerBlk, blockSizeLimit, flags)
}

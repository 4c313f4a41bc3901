//! Stream-ordered allocation. Memory of every pool is ordinary memory of the card: an allocation is usable at once,
//! and a free happens in stream order.

use std::ffi::{c_int, c_void};
use std::sync::atomic::{AtomicU64, Ordering};

use hipreempt_api::hip::{
    hipMemAccessDesc, hipMemAccessFlags, hipMemLocation, hipMemPool_t, hipMemPoolAttr, hipMemPoolProps,
    hipStream_t,
};

use super::{device, list, put, read, writable};
use crate::error::{Code, Outcome};
use crate::memory::{self, Kind};
use crate::op::Op;
use crate::slab::Slab;
use crate::stream::Stream;
use crate::{graph::capture, runtime};

/// A `hipMemPool_t`: its attributes.
#[derive(Default)]
pub struct Pool {
    card: AtomicU64,
    attributes: [AtomicU64; ATTRIBUTES],
}

/// `hipMemPoolReuse…` (1 to 3) and `hipMemPoolAttr…` (4 to 8).
const ATTRIBUTES: usize = 9;
/// The first of the attributes that are 64 bits wide.
const WIDE_FROM: u32 = 4;

static POOLS: Slab<Pool> = Slab::new(1024);
static DEFAULTS: [std::sync::OnceLock<Outcome<&'static Pool>>; runtime::CARDS_MAX] =
    [const { std::sync::OnceLock::new() }; runtime::CARDS_MAX];

fn make(card: u32) -> Outcome<&'static Pool> {
    let fill = |pool: &'static Pool| {
        pool.card.store(card.into(), Ordering::Relaxed);
        pool.attributes.iter().enumerate().for_each(|(index, attribute)| {
            attribute.store(u64::from((1..4).contains(&index)), Ordering::Relaxed);
        });
    };
    POOLS.insert(fill).ok_or(Code::OUT_OF_MEMORY)
}

fn pool(handle: hipMemPool_t) -> Outcome<&'static Pool> {
    POOLS.get(handle.cast()).ok_or(Code::INVALID_VALUE)
}

fn default_pool(to: *mut hipMemPool_t, ordinal: c_int) -> Outcome {
    let card = device::card(ordinal)?.ordinal;
    let pool = (*DEFAULTS[card as usize].get_or_init(|| make(card)))?;
    put(to, Slab::handle(pool).cast())
}

fn allocate(to: *mut *mut c_void, size: usize, stream: &'static Stream) -> Outcome {
    writable(to)?;
    // During a capture the memory is allocated at once and stays; only its free becomes a node.
    capture::check_legacy(stream)?;
    let address = if size == 0 { 0 } else { memory::allocate(stream.card(), size, Kind::Device, 0)? };
    put(to, address as *mut c_void)
}

/// Memory of the stream's card.
pub fn hipMallocAsync(dev_ptr: *mut *mut c_void, size: usize, stream: hipStream_t) -> Outcome {
    allocate(dev_ptr, size, Stream::resolve(stream.cast())?)
}

/// Memory of the stream's card, from a pool.
pub fn hipMallocFromPoolAsync(
    dev_ptr: *mut *mut c_void,
    size: usize,
    mem_pool: hipMemPool_t,
    stream: hipStream_t,
) -> Outcome {
    pool(mem_pool)?;
    allocate(dev_ptr, size, Stream::resolve(stream.cast())?)
}

/// Frees in stream order.
pub fn hipFreeAsync(dev_ptr: *mut c_void, stream: hipStream_t) -> Outcome {
    let stream = Stream::resolve(stream.cast())?;
    if dev_ptr.is_null() {
        return Ok(());
    }
    let base = dev_ptr as usize;
    memory::find(base)
        .filter(|found| found.base == base && found.kind == Kind::Device)
        .ok_or(Code::INVALID_VALUE)?;
    Op::Free(base).issue(stream)
}

/// The pool that [`hipMallocAsync`] takes from.
pub fn hipDeviceGetDefaultMemPool(mem_pool: *mut hipMemPool_t, device: c_int) -> Outcome {
    default_pool(mem_pool, device)
}

/// As [`hipDeviceGetDefaultMemPool`].
pub fn hipDeviceGetMemPool(mem_pool: *mut hipMemPool_t, device: c_int) -> Outcome {
    default_pool(mem_pool, device)
}

/// Accepted: all pools are the card's memory.
pub fn hipDeviceSetMemPool(device: c_int, mem_pool: hipMemPool_t) -> Outcome {
    device::card(device)?;
    pool(mem_pool).map(drop)
}

/// A new pool.
pub fn hipMemPoolCreate(mem_pool: *mut hipMemPool_t, pool_props: *const hipMemPoolProps) -> Outcome {
    let location = read(pool_props)?.location;
    put(mem_pool, Slab::handle(make(device::card(location.id)?.ordinal)?).cast())
}

/// Ends a pool's life; its memory stays with whoever has it.
pub fn hipMemPoolDestroy(mem_pool: hipMemPool_t) -> Outcome {
    let pool = POOLS.remove(mem_pool.cast()).ok_or(Code::INVALID_VALUE)?;
    POOLS.recycle(pool);
    Ok(())
}

/// Nothing is held back.
pub fn hipMemPoolTrimTo(mem_pool: hipMemPool_t, _min_bytes_to_hold: usize) -> Outcome {
    pool(mem_pool).map(drop)
}

fn attribute(mem_pool: hipMemPool_t, attr: hipMemPoolAttr) -> Outcome<&'static AtomicU64> {
    pool(mem_pool)?.attributes.get(attr as usize).filter(|_| attr != 0).ok_or(Code::INVALID_VALUE)
}

/// An attribute as it was set.
pub fn hipMemPoolGetAttribute(mem_pool: hipMemPool_t, attr: hipMemPoolAttr, value: *mut c_void) -> Outcome {
    let told = attribute(mem_pool, attr)?.load(Ordering::Relaxed);
    if attr >= WIDE_FROM { put(value.cast::<u64>(), told) } else { put(value.cast::<c_int>(), told as c_int) }
}

/// Kept and handed back; nothing depends on it.
pub fn hipMemPoolSetAttribute(mem_pool: hipMemPool_t, attr: hipMemPoolAttr, value: *mut c_void) -> Outcome {
    let attribute = attribute(mem_pool, attr)?;
    let wide = attr >= WIDE_FROM;
    let value = if wide { read(value.cast::<u64>())? } else { read(value.cast::<c_int>())? as u64 };
    attribute.store(value, Ordering::Relaxed);
    Ok(())
}

/// All cards reach each other.
pub fn hipMemPoolSetAccess(
    mem_pool: hipMemPool_t,
    desc_list: *const hipMemAccessDesc,
    count: usize,
) -> Outcome {
    pool(mem_pool)?;
    list(desc_list, count).map(drop)
}

/// Read and write.
pub fn hipMemPoolGetAccess(
    flags: *mut hipMemAccessFlags,
    mem_pool: hipMemPool_t,
    _location: *mut hipMemLocation,
) -> Outcome {
    pool(mem_pool)?;
    let read_and_write = 3;
    put(flags, read_and_write)
}

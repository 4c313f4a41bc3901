//! Memory that programs get: ordinary memory of the process, filled with a poison until somebody writes it and again
//! once it is freed, so that a read too early or too late shows.
//!
//! Large allocations are mapped copy-on-write over one shared block of poison, so that a program may ask for most of
//! the card's memory without the machine having it.

use std::collections::{BTreeMap, VecDeque};
use std::fs::File;
use std::io::Write;
use std::os::fd::{AsRawFd, FromRawFd};
use std::sync::OnceLock;
use std::sync::atomic::Ordering;

use parking_lot::{Mutex, RwLock};

use crate::error::{Code, Outcome};
use crate::runtime::{self, Card};
use crate::share;

/// What fresh and freed memory holds, byte by byte: about -10^37 as a float, -50 million as an `int`.
pub const POISON: u8 = 0xfc;
/// From this size on an allocation is a view of the shared block of poison.
const MAPPED_FROM: usize = 1 << 20;
const POISON_BLOCK: usize = 16 << 20;
/// What memory is mapped by.
pub const PAGE: usize = 4096;
/// Freed memory that is kept poisoned rather than given back, in bytes.
const QUARANTINE_MAX: usize = 64 << 20;

/// What an allocation is to HIP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `hipMalloc` and the like.
    Device,
    /// `hipHostMalloc`: pinned.
    Pinned,
    /// `hipHostRegister`: the program's own, pinned.
    Registered,
    /// `hipMallocManaged`.
    Managed,
    /// `hipIpcOpenMemHandle`: device memory of another process.
    Imported,
}

impl Kind {
    /// Whether it is a card's memory, which the host has no pointer to.
    #[must_use]
    pub fn is_device(self) -> bool {
        matches!(self, Self::Device | Self::Imported)
    }
}

/// One allocation.
#[derive(Clone, Copy, Debug)]
pub struct Allocation {
    /// First byte.
    pub base: usize,
    /// Bytes.
    pub bytes: usize,
    /// What it is.
    pub kind: Kind,
    /// Flags of the call that made it.
    pub flags: u32,
    /// The card it belongs to.
    pub ordinal: u32,
}

static TABLE: RwLock<BTreeMap<usize, Allocation>> = RwLock::new(BTreeMap::new());
static QUARANTINE: Mutex<Quarantine> = Mutex::new(Quarantine { held: VecDeque::new(), bytes: 0 });

struct Quarantine {
    held: VecDeque<(usize, usize)>,
    bytes: usize,
}

/// The allocation that holds an address.
pub fn find(address: usize) -> Option<Allocation> {
    let table = TABLE.read();
    let (_, allocation) = table.range(..=address).next_back()?;
    (address - allocation.base < allocation.bytes).then_some(*allocation)
}

/// Whether an address is the program's own, unregistered memory.
pub fn is_pageable(address: usize) -> bool {
    find(address).is_none()
}

/// Whether an address is host memory, pinned or not.
pub fn is_host(address: usize) -> bool {
    find(address).is_none_or(|found| matches!(found.kind, Kind::Pinned | Kind::Registered))
}

/// Whether `[address, address + bytes)` stays inside the allocation that holds its first byte, if any does.
pub fn fits(address: usize, bytes: usize) -> bool {
    find(address).is_none_or(|found| bytes <= found.bytes - (address - found.base))
}

/// New poisoned memory of a card, or pinned or managed memory made while the card was current.
pub fn allocate(card: &Card, bytes: usize, kind: Kind, flags: u32) -> Outcome<usize> {
    let mapped = bytes.checked_next_multiple_of(PAGE).ok_or(Code::OUT_OF_MEMORY)?;
    if kind == Kind::Device {
        reserve(card, mapped as u64)?;
    }
    let Some(base) = map(mapped) else {
        release(card, kind, mapped as u64);
        return Err(Code::OUT_OF_MEMORY);
    };
    poison(base, mapped);
    let allocation = Allocation { base, bytes, kind, flags, ordinal: card.ordinal };
    TABLE.write().insert(base, allocation);
    Ok(base)
}

/// Frees by the address that [`allocate`] gave; the caller has waited for work that may use it.
pub fn free(base: usize, kinds: &[Kind]) -> Outcome {
    let allocation = take(base, kinds).ok_or(Code::INVALID_VALUE)?;
    retire(&allocation);
    Ok(())
}

/// Frees in stream order; a wrong address was refused at the call.
pub fn free_now(base: usize) {
    if let Some(allocation) = take(base, &[Kind::Device]) {
        retire(&allocation);
    }
}

/// Notes the program's own memory as pinned.
pub fn register(base: usize, bytes: usize, flags: u32) -> Outcome {
    let ordinal = runtime::current_ordinal();
    let mut table = TABLE.write();
    let overlap = table.range(..base.saturating_add(bytes)).next_back();
    if overlap.is_some_and(|(_, other)| other.base + other.bytes > base) {
        return Err(Code::HOST_MEMORY_ALREADY_REGISTERED);
    }
    table.insert(base, Allocation { base, bytes, kind: Kind::Registered, flags, ordinal });
    Ok(())
}

/// Ends a registration.
pub fn unregister(base: usize) -> Outcome {
    take(base, &[Kind::Registered]).map(drop).ok_or(Code::HOST_MEMORY_NOT_REGISTERED)
}

/// Bytes of the card's memory that this process has not taken, and all of it.
pub fn free_and_total(card: &Card) -> (u64, u64) {
    let total = card.device.identity().memory_bytes;
    let contexts = runtime::open_cards().filter(|other| other.device_ordinal == card.device_ordinal);
    let used = contexts.map(|context| context.allocated_bytes.load(Ordering::Relaxed)).sum();
    (total.saturating_sub(used), total)
}

/// Notes memory that is mapped already.
pub(crate) fn insert(allocation: Allocation) {
    TABLE.write().insert(allocation.base, allocation);
}

/// Forgets the allocation of one of these kinds that begins there.
pub(crate) fn take(base: usize, kinds: &[Kind]) -> Option<Allocation> {
    let mut table = TABLE.write();
    let found = table.get(&base).is_some_and(|allocation| kinds.contains(&allocation.kind));
    if found { table.remove(&base) } else { None }
}

fn reserve(card: &Card, bytes: u64) -> Outcome {
    let total = card.device.identity().memory_bytes;
    let taken = card.allocated_bytes.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |used| {
        used.checked_add(bytes).filter(|sum| *sum <= total)
    });
    taken.map(drop).map_err(|_| Code::OUT_OF_MEMORY)
}

fn release(card: &Card, kind: Kind, bytes: u64) {
    if kind == Kind::Device {
        card.allocated_bytes.fetch_sub(bytes, Ordering::Relaxed);
    }
}

/// Poisons freed memory and keeps it a while, so that a late reader sees the poison and not somebody else's data.
fn retire(allocation: &Allocation) {
    let mapped = allocation.bytes.next_multiple_of(PAGE);
    if let Ok(card) = runtime::card(allocation.ordinal) {
        release(card, allocation.kind, mapped as u64);
    }
    share::part_with(allocation.base, mapped);
    poison(allocation.base, mapped);
    let mut quarantine = QUARANTINE.lock();
    quarantine.held.push_back((allocation.base, mapped));
    quarantine.bytes += resident(mapped);
    while quarantine.bytes > QUARANTINE_MAX || quarantine.held.len() > 4096 {
        let Some((base, bytes)) = quarantine.held.pop_front() else { break };
        quarantine.bytes -= resident(bytes);
        // SAFETY: the range was mapped by `map` with this length, and its owner freed it.
        unsafe { libc::munmap(base as *mut libc::c_void, bytes) };
    }
}

/// What a poisoned range costs the machine.
fn resident(mapped: usize) -> usize {
    if mapped >= MAPPED_FROM { 0 } else { mapped }
}

fn map(bytes: usize) -> Option<usize> {
    let (access, flags) =
        (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE);
    // SAFETY: a fresh anonymous mapping at an address of the kernel's choice.
    let at = unsafe { libc::mmap(std::ptr::null_mut(), bytes, access, flags, -1, 0) };
    (at != libc::MAP_FAILED).then_some(at as usize)
}

/// Fills a range that `map` made.
fn poison(base: usize, mapped: usize) {
    let block = if mapped >= MAPPED_FROM { poison_block() } else { None };
    let covered = block.is_some_and(|block| cover(block, base, mapped));
    if !covered {
        // SAFETY: the range is mapped writable and nobody else's.
        unsafe { std::ptr::write_bytes(base as *mut u8, POISON, mapped) };
    }
}

/// Maps the block of poison over a range, again and again, copy-on-write.
fn cover(block: &File, base: usize, mapped: usize) -> bool {
    let flags = libc::MAP_PRIVATE | libc::MAP_FIXED | libc::MAP_NORESERVE;
    (0..mapped).step_by(POISON_BLOCK).all(|offset| {
        let bytes = POISON_BLOCK.min(mapped - offset);
        let at = (base + offset) as *mut libc::c_void;
        // SAFETY: replaces pages of a mapping that is ours and that nobody uses at this moment.
        let at =
            unsafe { libc::mmap(at, bytes, libc::PROT_READ | libc::PROT_WRITE, flags, block.as_raw_fd(), 0) };
        at != libc::MAP_FAILED
    })
}

fn poison_block() -> Option<&'static File> {
    static BLOCK: OnceLock<Option<File>> = OnceLock::new();
    BLOCK.get_or_init(make_poison_block).as_ref()
}

fn make_poison_block() -> Option<File> {
    // SAFETY: a literal name and a documented flag; the descriptor is owned by the file below.
    let descriptor = unsafe { libc::memfd_create(c"softgpu-poison".as_ptr(), libc::MFD_CLOEXEC) };
    if descriptor < 0 {
        return None;
    }
    // SAFETY: the descriptor is fresh and valid, and nobody else closes it.
    let mut file = unsafe { File::from_raw_fd(descriptor) };
    let page = vec![POISON; 1 << 20];
    (0..POISON_BLOCK / page.len()).try_for_each(|_| file.write_all(&page)).ok()?;
    Some(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(base: usize, offset: usize) -> u8 {
        // SAFETY: the tests stay inside ranges they mapped.
        unsafe { *((base + offset) as *const u8) }
    }

    #[test]
    fn small_and_large_ranges_are_poisoned_to_the_last_byte() {
        for mapped in [PAGE, MAPPED_FROM, POISON_BLOCK + MAPPED_FROM] {
            let base = map(mapped).unwrap();
            poison(base, mapped);
            assert_eq!([bytes(base, 0), bytes(base, mapped - 1)], [POISON; 2]);
            // SAFETY: inside the range; a write must not reach the shared block.
            unsafe { *(base as *mut u8) = 1 };
            let other = map(mapped).unwrap();
            poison(other, mapped);
            assert_eq!(bytes(other, 0), POISON);
        }
    }

    #[test]
    fn registrations_may_not_overlap() {
        let block = vec![0u8; 3 * PAGE];
        let base = block.as_ptr() as usize;
        register(base, PAGE, 0).unwrap();
        assert_eq!(register(base + 1, PAGE, 0), Err(Code::HOST_MEMORY_ALREADY_REGISTERED));
        register(base + PAGE, PAGE, 0).unwrap();
        assert!(is_host(base) && !is_pageable(base + PAGE) && is_pageable(base + 2 * PAGE));
        assert!(fits(base, PAGE) && !fits(base + 1, PAGE));
        unregister(base).unwrap();
        assert_eq!(unregister(base), Err(Code::HOST_MEMORY_NOT_REGISTERED));
        unregister(base + PAGE).unwrap();
    }
}

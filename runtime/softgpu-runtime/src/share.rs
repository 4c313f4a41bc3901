//! Device memory that several processes of one user map: `hipIpcGetMemHandle` and what follows it.
//!
//! Memory that is shared for the first time moves to a file without a name, at the address that it has. A handle says
//! which descriptor of which process that file is; who opens it maps the file that stands there, if it still is that one.
//! Events between processes are not modelled: programs synchronise, and tell each other in their own way.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::Write;
use std::os::fd::{AsRawFd, FromRawFd};
use std::os::unix::fs::MetadataExt;

use parking_lot::Mutex;

use crate::error::{Code, Outcome};
use crate::memory::{self, Allocation, Kind, PAGE};
use crate::runtime::Card;

/// Size of a handle (`hipIpcMemHandle_st`, `hip_runtime_api.h` of every version).
pub const HANDLE_BYTES: usize = 64;
/// What a handle of ours begins with.
const MAGIC: u64 = u64::from_le_bytes(*b"softgpu\x01");
/// Words of a handle: magic, process, descriptor, inode, bytes, offset.
const WORDS: usize = 6;

/// The files of what this process has shared, by address.
static SHARED: Mutex<BTreeMap<usize, File>> = Mutex::new(BTreeMap::new());

/// What a handle says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Handle {
    process: u64,
    descriptor: u64,
    inode: u64,
    bytes: u64,
    offset: u64,
}

impl Handle {
    fn to_bytes(self) -> [u8; HANDLE_BYTES] {
        let words = [MAGIC, self.process, self.descriptor, self.inode, self.bytes, self.offset];
        let mut bytes = [0; HANDLE_BYTES];
        for (place, word) in bytes.chunks_exact_mut(8).zip(words) {
            place.copy_from_slice(&word.to_le_bytes());
        }
        bytes
    }

    fn of_bytes(bytes: &[u8; HANDLE_BYTES]) -> Option<Self> {
        let mut words = [0; WORDS];
        for (word, place) in words.iter_mut().zip(bytes.chunks_exact(8)) {
            *word = u64::from_le_bytes(place.try_into().ok()?);
        }
        let [magic, process, descriptor, inode, bytes, offset] = words;
        (magic == MAGIC && offset < bytes).then_some(Self { process, descriptor, inode, bytes, offset })
    }
}

/// A handle of device memory; the caller has waited for work that may write to it.
pub fn export(address: usize) -> Outcome<[u8; HANDLE_BYTES]> {
    let found =
        memory::find(address).filter(|found| found.kind == Kind::Device).ok_or(Code::INVALID_VALUE)?;
    let mut shared = SHARED.lock();
    if let std::collections::btree_map::Entry::Vacant(place) = shared.entry(found.base) {
        place.insert(move_to_file(&found).ok_or(Code::OUT_OF_MEMORY)?);
    }
    let file = &shared[&found.base];
    let inode = file.metadata().map_err(|_| Code::UNKNOWN)?.ino();
    let handle = Handle {
        process: u64::from(std::process::id()),
        descriptor: file.as_raw_fd() as u64,
        inode,
        bytes: found.bytes as u64,
        offset: (address - found.base) as u64,
    };
    Ok(handle.to_bytes())
}

/// Maps what another process has shared: the address of the first byte that its handle was made for.
pub fn import(card: &Card, handle: &[u8; HANDLE_BYTES]) -> Outcome<usize> {
    let handle = Handle::of_bytes(handle).ok_or(Code::INVALID_VALUE)?;
    if handle.process == u64::from(std::process::id()) {
        return Err(Code::INVALID_CONTEXT);
    }
    let path = format!("/proc/{}/fd/{}", handle.process, handle.descriptor);
    let file = OpenOptions::new().read(true).write(true).open(path).map_err(|_| Code::INVALID_VALUE)?;
    let metadata = file.metadata().map_err(|_| Code::INVALID_VALUE)?;
    if metadata.ino() != handle.inode || metadata.len() < handle.bytes || metadata.nlink() != 0 {
        return Err(Code::INVALID_VALUE);
    }
    let bytes = usize::try_from(handle.bytes).map_err(|_| Code::INVALID_VALUE)?;
    let base = map(None, &file, bytes.next_multiple_of(PAGE)).ok_or(Code::OUT_OF_MEMORY)?;
    memory::insert(Allocation { base, bytes, kind: Kind::Imported, flags: 0, ordinal: card.ordinal });
    Ok(base + handle.offset as usize)
}

/// Ends what [`import`] began; the caller has waited for work that may use it.
pub fn close(address: usize) -> Outcome {
    let found = memory::find(address).ok_or(Code::INVALID_VALUE)?;
    let taken = memory::take(found.base, &[Kind::Imported]).ok_or(Code::INVALID_VALUE)?;
    // SAFETY: mapped by `import` with this length, and nobody else's any more.
    unsafe { libc::munmap(taken.base as *mut libc::c_void, taken.bytes.next_multiple_of(PAGE)) };
    Ok(())
}

/// Freed memory is this process's own again, before anything is written into it: others may still have it open.
pub fn part_with(base: usize, mapped: usize) {
    let Some(_file) = SHARED.lock().remove(&base) else { return };
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_FIXED | libc::MAP_NORESERVE;
    // SAFETY: replaces pages of an allocation whose owner has freed it.
    unsafe {
        libc::mmap(base as *mut libc::c_void, mapped, libc::PROT_READ | libc::PROT_WRITE, flags, -1, 0)
    };
}

fn move_to_file(found: &Allocation) -> Option<File> {
    let mapped = found.bytes.next_multiple_of(PAGE);
    // SAFETY: a literal name and a documented flag.
    let descriptor = unsafe { libc::memfd_create(c"softgpu-shared".as_ptr(), libc::MFD_CLOEXEC) };
    if descriptor < 0 {
        return None;
    }
    // SAFETY: the descriptor is fresh and valid, and nobody else closes it.
    let mut file = unsafe { File::from_raw_fd(descriptor) };
    // SAFETY: an allocation of ours, mapped over its whole length.
    let contents = unsafe { std::slice::from_raw_parts(found.base as *const u8, mapped) };
    file.write_all(contents).ok()?;
    map(Some(found.base), &file, mapped)?;
    Some(file)
}

/// Maps a file for all its users, in the place of an allocation or at an address of the kernel's choice.
fn map(at: Option<usize>, file: &File, bytes: usize) -> Option<usize> {
    let flags = libc::MAP_SHARED | if at.is_some() { libc::MAP_FIXED } else { 0 };
    let access = libc::PROT_READ | libc::PROT_WRITE;
    let wanted = at.unwrap_or_default() as *mut libc::c_void;
    // SAFETY: a new mapping, or one in the place of pages of an allocation, with the same contents.
    let mapped = unsafe { libc::mmap(wanted, bytes, access, flags, file.as_raw_fd(), 0) };
    (mapped != libc::MAP_FAILED).then_some(mapped as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn handles_are_read_as_they_were_written(words: [u32; 3], bytes in 1_u64..1 << 40, offset: u64) {
            let [process, descriptor, inode] = words.map(u64::from);
            let handle = Handle { process, descriptor, inode, bytes, offset: offset % bytes };
            prop_assert_eq!(Handle::of_bytes(&handle.to_bytes()), Some(handle));
        }

        #[test]
        fn damaged_handles_are_refused(bytes: [u8; 32]) {
            let mut handle = [0; HANDLE_BYTES];
            handle[..32].copy_from_slice(&bytes);
            prop_assert_eq!(Handle::of_bytes(&handle), None);
        }
    }
}

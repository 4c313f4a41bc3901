//! The file with a card's state: made, found, checked, mapped.
//!
//! Whoever may write the file can mislead the card's clients; nobody but its user may (mode 0600). A file that is
//! not a card's state is refused. Shortening a file that is in use kills its users (SIGBUS), as it does with any
//! mapped file; only its owner can do that.

use std::fs::{File, OpenOptions};
use std::io;
use std::ops::Deref;
use std::os::fd::AsRawFd;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::ptr::NonNull;
use std::sync::atomic::Ordering::{Acquire, Relaxed};

use super::layout::{MAGIC, State, VERSION};
use crate::Error;

/// The mapped state of one card.
pub struct Mapping {
    state: NonNull<State>,
}

// SAFETY: the mapping is shared memory made of atomics, valid until it is dropped, on whatever thread.
unsafe impl Send for Mapping {}
// SAFETY: as above; all access through a shared reference is atomic.
unsafe impl Sync for Mapping {}

impl Deref for Mapping {
    type Target = State;

    fn deref(&self) -> &State {
        // SAFETY: `state` points at a mapping of at least `size_of::<State>()` bytes that lives as long as `self`.
        // A `State` consists of atomics only, so every bit pattern is valid and others may write at any time.
        unsafe { self.state.as_ref() }
    }
}

impl Drop for Mapping {
    fn drop(&mut self) {
        // SAFETY: exactly the mapping made in `map`; no reference into it outlives `self`.
        unsafe { libc::munmap(self.state.as_ptr().cast(), size_of::<State>()) };
    }
}

/// Where the state of a card lies; the name holds the user, so that users do not meet.
pub fn path(dir: &Path, card: &str) -> PathBuf {
    dir.join(format!("softgpu-{}-{card}.card", user()))
}

/// Makes a new state full of zeros at `path`, which must not exist, and maps it.
pub fn create(path: &Path) -> io::Result<Mapping> {
    let file = OpenOptions::new()
        .read(true)
        .write(true)
        .create_new(true)
        .mode(0o600)
        .custom_flags(libc::O_NOFOLLOW | libc::O_CLOEXEC)
        .open(path)?;
    file.set_len(size_of::<State>() as u64)?;
    map(&file)
}

/// Maps the state at `path`; `None` if there is none.
///
/// # Errors
/// [`Error::StateFile`] if what is there is not a card's state of this user and version.
pub fn open(path: &Path) -> Result<Option<Mapping>, Error> {
    let refuse = |reason: String| Error::StateFile { path: path.to_owned(), reason };
    let flags = libc::O_NOFOLLOW | libc::O_CLOEXEC | libc::O_NONBLOCK;
    let file = match OpenOptions::new().read(true).write(true).custom_flags(flags).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(refuse(error.to_string())),
    };
    check_file(&file).map_err(refuse)?;
    let mapping = map(&file).map_err(|error| refuse(error.to_string()))?;
    check_header(&mapping).map_err(refuse)?;
    Ok(Some(mapping))
}

fn check_file(file: &File) -> Result<(), String> {
    let meta = file.metadata().map_err(|error| error.to_string())?;
    if !meta.is_file() {
        return Err("not a file".to_owned());
    }
    if meta.uid() != user() {
        return Err(format!("belongs to user {}", meta.uid()));
    }
    if meta.mode() & 0o077 != 0 {
        return Err(format!("open to others (mode {:o})", meta.mode() & 0o777));
    }
    if meta.len() != size_of::<State>() as u64 {
        return Err(format!("has {} bytes, not {}", meta.len(), size_of::<State>()));
    }
    Ok(())
}

fn check_header(state: &State) -> Result<(), String> {
    let header = &state.header;
    if header.magic.load(Acquire) != MAGIC {
        return Err("not the state of a software card".to_owned());
    }
    let (version, size) = (header.version.load(Relaxed), header.size.load(Relaxed));
    if version != VERSION || size != size_of::<State>() as u64 {
        return Err(format!("a software card of another version ({version}, {size} bytes)"));
    }
    Ok(())
}

fn map(file: &File) -> io::Result<Mapping> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    // SAFETY: a new mapping at an address of the kernel's choice; touches no existing memory. The descriptor is
    // open, and the mapping outlives it.
    let address = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            size_of::<State>(),
            protection,
            libc::MAP_SHARED,
            file.as_raw_fd(),
            0,
        )
    };
    if address == libc::MAP_FAILED {
        return Err(io::Error::last_os_error());
    }
    let state = NonNull::new(address.cast()).ok_or_else(|| io::Error::other("mapped at address 0"))?;
    Ok(Mapping { state })
}

/// The user that this process acts as.
pub fn user() -> u32 {
    // SAFETY: has no preconditions and cannot fail.
    unsafe { libc::geteuid() }
}

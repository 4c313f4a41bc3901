//! The file behind a board: made whole under a temporary name, published without ever replacing another,
//! and checked before a single byte of it is believed.

use std::ffi::CString;
use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{FileExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use crate::BoardId;
use crate::mapping::Mapping;
use crate::page::{BOARD_BYTES, LAYOUT_VERSION, MAGIC};

/// The access bits of a board: its user's alone.
const MODE: u32 = 0o600;

/// How often opening is tried again when others make or remove the board at the same time.
const ATTEMPTS: u32 = 16;

/// Why there is no board. Each message names the file and says what is wrong with it.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// No board could be made in the directory.
    #[error("cannot make the board {}: {source}", path.display())]
    Create {
        /// The board's file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The file could not be opened or read.
    #[error("cannot open the board {}: {source}", path.display())]
    Open {
        /// The board's file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Something else than a regular file has the board's name; symbolic links are not followed.
    #[error("{} is not a board: it is {found}, not a regular file; remove it", path.display())]
    NotAFile {
        /// The board's file.
        path: PathBuf,
        /// What it is instead.
        found: &'static str,
    },
    /// Another user made the file.
    #[error("the board {} belongs to user {owner}, not to user {expected}; it is not used", path.display())]
    ForeignOwner {
        /// The board's file.
        path: PathBuf,
        /// Its owner's uid.
        owner: u32,
        /// The effective uid of this process.
        expected: u32,
    },
    /// Others could write to the file, or its owner could not.
    #[error("the board {} has mode {mode:04o}, not 0600; remove it", path.display())]
    Mode {
        /// The board's file.
        path: PathBuf,
        /// Its access bits.
        mode: u32,
    },
    /// The file has a second name.
    #[error("the board {} has {links} names, not one; remove them", path.display())]
    Links {
        /// The board's file.
        path: PathBuf,
        /// Its link count.
        links: u64,
    },
    /// The file was truncated, or is of another version.
    #[error("the board {} has {bytes} bytes, not {BOARD_BYTES}: truncated or of another version; \
             remove it when no program uses it", path.display())]
    Size {
        /// The board's file.
        path: PathBuf,
        /// Its size.
        bytes: u64,
    },
    /// The file does not begin as a board does.
    #[error("{} is not a board: its first bytes are not a board's; remove it", path.display())]
    NotABoard {
        /// The board's file.
        path: PathBuf,
    },
    /// A board of another version of this software.
    #[error("the board {} has layout version {found}, and this program knows {LAYOUT_VERSION}; \
             use one version on one GPU", path.display())]
    Version {
        /// The board's file.
        path: PathBuf,
        /// Its layout version.
        found: u32,
    },
    /// The file could not be mapped.
    #[error("cannot map the board {}: {source}", path.display())]
    Map {
        /// The board's file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// A board that was found good, and which file it is.
#[derive(Debug)]
pub(crate) struct Opened {
    pub mapping: Mapping,
    pub id: BoardId,
    pub inode: Inode,
}

/// Names a file whatever its path names later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Inode {
    device: u64,
    number: u64,
}

impl Inode {
    pub fn of(metadata: &std::fs::Metadata) -> Inode {
        Inode { device: metadata.dev(), number: metadata.ino() }
    }
}

/// Opens the board at `path`, and makes it first if there is none.
pub(crate) fn open_or_create(path: &Path) -> Result<Opened, OpenError> {
    let mut last = None;
    for _ in 0..ATTEMPTS {
        match open(path) {
            Err(OpenError::Open { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
            // Removed while it was being opened.
            Err(OpenError::Links { links: 0, .. }) => continue,
            other => return other,
        }
        match create(path) {
            Ok(()) => {}
            Err(raced) if raced.kind() == io::ErrorKind::AlreadyExists => last = Some(raced),
            Err(source) => return Err(OpenError::Create { path: path.into(), source }),
        }
    }
    let source = last.unwrap_or_else(|| io::Error::other("it is made and removed all the time"));
    Err(OpenError::Create { path: path.into(), source })
}

/// Opens the board at `path`. Never makes one.
pub(crate) fn open(path: &Path) -> Result<Opened, OpenError> {
    let file = open_unfollowed(path)?;
    let failed = |source| OpenError::Open { path: path.into(), source };
    let metadata = file.metadata().map_err(failed)?;
    check_file(path, &metadata)?;
    let mut header = [0u8; 32];
    // Through a read and not through the mapping, because the file may be truncated right now.
    file.read_exact_at(&mut header, 0).map_err(failed)?;
    let id = check_header(path, &header)?;
    let mapping =
        Mapping::new(file.as_fd()).map_err(|source| OpenError::Map { path: path.into(), source })?;
    Ok(Opened { mapping, id, inode: Inode::of(&metadata) })
}

fn open_unfollowed(path: &Path) -> Result<File, OpenError> {
    // O_NONBLOCK: a FIFO with the board's name must not make the program wait. CLOEXEC is std's default.
    let flags = libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_NOCTTY;
    let opened = OpenOptions::new().read(true).write(true).custom_flags(flags).open(path);
    opened.map_err(|source| match source.raw_os_error() {
        Some(libc::ELOOP) => OpenError::NotAFile { path: path.into(), found: "a symbolic link" },
        Some(libc::EISDIR) => OpenError::NotAFile { path: path.into(), found: "a directory" },
        Some(libc::ENXIO) => OpenError::NotAFile { path: path.into(), found: "a socket or a device" },
        _ => foreign(path).unwrap_or(OpenError::Open { path: path.into(), source }),
    })
}

/// "Permission denied" says less than whose file it is.
fn foreign(path: &Path) -> Option<OpenError> {
    let owner = std::fs::symlink_metadata(path).ok()?.uid();
    let expected = uid();
    (owner != expected).then(|| OpenError::ForeignOwner { path: path.into(), owner, expected })
}

fn check_file(path: &Path, metadata: &std::fs::Metadata) -> Result<(), OpenError> {
    let path = || PathBuf::from(path);
    let expected = uid();
    let mode = metadata.mode() & 0o7777;
    if !metadata.is_file() {
        return Err(OpenError::NotAFile { path: path(), found: "a device, a FIFO or a socket" });
    }
    if metadata.uid() != expected {
        return Err(OpenError::ForeignOwner { path: path(), owner: metadata.uid(), expected });
    }
    if mode != MODE {
        return Err(OpenError::Mode { path: path(), mode });
    }
    if metadata.nlink() != 1 {
        return Err(OpenError::Links { path: path(), links: metadata.nlink() });
    }
    if metadata.len() != BOARD_BYTES as u64 {
        return Err(OpenError::Size { path: path(), bytes: metadata.len() });
    }
    Ok(())
}

fn check_header(path: &Path, header: &[u8; 32]) -> Result<BoardId, OpenError> {
    let word = |at: usize| u64::from_le_bytes(std::array::from_fn(|byte| header[at + byte]));
    if word(0) != MAGIC {
        return Err(OpenError::NotABoard { path: path.into() });
    }
    let found = word(8) as u32;
    let bytes = word(8) >> 32;
    if found != LAYOUT_VERSION {
        return Err(OpenError::Version { path: path.into(), found });
    }
    if bytes != BOARD_BYTES as u64 {
        return Err(OpenError::Size { path: path.into(), bytes });
    }
    Ok(BoardId::from_bytes(std::array::from_fn(|byte| header[16 + byte])))
}

/// The effective user of this process: what a file that it makes belongs to.
pub(crate) fn uid() -> u32 {
    // SAFETY: geteuid has no preconditions and cannot fail.
    unsafe { libc::geteuid() }
}

/// Makes an empty board and gives it its name, unless something has that name already (`AlreadyExists`).
fn create(path: &Path) -> io::Result<()> {
    let id = random_bytes()?;
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(format!(".{:016x}.new", u64::from_le_bytes(std::array::from_fn(|byte| id[byte]))));
    let temporary = PathBuf::from(temporary);
    let outcome = write_board(&temporary, &id).and_then(|()| publish(&temporary, path));
    if outcome.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    outcome
}

fn write_board(path: &Path, id: &[u8; 16]) -> io::Result<()> {
    let flags = libc::O_NOFOLLOW;
    let mut file =
        OpenOptions::new().write(true).create_new(true).mode(MODE).custom_flags(flags).open(path)?;
    // The umask may have taken bits away.
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(MODE))?;
    // Every byte is written, so that a full file system is an error here and not a SIGBUS later.
    file.write_all(&image(id))
}

/// The bytes of an empty board.
fn image(id: &[u8; 16]) -> Vec<u8> {
    let mut bytes = vec![0u8; BOARD_BYTES];
    bytes[0..8].copy_from_slice(&MAGIC.to_le_bytes());
    bytes[8..12].copy_from_slice(&LAYOUT_VERSION.to_le_bytes());
    bytes[12..16].copy_from_slice(&(BOARD_BYTES as u32).to_le_bytes());
    bytes[16..32].copy_from_slice(id);
    bytes
}

/// Gives the file its name in one step that never replaces another file. Not by a second link: between that
/// and the removal of the first the board would have two names, for ever if the process died there.
fn publish(temporary: &Path, path: &Path) -> io::Result<()> {
    let from = CString::new(temporary.as_os_str().as_bytes())?;
    let to = CString::new(path.as_os_str().as_bytes())?;
    let here = libc::AT_FDCWD;
    // SAFETY: both are valid C strings that outlive the call.
    let status = unsafe { libc::renameat2(here, from.as_ptr(), here, to.as_ptr(), libc::RENAME_NOREPLACE) };
    if status == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

fn random_bytes() -> io::Result<[u8; 16]> {
    let mut bytes = [0u8; 16];
    // SAFETY: the buffer is valid for its length. Requests of up to 256 bytes are not cut short.
    let read = unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
    if read == bytes.len() as isize { Ok(bytes) } else { Err(io::Error::last_os_error()) }
}

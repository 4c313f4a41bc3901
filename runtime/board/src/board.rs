//! One GPU's board, as a process has it open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Instant;

use crate::file::{self, Inode, OpenError};
use crate::mapping::Mapping;
use crate::members::{EVERY_SLOT, Place};
use crate::page::{BOARD_BYTES, SLOTS, bit};
use crate::seat::Seat;
use crate::sync::{AtomicU64, Ordering};
use crate::view::{BoardId, ClientView};
use crate::watch::Watch;
use crate::{GpuKey, Priority};

/// The board of one GPU. Stays mapped while it, or a seat or a life of it, exists.
///
/// A forked child inherits the mapping. It may look, but its parent's seat is not its own: every call on
/// [`Seat`] that would write is without effect there. A child that uses the GPU opens the board anew.
#[derive(Debug)]
pub struct Board {
    mapping: Arc<Mapping>,
    path: PathBuf,
    key: Option<GpuKey>,
    id: BoardId,
    inode: Inode,
    since: Instant,
    /// What this process saw when it found no slot. Only ever tried, never waited for: a lock that another
    /// thread held during a fork stays locked in the child.
    watch: Mutex<Watch>,
}

/// What has become of a board's file. Look about once a second: systemd removes a user's shared memory when
/// the user logs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// The path names the file that is mapped.
    Same,
    /// The path names another file: open it and join there.
    Replaced,
    /// Nothing has the name any more: whoever opens next makes a new board, so do that and join there.
    Removed,
    /// The file has another size, and what this process sees may be a board of its own. Give up on it.
    Truncated,
}

/// Who joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Join {
    /// How urgent.
    pub priority: Priority,
    /// How it is scheduled, for `status`: 1 holds launches, 2 revokes, 3 suspends.
    pub level: u32,
    /// The program's name, for `status`; 32 bytes are kept.
    pub name: String,
}

/// Why a client cannot join. It then runs unscheduled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinError {
    /// All slots are taken by living clients. Counted on the board.
    #[error("the board {} has {SLOTS} clients, and no slot for another", path.display())]
    Full {
        /// The board's file.
        path: PathBuf,
    },
    /// The file was truncated while mapped.
    #[error("the board {} was truncated while in use", path.display())]
    Lost {
        /// The board's file.
        path: PathBuf,
    },
}

impl Board {
    /// Opens the board of `key` in `dir`, and makes it if there is none.
    pub fn open_or_create(dir: &Path, key: &GpuKey) -> Result<Board, OpenError> {
        let path = key.path_in(dir, file::uid());
        let opened = file::open_or_create(&path)?;
        Ok(Board { key: Some(key.clone()), ..Board::new(path, opened) })
    }

    /// Opens the board at `path`, to look at it. Never makes one, and writes nothing until asked.
    pub fn open_existing(path: impl Into<PathBuf>) -> Result<Board, OpenError> {
        let path = path.into();
        let opened = file::open(&path)?;
        Ok(Board::new(path, opened))
    }

    fn new(path: PathBuf, opened: file::Opened) -> Board {
        let file::Opened { mapping, id, inode } = opened;
        let watch = Mutex::new(Watch::new());
        Board { mapping: Arc::new(mapping), path, key: None, id, inode, since: Instant::now(), watch }
    }

    /// The random identity that the board got when it was made.
    pub fn uuid(&self) -> BoardId {
        self.id
    }

    /// The GPU whose board this is, if it was opened by that.
    pub fn key(&self) -> Option<&GpuKey> {
        self.key.as_ref()
    }

    /// The board's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What has become of the file. Makes one system call.
    pub fn file_state(&self) -> FileState {
        if self.mapping.is_lost() {
            return FileState::Truncated;
        }
        match fs::symlink_metadata(&self.path) {
            Ok(now) if Inode::of(&now) != self.inode => FileState::Replaced,
            Ok(now) if now.len() != BOARD_BYTES as u64 => FileState::Truncated,
            Ok(_) => FileState::Same,
            Err(error) if error.kind() == io::ErrorKind::NotFound => FileState::Removed,
            // Not a reason to leave the others alone: the directory may be readable again soon.
            Err(_) => FileState::Same,
        }
    }

    /// Whether new clients would meet on another file: open the board again and join there.
    pub fn replaced(&self) -> bool {
        matches!(self.file_state(), FileState::Replaced | FileState::Removed)
    }

    /// Whether the file was truncated under the mapping.
    pub fn truncated(&self) -> bool {
        self.file_state() == FileState::Truncated
    }

    /// A bit for each client that claims the GPU: a hint to look. Load with `Acquire` (free on x86-64) what
    /// is passed to [`Seat::blockers`].
    pub fn active(&self) -> &AtomicU64 {
        &self.mapping.page().active.0
    }

    /// A bit for each client that the arbiter holds: a hint to look, see [`Seat::is_held`].
    pub fn held(&self) -> &AtomicU64 {
        &self.mapping.page().held.0
    }

    /// Everybody on the board, for people to read.
    pub fn clients(&self) -> Vec<ClientView> {
        self.mapping.page().clients()
    }

    /// How many clients found no slot since the board was made.
    pub fn refused_joins(&self) -> u64 {
        self.mapping.page().members.0.refused.load(Ordering::Relaxed)
    }

    /// Takes a slot. The caller's monitor thread calls [`Seat::own_life`] soon after: until then only the
    /// lease vouches for the seat.
    pub fn join(&self, join: Join) -> Result<Seat, JoinError> {
        let page = self.mapping.page();
        let Some(place) = self.take_slot(join.priority) else {
            page.members.0.refused.fetch_add(1, Ordering::Relaxed);
            return Err(JoinError::Full { path: self.path.clone() });
        };
        page.describe(place.slot, place.generation, std::process::id(), join.level, &join.name);
        if self.mapping.is_lost() {
            return Err(JoinError::Lost { path: self.path.clone() });
        }
        Ok(Seat::new(self.mapping.clone(), place))
    }

    fn take_slot(&self, priority: Priority) -> Option<Place> {
        let page = self.mapping.page();
        page.join(priority).or_else(|| {
            // Slots of processes that died before they owned their life are found by their silence. A client
            // that tries again later, with the same board, gets them.
            let mut watch = self.watch.try_lock().ok()?;
            page.sweep(EVERY_SLOT, &mut watch, self.since.elapsed().as_micros() as u64);
            page.join(priority)
        })
    }

    /// Sets the priority of the client that [`Board::clients`] showed in `slot` with `generation`, for
    /// `hipreempt set`. `false` when it is no longer there.
    pub fn set_priority(&self, slot: usize, generation: u32, priority: Priority) -> bool {
        slot < SLOTS && self.mapping.page().set_priority(Place { slot, generation }, priority)
    }

    /// For the arbiter: holds exactly the clients of `mask` (a bit a slot) and wakes the others. Counts only
    /// while it is renewed with [`Board::renew_hold`] every 10 ms.
    pub fn hold(&self, mask: u64) {
        self.mapping.page().hold(mask);
    }

    /// For the arbiter: says that it lives.
    pub fn renew_hold(&self) {
        self.mapping.page().arbiter.0.lease.fetch_add(1, Ordering::Release);
    }

    /// The bit of `slot` in [`Board::active`], [`Board::held`] and [`Seat::higher`]; 0 if there is none such.
    pub fn bit_of(slot: usize) -> u64 {
        if slot < SLOTS { bit(slot) } else { 0 }
    }
}

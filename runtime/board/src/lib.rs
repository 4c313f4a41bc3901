//! The shared-memory board on which the clients of one GPU see each other.
//!
//! One file of 36 KiB per GPU and user, mapped by every process that uses the GPU: who is there, how urgent,
//! who claims the GPU right now, and a door for each at which its held threads sleep. Only processes of one
//! user meet on a board; the trust boundary is the uid.
//!
//! What the board must never do: let a process that died or stopped hold another one; wait without a
//! time-out; take a lock that a dead process could keep; believe a byte that it read; leave a descriptor
//! open; or harm the program that it is mapped into, whatever is done to the file.
//!
//! | module | |
//! |---|---|
//! | `page`, `state` | the layout, and the one word that says who has a slot |
//! | `members` | joining, leaving, clearing away the dead, the masks |
//! | `claims`, `watch` | claiming, and deciding which claims are real |
//! | `door` | sleeping and waking |
//! | `life` | the robust futex by which the kernel reports a death |
//! | `file`, `mapping`, `sigbus` | the file, its checks, and surviving its truncation |
//! | `board`, `seat`, `view`, `level` | what the rest of the project uses |
//! | `effect` | what was measured of level 3 on a GPU, remembered beside its board |

mod board;
mod claims;
mod door;
mod effect;
mod file;
mod key;
mod level;
mod life;
mod mapping;
mod members;
#[cfg(all(test, loom))]
mod models;
mod page;
mod priority;
mod process;
#[cfg(all(test, not(loom)))]
mod reference;
mod seat;
#[cfg_attr(loom, allow(dead_code))]
mod sigbus;
mod state;
mod sync;
mod view;
pub mod watch;

pub use board::{Board, FileState, Join, JoinError};
pub use claims::Below;
pub use door::{WAIT_MAX_US, Wake};
pub use effect::{Effect, EffectError};
pub use file::OpenError;
pub use key::{GpuKey, KEY_BYTES_MAX, KeyError, directory_from_env};
pub use level::{HoldMode, Why};
pub use life::{LifeError, LifeGuard};
pub(crate) use members::OWNER_DIED;
pub use page::{BOARD_BYTES, Counters, LAYOUT_VERSION, SLOTS};
pub use priority::{Priority, PriorityError};
pub use seat::Seat;
pub use state::Phase;
pub use view::{BoardId, ClientView, Life};
pub use watch::Watch;

//! One card shared by processes in real time.
//!
//! The card is passive: its state lies in shared memory, and whoever asks it something first lets everything happen
//! that has happened by now, from time stamps. No process waits for another one, ever: see `view.rs`. A process of
//! its own (`serve.rs`) owns the card's life, clears away dead clients and keeps the ledger.

mod books;
mod clock;
mod file;
mod layout;
mod life;
mod serve;
mod session;
mod spawn;
mod view;

pub use serve::{Served, serve};
pub use session::Session;
pub use spawn::detach;

pub(crate) use books::read_ledger;
pub(crate) use clock::monotonic_ns;

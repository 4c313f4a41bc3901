//! The card as a model in virtual time: queues of commands, compute units, copy engines, and when each command
//! completes. It is a model: its numbers are never a GPU's.
//!
//! It holds no clock, no pointer and no lock: a [`Core`] is plain data that may lie in shared memory, time is what
//! the caller says it is, and the same calls at the same times always give the same result, in however many steps
//! time is advanced. It must never follow a workgroup one by one: a real workload starts hundreds of millions of
//! them a second, so every kernel is a closed form (see `kernel.rs`).

mod dispatch;
mod engine;
mod kernel;
mod local;
mod parameters;
mod ring;
mod state;
#[cfg(test)]
mod tests;

pub use engine::{Card, Fault};
pub use kernel::Shape;
pub use local::Model;
pub use parameters::{Dispatch, Parameters, Reach};
pub use ring::{Entry, Rings, VecRings};
pub use state::{CLIENTS, ClientTotals, Core, DEPTH, HISTORY, QUEUES, Queue};

/// One whole card in the fixed-point unit (1/65536) in which shares of it are counted.
pub const WHOLE: u64 = 1 << 16;

/// A moment that never comes.
pub const NEVER: u64 = u64::MAX;

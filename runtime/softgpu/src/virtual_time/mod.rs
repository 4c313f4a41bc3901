//! Whole workloads in virtual time: threads of clients as scripts, over the model of a card, with a gate that may
//! hold their launches.
//!
//! Nothing here looks at a clock or starts a thread, so the same seed gives the same figures on any machine. It knows
//! the gate's questions and answers only, never a scheduler's inside.

mod driver;
mod gate;
mod ideal;
mod random;
mod report;
mod script;
#[cfg(test)]
mod tests;
mod trace;
pub mod workload;

pub use driver::{Driver, Timing};
pub use gate::{Answer, ClientId, Gate, Open, Order};
pub use ideal::IdealHold;
pub use random::Random;
pub use report::{Event, percentile};
pub use script::{Launch, Mark, Script, Step};
pub use trace::{Kernel, Trace, TraceError};

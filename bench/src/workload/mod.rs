//! What the two sides run: kernel traces recorded from PyTorch, and when requests arrive.

pub mod arrivals;
pub mod trace;

pub use arrivals::schedule_ns;
pub use trace::{Step, Trace, Work};

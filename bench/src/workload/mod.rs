//! What the two sides run: kernel traces recorded from PyTorch, and when requests arrive.

pub mod arrivals;
pub mod line;
pub mod trace;

pub use arrivals::schedule_ns;
pub use line::{ITERATIONS_MAX, Line, SOFTWARE_ITERATIONS};
pub use trace::{Step, Trace, Work};

/// The positive control's time alone on the card. Half of a usual request's GPU time, and so short that it also shows
/// beside bulk whose kernels are short (a training step's last 50 µs on average).
pub const CANARY_NS: u64 = 250_000;

/// Its workgroups (of 256 work-items) for each compute unit: ten times what can be resident at once, so that a card
/// that shares in any order has to share this kernel too.
pub const CANARY_GROUPS_PER_UNIT: u32 = 80;

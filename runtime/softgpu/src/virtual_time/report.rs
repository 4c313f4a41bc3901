//! What a run leaves.

use super::{ClientId, Mark};

/// A remembered moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Whose.
    pub client: ClientId,
    /// When.
    pub at_ns: u64,
    /// What.
    pub mark: Mark,
}

/// The value at a rank (in percent) of the values, by order statistics; `None` of no values.
pub fn percentile(values: &[u64], percent: f64) -> Option<u64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let rank = (percent / 100.0 * sorted.len() as f64).ceil() as usize;
    sorted.get(rank.clamp(1, sorted.len().max(1)) - 1).copied()
}

//! The statistics that claims rest on. Everything is exact or distribution-free where that exists: latencies have
//! tails for which a normal interval or a bootstrap promises too much.
//!
//! Functions take plain slices, return `None` where a figure would mean nothing (too few values), and never see
//! what the numbers stand for.

mod order;
mod paired;
mod progress;
mod rank;
mod trend;

pub use order::{
    Interval, P99, Quantile, chance_of_at_least, interval_ranks, late_allowed, median, order_statistic,
    quantile, quantile_interval, quantile_is_at_most,
};
pub use paired::{RatioBounds, paired_ratio, spread_over_median};
pub use progress::{done_within, longest_gap_ns};
pub use rank::{Alternative, kruskal_wallis, mann_whitney, median_ratio_lower_bound};
pub use trend::{MAX_TREND_POINTS, theil_sen};

/// The confidence of every interval and claim.
pub const CONFIDENCE: f64 = 0.95;

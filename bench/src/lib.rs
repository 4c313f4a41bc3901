//! Workloads, the A/B runner, the validity verdict, reports and plots.

pub mod record;
pub mod stats;

//! Workloads, the A/B runner, the validity verdict, reports and plots.

pub mod clock;
pub mod protocol;
pub mod record;
pub mod stats;
pub mod workload;

//! Workloads, the A/B runner, the validity verdict, reports and plots.

pub mod churn;
pub mod cli;
pub mod clock;
pub mod control;
pub mod device;
pub mod dual;
pub mod error;
pub mod judge;
pub mod micro;
pub mod protocol;
pub mod record;
pub mod report;
pub mod runner;
pub mod simulate;
pub mod stats;
pub mod torch;
pub mod verdict;
pub mod workload;

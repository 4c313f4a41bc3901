//! Workloads, the A/B runner, the validity verdict, reports and plots.

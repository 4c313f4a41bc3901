//! Runs workers: one mode at a time, each of its processes started anew, bounded in time, and ended with the runner.

pub mod evidence;
pub mod fake;
pub mod host;
pub mod interrupt;
pub mod run;
pub mod worker;

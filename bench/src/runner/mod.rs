//! Runs workers: one mode at a time, bounded in time, and ended with the runner.

pub mod evidence;
pub mod fake;
pub mod host;
pub mod interrupt;
pub mod nvidia;
pub mod replay;
pub mod run;
pub mod stage;
pub mod worker;

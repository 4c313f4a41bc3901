//! The benchmark's commands, for the program `hipreempt`: their options, and functions that run them and give the exit
//! status.

pub use crate::churn::{ChurnArgs, churn};
pub use crate::dual::{DualArgs, dual};
pub use crate::judge::{JudgeArgs, judge};
pub use crate::micro::{MicroArgs, micro};

//! The program's `ioctl`, as it goes by: what level 3 learns the program's hardware queues from.
//!
//! The preload library exports an `ioctl` that calls [`ioctl`] and does nothing else.

pub use hipreempt_driver::nvidia::forward::ioctl;

//! The program's `ioctl`, as it goes by: what level 3 learns the program's hardware queues from.
//!
//! The preload library exports an `ioctl` that calls [`ioctl`], or, in front of HIP, [`ioctl_of_hip`], and does nothing else.

pub use hipreempt_driver::amd::forward::ioctl as ioctl_of_hip;
pub use hipreempt_driver::nvidia::forward::ioctl;

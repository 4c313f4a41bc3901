//! The scheduling decisions of hipreempt, and nothing else.
//!
//! Everything here is a plain state machine: it is told what happened and when (nanoseconds of whatever clock the
//! caller keeps, as `*_ns`), and answers what to do. The same code decides in the preload library, in real time,
//! and in the simulation, in virtual time.
//!
//! This crate must never do I/O, start a thread, read a clock, allocate after construction, or contain `unsafe`;
//! it never sees a type of HIP or CUDA.
//!
//! | module | decides |
//! |---|---|
//! | [`gate`] | may this launch pass straight to the driver? |
//! | [`window`] | how much work may be in flight while somebody more urgent is registered? |
//! | [`estimate`] | how long will this kernel or graph run? |
//! | [`activity`] | when has a client's burst of work ended, so that its claim may be dropped? |
//! | [`hold`] | how long may a launch be held at most, and what share is never taken away? |
//! | [`slices`] | how long may a client's hardware queues run before another's turn? |
//! | [`suspend`] | does it pay to take a client's hardware queues off the card? |

#![forbid(unsafe_code)]

pub mod activity;
mod crowd;
pub mod estimate;
pub mod gate;
pub mod hold;
mod lead;
pub mod slices;
pub mod suspend;
mod tuning;
pub mod window;

pub use tuning::Tuning;

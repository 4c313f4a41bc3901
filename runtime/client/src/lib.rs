//! GPU work by priority, from inside a program.
//!
//! Urgent and bulk work share a GPU, in one process or in several. This crate gives a program's own streams priorities:
//! while an urgent client is active, launches of bulk ones wait, and nothing else changes. It runs on HIP or CUDA,
//! whichever it finds at run time, and on the software device of this project; it links neither.
//!
//! ```
//! use hipreempt::{Argument, Gpu, Priority, Shape};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let Ok(gpu) = Gpu::open(0) else { return Ok(()) }; // no GPU on this machine
//!     let urgent = gpu.client(Priority::HIGH)?;
//!     let bulk = gpu.client(Priority::LOW)?;
//!
//!     let (fast, slow) = (urgent.stream()?, bulk.stream()?);
//!     // … launch on `slow` from one thread and on `fast` from another; see `Stream::launch` …
//!
//!     let turn = urgent.begin(); // a request: `bulk` waits, also in the gaps between its launches
//!     fast.synchronize()?;
//!     drop(turn);
//!
//!     bulk.set_priority(Priority::NORMAL);
//!     println!("bulk was held for {:?}", bulk.stats().held);
//!     # slow.synchronize()?;
//!     Ok(())
//! }
//! ```
//!
//! | | |
//! |---|---|
//! | [`Gpu`] | a GPU by index or PCI address |
//! | [`Client`], [`Turn`] | who is scheduled; a request of theirs |
//! | [`Stream`], [`Module`], [`Memory`] | a client's streams, and what is launched on them |
//! | [`Process`], [`Preload`] | the whole process, for requests served by libraries; the preload, where there is one |
//!
//! What it never does: open a library that the program did not load while it can use one that it did; change the calling
//! thread's device or context; keep anything of the process (handlers, environment, globals) that another version of the
//! crate in the same program could be in the way of; or hold others after its clients are gone.
//!
//! # What goes wrong
//!
//! | | |
//! |---|---|
//! | no GPU library, or no GPU | [`Gpu::open`] is an error that says so; nothing else was done |
//! | an index or address that is not there | [`OpenError::NoSuchGpu`], [`OpenError::NoSuchAddress`] |
//! | a GPU is opened a second time | allowed: clients of both meet as if there was one |
//! | a client is dropped while active | its work goes on, and it holds nobody any more |
//! | a turn is never dropped | it lapses: 20 ms after its begin if nothing was launched, else when its thread has ended |
//! | the process ends, or is killed, in a turn | its clients are gone within milliseconds, and hold nobody |
//! | the process forks | the child's copies of clients schedule nothing, and take no lock |
//! | Python's interpreter ends inside a request | as the process's end; a daemon thread's request, too |
//!
//! A program that captures graphs in *global* mode must not do so while a client of this crate has work on the GPU: the
//! library then forbids other threads to ask about it.

/// The README's Rust example compiles.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

mod client;
mod error;
mod gpu;
mod module;
mod preload;
mod process;
mod raw;
mod stream;

pub use client::{Client, Level, Stats, Turn};
pub use error::{CallError, ClientError, OpenError};
pub use gpu::Gpu;
pub use hipreempt_board::{Priority, PriorityError};
pub use hipreempt_driver::Platform;
pub use module::{Function, Memory, Module};
pub use preload::Preload;
pub use process::{Process, ProcessError};
pub use stream::{Argument, Shape, Stream};

//! The interposition engine: what happens between a program's call and the real GPU library.
//!
//! ```text
//! program → export (shim-hip) → entry → [thread: fast path] ─────────────────────────→ real function
//!                                        └ client: hold → window → claim ─ slow path ──→ real function → marker
//! ```
//!
//! | module | is for |
//! |---|---|
//! | [`entry`] | the few ways in: a launch, an ordered call, a synchronisation, a capture, a destroy |
//! | `thread` | what each thread keeps, and the fast path over it |
//! | `engine` | one process: starting, devices, forks, faults |
//! | `client` | one process on one GPU: its seat, window, claim |
//! | `held` | the held queue: calls that have returned to the program and are still to be made |
//! | `hold`, `markers`, `streams` | waiting at the gate; events of ours; streams touched since the last drain |
//! | `monitor` | the thread that watches for the end of work |
//! | [`exports`] | what the preload libraries' exports are made of |
//! | [`embed`], `hints` | clients that a program makes itself; requests that it marks |
//! | [`control`] | what the crate `hipreempt` asks of a preload in its process |
//! | `agent`, `lookout`, [`tap`] | level 3: the thread that changes time slices, what it sees of others, and what it
//! learns the queues from |
//! | `suspender` | level 3 on AMD: the thread that suspends this process's own queues |
//! | [`platform`], [`resolve`] | HIP or CUDA; reaching the real functions, on every road |
//! | [`dispatch`] | the road through ROCm's dispatch tables |
//! | [`settings`], `say` | the environment, and the one line on stderr |
//!
//! The engine must never change what the program computes, reorder its launches, hold a lock across a call of the
//! GPU library, write to stdout, end the process, or let a panic out. On a fault of its own it says so once and
//! passes everything through for ever.

mod agent;
mod callbacks;
mod client;
pub mod control;
pub mod dispatch;
pub mod embed;
mod engine;
pub mod entry;
mod exempt;
pub mod exports;
mod held;
mod hints;
mod hold;
mod lookout;
mod markers;
mod monitor;
pub mod platform;
mod report;
pub mod resolve;
mod say;
pub mod settings;
mod streams;
mod suspender;
pub mod tap;
mod thread;
mod time;

pub use client::SeatError;
pub use entry::{Held, Needs, Outcome, Stream, Work};

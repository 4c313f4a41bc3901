//! `libamdhip64.so` on the software card: HIP programs run unmodified on a machine without a GPU.
//!
//! The card (crate `hipreempt-softgpu`) owns time and order; this library owns memory and effects. Its one rule: what a
//! command does to memory, to events and to the program happens when the card says that the command is complete, never
//! at the call. A program or a shim that does not wait where it must therefore sees old data, as on a real GPU.
//!
//! It must never end, crash or block the program it is loaded into because of something it met, and never write to
//! standard output. It knows nothing of any scheduler in front of it.

mod api;
mod card;
mod copy;
mod effect;
mod engine;
mod event;
mod exports;
mod graph;
mod guard;
mod kernel;
mod memory;
mod module;
mod op;
mod reentrant;
mod report;
mod runtime;
mod slab;
mod stream;

use hipreempt_hip_face::{error, generation};

//! `libcuda.so.1` on the software card: programs of the CUDA driver API run unmodified on a machine without a GPU.
//!
//! Memory, streams, events, kernels and graphs are `hipreempt-softgpu-runtime`'s, which HIP's library on the software
//! card stands on too; this crate adds what CUDA has beyond HIP (contexts, PTX, look-ups by version) and its C face.
//!
//! It must never end, crash or block the program it is loaded into because of something it met, and never write to
//! standard output. It knows nothing of any scheduler in front of it, and hands out no address but its own.

#![allow(
    clippy::missing_safety_doc,
    reason = "the safety of a C function is CUDA's contract of that function"
)]

mod api;
mod context;
mod error;
mod face;
mod ptx;
mod symbols;
mod types;

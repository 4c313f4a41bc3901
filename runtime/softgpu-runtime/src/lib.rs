//! The GPU runtime on the software card that the driver libraries share: `libamdhip64.so` (crate
//! `hipreempt-softgpu-hip`) gives its functions HIP's C face, `libcuda.so.1` (`hipreempt-softgpu-cuda`) CUDA's.
//!
//! The card (crate `hipreempt-softgpu`) owns time and order; this crate owns memory and effects. Its one rule: what a
//! command does to memory, to events and to the program happens when the card says that the command is complete, never
//! at the call. A program or a shim that does not wait where it must therefore sees old data, as on a real GPU.
//!
//! Every library has a copy of its own, with its own state: two of them in one process are two clients of the card.
//! Nothing here is exported to C. It must never end, crash or block the program it is loaded into because of something
//! it met, and never write to standard output. It knows nothing of any scheduler in front of it.

#![allow(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "the functions stand for C's: the exports in front of them are unsafe, and pass on the program's promises"
)]

pub mod api;
pub mod card;
pub mod copy;
pub mod effect;
pub mod engine;
pub mod event;
pub mod graph;
pub mod guard;
pub mod kernel;
mod kfd;
pub mod memory;
pub mod module;
pub mod op;
mod reentrant;
pub mod report;
pub mod runtime;
pub mod share;
pub mod slab;
pub mod stream;

pub use hipreempt_hip_face::{error, generation};

/// The software device behind HIP's face.
pub struct SoftwareDevice;

impl hipreempt_hip_face::Library for SoftwareDevice {
    const PREFIX: &'static str = "softgpu";
    const DEVICE: &'static str = "the software device";
    const DISPATCH: Option<&'static str> = Some("SOFTGPU_DISPATCH_TABLE");

    #[inline]
    fn forked() -> bool {
        runtime::forked()
    }
}

//! `libamdhip64.so` over the CUDA driver: HIP programs run unmodified on an NVIDIA GPU, so that everything which
//! stands in front of a HIP library can be tried on a real asynchronous card.
//!
//! Calls are mapped one to one: nothing is queued, timed or decided here. HIP was made in the image of CUDA, and its
//! handles (null, legacy and per-thread streams), flags and most error numbers are CUDA's own; each module names
//! where they are not. AMD's device code cannot run: kernels are found by name in PTX files (`ptx`).
//!
//! It must never end, crash or block the program it is loaded into because of something it met, never write to
//! standard output, and never link CUDA: `libcuda.so.1` is opened at the first call that needs it. It must never pass
//! for an AMD library either: the device's name says what it is. It knows nothing of any scheduler in front of it.

mod api;
mod context;
mod cuda;
mod exports;
mod module;
mod ptx;
mod registry;
mod report;

use hipreempt_hip_face::{error, generation};

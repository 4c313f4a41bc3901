//! `libamdhip64.so` on the software card: HIP programs run unmodified on a machine without a GPU.
//!
//! This crate is the C face alone; what the functions do is in `hipreempt-softgpu-runtime`.

mod exports;

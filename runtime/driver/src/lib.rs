//! The real GPU library behind the preload: found in the running process, never linked, never loaded by us unless
//! the user names a path.
//!
//! | module | is for |
//! |---|---|
//! | [`loaded`] | which shared objects are loaded, and which of them is the real HIP or CUDA library |
//! | [`symbol`], `elf` | looking up symbols with the C library's own `dlsym` and `dlvsym`, past the preload's filters |
//! | [`gpu`] | the few functions that the engine itself calls, HIP's or CUDA's, and the key of a GPU |
//! | [`amd`] | AMD's kernel driver behind the library: suspending this process's own queues |
//! | [`nvidia`] | NVIDIA's kernel driver behind the library: time slices of this process's own queues |
//!
//! This crate must never resolve a name through `RTLD_DEFAULT` (it would find the preload's own exports), and never
//! open a GPU that the program has not opened.

pub mod amd;
mod elf;
pub mod gpu;
pub mod loaded;
pub mod nvidia;
mod request;
pub mod symbol;
mod table;

pub use gpu::{Context, Gpu};
pub use loaded::{FindError, Library, Platform, find};

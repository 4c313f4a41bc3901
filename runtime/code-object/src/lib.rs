//! Device code as a program carries it: what clang's offload bundles and AMD's code objects say of kernels and variables.
//!
//! Pure over bytes that anybody may have damaged: an error, never a panic, and never a read outside the slice. It knows
//! file formats and nothing of HIP's functions, of the preload or of the software device; both of those read with it.
//!
//! | module | reads |
//! |---|---|
//! | [`image`] | how far the memory reaches behind a bare pointer |
//! | [`bundle`] | the container: one code object for each processor |
//! | [`code_object`] | one code object: names and argument layouts of kernels, variables |

pub mod bundle;
pub mod code_object;
pub mod image;

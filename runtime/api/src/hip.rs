//! HIP's own types and constants under HIP's own names, as in the HIP 7.1 headers.
//!
//! Struct layouts are checked at compile time by the assertions that come with each; further sizes and offsets are
//! tested in `tests/layout.rs`.

// Names and shape are HIP's. The headers document them; rustfmt leaves what the generator wrote.
#[allow(missing_docs, non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[rustfmt::skip]
mod types;

#[macro_use]
#[rustfmt::skip]
mod functions;

pub use types::*;

/// `dim3` under Rust's spelling.
pub type Dim3 = dim3;

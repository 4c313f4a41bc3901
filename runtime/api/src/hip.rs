//! HIP's own types and constants under HIP's own names, as in the HIP 7.1 headers.
//!
//! Struct layouts are checked at compile time by the assertions that come with each; sizes that programs of both
//! struct generations rely on are tested in `tests/layout.rs`.

// Names and shape are HIP's. The headers document them; rustfmt leaves what the generator wrote.
#[allow(missing_docs, non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[rustfmt::skip]
mod types;

#[macro_use]
#[rustfmt::skip]
mod functions;

#[rustfmt::skip]
pub(crate) mod dispatch;

mod macros;

pub use macros::*;
pub use types::*;

/// Values of HIP 5 that HIP 6 renumbered: what a program built before expects to read.
#[allow(non_upper_case_globals)] // HIP's names
pub mod hip5 {
    /// Memory of the host (`hipMemoryTypeHost`, HIP 5.2 `hip_runtime_api.h`).
    pub const hipMemoryTypeHost: super::hipMemoryType = 0;
    /// Memory of a device.
    pub const hipMemoryTypeDevice: super::hipMemoryType = 1;
    /// An array.
    pub const hipMemoryTypeArray: super::hipMemoryType = 2;
    /// Memory known to both by one address.
    pub const hipMemoryTypeUnified: super::hipMemoryType = 3;
}

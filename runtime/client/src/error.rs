//! What can go wrong, an enum for each operation.

use hipreempt_driver::gpu::Missing;
use hipreempt_driver::{FindError, Platform};
use hipreempt_shim::embed::MemberError;

/// A call of the GPU library that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{call} failed with error {code}")]
pub struct CallError {
    /// The function, by HIP's name for it.
    pub call: &'static str,
    /// The library's own number: a `hipError_t` or a `CUresult`.
    pub code: u32,
}

/// Why a GPU cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Neither HIP's library nor CUDA's is loaded, or can be.
    #[error("no GPU library: neither libamdhip64.so nor libcuda.so.1 is loaded or can be opened")]
    NoLibrary,
    /// The library that the environment names does not load.
    #[error(transparent)]
    Library(#[from] FindError),
    /// The library lacks a function.
    #[error(transparent)]
    Function(#[from] Missing),
    /// The same, for a function that only this crate needs.
    #[error("the {} library has no {name}", platform.name())]
    NoFunction {
        /// Whose library.
        platform: Platform,
        /// The function.
        name: String,
    },
    /// No GPU has this index.
    #[error("there is no GPU {index}: the {} library reports {count}", platform.name())]
    NoSuchGpu {
        /// As asked for.
        index: usize,
        /// So many there are.
        count: usize,
        /// Whose library says so.
        platform: Platform,
    },
    /// No GPU has this PCI address, or it is none.
    #[error("no GPU has the PCI address {address:?} (as in 0000:83:00.0)")]
    NoSuchAddress {
        /// As asked for.
        address: String,
    },
    /// The library refused a call.
    #[error(transparent)]
    Call(#[from] CallError),
}

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The GPU's context cannot be entered.
    #[error(transparent)]
    Call(#[from] CallError),
    /// The client gets no seat on the board where clients meet, or no thread.
    #[error(transparent)]
    Member(#[from] MemberError),
}

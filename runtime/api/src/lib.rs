//! The declarations of HIP and of the CUDA driver, and for each a table that classes every function, for whoever stands
//! in front of such a library or in its place.
//!
//! It must never link or open a GPU library, and holds no state: `no_std`, constants and macros only.
//!
//! # The function table
//!
//! [`hip_functions!`] calls a macro once, with one entry per function that the real library exports (HIP 4.2 to 7.2),
//! in byte order of the names. One level of repetition matches it:
//!
//! ```
//! use hipreempt_api::hip::*;
//!
//! macro_rules! pointers {
//!     ($( {
//!         name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
//!         args: ($($arg:ident : $ty:ty),*), ret: $ret:ty,
//!         stream: ($($stream:ident),*), event: ($($event:ident),*), implicit: ($($implicit:ident)?),
//!         bytes: ($($bytes:tt)*), null_stream: ($($null:ident)?), $($more:tt)*
//!     } )*) => {
//!         /// A pointer to each function of HIP.
//!         #[allow(non_snake_case, dead_code)]
//!         struct Pointers { $( $name: Option<unsafe extern "C" fn($($arg: $ty),*) -> $ret>, )* }
//!     };
//! }
//! hipreempt_api::hip_functions!(pointers);
//! ```
//!
//! | field | meaning |
//! |---|---|
//! | `name` | as in HIP; an identifier, unique. `…_cxx` is the C++-mangled export of a function that newer releases export plainly as well |
//! | `symbol` | the exported name; differs from `name` only where C++ mangles it |
//! | `class` | a variant of [`Class`] |
//! | `node` | version node of the real library's symbol table, as `hip_4.2` |
//! | `since` | first release known to export it; later than `node` where it was added to an old one |
//! | `args`, `ret` | the signature, in types of [`hip`] (bring them into scope with `use hipreempt_api::hip::*`) |
//! | `stream` | parameters that are a stream, by value: none, one, or two (`hipStreamCopyAttributes`) |
//! | `event` | parameters that are an event, by value |
//! | `implicit` | what else it works on or waits for; see [`Implicit`] |
//! | `bytes` | for a copy or a memset, its size in bytes as a `usize` expression of the parameters; nothing where the size lies behind a pointer |
//! | `null_stream` | what a null stream handle means to it: `legacy` or `per_thread` (`_spt`); nothing without a stream |
//!
//! End a matcher with `$($more:tt)*`: fields may be added. The same data at run time: [`HIP_FUNCTIONS`] and [`find`].
//! [`hip_names_only!`] does the same for the exports whose parameters are not known here (`hiprtc*`), with the fields
//! up to `since`.
//!
//! # CUDA
//!
//! [`cuda_functions!`] does the same for the driver, with one entry for each exported symbol of `libcuda.so.1` that the
//! headers of CUDA 13.5 declare, and the fields `name`, `symbol`, `class`, `args`, `ret` and all from `stream` on: every
//! version of a function (`_v2`), and its form for a thread's own default stream (`_ptsz`, `_ptds`), is a function of
//! its own. `name` and `symbol` are the same. Types are in [`cuda`]; structures that nobody reads are opaque. At run
//! time: [`CUDA_FUNCTIONS`] and [`find_cuda`]. Classes are `hipreempt-hipify`'s.
//!
//! # Regenerating
//!
//! `src/hip/types.rs` and `src/hip/functions.rs` are written by `cargo run -p hipreempt-api-generate`, from the HIP 7.1
//! headers (`HIP_HEADERS`, or an installed `triton` 3.9.0 wheel) and `data/functions.tsv`, which holds by hand what no
//! header says: version node, class, sizes, implicit streams. A function that HIP declares and the table does not name
//! stops the generator. `data/debian-5.2-exports.tsv` is what a real library exports, to test the table against. `src/cuda.rs` is written by the same program, from the headers of the
//! CUDA 13.5 driver (`CUDA_13_HEADERS`), the classes of `hipreempt-hipify` and `data/cuda.tsv`. `src/hip/dispatch.rs`, the
//! order of ROCm's dispatch tables ([`dispatch`]), is written from `data/dispatch.tsv`.

#![no_std]

mod class;
pub mod dispatch;
// Names and shape are CUDA's. Its headers document them; rustfmt leaves what the generator wrote.
#[allow(missing_docs, non_camel_case_types, non_snake_case, non_upper_case_globals)]
#[allow(clippy::all, clippy::undocumented_unsafe_blocks)]
#[macro_use]
#[rustfmt::skip]
pub mod cuda;
#[macro_use]
pub mod hip;
mod table;

pub use class::{Class, Implicit, NullStream};
pub use table::{
    CUDA_FUNCTIONS, Function, HIP_FUNCTIONS, HIP_NAMES_ONLY, NameOnly, Param, VERSION_NODES, find, find_cuda,
};

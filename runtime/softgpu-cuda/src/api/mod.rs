//! CUDA's functions, each under its exported name, with what it needs and does; `face.rs` makes exports of them and
//! `symbols.rs` lists them for look-ups.
//!
//! Every function here may be called with anything: null, wild or stale handles end in an error code. Pointers to the
//! program's own data are trusted as far as CUDA trusts them.

#![allow(non_snake_case, reason = "the names are CUDA's")]
#![allow(clippy::too_many_arguments, reason = "the signatures are CUDA's")]

pub mod attributes;
pub mod context;
pub mod copy;
pub mod device;
pub mod event;
pub mod general;
pub mod graph;
pub mod graph_nodes;
pub mod launch;
pub mod memory;
pub mod memset;
pub mod module;
pub mod pool;
pub mod proc_address;
pub mod stream;

pub use self::{
    context::*, copy::*, device::*, event::*, general::*, graph::*, graph_nodes::*, launch::*, memory::*,
    memset::*, module::*, pool::*, proc_address::*, stream::*,
};

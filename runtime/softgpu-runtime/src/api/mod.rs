//! HIP's functions, one Rust function each, under their own names; `exports.rs` gives them their C face.
//!
//! Every function here may be called with anything: null, wild or stale handles end in an error code. Pointers to the
//! program's own data are trusted as far as HIP trusts them.
#![allow(non_snake_case, reason = "the names are HIP's")]
#![allow(clippy::too_many_arguments, reason = "the signatures are HIP's")]

mod context;
pub mod copy;
mod device;
mod event;
mod graph;
pub mod graph_nodes;
pub mod graph_params;
mod ipc;
pub mod launch;
pub mod memory;
pub mod memset;
mod module;
mod occupancy;
mod pool;
mod properties;
mod registration;
mod stream;

pub use self::{
    context::*, copy::*, device::*, event::*, graph::*, graph_nodes::*, graph_params::*, ipc::*, launch::*,
    memory::*, memset::*, module::*, occupancy::*, pool::*, registration::*, stream::*,
};

pub use hipreempt_hip_face::configuration::{__hipPopCallConfiguration, __hipPushCallConfiguration};
pub use hipreempt_hip_face::half::*;
pub use hipreempt_hip_face::last_error::*;
pub use hipreempt_hip_face::proc_address::*;

pub use hipreempt_hip_face::arguments::{list, put, put_optional, put_string, read, string, writable};

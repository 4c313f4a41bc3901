//! `libhipreempt_cuda.so`: the CUDA preload library. Exports, and nothing else: every decision is the engine's
//! (`hipreempt-shim`), every signature the API table's (`hipreempt-api`).
//!
//! | module | holds |
//! |---|---|
//! | `sort` | which function of the table gets which kind of export; `hipreempt_shim::exports` has the kinds |
//! | `launch` | kernel launches, whose shape lies in other parameters each time |
//! | `control` | the other exports that need a hand |
//! | `roads` | `dlsym` |
//! | `tap` | `ioctl`, from which level 3 learns the program's hardware queues |
//!
//! CUDA's runtime library reaches the driver by `dlsym(handle, "cuGetProcAddress_v2")` and then by some 500 look-ups
//! through it, before `cuInit`. Their results are replaced by address, so every version of a function has an export of
//! its own here, and none is looked up by a name that we made up.

// The names are CUDA's.
#![allow(non_snake_case)]
// The safety contract of each export is that of the CUDA function of the same name.
#![allow(clippy::missing_safety_doc)]
// So is its list of parameters.
#![allow(clippy::too_many_arguments)]

#[macro_use]
mod sort;

/// `CUDA_ERROR_NOT_FOUND` (`cuda.h`, all versions): what exports return that the real library lacks.
const NOT_FOUND: u32 = hipreempt_api::cuda::CUDA_ERROR_NOT_FOUND;

/// Declares an export: `export! { "symbol", fn name(argument: type, …) -> type, real => body }`.
macro_rules! export {
    ($($declaration:tt)*) => {
        hipreempt_shim::export_before! { { hipreempt_shim::platform::cuda(); }, $crate::NOT_FOUND, $($declaration)* }
    };
}

mod control;
mod launch;
mod roads;
mod tap;

use hipreempt_api::cuda::*;
use hipreempt_shim::resolve::{Hook, Hooks};
use hipreempt_shim::{export_one, hook_row};

/// All exports of the table, and the table of hooks.
macro_rules! export_all {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident,
        args: $args:tt, ret: $ret:ty, stream: $stream:tt, event: $event:tt, implicit: $implicit:tt,
        bytes: $bytes:tt, null_stream: $null:tt, $($more:tt)*
    } )*) => {
        mod generated {
            use super::*;
            $( sorted! { export_one, $class, $name, $symbol, $args, $ret, $stream, $event, $implicit, $bytes, $null } )*
        }

        /// Every export by its CUDA name.
        mod exported {
            pub(crate) use super::{control::*, generated::*, launch::*};
        }

        /// A row for each function of the table, in its order.
        static ROWS: &[Option<Hook>] = &[ $( sorted! { hook_row, $class, $name, $symbol, $args } ),* ];
    };
}

hipreempt_api::cuda_functions!(export_all);

static HOOKS: Hooks = Hooks::new(&[b"cu"], ROWS);

/// What the crate `hipreempt` in the same process looks for.
#[unsafe(no_mangle)]
pub extern "C" fn hipreempt_v1() -> *const hipreempt_shim::control::Interface {
    hipreempt_shim::platform::cuda();
    &raw const hipreempt_shim::control::INTERFACE
}

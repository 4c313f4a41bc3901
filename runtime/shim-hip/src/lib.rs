//! `libhipreempt_hip.so`: the HIP preload library. Exports, and nothing else: every decision is the engine's
//! (`hipreempt-shim`), every signature the API table's (`hipreempt-api`).
//!
//! | module | holds |
//! |---|---|
//! | `sort` | which function of the table gets which kind of export; `hipreempt_shim::exports` has the kinds |
//! | `launch` | kernel launches, whose shape lies in other parameters each time |
//! | `control` | the other exports that need a hand |
//! | `roads` | `dlsym`, `dlvsym`, and ROCm's dispatch tables |
//! | `tap` | `ioctl`, from which level 3 learns the program's hardware queues |

// The names are HIP's.
#![allow(non_snake_case)]
// The safety contract of each export is that of the HIP function of the same name.
#![allow(clippy::missing_safety_doc)]
// So is its list of parameters.
#![allow(clippy::too_many_arguments)]

#[macro_use]
mod sort;

/// `hipErrorNotSupported` (`hip_runtime_api.h`, all versions): what exports return that the real library lacks.
const NOT_SUPPORTED: u32 = 801;

/// Declares an export: `export! { "symbol", fn name(argument: type, …) -> type, real => body }`.
macro_rules! export {
    ($($declaration:tt)*) => {
        hipreempt_shim::export_before! { {}, $crate::NOT_SUPPORTED, $($declaration)* }
    };
}

mod control;
mod launch;
mod roads;
mod tap;

use hipreempt_api::hip::*;
use hipreempt_shim::resolve::{Hook, Hooks};
use hipreempt_shim::{export_one, hook_row};

/// All exports of the table, and the table of hooks.
macro_rules! export_all {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
        args: $args:tt, ret: $ret:ty, stream: $stream:tt, event: $event:tt, implicit: $implicit:tt,
        bytes: $bytes:tt, null_stream: $null:tt, $($more:tt)*
    } )*) => {
        mod generated {
            use super::*;
            $( sorted! { export_one, $class, $name, $symbol, $args, $ret, $stream, $event, $implicit, $bytes, $null } )*
        }

        /// Every export by its HIP name.
        mod exported {
            pub(crate) use super::{control::*, generated::*, launch::*};
        }

        /// A row for each function of the table, in its order.
        static ROWS: &[Option<Hook>] = &[
            $( sorted! { hook_row, $class, $name, $symbol, $args } ),*,
            hook_row! { Hand, hipLaunchKernelBundledArgs, "hipLaunchKernelBundledArgs", () },
        ];
    };
}

hipreempt_api::hip_functions!(export_all);

static HOOKS: Hooks = Hooks::new(&[b"hip", b"__hip", b"_Z"], ROWS);

/// What the crate `hipreempt` in the same process looks for.
#[unsafe(no_mangle)]
pub extern "C" fn hipreempt_v1() -> *const hipreempt_shim::control::Interface {
    &raw const hipreempt_shim::control::INTERFACE
}

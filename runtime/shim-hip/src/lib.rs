//! `libhipreempt_hip.so`: the HIP preload library. Exports, and nothing else: every decision is the engine's
//! (`hipreempt-shim`), every signature the API table's (`hipreempt-api`).
//!
//! | module | holds |
//! |---|---|
//! | `sort` | which function of the table gets which kind of export |
//! | `export` | the kinds that need no hand: copies, memsets, records, waits, graphs, synchronisations |
//! | `launch` | kernel launches, whose shape lies in other parameters each time |
//! | `control` | captures, streams, events, modules, devices, callbacks |
//! | `roads` | `dlsym` and HIP's own look-ups |
//!
//! Every export calls the real function exactly once. They are `C-unwind`, so that an exception of the program that
//! passes through the library passes through here too.

// The names are HIP's.
#![allow(non_snake_case)]
// The safety contract of each export is that of the HIP function of the same name.
#![allow(clippy::missing_safety_doc)]
// So is its list of parameters.
#![allow(clippy::too_many_arguments)]

#[macro_use]
mod sort;
#[macro_use]
mod export;
mod control;
mod launch;
mod roads;

use hipreempt_api::hip::*;
use hipreempt_shim::entry::{self, Held, Stream, Work};
use hipreempt_shim::resolve::Hook;

hipreempt_api::hip_functions!(export_all);

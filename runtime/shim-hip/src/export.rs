//! The exports that need no hand: their stream, size and event stand in the API table.

use core::ffi::c_void;

use hipreempt_api::hip::hipError_t;

/// `hipErrorNotSupported` (`hip_runtime_api.h`, all versions).
pub(crate) const NOT_SUPPORTED: u32 = 801;

/// What an export returns where the real library has no such function: without the preload, the program would not
/// have started, or would have got no address.
pub(crate) trait Absent {
    fn absent() -> Self;
}

impl Absent for hipError_t {
    fn absent() -> Self {
        NOT_SUPPORTED
    }
}

impl Absent for () {
    fn absent() {}
}

/// An export's address, for the table of hooks.
pub(crate) const fn address(function: *const c_void) -> *const c_void {
    function
}

/// Declares an export: `export! { "symbol" fn name(arg: type, …) -> type as real => body }`. In the body, `real` is a
/// closure that calls the real function with the caller's arguments.
macro_rules! export {
    ($symbol:expr, fn $name:ident($($arg:ident : $ty:ty),*) -> $ret:ty, $real:ident => $body:expr) => {
        #[unsafe(export_name = $symbol)]
        pub unsafe extern "C-unwind" fn $name($($arg: $ty),*) -> $ret {
            static REAL: hipreempt_shim::resolve::Real = hipreempt_shim::resolve::Real::new($crate::export::c_name!($symbol));
            let $real = || {
                let address = REAL.address();
                if address.is_null() {
                    return <$ret as $crate::export::Absent>::absent();
                }
                // SAFETY: the real library's function of this name has this type: it comes from the API table.
                let function = unsafe {
                    core::mem::transmute::<*mut core::ffi::c_void, unsafe extern "C-unwind" fn($($ty),*) -> $ret>(address)
                };
                // SAFETY: the caller's own arguments, under the contract of the real function.
                unsafe { function($($arg),*) }
            };
            $body
        }
    };
}

/// A literal as a null-terminated string.
macro_rules! c_name {
    ($name:expr) => {
        match core::ffi::CStr::from_bytes_with_nul(concat!($name, "\0").as_bytes()) {
            Ok(name) => name,
            Err(_) => panic!("a symbol without a null in it"),
        }
    };
}
pub(crate) use c_name;

/// The stream that a call works on, from the table's columns: a parameter, or the implicit one.
macro_rules! stream_of {
    (($stream:ident), $implicit:tt, (per_thread)) => {
        Stream::per_thread($stream as usize)
    };
    (($stream:ident), $implicit:tt, (legacy)) => {
        Stream::legacy($stream as usize)
    };
    ((), (per_thread), $null:tt) => {
        Stream::per_thread(0)
    };
    ((), $implicit:tt, $null:tt) => {
        Stream::legacy(0)
    };
}

/// The size of a copy in bytes. One whose size lies behind a pointer is taken to be large.
macro_rules! bytes_of {
    (()) => { 1 << 20 };
    (($($bytes:tt)+)) => { ($($bytes)+) as u64 };
}

/// The export of one entry of the table, by its kind.
macro_rules! export_one {
    (Hand, $($rest:tt)*) => {};
    (Unhooked, $($rest:tt)*) => {};
    (Work, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            entry::ordered(Work { stream: stream_of!($stream, $implicit, $null), held: Held::Never }, real)
        } }
    };
    (Copy, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let held = Held::Copy(bytes_of!($bytes));
            entry::ordered(Work { stream: stream_of!($stream, $implicit, $null), held }, real)
        } }
    };
    (Memset, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let held = Held::Memset(bytes_of!($bytes));
            entry::ordered(Work { stream: stream_of!($stream, $implicit, $null), held }, real)
        } }
    };
    (Record, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, ($event:ident), $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let held = Held::Record($event as usize);
            entry::ordered(Work { stream: stream_of!($stream, $implicit, $null), held }, real)
        } }
    };
    (Graph, $name:ident, $symbol:literal, ($graph:ident : $graph_ty:ty, $($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($graph: $graph_ty, $($arg: $ty),*) -> $ret, real => {
            let held = Held::Graph($graph as usize);
            entry::ordered(Work { stream: stream_of!($stream, $implicit, $null), held }, real)
        } }
    };
    (StreamSync, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            entry::synced(stream_of!($stream, $implicit, $null), real)
        } }
    };
    (DeviceSync, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => entry::device_synced(real) }
    };
    (EventSync, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => entry::event_synced(real) }
    };
}

/// The row of one entry in the table of hooks.
macro_rules! hook_row {
    (Unhooked, $($rest:tt)*) => {
        None
    };
    ($kind:ident, $name:ident, $symbol:literal, $($rest:tt)*) => {
        Some(Hook {
            name: $crate::export::c_name!($symbol),
            address: $crate::export::address(exported::$name as *const core::ffi::c_void),
        })
    };
}

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
            pub(crate) use super::{control::*, generated::*, launch::*, roads::*};
        }

        /// A row for each function of the table, in its order.
        pub(crate) static HOOKS: &[Option<Hook>] = &[
            $( sorted! { hook_row, $class, $name, $symbol, $args } ),*,
            hook_row! { Hand, hipLaunchKernelBundledArgs, "hipLaunchKernelBundledArgs", () },
        ];
    };
}

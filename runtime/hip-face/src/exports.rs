//! The C face: every function of HIP's table under its symbol and version node. The implemented ones are called; all
//! others name themselves once and return `hipErrorNotSupported`.
//!
//! Nothing here may unwind: each call is contained, and a panic becomes an error code. Exports only work from the
//! library's own crate, so [`export_hip!`](crate::export_hip) expands there.

use std::ffi::{c_char, c_int, c_void};

use hipreempt_api::hip::{hipChannelFormatDesc, hipError_t};

use crate::error::{Code, Outcome};
use crate::last_error::{Told, note};
use crate::{Library, guard, report};

/// What an implementation returns, and what C gets for it.
pub trait Reply {
    /// The C type.
    type Raw;
    /// What C gets.
    fn reply(self) -> Self::Raw;
    /// What C gets when the implementation panicked.
    fn broken() -> Self::Raw;

    /// What C gets in a forked child, which may touch nothing that its parent's threads had locked.
    fn orphaned() -> Option<Self::Raw> {
        None
    }
}

impl Reply for Outcome {
    type Raw = hipError_t;

    #[inline]
    fn reply(self) -> hipError_t {
        match self {
            Ok(()) => 0,
            Err(code) => {
                note(code);
                code.0
            }
        }
    }

    fn broken() -> hipError_t {
        Err(Code::UNKNOWN).reply()
    }

    fn orphaned() -> Option<hipError_t> {
        Some(Err(Code::NOT_INITIALIZED).reply())
    }
}

impl Reply for Told {
    type Raw = hipError_t;

    fn reply(self) -> hipError_t {
        self.0
    }

    fn broken() -> hipError_t {
        Code::UNKNOWN.0
    }
}

macro_rules! plain_reply {
    ($($type:ty = $broken:expr;)*) => {
        $(impl Reply for $type {
            type Raw = Self;

            fn reply(self) -> Self {
                self
            }

            fn broken() -> Self {
                $broken
            }
        })*
    };
}

plain_reply! {
    () = ();
    c_int = -1;
    f32 = 0.0;
    u16 = 0;
    *const c_char = std::ptr::null();
    *mut *mut c_void = std::ptr::null_mut();
}

/// What a function that is not implemented returns.
pub trait Refused {
    /// The value.
    fn refused() -> Self;
}

macro_rules! refused {
    ($($type:ty = $value:expr;)*) => {
        $(impl Refused for $type {
            fn refused() -> Self {
                $value
            }
        })*
    };
}

refused! {
    hipError_t = Err(Code::NOT_SUPPORTED).reply();
    () = ();
    bool = false;
    c_int = 0;
    u16 = 0;
    f32 = 0.0;
    usize = 0;
    *const c_char = c"".as_ptr();
    *mut *mut c_void = std::ptr::null_mut();
    hipChannelFormatDesc = hipChannelFormatDesc { x: 0, y: 0, z: 0, w: 0, f: 0 };
}

/// Says once that a function is not implemented, and refuses.
#[cold]
pub fn refuse<L: Library, T: Refused>(name: &str) -> T {
    let line = || format!("{name} is not supported by {}", L::DEVICE);
    guard::contain::<L, _>(name, || report::once(L::PREFIX, name, &line()));
    T::refused()
}

/// Calls an implementation.
#[inline]
pub fn answer<L: Library, T: Reply>(name: &str, body: impl FnOnce() -> T) -> T::Raw {
    if L::forked()
        && let Some(raw) = T::orphaned()
    {
        return raw;
    }
    guard::contain::<L, T>(name, body).map_or_else(T::broken, T::reply)
}

/// Exports all of HIP: `export_hip! { $ LIBRARY, MODULE: NAMES }`, where the module has a function for each of the
/// names and [`LIBRARY`](crate::Library) is a type in scope. `hipreempt_api::hip::*` has to be in scope too. The `$`
/// is a macro's own sign, which no macro can write for another.
#[macro_export]
macro_rules! export_hip {
    ($d:tt $library:ident, $api:ident: $($name:ident)*) => {
        macro_rules! implement {
            $( ($name $d($d rest:tt)*) => { $crate::forward_hip! { $library $api $name $d($d rest)* } }; )*
            ($d($d rest:tt)*) => { $crate::refuse_hip! { $library $d($d rest)* } };
        }
        macro_rules! export {
            ($d($d rest:tt)*) => { $crate::export_hip_function! { $library $d($d rest)* } };
        }
        hipreempt_api::hip_functions!($crate::export_functions);
        hipreempt_api::hip_names_only!($crate::export_names);
    };
}

/// For [`export_hip!`]: one line for each function of the table.
#[doc(hidden)]
#[macro_export]
macro_rules! export_functions {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
        args: ($($arg:ident : $type:ty),*), ret: $ret:ty, $($more:tt)*
    } )*) => {
        /// What the functions do, whatever road leads to them.
        mod implementations {
            use super::*;
            $( implement! { $name ($($arg: $type),*) $ret } )*
        }
        /// Where each function's entry of a dispatch table is.
        #[allow(non_upper_case_globals, reason = "the names are HIP's")]
        mod slots {
            $( pub(super) static $name: $crate::dispatch::Slot = $crate::dispatch::Slot::none(); )*
        }
        static EXPORTS: &[$crate::dispatch::Export] = &[ $( $crate::dispatch::Export {
            name: stringify!($name),
            implementation: implementations::$name as *const core::ffi::c_void,
            slot: &slots::$name,
        } ),* ];
        $( export! { $name $symbol $node ($($arg: $type),*) $ret } )*
    };
}

/// For [`export_hip!`]: one line for each name whose parameters are not known.
#[doc(hidden)]
#[macro_export]
macro_rules! export_names {
    ($( { name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, $($more:tt)* } )*) => {
        mod unknown {
            use super::*;
            $( implement! { $name () hipError_t } )*
        }
        $( $crate::export_hip_name! { $name $symbol $node } )*
    };
}

/// For [`export_hip!`]: an implemented function.
#[doc(hidden)]
#[macro_export]
macro_rules! forward_hip {
    ($library:ident $api:ident $name:ident ($($arg:ident: $type:ty),*) $ret:ty) => {
        pub(super) unsafe extern "C" fn $name($($arg: $type),*) -> $ret {
            $crate::exports::answer::<$library, _>(stringify!($name), || $api::$name($($arg),*))
        }
    };
}

/// For [`export_hip!`]: any other.
#[doc(hidden)]
#[macro_export]
macro_rules! refuse_hip {
    ($library:ident $name:ident ($($arg:ident: $type:ty),*) $ret:ty) => {
        pub(super) unsafe extern "C" fn $name($(_: $type),*) -> $ret {
            $crate::exports::refuse::<$library, _>(stringify!($name))
        }
    };
}

/// For [`export_hip!`]: the exported form of a function, by way of the dispatch table where there is one.
#[doc(hidden)]
#[macro_export]
macro_rules! export_hip_function {
    ($library:ident $name:ident $symbol:literal $node:literal ($($arg:ident: $type:ty),*) $ret:ty) => {
        #[cfg_attr(not(test), unsafe(export_name = $symbol))]
        #[cfg_attr(test, allow(dead_code, reason = "a test binary must not replace the library"))]
        unsafe extern "C" fn $name($($arg: $type),*) -> $ret {
            match $crate::dispatch::entry::<$library>(&slots::$name, EXPORTS) {
                // SAFETY: the caller's own arguments.
                None => unsafe { implementations::$name($($arg),*) },
                // SAFETY: the table has a function of this type at this place, the library's or a tool's.
                Some(function) => unsafe {
                    core::mem::transmute::<*mut core::ffi::c_void, unsafe extern "C" fn($($type),*) -> $ret>(function)(
                        $($arg),*
                    )
                },
            }
        }
        $crate::bind_to_node!($symbol, $node);
    };
}

/// For [`export_hip!`]: the exported form of a name whose parameters are not known, which no dispatch table has.
#[doc(hidden)]
#[macro_export]
macro_rules! export_hip_name {
    ($name:ident $symbol:literal $node:literal) => {
        #[cfg_attr(not(test), unsafe(export_name = $symbol))]
        #[cfg_attr(test, allow(dead_code, reason = "a test binary must not replace the library"))]
        unsafe extern "C" fn $name() -> hipError_t {
            // SAFETY: takes nothing.
            unsafe { unknown::$name() }
        }
        $crate::bind_to_node!($symbol, $node);
    };
}

/// For [`export_hip!`]: binds an exported function to its version node.
#[doc(hidden)]
#[macro_export]
macro_rules! bind_to_node {
    ($symbol:literal, $node:literal) => {
        #[cfg(not(test))]
        std::arch::global_asm!(concat!(".symver ", $symbol, ", ", $symbol, "@@", $node));
    };
}

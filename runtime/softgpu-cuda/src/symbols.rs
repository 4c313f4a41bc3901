//! Every function that the real library exports for CUDA 13.0: under which name it is looked up, since when, for which
//! kind of default stream, and whether it does anything here. Those that do not return `CUDA_ERROR_NOT_SUPPORTED` and
//! name themselves once; forms with 32-bit device pointers (before CUDA 3.2) are among them.
//!
//! Names and versions are those of the typedefs `PFN_<base>_v<version>[_ptds|_ptsz]` of `cudaTypedefs.h` and
//! `cudaProfilerTypedefs.h`; the suffixed names are `cuda.h`'s.

use std::ffi::{c_int, c_void};

use crate::api;

#[macro_use]
mod table;

/// An address that is the same for all threads.
#[derive(Clone, Copy)]
pub struct Address(pub *const c_void);

// SAFETY: the address of a function.
unsafe impl Sync for Address {}

/// One export.
pub struct Symbol {
    /// The exported name.
    #[cfg(test)]
    pub name: &'static str,
    /// The name that it is looked up by.
    pub base: &'static str,
    /// The version of CUDA that it came with.
    pub since: c_int,
    /// Whether null stands for the thread's own default stream.
    pub per_thread: bool,
    /// Where it is, in this library.
    pub address: Address,
}

/// The exports that do nothing.
mod stubs {
    #![allow(non_snake_case, reason = "the names are CUDA's")]

    use crate::face::refuse;
    use crate::types::CUresult;

    macro_rules! define {
        ($name:ident here) => {};
        ($name:ident stub) => {
            // Arguments lie where the caller cleans them up, so none need to be declared (System V, x86-64).
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $name() -> CUresult {
                refuse(stringify!($name))
            }
        };
    }

    macro_rules! define_all {
        ($($name:ident $base:ident $since:literal $stream:ident $kind:ident;)*) => {
            $( define! { $name $kind } )*
        };
    }

    symbols! { define_all }
}

macro_rules! address {
    ($name:ident here) => {
        Address(api::$name as *const c_void)
    };
    ($name:ident stub) => {
        Address(stubs::$name as *const c_void)
    };
}

macro_rules! per_thread {
    (own) => {
        true
    };
    (any) => {
        false
    };
}

macro_rules! table {
    ($($name:ident $base:ident $since:literal $stream:ident $kind:ident;)*) => {
        /// Every export, in byte order of the names.
        pub static SYMBOLS: &[Symbol] = &[ $( Symbol {
            #[cfg(test)]
            name: stringify!($name),
            base: stringify!($base),
            since: $since,
            per_thread: per_thread!($stream),
            address: address!($name $kind),
        } ),* ];
    };
}

symbols! { table }

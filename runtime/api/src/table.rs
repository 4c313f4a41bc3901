//! The function table at run time, made of the same entries as the macros: it must never hold a row of its own.

use crate::{Class, Implicit, NullStream};

/// One parameter, as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name in the headers.
    pub name: &'static str,
    /// Its Rust type, as `stringify!` prints it: a single name for a type by value; spaces between tokens mean nothing.
    pub ty: &'static str,
}

/// One function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Function {
    /// Its name in HIP or CUDA.
    pub name: &'static str,
    /// The exported name; differs from `name` only where C++ mangles it.
    pub symbol: &'static str,
    /// What it does to the order of work.
    pub class: Class,
    /// Version node of the real library's symbol table; empty for CUDA, whose library has none.
    pub node: &'static str,
    /// First release known to export it; empty for CUDA, where it is not kept.
    pub since: &'static str,
    /// Its parameters.
    pub params: &'static [Param],
    /// What it returns, as Rust source; `()` for nothing.
    pub ret: &'static str,
    /// What it works on or waits for besides a stream parameter.
    pub implicit: Implicit,
    /// The size of a copy or memset in bytes, as Rust source over the parameters; empty where it has none.
    pub bytes: &'static str,
    /// What a null stream handle means; `None` without a stream parameter.
    pub null_stream: Option<NullStream>,
}

impl Function {
    /// Index of the first parameter that is a stream by value.
    pub fn stream_index(&self) -> Option<usize> {
        self.params.iter().position(|param| ["hipStream_t", "CUstream"].contains(&param.ty))
    }

    /// Index of the first parameter that is an event by value.
    pub fn event_index(&self) -> Option<usize> {
        self.params.iter().position(|param| ["hipEvent_t", "CUevent"].contains(&param.ty))
    }
}

/// An export whose parameters are not known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameOnly {
    /// Its name in HIP.
    pub name: &'static str,
    /// The exported name.
    pub symbol: &'static str,
    /// What it does to the order of work.
    pub class: Class,
    /// Version node of the real library's symbol table.
    pub node: &'static str,
    /// First release known to export it.
    pub since: &'static str,
}

macro_rules! implicit {
    () => {
        Implicit::None
    };
    (legacy) => {
        Implicit::Legacy
    };
    (per_thread) => {
        Implicit::PerThread
    };
    (config) => {
        Implicit::Config
    };
    (device) => {
        Implicit::Device
    };
}

macro_rules! null_stream {
    () => {
        None
    };
    (legacy) => {
        Some(NullStream::Legacy)
    };
    (per_thread) => {
        Some(NullStream::PerThread)
    };
}

macro_rules! given {
    ($text:literal) => {
        $text
    };
    () => {
        ""
    };
}

macro_rules! functions {
    ($(#[$meta:meta])* $table:ident, $( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident,
        $(node: $node:literal, since: $since:literal,)?
        args: ($($arg:ident : $ty:ty),*), ret: $ret:ty,
        stream: ($($stream:ident),*), event: ($($event:ident),*), implicit: ($($implicit:ident)?),
        bytes: ($($bytes:tt)*), null_stream: ($($null:ident)?),
    } )*) => {
        $(#[$meta])*
        pub static $table: &[Function] = &[ $( Function {
            name: stringify!($name),
            symbol: $symbol,
            class: Class::$class,
            node: given!($($node)?),
            since: given!($($since)?),
            params: &[ $( Param { name: stringify!($arg), ty: stringify!($ty) } ),* ],
            ret: stringify!($ret),
            implicit: implicit!($($implicit)?),
            bytes: stringify!($($bytes)*),
            null_stream: null_stream!($($null)?),
        } ),* ];
    };
}

macro_rules! hip_table {
    ($($entries:tt)*) => {
        functions! {
            /// Every function of HIP whose signature is known, in byte order of the names.
            HIP_FUNCTIONS, $($entries)*
        }
    };
}
hip_functions!(hip_table);

macro_rules! cuda_table {
    ($($entries:tt)*) => {
        functions! {
            /// Every function of the CUDA driver that the headers of CUDA 13.5 declare, in byte order of the names.
            CUDA_FUNCTIONS, $($entries)*
        }
    };
}
cuda_functions!(cuda_table);

macro_rules! names_only {
    ($( {
        name: $name:ident, symbol: $symbol:literal, class: $class:ident, node: $node:literal, since: $since:literal,
    } )*) => {
        /// Exports whose parameters are not known here, in byte order of the names.
        pub static HIP_NAMES_ONLY: &[NameOnly] = &[ $( NameOnly {
            name: stringify!($name), symbol: $symbol, class: Class::$class, node: $node, since: $since,
        } ),* ];
    };
}
hip_names_only!(names_only);

/// The version nodes of the real library's symbol table, oldest first; each inherits the one before it
/// (`libamdhip64.so` of HIP 5.2 ends at `hip_5.2`). No release has nodes between these.
pub const VERSION_NODES: &[&str] = &[
    "hip_4.2", "hip_4.3", "hip_4.4", "hip_4.5", "hip_5.0", "hip_5.1", "hip_5.2", "hip_5.3", "hip_5.5",
    "hip_5.6", "hip_6.0", "hip_6.1", "hip_6.2", "hip_6.4", "hip_6.5", "hip_7.1", "hip_7.2",
];

/// The function of this name in HIP (not its mangled symbol).
pub fn find(name: &str) -> Option<&'static Function> {
    find_in(HIP_FUNCTIONS, name)
}

/// The function that the CUDA driver exports under this name.
pub fn find_cuda(name: &str) -> Option<&'static Function> {
    find_in(CUDA_FUNCTIONS, name)
}

fn find_in(table: &'static [Function], name: &str) -> Option<&'static Function> {
    table.binary_search_by(|function| function.name.cmp(name)).ok().map(|index| &table[index])
}

//! The face of HIP: what a library needs that programs load as `libamdhip64.so`, whatever works behind it.
//!
//! | module | is for |
//! |---|---|
//! | [`exports`] | one line for each function of HIP under its symbol and version node, implemented or refused |
//! | [`dispatch`] | ROCm's dispatch table, for libraries that have one |
//! | [`link`] | the version script, for build scripts |
//! | [`error`], [`last_error`] | HIP's result codes, and what a thread remembers of them |
//! | [`generation`], [`proc_address`] | which HIP the program was built for; functions by name |
//! | [`arguments`], [`configuration`], [`half`] | the program's pointers; `<<<…>>>`; half precision |
//! | [`guard`], [`report`] | panics stay inside; the one line on standard error |
//!
//! It must never know what is behind it, and never end, crash or block the program it is loaded into.

#![allow(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "HIP's contract, which the program keeps, is what makes them valid"
)]

pub mod arguments;
pub mod configuration;
pub mod dispatch;
pub mod error;
pub mod exports;
pub mod generation;
pub mod guard;
pub mod half;
pub mod last_error;
pub mod link;
pub mod proc_address;
pub mod report;

/// What stands behind the face.
pub trait Library {
    /// What a line on standard error begins with.
    const PREFIX: &'static str;
    /// The device, in the words of a sentence.
    const DEVICE: &'static str;
    /// The variable that has it offer a dispatch table; `None`: it never does.
    const DISPATCH: Option<&'static str> = None;

    /// Whether this process is a forked child that inherited a runtime it cannot use.
    fn forked() -> bool;
}

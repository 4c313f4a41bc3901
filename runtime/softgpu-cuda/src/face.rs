//! The C face: how a function becomes an export, and what every call has in common.
//!
//! Nothing may unwind into the program: each call is contained, and a panic becomes an error code.

use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::{guard, report, runtime};

use crate::context;
use crate::error::number;
use crate::types::CUresult;

/// What must have happened before a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// `cuInit`.
    Init,
    /// A current context, by `cuda.h`'s lists of what each function may return.
    Context,
}

/// Runs one call.
#[inline]
pub fn answer(name: &str, needs: Needs, body: impl FnOnce() -> Outcome) -> CUresult {
    if needs != Needs::Nothing && runtime::forked() {
        // A child may touch nothing that its parent's threads had locked.
        return Code::NOT_INITIALIZED.0;
    }
    let contained = guard::contain(name, || {
        match needs {
            Needs::Nothing => {}
            Needs::Init => context::check_initialised()?,
            Needs::Context => context::enter()?,
        }
        body()
    });
    match contained {
        Some(Ok(())) => 0,
        Some(Err(code)) => number(code),
        None => Code::UNKNOWN.0,
    }
}

/// The answer of a function that is exported and does nothing.
#[cold]
pub fn refuse(name: &str) -> CUresult {
    guard::contain(name, || report::once(name, &format!("{name} is not supported by the software device")));
    Code::NOT_SUPPORTED.0
}

/// Defines an exported function of CUDA: what it needs, its name or names, its parameters, and what it does.
///
/// - `= name`: the same function under another version's name, where both have the same parameters.
/// - `name, name_ptsz (…) on stream`: with a stream. The body sees the stream itself; null is the legacy default stream
///   in the first function and the thread's own in the second.
/// - `name, name_ptds (…) default stream`: without a stream parameter, on the default stream of one kind or the other.
macro_rules! cuda {
    ($(#[$meta:meta])* $needs:ident fn $name:ident ($($arg:ident: $type:ty),* $(,)?) $body:block) => {
        $(#[$meta])*
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name($($arg: $type),*) -> $crate::types::CUresult {
            $crate::face::answer(stringify!($name), $crate::face::Needs::$needs, || $body)
        }
    };
    ($(#[$meta:meta])* $needs:ident fn $name:ident = $alias:ident ($($arg:ident: $type:ty),* $(,)?) $body:block) => {
        cuda! { $(#[$meta])* $needs fn $name ($($arg: $type),*) $body }
        cuda! { $(#[$meta])* $needs fn $alias ($($arg: $type),*) $body }
    };
    ($(#[$meta:meta])* $needs:ident fn $name:ident, $own:ident ($($arg:ident: $type:ty),* $(,)?) on $stream:ident
        $body:block) => {
        cuda! { $(#[$meta])* $needs fn $name ($($arg: $type),*) {
            let $stream = hipreempt_softgpu_runtime::stream::Stream::resolve($stream)?;
            $body
        } }
        cuda! { $(#[$meta])* $needs fn $own ($($arg: $type),*) {
            let $stream = hipreempt_softgpu_runtime::stream::Stream::resolve_spt($stream)?;
            $body
        } }
    };
    ($(#[$meta:meta])* $needs:ident fn $name:ident, $own:ident ($($arg:ident: $type:ty),* $(,)?) default $stream:ident
        $body:block) => {
        cuda! { $(#[$meta])* $needs fn $name ($($arg: $type),*) {
            let $stream = hipreempt_softgpu_runtime::stream::Stream::resolve(std::ptr::null())?;
            $body
        } }
        cuda! { $(#[$meta])* $needs fn $own ($($arg: $type),*) {
            let $stream = hipreempt_softgpu_runtime::stream::Stream::resolve_spt(std::ptr::null())?;
            $body
        } }
    };
}
pub(crate) use cuda;

//! Kernels that are never held: a collective spins on the GPU until its peers arrive, and holding one process of a
//! job holds them all.
//!
//! Kernels are noted while the program's libraries register them, which may be before anything else of the engine
//! has run and in any thread; so the table is fixed, lock-free and survives a fork.

use std::ffi::CStr;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Room for every kernel of a few collective libraries (one NCCL build registers some hundred). A kernel that finds
/// no place is held like any other.
const PLACES: usize = 2048;
const PROBES: usize = 64;

static FUNCTIONS: [AtomicUsize; PLACES] = [const { AtomicUsize::new(0) }; PLACES];

/// Notes a kernel if its name matches one of the patterns.
pub(crate) fn note(function: usize, name: &CStr, patterns: &[String]) {
    let name = name.to_string_lossy();
    if function != 0 && patterns.iter().any(|pattern| matches(pattern, &name)) {
        keep(function);
    }
}

/// Notes another handle of a kernel.
pub(crate) fn same(known: usize, other: usize) {
    if other != 0 && is_exempt(known) {
        keep(other);
    }
}

fn keep(function: usize) {
    for place in places(function) {
        match place.compare_exchange(0, function, Ordering::Release, Ordering::Acquire) {
            Ok(_) => return,
            Err(there) if there == function => return,
            Err(_) => {}
        }
    }
}

/// Whether a kernel that is never held has been launched: others wait for this process then.
static LAUNCHED: AtomicBool = AtomicBool::new(false);

/// Whether a launch is of a kernel that is never held.
pub(crate) fn is_exempt_launch(function: usize) -> bool {
    let exempt = is_exempt(function);
    if exempt && !LAUNCHED.load(Ordering::Relaxed) {
        LAUNCHED.store(true, Ordering::Relaxed);
    }
    exempt
}

/// Whether there was such a launch.
pub(crate) fn was_launched() -> bool {
    LAUNCHED.load(Ordering::Relaxed)
}

/// Whether this kernel is never held.
pub(crate) fn is_exempt(function: usize) -> bool {
    for place in places(function) {
        match place.load(Ordering::Acquire) {
            0 => return false,
            there if there == function => return true,
            _ => {}
        }
    }
    false
}

fn places(function: usize) -> impl Iterator<Item = &'static AtomicUsize> {
    let home = (function >> 4).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40;
    (0..PROBES).map(move |probe| &FUNCTIONS[(home + probe) % PLACES])
}

/// A pattern is a name, or a beginning of names with `*` behind it. C++ names are matched with and without their
/// mangling: `_Z12ncclAllReducev` matches `nccl*`.
fn matches(pattern: &str, name: &str) -> bool {
    let unmangled =
        |rest: &'_ str| rest.trim_start_matches('N').trim_start_matches(char::is_numeric).to_owned();
    let plain = name.strip_prefix("_Z").map_or_else(|| name.to_owned(), unmangled);
    [name, &plain].iter().any(|name| match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => *name == pattern,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn collectives_are_recognised_mangled_or_not() {
        assert!(matches("nccl*", "ncclKernel_AllReduce"));
        assert!(matches("nccl*", "_Z23ncclDevKernel_AllReduceP11ncclDevComm"));
        assert!(matches("exact", "exact"));
        assert!(!matches("exact", "exactly"));
        assert!(!matches("nccl*", "_Z6vecaddPKfS0_Pfi"));
    }

    #[test]
    fn only_noted_functions_are_exempt() {
        note(0x1000, c"rcclGeneric", &["rccl*".into()]);
        note(0x2000, c"vecadd", &["rccl*".into()]);
        assert!(is_exempt(0x1000));
        assert!(!is_exempt(0x2000));
        same(0x1000, 0x3000);
        same(0x2000, 0x4000);
        assert!(is_exempt(0x3000));
        assert!(!is_exempt(0x4000));
    }
}

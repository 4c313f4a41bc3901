//! Panics stay inside: none may cross into the C program.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::{Library, report};

/// Runs `body`; a panic is reported once and swallowed.
#[inline]
pub fn contain<L: Library, T>(what: &str, body: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => Some(value),
        Err(_) => {
            caught::<L>(what);
            None
        }
    }
}

#[cold]
fn caught<L: Library>(what: &str) {
    report::once(L::PREFIX, what, &format!("internal error in {what}; the call fails"));
}

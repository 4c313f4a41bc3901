//! Panics stay inside: none may cross into the C program.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::report;

/// Runs `body`; a panic is reported once and swallowed.
#[inline]
pub fn contain<T>(what: &str, body: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => Some(value),
        Err(_) => {
            caught(what);
            None
        }
    }
}

#[cold]
fn caught(what: &str) {
    report::once(what, &format!("internal error in {what}; the call fails"));
}

//! Panics stay inside: none may cross into the C program.

use crate::SoftwareDevice;

/// Runs `body`; a panic is reported once and swallowed.
#[inline]
pub fn contain<T>(what: &str, body: impl FnOnce() -> T) -> Option<T> {
    hipreempt_hip_face::guard::contain::<SoftwareDevice, T>(what, body)
}

//! The one line on stderr.
//!
//! The host program owns stdout, its logs and its exit status. What the shim has to tell goes to stderr by a raw
//! `write`, without a lock or a buffer that the program could hold.

use std::fmt;

/// Writes one line to stderr. Never fails, never blocks on a lock.
pub(crate) fn line(text: fmt::Arguments<'_>) {
    let line = format!("hipreempt: {text}\n");
    // SAFETY: a valid buffer of this length; a closed stderr makes the call fail, which is nobody's concern.
    unsafe { libc::write(libc::STDERR_FILENO, line.as_ptr().cast(), line.len()) };
}

macro_rules! say {
    ($($text:tt)*) => { $crate::say::line(format_args!($($text)*)) };
}
pub(crate) use say;

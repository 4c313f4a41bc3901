//! The one line on stderr.
//!
//! The host program owns stdout, its logs and its exit status. What the shim has to tell goes to stderr by a raw
//! `write`, without a lock or a buffer that the program could hold. So do the logs, which are off unless the user asks
//! for them.

use std::fmt;
use std::io;

use tracing::level_filters::LevelFilter;

/// Sends the engine's logs to stderr from this level on. The subscriber is the preload's own: a program that uses
/// `tracing` itself has another copy of it.
pub(crate) fn log_from(level: LevelFilter) {
    if level == LevelFilter::OFF {
        return;
    }
    let subscriber = tracing_subscriber::fmt().with_max_level(level).with_ansi(false).with_writer(|| Stderr);
    // Set already: an engine that a forked child starts inherits its parent's.
    let _ = subscriber.try_init();
}

struct Stderr;

impl io::Write for Stderr {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // SAFETY: a valid buffer of this length.
        let written = unsafe { libc::write(libc::STDERR_FILENO, bytes.as_ptr().cast(), bytes.len()) };
        usize::try_from(written).map_err(|_| io::Error::last_os_error())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

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

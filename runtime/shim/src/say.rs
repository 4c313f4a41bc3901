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
    let mut line = format!("hipreempt: {text}");
    // What is said quotes the environment and paths: any bytes, which must not become more lines, or orders to a terminal.
    if line.contains(char::is_control) {
        line = line.replace(char::is_control, "\u{fffd}");
    }
    line.push('\n');
    #[cfg(test)]
    let Some(line) = HEARD.with_borrow_mut(|heard| keep(heard, line)) else { return };
    // SAFETY: a valid buffer of this length; a closed stderr makes the call fail, which is nobody's concern.
    unsafe { libc::write(libc::STDERR_FILENO, line.as_ptr().cast(), line.len()) };
}

macro_rules! say {
    ($($text:tt)*) => { $crate::say::line(format_args!($($text)*)) };
}
pub(crate) use say;

#[cfg(test)]
thread_local! {
    static HEARD: std::cell::RefCell<Option<Vec<String>>> = const { std::cell::RefCell::new(None) };
}

/// Gives the line back where nobody listens.
#[cfg(test)]
fn keep(heard: &mut Option<Vec<String>>, line: String) -> Option<String> {
    match heard {
        Some(heard) => {
            heard.push(line);
            None
        }
        None => Some(line),
    }
}

/// What this thread says meanwhile, which does not go to stderr.
#[cfg(test)]
pub(crate) fn heard<T>(meanwhile: impl FnOnce() -> T) -> (T, Vec<String>) {
    HEARD.set(Some(Vec::new()));
    let result = meanwhile();
    (result, HEARD.take().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_quoted_stays_one_line_that_a_terminal_only_shows() {
        let ((), said) = heard(|| say!("HIPREEMPT_LEVEL=\"{}\"", "1\n\x1b[2Jx\r"));
        assert_eq!(said, ["hipreempt: HIPREEMPT_LEVEL=\"1\u{fffd}\u{fffd}[2Jx\u{fffd}\"\n"]);
    }
}

//! A worker's end of the line to the runner.

use std::io::{BufRead, Write};

use crate::protocol::{Command, Reply};

/// Why no command could be had.
#[derive(Debug, thiserror::Error)]
pub enum ControlError {
    /// A line that is no command.
    #[error("not a command: {0}")]
    NotACommand(#[from] serde_json::Error),
    /// A command that this role does not have.
    #[error("a command for another role: {0}")]
    Unexpected(String),
}

/// Says something to the runner. A runner that is gone is noticed at the next command.
pub fn say(reply: &Reply) {
    let Ok(mut line) = serde_json::to_vec(reply) else { return };
    line.push(b'\n');
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(&line).and_then(|()| out.flush());
}

/// The next command; [`Command::Quit`] where the runner is gone.
pub fn next() -> Result<Command, ControlError> {
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(0) | Err(_) => Ok(Command::Quit),
        Ok(_) => Ok(serde_json::from_str(&line)?),
    }
}

/// The error for a command of another role.
pub fn unexpected(command: &Command) -> ControlError {
    ControlError::Unexpected(format!("{command:?}").chars().take(80).collect())
}

/// Path of a file mapped into this process whose name begins so.
pub fn mapped_file(name: &str) -> Option<String> {
    let maps = std::fs::read_to_string("/proc/self/maps").ok()?;
    let paths = maps.lines().filter_map(|line| line.split_once('/').map(|(_, path)| format!("/{path}")));
    paths.into_iter().find(|path| path.rsplit('/').next().is_some_and(|file| file.starts_with(name)))
}

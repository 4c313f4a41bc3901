//! The worker's end of the line to the runner.

use std::io::{BufRead, Write};

use hipreempt_bench::protocol::{Command, Reply};

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

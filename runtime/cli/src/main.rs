//! The program `hipreempt`: starts programs under the preload, runs HIP programs on the software device, shows who
//! shares a GPU, and runs the benchmark.
//!
//! It never links a GPU driver (the doctor's own child processes open one), and it never guesses: a wrong option, variable or file is refused with one
//! line on stderr and exit status 2, before anything is started.

mod args;
mod bench;
mod doctor;
mod locate;
mod preflight;
mod run;
mod settings;
mod soft;
mod status;

use std::process::ExitCode;

use args::{Cli, Command};
use clap::Parser;

/// Exit status of a wrong option, variable or file, and of a machine that lacks what was asked of it.
const EXIT_USAGE: u8 = 2;

fn main() -> ExitCode {
    restore_sigpipe();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return report_parse_error(&error),
    };
    let outcome = match cli.command {
        Command::Run(args) => run::run(&args).map(|never| match never {}),
        Command::Soft(args) => soft::run(&args).map(|never| match never {}),
        Command::Status(args) => status::run(&args),
        Command::Doctor(args) => doctor::run(&args),
        Command::DoctorWorker(args) => doctor::worker::run(&args),
        Command::Bench(command) => Ok(bench::run(command)),
    };
    outcome.unwrap_or_else(|error| {
        say(&error.to_string());
        ExitCode::from(error.exit_code())
    })
}

/// What ends a command early. Each is one line on stderr.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// A wrong option, variable or file of the user's.
    #[error("{0}")]
    Usage(String),
    /// This machine, or the GPU on it, cannot do what was asked.
    #[error("{0}")]
    Machine(String),
    /// The program to start could not be started, with the status that a shell would give (126 or 127).
    #[error("cannot start {program}: {reason}")]
    Start {
        /// What was to be started.
        program: String,
        /// Why not.
        reason: String,
        /// 127 where there is no such program, 126 where it is there and cannot be run.
        exit_code: u8,
    },
}

impl CliError {
    fn exit_code(&self) -> u8 {
        match self {
            CliError::Usage(_) | CliError::Machine(_) => EXIT_USAGE,
            CliError::Start { exit_code, .. } => *exit_code,
        }
    }
}

/// One line on stderr, in the form of every message of this program.
fn say(line: &str) {
    eprintln!("hipreempt: {line}");
}

/// Prints help and version as clap does, and anything else as one line.
fn report_parse_error(error: &clap::Error) -> ExitCode {
    if !error.use_stderr() || error.kind() == clap::error::ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    {
        let _ = error.print();
        return ExitCode::from(if error.use_stderr() { EXIT_USAGE } else { 0 });
    }
    say(&one_line(&error.to_string()));
    ExitCode::from(EXIT_USAGE)
}

/// clap's first paragraph, on one line.
fn one_line(message: &str) -> String {
    let paragraph = message.split("\n\n").next().unwrap_or(message);
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    let line = words.join(" ");
    line.strip_prefix("error: ").unwrap_or(&line).to_owned()
}

/// `hipreempt status | head` ends quietly, as other programs do: Rust ignores SIGPIPE by default.
fn restore_sigpipe() {
    // SAFETY: called first in main, before any other thread exists; SIG_DFL is a valid disposition for SIGPIPE.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clap_errors_become_one_line() {
        let error =
            Cli::try_parse_from(["hipreempt", "run", "--priority", "urgentish", "--", "true"]).unwrap_err();
        let line = one_line(&error.to_string());
        assert!(line.contains("urgentish") && line.contains("high, normal, low"), "{line}");
        assert!(!line.contains('\n') && !line.starts_with("error"), "{line}");
    }

    #[test]
    fn a_missing_command_is_named() {
        let error = Cli::try_parse_from(["hipreempt", "run"]).unwrap_err();
        assert!(one_line(&error.to_string()).contains("<CMD>"), "{error}");
    }
}

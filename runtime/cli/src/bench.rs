//! `hipreempt bench`: hands over to the benchmark, which owns its options and its exit status.

use std::process::ExitCode;

use crate::CliError;

/// The benchmark's own commands.
#[derive(Debug, clap::Subcommand)]
pub enum BenchCommand {}

/// Runs the benchmark.
///
/// # Errors
/// A wrong option or file of the user's.
pub fn run(command: BenchCommand) -> Result<ExitCode, CliError> {
    match command {}
}

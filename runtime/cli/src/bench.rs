//! `hipreempt bench`: hands over to the benchmark, which owns its options, its messages and its exit status (0 valid,
//! 2 usage, 3 invalid, 4 valid but undecided).

use std::process::ExitCode;

use hipreempt_bench::cli::{DualArgs, JudgeArgs, MicroArgs};

/// The benchmark's own commands.
#[derive(Debug, clap::Subcommand)]
pub enum BenchCommand {
    /// An urgent and a bulk process on one GPU: alone, native and under hipreempt, with a verdict
    Dual(Box<DualArgs>),
    /// What an intercepted launch costs, in four states
    Micro(Box<MicroArgs>),
    /// What logs of a co-run measurement prove about sharing, and what they do not
    Judge(Box<JudgeArgs>),
}

/// Runs the benchmark.
pub fn run(command: BenchCommand) -> ExitCode {
    match command {
        BenchCommand::Dual(args) => hipreempt_bench::cli::dual(&args),
        BenchCommand::Micro(args) => hipreempt_bench::cli::micro(&args),
        BenchCommand::Judge(args) => hipreempt_bench::cli::judge(&args),
    }
}

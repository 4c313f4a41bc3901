//! `hipreempt bench`: hands over to the benchmark, which owns its options, its messages and its exit status (0 valid,
//! 2 usage, 3 invalid, 4 valid but undecided).

use std::process::ExitCode;

use hipreempt_bench::cli::{ChurnArgs, DualArgs, JudgeArgs, MicroArgs};

/// The benchmark's own commands.
#[derive(Debug, clap::Subcommand)]
pub enum BenchCommand {
    /// An urgent and a bulk process on one GPU: alone, native and under hipreempt, with a verdict
    Dual(Box<DualArgs>),
    /// What an intercepted launch costs, and on CUDA what an urgent kernel gains
    Micro(Box<MicroArgs>),
    /// Clients join, leave and are killed beside two that stay
    Churn(Box<ChurnArgs>),
    /// What logs of a co-run measurement prove about sharing, and what they do not
    Judge(Box<JudgeArgs>),
}

/// Runs the benchmark.
pub fn run(command: BenchCommand) -> ExitCode {
    match command {
        BenchCommand::Dual(args) => hipreempt_bench::cli::dual(&args),
        BenchCommand::Micro(args) => hipreempt_bench::cli::micro(&args),
        BenchCommand::Churn(args) => hipreempt_bench::cli::churn(&args),
        BenchCommand::Judge(args) => hipreempt_bench::cli::judge(&args),
    }
}

//! The program that the benchmark runs twice: an ordinary HIP program that knows nothing of any scheduler. It links HIP
//! by its versioned symbols, launches on the null stream unless told otherwise, and replays a recorded trace as an
//! urgent server or as a bulk loop.
//!
//! Its first argument is a [`Config`] in JSON; commands come on stdin, one a line. Within a measured window it makes no
//! I/O and allocates nothing.

mod bulk;
mod calibrate;
mod hip;
mod identity;
mod micro;
mod replay;
mod urgent;

use std::process::ExitCode;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::control;
use hipreempt_bench::protocol::{Config, Reply, Role};

fn main() -> ExitCode {
    let config: Config = match std::env::args().nth(1).map(|text| serde_json::from_str(&text)) {
        Some(Ok(config)) => config,
        Some(Err(error)) => return refuse(&format!("the configuration is not one: {error}")),
        None => return refuse("started by `hipreempt bench`, not by hand"),
    };
    match run(&config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            control::say(&Reply::Failed(error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("hipreempt-worker: {reason}");
    ExitCode::from(2)
}

fn run(config: &Config) -> Result<(), Failure> {
    let clock = Clock::new(config.timescale);
    match config.role {
        Role::Probe => control::say(&Reply::Probed(identity::probe()?)),
        Role::Calibrate(work) => control::say(&Reply::Calibrated(calibrate::iterations(&work.trace())?)),
        Role::Urgent { work, graph } => urgent::serve(config, work, graph, clock)?,
        Role::Bulk(work) => bulk::serve(config, work, clock)?,
        Role::Micro => micro::serve(clock)?,
        Role::CalibrateMicro(times_ns) => control::say(&Reply::Calibrated(micro::calibrated(times_ns)?)),
    }
    Ok(())
}

/// Why the worker cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// HIP said no.
    #[error("{0}")]
    Hip(#[from] hip::HipError),
    /// The runner said something else than expected, or is gone.
    #[error("{0}")]
    Control(#[from] control::ControlError),
    /// A result that is not what the same work gave before.
    #[error("iteration gave checksum {got:#x}, the first one gave {first:#x}")]
    Checksum {
        /// This one.
        got: u64,
        /// The first one.
        first: u64,
    },
}

//! `bench micro`: what an intercepted launch costs over a native one.
//!
//! Two processes run the same launches in alternating blocks, one without the preload and one with it, so that whatever
//! the machine does meets both alike. A figure is the median over blocks of the difference, with its quartiles.

mod args;
pub mod cuda;
mod instructions;
mod state;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde::Serialize;

pub use args::{MicroArgs, MicroDevice};
pub use instructions::Instructions;
use state::Allowance;
pub use state::{Measured, Spread, State};

use crate::device::{Choice, Ready};
use crate::error::{BenchError, Doing};
use crate::runner::interrupt::Interrupt;

/// Where launch-bound work is timed if the chosen device takes no time.
const TIMED_PRESET: &str = "h100-mps";

/// All figures of one call.
#[derive(Clone, Debug, Serialize)]
pub struct Figures {
    /// Which device.
    pub device: String,
    /// One entry a state.
    pub states: Vec<Measured>,
    /// Launch-bound work (5 µs kernels) beside an idle urgent client: rate under the preload over native.
    pub launch_bound_ratio: Option<f64>,
    /// Instructions a launch, where they were asked for and valgrind is installed.
    pub instructions: Option<Instructions>,
}

/// Exit status of figures that do not stand, as `bench dual` has it.
const EXIT_INVALID: u8 = 3;

/// Measures, prints, writes.
pub fn micro(args: &MicroArgs) -> ExitCode {
    match run(args) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("hipreempt bench: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(args: &MicroArgs) -> Result<u8, BenchError> {
    match &args.device {
        MicroDevice::Hip(choice) => {
            write(args, &measure(args, choice)?)?;
            Ok(0)
        }
        MicroDevice::Cuda(choice) => {
            let (figures, outcome) = cuda::measure(choice, args.cuda_plan()?)?;
            write(args, &figures)?;
            outcome?;
            Ok(if figures.findings.is_empty() { 0 } else { EXIT_INVALID })
        }
    }
}

fn write(args: &MicroArgs, figures: &impl Serialize) -> Result<(), BenchError> {
    let Some(path) = &args.json else { return Ok(()) };
    let text = serde_json::to_string_pretty(figures).map_err(std::io::Error::other);
    text.and_then(|text| std::fs::write(path, text)).doing(format!("write {}", path.display()))
}

/// Measures everything on HIP, printing each figure as it is there.
///
/// # Errors
/// [`BenchError`] if a worker or a part of this build is missing or fails.
pub fn measure(args: &MicroArgs, choice: &Choice) -> Result<Figures, BenchError> {
    let interrupt = Interrupt::listen();
    let end = Instant::now() + Duration::from_secs(args.limit.into());
    let ready = Ready::find(choice, 1.0, args.seed, &interrupt)?;
    println!("device: {}", ready.describe());
    println!(
        "{} interleaved blocks of {} launches, native and under the preload",
        args.blocks, args.launches
    );
    let counts = state::Counts::find(&ready, &interrupt)?;
    println!("{}", state::HEAD);
    let mut states = Vec::new();
    // Launch-bound work is the last of them.
    for (left, state) in (2..=State::ALL.len() as u32 + 1).rev().zip(State::ALL) {
        let allowance = Allowance::of(args, end, left);
        let measured = state::measure(&ready, state, args, allowance, counts, &interrupt)?;
        println!("{measured}");
        if measured.blocks < args.blocks {
            println!("  (of {} blocks: --limit {})", measured.blocks, args.limit);
        }
        states.push(measured);
    }
    let launch_bound_ratio = Some(launch_bound(&ready, args, Allowance::of(args, end, 1), &interrupt)?);
    let instructions = match args.instructions {
        true => instructions::count(&ready, &interrupt)?,
        false => None,
    };
    if let Some(counted) = &instructions {
        println!("{counted}");
    }
    Ok(Figures { device: ready.describe(), states, launch_bound_ratio, instructions })
}

/// Launch-bound work needs a card on which kernels take time.
fn launch_bound(
    ready: &Ready,
    args: &MicroArgs,
    allowance: Allowance,
    interrupt: &Interrupt,
) -> Result<f64, BenchError> {
    let timed;
    let ready = if ready.preset.as_deref() == Some("null") {
        timed = Ready::find(&Choice::Soft(TIMED_PRESET.to_owned()), 1.0, args.seed, interrupt)?;
        &timed
    } else {
        ready
    };
    let counts = state::Counts::find(ready, interrupt)?;
    let ratio = state::launch_bound(ready, args, allowance, counts, interrupt)?;
    println!(
        "launch-bound (5 µs kernels) beside an idle urgent client, on {}: {ratio:.3} of native",
        ready.describe()
    );
    Ok(ratio)
}

//! `bench micro`: what an intercepted launch costs over a native one.
//!
//! Two processes run the same launches in alternating blocks, one without the preload and one with it, so that whatever
//! the machine does meets both alike. A figure is the median over blocks of the difference, with its quartiles.

mod args;
pub mod cuda;
mod hold;
mod instructions;
mod state;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use serde::Serialize;

pub use args::{MicroArgs, MicroDevice};
pub use hold::{Bound, Held, Holding};
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
    /// Holding threads beside holding launches, where that was asked for.
    pub holding: Option<Holding>,
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
    // Bulk work comes behind them.
    for (left, state) in (3..=State::ALL.len() as u32 + 2).rev().zip(State::ALL) {
        let allowance = Allowance::of(args, end, left);
        let measured = state::measure(&ready, state, args, allowance, counts, &interrupt)?;
        println!("{measured}");
        if measured.blocks < args.blocks {
            println!("  (of {} blocks: --limit {})", measured.blocks, args.limit);
        }
        states.push(measured);
    }
    let timed = Timed::of(&ready, args, &interrupt)?;
    let launch_bound_ratio = Some(timed.launch_bound(args, Allowance::of(args, end, 2), &interrupt)?);
    let holding = if args.hold { Some(timed.holding(args, end, &interrupt)?) } else { None };
    let instructions = match args.instructions {
        true => instructions::count(&ready, &interrupt)?,
        false => None,
    };
    if let Some(counted) = &instructions {
        println!("{counted}");
    }
    Ok(Figures { device: ready.describe(), states, launch_bound_ratio, holding, instructions })
}

/// A card on which kernels take time, for work that is bound by something.
enum Timed<'a> {
    /// The one that was asked for.
    Asked(&'a Ready),
    /// One in the place of `null`.
    Instead(Box<Ready>),
}

impl<'a> Timed<'a> {
    fn of(ready: &'a Ready, args: &MicroArgs, interrupt: &Interrupt) -> Result<Self, BenchError> {
        if ready.preset.as_deref() != Some("null") {
            return Ok(Self::Asked(ready));
        }
        let preset = Choice::Soft(TIMED_PRESET.to_owned());
        Ok(Self::Instead(Box::new(Ready::find(&preset, 1.0, args.seed, interrupt)?)))
    }

    fn ready(&self) -> &Ready {
        match self {
            Self::Asked(ready) => ready,
            Self::Instead(ready) => ready,
        }
    }

    fn launch_bound(
        &self,
        args: &MicroArgs,
        allowance: Allowance,
        interrupt: &Interrupt,
    ) -> Result<f64, BenchError> {
        let ready = self.ready();
        let counts = state::Counts::find(ready, interrupt)?;
        let ratio = state::launch_bound(ready, args, allowance, counts, interrupt)?;
        println!(
            "launch-bound (5 µs kernels) beside an idle urgent client, on {}: {ratio:.3} of native",
            ready.describe()
        );
        Ok(ratio)
    }

    fn holding(&self, args: &MicroArgs, end: Instant, interrupt: &Interrupt) -> Result<Holding, BenchError> {
        let ready = self.ready();
        let counts = state::Counts::find(ready, interrupt)?;
        let holding = hold::measure(ready, args, Allowance::of(args, end, 1), counts, interrupt)?;
        let cost_ns = &holding.held_launch_ns;
        println!(
            "a launch that is held in the queue takes its caller {:.0} ns ({:.0} … {:.0}), on {}",
            cost_ns.median,
            cost_ns.lower,
            cost_ns.upper,
            ready.describe()
        );
        holding.bulk.iter().for_each(|held| println!("{held}"));
        Ok(holding)
    }
}

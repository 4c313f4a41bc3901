//! `bench micro --device cuda`: what the preload costs a launch on an NVIDIA GPU, and what an urgent kernel gains
//! beside bulk kernels of several lengths.
//!
//! All work is counted multiply-adds, calibrated once, and every process checks each of its results, bit for bit,
//! against what the same launch gave alone on the card. Native processes and those under the preload take turns, so
//! that whatever the machine does meets all alike. Nothing here launches: the workers do, in processes of their own.

mod corun;
pub mod device;
pub mod findings;
mod kernels;
pub mod latency;
pub mod others;
mod plan;
mod print;
pub mod scenario;
pub mod submit;

use serde::Serialize;

pub use device::CudaChoice;
pub use kernels::{Kernel, Kernels};
pub use plan::{Deadline, Part, Plan};

use crate::error::BenchError;
use crate::protocol::cuda::Counted;
use crate::runner::interrupt::Interrupt;
use device::CudaReady;
use findings::{Bar, Findings};
use latency::Latency;
use others::Others;
use scenario::ModeFigures;
use submit::{Bench, Bound, State, Submitted};

/// Everything that one call has measured.
#[derive(Clone, Debug, Serialize)]
pub struct CudaFigures {
    /// Which card, driver and library.
    pub device: String,
    /// Whether the figures are a model's.
    pub software: bool,
    /// What was to be measured.
    pub plan: Plan,
    /// How long it was expected to take, and what it took.
    pub wall_s: [f64; 2],
    /// The kernels, as found.
    pub kernels: Vec<Counted>,
    /// Launch calls and round trips.
    pub submit: Vec<Submitted>,
    /// Launch-bound work.
    pub bound: Vec<Bound>,
    /// Urgent kernels beside bulk kernels.
    pub latency: Vec<Latency>,
    /// More than two processes.
    pub others: Vec<Others>,
    /// Launches of all parts, each with the result that it has alone on the card.
    pub launches_checked: u64,
    /// What was to be reached.
    pub bars: Vec<Bar>,
    /// What speaks against the figures; nothing if they stand.
    pub findings: Findings,
}

/// Measures everything, printing each figure as it is there.
///
/// # Errors
/// [`BenchError`] if there is no card, or a worker or a part of this build is missing or fails.
pub fn measure(choice: &CudaChoice, plan: Plan) -> Result<CudaFigures, BenchError> {
    let interrupt = Interrupt::listen();
    let began = std::time::Instant::now();
    let expected_s = plan.expected_s();
    println!("takes about {expected_s:.0} s, and {} s at most", plan.limit_s);
    let deadline = Deadline::after_s(plan.limit_s);
    let ready = CudaReady::find(choice, &plan.kernels(), plan.seed, &interrupt)?;
    println!("device: {}", ready.describe());
    print_kernels(&ready.counted);
    let bench = Bench { ready: &ready, plan: &plan, deadline, interrupt: &interrupt };
    let mut findings = Findings::default();
    let submit = if plan.has(Part::Submit) { submit_part(&bench, &mut findings)? } else { Vec::new() };
    let bound = if plan.has(Part::Bound) { bound_part(&bench, &mut findings)? } else { Vec::new() };
    let latency = match plan.has(Part::Latency) {
        true => latency::measure(&bench, &mut findings, print::latency)?,
        false => Vec::new(),
    };
    let others = match plan.has(Part::Others) {
        true => others::measure(&bench, &mut findings, print::others)?,
        false => Vec::new(),
    };
    let bars = all_bars(&submit, &bound, &latency, &others);
    let launches_checked = checked(&submit, &bound, &latency, &others);
    print::end(launches_checked, &bars, &findings);
    Ok(CudaFigures {
        device: ready.describe(),
        software: ready.is_software(),
        wall_s: [expected_s, began.elapsed().as_secs_f64()],
        kernels: ready.counted.clone(),
        submit,
        bound,
        latency,
        others,
        launches_checked,
        bars,
        findings,
        plan,
    })
}

fn print_kernels(counted: &[Counted]) {
    let kernel = |counted: &Counted| {
        format!(
            "{:.1} us ({} blocks × {} rounds)",
            counted.solo_ns as f64 / 1e3,
            counted.blocks,
            counted.rounds
        )
    };
    println!("kernels, alone: {}", counted.iter().map(kernel).collect::<Vec<_>>().join(", "));
}

fn submit_part(bench: &Bench<'_>, findings: &mut Findings) -> Result<Vec<Submitted>, BenchError> {
    println!("{}", print::SUBMIT_HEAD);
    let mut all = Vec::new();
    for state in State::ALL {
        if bench.is_out_of_time(&state.name(), findings) {
            break;
        }
        all.push(bench.submit(state, findings)?);
        print::submit(&all[all.len() - 1]);
    }
    Ok(all)
}

fn bound_part(bench: &Bench<'_>, findings: &mut Findings) -> Result<Vec<Bound>, BenchError> {
    println!("{}", print::BOUND_HEAD);
    let mut all = Vec::new();
    for state in State::ALL.into_iter().filter(|state| state.idle_urgent) {
        if bench.is_out_of_time(&state.name(), findings) {
            break;
        }
        all.push(bench.bound(state, findings)?);
        print::bound(&all[all.len() - 1]);
    }
    Ok(all)
}

fn all_bars(submit: &[Submitted], bound: &[Bound], latency: &[Latency], others: &[Others]) -> Vec<Bar> {
    let mut bars = submit::submit_bars(submit);
    bars.extend(submit::bound_bars(bound));
    bars.extend(latency::bars(latency));
    bars.extend(others::bars(others));
    bars
}

fn checked(submit: &[Submitted], bound: &[Bound], latency: &[Latency], others: &[Others]) -> u64 {
    let of_modes = |modes: &[ModeFigures]| -> u64 {
        modes.iter().flat_map(|figures| figures.players.values()).map(|player| player.launches).sum()
    };
    submit.iter().map(|figures| figures.launches).sum::<u64>()
        + bound.iter().map(|figures| figures.launches).sum::<u64>()
        + latency.iter().map(|figures| of_modes(&figures.modes)).sum::<u64>()
        + others.iter().map(|figures| of_modes(&figures.modes)).sum::<u64>()
}

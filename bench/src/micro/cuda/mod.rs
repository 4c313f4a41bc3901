//! `bench micro --device cuda`: what the preload costs a launch on an NVIDIA GPU, and what an urgent kernel gains
//! beside bulk kernels of several lengths.
//!
//! All work is counted multiply-adds, calibrated once, and every process checks each of its results, bit for bit,
//! against what the same launch gave alone on the card. Native processes and those under the preload take turns, so
//! that whatever the machine does meets all alike; a launch is also compared within one process, which alone shows what
//! a hundredth of it is. Nothing here launches: the workers do, in processes of their own.

mod corun;
pub mod device;
pub mod findings;
mod kernels;
pub mod latency;
pub mod others;
mod plan;
mod print;
pub mod rig;
pub mod scenario;
pub mod submit;
pub mod within;

use serde::Serialize;

pub use device::CudaChoice;
pub use kernels::{Kernel, Kernels};
pub use plan::{Deadline, Part, Plan};

use crate::error::BenchError;
use crate::protocol::cuda::Counted;
use crate::runner::interrupt::Interrupt;
use device::CudaReady;
use findings::{Bar, Code, Findings};
use latency::Latency;
use others::Others;
use rig::Bench;
use scenario::ModeFigures;
use submit::{Bound, Submitted};

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

/// What was measured, and why no more, where that is so.
pub type Measured = (CudaFigures, Result<(), BenchError>);

/// Measures everything, printing each figure as it is there. What was measured before something failed, or before the
/// user or a time limit ended it, is kept, with a finding that says so.
///
/// # Errors
/// [`BenchError`] if there is no card, or a part of this build is missing.
pub fn measure(choice: &CudaChoice, plan: Plan) -> Result<Measured, BenchError> {
    let interrupt = Interrupt::listen();
    let began = std::time::Instant::now();
    let expected_s = plan.expected_s();
    println!("takes about {expected_s:.0} s, and {} s at most", plan.limit_s);
    let deadline = Deadline::after_s(plan.limit_s);
    let ready = CudaReady::find(choice, &plan.kernels(), plan.seed, &interrupt)?;
    println!("device: {}", ready.describe());
    print_kernels(&ready.counted);
    let bench = Bench { ready: &ready, plan: &plan, deadline, interrupt: &interrupt };
    let mut figures = CudaFigures::none_yet(&ready, plan.clone());
    let outcome = figures.measure_parts(&bench);
    if let Err(error) = &outcome {
        figures.findings.add(Code::BrokenOff, error.to_string());
    }
    figures.bars = figures.all_bars();
    figures.launches_checked = figures.checked();
    figures.wall_s = [expected_s, began.elapsed().as_secs_f64()];
    print::end(figures.launches_checked, &figures.bars, &figures.findings);
    Ok((figures, outcome))
}

impl CudaFigures {
    fn none_yet(ready: &CudaReady, plan: Plan) -> Self {
        Self {
            device: ready.describe(),
            software: ready.is_software(),
            plan,
            wall_s: [0.0; 2],
            kernels: ready.counted.clone(),
            submit: Vec::new(),
            bound: Vec::new(),
            latency: Vec::new(),
            others: Vec::new(),
            launches_checked: 0,
            bars: Vec::new(),
            findings: Findings::default(),
        }
    }

    fn measure_parts(&mut self, bench: &Bench<'_>) -> Result<(), BenchError> {
        let findings = &mut self.findings;
        if bench.plan.has(Part::Submit) {
            submit::measure_submit(bench, findings, &mut self.submit)?;
        }
        if bench.plan.has(Part::Bound) {
            submit::measure_bound(bench, findings, &mut self.bound)?;
        }
        if bench.plan.has(Part::Latency) {
            latency::measure(bench, findings, &mut self.latency)?;
        }
        if bench.plan.has(Part::Others) {
            others::measure(bench, findings, &mut self.others)?;
        }
        Ok(())
    }

    fn all_bars(&self) -> Vec<Bar> {
        let mut bars = submit::submit_bars(&self.submit);
        bars.extend(submit::bound_bars(&self.bound));
        bars.extend(latency::bars(&self.latency));
        bars.extend(others::bars(&self.others));
        bars
    }

    fn checked(&self) -> u64 {
        let of_modes = |modes: &[ModeFigures]| -> u64 {
            modes.iter().flat_map(|figures| figures.players.values()).map(|player| player.launches).sum()
        };
        self.submit.iter().map(|figures| figures.launches).sum::<u64>()
            + self.bound.iter().map(|figures| figures.launches).sum::<u64>()
            + self.latency.iter().map(|figures| of_modes(&figures.modes)).sum::<u64>()
            + self.others.iter().map(|figures| of_modes(&figures.modes)).sum::<u64>()
    }
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

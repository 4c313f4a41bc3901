//! `bench dual --virtual --level 3 --switch-cost-us A,B,C…`: the curve instead of one run.

use hipreempt_softgpu::model::Reach;

use super::args::{DualArgs, Urgent};
use crate::device::{Choice, DEFAULT_PRESET};
use crate::error::{BenchError, Doing};
use crate::record::Plan;
use crate::report::{curve_plot, curve_table};
use crate::runner::interrupt::Interrupt;
use crate::simulate::{Simulation, curve};

/// Measures the curve, prints it and writes its files.
///
/// # Errors
/// [`BenchError`] for options that it does not have, and of its runs.
pub fn run(args: &DualArgs) -> Result<(), BenchError> {
    if !args.virtual_time || args.level != Some(3) || args.samples.is_some() || args.fake.is_some() {
        let usage = "several switch costs are compared with --virtual --level 3, and without --samples";
        return Err(BenchError::Usage(usage.to_owned()));
    }
    let interrupt = Interrupt::listen();
    let preset = match &args.device {
        Choice::Soft(preset) => preset,
        Choice::Auto => DEFAULT_PRESET,
    };
    let simulation = Simulation::new(preset, args.bulk.into(), args.urgent == Urgent::Graph, None)?;
    let plan: Plan = args.plan(&Simulation::modes())?;
    let reach = args.switch_reach.map_or(Reach::OneQueue, Into::into);
    let curve = curve::measure(&simulation, &plan, &args.switch_cost_us, reach, &mut |point| {
        eprintln!("{} us: urgent P99 {:.2} ms", point.switch_us, point.p99_ms);
        interrupt.check()
    })?;
    println!("{}", curve_table(&curve));
    if let Some(path) = &args.json {
        let text = serde_json::to_string_pretty(&curve).map_err(std::io::Error::other);
        text.and_then(|text| std::fs::write(path, text + "\n")).doing(format!("write {}", path.display()))?;
    }
    if let Some(path) = &args.plot {
        let svg = curve_plot(&curve).map_err(std::io::Error::other);
        svg.and_then(|svg| std::fs::write(path, svg)).doing(format!("write {}", path.display()))?;
    }
    Ok(())
}

//! What the user sees while an experiment runs: the device, the plan and how long it takes, then a line a run.

use crate::record::{Device, ModeRun, Plan};
use crate::report::{device_line, plan_line};

/// The device first, then the plan.
pub fn print_start(device: &Device, plan: &Plan) {
    println!("{}\n{}", device_line(device), plan_line(plan));
}

/// One run that is done; `before` are those done earlier.
pub fn print_run(plan: &Plan, before: usize, run: &ModeRun) {
    let total = plan.repeats as usize * plan.modes.len();
    let urgent = urgent_figures(run).unwrap_or_default();
    let bulk = bulk_figures(run).unwrap_or_default();
    println!("[{:>3}/{total}] block {} {:<19} {urgent}{bulk}", before + 1, run.repeat + 1, run.mode.name());
}

fn urgent_figures(run: &ModeRun) -> Option<String> {
    let requests = &run.urgent.as_ref()?.requests;
    let mut ms: Vec<f64> =
        requests.iter().filter_map(|request| Some(request.response_ns()? as f64 / 1e6)).collect();
    ms.sort_by(f64::total_cmp);
    let at = |share: f64| {
        ms.get(((ms.len() as f64 * share).ceil() as usize).saturating_sub(1)).copied().unwrap_or(0.0)
    };
    Some(format!("urgent {} of {}, P50 {:.1} P99 {:.1} ms  ", ms.len(), requests.len(), at(0.5), at(0.99)))
}

fn bulk_figures(run: &ModeRun) -> Option<String> {
    let bulk = run.bulk.as_ref()?;
    let (first, last) = (bulk.samples.first()?, bulk.samples.last()?);
    let span_s = last.at_ns.saturating_sub(first.at_ns) as f64 / 1e9;
    let work = last.work_ns.saturating_sub(first.work_ns) as f64 / bulk.iteration_work_ns.max(1) as f64;
    Some(format!("bulk {:.2} iterations/s", work / span_s.max(1e-9)))
}

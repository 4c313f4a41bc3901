//! What the user sees while an experiment runs: the device, the plan and how long it takes, then a line a run.

use crate::record::{Device, DeviceKind, ModeRun, Plan};

/// The device first, then the plan.
pub fn print_start(device: &Device, plan: &Plan) {
    println!("{}", device_line(device));
    let modes: Vec<&str> = plan.modes.iter().map(|mode| mode.name()).collect();
    println!(
        "plan: {} blocks of {} ({} s a window), {} at {}/s beside {}, processes started anew, seed {}",
        plan.repeats,
        modes.join(", "),
        plan.window_ns as f64 / 1e9,
        plan.urgent,
        plan.rate_per_s,
        plan.bulk,
        plan.seed
    );
    if plan.expected_wall_s > 0.0 {
        println!("takes about {}", minutes(plan.expected_wall_s));
    }
}

fn device_line(device: &Device) -> String {
    let library = device.library.as_deref().unwrap_or("no library named");
    match device.kind {
        DeviceKind::Software => format!(
            "device: software card {} (a model: its figures are not a GPU's), parameters {}",
            device.preset.as_deref().unwrap_or("?"),
            device.preset_hash.as_deref().unwrap_or("?")
        ),
        DeviceKind::Hardware => format!("device: {}, {library}", device.name),
    }
}

fn minutes(seconds: f64) -> String {
    if seconds < 90.0 { format!("{seconds:.0} s") } else { format!("{:.0} min", (seconds / 60.0).ceil()) }
}

/// One run that is done; `before` are those done earlier.
pub fn print_run(plan: &Plan, before: usize, run: &ModeRun) {
    let total = plan.repeats as usize * plan.modes.len();
    let urgent = urgent_figures(run).unwrap_or_default();
    let bulk = bulk_figures(run).unwrap_or_default();
    println!("[{:>3}/{total}] block {} {:<15} {urgent}{bulk}", before + 1, run.repeat + 1, run.mode.name());
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_called_one_in_the_first_line() {
        let device = Device { preset: Some("h100-mps".to_owned()), ..Device::default() };
        let line = device_line(&device);
        assert!(line.contains("a model") && line.contains("h100-mps"), "{line}");
    }

    #[test]
    fn long_runs_are_announced_in_minutes() {
        assert_eq!(minutes(59.4), "59 s");
        assert_eq!(minutes(481.0), "9 min");
    }
}

//! Was the load the one stated, in full, punctual, and alike over time and between repeats?

use std::collections::BTreeMap;

use serde::Serialize;

use super::figures::{self, Data, RunData, UrgentRun, is_saturated};
use super::findings::{Code, Findings};
use crate::record::{Arrivals, Experiment, Mode, ModeRun, Request, UrgentSide};
use crate::stats::{self, Alternative};

/// The generator's own lateness at P99.
const LATE_MS_AT_MOST: f64 = 1.0;
/// The schedule may offer this much less or more than the plan (and one request).
const RATE_WITHIN: f64 = 0.01;
/// Repeats agree on their median within this range over median, or differ by no more than chance would have them. Of
/// 200 requests spread over a factor of five, sound medians often range over more than a tenth.
const P50_WITHIN: f64 = 0.10;
/// and on bulk's rate within this one. The halves of windows too.
const BULK_WITHIN: f64 = 0.03;
/// Differences of latencies, between repeats or halves, that chance explains more often than this are not findings. An
/// experiment makes about ten such tests, so that of a hundred sound ones at most one is rejected by chance.
const CHANCE_P: f64 = 0.001;
/// Fewer blocks do not show whether they agree.
const REPEATS_AT_LEAST: usize = 3;
/// Fewer requests of a mode say nothing.
const REQUESTS_AT_LEAST: usize = 100;
/// Bulk iterations of a mode, in all its windows.
const ITERATIONS_AT_LEAST: u64 = 3;
/// What both sides have to have done before a window begins.
const WARM_NS: u64 = 2_000_000_000;
const WARM_ITERATIONS: u64 = 3;
const WARM_REQUESTS: u64 = 20;

/// The generator of requests in numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GeneratorEvidence {
    /// Its own lateness at P99, in ms, in the worst mode: the server's queue is not in it.
    pub late_p99_ms_max: Option<f64>,
    /// The lowest rate of any run at which the schedule offered requests.
    pub offered_per_s_min: Option<f64>,
}

/// How far the repeats of one mode agree.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Agreement {
    /// Range over median of the median latency (of service, where saturated).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50_spread: Option<f64>,
    /// How often chance alone has repeats differ so (Kruskal–Wallis).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50_chance: Option<f64>,
    /// Range over median of bulk's rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk_spread: Option<f64>,
    /// The second halves' median latency over the first halves', less one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50_drift: Option<f64>,
    /// The same of bulk's rate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk_drift: Option<f64>,
}

/// Everything that was planned is there, and enough of it.
pub(super) fn check_complete(experiment: &Experiment, data: &Data, findings: &mut Findings) {
    let planned = &experiment.plan.modes;
    let in_mps_only = planned.iter().all(|mode| !mode.shares_a_card() || mode.in_mps());
    let baseline = if in_mps_only && planned.contains(&Mode::Mps) { Mode::Mps } else { Mode::Native };
    let needed = [Mode::SoloUrgent, Mode::SoloBulk, baseline];
    let planned = Mode::ALL.into_iter().filter(|mode| needed.contains(mode) || planned.contains(mode));
    for mode in planned {
        let repeats = data.get(&mode).map_or(0, |runs| distinct_repeats(runs));
        let asked = REPEATS_AT_LEAST.max(experiment.plan.repeats as usize);
        if repeats < asked {
            findings.in_mode(Code::TooFew, mode, format!("{repeats} of {asked} repeats"));
        }
    }
    for (mode, runs) in data {
        check_enough(*mode, runs, findings);
    }
    for run in &experiment.runs {
        check_sides(run, findings);
        check_warm(run, findings);
    }
}

fn distinct_repeats(runs: &[RunData]) -> usize {
    let repeats: std::collections::BTreeSet<u32> = runs.iter().map(|run| run.repeat).collect();
    repeats.len()
}

fn check_enough(mode: Mode, runs: &[RunData], findings: &mut Findings) {
    let requests: usize = runs.iter().filter_map(|run| Some(run.urgent.as_ref()?.response_ms.len())).sum();
    if mode.has_urgent() && requests < REQUESTS_AT_LEAST {
        findings.in_mode(Code::TooFew, mode, format!("{requests} requests, of {REQUESTS_AT_LEAST}"));
    }
    let iterations =
        runs.iter().filter_map(|run| Some(run.bulk.as_ref()?.iterations)).fold(0, u64::saturating_add);
    if mode.has_bulk() && iterations < ITERATIONS_AT_LEAST {
        findings.in_mode(
            Code::TooFew,
            mode,
            format!("{iterations} bulk iterations, of {ITERATIONS_AT_LEAST}"),
        );
    }
}

fn check_sides(run: &ModeRun, findings: &mut Findings) {
    let sides = [
        ("urgent", run.mode.has_urgent(), run.urgent.is_some()),
        ("bulk", run.mode.has_bulk(), run.bulk.is_some()),
    ];
    for (name, wanted, there) in sides {
        if wanted && !there {
            findings.in_run(Code::TooFew, run, format!("the {name} side was not recorded"));
        }
        if there && !wanted {
            findings.in_run(Code::TooFew, run, format!("a solo run has a record of the {name} side"));
        }
    }
    if run.window_ns() == 0 {
        findings.in_run(Code::TooFew, run, "the window is empty");
    }
}

fn check_warm(run: &ModeRun, findings: &mut Findings) {
    let done = run.warm_up;
    let cold = done.ns < WARM_NS
        || (run.mode.has_bulk() && done.iterations < WARM_ITERATIONS)
        || (run.mode.has_urgent() && done.requests < WARM_REQUESTS);
    if cold {
        let why = format!(
            "the window began after {:.1} s, {} iterations and {} requests; {} s, {WARM_ITERATIONS} and {WARM_REQUESTS} \
             are needed",
            done.ns as f64 / 1e9,
            done.iterations,
            done.requests,
            WARM_NS / 1_000_000_000
        );
        findings.in_run(Code::WarmUp, run, why);
    }
}

pub(super) fn check_generator(experiment: &Experiment, findings: &mut Findings) -> GeneratorEvidence {
    let mut evidence = GeneratorEvidence::default();
    let mut late_ms: BTreeMap<Mode, Vec<f64>> = BTreeMap::new();
    let closed = experiment.plan.arrivals == Arrivals::Closed;
    for run in &experiment.runs {
        for side in run.urgents() {
            let offered = side.requests.len() as f64 / (run.window_ns().max(1) as f64 / 1e9);
            evidence.offered_per_s_min =
                Some(evidence.offered_per_s_min.map_or(offered, |least: f64| least.min(offered)));
            let own = own_lateness_ms(&side.requests);
            // A run whose load is another one is reported as that, not as late.
            if !closed
                && check_offered(experiment, run, side, findings)
                && check_pace(run, side, &own, findings)
            {
                late_ms.entry(run.mode).or_default().extend(own);
            }
        }
    }
    if !closed {
        check_one_schedule(experiment, findings);
    }
    for (mode, late_ms) in &late_ms {
        check_punctual(*mode, late_ms, &mut evidence, findings);
    }
    evidence
}

/// How much later than it could have the generator issued each request: from its arrival, or from the end of the
/// request before where that is later.
fn own_lateness_ms(requests: &[Request]) -> Vec<f64> {
    let mut free_ns = 0;
    let mut late = Vec::with_capacity(requests.len());
    for request in requests {
        if let Some(issued) = request.issued_ns {
            late.push(figures::to_ms(issued.saturating_sub(request.scheduled_ns.max(free_ns))));
        }
        free_ns = request.done_ns.unwrap_or(u64::MAX);
    }
    late
}

/// The schedule holds as many requests as the plan, within the window, none missing.
fn check_offered(experiment: &Experiment, run: &ModeRun, side: &UrgentSide, findings: &mut Findings) -> bool {
    let expected = experiment.plan.rate_per_s * run.window_ns() as f64 / 1e9;
    let slack = match experiment.plan.arrivals {
        Arrivals::Poisson => 4.0 * expected.max(0.0).sqrt() + 1.0,
        _ => (RATE_WITHIN * expected).max(1.0),
    };
    let count = side.requests.len();
    let window = run.window_start_ns..run.window_end_ns;
    let outside = side.requests.iter().filter(|request| !window.contains(&request.scheduled_ns)).count();
    let gaps =
        side.requests.iter().enumerate().filter(|(place, request)| request.index != *place as u64).count();
    let right = (count as f64 - expected).abs() <= slack;
    if right && outside == 0 && gaps == 0 {
        return true;
    }
    let why = if right {
        format!("{outside} requests are scheduled outside the window, {gaps} are not in their place")
    } else {
        format!("{count} requests were scheduled, the plan has {expected:.0}")
    };
    findings.in_run(Code::OfferedLoad, run, why);
    false
}

/// A generator that falls behind a right schedule offers another load than the one stated.
fn check_pace(run: &ModeRun, side: &UrgentSide, own_late_ms: &[f64], findings: &mut Findings) -> bool {
    let issued: Vec<u64> = side.requests.iter().filter_map(|request| request.issued_ns).collect();
    let scheduled = side
        .requests
        .iter()
        .filter(|request| request.issued_ns.is_some())
        .map(|request| request.scheduled_ns);
    let scheduled: Vec<u64> = scheduled.collect();
    let (Some(paced), Some(planned)) = (length_ns(&issued), length_ns(&scheduled)) else { return true };
    let behind = stats::median(own_late_ms).is_some_and(|late| late > LATE_MS_AT_MOST);
    if behind && paced > planned * (1.0 + RATE_WITHIN) {
        let why = format!(
            "requests were issued at {:.3} of the scheduled rate by the generator itself",
            planned / paced
        );
        findings.in_run(Code::OfferedLoad, run, why);
        return false;
    }
    true
}

fn length_ns(moments: &[u64]) -> Option<f64> {
    let (first, last) = (moments.iter().min()?, moments.iter().max()?);
    (last > first).then(|| (last - first) as f64)
}

fn check_punctual(mode: Mode, late_ms: &[f64], evidence: &mut GeneratorEvidence, findings: &mut Findings) {
    let Some(late) = stats::quantile(late_ms, stats::P99) else { return };
    evidence.late_p99_ms_max = Some(evidence.late_p99_ms_max.map_or(late, |largest: f64| largest.max(late)));
    if late > LATE_MS_AT_MOST {
        let why = format!("the generator was {late:.2} ms late at P99 by itself, of {LATE_MS_AT_MOST} ms");
        findings.in_mode(Code::GeneratorLate, mode, why);
    }
}

/// Every mode of a block has the same arrivals, to 10 µs.
fn check_one_schedule(experiment: &Experiment, findings: &mut Findings) {
    let mut first: BTreeMap<u32, Vec<u64>> = BTreeMap::new();
    for run in &experiment.runs {
        let Some(side) = &run.urgent else { continue };
        let since = |request: &Request| request.scheduled_ns.saturating_sub(run.window_start_ns);
        let schedule: Vec<u64> = side.requests.iter().map(since).collect();
        let reference = first.entry(run.repeat).or_insert_with(|| schedule.clone());
        let same = reference.len() == schedule.len()
            && reference.iter().zip(&schedule).all(|(a, b)| a.abs_diff(*b) <= 10_000);
        if !same {
            findings.in_run(
                Code::OfferedLoad,
                run,
                "its arrivals are not those of the other modes of its block",
            );
        }
    }
}

pub(super) fn check_agreement(data: &Data, findings: &mut Findings) -> BTreeMap<Mode, Agreement> {
    data.iter().map(|(mode, runs)| (*mode, agreement(*mode, runs, findings))).collect()
}

fn agreement(mode: Mode, runs: &[RunData], findings: &mut Findings) -> Agreement {
    let urgent: Vec<&UrgentRun> = runs.iter().filter_map(|run| run.urgent.as_ref()).collect();
    let saturated = is_saturated(urgent.iter().copied());
    let latencies: Vec<&[f64]> =
        urgent.iter().map(|run| if saturated { &run.service_ms[..] } else { &run.response_ms[..] }).collect();
    let medians: Vec<f64> = latencies.iter().filter_map(|latencies| stats::median(latencies)).collect();
    let rates: Vec<f64> = runs.iter().filter_map(|run| Some(run.bulk.as_ref()?.work_rate)).collect();
    let agreement = Agreement {
        p50_spread: stats::spread_over_median(&medians).filter(|spread| spread.is_finite()),
        p50_chance: stats::kruskal_wallis(&latencies),
        bulk_spread: stats::spread_over_median(&rates),
        p50_drift: if saturated { None } else { latency_drift(mode, &urgent, findings) },
        bulk_drift: bulk_drift(mode, runs, findings),
    };
    check_repeats(mode, &agreement, findings);
    agreement
}

fn check_repeats(mode: Mode, agreement: &Agreement, findings: &mut Findings) {
    let chance = agreement.p50_chance.unwrap_or(0.0);
    if let Some(spread) = agreement.p50_spread.filter(|spread| *spread > P50_WITHIN && chance < CHANCE_P) {
        let why = format!(
            "the repeats' P50 range over {:.1} % of their median, of 10 %, which is not chance (p {chance:.1e})",
            spread * 100.0
        );
        findings.in_mode(Code::Repeats, mode, why);
    }
    if let Some(spread) = agreement.bulk_spread.filter(|spread| *spread > BULK_WITHIN) {
        let why =
            format!("the repeats' bulk rates range over {:.1} % of their median, of 3 %", spread * 100.0);
        findings.in_mode(Code::Repeats, mode, why);
    }
}

/// All first halves against all second halves: two hundred requests alone often differ by 10 % at their medians.
fn latency_drift(mode: Mode, runs: &[&UrgentRun], findings: &mut Findings) -> Option<f64> {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for run in runs {
        let (early, late) = run.response_ms.split_at(run.response_ms.len() / 2);
        first.extend_from_slice(early);
        second.extend_from_slice(late);
    }
    let before = stats::median(&first).filter(|middle| *middle > 0.0)?;
    let drift = (stats::median(&second)? / before - 1.0).clamp(-1.0, f64::MAX);
    let p = stats::mann_whitney(&first, &second, Alternative::Different)?;
    if drift.abs() > P50_WITHIN && p < CHANCE_P {
        let why =
            format!("P50 of the windows' second halves is {:+.1} % of the first halves'", drift * 100.0);
        findings.in_mode(Code::Drift, mode, why);
    }
    drift.is_finite().then_some(drift)
}

fn bulk_drift(mode: Mode, runs: &[RunData], findings: &mut Findings) -> Option<f64> {
    let halves = runs.iter().filter_map(|run| Some(run.bulk.as_ref()?.work_rate_halves));
    let (first, second) = halves.fold((0.0, 0.0), |sums, half| (sums.0 + half[0], sums.1 + half[1]));
    if first <= 0.0 {
        return None;
    }
    let drift = second / first - 1.0;
    if drift.abs() > BULK_WITHIN {
        let why = format!(
            "bulk's rate in the windows' second halves is {:+.1} % of the first halves'",
            drift * 100.0
        );
        findings.in_mode(Code::Drift, mode, why);
    }
    Some(drift)
}

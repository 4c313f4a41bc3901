//! E3: bulk wanted the card all the time. Not whether it got it: a run in which bulk is held is contended all the
//! same, and one in which bulk paused is not.

use serde::Serialize;

use super::findings::{Code, Findings};
use super::spans::{Spans, share};
use crate::record::{BulkSide, Experiment, Interval, Mode, ModeRun, Request, UrgentSide};

/// Of every tenth of the window, and of the requests' spans.
const DEMAND_AT_LEAST: f64 = 0.95;
/// Less than this in common, and the two sides did not run together at all.
const TOGETHER_AT_LEAST: f64 = 0.05;
/// Bulk reports its progress each 100 ms. A silence this long proves nothing, least of all demand: it is what a
/// stopped process looks like.
const SILENCE_NS: u64 = 300_000_000;

/// E3 in numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DemandEvidence {
    /// Whether bulk wanted the card all the time, in every shared run.
    pub holds: bool,
    /// The smallest share of any tenth of any shared run in which bulk had unfinished work.
    pub tenth_min: Option<f64>,
    /// The smallest share of the requests' spans, of any shared run, in which it had.
    pub request_spans_min: Option<f64>,
    /// The smallest share of bulk's own reports, of any shared run, that say so.
    pub reports_min: Option<f64>,
}

/// One run's.
struct Demand {
    tenths: [f64; 10],
    spans: f64,
    reports: f64,
    idle: Spans,
}

pub(super) fn check(experiment: &Experiment, findings: &mut Findings) -> DemandEvidence {
    let mut found = Findings::default();
    let mut evidence = DemandEvidence::default();
    let mut judged = 0;
    for run in experiment.runs.iter().filter(|run| run.mode.shares_a_card() || run.mode == Mode::Apart) {
        let Some(urgent) = &run.urgent else { continue };
        for bulk in run.bulks() {
            let demand = demand(run, urgent, bulk);
            check_run(run, urgent, &demand, &mut found);
            evidence.tenth_min = smaller(evidence.tenth_min, demand.tenths.into_iter().fold(1.0, f64::min));
            evidence.request_spans_min = smaller(evidence.request_spans_min, demand.spans);
            evidence.reports_min = smaller(evidence.reports_min, demand.reports);
            judged += 1;
        }
    }
    evidence.holds = found.is_clean() && judged > 0;
    findings.append(found);
    evidence
}

fn smaller(so_far: Option<f64>, next: f64) -> Option<f64> {
    Some(so_far.map_or(next, |value| value.min(next)))
}

fn window(run: &ModeRun) -> Interval {
    Interval { start_ns: run.window_start_ns, end_ns: run.window_end_ns }
}

fn demand(run: &ModeRun, urgent: &UrgentSide, bulk: &BulkSide) -> Demand {
    let idle = idle(bulk);
    let wanted = |within: Interval| 1.0 - share(idle.covered_ns(within), within.len_ns());
    let window = window(run);
    let span = |request: &Request| {
        let end_ns = request.done_ns.unwrap_or(run.window_end_ns);
        Some(Interval { start_ns: request.issued_ns?, end_ns }.meet(window))
    };
    let spans: Vec<Interval> = urgent.requests.iter().filter_map(span).collect();
    let total = spans.iter().map(|span| span.len_ns()).fold(0, u64::saturating_add);
    let without = spans.iter().map(|span| idle.covered_ns(*span)).fold(0, u64::saturating_add);
    let reports =
        bulk.samples.iter().filter(|sample| (window.start_ns..window.end_ns).contains(&sample.at_ns));
    let (mut count, mut unfinished) = (0, 0);
    for report in reports {
        count += 1;
        unfinished += u64::from(report.unfinished);
    }
    Demand {
        tenths: std::array::from_fn(|index| wanted(tenth(window, index as u64))),
        spans: if total == 0 { 0.0 } else { 1.0 - share(without, total) },
        reports: share(unfinished, count),
        idle,
    }
}

fn tenth(window: Interval, index: u64) -> Interval {
    let step = window.len_ns() / 10;
    let start_ns = window.start_ns + step * index;
    Interval { start_ns, end_ns: start_ns + step }
}

/// When bulk wanted nothing: before its first launch, after its last, where it says so, and where it said nothing.
fn idle(bulk: &BulkSide) -> Spans {
    let before = Interval { start_ns: 0, end_ns: bulk.first_submit_ns };
    let after = Interval { start_ns: bulk.last_demand_ns, end_ns: u64::MAX };
    let mut reports: Vec<u64> = bulk.samples.iter().map(|sample| sample.at_ns).collect();
    reports.extend([0, u64::MAX]);
    reports.sort_unstable();
    let silences = reports.windows(2).map(|pair| Interval { start_ns: pair[0], end_ns: pair[1] });
    let silences = silences.filter(|silence| silence.len_ns() > SILENCE_NS);
    Spans::union(bulk.idle.iter().copied().chain([before, after]).chain(silences))
}

fn check_run(run: &ModeRun, urgent: &UrgentSide, demand: &Demand, found: &mut Findings) {
    let whole = 1.0 - share(demand.idle.covered_ns(window(run)), window(run).len_ns());
    let least = demand.tenths.into_iter().fold(1.0, f64::min);
    if whole < TOGETHER_AT_LEAST || demand.spans < TOGETHER_AT_LEAST {
        let why = format!(
            "bulk had unfinished work during {:.1} % of the window and {:.1} % of the requests",
            whole * 100.0,
            demand.spans * 100.0
        );
        return found.in_run(Code::OneAfterTheOther, run, why);
    }
    if let Some(why) = offset(run, urgent, &demand.idle) {
        return found.in_run(Code::StartOffset, run, why);
    }
    if least < DEMAND_AT_LEAST || demand.spans < DEMAND_AT_LEAST || demand.reports < DEMAND_AT_LEAST {
        let why = format!(
            "bulk had unfinished work during {:.1} % of one tenth of the window, {:.1} % of the requests, {:.1} % of its \
             own reports; each must be {:.0} %",
            least * 100.0,
            demand.spans * 100.0,
            demand.reports * 100.0,
            DEMAND_AT_LEAST * 100.0
        );
        found.in_run(Code::BulkIdle, run, why);
    }
}

/// Whether one side was missing at the beginning or the end of the window, for half of a tenth or more.
fn offset(run: &ModeRun, urgent: &UrgentSide, idle: &Spans) -> Option<String> {
    let window = window(run);
    let limit_ns = (window.len_ns() / 20).max(1);
    let last_moment = window.end_ns.saturating_sub(1);
    let ends = [("began", idle.at(window.start_ns)), ("ended", idle.at(last_moment))];
    for (what, gap) in ends {
        let missing_ns = gap.map_or(0, |gap| gap.meet(window).len_ns());
        if missing_ns >= limit_ns {
            return Some(format!("bulk {what} {:.1} s inside the window", missing_ns as f64 / 1e9));
        }
    }
    let first = urgent.requests.iter().map(|request| request.scheduled_ns).min()?;
    let late_ns = first.saturating_sub(window.start_ns);
    (late_ns >= limit_ns && urgent.requests.len() >= 20)
        .then(|| format!("the first request came {:.1} s into the window", late_ns as f64 / 1e9))
}

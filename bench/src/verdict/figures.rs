//! The figures of each run and each mode, from the raw samples: what is printed and what the rules compare.

use std::collections::BTreeMap;

use serde::Serialize;

use super::spans::share;
use crate::record::{
    Arrivals, BulkSample, BulkSide, Experiment, Interval, Mode, ModeRun, Request, UrgentSide,
};
use crate::stats;

/// How long after the window a request is still waited for.
pub(super) const DRAIN_NS: u64 = 2_000_000_000;
/// Fewer completed of those scheduled, and the urgent side is saturated.
const SERVED_AT_LEAST: f64 = 0.99;
/// A latency that grows by less than this over the window does not grow.
const GROWTH_FLOOR_MS: f64 = 10.0;

/// Percentiles of one kind of latency. Absent where they would mean nothing: a P99 below 368 requests, any response
/// percentile of a saturated server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Quantiles {
    /// The median, in ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50_ms: Option<f64>,
    /// The 90th percentile, in ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p90_ms: Option<f64>,
    /// The 99th percentile, in ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p99_ms: Option<f64>,
    /// Its 95 % interval by order statistics, in ms.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p99_interval_ms: Option<[f64; 2]>,
}

impl Quantiles {
    fn of(values_ms: &[f64]) -> Self {
        let at = |q| stats::quantile(values_ms, q).filter(|value| value.is_finite());
        let interval = stats::quantile_interval(values_ms, stats::P99);
        let interval = interval.map(|it| [it.low, it.high]).filter(|ends| ends[1].is_finite());
        let p99_ms = interval.and_then(|_| at(stats::P99));
        Self { p50_ms: at(0.5), p90_ms: at(0.9), p99_ms, p99_interval_ms: interval }
    }
}

/// The urgent side of a mode or a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct UrgentFigures {
    /// Requests that the schedule offered.
    pub requests: usize,
    /// Those that were served, at most two seconds after the window.
    pub completed: usize,
    /// Served a second, in the window. Where saturated this is the capacity.
    pub throughput_per_s: f64,
    /// Whether the server could not keep up: response percentiles are then of the window, not of the server.
    pub saturated: bool,
    /// How fast the response grew, in ms a second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub growth_ms_per_s: Option<f64>,
    /// From the scheduled arrival.
    #[serde(flatten)]
    pub response: Quantiles,
    /// From the issue.
    pub service: Quantiles,
}

/// The bulk side of a mode or a run.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct BulkFigures {
    /// Iterations that ended in the window.
    pub iterations: u64,
    /// Progress in iterations a second, from kernels weighted by their solo time.
    pub iterations_per_s: f64,
    /// Kernels a second.
    pub kernels_per_s: f64,
    /// Iterations a second of each process, where there are several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub each_per_s: Vec<f64>,
}

/// One mode, all repeats together.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ModeFigures {
    /// Where the urgent side ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub urgent: Option<UrgentFigures>,
    /// Where the bulk side ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk: Option<BulkFigures>,
}

/// One run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RepeatFigures {
    /// Its block.
    pub repeat: u32,
    /// Its mode.
    pub mode: Mode,
    /// Its figures.
    #[serde(flatten)]
    pub figures: ModeFigures,
}

/// The urgent side of one run, with the values that the rules need.
#[derive(Debug)]
pub(super) struct UrgentRun {
    pub(super) window_s: f64,
    /// Offered: as many as were scheduled, or in a closed loop as many as the target rate would have been.
    pub(super) offered: f64,
    pub(super) completed: usize,
    pub(super) in_window: usize,
    /// In order of arrival; infinite for a request that was never served.
    pub(super) response_ms: Vec<f64>,
    /// Of the requests that were served, in order of arrival.
    pub(super) service_ms: Vec<f64>,
    pub(super) growth_ms_per_s: Option<f64>,
    pub(super) saturated: bool,
}

impl UrgentRun {
    /// Two urgent processes as one: all their requests.
    fn beside(mut self, other: Self) -> Self {
        self.offered += other.offered;
        self.completed += other.completed;
        self.in_window += other.in_window;
        self.response_ms.extend(other.response_ms);
        self.service_ms.extend(other.service_ms);
        self.growth_ms_per_s = self.growth_ms_per_s.into_iter().chain(other.growth_ms_per_s).reduce(f64::max);
        self.saturated |= other.saturated;
        self
    }
}

/// The bulk side of one run.
#[derive(Debug)]
pub(super) struct BulkRun {
    pub(super) iterations: u64,
    pub(super) iterations_per_s: f64,
    pub(super) kernels_per_s: f64,
    /// Solo-seconds of work a second.
    pub(super) work_rate: f64,
    /// The same for each half of the window.
    pub(super) work_rate_halves: [f64; 2],
    /// Iterations a second of each process.
    pub(super) each_per_s: Vec<f64>,
}

impl BulkRun {
    /// Two bulk processes as one: what they got done together.
    fn beside(mut self, other: Self) -> Self {
        self.iterations += other.iterations;
        self.iterations_per_s += other.iterations_per_s;
        self.kernels_per_s += other.kernels_per_s;
        self.work_rate += other.work_rate;
        for (half, more) in self.work_rate_halves.iter_mut().zip(other.work_rate_halves) {
            *half += more;
        }
        self.each_per_s.extend(other.each_per_s);
        self
    }
}

/// One run.
#[derive(Debug)]
pub(super) struct RunData {
    pub(super) repeat: u32,
    pub(super) urgent: Option<UrgentRun>,
    pub(super) bulk: Option<BulkRun>,
}

/// All runs of every mode that ran.
pub(super) type Data = BTreeMap<Mode, Vec<RunData>>;

/// The urgent sides of one mode.
pub(super) fn urgent_of(data: &Data, mode: Mode) -> impl Iterator<Item = &UrgentRun> {
    data.get(&mode).into_iter().flatten().filter_map(|run| run.urgent.as_ref())
}

/// All response times of one mode.
pub(super) fn responses(data: &Data, mode: Mode) -> Vec<f64> {
    urgent_of(data, mode).flat_map(|run| run.response_ms.iter().copied()).collect()
}

/// All service times of one mode.
pub(super) fn services(data: &Data, mode: Mode) -> Vec<f64> {
    urgent_of(data, mode).flat_map(|run| run.service_ms.iter().copied()).collect()
}

/// Whether one mode's urgent side is saturated: too few served of all that were offered, or most of its runs were.
pub(super) fn is_saturated<'a>(runs: impl Iterator<Item = &'a UrgentRun>) -> bool {
    let (mut offered, mut completed, mut count, mut saturated) = (0.0, 0, 0, 0);
    for run in runs {
        offered += run.offered;
        completed += run.completed;
        count += 1;
        saturated += usize::from(run.saturated);
    }
    count > 0 && ((completed as f64) < SERVED_AT_LEAST * offered || 2 * saturated >= count)
}

pub(super) fn collect(experiment: &Experiment) -> Data {
    let mut data = Data::new();
    for run in &experiment.runs {
        let (closed, rate) = (experiment.plan.arrivals == Arrivals::Closed, experiment.plan.rate_per_s);
        let urgents = run.urgents().map(|side| urgent_run(run, side, closed.then_some(rate)));
        let urgent = urgents.reduce(UrgentRun::beside);
        let bulk = run.bulks().map(|side| bulk_run(run, side)).reduce(BulkRun::beside);
        data.entry(run.mode).or_default().push(RunData { repeat: run.repeat, urgent, bulk });
    }
    data
}

fn urgent_run(run: &ModeRun, side: &UrgentSide, closed_at: Option<f64>) -> UrgentRun {
    let window_s = run.window_ns() as f64 / 1e9;
    let deadline = run.window_end_ns.saturating_add(DRAIN_NS);
    let served = |request: &&Request| request.done_ns.is_some_and(|done| done <= deadline);
    let completed = side.requests.iter().filter(served).count();
    let in_window =
        side.requests.iter().filter(|one| one.done_ns.is_some_and(|done| done <= run.window_end_ns));
    let in_window = in_window.count();
    let response_ms: Vec<f64> =
        side.requests.iter().map(|one| one.response_ns().map_or(f64::INFINITY, to_ms)).collect();
    let growth_ms_per_s = growth(run, &side.requests);
    // A closed loop sets its own schedule, so only the target rate says what it should have served.
    let (offered, kept_up) = match closed_at {
        Some(rate) => (in_window.max((rate * window_s) as usize) as f64, in_window),
        None => (side.requests.len() as f64, completed),
    };
    let p50 = stats::median(&response_ms).unwrap_or(0.0);
    let grown = growth_ms_per_s.unwrap_or(0.0) * window_s;
    UrgentRun {
        window_s,
        offered,
        completed: kept_up,
        in_window,
        service_ms: side.requests.iter().filter_map(|one| one.service_ns().map(to_ms)).collect(),
        growth_ms_per_s,
        saturated: (kept_up as f64) < SERVED_AT_LEAST * offered || grown > p50.max(GROWTH_FLOOR_MS),
        response_ms,
    }
}

/// How fast the response time grows with the arrival, over the served requests.
fn growth(run: &ModeRun, requests: &[Request]) -> Option<f64> {
    let point = |one: &Request| {
        let since_start_s = one.scheduled_ns.saturating_sub(run.window_start_ns) as f64 / 1e9;
        Some((since_start_s, to_ms(one.response_ns()?)))
    };
    stats::theil_sen(&requests.iter().filter_map(point).collect::<Vec<_>>())
}

fn bulk_run(run: &ModeRun, side: &BulkSide) -> BulkRun {
    let window = Interval { start_ns: run.window_start_ns, end_ns: run.window_end_ns };
    let middle = window.start_ns + window.len_ns() / 2;
    let progress = Progress::of(&side.samples);
    let rate = |from, to, value: fn(&BulkSample) -> u64| progress.rate_per_s(from, to, value);
    let work = |from, to| rate(from, to, |sample| sample.work_ns) / 1e9;
    let work_rate = work(window.start_ns, window.end_ns);
    let iteration_s = side.iteration_work_ns as f64 / 1e9;
    let by_count = rate(window.start_ns, window.end_ns, |sample| sample.iterations);
    let ended = |one: &&crate::record::IterationEnd| (window.start_ns..window.end_ns).contains(&one.at_ns);
    let iterations_per_s = if iteration_s > 0.0 { work_rate / iteration_s } else { by_count };
    BulkRun {
        iterations: side.iterations.iter().filter(ended).count() as u64,
        iterations_per_s,
        each_per_s: vec![iterations_per_s],
        kernels_per_s: rate(window.start_ns, window.end_ns, |sample| sample.kernels),
        work_rate,
        work_rate_halves: [work(window.start_ns, middle), work(middle, window.end_ns)],
    }
}

/// Bulk's counters as functions of time, straight between two samples.
struct Progress(Vec<BulkSample>);

impl Progress {
    fn of(samples: &[BulkSample]) -> Self {
        let mut sorted = samples.to_vec();
        sorted.sort_by_key(|sample| sample.at_ns);
        Self(sorted)
    }

    /// Growth of a counter a second, over as much of the time as was sampled. Time without samples counts as time
    /// without progress once it is over a twentieth.
    fn rate_per_s(&self, from_ns: u64, to_ns: u64, value: fn(&BulkSample) -> u64) -> f64 {
        let (Some(first), Some(last)) = (self.0.first(), self.0.last()) else { return 0.0 };
        let (begin, end) = (from_ns.max(first.at_ns), to_ns.min(last.at_ns));
        let (seen, asked) = (end.saturating_sub(begin), to_ns.saturating_sub(from_ns));
        if seen == 0 {
            return 0.0;
        }
        let grown = (self.at(end, value) - self.at(begin, value)).max(0.0);
        let over = if share(seen, asked) >= 0.95 { seen } else { asked };
        grown / (over as f64 / 1e9)
    }

    fn at(&self, moment_ns: u64, value: fn(&BulkSample) -> u64) -> f64 {
        let after = self.0.partition_point(|sample| sample.at_ns <= moment_ns);
        let Some(before) = after.checked_sub(1).map(|index| &self.0[index]) else { return 0.0 };
        let start = value(before) as f64;
        let Some(next) = self.0.get(after) else { return start };
        let part = share(moment_ns - before.at_ns, next.at_ns - before.at_ns);
        start + part * (value(next) as f64 - start)
    }
}

pub(super) fn of_mode(runs: &[RunData]) -> ModeFigures {
    let urgent: Vec<&UrgentRun> = runs.iter().filter_map(|run| run.urgent.as_ref()).collect();
    let bulk: Vec<&BulkRun> = runs.iter().filter_map(|run| run.bulk.as_ref()).collect();
    ModeFigures {
        urgent: (!urgent.is_empty()).then(|| urgent_figures(&urgent)),
        bulk: (!bulk.is_empty()).then(|| bulk_figures(&bulk)),
    }
}

pub(super) fn of_repeats(data: &Data) -> Vec<RepeatFigures> {
    let figures = |run: &RunData| ModeFigures {
        urgent: run.urgent.as_ref().map(|one| urgent_figures(&[one])),
        bulk: run.bulk.as_ref().map(|one| bulk_figures(&[one])),
    };
    let of_mode = |(mode, runs): (&Mode, &Vec<RunData>)| {
        let mode = *mode;
        let one = |run: &RunData| RepeatFigures { repeat: run.repeat, mode, figures: figures(run) };
        runs.iter().map(one).collect::<Vec<_>>()
    };
    let mut repeats: Vec<RepeatFigures> = data.iter().flat_map(of_mode).collect();
    repeats.sort_by_key(|one| (one.repeat, one.mode));
    repeats
}

fn urgent_figures(runs: &[&UrgentRun]) -> UrgentFigures {
    let all = |values: fn(&UrgentRun) -> &Vec<f64>| -> Vec<f64> {
        runs.iter().flat_map(|run| values(run).iter().copied()).collect()
    };
    let (responses, services) = (all(|run| &run.response_ms), all(|run| &run.service_ms));
    let saturated = is_saturated(runs.iter().copied());
    let window_s: f64 = runs.iter().map(|run| run.window_s).sum();
    let in_window: usize = runs.iter().map(|run| run.in_window).sum();
    let growths: Vec<f64> = runs.iter().filter_map(|run| run.growth_ms_per_s).collect();
    UrgentFigures {
        requests: responses.len(),
        completed: runs.iter().map(|run| run.completed).sum(),
        throughput_per_s: if window_s > 0.0 { in_window as f64 / window_s } else { 0.0 },
        saturated,
        growth_ms_per_s: stats::median(&growths),
        response: if saturated { Quantiles::default() } else { Quantiles::of(&responses) },
        service: Quantiles::of(&services),
    }
}

fn bulk_figures(runs: &[&BulkRun]) -> BulkFigures {
    let mean = |value: fn(&BulkRun) -> f64| {
        runs.iter().map(|run| value(run)).sum::<f64>() / runs.len().max(1) as f64
    };
    BulkFigures {
        iterations: runs.iter().map(|run| run.iterations).fold(0, u64::saturating_add),
        iterations_per_s: mean(|run| run.iterations_per_s),
        kernels_per_s: mean(|run| run.kernels_per_s),
        each_per_s: each_of(runs),
    }
}

/// The mean rate of each process over runs, where there is more than one.
fn each_of(runs: &[&BulkRun]) -> Vec<f64> {
    let processes = runs.iter().map(|run| run.each_per_s.len()).max().unwrap_or(0);
    let mean = |index: usize| {
        let rates: Vec<f64> = runs.iter().filter_map(|run| run.each_per_s.get(index).copied()).collect();
        rates.iter().sum::<f64>() / rates.len().max(1) as f64
    };
    if processes < 2 { Vec::new() } else { (0..processes).map(mean).collect() }
}

pub(super) fn to_ms(ns: u64) -> f64 {
    ns as f64 / 1e6
}

//! E4: bulk did the work that it counts, the same work in every mode, and without pauses of its own making.

use std::collections::BTreeSet;

use serde::Serialize;

use super::figures::{Data, to_ms};
use super::findings::{Code, Findings};
use super::spans::Spans;
use crate::record::{BulkSide, Experiment, Interval, Mode, ModeRun};
use crate::stats;

/// Between two iterations, beside the urgent side: this many times solo's gap,
const GAP_FACTOR: f64 = 2.0;
/// plus this.
const GAP_SLACK_MS: f64 = 1.0;
/// A loop that pauses even when alone would set its own bar: alone it may pause for this share of an iteration,
const SOLO_GAP_SHARE: f64 = 0.02;
/// or for this long if that is more.
const SOLO_GAP_MS: f64 = 0.5;
/// Kernels that may be missing below the process, beside those of one iteration that may be under way.
const MISSING_AT_MOST: f64 = 0.02;
/// Nobody works faster beside somebody else than alone, but for the error of two rates.
const FASTER_AT_MOST: f64 = 1.05;

/// E4 in numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HonestyEvidence {
    /// Whether bulk did the same work in every mode, and did it.
    pub holds: bool,
    /// Kernels of an iteration; one number, if all is well.
    pub kernels_per_iteration: Vec<u64>,
    /// Checksums of the results in hexadecimal; one, if all is well.
    pub checksums: Vec<String>,
    /// Median gap between iterations alone, in ms.
    pub solo_gap_ms: Option<f64>,
    /// The largest median gap of any other mode, in ms.
    pub gap_max_ms: Option<f64>,
    /// The smallest share of the counted kernels that was seen below the process in any run; `None` if nobody counts.
    pub seen_below_min: Option<f64>,
}

/// How many different values are worth listing.
const LISTED_AT_MOST: usize = 8;

pub(super) fn check(experiment: &Experiment, data: &Data, findings: &mut Findings) -> HonestyEvidence {
    let mut found = Findings::default();
    let mut evidence = HonestyEvidence::default();
    check_sameness(experiment, &mut evidence, &mut found);
    check_gaps(experiment, &mut evidence, &mut found);
    for run in &experiment.runs {
        check_seen(run, &mut evidence, &mut found);
    }
    check_rates(data, &mut found);
    evidence.holds = found.is_clean() && experiment.runs.iter().any(|run| run.bulk.is_some());
    findings.append(found);
    evidence
}

fn check_sameness(experiment: &Experiment, evidence: &mut HonestyEvidence, found: &mut Findings) {
    let iterations = || experiment.runs.iter().flat_map(ModeRun::bulks).flat_map(|bulk| &bulk.iterations);
    let kernels: BTreeSet<u64> = iterations().map(|one| one.kernels).collect();
    let checksums: BTreeSet<u64> = iterations().map(|one| one.checksum).collect();
    if kernels.len() > 1 {
        let why = format!("{} different numbers of kernels an iteration", kernels.len());
        found.overall(Code::KernelsDiffer, why);
    }
    if kernels.contains(&0) {
        found.overall(Code::NotLaunched, "iterations without a kernel");
    }
    if checksums.len() > 1 {
        found
            .overall(Code::ChecksumsDiffer, format!("{} different results of an iteration", checksums.len()));
    }
    let answers = experiment.runs.iter().flat_map(ModeRun::urgents).filter_map(|side| side.checksum);
    let answers: BTreeSet<u64> = answers.collect();
    if answers.len() > 1 {
        found.overall(Code::ChecksumsDiffer, format!("{} different results of a request", answers.len()));
    }
    evidence.kernels_per_iteration = kernels.into_iter().take(LISTED_AT_MOST).collect();
    evidence.checksums =
        checksums.into_iter().take(LISTED_AT_MOST).map(|sum| format!("{sum:016x}")).collect();
}

/// The gaps and lengths of one mode's iterations, in ms.
#[derive(Default)]
struct Gaps {
    gaps_ms: Vec<f64>,
    lengths_ms: Vec<f64>,
}

fn gaps(experiment: &Experiment, mode: Mode) -> Gaps {
    let mut all = Gaps::default();
    for bulk in experiment.of(mode).flat_map(ModeRun::bulks) {
        add_gaps(bulk, &mut all);
    }
    all
}

/// An iteration's gap is what it says of itself, or its idle time where that is longer: a pause between two kernels of
/// one iteration is a pause all the same.
fn add_gaps(bulk: &BulkSide, all: &mut Gaps) {
    let idle = Spans::union(bulk.idle.iter().copied());
    for pair in bulk.iterations.windows(2) {
        let whole = Interval { start_ns: pair[0].at_ns, end_ns: pair[1].at_ns };
        all.gaps_ms.push(to_ms(pair[1].host_gap_ns.max(idle.covered_ns(whole))));
        all.lengths_ms.push(to_ms(whole.len_ns()));
    }
}

fn check_gaps(experiment: &Experiment, evidence: &mut HonestyEvidence, found: &mut Findings) {
    let solo = gaps(experiment, Mode::SoloBulk);
    evidence.solo_gap_ms = stats::median(&solo.gaps_ms);
    let Some(solo_gap) = evidence.solo_gap_ms else { return };
    let length = stats::median(&solo.lengths_ms).unwrap_or(0.0);
    let solo_limit = (SOLO_GAP_SHARE * length).max(SOLO_GAP_MS);
    if solo_gap > solo_limit {
        let why = format!(
            "alone it pauses {solo_gap:.2} ms of each {length:.1} ms iteration, of {solo_limit:.2} ms"
        );
        found.in_mode(Code::HostGap, Mode::SoloBulk, why);
    }
    let limit = GAP_FACTOR * solo_gap + GAP_SLACK_MS;
    for mode in Mode::ALL.into_iter().filter(|mode| mode.has_bulk() && *mode != Mode::SoloBulk) {
        let Some(gap) = stats::median(&gaps(experiment, mode).gaps_ms) else { continue };
        evidence.gap_max_ms = Some(evidence.gap_max_ms.map_or(gap, |largest: f64| largest.max(gap)));
        if gap > limit {
            let why = format!(
                "it pauses {gap:.2} ms between iterations, of {limit:.2} ms ({solo_gap:.2} ms alone)"
            );
            found.in_mode(Code::HostGap, mode, why);
        }
    }
}

/// Compares what bulk counts with what those below it counted: the shim, and the kernel driver or the ledger.
fn check_seen(run: &ModeRun, evidence: &mut HonestyEvidence, found: &mut Findings) {
    for bulk in run.bulks() {
        check_seen_of(run, bulk, evidence, found);
    }
}

fn check_seen_of(run: &ModeRun, bulk: &BulkSide, evidence: &mut HonestyEvidence, found: &mut Findings) {
    let in_samples = bulk.samples.iter().map(|sample| sample.kernels).max().unwrap_or(0);
    let counted = in_samples.max(bulk.launches.by_worker);
    let under_way = bulk.iterations.iter().map(|one| one.kernels).max().unwrap_or(0);
    let below =
        [("the card", run.users.kernels_of(bulk.identity.pid)), ("the preload", bulk.launches.by_shim)];
    for (who, seen) in below {
        // A preload that slows queues counts no launches.
        let Some(seen) = seen.filter(|seen| *seen > 0 || run.mode != Mode::Level3) else { continue };
        let part = if counted == 0 { 1.0 } else { seen as f64 / counted as f64 };
        evidence.seen_below_min = Some(evidence.seen_below_min.map_or(part, |least: f64| least.min(part)));
        let expected = (1.0 - MISSING_AT_MOST) * counted as f64 - under_way as f64;
        if (seen as f64) < expected || (seen == 0 && counted > 0) {
            found.in_run(Code::NotLaunched, run, format!("bulk counts {counted} kernels, {who} saw {seen}"));
        }
    }
}

/// Compares the rate of counted work with solo's, in every block.
fn check_rates(data: &Data, found: &mut Findings) {
    let solo = data.get(&Mode::SoloBulk).map(Vec::as_slice).unwrap_or_default();
    let alone: Vec<f64> = solo.iter().filter_map(|run| Some(run.bulk.as_ref()?.work_rate)).collect();
    let Some(alone) = stats::median(&alone).filter(|rate| *rate > 0.0) else { return };
    for (mode, runs) in data.iter().filter(|(mode, _)| **mode != Mode::SoloBulk) {
        let rates: Vec<f64> = runs.iter().filter_map(|run| Some(run.bulk.as_ref()?.work_rate)).collect();
        let Some(rate) = stats::median(&rates) else { continue };
        if rate > FASTER_AT_MOST * alone {
            let why = format!("bulk counts {:.2} times the work that it does alone", rate / alone);
            found.in_mode(Code::NotLaunched, *mode, why);
        }
    }
}

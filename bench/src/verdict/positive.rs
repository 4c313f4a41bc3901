//! E2: the positive control. A short kernel, launched by the urgent process outside the measured window, must take
//! longer beside looping bulk than without it. On another card, another partition, after a serial run or beside a dead
//! bulk process it does not, whatever anybody's identity string says.
//!
//! Judged where nobody schedules, natively and in the vendor's server: elsewhere, that bulk steps aside for the control is
//! the point.

use serde::Serialize;

use super::{
    figures::to_ms,
    findings::{Code, Findings},
};
use crate::record::{Canary, Experiment, Mode};
use crate::stats::{self, Alternative};

/// Launches on each side of one control; 60 are asked for.
const LAUNCHES_AT_LEAST: usize = 50;
/// Evidence weaker than this is none.
const P_BELOW: f64 = 0.001;
/// The lower 95 % bound of the ratio of medians.
const RATIO_AT_LEAST: f64 = 1.10;
/// One repeat alone is too few launches for the bound, but its point estimate must show something.
const REPEAT_RATIO_AT_LEAST: f64 = 1.05;

/// E2 in numbers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CanaryEvidence {
    /// Whether the control found bulk on the urgent side's card, in every run without a scheduler.
    pub holds: bool,
    /// Launches without bulk, all such runs together.
    pub absent: usize,
    /// Launches beside bulk.
    pub beside: usize,
    /// Median without bulk, in ms.
    pub absent_p50_ms: Option<f64>,
    /// Median beside bulk, in ms.
    pub beside_p50_ms: Option<f64>,
    /// Ratio of the medians.
    pub ratio: Option<f64>,
    /// Its lower 95 % bound.
    pub ratio_low: Option<f64>,
    /// One-sided Mann–Whitney.
    pub p: Option<f64>,
    /// The smallest ratio of any one such run.
    pub ratio_min: Option<f64>,
}

/// Judges the control in one baseline mode.
pub(super) fn check(experiment: &Experiment, mode: Mode, findings: &mut Findings) -> CanaryEvidence {
    let mut found = Findings::default();
    let mut all = Canary::default();
    let mut ratios = Vec::new();
    for run in experiment.of(mode) {
        let canary = run.canary.clone().unwrap_or_default();
        let (absent, beside) = (canary.absent_ns.len(), canary.beside_ns.len());
        if absent.min(beside) < LAUNCHES_AT_LEAST {
            let why =
                format!("{absent} launches without bulk and {beside} beside it, of {LAUNCHES_AT_LEAST} each");
            found.in_run(Code::NoCanary, run, why);
            continue;
        }
        let ratio = ratio(&canary).unwrap_or(0.0);
        if ratio < REPEAT_RATIO_AT_LEAST {
            let why =
                format!("the control took {ratio:.2} times as long beside bulk, of {REPEAT_RATIO_AT_LEAST}");
            found.in_run(Code::NoContention, run, why);
        }
        ratios.push(ratio);
        all.absent_ns.extend(canary.absent_ns);
        all.beside_ns.extend(canary.beside_ns);
    }
    let mut evidence = describe(&all);
    evidence.ratio_min = ratios.into_iter().reduce(f64::min);
    check_pooled(&evidence, mode, &mut found);
    evidence.holds = found.is_clean() && evidence.ratio.is_some();
    findings.append(found);
    evidence
}

fn check_pooled(evidence: &CanaryEvidence, mode: Mode, found: &mut Findings) {
    let (Some(ratio), Some(p)) = (evidence.ratio, evidence.p) else {
        if !found.has(Code::NoCanary) {
            found.in_mode(Code::NoCanary, mode, "no positive control was measured");
        }
        return;
    };
    let low = evidence.ratio_low.unwrap_or(0.0);
    if p >= P_BELOW || low < RATIO_AT_LEAST {
        let why = format!(
            "the control took {ratio:.2} times as long beside bulk; lower bound {low:.2} of {RATIO_AT_LEAST}, p {p:.2e}"
        );
        found.in_mode(Code::NoContention, mode, why);
    }
}

fn in_ms(values: &[u64]) -> Vec<f64> {
    values.iter().map(|ns| to_ms(*ns)).collect()
}

fn ratio(canary: &Canary) -> Option<f64> {
    let absent = stats::median(&in_ms(&canary.absent_ns)).filter(|middle| *middle > 0.0)?;
    Some(stats::median(&in_ms(&canary.beside_ns))? / absent)
}

fn describe(canary: &Canary) -> CanaryEvidence {
    let (absent, beside) = (in_ms(&canary.absent_ns), in_ms(&canary.beside_ns));
    CanaryEvidence {
        holds: false,
        absent: absent.len(),
        beside: beside.len(),
        absent_p50_ms: stats::median(&absent),
        beside_p50_ms: stats::median(&beside),
        ratio: ratio(canary),
        ratio_low: stats::median_ratio_lower_bound(&beside, &absent),
        p: stats::mann_whitney(&beside, &absent, Alternative::Greater),
        ratio_min: None,
    }
}

//! What may be claimed of a valid run, each claim at 95 %, and the one word for what sharing did.
//!
//! A claim about a percentile is exact: so many late requests of so many are allowed. A ratio of percentiles is claimed
//! against the *lower* bound of what it divides by. Where the numbers allow neither a claim nor its opposite, the
//! answer is that this many requests do not decide it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::figures::{Data, is_saturated, responses, urgent_of};
use crate::record::{Arrivals, Mode, Plan};
use crate::stats::{self, Quantile};

/// A difference below a tenth is not material.
const MATERIAL: f64 = 0.10;
/// And one of bulk's rate below this is not.
const BULK_MATERIAL: f64 = 0.03;
/// Below this many requests no P99 is stated, and P90 stands for it.
const P99_NEEDS: usize = 368;

/// What sharing did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Native sharing costs the urgent side less than a tenth and bulk less than a thirtieth.
    NoMaterialInterference,
    /// Native sharing reaches the goal by itself.
    NativeMeetsGoal,
    /// Natively the urgent side cannot keep up; how much better anything is cannot be said in percent.
    Saturated,
    /// Native sharing misses the goal, and hipreempt is not better by a tenth.
    ContendedNotImproved,
    /// Hipreempt is better by a tenth or more.
    Improved,
    /// Hipreempt is better by a tenth or more, and reaches the goal that native sharing misses.
    GoalMet,
}

impl Outcome {
    /// The name in reports and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoMaterialInterference => "no_material_interference",
            Self::NativeMeetsGoal => "native_meets_goal",
            Self::Saturated => "saturated",
            Self::ContendedNotImproved => "contended_not_improved",
            Self::Improved => "improved",
            Self::GoalMet => "goal_met",
        }
    }
}

/// Whether something may be claimed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It may.
    Yes,
    /// Its opposite may.
    No,
    /// Neither may, at this number of requests and repeats.
    Undecided,
}

impl Answer {
    fn of(yes: bool, no: bool) -> Self {
        match (yes, no) {
            (true, _) => Self::Yes,
            (false, true) => Self::No,
            (false, false) => Self::Undecided,
        }
    }

    /// Whether both hold.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Undecided,
        }
    }
}

/// A ratio with its one-sided 95 % bounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    /// The ratio.
    pub ratio: f64,
    /// It is above this.
    pub low: f64,
    /// It is below this.
    pub high: f64,
}

impl From<stats::RatioBounds> for Ratio {
    fn from(bounds: stats::RatioBounds) -> Self {
        Self { ratio: bounds.ratio, low: bounds.low, high: bounds.high }
    }
}

/// What may be claimed of one mode in which both sides share the card.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ModeClaims {
    /// Whether the urgent side could not keep up.
    pub saturated: bool,
    /// Whether the mode reaches the goal on both sides.
    pub meets_goal: Answer,
    /// Whether the urgent percentile is within the goal.
    pub urgent_in_time: Answer,
    /// Requests later than the goal, or never served.
    pub late: usize,
    /// As many of this many requests may be for the claim; `None` if none would do.
    pub late_allowed: Option<usize>,
    /// Whether bulk keeps the goal's share of `solo × (1 − urgent share)`.
    pub bulk_kept: Answer,
    /// Bulk's rate over solo's, repeat by repeat.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bulk_over_solo: Option<Ratio>,
    /// Bulk's rate over that of each mode that others are compared with, repeat by repeat.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub bulk_over: BTreeMap<Mode, Ratio>,
    /// The urgent percentile over that of each mode that others are compared with. It is claimed to be below `high`; absent
    /// if either is saturated.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub urgent_over: BTreeMap<Mode, Ratio>,
    /// The urgent median over solo's, by the 95 % intervals of both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p50_over_solo: Option<Ratio>,
    /// How much lower than its baseline's the urgent percentile is, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub better_percent: Option<f64>,
    /// Whether it is lower by a tenth or more.
    pub improved: Answer,
}

/// All that may be claimed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Claims {
    /// `p99`, or `p90` where there are too few requests for it.
    pub percentile: &'static str,
    /// The goal for it, in ms.
    pub goal_ms: f64,
    /// Bulk's goal as a share of its solo rate, with the urgent side's own share of the card taken off.
    pub bulk_goal: f64,
    /// The most by which anything can be better than the baseline: 1 − solo/baseline, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling_percent: Option<f64>,
    /// The mode without anybody who schedules.
    pub baseline: Mode,
    /// Whether that costs next to nothing.
    pub no_material_interference: Answer,
    /// Each mode in which both sides shared the card.
    #[serde(flatten)]
    pub modes: BTreeMap<Mode, ModeClaims>,
}

/// The modes under the preload, the one that a user would choose first: its outcome is the experiment's.
const SUBJECTS: [Mode; 5] =
    [Mode::Hipreempt, Mode::Level3, Mode::Level1, Mode::Level1MpsPriority, Mode::Level1Mps];

/// What a mode may be compared with.
const REFERENCES: [Mode; 4] = [Mode::SoloUrgent, Mode::Native, Mode::Mps, Mode::MpsPriority];

impl Claims {
    /// The one word. `None` where the run does not decide it.
    pub(super) fn outcome(&self, notes: &mut Vec<String>) -> Option<Outcome> {
        let baseline = self.modes.get(&self.baseline)?;
        if baseline.saturated {
            return Some(Outcome::Saturated);
        }
        if self.no_material_interference == Answer::Yes {
            return Some(Outcome::NoMaterialInterference);
        }
        if baseline.meets_goal == Answer::Yes {
            return Some(Outcome::NativeMeetsGoal);
        }
        let comparable = |mode: &Mode| mode.baseline() == self.baseline;
        let subject = SUBJECTS.into_iter().filter(comparable).find_map(|mode| self.modes.get(&mode));
        let Some(hipreempt) = subject else {
            let baseline = self.baseline.name();
            notes.push(format!(
                "{baseline} misses the goal or may; hipreempt did not run, so there is nothing to compare"
            ));
            return None;
        };
        let outcome = match (hipreempt.improved, hipreempt.meets_goal) {
            (Answer::Yes, Answer::Yes) => Some(Outcome::GoalMet),
            (Answer::Yes, _) => Some(Outcome::Improved),
            (Answer::No, _) => Some(Outcome::ContendedNotImproved),
            (Answer::Undecided, _) => None,
        };
        if outcome.is_none() {
            notes.push("undecided at this number of requests: run with --full".to_owned());
        }
        outcome
    }
}

pub(super) fn claims(plan: &Plan, data: &Data) -> Claims {
    let fewest = Mode::ALL.into_iter().filter(|mode| mode.has_urgent() && data.contains_key(mode));
    let fewest = fewest.map(|mode| responses(data, mode).len()).min().unwrap_or(0);
    let (percentile, q) = if fewest >= P99_NEEDS { ("p99", stats::P99) } else { ("p90", 0.90) };
    let baseline = if data.contains_key(&Mode::Native) { Mode::Native } else { Mode::Mps };
    let context = Context { plan, data, q };
    let shared = data.keys().copied().filter(|mode| mode.shares_a_card());
    Claims {
        percentile,
        goal_ms: plan.goal.p99_ms,
        bulk_goal: context.bulk_goal(),
        ceiling_percent: context.ceiling_percent(baseline),
        baseline,
        no_material_interference: context.no_material_interference(baseline),
        modes: shared.map(|mode| (mode, context.mode(mode))).collect(),
    }
}

struct Context<'a> {
    plan: &'a Plan,
    data: &'a Data,
    q: Quantile,
}

impl Context<'_> {
    /// What is left of the card for bulk when the urgent side has taken what it needs.
    fn left_for_bulk(&self) -> f64 {
        let urgent_share = self.plan.rate_per_s * self.plan.urgent_work_ns as f64 / 1e9;
        (1.0 - urgent_share).clamp(0.0, 1.0)
    }

    fn bulk_goal(&self) -> f64 {
        self.plan.goal.bulk_kept * self.left_for_bulk()
    }

    fn saturated(&self, mode: Mode) -> bool {
        is_saturated(urgent_of(self.data, mode))
    }

    fn mode(&self, mode: Mode) -> ModeClaims {
        let values = responses(self.data, mode);
        let goal = self.plan.goal.p99_ms;
        let bulk_over_solo = self.bulk_ratio(mode, Mode::SoloBulk);
        let urgent_in_time = self.in_time(mode, &values);
        let bulk_kept = at_least(bulk_over_solo, self.bulk_goal());
        let urgent_over = self.over_references(mode, |base| self.urgent_ratio(mode, base, self.q));
        let over_baseline = urgent_over.get(&mode.baseline()).copied();
        ModeClaims {
            saturated: self.saturated(mode),
            meets_goal: urgent_in_time.and(bulk_kept),
            urgent_in_time,
            late: values.iter().filter(|value| **value > goal).count(),
            late_allowed: stats::late_allowed(values.len(), self.q),
            bulk_kept,
            bulk_over_solo,
            bulk_over: self.over_references(mode, |base| self.bulk_ratio(mode, base)),
            p50_over_solo: self.urgent_ratio(mode, Mode::SoloUrgent, 0.5),
            better_percent: over_baseline.map(|it| (1.0 - it.ratio) * 100.0),
            improved: self.improved(mode, over_baseline),
            urgent_over,
        }
    }

    fn over_references(&self, mode: Mode, ratio: impl Fn(Mode) -> Option<Ratio>) -> BTreeMap<Mode, Ratio> {
        let bases = REFERENCES.into_iter().filter(|base| *base != mode && self.data.contains_key(base));
        bases.filter_map(|base| Some((base, ratio(base)?))).collect()
    }

    fn in_time(&self, mode: Mode, values: &[f64]) -> Answer {
        if self.saturated(mode) {
            return Answer::No;
        }
        let goal = self.plan.goal.p99_ms;
        let missed = stats::quantile_interval(values, self.q).is_some_and(|interval| interval.low > goal);
        Answer::of(stats::quantile_is_at_most(values, self.q, goal), missed)
    }

    fn improved(&self, mode: Mode, over_baseline: Option<Ratio>) -> Answer {
        match over_baseline {
            _ if mode.is_baseline() => Answer::No,
            // Against a native server that keeps up, one that does not is no improvement.
            None if self.saturated(mode) && !self.saturated(mode.baseline()) => Answer::No,
            None => Answer::Undecided,
            Some(ratio) => Answer::of(ratio.high <= 1.0 - MATERIAL, ratio.low > 1.0 - MATERIAL),
        }
    }

    /// The percentile of one mode over another's, claimed to be below `high`: the highest limit that the first can
    /// be claimed to keep, over the lower bound of the second.
    fn urgent_ratio(&self, mode: Mode, base: Mode, q: Quantile) -> Option<Ratio> {
        if self.saturated(mode) || self.saturated(base) {
            return None;
        }
        let (values, base) = (responses(self.data, mode), responses(self.data, base));
        let base_bounds = stats::quantile_interval(&base, q).filter(|bounds| bounds.low > 0.0)?;
        let bounds = stats::quantile_interval(&values, q)?;
        let allowed = stats::late_allowed(values.len(), q)?;
        let kept = stats::order_statistic(&values, values.len() - allowed)?;
        let ratio = Ratio {
            ratio: stats::quantile(&values, q)? / stats::quantile(&base, q)?,
            low: bounds.low / base_bounds.high,
            high: kept / base_bounds.low,
        };
        [ratio.ratio, ratio.low, ratio.high].iter().all(|part| part.is_finite()).then_some(ratio)
    }

    fn bulk_ratio(&self, mode: Mode, base: Mode) -> Option<Ratio> {
        let rate = |mode: Mode, repeat: u32| {
            let run = self.data.get(&mode)?.iter().find(|run| run.repeat == repeat)?;
            Some(run.bulk.as_ref()?.work_rate)
        };
        let repeats = self.data.get(&mode)?.iter().map(|run| run.repeat);
        let pairs: Vec<(f64, f64)> =
            repeats.filter_map(|repeat| Some((rate(mode, repeat)?, rate(base, repeat)?))).collect();
        // A rate of zero has no logarithm, and leaving the pair out would flatter the mode.
        if pairs.iter().any(|(first, _)| *first <= 0.0) {
            return Some(Ratio { ratio: 0.0, low: 0.0, high: 0.0 });
        }
        stats::paired_ratio(&pairs).map(Ratio::from)
    }

    fn ceiling_percent(&self, baseline: Mode) -> Option<f64> {
        let solo = self.urgent_ratio(Mode::SoloUrgent, baseline, self.q)?;
        Some((1.0 - solo.ratio) * 100.0)
    }

    fn no_material_interference(&self, baseline: Mode) -> Answer {
        if self.saturated(baseline) || self.plan.arrivals == Arrivals::Closed {
            return Answer::No;
        }
        let urgent = self.urgent_ratio(baseline, Mode::SoloUrgent, self.q);
        let urgent = urgent.map_or(Answer::Undecided, |ratio| {
            Answer::of(ratio.high <= 1.0 + MATERIAL, ratio.low > 1.0 + MATERIAL)
        });
        let kept = (1.0 - BULK_MATERIAL) * self.left_for_bulk();
        urgent.and(at_least(self.bulk_ratio(baseline, Mode::SoloBulk), kept))
    }
}

fn at_least(ratio: Option<Ratio>, limit: f64) -> Answer {
    ratio.map_or(Answer::Undecided, |ratio| Answer::of(ratio.low >= limit, ratio.high < limit))
}

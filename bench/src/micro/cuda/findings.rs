//! What speaks against the figures, and what was to be reached.

use std::fmt;

use serde::Serialize;

/// Why a figure is not what its name says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A process under the preload was not scheduled at the level that its mode names.
    LevelNotReached,
    /// The preload did not see every launch.
    MissedLaunches,
    /// A process under the preload launches by the driver library's own function, or a native one by another.
    WrongFunction,
    /// The driver library's own functions were not found: a launch was not compared within its process.
    NotCompared,
    /// Two processes were not on one card.
    OtherCard,
    /// A process that is none of ours was on the card.
    ForeignProcess,
    /// The bulk work was not on the card all the time.
    BulkIdle,
    /// Requests were issued late, by the measuring process's own fault.
    GeneratorLate,
    /// The time was over before all blocks were measured.
    OutOfTime,
    /// It was ended, or something failed, before all was measured.
    BrokenOff,
    /// A client made no progress.
    Stuck,
    /// Somebody is on the board who is not there, or the other way round.
    LeftBehind,
    /// A time slice was not restored.
    SliceNotRestored,
    /// Time slices could not be read.
    SlicesUnread,
    /// Memory, threads or files of a process have grown.
    Growth,
    /// A client that came and went did not as it should.
    GuestFailed,
    /// A client alone on the card is slower than it was before.
    Slower,
}

impl Code {
    /// As in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Code::LevelNotReached => "level_not_reached",
            Code::MissedLaunches => "missed_launches",
            Code::WrongFunction => "wrong_function",
            Code::NotCompared => "not_compared",
            Code::OtherCard => "other_card",
            Code::ForeignProcess => "foreign_process",
            Code::BulkIdle => "bulk_idle",
            Code::GeneratorLate => "generator_late",
            Code::OutOfTime => "out_of_time",
            Code::BrokenOff => "broken_off",
            Code::Stuck => "stuck",
            Code::LeftBehind => "left_behind",
            Code::SliceNotRestored => "slice_not_restored",
            Code::SlicesUnread => "slices_unread",
            Code::Growth => "growth",
            Code::GuestFailed => "guest_failed",
            Code::Slower => "slower",
        }
    }
}

/// One of them, with where it was seen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Which.
    pub code: Code,
    /// Where, and how much.
    pub what: String,
}

/// All of them, each once.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(transparent)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Adds one.
    pub fn add(&mut self, code: Code, what: impl Into<String>) {
        let finding = Finding { code, what: what.into() };
        if !self.0.contains(&finding) {
            self.0.push(finding);
        }
    }

    /// Whether the figures stand.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All of them, in the order in which they were seen.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.0.iter()
    }
}

/// A figure with what bounds it, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// The figure.
    pub value: f64,
    /// Its lower bound.
    pub low: Option<f64>,
    /// Its upper bound.
    pub high: Option<f64>,
}

impl Estimate {
    /// What was not measured: it reaches no mark.
    pub const NONE: Self = Self { value: f64::NAN, low: None, high: None };
}

/// On which side of its mark a figure should be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Wanted {
    /// At most this.
    AtMost(f64),
    /// At least this.
    AtLeast(f64),
}

/// What came of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Reached.
    Met,
    /// Not reached.
    Missed,
}

/// Something that was to be reached.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Which figure.
    pub what: String,
    /// The figure.
    pub got: Estimate,
    /// What was wanted.
    pub wanted: Wanted,
    /// By the figure itself.
    pub outcome: Outcome,
    /// Whether both bounds of the figure say the same.
    pub certain: bool,
}

impl Bar {
    /// Holds a figure against its mark.
    pub fn new(what: impl Into<String>, got: Estimate, wanted: Wanted) -> Self {
        let reaches = |value: f64| match wanted {
            Wanted::AtMost(mark) => value <= mark,
            Wanted::AtLeast(mark) => value >= mark,
        };
        let met = reaches(got.value);
        let bounds = [got.low, got.high];
        let certain = bounds.iter().all(|bound| bound.is_some_and(|bound| reaches(bound) == met));
        let outcome = if met { Outcome::Met } else { Outcome::Missed };
        Self { what: what.into(), got, wanted, outcome, certain }
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, mark) = match self.wanted {
            Wanted::AtMost(mark) => ('≤', mark),
            Wanted::AtLeast(mark) => ('≥', mark),
        };
        let outcome = match (self.outcome, self.certain) {
            (Outcome::Met, true) => "met",
            (Outcome::Met, false) => "met, within its bounds not certain",
            (Outcome::Missed, true) => "MISSED",
            (Outcome::Missed, false) => "missed, within its bounds not certain",
        };
        let got = format!("{}", Short(self.got.value));
        write!(out, "{:<66} {got:>8} {sign} {:<6} {outcome}", self.what, Short(mark))
    }
}

/// A number in as few digits as say enough.
pub struct Short(pub f64);

impl fmt::Display for Short {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Short(value) = self;
        let digits = match value.abs() {
            100.0.. => 0,
            10.0.. => 1,
            _ => 3,
        };
        out.pad(&format!("{value:.digits$}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_certain_when_both_bounds_agree_with_the_figure() {
        let estimate = |low, value, high| Estimate { value, low: Some(low), high: Some(high) };
        let bar = |got| Bar::new("x", got, Wanted::AtMost(260.0));
        let outcome = |bar: Bar| (bar.outcome, bar.certain);
        assert_eq!(outcome(bar(estimate(240.0, 250.0, 260.0))), (Outcome::Met, true));
        assert_eq!(outcome(bar(estimate(240.0, 250.0, 261.0))), (Outcome::Met, false));
        assert_eq!(outcome(bar(estimate(259.0, 261.0, 270.0))), (Outcome::Missed, false));
        assert_eq!(outcome(bar(estimate(261.0, 262.0, 270.0))), (Outcome::Missed, true));
        let unbounded = Estimate { value: 1.0, low: None, high: None };
        assert_eq!(outcome(bar(unbounded)), (Outcome::Met, false));
        let share = Bar::new("y", estimate(0.90, 0.92, 0.93), Wanted::AtLeast(0.91));
        assert_eq!((share.outcome, share.certain), (Outcome::Met, false));
        assert_eq!(outcome(bar(Estimate::NONE)), (Outcome::Missed, false));
    }

    #[test]
    fn a_finding_is_kept_once() {
        let mut findings = Findings::default();
        findings.add(Code::OtherCard, "here");
        findings.add(Code::OtherCard, "here");
        findings.add(Code::OtherCard, "there");
        assert_eq!(findings.iter().count(), 2);
    }
}

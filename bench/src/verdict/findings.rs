//! What was found wrong, by code.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::record::{Mode, ModeRun};

/// Why a run is invalid. The letter and digit name the rule of evidence; what follows says how it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The two processes say that they were given different cards.
    OtherCard,
    /// The kernel or the ledger does not have both processes on one card, whatever they say.
    NotOnOneCard,
    /// Nobody below the processes could be asked who used the card.
    NoUsers,
    /// Under the preload, the two processes are not on one board.
    Boards,
    /// The preload is mapped where it must not be.
    ShimInNative,
    /// The positive control saw no bulk work on the urgent side's card.
    NoContention,
    /// The positive control was not measured, or too few times.
    NoCanary,
    /// Urgent and bulk ran one after the other.
    OneAfterTheOther,
    /// One side began late or ended early.
    StartOffset,
    /// Bulk paused inside the window.
    BulkIdle,
    /// Iterations do not have the same kernels in every mode.
    KernelsDiffer,
    /// Iterations do not have the same result in every mode.
    ChecksumsDiffer,
    /// Bulk does nothing between its iterations for longer than alone.
    HostGap,
    /// Bulk counts work that nobody below it saw.
    NotLaunched,
    /// The control on two cards is missing.
    NoApart,
    /// The control on two cards ran on one.
    ApartTogether,
    /// Most of the effect is there on two cards as well: it is the host's.
    HostEffect,
    /// The load is not the one stated.
    OfferedLoad,
    /// The generator of requests was late by itself.
    GeneratorLate,
    /// The halves of the windows disagree.
    Drift,
    /// The repeats disagree.
    Repeats,
    /// Too little was measured.
    TooFew,
    /// The windows began before both sides were warm.
    WarmUp,
    /// The software card could not keep its own time.
    HostTooSlow,
    /// Somebody else used the card.
    ForeignProcess,
    /// The preload is not mapped, or counted no launch.
    ShimNotLoaded,
    /// The preload counted fewer launches than were made.
    ShimMissedLaunches,
    /// A process under the preload was not scheduled at the level that its mode names.
    LevelNotReached,
}

impl Code {
    /// Every code.
    pub const ALL: [Self; 28] = [
        Self::OtherCard,
        Self::NotOnOneCard,
        Self::NoUsers,
        Self::Boards,
        Self::ShimInNative,
        Self::NoContention,
        Self::NoCanary,
        Self::OneAfterTheOther,
        Self::StartOffset,
        Self::BulkIdle,
        Self::KernelsDiffer,
        Self::ChecksumsDiffer,
        Self::HostGap,
        Self::NotLaunched,
        Self::NoApart,
        Self::ApartTogether,
        Self::HostEffect,
        Self::OfferedLoad,
        Self::GeneratorLate,
        Self::Drift,
        Self::Repeats,
        Self::TooFew,
        Self::WarmUp,
        Self::HostTooSlow,
        Self::ForeignProcess,
        Self::ShimNotLoaded,
        Self::ShimMissedLaunches,
        Self::LevelNotReached,
    ];

    /// The name in reports and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::OtherCard => "E1_other_card",
            Self::NotOnOneCard => "E1_not_on_one_card",
            Self::NoUsers => "E1_no_evidence",
            Self::Boards => "E1_boards",
            Self::ShimInNative => "E1_shim_in_native",
            Self::NoContention => "E2_no_contention",
            Self::NoCanary => "E2_no_canary",
            Self::OneAfterTheOther => "E3_one_after_the_other",
            Self::StartOffset => "E3_start_offset",
            Self::BulkIdle => "E3_bulk_idle",
            Self::KernelsDiffer => "E4_kernels_differ",
            Self::ChecksumsDiffer => "E4_checksums_differ",
            Self::HostGap => "E4_host_gap",
            Self::NotLaunched => "E4_not_launched",
            Self::NoApart => "E5_no_control",
            Self::ApartTogether => "E5_not_apart",
            Self::HostEffect => "E5_host_effect",
            Self::OfferedLoad => "offered_load",
            Self::GeneratorLate => "generator_late",
            Self::Drift => "drift",
            Self::Repeats => "repeats",
            Self::TooFew => "too_few",
            Self::WarmUp => "warm_up",
            Self::HostTooSlow => "host_too_slow",
            Self::ForeignProcess => "foreign_process",
            Self::ShimNotLoaded => "shim_not_loaded",
            Self::ShimMissedLaunches => "shim_missed_launches",
            Self::LevelNotReached => "level_not_reached",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// The mode, where it concerns one.
    pub mode: Option<Mode>,
    /// The repeat, where it concerns one.
    pub repeat: Option<u32>,
    /// What was seen, in words and numbers.
    pub why: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.code)?;
        if let Some(mode) = self.mode {
            write!(f, "{}", mode.name())?;
            if let Some(repeat) = self.repeat {
                write!(f, " #{repeat}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.why)
    }
}

/// What the rules have found so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
    notes: Vec<String>,
}

impl Findings {
    /// Something is wrong with the experiment as a whole.
    pub(super) fn overall(&mut self, code: Code, why: impl Into<String>) {
        self.found.push(Finding { code, mode: None, repeat: None, why: why.into() });
    }

    /// Something is wrong with all of one mode.
    pub(super) fn in_mode(&mut self, code: Code, mode: Mode, why: impl Into<String>) {
        self.found.push(Finding { code, mode: Some(mode), repeat: None, why: why.into() });
    }

    /// Something is wrong with one run.
    pub(super) fn in_run(&mut self, code: Code, run: &ModeRun, why: impl Into<String>) {
        self.found.push(Finding { code, mode: Some(run.mode), repeat: Some(run.repeat), why: why.into() });
    }

    /// Worth knowing, but decides nothing.
    pub(super) fn note(&mut self, note: impl Into<String>) {
        self.notes.push(note.into());
    }

    /// Whether nothing is wrong.
    pub(super) fn is_clean(&self) -> bool {
        self.found.is_empty()
    }

    /// Whether a code was found in a run.
    pub(super) fn has(&self, code: Code) -> bool {
        self.found.iter().any(|finding| finding.code == code)
    }

    /// Takes over what another has found.
    pub(super) fn append(&mut self, other: Self) {
        self.found.extend(other.found);
        self.notes.extend(other.notes);
    }

    pub(super) fn into_parts(self) -> (Vec<Finding>, Vec<String>) {
        (self.found, self.notes)
    }
}

//! Ways to spoil an experiment on purpose, each of which the verdict has to find out under its own code. Hidden options:
//! they are for tests, and for whoever wants to see the verdict at work.

use crate::protocol::Misbehaviour;

/// One way to spoil it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Fake {
    /// Bulk runs on another card.
    OtherCard,
    /// Bulk runs on another card that claims to be the same.
    OtherCardSameIdentity,
    /// One side runs after the other.
    Serial,
    /// Bulk is stopped for one second of the window.
    BulkStopped,
    /// Bulk sleeps for 5 % of each iteration.
    BulkSleeps,
    /// Bulk counts iterations without launching anything.
    BulkIdleCount,
    /// The urgent side issues 19 requests a second of a schedule of 20.
    SlowUrgent,
    /// Bulk starts eight seconds after the urgent side.
    LateStart,
    /// The preload is left out of the mode that is about it.
    NoShim,
}

impl Fake {
    /// Whether it needs nothing of the workers and the device.
    pub fn is_the_runners(self) -> bool {
        matches!(self, Fake::Serial | Fake::BulkStopped | Fake::LateStart)
    }

    /// What the bulk worker has to do for it.
    pub fn of_bulk(self) -> Option<Misbehaviour> {
        match self {
            Fake::BulkSleeps => Some(Misbehaviour::SleepsInIterations),
            Fake::BulkIdleCount => Some(Misbehaviour::CountsWithoutLaunching),
            _ => None,
        }
    }

    /// What the urgent worker has to do for it.
    pub fn of_urgent(self) -> Option<Misbehaviour> {
        (self == Fake::SlowUrgent).then_some(Misbehaviour::IssuesSlowly)
    }
}

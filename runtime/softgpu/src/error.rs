//! What can go wrong with a card.

use std::path::PathBuf;

use thiserror::Error;

use crate::model::Fault;

/// Why the card did not do what was asked.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A variable of the environment has a value that means nothing.
    #[error("{name}={value}: expected {expected}")]
    Setting {
        /// The variable.
        name: &'static str,
        /// Its value.
        value: String,
        /// What it may be.
        expected: &'static str,
    },
    /// There are fewer cards than that.
    #[error("no card {0}")]
    NoCard(u32),
    /// The file with the card's state is not one, or not ours.
    #[error("{path}: {reason}")]
    StateFile {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A card of that name runs already, with other settings.
    #[error("card {card} runs already with {runs}, not with {wanted}")]
    OtherCard {
        /// Its name.
        card: String,
        /// What it runs with.
        runs: String,
        /// What was asked for.
        wanted: String,
    },
    /// The program `softgpu-card` was not found or did not bring up the card.
    #[error("the card did not start: {0}")]
    NotStarted(String),
    /// As many clients as a card can have.
    #[error("the card has no room for another client")]
    NoClientLeft,
    /// The card is gone; whatever was pending will never complete.
    #[error("the card is lost")]
    CardLost,
    /// The queue has no room for these commands until earlier ones complete.
    #[error("the queue is full")]
    QueueFull,
    /// More commands at once than a queue can ever hold.
    #[error("more commands in one batch than a queue can hold")]
    BatchTooLong,
    /// No such queue, or another client's.
    #[error("no such queue")]
    NoQueue,
    /// All queues of the card are in use.
    #[error("the card has no queue left")]
    NoQueueLeft,
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::NoQueue => Self::NoQueue,
            Fault::NoQueueLeft => Self::NoQueueLeft,
            Fault::QueueFull => Self::QueueFull,
            Fault::Damaged => Self::CardLost,
        }
    }
}

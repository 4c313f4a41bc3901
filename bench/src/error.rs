//! Why an experiment could not be carried out. What an experiment *found* is a verdict, never an error.

use std::path::PathBuf;

/// Why there is no result.
#[derive(Debug, thiserror::Error)]
pub enum BenchError {
    /// The user ended it.
    #[error("interrupted: no result")]
    Interrupted,
    /// A part that belongs beside the executable is missing.
    #[error("{name} is not in {}: build the whole workspace (`cargo build --release`)", .looked.display())]
    Missing {
        /// The file.
        name: &'static str,
        /// Where it should be.
        looked: PathBuf,
    },
    /// An option that means nothing here.
    #[error("{0}")]
    Usage(String),
    /// A worker failed, said something else than asked, or nothing in time.
    #[error("the {role} worker {what}")]
    Worker {
        /// Which.
        role: &'static str,
        /// What it did.
        what: String,
    },
    /// A file could not be read or written, a process not started.
    #[error("{what}: {source}")]
    Io {
        /// What was to be done.
        what: String,
        /// Why it was not.
        source: std::io::Error,
    },
}

impl BenchError {
    /// The process's exit status: 2 for what the user has to change, 130 after an interruption as shells have it.
    pub fn exit_code(&self) -> u8 {
        match self {
            BenchError::Interrupted => 130,
            BenchError::Usage(_) | BenchError::Missing { .. } => 2,
            BenchError::Worker { .. } | BenchError::Io { .. } => 1,
        }
    }
}

/// Says what was being done when the system said no.
pub trait Doing<T> {
    /// Names the action.
    ///
    /// # Errors
    /// [`BenchError::Io`] in place of the plain error.
    fn doing(self, what: impl Into<String>) -> Result<T, BenchError>;
}

impl<T> Doing<T> for std::io::Result<T> {
    fn doing(self, what: impl Into<String>) -> Result<T, BenchError> {
        self.map_err(|source| BenchError::Io { what: what.into(), source })
    }
}

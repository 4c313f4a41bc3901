//! The user's Ctrl-C: noticed between two steps, so that workers are ended and folders removed before the program is.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use crate::error::BenchError;

/// How often a waiting runner looks.
const LOOK: Duration = Duration::from_millis(50);

/// Whether the user wants the experiment to end.
#[derive(Clone, Debug, Default)]
pub struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens to SIGINT, SIGTERM and SIGHUP from now on. A second listener in one process hears nothing.
    pub fn listen() -> Self {
        let interrupt = Self::default();
        let heard = interrupt.clone();
        let _ = ctrlc::set_handler(move || heard.0.store(true, Relaxed));
        interrupt
    }

    /// An error if the user wants to end.
    ///
    /// # Errors
    /// [`BenchError::Interrupted`].
    pub fn check(&self) -> Result<(), BenchError> {
        if self.0.load(Relaxed) { Err(BenchError::Interrupted) } else { Ok(()) }
    }

    /// Sleeps, but no longer than the user wants.
    ///
    /// # Errors
    /// [`BenchError::Interrupted`].
    pub fn sleep(&self, time: Duration) -> Result<(), BenchError> {
        let until = Instant::now() + time;
        loop {
            self.check()?;
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(());
            }
            std::thread::sleep(left.min(LOOK));
        }
    }
}

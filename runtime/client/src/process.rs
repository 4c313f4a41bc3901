//! The whole process as one client, for programs whose launches are made by libraries.

use hipreempt_board::Priority;

use crate::client::{Client, Stats};
use crate::error::{ClientError, OpenError};
use crate::gpu::Gpu;
use crate::preload::Preload;

/// Why a process cannot mark its requests.
#[derive(Debug, thiserror::Error)]
pub enum ProcessError {
    /// There is no GPU.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// There is, and no client can be made of it.
    #[error(transparent)]
    Client(#[from] ClientError),
}

/// The process as a whole, on one GPU.
///
/// Under `hipreempt run` this is the preload's own client: requests and priority are those of everything that the process
/// launches. Without a preload it is a client that launches nothing: others give way while a request is open, but what the
/// process launches itself is not held.
///
/// ```
/// use hipreempt::{Priority, Process};
///
/// if let Ok(process) = Process::open(0, None) {
///     process.set_priority(Priority::HIGH);
///     let token = process.begin();
///     // … serve the request, by whatever library …
///     process.end(token);
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Process(Who);

#[derive(Clone, Debug)]
enum Who {
    Preloaded { preload: Preload, device: i32 },
    Own(Client),
}

impl Process {
    /// Finds the preload's client, or makes one. `None`: as urgent as `HIPREEMPT_PRIORITY` says, or normal.
    ///
    /// # Errors
    /// [`ProcessError`] without a preload, where there is no GPU. Under a preload no GPU is opened or asked.
    pub fn open(index: usize, priority: Option<Priority>) -> Result<Self, ProcessError> {
        let Some(preload) = Preload::find() else {
            let priority = priority.unwrap_or_else(priority_of_environment);
            return Ok(Self(Who::Own(Gpu::open(index)?.client(priority)?)));
        };
        if let Some(priority) = priority {
            preload.set_priority(priority);
        }
        Ok(Self(Who::Preloaded { preload, device: i32::try_from(index).unwrap_or(i32::MAX) }))
    }

    /// Whether a preload schedules this process.
    #[must_use]
    pub fn is_preloaded(&self) -> bool {
        matches!(self.0, Who::Preloaded { .. })
    }

    /// A request begins. The token is for [`Process::end`]; 0 where there is nothing to schedule yet.
    #[must_use]
    pub fn begin(&self) -> u64 {
        match &self.0 {
            Who::Preloaded { preload, device } => preload.begin(*device),
            Who::Own(client) => client.begin_token(),
        }
    }

    /// The request ends. Any token is safe to pass, also twice.
    pub fn end(&self, token: u64) {
        match &self.0 {
            Who::Preloaded { preload, device } => preload.end(*device, token),
            Who::Own(client) => client.end_token(token),
        }
    }

    /// Changes how urgent the process is.
    pub fn set_priority(&self, priority: Priority) {
        match &self.0 {
            Who::Preloaded { preload, .. } => preload.set_priority(priority),
            Who::Own(client) => client.set_priority(priority),
        }
    }

    /// What was counted; all zero before the first launch.
    #[must_use]
    pub fn stats(&self) -> Stats {
        match &self.0 {
            Who::Preloaded { preload, device } => preload.stats(*device).unwrap_or_default(),
            Who::Own(client) => client.stats(),
        }
    }
}

/// As a preload would read it; what makes no sense is normal.
fn priority_of_environment() -> Priority {
    let text = std::env::var(hipreempt_shim::settings::PRIORITY).unwrap_or_default();
    text.parse().unwrap_or_default()
}

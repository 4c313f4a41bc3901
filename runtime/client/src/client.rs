//! Clients: who is scheduled, how urgent, and what came of it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use hipreempt_board::Priority;
use hipreempt_shim::control;
use hipreempt_shim::embed::Member;

use crate::error::{CallError, ClientError};
use crate::gpu::Gpu;
use crate::stream::Stream;

/// How a client's launches are scheduled.
///
/// Level 3 (suspending running kernels) is a process's, not a client's: start the program under `hipreempt run` for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not at all: launches pass at once, and hold nobody.
    Off,
    /// Level 1: a launch is held while somebody more urgent is active on the GPU.
    Hold,
}

/// Somebody who is scheduled on a GPU: its streams, its requests and its priority.
///
/// Clients of one user on one GPU give way to each other by priority, in one process or several, whether those use this
/// crate or run under `hipreempt run`. While a client of higher priority is active (it has work on the GPU, or a request
/// is open), launches on the streams of others wait. They wait on the launching thread, and for 200 ms at most; every
/// client keeps 2 % of the GPU. The variables of the README (`HIPREEMPT_HOLD_MAX_MS` and the like) are in force;
/// `HIPREEMPT_PRIORITY` is not.
///
/// Where the process runs under a preload, that schedules what others in the process launch; launches on this client's
/// streams are this client's alone.
///
/// Clones are the same client. It ends when the last clone and the last of its streams are dropped: whatever it still
/// has on the GPU goes on, and holds nobody any more. So does the end of the process, however it comes. In a forked child
/// a client is of no use, as no GPU is.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let Ok(gpu) = hipreempt::Gpu::open(0) else { return Ok(()) };
/// use hipreempt::Priority;
///
/// let server = gpu.client(Priority::HIGH)?;
/// let trainer = gpu.client(Priority::LOW)?;
/// {
///     let _turn = server.begin();
///     // … what `trainer` launches on its streams waits …
/// }
/// assert!(!trainer.stats().active);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client(Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) gpu: Gpu,
    /// `None` while it is being dropped.
    member: Option<Member>,
}

impl Shared {
    pub(crate) fn member(&self) -> &Member {
        self.member.as_ref().expect("there until it is dropped")
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        // The engine's own events are destroyed where they were made.
        let entered = self.gpu.enter();
        self.member = None;
        drop(entered);
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Client").field("gpu", &self.0.gpu).field("priority", &self.priority()).finish()
    }
}

impl Client {
    pub(crate) fn new(gpu: Gpu, priority: Priority) -> Result<Self, ClientError> {
        let member = {
            let _entered = gpu.enter()?;
            Member::join(gpu.engine(), gpu.index() as i32, priority)?
        };
        Ok(Self(Arc::new(Shared { gpu, member: Some(member) })))
    }

    /// The GPU that it is a client of.
    #[must_use]
    pub fn gpu(&self) -> &Gpu {
        &self.0.gpu
    }

    /// A request begins: until the turn is dropped this client is active, also in the gaps between its launches. A guess
    /// from the launches alone is made without it.
    ///
    /// A turn is a hint. It lapses 20 ms after its begin if nothing was launched, and when its thread ends without
    /// dropping it; and others stop waiting for a client that gets nothing done for a second.
    #[inline]
    #[must_use = "the request ends when the turn is dropped"]
    pub fn begin(&self) -> Turn<'_> {
        Turn { client: self, token: self.begin_token() }
    }

    /// [`Client::begin`] for callers that cannot keep a guard: the token is for [`Client::end_token`]. 0 where the client
    /// is not scheduled, or more than 64 turns are open.
    #[inline]
    #[must_use]
    pub fn begin_token(&self) -> u64 {
        self.0.member().begin()
    }

    /// The request of this token ends. Tokens that were ended already, or are none, do nothing.
    #[inline]
    pub fn end_token(&self, token: u64) {
        self.0.member().end(token);
    }

    /// How urgent it is. `hipreempt set` changes it, too.
    #[must_use]
    pub fn priority(&self) -> Priority {
        self.0.member().priority()
    }

    /// Changes how urgent it is. Launches that wait look again at once. Streams keep the priority that they have on the
    /// card.
    pub fn set_priority(&self, priority: Priority) {
        self.0.member().set_priority(priority);
    }

    /// Changes how its launches are scheduled, from the next one on.
    pub fn set_level(&self, level: Level) {
        self.0.member().set_scheduled(level == Level::Hold);
    }

    /// How its launches are scheduled. [`Level::Off`] also where the environment says so, and after the board was removed
    /// (a logout can do that): then make a new client.
    #[must_use]
    pub fn level(&self) -> Level {
        if self.0.member().is_scheduled() { Level::Hold } else { Level::Off }
    }

    /// What it has counted.
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.0.member().stats().into()
    }

    /// Makes a stream of this client. On the card it has the greatest priority if the client's is above normal, and the
    /// least if it is below.
    ///
    /// # Errors
    /// [`CallError`] where the library makes none.
    pub fn stream(&self) -> Result<Stream, CallError> {
        let handle = self.0.gpu.enter()?.create_stream(self.priority())?;
        Ok(Stream::new(self.0.clone(), handle))
    }
}

/// A request is open, until this is dropped.
#[derive(Debug)]
pub struct Turn<'client> {
    client: &'client Client,
    token: u64,
}

impl Drop for Turn<'_> {
    #[inline]
    fn drop(&mut self) {
        self.client.end_token(self.token);
    }
}

/// What a client has counted since it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// How urgent it is now.
    pub priority: Priority,
    /// Whether it is active: others less urgent wait for it.
    pub active: bool,
    /// Launches handed to the driver.
    pub launches: u64,
    /// Times that a launch had to wait for somebody more urgent.
    pub preemptions: u64,
    /// How long launches have waited, summed over threads.
    pub held: Duration,
    /// Launches that went on because they had waited for as long as one may, or to keep the client's share.
    pub passed_after_limit: u64,
}

impl From<control::Stats> for Stats {
    fn from(stats: control::Stats) -> Self {
        Self {
            priority: Priority(stats.priority),
            active: stats.active != 0,
            launches: stats.launches,
            preemptions: stats.holds,
            held: Duration::from_micros(stats.held_us),
            passed_after_limit: stats.passed_after_limit,
        }
    }
}

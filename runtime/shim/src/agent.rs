//! Level 3: the thread in each process that changes how long its own hardware queues run before another's turn.
//!
//! It begins once the program's first launch has returned, since the driver library sets slices of its own until then;
//! whenever the driver library does so later, that is the original from then on, and ours is set again. While the
//! queues give way by their slices, the gate is open for this client (`Client::give_way_by_slice`), so launches cost
//! what they cost alone. Who is active is read from the board: a launching thread never wakes anybody for this.
//!
//! The original slices are restored whenever the reason for others ends: the last more urgent client leaves, the
//! engine ends, the process exits. A process that is killed leaves nothing to restore, because its queues and their
//! slices die with it; a forked child has none of its parent's queues and touches none. After refusals the agent stops
//! for good, and the client is held as at level 1.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Mutex, TryLockError};
use std::time::Duration;

use hipreempt_board::{Board, Effect, Watch, Why};
use hipreempt_core::slices::{Orders, Scene, Slices};
use hipreempt_driver::Platform;
use hipreempt_driver::nvidia::{Group, Kernel, Refusal, Transport, host, tap};

use crate::client::{Client, RETIRED};
use crate::engine::{self, guarded, lock};
use crate::lookout::Lookout;
use crate::monitor::SignalsBlocked;
use crate::platform::platform;
use crate::say::say;
use crate::settings::Level;
use crate::suspender;
use crate::thread;
use crate::time::{FineSlack, now_ns};

/// Between two looks while the next orders depend on activity that may begin at any moment.
const ATTENTIVE_LOOK: Duration = Duration::from_micros(150);
/// Between two looks otherwise.
const LOOK: Duration = Duration::from_millis(20);
/// Refusals in a row after which nothing more is asked of the driver.
const REFUSALS_MAX: u32 = 3;
/// The process's end waits this long at most for a call of the agent that is on its way.
pub(crate) const END_WAITS_NS: u64 = 50_000_000;

/// What a client's threads know of its agent.
#[derive(Debug)]
pub(crate) struct Suspension {
    /// Held while the agent looks and makes its calls to the kernel; never waited for by a launching thread.
    queues: Mutex<Queues<Kernel>>,
    /// A question of the agent to the monitor: has this client work on the card?
    question: AtomicU32,
    /// Calls about time slices that the kernel driver has accepted.
    pub(crate) calls: AtomicU64,
}

const NO_QUESTION: u32 = 0;
const ASKED: u32 = 1;
const HAS_WORK: u32 = 2;
const IDLE: u32 = 3;

impl Suspension {
    pub(crate) fn new() -> Self {
        Self {
            queues: Mutex::new(Queues::new(Kernel)),
            question: AtomicU32::new(NO_QUESTION),
            calls: AtomicU64::new(0),
        }
    }

    /// Whether the agent wants to know whether work of the client waits on the card.
    pub(crate) fn is_asked(&self) -> bool {
        self.question.load(Ordering::Relaxed) == ASKED
    }

    /// The monitor's answer.
    pub(crate) fn answer(&self, has_work: bool) {
        self.question.store(if has_work { HAS_WORK } else { IDLE }, Ordering::Relaxed);
    }

    /// Nobody asks any more.
    pub(crate) fn forget(&self) {
        self.question.store(NO_QUESTION, Ordering::Relaxed);
    }

    /// The answer, if there is one; else asks.
    pub(crate) fn has_work(&self) -> Option<bool> {
        match self.question.load(Ordering::Relaxed) {
            NO_QUESTION => {
                self.question.store(ASKED, Ordering::Relaxed);
                None
            }
            ASKED => None,
            answer => {
                self.question.store(NO_QUESTION, Ordering::Relaxed);
                Some(answer == HAS_WORK)
            }
        }
    }

    /// Restores the original slices when the process ends, and keeps the agent from changing them again.
    pub(crate) fn end(&self) {
        let until_ns = now_ns() + END_WAITS_NS;
        loop {
            match self.queues.try_lock() {
                Ok(mut queues) => return queues.end(),
                Err(TryLockError::Poisoned(poisoned)) => return poisoned.into_inner().end(),
                Err(TryLockError::WouldBlock) if now_ns() >= until_ns => return,
                Err(TryLockError::WouldBlock) => std::thread::yield_now(),
            }
        }
    }
}

/// Starts the agent of a client, where level 3 may work.
pub(crate) fn start(client: &'static Client) {
    let level = client.engine.settings.level;
    let possible = match level {
        Level::Zero | Level::One => Err(Why::Asked),
        Level::Three if platform() != Platform::Cuda => return suspender::start(client),
        Level::Auto if platform() != Platform::Cuda => Err(Why::NotNvidia),
        Level::Three => Ok(()),
        Level::Auto => remembered(client.board(), &client.engine.settings.directory),
    };
    if let Err(why) = possible {
        return stay_at_level_1(client, why);
    }
    client.seat().set_level(1, Why::Starting);
    let blocked = SignalsBlocked::begin();
    let spawned = std::thread::Builder::new()
        .name("hipreempt-slice".into())
        .stack_size(256 * 1024)
        .spawn(move || guarded(|| Agent::new(client).run()));
    drop(blocked);
    if let Err(error) = spawned {
        say!("no thread to change time slices with ({error}); this process is scheduled at level 1");
    }
}

/// Whether the effect of level 3 was measured on this GPU with this driver, and programs are not in MPS.
fn remembered(board: &Board, directory: &std::path::Path) -> Result<(), Why> {
    if host::mps_is_running() {
        return Err(Why::Mps);
    }
    let recalled = host::driver_version().and_then(|driver| {
        let recalled = Effect::recall(directory, board.key()?, &driver);
        recalled.inspect_err(|error| say!("{error}; level 3 is not used")).ok().flatten()
    });
    match recalled {
        None => Err(Why::Unproven),
        Some(effect) if effect.is_proven() => Ok(()),
        Some(_) => Err(Why::NoEffect),
    }
}

/// Says so where the user asked for more.
pub(crate) fn stay_at_level_1(client: &'static Client, why: Why) {
    client.give_way_by_slice(false);
    client.seat().set_level(1, why);
    if client.engine.settings.level == Level::Three {
        say!("level 3 does not work for this process: {why}; it is scheduled at level 1");
    }
}

/// The thread's own state.
struct Agent {
    client: &'static Client,
    rule: Slices,
    lookout: Lookout,
    watch: Watch,
    /// Whether the queues of this client give way by their slices now.
    armed: bool,
}

impl Agent {
    fn new(client: &'static Client) -> Self {
        let rule = Slices::new(&client.engine.settings.slices);
        Self { client, rule, lookout: Lookout::new(), watch: Watch::new(), armed: false }
    }

    fn run(mut self) {
        // Restores also where a panic unwinds from here.
        let _restores = Restores(self.client);
        let _slack = FineSlack::begin();
        thread::here(|thread| {
            let _inside = thread.inside();
            while self.is_wanted() {
                match self.look() {
                    Ok(attentive) => std::thread::sleep(if attentive { ATTENTIVE_LOOK } else { LOOK }),
                    Err(why) => return stay_at_level_1(self.client, why),
                }
            }
        });
    }

    fn is_wanted(&self) -> bool {
        std::ptr::eq(engine::running(), self.client.engine) && !self.client.attention.has(RETIRED)
    }

    /// One look at the board and at the queues. Returns whether to look again soon.
    fn look(&mut self) -> Result<bool, Why> {
        if self.client.launches() == 0 {
            return Ok(false);
        }
        let mut queues = lock(&self.client.suspension.queues);
        let first = !queues.has_begun();
        if queues.refresh(tap::epoch(), tap::groups())? {
            self.arm(!queues.is_empty());
        }
        if first && queues.is_empty() {
            return Err(Why::NoQueue);
        }
        let now_ns = now_ns();
        let scene = self.scene(now_ns);
        let suspension = &self.client.suspension;
        let submitted = self.client.submitted();
        let orders = self.rule.look(&scene, submitted, || suspension.has_work(), now_ns);
        queues.obey(orders)?;
        suspension.calls.store(queues.calls, Ordering::Relaxed);
        Ok(orders.attentive)
    }

    fn scene(&mut self, now_ns: u64) -> Scene {
        let (seat, board) = (self.client.seat(), self.client.board());
        let above = seat.higher().load(Ordering::Relaxed);
        let claims = board.active().load(Ordering::Acquire) & above;
        let above_active = claims != 0 && seat.blockers(claims, &mut self.watch, now_ns / 1_000) != 0;
        self.lookout.scene(|| board.clients(), seat.slot(), above_active, now_ns)
    }

    /// The queues are the agent's from now on, or there are none for the moment.
    fn arm(&mut self, armed: bool) {
        if self.armed != armed {
            self.armed = armed;
            self.client.give_way_by_slice(armed);
            let why = match (armed, self.client.engine.settings.level) {
                (false, _) => Why::Starting,
                (true, Level::Auto) => Why::Proven,
                (true, _) => Why::Asked,
            };
            self.client.seat().set_level(if armed { 3 } else { 1 }, why);
        }
    }
}

struct Restores(&'static Client);

impl Drop for Restores {
    fn drop(&mut self) {
        self.0.suspension.end();
    }
}

/// The hardware queues of this process, and what was asked of the driver about each.
#[derive(Debug)]
struct Queues<T> {
    transport: T,
    queues: Vec<Queue<T>>,
    epoch: Option<u64>,
    refusals: u32,
    calls: u64,
    ended: bool,
}

#[derive(Debug)]
struct Queue<T> {
    group: Group<T>,
    original_us: u64,
    slice_us: u64,
    /// How often the driver library had set the slice when `original_us` was read.
    driver_sets: u32,
}

impl<T: Transport + Copy> Queues<T> {
    fn new(transport: T) -> Self {
        Self { transport, queues: Vec::new(), epoch: None, refusals: 0, calls: 0, ended: false }
    }

    fn has_begun(&self) -> bool {
        self.epoch.is_some()
    }

    fn is_empty(&self) -> bool {
        self.queues.is_empty()
    }

    /// Takes note of queues that have come and gone, and of slices that the driver library has set. Returns whether
    /// anything may have changed.
    fn refresh(&mut self, epoch: u64, known: impl Iterator<Item = tap::Known>) -> Result<bool, Why> {
        if self.epoch == Some(epoch) {
            return Ok(false);
        }
        let known: Vec<tap::Known> = known.collect();
        if known.iter().any(|group| group.device() != known[0].device()) {
            self.restore();
            return Err(Why::SeveralGpus);
        }
        self.queues.retain(|queue| known.contains(queue.group.known()));
        for queue in &mut self.queues {
            queue.note_driver_sets();
        }
        let new: Vec<_> = known
            .into_iter()
            .filter(|group| self.queues.iter().all(|queue| queue.group.known() != group))
            .collect();
        for group in new {
            match Queue::take(Group::new(group, self.transport)) {
                Ok(queue) => self.queues.push(queue),
                Err(refusal) if refusal.is_end() => {}
                Err(refusal) => return Err(self.refused(refusal)),
            }
        }
        self.epoch = Some(epoch);
        Ok(true)
    }

    /// Gives every queue the slice of these orders, and switches it out where they say so.
    fn obey(&mut self, orders: Orders) -> Result<(), Why> {
        if self.ended {
            return Ok(());
        }
        let mut refused = None;
        let mut calls = 0;
        self.queues.retain_mut(|queue| match queue.obey(orders, &mut calls) {
            Ok(()) => true,
            Err(refusal) if refusal.is_end() => false,
            Err(refusal) => {
                refused = Some(refusal);
                true
            }
        });
        self.calls += calls;
        let Some(refusal) = refused else {
            self.refusals = 0;
            return Ok(());
        };
        self.refusals += 1;
        if self.refusals < REFUSALS_MAX { Ok(()) } else { Err(self.refused(refusal)) }
    }

    fn refused(&mut self, refusal: Refusal) -> Why {
        tracing::warn!(%refusal, "time slices");
        self.end();
        Why::Refused
    }

    /// Restores the original slices, and leaves them alone from now on.
    fn end(&mut self) {
        self.restore();
        self.ended = true;
    }

    fn restore(&mut self) {
        for queue in &mut self.queues {
            queue.restore();
        }
        self.queues.clear();
    }
}

impl<T: Transport> Queue<T> {
    /// Reads the slice that the driver library chose, and sets it again, to see that that is accepted.
    fn take(group: Group<T>) -> Result<Self, Refusal> {
        let driver_sets = group.known().driver_sets().0;
        let original_us = group.slice_us()?;
        group.set_slice_us(original_us)?;
        let mut queue = Self { group, original_us, slice_us: original_us, driver_sets };
        // The driver library may have set another one in between.
        queue.note_driver_sets();
        Ok(queue)
    }

    fn note_driver_sets(&mut self) {
        let (sets, slice_us) = self.group.known().driver_sets();
        if sets != self.driver_sets {
            self.driver_sets = sets;
            (self.original_us, self.slice_us) = (slice_us, slice_us);
        }
    }

    fn obey(&mut self, orders: Orders, calls: &mut u64) -> Result<(), Refusal> {
        let slice_us = orders.slice.us(self.original_us);
        if slice_us != self.slice_us {
            self.group.set_slice_us(slice_us)?;
            self.slice_us = slice_us;
            *calls += 1;
        }
        if orders.preempt {
            self.group.preempt()?;
            *calls += 1;
        }
        Ok(())
    }

    fn restore(&mut self) {
        if self.slice_us != self.original_us && self.group.set_slice_us(self.original_us).is_ok() {
            self.slice_us = self.original_us;
        }
    }
}

#[cfg(test)]
#[path = "agent_tests.rs"]
mod tests;

//! Calls of a held client that have returned to the program and are still to be made: the held queue.
//!
//! ```text
//! program → export → entry ─ gate closed ─→ capture (here) ─→ returns to the program
//!                                               ↓ in order
//!                            agent thread → hold → window → claim → real function
//! ```
//!
//! One queue a client, in the order of the calls, whatever their streams. What cannot be kept waits until everything
//! kept has been made (`fence`), and goes the direct way; so does every call once the gate is open. While a queue is not
//! empty every launch of the process takes the slow path (`QUEUED`), so the direct path opens only when all that was kept
//! is with the driver. The agent makes kept calls as a thread of the program would have made them: held, windowed,
//! claimed.
//!
//! An error of a kept call is the program's to see at its next synchronisation, as HIP's own asynchronous errors are.
//!
//! Nothing is ever lost: after a fault of the engine, at the end of the process and when the seat is gone, what is kept
//! is made without being held. A forked child has none of its parent's queues, and never looks at them.

mod call;
pub(crate) mod layouts;
mod ring;

use std::collections::HashMap;
use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::client::{Client, RETIRED};
use crate::engine::{self, Engine, guarded, lock};
use crate::entry::{self, Held, Needs, Work, in_engine};
use crate::exempt;
use crate::monitor::SignalsBlocked;
use crate::say::say;
use crate::settings::Hold;
use crate::streams::{self, Scope, is_per_thread};
use crate::thread::{self, Record, Thread};
use crate::time::FineSlack;

use hipreempt_driver::Gpu;

use call::Arguments;
pub(crate) use call::{ByValue, Launch};
use ring::{Front, Ring};

/// Room for kept calls: some forty thousand launches. Whoever finds none waits.
const RING_BYTES: usize = 8 << 20;
/// At the end of the process, what is kept has so long to be made.
const END_WAITS: Duration = Duration::from_secs(2);
/// Work-items of a workgroup, and bytes of its dynamic local memory, that every AMD GPU takes
/// (`hipDeviceProp_t::maxThreadsPerBlock`, `sharedMemPerBlock`). A launch that asks for more is not kept: HIP refuses it
/// in the call itself.
const WORKGROUP_MAX: u64 = 1024;
const SHARED_BYTES_MAX: u64 = 64 << 10;
/// Work-items along one dimension: HIP refuses 2³² (`hipModuleLaunchKernel` in its documentation), and none is so close
/// to that by intent.
const ITEMS_MAX: u64 = 1 << 31;

/// Calls of this process go past the preload: those of the crate `hipreempt`, which is a scheduler of its own.
static BYPASSED: AtomicBool = AtomicBool::new(false);

/// The held queue of one client.
pub(crate) struct HeldQueue {
    /// Kept calls that have not been made. Written under the lock.
    backlog: AtomicUsize,
    /// Calls kept so far.
    pub(crate) kept: AtomicUsize,
    /// The least backlog that a call has met at an open gate since it was closed.
    least: AtomicUsize,
    /// The process ends: nothing is held any more.
    ending: AtomicBool,
    state: Mutex<State>,
    /// Rung for the agent when there is something to make.
    arrived: Condvar,
    /// Rung for waiting threads when the last call of a stream, of an event or of all was made.
    made: Condvar,
}

struct State {
    ring: Option<Ring>,
    agent: Agent,
    /// Kept calls of each stream that has any.
    streams: Vec<(u64, u32)>,
    /// Kept records of each event that has any.
    events: HashMap<usize, u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Agent {
    NotYet,
    Running,
    /// There is none, and nothing may be kept.
    Impossible,
}

impl std::fmt::Debug for HeldQueue {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "HeldQueue({})", self.backlog())
    }
}

impl HeldQueue {
    pub(crate) fn new() -> Self {
        Self {
            backlog: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
            least: AtomicUsize::new(usize::MAX),
            ending: AtomicBool::new(false),
            state: Mutex::new(State {
                ring: None,
                agent: Agent::NotYet,
                streams: Vec::new(),
                events: HashMap::new(),
            }),
            arrived: Condvar::new(),
            made: Condvar::new(),
        }
    }

    /// Kept calls that have not been made.
    pub(crate) fn backlog(&self) -> usize {
        self.backlog.load(Ordering::Acquire)
    }

    /// Whether one more call may join those that are kept, or has to wait for them: at an open gate only while they become
    /// fewer from call to call. So a program that is slower than the agent never stands still, and one that is not gets
    /// back to the direct path.
    pub(crate) fn takes_more(&self, closed: bool) -> bool {
        if closed {
            self.least.store(usize::MAX, Ordering::Relaxed);
            return true;
        }
        let backlog = self.backlog();
        backlog < self.least.swap(backlog, Ordering::Relaxed)
    }

    /// Waits until nothing that `waits` names is kept.
    fn fence(&self, waits: Waits) {
        let mut state = lock(&self.state);
        while self.backlog() > 0 && state.has_any_of(waits) {
            state = self.made.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// The same until `deadline`; whether nothing is left.
    fn fence_until(&self, deadline: Instant) -> bool {
        let mut state = lock(&self.state);
        while self.backlog() > 0 {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return false;
            }
            state = self.made.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }
}

/// The calling thread goes past the preload, to work that may depend on anything that is kept, and that no fence sees: so
/// nothing is kept from now on, and what is kept goes first.
pub(crate) fn bypassed(thread: &Thread) {
    if !BYPASSED.load(Ordering::Relaxed) && !BYPASSED.swap(true, Ordering::Relaxed) {
        show_hold(thread);
    }
    // Each time: another thread may have been about to keep a call at the first.
    fence(thread, Waits::All);
}

#[cold]
fn show_hold(thread: &Thread) {
    in_engine(thread, || {
        let clients = engine::get_running().into_iter().flat_map(Engine::clients);
        clients.for_each(|client| client.seat().set_hold(in_force(client.engine).as_shown()));
    });
}

/// What a closed gate of this engine holds now.
pub(crate) fn in_force(engine: &Engine) -> Hold {
    if BYPASSED.load(Ordering::Relaxed) { Hold::Thread } else { engine.settings.hold }
}

/// Whether a call can be made by another thread, later.
pub(crate) fn is_keepable(work: &Work, engine: &Engine) -> bool {
    if in_force(engine) == Hold::Thread {
        return false;
    }
    let special = match work.held {
        Held::Kernel { function, .. } => exempt::is_exempt(function),
        Held::Record(event) => engine.is_interprocess(event),
        _ => false,
    };
    !special && !is_per_thread(work.stream.id())
}

/// Keeps a call by its values; `false` where it cannot be kept.
pub(crate) fn keep_call(client: &'static Client, work: &Work, needs: Needs, call: impl ByValue) -> bool {
    keep(client, work, needs, |ring| call::keep(ring, *work, call))
}

/// Keeps a launch with its arguments as they are now; `false` where it cannot be kept.
///
/// # Safety
/// `params` or `extra` holds the arguments as HIP takes them.
pub(crate) unsafe fn keep_launch(
    client: &'static Client,
    work: &Work,
    shared_bytes: u64,
    params: *mut *mut c_void,
    extra: *mut *mut c_void,
    launch: impl Launch,
) -> bool {
    let Held::Kernel { function, grid, block } = work.held else { return false };
    if !is_plausible(grid, block) || shared_bytes > SHARED_BYTES_MAX {
        return false;
    }
    // SAFETY: the caller's promise.
    let Some(arguments) = (unsafe { arguments(function, params, extra) }) else { return false };
    // SAFETY: the caller waits for this, so its arguments are there.
    keep(client, work, Needs::Nothing, |ring| unsafe { call::keep_launch(ring, *work, arguments, launch) })
}

/// Whether every GPU takes a launch of this shape.
fn is_plausible(grid: [u32; 3], block: [u32; 3]) -> bool {
    let items = |of: [u32; 3]| of.into_iter().map(u64::from).try_fold(1, u64::checked_mul);
    let fits = |(groups, items): (u32, u32)| u64::from(groups) * u64::from(items) < ITEMS_MAX;
    grid.into_iter().all(|groups| groups > 0)
        && grid.into_iter().zip(block).all(fits)
        && items(block).is_some_and(|items| (1..=WORKGROUP_MAX).contains(&items))
}

/// # Safety
/// As [`keep_launch`].
unsafe fn arguments(function: usize, params: *mut *mut c_void, extra: *mut *mut c_void) -> Option<Arguments> {
    // A function without a layout may be none at all.
    let layout = layouts::of(function)?;
    match (params.is_null(), extra.is_null()) {
        // SAFETY: the caller's promise.
        (true, false) => unsafe { Arguments::of_extra(extra) },
        (_, true) => {
            let complete = layout.arguments.is_empty() || !params.is_null();
            complete.then_some(Arguments::Each(params, layout))
        }
        // HIP refuses both at once.
        (false, false) => None,
    }
}

/// Whether the library knows what a call works with.
fn exists(gpu: &Gpu, work: &Work, needs: Needs) -> bool {
    let stream = streams::handle(work.stream.id());
    gpu.is_stream(stream)
        && match needs {
            Needs::Nothing => true,
            Needs::Event(event) => gpu.is_event(event),
            Needs::Memory(one, other) => [one, other].into_iter().all(|address| gpu.is_pinned(address)),
            Needs::Handle(handle) => handle != 0,
        }
}

/// Writes a call into the client's queue, unless the library would refuse it.
fn keep(client: &'static Client, work: &Work, needs: Needs, write: impl FnOnce(&mut Ring) -> bool) -> bool {
    let queue = &client.held;
    let known = lock(&queue.state).knows(work, needs);
    if !known && client.engine.ask(|gpu| exists(gpu, work, needs)) != Some(true) {
        return false;
    }
    let mut state = lock(&queue.state);
    if !state.has_agent(client) || !write(state.ring.get_or_insert_with(|| Ring::new(RING_BYTES))) {
        return false;
    }
    state.count(work);
    queue.kept.fetch_add(1, Ordering::Relaxed);
    if queue.backlog.fetch_add(1, Ordering::AcqRel) == 0 {
        // Before this call returns: whoever the program tells of it must not find the direct path open.
        engine::note_held(client.engine, 1);
        queue.arrived.notify_one();
    }
    true
}

impl State {
    fn has_agent(&mut self, client: &'static Client) -> bool {
        if self.agent == Agent::NotYet {
            let spawned = client.engine.add_queue(client).then(|| spawn(client));
            if let Some(Err(error)) = &spawned {
                say!("no thread to make held calls with ({error}); launches are held on their threads");
            }
            self.agent = if matches!(spawned, Some(Ok(()))) { Agent::Running } else { Agent::Impossible };
        }
        self.agent == Agent::Running
    }

    /// Whether what a call works with is what a kept call works with: that exists, since whatever ends it waits.
    fn knows(&self, work: &Work, needs: Needs) -> bool {
        self.has_any_of(Waits::Stream(work.stream.id()))
            && match needs {
                Needs::Nothing => true,
                Needs::Event(event) => self.has_any_of(Waits::Event(event)),
                Needs::Memory(..) | Needs::Handle(_) => false,
            }
    }

    /// Counts a kept call.
    fn count(&mut self, work: &Work) {
        let stream = work.stream.id();
        match self.streams.iter_mut().find(|(of, _)| *of == stream) {
            Some((_, calls)) => *calls += 1,
            None => self.streams.push((stream, 1)),
        }
        if let Held::Record(event) = work.held {
            *self.events.entry(event).or_insert(0) += 1;
        }
    }

    /// Takes it back: the call was made. Whether it was the last of its stream or event.
    fn uncount(&mut self, work: &Work) -> bool {
        let mut last = false;
        if let Some(at) = self.streams.iter().position(|(of, _)| *of == work.stream.id()) {
            self.streams[at].1 -= 1;
            if self.streams[at].1 == 0 {
                self.streams.swap_remove(at);
                last = true;
            }
        }
        if let Held::Record(event) = work.held
            && let Some(records) = self.events.get_mut(&event)
        {
            *records -= 1;
            if *records == 0 {
                self.events.remove(&event);
                last = true;
            }
        }
        last
    }

    fn has_any_of(&self, waits: Waits) -> bool {
        match waits {
            Waits::All => true,
            Waits::Stream(id) => self.streams.iter().any(|(of, _)| *of == id),
            Waits::Event(event) => self.events.contains_key(&event),
        }
    }
}

/// What a call waits for, or asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Waits {
    /// Everything.
    All,
    /// A stream other than the null stream, which waits for others.
    Stream(u64),
    /// An event's record.
    Event(usize),
}

impl Waits {
    pub(crate) fn of(scope: Scope) -> Self {
        match scope {
            Scope::Stream(id) if id != 0 && !is_per_thread(id) => Self::Stream(id),
            Scope::Stream(_) | Scope::Device => Self::All,
        }
    }
}

/// The queues of this process, while any of them has something. Never in a forked child, which has none of them.
fn queues() -> impl Iterator<Item = &'static Client> {
    engine::holding().into_iter().flat_map(Engine::queues)
}

/// Whether anything that `waits` names is kept.
pub(crate) fn is_held(waits: Waits) -> bool {
    queues().any(|client| client.held.backlog() > 0 && lock(&client.held.state).has_any_of(waits))
}

/// Waits until nothing that `waits` names is kept; a thread inside the library waits for nothing.
#[inline]
pub(crate) fn fence(thread: &Thread, waits: Waits) {
    #[cold]
    fn slowly(waits: Waits) {
        queues().for_each(|client| client.held.fence(waits));
    }
    if engine::holding().is_some() && !thread.is_inside() {
        let _inside = thread.inside();
        guarded(|| slowly(waits));
    }
}

/// Waits for what is kept and a call of this client could be ordered behind: everything on its GPU, and on others all but
/// what launches, copies and memsets know nothing of.
pub(crate) fn fence_for(client: &Client, work: &Work) {
    let independent = !matches!(work.held, Held::Record(_) | Held::Never | Held::Unknown);
    let others = queues().filter(|other| other.device == client.device || !independent);
    others.for_each(|other| other.held.fence(Waits::All));
}

/// The process ends: what is kept is made now, without being held, for as long as that takes within reason.
pub(crate) fn end() {
    let deadline = Instant::now() + END_WAITS;
    queues().for_each(|client| client.held.ending.store(true, Ordering::Release));
    for client in queues() {
        if !client.held.fence_until(deadline) {
            say!("{} held calls were not made when the process ended", client.held.backlog());
        }
    }
}

fn spawn(client: &'static Client) -> std::io::Result<()> {
    let _blocked = SignalsBlocked::begin();
    let agent = std::thread::Builder::new().name("hipreempt-queue".into()).stack_size(512 * 1024);
    agent.spawn(move || run(client)).map(drop)
}

/// The agent: makes kept calls in their order, as long as the process lives.
fn run(client: &'static Client) {
    let record: &'static Record = Box::leak(Box::new(Record::new(client)));
    client.add_record(record);
    let _slack = FineSlack::begin();
    let mut scratch = Vec::with_capacity(64);
    thread::here(|thread| {
        let _inside = thread.inside();
        if let Some(context) = client.context() {
            client.engine.gpu.enter(context);
        }
        loop {
            let front = next(&client.held);
            // SAFETY: this thread alone takes records, and makes each call once before it does.
            let (work, call) = unsafe { (front.work(), || front.run(&mut scratch)) };
            let made = guarded(|| {
                if is_over(client) {
                    unheld(record, call)
                } else {
                    entry::relaunch(thread, record, &work, call)
                }
            });
            done(client, front, &work, made.unwrap_or(0));
        }
    })
}

/// Makes a call at once, counted like any other.
fn unheld(record: &Record, call: impl FnOnce() -> u32) -> u32 {
    record.enter();
    let code = call();
    record.leave();
    code
}

/// Nothing is held any more: a fault, another board, or the end of the process.
fn is_over(client: &'static Client) -> bool {
    client.held.ending.load(Ordering::Acquire)
        || client.attention.has(RETIRED)
        || !client.engine.is_in_force()
}

fn next(queue: &HeldQueue) -> Front {
    let mut state = lock(&queue.state);
    loop {
        if let Some(front) = state.ring.as_mut().and_then(Ring::front) {
            return front;
        }
        state = queue.arrived.wait(state).unwrap_or_else(PoisonError::into_inner);
    }
}

/// Takes the call that was made out of the queue, and opens the direct path behind the last one.
fn done(client: &'static Client, front: Front, work: &Work, code: u32) {
    let queue = &client.held;
    if code != 0 {
        tracing::info!(device = client.device, code, ?work, "a kept call failed");
        let _ = client.engine.held_error.compare_exchange(0, code, Ordering::AcqRel, Ordering::Relaxed);
    }
    let mut state = lock(&queue.state);
    if let Some(ring) = state.ring.as_mut() {
        ring.take(front);
    }
    let mut rings = state.uncount(work);
    if queue.backlog.fetch_sub(1, Ordering::AcqRel) == 1 {
        engine::note_held(client.engine, -1);
        rings = true;
    }
    drop(state);
    if rings {
        queue.made.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_an_open_gate_the_queue_only_shrinks() {
        let queue = HeldQueue::new();
        let takes = |backlog, closed| {
            queue.backlog.store(backlog, Ordering::Relaxed);
            queue.takes_more(closed)
        };
        assert!(takes(100, true) && takes(101, true));
        assert!(takes(101, false) && takes(60, false) && takes(59, false));
        assert!(!takes(59, false), "no fewer than at the last call");
        assert!(takes(1_000, true) && takes(1_001, false), "closed again meanwhile");
    }
}

//! When effects happen: never before the card says that their command is complete, in the order in which the card
//! completed them, at a moment that the seed picks among the legal ones, and at the latest before anybody is told.
//!
//! Whoever observes a completion (a synchronisation, a query) runs the effects up to it. For what nobody observes there
//! is one thread, the *pump*; it also hands host work to the *callback thread*.

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

use crate::card::{self, Status, Ticket};
use crate::effect::{Effect, HostWork};
use crate::error::Outcome;
use crate::runtime::{self, Card};
use crate::stream::{Inner, Stream};
use crate::{guard, report};

/// The longest the pump leaves a completed effect unseen by a program that only looks at memory.
const DELAY_MAX_NS: u64 = 1_000_000;
/// The pump looks again at least this often while an effect is on its way.
const NAP_MAX: Duration = Duration::from_millis(2);
const NAP_MIN: Duration = Duration::from_micros(50);
/// From the first effect on its way to the pump's first look, where all cards take no time: a program that launches and
/// then waits runs the effects itself, and a pump that looked at once would fight it for its streams. On a timed card
/// the pump looks at once: the card remembers the completion times of its last commands only.
const NAP_FIRST: Duration = Duration::from_micros(300);

static TURN: Mutex<()> = Mutex::new(());
static OUTSTANDING: AtomicUsize = AtomicUsize::new(0);
static STOPPED: AtomicBool = AtomicBool::new(false);
static PUMP: OnceLock<bool> = OnceLock::new();
/// What the pump is doing: at work, asleep until the bell rings, or napping because it will look again anyway.
static PUMP_IS: AtomicU8 = AtomicU8::new(AT_WORK);
/// Something came for which the pump does not nap.
static URGENT: AtomicBool = AtomicBool::new(false);
const AT_WORK: u8 = 0;
const ASLEEP: u8 = 1;
const NAPPING: u8 = 2;
static DOOR: Mutex<()> = Mutex::new(());
static BELL: Condvar = Condvar::new();

thread_local! {
    /// This thread runs an effect: a call back into HIP from a kernel body must not wait for itself.
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Waits until `ticket` has completed and everything up to it has taken effect.
pub fn wait(card: &'static Card, ticket: Ticket) -> Outcome {
    loop {
        if let Status::Done { at_ns } = card.device.wait(ticket, None).map_err(card::code)? {
            run_until(at_ns);
            return Ok(());
        }
    }
}

/// Whether `ticket` has completed; if so, everything up to it has taken effect.
pub fn query(card: &'static Card, ticket: Ticket) -> Outcome<bool> {
    if card.device.completed(ticket.queue).map_err(card::code)? < ticket.sequence {
        return Ok(false);
    }
    if let Status::Done { at_ns } = card.device.status(ticket).map_err(card::code)? {
        run_until(at_ns);
    }
    Ok(true)
}

/// Runs the effects of all commands that completed at or before `limit_ns`.
fn run_until(limit_ns: u64) {
    if OUTSTANDING.load(Ordering::Acquire) == 0 || INSIDE.get() {
        return;
    }
    let _turn = TURN.lock();
    run_while(|at_ns, _| at_ns <= limit_ns);
}

/// Runs effects in the card's order as long as the next one is `due`.
fn run_while(due: impl Fn(u64, u64) -> bool) {
    INSIDE.set(true);
    while let Some(Next { stream, at_ns, order }) = earliest() {
        if !due(at_ns, order) {
            break;
        }
        let popped = stream.pop(&mut stream.lock());
        if let Some(pending) = popped {
            guard::contain("an effect", || pending.effect.run(at_ns));
            OUTSTANDING.fetch_sub(1, Ordering::AcqRel);
        }
    }
    INSIDE.set(false);
}

/// The next effect in the card's order.
#[derive(Clone, Copy)]
struct Next {
    stream: &'static Stream,
    at_ns: u64,
    order: u64,
}

/// The stream whose next effect is the first in the card's order, among those that are complete.
///
/// Streams are looked at one after the other while others submit and the card goes on: an effect may be added, or
/// complete, behind the look, and one that depends on it before it. Everything that a complete effect depends on is
/// there and complete by the time the effect was seen, so a second look that finds nothing earlier settles it.
fn earliest() -> Option<Next> {
    let mut best = first_seen()?;
    loop {
        let again = first_seen()?;
        if again.order == best.order {
            return Some(best);
        }
        best = again;
    }
}

fn first_seen() -> Option<Next> {
    pending_streams().filter_map(head_completion).min_by_key(|next| (next.at_ns, next.order))
}

fn pending_streams() -> impl Iterator<Item = &'static Stream> {
    runtime::open_cards().flat_map(|card| {
        let streams = card.streams();
        (0..streams.len()).map(move |index| streams[index]).filter(|stream| stream.has_pending())
    })
}

fn head_completion(stream: &'static Stream) -> Option<Next> {
    let mut inner = stream.lock();
    let queue = stream.last()?.queue;
    let head = inner.pending.front_mut()?;
    if head.effect.blocks_card() {
        return None;
    }
    if head.at_ns.is_none() {
        head.at_ns = done_at(stream.card(), Ticket { queue, sequence: head.sequence });
    }
    head.at_ns.map(|at_ns| Next { stream, at_ns, order: head.order })
}

fn done_at(card: &Card, ticket: Ticket) -> Option<u64> {
    // Asking how much is complete is cheap; asking about one command that is not runs the card's model ahead.
    if card.device.completed(ticket.queue).ok()? < ticket.sequence {
        return None;
    }
    match card.device.status(ticket) {
        Ok(Status::Done { at_ns }) => Some(at_ns),
        _ => None,
    }
}

/// A new effect is on its way; called with its stream locked. `urgent`: the card waits for it.
pub fn announce(urgent: bool) {
    let earlier = OUTSTANDING.fetch_add(1, Ordering::SeqCst);
    PUMP.get_or_init(start_pump);
    if urgent {
        URGENT.store(true, Ordering::SeqCst);
    }
    let rings = match PUMP_IS.load(Ordering::SeqCst) {
        ASLEEP => earlier == 0 || urgent,
        NAPPING => urgent,
        _ => false,
    };
    if rings {
        let _closed = DOOR.lock();
        BELL.notify_one();
    }
}

/// At exit: effects happen from now on only where somebody observes them, because the program's memory is being taken
/// apart.
pub fn stop() {
    STOPPED.store(true, Ordering::SeqCst);
    // Lets an effect that is under way end; a callback that called `exit` holds no lock here.
    drop(TURN.try_lock_for(Duration::from_millis(100)));
}

fn start_pump() -> bool {
    let (sender, receiver) = channel::<(&'static Stream, HostWork)>();
    let callbacks = move || {
        while let Ok((stream, work)) = receiver.recv() {
            guard::contain("a callback", || work.run());
            release(stream);
        }
    };
    let started = spawn("softgpu-calls", callbacks) && spawn("softgpu-pump", move || pump(&sender));
    if !started {
        report::once("threads", "no thread for host callbacks; streams with callbacks will not advance");
    }
    started
}

/// Starts a thread that takes no signal of the program.
fn spawn(name: &str, body: impl FnOnce() + Send + 'static) -> bool {
    // SAFETY: plain signal-mask calls on sets that live on this stack; the caller's mask is restored below.
    let before = unsafe {
        let mut all = std::mem::zeroed();
        let mut before = std::mem::zeroed();
        libc::sigfillset(&raw mut all);
        libc::pthread_sigmask(libc::SIG_SETMASK, &raw const all, &raw mut before);
        before
    };
    let thread = std::thread::Builder::new().name(name.to_owned()).spawn(body);
    // SAFETY: restores the mask that was read above.
    unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &raw const before, std::ptr::null_mut()) };
    thread.is_ok()
}

fn pump(calls: &Sender<(&'static Stream, HostWork)>) {
    let seed = runtime::get().map_or(1, runtime::Runtime::seed);
    while !STOPPED.load(Ordering::SeqCst) {
        let nap = guard::contain("the pump", || turn_once(calls, seed)).unwrap_or(Some(NAP_MAX));
        park(nap);
    }
}

/// Until the door bell rings, or for a nap.
fn park(nap: Option<Duration>) {
    let mut door = DOOR.lock();
    if nap.is_none() {
        PUMP_IS.store(ASLEEP, Ordering::SeqCst);
        if OUTSTANDING.load(Ordering::SeqCst) == 0 {
            BELL.wait(&mut door);
        }
    }
    let timeless = || runtime::open_cards().all(|card| card.device.parameters().is_none());
    let nap = nap.or_else(|| timeless().then_some(NAP_FIRST));
    PUMP_IS.store(NAPPING, Ordering::SeqCst);
    if let Some(nap) = nap.filter(|_| !URGENT.load(Ordering::SeqCst)) {
        BELL.wait_for(&mut door, nap);
    }
    URGENT.store(false, Ordering::SeqCst);
    PUMP_IS.store(AT_WORK, Ordering::SeqCst);
}

/// One look at everything; returns how long to sleep, or nothing when no effect is on its way.
fn turn_once(calls: &Sender<(&'static Stream, HostWork)>, seed: u64) -> Option<Duration> {
    if OUTSTANDING.load(Ordering::SeqCst) == 0 {
        return None;
    }
    if let Some(_turn) = TURN.try_lock() {
        let now_ns = runtime::open_cards().next()?.device.now_ns();
        run_while(|at_ns, order| at_ns.saturating_add(delay_ns(seed, order)) <= now_ns);
    }
    let waits = pending_streams().filter_map(|stream| attend(stream, calls));
    Some(waits.min().unwrap_or(NAP_MAX).clamp(NAP_MIN, NAP_MAX))
}

/// How long after its completion an effect becomes visible to whoever only looks: at once for half of them.
fn delay_ns(seed: u64, order: u64) -> u64 {
    let draw = mix(seed ^ order.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    if draw & 1 == 0 { 0 } else { (draw >> 1) % DELAY_MAX_NS }
}

/// The finaliser of SplitMix64.
fn mix(mut word: u64) -> u64 {
    word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    word ^ (word >> 31)
}

/// Looks at the head of one stream: dispatches host work whose turn has come; returns how long until something is due.
fn attend(stream: &'static Stream, calls: &Sender<(&'static Stream, HostWork)>) -> Option<Duration> {
    let (ticket, blocks) = {
        let inner = stream.lock();
        let head = inner.pending.front()?;
        if head.dispatched {
            return None;
        }
        let blocks = head.effect.blocks_card();
        // Host work starts when the command before it is done.
        (Ticket { queue: stream.last()?.queue, sequence: head.sequence - u64::from(blocks) }, blocks)
    };
    if blocks && ticket.sequence == 0 {
        return begin(stream, calls);
    }
    let Ok(status) = stream.card().device.status(ticket) else {
        abandon(stream);
        return None;
    };
    match status {
        Status::Done { .. } if blocks => begin(stream, calls),
        Status::Done { .. } => Some(NAP_MIN),
        Status::Pending { predicted_ns } => {
            let now_ns = stream.card().device.now_ns();
            predicted_ns.map(|at_ns| Duration::from_nanos(at_ns.saturating_sub(now_ns)))
        }
    }
}

/// The card is lost: what waits for it will never happen.
fn abandon(stream: &'static Stream) {
    let _turn = TURN.lock();
    let mut inner = stream.lock();
    while stream.pop(&mut inner).is_some() {
        OUTSTANDING.fetch_sub(1, Ordering::AcqRel);
    }
}

/// The turn of host work has come. Everything complete by now takes effect first, also what completed after the
/// command before it: a command that was already complete when this one was submitted is not waited for on the card.
fn begin(stream: &'static Stream, calls: &Sender<(&'static Stream, HostWork)>) -> Option<Duration> {
    run_until(u64::MAX);
    let mut inner = stream.lock();
    let head = inner.pending.front_mut()?;
    match &head.effect {
        Effect::Await(condition) if condition.holds() => {
            drop(inner);
            release(stream);
            None
        }
        Effect::Await(_) => Some(NAP_MIN),
        Effect::Host(work) => {
            head.dispatched = true;
            let sent = calls.send((stream, *work));
            debug_assert!(sent.is_ok(), "the callback thread lives as long as the pump");
            None
        }
        _ => None,
    }
}

/// Host work at the head of a stream is done: the card may go on.
fn release(stream: &'static Stream) {
    let mut inner: parking_lot::MutexGuard<'_, Inner> = stream.lock();
    let Some(queue) = stream.last().map(|last| last.queue) else { return };
    let Some(done) = stream.pop(&mut inner) else { return };
    drop(inner);
    OUTSTANDING.fetch_sub(1, Ordering::AcqRel);
    // A lost card has nobody left to tell.
    let _ = stream.card().device.complete_host(Ticket { queue, sequence: done.sequence });
}

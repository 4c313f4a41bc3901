//! The ways into the engine, one for each kind of call. Every one of them calls the real function exactly once, whatever
//! happens to the engine: on the calling thread, or where a call is kept, on the thread that makes those.

use crate::client::{Client, QUEUED, RETIRED};
use crate::engine::{self, Engine, guarded, lock};
use crate::exempt;
use crate::held::{self, Waits};
use crate::hold::{self, AtGate, Closed};
use crate::settings::Hold;
use crate::streams::{self, Forget};
use crate::thread::{self, Pass, Record, Thread};

use std::ffi::c_void;
use std::sync::atomic::{Ordering, fence};

use hipreempt_driver::Gpu;

use hipreempt_core::estimate::WorkKey;
use hipreempt_core::window::SpanId;

pub use crate::callbacks::{run_once, unwrap, wrap};

mod code;
mod sync;

pub use code::*;
pub use sync::*;

/// Whether a call of the library succeeded, as far as its result says.
pub trait Outcome {
    /// `false` where the call reported an error.
    fn succeeded(&self) -> bool;

    /// This result, or where it is a success the error that `error` says, unless that is 0.
    #[must_use]
    fn or_error(self, error: impl FnOnce() -> u32) -> Self
    where
        Self: Sized,
    {
        let _ = error;
        self
    }
}

impl Outcome for u32 {
    /// HIP and CUDA report success as 0.
    fn succeeded(&self) -> bool {
        *self == 0
    }

    fn or_error(self, error: impl FnOnce() -> u32) -> Self {
        if self == 0 { error() } else { self }
    }
}

impl<T, E> Outcome for Result<T, E> {
    fn succeeded(&self) -> bool {
        self.is_ok()
    }
}

impl Outcome for () {
    fn succeeded(&self) -> bool {
        true
    }
}

/// A stream as a call names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stream(u64);

/// `hipStreamLegacy` (`hip_runtime_api.h`, since 6.2): the null stream by another name.
const LEGACY: usize = 1;

impl Stream {
    /// A stream parameter whose null means the legacy null stream.
    #[inline]
    #[must_use]
    pub fn legacy(handle: usize) -> Self {
        match handle {
            0 | LEGACY => Self(0),
            hipreempt_driver::gpu::STREAM_PER_THREAD => Self::of_this_thread(),
            handle => Self(handle as u64),
        }
    }

    /// A stream with a handle of its own, which is neither null nor one of the library's special ones.
    pub(crate) fn of_handle(handle: usize) -> Self {
        Self(handle as u64)
    }

    pub(crate) fn id(self) -> u64 {
        self.0
    }

    /// A stream parameter whose null means the calling thread's default stream.
    #[inline]
    #[must_use]
    pub fn per_thread(handle: usize) -> Self {
        if handle == 0 { Self::of_this_thread() } else { Self::legacy(handle) }
    }

    fn of_this_thread() -> Self {
        Self(thread::here(streams::per_thread_id))
    }
}

/// What a call does on the GPU, and so whether a closed gate holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// A kernel: held, unless it is exempt.
    Kernel {
        /// The function, by address or handle.
        function: usize,
        /// Workgroups, or work-items where the call counts in those.
        grid: [u32; 3],
        /// Work-items of a workgroup.
        block: [u32; 3],
    },
    /// A whole graph: held.
    Graph(usize),
    /// A memset of so many bytes: held.
    Memset(u64),
    /// A copy of so many bytes: held if it is large.
    Copy(u64),
    /// The record of this event: held if the event measures time, or the measurement would contain the hold.
    Record(usize),
    /// A launch of something unknown: held at the gate, but no unit of the window.
    Unknown,
    /// Never held.
    Never,
}

/// Copies below this size pass a closed gate: they are over before anything urgent would notice.
const HELD_COPY_BYTES: u64 = 1 << 20;

impl Held {
    fn is_launch(&self) -> bool {
        matches!(self, Self::Kernel { .. } | Self::Graph(_) | Self::Unknown)
    }

    /// Whether it waits at a closed gate though it is no unit of the window.
    fn waits_at_gate(&self, engine: &Engine) -> bool {
        match *self {
            Self::Record(event) => engine.measures_time(event),
            Self::Unknown => true,
            _ => false,
        }
    }

    /// What its run time is remembered by; `None`: it is never held as a unit of work.
    fn key(&self, engine: &Engine) -> Option<WorkKey> {
        let generation = engine.module_generation.load(std::sync::atomic::Ordering::Relaxed) as u64;
        match *self {
            Self::Kernel { function, .. } if exempt::is_exempt_launch(function) => None,
            Self::Kernel { function, grid, block } => {
                Some(WorkKey::kernel(generation, function as u64, grid, block))
            }
            Self::Graph(graph) => Some(WorkKey::unit(generation, 0, graph as u64)),
            Self::Memset(bytes) => Some(WorkKey::unit(generation, 1, bytes)),
            Self::Copy(bytes) if bytes >= HELD_COPY_BYTES => Some(WorkKey::unit(generation, 2, bytes)),
            Self::Copy(_) | Self::Record(_) | Self::Unknown | Self::Never => None,
        }
    }
}

/// A stream-ordered call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Work {
    /// Where it goes.
    pub stream: Stream,
    /// What it does.
    pub held: Held,
}

/// Passes a stream-ordered call on, held if it has to be, on this thread.
#[inline]
pub fn ordered<R: Outcome>(work: Work, real: impl FnOnce() -> R) -> R {
    ordered_or_kept(work, |_| None, real)
}

/// The same for a call that another thread may make later: everything that it needs is in its values, and valid until the
/// program learns that the call's work is complete. What `needs` names must exist, or the call fails: then it is not kept.
#[inline]
pub fn ordered_by_value(work: Work, needs: Needs, real: impl FnOnce() -> u32 + Copy + 'static) -> u32 {
    ordered_or_kept(work, |client| held::keep_call(client, &work, needs, real).then_some(0), real)
}

/// What a call needs beside its stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// An event.
    Event(usize),
    /// Memory that the GPU knows at both addresses: its own, managed, or pinned. Other memory of the host is read or
    /// written in the call that names it.
    Memory(usize, usize),
    /// Something with a handle that is not null.
    Handle(usize),
}

/// The same for a kernel, whose arguments are copied if it is made later. `launch` takes them as HIP does, by `params` or
/// by `extra`.
///
/// # Safety
/// `params` or `extra` holds the arguments as HIP takes them.
#[inline]
pub unsafe fn launched(
    work: Work,
    shared_bytes: u64,
    params: *mut *mut c_void,
    extra: *mut *mut c_void,
    launch: impl FnOnce(*mut *mut c_void, *mut *mut c_void) -> u32 + Copy + 'static,
) -> u32 {
    let keep = |client| {
        // SAFETY: the caller's promise.
        unsafe { held::keep_launch(client, &work, shared_bytes, params, extra, launch) }.then_some(0)
    };
    ordered_or_kept(work, keep, || launch(params, extra))
}

/// Passes a stream-ordered call on: made on this thread, or kept for later by `keep`, which returns what the program gets
/// then, or `None` where it could not.
#[inline]
fn ordered_or_kept<R: Outcome>(
    work: Work,
    keep: impl FnOnce(&'static Client) -> Option<R>,
    real: impl FnOnce() -> R,
) -> R {
    thread::here(|thread| match thread.pass(work.stream.0) {
        Pass::Open(record) => pass(thread, record, &work, real),
        Pass::Windowed(record) => match windowed(thread, record, &work, real) {
            Ok(result) => result,
            Err(real) => slowly(thread, &work, keep, real),
        },
        Pass::Slow => slowly(thread, &work, keep, real),
    })
}

/// The same for a client that the program made itself: its record, and not the thread's, which one thread uses at a time.
pub(crate) fn ordered_on<R: Outcome>(record: &'static Record, work: &Work, real: impl FnOnce() -> R) -> R {
    // Its claims are dropped too often for a barrier in every thread: each launch pays a fence.
    thread::here(|thread| match record.pass(work.stream.0, || fence(Ordering::SeqCst)) {
        Pass::Open(record) => pass(thread, record, work, real),
        Pass::Windowed(record) => {
            windowed(thread, record, work, real).unwrap_or_else(|real| slowly_on(thread, record, work, real))
        }
        Pass::Slow => slowly_on(thread, record, work, real),
    })
}

fn slowly_on<R: Outcome>(
    thread: &Thread,
    record: &'static Record,
    work: &Work,
    real: impl FnOnce() -> R,
) -> R {
    let Some(entered) = in_engine(thread, || enter_on(record, work)) else {
        // A fault of ours: the client is over, and its launches pass.
        record.client.attention.set(RETIRED, true);
        return real();
    };
    launch_entered(thread, &entered, work, real)
}

/// Passes a call on that is counted in, if the window has room for it; hands it back if not, and takes the count back.
#[inline(never)]
fn windowed<R: Outcome, F: FnOnce() -> R>(
    thread: &Thread,
    record: &'static Record,
    work: &Work,
    real: F,
) -> Result<R, F> {
    let client = record.client;
    let admitted = in_engine(thread, || match work.held.key(client.engine) {
        Some(key) => hold::admit_at_once(client, work.stream.0, key),
        // No unit of the window; at an open gate it passes.
        None => Some(None),
    });
    let Some(span) = admitted.flatten() else {
        record.withdraw();
        return Err(real);
    };
    let result = pass(thread, record, work, real);
    if let Some(span) = span {
        in_engine(thread, || client.launched(work.stream.0, Some(span), result.succeeded()));
    }
    Ok(result)
}

/// Counts the call out when it returns, or unwinds.
struct Passing<'a> {
    record: &'a Record,
    other: bool,
}

impl Drop for Passing<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.other {
            self.record.note_other();
        }
        self.record.leave();
    }
}

#[inline]
fn pass<R>(thread: &Thread, record: &Record, work: &Work, real: impl FnOnce() -> R) -> R {
    let _passing = Passing { record, other: !work.held.is_launch() };
    let _inside = thread.inside();
    real()
}

fn slowly<R: Outcome>(
    thread: &Thread,
    work: &Work,
    keep: impl FnOnce(&'static Client) -> Option<R>,
    real: impl FnOnce() -> R,
) -> R {
    if thread.is_inside() {
        return real();
    }
    let entered =
        if engine::is_off() { None } else { in_engine(thread, || enter(thread, work, keep)).flatten() };
    match entered {
        Some(Way::Kept(result)) => result,
        Some(Way::Entered(entered)) => launch_entered(thread, &entered, work, real),
        None => {
            held::fence(thread, Waits::All);
            let _inside = thread.inside();
            real()
        }
    }
}

/// Makes a kept call, on the thread of its agent, held if it has to be.
pub(crate) fn relaunch(
    thread: &Thread,
    record: &'static Record,
    work: &Work,
    real: impl FnOnce() -> u32,
) -> u32 {
    match in_engine(thread, || enter_on(record, work)) {
        Some(entered) => launch_entered(thread, &entered, work, real),
        None => real(),
    }
}

fn launch_entered<R: Outcome>(
    thread: &Thread,
    entered: &Entered,
    work: &Work,
    real: impl FnOnce() -> R,
) -> R {
    let result = pass(thread, entered.record, work, real);
    in_engine(thread, || entered.record.client.launched(work.stream.0, entered.span, result.succeeded()));
    result
}

/// Holds a launch of which nothing is known but that it is one; the caller passes it on right after.
pub fn before_unknown_launch() {
    thread::here(|thread| {
        if thread.is_inside() || engine::is_off() {
            return;
        }
        let work = Work { stream: Stream(streams::UNKNOWN), held: Held::Unknown };
        let entered = in_engine(thread, || enter(thread, &work, |_| None::<()>)).flatten();
        if let Some(Way::Entered(entered)) = entered {
            entered.record.leave();
        }
    });
}

/// Runs code of the engine as part of this thread's stay inside the library: calls of its own pass straight through.
pub(crate) fn in_engine<T>(thread: &Thread, code: impl FnOnce() -> T) -> Option<T> {
    let _inside = thread.inside();
    guarded(code)
}

struct Entered {
    record: &'static Record,
    span: Option<SpanId>,
}

/// How a call goes on.
enum Way<R> {
    /// It is kept for later, and returns this.
    Kept(R),
    /// At once, on this thread.
    Entered(Entered),
}

/// Holds the call as long as it has to be and makes the claim, or keeps it. `None`: it is none of our business.
fn enter<R>(thread: &Thread, work: &Work, keep: impl FnOnce(&'static Client) -> Option<R>) -> Option<Way<R>> {
    let engine = engine::get()?;
    if engine.is_capturing() {
        return None;
    }
    let record = engine.record(thread)?;
    if engine.settings.hold == Hold::Thread {
        return Some(Way::Entered(enter_on(record, work)));
    }
    Some(keep_or_enter(record, work, keep))
}

/// Keeps the call if the gate is closed. If it is not, or the call cannot be kept, nothing that is kept is overtaken.
fn keep_or_enter<R>(
    record: &'static Record,
    work: &Work,
    keep: impl FnOnce(&'static Client) -> Option<R>,
) -> Way<R> {
    let client = record.client;
    let mut keep = Some(keep).filter(|_| held::is_keepable(work, client.engine));
    if client.attention.has(QUEUED) {
        if client.held.backlog() > 0
            && client.held.takes_more(hold::seems_closed(client))
            && let Some(result) = keep.take().and_then(|keep| keep(client))
        {
            return Way::Kept(result);
        }
        held::fence_for(client, work);
    }
    let at_gate = if keep.is_some() { AtGate::GoesBack } else { AtGate::Waits };
    match try_enter_on(record, work, at_gate) {
        Ok(entered) => Way::Entered(entered),
        Err(Closed) => match keep.and_then(|keep| keep(client)) {
            Some(result) => Way::Kept(result),
            None => {
                // Somebody else's call may have been kept meanwhile.
                held::fence_for(client, work);
                Way::Entered(enter_on(record, work))
            }
        },
    }
}

fn enter_on(record: &'static Record, work: &Work) -> Entered {
    try_enter_on(record, work, AtGate::Waits).unwrap_or(Entered { record, span: None })
}

fn try_enter_on(record: &'static Record, work: &Work, at_gate: AtGate) -> Result<Entered, Closed> {
    let client = record.client;
    let engine = client.engine;
    record.enter();
    client.fence_if_needed();
    let admitted = match (work.held, work.held.key(engine)) {
        (_, Some(key)) => hold::admit(client, work.stream.0, key, at_gate),
        (held, None) if held.waits_at_gate(engine) => {
            hold::wait_if_closed(client, WorkKey::unit(0, 3, 0), at_gate).map(|()| None)
        }
        (_, None) => Ok(None),
    };
    let span = admitted.inspect_err(|Closed| record.withdraw())?;
    client.claim(record, work.stream.0);
    Ok(Entered { record, span })
}

/// Passes on a call that begins a capture on a stream. From before it until the capture ends, the engine touches
/// nothing in the process.
pub fn capture_begins<R: Outcome>(stream: Stream, real: impl FnOnce() -> R) -> R {
    around(
        |engine| engine.capture_begun(stream.0),
        real,
        |engine, result| {
            if !result.succeeded() {
                engine.capture_ended(stream.0);
            }
        },
    )
}

/// Passes on a call that ends a capture; `goes_on` says whether the result leaves the capture open.
pub fn capture_ends<R>(stream: Stream, goes_on: impl Fn(&R) -> bool, real: impl FnOnce() -> R) -> R {
    around(
        |_| {},
        real,
        |engine, result| {
            if !goes_on(result) {
                engine.capture_ended(stream.0);
            }
        },
    )
}

/// Passes on a call that destroys a stream: waits until nobody asks about it, then forgets it.
pub fn destroys_stream<R>(stream: Stream, real: impl FnOnce() -> R) -> R {
    around(|engine| engine.forget_stream(stream.0), real, |_, _| {})
}

/// Passes on a call that creates an event, and notes one that does not measure time.
pub fn creates_event<R: Outcome>(
    flags: EventFlags,
    handle: impl FnOnce() -> usize,
    real: impl FnOnce() -> R,
) -> R {
    around_unfenced(
        |_| {},
        real,
        |engine, result| {
            if result.succeeded() {
                engine.note_event(flags, handle);
            }
        },
    )
}

/// What an event is created for.
#[derive(Clone, Copy, Debug)]
pub struct EventFlags {
    /// It does not measure time.
    pub untimed: bool,
    /// Other processes record it or wait for it.
    pub interprocess: bool,
}

/// Passes on a call that destroys an event.
pub fn destroys_event<R>(event: usize, real: impl FnOnce() -> R) -> R {
    around(
        |engine| {
            engine.forget_event(event);
        },
        real,
        |_, _| {},
    )
}

/// Passes on a call that resets a device: its streams and events are gone, ours among them. Nobody of ours asks about
/// them meanwhile.
pub fn resets_device<R>(real: impl FnOnce() -> R) -> R {
    unasked(real, |_| true)
}

/// Passes on a call that ends a context, unless that has other users: then `ended`, asked after the call, says no. Nobody
/// of ours asks about its streams meanwhile. The thread may have another current device afterwards.
pub fn ends_context<R: Outcome>(ended: impl FnOnce() -> bool, real: impl FnOnce() -> R) -> R {
    let result = unasked(real, |result: &R| result.succeeded() && ended());
    sets_device(None, || result)
}

/// Passes on a call during which no call of our own is made, and after which all streams and events may be `gone`.
fn unasked<R>(real: impl FnOnce() -> R, gone: impl FnOnce(&R) -> bool) -> R {
    around(
        |engine| engine.capture_begun(streams::NO_STREAM),
        real,
        |engine, result| {
            if gone(result) {
                engine.clients().for_each(Client::reset);
            }
            engine.capture_ended(streams::NO_STREAM);
        },
    )
}

/// Passes on a call that makes another device the thread's current one; `None`: whichever the library says.
pub fn sets_device<R: Outcome>(device: Option<i32>, real: impl FnOnce() -> R) -> R {
    thread::here(|thread| {
        let inside = thread.is_inside();
        let result = {
            let _inside = thread.inside();
            real()
        };
        if !inside && result.succeeded() {
            // Frameworks enter the context that they are in already, again and again: that must not cost the next launch
            // its record.
            let asked = || engine::get_running()?.gpu.quietly(Gpu::current_device).flatten();
            thread.set_device(device.or_else(|| thread.record().and_then(|_| asked())));
        }
        result
    })
}

/// Whether a function that is handed to the library now is called once: in a capture it becomes a node, which is called
/// as often as its graph runs.
#[must_use]
pub fn is_called_once() -> bool {
    engine::get_running().is_some_and(|engine| !engine.is_capturing())
}

/// Keeps the stream of a launch in two calls (`hipConfigureCall`, then `hipLaunchByPtr`).
pub fn configures(stream: usize) {
    thread::here(|thread| thread.configured_stream.set(stream));
}

/// The stream that [`configures`] kept.
#[must_use]
pub fn configured() -> usize {
    thread::here(|thread| thread.configured_stream.get())
}

/// Runs `before` and `after` around the real call, behind everything that is kept, if the call is the program's own.
/// Starts the engine: a capture may be the first thing that a program does.
fn around<R>(
    before: impl FnOnce(&'static Engine),
    real: impl FnOnce() -> R,
    after: impl FnOnce(&'static Engine, &R),
) -> R {
    thread::here(|thread| held::fence(thread, Waits::All));
    around_unfenced(before, real, after)
}

/// The same for a call that makes something new.
fn around_unfenced<R>(
    before: impl FnOnce(&'static Engine),
    real: impl FnOnce() -> R,
    after: impl FnOnce(&'static Engine, &R),
) -> R {
    thread::here(|thread| {
        let engine = if thread.is_inside() { None } else { in_engine(thread, engine::get).flatten() };
        if let Some(engine) = engine {
            in_engine(thread, || before(engine));
        }
        let result = {
            let _inside = thread.inside();
            real()
        };
        if let Some(engine) = engine {
            in_engine(thread, || after(engine, &result));
        }
        result
    })
}

impl Engine {
    fn note_event(&self, flags: EventFlags, handle: impl FnOnce() -> usize) {
        if flags.untimed || flags.interprocess {
            let event = handle();
            if flags.untimed {
                lock(&self.untimed).insert(event);
            }
            if flags.interprocess {
                self.shares_event(event);
            }
        }
    }

    fn measures_time(&self, event: usize) -> bool {
        !lock(&self.untimed).contains(&event)
    }

    fn forget_stream(&'static self, stream: u64) {
        self.capture_ended(stream);
        for client in self.clients() {
            while client.forget_stream(stream) == Forget::Pinned {
                // The monitor is asking the library about it, which takes microseconds.
                std::thread::yield_now();
            }
        }
    }
}

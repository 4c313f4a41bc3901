//! Stream capture: operations become nodes instead of work, and calls that would look at unfinished work are refused.
//!
//! The rules are those of HIP's documentation of `hipStreamBeginCapture`: in *global* mode a forbidden call from any
//! thread ends the capture; in *thread-local* mode only one from the capturing thread; in *relaxed* mode none.

use std::cell::Cell;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use parking_lot::Mutex;

use super::{Graph, Node, Parameters};
use crate::error::{Code, Outcome};
use crate::event::{Event, Record};
use crate::op::Op;
use crate::stream::Stream;

/// `hipStreamCaptureMode`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// `hipStreamCaptureModeGlobal`.
    #[default]
    Global,
    /// `hipStreamCaptureModeThreadLocal`.
    ThreadLocal,
    /// `hipStreamCaptureModeRelaxed`.
    Relaxed,
}

impl Mode {
    /// From HIP's number.
    pub fn from_number(number: u32) -> Outcome<Self> {
        match number {
            0 => Ok(Self::Global),
            1 => Ok(Self::ThreadLocal),
            2 => Ok(Self::Relaxed),
            _ => Err(Code::INVALID_VALUE),
        }
    }
}

/// One capture, from begin to end, over all streams that joined it.
pub struct Session {
    /// Unique in the process; `hipStreamGetCaptureInfo` tells it.
    pub id: u64,
    /// The graph under construction.
    pub graph: &'static Graph,
    mode: Mode,
    thread: u64,
    origin: &'static Stream,
    invalid: AtomicBool,
    members: Mutex<Vec<&'static Stream>>,
}

/// A stream's part in a capture.
#[derive(Clone)]
pub struct Capture {
    /// Which capture.
    pub session: Arc<Session>,
    /// The nodes that the next one comes after.
    pub frontier: Vec<&'static Node>,
    /// Handles of the frontier as last handed out, kept for the program to read.
    pub told: Vec<usize>,
}

impl Capture {
    fn new(session: Arc<Session>, frontier: Vec<&'static Node>) -> Self {
        Self { session, frontier, told: Vec::new() }
    }
}

/// A place in a graph under construction, as an event remembers it.
#[derive(Clone)]
pub struct CapturedPoint {
    session: Arc<Session>,
    nodes: Vec<&'static Node>,
}

static OPEN: AtomicUsize = AtomicUsize::new(0);
static SESSIONS: Mutex<Vec<Arc<Session>>> = Mutex::new(Vec::new());
static IDS: AtomicU64 = AtomicU64::new(1);
static THREADS: AtomicU64 = AtomicU64::new(1);

thread_local! {
    static THREAD: Cell<u64> = const { Cell::new(0) };
    static MODE: Cell<Mode> = const { Cell::new(Mode::Global) };
}

fn this_thread() -> u64 {
    if THREAD.get() == 0 {
        THREAD.set(THREADS.fetch_add(1, Ordering::Relaxed));
    }
    THREAD.get()
}

/// `hipThreadExchangeStreamCaptureMode`.
pub fn exchange_mode(mode: Mode) -> Mode {
    MODE.replace(mode)
}

/// To be called by every function that may not be used during a capture (it allocates, or looks at or waits for
/// unfinished work): ends the captures that forbid it.
#[inline]
pub fn check_unsafe_call() -> Outcome {
    if OPEN.load(Ordering::Relaxed) == 0 { Ok(()) } else { refuse_unsafe_call() }
}

#[cold]
fn refuse_unsafe_call() -> Outcome {
    let forbids = |session: &&Arc<Session>| match (MODE.get(), session.mode) {
        (Mode::Relaxed, _) | (_, Mode::Relaxed) => false,
        (Mode::Global, Mode::Global) => true,
        _ => session.thread == this_thread(),
    };
    let sessions = SESSIONS.lock();
    let mut refused = false;
    for session in sessions.iter().filter(forbids) {
        session.invalid.store(true, Ordering::Release);
        refused = true;
    }
    if refused { Err(Code::STREAM_CAPTURE_UNSUPPORTED) } else { Ok(()) }
}

/// The legacy default stream may not be used while a stream that waits for it is being captured.
#[inline]
pub fn check_legacy(stream: &'static Stream) -> Outcome {
    if OPEN.load(Ordering::Relaxed) == 0 || !stream.is_null() { Ok(()) } else { refuse_legacy(stream) }
}

#[cold]
fn refuse_legacy(stream: &'static Stream) -> Outcome {
    let touches = |session: &&Arc<Session>| {
        let members = session.members.lock();
        session.mode != Mode::Relaxed
            && members.iter().any(|member| member.is_blocking() && std::ptr::eq(member.card(), stream.card()))
    };
    let sessions = SESSIONS.lock();
    let mut refused = false;
    for session in sessions.iter().filter(touches) {
        session.invalid.store(true, Ordering::Release);
        refused = true;
    }
    if refused { Err(Code::STREAM_CAPTURE_IMPLICIT) } else { Ok(()) }
}

/// A call that can never be captured was made on a stream: the capture ends.
pub fn refuse_on(stream: &Stream) -> Outcome {
    if !stream.is_capturing() {
        return Ok(());
    }
    if let Some(capture) = &stream.lock().capture {
        capture.session.invalid.store(true, Ordering::Release);
    }
    Err(Code::STREAM_CAPTURE_UNSUPPORTED)
}

/// `hipStreamBeginCapture`.
pub fn begin(
    stream: &'static Stream,
    mode: Mode,
    graph: Option<&'static Graph>,
    after: Vec<&'static Node>,
) -> Outcome {
    if stream.is_null() {
        return Err(Code::STREAM_CAPTURE_UNSUPPORTED);
    }
    if stream.is_capturing() {
        return Err(Code::ILLEGAL_STATE);
    }
    let session = Arc::new(Session {
        id: IDS.fetch_add(1, Ordering::Relaxed),
        graph: graph.map_or_else(Graph::create, Ok)?,
        mode,
        thread: this_thread(),
        origin: stream,
        invalid: AtomicBool::new(false),
        members: Mutex::new(vec![stream]),
    });
    SESSIONS.lock().push(Arc::clone(&session));
    OPEN.fetch_add(1, Ordering::Relaxed);
    stream.set_capture(Some(Capture::new(session, after)));
    Ok(())
}

/// `hipStreamEndCapture`.
pub fn end(stream: &'static Stream) -> Outcome<&'static Graph> {
    let capture = of(stream).ok_or(Code::ILLEGAL_STATE)?;
    let session = &capture.session;
    if !std::ptr::eq(session.origin, stream) {
        session.invalid.store(true, Ordering::Release);
        return Err(Code::STREAM_CAPTURE_UNMATCHED);
    }
    if session.mode != Mode::Relaxed && session.thread != this_thread() {
        return Err(Code::STREAM_CAPTURE_WRONG_THREAD);
    }
    let joined = session.is_joined(&capture.frontier);
    session.close();
    if session.invalid.load(Ordering::Acquire) {
        return Err(Code::STREAM_CAPTURE_INVALIDATED);
    }
    if !joined {
        return Err(Code::STREAM_CAPTURE_UNJOINED);
    }
    Ok(session.graph)
}

impl Session {
    /// Whether a forbidden call has ended it.
    pub fn is_invalid(&self) -> bool {
        self.invalid.load(Ordering::Acquire)
    }

    /// Whether everything captured on other streams comes before `frontier`.
    fn is_joined(&self, frontier: &[&'static Node]) -> bool {
        let mut reached = HashSet::new();
        let mut open: Vec<&'static Node> = frontier.to_vec();
        while let Some(node) = open.pop() {
            if reached.insert(node.handle()) {
                open.extend(node.after());
            }
        }
        let members = self.members.lock();
        let captures = members.iter().filter_map(|stream| of(stream));
        captures.flat_map(|capture| capture.frontier).all(|node| reached.contains(&node.handle()))
    }

    fn close(&self) {
        self.members.lock().drain(..).for_each(|stream| stream.set_capture(None));
        let mut sessions = SESSIONS.lock();
        let before = sessions.len();
        sessions.retain(|session| session.id != self.id);
        OPEN.fetch_sub(before - sessions.len(), Ordering::Relaxed);
    }
}

/// The capture that a stream takes part in.
pub fn of(stream: &Stream) -> Option<Capture> {
    if stream.is_capturing() { stream.lock().capture.clone() } else { None }
}

/// Adds an operation behind what the stream has captured so far.
pub fn add(stream: &'static Stream, op: Op) -> Outcome {
    match op {
        Op::Record(event) => return record(stream, event),
        Op::WaitEvent(event) => return wait(stream, event),
        Op::Await(_) | Op::Write(_) => return refuse_on(stream),
        _ => {}
    }
    append(stream, op)
}

/// A record that is a node of its own, so that it happens at each launch of the graph.
pub fn add_external_record(stream: &'static Stream, event: &'static Event) -> Outcome {
    append(stream, Op::Record(event))
}

fn append(stream: &'static Stream, op: Op) -> Outcome {
    let mut inner = stream.lock();
    let Some(capture) = &mut inner.capture else { return Err(Code::ILLEGAL_STATE) };
    if capture.session.is_invalid() {
        return Err(Code::STREAM_CAPTURE_INVALIDATED);
    }
    let node = capture.session.graph.add(op, Parameters::None, capture.frontier.clone())?;
    capture.frontier = vec![node];
    Ok(())
}

/// Replaces or extends what the next node of a stream comes after.
pub fn set_frontier(stream: &Stream, nodes: Vec<&'static Node>, keep: bool) -> Outcome {
    let mut inner = stream.lock();
    let Some(capture) = &mut inner.capture else { return Err(Code::ILLEGAL_STATE) };
    if !keep {
        capture.frontier.clear();
    }
    merge(&mut capture.frontier, &nodes);
    Ok(())
}

fn record(stream: &'static Stream, event: &'static Event) -> Outcome {
    let capture = of(stream).ok_or(Code::ILLEGAL_STATE)?;
    event.record_captured(CapturedPoint { session: capture.session, nodes: capture.frontier });
    Ok(())
}

/// `hipStreamWaitEvent` on a capturing stream.
fn wait(stream: &'static Stream, event: &'static Event) -> Outcome {
    let mut inner = stream.lock();
    let Some(capture) = &mut inner.capture else { return Err(Code::ILLEGAL_STATE) };
    match event.last() {
        Record::Captured(point) if Arc::ptr_eq(&point.session, &capture.session) => {
            merge(&mut capture.frontier, &point.nodes);
            Ok(())
        }
        Record::Captured(_) => Err(Code::STREAM_CAPTURE_MERGE),
        // Work outside the capture cannot be waited for from inside it.
        _ => {
            capture.session.invalid.store(true, Ordering::Release);
            Err(Code::STREAM_CAPTURE_ISOLATION)
        }
    }
}

/// `hipStreamWaitEvent` on a stream that is not capturing, for an event that was recorded in a capture: the stream
/// joins it. Returns whether that was so.
pub fn join(stream: &'static Stream, event: &'static Event) -> Outcome<bool> {
    let Record::Captured(point) = event.last() else { return Ok(false) };
    let session = point.session;
    if session.is_invalid() || !SESSIONS.lock().iter().any(|open| open.id == session.id) {
        return Err(Code::STREAM_CAPTURE_INVALIDATED);
    }
    if stream.is_null() {
        return Err(Code::STREAM_CAPTURE_IMPLICIT);
    }
    session.members.lock().push(stream);
    stream.set_capture(Some(Capture::new(session, point.nodes)));
    Ok(true)
}

fn merge(into: &mut Vec<&'static Node>, nodes: &[&'static Node]) {
    for node in nodes {
        if !into.iter().any(|known| std::ptr::eq(*known, *node)) {
            into.push(node);
        }
    }
}

//! One process on one GPU: its seat on the board, and everything that its threads share there.
//!
//! Three things happen to a call that does not pass at once: it may be *held* while somebody more urgent is active
//! (`hold`), wait for the *window* while somebody more urgent is registered, and make the *claim* that this client
//! is active. The claim is dropped by [`Client::try_drop`] when it is certain that nothing is on its way.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicU64, Ordering, fence};

use hipreempt_board::{Below, Board, Join, JoinError, OpenError, Seat, Watch};
use hipreempt_core::activity::{Activity, EndedBy};
use hipreempt_core::estimate::WorkKey;
use hipreempt_core::hold::Share;
use hipreempt_core::window::{SpanId, StreamId, Window};
use hipreempt_driver::{Context, Gpu};

use crate::agent::{self, Suspension};
use crate::control;
use crate::engine::{Engine, lock};
use crate::held::{self, HeldQueue};
use crate::hints::{Hint, Hints};
use crate::markers::Markers;
use crate::monitor;
use crate::say::say;
use crate::streams::{Forget, NO_STREAM, Scope, Streams, is_per_thread};
use crate::suspender::Suspended;
use crate::thread::{Record, thread_id};
use crate::time::now_ns;

/// Reasons for every launch to take the slow path, a bit each.
#[derive(Debug, Default)]
pub(crate) struct Attention(AtomicU32);

/// A capture is open somewhere in the process.
pub(crate) const CAPTURE: u32 = 1;
/// The work has ended and the claim is in its grace: the next launch tells how long the gap was.
pub(crate) const GRACE: u32 = 2;
/// The kernel gives us no `membarrier`: every launch needs a fence of its own.
pub(crate) const FENCE: u32 = 4;
/// Calls are kept that have not been made: nothing may overtake them.
pub(crate) const QUEUED: u32 = 16;
/// The seat is worth nothing any more: launches find themselves a new client.
pub(crate) const RETIRED: u32 = 8;

impl Attention {
    #[inline]
    pub(crate) fn any(&self) -> bool {
        // Acquire: whoever finds that nothing is kept any more comes after what was.
        self.0.load(Ordering::Acquire) != 0
    }

    pub(crate) fn has(&self, reason: u32) -> bool {
        self.0.load(Ordering::Relaxed) & reason != 0
    }

    pub(crate) fn set(&self, reason: u32, on: bool) {
        if on {
            self.0.fetch_or(reason, Ordering::Release);
        } else {
            self.0.fetch_and(!reason, Ordering::Release);
        }
    }
}

/// What the threads of a client share, behind one lock that is never held across a call of the library.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) window: Window,
    /// Whether launches are counted in the window: while somebody more urgent is registered.
    pub(crate) windowed: bool,
    pub(crate) share: Share,
    pub(crate) activity: Activity,
    pub(crate) streams: Streams,
    pub(crate) markers: Markers,
    /// Who is woken when the claim is dropped.
    below: Below,
    /// Set while the claim is in its grace.
    pub(crate) ended: Option<Ended>,
}

/// The end of a burst of work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ended {
    /// Calls submitted until then.
    pub(crate) submitted: u64,
    /// When the claim may go, if nothing is launched before.
    pub(crate) drop_ns: u64,
}

/// The client of one GPU.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) engine: &'static Engine,
    pub(crate) device: i32,
    /// From where the monitor asks; unknown before the first launch and after a reset.
    context: Mutex<Option<Context>>,
    pub(crate) bit: u64,
    pub(crate) attention: Attention,
    seating: Option<Seating>,
    pub(crate) inner: Mutex<Inner>,
    /// What held threads have seen of the others.
    pub(crate) watch: Mutex<Watch>,
    records: Mutex<Vec<&'static Record>>,
    /// Whether a less urgent client is registered: only then does it matter when this one's claim is dropped.
    pub(crate) others_below: AtomicBool,
    /// Whether every less urgent client gives way by its time slice: then a claim need not outlive its work.
    pub(crate) graceless: AtomicBool,
    /// Looks by the monitor that waits for nobody's call: a synchronisation that could not tell asks for one.
    pub(crate) nudged: AtomicBool,
    /// What changes the time slices of this process, at level 3.
    pub(crate) suspension: Suspension,
    /// Requests that the program marks itself: while one is open, the claim is not dropped.
    pub(crate) hints: Hints,
    /// What is known of queues of this process that are off the card, at level 3 on AMD.
    pub(crate) suspended: Suspended,
    /// Calls that have returned to the program and are still to be made.
    pub(crate) held: HeldQueue,
}

/// Why a client has no seat.
#[derive(Debug, thiserror::Error)]
pub enum SeatError {
    /// The library names no GPU of this ordinal, or the calling thread has an error of the library's pending.
    #[error("the GPU library does not say which GPU device {0} is")]
    NoKey(i32),
    /// The board could not be opened.
    #[error(transparent)]
    Board(#[from] OpenError),
    /// The board has no place.
    #[error(transparent)]
    Join(#[from] JoinError),
}

/// The seat, with the board's hot words at hand. They live in a mapping that the leaked client keeps.
#[derive(Debug)]
pub(crate) struct Seating {
    board: Board,
    seat: Seat,
    active: &'static AtomicU64,
    held: &'static AtomicU64,
    /// The mask of the clients that this one is held for: the seat's, or [`NOBODY`] while its time slice gives way.
    higher: AtomicPtr<AtomicU64>,
}

/// The mask of a client that is held for nobody.
static NOBODY: AtomicU64 = AtomicU64::new(0);

impl std::fmt::Debug for Engine {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Engine")
    }
}

/// Streams that are followed without an allocation on the launch path.
const STREAMS: usize = 64;

impl Client {
    /// Takes a seat on the GPU's board. A client that gets none passes everything through.
    pub(crate) fn join(engine: &'static Engine, device: i32) -> &'static Self {
        let seating = Seating::take(engine, device);
        match &seating {
            Ok(_) | Err(SeatError::NoKey(_)) => {}
            Err(error) => say!("{error}; this process runs unscheduled"),
        }
        let client: &'static Self = Box::leak(Box::new(Self::new(engine, device, seating.ok())));
        client.attention.set(CAPTURE, engine.is_capturing());
        client.attention.set(FENCE, !engine.has_membarrier);
        if client.is_seated() {
            monitor::start(client);
            agent::start(client);
        }
        client
    }

    /// A client that nothing watches yet.
    pub(crate) fn new(engine: &'static Engine, device: i32, seating: Option<Seating>) -> Self {
        let tuning = &engine.settings.tuning;
        Self {
            engine,
            device,
            context: Mutex::new(None),
            bit: seating.as_ref().map_or(0, |seating| seating.seat.bit()),
            attention: Attention::default(),
            inner: Mutex::new(Inner {
                window: Window::new(tuning),
                windowed: false,
                share: Share::new(tuning),
                activity: Activity::new(tuning),
                streams: Streams::with_capacity(STREAMS),
                markers: Markers::new(),
                below: Below::new(),
                ended: None,
            }),
            watch: Mutex::new(Watch::new()),
            records: Mutex::new(Vec::new()),
            others_below: AtomicBool::new(false),
            graceless: AtomicBool::new(false),
            nudged: AtomicBool::new(false),
            suspension: Suspension::new(),
            hints: Hints::new(),
            suspended: Suspended::default(),
            held: HeldQueue::new(),
            seating,
        }
    }

    pub(crate) fn is_seated(&self) -> bool {
        self.seating.is_some()
    }

    /// The seat.
    ///
    /// # Panics
    /// Without one; such a client has no records, and so nobody asks.
    pub(crate) fn seat(&'static self) -> &'static Seat {
        &self.seating.as_ref().expect("a client with records has a seat").seat
    }

    pub(crate) fn board(&'static self) -> &'static Board {
        &self.seating.as_ref().expect("a client with records has a seat").board
    }

    /// The board's words: active, held, higher.
    #[inline]
    pub(crate) fn words(&self) -> (u64, u64, u64) {
        match &self.seating {
            Some(seating) => (
                seating.active.load(Ordering::Acquire),
                seating.held.load(Ordering::Relaxed),
                seating.higher().load(Ordering::Relaxed),
            ),
            None => (0, 0, 0),
        }
    }

    /// From now on this client gives way by its time slice, and is held for nobody; or it is held as before.
    pub(crate) fn give_way_by_slice(&self, on: bool) {
        if let Some(seating) = &self.seating {
            let mask = if on { &NOBODY } else { seating.seat.higher() };
            seating.higher.store(std::ptr::from_ref(mask).cast_mut(), Ordering::Release);
        }
    }

    /// Whether it does.
    pub(crate) fn gives_way_by_slice(&self) -> bool {
        self.seating.as_ref().is_some_and(|seating| std::ptr::eq(seating.higher(), &raw const NOBODY))
    }

    pub(crate) fn is_claimed(&self) -> bool {
        self.words().0 & self.bit != 0
    }

    /// Where the program's calls on this GPU go, once a thread has made one.
    pub(crate) fn context(&self) -> Option<Context> {
        *lock(&self.context)
    }

    /// Takes the calling thread's context for the client's, unless one is known.
    pub(crate) fn learn_context(&self) {
        let mut context = lock(&self.context);
        if context.is_none() {
            *context = self.engine.gpu.quietly(Gpu::current_context).flatten();
        }
    }

    /// A record for the calling thread: its own from before it changed to another GPU and back, one that an ended thread
    /// left, or a new one.
    pub(crate) fn record_for_this_thread(&'static self) -> &'static Record {
        let mut records = lock(&self.records);
        let tid = thread_id();
        let taken = |record: &Record| record.taken.load(Ordering::Acquire);
        let own = records.iter().find(|record| taken(record) && record.tid.load(Ordering::Relaxed) == tid);
        let left = own.or_else(|| records.iter().find(|record| !taken(record)));
        let record = left.copied().unwrap_or_else(|| {
            let record: &'static Record = Box::leak(Box::new(Record::new(self)));
            records.push(record);
            record
        });
        record.taken.store(true, Ordering::Release);
        record.tid.store(tid, Ordering::Relaxed);
        record.last_stream.store(NO_STREAM, Ordering::Relaxed);
        record
    }

    /// Records whose thread is gone are free for the next one.
    pub(crate) fn free_records_of_ended_threads(&self) {
        for record in lock(&self.records).iter().filter(|record| record.taken.load(Ordering::Relaxed)) {
            let tid = record.tid.load(Ordering::Relaxed);
            // SAFETY: signal 0 only asks whether the thread exists.
            let gone = unsafe { libc::syscall(libc::SYS_tgkill, libc::getpid(), tid, 0) } != 0;
            record.taken.store(!gone, Ordering::Release);
        }
    }

    /// Adds a record that is no thread's.
    pub(crate) fn add_record(&self, record: &'static Record) {
        lock(&self.records).push(record);
    }

    /// Calls handed to the driver so far, by all threads.
    pub(crate) fn submitted(&self) -> u64 {
        lock(&self.records).iter().map(|record| record.submitted.load(Ordering::Acquire)).sum()
    }

    /// Launches among them.
    pub(crate) fn launches(&self) -> u64 {
        let of = |record: &&Record| {
            record.submitted.load(Ordering::Acquire).saturating_sub(record.others.load(Ordering::Acquire))
        };
        lock(&self.records).iter().map(of).sum()
    }

    /// Calls handed to the driver, if none is on its way there.
    pub(crate) fn quiet(&self) -> Option<u64> {
        let mut sum = 0;
        for record in lock(&self.records).iter() {
            let submitted = record.submitted.load(Ordering::Acquire);
            if record.entered.load(Ordering::Acquire) != submitted {
                return None;
            }
            sum += submitted;
        }
        Some(sum)
    }

    /// Makes the claim for a call on `stream`, and notes the stream.
    pub(crate) fn claim(&'static self, record: &Record, stream: u64) {
        let followed = record.last_stream.load(Ordering::Relaxed) == stream;
        if followed && self.is_claimed() && !self.attention.has(GRACE) {
            return;
        }
        let mut inner = lock(&self.inner);
        let now_ns = now_ns();
        let begins = inner.streams.is_empty();
        inner.streams.touch(stream);
        if inner.ended.take().is_some() {
            self.attention.set(GRACE, false);
            inner.activity.launched(now_ns);
        }
        if !self.is_claimed() {
            self.seat().claim();
            tracing::trace!(device = self.device, "claimed");
        }
        // The claim may be a hint's, from before this launch.
        if begins {
            inner.activity.launched(now_ns);
        }
        // The monitor cannot ask about another thread's default stream, so each launch there is marked, and none
        // takes the fast path, while it matters when the claim goes.
        let marked = is_per_thread(stream) && self.others_below.load(Ordering::Relaxed);
        record.last_stream.store(if marked { NO_STREAM } else { stream }, Ordering::Relaxed);
    }

    /// A synchronisation of this scope returned; `submitted` calls had been made when it began.
    pub(crate) fn synced(&'static self, scope: Scope, submitted: Option<u64>) {
        let mut inner = lock(&self.inner);
        let now_ns = now_ns();
        if inner.windowed {
            match scope {
                Scope::Stream(id) => inner.window.drained(StreamId(id), now_ns),
                Scope::Device => inner.window.drained_all(now_ns),
            }
        }
        let Some(submitted) = submitted else { return };
        if !self.is_claimed() {
            return;
        }
        if !inner.streams.covered_by(scope) || self.quiet() != Some(submitted) {
            self.nudged.store(true, Ordering::Relaxed);
            return;
        }
        let drop_ns = inner.activity.ended(now_ns, EndedBy::Sync);
        self.end(&mut inner, Ended { submitted, drop_ns }, now_ns);
    }

    /// Everything submitted is complete: drops the claim, or begins its grace.
    pub(crate) fn end(&'static self, inner: &mut Inner, ended: Ended, now_ns: u64) {
        let due = now_ns >= ended.drop_ns || self.graceless.load(Ordering::Relaxed);
        if due && !self.hints.any() {
            self.try_drop(inner, ended.submitted);
        } else {
            inner.ended = Some(ended);
            self.attention.set(GRACE, true);
        }
    }

    /// The program says that a request begins: claims the GPU until [`Self::end_hint`], or until the hint lapses.
    pub(crate) fn begin_hint(&'static self) -> Option<Hint> {
        let hint = self.hints.begin();
        if hint.is_some() && !self.is_claimed() {
            self.seat().claim();
        }
        hint
    }

    /// The request is over. Drops the claim if no other one is open and nothing is on its way.
    pub(crate) fn end_hint(&'static self, hint: Hint) {
        if self.hints.end(hint) && !self.hints.any() && self.others_below.load(Ordering::Relaxed) {
            self.drop_if_over(&mut lock(&self.inner));
        }
    }

    /// Drops the claim, without a grace, if all work has ended and no hint is open; or has the monitor look.
    pub(crate) fn drop_if_over(&'static self, inner: &mut Inner) {
        if self.hints.any() {
            return;
        }
        if inner.streams.is_empty() {
            // Nothing was launched behind the claim. Whoever is about to makes it anew, behind the lock that we hold.
            self.seat().drop_claim_with(&mut inner.below);
            if self.hints.any() {
                self.seat().claim();
            }
            return;
        }
        match inner.ended.filter(|ended| self.quiet() == Some(ended.submitted)) {
            Some(ended) => self.try_drop(inner, ended.submitted),
            None => self.nudged.store(true, Ordering::Relaxed),
        }
    }

    /// Drops the claim if really nothing is on its way: clears the bit, makes every thread pass a barrier, and looks
    /// again. A thread that saw the bit set before it was cleared has counted itself in by then.
    fn try_drop(&'static self, inner: &mut Inner, submitted: u64) {
        if self.quiet() != Some(submitted) {
            return;
        }
        self.seat().drop_claim_with(&mut inner.below);
        self.engine.barrier();
        if self.quiet() != Some(submitted) || self.hints.any() {
            self.seat().claim();
            return;
        }
        tracing::trace!(device = self.device, submitted, "claim dropped");
        let events = inner.streams.clear();
        inner.markers.give_back(events);
        inner.ended = None;
        self.attention.set(GRACE, false);
        for record in lock(&self.records).iter() {
            record.last_stream.store(NO_STREAM, Ordering::Relaxed);
        }
    }

    /// The library has taken a launch, or refused it: records the marker that the window wants behind it, and the
    /// one that a per-thread stream needs.
    pub(crate) fn launched(&'static self, stream: u64, span: Option<SpanId>, succeeded: bool) {
        match span {
            Some(span) if succeeded => Markers::record(self, stream, span),
            Some(span) => lock(&self.inner).window.unmarked(span),
            None => {}
        }
        if is_per_thread(stream) && self.others_below.load(Ordering::Relaxed) {
            Markers::record_last(self, stream);
        }
    }

    /// The barrier that the kernel would otherwise make for us.
    pub(crate) fn fence_if_needed(&self) {
        if self.attention.has(FENCE) || self.engine.embedded {
            fence(Ordering::SeqCst);
        }
    }

    /// What a launch costs the client in GPU time, as far as it is known.
    pub(crate) fn estimate_ns(&self, key: WorkKey) -> u64 {
        lock(&self.inner).window.estimate_ns(key)
    }

    /// The program is about to destroy a stream, whose handle another one may get.
    pub(crate) fn forget_stream(&'static self, stream: u64) -> Forget {
        let mut inner = lock(&self.inner);
        let forget = inner.streams.forget(stream);
        if forget == Forget::Done {
            inner.window.forget(StreamId(stream));
            inner.markers.forget(Some(stream));
            let records = lock(&self.records);
            let used = records.iter().filter(|record| record.last_stream.load(Ordering::Relaxed) == stream);
            used.for_each(|record| record.last_stream.store(NO_STREAM, Ordering::Relaxed));
        }
        forget
    }

    /// The device was reset: every stream and event of the process is gone.
    pub(crate) fn reset(&'static self) {
        let mut inner = lock(&self.inner);
        inner.window.suspend();
        inner.markers.forget_all();
        drop(inner.streams.clear());
        for record in lock(&self.records).iter() {
            record.last_stream.store(NO_STREAM, Ordering::Relaxed);
        }
        *lock(&self.context) = None;
    }
}

impl Seating {
    pub(crate) fn take(engine: &'static Engine, device: i32) -> Result<Self, SeatError> {
        let key = engine.gpu.quietly(|gpu: &Gpu| gpu.gpu_key(device)).flatten();
        let key = key.ok_or(SeatError::NoKey(device))?;
        let settings = &engine.settings;
        let board = Board::open_or_create(&settings.directory, &key)?;
        let asked = if engine.embedded { None } else { control::asked_priority() };
        // Level 1 until more is known to work.
        let join = Join { priority: asked.unwrap_or(settings.priority), level: 1, name: program_name() };
        let seat = board.join(join)?;
        seat.set_hold(held::in_force(engine).as_shown());
        tracing::info!(device, board = %board.uuid(), slot = seat.slot(), "joined");
        Ok(Self::of(board, seat))
    }

    fn of(board: Board, seat: Seat) -> Self {
        // SAFETY: the words lie in the board's mapping, which stays mapped while the board exists; the board moves
        // into a client that is leaked, so that is for good. The mapping does not move with it.
        let forever = |word: &AtomicU64| unsafe { &*std::ptr::from_ref(word) };
        let (active, held) = (forever(board.active()), forever(board.held()));
        let higher = AtomicPtr::new(std::ptr::from_ref(seat.higher()).cast_mut());
        Self { board, seat, active, held, higher }
    }

    #[inline]
    fn higher(&self) -> &AtomicU64 {
        // SAFETY: points to the seat's mask, in a mapping that lives as long as `self`, or to a static.
        unsafe { &*self.higher.load(Ordering::Relaxed) }
    }
}

fn program_name() -> String {
    std::fs::read_to_string("/proc/self/comm").map(|name| name.trim_end().to_owned()).unwrap_or_default()
}

#[cfg(test)]
#[path = "client_tests.rs"]
mod tests;

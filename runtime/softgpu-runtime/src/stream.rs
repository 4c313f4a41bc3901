//! Streams: an ordered list of commands on a queue of the card, and the effects that wait for them.
//!
//! Lock order: a stream's own lock is the innermost; while it is held, nothing waits for the card and no other stream
//! is locked.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicU32, AtomicU64, AtomicUsize, Ordering};

use parking_lot::{Mutex, MutexGuard};

use crate::card::{self, CardError, Command, QueueId, Ticket};
use crate::effect::Effect;
use crate::engine;
use crate::error::{Code, Outcome};
use crate::graph::Capture;
use crate::runtime::{self, Card};
use crate::slab::Slab;

/// `hipStreamNonBlocking`.
pub const NON_BLOCKING: u32 = 1;
/// `hipStreamLegacy`, and null, in functions without `_spt`.
pub const LEGACY: usize = 1;
/// `hipStreamPerThread`.
pub const PER_THREAD: usize = 2;

static STREAMS: Slab<Stream> = Slab::new(4096);
static ORDER: AtomicU64 = AtomicU64::new(1);
static IDS: AtomicU64 = AtomicU64::new(1);

/// An effect that waits for its command.
pub struct Pending {
    /// Place of the command in its queue.
    pub sequence: u64,
    /// Place among all effects of the process: a command that depends on another has the larger number.
    pub order: u64,
    /// When the command completed, once that is known.
    pub at_ns: Option<u64>,
    /// Host work that was handed to the callback thread.
    pub dispatched: bool,
    /// What to do.
    pub effect: Effect,
}

/// One `hipStream_t`.
#[derive(Default)]
pub struct Stream {
    card: AtomicPtr<Card>,
    is_null: AtomicBool,
    flags: AtomicU32,
    priority: AtomicI32,
    id: AtomicU64,
    /// Queue number plus one; 0 before the first command.
    queue: AtomicU32,
    /// The last command that others may wait for.
    last: AtomicU64,
    /// Effects on their way.
    pending: AtomicUsize,
    capturing: AtomicBool,
    inner: Mutex<Inner>,
}

/// The locked part of a stream.
#[derive(Default)]
pub struct Inner {
    /// Effects in the order of their commands.
    pub pending: VecDeque<Pending>,
    /// Up to where this queue already waits for others.
    waited: Vec<(QueueId, u64)>,
    /// The capture that the stream takes part in.
    pub capture: Option<Capture>,
}

impl Stream {
    /// The legacy default stream of a card.
    pub fn create_null(card: &'static Card) -> Outcome<&'static Self> {
        Self::insert(card, 0, 0, true)
    }

    /// A new stream.
    pub fn create(card: &'static Card, flags: u32, priority: i32) -> Outcome<&'static Self> {
        Self::insert(card, flags, priority, false)
    }

    fn insert(card: &'static Card, flags: u32, priority: i32, is_null: bool) -> Outcome<&'static Self> {
        let fill = |stream: &'static Self| {
            stream.card.store(ptr::from_ref(card).cast_mut(), Ordering::Relaxed);
            stream.is_null.store(is_null, Ordering::Relaxed);
            stream.flags.store(flags, Ordering::Relaxed);
            stream.priority.store(priority, Ordering::Relaxed);
            stream.id.store(IDS.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
            stream.queue.store(0, Ordering::Relaxed);
            stream.last.store(0, Ordering::Relaxed);
            *stream.inner.lock() = Inner::default();
        };
        let stream = STREAMS.insert(fill).ok_or(Code::OUT_OF_MEMORY)?;
        card.add_stream(stream);
        Ok(stream)
    }

    /// The stream of a handle, with null standing for the legacy default stream.
    #[inline]
    pub fn resolve(handle: *const c_void) -> Outcome<&'static Self> {
        match handle as usize {
            0 | LEGACY => Ok(runtime::current()?.null_stream()),
            PER_THREAD => Self::per_thread(),
            _ => STREAMS.get(handle).ok_or(Code::CONTEXT_IS_DESTROYED),
        }
    }

    /// The stream of a handle, with null standing for the thread's own default stream (`_spt` functions).
    pub fn resolve_spt(handle: *const c_void) -> Outcome<&'static Self> {
        if handle.is_null() { Self::per_thread() } else { Self::resolve(handle) }
    }

    /// The thread's own default stream; once the thread's destructors have run, the legacy one.
    fn per_thread() -> Outcome<&'static Self> {
        let card = runtime::current()?;
        let find_or_create = |own: &RefCell<Own>| {
            let mut own = own.borrow_mut();
            if let Some(stream) = own.0.iter().find(|stream| ptr::eq(stream.card(), card)) {
                return Ok(*stream);
            }
            let stream = Self::create(card, 0, 0)?;
            own.0.push(stream);
            Ok(stream)
        };
        OWN.try_with(find_or_create).unwrap_or_else(|_| Ok(card.null_stream()))
    }

    /// Its handle.
    pub fn handle(&'static self) -> *mut c_void {
        Slab::handle(self)
    }

    /// Its card.
    #[inline]
    pub fn card(&self) -> &'static Card {
        // SAFETY: set before the stream became reachable, to a leaked box.
        unsafe { &*self.card.load(Ordering::Relaxed) }
    }

    /// Flags it was created with.
    pub fn flags(&self) -> u32 {
        self.flags.load(Ordering::Relaxed)
    }

    /// Priority it was created with, as HIP counts: lower is more urgent.
    pub fn priority(&self) -> i32 {
        self.priority.load(Ordering::Relaxed)
    }

    /// A number that no other stream of the process has or had.
    pub fn id(&self) -> u64 {
        self.id.load(Ordering::Relaxed)
    }

    /// Whether it is a legacy default stream.
    pub fn is_null(&self) -> bool {
        self.is_null.load(Ordering::Relaxed)
    }

    /// Whether the legacy default stream and it wait for each other.
    pub fn is_blocking(&self) -> bool {
        self.flags() & NON_BLOCKING == 0 && !self.is_null()
    }

    /// Whether a capture is open on it.
    #[inline]
    pub fn is_capturing(&self) -> bool {
        self.capturing.load(Ordering::Acquire)
    }

    /// Enters or leaves a capture.
    pub fn set_capture(&self, capture: Option<Capture>) {
        let mut inner = self.inner.lock();
        self.capturing.store(capture.is_some(), Ordering::Release);
        inner.capture = capture;
    }

    /// The locked part.
    pub fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock()
    }

    /// The last command submitted, if any.
    #[inline]
    pub fn last(&self) -> Option<Ticket> {
        let sequence = self.last.load(Ordering::Acquire);
        let queue = self.queue.load(Ordering::Relaxed);
        (sequence != 0 && queue != 0).then(|| Ticket { queue: QueueId(queue - 1), sequence })
    }

    /// Whether effects are on their way.
    #[inline]
    pub fn has_pending(&self) -> bool {
        self.pending.load(Ordering::Acquire) != 0
    }

    /// Takes the first effect off the list.
    pub fn pop(&self, inner: &mut Inner) -> Option<Pending> {
        let first = inner.pending.pop_front();
        self.pending.fetch_sub(usize::from(first.is_some()), Ordering::AcqRel);
        first
    }

    /// Gives a command to the card, after what the null-stream rules demand, and keeps its effect. Waits while the
    /// queue is full.
    pub fn submit(&self, command: Command, effect: Option<Effect>) -> Outcome<Ticket> {
        let mut effect = effect;
        loop {
            match self.try_submit(command, &mut effect) {
                Err(CardError::QueueFull) => self.await_room(1)?,
                other => return other.map_err(card::code),
            }
        }
    }

    /// As [`submit`](Self::submit) for many commands, which reach the card at one moment as far as its queue has room
    /// for them at all.
    pub fn submit_all(&self, work: Vec<(Command, Option<Effect>)>) -> Outcome {
        let room = self.card().device.queue_depth() as usize / 2;
        let mut work = work.into_iter().peekable();
        while work.peek().is_some() {
            let (commands, effects): (Vec<_>, Vec<_>) = work.by_ref().take(room).unzip();
            self.submit_batch(&commands, effects)?;
        }
        Ok(())
    }

    fn submit_batch(&self, commands: &[Command], mut effects: Vec<Option<Effect>>) -> Outcome {
        loop {
            match self.try_submit_batch(commands, &mut effects) {
                Err(CardError::QueueFull) => self.await_room(commands.len() as u64)?,
                other => return other.map_err(card::code),
            }
        }
    }

    fn try_submit_batch(
        &self,
        commands: &[Command],
        effects: &mut [Option<Effect>],
    ) -> Result<(), CardError> {
        let mut inner = self.inner.lock();
        let queue = self.queue()?;
        self.wait_for_barriers(&mut inner, queue)?;
        let last = self.card().device.submit_batch(queue, commands)?.sequence;
        let first = last + 1 - commands.len() as u64;
        for (sequence, effect) in (first..).zip(effects) {
            if let Some(effect) = effect.take() {
                self.keep(&mut inner, Ticket { queue, sequence }, effect);
            }
        }
        self.last.store(last, Ordering::Release);
        Ok(())
    }

    /// Makes everything submitted from now on wait for `ticket` of the same card.
    pub fn wait_for(&self, ticket: Ticket) -> Outcome {
        if self.last().is_some_and(|last| last.queue == ticket.queue) {
            // Commands of one queue run in order anyway.
            return Ok(());
        }
        self.submit(Command::Wait(ticket), None).map(drop)
    }

    #[inline]
    fn try_submit(&self, command: Command, effect: &mut Option<Effect>) -> Result<Ticket, CardError> {
        let mut inner = self.inner.lock();
        let queue = self.queue()?;
        self.wait_for_barriers(&mut inner, queue)?;
        let ticket = self.card().device.submit(queue, command)?;
        if let Some(effect) = effect.take() {
            self.keep(&mut inner, ticket, effect);
        }
        self.last.store(ticket.sequence, Ordering::Release);
        Ok(ticket)
    }

    fn keep(&self, inner: &mut Inner, ticket: Ticket, effect: Effect) {
        let order = ORDER.fetch_add(1, Ordering::Relaxed);
        let urgent = effect.blocks_card();
        inner.pending.push_back(Pending {
            sequence: ticket.sequence,
            order,
            at_ns: None,
            dispatched: false,
            effect,
        });
        self.pending.fetch_add(1, Ordering::AcqRel);
        engine::announce(urgent);
    }

    #[inline]
    fn queue(&self) -> Result<QueueId, CardError> {
        match self.queue.load(Ordering::Relaxed) {
            0 => {
                // HIP counts down to the more urgent, the card up.
                let queue = self.card().open_queue(-self.priority())?;
                self.queue.store(queue.0 + 1, Ordering::Relaxed);
                Ok(queue)
            }
            queue => Ok(QueueId(queue - 1)),
        }
    }

    /// The legacy default stream waits for all blocking streams, and they for it.
    #[inline]
    fn wait_for_barriers(&self, inner: &mut Inner, queue: QueueId) -> Result<(), CardError> {
        let card = self.card();
        if self.is_null() {
            for stream in card.streams().iter().filter(|stream| stream.is_blocking()) {
                self.wait_once(inner, queue, stream.last())?;
            }
        } else if self.is_blocking() {
            self.wait_once(inner, queue, card.null_stream().last())?;
        }
        Ok(())
    }

    fn wait_once(&self, inner: &mut Inner, queue: QueueId, on: Option<Ticket>) -> Result<(), CardError> {
        let Some(on) = on.filter(|on| on.queue != queue) else { return Ok(()) };
        let known = inner.waited.iter_mut().find(|(other, _)| *other == on.queue);
        if known.as_ref().is_some_and(|(_, sequence)| *sequence >= on.sequence) {
            return Ok(());
        }
        let device = &self.card().device;
        if device.completed(on.queue)? < on.sequence {
            device.submit(queue, Command::Wait(on))?;
        }
        match known {
            Some((_, sequence)) => *sequence = on.sequence,
            None => inner.waited.push((on.queue, on.sequence)),
        }
        Ok(())
    }

    #[cold]
    fn await_room(&self, commands: u64) -> Outcome {
        let Some(last) = self.last() else { return Err(Code::OUT_OF_MEMORY) };
        let device = &self.card().device;
        // Other streams may share the queue: at least one more command has to complete.
        let oldest = device.completed(last.queue).map_err(card::code)? + 1;
        let enough = (last.sequence + commands).saturating_sub(device.queue_depth());
        device.wait(Ticket { queue: last.queue, sequence: enough.max(oldest) }, None).map_err(card::code)?;
        Ok(())
    }

    /// Waits until everything submitted so far has taken effect. The legacy default stream answers for the blocking
    /// streams too.
    pub fn synchronise(&self) -> Outcome {
        if self.is_null() {
            let streams = self.card().streams();
            streams.iter().filter(|stream| stream.is_blocking()).try_for_each(|stream| stream.drain())?;
        }
        self.drain()
    }

    /// Waits for this stream alone.
    pub fn drain(&self) -> Outcome {
        self.last().map_or(Ok(()), |ticket| engine::wait(self.card(), ticket))
    }

    /// Whether everything submitted so far has taken effect.
    pub fn query(&self) -> Outcome<bool> {
        if self.is_null() {
            let streams = self.card().streams();
            for stream in streams.iter().filter(|stream| stream.is_blocking()) {
                if !stream.is_done()? {
                    return Ok(false);
                }
            }
        }
        self.is_done()
    }

    fn is_done(&self) -> Outcome<bool> {
        self.last().map_or(Ok(true), |ticket| engine::query(self.card(), ticket))
    }

    /// Ends a stream's life after its work.
    pub fn destroy(handle: *const c_void) -> Outcome {
        let stream = STREAMS.remove(handle).ok_or(Code::INVALID_HANDLE)?;
        stream.set_capture(None);
        let drained = stream.drain();
        stream.card().remove_stream(stream);
        let queue = stream.queue.swap(0, Ordering::Relaxed);
        if queue != 0 && drained.is_ok() {
            stream.card().close_queue(QueueId(queue - 1));
        }
        if drained.is_ok() {
            STREAMS.recycle(stream);
        }
        drained
    }
}

/// A thread's own default streams, one a card.
struct Own(Vec<&'static Stream>);

impl Drop for Own {
    fn drop(&mut self) {
        if !runtime::forked() {
            self.0.drain(..).for_each(|stream| {
                // The thread is gone: nobody is left to tell.
                let _ = Stream::destroy(stream.handle());
            });
        }
    }
}

thread_local! {
    static OWN: RefCell<Own> = const { RefCell::new(Own(Vec::new())) };
}

//! Contexts: each is a client of its card, with streams and a default stream of its own, and each thread has a stack of
//! them. A card's primary context is the one that all libraries of a process share.

use std::cell::Cell;
use std::collections::HashSet;
use std::ffi::c_void;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicU64, Ordering};

use hipreempt_softgpu_runtime::api::hipStreamDestroy;
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::runtime::{self, CARDS_MAX, Card};
use hipreempt_softgpu_runtime::slab::Slab;
use parking_lot::Mutex;

use crate::error::CONTEXT_IS_DESTROYED;
use crate::types::{CUcontext, CUstream};

/// Contexts deep that one thread may push.
const STACK_MAX: usize = 32;

static INITIALISED: AtomicBool = AtomicBool::new(false);
static CONTEXTS: Slab<Context> = Slab::new(4096);
static IDS: AtomicU64 = AtomicU64::new(1);
static PRIMARIES: Mutex<[Primary; CARDS_MAX]> = Mutex::new([const { Primary::new() }; CARDS_MAX]);
/// Cards of destroyed contexts, to be used again: a client of a card lives as long as the process.
static SPARE: Mutex<Vec<&'static Card>> = Mutex::new(Vec::new());

/// One `CUcontext`.
#[derive(Default)]
pub struct Context {
    card: AtomicPtr<Card>,
    /// A primary context keeps its handle while nobody has it retained.
    active: AtomicBool,
    flags: AtomicU32,
    id: AtomicU64,
    /// Streams created in it, by handle.
    streams: Mutex<HashSet<usize>>,
}

/// What is known of a card's primary context.
#[derive(Clone, Copy)]
struct Primary {
    context: Option<&'static Context>,
    users: u32,
    flags: u32,
}

impl Primary {
    const fn new() -> Self {
        Self { context: None, users: 0, flags: 0 }
    }
}

/// The contexts that a thread has pushed, as handles. No destructor: the driver is called until a thread's very end.
struct Stack {
    depth: Cell<usize>,
    handles: [Cell<usize>; STACK_MAX],
}

thread_local! {
    static STACK: Stack =
        const { Stack { depth: Cell::new(0), handles: [const { Cell::new(0) }; STACK_MAX] } };
}

impl Stack {
    fn top(&self) -> usize {
        let depth = self.depth.get();
        if depth == 0 { 0 } else { self.handles[depth - 1].get() }
    }

    fn push(&self, handle: usize) -> Outcome {
        let depth = self.depth.get();
        self.handles.get(depth).ok_or(Code::OUT_OF_MEMORY)?.set(handle);
        self.depth.set(depth + 1);
        Ok(())
    }

    fn pop(&self) -> usize {
        let top = self.top();
        self.depth.set(self.depth.get().saturating_sub(1));
        top
    }
}

/// `cuInit`.
pub fn initialise() -> Outcome {
    if runtime::get()?.count() == 0 {
        return Err(Code::NO_DEVICE);
    }
    INITIALISED.store(true, Ordering::Release);
    Ok(())
}

/// Refuses calls before `cuInit`.
#[inline]
pub fn check_initialised() -> Outcome {
    if INITIALISED.load(Ordering::Acquire) { Ok(()) } else { Err(Code::NOT_INITIALIZED) }
}

/// Makes the runtime work on this thread's current context.
#[inline]
pub fn enter() -> Outcome {
    check_initialised()?;
    runtime::make_current(current()?.card());
    Ok(())
}

/// This thread's current context.
pub fn current() -> Outcome<&'static Context> {
    match STACK.with(Stack::top) {
        0 => Err(Code::INVALID_CONTEXT),
        handle => resolve(handle as CUcontext).map_err(|_| CONTEXT_IS_DESTROYED),
    }
}

/// The handle of this thread's current context; null if it has none.
pub fn current_handle() -> CUcontext {
    STACK.with(Stack::top) as CUcontext
}

/// The live context of a handle.
pub fn resolve(handle: CUcontext) -> Outcome<&'static Context> {
    let found = CONTEXTS.get(handle).filter(|context| context.active.load(Ordering::Acquire));
    found.ok_or(Code::INVALID_CONTEXT)
}

/// Replaces the current context; null takes it off.
pub fn set_current(handle: CUcontext) -> Outcome {
    if handle.is_null() {
        STACK.with(Stack::pop);
        return Ok(());
    }
    resolve(handle)?;
    STACK.with(|stack| {
        stack.pop();
        stack.push(handle as usize)
    })
}

/// Puts a context on top of the current one.
pub fn push(handle: CUcontext) -> Outcome {
    resolve(handle)?;
    STACK.with(|stack| stack.push(handle as usize))
}

/// Takes the current context off.
pub fn pop() -> Outcome<CUcontext> {
    match STACK.with(Stack::pop) {
        0 => Err(Code::INVALID_CONTEXT),
        handle => Ok(handle as CUcontext),
    }
}

fn make(card: &'static Card, flags: u32) -> Outcome<&'static Context> {
    let fill = |context: &'static Context| {
        context.card.store(ptr::from_ref(card).cast_mut(), Ordering::Relaxed);
        context.flags.store(flags, Ordering::Relaxed);
        context.id.store(IDS.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
        context.streams.lock().clear();
        context.active.store(true, Ordering::Release);
    };
    CONTEXTS.insert(fill).ok_or(Code::OUT_OF_MEMORY)
}

/// A new context of a card, made current.
pub fn create(ordinal: u32, flags: u32) -> Outcome<CUcontext> {
    let spare = {
        let mut spare = SPARE.lock();
        let found = spare.iter().position(|card| card.device_ordinal == ordinal);
        found.map(|index| spare.swap_remove(index))
    };
    let card = spare.map_or_else(|| runtime::open_context(ordinal), Ok)?;
    let handle = make(card, flags)?.handle();
    push(handle)?;
    Ok(handle)
}

/// Ends a context that [`create`] made, after its work, and takes it off this thread.
pub fn destroy(handle: CUcontext) -> Outcome {
    let context = resolve(handle)?;
    if PRIMARIES.lock().iter().any(|primary| primary.context.is_some_and(|own| ptr::eq(own, context))) {
        return Err(Code::INVALID_CONTEXT);
    }
    let ended = context.end();
    CONTEXTS.remove(handle).ok_or(Code::INVALID_CONTEXT)?;
    if current_handle() == handle {
        STACK.with(Stack::pop);
    }
    SPARE.lock().push(context.card());
    // A handle is not used again: a program that keeps a destroyed one is told.
    ended
}

/// A card's primary context, with one more user.
pub fn retain_primary(card: &'static Card) -> Outcome<CUcontext> {
    let mut primaries = PRIMARIES.lock();
    let primary = &mut primaries[card.device_ordinal as usize];
    let context = match primary.context {
        Some(context) => context,
        None => make(card, primary.flags)?,
    };
    context.active.store(true, Ordering::Release);
    context.flags.store(primary.flags, Ordering::Relaxed);
    primary.context = Some(context);
    primary.users += 1;
    Ok(context.handle())
}

/// A primary context with one user less; without any it ends.
pub fn release_primary(card: &'static Card) -> Outcome {
    let mut primaries = PRIMARIES.lock();
    let primary = &mut primaries[card.device_ordinal as usize];
    primary.users = primary.users.checked_sub(1).ok_or(Code::INVALID_CONTEXT)?;
    match primary.context {
        Some(context) if primary.users == 0 => context.end(),
        _ => Ok(()),
    }
}

/// Ends what a primary context holds, whoever has it retained.
pub fn reset_primary(card: &'static Card) -> Outcome {
    let primaries = PRIMARIES.lock();
    let primary = primaries[card.device_ordinal as usize];
    match primary.context {
        Some(context) if primary.users > 0 => {
            let ended = context.end();
            context.active.store(true, Ordering::Release);
            ended
        }
        _ => Ok(()),
    }
}

/// Flags and whether anybody has it retained.
pub fn primary_state(card: &Card) -> (u32, bool) {
    let primary = PRIMARIES.lock()[card.device_ordinal as usize];
    (primary.flags, primary.users > 0)
}

/// Flags for a primary context, from now on.
pub fn set_primary_flags(card: &Card, flags: u32) {
    let mut primaries = PRIMARIES.lock();
    let primary = &mut primaries[card.device_ordinal as usize];
    primary.flags = flags;
    if let Some(context) = primary.context {
        context.flags.store(flags, Ordering::Relaxed);
    }
}

/// The context that a card, as opened by this process, stands for.
pub fn of_card(card: &Card) -> Outcome<&'static Context> {
    let same = |context: &&'static Context| ptr::eq(context.card(), card);
    CONTEXTS
        .live()
        .filter(|context| context.active.load(Ordering::Acquire))
        .find(same)
        .ok_or(Code::INVALID_CONTEXT)
}

impl Context {
    /// Its handle.
    pub fn handle(&'static self) -> CUcontext {
        Slab::handle(self)
    }

    /// Its part of a card.
    #[inline]
    pub fn card(&self) -> &'static Card {
        // SAFETY: set before the context became reachable, to a card, which is never freed.
        unsafe { &*self.card.load(Ordering::Relaxed) }
    }

    /// Flags it was made with.
    pub fn flags(&self) -> u32 {
        self.flags.load(Ordering::Relaxed)
    }

    /// Changes its flags.
    pub fn set_flags(&self, flags: u32) {
        self.flags.store(flags, Ordering::Relaxed);
    }

    /// A number that no other context of the process has or had.
    pub fn id(&self) -> u64 {
        self.id.load(Ordering::Relaxed)
    }

    /// Notes a stream that was created in it.
    pub fn add_stream(&self, stream: CUstream) {
        self.streams.lock().insert(stream as usize);
    }

    /// Forgets a stream that was destroyed.
    pub fn remove_stream(&self, stream: CUstream) {
        self.streams.lock().remove(&(stream as usize));
    }

    /// Waits for its work and destroys its streams.
    fn end(&self) -> Outcome {
        let card = self.card();
        let drained = card.streams().iter().try_for_each(|stream| stream.drain());
        self.active.store(false, Ordering::Release);
        let streams = std::mem::take(&mut *self.streams.lock());
        for stream in streams {
            // A stream that the program has destroyed behind our back has nothing left to end.
            let _ = hipStreamDestroy(stream as *mut c_void as _);
        }
        drained
    }
}

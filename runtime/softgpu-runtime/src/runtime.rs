//! The process's one runtime: its cards, what each thread has current, and what fork and exit leave of it.
//!
//! Everything is opened at the first call that needs it. A call must never end the process: without a card it returns
//! an error, in a forked child it returns `hipErrorNotInitialized`, after `exit` it still works.

use std::cell::Cell;
use std::collections::HashMap;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use parking_lot::{Mutex, RwLock};

use crate::card::{CardError, Config, Device, QueueId};
use crate::error::{Code, Outcome};
use crate::kfd::{self, Kfd};
use crate::stream::Stream;
use crate::{engine, report};

/// More cards than a process can be given.
pub const CARDS_MAX: usize = 16;
/// Contexts that a process has of its cards besides the one that each card has anyway.
const CONTEXTS_MAX: usize = 64;

/// One card, opened by this process: a client of the card, with a default stream of its own. HIP opens a card once;
/// CUDA opens it again for each context beyond the primary one.
pub struct Card {
    /// Its number in this process: the card's, or a larger one for a further context.
    pub ordinal: u32,
    /// The number of the card that it is a context of.
    pub device_ordinal: u32,
    /// The card itself.
    pub device: Device,
    /// Compute units, at hand for every launch.
    pub compute_units: u32,
    /// Live streams of the card, the null stream first.
    streams: RwLock<Arc<Vec<&'static Stream>>>,
    /// Bytes of its memory in use by this process.
    pub allocated_bytes: AtomicU64,
    null: OnceLock<&'static Stream>,
    queues: Mutex<HashMap<QueueId, u32>>,
    /// The driver by which queues are created, where there is one.
    kfd: Option<&'static Kfd>,
}

impl Card {
    /// The live streams, as of now. A snapshot: nothing may be locked while the list is.
    pub fn streams(&self) -> Arc<Vec<&'static Stream>> {
        Arc::clone(&self.streams.read())
    }

    /// Adds a live stream.
    pub fn add_stream(&self, stream: &'static Stream) {
        Arc::make_mut(&mut self.streams.write()).push(stream);
    }

    /// Removes a stream that is live no more.
    pub fn remove_stream(&self, stream: &'static Stream) {
        Arc::make_mut(&mut self.streams.write()).retain(|other| !ptr::eq(*other, stream));
    }

    /// A queue for a stream; where the card has none left, one that another stream has too. Streams then wait for
    /// each other more than they ask for, as they do on a real card with its few hardware queues.
    pub fn open_queue(&'static self, priority: i32) -> Result<QueueId, CardError> {
        let mut queues = self.queues.lock();
        let queue = match self.device.create_queue(priority) {
            Err(CardError::NoQueueLeft) => {
                let least_used = queues.iter().min_by_key(|(_, users)| **users);
                *least_used.ok_or(CardError::NoQueueLeft)?.0
            }
            other => {
                let queue = other?;
                if let Some(kfd) = self.kfd {
                    kfd.create(&self.device, self.device_ordinal + 1, queue);
                }
                queue
            }
        };
        *queues.entry(queue).or_default() += 1;
        Ok(queue)
    }

    /// A stream needs its queue no more.
    pub fn close_queue(&self, queue: QueueId) {
        let mut queues = self.queues.lock();
        let Some(users) = queues.get_mut(&queue) else { return };
        *users -= 1;
        if *users == 0 {
            queues.remove(&queue);
            if let Some(kfd) = self.kfd {
                kfd.destroy(queue);
            }
            self.device.destroy_queue(queue);
        }
    }

    /// The legacy default stream.
    pub fn null_stream(&self) -> &'static Stream {
        self.null.get().expect("a card is published only after its null stream was made")
    }
}

static CARDS: [AtomicPtr<Card>; CARDS_MAX + CONTEXTS_MAX] =
    [const { AtomicPtr::new(ptr::null_mut()) }; CARDS_MAX + CONTEXTS_MAX];
static FORKED: AtomicBool = AtomicBool::new(false);
static RUNTIME: OnceLock<Outcome<Runtime>> = OnceLock::new();

thread_local! {
    static CURRENT: Cell<u32> = const { Cell::new(0) };
}

/// Settings of the process.
pub struct Runtime {
    config: Config,
    opening: Mutex<()>,
    /// `SOFTGPU_REENTRANT=1`: exported functions call each other through their exported symbols, as ROCm 7 does.
    pub reentrant: bool,
}

impl Runtime {
    /// Cards that the process sees.
    pub fn count(&self) -> u32 {
        Device::count(&self.config)
    }

    /// What every choice left to chance is drawn from.
    pub fn seed(&self) -> u64 {
        self.config.seed
    }
}

/// The runtime, started if it was not.
pub fn get() -> Outcome<&'static Runtime> {
    if FORKED.load(Ordering::Relaxed) {
        return Err(Code::NOT_INITIALIZED);
    }
    match RUNTIME.get_or_init(start) {
        Ok(runtime) => Ok(runtime),
        Err(code) => Err(*code),
    }
}

/// The card that is current in this thread.
#[inline]
pub fn current() -> Outcome<&'static Card> {
    card(CURRENT.get())
}

/// The ordinal that is current in this thread.
pub fn current_ordinal() -> u32 {
    CURRENT.get()
}

/// Makes a card current in this thread.
pub fn set_current(ordinal: u32) -> Outcome {
    if ordinal >= get()?.count() {
        return Err(Code::INVALID_DEVICE);
    }
    CURRENT.set(ordinal);
    Ok(())
}

/// Makes an open card, or a context of one, current in this thread.
#[inline]
pub fn make_current(card: &'static Card) {
    CURRENT.set(card.ordinal);
}

/// One card, opened if it was not.
#[inline]
pub fn card(ordinal: u32) -> Outcome<&'static Card> {
    let open = CARDS.get(ordinal as usize).map_or(ptr::null_mut(), |card| card.load(Ordering::Acquire));
    // SAFETY: published cards are leaked boxes, never freed.
    match unsafe { open.as_ref() } {
        Some(card) => Ok(card),
        None => open_card(ordinal),
    }
}

/// One more than the last place of [`CARDS`] that was ever used: every effect looks through them.
static CARDS_USED: AtomicUsize = AtomicUsize::new(0);

/// The cards that this process has opened.
pub fn open_cards() -> impl Iterator<Item = &'static Card> {
    let used = CARDS_USED.load(Ordering::Acquire);
    // SAFETY: published cards are leaked boxes, never freed.
    CARDS[..used].iter().filter_map(|card| unsafe { card.load(Ordering::Acquire).as_ref() })
}

#[cold]
fn open_card(ordinal: u32) -> Outcome<&'static Card> {
    let runtime = get()?;
    if ordinal >= runtime.count() {
        return Err(if runtime.count() == 0 { Code::NO_DEVICE } else { Code::INVALID_DEVICE });
    }
    let _one_at_a_time = runtime.opening.lock();
    match open_cards().find(|card| card.ordinal == ordinal) {
        Some(card) => Ok(card),
        None => open(runtime, ordinal, ordinal),
    }
}

/// One more context of a card.
pub fn open_context(device_ordinal: u32) -> Outcome<&'static Card> {
    let runtime = get()?;
    if device_ordinal >= runtime.count() {
        return Err(Code::INVALID_DEVICE);
    }
    let _one_at_a_time = runtime.opening.lock();
    let free = (CARDS_MAX..CARDS.len()).find(|slot| CARDS[*slot].load(Ordering::Relaxed).is_null());
    open(runtime, free.ok_or(Code::OUT_OF_MEMORY)? as u32, device_ordinal)
}

/// Opens and publishes; nobody else does at the same time.
fn open(runtime: &Runtime, ordinal: u32, device_ordinal: u32) -> Outcome<&'static Card> {
    let device = Device::open(&runtime.config, device_ordinal).map_err(|error| {
        report::once("open", &format!("no software card: {error}"));
        Code::NO_DEVICE
    })?;
    let card: &'static Card = Box::leak(Box::new(Card {
        ordinal,
        device_ordinal,
        compute_units: device.identity().compute_units,
        device,
        streams: RwLock::default(),
        allocated_bytes: AtomicU64::new(0),
        null: OnceLock::new(),
        queues: Mutex::default(),
        kfd: runtime.config.kfd.as_deref().and_then(kfd::open),
    }));
    let null = Stream::create_null(card)?;
    let _ = card.null.set(null);
    CARDS_USED.fetch_max(ordinal as usize + 1, Ordering::AcqRel);
    CARDS[ordinal as usize].store(ptr::from_ref(card).cast_mut(), Ordering::Release);
    Ok(card)
}

fn start() -> Outcome<Runtime> {
    let config = Config::from_env().map_err(|error| {
        report::once("settings", &format!("{error}; the software device is off"));
        Code::NO_DEVICE
    })?;
    // SAFETY: both functions are safe to call at any time and take handlers that live as long as the process, because
    // the library is linked never to be unloaded.
    unsafe {
        libc::pthread_atfork(None, None, Some(forget_after_fork));
        libc::atexit(at_exit);
    }
    let reentrant = std::env::var_os("SOFTGPU_REENTRANT").is_some_and(|value| value == "1");
    Ok(Runtime { config, opening: Mutex::new(()), reentrant })
}

/// The child shares the parent's queues but none of its threads: it must not touch either.
extern "C" fn forget_after_fork() {
    FORKED.store(true, Ordering::Relaxed);
    CARDS.iter().for_each(|card| card.store(ptr::null_mut(), Ordering::Relaxed));
}

extern "C" fn at_exit() {
    // A child has none of the threads to stop, and may find the locks as they were in the middle of the fork.
    if !forked() {
        engine::stop();
    }
}

/// Whether this process is a child that inherited a runtime it cannot use.
#[inline]
pub fn forked() -> bool {
    FORKED.load(Ordering::Relaxed)
}

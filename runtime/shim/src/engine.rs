//! One process: starting on first use, its clients (one a GPU), forks and faults.
//!
//! The pointer to the running engine lives in a page that the kernel wipes in a forked child. So a child of a
//! scheduled process finds no engine: it passes everything through until it makes a call of the GPU library itself,
//! and then starts an engine of its own. Locks that another thread of the parent held at the fork belong to an
//! engine that the child never sees.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicU32, AtomicUsize, Ordering, fence};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hipreempt_driver::Gpu;

use crate::client::{CAPTURE, Client, QUEUED, RETIRED};
use crate::platform;
use crate::resolve;
use crate::say::{self, say};
use crate::settings::Settings;
use crate::thread::{Record, Thread};

/// GPUs of one process that are scheduled; launches on others pass through.
const DEVICES: usize = 64;

/// The state of this process, in a page of its own that a fork wipes: zero means that nothing has started.
#[repr(C)]
struct Page {
    running: AtomicPtr<Engine>,
    phase: AtomicU32,
    /// Queues of kept calls that are not empty …
    queues_held: AtomicUsize,
    /// … and whose they are, also after the engine was given up.
    holding: AtomicPtr<Engine>,
}

const UNSTARTED: u32 = 0;
const STARTING: u32 = 1;
const RUNNING: u32 = 2;
/// For ever: after a fault, or where there is nothing to schedule.
const OFF: u32 = 3;

static PAGE: AtomicPtr<Page> = AtomicPtr::new(ptr::null_mut());

/// The engine that runs in this process now; null before the first call, in a forked child, and after a fault.
#[inline]
pub(crate) fn running() -> *const Engine {
    let page = PAGE.load(Ordering::Acquire);
    if page.is_null() {
        return ptr::null();
    }
    // SAFETY: a page once published stays mapped for good.
    unsafe { &*page }.running.load(Ordering::Acquire)
}

fn page() -> Option<&'static Page> {
    let known = PAGE.load(Ordering::Acquire);
    if !known.is_null() {
        // SAFETY: a page once published stays mapped for good.
        return Some(unsafe { &*known });
    }
    let made = map_page()?;
    match PAGE.compare_exchange(ptr::null_mut(), made, Ordering::AcqRel, Ordering::Acquire) {
        // SAFETY: mapped above, zeroed, never unmapped.
        Ok(_) => Some(unsafe { &*made }),
        Err(other) => {
            // SAFETY: our own page, which nobody has seen.
            unsafe { libc::munmap(made.cast(), PAGE_BYTES) };
            // SAFETY: published by another thread, see above.
            Some(unsafe { &*other })
        }
    }
}

const PAGE_BYTES: usize = 4096;

fn map_page() -> Option<*mut Page> {
    let protection = libc::PROT_READ | libc::PROT_WRITE;
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS;
    // SAFETY: a new anonymous mapping at an address of the kernel's choice.
    let page = unsafe { libc::mmap(ptr::null_mut(), PAGE_BYTES, protection, flags, -1, 0) };
    if page == libc::MAP_FAILED {
        return None;
    }
    // SAFETY: the whole of the mapping just made.
    let wiped = unsafe { libc::madvise(page, PAGE_BYTES, libc::MADV_WIPEONFORK) } == 0;
    if !wiped {
        // Linux before 4.14. The handler runs in the child before fork returns there.
        // SAFETY: a handler that only stores to a page that stays mapped.
        unsafe { libc::pthread_atfork(None, None, Some(forget_parent)) };
    }
    Some(page.cast())
}

extern "C" fn forget_parent() {
    let page = PAGE.load(Ordering::Acquire);
    if !page.is_null() {
        // SAFETY: stays mapped for good.
        let page = unsafe { &*page };
        page.running.store(ptr::null_mut(), Ordering::Release);
        page.queues_held.store(0, Ordering::Release);
        page.phase.store(UNSTARTED, Ordering::Release);
    }
}

/// One process under the preload.
pub(crate) struct Engine {
    pub(crate) settings: Settings,
    pub(crate) gpu: Gpu,
    clients: [AtomicPtr<Client>; DEVICES],
    /// Held while a client is made, never while the library is called for the program.
    joining: Mutex<()>,
    /// Streams with an open capture, process-wide.
    captures: Mutex<Vec<u64>>,
    open_captures: AtomicUsize,
    /// Threads of which a call of our own to the library is on its way.
    asking: AtomicUsize,
    /// Events that do not measure time.
    pub(crate) untimed: Mutex<HashSet<usize>>,
    /// Changes whenever a module is unloaded: function addresses may be used again.
    pub(crate) module_generation: AtomicUsize,
    /// Whether the kernel makes other threads pass a barrier for us.
    pub(crate) has_membarrier: bool,
    /// Handles of events that other processes know.
    interprocess: Mutex<HashSet<usize>>,
    /// Clients that have ever kept a call, retired ones among them.
    queues: [AtomicPtr<Client>; DEVICES],
    /// Held while the number of queues that are not empty changes.
    holding: Mutex<()>,
    /// The first error of a kept call that the program has not seen; 0: none.
    pub(crate) held_error: AtomicU32,
    /// Whether it is not the process's, but that of one client which the program made itself.
    pub(crate) embedded: bool,
}

/// The engine, started if it has to be. `None`: pass through.
pub(crate) fn get() -> Option<&'static Engine> {
    get_running().or_else(start)
}

/// The engine, if one runs.
pub(crate) fn get_running() -> Option<&'static Engine> {
    let running = running();
    // SAFETY: engines are never freed.
    (!running.is_null()).then(|| unsafe { &*running })
}

fn start() -> Option<&'static Engine> {
    let page = page()?;
    let begun = page.phase.compare_exchange(UNSTARTED, STARTING, Ordering::AcqRel, Ordering::Acquire);
    if begun.is_err() {
        // Another thread is starting it; until it is there, calls pass through.
        return None;
    }
    report_panics();
    let engine = catch_unwind(Engine::new).ok().flatten();
    let Some(engine) = engine else {
        page.phase.store(OFF, Ordering::Release);
        return None;
    };
    let engine: &'static Engine = Box::leak(Box::new(engine));
    page.running.store(ptr::from_ref(engine).cast_mut(), Ordering::Release);
    page.phase.store(RUNNING, Ordering::Release);
    crate::report::at_exit();
    Some(engine)
}

/// Whether this process still schedules or may come to; `false` is for ever.
pub(crate) fn is_off() -> bool {
    page().is_none_or(|page| page.phase.load(Ordering::Relaxed) == OFF)
}

/// The engine some of whose calls are kept and not made; `None`, and that in two loads, while there are none.
#[inline]
pub(crate) fn holding() -> Option<&'static Engine> {
    let page = PAGE.load(Ordering::Acquire);
    if page.is_null() {
        return None;
    }
    // SAFETY: a page once published stays mapped for good.
    let page = unsafe { &*page };
    if page.queues_held.load(Ordering::Acquire) == 0 {
        return None;
    }
    // SAFETY: engines are never freed, but for embedded ones, which keep nothing.
    unsafe { page.holding.load(Ordering::Acquire).as_ref() }
}

/// A queue of kept calls is empty no longer (1), or again (-1): no launch takes the direct path while any is not.
pub(crate) fn note_held(engine: &'static Engine, change: isize) {
    let _one_at_a_time = lock(&engine.holding);
    let Some(page) = page() else { return };
    page.holding.store(ptr::from_ref(engine).cast_mut(), Ordering::Release);
    let held = page.queues_held.load(Ordering::Relaxed).saturating_add_signed(change);
    page.queues_held.store(held, Ordering::Release);
    engine.clients().for_each(|client| client.attention.set(QUEUED, held > 0));
}

/// Gives up for good: everything passes through from now on.
pub(crate) fn give_up() {
    if let Some(page) = page() {
        page.running.store(ptr::null_mut(), Ordering::Release);
        page.phase.store(OFF, Ordering::Release);
    }
}

/// Runs code of ours that must not harm the program: a panic ends the engine, not the process.
pub(crate) fn guarded<T>(code: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(code)).inspect_err(|_| give_up()).ok()
}

/// Says what went wrong in one line. The Rust runtime in the preload is its own, so this touches no other's hook.
fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let what = panic.payload_as_str().unwrap_or("panic");
        say!("internal fault at {place}: {what}; this process runs on unscheduled");
    }));
}

/// Locks, whatever a panicking thread may have left: a fault has been reported by then.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Engine {
    fn new() -> Option<Self> {
        let platform = platform::platform();
        let mut settings = Settings::from_env(platform);
        if !settings.scheduled {
            return None;
        }
        say::log_from(settings.log);
        settings.hold = settings.hold.possible_on(platform);
        let library = resolve::library()?;
        tracing::info!(library = %library.path().display(), priority = settings.priority.0, "scheduling");
        // SAFETY: the real functions of these names.
        let gpu = match unsafe { Gpu::load_by(platform, library, resolve::real) } {
            Ok(gpu) => gpu,
            Err(missing) => {
                say!("{missing}; this process runs unscheduled");
                return None;
            }
        };
        Some(Self { has_membarrier: register_membarrier(), ..Self::with(settings, gpu) })
    }

    /// The engine of one client that the program made itself. The process's own engine neither knows nor ends it.
    pub(crate) fn embedded(settings: Settings, gpu: Gpu) -> Self {
        Self { embedded: true, ..Self::with(settings, gpu) }
    }

    fn with(settings: Settings, gpu: Gpu) -> Self {
        Self {
            settings,
            gpu,
            clients: [const { AtomicPtr::new(ptr::null_mut()) }; DEVICES],
            joining: Mutex::new(()),
            captures: Mutex::new(Vec::with_capacity(16)),
            open_captures: AtomicUsize::new(0),
            asking: AtomicUsize::new(0),
            untimed: Mutex::new(HashSet::new()),
            interprocess: Mutex::new(HashSet::new()),
            queues: [const { AtomicPtr::new(ptr::null_mut()) }; DEVICES],
            holding: Mutex::new(()),
            held_error: AtomicU32::new(0),
            module_generation: AtomicUsize::new(0),
            has_membarrier: false,
            embedded: false,
        }
    }

    /// Whether it still schedules: until a fault or a fork.
    pub(crate) fn is_in_force(&self) -> bool {
        self.embedded || std::ptr::eq(running(), self)
    }

    /// The calling thread's record, made on its first call. `None`: this GPU is not scheduled.
    pub(crate) fn record(&'static self, thread: &Thread) -> Option<&'static Record> {
        if let Some(record) = thread.record().filter(|record| !record.client.attention.has(RETIRED)) {
            return Some(record);
        }
        let device = thread.device().or_else(|| self.gpu.quietly(Gpu::current_device).flatten())?;
        let client = self.client(device)?;
        client.learn_context();
        thread.set_device(Some(device));
        let record = client.record_for_this_thread();
        thread.set_record(record);
        Some(record)
    }

    fn client(&'static self, device: i32) -> Option<&'static Client> {
        let place = self.clients.get(usize::try_from(device).ok()?)?;
        if let Some(client) = Self::client_at(place) {
            return client.is_seated().then_some(client);
        }
        let joining = lock(&self.joining);
        if let Some(client) = Self::client_at(place) {
            return client.is_seated().then_some(client);
        }
        let client = Client::join(self, device);
        place.store(ptr::from_ref(client).cast_mut(), Ordering::Release);
        note_held(self, 0);
        drop(joining);
        client.is_seated().then_some(client)
    }

    fn client_at(place: &AtomicPtr<Client>) -> Option<&'static Client> {
        let client = place.load(Ordering::Acquire);
        // SAFETY: clients are never freed.
        (!client.is_null()).then(|| unsafe { &*client })
    }

    /// The board of this client is no longer the one where others meet: the next launch joins again.
    pub(crate) fn retire(&self, client: &'static Client) {
        let _joining = lock(&self.joining);
        let Some(place) = usize::try_from(client.device).ok().and_then(|device| self.clients.get(device))
        else {
            return;
        };
        if std::ptr::eq(place.load(Ordering::Acquire), client) {
            place.store(ptr::null_mut(), Ordering::Release);
        }
        client.attention.set(RETIRED, true);
        client.seat().drop_claim();
    }

    /// Every client that has been made.
    pub(crate) fn clients(&self) -> impl Iterator<Item = &'static Client> + '_ {
        self.clients.iter().filter_map(Self::client_at)
    }

    /// Notes a client that is about to keep a call; `false` if there is no place, and it may not.
    pub(crate) fn add_queue(&self, client: &'static Client) -> bool {
        let client = ptr::from_ref(client).cast_mut();
        let take = |place: &AtomicPtr<Client>| {
            place.compare_exchange(ptr::null_mut(), client, Ordering::AcqRel, Ordering::Relaxed).is_ok()
        };
        self.queues.iter().any(take)
    }

    /// The clients that have ever kept a call.
    pub(crate) fn queues(&self) -> impl Iterator<Item = &'static Client> + '_ {
        self.queues.iter().map_while(Self::client_at)
    }

    /// A capture is about to be opened on a stream: nothing of the process is delayed, counted or recorded until it
    /// is closed. Waits for calls of our own that are on their way: one of them could make the capture invalid.
    pub(crate) fn capture_begun(&self, stream: u64) {
        let mut captures = lock(&self.captures);
        if !captures.contains(&stream) {
            captures.push(stream);
        }
        self.note_captures(captures.len());
        drop(captures);
        while self.asking.load(Ordering::SeqCst) > 0 {
            std::thread::yield_now();
        }
    }

    /// Makes calls of our own to the library, unless a capture is open.
    pub(crate) fn ask<T>(&self, calls: impl FnOnce(&Gpu) -> T) -> Option<T> {
        self.asking.fetch_add(1, Ordering::SeqCst);
        let answer = (!self.is_capturing()).then(|| self.gpu.quietly(calls)).flatten();
        self.asking.fetch_sub(1, Ordering::SeqCst);
        answer
    }

    /// A capture was closed, or its stream destroyed.
    pub(crate) fn capture_ended(&self, stream: u64) {
        let mut captures = lock(&self.captures);
        captures.retain(|open| *open != stream);
        self.note_captures(captures.len());
    }

    /// Notes an event that another process may wait for or record.
    pub(crate) fn shares_event(&self, event: usize) {
        lock(&self.interprocess).insert(event);
    }

    /// Notes that an event is destroyed.
    pub(crate) fn forget_event(&self, event: usize) {
        lock(&self.untimed).remove(&event);
        lock(&self.interprocess).remove(&event);
    }

    pub(crate) fn is_interprocess(&self, event: usize) -> bool {
        lock(&self.interprocess).contains(&event)
    }

    /// The error of a kept call that the program has not seen; 0 if there is none.
    pub(crate) fn take_held_error(&self) -> u32 {
        if self.held_error.load(Ordering::Relaxed) == 0 {
            return 0;
        }
        self.held_error.swap(0, Ordering::AcqRel)
    }

    fn note_captures(&self, open: usize) {
        self.open_captures.store(open, Ordering::SeqCst);
        self.clients().for_each(|client| client.attention.set(CAPTURE, open > 0));
    }

    pub(crate) fn is_capturing(&self) -> bool {
        self.open_captures.load(Ordering::SeqCst) > 0
    }

    /// Makes every other thread of the process pass a full barrier, so that a store of theirs before a load is seen
    /// by whoever changed what they load.
    pub(crate) fn barrier(&self) {
        fence(Ordering::SeqCst);
        if self.has_membarrier {
            membarrier(MEMBARRIER_CMD_PRIVATE_EXPEDITED);
        }
    }
}

/// `MEMBARRIER_CMD_PRIVATE_EXPEDITED` (linux/membarrier.h, 4.14).
const MEMBARRIER_CMD_PRIVATE_EXPEDITED: libc::c_int = 1 << 3;
/// `MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED` (linux/membarrier.h, 4.14).
const MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED: libc::c_int = 1 << 4;

fn register_membarrier() -> bool {
    membarrier(MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED)
}

fn membarrier(command: libc::c_int) -> bool {
    // SAFETY: takes two integers; an unknown command or a refused call returns an error.
    unsafe { libc::syscall(libc::SYS_membarrier, command, 0) == 0 }
}

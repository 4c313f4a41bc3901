//! What each thread of the program keeps, and the fast path over it.
//!
//! Thread-locals here are constant-initialised and without a destructor: hooks run before the first and after the
//! last moment at which Rust's others work. A thread's [`Record`] outlives it, since the engine adds up the counts
//! of all threads.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, compiler_fence};

use hipreempt_core::gate;

use crate::client::Client;
use crate::engine;
use crate::streams::NO_STREAM;

/// One thread on one GPU. Written by its thread only, but for `last_stream`.
#[derive(Debug)]
pub(crate) struct Record {
    pub(crate) client: &'static Client,
    /// Stream-ordered calls begun, counted before the look at the gate …
    pub(crate) entered: AtomicU64,
    /// … and handed to the driver. Equal to `entered`: nothing of this thread is on its way.
    pub(crate) submitted: AtomicU64,
    /// Those of `submitted` that were not launches.
    pub(crate) others: AtomicU64,
    /// The stream that this thread used last and that is known to be touched; cleared when a claim is dropped.
    pub(crate) last_stream: AtomicU64,
    /// Whether a thread uses it; a record without one is handed to the next thread.
    pub(crate) taken: AtomicBool,
    pub(crate) tid: AtomicU32,
}

impl Record {
    pub(crate) fn new(client: &'static Client) -> Self {
        Self {
            client,
            entered: AtomicU64::new(0),
            submitted: AtomicU64::new(0),
            others: AtomicU64::new(0),
            last_stream: AtomicU64::new(NO_STREAM),
            taken: AtomicBool::new(true),
            tid: AtomicU32::new(thread_id()),
        }
    }

    /// Counts a call in before the gate is looked at. The compiler must keep that order; the processor need not,
    /// because whoever drops the claim makes every thread pass a barrier in between (`membarrier`).
    #[inline]
    pub(crate) fn enter(&self) {
        self.entered.store(self.entered.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        compiler_fence(Ordering::SeqCst);
    }

    /// Takes the count back: the call begins anew on the slow path.
    pub(crate) fn withdraw(&self) {
        self.entered.store(self.entered.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
    }

    /// Counts it out once the driver has it.
    #[inline]
    pub(crate) fn leave(&self) {
        self.submitted.store(self.submitted.load(Ordering::Relaxed) + 1, Ordering::Release);
    }

    /// Tries the fast path for a call on `stream`: the claim is made, nobody more urgent is active, and nothing needs a
    /// closer look. If so, the call is counted in. `fence` comes between the count and the look.
    #[inline]
    pub(crate) fn pass(&'static self, stream: u64, fence: impl FnOnce()) -> Pass {
        let client = self.client;
        if client.attention.any() || self.last_stream.load(Ordering::Relaxed) != stream {
            return Pass::Slow;
        }
        self.enter();
        fence();
        let (active, held, higher) = client.words();
        if !gate::is_open(active, held, client.bit, higher) {
            self.withdraw();
            return Pass::Slow;
        }
        if higher == 0 { Pass::Open(self) } else { Pass::Windowed(self) }
    }

    pub(crate) fn note_other(&self) {
        self.others.store(self.others.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }
}

/// The calling thread.
#[derive(Debug)]
pub(crate) struct Thread {
    /// Calls of the library that this thread is inside of. The library calls itself through its exported names, and
    /// those calls belong to the one that is already counted.
    depth: Cell<u32>,
    record: Cell<*const Record>,
    /// The current device, or `None` while that is not known.
    device: Cell<Option<i32>>,
    /// The stream of the last `hipConfigureCall`.
    pub(crate) configured_stream: Cell<usize>,
}

thread_local! {
    static THREAD: Thread = const {
        Thread {
            depth: Cell::new(0),
            record: Cell::new(ptr::null()),
            device: Cell::new(None),
            configured_stream: Cell::new(0),
        }
    };
}

/// Runs `with` on the calling thread's record-keeping.
#[inline]
pub(crate) fn here<R>(with: impl FnOnce(&Thread) -> R) -> R {
    THREAD.with(with)
}

impl Thread {
    /// Whether this thread is inside a call of the library, a callback, or the engine itself.
    #[inline]
    pub(crate) fn is_inside(&self) -> bool {
        self.depth.get() != 0
    }

    /// Marks the thread as inside until the guard goes, also by unwinding.
    #[inline]
    pub(crate) fn inside(&self) -> Inside<'_> {
        self.depth.set(self.depth.get() + 1);
        Inside(self)
    }

    /// This thread's record, if it belongs to the engine that runs now: not after a fork, a fault, or a change of
    /// device.
    #[inline]
    pub(crate) fn record(&self) -> Option<&'static Record> {
        let record = self.record.get();
        if record.is_null() {
            return None;
        }
        // SAFETY: records are never freed, and this one was set from a `&'static`.
        let record = unsafe { &*record };
        ptr::eq(record.client.engine, engine::running()).then_some(record)
    }

    pub(crate) fn set_record(&self, record: &'static Record) {
        self.record.set(record);
    }

    pub(crate) fn device(&self) -> Option<i32> {
        self.device.get()
    }

    /// The thread works on another device from now on; `None`: on whichever the library says.
    pub(crate) fn set_device(&self, device: Option<i32>) {
        if self.device.replace(device) != device || device.is_none() {
            self.record.set(ptr::null());
        }
    }

    /// [`Record::pass`] of this thread's own record.
    #[inline]
    pub(crate) fn pass(&self, stream: u64) -> Pass {
        if self.is_inside() {
            return Pass::Slow;
        }
        let Some(record) = self.record() else { return Pass::Slow };
        // Whoever drops the claim makes this thread pass a barrier.
        record.pass(stream, || {})
    }

    /// Marks the thread as inside until as many calls of [`Self::leave`].
    pub(crate) fn enter(&self) {
        self.depth.set(self.depth.get() + 1);
    }

    /// Takes one [`Self::enter`] back; without one, nothing.
    pub(crate) fn leave(&self) {
        self.depth.set(self.depth.get().saturating_sub(1));
    }
}

/// How a call may go on.
pub(crate) enum Pass {
    /// At once; it is counted in.
    Open(&'static Record),
    /// As soon as the window has room; it is counted in.
    Windowed(&'static Record),
    /// By the slow path; it is not counted.
    Slow,
}

/// Ends a thread's stay inside the library.
pub(crate) struct Inside<'a>(&'a Thread);

impl Drop for Inside<'_> {
    #[inline]
    fn drop(&mut self) {
        self.0.depth.set(self.0.depth.get() - 1);
    }
}

pub(crate) fn thread_id() -> u32 {
    // SAFETY: takes no arguments and cannot fail.
    unsafe { libc::gettid() as u32 }
}

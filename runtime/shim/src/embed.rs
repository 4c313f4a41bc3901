//! A client that a program makes itself, in place of the one that a process has under the preload: the engine as a
//! library, for the crate `hipreempt`.
//!
//! A process can have many of these on one GPU, each with a seat on the board, a monitor and a window of its own, and so
//! they give way to each other exactly as processes do. Nothing here is shared between them, or with a preload: neither
//! the process's engine nor any thread's record is touched. Unlike the process's own client, one of these ends: when it
//! is dropped, its seat is free and its memory is given back.

use std::io;
use std::ptr::NonNull;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};
use std::thread::JoinHandle;

use hipreempt_board::{Priority, Why};
use hipreempt_driver::Gpu;

use crate::client::{Client, RETIRED, SeatError, Seating};
use crate::control::Stats;
use crate::engine::{Engine, lock};
use crate::entry::{self, Held, Outcome, Stream, Work, in_engine};
use crate::hints::Hint;
use crate::monitor;
use crate::settings::Settings;
use crate::streams::{Forget, Scope};
use crate::thread::{self, Record};

/// Why a client cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum MemberError {
    /// It gets no seat.
    #[error(transparent)]
    Seat(#[from] SeatError),
    /// There is no thread to watch its work with.
    #[error("no thread to watch the GPU with: {0}")]
    Thread(#[source] io::Error),
}

/// A client of the program's own.
///
/// What it owns is allocated once and stays where it is, because the engine refers to it by plain references; they all end
/// before [`Drop`] frees it.
#[derive(Debug)]
pub struct Member {
    client: NonNull<Client>,
    engine: NonNull<Engine>,
    records: Mutex<Records>,
    monitor: Option<JoinHandle<()>>,
    /// The process that made it.
    pid: u32,
    /// Whether launches are scheduled at all.
    scheduled: AtomicBool,
}

// SAFETY: all that it points to may be used from every thread.
unsafe impl Send for Member {}
// SAFETY: as above.
unsafe impl Sync for Member {}

#[derive(Debug, Default)]
struct Records {
    all: Vec<NonNull<Record>>,
    unused: Vec<NonNull<Record>>,
}

/// One stream of a member, and the record of the calls on it.
#[derive(Debug)]
pub struct Lane {
    stream: Stream,
    /// Counted by one thread at a time: whoever has the lock.
    record: Mutex<NonNull<Record>>,
}

// SAFETY: the record may be used from every thread that has the lock.
unsafe impl Send for Lane {}
// SAFETY: as above.
unsafe impl Sync for Lane {}

impl Member {
    /// Takes a seat for `device` with this priority, and starts watching. All else is as the environment says. The
    /// device's context is the calling thread's current one.
    ///
    /// # Errors
    /// [`MemberError`] says what is missing. Nothing is left of the attempt.
    pub fn join(gpu: Gpu, device: i32, priority: Priority) -> Result<Self, MemberError> {
        let settings = Settings::of_member(priority);
        let scheduled = AtomicBool::new(settings.scheduled);
        let engine = leak(Engine::embedded(settings, gpu));
        // SAFETY: allocated above; freed by this function where it fails, else by `Drop` of what it returns.
        let engine_ref: &'static Engine = unsafe { engine.as_ref() };
        let seating = Seating::take(engine_ref, device).inspect_err(|_| {
            // SAFETY: nobody else has seen it.
            unsafe { free(engine) };
        })?;
        let client = leak(Client::new(engine_ref, device, Some(seating)));
        let mut member = Self {
            client,
            engine,
            records: Mutex::default(),
            monitor: None,
            pid: std::process::id(),
            scheduled,
        };
        member.client().seat().set_level(1, Why::Asked);
        member.client().learn_context();
        member.monitor = Some(monitor::spawn(member.client()).map_err(MemberError::Thread)?);
        Ok(member)
    }

    /// For use while `self` exists only: the engine asks for a lifetime that cannot be named.
    fn client(&self) -> &'static Client {
        // SAFETY: freed by `Drop` alone, when no borrow of `self` is left.
        unsafe { self.client.as_ref() }
    }

    /// Whether its launches are scheduled: not at level 0, not after it lost its seat because the board was removed, not
    /// after a fault, and not in a forked child.
    #[inline]
    #[must_use]
    pub fn is_scheduled(&self) -> bool {
        self.scheduled.load(Ordering::Relaxed) && self.is_seated()
    }

    /// In a forked child it is not, and there any lock may be held for ever.
    #[inline]
    fn is_seated(&self) -> bool {
        !self.client().attention.has(RETIRED) && self.client().seat().is_seated()
    }

    /// Schedules its launches, or passes them through from now on.
    pub fn set_scheduled(&self, scheduled: bool) {
        self.scheduled.store(scheduled, Ordering::Relaxed);
        self.client().seat().set_level(u32::from(scheduled), Why::Asked);
    }

    /// Changes how urgent it is.
    pub fn set_priority(&self, priority: Priority) {
        self.client().seat().set_priority(priority);
    }

    /// How urgent it is, as everybody sees it.
    #[must_use]
    pub fn priority(&self) -> Priority {
        self.client().seat().priority()
    }

    /// What it has counted.
    #[must_use]
    pub fn stats(&self) -> Stats {
        Stats::of(self.client())
    }

    /// A request begins. The token is for [`Self::end`]; 0 where nothing is scheduled or too many are open.
    #[inline]
    #[must_use]
    pub fn begin(&self) -> u64 {
        if !self.is_scheduled() {
            return 0;
        }
        self.client().begin_hint().map_or(0, Hint::to_token)
    }

    /// The request ends. Any token is safe to pass.
    #[inline]
    pub fn end(&self, token: u64) {
        if let Some(hint) = Hint::of_token(token).filter(|_| self.is_seated()) {
            self.client().end_hint(hint);
        }
    }

    /// Follows a stream that the caller has made on this member's device. To be given back by [`Self::close`].
    #[must_use]
    pub fn open(&self, handle: usize) -> Lane {
        let mut records = lock(&self.records);
        let record = records.unused.pop().unwrap_or_else(|| {
            let record = leak(Record::new(self.client()));
            // SAFETY: freed by `Drop` alone, after the client that it is handed to.
            self.client().add_record(unsafe { record.as_ref() });
            records.all.push(record);
            record
        });
        Lane { stream: Stream::of_handle(handle), record: Mutex::new(record) }
    }

    /// Stops following a stream, which the caller is about to destroy.
    pub fn close(&self, lane: Lane) {
        let stream = lane.stream.id();
        thread::here(|thread| {
            in_engine(thread, || {
                while self.client().forget_stream(stream) == Forget::Pinned {
                    // The monitor is asking the library about it, which takes microseconds.
                    std::thread::yield_now();
                }
            })
        });
        let record = *lock(&lane.record);
        lock(&self.records).unused.push(record);
    }

    /// Makes a call that puts work on a stream, held if it has to be. Others that put work on the same stream wait.
    pub fn ordered<R: Outcome>(&self, lane: &Lane, held: Held, real: impl FnOnce() -> R) -> R {
        let record = lock(&lane.record);
        if !self.is_scheduled() {
            return real();
        }
        let work = Work { stream: lane.stream, held };
        entry::ordered_on(record_of(&record), &work, real)
    }

    /// Makes a call that returns when the work of a stream is complete, or that tells whether it is.
    pub fn synced<R: Outcome>(&self, lane: &Lane, real: impl FnOnce() -> R) -> R {
        if !self.is_seated() {
            return real();
        }
        let client = self.client();
        let below = client.others_below.load(Ordering::Relaxed);
        let submitted = below.then(|| client.submitted());
        let result = real();
        if result.succeeded() && (below || client.words().2 != 0) {
            thread::here(|thread| {
                in_engine(thread, || client.synced(Scope::Stream(lane.stream.id()), submitted))
            });
        }
        result
    }
}

/// The record of a lane, for as long as its member exists: whoever passes a lane to a member borrows that.
fn record_of(record: &MutexGuard<'_, NonNull<Record>>) -> &'static Record {
    // SAFETY: freed by `Drop` of the member alone, which is borrowed by the caller.
    unsafe { record.as_ref() }
}

impl Drop for Member {
    fn drop(&mut self) {
        if std::process::id() != self.pid {
            // A forked child has neither the seat nor the thread, and any lock may be held for ever: the copy is left as it is.
            return;
        }
        self.client().attention.set(RETIRED, true);
        if let Some(monitor) = self.monitor.take() {
            monitor.thread().unpark();
            // One that has panicked has said so, and is over all the same.
            let _ = monitor.join();
        }
        let events = lock(&self.client().inner).markers.take_all();
        let gpu = &self.client().engine.gpu;
        gpu.quietly(|gpu| events.into_iter().for_each(|event| gpu.destroy(event)));
        // SAFETY: the monitor has ended, lanes are only used through a borrow of `self`, and nobody else knows any of it.
        // Dropping the client gives up the seat, and with it the claim.
        unsafe {
            free(self.client);
            lock(&self.records).all.drain(..).for_each(|record| free(record));
            free(self.engine);
        }
    }
}

fn leak<T>(value: T) -> NonNull<T> {
    NonNull::from(Box::leak(Box::new(value)))
}

/// # Safety
/// `leak` made it, and nobody uses it any more.
unsafe fn free<T>(value: NonNull<T>) {
    // SAFETY: the caller's promise.
    drop(unsafe { Box::from_raw(value.as_ptr()) });
}

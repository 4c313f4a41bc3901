//! Events: a place in a stream, and the moment at which the card passed it.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use parking_lot::Mutex;

use crate::error::{Code, Outcome};
use crate::graph::CapturedPoint;
use crate::runtime::{self, Card};
use crate::slab::Slab;
use crate::stream::Stream;
use crate::{card::Command, card::Ticket, effect::Effect, engine};

/// No timing: `hipEventElapsedTime` refuses it.
pub const DISABLE_TIMING: u32 = 0x2;

static RECORDS: AtomicU64 = AtomicU64::new(1);

/// Records are numbered over the whole process, so that a recycled event never takes an old record for its own.
fn next_record() -> u64 {
    RECORDS.fetch_add(1, Ordering::Relaxed)
}

/// Every event of the process.
pub static EVENTS: Slab<Event> = Slab::new(1 << 20);

/// One `hipEvent_t`.
#[derive(Default)]
pub struct Event {
    flags: AtomicU32,
    /// The card or context that was current when it was made.
    home: AtomicU32,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    record: u64,
    last: Record,
}

/// What an event was last recorded as.
#[derive(Clone, Default)]
pub enum Record {
    /// Never recorded.
    #[default]
    None,
    /// Submitted, not known to be complete.
    Submitted {
        /// The card it is on.
        card: &'static Card,
        /// Its marker.
        ticket: Ticket,
    },
    /// Complete.
    Done {
        /// When, by the card's clock, in nanoseconds.
        at_ns: u64,
    },
    /// Recorded during a capture: a place in a graph, not in a stream.
    Captured(CapturedPoint),
}

impl Event {
    /// A new live event.
    pub fn create(flags: u32) -> Outcome<&'static Self> {
        let fill = |event: &'static Self| {
            event.flags.store(flags, Ordering::Relaxed);
            event.home.store(runtime::current_ordinal(), Ordering::Relaxed);
            event.publish(next_record(), Record::None);
        };
        EVENTS.insert(fill).ok_or(Code::OUT_OF_MEMORY)
    }

    /// The live event of a handle.
    pub fn resolve(handle: *const std::ffi::c_void) -> Outcome<&'static Self> {
        EVENTS.get(handle).ok_or(Code::INVALID_HANDLE)
    }

    /// Ends its life; a record on its way stays valid and moves nothing.
    pub fn destroy(handle: *const std::ffi::c_void) -> Outcome {
        let event = EVENTS.remove(handle).ok_or(Code::INVALID_HANDLE)?;
        event.publish(next_record(), Record::None);
        EVENTS.recycle(event);
        Ok(())
    }

    /// Whether it was created with [`DISABLE_TIMING`].
    pub fn timed(&self) -> bool {
        self.flags.load(Ordering::Relaxed) & DISABLE_TIMING == 0
    }

    /// Number of the card or context that it was made in.
    pub fn home(&self) -> u32 {
        self.home.load(Ordering::Relaxed)
    }

    /// Records it at the present end of `stream`.
    ///
    /// No lock is held over the submission, which may wait for the card: the marker can complete before its place is
    /// published, and the larger record number wins.
    pub fn record(&'static self, stream: &'static Stream) -> Outcome {
        let record = next_record();
        let ticket = stream
            .submit(Command::Marker, Some(Effect::Record { event: self, card: stream.card(), record }))?;
        self.publish(record, Record::Submitted { card: stream.card(), ticket });
        Ok(())
    }

    /// Records it as a place in a graph under capture.
    pub fn record_captured(&self, point: CapturedPoint) {
        self.publish(next_record(), Record::Captured(point));
    }

    fn publish(&self, record: u64, last: Record) {
        let mut state = self.state.lock();
        if record > state.record {
            *state = State { record, last };
        }
    }

    /// The marker of `record` has completed and everything before it has taken effect.
    pub fn finish(&self, card: &Card, record: u64, at_ns: u64) {
        let mut state = self.state.lock();
        if record >= state.record {
            // The card that takes no time tells no times either.
            let at_ns = if at_ns == 0 { card.device.now_ns() } else { at_ns };
            *state = State { record, last: Record::Done { at_ns } };
        }
    }

    /// What it stands for now.
    pub fn last(&self) -> Record {
        self.state.lock().last.clone()
    }

    /// Whether the work before the last record is complete; true for one never recorded.
    pub fn query(&self) -> Outcome<bool> {
        match self.last() {
            Record::None | Record::Done { .. } => Ok(true),
            Record::Submitted { card, ticket } => engine::query(card, ticket),
            Record::Captured(_) => Err(Code::CAPTURED_EVENT),
        }
    }

    /// Waits for the work before the last record.
    pub fn synchronise(&self) -> Outcome {
        match self.last() {
            Record::None | Record::Done { .. } => Ok(()),
            Record::Submitted { card, ticket } => engine::wait(card, ticket),
            Record::Captured(_) => Err(Code::CAPTURED_EVENT),
        }
    }

    /// When it completed, in nanoseconds of the card's clock.
    pub fn completed_at_ns(&self) -> Outcome<u64> {
        if !self.timed() {
            return Err(Code::INVALID_HANDLE);
        }
        if !self.query()? {
            return Err(Code::NOT_READY);
        }
        match self.last() {
            Record::Done { at_ns } => Ok(at_ns),
            Record::None => Err(Code::INVALID_HANDLE),
            _ => Err(Code::NOT_READY),
        }
    }
}

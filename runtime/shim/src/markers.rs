//! Events of ours behind the program's launches, by which the window sees how far the GPU has got.
//!
//! Recorded by the launching thread on the stream that it was just given, and queried by waiting threads and the
//! monitor. Events are used again; at most a few dozen exist.

use std::sync::atomic::Ordering;

use hipreempt_core::window::{Completion, SpanId, StreamId};
use hipreempt_driver::Gpu;
use hipreempt_driver::gpu::{Event, Progress};

use crate::client::{Client, Inner};
use crate::engine::lock;
use crate::streams::handle;
use crate::time::now_ns;

#[derive(Clone, Copy, Debug)]
struct Marker {
    span: SpanId,
    stream: u64,
    event: Event,
}

/// The events of one client.
#[derive(Debug)]
pub(crate) struct Markers {
    /// Recorded and not seen complete, in the order of recording.
    live: Vec<Marker>,
    /// The last complete one of each stream: device time is measured from there.
    last: Vec<(u64, Event)>,
    free: Vec<Event>,
}

/// Events in use that need no allocation on the launch path.
const EVENTS: usize = 256;

/// A completed marker, not yet told to the window.
#[derive(Clone, Copy, Debug)]
struct Seen {
    marker: Marker,
    previous: Option<Event>,
    since_previous_ns: Option<u64>,
    seen_ns: u64,
}

/// Streams of which one observation looks at the oldest marker; those of further streams wait for the next one.
const LOOKS: usize = 32;

/// One look at a marker.
#[derive(Clone, Copy, Debug)]
enum Look {
    /// To be looked at, with the complete one before it on the same stream.
    At((Marker, Option<Event>)),
    Seen(Seen),
}

impl Look {
    fn look(&mut self, gpu: &Gpu) {
        let Self::At((marker, previous)) = *self else { return };
        // A failed query is taken for done: after an error of the device nothing completes any more, and the window
        // must not close over it.
        if gpu.event_progress(marker.event) != Progress::Pending {
            let seen_ns = now_ns();
            let since_previous_ns = previous.and_then(|previous| gpu.elapsed_ns(previous, marker.event));
            *self = Self::Seen(Seen { marker, previous, since_previous_ns, seen_ns });
        }
    }

    fn seen(&self) -> Option<&Seen> {
        match self {
            Self::Seen(seen) => Some(seen),
            Self::At(_) => None,
        }
    }
}

impl Markers {
    pub(crate) fn new() -> Self {
        Self {
            live: Vec::with_capacity(EVENTS),
            last: Vec::with_capacity(64),
            free: Vec::with_capacity(EVENTS),
        }
    }

    /// Records a marker that closes `span` behind what this thread just launched on `stream`.
    pub(crate) fn record(client: &'static Client, stream: u64, span: SpanId) {
        let recorded = Self::record_event(client, stream, None);
        let mut inner = lock(&client.inner);
        match recorded {
            Some(event) => inner.markers.live.push(Marker { span, stream, event }),
            None => inner.window.unmarked(span),
        }
    }

    /// Records the one event that stands behind everything on a per-thread stream.
    pub(crate) fn record_last(client: &'static Client, stream: u64) {
        let again = lock(&client.inner).streams.marker(stream);
        if let Some(event) = Self::record_event(client, stream, again) {
            lock(&client.inner).streams.marked(stream, event);
        }
    }

    fn record_event(client: &'static Client, stream: u64, again: Option<Event>) -> Option<Event> {
        let kept = again.or_else(|| lock(&client.inner).markers.free.pop());
        let record = |gpu: &Gpu| {
            // SAFETY: the program has just used this stream successfully on this thread.
            let on_stream = |event: &Event| unsafe { gpu.record(*event, handle(stream)) };
            if let Some(event) = kept.filter(on_stream) {
                return Some(event);
            }
            // An event is refused where the context that it was made in is gone, or is another one.
            let made = gpu.create_event()?;
            let recorded = on_stream(&made);
            let useless = if recorded { kept } else { Some(made) };
            useless.into_iter().for_each(|event| gpu.destroy(event));
            recorded.then_some(made)
        };
        let recorded = client.engine.ask(record).flatten();
        if recorded.is_none() {
            let unused = kept.filter(|event| again != Some(*event));
            lock(&client.inner).markers.free.extend(unused);
        }
        recorded
    }

    /// Looks at the oldest marker of each stream and tells the window of those that are complete. Returns whether
    /// any was. Allocates nothing: a launch may be waiting.
    pub(crate) fn observe(client: &'static Client, waiting: bool) -> bool {
        let mut looks = [const { None }; LOOKS];
        for (place, marker) in looks.iter_mut().zip(lock(&client.inner).markers.oldest()) {
            *place = Some(Look::At(marker));
        }
        client.engine.ask(|gpu| looks.iter_mut().flatten().for_each(|look| look.look(gpu)));
        let mut completed = 0;
        let mut inner = lock(&client.inner);
        for seen in looks.iter().flatten().filter_map(Look::seen) {
            Self::complete(&mut inner, seen, waiting);
            completed += 1;
        }
        client.seat().counters().completions.fetch_add(completed, Ordering::Relaxed);
        completed > 0
    }

    fn oldest(&self) -> impl Iterator<Item = (Marker, Option<Event>)> + '_ {
        let is_first =
            |(at, marker): &(usize, &Marker)| !self.live[..*at].iter().any(|m| m.stream == marker.stream);
        self.live
            .iter()
            .enumerate()
            .filter(is_first)
            .map(|(_, marker)| (*marker, self.previous(marker.stream)))
    }

    fn previous(&self, stream: u64) -> Option<Event> {
        self.last.iter().find(|(of, _)| *of == stream).map(|(_, event)| *event)
    }

    /// Another thread may have seen the same completion first; its event may stand for something else by now.
    fn complete(inner: &mut Inner, seen: &Seen, waited_for: bool) {
        let markers = &mut inner.markers;
        let is_it = |marker: &Marker| marker.span == seen.marker.span && marker.event == seen.marker.event;
        let Some(at) = markers.live.iter().position(is_it) else { return };
        markers.live.remove(at);
        let unchanged = markers.previous(seen.marker.stream) == seen.previous;
        markers.replace_last(seen.marker.stream, seen.marker.event);
        inner.window.completed(Completion {
            span: seen.marker.span,
            stream: StreamId(seen.marker.stream),
            seen_ns: seen.seen_ns,
            since_previous_ns: seen.since_previous_ns.filter(|_| unchanged),
            waited_for,
        });
    }

    fn replace_last(&mut self, stream: u64, event: Event) {
        match self.last.iter_mut().find(|(of, _)| *of == stream) {
            Some((_, last)) => self.free.push(std::mem::replace(last, event)),
            None => self.last.push((stream, event)),
        }
    }

    /// The window is no longer in force, or a stream is gone: its events are free again. An event may be recorded
    /// again while its last record is still to come; nobody looks at that one any more.
    pub(crate) fn forget(&mut self, stream: Option<u64>) {
        let goes = |of: u64| stream.is_none_or(|stream| stream == of);
        let live = self.live.extract_if(.., |marker| goes(marker.stream)).map(|marker| marker.event);
        let last = self.last.extract_if(.., |(of, _)| goes(*of)).map(|(_, event)| event);
        self.free.extend(live.chain(last));
    }

    /// Takes events back that stood behind per-thread streams.
    pub(crate) fn give_back(&mut self, events: Vec<Event>) {
        self.free.extend(events);
    }

    /// All events, which are the caller's from now on.
    pub(crate) fn take_all(&mut self) -> Vec<Event> {
        self.forget(None);
        std::mem::take(&mut self.free)
    }

    /// The device was reset, and the events with it.
    pub(crate) fn forget_all(&mut self) {
        self.live.clear();
        self.last.clear();
        self.free.clear();
    }
}

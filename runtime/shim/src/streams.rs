//! The streams that work was given to since the claim was made: all of them must be empty before it may be dropped.
//!
//! The monitor asks the library about a stream from a thread of its own, and HIP has no safe way to ask about a
//! stream that has been destroyed. So a stream is *pinned* for the length of the question, and destroying it waits
//! for that: also where a synchronisation of the program has cleared the touched streams meanwhile.

use hipreempt_driver::gpu::{Event, STREAM_PER_THREAD};

use crate::thread::Thread;

/// A thread's `last_stream` while it has none; no stream has this handle.
pub(crate) const NO_STREAM: u64 = u64::MAX;

/// Set in the number of a per-thread default stream, whose handle means another stream in each thread.
const PER_THREAD: u64 = 1 << 63;

/// The number of a thread's own default stream: where the thread keeps its records is its own, too.
#[inline]
pub(crate) fn per_thread_id(thread: &Thread) -> u64 {
    PER_THREAD | std::ptr::from_ref(thread) as u64
}

/// A stream that nobody can name: only a synchronisation of the device tells that it is empty.
pub(crate) const UNKNOWN: u64 = PER_THREAD;

/// Whether only its own thread, or nobody, can name this stream.
pub(crate) fn is_per_thread(id: u64) -> bool {
    id & PER_THREAD != 0
}

/// The handle that the stream's own thread passes to the library.
pub(crate) fn handle(id: u64) -> usize {
    if is_per_thread(id) { STREAM_PER_THREAD } else { id as usize }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Touched {
    pub(crate) id: u64,
    /// For a per-thread stream: our event behind its last launch, since the monitor cannot ask about the stream.
    pub(crate) marker: Option<Event>,
    /// Whether a launch came after that event.
    pub(crate) unmarked: bool,
}

/// The touched streams of one client.
#[derive(Debug, Default)]
pub(crate) struct Streams {
    touched: Vec<Touched>,
    /// Those that the monitor asks about right now, touched or no longer.
    pinned: Vec<u64>,
}

/// What a synchronisation waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Stream(u64),
    Device,
}

impl Streams {
    pub(crate) fn with_capacity(streams: usize) -> Self {
        Self { touched: Vec::with_capacity(streams), pinned: Vec::with_capacity(streams) }
    }

    /// Whether no stream was given work.
    pub(crate) fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// Notes work on a stream.
    pub(crate) fn touch(&mut self, id: u64) {
        match self.touched.iter_mut().find(|stream| stream.id == id) {
            Some(stream) => stream.unmarked = true,
            None => self.touched.push(Touched { id, marker: None, unmarked: true }),
        }
    }

    /// Our event now stands behind everything on a per-thread stream.
    pub(crate) fn marked(&mut self, id: u64, event: Event) {
        if let Some(stream) = self.touched.iter_mut().find(|stream| stream.id == id) {
            (stream.marker, stream.unmarked) = (Some(event), false);
        }
    }

    /// The event of ours on a per-thread stream, to be recorded again.
    pub(crate) fn marker(&self, id: u64) -> Option<Event> {
        self.touched.iter().find(|stream| stream.id == id)?.marker
    }

    /// Whether a synchronisation of this scope emptied every touched stream. Blocking streams that the null stream
    /// waited for are not told apart from those that it did not, and count as not emptied.
    pub(crate) fn covered_by(&self, scope: Scope) -> bool {
        match scope {
            Scope::Device => true,
            Scope::Stream(id) => self.touched.iter().all(|stream| stream.id == id),
        }
    }

    /// All streams are empty: forgets them, and returns the events that are free again.
    pub(crate) fn clear(&mut self) -> Vec<Event> {
        let events = self.touched.iter().filter_map(|stream| stream.marker).collect();
        self.touched.clear();
        events
    }

    /// The streams to ask about, pinned until [`Self::unpin`].
    pub(crate) fn pin(&mut self) -> Vec<Touched> {
        self.pinned.extend(self.touched.iter().map(|stream| stream.id));
        self.touched.clone()
    }

    pub(crate) fn unpin(&mut self) {
        self.pinned.clear();
    }

    /// The program is about to destroy a stream: forgets it, unless somebody is asking about it right now.
    pub(crate) fn forget(&mut self, id: u64) -> Forget {
        if self.pinned.contains(&id) {
            return Forget::Pinned;
        }
        self.touched.retain(|stream| stream.id != id);
        Forget::Done
    }
}

/// Whether a stream may be destroyed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forget {
    Done,
    Pinned,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_synchronised_stream_covers_only_itself() {
        let mut streams = Streams::default();
        streams.touch(5);
        assert!(streams.covered_by(Scope::Stream(5)));
        streams.touch(6);
        assert!(!streams.covered_by(Scope::Stream(5)));
        assert!(streams.covered_by(Scope::Device));
    }

    #[test]
    fn a_stream_that_is_asked_about_is_not_destroyed() {
        let mut streams = Streams::default();
        streams.touch(5);
        assert_eq!(streams.pin().len(), 1);
        assert_eq!(streams.forget(5), Forget::Pinned);
        streams.unpin();
        assert_eq!(streams.forget(5), Forget::Done);
        assert!(streams.pin().is_empty());
    }

    /// A synchronisation of another thread drops the claim while the monitor asks.
    #[test]
    fn a_stream_that_is_asked_about_stays_pinned_when_all_are_forgotten() {
        let mut streams = Streams::default();
        streams.touch(5);
        streams.pin();
        streams.clear();
        assert_eq!(streams.forget(5), Forget::Pinned);
        streams.touch(5);
        assert_eq!(streams.forget(5), Forget::Pinned, "used again before the answer");
        assert_eq!(streams.forget(6), Forget::Done);
        streams.unpin();
        assert_eq!(streams.forget(5), Forget::Done);
    }

    #[test]
    fn per_thread_streams_are_told_apart() {
        let mine = crate::thread::here(per_thread_id);
        let other = std::thread::spawn(|| crate::thread::here(per_thread_id));
        assert_ne!(mine, other.join().expect("a thread that ends"));
        assert!(is_per_thread(mine));
        assert_eq!(handle(mine), STREAM_PER_THREAD);
        assert_eq!(handle(0), 0);
        assert!(!is_per_thread(0x7fff_1234_5678));
    }
}

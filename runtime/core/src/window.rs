//! Level 1's window: how much work of a client may be in flight while somebody more urgent is registered.
//!
//! The rule: launch when the work *ahead* of the launch in this client's queue is at most the lead. The new kernel
//! itself is not counted, since it has to run anyway. Work ahead is estimated run time of what was launched and not
//! seen complete, less the time that the oldest piece has been running; that credit never exceeds the piece's own
//! estimate, so work that is late (because something more urgent ran) is never counted as done before its
//! completion was seen. Everything is in time: sixteen kernels of 10 ms are 160 ms of waiting, sixteen of 5 µs none.
//!
//! Launches are counted in *spans*: what was launched on one stream from one marker to the next. Only the caller
//! can record a marker (an event) and see it complete; the window says when a marker is worth its cost.
//!
//! The window never reorders anything and never refuses for ever: see [`Admission::Wait`] and [`Window::stalled`].

use crate::Tuning;
use crate::estimate::{Estimates, Place, WorkKey};
use crate::lead::Lead;

/// A stream as the caller names it: a handle, or a number made for a per-thread default stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StreamId(pub u64);

/// A span of launches that a marker closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpanId(pub u64);

/// The window's answer to a launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// Launch now. If a span is named, record a marker on the same stream right after the launch and report its
    /// completion with [`Window::completed`].
    Go {
        /// The span that the marker closes.
        mark: Option<SpanId>,
        /// What the launch is expected to run.
        estimate_ns: u64,
    },
    /// Too much is ahead. Look for completions, then ask again; if there is none, at `until_ns`.
    Wait {
        /// When the work ahead is predicted to have shrunk to the lead, or, if that is earlier, when the next look at
        /// the oldest marker is worth its cost.
        until_ns: u64,
    },
}

/// What a completed marker told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The span that the marker closed.
    pub span: SpanId,
    /// The stream that it was recorded on.
    pub stream: StreamId,
    /// When the completion was seen, at the latest.
    pub seen_ns: u64,
    /// Device time since the last marker reported on the same stream, where the platform measures it.
    pub since_previous_ns: Option<u64>,
    /// Whether a launch was waiting for this completion.
    pub waited_for: bool,
}

/// Streams that are told apart; a program with more shares the last lane, which only makes its window stricter.
const LANES: usize = 32;
/// Spans of one stream in flight. A full lane waits for its oldest marker.
const SPANS: usize = 32;
/// Looks at one marker are at least this far apart: a look costs some hundred nanoseconds.
const LOOK_MIN_NS: u64 = 20_000;
/// Looks at a late marker are at most this far apart: it ends a wait of others, too.
const LOOK_MAX_NS: u64 = 500_000;
/// The look at a span's expected end comes this much after it.
const LOOK_AFTER_END_NS: u64 = 2_000;
/// A wait shorter than this ends by the estimate alone; a marker would cost more than it could save.
const MARK_FOR_WAIT_NS: u64 = 20_000;
/// A launcher that was waiting when the card ran dry left at least this bubble: the launch itself.
const BUBBLE_MIN_NS: u64 = 5_000;
/// Launches of one span whose estimates are corrected by its measured time.
const UNITS: usize = 16;

#[derive(Clone, Copy, Debug)]
struct Unit {
    place: Place,
    estimate_ns: u64,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    id: SpanId,
    /// First launch.
    submitted_ns: u64,
    estimate_ns: u64,
    /// What was launched, and how long it was expected to run then; beyond the first ones, only the last.
    units: [Unit; UNITS],
    launches: u32,
    marked: bool,
    /// Says nothing of its kernels' run time: something more urgent ran meanwhile.
    disturbed: bool,
    /// Holds work never measured: no credit for time passed, only a completion counts.
    opaque: bool,
}

/// One stream's spans, oldest first, in a ring.
#[derive(Clone, Debug)]
struct Lane {
    stream: StreamId,
    ring: Box<[Option<Span>; SPANS]>,
    first: usize,
    count: usize,
    /// When the last completed span ended, at the latest; the next one cannot have begun earlier.
    completed_ns: u64,
    /// When the last completed marker was reached, at the latest: the moment from which device time is measured.
    marker_ns: Option<u64>,
}

impl Lane {
    fn new(stream: StreamId) -> Self {
        Self { stream, ring: Box::new([None; SPANS]), first: 0, count: 0, completed_ns: 0, marker_ns: None }
    }

    fn spans(&self) -> impl Iterator<Item = &Span> {
        (0..self.count).filter_map(|i| self.ring[(self.first + i) % SPANS].as_ref())
    }

    fn head(&self) -> Option<&Span> {
        self.spans().next()
    }

    /// The span that further launches join: the last one, while no marker has closed it.
    fn open(&mut self) -> Option<&mut Span> {
        let last = (self.first + self.count.checked_sub(1)?) % SPANS;
        self.ring[last].as_mut().filter(|span| !span.marked)
    }

    fn push(&mut self, span: Span) {
        debug_assert!(self.count < SPANS);
        self.ring[(self.first + self.count) % SPANS] = Some(span);
        self.count += 1;
    }

    fn pop(&mut self) -> Option<Span> {
        let span = self.ring[self.first].take()?;
        self.first = (self.first + 1) % SPANS;
        self.count -= 1;
        Some(span)
    }

    fn is_full(&self) -> bool {
        self.count == SPANS
    }

    /// When the oldest span began to run, at the latest.
    fn begun_ns(&self, head: &Span) -> u64 {
        head.submitted_ns.max(self.completed_ns)
    }

    /// Time that the oldest span may be taken to have run by `now_ns`, at most its estimate.
    fn credit_ns(&self, now_ns: u64) -> u64 {
        match self.head() {
            Some(head) if !head.opaque => now_ns.saturating_sub(self.begun_ns(head)).min(head.estimate_ns),
            _ => 0,
        }
    }

    /// When a look at the oldest marker is worth its cost again: each time the span has run twice as long, since the
    /// estimate may be too long and only a prompt look can shorten it; at its expected end, since a prompt look there
    /// tells when the next span began; and ever more seldom once it is late.
    fn next_look_ns(&self, now_ns: u64) -> Option<u64> {
        let head = self.head().filter(|head| head.marked)?;
        let begun_ns = self.begun_ns(head);
        let end_ns = begun_ns.saturating_add(head.estimate_ns);
        Some(if now_ns < end_ns {
            let doubled_ns = begun_ns + 2 * now_ns.saturating_sub(begun_ns);
            doubled_ns.max(now_ns + LOOK_MIN_NS).min(end_ns + LOOK_AFTER_END_NS)
        } else {
            now_ns + ((now_ns - end_ns) / 2).clamp(LOOK_MIN_NS, LOOK_MAX_NS)
        })
    }

    /// Takes in when the marker behind a span was reached: at the latest at `seen_ns`, and exactly `since_previous_ns`
    /// after the one before. Each look may be late, but no chain of them is later than its most prompt one, and a
    /// prompt one tells about those before it, too. Returns when the span ended, at the latest.
    fn reached(&mut self, seen_ns: u64, since_previous_ns: Option<u64>) -> u64 {
        let Some((previous_ns, since_ns)) = self.marker_ns.zip(since_previous_ns) else {
            self.marker_ns = Some(seen_ns);
            return seen_ns;
        };
        let ended_ns = seen_ns.min(previous_ns.saturating_add(since_ns));
        if self.completed_ns == previous_ns {
            self.completed_ns = previous_ns.min(ended_ns.saturating_sub(since_ns));
        }
        self.marker_ns = Some(ended_ns);
        ended_ns
    }
}

/// The window of one client on one GPU, over all its streams and threads.
#[derive(Clone, Debug)]
pub struct Window {
    tuning: Tuning,
    estimates: Estimates,
    lead: Lead,
    lanes: Vec<Lane>,
    /// Estimated run time of everything launched and not seen complete.
    in_flight_ns: u64,
    /// Launches go without a look at the clock until so much is in flight; zero after anything was seen complete.
    granted_ns: u64,
    next_span: u64,
    /// Whether the first launch since the window came into force is still to come.
    fresh: bool,
    last_completion_ns: u64,
    stalls: u64,
}

impl Window {
    /// An empty window; allocates everything that it will ever need.
    #[must_use]
    pub fn new(tuning: &Tuning) -> Self {
        Self {
            estimates: Estimates::new(tuning.unknown_ns),
            lead: Lead::new(tuning),
            tuning: tuning.clone(),
            lanes: Vec::with_capacity(LANES),
            in_flight_ns: 0,
            granted_ns: 0,
            next_span: 1,
            fresh: true,
            last_completion_ns: 0,
            stalls: 0,
        }
    }

    /// Admits a launch without looking at the clock: where what is in flight is within the lead even if nothing of it
    /// has run yet, or little has been launched since the last look. `None`: ask [`Self::admit`].
    #[inline]
    pub fn admit_unclocked(&mut self, stream: StreamId, key: WorkKey) -> Option<Admission> {
        if self.fresh || self.in_flight_ns > self.lead.ns().max(self.granted_ns) {
            return None;
        }
        let lane = self.lanes.iter().position(|lane| lane.stream == stream)?;
        // An empty lane needs the clock: its first span begins now.
        if self.lanes[lane].count == 0 || self.lanes[lane].is_full() {
            return None;
        }
        let begun_ns = self.lanes[lane].completed_ns;
        Some(self.launch(lane, key, begun_ns))
    }

    /// Answers for a launch at `now_ns`.
    pub fn admit(&mut self, stream: StreamId, key: WorkKey, now_ns: u64) -> Admission {
        let lane = self.lane(stream);
        let until_ns = self.admissible_ns(now_ns);
        if until_ns > now_ns || self.lanes[lane].is_full() {
            let look_ns = self.lanes.iter().filter_map(|lane| lane.next_look_ns(now_ns)).min();
            return Admission::Wait { until_ns: until_ns.max(now_ns + 1).min(look_ns.unwrap_or(u64::MAX)) };
        }
        // A look at the clock costs as much as the rest of an admission: an eighth of a lead goes without, this launch
        // included, so that nothing follows a long kernel unlooked.
        self.granted_ns = self.in_flight_ns + self.lead.ns() / 8;
        self.launch(lane, key, now_ns)
    }

    /// Lets one launch pass though the window is closed; the caller has a reason (see [`Self::stalled`] and
    /// [`crate::hold`]).
    pub fn force(&mut self, stream: StreamId, key: WorkKey, now_ns: u64) -> Admission {
        let lane = self.lane(stream);
        if self.lanes[lane].is_full() {
            // Whatever the forgotten span held is complete by the time that the others are.
            self.forget_oldest(lane);
        }
        self.launch(lane, key, now_ns)
    }

    /// Whether the work in flight has made no progress for so long that one launch passes. Counts the pass.
    pub fn stalled(&mut self, waiting_since_ns: u64, now_ns: u64) -> bool {
        let oldest_ns =
            self.lanes.iter().filter_map(Lane::head).map(|head| head.estimate_ns).max().unwrap_or(0);
        let patience_ns = oldest_ns
            .saturating_mul(self.tuning.stall_factor)
            .clamp(self.tuning.stall_min_ns, self.tuning.stall_max_ns);
        let since_ns = waiting_since_ns.max(self.last_completion_ns);
        let stalled = now_ns.saturating_sub(since_ns) >= patience_ns;
        self.stalls += u64::from(stalled);
        stalled
    }

    /// A marker was asked for and could not be recorded: its span stays open.
    pub fn unmarked(&mut self, span: SpanId) {
        for lane in &mut self.lanes {
            // A synchronisation may have emptied the lane meanwhile: then there is no such span, and nothing to do.
            let last = (lane.first + lane.count + SPANS - 1) % SPANS;
            if let Some(last) = lane.ring[last].as_mut().filter(|last| last.id == span) {
                last.marked = false;
            }
        }
    }

    /// A launch that is about to wait for long, with no marker on the way, asks for one on what it launched last:
    /// on a card much faster than estimated, the look at it ends the wait. Only where everything in flight is on
    /// this one stream, since a marker on the null stream waits for the others.
    pub fn mark_open(&mut self, stream: StreamId, now_ns: u64, until_ns: u64) -> Option<SpanId> {
        if until_ns.saturating_sub(now_ns) < MARK_FOR_WAIT_NS {
            return None;
        }
        if self.lanes.iter().any(|lane| lane.stream != stream && lane.count > 0) {
            return None;
        }
        let lane = self.lanes.iter_mut().find(|lane| lane.stream == stream && lane.count == 1)?;
        let open = lane.open()?;
        open.marked = true;
        Some(open.id)
    }

    /// Takes in a completed marker, once for each that the caller sees, in stream order: also of a span that a
    /// synchronisation has emptied. Everything that was launched on its stream before it is complete too.
    pub fn completed(&mut self, done: Completion) {
        self.granted_ns = 0;
        let Some(lane) = self.lanes.iter().position(|lane| lane.spans().any(|span| span.id == done.span))
        else {
            // Its work was known to be complete. But the caller measures the next one's device time from this marker.
            if let Some(lane) = self.lanes.iter_mut().find(|lane| lane.stream == done.stream) {
                lane.reached(done.seen_ns, done.since_previous_ns);
            }
            return;
        };
        while let Some(span) = self.lanes[lane].pop() {
            self.in_flight_ns = self.in_flight_ns.saturating_sub(span.estimate_ns);
            let last = span.id == done.span;
            self.measure(lane, &span, last, done);
            if last {
                self.adjust_lead(lane, &span, done);
                break;
            }
        }
        self.last_completion_ns = self.last_completion_ns.max(done.seen_ns);
    }

    /// A synchronisation returned: everything launched on this stream so far is complete.
    pub fn drained(&mut self, stream: StreamId, seen_ns: u64) {
        if let Some(lane) = self.lanes.iter().position(|lane| lane.stream == stream) {
            self.drain_lane(lane, seen_ns);
        }
    }

    /// The whole device was synchronised.
    pub fn drained_all(&mut self, seen_ns: u64) {
        (0..self.lanes.len()).for_each(|lane| self.drain_lane(lane, seen_ns));
    }

    /// Something more urgent runs or has run: what is in flight now tells nothing about run times.
    pub fn disturbed(&mut self) {
        for lane in &mut self.lanes {
            lane.ring.iter_mut().flatten().for_each(|span| span.disturbed = true);
        }
    }

    /// Nobody more urgent is registered any more: launches are no longer counted, so what is known of work in
    /// flight is forgotten; run times stay known.
    pub fn suspend(&mut self) {
        self.lanes.clear();
        (self.in_flight_ns, self.granted_ns) = (0, 0);
        self.fresh = true;
    }

    /// A stream was destroyed.
    pub fn forget(&mut self, stream: StreamId) {
        self.granted_ns = 0;
        if let Some(at) = self.lanes.iter().position(|lane| lane.stream == stream) {
            self.in_flight_ns -= self.lanes[at].spans().map(|span| span.estimate_ns).sum::<u64>();
            self.lanes.swap_remove(at);
        }
    }

    /// The marker that a waiting launch should look at: the oldest one in flight of each stream.
    pub fn oldest_markers(&self) -> impl Iterator<Item = SpanId> + '_ {
        self.lanes.iter().filter_map(|lane| lane.spans().find(|span| span.marked).map(|span| span.id))
    }

    /// Estimated nanoseconds of work launched and not seen complete.
    #[must_use]
    pub fn in_flight_ns(&self) -> u64 {
        self.in_flight_ns
    }

    /// Nanoseconds of work that may be ahead of a launch now.
    #[must_use]
    pub fn lead_ns(&self) -> u64 {
        self.lead.ns()
    }

    /// Launches that passed because nothing completed for too long.
    #[must_use]
    pub fn stalls(&self) -> u64 {
        self.stalls
    }

    /// Estimated nanoseconds that a launch will run.
    pub fn estimate_ns(&mut self, key: WorkKey) -> u64 {
        let place = self.estimates.place(key);
        self.estimates.get(place).ns
    }

    /// When the work ahead will have shrunk to the lead, if everything runs as estimated: `now_ns` or earlier means
    /// that a launch may go.
    fn admissible_ns(&self, now_ns: u64) -> u64 {
        let credit_ns: u64 = self.lanes.iter().map(|lane| lane.credit_ns(now_ns)).sum();
        let ahead_ns = self.in_flight_ns.saturating_sub(credit_ns);
        let Some(excess_ns) = ahead_ns.checked_sub(self.lead.ns()).filter(|excess_ns| *excess_ns > 0) else {
            return now_ns;
        };
        let running = self.lanes.iter().filter(|lane| {
            lane.head().is_some_and(|head| !head.opaque && lane.credit_ns(now_ns) < head.estimate_ns)
        });
        // Streams run side by side: with several, the work ahead shrinks that much faster.
        now_ns + excess_ns.div_ceil(running.count().max(1) as u64)
    }

    fn lane(&mut self, stream: StreamId) -> usize {
        if let Some(lane) = self.lanes.iter().position(|lane| lane.stream == stream) {
            return lane;
        }
        if self.lanes.len() == LANES {
            let idle = self.lanes.iter().position(|lane| lane.count == 0);
            let Some(idle) = idle else { return LANES - 1 };
            self.lanes[idle].stream = stream;
            self.lanes[idle].marker_ns = None;
            return idle;
        }
        self.lanes.push(Lane::new(stream));
        self.lanes.len() - 1
    }

    fn launch(&mut self, lane: usize, key: WorkKey, now_ns: u64) -> Admission {
        let place = self.estimates.place(key);
        let estimate = self.estimates.get(place);
        // What was launched before the window came into force is still in the queue, and nobody counted it: only
        // this launch's completion tells that it is gone.
        let opaque = std::mem::take(&mut self.fresh) | !estimate.known;
        self.in_flight_ns += estimate.ns;
        let id = self.extend(lane, Unit { place, estimate_ns: estimate.ns }, opaque, now_ns);
        let due = self.lanes[lane]
            .open()
            .is_some_and(|open| open.opaque || open.estimate_ns >= self.tuning.mark_every_ns);
        if due && let Some(open) = self.lanes[lane].open() {
            open.marked = true;
        }
        Admission::Go { mark: due.then_some(id), estimate_ns: estimate.ns }
    }

    /// Adds a launch to the lane's open span, or begins a new one.
    fn extend(&mut self, lane: usize, unit: Unit, opaque: bool, now_ns: u64) -> SpanId {
        if let Some(open) = self.lanes[lane].open() {
            // The last unit is always the last launch: the one whose run time may still be unknown.
            open.units[(open.launches as usize).min(UNITS - 1)] = unit;
            open.launches += 1;
            open.estimate_ns += unit.estimate_ns;
            open.opaque |= opaque;
            return open.id;
        }
        let id = SpanId(self.next_span);
        self.next_span += 1;
        self.lanes[lane].push(Span {
            id,
            submitted_ns: now_ns,
            estimate_ns: unit.estimate_ns,
            units: [unit; UNITS],
            launches: 1,
            marked: false,
            disturbed: false,
            opaque,
        });
        id
    }

    fn drain_lane(&mut self, lane: usize, seen_ns: u64) {
        self.granted_ns = 0;
        self.shorten(lane, seen_ns);
        while let Some(span) = self.lanes[lane].pop() {
            self.in_flight_ns = self.in_flight_ns.saturating_sub(span.estimate_ns);
            self.lanes[lane].completed_ns = seen_ns;
        }
        self.last_completion_ns = self.last_completion_ns.max(seen_ns);
    }

    /// All that is in a lane has run since its oldest span began. Where less time than estimated went by, the estimates are
    /// too long: a program that synchronises more often than markers fall due would otherwise never find out.
    fn shorten(&mut self, lane: usize, seen_ns: u64) {
        let lane = &self.lanes[lane];
        let Some(head) = lane.head() else { return };
        let taken_ns = u128::from(seen_ns.saturating_sub(lane.begun_ns(head)).max(1));
        let expected_ns: u128 = lane.spans().map(|span| u128::from(span.estimate_ns)).sum();
        if taken_ns < expected_ns {
            for span in lane.spans() {
                let share_ns = u128::from(span.estimate_ns) * taken_ns / expected_ns;
                Self::learn(&mut self.estimates, span, share_ns as u64);
            }
        }
    }

    fn forget_oldest(&mut self, lane: usize) {
        self.granted_ns = 0;
        if let Some(span) = self.lanes[lane].pop() {
            self.in_flight_ns = self.in_flight_ns.saturating_sub(span.estimate_ns);
        }
    }

    /// Learns from a completed span, and notes when its successor can have begun. Of spans before the `last`, it is
    /// only known that they are over.
    fn measure(&mut self, lane: usize, span: &Span, last: bool, done: Completion) {
        let lane = &mut self.lanes[lane];
        if !last {
            lane.marker_ns = None;
            return;
        }
        let ended_ns = lane.reached(done.seen_ns, done.since_previous_ns);
        let run_ns = ended_ns.saturating_sub(lane.begun_ns(span));
        lane.completed_ns = lane.completed_ns.max(ended_ns);
        if span.marked && !span.disturbed {
            Self::learn(&mut self.estimates, span, run_ns.max(1));
        }
    }

    /// Spreads a span's run time over its launches in proportion to what was expected of each; a launch never seen
    /// before, always the last of its span, gets what the others leave.
    fn learn(estimates: &mut Estimates, span: &Span, run_ns: u64) {
        let launches = (span.launches as usize).min(UNITS);
        let newest = span.units[launches - 1];
        if !estimates.get(newest.place).known {
            let others_ns = span.estimate_ns.saturating_sub(newest.estimate_ns);
            let rest_ns = run_ns.saturating_sub(others_ns).max(run_ns / u64::from(span.launches));
            estimates.learn(newest.place, rest_ns);
            return;
        }
        // By what was expected when it was launched: what the first unit teaches must not count again in the next.
        for unit in &span.units[..launches] {
            let share =
                u128::from(run_ns) * u128::from(unit.estimate_ns) / u128::from(span.estimate_ns.max(1));
            estimates.learn(unit.place, share as u64);
        }
    }

    fn adjust_lead(&mut self, lane: usize, span: &Span, done: Completion) {
        // Where the device's time is unknown, the bubble is at least the way from a completion to the next launch.
        let bubble_ns = done.seen_ns.saturating_sub(self.lanes[lane].completed_ns).max(BUBBLE_MIN_NS);
        match (self.in_flight_ns, done.waited_for && !span.opaque && !span.disturbed) {
            (0, true) => self.lead.starved(bubble_ns),
            (0, false) => {}
            _ => self.lead.fed(),
        }
    }
}

#[cfg(test)]
#[path = "window_tests.rs"]
mod tests;

//! Who gets compute units: which waiting kernel starts, and how fast each running one goes.

use super::state::{Queue, phase, waves};
use super::{Card, Dispatch, NEVER, Rings, WHOLE};

/// Urgency (smaller is more urgent), then order of arrival.
type Place = (i32, u64);

impl<R: Rings> Card<'_, R> {
    /// Starts every kernel that can start now, then settles the rates and when the next one can.
    pub(super) fn dispatch(&mut self) {
        self.start_copies();
        self.progress();
        while let Some(index) = self.next_to_start() {
            self.start(index);
        }
        self.share_units();
        self.core.fit_ns = self.next_fit();
    }

    /// Brings what is left of every running kernel to the present. Only at events: between them everything is
    /// linear, so that the number of steps in which time is advanced makes no difference.
    fn progress(&mut self) {
        let now_ns = self.core.now_ns;
        for queue in self.queues_mut().filter(|queue| queue.phase == phase::RUNNING) {
            queue.left_ns = queue.left_at(now_ns);
            queue.since_ns = now_ns;
            let undispatched = queue.elastic != 0 && queue.left_ns > queue.scaled(queue.block_ns);
            queue.dispatched |= u32::from(!undispatched);
        }
    }

    fn next_to_start(&mut self) -> Option<usize> {
        if self.is_stalled() {
            return None;
        }
        self.set_turnovers();
        let now_ns = self.core.now_ns;
        self.candidates().filter(|&(index, _)| self.fits_at(index, now_ns)).map(|(index, _)| index).next()
    }

    /// Kernels that may start next, in order: by arrival, and by urgency before that where it counts. In arrival
    /// order that is one at most: nobody passes the first in line.
    fn candidates(&self) -> impl Iterator<Item = (usize, Place)> {
        let take = if self.parameters.dispatch == Dispatch::Arrival { 1 } else { usize::MAX };
        let mut after = (i32::MIN, 0);
        std::iter::from_fn(move || {
            let ready = self.queues().enumerate().filter(|(_, queue)| queue.is_ready());
            let next = ready.map(|(index, queue)| (index, self.place(queue))).filter(|next| next.1 > after);
            let first = next.min_by_key(|next| next.1)?;
            after = first.1;
            Some(first)
        })
        .take(take)
    }

    fn place(&self, queue: &Queue) -> Place {
        let urgency = if self.parameters.dispatch == Dispatch::Priority { queue.priority } else { i32::MIN };
        (urgency, queue.arrival)
    }

    fn fits_at(&self, index: usize, at_ns: u64) -> bool {
        let queue = &self.core.queues[index];
        if self.queues().any(Queue::is_dispatching) {
            return self.gets_turns(queue) && (queue.elastic != 0 || queue.turnover_ns <= at_ns);
        }
        let held: u64 = self.running().map(|other| other.held_at(at_ns)).sum();
        WHOLE.saturating_sub(held) >= self.wanted(queue)
    }

    /// Whether a waiting kernel gets some of the units that come free while others have workgroups left.
    fn gets_turns(&self, queue: &Queue) -> bool {
        let mut dispatching = self.queues().filter(|other| other.is_dispatching());
        match self.parameters.dispatch {
            Dispatch::Arrival => false,
            Dispatch::RoundRobin => true,
            Dispatch::Priority => dispatching.all(|other| queue.priority < other.priority),
        }
    }

    /// What has to be free before a kernel starts: one unit if it takes whatever is free, else all that it needs,
    /// since it is its last workgroup that matters.
    fn wanted(&self, queue: &Queue) -> u64 {
        if queue.elastic != 0 && queue.left_ns > queue.block_ns { self.unit() } else { u64::from(queue.need) }
    }

    /// Under round robin, units come free by turnover: each workgroup that ends is replaced by one of the next
    /// queue in turn. A waiting kernel has its units after as many ends as it needs, in its turn.
    fn set_turnovers(&mut self) {
        if self.parameters.dispatch == Dispatch::Arrival {
            return;
        }
        let freed_per_ms: u64 =
            self.queues().filter(|queue| queue.is_dispatching()).map(turnover_per_ms).sum();
        let dispatching = self.queues().filter(|queue| queue.is_dispatching()).count() as u64;
        let ready = self.queues().filter(|queue| queue.is_ready()).count() as u64;
        let turns = if self.parameters.dispatch == Dispatch::Priority { 1 } else { dispatching + ready };
        let now_ns = self.core.now_ns;
        for queue in self.queues_mut().filter(|queue| queue.is_ready()) {
            let wait_ns = (u64::from(queue.need) * turns * 1_000_000).checked_div(freed_per_ms);
            let at_ns = wait_ns.map_or(NEVER, |wait_ns| now_ns.saturating_add(wait_ns));
            queue.turnover_ns = if dispatching == 0 { NEVER } else { queue.turnover_ns.min(at_ns) };
        }
    }

    fn start(&mut self, index: usize) {
        let (now_ns, unit) = (self.core.now_ns, self.unit());
        let queue = &mut self.core.queues[index];
        queue.phase = phase::RUNNING;
        queue.dispatched = u32::from(queue.elastic == 0 || queue.left_ns <= queue.block_ns);
        queue.held = if queue.dispatched != 0 { queue.need } else { unit as u32 };
        queue.since_ns = now_ns;
        queue.turnover_ns = NEVER;
        if queue.started_ns == NEVER {
            queue.started_ns = now_ns;
        }
        self.share_units();
    }

    /// Gives what the others leave to the kernels that take whatever is free, and sets everyone's rate and next
    /// change.
    fn share_units(&mut self) {
        let fixed: u64 = self.running().filter(|queue| !queue.is_dispatching()).map(still_held).sum();
        let first = self.queues().filter(|queue| queue.is_dispatching()).map(|queue| queue.priority).min();
        let by_priority = self.parameters.dispatch == Dispatch::Priority;
        let is_first =
            |queue: &Queue| queue.is_dispatching() && (!by_priority || Some(queue.priority) == first);
        let elastic = self.queues().filter(|queue| is_first(queue)).count().max(1) as u64;
        let (unit, share) = (self.unit(), WHOLE.saturating_sub(fixed) / elastic);
        for queue in self.queues_mut().filter(|queue| queue.is_dispatching()) {
            // Even one that yields keeps a unit, so that everything ends.
            let share = if is_first(queue) { share.max(unit) } else { unit };
            queue.held = share.min(u64::from(queue.need)) as u32;
        }
        let held: u64 = self.running().map(|queue| u64::from(queue.held)).sum();
        let slowdown = u64::from(self.parameters.corun_slowdown_permille.saturating_sub(1000));
        let stalled = self.is_stalled();
        for queue in self.queues_mut().filter(|queue| queue.phase == phase::RUNNING) {
            let own = u64::from(queue.held);
            if stalled || queue.waves != waves::NONE {
                (queue.rate, queue.at_ns) = (0, NEVER);
            } else {
                queue.rate = rate(own, u64::from(queue.need), (held - own).min(WHOLE), slowdown);
                queue.at_ns = next_change(queue);
            }
        }
    }

    /// When the first candidate finds room, if that comes before the next change of anything.
    fn next_fit(&self) -> u64 {
        if self.is_stalled() {
            return NEVER;
        }
        let horizon = self.running().map(|queue| queue.at_ns).min().unwrap_or(NEVER);
        self.candidates().map(|(index, _)| self.fit_before(index, horizon)).min().unwrap_or(NEVER)
    }

    /// Room only grows until the next change, so the moment is found by halving.
    fn fit_before(&self, index: usize, horizon: u64) -> u64 {
        if horizon == NEVER || !self.fits_at(index, horizon) {
            return NEVER;
        }
        let (mut early, mut late) = (self.core.now_ns, horizon);
        while early < late {
            let middle = early + (late - early) / 2;
            if self.fits_at(index, middle) {
                late = middle;
            } else {
                early = middle + 1;
            }
        }
        late
    }

    fn running(&self) -> impl Iterator<Item = &Queue> {
        self.queues().filter(|queue| queue.phase == phase::RUNNING)
    }

    /// Whether a switch disturbs the whole card.
    fn is_stalled(&self) -> bool {
        self.core.stall_ns != NEVER
    }

    /// One compute unit as a share of the card.
    fn unit(&self) -> u64 {
        (WHOLE / u64::from(self.parameters.compute_units)).max(1)
    }

    fn start_copies(&mut self) {
        let now_ns = self.core.now_ns;
        let engines = self.parameters.copy_engines as usize;
        while self.queues().filter(|queue| queue.phase == phase::COPYING).count() < engines {
            let waiting =
                self.queues_mut().filter(|queue| queue.phase == phase::COPY_READY && queue.suspended == 0);
            let Some(queue) = waiting.min_by_key(|queue| queue.arrival) else { return };
            queue.phase = phase::COPYING;
            queue.at_ns = now_ns.saturating_add(queue.left_ns);
        }
    }
}

/// Share of the card that comes free in a millisecond by the ends of a kernel's workgroups.
fn turnover_per_ms(queue: &Queue) -> u64 {
    u64::from(queue.held) * 1_000_000 / queue.block_ns.max(1)
}

/// For what others may take, an ending kernel is a step: it holds everything until half its spread is over, then
/// nothing. The area is that of the ramp.
fn still_held(queue: &Queue) -> u64 {
    if queue.left_ns > queue.scaled(queue.spread_ns) / 2 { u64::from(queue.held) } else { 0 }
}

/// Progress in 1/65536 ns a nanosecond, slowed by the others' share of what is held.
fn rate(own: u64, need: u64, others: u64, slowdown_permille: u64) -> u32 {
    let all = own + others;
    let rate = WHOLE * own / need.max(1) * 1000 * all / (all * 1000 + slowdown_permille * others).max(1);
    rate.max(1) as u32
}

fn next_change(queue: &Queue) -> u64 {
    let half_spread = queue.scaled(queue.spread_ns) / 2;
    let left_ns = if queue.dispatched == 0 {
        queue.scaled(queue.block_ns)
    } else if queue.left_ns > half_spread {
        half_spread
    } else {
        0
    };
    queue.reaches(left_ns)
}

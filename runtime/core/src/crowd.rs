//! Whether somebody who is on no board shares the card with a client that gives way by a tiny slice.
//!
//! A tiny slice costs its client nothing while the only others on the card are those that it gives way to. A program
//! without the preload is another matter: the card takes the two in turns, and whoever has the tiny slice gets next to
//! nothing. No board shows such a program, so it is told by what the client itself gets done, in calls handed to the driver
//! while nobody more urgent is active: at its own slice, and then at a tiny one. If the tiny slice makes a difference,
//! somebody else is there, and the client keeps its own slice but while somebody more urgent is active.
//!
//! Rates of a program differ from one moment to the next, for reasons of its own. So two rates are held side by side that
//! were measured right after each other, and over several of the program's own pauses. Being wrong is cheap: slices that
//! follow activity serve an urgent client nearly as well as constant ones, and no verdict stands for longer than a minute.

const MS: u64 = 1_000_000;
const SECOND: u64 = 1_000 * MS;

/// Undisturbed time that a rate is measured over, at the client's own slice and at a tiny one …
const OWN_NS: u64 = 200 * MS;
const TINY_NS: u64 = 100 * MS;
/// … which is as many of the longest pauses of the program at least …
const PAUSES: u64 = 6;
/// … and as many calls, but for a program that makes fewer in this time.
const CALLS_MIN: u64 = 8;
const OWN_MAX_NS: u64 = 5 * SECOND;
/// A collapse is seen earlier: after this much time and as many pauses, where the rate is a quarter of what it was.
const COLLAPSE_NS: u64 = 50 * MS;
const COLLAPSE_PAUSES: u64 = 2;
const COLLAPSE: u64 = 4;
/// The own slice makes a difference if the client gets this many times more done, in thousandths. An outsider that uses
/// half of the card makes it 1500; a program's own pauses make it less than this.
const DIFFERENCE_PERMILLE: u64 = 1_400;
/// Below this part of what it usually gets done, in thousandths, a client looks whether it is alone.
const SUSPICIOUS_PERMILLE: u64 = 700;

/// After a verdict that somebody is there, the tiny slice is tried again after this time, and then after four times as
/// long each time …
const RETRY_NS: u64 = 4 * SECOND;
const RETRY_FACTOR: u64 = 4;
/// … up to this long. A client that is alone makes sure as often.
const RETRY_MAX_NS: u64 = 60 * SECOND;
/// After a false alarm the next one is not believed for this long, twice as long each time, up to a limit.
const CALM_NS: u64 = SECOND;
const CALM_MAX_NS: u64 = 10 * SECOND;

/// What a client got done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Gauge {
    pub(crate) ns: u64,
    pub(crate) calls: u64,
    /// Since the last call, and the longest time between two.
    pause_ns: u64,
    longest_pause_ns: u64,
}

impl Gauge {
    fn add(&mut self, ns: u64, calls: u64) {
        self.ns += ns;
        self.calls += calls;
        self.pause_ns = if calls > 0 { 0 } else { self.pause_ns + ns };
        self.longest_pause_ns = self.longest_pause_ns.max(self.pause_ns);
    }

    /// Whether this rate is at least `permille` thousandths of the other.
    fn is_at_least(&self, permille: u64, other: &Self) -> bool {
        let (calls, other_calls) = (u128::from(self.calls) * 1_000, u128::from(other.calls));
        calls * u128::from(other.ns) >= other_calls * u128::from(permille) * u128::from(self.ns)
    }

    fn spans(&self, ns: u64, pauses: u64, pause_ns: u64) -> bool {
        self.ns >= ns.max(pauses * pause_ns)
    }
}

/// What is being found out, and what was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Measuring at the client's own slice.
    Own,
    /// Measuring at a tiny one; `Gauge` is what it got done at its own just before.
    Tiny(Gauge),
    /// Nobody else is there. `Gauge` is the best that it got done lately.
    Alone(Gauge),
    /// Somebody is. `Gauge` is the least that the client gets done beside them.
    Crowded(Gauge),
}

/// The memory of a client that is the only one of less urgent clients to have work.
#[derive(Clone, Debug)]
pub(crate) struct Crowd {
    phase: Phase,
    gauge: Gauge,
    /// When to make sure again, whatever the rates are.
    again_ns: u64,
    retry_ns: u64,
    /// Until when a low rate is no reason to.
    calm_until_ns: u64,
    calm_ns: u64,
}

impl Crowd {
    pub(crate) fn new() -> Self {
        Self {
            phase: Phase::Own,
            gauge: Gauge::default(),
            again_ns: 0,
            retry_ns: RETRY_NS,
            calm_until_ns: 0,
            calm_ns: CALM_NS,
        }
    }

    /// Whether the client has its own slice but while somebody more urgent is active, and not a tiny one for good.
    pub(crate) fn keeps_own_slice(&self) -> bool {
        matches!(self.phase, Phase::Own | Phase::Crowded(_))
    }

    /// Whether time is being taken that should be exact.
    pub(crate) fn is_measuring(&self) -> bool {
        matches!(self.phase, Phase::Own if self.gauge.calls > 0) || matches!(self.phase, Phase::Tiny(_))
    }

    /// The client handed `calls` to the driver in `ns`, in which nobody more urgent was active, and it had the slice that
    /// this asks for. `has_work` tells whether work of it waits on the card, or `None` where that will be known at a
    /// later look. Returns what it gets done where that is known to be all that it can.
    pub(crate) fn look(
        &mut self,
        ns: u64,
        calls: u64,
        has_work: impl FnOnce() -> Option<bool>,
        now_ns: u64,
    ) -> Option<Gauge> {
        self.gauge.add(ns, calls);
        match self.phase {
            Phase::Own => self.look_own(),
            Phase::Tiny(own) => self.look_tiny(own, now_ns),
            Phase::Alone(best) => return self.look_alone(best, has_work, now_ns),
            Phase::Crowded(before) => self.look_crowded(before, now_ns),
        }
        None
    }

    fn enter(&mut self, phase: Phase) {
        (self.phase, self.gauge) = (phase, Gauge::default());
    }

    fn look_own(&mut self) {
        if self.own_is_measured() {
            self.enter(Phase::Tiny(self.gauge));
        }
    }

    fn own_is_measured(&mut self) -> bool {
        let gauge = self.gauge;
        if gauge.ns >= OWN_MAX_NS && gauge.calls == 0 {
            // It does not want the card.
            self.gauge = Gauge::default();
        }
        let enough = gauge.calls >= CALLS_MIN && gauge.spans(OWN_NS, PAUSES, gauge.longest_pause_ns);
        enough || gauge.calls > 0 && gauge.ns >= OWN_MAX_NS
    }

    fn has_collapsed(&self, from: &Gauge) -> bool {
        let seen = self.gauge.spans(COLLAPSE_NS, COLLAPSE_PAUSES, from.longest_pause_ns);
        seen && !self.gauge.is_at_least(1_000 / COLLAPSE, from)
    }

    fn look_tiny(&mut self, own: Gauge, now_ns: u64) {
        let measured = self.gauge.spans(TINY_NS, PAUSES, own.longest_pause_ns);
        if self.has_collapsed(&own) || measured && own.is_at_least(DIFFERENCE_PERMILLE, &self.gauge) {
            self.again_ns = now_ns.saturating_add(self.retry_ns);
            self.retry_ns = (self.retry_ns * RETRY_FACTOR).min(RETRY_MAX_NS);
            self.calm_ns = CALM_NS;
            self.enter(Phase::Crowded(own));
        } else if measured {
            self.again_ns = now_ns.saturating_add(RETRY_MAX_NS);
            self.retry_ns = RETRY_NS;
            self.calm_until_ns = now_ns.saturating_add(self.calm_ns);
            self.calm_ns = (self.calm_ns * 2).min(CALM_MAX_NS);
            let best = if self.gauge.is_at_least(1_000, &own) { self.gauge } else { own };
            let longest_pause_ns = own.longest_pause_ns.max(self.gauge.longest_pause_ns);
            self.enter(Phase::Alone(Gauge { longest_pause_ns, ..best }));
        }
    }

    fn look_alone(
        &mut self,
        best: Gauge,
        has_work: impl FnOnce() -> Option<bool>,
        now_ns: u64,
    ) -> Option<Gauge> {
        let gauge = self.gauge;
        if now_ns >= self.again_ns {
            self.enter(Phase::Own);
            return None;
        }
        let measured = gauge.spans(TINY_NS, PAUSES, best.longest_pause_ns);
        if self.has_collapsed(&best) || measured && !gauge.is_at_least(SUSPICIOUS_PERMILLE, &best) {
            match has_work() {
                Some(true) if now_ns >= self.calm_until_ns => self.enter(Phase::Own),
                Some(_) => self.gauge = Gauge::default(),
                None => {}
            }
            return None;
        }
        if !measured {
            return None;
        }
        let longest_pause_ns = best.longest_pause_ns;
        let better = gauge.is_at_least(1_000, &best);
        self.enter(Phase::Alone(if better { Gauge { longest_pause_ns, ..gauge } } else { best }));
        Some(gauge)
    }

    /// Somebody who leaves the card to the client lets it get more done.
    fn look_crowded(&mut self, before: Gauge, now_ns: u64) {
        if self.own_is_measured() {
            let own = self.gauge;
            let relieved = own.is_at_least(DIFFERENCE_PERMILLE, &before);
            let again = relieved || now_ns >= self.again_ns;
            let least = if own.is_at_least(1_000, &before) { before } else { own };
            self.enter(if again { Phase::Tiny(own) } else { Phase::Crowded(least) });
        }
    }
}

#[cfg(test)]
#[path = "crowd_tests.rs"]
mod tests;

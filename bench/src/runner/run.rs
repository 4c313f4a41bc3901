//! One mode of one repeat: start the workers, warm them up, run the positive control, measure, collect the evidence.

use std::time::Duration;

use crate::clock::Clock;
use crate::device::{OTHER_CARD, Ready, SHARED_CARD, View};
use crate::error::BenchError;
use crate::protocol::{Command, Config, Reply, Role, Stream};
use crate::record::{Arrivals, BulkSide, Canary, HostFigures, Interval, Mode, ModeRun, Plan, UrgentSide};
use crate::runner::fake::Fake;
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;
use crate::runner::{evidence, host};
use crate::workload::{Work, schedule_ns};

/// The shortest warm-up.
pub const WARM_NS: u64 = 2_000_000_000;
/// Bulk iterations of a warm-up, at least.
pub const WARM_ITERATIONS: u64 = 3;
/// Urgent requests of a warm-up, at least.
const WARM_REQUESTS: f64 = 20.0;
/// How long scheduled requests are still begun after the window.
pub const DRAIN_NS: u64 = 2_000_000_000;
/// Launches of the positive control, without bulk and again beside it.
pub const CANARY_LAUNCHES: u32 = 60;
/// From one of those to the next.
pub const CANARY_PERIOD_NS: u64 = 50_000_000;
/// From the command to the start of a window: time for the command to arrive.
pub const LEAD_IN_NS: u64 = 20_000_000;
/// How late bulk starts in the fake that is about it, and for how long it is stopped in the other.
pub const LATE_START_NS: u64 = 8_000_000_000;
const STOPPED_NS: u64 = 1_000_000_000;
/// What an answer may take beyond the time that the work should take, in real time.
const PATIENCE: Duration = Duration::from_secs(60);

/// Everything that is the same for all runs of an experiment.
#[derive(Debug)]
pub struct Bench<'a> {
    /// The device.
    pub ready: &'a Ready,
    /// What is to be run.
    pub plan: &'a Plan,
    /// The urgent request.
    pub urgent: Work,
    /// Whether a request is one graph.
    pub graph: bool,
    /// The bulk work.
    pub bulk: Work,
    /// Streams of both sides, where the mode does not say.
    pub stream: Stream,
    /// Multiply-adds of the urgent and the bulk side's steps, on a real card.
    pub iterations: (Vec<u32>, Vec<u32>),
    /// How to spoil it.
    pub fake: Option<Fake>,
    /// The user's Ctrl-C.
    pub interrupt: &'a Interrupt,
}

/// The workers of one run.
struct Pair {
    urgent: Option<Worker>,
    bulk: Option<Worker>,
}

/// One run under way.
struct Running<'a> {
    bench: &'a Bench<'a>,
    clock: Clock,
    pair: Pair,
    run: ModeRun,
    /// When the warm-up of the side that warms up last began.
    warm_from_ns: u64,
}

impl Bench<'_> {
    /// Runs one mode of one repeat, its processes started anew.
    ///
    /// # Errors
    /// [`BenchError`] if a worker fails or does not answer in time, or the user ends it.
    pub fn run(&self, mode: Mode, repeat: u32) -> Result<ModeRun, BenchError> {
        let seed = self.plan.seed.wrapping_add(u64::from(repeat));
        let pair = self.start(mode)?;
        let run = ModeRun::new(mode, repeat, seed, 0, 0);
        Running { bench: self, clock: self.ready.clock(), pair, run, warm_from_ns: 0 }.measure()
    }

    fn start(&self, mode: Mode) -> Result<Pair, BenchError> {
        let urgent = Role::Urgent { work: self.urgent, graph: self.graph };
        let urgent = self.config(urgent, mode, Stream::HighPriority, &self.iterations.0);
        let urgent = Config { misbehaviour: self.fake.and_then(Fake::of_urgent), ..urgent };
        let bulk = self.config(Role::Bulk(self.bulk), mode, Stream::LowPriority, &self.iterations.1);
        let bulk = Config { misbehaviour: self.fake.and_then(Fake::of_bulk), ..bulk };
        let mut pair = Pair { urgent: None, bulk: None };
        if mode.has_urgent() {
            pair.urgent =
                Some(self.ready.start("urgent", &urgent, &self.view(mode, false), self.interrupt)?);
        }
        if mode.has_bulk() {
            pair.bulk = Some(self.ready.start("bulk", &bulk, &self.view(mode, true), self.interrupt)?);
        }
        for worker in [&mut pair.urgent, &mut pair.bulk].into_iter().flatten() {
            match worker.hear(PATIENCE)? {
                Reply::Ready(_) => {}
                other => return Err(worker.unexpected(&other)),
            }
        }
        Ok(pair)
    }

    fn config(&self, role: Role, mode: Mode, prioritised: Stream, iterations: &[u32]) -> Config {
        let stream = if mode == Mode::NativePriority { prioritised } else { self.stream };
        Config { iterations: iterations.to_vec(), ..self.ready.config(role, stream) }
    }

    /// How a side of a mode sees the device.
    fn view(&self, mode: Mode, bulk: bool) -> View {
        let priority = if bulk { "low" } else { "high" };
        let shim = mode == Mode::Hipreempt && self.fake != Some(Fake::NoShim);
        let mut view = View { priority: shim.then_some(priority), ..View::default() };
        let other = matches!(self.fake, Some(Fake::OtherCard | Fake::OtherCardSameIdentity));
        if bulk && (mode == Mode::Apart || other) {
            view.card = Some(OTHER_CARD);
        }
        if bulk && self.fake == Some(Fake::OtherCardSameIdentity) {
            view.identity = Some(SHARED_CARD.to_owned());
        }
        view
    }

    fn wait_for(&self, card_ns: u64) -> Duration {
        self.ready.clock().real(card_ns) + PATIENCE
    }
}

impl Running<'_> {
    fn measure(mut self) -> Result<ModeRun, BenchError> {
        if self.run.mode.shares_a_card() {
            let absent_ns = self.canary()?;
            self.start_bulk()?;
            self.run.canary = Some(Canary { absent_ns, beside_ns: self.canary()? });
        } else {
            self.start_bulk()?;
        }
        if matches!(self.bench.fake, Some(Fake::Serial | Fake::LateStart)) {
            self.stop_bulk()?;
        }
        self.warm_urgent()?;
        self.window()?;
        self.run.users = evidence::card_users(self.bench.ready, &self.pids());
        if self.run.mode == Mode::Hipreempt {
            evidence::ask_board(&self.bench.ready.board_folder(), &mut self.run);
        }
        for worker in [self.pair.urgent, self.pair.bulk].into_iter().flatten() {
            worker.quit();
        }
        Ok(self.run)
    }

    fn pids(&self) -> Vec<u32> {
        [&self.pair.urgent, &self.pair.bulk].into_iter().flatten().map(Worker::pid).collect()
    }

    fn canary(&mut self) -> Result<Vec<u64>, BenchError> {
        let Some(worker) = &mut self.pair.urgent else { return Ok(Vec::new()) };
        let command = Command::Canary { launches: CANARY_LAUNCHES, period_ns: CANARY_PERIOD_NS };
        let limit = self.bench.wait_for(u64::from(CANARY_LAUNCHES) * CANARY_PERIOD_NS);
        match worker.ask(&command, limit)? {
            Reply::Canary(times_ns) => Ok(times_ns),
            other => Err(worker.unexpected(&other)),
        }
    }

    /// Bulk loops and is warm.
    fn start_bulk(&mut self) -> Result<(), BenchError> {
        self.warm_from_ns = self.clock.now_ns();
        self.tell_bulk_to_loop(WARM_NS)?;
        let Some(worker) = &mut self.pair.bulk else { return Ok(()) };
        match worker.hear(self.bench.wait_for(WARM_NS))? {
            Reply::Warm => Ok(()),
            other => Err(worker.unexpected(&other)),
        }
    }

    fn tell_bulk_to_loop(&mut self, warm_ns: u64) -> Result<(), BenchError> {
        let Some(worker) = &mut self.pair.bulk else { return Ok(()) };
        worker.tell(&Command::Loop { warm_ns, warm_iterations: WARM_ITERATIONS })
    }

    fn stop_bulk(&mut self) -> Result<Option<BulkSide>, BenchError> {
        let Some(worker) = &mut self.pair.bulk else { return Ok(None) };
        match worker.ask(&Command::Stop, PATIENCE)? {
            Reply::Looped(side) => Ok(Some(side)),
            other => Err(worker.unexpected(&other)),
        }
    }

    /// Requests before the window, beside bulk where there is one; what they took is not recorded.
    fn warm_urgent(&mut self) -> Result<(), BenchError> {
        if self.pair.urgent.is_none() {
            return Ok(());
        }
        let rate_per_s = self.bench.plan.rate_per_s;
        let warm_ns = WARM_NS.max((WARM_REQUESTS / rate_per_s * 1e9) as u64);
        let offsets_ns = schedule_ns(Arrivals::Periodic, rate_per_s, warm_ns, 0);
        self.warm_from_ns = self.clock.now_ns();
        let served = self.serve(self.warm_from_ns, offsets_ns, warm_ns)?;
        let Some(served) = served else { return Ok(()) };
        self.run.warm_up.requests = served.side.requests.len() as u64;
        self.sleep_until(self.warm_from_ns + warm_ns)
    }

    fn serve(
        &mut self,
        start_ns: u64,
        offsets_ns: Vec<u64>,
        span_ns: u64,
    ) -> Result<Option<Served>, BenchError> {
        let closed = self.bench.plan.arrivals == Arrivals::Closed;
        let deadline_ns = start_ns + span_ns + if closed { 0 } else { DRAIN_NS };
        let Some(worker) = &mut self.pair.urgent else { return Ok(None) };
        worker.tell(&Command::Serve { start_ns, offsets_ns, deadline_ns, closed })?;
        self.during_window(start_ns, span_ns)?;
        let Some(worker) = &mut self.pair.urgent else { return Ok(None) };
        let left_ns = deadline_ns.saturating_sub(self.clock.now_ns());
        match worker.hear(self.bench.wait_for(left_ns))? {
            Reply::Served { side, launch_phase_ns, .. } => Ok(Some(Served { side, launch_phase_ns })),
            other => Err(worker.unexpected(&other)),
        }
    }

    /// The measured window.
    fn window(&mut self) -> Result<(), BenchError> {
        let plan = self.bench.plan;
        let start_ns = self.clock.now_ns() + LEAD_IN_NS;
        (self.run.window_start_ns, self.run.window_end_ns) = (start_ns, start_ns + plan.window_ns);
        self.run.warm_up.ns = start_ns - self.warm_from_ns;
        let steal_before_ns = host::steal_ns();
        let late_before = evidence::late_events(self.bench.ready);
        let mut host = HostFigures::default();
        if self.run.mode.has_urgent() {
            let offsets_ns = schedule_ns(plan.arrivals, plan.rate_per_s, plan.window_ns, self.run.seed);
            if let Some(served) = self.serve(start_ns, offsets_ns, plan.window_ns)? {
                host.launch_phase_ns = served.launch_phase_ns;
                self.run.urgent = Some(served.side);
            }
        } else {
            self.sleep_until(self.run.window_end_ns)?;
        }
        host.steal_ns =
            host::steal_ns().zip(steal_before_ns).map(|(after, before)| after.saturating_sub(before));
        let late_after = evidence::late_events(self.bench.ready);
        host.events = late_after.0.saturating_sub(late_before.0);
        host.late_events = late_after.1.saturating_sub(late_before.1);
        self.run.host = host;
        if self.bench.fake == Some(Fake::Serial) {
            self.tell_bulk_to_loop(0)?;
            self.sleep_until(self.clock.now_ns() + plan.window_ns)?;
            self.hear_late_bulk()?;
        }
        let bulk = self.stop_bulk()?;
        let before = bulk.iter().flat_map(|side| &side.iterations).filter(|end| end.at_ns < start_ns);
        self.run.warm_up.iterations = before.count() as u64;
        self.run.bulk = bulk.map(|side| within(side, self.run.window_start_ns, self.run.window_end_ns));
        Ok(())
    }

    /// What happens while the urgent side serves; nothing, unless the run is to be spoiled.
    fn during_window(&mut self, start_ns: u64, span_ns: u64) -> Result<(), BenchError> {
        // The warm-up is served before the window is known.
        if self.run.window_start_ns != start_ns {
            return Ok(());
        }
        match self.bench.fake {
            Some(Fake::LateStart) => {
                self.sleep_until(start_ns + LATE_START_NS)?;
                self.tell_bulk_to_loop(0)?;
                self.hear_late_bulk()
            }
            Some(Fake::BulkStopped) => {
                self.sleep_until(start_ns + span_ns / 2)?;
                self.signal_bulk(libc::SIGSTOP);
                self.sleep_until(self.clock.now_ns() + STOPPED_NS)?;
                self.signal_bulk(libc::SIGCONT);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn hear_late_bulk(&mut self) -> Result<(), BenchError> {
        let Some(worker) = &mut self.pair.bulk else { return Ok(()) };
        match worker.hear(PATIENCE)? {
            Reply::Warm => Ok(()),
            other => Err(worker.unexpected(&other)),
        }
    }

    fn signal_bulk(&self, signal: i32) {
        if let Some(worker) = &self.pair.bulk {
            // SAFETY: a signal to a child that has not been waited for, so the pid is still its own.
            unsafe { libc::kill(worker.pid() as i32, signal) };
        }
    }

    fn sleep_until(&self, at_ns: u64) -> Result<(), BenchError> {
        let left_ns = at_ns.saturating_sub(self.clock.now_ns());
        self.bench.interrupt.sleep(self.clock.real(left_ns))
    }
}

struct Served {
    side: UrgentSide,
    launch_phase_ns: Option<u64>,
}

/// What of a side's record belongs to a window: the iterations that ended in it, and the samples in it with one before
/// and one after.
fn within(mut side: BulkSide, start_ns: u64, end_ns: u64) -> BulkSide {
    side.iterations.retain(|iteration| (start_ns..end_ns).contains(&iteration.at_ns));
    let window = Interval { start_ns, end_ns };
    side.idle.retain(|idle| idle.meet(window).len_ns() > 0);
    let first = side.samples.iter().rposition(|sample| sample.at_ns <= start_ns).unwrap_or(0);
    let last =
        side.samples.iter().position(|sample| sample.at_ns >= end_ns).unwrap_or(side.samples.len() - 1);
    side.samples = side.samples[first..=last.max(first)].to_vec();
    side
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{BulkSample, IterationEnd};

    #[test]
    fn a_window_keeps_its_own_and_one_sample_on_either_side() {
        let sample = |at_ns| BulkSample { at_ns, ..BulkSample::default() };
        let end = |at_ns| IterationEnd { at_ns, ..IterationEnd::default() };
        let side = BulkSide {
            samples: [0, 10, 20, 30, 40, 50].map(sample).to_vec(),
            iterations: [5, 15, 35, 45].map(end).to_vec(),
            idle: vec![Interval { start_ns: 0, end_ns: 12 }, Interval { start_ns: 33, end_ns: 34 }],
            ..BulkSide::default()
        };
        let kept = within(side, 12, 33);
        assert_eq!(kept.samples.iter().map(|sample| sample.at_ns).collect::<Vec<_>>(), [10, 20, 30, 40]);
        assert_eq!(kept.iterations.iter().map(|end| end.at_ns).collect::<Vec<_>>(), [15]);
        assert!(kept.idle.is_empty());
    }
}

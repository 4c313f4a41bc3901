//! One mode of one repeat: warm the workers up, run the positive control, measure, collect the evidence.

use std::time::Duration;

use crate::clock::Clock;
use crate::error::BenchError;
use crate::protocol::{Command, Reply};
use crate::record::Mode;
use crate::record::{
    Arrivals, BulkSide, Canary, HostFigures, Interval, ModeRun, ParkedProcess, Plan, UrgentSide,
};
use crate::runner::fake::Fake;
use crate::runner::interrupt::Interrupt;
use crate::runner::stage::{Cast, Stage};
use crate::runner::worker::Worker;
use crate::runner::{evidence, host};
use crate::workload::schedule_ns;

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
pub struct Bench<'a> {
    /// Where workers come from.
    pub stage: &'a mut dyn Stage,
    /// What is to be run.
    pub plan: &'a Plan,
    /// How to spoil it.
    pub fake: Option<Fake>,
    /// The user's Ctrl-C.
    pub interrupt: &'a Interrupt,
}

/// One run under way.
struct Running<'a> {
    stage: &'a mut dyn Stage,
    plan: &'a Plan,
    fake: Option<Fake>,
    interrupt: &'a Interrupt,
    clock: Clock,
    cast: Cast,
    run: ModeRun,
    /// When the warm-up of the side that warms up last began.
    warm_from_ns: u64,
}

impl Bench<'_> {
    /// Runs one mode of one repeat.
    ///
    /// # Errors
    /// [`BenchError`] if a worker fails or does not answer in time, or the user ends it.
    pub fn run(&mut self, mode: Mode, repeat: u32) -> Result<ModeRun, BenchError> {
        let seed = self.plan.seed.wrapping_add(u64::from(repeat));
        let cast = self.stage.cast(mode)?;
        let running = Running {
            clock: self.stage.clock(),
            stage: &mut *self.stage,
            plan: self.plan,
            fake: self.fake,
            interrupt: self.interrupt,
            cast,
            run: ModeRun::new(mode, repeat, seed, 0, 0),
            warm_from_ns: 0,
        };
        running.measure()
    }
}

impl Running<'_> {
    fn measure(mut self) -> Result<ModeRun, BenchError> {
        if self.stage.has_control(self.run.mode) {
            let absent_ns = self.canary()?;
            self.start_bulk()?;
            self.hear_warm_bulk()?;
            self.run.canary = Some(Canary { absent_ns, beside_ns: self.canary()? });
            if matches!(self.fake, Some(Fake::Serial | Fake::LateStart)) {
                self.stop_bulk()?;
            }
            self.warm_urgent()?;
        } else {
            // Without a control in between, both sides warm up together.
            self.start_bulk()?;
            self.warm_urgent()?;
            self.hear_warm_bulk()?;
        }
        self.window()?;
        self.run.users = self.stage.users(&self.cast);
        if self.run.mode.has_shim() {
            evidence::ask_board(&self.stage.board_folder(self.run.mode), &mut self.run);
        }
        self.stage.release(self.run.mode, self.cast)?;
        Ok(self.run)
    }

    fn wait_for(&self, card_ns: u64) -> Duration {
        self.clock.real(card_ns) + PATIENCE
    }

    /// The first urgent worker alone has the positive control.
    fn canary(&mut self) -> Result<Vec<u64>, BenchError> {
        let limit = self.wait_for(u64::from(CANARY_LAUNCHES) * CANARY_PERIOD_NS);
        let Some(worker) = self.cast.urgents.first_mut() else { return Ok(Vec::new()) };
        let command = Command::Canary { launches: CANARY_LAUNCHES, period_ns: CANARY_PERIOD_NS };
        match worker.ask(&command, limit)? {
            Reply::Canary(times_ns) => Ok(times_ns),
            other => Err(worker.unexpected(&other)),
        }
    }

    /// Bulk begins to loop.
    fn start_bulk(&mut self) -> Result<(), BenchError> {
        self.warm_from_ns = self.clock.now_ns();
        self.tell_bulk_to_loop(WARM_NS)
    }

    fn hear_warm_bulk(&mut self) -> Result<(), BenchError> {
        let limit = self.wait_for(WARM_NS);
        for worker in &mut self.cast.bulks {
            match worker.hear(limit)? {
                Reply::Warm => {}
                other => return Err(worker.unexpected(&other)),
            }
        }
        Ok(())
    }

    fn tell_bulk_to_loop(&mut self, warm_ns: u64) -> Result<(), BenchError> {
        let command = Command::Loop { warm_ns, warm_iterations: WARM_ITERATIONS };
        self.cast.bulks.iter_mut().try_for_each(|worker| worker.tell(&command))
    }

    fn stop_bulk(&mut self) -> Result<Vec<BulkSide>, BenchError> {
        self.cast.bulks.iter_mut().try_for_each(|worker| worker.tell(&Command::Stop))?;
        let hear = |worker: &mut Worker| match worker.hear(PATIENCE)? {
            Reply::Looped(side) => Ok(side),
            other => Err(worker.unexpected(&other)),
        };
        self.cast.bulks.iter_mut().map(hear).collect()
    }

    /// Requests before the window, beside bulk where there is one; what they took is not recorded.
    fn warm_urgent(&mut self) -> Result<(), BenchError> {
        if self.cast.urgents.is_empty() {
            return Ok(());
        }
        let rate_per_s = self.plan.rate_per_s;
        let warm_ns = WARM_NS.max((WARM_REQUESTS / rate_per_s * 1e9) as u64);
        let offsets_ns = schedule_ns(Arrivals::Periodic, rate_per_s, warm_ns, 0);
        let from_ns = self.clock.now_ns();
        self.warm_from_ns = from_ns;
        let schedules = vec![offsets_ns; self.cast.urgents.len()];
        let served = self.serve(from_ns, schedules, warm_ns)?;
        let requests = served.iter().map(|one| one.side.requests.len() as u64).min();
        self.run.warm_up.requests = requests.unwrap_or(0);
        self.sleep_until(from_ns + warm_ns)
    }

    fn serve(
        &mut self,
        start_ns: u64,
        schedules: Vec<Vec<u64>>,
        span_ns: u64,
    ) -> Result<Vec<Served>, BenchError> {
        let closed = self.plan.arrivals == Arrivals::Closed;
        let deadline_ns = start_ns + span_ns + if closed { 0 } else { DRAIN_NS };
        for (worker, offsets_ns) in self.cast.urgents.iter_mut().zip(schedules) {
            worker.tell(&Command::Serve { start_ns, offsets_ns, deadline_ns, closed })?;
        }
        self.during_window(start_ns, span_ns)?;
        let limit = self.wait_for(deadline_ns.saturating_sub(self.clock.now_ns()));
        let hear = |worker: &mut Worker| match worker.hear(limit)? {
            Reply::Served { side, launch_phase_ns, .. } => Ok(Served { side, launch_phase_ns }),
            other => Err(worker.unexpected(&other)),
        };
        self.cast.urgents.iter_mut().map(hear).collect()
    }

    /// The measured window.
    fn window(&mut self) -> Result<(), BenchError> {
        let start_ns = self.clock.now_ns() + LEAD_IN_NS;
        (self.run.window_start_ns, self.run.window_end_ns) = (start_ns, start_ns + self.plan.window_ns);
        self.run.warm_up.ns = start_ns - self.warm_from_ns;
        let steal_before_ns = host::steal_ns();
        let late_before = self.stage.late_events();
        let parked_before = self.stage.parked();
        let mut host = HostFigures::default();
        if self.run.mode.has_urgent() {
            let served = self.serve(start_ns, self.schedules(), self.plan.window_ns)?;
            host.launch_phase_ns = served.first().and_then(|first| first.launch_phase_ns);
            let mut sides = served.into_iter().map(|one| one.side);
            self.run.urgent = sides.next();
            self.run.more_urgent = sides.collect();
        } else {
            self.sleep_until(self.run.window_end_ns)?;
        }
        host.steal_ns =
            host::steal_ns().zip(steal_before_ns).map(|(after, before)| after.saturating_sub(before));
        let late_after = self.stage.late_events();
        host.events = late_after.0.saturating_sub(late_before.0);
        host.late_events = late_after.1.saturating_sub(late_before.1);
        self.run.host = host;
        self.run.parked = stopped_all_along(parked_before, &self.stage.parked());
        self.end_bulk()
    }

    /// The arrivals of each urgent worker: the first one's are those of every mode and number of workers.
    fn schedules(&self) -> Vec<Vec<u64>> {
        let plan = self.plan;
        let of = |index: usize| {
            let seed = self.run.seed ^ (index as u64) << 32;
            schedule_ns(plan.arrivals, plan.rate_per_s, plan.window_ns, seed)
        };
        (0..self.cast.urgents.len()).map(of).collect()
    }

    /// What bulk did in the window, which is over.
    fn end_bulk(&mut self) -> Result<(), BenchError> {
        if self.fake == Some(Fake::Serial) {
            self.tell_bulk_to_loop(0)?;
            self.sleep_until(self.clock.now_ns() + self.plan.window_ns)?;
            self.hear_warm_bulk()?;
        }
        let (start_ns, end_ns) = (self.run.window_start_ns, self.run.window_end_ns);
        let bulks = self.stop_bulk()?;
        let before = |side: &BulkSide| side.iterations.iter().filter(|end| end.at_ns < start_ns).count();
        self.run.warm_up.iterations = bulks.iter().map(before).min().unwrap_or(0) as u64;
        let mut sides = bulks.into_iter().map(|side| within(side, start_ns, end_ns));
        self.run.bulk = sides.next();
        self.run.more_bulk = sides.collect();
        Ok(())
    }

    /// What happens while the urgent side serves; nothing, unless the run is to be spoiled.
    fn during_window(&mut self, start_ns: u64, span_ns: u64) -> Result<(), BenchError> {
        // The warm-up is served before the window is known.
        if self.run.window_start_ns != start_ns {
            return Ok(());
        }
        match self.fake {
            Some(Fake::LateStart) => {
                self.sleep_until(start_ns + LATE_START_NS)?;
                self.tell_bulk_to_loop(0)?;
                self.hear_warm_bulk()
            }
            Some(Fake::BulkStopped) => {
                self.sleep_until(start_ns + span_ns / 2)?;
                self.cast.bulks.iter().for_each(Worker::stop);
                self.sleep_until(self.clock.now_ns() + STOPPED_NS)?;
                self.cast.bulks.iter().for_each(Worker::resume);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn sleep_until(&self, at_ns: u64) -> Result<(), BenchError> {
        let left_ns = at_ns.saturating_sub(self.clock.now_ns());
        self.interrupt.sleep(self.clock.real(left_ns))
    }
}

/// Those that were stopped at both ends count as stopped.
fn stopped_all_along(mut before: Vec<ParkedProcess>, after: &[ParkedProcess]) -> Vec<ParkedProcess> {
    for one in &mut before {
        one.stopped &= after.iter().any(|later| later.pid == one.pid && later.stopped);
    }
    before
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

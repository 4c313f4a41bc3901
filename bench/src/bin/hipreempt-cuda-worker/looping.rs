//! The bulk side: the same counted kernel again and again, back to back, a few of them on their way at once.

use std::ptr::null_mut;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed};
use std::thread::JoinHandle;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::protocol::cuda::{Load, Looped};
use hipreempt_bench::stats::{done_within, longest_gap_ns};

use crate::Failure;
use crate::driver::{Event, Result};
use crate::work::Work;

/// Room for the ends of a window, so that none of it is allocated within.
const ROOM: usize = 1 << 18;
/// Between two looks whether a loop is warm.
const LOOK_NS: u64 = 1_000_000;

/// A loop that runs, on a thread of its own.
pub struct Looping {
    clock: Clock,
    shared: Arc<Shared>,
    thread: JoinHandle<std::result::Result<(Work, Vec<u64>), Failure>>,
    warm_kernels: u64,
}

#[derive(Default)]
struct Shared {
    stop: AtomicBool,
    done: AtomicU64,
}

impl Looping {
    pub fn start(mut work: Work, load: Load, clock: Clock) -> Result<Self> {
        let events = (0..load.in_flight.max(1)).map(|_| work.card.event(false));
        let events = events.collect::<Result<Vec<Event>>>()?;
        let shared = Arc::new(Shared::default());
        let of_thread = Arc::clone(&shared);
        let ends_ns = Vec::with_capacity(if load.keep_ends { ROOM } else { 0 });
        let ends = Ends { clock, ends_ns, kept: load.keep_ends, shared: Arc::clone(&shared) };
        let thread = std::thread::spawn(move || {
            let ends_ns = run(&mut work, &events, &of_thread, ends)?;
            work.check()?;
            Ok((work, ends_ns))
        });
        Ok(Self { clock, shared, thread, warm_kernels: u64::from(load.in_flight) })
    }

    /// Returns after `warm_ns`, and once as many are done as may be in flight.
    pub fn wait_until_warm(&self, warm_ns: u64) {
        self.clock.sleep_until(self.clock.now_ns() + warm_ns);
        while self.kernels() < self.warm_kernels && !self.thread.is_finished() {
            self.clock.sleep_until(self.clock.now_ns() + LOOK_NS);
        }
    }

    /// Kernels that are done.
    pub fn kernels(&self) -> u64 {
        self.shared.done.load(Relaxed)
    }

    /// Ends the loop; what it did between two moments.
    pub fn stop(self, from_ns: u64, to_ns: u64) -> std::result::Result<(Work, Looped), Failure> {
        self.shared.stop.store(true, Relaxed);
        let ended = self.thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let (work, ends_ns) = ended?;
        let looped = Looped {
            kernels: done_within(&ends_ns, from_ns, to_ns),
            gap_ns: longest_gap_ns(&ends_ns, from_ns, to_ns),
            launches: self.shared.done.load(Relaxed),
        };
        Ok((work, looped))
    }
}

struct Ends {
    clock: Clock,
    ends_ns: Vec<u64>,
    kept: bool,
    shared: Arc<Shared>,
}

impl Ends {
    fn one(&mut self, event: &Event) -> Result<()> {
        event.wait()?;
        if self.kept {
            self.ends_ns.push(self.clock.now_ns());
        }
        self.shared.done.fetch_add(1, Relaxed);
        Ok(())
    }
}

fn run(work: &mut Work, events: &[Event], shared: &Shared, mut ends: Ends) -> Result<Vec<u64>> {
    work.card.enter()?;
    let mut launched = 0_usize;
    while !shared.stop.load(Relaxed) {
        let event = &events[launched % events.len()];
        if launched >= events.len() {
            ends.one(event)?;
        }
        work.launch(null_mut())?;
        event.record(null_mut())?;
        launched += 1;
    }
    for nth in launched.saturating_sub(events.len())..launched {
        ends.one(&events[nth % events.len()])?;
    }
    Ok(ends.ends_ns)
}

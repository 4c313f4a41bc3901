//! Finds counted kernels that take as long as wanted, on a card that nobody else uses.

use std::collections::HashMap;
use std::ptr::null_mut;
use std::time::{Duration, Instant};

use hipreempt_bench::protocol::cuda::{Counted, GridSize, Wanted};

use crate::driver::{Card, Event, Result};
use crate::work::Work;

/// The two counts between which a grid's time is taken to be a straight line.
const PROBE_ROUNDS: [u32; 2] = [64, 1_024];
/// Launches timed together, so that the events around them weigh little.
const PROBE_LAUNCHES: u32 = 8;
/// The shortest of so many counts.
const PROBES: u32 = 5;
/// The whole card works for this long before anything is timed: the clock of an idle card takes its time to rise.
const WARM_FOR: Duration = Duration::from_millis(300);
/// Launches of each shape before it is timed.
const WARM_LAUNCHES: u32 = 20;
/// No kernel is given more: a bound on what a wrong measurement can do.
const ROUNDS_MAX: f64 = 8e6;

/// One kernel for each that is wanted.
pub fn all(card: &'static Card, wanted: &[Wanted]) -> Result<Vec<Counted>> {
    let watch = Stopwatch { card, begin: card.event(true)?, end: card.event(true)? };
    watch.warm_up()?;
    let mut lines: HashMap<u32, [f64; 2]> = HashMap::new();
    let mut found = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        let blocks = match wanted.grid {
            GridSize::Blocks(blocks) => blocks,
            GridSize::BlocksEach(each) => each * card.units,
        };
        let times_ns = match lines.get(&blocks) {
            Some(times_ns) => *times_ns,
            None => *lines.entry(blocks).or_insert(watch.probe(blocks)?),
        };
        found.push(watch.measured(blocks, rounds_for(wanted.solo_ns as f64, times_ns))?);
    }
    Ok(found)
}

/// Where the straight line through the two probes meets `wanted_ns`; at least one.
fn rounds_for(wanted_ns: f64, [short_ns, long_ns]: [f64; 2]) -> u32 {
    let [short, long] = PROBE_ROUNDS.map(f64::from);
    let ns_per_round = (long_ns - short_ns) / (long - short);
    if ns_per_round <= 0.0 {
        return 1;
    }
    (short + (wanted_ns - short_ns) / ns_per_round).clamp(1.0, ROUNDS_MAX) as u32
}

struct Stopwatch {
    card: &'static Card,
    begin: Event,
    end: Event,
}

impl Stopwatch {
    fn warm_up(&self) -> Result<()> {
        let until = Instant::now() + WARM_FOR;
        let mut work = self.work(8 * self.card.units, PROBE_ROUNDS[1])?;
        while Instant::now() < until {
            for _ in 0..PROBE_LAUNCHES {
                work.launch(null_mut())?;
            }
            work.wait()?;
        }
        Ok(())
    }

    fn probe(&self, blocks: u32) -> Result<[f64; 2]> {
        let mut times_ns = [0.0; 2];
        for (time_ns, rounds) in times_ns.iter_mut().zip(PROBE_ROUNDS) {
            *time_ns = self.shortest_ns(&mut self.work(blocks, rounds)?, PROBE_LAUNCHES, WARM_LAUNCHES)?;
        }
        Ok(times_ns)
    }

    fn work(&self, blocks: u32, rounds: u32) -> Result<Work> {
        Work::new(self.card, 0, Counted { blocks, rounds, solo_ns: 0, digest: 0 })
    }

    /// What a kernel takes and what its first launch gives.
    fn measured(&self, blocks: u32, rounds: u32) -> Result<Counted> {
        let mut work = self.work(blocks, rounds)?;
        work.launch(null_mut())?;
        work.wait()?;
        let digest = work.digest()?;
        let solo_ns = self.shortest_ns(&mut work, PROBE_LAUNCHES, 1)?;
        Ok(Counted { blocks, rounds, solo_ns: solo_ns as u64, digest })
    }

    fn shortest_ns(&self, work: &mut Work, launches: u32, warm: u32) -> Result<f64> {
        for _ in 0..warm {
            work.launch(null_mut())?;
        }
        let mut shortest_ns = f64::INFINITY;
        for _ in 0..PROBES {
            self.begin.record(null_mut())?;
            for _ in 0..launches {
                work.launch(null_mut())?;
            }
            self.end.record(null_mut())?;
            self.end.wait()?;
            shortest_ns = shortest_ns.min(self.begin.until_ns(&self.end)? / f64::from(launches));
        }
        Ok(shortest_ns)
    }
}

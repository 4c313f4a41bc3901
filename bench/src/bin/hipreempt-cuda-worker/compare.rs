//! Times launches on both roads into the driver, in turns, in this one process: by the functions that a program gets,
//! and by the driver library's own.
//!
//! Both run through the same machine code here, so that nothing but the address called differs.

use std::hint::black_box;
use std::ptr::null_mut;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::protocol::cuda::{BothRoads, Compared, Comparison};

use crate::Failure;
use crate::driver::{Result, Road};
use crate::work::{Work, Works};

/// Launches on each road before anything is timed.
const WARM_LAUNCHES: u32 = 25;

/// All of a comparison, but for whether the roads differ.
pub fn time(
    clock: Clock,
    works: &mut Works,
    comparison: &Comparison,
) -> std::result::Result<Compared, Failure> {
    let mut work = works.take(comparison.kernel)?;
    let before = work.launches();
    let mut compared = both(clock, &mut work, comparison)?;
    work.check()?;
    compared.launches = work.launches() - before;
    works.give_back(work);
    compared.life_launches = works.launches(Road::Given);
    Ok(compared)
}

fn both(clock: Clock, work: &mut Work, comparison: &Comparison) -> Result<Compared> {
    for road in [Road::Given, Road::Direct] {
        batch_ns(clock, work, road, WARM_LAUNCHES)?;
    }
    let launch = turns(comparison, comparison.batches, |road| batch_ns(clock, work, road, comparison.batch))?;
    let round_trip = turns(comparison, comparison.round_trips, |road| round_trip_ns(clock, work, road))?;
    Ok(Compared { launch, round_trip, ..Compared::default() })
}

/// Takes a time on each road, so many times.
fn turns(
    comparison: &Comparison,
    count: u32,
    mut time_ns: impl FnMut(Road) -> Result<f64>,
) -> Result<Vec<BothRoads>> {
    let mut all = Vec::with_capacity(count as usize);
    for nth in 0..count {
        all.push(if comparison.is_given_first(nth) {
            let given_ns = time_ns(Road::Given)?;
            BothRoads { given_ns, direct_ns: time_ns(Road::Direct)? }
        } else {
            let direct_ns = time_ns(Road::Direct)?;
            BothRoads { given_ns: time_ns(Road::Given)?, direct_ns }
        });
    }
    Ok(all)
}

/// The mean of a launch call; the wait for the card is not in it.
#[inline(never)]
fn batch_ns(clock: Clock, work: &mut Work, road: Road, launches: u32) -> Result<f64> {
    // No road gets machine code of its own.
    let road = black_box(road);
    let start_ns = clock.now_ns();
    for _ in 0..launches {
        work.launch_on(road, null_mut())?;
    }
    let mean_ns = (clock.now_ns() - start_ns) as f64 / f64::from(launches.max(1));
    work.wait()?;
    Ok(mean_ns)
}

#[inline(never)]
fn round_trip_ns(clock: Clock, work: &mut Work, road: Road) -> Result<f64> {
    let road = black_box(road);
    let start_ns = clock.now_ns();
    work.launch_on(road, null_mut())?;
    work.card.wait_on(road, null_mut())?;
    Ok((clock.now_ns() - start_ns) as f64)
}

//! Times launches, one block on each command, so that the runner can interleave two processes' blocks.

use std::ptr::null_mut;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::protocol::cuda::{LaunchBlock, LaunchTimes};
use hipreempt_bench::stats::median;

use crate::Failure;
use crate::driver::{Result, Road};
use crate::work::{Work, Works};

/// Launches before anything is timed: the card and the driver's queue are awake then.
const WARM_LAUNCHES: u32 = 50;

/// One block.
pub fn time(
    clock: Clock,
    works: &mut Works,
    block: &LaunchBlock,
) -> std::result::Result<LaunchTimes, Failure> {
    let mut work = works.take(block.kernel)?;
    let before = work.launches();
    let mut times = block_of(clock, &mut work, block)?;
    work.check()?;
    times.launches = work.launches() - before;
    works.give_back(work);
    times.life_launches = works.launches(Road::Given);
    Ok(times)
}

fn block_of(clock: Clock, work: &mut Work, block: &LaunchBlock) -> Result<LaunchTimes> {
    for _ in 0..WARM_LAUNCHES {
        work.launch(null_mut())?;
    }
    work.wait()?;
    let mut launch_ns = Vec::with_capacity(block.batches as usize);
    let mut total_ns = 0;
    for _ in 0..block.batches {
        let start_ns = clock.now_ns();
        for _ in 0..block.batch {
            work.launch(null_mut())?;
        }
        launch_ns.push((clock.now_ns() - start_ns) as f64 / f64::from(block.batch.max(1)));
        work.wait()?;
        total_ns += clock.now_ns() - start_ns;
    }
    let mut trips_ns = Vec::with_capacity(block.round_trips as usize);
    for _ in 0..block.round_trips {
        let start_ns = clock.now_ns();
        work.launch(null_mut())?;
        work.wait()?;
        trips_ns.push((clock.now_ns() - start_ns) as f64);
    }
    Ok(LaunchTimes {
        launch_ns: median(&launch_ns).unwrap_or(0.0),
        round_trip_ns: median(&trips_ns).unwrap_or(0.0),
        total_ns,
        ..LaunchTimes::default()
    })
}

//! Finds how many multiply-adds make a kernel of a given shape last as long as recorded, on a real card. A software
//! card needs none of it: it takes the time from the launch's arguments.

use std::collections::HashMap;
use std::ptr;

use hipreempt_bench::workload::{Trace, trace::Shape};

use crate::hip::{self, Stopwatch};
use crate::replay::Replay;

/// The two counts between which a shape's time is taken to be a straight line.
const PROBE_ITERATIONS: [u32; 2] = [64, 1_024];
/// Launches timed together, so that the events around them weigh little.
const PROBE_LAUNCHES: u32 = 8;
/// No kernel is given more: a bound on what a wrong measurement can do.
const ITERATIONS_MAX: f64 = 4e6;

/// Multiply-adds of each step of `trace`; zero for memsets.
pub fn iterations(trace: &Trace) -> hip::Result<Vec<u32>> {
    hip::use_first_device()?;
    let replay = Replay::new(trace, &[], ptr::null_mut(), None)?;
    let watch = Stopwatch::new()?;
    let mut lines: HashMap<Shape, [f32; 2]> = HashMap::new();
    let mut all = Vec::with_capacity(trace.steps.len());
    for step in &trace.steps {
        let Some(shape) = step.shape else {
            all.push(0);
            continue;
        };
        let times_us = match lines.get(&shape) {
            Some(times_us) => *times_us,
            None => *lines.entry(shape).or_insert(time_shape(&replay, &watch, shape)?),
        };
        all.push(iterations_for(step.solo_ns as f64 / 1e3, times_us));
    }
    Ok(all)
}

fn time_shape(replay: &Replay, watch: &Stopwatch, shape: Shape) -> hip::Result<[f32; 2]> {
    let mut times_us = [0.0; 2];
    for (time_us, iterations) in times_us.iter_mut().zip(PROBE_ITERATIONS) {
        replay.kernel(shape, 0, iterations)?;
        let all_us = watch.time_us(ptr::null_mut(), || {
            (0..PROBE_LAUNCHES).try_for_each(|_| replay.kernel(shape, 0, iterations))
        })?;
        *time_us = all_us / PROBE_LAUNCHES as f32;
    }
    Ok(times_us)
}

/// Where the straight line through the two probes meets `wanted_us`; at least one.
fn iterations_for(wanted_us: f64, [short_us, long_us]: [f32; 2]) -> u32 {
    let [short, long] = PROBE_ITERATIONS.map(f64::from);
    let us_per_iteration = (f64::from(long_us) - f64::from(short_us)) / (long - short);
    if us_per_iteration <= 0.0 {
        return 1;
    }
    (short + (wanted_us - f64::from(short_us)) / us_per_iteration).clamp(1.0, ITERATIONS_MAX) as u32
}

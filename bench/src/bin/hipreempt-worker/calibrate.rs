//! Finds how many multiply-adds make a kernel last as long as it should, on a real card. A software card needs none of
//! it: it takes the time from the launch's arguments.
//!
//! What is timed lies behind a long kernel, so that all of it is queued before the first of it runs: else short kernels
//! would be timed at the rate at which the host launches them. A shape's time is taken to be a straight line over the
//! multiply-adds, found by counts far enough apart, and corrected once at the count that it gives.

use std::collections::HashMap;
use std::ptr;
use std::time::{Duration, Instant};

use hipreempt_bench::workload::{ITERATIONS_MAX, Line, Trace, trace::Shape};
use hipreempt_kernels::{Kernel, ReplayState};

use crate::hip::{self, Dim3, Stopwatch};
use crate::replay::{Replay, argument};

/// Launches timed together, so that the events around them weigh little.
const LAUNCHES: u32 = 8;
/// The first count beyond one that is tried; each next is four times as many.
const FIRST: u32 = 64;
/// A count is far enough from one when it takes twice as long and this much more.
const RISE_US: f64 = 40.0;
/// Multiply-adds of the kernel in front: half a millisecond at four cycles each and 1.7 GHz.
const FRONT_ITERATIONS: u32 = 200_000;
/// A card that idled runs at a lower clock for a while.
const WARM_UP: Duration = Duration::from_millis(300);

/// Multiply-adds of each step of `trace`; zero for memsets.
pub fn iterations(trace: &Trace) -> hip::Result<Vec<u32>> {
    hip::use_first_device()?;
    let replay = Replay::new(trace, &[], ptr::null_mut(), None)?;
    let timer = Timer::new()?;
    let mut lines: HashMap<Shape, Line> = HashMap::new();
    let mut known: HashMap<(Shape, u64), u32> = HashMap::new();
    let mut all = Vec::with_capacity(trace.steps.len());
    for step in &trace.steps {
        let Some(shape) = step.shape else {
            all.push(0);
            continue;
        };
        if let Some(count) = known.get(&(shape, step.solo_ns)) {
            all.push(*count);
            continue;
        }
        let launch = |iterations| replay.kernel(shape, 0, iterations);
        let line = match lines.get(&shape) {
            Some(line) => *line,
            None => *lines.entry(shape).or_insert(timer.line(&launch)?),
        };
        let count = timer.corrected(&line, step.solo_ns as f64 / 1e3, &launch)?;
        known.insert((shape, step.solo_ns), count);
        all.push(count);
    }
    Ok(all)
}

/// Times launches on the null stream, on a card that is warm.
pub struct Timer {
    watch: Stopwatch,
    state: *mut ReplayState,
}

impl Timer {
    /// Warms the card up.
    pub fn new() -> hip::Result<Self> {
        let timer = Self { watch: Stopwatch::new()?, state: hip::device_memory(ptr::null_mut())? };
        let start = Instant::now();
        while start.elapsed() < WARM_UP {
            timer.front()?;
            hip::wait(ptr::null_mut())?;
        }
        Ok(timer)
    }

    /// The line of one kind of launch.
    pub fn line(&self, launch: &impl Fn(u32) -> hip::Result<()>) -> hip::Result<Line> {
        let one_us = self.time_us(1, launch)?;
        let (mut count, mut time_us) = (FIRST, self.time_us(FIRST, launch)?);
        while time_us < 2.0 * one_us + RISE_US && count < ITERATIONS_MAX / 4 {
            count *= 4;
            time_us = self.time_us(count, launch)?;
        }
        Ok(Line::level(one_us).through(count, time_us))
    }

    /// The count that lasts `wanted_us`, after a look at what the line's count takes.
    pub fn corrected(
        &self,
        line: &Line,
        wanted_us: f64,
        launch: &impl Fn(u32) -> hip::Result<()>,
    ) -> hip::Result<u32> {
        let count = line.iterations(wanted_us);
        if count <= 1 {
            return Ok(count);
        }
        Ok(line.through(count, self.time_us(count, launch)?).iterations(wanted_us))
    }

    /// What one of several launches takes, one right behind the other.
    fn time_us(&self, iterations: u32, launch: &impl Fn(u32) -> hip::Result<()>) -> hip::Result<f64> {
        // The first launch of a kernel may load it.
        launch(iterations)?;
        self.front()?;
        let body = || (0..LAUNCHES).try_for_each(|_| launch(iterations));
        Ok(f64::from(self.watch.time_us(ptr::null_mut(), body)?) / f64::from(LAUNCHES))
    }

    /// Keeps the card busy while the host queues what is to be timed.
    fn front(&self) -> hip::Result<()> {
        let (state, solo_ns, iterations) = (self.state, 0u64, FRONT_ITERATIONS);
        let mut args = [argument(&state), argument(&solo_ns), argument(&iterations)];
        let one = Dim3 { x: 1, y: 1, z: 1 };
        hip::launch(Kernel::Canary.handle(), one, Dim3 { x: 64, y: 1, z: 1 }, &mut args, ptr::null_mut())
    }
}

//! The workloads of the benchmark as scripts: requests at a rate, a loop, and what else shares cards.

use std::sync::Arc;

use serde::Deserialize;

use super::{Launch, Mark, Random, Script, Step, Trace};
use crate::preset;

/// Scheduled arrivals: one each period, each moved by a random part of `jitter_ns`.
///
/// Strictly periodic arrivals would lock phase with a bulk loop.
pub fn arrivals(count: u64, period_ns: u64, jitter_ns: u64, seed: u64) -> Vec<u64> {
    let mut random = Random::new(seed);
    (0..count).map(|index| index * period_ns + random.below(jitter_ns)).collect()
}

/// How fast the host of a paced process is, by request: its gaps are those of the trace (recorded in a tight loop)
/// times a factor.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct HostPace {
    /// The factor at the median.
    pub factor: f64,
    /// How a request's factor differs from the median's, as (quantile, ratio), by quantile, from 0 to 1.
    pub spread: Vec<(f64, f64)>,
}

impl HostPace {
    /// Always as recorded.
    pub fn recorded() -> Self {
        Self { factor: 1.0, spread: Vec::new() }
    }

    /// The factor of one request, by a number evenly from 0 to 1.
    pub fn at(&self, quantile: f64) -> f64 {
        let above = self.spread.iter().position(|point| point.0 >= quantile);
        let ratio = match above {
            None => self.spread.last().map_or(1.0, |point| point.1),
            Some(0) => self.spread[0].1,
            Some(index) => {
                let ((low, from), (high, to)) = (self.spread[index - 1], self.spread[index]);
                from + (to - from) * (quantile - low) / (high - low).max(f64::MIN_POSITIVE)
            }
        };
        self.factor * ratio
    }
}

/// The steps of one pass over a trace: a host gap and a launch for each kernel.
fn pass(launches: &[(u64, Launch)], factor: f64) -> impl Iterator<Item = Step> {
    launches.iter().flat_map(move |(gap_ns, launch)| {
        [Step::Host((*gap_ns as f64 * factor) as u64), Step::Launch(launch.clone())]
    })
}

/// The launches of a trace on stream 0, one a kernel, with the host's gap before each.
pub fn by_kernel(trace: &Trace) -> Vec<(u64, Launch)> {
    let launch = |kernel: &super::Kernel| {
        let work = format!("{} {} {}", kernel.name, kernel.workgroups, kernel.threads_per_group);
        (kernel.host_gap_ns, Launch::new(0, preset::hash(work.as_bytes()), Arc::new([kernel.command()])))
    };
    trace.kernels.iter().map(launch).collect()
}

/// A trace as one graph on stream 0, after `host_ns` of the host.
pub fn as_graph(trace: &Trace, host_ns: u64) -> Vec<(u64, Launch)> {
    let commands = trace.kernels.iter().map(super::Kernel::command).collect();
    let work = preset::hash(format!("graph of {} {}", trace.model, trace.batch).as_bytes());
    vec![(host_ns, Launch { graph: true, ..Launch::new(0, work, commands) })]
}

/// Serves requests at their scheduled times, one at a time: launches, then a synchronisation.
pub fn requests(launches: Vec<(u64, Launch)>, schedule: Vec<u64>, pace: HostPace, seed: u64) -> impl Script {
    let mut random = Random::new(seed ^ 0x5eed);
    let mut schedule = schedule.into_iter();
    let mut steps: std::collections::VecDeque<Step> = Default::default();
    let mut open: Option<u64> = None;
    move |now_ns: u64| {
        if let Some(step) = steps.pop_front() {
            return Some(step);
        }
        let Some(scheduled_ns) = open.take() else {
            let scheduled_ns = schedule.next()?;
            open = Some(scheduled_ns);
            return Some(Step::SleepUntil(scheduled_ns));
        };
        steps.extend(pass(&launches, pace.at(random.unit())));
        steps.push_back(Step::Sync(0));
        steps.push_back(Step::Mark(Mark::Request { scheduled_ns, issued_ns: now_ns }));
        steps.pop_front()
    }
}

/// Runs the launches in a loop, with a synchronisation after each iteration.
pub fn iterations(launches: Vec<(u64, Launch)>) -> impl Script {
    let mut steps: std::collections::VecDeque<Step> = Default::default();
    move |_now_ns: u64| {
        if steps.is_empty() {
            steps.extend(pass(&launches, 1.0));
            steps.extend([Step::Sync(0), Step::Mark(Mark::Iteration)]);
        }
        steps.pop_front()
    }
}

//! The bulk side of a simulated run: the worker's loop as a script.

use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use hipreempt_softgpu::Command;
use hipreempt_softgpu::virtual_time::{Launch, Script, Step};

use super::shared::Shared;
use crate::record::IterationEnd;
use crate::runner::fake::Fake;
use crate::workload::{Step as TraceStep, Trace, Work};

/// What a memset is launched as; no kernel's shape hashes to it.
pub const MEMSET_WORK: u64 = 0;
/// How often progress is recorded.
pub const SAMPLE_NS: u64 = 100_000_000;
/// How often a bulk that is to do nothing looks whether it may begin.
const LOOK_NS: u64 = 1_000_000;
/// From one launch to the next: like the worker, the script does nothing between, but a launch call takes that long in
/// a framework.
const CALL_NS: u64 = 5_000;
/// For how long it is stopped, in the fake that is about it.
const STOPPED_NS: u64 = 1_000_000_000;

/// A step of a trace as the card takes it: a memset is a kernel of one work-item.
pub fn command(step: &TraceStep) -> Command {
    let (workgroups, threads_per_group) =
        step.shape.map_or((1, 1), |s| (s.workgroups(), s.threads_per_group()));
    Command::Kernel { workgroups, threads_per_group, solo_ns: step.solo_ns.max(1) }
}

/// A step as a launch on stream 0; launches of one shape are the same work.
pub fn launch(step: &TraceStep) -> Launch {
    let work = if step.shape.is_some() { step_hash(step) } else { MEMSET_WORK };
    Launch::new(0, work, Arc::new([command(step)]))
}

fn step_hash(step: &TraceStep) -> u64 {
    let shape = step.shape.map_or([0; 6], |shape| {
        let ([a, b, c], [d, e, f]) = (shape.grid, shape.block);
        [a, b, c, d, e, f]
    });
    shape
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, word| (hash ^ u64::from(*word)).wrapping_mul(0x100_0000_01b3))
}

/// Stands for the checksum of an iteration: hangs on every step and on their order.
fn checksum(trace: &Trace) -> u64 {
    let fold =
        |hash: u64, step: &TraceStep| (hash ^ step_hash(step) ^ step.solo_ns).wrapping_mul(0x100_0000_01b3);
    trace.steps.iter().fold(0xcbf2_9ce4_8422_2325, fold)
}

enum Item {
    Step(Step),
    Begin,
    Ask,
    End,
}

/// The loop.
pub struct Bulk {
    launches: Vec<Launch>,
    kernels: u64,
    work_ns: u64,
    kernel_work_ns: u64,
    checksum: u64,
    fake: Option<Fake>,
    shared: Rc<Shared>,
    items: VecDeque<Item>,
    ended_ns: Option<u64>,
    began_ns: u64,
    stopped: bool,
}

impl Bulk {
    /// A loop over some work.
    pub fn new(work: Work, fake: Option<Fake>, shared: Rc<Shared>) -> Self {
        let trace = work.trace();
        Self {
            launches: trace.steps.iter().map(launch).collect(),
            kernels: trace.kernels(),
            work_ns: trace.work_ns(),
            kernel_work_ns: trace.kernel_work_ns(),
            checksum: checksum(&trace),
            fake,
            shared,
            items: VecDeque::new(),
            ended_ns: None,
            began_ns: 0,
            stopped: false,
        }
    }

    fn iteration(&mut self) {
        if self.fake == Some(Fake::BulkSleeps) {
            self.items.push_back(Item::Step(Step::Host(self.work_ns / 20)));
        }
        self.items.push_back(Item::Begin);
        if self.fake == Some(Fake::BulkIdleCount) {
            self.items.push_back(Item::Step(Step::Host(self.work_ns)));
        } else {
            for launch in &self.launches {
                self.items.push_back(Item::Step(Step::Host(CALL_NS)));
                self.items.push_back(Item::Ask);
                self.items.push_back(Item::Step(Step::Launch(launch.clone())));
            }
            self.items.push_back(Item::Step(Step::Sync(0)));
        }
        self.items.push_back(Item::End);
    }

    fn begin(&mut self, now_ns: u64) {
        self.began_ns = now_ns;
        if self.ended_ns.is_none() {
            self.ended_ns = Some(now_ns);
            self.shared.bulk.borrow_mut().first_submit_ns = now_ns;
        }
    }

    fn end(&mut self, now_ns: u64) {
        let host_gap_ns = self.began_ns - self.ended_ns.unwrap_or(self.began_ns);
        self.ended_ns = Some(now_ns);
        let mut bulk = self.shared.bulk.borrow_mut();
        bulk.iterations += 1;
        bulk.claimed += self.kernels;
        bulk.checksum = self.checksum;
        bulk.last_demand_ns = now_ns;
        if self.fake == Some(Fake::BulkIdleCount) {
            bulk.kernels += self.kernels;
            bulk.work_ns += self.kernel_work_ns;
        }
        let (kernels, checksum) = (self.kernels, self.checksum);
        bulk.ends.push(IterationEnd { at_ns: now_ns, host_gap_ns, kernels, checksum });
    }

    /// When it has to stand still until, in the fake that stops it in the middle of the window.
    fn stopped_until(&mut self, now_ns: u64) -> Option<u64> {
        let (start_ns, end_ns) = self.shared.window.get();
        let due = end_ns > 0 && now_ns >= start_ns.midpoint(end_ns) && !self.stopped;
        self.stopped |= due;
        (due && self.fake == Some(Fake::BulkStopped)).then_some(now_ns + STOPPED_NS)
    }
}

impl Script for Bulk {
    fn next(&mut self, now_ns: u64) -> Option<Step> {
        loop {
            match self.items.pop_front() {
                Some(Item::Step(step)) => return Some(step),
                Some(Item::Begin) => self.begin(now_ns),
                Some(Item::End) => self.end(now_ns),
                Some(Item::Ask) => {
                    if let Some(until_ns) = self.stopped_until(now_ns) {
                        self.items.push_front(Item::Ask);
                        return Some(Step::SleepUntil(until_ns));
                    }
                    self.shared.bulk.borrow_mut().ask(now_ns);
                }
                None if self.shared.over_for_bulk(now_ns) => return None,
                None if self.shared.bulk_from_ns.get().is_some_and(|from_ns| from_ns <= now_ns) => {
                    self.iteration()
                }
                None => {
                    // It may have looped for the positive control only: what counts is what comes later.
                    self.ended_ns = None;
                    return Some(Step::SleepUntil(now_ns + LOOK_NS));
                }
            }
        }
    }
}

/// Records bulk's progress as long as it runs.
pub fn sampler(shared: Rc<Shared>) -> impl Script {
    move |now_ns: u64| {
        let sample = shared.bulk.borrow().sample(now_ns);
        shared.bulk.borrow_mut().samples.push(sample);
        (!shared.over_for_bulk(now_ns)).then_some(Step::SleepUntil(now_ns + SAMPLE_NS))
    }
}

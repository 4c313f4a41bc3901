//! Launch-bound work beside an idle urgent client, in virtual time: short kernels, one launch after the other, a wait now
//! and then. What the window and its markers cost such a program shows here, and nowhere else as clearly.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use hipreempt_softgpu::virtual_time::{Driver, Launch, Step, Timing};
use hipreempt_softgpu::{Command, Preset};

use super::hold::Scheduling;
use super::{BULK, URGENT};

/// A kernel's time alone.
const KERNEL_NS: u64 = 5_000;
/// Launches between two waits.
const BATCH: u32 = 1_000;
/// What a launch call takes.
const CALL_NS: u64 = 2_000;
/// How long it is looked at.
const SPAN_NS: u64 = 2_000_000_000;

/// Launches a second of such work on a card, under a scheduling.
fn rate_per_s(preset: &Preset, scheduling: Scheduling) -> f64 {
    let launched = Rc::new(Cell::new(0_u64));
    let mut driver = Driver::new(preset.parameters, scheduling, Timing::default());
    let kernel = Command::Kernel { workgroups: 1, threads_per_group: 64, solo_ns: KERNEL_NS };
    let launch = Launch::new(0, 1, Arc::new([kernel]));
    // The urgent client registers by one launch and is idle ever after.
    let mut once = vec![Step::Sync(0), Step::Launch(launch.clone())];
    driver.add(URGENT, move |_now_ns: u64| once.pop());
    let (count, mut step) = (Rc::clone(&launched), 0_u32);
    driver.add(BULK, move |_now_ns: u64| {
        step = (step + 1) % (2 * BATCH + 1);
        match step {
            0 => Some(Step::Sync(0)),
            odd if odd % 2 == 1 => Some(Step::Host(CALL_NS)),
            _ => {
                count.set(count.get() + 1);
                Some(Step::Launch(launch.clone()))
            }
        }
    });
    // A card of one queue a client never runs out of queues.
    let ran = driver.run_until(SPAN_NS);
    debug_assert!(ran.is_ok());
    launched.get() as f64 / (SPAN_NS as f64 / 1e9)
}

/// The rate under hipreempt over the native one.
pub fn launch_bound_ratio(preset: &Preset) -> f64 {
    rate_per_s(preset, Scheduling::hipreempt()) / rate_per_s(preset, Scheduling::Native)
}

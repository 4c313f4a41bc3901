//! Two clients of one program, in virtual time: the workload of the crate's example `two_clients`, whose figures in real
//! time are only as good as the machine is quiet.
//!
//! A request every 50 ms launches twenty kernels of 50 µs and waits for them; bulk launches thirty kernels of 1 ms and
//! waits. The crate's clients decide as processes do (`ARCHITECTURE.md`, "The crate is the engine as a library"), so the
//! same model stands for both. It knows no hints: a request is active from its first launch on, and not from its begin.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use hipreempt_softgpu::virtual_time::{Driver, Launch, Step, Timing};
use hipreempt_softgpu::{Command, Preset};

use super::hold::Scheduling;
use super::{BULK, URGENT};

const PERIOD_NS: u64 = 50_000_000;
const REQUESTS: u64 = 1_000;
const REQUEST_LAUNCHES: u64 = 20;
const REQUEST_KERNEL_NS: u64 = 52_000;
const BULK_KERNEL_NS: u64 = 1_002_000;
const BULK_AHEAD: u64 = 30;
/// Enough workgroups to fill a large card.
const GROUPS: u64 = 1_056;
const GROUP_THREADS: u32 = 256;
/// What a launch call takes.
const CALL_NS: u64 = 2_000;

/// What the two of them got.
#[derive(Clone, Copy, Debug)]
pub struct Shares {
    /// The 99th percentile of the requests' latencies, each from when it came, in ns.
    pub urgent_p99_ns: u64,
    /// Kernels of bulk that were launched.
    pub bulk_launches: u64,
}

/// Lets both run on a card for a thousand requests.
pub fn two_clients(preset: &Preset, hipreempt: bool) -> Shares {
    let scheduling = if hipreempt { Scheduling::hipreempt() } else { Scheduling::Native };
    let mut driver = Driver::new(preset.parameters, scheduling, Timing::default());
    let latencies_ns = Rc::new(RefCell::new(Vec::new()));
    driver.add(URGENT, requests(Rc::clone(&latencies_ns)));
    let launched = Rc::new(Cell::new(0_u64));
    driver.add(BULK, bulk(Rc::clone(&launched)));
    // A card of one queue a client never runs out of queues.
    let ran = driver.run_until(PERIOD_NS * (REQUESTS + 1));
    debug_assert!(ran.is_ok());
    let mut latencies_ns = latencies_ns.take();
    latencies_ns.sort_unstable();
    let at = (latencies_ns.len() * 99).div_ceil(100).saturating_sub(1);
    let urgent_p99_ns = latencies_ns.get(at).copied().unwrap_or(u64::MAX);
    Shares { urgent_p99_ns, bulk_launches: launched.get() }
}

fn kernel(work: u64, solo_ns: u64) -> Launch {
    let kernel = Command::Kernel { workgroups: GROUPS, threads_per_group: GROUP_THREADS, solo_ns };
    Launch::new(0, work, Arc::new([kernel]))
}

/// Sleep, launch, launch, …, wait; the latency is noted when the wait is over.
fn requests(latencies_ns: Rc<RefCell<Vec<u64>>>) -> impl FnMut(u64) -> Option<Step> {
    let launch = kernel(1, REQUEST_KERNEL_NS);
    let (mut request, mut step) = (0, 0);
    move |now_ns| {
        if step == 0 {
            if request > 0 {
                latencies_ns.borrow_mut().push(now_ns - PERIOD_NS * request);
            }
            request += 1;
        }
        let this = step;
        step = (step + 1) % (2 * REQUEST_LAUNCHES + 2);
        match this {
            0 => (request <= REQUESTS).then_some(Step::SleepUntil(PERIOD_NS * request)),
            last if last == 2 * REQUEST_LAUNCHES + 1 => Some(Step::Sync(0)),
            odd if odd % 2 == 1 => Some(Step::Host(CALL_NS)),
            _ => Some(Step::Launch(launch.clone())),
        }
    }
}

fn bulk(launched: Rc<Cell<u64>>) -> impl FnMut(u64) -> Option<Step> {
    let launch = kernel(2, BULK_KERNEL_NS);
    let mut step = 0;
    move |_now_ns| {
        step = (step + 1) % (2 * BULK_AHEAD + 1);
        match step {
            0 => Some(Step::Sync(0)),
            odd if odd % 2 == 1 => Some(Step::Host(CALL_NS)),
            _ => {
                launched.set(launched.get() + 1);
                Some(Step::Launch(launch.clone()))
            }
        }
    }
}

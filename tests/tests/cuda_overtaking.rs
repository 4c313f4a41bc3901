//! The point of it all for CUDA programs, on real processes and the software device: an urgent request overtakes bulk
//! work at level 1. Compared with the same two processes without the preload in the same test, with wide margins.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use hipreempt_tests::chaos::Watched;
use hipreempt_tests::compare::{report_field, start_urgent_on};
use hipreempt_tests::programs::build;
use hipreempt_tests::{Mode, Platform, Scene};

const HANG: Duration = Duration::from_secs(20);
const CUDA: &[Platform] = &[Platform::Cuda];

/// One measurement at a time: they share the machine's cores.
static ALONE: Mutex<()> = Mutex::new(());

/// What was seen of an urgent server beside bulk work.
struct Seen {
    /// Median duration of a request.
    median_us: u64,
    /// Times that bulk was held; none without the preload.
    holds: u64,
    /// How long bulk was held in all.
    held_us: u64,
}

fn scene() -> Scene {
    let mut scene = Scene::with(CUDA, CUDA);
    scene.set("HIPREEMPT_LEVEL", "1");
    scene
}

fn requests_beside_bulk(preloaded: bool, bulk: &[&str], request: [&str; 4]) -> Seen {
    let mode = |priority| if preloaded { Mode::Preloaded(priority) } else { Mode::Native };
    let scene = scene();
    let report = scene.path("report");
    let mut command = scene.command(build("cuda/bulk.c"), mode("low"));
    command.args(bulk).env("HIPREEMPT_REPORT", &report);
    let bulk = Watched::start(command);
    assert!(bulk.line_within(HANG).is_some(), "bulk did not start");
    let mut command = scene.command(build("cuda/request.c"), mode("high"));
    command.args(request);
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 0", "{ended:?}");
    assert!(bulk.forget_lines() > 0, "bulk did nothing meanwhile");
    assert_eq!(bulk.end(HANG), Some(0), "bulk did not end");
    let median_us = ended.stdout.trim().parse().expect("a number");
    let field = |name| if preloaded { report_field(&report, name) } else { 0 };
    Seen { median_us, holds: field("holds"), held_us: field("held_us") }
}

fn alone() -> std::sync::MutexGuard<'static, ()> {
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A request of 40 kernels with host gaps between them overtakes bulk work with eight kernels of 1 ms in flight, which is
/// really held meanwhile.
#[test]
fn an_urgent_request_overtakes_bulk_work() {
    const REQUESTS: u64 = 60;
    let _alone = alone();
    let (bulk, request) = (&["1000", "8"][..], ["40", "300", "15", &REQUESTS.to_string()]);
    let native = requests_beside_bulk(false, bulk, request);
    let ours = requests_beside_bulk(true, bulk, request);
    eprintln!("median of a request: {} us, without the preload {} us", ours.median_us, native.median_us);
    eprintln!("bulk was held {} times, for {} us, in {REQUESTS} requests", ours.holds, ours.held_us);
    assert!(ours.median_us * 2 < native.median_us, "{} us against {} us", ours.median_us, native.median_us);
    assert!(ours.holds >= REQUESTS / 2, "bulk was held {} times in {REQUESTS} requests", ours.holds);
    assert!(ours.held_us >= ours.holds * 1_000, "bulk was held for {} us in all", ours.held_us);
}

/// Sixteen streams with kernels of 10 ms: what is in flight when a request comes is limited in time.
#[test]
fn work_in_flight_is_limited_in_time() {
    let _alone = alone();
    let (bulk, request) = (&["10000", "16", "16"][..], ["1", "0", "100", "15"]);
    let native_us = requests_beside_bulk(false, bulk, request).median_us;
    let ours_us = requests_beside_bulk(true, bulk, request).median_us;
    eprintln!("median of a request: {ours_us} us, without the preload {native_us} us");
    assert!(native_us > 80_000, "a limit of sixteen kernels would not show: {native_us} us");
    assert!(ours_us < 40_000, "a request of one kernel took {ours_us} us behind kernels of 10,000 us");
}

/// A saturating urgent program never rests; bulk keeps at least 1.5 % of the card all the same.
#[test]
fn bulk_keeps_a_share_beside_a_saturating_urgent_program() {
    const KERNELS: u32 = 30;
    let _alone = alone();
    let scene = scene();
    let urgent = start_urgent_on(Platform::Cuda, &scene, &[]);
    let mut command = scene.command(build("cuda/bulk.c"), Mode::Preloaded("low"));
    command.args(["1000", "1"]);
    let bulk = Watched::start(command);
    let next_ns = || -> u64 { bulk.line_within(HANG).expect("bulk starves").parse().expect("a time") };
    let start_ns = next_ns();
    let end_ns = (0..KERNELS).fold(start_ns, |_, _| next_ns());
    let share = f64::from(KERNELS) * 1e6 / (end_ns - start_ns) as f64;
    eprintln!("bulk had {:.1} % of the card", share * 100.0);
    assert!(share >= 0.015, "bulk had {:.2} % of the card", share * 100.0);
    drop(urgent);
}

//! The two processes of the measurement, both under the preload. Each plays its role until stdin ends, whatever becomes of
//! the other one.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hipreempt::Preload;

use super::latency::{Claim, Launch, latency};
use super::{Outcome, Way};
use crate::args::Platform;
use crate::doctor::cuda::Cuda;
use crate::doctor::gpu::Gpu;
use crate::doctor::hip::{FEW_BYTES, Hip};
use crate::doctor::worker::{requests, say};

/// Claims that are counted, and those before them, in which both processes come to know each other.
const CLAIMS: usize = 200;
const WARM_UP: usize = 10;
/// The longest that claims are made for.
const CLAIMED_FOR: Duration = Duration::from_secs(3);
/// How long a claim lasts, and the pause before it; the pause more or less by up to a half, so that claims do not fall in
/// step with launches.
const CLAIM: Duration = Duration::from_millis(2);
const PAUSE_US: u64 = 2_000;
/// More launches than are made in that time.
const LAUNCHES_MAX: usize = 1 << 20;

/// Launches, one after the other, and says when which of them were held.
pub fn held(platform: Platform, device: i32) -> Result<(), String> {
    with_gpu(platform, device, |gpu, preload| {
        let holds_before = holds(preload, device)?;
        let way = Way::of_environment();
        let ends = AtomicBool::new(false);
        std::thread::scope(|scope| {
            let mut load = Some(scope.spawn(|| launch_until(gpu, way, &ends)));
            say("ready");
            for request in requests() {
                ends.store(true, Ordering::Relaxed);
                let load = load.take().ok_or("it was asked a second time")?;
                let launches = load.join().map_err(|_| "the launches panicked".to_owned())??;
                let claims: Vec<Claim> = serde_json::from_str(&request).map_err(|error| error.to_string())?;
                let counted = holds(preload, device)? - holds_before;
                say(&answer(&Outcome::of(&claims, &launches, counted))?);
            }
            ends.store(true, Ordering::Relaxed);
            Ok(())
        })
    })
}

/// Claims the GPU and drops the claim, again and again, and says when.
pub fn claims(platform: Platform, device: i32) -> Result<(), String> {
    with_gpu(platform, device, |gpu, preload| {
        say("ready");
        for _request in requests() {
            say(&answer(&claim_and_drop(gpu, preload, device)?)?);
        }
        Ok(())
    })
}

/// Opens the GPU, and makes a first launch on it: that is when a process comes onto the board.
fn with_gpu(
    platform: Platform,
    device: i32,
    role: impl FnOnce(&dyn Gpu, &Preload) -> Result<(), String>,
) -> Result<(), String> {
    let preload = Preload::find().ok_or("the preload library did not come into the process")?;
    let begin = |gpu: &dyn Gpu| {
        gpu.launch_short()?;
        gpu.synchronise()?;
        holds(&preload, device)?;
        role(gpu, &preload)
    };
    match platform {
        Platform::Cuda => begin(&Cuda::open()?.use_device(device)?),
        Platform::Hip | Platform::Auto => begin(&Hip::open()?.device(device, FEW_BYTES)?),
    }
}

/// Launches that the preload has held so far, by its own count.
fn holds(preload: &Preload, device: i32) -> Result<u64, String> {
    let stats = preload.stats(device).ok_or("the preload library schedules nothing on this GPU")?;
    Ok(stats.preemptions)
}

fn launch_until(gpu: &dyn Gpu, way: Way, ends: &AtomicBool) -> Result<Vec<Launch>, String> {
    gpu.enter()?;
    let mut launches = Vec::with_capacity(LAUNCHES_MAX);
    while !ends.load(Ordering::Relaxed) && launches.len() < LAUNCHES_MAX {
        let begun_ns = now_ns();
        gpu.launch_short()?;
        let returned_ns = now_ns();
        // So that no launch waits for the room that others leave.
        gpu.synchronise()?;
        // A launch that is kept in a queue has returned before the driver gets it.
        let passed_ns = if way == Way::Queue { now_ns() } else { returned_ns };
        launches.push(Launch { begun_ns, passed_ns });
    }
    Ok(launches)
}

fn claim_and_drop(gpu: &dyn Gpu, preload: &Preload, device: i32) -> Result<Vec<Claim>, String> {
    let until = Instant::now() + CLAIMED_FOR;
    let mut claims = Vec::new();
    for nth in 0..(WARM_UP + CLAIMS) as u64 {
        // Fixed, and without a pattern that matters: the fractional parts of multiples of the golden ratio.
        let part = (nth * 618) % 1_000;
        std::thread::sleep(Duration::from_micros(PAUSE_US / 2 + PAUSE_US * part / 1_000));
        let (begun, made_ns) = (Instant::now(), now_ns());
        let token = preload.begin(device);
        if token == 0 {
            return Err("the preload library takes no claim".to_owned());
        }
        // A request launches something, or nobody would have to believe in it for long.
        gpu.launch_short()?;
        gpu.synchronise()?;
        std::thread::sleep(CLAIM.saturating_sub(begun.elapsed()));
        let dropped_ns = now_ns();
        preload.end(device, token);
        if nth >= WARM_UP as u64 {
            claims.push(Claim { made_ns, dropped_ns });
        }
        if Instant::now() >= until {
            break;
        }
    }
    Ok(claims)
}

impl Outcome {
    fn of(claims: &[Claim], launches: &[Launch], counted: u64) -> Self {
        let latencies: Vec<_> = claims.iter().filter_map(|claim| latency(*claim, launches)).collect();
        Self {
            claims: claims.len(),
            hold_ns: latencies.iter().map(|latency| latency.hold_ns).collect(),
            release_ns: latencies.iter().map(|latency| latency.release_ns).collect(),
            counted,
        }
    }
}

fn answer(what: &impl serde::Serialize) -> Result<String, String> {
    serde_json::to_string(what).map_err(|error| error.to_string())
}

/// The clock that both processes share.
fn now_ns() -> u64 {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    now.tv_sec as u64 * 1_000_000_000 + now.tv_nsec as u64
}

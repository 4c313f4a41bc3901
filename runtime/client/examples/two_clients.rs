//! An urgent server and bulk work in one process, with the crate and without: what each of them gets.
//!
//! ```sh
//! cargo run --release -p hipreempt --example two_clients            # 200 requests a mode
//! cargo run --release -p hipreempt --example two_clients -- 1000
//! ```
//!
//! A request comes every 50 ms, whether the last one is served or not, and its latency counts from when it came. Bulk
//! launches kernels of 1 ms, up to thirty ahead. The two modes take turns, a slice of the requests each, so that a noisy
//! machine is noisy for both. On the software device the figures are its model's, and as good as the machine is quiet.

#[path = "support/work.rs"]
mod work;

use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hipreempt::{Argument, CallError, Client, Function, Gpu, Level, Memory, Priority, Shape, Stream};

const PERIOD: Duration = Duration::from_millis(50);
/// Requests of one mode before it is the other's turn.
const SLICE: usize = 20;
const REQUEST_LAUNCHES: u32 = 20;
const REQUEST_US: u32 = 50;
const BULK_US: u32 = 1_000;
const BULK_AHEAD: u32 = 30;
/// Enough to fill a large card.
const GROUPS: u32 = 1_056;

/// One client's kernel, state and stream.
struct Work {
    client: Client,
    stream: Stream,
    kernel: Function,
    state: Memory,
}

impl Work {
    fn new(gpu: &Gpu, priority: Priority) -> Result<Self, Box<dyn Error + Send + Sync>> {
        let client = gpu.client(priority)?;
        let state = gpu.memory(work::state_bytes(GROUPS))?;
        Ok(Self { stream: client.stream()?, kernel: work::load(gpu)?, client, state })
    }

    fn launch(&self, us: u32) -> Result<(), CallError> {
        let (address, rounds) = (self.state.address(), work::rounds_of_us(us));
        let arguments = [Argument::of(&address), Argument::of(&rounds)];
        // SAFETY: the kernel takes an address and a 32-bit count; the state is this stream's alone.
        unsafe { self.stream.launch(&self.kernel, Shape::line(GROUPS, work::ITEMS), &arguments) }
    }
}

#[derive(Default)]
struct Mode {
    latencies_ms: Vec<f64>,
    bulk_launches: u32,
    seconds: f64,
}

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let requests = std::env::args().nth(1).map_or(Ok(200), |text| text.parse::<usize>())?;
    let gpu = Gpu::open(0)?;
    println!("{} by {}", gpu.name(), gpu.library().display());
    let (urgent, bulk) = (Work::new(&gpu, Priority::HIGH)?, Work::new(&gpu, Priority::LOW)?);
    let (mut without, mut with) = (Mode::default(), Mode::default());
    for _ in 0..requests.div_ceil(SLICE) {
        for (level, mode) in [(Level::Off, &mut without), (Level::Hold, &mut with)] {
            urgent.client.set_level(level);
            bulk.client.set_level(level);
            slice(&urgent, &bulk, mode)?;
        }
    }
    report(&mut without, &mut with, &bulk);
    Ok(())
}

/// One slice: requests on this thread, bulk on another.
fn slice(urgent: &Work, bulk: &Work, mode: &mut Mode) -> Result<(), CallError> {
    let over = AtomicBool::new(false);
    let start = Instant::now();
    let launches = std::thread::scope(|scope| {
        let bulk = scope.spawn(|| bulk_until(bulk, &over));
        let served = serve(urgent, start, &mut mode.latencies_ms);
        over.store(true, Ordering::Relaxed);
        let launches = bulk.join().expect("bulk does not panic")?;
        served.map(|()| launches)
    })?;
    mode.bulk_launches += launches;
    mode.seconds += start.elapsed().as_secs_f64();
    Ok(())
}

fn serve(urgent: &Work, start: Instant, latencies_ms: &mut Vec<f64>) -> Result<(), CallError> {
    for request in 1..=SLICE as u32 {
        let arrival = start + PERIOD * request;
        std::thread::sleep(arrival.saturating_duration_since(Instant::now()));
        let _turn = urgent.client.begin();
        for _ in 0..REQUEST_LAUNCHES {
            urgent.launch(REQUEST_US)?;
        }
        urgent.stream.synchronize()?;
        latencies_ms.push(arrival.elapsed().as_secs_f64() * 1e3);
    }
    Ok(())
}

fn bulk_until(bulk: &Work, over: &AtomicBool) -> Result<u32, CallError> {
    let mut launches = 0;
    while !over.load(Ordering::Relaxed) {
        for _ in 0..BULK_AHEAD {
            bulk.launch(BULK_US)?;
        }
        bulk.stream.synchronize()?;
        launches += BULK_AHEAD;
    }
    Ok(launches)
}

fn percentile(sorted: &[f64], percent: usize) -> f64 {
    sorted[(sorted.len() * percent).div_ceil(100).clamp(1, sorted.len()) - 1]
}

fn report(without: &mut Mode, with: &mut Mode, bulk: &Work) {
    println!("{:>14} {:>12} {:>12} {:>16}", "", "P50, ms", "P99, ms", "bulk launches/s");
    for (name, mode) in [("without", &mut *without), ("with", &mut *with)] {
        mode.latencies_ms.sort_by(f64::total_cmp);
        let [p50, p99] = [50, 99].map(|percent| percentile(&mode.latencies_ms, percent));
        println!("{name:>14} {p50:>12.2} {p99:>12.2} {:>16.1}", f64::from(mode.bulk_launches) / mode.seconds);
    }
    let p99 = |mode: &Mode| percentile(&mode.latencies_ms, 99);
    let rate = |mode: &Mode| f64::from(mode.bulk_launches) / mode.seconds;
    println!("urgent P99, with over without: {:.2}", p99(with) / p99(without));
    println!("bulk, with over without: {:.2}", rate(with) / rate(without));
    println!("bulk: {:?}", bulk.client.stats());
}

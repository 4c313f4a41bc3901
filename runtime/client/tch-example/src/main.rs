//! Two models in one process: an urgent ResNet-18, asked now and then, and a bulk ResNet-50 that never pauses, each on a
//! thread and a stream of its own, of a client of the crate `hipreempt`.
//!
//! ```sh
//! ./check                                       # fetches libtorch, builds, and checks the order on CPU tensors
//! hipreempt-tch-example --requests 1000         # on a GPU, with its libtorch on the loader's path
//! ```
//!
//! tch launches a model's kernels itself, so the unit that is scheduled is what one [`hipreempt::Stream::submit`] puts on
//! the stream: a whole forward pass of the urgent model, and of the bulk model a part of its batch. While a request is
//! open, no further part begins; the parts that the card already has are left to its own preference for urgent streams.
//!
//! **On CPU tensors** the models compute inside `submit`, on the thread that called it, and the software device only keeps
//! the order: that proves that a tch program builds with the crate, computes the same, and that bulk parts do not begin
//! inside requests. Its times are those of a CPU that both threads want, and say nothing about any GPU.

mod sides;
mod torch;

use std::error::Error;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hipreempt::{Gpu, Level, Priority};
use sides::{Lane, Side, bulk_model, urgent_model};

type Failure = Box<dyn Error + Send + Sync>;

/// What a run is to do.
#[derive(Clone, Copy, Debug)]
struct Options {
    requests: usize,
    period: Duration,
    /// Forward passes that make a request.
    passes: usize,
    batch: i64,
    parts: i64,
    pixels: i64,
    /// Whether a wrong order or a wrong result ends the program with an error.
    check: bool,
}

impl Options {
    fn parse() -> Result<Self, Failure> {
        let mut options = Self {
            requests: 200,
            period: Duration::from_millis(50),
            passes: 1,
            batch: 64,
            parts: 4,
            pixels: 224,
            check: false,
        };
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            let mut number = || -> Result<i64, Failure> {
                let text = words.next().ok_or_else(|| format!("{word} needs a number"))?;
                let number: i64 = text.parse().map_err(|_| format!("{word} {text}: no number"))?;
                if number > 0 { Ok(number) } else { Err(format!("{word} {number}: none").into()) }
            };
            match &*word {
                "--requests" => options.requests = number()? as usize,
                "--period-ms" => options.period = Duration::from_millis(number()? as u64),
                "--passes" => options.passes = number()? as usize,
                "--batch" => options.batch = number()?,
                "--parts" => options.parts = number()?,
                "--pixels" => options.pixels = number()?,
                "--check" => options.check = true,
                _ => {
                    return Err(format!(
                        "{word}: --requests, --period-ms, --passes, --batch, --parts, --pixels, --check"
                    )
                    .into());
                }
            }
        }
        Ok(options)
    }
}

/// What one mode has come to.
#[derive(Default)]
struct Outcome {
    latencies_ms: Vec<f64>,
    bulk_images: i64,
    seconds: f64,
    /// The most parts of bulk that began inside one request.
    begun_inside_max: usize,
    /// Answers that differ from what the model says alone.
    wrong: usize,
}

/// Two lanes, one for each side, as a mode schedules them.
struct Mode {
    name: &'static str,
    urgent: Lane,
    bulk: Lane,
}

impl Mode {
    fn new(
        gpu: &Gpu,
        name: &'static str,
        [urgent, bulk]: [Priority; 2],
        level: Level,
    ) -> Result<Self, Failure> {
        let lane = |priority| -> Result<Lane, Failure> {
            let lane = Lane::new(gpu, priority)?;
            lane.client.set_level(level);
            Ok(lane)
        };
        Ok(Self { name, urgent: lane(urgent)?, bulk: lane(bulk)? })
    }
}

fn main() -> Result<(), Failure> {
    let options = Options::parse()?;
    let gpu = Gpu::open(0)?;
    let device = torch::device_of(&gpu)?;
    println!("{} by {}, tensors on {device:?}", gpu.name(), gpu.library().display());
    tch::set_num_threads(1);
    let mut urgent = Side::new(urgent_model, device, [1, options.pixels], 1)?;
    let mut bulk = Side::new(bulk_model, device, [options.batch, options.pixels], options.parts)?;
    let modes = [
        Mode::new(&gpu, "native", [Priority::NORMAL; 2], Level::Off)?,
        Mode::new(&gpu, "hipreempt", [Priority::HIGH, Priority::LOW], Level::Hold)?,
    ];
    for side in [&mut urgent, &mut bulk] {
        side.learn(&modes[0].urgent)?;
    }
    let mut solo = Outcome::default();
    let mut outcomes = [Outcome::default(), Outcome::default()];
    // In turns, so that a noisy machine is noisy for both.
    let slice = options.requests.div_ceil(10).max(1);
    for _ in 0..options.requests.div_ceil(slice) {
        alone(&options, &modes[0], slice, [&mut urgent, &mut bulk], &mut solo)?;
        for (mode, outcome) in modes.iter().zip(&mut outcomes) {
            run(&options, mode, slice, [&mut urgent, &mut bulk], outcome)?;
        }
    }
    report(&mut solo, &modes, &mut outcomes);
    println!("bulk under hipreempt: {:?}", modes[1].bulk.client.stats());
    if options.check { judge(&outcomes, &modes[1]) } else { Ok(()) }
}

/// Each side by itself: requests, and then images for as long.
fn alone(
    options: &Options,
    mode: &Mode,
    requests: usize,
    [urgent, bulk]: [&mut Side; 2],
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    serve(options, &mode.urgent, requests, urgent, outcome, &Inside::default())?;
    let start = Instant::now();
    loop {
        outcome.wrong += usize::from(!bulk.forward(&mode.bulk, || {})?);
        outcome.bulk_images += options.batch;
        if start.elapsed() >= options.period * requests as u32 {
            break;
        }
    }
    outcome.seconds += start.elapsed().as_secs_f64();
    Ok(())
}

/// Whether a request is open, and how many parts of bulk have begun in it.
#[derive(Default)]
struct Inside {
    open: AtomicBool,
    begun: std::sync::atomic::AtomicUsize,
}

/// Both sides at once, for as long as the requests take.
fn run(
    options: &Options,
    mode: &Mode,
    requests: usize,
    [urgent, bulk]: [&mut Side; 2],
    outcome: &mut Outcome,
) -> Result<(), Failure> {
    let (over, inside) = (AtomicBool::new(false), Inside::default());
    let start = Instant::now();
    let (images, wrong) = std::thread::scope(|scope| {
        let bulk = scope.spawn(|| -> Result<(i64, usize), Failure> {
            let (mut images, mut wrong) = (0, 0);
            while !over.load(Ordering::SeqCst) {
                let right = bulk.forward(&mode.bulk, || {
                    if inside.open.load(Ordering::SeqCst) {
                        inside.begun.fetch_add(1, Ordering::SeqCst);
                    }
                })?;
                (images, wrong) = (images + options.batch, wrong + usize::from(!right));
            }
            Ok((images, wrong))
        });
        let served = serve(options, &mode.urgent, requests, urgent, outcome, &inside);
        over.store(true, Ordering::SeqCst);
        let done = bulk.join().map_err(|_| "the bulk thread panicked")??;
        served.map(|()| done)
    })?;
    outcome.bulk_images += images;
    outcome.wrong += wrong;
    outcome.seconds += start.elapsed().as_secs_f64();
    Ok(())
}

/// Requests at their times, whether the last one is served or not; a latency counts from when the request came.
fn serve(
    options: &Options,
    lane: &Lane,
    requests: usize,
    side: &mut Side,
    outcome: &mut Outcome,
    inside: &Inside,
) -> Result<(), Failure> {
    let start = Instant::now();
    for request in 1..=requests as u32 {
        let arrival = start + options.period * request;
        std::thread::sleep(arrival.saturating_duration_since(Instant::now()));
        let turn = lane.client.begin();
        inside.begun.store(0, Ordering::SeqCst);
        inside.open.store(true, Ordering::SeqCst);
        let mut right = true;
        for _ in 0..options.passes {
            right &= side.forward(lane, || {})?;
        }
        inside.open.store(false, Ordering::SeqCst);
        drop(turn);
        outcome.latencies_ms.push(arrival.elapsed().as_secs_f64() * 1e3);
        outcome.begun_inside_max = outcome.begun_inside_max.max(inside.begun.load(Ordering::SeqCst));
        outcome.wrong += usize::from(!right);
    }
    Ok(())
}

fn percentile(values: &mut [f64], percent: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values[(values.len() * percent).div_ceil(100).clamp(1, values.len()) - 1]
}

fn report(solo: &mut Outcome, modes: &[Mode; 2], outcomes: &mut [Outcome; 2]) {
    let rate = |outcome: &Outcome| outcome.bulk_images as f64 / outcome.seconds;
    let [solo_p50, solo_p99] = [50, 99].map(|percent| percentile(&mut solo.latencies_ms, percent));
    println!(
        "{:>12} {:>10} {:>10} {:>12} {:>22}",
        "", "P50, ms", "P99, ms", "bulk img/s", "parts begun inside"
    );
    println!("{:>12} {solo_p50:>10.2} {solo_p99:>10.2} {:>12.1}", "alone", rate(solo));
    for (mode, outcome) in modes.iter().zip(outcomes) {
        let [p50, p99] = [50, 99].map(|percent| percentile(&mut outcome.latencies_ms, percent));
        let (name, begun) = (mode.name, outcome.begun_inside_max);
        println!("{name:>12} {p50:>10.2} {p99:>10.2} {:>12.1} {begun:>22}", rate(outcome));
        println!(
            "{:>12} urgent P99 over alone {:.2}, bulk over alone {:.2}",
            "",
            p99 / solo_p99,
            rate(outcome) / rate(solo)
        );
    }
}

/// The order and the answers. A part that had passed the gate before the request began may still begin inside it, and one
/// such at most; natively there have to be more, or nothing was shown.
fn judge([native, scheduled]: &[Outcome; 2], mode: &Mode) -> Result<(), Failure> {
    let stats = mode.bulk.client.stats();
    let (native_max, begun_max) = (native.begun_inside_max, scheduled.begun_inside_max);
    let wrong = native.wrong + scheduled.wrong;
    let problem = if wrong > 0 {
        format!("{wrong} answers differ from what the models say alone")
    } else if stats.passed_after_limit > 0 {
        "the limits on holding were in force: set HIPREEMPT_HOLD_MAX_MS and HIPREEMPT_MIN_SHARE_PERCENT"
            .to_owned()
    } else if native_max < 2 {
        format!("only {native_max} part of bulk began inside any request natively: make the requests longer")
    } else if begun_max > 1 || stats.preemptions == 0 {
        format!(
            "{begun_max} parts of bulk began inside one request, and bulk waited {} times",
            stats.preemptions
        )
    } else {
        println!(
            "the order was kept: {begun_max} part at most began inside a request, {native_max} natively"
        );
        return Ok(());
    };
    Err(problem.into())
}

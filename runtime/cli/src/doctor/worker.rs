//! The processes of the measurement. Each is told what to do in lines on stdin, and answers in lines on stdout; one
//! that fails says `failed` and why.

use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hipreempt_driver::gpu::gpu_key_of_uuid;
use hipreempt_driver::nvidia::{Group, Kernel, tap};

use super::cuda::{Cuda, Device};
use super::gpu::{Gpu, keep_busy};
use super::{amd, hold};
use crate::CliError;
use crate::args::{DoctorRole, DoctorWorkerArgs};

/// A bulk kernel takes this long alone.
const BULK: Duration = Duration::from_millis(3);
/// An urgent kernel takes this long alone.
const URGENT: Duration = Duration::from_micros(50);
/// Urgent kernels of one median.
const SAMPLES: u32 = 200;
/// Between two urgent kernels; more or less by up to a half, so that they do not fall in step with time slices.
const PAUSE_US: u64 = 2_000;
/// The slice that gives way, in µs.
const TINY_US: u64 = 1;

/// Plays a role until stdin ends.
///
/// # Errors
/// None: what goes wrong is said on stdout.
pub fn run(args: &DoctorWorkerArgs) -> Result<ExitCode, CliError> {
    let outcome = match args.role {
        DoctorRole::List => list(),
        DoctorRole::Bulk => bulk(args.device),
        DoctorRole::Urgent => urgent(args.device),
        DoctorRole::AmdQueues => amd::worker::queues(args.device),
        DoctorRole::AmdBusy => amd::worker::busy(args.device),
        DoctorRole::Held => hold::worker::held(args.platform, args.device),
        DoctorRole::Claims => hold::worker::claims(args.platform, args.device),
    };
    if let Err(why) = outcome {
        say(&format!("failed {why}"));
    }
    Ok(ExitCode::SUCCESS)
}

/// One line on stdout; whoever started this process has gone if it cannot be written.
pub fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// What it is told, line by line.
pub fn requests() -> impl Iterator<Item = String> {
    std::io::stdin().lock().lines().map_while(Result::ok)
}

fn list() -> Result<(), String> {
    let cuda = Cuda::open()?;
    for device in 0..cuda.devices()? {
        let (uuid, name) = cuda.describe(device)?;
        let key = gpu_key_of_uuid(uuid).ok_or("a GPU without a key")?;
        say(&format!("{key} {name}"));
    }
    say("end");
    Ok(())
}

/// The rounds with which a kernel of so many blocks takes so long.
fn calibrate(device: &Device<'_>, blocks: u32, wanted: Duration) -> Result<u32, String> {
    let mut rounds = 64;
    let mut best = Duration::MAX;
    // The clock of an idle GPU rises within some milliseconds.
    for _ in 0..12 {
        let begun = Instant::now();
        device.launch(blocks, rounds)?;
        device.synchronise()?;
        best = begun.elapsed().max(Duration::from_micros(1));
        let factor = (wanted.as_secs_f64() / best.as_secs_f64()).clamp(0.25, 4.0);
        rounds = ((f64::from(rounds) * factor) as u32).clamp(16, 1 << 24);
    }
    if best > 100 * wanted { Err("the GPU is busy with something else".to_owned()) } else { Ok(rounds) }
}

fn urgent(device: i32) -> Result<(), String> {
    let cuda = Cuda::open()?;
    let device = cuda.use_device(device)?;
    let rounds = calibrate(&device, device.multiprocessors, URGENT)?;
    say("ready");
    for request in requests() {
        match request.as_str() {
            "measure" => say(&median_us(&device, rounds)?.to_string()),
            other => return Err(format!("{other:?} is no request")),
        }
    }
    Ok(())
}

fn median_us(device: &Device<'_>, rounds: u32) -> Result<u64, String> {
    let mut took_us = Vec::new();
    for nth in 0..u64::from(SAMPLES) {
        // Fixed, and without a pattern that matters: the fractional parts of multiples of the golden ratio.
        let part = (nth * 618) % 1_000;
        std::thread::sleep(Duration::from_micros(PAUSE_US / 2 + PAUSE_US * part / 1_000));
        let begun = Instant::now();
        device.launch(device.multiprocessors, rounds)?;
        device.synchronise()?;
        took_us.push(begun.elapsed().as_micros() as u64);
    }
    took_us.sort_unstable();
    Ok(took_us[took_us.len() / 2])
}

fn bulk(device: i32) -> Result<(), String> {
    let cuda = Cuda::open()?;
    let mut device = cuda.use_device(device)?;
    device.bulk_rounds = calibrate(&device, device.bulk_blocks(), BULK)?;
    let ends = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let load = scope.spawn(|| keep_busy(&device, &ends));
        say("ready");
        let mut slices = Slices::default();
        for request in requests() {
            say(&match slices.obey(&request) {
                Ok(()) if load.is_finished() => "the bulk work ended by itself".to_owned(),
                Ok(()) => "ok".to_owned(),
                Err(why) => why,
            });
        }
        ends.store(true, Ordering::Relaxed);
        load.join().map_err(|_| "the bulk work panicked".to_owned())?
    })
}

/// The time slices of this process's own queues, with what they were.
#[derive(Default)]
struct Slices(Vec<(Group, u64)>);

impl Slices {
    fn obey(&mut self, request: &str) -> Result<(), String> {
        match request {
            "tiny" => self.make_tiny(),
            "restore" => self.restore(),
            other => Err(format!("{other:?} is no request")),
        }
    }

    fn make_tiny(&mut self) -> Result<(), String> {
        let groups: Vec<Group> = tap::groups().map(|known| Group::new(known, Kernel)).collect();
        if groups.is_empty() {
            return Err("no hardware queue of this process was seen".to_owned());
        }
        for group in groups {
            let original_us = group.slice_us().map_err(|refusal| refusal.to_string())?;
            group.set_slice_us(TINY_US).map_err(|refusal| refusal.to_string())?;
            self.0.push((group, original_us));
        }
        Ok(())
    }

    fn restore(&mut self) -> Result<(), String> {
        for (group, original_us) in self.0.drain(..) {
            group.set_slice_us(original_us).map_err(|refusal| refusal.to_string())?;
        }
        Ok(())
    }
}

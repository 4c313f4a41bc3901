//! The processes of the measurement on AMD: one that suspends its own queues and puts them back, and one that only keeps
//! the card busy. Both are told what to do in lines, as `super::super::worker` is.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use hipreempt_driver::amd::{Kernel, Queue, tap};

use crate::doctor::gpu::{Gpu, keep_busy};
use crate::doctor::hip::{BULK_BYTES, Device, FEW_BYTES, Hip};
use crate::doctor::worker::{requests, say};

/// Calls of one median, at most, and the longest that they are made for.
const SAMPLES: usize = 40;
const BULK_SAMPLES: usize = 9;
const SAMPLED_FOR: Duration = Duration::from_secs(2);
/// How long a queue is off the card, and on it between two times.
const OFF: Duration = Duration::from_millis(1);
const ON: Duration = Duration::from_millis(4);
/// How often a queue is tried to be put back.
const TRIES: u32 = 1_000;

/// Keeps the card busy until stdin ends.
pub fn busy(device: i32) -> Result<(), String> {
    let hip = Hip::open()?;
    let device = hip.device(device, BULK_BYTES)?;
    let ends = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let load = scope.spawn(|| keep_busy(&device, &ends));
        say("ready");
        requests().for_each(drop);
        ends.store(true, Ordering::Relaxed);
        load.join().map_err(|_| "the load panicked".to_owned())?
    })
}

/// Answers until stdin ends.
pub fn queues(device: i32) -> Result<(), String> {
    let hip = Hip::open()?;
    describe(&hip, device)?;
    let device = hip.device(device, BULK_BYTES)?;
    say(&format!("bulk work: {}", device.bulk_work()));
    let ends = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let mut load = None;
        say("ready");
        for request in requests() {
            let answer = match request.as_str() {
                "correct" => correct(&device),
                "launch" => launch_cost(&device),
                "bulk" => bulk_time(&device),
                "switch" => switches(),
                "busy" => {
                    ends.store(false, Ordering::Relaxed);
                    load = Some(scope.spawn(|| keep_busy(&device, &ends)));
                    Ok("runs".to_owned())
                }
                "idle" => {
                    ends.store(true, Ordering::Relaxed);
                    let ended = load.take().map(|load| load.join().map_err(|_| "it panicked".to_owned()));
                    ended.unwrap_or(Ok(Ok(()))).and_then(|ended| ended).map(|()| "ended".to_owned())
                }
                other => Err(format!("{other:?} is no request")),
            };
            say(&answer.unwrap_or_else(|why| format!("failed {why}")));
        }
        ends.store(true, Ordering::Relaxed);
    });
    Ok(())
}

fn describe(hip: &Hip, device: i32) -> Result<(), String> {
    let (runtime, driver) = hip.versions()?;
    say(&format!("HIP library {}, runtime {runtime}, driver {driver}", hip.path));
    let (all, missing) = (hipreempt_api::HIP_FUNCTIONS.len(), &hip.missing);
    let first: Vec<_> = missing.iter().take(8).copied().collect();
    say(&format!("of {all} functions of our table it lacks {}: {}", missing.len(), first.join(" ")));
    let has = |name: &str| if missing.contains(&name) { "no" } else { "yes" };
    let (by_name, entry) = (has("hipGetProcAddress"), has("hipGetDriverEntryPoint"));
    say(&format!("roads: dlopen and dlsym yes, hipGetProcAddress {by_name}, hipGetDriverEntryPoint {entry}"));
    let (name, place) = hip.use_device(device)?;
    say(&format!("device {name} at {place}"));
    Ok(())
}

/// Two values one after the other, and the last one is found.
fn correct(device: &Device<'_>) -> Result<String, String> {
    for value in [0x5A, 0xC3] {
        device.fill(0, BULK_BYTES)?;
        device.fill(value, BULK_BYTES)?;
        let read = device.read(FEW_BYTES)?;
        if read.len() != FEW_BYTES || read.iter().any(|byte| *byte != value) {
            return Err(format!("filled with {value:#x}, found {:#x}", read.first().copied().unwrap_or(0)));
        }
    }
    Ok("as it should be".to_owned())
}

fn launch_cost(device: &Device<'_>) -> Result<String, String> {
    let mut took = Vec::new();
    for _ in 0..SAMPLES {
        let begun = Instant::now();
        device.launch_short()?;
        took.push(begun.elapsed());
        device.synchronise()?;
    }
    Ok(figures(took))
}

/// What the bulk work is made of, in time: whatever waits for it, waits for this.
fn bulk_time(device: &Device<'_>) -> Result<String, String> {
    let mut took = Vec::new();
    for _ in 0..BULK_SAMPLES {
        let begun = Instant::now();
        device.launch_bulk()?;
        device.synchronise()?;
        took.push(begun.elapsed());
    }
    Ok(figures(took))
}

/// Takes this process's first compute queue off the card and puts it back, again and again.
fn switches() -> Result<String, String> {
    let known = tap::queues().next().ok_or("no compute queue of this process was seen")?;
    let (gpu_id, count) = (known.gpu_id(), tap::queues().count());
    let queue = Queue::new(known, Kernel);
    let (mut told, mut off, mut back) = (Vec::new(), Vec::new(), Vec::new());
    let until = Instant::now() + SAMPLED_FOR;
    while told.len() < SAMPLES && Instant::now() < until {
        told.push(queue.probe().map_err(|refusal| refusal.to_string())?);
        let suspended = queue.suspend(told.len() as u64).map_err(|refusal| refusal.to_string())?;
        off.extend(suspended);
        std::thread::sleep(OFF);
        back.extend(put_back(&queue)?);
        std::thread::sleep(ON);
    }
    let figures = |ns: Vec<u64>| figures(ns.into_iter().map(Duration::from_nanos).collect());
    let (off, back, told) = (figures(off), figures(back), figures(told));
    Ok(format!("off {off}; back {back}; told what it is {told} (1 of {count} queues, GPU {gpu_id})"))
}

fn put_back(queue: &Queue) -> Result<Option<u64>, String> {
    let mut tries = 0;
    loop {
        match queue.resume() {
            Ok(took_ns) => return Ok(took_ns),
            Err(refusal) if tries >= TRIES => return Err(format!("IT STAYS OFF THE CARD: {refusal}")),
            Err(_) => std::thread::sleep(OFF),
        }
        tries += 1;
    }
}

/// Median and worst, in µs.
fn figures(mut took: Vec<Duration>) -> String {
    took.sort_unstable();
    let us = |duration: &Duration| duration.as_nanos() as f64 / 1e3;
    match (took.get(took.len() / 2), took.last()) {
        (Some(median), Some(worst)) => {
            format!("{:.1} us, at worst {:.1} us ({} times)", us(median), us(worst), took.len())
        }
        _ => "never".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_median_and_the_worst() {
        let us = [5, 1, 9].map(Duration::from_micros);
        assert_eq!(figures(us.to_vec()), "5.0 us, at worst 9.0 us (3 times)");
        assert_eq!(figures(Vec::new()), "never");
    }
}

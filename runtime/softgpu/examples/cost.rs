//! What a call of the device costs: `cargo run --release -p hipreempt-softgpu --example cost`.
//!
//! Figures of a busy machine are noise; take the smallest of several runs.

use std::time::Instant;

use hipreempt_softgpu::{Command, Config, Device, Error, QueueId};

const ROUNDS: u32 = 200;
const CALLS: u32 = 500;

fn main() -> Result<(), Error> {
    let config = Config::from_env()?;
    for preset in ["null", config.preset.as_str()] {
        let device = Device::open(&Config { preset: preset.to_owned(), ..config.clone() }, 0)?;
        let queue = device.create_queue(0)?;
        println!("{preset}");
        time("submit a kernel", &device, queue, |device| drop(device.submit(queue, kernel())))?;
        time("look at what is complete", &device, queue, |device| drop(device.completed(queue)))?;
        let launch_and_wait = |device: &Device| {
            let _ = device.submit(queue, kernel()).and_then(|ticket| device.wait(ticket, None));
        };
        time("launch a kernel of 1 µs and wait", &device, queue, launch_and_wait)?;
    }
    Ok(())
}

fn kernel() -> Command {
    Command::Kernel { workgroups: 1000, threads_per_group: 256, solo_ns: 1_000 }
}

/// The best mean of several rounds, in ns; between them the queue runs dry.
fn time(what: &str, device: &Device, queue: QueueId, mut call: impl FnMut(&Device)) -> Result<(), Error> {
    let mut best_ns = f64::INFINITY;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        for _ in 0..CALLS {
            call(device);
        }
        best_ns = best_ns.min(begun.elapsed().as_nanos() as f64 / f64::from(CALLS));
        let last = device.submit(queue, Command::Marker)?;
        device.wait(last, None)?;
    }
    println!("  {what}: {best_ns:.0} ns");
    Ok(())
}

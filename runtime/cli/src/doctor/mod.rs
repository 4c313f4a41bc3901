//! `hipreempt doctor`: what works on this machine, and whether running kernels can be suspended here.
//!
//! That the driver accepts a time slice proves nothing, so the effect is measured: two processes of this program's own
//! share each GPU, one with kernels of some milliseconds that fill it, one with a short kernel now and then. The short
//! one's median is taken with the driver's own slices, then with tiny ones for the first process, then with its own
//! again. The result is remembered beside the board, where programs that are started later find it.
//!
//! On a machine with AMD's compute driver and no NVIDIA GPU: see [`amd`]. On both, how long it takes until launches are
//! held and released: see [`hold`]. What was found goes into one file, too.

pub mod amd;
mod cuda;
mod gpu;
mod hip;
mod hold;
mod peer;
mod report;
mod soft_kernel;
mod tap;
pub mod worker;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use hipreempt_board::{Effect, GpuKey, directory_from_env};
use hipreempt_driver::nvidia::host;

use crate::CliError;
use crate::args::{DoctorArgs, DoctorRole, Platform};
use peer::Peer;
use report::Report;

/// Exit status where a GPU cannot be suspended.
const EXIT_NO_EFFECT: u8 = 1;
/// Hold and release latencies of one GPU.
const HOLDS_WITHIN: Duration = Duration::from_secs(20);

/// Prints what works here, measures, and writes the report.
///
/// # Errors
/// There is no GPU of either kind, it cannot be used, or the report cannot be written.
pub fn run(args: &DoctorArgs) -> Result<ExitCode, CliError> {
    // A library that the user names is a GPU for whom it is one: the software device has no driver.
    let has_nvidia = Path::new(host::CONTROL_NODE).exists() || cuda::named_library().is_some();
    let (kfd, named) = amd::device();
    if named || !has_nvidia && kfd.exists() {
        return amd::run(&args.report);
    }
    if !has_nvidia {
        let (node, kfd) = (host::CONTROL_NODE, kfd.display());
        return Err(CliError::Machine(format!("no GPU can be used here: there is no {node} and no {kfd}")));
    }
    let mut report = Report::default();
    let all_proven = nvidia(&mut report)?;
    report.write(&args.report)?;
    Ok(if all_proven { ExitCode::SUCCESS } else { ExitCode::from(EXIT_NO_EFFECT) })
}

/// Whether level 3 works on all GPUs.
fn nvidia(report: &mut Report) -> Result<bool, CliError> {
    let driver = host::driver_version();
    report.say(format!("driver   {}", driver.as_deref().unwrap_or("unknown version")));
    let has_mps = host::mps_is_running();
    let mps = if has_mps {
        "a server runs: its clients share its queues, and are scheduled at level 1"
    } else {
        "no server runs"
    };
    report.say(format!("MPS      {mps}"));
    let mut all_proven = !has_mps;
    for gpu in gpus()? {
        report.say(format!("GPU {}    {} ({})", gpu.device, gpu.name, gpu.key));
        if !has_mps {
            all_proven &= check(&gpu, driver.as_deref(), report);
        }
        hold::report(Platform::Cuda, gpu.device, Instant::now() + HOLDS_WITHIN, report);
    }
    Ok(all_proven)
}

struct Gpu {
    device: i32,
    key: GpuKey,
    name: String,
}

fn gpus() -> Result<Vec<Gpu>, CliError> {
    let mut list = Peer::start(DoctorRole::List, 0)?;
    let mut gpus = Vec::new();
    loop {
        let line = list.read()?;
        if line == "end" {
            break;
        }
        let (key, name) = line.split_once(' ').unwrap_or((&line, ""));
        let key = GpuKey::new(key).map_err(|error| CliError::Machine(error.to_string()))?;
        gpus.push(Gpu { device: gpus.len() as i32, key, name: name.to_owned() });
    }
    if gpus.is_empty() {
        return Err(CliError::Machine("the CUDA driver reports no GPU".to_owned()));
    }
    Ok(gpus)
}

/// Measures one GPU, says what came of it and remembers it. Returns whether level 3 works there.
fn check(gpu: &Gpu, driver: Option<&str>, report: &mut Report) -> bool {
    let measured = match measure(gpu.device) {
        Ok(Ok(measured)) => measured,
        Ok(Err(refusal)) => {
            report.say(format!("level 3  cannot be used: {refusal}"));
            return false;
        }
        Err(error) => {
            report.say(format!("level 3  not measured: {error}"));
            return false;
        }
    };
    let effect = measured.effect();
    report.say(format!(
        "         a {} us kernel beside bulk work, median: {} and {} us with the driver's time slices, {} us with \
         tiny ones",
        measured.alone_us, measured.before_us, measured.again_us, measured.tiny_us
    ));
    let works = effect.is_proven();
    let what = if works { "works here" } else { "has no effect here; programs run at level 1" };
    report.say(format!("level 3  {what}"));
    report.say(match driver.map(|driver| effect.remember(&directory_from_env(), &gpu.key, driver)) {
        Some(Ok(path)) => format!("         remembered in {}", path.display()),
        Some(Err(error)) => format!("         not remembered: {error}"),
        None => "         not remembered: the driver's version is not known".to_owned(),
    });
    works
}

/// Medians of the short kernel, in µs.
#[derive(Clone, Copy, Debug)]
struct Measured {
    alone_us: u64,
    before_us: u64,
    tiny_us: u64,
    again_us: u64,
}

impl Measured {
    /// The faster of the two rounds before and after counts: a machine that was slow at first proves nothing.
    fn effect(&self) -> Effect {
        Effect { before_us: self.before_us.min(self.again_us), after_us: self.tiny_us }
    }
}

/// The inner error: the driver does not let the slice be changed, and why.
fn measure(device: i32) -> Result<Result<Measured, String>, CliError> {
    let mut urgent = Peer::start(DoctorRole::Urgent, device)?;
    urgent.expect("ready")?;
    let alone_us = urgent.number("measure")?;
    let mut bulk = Peer::start(DoctorRole::Bulk, device)?;
    bulk.expect("ready")?;
    let before_us = urgent.number("measure")?;
    let answer = bulk.ask("tiny")?;
    if answer != "ok" {
        return Ok(Err(answer));
    }
    let tiny_us = urgent.number("measure")?;
    let restored = bulk.ask("restore")?;
    if restored != "ok" {
        return Ok(Err(restored));
    }
    let again_us = urgent.number("measure")?;
    Ok(Ok(Measured { alone_us, before_us, tiny_us, again_us }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slower_of_two_rounds_is_no_proof() {
        let measured = Measured { alone_us: 67, before_us: 5_000, tiny_us: 250, again_us: 300 };
        assert!(!measured.effect().is_proven());
        assert!(Measured { again_us: 1_200, ..measured }.effect().is_proven());
    }
}

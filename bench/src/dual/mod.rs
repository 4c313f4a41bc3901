//! `bench dual`: the user's own test, in every mode, with a verdict.

mod args;
mod curve;
mod order;
mod progress;

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

pub use args::{ArrivalsArg, Bulk, DualArgs, ProcessesArg, StreamArg, Urgent, Workload};
pub use order::block_order;

use crate::device::{Choice, DEFAULT_PRESET, Ready, View};
use crate::error::{BenchError, Doing};
use crate::protocol::{Reply, Role, Stream};
use crate::record::{Device, Experiment, Mode, Plan, ndjson};
use crate::report;
use crate::runner::interrupt::Interrupt;
use crate::runner::replay::ReplayStage;
use crate::runner::run::Bench;
use crate::simulate::Simulation;
use crate::torch::{TorchReady, TorchStage};
use crate::verdict::{Verdict, evaluate};
use crate::workload::Work;

/// How long a real card may take to be calibrated.
const CALIBRATION_LIMIT: Duration = Duration::from_secs(300);

/// Runs the experiment, prints its verdict, writes its files. The exit status is the verdict's.
pub fn dual(args: &DualArgs) -> ExitCode {
    match run(args) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("hipreempt bench: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(args: &DualArgs) -> Result<u8, BenchError> {
    if args.switch_cost_us.len() > 1 {
        return curve::run(args).map(|()| 0);
    }
    let experiment = carry_out(args)?;
    let verdict = evaluate(&experiment);
    // The device and the plan were printed first; the rest of the report follows the progress.
    let text = report::render(&experiment, &verdict);
    println!("\n{}", text.split_once("\n\n").map_or(text.as_str(), |(_, rest)| rest));
    write_files(args, &experiment, &verdict)?;
    Ok(verdict.exit_code())
}

fn write_files(args: &DualArgs, experiment: &Experiment, verdict: &Verdict) -> Result<(), BenchError> {
    if let Some(path) = &args.samples {
        ndjson::write(experiment, create(path)?).doing(format!("write {}", path.display()))?;
    }
    if let Some(path) = &args.json {
        let text =
            serde_json::to_string_pretty(&report::json(experiment, verdict)).map_err(std::io::Error::other);
        text.and_then(|text| std::fs::write(path, text)).doing(format!("write {}", path.display()))?;
    }
    if let Some(path) = &args.plot {
        let svg = report::plot(experiment, verdict).map_err(std::io::Error::other);
        svg.and_then(|svg| std::fs::write(path, svg)).doing(format!("write {}", path.display()))?;
    }
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<File>, BenchError> {
    File::create(path).map(BufWriter::new).doing(format!("write {}", path.display()))
}

/// Runs the experiment and nothing more.
///
/// # Errors
/// [`BenchError`] if it could not be run to its end.
pub fn carry_out(args: &DualArgs) -> Result<Experiment, BenchError> {
    let interrupt = Interrupt::listen();
    if args.workload == Workload::Torch {
        return with_models(args, &interrupt);
    }
    if args.virtual_time {
        return simulate(args, &interrupt);
    }
    let ready = Ready::find_with(&args.device, args.timescale, args.seed, args.switches(), &interrupt)?;
    let plan = args.plan(&offered(&ready))?;
    progress::print_start(&ready.record(), &plan);
    let bulk = Work::from(args.bulk);
    let mut stage = ReplayStage {
        ready: &ready,
        urgent: Work::Resnet18B1,
        graph: args.urgent == Urgent::Graph,
        bulk,
        stream: args.stream.into(),
        iterations: calibrated(&ready, bulk, &interrupt)?,
        fake: args.fake,
        interrupt: &interrupt,
    };
    let bench = Bench { stage: &mut stage, plan: &plan, fake: args.fake, interrupt: &interrupt };
    run_all(bench, ready.record())
}

/// Every run of a plan, each printed as it is done.
fn run_all(mut bench: Bench<'_>, device: Device) -> Result<Experiment, BenchError> {
    let plan = bench.plan;
    let mut experiment = Experiment { plan: plan.clone(), device, runs: Vec::new() };
    for (repeat, mode) in all_runs(plan) {
        let run = bench.run(mode, repeat)?;
        progress::print_run(plan, experiment.runs.len(), &run);
        experiment.runs.push(run);
    }
    Ok(experiment)
}

/// The same with PyTorch processes.
fn with_models(args: &DualArgs, interrupt: &Interrupt) -> Result<Experiment, BenchError> {
    let ready = TorchReady::find(args.models()?, interrupt)?;
    ready.check(args.modes.as_deref().unwrap_or_default())?;
    let mut plan = args.plan(&ready.modes())?;
    plan.urgent_work_ns = ready.request_work_ns();
    progress::print_start(&ready.record(), &plan);
    let mut stage = TorchStage::new(&ready, &plan.modes, interrupt)?;
    run_all(Bench { stage: &mut stage, plan: &plan, fake: args.fake, interrupt }, ready.record())
}

/// The same in virtual time.
fn simulate(args: &DualArgs, interrupt: &Interrupt) -> Result<Experiment, BenchError> {
    let preset = match &args.device {
        Choice::Soft(preset) => preset,
        Choice::Auto => DEFAULT_PRESET,
    };
    let graph = args.urgent == Urgent::Graph;
    let simulation = Simulation::new(preset, args.bulk.into(), graph, args.fake)?;
    let (each_ns, reach) = args.switches();
    let simulation = simulation.with_switches_if(each_ns, reach);
    let plan = args.plan(&Simulation::modes())?;
    progress::print_start(&simulation.device(), &plan);
    let mut experiment = Experiment { plan: plan.clone(), device: simulation.device(), runs: Vec::new() };
    for (repeat, mode) in all_runs(&plan) {
        interrupt.check()?;
        let run = simulation.run(&plan, mode, repeat)?;
        progress::print_run(&plan, experiment.runs.len(), &run);
        experiment.runs.push(run);
    }
    Ok(experiment)
}

/// Every run of a plan, block by block.
fn all_runs(plan: &Plan) -> impl Iterator<Item = (u32, Mode)> {
    (0..plan.repeats).flat_map(|repeat| block_order(plan, repeat).into_iter().map(move |mode| (repeat, mode)))
}

/// The modes that a device can run.
fn offered(ready: &Ready) -> Vec<Mode> {
    let can = |mode: &Mode| match mode {
        Mode::NativePriority => ready.probe.priorities.0 != ready.probe.priorities.1,
        Mode::Hipreempt => ready.has_shim(),
        Mode::Apart => ready.is_software(),
        Mode::SoloUrgent | Mode::SoloBulk | Mode::Native => true,
        // Of the preload's levels HIP has one, and NVIDIA's server is none of its.
        _ => false,
    };
    Mode::ALL.into_iter().filter(can).collect()
}

/// Multiply-adds of both sides' steps, found once for all modes so that all do the same work; none on a software card,
/// whoever reports it: its kernels take the time that they are told.
fn calibrated(ready: &Ready, bulk: Work, interrupt: &Interrupt) -> Result<(Vec<u32>, Vec<u32>), BenchError> {
    if ready.is_software() || ready.is_model() {
        return Ok((Vec::new(), Vec::new()));
    }
    let ask = |work| {
        let config = ready.config(Role::Calibrate(work), Stream::Null);
        let mut worker = ready.start("calibration", &config, &View::default(), interrupt)?;
        match worker.hear(CALIBRATION_LIMIT)? {
            Reply::Calibrated(iterations) => Ok(iterations),
            other => Err(worker.unexpected(&other)),
        }
    };
    Ok((ask(Work::Resnet18B1)?, ask(bulk)?))
}

//! Raw samples as newline-delimited JSON: a version line, then one line a sample, so that a file can be followed while
//! it grows and read by any tool. A reader refuses what it does not know; it never guesses.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};

use super::{BulkSample, Device, Experiment, Interval, IterationEnd, ModeRun, Plan, Request};

/// The version of the format written here.
pub const VERSION: u32 = 1;

const FORMAT: &str = "hipreempt-samples";

/// Why raw samples could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file could not be read.
    #[error("cannot read raw samples: {0}")]
    Io(#[from] io::Error),
    /// The first line is not this format's.
    #[error("not raw samples: the first line is not {{\"format\":\"{FORMAT}\",…}}")]
    NotSamples,
    /// Another version wrote it.
    #[error("raw samples of version {found}; this program reads version {VERSION}")]
    Version {
        /// The version in the file.
        found: u32,
    },
    /// A line is damaged or of a kind that this version does not have.
    #[error("line {line}: {why}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        why: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Version {
    format: String,
    version: u32,
}

/// One line. `run` is the index of the run line that a sample belongs to.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Line {
    Experiment {
        plan: Box<Plan>,
        device: Box<Device>,
    },
    Run(Box<ModeRun>),
    Request {
        run: usize,
        #[serde(flatten)]
        request: Request,
    },
    Bulk {
        run: usize,
        #[serde(flatten)]
        sample: BulkSample,
    },
    Idle {
        run: usize,
        #[serde(flatten)]
        interval: Interval,
    },
    Iteration {
        run: usize,
        #[serde(flatten)]
        iteration: IterationEnd,
    },
}

/// Writes an experiment as raw samples.
///
/// # Errors
/// Whatever the writer returns.
pub fn write(experiment: &Experiment, mut out: impl Write) -> io::Result<()> {
    put(&mut out, &Version { format: FORMAT.to_owned(), version: VERSION })?;
    let (plan, device) = (Box::new(experiment.plan.clone()), Box::new(experiment.device.clone()));
    put(&mut out, &Line::Experiment { plan, device })?;
    for (index, run) in experiment.runs.iter().enumerate() {
        write_run(&mut out, index, run)?;
    }
    out.flush()
}

fn write_run(out: &mut impl Write, run: usize, whole: &ModeRun) -> io::Result<()> {
    let mut head = whole.clone();
    let urgent = head.urgent.as_mut().map(|side| std::mem::take(&mut side.requests));
    let bulk = head.bulk.as_mut().map(|side| {
        (
            std::mem::take(&mut side.samples),
            std::mem::take(&mut side.idle),
            std::mem::take(&mut side.iterations),
        )
    });
    put(out, &Line::Run(Box::new(head)))?;
    for request in urgent.unwrap_or_default() {
        put(out, &Line::Request { run, request })?;
    }
    let (samples, idle, iterations) = bulk.unwrap_or_default();
    for sample in samples {
        put(out, &Line::Bulk { run, sample })?;
    }
    for interval in idle {
        put(out, &Line::Idle { run, interval })?;
    }
    for iteration in iterations {
        put(out, &Line::Iteration { run, iteration })?;
    }
    Ok(())
}

fn put(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

/// Reads what [`write()`] wrote. Empty lines are skipped.
///
/// # Errors
/// [`ReadError`] at the first line that cannot be read or placed.
pub fn read(input: impl BufRead) -> Result<Experiment, ReadError> {
    let mut lines = input.lines().enumerate();
    let (_, first) = lines.next().ok_or(ReadError::NotSamples)?;
    let version: Version = serde_json::from_str(&first?).map_err(|_| ReadError::NotSamples)?;
    if version.format != FORMAT {
        return Err(ReadError::NotSamples);
    }
    if version.version != VERSION {
        return Err(ReadError::Version { found: version.version });
    }
    let mut experiment = Experiment::default();
    for (index, text) in lines {
        let text = text?;
        if text.trim().is_empty() {
            continue;
        }
        let at = |why: String| ReadError::Line { line: index + 1, why };
        let line = serde_json::from_str(&text).map_err(|error| at(error.to_string()))?;
        place(&mut experiment, line).map_err(|why| at(why.to_owned()))?;
    }
    Ok(experiment)
}

fn place(experiment: &mut Experiment, line: Line) -> Result<(), &'static str> {
    match line {
        Line::Experiment { plan, device } => {
            experiment.plan = *plan;
            experiment.device = *device;
        }
        Line::Run(run) => experiment.runs.push(*run),
        Line::Request { run, request } => {
            let urgent = experiment.runs.get_mut(run).and_then(|run| run.urgent.as_mut());
            urgent.ok_or("a request of a run without an urgent side")?.requests.push(request);
        }
        Line::Bulk { run, sample } => bulk_of(experiment, run)?.samples.push(sample),
        Line::Idle { run, interval } => bulk_of(experiment, run)?.idle.push(interval),
        Line::Iteration { run, iteration } => bulk_of(experiment, run)?.iterations.push(iteration),
    }
    Ok(())
}

fn bulk_of(experiment: &mut Experiment, run: usize) -> Result<&mut super::BulkSide, &'static str> {
    let bulk = experiment.runs.get_mut(run).and_then(|run| run.bulk.as_mut());
    bulk.ok_or("a bulk sample of a run without a bulk side")
}

//! Instructions of one launch call, counted by callgrind: the same on every machine and under any load.

use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::{Command as Process, Stdio};

use serde::Serialize;

use crate::device::{Ready, View};
use crate::error::{BenchError, Doing};
use crate::protocol::{Command, MicroCommand, Role, Stream};
use crate::runner::interrupt::Interrupt;

/// The worker's function around one launch; only what runs below it is counted.
const COUNTED: &str = "hipreempt_micro_launch";
/// Two lengths: what is not done at every launch cancels out between them.
const LAUNCHES: [u32; 2] = [1_000, 5_000];

/// Instructions a launch.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Instructions {
    /// Without the preload.
    pub native: f64,
    /// With it, alone on the GPU.
    pub preloaded: f64,
}

impl fmt::Display for Instructions {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (native, preloaded) = (self.native, self.preloaded);
        write!(
            out,
            "instructions a launch: {native:.1} native, {preloaded:.1} preloaded, {:.1} added",
            preloaded - native
        )
    }
}

/// Counts both; `None` where valgrind is not installed.
///
/// # Errors
/// [`BenchError`] if valgrind is there and does not give a count.
pub fn count(ready: &Ready, interrupt: &Interrupt) -> Result<Option<Instructions>, BenchError> {
    if Process::new("valgrind").arg("--version").stdout(Stdio::null()).status().is_err() {
        return Ok(None);
    }
    let native = per_launch(ready, &View::default(), interrupt)?;
    let preloaded = per_launch(ready, &View { priority: Some("low"), ..View::default() }, interrupt)?;
    Ok(Some(Instructions { native, preloaded }))
}

fn per_launch(ready: &Ready, view: &View, interrupt: &Interrupt) -> Result<f64, BenchError> {
    let [short, long] = LAUNCHES;
    let (few, many) = (total(ready, view, short, interrupt)?, total(ready, view, long, interrupt)?);
    Ok((many as f64 - few as f64) / f64::from(long - short))
}

fn total(ready: &Ready, view: &View, launches: u32, interrupt: &Interrupt) -> Result<u64, BenchError> {
    interrupt.check()?;
    let folder = tempfile::tempdir().doing("make a folder for callgrind")?;
    let out = folder.path().join("callgrind.out");
    let mut valgrind = Process::new("valgrind");
    valgrind.args(["--tool=callgrind", "--quiet", "--collect-atstart=no"]);
    valgrind
        .arg(format!("--toggle-collect={COUNTED}"))
        .arg(format!("--callgrind-out-file={}", out.display()));
    valgrind.arg(ready.worker_program()?);
    valgrind.arg(
        serde_json::to_string(&ready.config(Role::Micro, Stream::Null))
            .map_err(std::io::Error::other)
            .doing("write a configuration")?,
    );
    valgrind.envs(ready.environment(view)?).stdin(Stdio::piped()).stdout(Stdio::null());
    let mut child = valgrind.spawn().doing("start valgrind")?;
    let command = MicroCommand { launches, drain_every: 100, ..MicroCommand::default() };
    let mut stdin = child.stdin.take().expect("stdin was asked for");
    for command in [Command::Micro(command), Command::Quit] {
        let line = serde_json::to_string(&command).map_err(std::io::Error::other).doing("write a command")?;
        writeln!(stdin, "{line}").doing("command a worker under valgrind")?;
    }
    drop(stdin);
    child.wait().doing("wait for valgrind")?;
    read_total(&out)
}

/// The `summary:` or `totals:` line of a callgrind file.
fn read_total(path: &Path) -> Result<u64, BenchError> {
    let text = std::fs::read_to_string(path).doing("read what callgrind counted")?;
    let mut lines =
        text.lines().filter_map(|line| line.strip_prefix("summary: ").or(line.strip_prefix("totals: ")));
    lines
        .next_back()
        .and_then(|count| count.trim().parse().ok())
        .ok_or_else(|| BenchError::Worker { role: "valgrind", what: "counted nothing".to_owned() })
}

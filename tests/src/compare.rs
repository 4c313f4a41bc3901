//! Holds a run with the preload beside one without: the same output, the same end, nothing more on stderr.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::chaos::Watched;
use crate::programs::build;
use crate::scene::{Ended, Mode, Scene};

/// A card this busy holds everybody else most of the time, and leaves gaps for them to go on.
const URGENT_PAUSE_US: &str = "1000";
/// A short program may run inside one gap; not this many times.
const HELD_ATTEMPTS: u32 = 10;
/// An urgent program that has not started by then never will.
const START_LIMIT: Duration = Duration::from_secs(20);

/// A program and its arguments, to be run both ways.
pub struct Trial {
    program: PathBuf,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
    reports: bool,
    holds_min: u64,
}

impl Trial {
    /// A victim of the victims' folder.
    pub fn of(source: &str) -> Self {
        Self::program(build(source))
    }

    /// Any program.
    pub fn program(program: impl Into<PathBuf>) -> Self {
        Trial {
            program: program.into(),
            arguments: Vec::new(),
            variables: Vec::new(),
            reports: true,
            holds_min: 1,
        }
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// Sets a variable for both runs.
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// A held run is only one with so many holds.
    pub fn holds_min(mut self, holds: u64) -> Self {
        self.holds_min = holds;
        self
    }

    /// The program ends in a way that leaves no report behind (a signal, `_exit`), or makes no launch.
    pub fn without_report(mut self) -> Self {
        self.reports = false;
        self
    }

    /// Runs it alone, both ways.
    ///
    /// # Panics
    /// If anything differs, or the preload did not see the launches.
    pub fn same_alone(&self) -> Ended {
        let native = self.run(&Scene::new(), Mode::Native, None);
        let scene = Scene::new();
        let report = scene.path("report");
        let preloaded = self.run(&scene, Mode::Preloaded("normal"), Some(&report));
        assert_same(&native, &preloaded);
        if self.reports {
            assert!(report_field(&report, "launches") > 0, "the preload saw no launch");
        }
        preloaded
    }

    /// Runs it natively, and with the preload beside an urgent program that keeps it held again and again, until a
    /// run was held.
    ///
    /// # Panics
    /// If anything differs, or nothing was ever held.
    pub fn same_while_held(&self) -> Ended {
        let native = self.run(&Scene::new(), Mode::Native, None);
        let scene = Scene::new();
        let urgent = start_urgent(&scene, &["--pause", URGENT_PAUSE_US]);
        let attempts = if self.reports { HELD_ATTEMPTS } else { 1 };
        for attempt in 0..attempts {
            let report = scene.path(&format!("report-{attempt}"));
            let preloaded = self.run(&scene, Mode::Preloaded("low"), Some(&report));
            assert_same(&native, &preloaded);
            if !self.reports || report_field(&report, "holds") >= self.holds_min {
                drop(urgent);
                return preloaded;
            }
        }
        panic!("not held {} times in any of {attempts} runs", self.holds_min);
    }

    fn run(&self, scene: &Scene, mode: Mode, report: Option<&Path>) -> Ended {
        let mut command = scene.command(&self.program, mode);
        command.args(&self.arguments).envs(self.variables.iter().map(|(name, value)| (name, value)));
        if let Some(report) = report {
            command.env("HIPREEMPT_REPORT", report);
        }
        scene.finish(command)
    }
}

/// Starts the urgent victim and waits for its first kernel.
///
/// # Panics
/// If it does not start.
pub fn start_urgent(scene: &Scene, arguments: &[&str]) -> Watched {
    let mut command = scene.command(build("urgent.hip"), Mode::Preloaded("high"));
    command.args(arguments);
    let urgent = Watched::start(command);
    assert!(
        urgent.find_line(START_LIMIT, |line| line == "kernel").is_some(),
        "the urgent program did not start"
    );
    urgent
}

/// Same end, same stdout, and the same stderr: a preload that has nothing to complain of says nothing.
///
/// # Panics
/// If they differ.
pub fn assert_same(native: &Ended, preloaded: &Ended) {
    assert!(!["exit 70", "exit 71", "time limit"].contains(&native.how.as_str()), "native: {native:?}");
    assert_eq!(native, preloaded, "left without, right with the preload");
}

/// A number in the report that the preload library wrote at the end of a program, over all of its clients and, where
/// it forked, all of its processes.
///
/// # Panics
/// If there is no such report or field.
pub fn report_field(report: &Path, field: &str) -> u64 {
    let text =
        std::fs::read_to_string(report).unwrap_or_else(|error| panic!("{}: {error}", report.display()));
    let lines = text.lines().map(|line| (line, serde_json::from_str::<serde_json::Value>(line)));
    let clients = lines.flat_map(|(line, json)| {
        let json = json.unwrap_or_else(|error| panic!("{line}: {error}"));
        json["clients"].as_array().cloned().unwrap_or_else(|| panic!("no clients in {line}"))
    });
    clients
        .map(|client| client[field].as_u64().unwrap_or_else(|| panic!("no number {field:?} in {client}")))
        .sum()
}

/// The lines of a program's stderr that the preload library wrote.
pub fn own_lines(ended: &Ended) -> Vec<&str> {
    ended.stderr.lines().filter(|line| line.starts_with("hipreempt")).collect()
}

/// `python3` of the machine: the real program, not a wrapper script.
///
/// # Panics
/// If there is none.
pub fn python() -> PathBuf {
    let output =
        std::process::Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output();
    let output = output.expect("python3: tests/run installs it");
    PathBuf::from(OsStr::new(String::from_utf8_lossy(&output.stdout).trim()))
}

//! Holds a run with the preload beside one without: the same output, the same end, nothing more on stderr.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::chaos::Watched;
use crate::programs::build;
use crate::scene::{Ended, Mode, Platform, Scene, holds_to_try};

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
    libraries: Vec<Platform>,
    preloads: Vec<Platform>,
    reports: bool,
    count: Count,
    launches: bool,
    holds_min: u64,
}

/// How the launches that the preload saw are held beside those that the victim says it made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    /// Not at all: the victim does not say.
    Untold,
    /// As many.
    Exactly,
    /// As many or fewer.
    AtMost,
}

/// What a victim prints before the number of launches that it made.
const LAUNCHES: &str = "launches: ";

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
            libraries: vec![Platform::Hip],
            preloads: vec![Platform::Hip],
            reports: true,
            count: Count::Untold,
            launches: true,
            holds_min: 1,
        }
    }

    /// A CUDA victim, which tells how many launches it made: the preload must have seen as many.
    pub fn cuda(source: &str) -> Self {
        let platforms = [Platform::Cuda];
        Trial { count: Count::Exactly, ..Self::of(source) }.libraries(&platforms).preloads(&platforms)
    }

    /// A HIP victim on HIP's library over CUDA's.
    pub fn on_cuda(source: &str) -> Self {
        Self::of(source).libraries(&[Platform::HipOnCuda, Platform::Cuda]).preloads(&[Platform::HipOnCuda])
    }

    /// Platforms whose libraries are there.
    pub fn libraries(mut self, platforms: &[Platform]) -> Self {
        self.libraries = platforms.to_vec();
        self
    }

    /// Platforms whose preload libraries are in force.
    pub fn preloads(mut self, platforms: &[Platform]) -> Self {
        self.preloads = platforms.to_vec();
        self
    }

    /// The number of launches differs from run to run, or is not what the library was given to run.
    pub fn uncounted(mut self) -> Self {
        self.count = Count::Untold;
        self
    }

    /// Some launches are left alone: those that are made while another thread captures.
    pub fn counted_at_most(mut self) -> Self {
        self.count = Count::AtMost;
        self
    }

    /// The victim submits work, but none by a launch.
    pub fn unlaunched(mut self) -> Self {
        self.launches = false;
        self
    }

    /// The victim tells how many launches it made.
    pub fn counted(mut self) -> Self {
        self.count = Count::Exactly;
        self
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
        self.count = Count::Untold;
        self
    }

    /// Runs it alone, both ways.
    ///
    /// # Panics
    /// If anything differs, or the preload did not see the launches.
    pub fn same_alone(&self) -> Ended {
        let native = self.run(&self.scene(), Mode::Native, None);
        let scene = self.scene();
        let report = scene.path("report");
        let preloaded = self.run(&scene, Mode::Preloaded("normal"), Some(&report));
        assert_same(&native, &preloaded);
        if self.reports {
            self.check_launches(&preloaded, &report);
        }
        preloaded
    }

    /// Runs it natively, and with the preload beside an urgent program that keeps it held again and again, until a
    /// run was held: in each way that the platform has.
    ///
    /// # Panics
    /// If anything differs, or nothing was ever held.
    pub fn same_while_held(&self) -> Ended {
        let native = self.run(&self.scene(), Mode::Native, None);
        if self.preloads.contains(&Platform::Cuda) {
            return self.same_while(&native, None);
        }
        let ended = holds_to_try().map(|hold| self.same_while(&native, Some(hold)));
        ended.last().expect("a way of holding")
    }

    /// The same in one way, or as it comes.
    fn same_while(&self, native: &Ended, hold: Option<&str>) -> Ended {
        let mut scene = self.scene();
        if let Some(hold) = hold {
            scene.set("HIPREEMPT_HOLD", hold);
        }
        let urgent = start_urgent_on(self.preloads[0], &scene, &["--pause", URGENT_PAUSE_US]);
        let attempts = if self.reports { HELD_ATTEMPTS } else { 1 };
        for attempt in 0..attempts {
            let report = scene.path(&format!("report-{attempt}"));
            let preloaded = self.run(&scene, Mode::Preloaded("low"), Some(&report));
            assert_same(native, &preloaded);
            if self.count != Count::Untold {
                self.check_launches(&preloaded, &report);
            }
            if self.reports && hold == Some("thread") {
                assert_eq!(report_field(&report, "kept"), 0, "calls were kept where threads are held");
            }
            if !self.reports || report_field(&report, "holds") >= self.holds_min {
                drop(urgent);
                return preloaded;
            }
        }
        let by = hold.unwrap_or("the default");
        panic!("not held {} times in any of {attempts} runs, by {by}", self.holds_min);
    }

    fn scene(&self) -> Scene {
        Scene::with(&self.libraries, &self.preloads)
    }

    /// The preload saw launches, and where the victim told their number, exactly those.
    fn check_launches(&self, ended: &Ended, report: &Path) {
        let seen = report_field(report, "launches");
        assert_eq!(seen > 0, self.launches, "the preload saw {seen} launches");
        let told = told_launches(&ended.stdout);
        match self.count {
            Count::Untold => {}
            Count::Exactly => {
                assert_eq!(Some(seen), told, "launches that the preload saw, and that were made")
            }
            Count::AtMost => {
                assert!(told.is_some_and(|told| seen <= told), "{seen} launches seen, {told:?} made")
            }
        }
    }

    /// The program with its arguments and variables in a scene, not started.
    pub fn command(&self, scene: &Scene, mode: Mode) -> Command {
        let mut command = scene.command(&self.program, mode);
        command.args(&self.arguments).envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    fn run(&self, scene: &Scene, mode: Mode, report: Option<&Path>) -> Ended {
        let mut command = self.command(scene, mode);
        if let Some(report) = report {
            command.env("HIPREEMPT_REPORT", report);
        }
        scene.finish(command)
    }
}

/// All launches that a victim and its children made, by their lines; `None` if there is no such line.
fn told_launches(stdout: &str) -> Option<u64> {
    let numbers = stdout.lines().filter_map(|line| line.strip_prefix(LAUNCHES));
    numbers.map(|number| number.parse::<u64>().ok()).reduce(|sum, number| Some(sum? + number?)).flatten()
}

/// Starts HIP's urgent victim and waits for its first kernel.
///
/// # Panics
/// If it does not start.
pub fn start_urgent(scene: &Scene, arguments: &[&str]) -> Watched {
    start_urgent_on(Platform::Hip, scene, arguments)
}

/// Starts a platform's urgent victim and waits for its first kernel.
///
/// # Panics
/// If it does not start.
pub fn start_urgent_on(platform: Platform, scene: &Scene, arguments: &[&str]) -> Watched {
    let source = match platform {
        Platform::Hip | Platform::HipOnCuda => "urgent.hip",
        Platform::Cuda => "cuda/urgent.c",
    };
    let mut command = scene.command(build(source), Mode::Preloaded("high"));
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
    report_fields(report, field).into_iter().sum()
}

/// The same, apart for each preload library and process that wrote a line, in the order of their ends.
///
/// # Panics
/// As [`report_field`].
pub fn report_fields(report: &Path, field: &str) -> Vec<u64> {
    let text =
        std::fs::read_to_string(report).unwrap_or_else(|error| panic!("{}: {error}", report.display()));
    let sum = |line: &str| {
        let json: serde_json::Value =
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}"));
        let clients = json["clients"].as_array().unwrap_or_else(|| panic!("no clients in {line}"));
        let number = |client: &serde_json::Value| client[field].as_u64();
        clients.iter().map(|client| number(client).unwrap_or_else(|| panic!("no {field:?} in {line}"))).sum()
    };
    text.lines().map(sum).collect()
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

//! The conformance suite: the program `hipreempt-conformance` with the preload and without, bit for bit the same,
//! whatever the gate does.
//!
//! What is tried follows from a seed: which part of the program, on which moments of the software device, at which level,
//! with which way of holding, under which gate. A gate is a client of the suite's own on the program's board
//! ([`flapper`]). `tests/conformance --seeds 1000` runs a thousand; `cargo test` runs [`SEEDS`] of them.
//!
//! # The faults of others
//!
//! 21 faults have been found in schedulers of this kind. Each is put into a copy of the sources by `tests/inject`, under
//! this name in `tests/faults.toml`, and turns a test red:
//!
//! | | fault | entry |
//! |---|---|---|
//! | 1 | a synchronisation returns before held kernels ran | `hipDeviceSynchronize returns early`, `conformance: a stream is said to be ready at once` |
//! | 2 | stale data after a copy; a query says done | `hipStreamQuery says done too early`, `conformance: a stream is said to be ready at once` |
//! | 3 | a wait for an event that was not recorded yet | `hipStreamWaitEvent does not order` |
//! | 4 | arguments are read after the launch returned | `conformance: launches are made by another thread after the call` |
//! | 5 | the legacy null stream is not ordered | `conformance: a launch on the null stream goes to another one` |
//! | 6 | events on the null stream are never ready | `conformance: events on the null stream are not recorded` |
//! | 7 | other functions jump ahead of held kernels | `conformance: a host function jumps ahead`, `graphs are not scheduled`, `memsets are not scheduled` |
//! | 8 | the null stream and the threads' own are not scheduled | `the _spt functions are not scheduled`, `the null stream is not scheduled` |
//! | 9 | an allocation waits for held launches | `an allocation waits for what is held` |
//! | 10 | captures broken, graphs unscheduled | `an open capture is not left alone`, `graphs are not scheduled` |
//! | 11 | the larger structure in an old program's buffer | `an old binary gets the new, larger property structure` |
//! | 12 | a module is unloaded under its held launches | `conformance: a module goes before its launches` |
//! | 13 | a bad setting ends the program | `a bad setting ends the program` |
//! | 14 | launch errors are lost | `launch errors are swallowed` |
//! | 15 | a dead agent leaves queues suspended | `level 3 on AMD: nobody watches over the agent`, `level 3 on AMD: a program that ends leaves its queues suspended` |
//! | 16 | agents in every child; a child ends its parent's | `every child starts an agent`, `a forked child believes that it has its parent's threads` |
//! | 17 | a stream is suspended that another one waits for | cannot be written down: one stream of a process is never suspended while another runs, and whatever is held or suspended goes on at a limit. The guard of that limit has its fault: `level 3 on AMD: a suspension has no limit` |
//! | 18 | the claim is dropped in each gap | `the claim is dropped in each gap` |
//! | 19 | work in flight is limited in number | `work in flight is not limited in time` |
//! | 20 | an open control port | cannot be written down: there is no port and no daemon. What stands in their place is a file of the user's own: `a board of another user is used` |
//! | 21 | the program needs a function that is not there | `the preload needs a function that the library does not have` |

pub mod flapper;
mod plan;

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use hipreempt_board::Board;

use crate::chaos::Watched;
use crate::compare::report_field;
use crate::programs::{Language, build_as, kernels};
use crate::stage::HANG;
use crate::{ComputeDriver, Ended, Mode, Scene, artifacts};

use flapper::Flapper;
pub use plan::{Gate, Level, Part, Plan};

/// How launches are held: values of `HIPREEMPT_HOLD`.
pub const HOLD_MODES: &[&str] = &["thread", "queue"];

/// Seeds in `cargo test`.
pub const SEEDS: u64 = 60;

/// A gate may have been open by chance whenever it mattered; not this many times.
const ATTEMPTS: u64 = 10;
/// Between two looks at the board.
const LOOK: Duration = Duration::from_millis(1);

/// What came of one plan.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What was to be tried.
    pub plan: Plan,
    /// Times that a launch was held.
    pub holds: u64,
    /// Times that a queue was suspended.
    pub suspensions: u64,
}

/// A card and a board, on which plans are tried one after the other.
pub struct Suite {
    scene: Scene,
    board: PathBuf,
    reports: AtomicU64,
}

impl Default for Suite {
    fn default() -> Self {
        Self::new()
    }
}

impl Suite {
    /// # Panics
    /// If the program makes no board.
    #[must_use]
    pub fn new() -> Self {
        let mut scene = Scene::new();
        let own = build_as("conformance_kernels.c", Language::Shared, &[]);
        scene.set("SOFTGPU_KERNELS", format!("{}:{}", kernels().display(), own.display()));
        scene.set("CONFORMANCE_DEVICE_CODE", build_as("conformance.hip", Language::DeviceCode, &[]));
        let mut suite = Self { scene, board: PathBuf::new(), reports: AtomicU64::new(0) };
        let first = suite.command(&["cases-of", "hipEventCreate"], Mode::Preloaded("low"));
        let ended = suite.scene.finish(first);
        assert_eq!(ended.how, "exit 0", "{ended:?}");
        suite.board = suite.scene.boards().pop().expect("a board");
        suite
    }

    /// The program without the preload.
    #[must_use]
    pub fn native(&self, arguments: &[&str]) -> Ended {
        self.scene.finish(self.command(arguments, Mode::Native))
    }

    fn command(&self, arguments: &[&str], mode: Mode) -> Command {
        let mut command = self.scene.command(artifacts::built("hipreempt-conformance"), mode);
        command.args(arguments);
        command
    }

    /// Runs the program by the plan and without the preload.
    ///
    /// # Errors
    /// What differs.
    ///
    /// # Panics
    /// If the program cannot be run.
    pub fn attempt(&self, plan: Plan) -> Result<Tried, String> {
        let words = plan.arguments();
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut native = self.command(&arguments, Mode::Native);
        native.env("SOFTGPU_SEED", (plan.device_seed ^ 0x55).to_string()).envs(plan.device_variables());
        let native = self.scene.finish(native);
        if native.how != plan.part.end() || native.stdout.is_empty() {
            return Err(format!("without the preload: {native:?}"));
        }
        let report = self.scene.path(&format!("report-{}", self.reports.fetch_add(1, Ordering::Relaxed)));
        let mut command = self.command(&arguments, Mode::Preloaded("low"));
        command.env("SOFTGPU_SEED", plan.device_seed.to_string()).env("HIPREEMPT_REPORT", &report);
        command.envs(plan.device_variables()).envs(plan.variables());
        let driver = ComputeDriver::new();
        if plan.level == Level::Three {
            driver.attend(&mut command);
        }
        let flapper = Flapper::start(&self.board, plan.gate, plan.gate_seed);
        let ended = self.scene.finish(command);
        drop(flapper);
        difference(&native, &ended).map_or(Ok(()), Err)?;
        match driver.wrong().as_slice() {
            [] => {}
            wrong => return Err(format!("the driver was called wrongly: {wrong:?}")),
        }
        let holds = if plan.level == Level::Zero { 0 } else { report_field(&report, "holds") };
        Ok(Tried { plan, holds, suspensions: driver.suspensions() })
    }

    /// As [`Self::hold`], again with other moments of the gate until it has held more than `holds_min` launches, where it
    /// holds any.
    ///
    /// # Panics
    /// If anything differs, or the gate never did.
    pub fn hold_often(&self, plan: Plan, holds_min: u64) {
        for attempt in 0..ATTEMPTS {
            let tried = self.hold(Plan { gate_seed: plan.gate_seed + attempt, ..plan });
            if !plan.gate.holds() || tried.holds > holds_min {
                return;
            }
        }
        panic!("{plan:?}: not held {holds_min} times in any of {ATTEMPTS} runs");
    }

    /// A thread of the program allocates while another one's launch is held at a closed gate; where the launch has returned,
    /// its stream is not ready.
    ///
    /// # Panics
    /// If it does not get its memory before the gate opens.
    pub fn allocate_while_held(&self, hold: &'static str) {
        let mut plan = Plan::of_part(Part::Errors, Gate::Closed, hold);
        plan.hold_max_ms = HANG.as_millis() as u64;
        let mut command = self.command(&["allocate"], Mode::Preloaded("low"));
        // No share that a client keeps whatever others do.
        command.envs(plan.variables()).env("HIPREEMPT_MIN_SHARE_PERCENT", "0");
        let flapper = Flapper::start(&self.board, plan.gate, 0);
        let mut program = Watched::start(command);
        assert_eq!(program.line_within(HANG).as_deref(), Some("launching"));
        let board = Board::open_existing(&self.board).expect("the board");
        let is_held = || board.clients().iter().any(|client| client.waiting > 0);
        // Where launches are queued the call returns, and nobody waits.
        let returned =
            std::iter::from_fn(|| Some(program.line_within(LOOK))).find(|line| line.is_some() || is_held());
        program.write_line("allocate");
        assert_eq!(
            program.line_within(HANG).as_deref(),
            Some("allocated"),
            "no memory while a launch is held"
        );
        drop(flapper);
        match returned.flatten() {
            // Nothing of it can have run.
            Some(line) => assert_eq!(line, "launched 600 600", "a query of what is held"),
            None => {
                let line = program.line_within(HANG).expect("the end of the launch");
                assert!(line.starts_with("launched"), "{line}");
            }
        }
        assert_eq!(program.end(HANG), Some(0));
    }

    /// As [`Self::attempt`].
    ///
    /// # Panics
    /// If anything differs.
    pub fn hold(&self, plan: Plan) -> Tried {
        let shown = format!("{plan:?}");
        self.attempt(plan).unwrap_or_else(|problem| panic!("{shown}: {problem}"))
    }
}

/// The first lines in which two runs differ.
fn difference(native: &Ended, preloaded: &Ended) -> Option<String> {
    if native == preloaded {
        return None;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (left, right) = (lines(&native.stdout), lines(&preloaded.stdout));
    let at = (0..left.len().max(right.len())).find(|at| left.get(*at) != right.get(*at));
    let shown = |lines: &[String]| at.and_then(|at| lines.get(at).cloned()).unwrap_or_default();
    Some(format!(
        "{} without the preload, {} with it\nwithout: {}\nwith:    {}\nstderr without: {}\nstderr with: {}",
        native.how,
        preloaded.how,
        shown(&left),
        shown(&right),
        native.stderr,
        preloaded.stderr
    ))
}

/// Tries `count` seeds from `first` on, `jobs` at a time.
///
/// # Panics
/// If a seed fails; it says which, and how to run it alone.
#[must_use]
pub fn run_seeds(first: u64, count: u64, jobs: u64) -> Vec<Tried> {
    let next = AtomicU64::new(first);
    let work = || {
        let suite = Suite::new();
        let mut tried = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= first + count {
                return tried;
            }
            let plan = Plan::of_seed(seed);
            let shown = format!("seed {seed} ({plan:?})");
            tried.push(suite.attempt(plan).unwrap_or_else(|problem| {
                panic!("{shown}: {problem}\nagain: tests/conformance --first {seed} --seeds 1")
            }));
        }
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("no seed failed")).collect()
    })
}

//! `hipreempt doctor` on a machine with AMD's compute driver: what is there, and a self-test of at most some twenty seconds.
//! It measures what nobody has published: how long the driver takes to suspend a hardware queue and to put it back, with
//! the card idle, with bulk waves on it, and with another process's as well. And what holding costs everywhere: see
//! [`hold`].
//!
//! **It has not been run on an AMD card yet**, only on the software device; the report says so. Everything that is measured
//! runs in a child process; every answer is waited for so long and no longer, and what was not run is named.

mod facts;
pub mod worker;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use hipreempt_driver::amd::kfd;

use super::peer::Peer;
use super::report::Report;
use super::{EXIT_NO_EFFECT, hold};
use crate::CliError;
use crate::args::{DoctorRole, Platform};
use crate::settings;

/// The whole self-test.
const SELF_TEST: Duration = Duration::from_secs(20);
/// Opening a GPU for the first time takes seconds.
const STARTS_WITHIN: Duration = Duration::from_secs(10);
/// One phase.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);

/// The device of the compute driver, and whether the user says where it is.
pub fn device() -> (PathBuf, bool) {
    let variable = kfd::DEVICE_VARIABLE.to_string_lossy();
    match std::env::var_os(&*variable).filter(|path| !path.is_empty()) {
        Some(path) => (path.into(), true),
        None => (PathBuf::from(kfd::DEVICE.to_string_lossy().into_owned()), false),
    }
}

/// Prints what works here, measures, and writes the report.
///
/// # Errors
/// The report cannot be written.
pub fn run(path: &Path) -> Result<ExitCode, CliError> {
    let mut report = Report::default();
    facts::print(&mut |line| report.say(line));
    let sound = SelfTest::new().run(&mut report);
    report.say("");
    report.say(format!("hold      {}, at a closed gate", settings::hold_on_hip()));
    report.say("level     1, which holds launches; 3 is used only where HIPREEMPT_LEVEL=3 asks for it, since it has not");
    report.say("          been run on an AMD card yet. These figures are what that waits for: please send the report");
    report.write(path)?;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::from(EXIT_NO_EFFECT) })
}

/// The measurement, with its end.
struct SelfTest {
    until: Instant,
    sound: bool,
}

impl SelfTest {
    fn new() -> Self {
        Self { until: Instant::now() + SELF_TEST, sound: true }
    }

    /// Whether everything was run and found in order.
    fn run(mut self, report: &mut Report) -> bool {
        report.say("");
        report.say("self-test");
        let Some(mut bulk) = self.start(DoctorRole::AmdQueues, report) else { return false };
        self.phase(&mut bulk, "correct", "a fill and its copy back", report);
        self.phase(&mut bulk, "launch", "a launch, on the host", report);
        self.phase(&mut bulk, "bulk", "a bulk launch, to its end", report);
        self.phase(&mut bulk, "switch", "queue off and back, card idle", report);
        self.phase(&mut bulk, "busy", "bulk work", report);
        self.phase(&mut bulk, "switch", "queue off and back, bulk waves", report);
        match self.start(DoctorRole::AmdBusy, report) {
            Some(_urgent) => {
                self.phase(&mut bulk, "switch", "queue off and back, urgent waves too", report);
            }
            None => report.say("  queue off and back, urgent waves too: not run"),
        }
        self.phase(&mut bulk, "idle", "the bulk work's end", report);
        self.phase(&mut bulk, "correct", "a fill and its copy back, afterwards", report);
        drop(bulk);
        self.sound &= hold::report(Platform::Hip, 0, self.until, report);
        self.sound
    }

    fn left(&self, limit: Duration) -> Duration {
        limit.min(self.until.saturating_duration_since(Instant::now()))
    }

    fn start(&mut self, role: DoctorRole, report: &mut Report) -> Option<Peer> {
        let started = Peer::start(role, 0).and_then(|mut peer| {
            loop {
                match peer.read_within(self.left(STARTS_WITHIN))? {
                    line if line == "ready" => return Ok(peer),
                    line => report.say(format!("  {line}")),
                }
            }
        });
        started.map_err(|error| self.fails(report, &format!("the {role:?} process"), &error.to_string())).ok()
    }

    /// One question, whose answer is for people.
    fn phase(&mut self, peer: &mut Peer, request: &str, what: &str, report: &mut Report) {
        let limit = self.left(ANSWERS_WITHIN);
        if limit.is_zero() {
            return self.fails(report, what, "not run: the time was up");
        }
        match peer.ask_within(request, limit) {
            Ok(answer) => report.say(format!("  {what:<38} {answer}")),
            Err(error) => self.fails(report, what, &error.to_string()),
        }
    }

    fn fails(&mut self, report: &mut Report, what: &str, why: &str) {
        self.sound = false;
        report.say(format!("  {what:<38} FAILED: {why}"));
    }
}

//! How long it takes until bulk launches are held, and until they go on: two processes of this program, both under the
//! preload at level 1, on a board of their own. One launches, one after the other; the other claims the GPU as a marked
//! request does, and drops the claim. Both note when, by one clock.
//!
//! The *hold* latency is from just before the claim until the last launch that the driver still got had returned, and 0 if
//! it got none. The *release* latency is from just before the claim's end until the launch that was held had returned.
//! Where launches are held in a queue, they return at once, and the end of what was launched stands for their return.
//!
//! It must never hold a program of the user's, nor hang: each answer is waited for so long and no longer, and both
//! processes die with their peers.

mod latency;
pub mod worker;

use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use hipreempt_board::directory_from_env;
use serde::{Deserialize, Serialize};

use super::peer::Peer;
use super::report::Report;
use crate::args::{Device, DoctorRole, Platform};
use crate::{CliError, locate, run, settings};

/// Opening a GPU for the first time takes seconds.
const STARTS_WITHIN: Duration = Duration::from_secs(10);
/// All claims.
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// Variables of the preload that stay as the user set them.
const KEPT: [&str; 2] = ["HIPREEMPT_HIP_LIBRARY", "HIPREEMPT_CUDA_LIBRARY"];
const HOLD: &str = "HIPREEMPT_HOLD";

/// What a closed gate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The thread that launches.
    Thread,
    /// Its launches, while it goes on.
    Queue,
}

impl Way {
    /// As `HIPREEMPT_HOLD` says it.
    fn name(self) -> &'static str {
        match self {
            Self::Thread => "thread",
            Self::Queue => "queue",
        }
    }

    fn of_environment() -> Self {
        if std::env::var_os(HOLD).is_some_and(|way| way == Self::Queue.name()) {
            Self::Queue
        } else {
            Self::Thread
        }
    }
}

/// What was measured.
#[derive(Debug, Serialize, Deserialize)]
struct Outcome {
    /// How often the GPU was claimed.
    claims: usize,
    /// One each for a claim that held a launch.
    hold_ns: Vec<u64>,
    release_ns: Vec<u64>,
    /// Holds in all this time, by the preload's own count.
    counted: u64,
}

/// Measures on one GPU, as its library counts them, and says what came of it. Whether all of it was measured.
pub fn report(platform: Platform, device: i32, until: Instant, report: &mut Report) -> bool {
    let ways: &[Way] = if platform == Platform::Cuda { &[Way::Thread] } else { &[Way::Thread, Way::Queue] };
    let mut all = true;
    for way in ways {
        match measure(platform, device, *way, until) {
            Ok(outcome) => say(&outcome, *way, report),
            Err(error) => {
                all = false;
                report.say(format!("  hold and release, {:<20} not measured: {error}", way.name()));
            }
        }
    }
    all
}

fn say(outcome: &Outcome, way: Way, report: &mut Report) {
    let Outcome { claims, hold_ns, release_ns, counted } = outcome;
    let way = way.name();
    let (hold, release) = (latency::figures(hold_ns.clone()), latency::figures(release_ns.clone()));
    let held = hold_ns.len();
    report.say(format!("  {:<38} {hold} (claim to last launch)", format!("hold, {way}")));
    report.say(format!("  {:<38} {release} (claim's end to first launch)", format!("release, {way}")));
    report.say(format!("  {:<38} {held} of {claims} claims held a launch; {counted} holds counted", ""));
}

fn measure(platform: Platform, device: i32, way: Way, until: Instant) -> Result<Outcome, CliError> {
    let shim = locate::shim(platform, &Device::Auto)?;
    // Dropped last: after the processes that use it.
    let meeting = MeetingPlace::new()?;
    let start = |role, priority| {
        start(role, platform, device, |command| prepare(command, &shim, &meeting.0, way, priority), until)
    };
    let mut held = start(DoctorRole::Held, "low")?;
    let mut claims = start(DoctorRole::Claims, "high")?;
    let claimed = claims.ask_within("go", left(until, ANSWERS_WITHIN)?)?;
    let answer = held.ask_within(&claimed, left(until, ANSWERS_WITHIN)?)?;
    let outcome: Outcome = serde_json::from_str(&answer)
        .map_err(|error| CliError::Machine(format!("{answer:?} is no answer: {error}")))?;
    if outcome.hold_ns.is_empty() {
        let (claims, counted) = (outcome.claims, outcome.counted);
        let why = format!("none of {claims} claims held a launch; the preload counted {counted} holds");
        return Err(CliError::Machine(why));
    }
    Ok(outcome)
}

fn start(
    role: DoctorRole,
    platform: Platform,
    device: i32,
    prepare: impl FnOnce(&mut Command) -> Result<(), CliError>,
    until: Instant,
) -> Result<Peer, CliError> {
    let limit = left(until, STARTS_WITHIN)?;
    let mut peer = Peer::start_with(role, platform, device, prepare)?;
    match peer.read_within(limit)? {
        line if line == "ready" => Ok(peer),
        line => Err(CliError::Machine(format!("{line:?} of the measurement's {role:?} process"))),
    }
}

/// The environment of a process under the preload: this program's own settings, and none of the user's.
fn prepare(
    command: &mut Command,
    shim: &Path,
    meeting: &Path,
    way: Way,
    priority: &str,
) -> Result<(), CliError> {
    for (name, _) in std::env::vars_os() {
        let is_ours = name.to_string_lossy().starts_with("HIPREEMPT_");
        if is_ours && !KEPT.iter().any(|kept| name == *kept) {
            command.env_remove(name);
        }
    }
    command.env("LD_PRELOAD", run::preload_value(shim, None)?).env("HIPREEMPT_DIR", meeting);
    command.env(settings::PRIORITY, priority).env(settings::LEVEL, "1").env(HOLD, way.name());
    // No launch passes because its process is owed a share: what is measured is the gate.
    command.env("HIPREEMPT_MIN_SHARE_PERCENT", "0");
    Ok(())
}

/// What is left of the time, of a limit at most.
fn left(until: Instant, limit: Duration) -> Result<Duration, CliError> {
    let left = limit.min(until.saturating_duration_since(Instant::now()));
    if left.is_zero() { Err(CliError::Machine("the time was up".to_owned())) } else { Ok(left) }
}

/// A folder for the board of the two processes alone, beside everybody else's.
struct MeetingPlace(PathBuf);

impl MeetingPlace {
    fn new() -> Result<Self, CliError> {
        let path = directory_from_env().join(format!("hipreempt-doctor-{}", std::process::id()));
        // What is left of an earlier process of this number that was killed.
        let _ = std::fs::remove_dir_all(&path);
        let made = std::fs::DirBuilder::new().mode(0o700).create(&path);
        made.map_err(|error| CliError::Machine(format!("{}: {error}", path.display())))?;
        Ok(Self(path))
    }
}

impl Drop for MeetingPlace {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

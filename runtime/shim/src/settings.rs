//! The environment, read once. A value that makes no sense is named in one line, and its default is used instead:
//! the program runs on.

use std::path::PathBuf;
use std::str::FromStr;

use hipreempt_board::{HoldMode, Priority, directory_from_env};
use hipreempt_core::Tuning;
use hipreempt_core::slices::SliceTuning;
use hipreempt_core::suspend::SuspendTuning;
use hipreempt_driver::Platform;
use tracing::level_filters::LevelFilter;

use crate::say::say;

/// How urgent this process is: `high`, `normal`, `low` or an integer.
pub const PRIORITY: &str = "HIPREEMPT_PRIORITY";
/// How it is scheduled: 0 not at all, 1 by holding launches, 3 by suspending its hardware queues, `auto` for the best
/// that is known to work here.
pub const LEVEL: &str = "HIPREEMPT_LEVEL";
/// No launch is held longer than this many milliseconds.
pub const HOLD_MAX_MS: &str = "HIPREEMPT_HOLD_MAX_MS";
/// What is held at a closed gate: the `thread` that launches, or its launch in a `queue`, while the thread goes on.
pub const HOLD: &str = "HIPREEMPT_HOLD";
/// The window's lead to begin with, in microseconds.
pub const LEAD_US: &str = "HIPREEMPT_LEAD_US";
/// The share of the GPU that this process keeps whatever others do, in percent.
pub const MIN_SHARE_PERCENT: &str = "HIPREEMPT_MIN_SHARE_PERCENT";
/// The time slice of a client that is alone in the top class, in microseconds, at level 3; 0: its own.
pub const URGENT_SLICE_US: &str = "HIPREEMPT_URGENT_SLICE_US";
/// At level 3, the time slice of a process that gives way, in microseconds.
pub const BULK_SLICE_US: &str = "HIPREEMPT_BULK_SLICE_US";
/// At level 3 on AMD, nothing is suspended any more after a call of the kernel driver that takes longer, in milliseconds.
pub const SUSPEND_CALL_MAX_MS: &str = "HIPREEMPT_SUSPEND_CALL_MAX_MS";
/// Kernels that are never held, as comma-separated patterns with a trailing `*`.
pub const EXEMPT: &str = "HIPREEMPT_EXEMPT";
/// The real HIP library, where it cannot be found in the process.
pub const HIP_LIBRARY: &str = "HIPREEMPT_HIP_LIBRARY";
/// The real CUDA driver library, where it cannot be found in the process.
pub const CUDA_LIBRARY: &str = "HIPREEMPT_CUDA_LIBRARY";
/// 1: pass everything through.
pub const DISABLE: &str = "HIPREEMPT_DISABLE";
/// What the engine logs to stderr: `off`, `error`, `warn`, `info`, `debug` or `trace`.
pub const LOG: &str = "HIPREEMPT_LOG";
/// A file that gets one line of JSON when the process ends.
pub const REPORT: &str = "HIPREEMPT_REPORT";

const EXEMPT_DEFAULT: &str = "nccl*,rccl*";

/// Everything that the environment decides.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How urgent this process is.
    pub priority: Priority,
    /// Whether launches are scheduled at all.
    pub scheduled: bool,
    /// How.
    pub level: Level,
    /// What a closed gate is to hold, whether the platform can or not.
    pub hold: Hold,
    /// The decisions' numbers.
    pub tuning: Tuning,
    /// Those of level 3.
    pub slices: SliceTuning,
    /// Those of level 3 on AMD.
    pub suspending: SuspendTuning,
    /// Names, or beginnings of names, of kernels that are never held.
    pub exempt: Vec<String>,
    /// The directory of the boards.
    pub directory: PathBuf,
    /// From which level on the engine logs.
    pub log: LevelFilter,
    /// Where the report goes.
    pub report: Option<PathBuf>,
}

impl Settings {
    /// Reads the process's environment. What it leaves open is as this platform has it.
    #[must_use]
    pub fn from_env(platform: Platform) -> Self {
        Self::from_lookup(platform, of_process)
    }

    /// The same for a client that a program makes itself, with this priority. Its launches are calls of the program's own
    /// code, which nobody can keep for later.
    pub(crate) fn of_member(priority: Priority) -> Self {
        let settings = Self::from_lookup(Platform::Hip, |name| of_process(name).filter(|_| name != HOLD));
        Self { priority, hold: Hold::Thread, ..settings }
    }

    /// The kernels that are never held, for callers that come before the engine.
    pub(crate) fn exempt_from_env() -> Vec<String> {
        patterns(&std::env::var(EXEMPT).unwrap_or_else(|_| EXEMPT_DEFAULT.into()))
    }

    fn from_lookup(platform: Platform, lookup: impl Fn(&str) -> Option<String>) -> Self {
        let defaults = Tuning::default();
        let level = value(&lookup, LEVEL, Level::Auto, "0, 1, 3 or auto");
        let disabled = value(&lookup, DISABLE, Switch(false), "0 or 1").0;
        let hold_max_ms =
            value(&lookup, HOLD_MAX_MS, HoldMax(defaults.hold_max_ns / 1_000_000), "1 to 60000");
        let lead_us = value(&lookup, LEAD_US, Lead(defaults.lead_start_ns / 1_000), "1 to 100000");
        let share = value(&lookup, MIN_SHARE_PERCENT, Percent(defaults.min_share_permille / 10), "0 to 100");
        let slices = SliceTuning::default();
        let long_us = value(&lookup, URGENT_SLICE_US, UrgentSlice(slices.long_us), "0 to 1000000");
        let tiny_us = value(&lookup, BULK_SLICE_US, BulkSlice(slices.tiny_us), "1 to 100000");
        let suspending = SuspendTuning::default();
        let call_max_ms =
            value(&lookup, SUSPEND_CALL_MAX_MS, CallMax(suspending.slow_ns / 1_000_000), "1 to 60000");
        let lead_ns = lead_us.0 * 1_000;
        let hold_max_ns = hold_max_ms.0 * 1_000_000;
        Self {
            priority: value(&lookup, PRIORITY, Priority::NORMAL, "high, normal, low or an integer"),
            scheduled: !disabled && !matches!(level, Level::Zero),
            level,
            hold: value(&lookup, HOLD, Hold::usual_on(platform), "thread or queue"),
            tuning: Tuning {
                lead_start_ns: lead_ns,
                lead_min_ns: defaults.lead_min_ns.min(lead_ns),
                lead_max_ns: defaults.lead_max_ns.max(lead_ns),
                hold_max_ns,
                min_share_permille: share.0 * 10,
                ..defaults
            },
            slices: SliceTuning {
                share_permille: share.0 * 10,
                long_us: long_us.0,
                tiny_us: tiny_us.0,
                ..slices
            },
            suspending: SuspendTuning {
                hold_max_ns: suspending.hold_max_ns.min(hold_max_ns),
                slow_ns: call_max_ms.0 * 1_000_000,
                share_permille: share.0 * 10,
                ..suspending
            },
            exempt: patterns(&lookup(EXEMPT).unwrap_or_else(|| EXEMPT_DEFAULT.into())),
            directory: directory_from_env(),
            log: value(&lookup, LOG, LevelFilter::OFF, "off, error, warn, info, debug or trace"),
            report: lookup(REPORT).filter(|path| !path.is_empty()).map(PathBuf::from),
        }
    }
}

fn of_process(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

fn value<T: FromStr + Copy + std::fmt::Display>(
    lookup: &impl Fn(&str) -> Option<String>,
    name: &str,
    default: T,
    accepted: &str,
) -> T {
    let Some(text) = lookup(name).filter(|text| !text.is_empty()) else { return default };
    text.trim().parse().unwrap_or_else(|_| {
        say!("{name}=\"{text}\" is not {accepted}; using {default}");
        default
    })
}

fn patterns(list: &str) -> Vec<String> {
    list.split(',').map(str::trim).filter(|pattern| !pattern.is_empty()).map(str::to_owned).collect()
}

/// What the user asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Nothing is scheduled.
    Zero,
    /// Launches are held.
    One,
    /// Hardware queues are suspended, or launches held where that does not work.
    Three,
    /// As [`Level::Three`] where its effect was measured once, else as [`Level::One`].
    Auto,
}

impl FromStr for Level {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "0" => Ok(Self::Zero),
            "1" => Ok(Self::One),
            "3" => Ok(Self::Three),
            "auto" => Ok(Self::Auto),
            _ => Err(()),
        }
    }
}

impl std::fmt::Display for Level {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Zero => "0",
            Self::One => "1",
            Self::Three => "3",
            Self::Auto => "auto",
        })
    }
}

#[derive(Clone, Copy, Debug)]
struct Switch(bool);

impl FromStr for Switch {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "0" => Ok(Self(false)),
            "1" => Ok(Self(true)),
            _ => Err(()),
        }
    }
}

/// What a closed gate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hold {
    /// The thread that launches: the call returns once it was made.
    Thread,
    /// The call: it returns at once, and is made later in its turn. HIP only.
    Queue,
}

impl Hold {
    /// Where nobody says what: the better one of those that there are. Bulk work that is bound by its host gets 8 % more
    /// done with a queue, and what is bound by the GPU as much (`bench/results/softgpu`).
    fn usual_on(platform: Platform) -> Self {
        match platform {
            Platform::Hip => Self::Queue,
            Platform::Cuda => Self::Thread,
        }
    }

    /// This, or what stands in its place on a platform that does not have it, and a line.
    pub(crate) fn possible_on(self, platform: Platform) -> Self {
        if self == Self::Queue && platform != Platform::Hip {
            say!("only HIP's launches can be held in a queue; threads are held");
            return Self::Thread;
        }
        self
    }

    /// The same, as the board has it.
    pub(crate) fn as_shown(self) -> HoldMode {
        match self {
            Self::Thread => HoldMode::Thread,
            Self::Queue => HoldMode::Queue,
        }
    }

    /// Whether calls will be kept, for callers that come before the engine and leave what there is to say to it.
    pub(crate) fn keeps_calls(platform: Platform) -> bool {
        Self::will_keep_calls(platform, of_process)
    }

    fn will_keep_calls(platform: Platform, lookup: impl Fn(&str) -> Option<String>) -> bool {
        let is = |name: &str, text: &str| lookup(name).is_some_and(|value| value.trim() == text);
        let said = lookup(HOLD).and_then(|text| text.trim().parse().ok());
        let hold = said.unwrap_or(Self::usual_on(platform));
        platform == Platform::Hip && hold == Self::Queue && !is(DISABLE, "1") && !is(LEVEL, "0")
    }
}

impl FromStr for Hold {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "thread" => Ok(Self::Thread),
            "queue" => Ok(Self::Queue),
            _ => Err(()),
        }
    }
}

impl std::fmt::Display for Hold {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Thread => "thread",
            Self::Queue => "queue",
        })
    }
}

impl std::fmt::Display for Switch {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}", u8::from(self.0))
    }
}

macro_rules! ranged {
    ($($name:ident($int:ty) in $range:expr;)*) => { $(
        #[derive(Clone, Copy, Debug)]
        struct $name($int);

        impl FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                text.parse().ok().filter(|value| $range.contains(value)).map(Self).ok_or(())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(out, "{}", self.0)
            }
        }
    )* };
}

ranged! {
    HoldMax(u64) in 1..=60_000;
    CallMax(u64) in 1..=60_000;
    Lead(u64) in 1..=100_000;
    Percent(u32) in 0..=100;
    UrgentSlice(u64) in 0..=1_000_000;
    BulkSlice(u64) in 1..=100_000;
}

#[cfg(test)]
#[path = "settings_fuzz_tests.rs"]
mod fuzz_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::heard;
    use proptest::prelude::*;

    fn with(name: &'static str, text: &str) -> Settings {
        Settings::from_lookup(Platform::Hip, only(name, text))
    }

    fn only(name: &'static str, text: &str) -> impl Fn(&str) -> Option<String> {
        move |asked| (asked == name).then(|| text.to_owned())
    }

    /// What an engine of this platform holds, how much it says about that, and whether code is read in advance for it.
    fn held(platform: Platform, text: &str) -> (Hold, usize, bool) {
        let (hold, said) =
            heard(|| Settings::from_lookup(platform, only(HOLD, text)).hold.possible_on(platform));
        (hold, said.len(), Hold::will_keep_calls(platform, only(HOLD, text)))
    }

    #[test]
    fn hip_holds_launches_where_nothing_is_said() {
        assert_eq!(held(Platform::Hip, ""), (Hold::Queue, 0, true));
    }

    #[test]
    fn cuda_holds_threads_where_nothing_is_said_and_says_nothing() {
        assert_eq!(held(Platform::Cuda, ""), (Hold::Thread, 0, false));
    }

    #[test]
    fn a_queue_on_cuda_costs_one_line() {
        assert_eq!(held(Platform::Cuda, "queue"), (Hold::Thread, 1, false));
    }

    #[test]
    fn what_is_to_be_held_is_held() {
        assert_eq!(held(Platform::Hip, "thread"), (Hold::Thread, 0, false));
        assert_eq!(held(Platform::Cuda, "thread"), (Hold::Thread, 0, false));
        assert_eq!(held(Platform::Hip, " queue "), (Hold::Queue, 0, true));
    }

    #[test]
    fn nonsense_is_held_as_nothing_and_costs_one_line() {
        assert_eq!(held(Platform::Hip, "both"), (Hold::Queue, 1, true));
        assert_eq!(held(Platform::Cuda, "both"), (Hold::Thread, 1, false));
    }

    #[test]
    fn code_is_not_read_in_advance_where_nothing_is_scheduled() {
        for (name, text) in [(DISABLE, "1"), (LEVEL, "0")] {
            assert!(!Hold::will_keep_calls(Platform::Hip, only(name, text)), "{name}={text}");
            assert!(!with(name, text).scheduled, "{name}={text}");
        }
        assert!(Hold::will_keep_calls(Platform::Hip, only(LEVEL, "1")));
    }

    #[test]
    fn an_empty_environment_schedules_at_normal_priority() {
        let settings = Settings::from_lookup(Platform::Hip, |_| None);
        assert_eq!(settings.priority, Priority::NORMAL);
        assert!(settings.scheduled);
        assert_eq!(settings.tuning, Tuning::default());
        assert_eq!(settings.exempt, ["nccl*", "rccl*"]);
    }

    #[test]
    fn values_are_taken() {
        assert_eq!(with(PRIORITY, "high").priority, Priority::HIGH);
        assert_eq!(with(PRIORITY, "-7").priority, Priority(-7));
        assert_eq!(with(HOLD_MAX_MS, "50").tuning.hold_max_ns, 50_000_000);
        assert_eq!(with(HOLD_MAX_MS, "5").suspending.hold_max_ns, 5_000_000);
        assert_eq!(with(HOLD_MAX_MS, "5000").suspending.hold_max_ns, SuspendTuning::default().hold_max_ns);
        assert_eq!(with(SUSPEND_CALL_MAX_MS, "3").suspending.slow_ns, 3_000_000);
        assert_eq!(with(LEAD_US, "20").tuning.lead_start_ns, 20_000);
        assert_eq!(with(MIN_SHARE_PERCENT, "0").tuning.min_share_permille, 0);
        for hold in [Hold::Thread, Hold::Queue] {
            assert_eq!(with(HOLD, &hold.to_string()).hold, hold);
        }
        assert!(!with(DISABLE, "1").scheduled);
        assert!(!with(LEVEL, "0").scheduled);
        assert!(with(LEVEL, "3").scheduled);
        for level in [Level::Zero, Level::One, Level::Three, Level::Auto] {
            assert_eq!(with(LEVEL, &level.to_string()).level, level);
        }
        assert!(with(EXEMPT, "").exempt.is_empty());
    }

    proptest! {
        #[test]
        fn nonsense_becomes_the_default(text in "\\PC{0,40}") {
            for name in [HOLD_MAX_MS, LEAD_US, MIN_SHARE_PERCENT, LEVEL, DISABLE, HOLD] {
                if text.trim().parse::<u64>().is_err() && text.trim() != "auto" {
                    prop_assert_eq!(with(name, &text).tuning, Tuning::default());
                }
            }
        }
    }
}

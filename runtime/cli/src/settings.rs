//! The environment variables of the preload library, as the command line checks them.
//!
//! Inside a program a malformed variable costs one line and a default. Here it is the user's own shell that set it, so
//! it is refused before the program starts.

use std::ffi::OsStr;

use crate::CliError;
use crate::args::parse_priority;

/// One variable and what it may hold.
struct Setting {
    name: &'static str,
    expected: &'static str,
    accepts: fn(&str) -> bool,
}

/// `HIPREEMPT_PRIORITY`: what `--priority` sets.
pub const PRIORITY: &str = "HIPREEMPT_PRIORITY";
/// `HIPREEMPT_LEVEL`: what `--level` sets.
pub const LEVEL: &str = "HIPREEMPT_LEVEL";
/// `HIPREEMPT_HOLD`: what a closed gate holds.
const HOLD: &str = "HIPREEMPT_HOLD";
/// `HIPREEMPT_REPORT`: what `--report` sets.
pub const REPORT: &str = "HIPREEMPT_REPORT";

const SETTINGS: [Setting; 14] = [
    Setting {
        name: PRIORITY,
        expected: "high, normal, low or a whole number",
        accepts: |text| parse_priority(text).is_ok(),
    },
    Setting {
        name: LEVEL,
        expected: "0, 1, 3 or auto",
        accepts: |text| ["0", "1", "3", "auto"].contains(&text),
    },
    Setting {
        name: HOLD,
        expected: "queue (HIP only, and its default) or thread",
        accepts: |text| ["thread", "queue"].contains(&text),
    },
    Setting {
        name: "HIPREEMPT_HOLD_MAX_MS",
        expected: "milliseconds, from 1 to 60000",
        accepts: in_range::<1, 60_000>,
    },
    Setting {
        name: "HIPREEMPT_LEAD_US",
        expected: "microseconds, from 1 to 100000",
        accepts: in_range::<1, 100_000>,
    },
    Setting {
        name: "HIPREEMPT_MIN_SHARE_PERCENT",
        expected: "a percentage, from 0 to 100",
        accepts: in_range::<0, 100>,
    },
    Setting {
        name: "HIPREEMPT_URGENT_SLICE_US",
        expected: "microseconds, from 0 to 1000000",
        accepts: in_range::<0, 1_000_000>,
    },
    Setting {
        name: "HIPREEMPT_BULK_SLICE_US",
        expected: "microseconds, from 1 to 100000",
        accepts: in_range::<1, 100_000>,
    },
    Setting { name: "HIPREEMPT_DISABLE", expected: "0 or 1", accepts: |text| ["0", "1"].contains(&text) },
    Setting {
        name: "HIPREEMPT_LOG",
        expected: "off, error, warn, info, debug or trace",
        accepts: |text| ["off", "error", "warn", "info", "debug", "trace"].contains(&text),
    },
    Setting { name: "HIPREEMPT_DIR", expected: "an existing folder", accepts: is_folder },
    Setting {
        name: "HIPREEMPT_HIP_ENTRY",
        expected: "symbols or table",
        accepts: |text| ["symbols", "table"].contains(&text),
    },
    Setting { name: "HIPREEMPT_HIP_LIBRARY", expected: "an existing file", accepts: is_file },
    Setting { name: "HIPREEMPT_CUDA_LIBRARY", expected: "an existing file", accepts: is_file },
];

fn in_range<const MIN: u64, const MAX: u64>(text: &str) -> bool {
    text.parse::<u64>().is_ok_and(|value| (MIN..=MAX).contains(&value))
}

fn is_folder(text: &str) -> bool {
    std::path::Path::new(text).is_dir()
}

fn is_file(text: &str) -> bool {
    std::path::Path::new(text).is_file()
}

/// What a closed gate of a HIP program started from here holds: the preload library's default is a queue.
pub fn hold_on_hip() -> String {
    std::env::var(HOLD).ok().filter(|hold| !hold.is_empty()).unwrap_or_else(|| "queue".to_owned())
}

/// Refuses the first variable of the environment that the preload library could not use.
///
/// # Errors
/// Names the variable, its value and what is expected.
pub fn check_environment() -> Result<(), CliError> {
    check(|name| std::env::var_os(name))
}

fn check<V: AsRef<OsStr>>(lookup: impl Fn(&str) -> Option<V>) -> Result<(), CliError> {
    for setting in &SETTINGS {
        // An empty variable is an unset one, as in the preload library.
        let Some(value) = lookup(setting.name).filter(|value| !value.as_ref().is_empty()) else { continue };
        let accepted = value.as_ref().to_str().is_some_and(|text| (setting.accepts)(text.trim()));
        if !accepted {
            let shown = value.as_ref().to_string_lossy().into_owned();
            return Err(CliError::Usage(format!(
                "{}={shown:?}: expected {}",
                setting.name, setting.expected
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(name: &str, value: &str) -> Option<String> {
        check(|asked| (asked == name).then(|| value.to_owned())).err().map(|error| error.to_string())
    }

    #[test]
    fn malformed_variables_are_named_with_their_value() {
        for (name, value) in [
            ("HIPREEMPT_PRIORITY", "urgent"),
            ("HIPREEMPT_LEVEL", "9"),
            ("HIPREEMPT_HOLD", "both"),
            ("HIPREEMPT_HOLD_MAX_MS", "-1"),
            ("HIPREEMPT_HOLD_MAX_MS", "0"),
            ("HIPREEMPT_LEAD_US", "100us"),
            ("HIPREEMPT_MIN_SHARE_PERCENT", "101"),
            ("HIPREEMPT_DISABLE", "maybe"),
            ("HIPREEMPT_LOG", "loud"),
            ("HIPREEMPT_DIR", "/nonexistent"),
            ("HIPREEMPT_HIP_LIBRARY", "/nonexistent.so"),
        ] {
            let message = refused(name, value).unwrap_or_else(|| panic!("{name}={value} was accepted"));
            assert!(message.contains(name) && message.contains(value), "{message}");
        }
    }

    #[test]
    fn good_variables_and_none_pass() {
        assert_eq!(refused("HIPREEMPT_PRIORITY", "low"), None);
        assert_eq!(refused("HIPREEMPT_HOLD_MAX_MS", "200"), None);
        assert_eq!(refused("HIPREEMPT_DIR", "/dev"), None);
        assert_eq!(refused("HIPREEMPT_LEAD_US", ""), None);
        assert_eq!(refused("UNRELATED", "x"), None);
    }
}

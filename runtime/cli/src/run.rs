//! `hipreempt run`: sets the environment of the preload library and becomes the program.
//!
//! It must never change the program: same process id, same descriptors, same arguments; only environment variables
//! are added. Where the preload cannot take effect the program still runs, with one line that says so (or, with
//! `--strict`, does not run).

use std::convert::Infallible;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::args::{Device, RunArgs};
use crate::preflight::{self, Preload};
use crate::{CliError, locate, say, settings, soft};

/// Becomes the program.
///
/// # Errors
/// A wrong variable or option, no preload library, or a program that cannot be started.
pub fn run(args: &RunArgs) -> Result<Infallible, CliError> {
    settings::check_environment()?;
    let shim = locate::shim(args.platform, &args.device)?;
    let report = args.report.as_deref().map(absolute_report).transpose()?;
    let program = resolve(&args.command[0])?;
    let mut command = Command::new(&program);
    command.arg0(&args.command[0]).args(&args.command[1..]);
    set_options(&mut command, args, report);
    if let Device::Soft(preset) = &args.device {
        soft::set_environment(&mut command, Some(preset))?;
    }
    set_preload(&mut command, &program, &shim, args.strict)?;
    Err(start_error(&args.command[0], &command.exec()))
}

fn set_options(command: &mut Command, args: &RunArgs, report: Option<PathBuf>) {
    if let Some(priority) = args.priority {
        command.env(settings::PRIORITY, priority.to_string());
    }
    if let Some(level) = &args.level {
        command.env(settings::LEVEL, level);
    }
    if let Some(report) = report {
        command.env(settings::REPORT, report);
    }
}

/// Adds the library to `LD_PRELOAD` unless that would stop the program from starting.
fn set_preload(command: &mut Command, program: &Path, shim: &Path, strict: bool) -> Result<(), CliError> {
    let preload = preload_value(shim, std::env::var_os("LD_PRELOAD").as_deref())?;
    let (problem, keep) = match preflight::check(program, shim, &preload) {
        Preload::Works => (None, true),
        Preload::NoEffect(reason) => (Some(format!("the preload will not take effect: {reason}")), true),
        Preload::Fatal(reason) => (Some(format!("the preload would stop the program: {reason}")), false),
    };
    if keep {
        command.env("LD_PRELOAD", &preload);
    }
    match problem {
        None => Ok(()),
        Some(problem) if strict => Err(CliError::Usage(problem)),
        Some(problem) => {
            say(&format!("{problem}; it runs unscheduled (`hipreempt status` lists such programs)"));
            Ok(())
        }
    }
}

/// Ours first, then what was there. The loader splits the value at spaces and colons and knows no quoting.
pub fn preload_value(shim: &Path, existing: Option<&OsStr>) -> Result<OsString, CliError> {
    let ours = shim.as_os_str();
    if ours.as_bytes().iter().any(|byte| matches!(byte, b' ' | b':')) {
        let shown = shim.display();
        return Err(CliError::Usage(format!(
            "{shown}: LD_PRELOAD cannot carry a path with a space or a colon; move it"
        )));
    }
    let mut value = ours.to_owned();
    let others = existing.unwrap_or_default().as_bytes().split(|byte| matches!(byte, b' ' | b':'));
    for other in others.filter(|other| !other.is_empty() && *other != ours.as_bytes()) {
        value.push(":");
        value.push(OsStr::from_bytes(other));
    }
    Ok(value)
}

/// The program may change its folder before it ends, so the report's path is made absolute, and tried, now.
fn absolute_report(report: &Path) -> Result<PathBuf, CliError> {
    let path = std::path::absolute(report).map_err(|error| unusable_report(report, &error))?;
    let open = std::fs::OpenOptions::new().append(true).create(true).open(&path);
    open.map_err(|error| unusable_report(report, &error))?;
    Ok(path)
}

fn unusable_report(report: &Path, error: &std::io::Error) -> CliError {
    CliError::Usage(format!("--report {}: {error}", report.display()))
}

/// The file that is started for `name`.
pub fn resolve(name: &OsStr) -> Result<PathBuf, CliError> {
    let missing = || std::io::Error::from(std::io::ErrorKind::NotFound);
    preflight::find_program(name).ok_or_else(|| start_error(name, &missing()))
}

/// The error of a failed start, with a shell's exit status.
pub fn start_error(name: &OsStr, error: &std::io::Error) -> CliError {
    let exit_code = if error.kind() == std::io::ErrorKind::NotFound { 127 } else { 126 };
    CliError::Start { program: name.to_string_lossy().into_owned(), reason: error.to_string(), exit_code }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(shim: &str, existing: Option<&str>) -> Result<String, CliError> {
        let value = preload_value(Path::new(shim), existing.map(OsStr::new))?;
        Ok(value.into_string().expect("UTF-8"))
    }

    #[test]
    fn an_existing_preload_is_kept_behind_ours() {
        assert_eq!(value("/l/ours.so", None).unwrap(), "/l/ours.so");
        assert_eq!(value("/l/ours.so", Some("a.so /b.so")).unwrap(), "/l/ours.so:a.so:/b.so");
        assert_eq!(value("/l/ours.so", Some("a.so:/l/ours.so")).unwrap(), "/l/ours.so:a.so");
    }

    #[test]
    fn a_path_that_the_loader_would_split_is_refused() {
        assert!(value("/my programs/ours.so", None).is_err());
        assert!(value("/a:b/ours.so", None).is_err());
    }

    #[test]
    fn start_errors_carry_a_shells_status() {
        let absent = resolve(OsStr::new("no-such-program-anywhere")).unwrap_err();
        assert_eq!(absent.exit_code(), 127);
        let denied =
            start_error(OsStr::new("x"), &std::io::Error::from(std::io::ErrorKind::PermissionDenied));
        assert_eq!(denied.exit_code(), 126);
    }

    #[test]
    fn an_unusable_report_is_refused_before_the_start() {
        assert!(absolute_report(Path::new("/nonexistent/report.json")).is_err());
    }
}

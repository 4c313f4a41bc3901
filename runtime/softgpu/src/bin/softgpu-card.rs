//! The process that owns a software card's life. Clients start it on demand; it is no program for people.
//!
//! `softgpu-card start CARD DIR PRESET TIMESCALE_PERMILLE [NAME=VALUE…]` starts the card's process, as nobody's
//! child, and ends (the names are those of the variables that change a preset); with `serve` instead of `start` it is that process.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use hipreempt_softgpu::{Config, detach, serve};

const USAGE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let Some((action, config, card)) = read(&arguments) else {
        eprintln!(
            "softgpu-card is started by programs that use a software card (SOFTGPU_PRESET names which)"
        );
        return ExitCode::from(USAGE);
    };
    let result = match action {
        Action::Start => detach(&arguments[1..]),
        Action::Serve => serve(&config, &card).map(drop),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("softgpu-card: {error}");
            ExitCode::FAILURE
        }
    }
}

enum Action {
    Start,
    Serve,
}

fn read(arguments: &[OsString]) -> Option<(Action, Config, String)> {
    let text = |index: usize| arguments.get(index)?.to_str();
    let action = match text(0)? {
        "start" => Action::Start,
        "serve" => Action::Serve,
        _ => return None,
    };
    let changes: Vec<_> =
        arguments.iter().skip(5).filter_map(|argument| argument.to_str()?.split_once('=')).collect();
    let change =
        |name: &str| changes.iter().find(|change| change.0 == name).map(|change| change.1.to_owned());
    let config = Config {
        dir: PathBuf::from(arguments.get(2)?),
        preset: text(3)?.to_owned(),
        timescale_permille: text(4)?.parse().ok()?,
        ..Config::from_variables(change).ok()?
    };
    Some((action, config, text(1)?.to_owned()))
}

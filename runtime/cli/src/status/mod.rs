//! `hipreempt status`: who shares each GPU, and who uses one without being on its board.
//!
//! It only looks: it makes no board, joins none and clears nothing away.

mod gather;
mod outsiders;
mod print;

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use serde::Serialize;

use crate::CliError;
use crate::args::StatusArgs;

/// How often `--watch` looks again.
const WATCH_EVERY: Duration = Duration::from_secs(1);

/// Everything that `status` shows.
#[derive(Debug, Serialize)]
pub struct Status {
    /// The boards of this user.
    pub boards: Vec<BoardStatus>,
    /// GPU users that are on no board.
    pub not_on_a_board: Vec<outsiders::Outsider>,
    /// Board files that cannot be used, and why.
    pub problems: Vec<String>,
}

/// One GPU's board.
#[derive(Debug, Serialize)]
pub struct BoardStatus {
    /// The key of the GPU.
    pub gpu: String,
    /// The board's random identity.
    pub uuid: String,
    /// The board's file.
    pub path: String,
    /// Clients that found no slot and run unscheduled.
    pub refused_joins: u64,
    /// Who is there.
    pub clients: Vec<ClientStatus>,
}

/// One client.
#[derive(Debug, Serialize)]
pub struct ClientStatus {
    /// Its slot on the board.
    pub slot: usize,
    /// Its process, as it sees itself.
    pub pid: u32,
    /// The name of its program.
    pub program: String,
    /// Larger is more urgent.
    pub priority: i32,
    /// The name of the priority, or its number.
    pub priority_name: String,
    /// 1: launches are held; 2: revoked; 3: suspended.
    pub level: u32,
    /// Why it is scheduled at that level; empty where it has not said.
    pub why: String,
    /// What its closed gate holds, `thread` or `queue`; empty where it has not said.
    pub hold: String,
    /// `active`, `held`, `idle`, `leaving`, or `gone` for a program that has ended.
    pub state: &'static str,
    /// Threads that wait at the gate now.
    pub waiting: u32,
    /// Launches given to the driver.
    pub launches: u64,
    /// Times that a launch was held.
    pub holds: u64,
    /// Time that launches were held, in µs, summed over threads.
    pub held_us: u64,
    /// Launches that passed because they had been held for as long as one may be.
    pub passed_after_limit: u64,
}

/// Prints the status once, or every second.
///
/// # Errors
/// The board folder cannot be read.
pub fn run(args: &StatusArgs) -> Result<ExitCode, CliError> {
    let folder = hipreempt_board::directory_from_env();
    loop {
        let status = look(&folder)?;
        let text = if args.json { as_json(&status, !args.watch) } else { print::table(&status) };
        let clear = args.watch && !args.json && std::io::stdout().is_terminal();
        if write_out(if clear { "\x1b[H\x1b[2J" } else { "" }, &text).is_err() || !args.watch {
            return Ok(ExitCode::SUCCESS);
        }
        std::thread::sleep(WATCH_EVERY);
    }
}

fn look(folder: &Path) -> Result<Status, CliError> {
    let (boards, problems) = gather::boards(folder)
        .map_err(|error| CliError::Usage(format!("HIPREEMPT_DIR: {}: {error}", folder.display())))?;
    let on_board: Vec<u32> =
        boards.iter().flat_map(|board| board.clients.iter().map(|client| client.pid)).collect();
    let not_on_a_board = outsiders::find(&on_board);
    Ok(Status { boards, not_on_a_board, problems })
}

fn as_json(status: &Status, pretty: bool) -> String {
    let text = if pretty { serde_json::to_string_pretty(status) } else { serde_json::to_string(status) };
    text.expect("strings and numbers only") + "\n"
}

fn write_out(before: &str, text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    write!(out, "{before}{text}")?;
    out.flush()
}

//! `bench judge`: applies the rules to somebody else's logs as far as a log allows, and to this program's own files in
//! full. A log seldom proves that a card was shared; what it proves or excludes is said, and what to log next time.
//! Nothing is read into a log that is not in it.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::record::ndjson;
use crate::report;
use crate::verdict::evaluate;

mod document;
mod log;
mod rules;

pub use log::LoggedRun;

/// Judges logs of a co-run: says what they prove, what they exclude and what they leave open.
#[derive(Clone, Debug, clap::Args)]
pub struct JudgeArgs {
    /// Logs (lines such as `urgent P99: 574.50 ms` or `13.70 req/s (2466 in 180 s)`, key=value, tables), or JSON and raw
    /// samples of `bench dual`; `-` reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Requests a second that the urgent side was to serve, where the log does not say
    #[arg(long, default_value_t = 20.0, value_name = "N", value_parser = positive)]
    pub rate_per_s: f64,
    /// Length of a run, where the log does not say
    #[arg(long, value_name = "S", value_parser = positive)]
    pub seconds: Option<f64>,
    /// The urgent P99 that was wanted, in milliseconds
    #[arg(long, default_value_t = 50.0, value_name = "MS", value_parser = positive)]
    pub goal_p99_ms: f64,
}

fn positive(text: &str) -> Result<f64, String> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite() && *number > 0.0);
    number.ok_or_else(|| "expected a number above 0".to_owned())
}

/// Why a file could not be judged.
#[derive(Debug, thiserror::Error)]
pub enum JudgeError {
    /// It could not be read.
    #[error("cannot read {file}: {why}")]
    Read {
        /// The file.
        file: String,
        /// The system's reason.
        why: io::Error,
    },
    /// It looks like raw samples of this program, but damaged or of another version.
    #[error("{file}: {why}")]
    Samples {
        /// The file.
        file: String,
        /// What is wrong.
        why: ndjson::ReadError,
    },
    /// Nothing in it is known.
    #[error(
        "{file}: neither a file of `bench dual` nor a log with lines such as `urgent P99: 574.50 ms` or `throughput: 13.70 \
         req/s (2466 in 180 s)`"
    )]
    Unknown {
        /// The file.
        file: String,
    },
}

/// What judging came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The report.
    pub text: String,
    /// As for a verdict: 0 valid, 3 invalid, 4 valid but undecided.
    pub exit_code: u8,
}

/// Judges the files, prints the judgement, and gives the exit status: that of the worst file, 2 if one could not be read.
pub fn judge(args: &JudgeArgs) -> ExitCode {
    match judge_files(args) {
        Ok(judgement) => {
            print!("{}", judgement.text);
            ExitCode::from(judgement.exit_code)
        }
        Err(error) => {
            eprintln!("hipreempt bench judge: {error}");
            ExitCode::from(2)
        }
    }
}

/// Judges the files. Logs are judged together, since a pair of runs says more than each alone.
///
/// # Errors
/// [`JudgeError`] for the first file that cannot be read or understood.
pub fn judge_files(args: &JudgeArgs) -> Result<Judgement, JudgeError> {
    let mut parts = Vec::new();
    let mut logged = log::Log::default();
    for path in &args.files {
        let name = path.display().to_string();
        let text = read(path).map_err(|why| JudgeError::Read { file: name.clone(), why })?;
        match content(&name, &text)? {
            Content::Judged(judgement) => parts.push(judgement),
            Content::Log(log) => logged.append(log),
        }
    }
    if !logged.runs.is_empty() {
        parts.push(rules::judge_log(logged, args));
    }
    let exit_code = parts.iter().map(|part| part.exit_code).max_by_key(|code| severity(*code)).unwrap_or(0);
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n");
    Ok(Judgement { text, exit_code })
}

fn severity(exit_code: u8) -> u8 {
    [0, 4, 3].iter().position(|code| *code == exit_code).unwrap_or(3) as u8
}

/// A file need not be UTF-8 all through to have readable lines.
fn read(path: &Path) -> io::Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(path)?;
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

enum Content {
    Judged(Judgement),
    Log(log::Log),
}

fn content(name: &str, text: &str) -> Result<Content, JudgeError> {
    match ndjson::read(text.as_bytes()) {
        Ok(experiment) => {
            let verdict = evaluate(&experiment);
            let text = format!("{name}: raw samples, judged anew\n{}", report::render(&experiment, &verdict));
            return Ok(Content::Judged(Judgement { text, exit_code: verdict.exit_code() }));
        }
        Err(ndjson::ReadError::NotSamples) => {}
        Err(why) => return Err(JudgeError::Samples { file: name.to_owned(), why }),
    }
    let value = serde_json::from_str::<serde_json::Value>(text).ok();
    if let Some(judgement) = value.as_ref().and_then(|value| document::judge(name, value)) {
        return Ok(Content::Judged(judgement));
    }
    let log = log::parse(&value.map_or(text.to_owned(), |value| document::flatten(&value)));
    if log.runs.is_empty() {
        return Err(JudgeError::Unknown { file: name.to_owned() });
    }
    Ok(Content::Log(log))
}

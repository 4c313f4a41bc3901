//! What the environment says of a run. A value that makes no sense is a failure: a run that was meant to be another
//! proves nothing.

use std::path::PathBuf;
use std::time::Duration;

/// How long each target runs by itself, in seconds: a dozen targets stay below a minute.
pub const SECONDS: f64 = 3.0;
/// The seed of runs that nobody chose one for: the same inputs each time, as far as the time reaches.
const SEED: u64 = 1;
/// An input that is read for longer than this has no end.
const HANG: Duration = Duration::from_secs(60);

/// How to run a target.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) time: Duration,
    pub(crate) seed: u64,
    /// Reads this file and nothing else.
    pub(crate) input: Option<PathBuf>,
    /// Where the input at hand is kept.
    pub(crate) folder: PathBuf,
    pub(crate) hang: Duration,
}

impl Options {
    pub(crate) fn from_env() -> Self {
        Self {
            time: Duration::from_secs_f64(number("HIPREEMPT_FUZZ_SECONDS").unwrap_or(SECONDS)),
            seed: number("HIPREEMPT_FUZZ_SEED").unwrap_or(SEED),
            input: std::env::var_os("HIPREEMPT_FUZZ_INPUT").map(PathBuf::from),
            folder: folder(),
            hang: number("HIPREEMPT_FUZZ_HANG_SECONDS").map_or(HANG, Duration::from_secs_f64),
        }
    }
}

fn number<T: std::str::FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// `fuzz-inputs` in the build folder that this program lies in (`target/debug/deps/NAME`).
fn folder() -> PathBuf {
    let program = std::env::current_exe().expect("the path of this program");
    program.ancestors().nth(3).expect("a program in a build folder").join("fuzz-inputs")
}

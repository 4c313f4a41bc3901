//! A child process of the measurement, spoken to in lines.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::CliError;
use crate::args::{DoctorRole, Platform};

/// No answer takes longer; opening a GPU for the first time takes seconds.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);

/// How long the end of a child is waited for.
const DIES_WITHIN: Duration = Duration::from_secs(5);

/// A child, which ends with this.
pub struct Peer {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    role: DoctorRole,
}

impl Peer {
    /// Starts this program in a role. No preload library of ours takes part.
    pub fn start(role: DoctorRole, device: i32) -> Result<Self, CliError> {
        Self::start_with(role, Platform::Auto, device, |_command| Ok(()))
    }

    /// The same for a platform, with whatever else the caller sets.
    pub fn start_with(
        role: DoctorRole,
        platform: Platform,
        device: i32,
        prepare: impl FnOnce(&mut Command) -> Result<(), CliError>,
    ) -> Result<Self, CliError> {
        let failed = |error: std::io::Error| CliError::Machine(format!("cannot start a process: {error}"));
        let executable = std::env::current_exe().map_err(failed)?;
        let mut command = Command::new(executable);
        command.args(["doctor-worker", &name_of(&role), &device.to_string()]);
        command.args(["--platform", &name_of(&platform)]).env_remove("LD_PRELOAD");
        prepare(&mut command)?;
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(failed)?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(CliError::Machine("a process without pipes".to_owned()));
        };
        let (send, lines) = channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            lines.map(|line| send.send(line)).take_while(Result::is_ok).for_each(drop);
        });
        Ok(Self { child, input, lines, role })
    }

    /// The next line that it says.
    pub fn read(&mut self) -> Result<String, CliError> {
        self.read_within(ANSWER_WITHIN)
    }

    /// The same, waited for so long.
    pub fn read_within(&mut self, limit: Duration) -> Result<String, CliError> {
        let line = self.lines.recv_timeout(limit);
        let line = line.map_err(|error| {
            let what = match error {
                RecvTimeoutError::Timeout => format!("did not answer within {} s", limit.as_secs_f32()),
                RecvTimeoutError::Disconnected => "has ended".to_owned(),
            };
            CliError::Machine(format!("the measurement's {:?} process {what}", self.role))
        })?;
        match line.strip_prefix("failed ") {
            Some(why) => Err(CliError::Machine(why.to_owned())),
            None => Ok(line),
        }
    }

    /// Asks for something, and returns the answer.
    pub fn ask(&mut self, what: &str) -> Result<String, CliError> {
        self.ask_within(what, ANSWER_WITHIN)
    }

    /// The same, waited for so long.
    pub fn ask_within(&mut self, what: &str, limit: Duration) -> Result<String, CliError> {
        // A child that has gone says so by its silence.
        let _ = writeln!(self.input, "{what}");
        self.read_within(limit)
    }

    /// Asks for a number.
    pub fn number(&mut self, what: &str) -> Result<u64, CliError> {
        let answer = self.ask(what)?;
        answer.parse().map_err(|_| CliError::Machine(format!("{what}: {answer:?} is no number")))
    }

    /// Reads one line, which must be this.
    pub fn expect(&mut self, what: &str) -> Result<(), CliError> {
        let line = self.read()?;
        if line == what { Ok(()) } else { Err(CliError::Machine(format!("{line:?} instead of {what:?}"))) }
    }
}

/// What a value is called on the command line.
fn name_of(value: &impl clap::ValueEnum) -> String {
    value.to_possible_value().expect("no value is skipped").get_name().to_owned()
}

impl Drop for Peer {
    fn drop(&mut self) {
        // Whatever it has set dies with its queues.
        let _ = self.child.kill();
        // One that is stuck in the kernel does not die before its call returns, and nobody waits for that.
        let until = Instant::now() + DIES_WITHIN;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < until {
            std::thread::sleep(Duration::from_millis(1));
        }
    }
}

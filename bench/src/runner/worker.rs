//! One worker process: started, spoken to within time limits, and never left behind.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command as Process, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::error::{BenchError, Doing};
use crate::protocol::{Command, Config, Reply};
use crate::runner::interrupt::Interrupt;

/// How often a runner that waits for an answer looks whether the user wants to end.
const LOOK: Duration = Duration::from_millis(100);

/// A running worker. Dropping it kills it.
#[derive(Debug)]
pub struct Worker {
    role: &'static str,
    child: Child,
    stdin: ChildStdin,
    lines: Receiver<String>,
    interrupt: Interrupt,
}

impl Worker {
    /// Starts `program` with a clean environment: of HIP preloads and software devices only what `variables` say.
    ///
    /// # Errors
    /// [`BenchError::Io`] if it cannot be started.
    pub fn start(
        role: &'static str,
        program: &Path,
        config: &Config,
        variables: &[(&'static str, OsString)],
        interrupt: &Interrupt,
    ) -> Result<Self, BenchError> {
        interrupt.check()?;
        let config =
            serde_json::to_string(config).map_err(std::io::Error::other).doing("write a configuration")?;
        let mut command = Process::new(program);
        command.arg(config).stdin(Stdio::piped()).stdout(Stdio::piped());
        clean_environment(&mut command);
        command.envs(variables.iter().map(|(name, value)| (name, value)));
        // A group of its own: the terminal's Ctrl-C reaches the runner only, which then ends the experiment in order.
        command.process_group(0);
        // SAFETY: prctl is async-signal-safe and touches nothing of the parent.
        unsafe { command.pre_exec(die_with_parent) };
        let mut child = command.spawn().doing(format!("start {}", program.display()))?;
        let stdin = child.stdin.take().expect("stdin was asked for");
        let stdout = child.stdout.take().expect("stdout was asked for");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            let read = BufReader::new(stdout).lines().map_while(Result::ok);
            read.map(|line| sender.send(line)).take_while(Result::is_ok).for_each(drop);
        });
        Ok(Self { role, child, stdin, lines, interrupt: interrupt.clone() })
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Gives a command.
    ///
    /// # Errors
    /// [`BenchError::Worker`] if the worker is gone.
    pub fn tell(&mut self, command: &Command) -> Result<(), BenchError> {
        let mut line = serde_json::to_vec(command).map_err(std::io::Error::other).doing("write a command")?;
        line.push(b'\n');
        let told = self.stdin.write_all(&line).and_then(|()| self.stdin.flush());
        told.map_err(|_| self.gone())
    }

    /// Waits for what the worker says next.
    ///
    /// # Errors
    /// [`BenchError::Worker`] if it says nothing in time, or that it failed, or is gone.
    pub fn hear(&mut self, limit: Duration) -> Result<Reply, BenchError> {
        let until = Instant::now() + limit;
        loop {
            self.interrupt.check()?;
            let left = until.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left.min(LOOK)) {
                Ok(line) => return self.understand(&line),
                Err(RecvTimeoutError::Disconnected) => return Err(self.gone()),
                Err(RecvTimeoutError::Timeout) if left.is_zero() => {
                    return Err(self.error(format!("said nothing for {} s", limit.as_secs())));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// Gives a command and waits for the answer.
    ///
    /// # Errors
    /// As [`Worker::tell`] and [`Worker::hear`].
    pub fn ask(&mut self, command: &Command, limit: Duration) -> Result<Reply, BenchError> {
        self.tell(command)?;
        self.hear(limit)
    }

    /// Ends it in order; kills it if it does not end.
    pub fn quit(mut self) {
        let _ = self.tell(&Command::Quit);
        let until = Instant::now() + Duration::from_secs(2);
        while Instant::now() < until && matches!(self.child.try_wait(), Ok(None)) {
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The error for an answer to something else.
    pub fn unexpected(&self, reply: &Reply) -> BenchError {
        self.error(format!("gave another answer than asked: {}", short(&format!("{reply:?}"))))
    }

    fn understand(&self, line: &str) -> Result<Reply, BenchError> {
        match serde_json::from_str(line) {
            Ok(Reply::Failed(why)) => Err(self.error(format!("failed: {why}"))),
            Ok(reply) => Ok(reply),
            Err(error) => Err(self.error(format!("said `{}`: {error}", short(line)))),
        }
    }

    fn gone(&mut self) -> BenchError {
        let status = self.child.wait().map_or_else(|error| error.to_string(), |status| status.to_string());
        self.error(format!("is gone ({status})"))
    }

    fn error(&self, what: String) -> BenchError {
        BenchError::Worker { role: self.role, what }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program's own settings must not leak into a run that is to be without them.
fn clean_environment(command: &mut Process) {
    let ours =
        |name: &str| name == "LD_PRELOAD" || name.starts_with("HIPREEMPT_") || name.starts_with("SOFTGPU_");
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(ours) {
            command.env_remove(name);
        }
    }
}

fn die_with_parent() -> std::io::Result<()> {
    // SAFETY: plain integers; the kernel sends SIGKILL to this process when the thread that started it ends.
    match unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, libc::SIGKILL) } {
        0 => Ok(()),
        _ => Err(std::io::Error::last_os_error()),
    }
}

fn short(text: &str) -> String {
    text.chars().take(120).collect()
}

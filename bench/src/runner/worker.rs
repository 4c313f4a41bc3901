//! One worker process: started, spoken to within time limits, and never left behind.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command as Process, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::error::{BenchError, Doing};
use crate::protocol::{Command, Reply};
use crate::runner::interrupt::Interrupt;

/// How often a runner that waits for an answer looks whether the user wants to end.
const LOOK: Duration = Duration::from_millis(100);

/// How long a worker may take to end in order.
const END_LIMIT: Duration = Duration::from_secs(2);

/// What is started as a worker.
#[derive(Clone, Debug)]
pub struct Start {
    program: PathBuf,
    arguments: Vec<OsString>,
    variables: Vec<(OsString, OsString)>,
}

impl Start {
    /// `program`, whose last argument is its configuration.
    ///
    /// # Errors
    /// [`BenchError::Io`] if the configuration cannot be written.
    pub fn new(program: &Path, config: &impl Serialize) -> Result<Self, BenchError> {
        let config =
            serde_json::to_string(config).map_err(std::io::Error::other).doing("write a configuration")?;
        Ok(Self { program: program.to_owned(), arguments: vec![config.into()], variables: Vec::new() })
    }

    /// With an argument before all others.
    #[must_use]
    pub fn after(mut self, argument: impl Into<OsString>) -> Self {
        self.arguments.insert(0, argument.into());
        self
    }

    /// With these variables as well.
    #[must_use]
    pub fn with(mut self, variables: Vec<(impl Into<OsString>, OsString)>) -> Self {
        self.variables.extend(variables.into_iter().map(|(name, value)| (name.into(), value)));
        self
    }
}

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
    /// Starts a worker with a clean environment: of preloads, software devices and servers only what `start` says.
    ///
    /// # Errors
    /// [`BenchError::Io`] if it cannot be started.
    pub fn start(role: &'static str, start: &Start, interrupt: &Interrupt) -> Result<Self, BenchError> {
        interrupt.check()?;
        let mut command = Process::new(&start.program);
        command.args(&start.arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        clean_environment(&mut command);
        command.envs(start.variables.iter().map(|(name, value)| (name, value)));
        // A group of its own: the terminal's Ctrl-C reaches the runner only, which then ends the experiment in order.
        command.process_group(0);
        // SAFETY: prctl is async-signal-safe and touches nothing of the parent.
        unsafe { command.pre_exec(die_with_parent) };
        let mut child = command.spawn().doing(format!("start {}", start.program.display()))?;
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
        self.end(END_LIMIT);
    }

    /// Ends all of them at once, stopped ones too; kills those that do not end within `limit`.
    pub fn quit_all(mut workers: Vec<Self>, limit: Duration) {
        for worker in &mut workers {
            worker.resume();
            let _ = worker.tell(&Command::Quit);
        }
        let until = Instant::now() + limit;
        for worker in workers {
            worker.end(until.saturating_duration_since(Instant::now()));
        }
    }

    fn end(mut self, limit: Duration) {
        self.ends_by(Instant::now() + limit);
    }

    /// Whether it ends before a moment. It is told nothing.
    pub fn ends_by(&mut self, until: Instant) -> bool {
        while matches!(self.child.try_wait(), Ok(None)) {
            if Instant::now() >= until {
                return false;
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        true
    }

    /// Keeps its first thread on one processor, the same for all workers; its other threads stay where they are. Where
    /// the system refuses, nothing changes.
    pub fn launch_from_one_processor(&self) {
        let bytes = size_of::<libc::cpu_set_t>();
        // SAFETY: plain data, for which zeroes are the empty set.
        let (mut allowed, mut one): (libc::cpu_set_t, libc::cpu_set_t) = unsafe { std::mem::zeroed() };
        // SAFETY: valid sets of this size; the pid names the first thread of a child that has not been waited for.
        unsafe {
            libc::sched_getaffinity(0, bytes, &raw mut allowed);
            let processors = 0..libc::CPU_SETSIZE as usize;
            let Some(last) = processors.rev().find(|nth| libc::CPU_ISSET(*nth, &allowed)) else { return };
            libc::CPU_SET(last, &mut one);
            libc::sched_setaffinity(self.child.id() as i32, bytes, &raw const one);
        }
    }

    /// Asks it to end, as `kill` does.
    pub fn terminate(&self) {
        self.signal(libc::SIGTERM);
    }

    /// Stops it as Ctrl-Z does: from then on it submits nothing.
    pub fn stop(&self) {
        self.signal(libc::SIGSTOP);
    }

    /// Lets it go on.
    pub fn resume(&self) {
        self.signal(libc::SIGCONT);
    }

    fn signal(&self, signal: i32) {
        // SAFETY: a signal to a child that has not been waited for, so the pid is still its own.
        unsafe { libc::kill(self.child.id() as i32, signal) };
    }

    /// Whether the kernel has it stopped right now.
    pub fn is_stopped(&self) -> bool {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).unwrap_or_default();
        // The state follows the name, which is in brackets and may hold anything (proc(5)).
        stat.rsplit_once(')').is_some_and(|(_, rest)| rest.trim_start().starts_with('T'))
    }

    /// The error for an answer to something else.
    pub fn unexpected(&self, reply: &Reply) -> BenchError {
        self.error(format!("gave another answer than asked: {}", short(&format!("{reply:?}"))))
    }

    /// The error for a worker that did not do as it should.
    pub fn failed(&self, what: &str) -> BenchError {
        self.error(what.to_owned())
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
    const OURS: [&str; 3] = ["HIPREEMPT_", "SOFTGPU_", "CUDA_MPS_"];
    let ours = |name: &str| name == "LD_PRELOAD" || OURS.iter().any(|prefix| name.starts_with(prefix));
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

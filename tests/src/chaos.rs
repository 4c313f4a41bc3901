//! Long-running programs that a test watches, stops and kills: each tells what it did by lines on its stdout.

use std::io::{BufRead, BufReader, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process, kill_process_group};

/// A program whose lines of output can be waited for. Dropping it kills it and its children.
pub struct Watched {
    child: Child,
    lines: Receiver<String>,
    input: Option<ChildStdin>,
}

impl Watched {
    /// Starts `command`, which must end when its input does.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(mut command: Command) -> Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).process_group(0);
        let mut child =
            command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
        let output = BufReader::new(child.stdout.take().expect("a piped output"));
        let (send, lines) = channel();
        std::thread::spawn(move || output.lines().map_while(Result::ok).all(|line| send.send(line).is_ok()));
        let input = child.stdin.take();
        Watched { child, lines, input }
    }

    /// The process id.
    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    /// The next line, or `None` when none comes within `limit`.
    ///
    /// # Panics
    /// If the program has ended.
    pub fn line_within(&self, limit: Duration) -> Option<String> {
        match self.lines.recv_timeout(limit) {
            Ok(line) => Some(line),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => panic!("the program ended early"),
        }
    }

    /// The first line within `limit` that `accept` takes; lines before it are dropped.
    pub fn find_line(&self, limit: Duration, accept: impl Fn(&str) -> bool) -> Option<String> {
        let deadline = Instant::now() + limit;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.lines.recv_timeout(left) {
                Ok(line) if accept(&line) => return Some(line),
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    /// Drops the lines that are there already.
    pub fn forget_lines(&self) -> usize {
        self.lines.try_iter().count()
    }

    /// Sends a signal.
    ///
    /// # Panics
    /// If the process is gone.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).expect("the process is there");
    }

    /// Writes a line to the program's input.
    ///
    /// # Panics
    /// If the program does not take it.
    pub fn write_line(&mut self, line: &str) {
        let input = self.input.as_mut().expect("the input is open");
        writeln!(input, "{line}").and_then(|()| input.flush()).expect("the program reads its input");
    }

    /// Ends the input and waits for the end of the program: its exit status as a shell gives it.
    pub fn end(mut self, limit: Duration) -> Option<i32> {
        use std::os::unix::process::ExitStatusExt;
        drop(self.input.take());
        if !crate::scene::ends_within(self.pid(), limit) {
            return None;
        }
        let status = self.child.wait().ok()?;
        status.code().or_else(|| status.signal().map(|signal| 128 + signal))
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = kill_process_group(self.pid(), Signal::KILL);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! Processes for the tests: the test binary runs itself again in a role, which is an ignored test.
#![allow(dead_code)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use hipreempt_board::{Board, GpuKey, Join, Priority, Seat};

/// Names the board's directory to a role.
pub const DIR: &str = "HIPREEMPT_TEST_DIR";

pub fn key() -> GpuKey {
    GpuKey::new("test-0000:83:00.0").unwrap()
}

pub fn open(dir: &Path) -> Board {
    Board::open_or_create(dir, &key()).unwrap()
}

pub fn join(board: &Board, priority: Priority) -> Seat {
    board.join(Join { priority, level: 1, name: "test".into() }).unwrap()
}

/// The board that a role was told of.
pub fn board_of_role() -> Board {
    open(Path::new(&std::env::var_os(DIR).expect("only run as a role of another test")))
}

/// The command that runs this binary again as `role`.
pub fn role(role: &str, dir: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    as_role(&mut command, role, dir);
    command
}

/// Makes `command`, which ends with this binary, run it as `role`.
pub fn as_role(command: &mut Command, role: &str, dir: &Path) {
    command.args(["--exact", role, "--ignored", "--nocapture", "--test-threads=1"]).env(DIR, dir);
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
}

/// A process in a role. Killed when dropped.
pub struct Other {
    pub child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Other {
    pub fn start(mut command: Command) -> Other {
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Other { child, input, output }
    }

    /// Waits until the process has said `word` on a line of its own.
    pub fn hears(&mut self, word: &str) {
        self.line_with(|line| line.trim_end().ends_with(word).then_some(()));
    }

    /// Waits until the process has said `word` and a number, and returns the number.
    pub fn number_after(&mut self, word: &str) -> u64 {
        self.line_with(|line| line.trim_end().strip_prefix(word)?.parse().ok())
    }

    fn line_with<T>(&mut self, found: impl Fn(&str) -> Option<T>) -> T {
        let mut line = String::new();
        while self.output.read_line(&mut line).unwrap() != 0 {
            if let Some(answer) = found(&line) {
                return answer;
            }
            line.clear();
        }
        panic!("the process ended without saying it");
    }

    /// Lets the process go on.
    pub fn tell(&mut self) {
        self.input.as_mut().unwrap().write_all(b"\n").unwrap();
    }

    /// Everything the process says until it ends.
    pub fn rest(&mut self) -> String {
        self.input = None;
        let mut text = String::new();
        self.output.read_to_string(&mut text).unwrap();
        text
    }

    pub fn signal(&self, signal: i32) {
        assert_eq!(unsafe_kill(self.child.id(), signal), 0);
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn unsafe_kill(pid: u32, signal: i32) -> i32 {
    // SAFETY: sends a signal to a child that was not waited for, so that the id is still its own.
    unsafe { libc::kill(pid as i32, signal) }
}

/// A role says a word to whoever started it.
pub fn say(word: &str) {
    println!("\n{word}");
    std::io::stdout().flush().unwrap();
}

/// A role waits until it is told to go on. `false` when whoever started it is gone.
pub fn told() -> bool {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).is_ok_and(|read| read != 0)
}

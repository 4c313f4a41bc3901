//! What the launch path of the preload adds to a program: no allocation, no system call, and a count that is right.
//!
//! Measured on a HIP library that does nothing at all (`instant.c`), so that whatever is counted is the preload's, by a
//! library that is preloaded in front of it (`count.c`).

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use hipreempt_bench::device::files::{Files, SHIM, WORKER};
use hipreempt_bench::protocol::{Command, Config, MicroCommand, Reply, Role, Stream};
use hipreempt_bench::runner::evidence;
use hipreempt_board::{Board, Join, Priority};

const LAUNCHES: u32 = 3_000;

/// What the counting library wrote.
#[derive(Debug)]
struct Counted {
    launches: i64,
    allocations: i64,
    with_calls: i64,
    first_call: i64,
}

/// Builds a shared library of this folder, once.
fn library(cell: &'static OnceLock<PathBuf>, source: &str, name: &str, options: &[&str]) -> &'static Path {
    cell.get_or_init(|| {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join("launch_path").join(format!("{source}.built"));
        std::fs::create_dir_all(&folder).unwrap();
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/launch_path");
        let library = folder.join(name);
        let mut cc = Process::new("cc");
        cc.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror"]).args(options);
        cc.arg("-o").arg(&library).arg(here.join(source)).arg("-ldl").current_dir(&here);
        assert!(cc.status().unwrap().success(), "{cc:?}");
        library
    })
}

fn counting_library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    library(&LIBRARY, "count.c", "libcount.so", &[])
}

/// A preload that allocates and makes a system call at each launch.
fn bad_preload() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    library(&LIBRARY, "bad.c", "libbad.so", &[])
}

/// The HIP library on which everything is done at once, under the name that the worker asks for.
fn instant_hip() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    let options = ["-Wl,-soname,libamdhip64.so.7", "-Wl,--version-script=instant.map"];
    library(&LIBRARY, "instant.c", "libamdhip64.so.7", &options)
}

/// A worker in the role of `bench micro`, with the counting library.
struct Counter {
    child: Child,
    replies: std::io::Lines<BufReader<std::process::ChildStdout>>,
    file: PathBuf,
}

impl Counter {
    /// On the instant library; `preload` after the counting library, with these settings.
    fn start(preload: Option<&Path>, settings: &[(&str, &str)], name: &str) -> Self {
        let file =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("counted-{name}-{}", std::process::id()));
        let (role, stream) = (Role::Micro, Stream::Null);
        let config = Config { role, timescale: 1.0, stream, iterations: Vec::new(), misbehaviour: None };
        let mut all = counting_library().as_os_str().to_owned();
        if let Some(preload) = preload {
            all.push(":");
            all.push(preload);
        }
        let files = Files::beside_executable().unwrap();
        let mut worker = Process::new(files.path(WORKER).expect("the workspace is built"));
        worker.arg(serde_json::to_string(&config).unwrap()).envs(settings.iter().copied());
        worker.env("LD_PRELOAD", all).env("LD_LIBRARY_PATH", instant_hip().parent().unwrap());
        worker.env("LAUNCH_COUNT_FILE", &file);
        let mut child = worker.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let replies = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut counter = Self { child, replies, file };
        assert!(matches!(counter.hear(), Reply::Ready(_)));
        counter
    }

    /// Under hipreempt, with a board of the test's own.
    fn hipreempt(board: &Path, priority: &str, settings: &[(&str, &str)], name: &str) -> Self {
        let shim = Files::beside_executable().unwrap().path(SHIM).expect("the workspace is built");
        let mut all = vec![("HIPREEMPT_PRIORITY", priority), ("HIPREEMPT_DIR", board.to_str().unwrap())];
        all.extend(settings);
        let mut counter = Self::start(Some(&shim), &all, name);
        counter.until_on_board(board);
        counter
    }

    fn until_on_board(&mut self, board: &Path) {
        let limit = Instant::now() + Duration::from_secs(30);
        while evidence::on_board(board, self.child.id()).is_none() {
            assert!(Instant::now() < limit, "never came onto the board");
            self.launch(10);
        }
        self.launch(500);
    }

    /// Launches that are counted, and only they.
    fn count(mut self) -> Counted {
        // SAFETY: a signal to a child that has not been waited for; its preload handles it.
        unsafe { libc::kill(self.child.id() as i32, libc::SIGUSR1) };
        self.launch(LAUNCHES);
        let counted = self.end();
        assert_eq!(counted.launches, i64::from(LAUNCHES));
        counted
    }

    fn hear(&mut self) -> Reply {
        let line = self.replies.next().expect("the worker is there").unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    fn tell(&mut self, command: &Command) {
        let line = serde_json::to_string(command).unwrap();
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    fn launch(&mut self, launches: u32) {
        let command = MicroCommand { launches, drain_every: 1_000, ..MicroCommand::default() };
        self.tell(&Command::Micro(command));
        let reply = self.hear();
        assert!(matches!(reply, Reply::Micro(_)), "{reply:?}");
    }

    fn end(mut self) -> Counted {
        self.tell(&Command::Quit);
        assert!(self.child.wait().unwrap().success());
        let text = std::fs::read_to_string(&self.file).unwrap();
        let _ = std::fs::remove_file(&self.file);
        let numbers: Vec<i64> = text.split_whitespace().map(|number| number.parse().unwrap()).collect();
        assert_eq!(
            numbers[4], 0,
            "this kernel has no syscall user dispatch (Linux 5.11): system calls cannot be counted"
        );
        Counted {
            launches: numbers[0],
            allocations: numbers[1],
            with_calls: numbers[2],
            first_call: numbers[3],
        }
    }
}

/// A folder for the board of one test.
fn board() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("hipreempt-path-").tempdir_in("/dev/shm").unwrap()
}

#[test]
fn alone_a_launch_allocates_nothing_and_makes_no_system_call() {
    let board = board();
    let counted = Counter::hipreempt(board.path(), "low", &[], "alone").count();
    assert_eq!((counted.allocations, counted.with_calls), (0, 0), "{counted:?}");
}

#[test]
fn beside_an_idle_urgent_client_neither() {
    let board = board();
    let urgent = Counter::hipreempt(board.path(), "high", &[], "idle-urgent");
    let counted = Counter::hipreempt(board.path(), "low", &[], "idle").count();
    assert_eq!((counted.allocations, counted.with_calls), (0, 0), "{counted:?}");
    urgent.end();
}

/// Of launches that are kept for later, see below.
#[test]
fn while_the_gate_closes_and_opens_only_launches_of_held_threads_call_the_system() {
    let board = board();
    let mut urgent = Counter::hipreempt(board.path(), "high", &[], "closing-urgent");
    let mut bulk = Counter::hipreempt(board.path(), "low", &[("HIPREEMPT_HOLD", "thread")], "closing");
    let pid = bulk.child.id();
    let before = evidence::on_board(board.path(), pid).unwrap();
    urgent.tell(&Command::Micro(MicroCommand { round_trips: 20_000, ..MicroCommand::default() }));
    // SAFETY: a signal to a child that has not been waited for; its preload handles it.
    unsafe { libc::kill(pid as i32, libc::SIGUSR1) };
    bulk.launch(LAUNCHES);
    let after = evidence::settled(board.path(), pid).unwrap();
    let counted = bulk.end();
    assert!(matches!(urgent.hear(), Reply::Micro(_)));
    urgent.end();
    let holds = (after.holds - before.holds) as i64;
    assert_eq!(counted.allocations, 0, "{counted:?}");
    // A launch may also find the gate closed and pass after a look, before it was ever held.
    let looked = i64::from(LAUNCHES) / 100;
    assert!(counted.with_calls <= 2 * holds + looked, "{holds} holds: {counted:?}");
}

/// A gate that closes and opens over and over, by a client that works on nothing. Ends when `end` does.
fn flap(board: &Path, end: &Receiver<()>) {
    let path = std::fs::read_dir(board)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension() == Some("board".as_ref()));
    let board = Board::open_existing(path.expect("a board")).unwrap();
    let seat = board.join(Join { priority: Priority::HIGH, level: 1, name: "flapper".into() }).unwrap();
    let passes = |ms| {
        seat.bump_lease();
        seat.note_progress();
        end.recv_timeout(Duration::from_millis(ms)) == Err(RecvTimeoutError::Timeout)
    };
    loop {
        seat.claim();
        let on = passes(5);
        seat.drop_claim();
        if !on || !passes(2) {
            return;
        }
    }
}

#[test]
fn a_launch_that_is_kept_for_later_allocates_nothing() {
    let board = board();
    let report = board.path().join("report");
    let settings = [("HIPREEMPT_HOLD", "queue"), ("HIPREEMPT_REPORT", report.to_str().unwrap())];
    let mut bulk = Counter::hipreempt(board.path(), "low", &settings, "kept");
    std::thread::scope(|scope| {
        let (end, ended) = channel();
        let folder = board.path();
        let flapping = scope.spawn(move || flap(folder, &ended));
        let pid = bulk.child.id();
        let holds = || evidence::on_board(folder, pid).unwrap().holds;
        // The queue, its thread and their first use are behind it then.
        while holds() < 5 {
            bulk.launch(2_000);
        }
        let before = holds();
        // SAFETY: a signal to a child that has not been waited for; its preload handles it.
        unsafe { libc::kill(pid as i32, libc::SIGUSR1) };
        while holds() < before + 5 {
            bulk.launch(LAUNCHES);
        }
        let counted = bulk.end();
        assert_eq!(counted.allocations, 0, "{counted:?}");
        drop(end);
        flapping.join().unwrap();
    });
    let report: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(report).unwrap()).expect("a line of JSON");
    let kept = report["clients"][0]["kept"].as_u64();
    assert!(kept > Some(0), "nothing was kept: {report}");
}

#[test]
fn a_launch_that_waits_for_those_in_flight_allocates_nothing() {
    let board = board();
    let urgent = Counter::hipreempt(board.path(), "high", &[], "draining-urgent");
    let slow = [("INSTANT_NOT_READY", "3")];
    let counted = Counter::hipreempt(board.path(), "low", &slow, "draining").count();
    assert_eq!(counted.allocations, 0, "{counted:?}");
    urgent.end();
}

#[test]
fn the_count_on_the_board_is_that_of_the_launches_made() {
    let board = board();
    let mut client = Counter::hipreempt(board.path(), "low", &[], "equal");
    let before = evidence::settled(board.path(), client.child.id()).unwrap().launches;
    client.launch(12_345);
    let after = evidence::settled(board.path(), client.child.id()).unwrap().launches;
    assert_eq!(after - before, 12_345);
}

/// The instrument itself: a preload that allocates and calls is seen.
#[test]
fn the_counting_library_sees_an_allocation_and_a_system_call() {
    let counted = Counter::start(Some(bad_preload()), &[], "bad").count();
    assert_eq!(counted.allocations, i64::from(LAUNCHES), "{counted:?}");
    assert_eq!(counted.with_calls, i64::from(LAUNCHES), "{counted:?}");
    assert_eq!(counted.first_call, libc::SYS_getppid);
}

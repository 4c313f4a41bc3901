//! What the launch path of the preload adds to a program: no allocation, no system call, and a count that is right.
//!
//! Measured on the software device that takes no time, against the same program without the preload: what the HIP library
//! does itself is in both.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};
use std::sync::OnceLock;

use hipreempt_bench::device::{Choice, Ready, View};
use hipreempt_bench::protocol::{Command, MicroCommand, Reply, Role, Stream};
use hipreempt_bench::runner::interrupt::Interrupt;

/// Launches that warm up: the first ones find their kernel and make the thread known.
const SKIP: u32 = 500;
const LAUNCHES: u32 = 3_000;

/// What the counting library wrote.
#[derive(Debug)]
struct Counted {
    launches: i64,
    allocations: i64,
    with_calls: i64,
    first_call: i64,
}

/// The counting library, built once.
fn counting_library() -> &'static Path {
    static LIBRARY: OnceLock<PathBuf> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("launch_path");
        std::fs::create_dir_all(&folder).unwrap();
        let library = folder.join("libcount.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/launch_path/count.c");
        let mut cc = Process::new("cc");
        cc.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(source).arg("-ldl");
        assert!(cc.status().unwrap().success());
        library
    })
}

/// A worker in the role of `bench micro`, with the counting library.
struct Counter {
    child: Child,
    replies: std::io::Lines<BufReader<std::process::ChildStdout>>,
    file: PathBuf,
}

impl Counter {
    fn start(ready: &Ready, priority: Option<&'static str>, name: &str) -> Self {
        let variables = ready.environment(&View { priority, ..View::default() }).unwrap();
        let shim = variables.iter().find(|(name, _)| *name == "LD_PRELOAD").map(|(_, value)| value.clone());
        Self::start_with(ready, variables, shim, name)
    }

    fn start_with(
        ready: &Ready,
        variables: Vec<(&'static str, OsString)>,
        preload: Option<OsString>,
        name: &str,
    ) -> Self {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("counted-{name}-{}", std::process::id()));
        let config = serde_json::to_string(&ready.config(Role::Micro, Stream::Null)).unwrap();
        let mut all = counting_library().as_os_str().to_owned();
        if let Some(preload) = preload {
            all.push(":");
            all.push(preload);
        }
        let mut worker = Process::new(ready.worker_program().unwrap());
        worker.arg(config).envs(variables).env("LD_PRELOAD", all);
        worker.env("LAUNCH_COUNT_FILE", &file).env("LAUNCH_COUNT_SKIP", SKIP.to_string());
        let mut child = worker.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let replies = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut counter = Self { child, replies, file };
        assert!(matches!(counter.hear(), Reply::Ready(_)));
        counter
    }

    fn hear(&mut self) -> Reply {
        let line = self.replies.next().expect("the worker is there").unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{line}: {error}"))
    }

    fn tell(&mut self, command: &Command) {
        let line = serde_json::to_string(command).unwrap();
        writeln!(self.child.stdin.as_mut().unwrap(), "{line}").unwrap();
    }

    fn launch(&mut self, launches: u32, kernel_ns: u64) {
        let command = MicroCommand { warmup: 0, launches, round_trips: 0, kernel_ns, drain_every: 100 };
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
        assert_eq!(numbers[4], 0, "this kernel has no syscall user dispatch (Linux 5.11): system calls cannot be counted");
        let counted = Counted {
            launches: numbers[0],
            allocations: numbers[1],
            with_calls: numbers[2],
            first_call: numbers[3],
        };
        assert_eq!(counted.launches, i64::from(LAUNCHES));
        counted
    }
}

fn null_card() -> Ready {
    Ready::find(&Choice::Soft("null".to_owned()), 1.0, 1, &Interrupt::default()).expect("the workspace is built")
}

/// Counts launches of a program, under the preload or not, after `beside` has prepared what is beside it.
fn count(ready: &Ready, priority: Option<&'static str>, name: &str) -> Counted {
    let mut counter = Counter::start(ready, priority, name);
    counter.launch(SKIP, 0);
    counter.launch(LAUNCHES, 0);
    counter.end()
}

fn assert_nothing_added(native: &Counted, preloaded: &Counted) {
    let calls = preloaded.with_calls - native.with_calls;
    let allocations = preloaded.allocations - native.allocations;
    assert_eq!((allocations, calls), (0, 0), "native {native:?}, preloaded {preloaded:?}");
}

#[test]
fn alone_a_launch_allocates_nothing_and_makes_no_system_call() {
    let ready = null_card();
    assert_nothing_added(&count(&ready, None, "alone-native"), &count(&ready, Some("low"), "alone"));
}

#[test]
fn beside_an_idle_urgent_client_neither() {
    let ready = null_card();
    let native = count(&ready, None, "idle-native");
    let mut urgent = Counter::start(&ready, Some("high"), "idle-urgent");
    urgent.launch(1, 0);
    assert_nothing_added(&native, &count(&ready, Some("low"), "idle"));
    drop(urgent);
}

/// The instrument itself: a preload that did allocate or call would be seen.
#[test]
fn the_counting_library_sees_an_allocation_and_a_system_call() {
    let ready = null_card();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("launch_path");
    let bad = folder.join("libbad.so");
    counting_library();
    let source = folder.join("bad.c");
    std::fs::write(&source, BAD_PRELOAD).unwrap();
    let mut cc = Process::new("cc");
    assert!(cc.args(["-shared", "-fPIC", "-o"]).arg(&bad).arg(&source).arg("-ldl").status().unwrap().success());
    let mut counter = Counter::start_with(&ready, ready.environment(&View::default()).unwrap(), Some(bad.into()), "bad");
    counter.launch(SKIP, 0);
    counter.launch(LAUNCHES, 0);
    let counted = counter.end();
    assert!(counted.allocations >= i64::from(LAUNCHES), "{counted:?}");
    assert_eq!(counted.with_calls, i64::from(LAUNCHES), "{counted:?}");
    assert_eq!(counted.first_call, libc::SYS_getppid);
}

const BAD_PRELOAD: &str = r#"
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
struct dim3 { uint32_t x, y, z; };
typedef int launch_fn(const void *, struct dim3, struct dim3, void **, size_t, void *);
int hipLaunchKernel(const void *f, struct dim3 g, struct dim3 b, void **a, size_t s, void *t) {
    void *volatile memory = malloc(8);
    free(memory);
    getppid();
    return ((launch_fn *)dlsym(RTLD_NEXT, "hipLaunchKernel"))(f, g, b, a, s, t);
}
"#;

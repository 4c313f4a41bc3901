//! The library as C and Python programs see it, on the software device.

#[path = "../../client/tests/common/mod.rs"]
mod common;

use std::io::{BufRead, BufReader, Lines, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};

use common::{Scene, built};

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn program(name: &str) -> PathBuf {
    here().join("tests/programs").join(name)
}

fn include() -> PathBuf {
    here().join("../client/include")
}

/// Runs a program that says "ok" when all was well.
fn expect_ok(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && out.ends_with("ok\n"), "{}\n{out}\n{err}", output.status);
    assert_eq!(err, "", "it says nothing unasked");
}

fn compile(compiler: &str, arguments: &[&str], source: &Path, output: &Path) {
    let mut command = Command::new(compiler);
    command.args(["-Wall", "-Wextra", "-Werror", "-pedantic"]).args(arguments).arg("-I").arg(include());
    let done = command.arg(source).arg("-o").arg(output).output();
    let done = done.unwrap_or_else(|error| panic!("{compiler}: {error}"));
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

fn package() -> PathBuf {
    here().join("../client/python")
}

fn python() -> Command {
    let mut command = Command::new("python3");
    command.arg("-W").arg("error").env("PYTHONPATH", package());
    command.env("PYTHONDONTWRITEBYTECODE", "1").env("HIPREEMPT_PRIORITY", "7");
    command
}

#[test]
fn a_c_program_marks_its_requests() {
    let scene = Scene::new();
    let folder = tempfile::tempdir().expect("a folder");
    let (object, linked) = (folder.path().join("requests.o"), folder.path().join("requests"));
    compile("cc", &["-std=c99", "-c"], &program("requests.c"), &object);
    let library = built("libhipreempt_c.so");
    let status = Command::new("cc").arg(&object).arg(&library).arg("-o").arg(&linked).status();
    assert!(status.expect("cc").success());
    let mut command = Command::new(linked);
    let library_folder = library.parent().expect("a folder").to_owned();
    expect_ok(
        scene.apply(&mut command).env("LD_LIBRARY_PATH", library_folder).env("HIPREEMPT_PRIORITY", "7"),
    );
}

#[test]
fn the_readmes_c_example_works() {
    let scene = Scene::new();
    let readme = std::fs::read_to_string(here().join("../../README.md")).expect("the README");
    let blocks: Vec<&str> = readme.split("```c\n").skip(1).collect();
    let [block] = &blocks[..] else { panic!("the README has {} examples in C", blocks.len()) };
    let folder = tempfile::tempdir().expect("a folder");
    let (source, linked) = (folder.path().join("example.c"), folder.path().join("example"));
    std::fs::write(&source, block.split_once("```").expect("an end").0).expect("a source");
    let library = built("libhipreempt_c.so");
    let library_folder = library.parent().expect("a folder").to_string_lossy().into_owned();
    compile(
        "cc",
        &["-std=c99", &format!("-L{library_folder}"), "-Wl,--no-as-needed", "-lhipreempt_c"],
        &source,
        &linked,
    );
    let mut command = Command::new(&linked);
    scene.apply(&mut command).env("LD_LIBRARY_PATH", &library_folder);
    assert!(command.status().expect("the example").success());
    // Without a GPU it says so by its status, and does nothing worse.
    let status = command.env("HIPREEMPT_HIP_LIBRARY", "/nonexistent/libamdhip64.so").status();
    assert_eq!(status.expect("the example").code(), Some(1));
}

#[test]
fn the_header_is_c_plus_plus_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("include.cpp");
    std::fs::write(&source, "#include \"hipreempt.h\"\n#include \"hipreempt.h\"\n").expect("a source");
    compile("c++", &["-std=c++11", "-c"], &source, &folder.path().join("include.o"));
}

/// What the header declares is what the library exports.
#[test]
fn the_header_declares_what_is_exported() {
    let header = std::fs::read_to_string(include().join("hipreempt.h")).expect("the header");
    let mut declared: Vec<&str> = header
        .lines()
        .filter(|line| line.ends_with(");"))
        .filter_map(|line| line.split('(').next()?.rsplit([' ', '*']).next())
        .collect();
    declared.sort_unstable();
    let output = Command::new("nm").args(["-D", "--defined-only"]).arg(built("libhipreempt_c.so")).output();
    let names = String::from_utf8(output.expect("nm").stdout).expect("text");
    let mut exported: Vec<&str> = names.lines().filter_map(|line| line.split_whitespace().last()).collect();
    exported.sort_unstable();
    assert!(declared.len() >= 8);
    assert_eq!(declared, exported);
}

#[test]
fn a_python_program_marks_its_requests() {
    let scene = Scene::new();
    let mut command = python();
    scene.apply(command.arg(program("requests.py")));
    let command = command.env("HIPREEMPT_C_LIBRARY", built("libhipreempt_c.so"));
    expect_ok(command.env("HIPREEMPT_PRIORITY", "7"));
}

#[test]
fn python_without_the_library_runs_on() {
    let scene = Scene::new();
    let mut command = python();
    scene.apply(command.arg(program("nothing_there.py")));
    expect_ok(command.env("HIPREEMPT_C_LIBRARY", "/nonexistent/libhipreempt_c.so"));
}

/// One decorator makes a server urgent, where nobody has said otherwise.
#[test]
fn a_server_is_urgent_by_one_decorator() {
    for (variable, expected) in [("", "100"), ("12", "12")] {
        let scene = Scene::new();
        let mut command = python();
        scene.apply(command.arg(program("urgent.py")).arg(expected));
        let command = command.env("HIPREEMPT_C_LIBRARY", built("libhipreempt_c.so"));
        expect_ok(command.env("HIPREEMPT_PRIORITY", variable));
    }
}

#[test]
fn streams_of_pytorch_have_priorities_and_are_requests() {
    let scene = Scene::new();
    let mut command = python();
    scene.apply(command.arg(program("torch_streams.py")));
    let stand_in = program("stand_in");
    command.env("PYTHONPATH", std::env::join_paths([&package(), &stand_in]).expect("paths"));
    expect_ok(command.env("HIPREEMPT_C_LIBRARY", built("libhipreempt_c.so")));
}

/// A Python program under the preload, which works on the GPU by HIP's own functions.
fn preloaded(scene: &Scene, name: &str, priority: &str) -> Command {
    let mut command = python();
    scene.apply(command.arg(program(name)));
    let library = built("libamdhip64.so");
    command
        .env("HIPREEMPT_C_LIBRARY", built("libhipreempt_c.so"))
        .env("LD_LIBRARY_PATH", library.parent().expect("a folder"))
        .env("LD_PRELOAD", built("libhipreempt_hip.so"))
        .env("HIPREEMPT_PRIORITY", priority)
        // What is held for want of an end is held for as long as the test may take.
        .envs([("HIPREEMPT_HOLD_MAX_MS", "60000"), ("HIPREEMPT_MIN_SHARE_PERCENT", "0")])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

/// A program that is told what to do, and says when it has done it.
struct Told {
    child: Child,
    says: Lines<BufReader<ChildStdout>>,
}

impl Told {
    fn start(mut command: Command) -> Self {
        let mut child = command.spawn().expect("Python");
        let says = BufReader::new(child.stdout.take().expect("piped")).lines();
        Self { child, says }
    }

    fn expect(&mut self, line: &str) {
        let said = self.says.next().unwrap_or_else(|| panic!("it ended before it said {line:?}"));
        assert_eq!(said.expect("text"), line);
    }

    fn tell(&mut self) {
        let stdin = self.child.stdin.as_mut().expect("piped");
        stdin.write_all(b"\n").expect("it reads");
    }
}

impl Drop for Told {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// However a request fails to end, nobody is held for it afterwards.
#[test]
fn a_request_that_python_does_not_end_holds_nobody() {
    for how in ["main", "daemon", "killed", "thread"] {
        let scene = Scene::new();
        let mut waits = Told::start(preloaded(&scene, "waits_its_turn.py", "low"));
        waits.expect("ready");
        let mut command = preloaded(&scene, "ends_in_request.py", "high");
        command.arg(how);
        let mut ends = Told::start(command);
        ends.expect("open");
        waits.tell();
        waits.expect("launching");
        ends.tell();
        if how != "thread" {
            let status = ends.child.wait().expect("an end");
            assert_eq!(status.signal(), (how == "killed").then_some(libc::SIGKILL), "{how}: {status}");
            assert!(status.success() || how == "killed", "{how}: {status}");
        }
        waits.expect("ok");
        assert!(waits.child.wait().expect("an end").success(), "{how}");
        if how == "thread" {
            ends.expect("over");
        }
    }
}

/// Under a preload, the package's requests are those of the preload's client, and no GPU is opened for them.
#[test]
fn python_under_a_preload_uses_it() {
    let scene = Scene::new();
    let mut command = python();
    let script = "import hipreempt\nassert hipreempt.is_preloaded()\n\
                  with hipreempt.request():\n    pass\n\
                  hipreempt.set_priority('low')\nassert hipreempt.why_not() is None\n\
                  with open('/proc/self/maps') as maps:\n    assert 'amdhip' not in maps.read()\nprint('ok')";
    scene.apply(command.arg("-c").arg(script));
    command.env("HIPREEMPT_C_LIBRARY", built("libhipreempt_c.so"));
    expect_ok(command.env("LD_PRELOAD", built("libhipreempt_hip.so")));
}

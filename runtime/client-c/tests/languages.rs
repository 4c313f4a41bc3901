//! The library as C and Python programs see it, on the software device.

#[path = "../../client/tests/common/mod.rs"]
mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

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

fn python() -> Command {
    let mut command = Command::new("python3");
    command.arg("-W").arg("error").env("PYTHONPATH", here().join("../client/python"));
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

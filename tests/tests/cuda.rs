//! The CUDA preload. In front of a library of the test's own, which has every function of the API table and writes down
//! how it was called: every road leads to the preload, and every argument and result passes through it unchanged.

use std::path::{Path, PathBuf};
use std::process::Command;

use hipreempt_api::CUDA_FUNCTIONS;
use hipreempt_tests::programs::{Language, build_as, build_text};
use hipreempt_tests::{Ended, Mode, Scene, artifacts};

/// Functions that the program asks for other functions, and that the stand-in writes out.
const LOOKUPS: [&str; 2] = ["cuGetProcAddress", "cuGetProcAddress_v2"];

/// A function's name with the sizes of its arguments, a digit each; a structure that is passed in memory has none.
fn rows() -> Vec<(&'static str, String)> {
    use hipreempt_api::cuda::*;
    let mut rows = Vec::new();
    macro_rules! sizes {
        ($( { name: $name:ident, symbol: $symbol:literal, class: $class:ident, args: ($($arg:ident : $ty:ty),*), $($rest:tt)* } )*) => {
            $( rows.push(($symbol, vec![$( size_of::<$ty>() ),*])); )*
        };
    }
    hipreempt_api::cuda_functions!(sizes);
    let digits = |sizes: Vec<usize>| {
        let in_registers = sizes.into_iter().filter(|size| *size <= 8);
        in_registers.map(|size| size.to_string()).collect::<String>()
    };
    rows.into_iter().map(|(name, sizes)| (name, digits(sizes))).collect()
}

/// A `libcuda.so.1` with these functions.
fn library(names: &[&str]) -> PathBuf {
    let mut text = String::from("#include \"cuda_stub.h\"\n");
    for name in names.iter().filter(|name| !LOOKUPS.contains(name)) {
        text += &format!("STUB({name})\n");
    }
    text += "const struct stub stubs[] = {\n";
    for name in names {
        text += &format!("{{\"{name}\", (void *){name}}},\n");
    }
    text += "{0, 0}};\n";
    let include = format!("-I{}", artifacts::sources().display());
    // As the driver's own, it reaches its own functions whatever is in front.
    let flags = [&include, "-Wl,-soname,libcuda.so.1", "-Wl,-Bsymbolic"];
    build_text("libcuda-stub", &text, Language::Shared, &flags)
}

/// The program, run with a library in its search path and the preload in front.
fn run(library: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
    let scene = Scene::new();
    let link = scene.path("lib").join("libcuda.so.1");
    std::os::unix::fs::symlink(library, link).expect("a link to the library");
    let mut command: Command = scene.command(build_as("cuda.c", Language::C, &[]), Mode::Native);
    command.args(arguments).env("LD_PRELOAD", artifacts::shim_cuda()).envs(variables.iter().copied());
    command.env("HIPREEMPT_PRIORITY", "normal");
    scene.finish(command)
}

/// What the preload exports of the library.
fn hooked() -> Vec<&'static str> {
    let list = include_str!("../data/shim-cuda-exports.txt");
    list.lines().filter(|name| !["dlsym", "hipreempt_v1", "ioctl"].contains(name)).collect()
}

fn all_names() -> Vec<&'static str> {
    CUDA_FUNCTIONS.iter().map(|function| function.symbol).collect()
}

/// Every function, by symbol, by `dlsym` on a handle and by both `cuGetProcAddress`: the preload's where it has one, with
/// all arguments and the result passed through, also an error; the library's own where it has none.
#[test]
fn every_road_leads_to_the_preload_and_through_it() {
    let library = library(&all_names());
    let table: String = rows()
        .into_iter()
        .map(|(name, sizes)| format!("{name} {}\n", if sizes.is_empty() { "-" } else { &sizes }))
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("functions");
    std::fs::write(&file, table).expect("the table");
    let file = file.to_str().expect("text");
    let ended = run(&library, &["roads", file], &[("HIPREEMPT_DISABLE", "1")]);
    let hooked = hooked().len();
    let expected = format!("{hooked} hooked, {} not\n", CUDA_FUNCTIONS.len() - hooked);
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 0", expected.as_str()), "{ended:?}");
    assert_eq!(ended.stderr, "");
}

/// A driver older than the preload: what it lacks is not found on any road, and an export called all the same says so.
#[test]
fn a_function_that_the_driver_lacks_is_not_found() {
    let newest = "cuFabricCpyBatchAsync";
    let old: Vec<&str> = all_names().into_iter().filter(|name| !name.starts_with(newest)).collect();
    let ended = run(&library(&old), &["lacks", newest], &[]);
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 0", "by no road, 500\n"), "{ended:?}");
    assert_eq!(ended.stderr.lines().filter(|line| line.contains(newest)).count(), 1, "{ended:?}");
}

/// The engine runs: launches are counted, on the board of the GPU with this UUID.
#[test]
fn launches_are_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = folder.path().join("report");
    let report_text = report.to_str().expect("text").to_owned();
    let ended = run(&library(&all_names()), &["launch"], &[("HIPREEMPT_REPORT", &report_text)]);
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 0", "launched\n"), "{ended:?}");
    let text = std::fs::read_to_string(report).expect("a report");
    let report: serde_json::Value = serde_json::from_str(text.trim()).expect("one line of JSON");
    assert!(text.contains("\"launches\":1000"), "{report}");
}

/// A host function is passed on in a wrapping, so that launches made in it are not held; in a capture as it is, since
/// the node that it becomes is called as often as the graph runs. (Fault: it was called with freed memory.)
#[test]
fn host_functions_are_wrapped_outside_of_captures_only() {
    let ended = run(&library(&all_names()), &["callbacks"], &[]);
    let expected = "outside: wrapped, called with mine\ncapture: mine\nafter: wrapped, called with mine\nrefused: mine is safe\n";
    assert_eq!((ended.how.as_str(), ended.stdout.as_str()), ("exit 0", expected), "{ended:?}");
}

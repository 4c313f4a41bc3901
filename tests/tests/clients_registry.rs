//! Clients from package registries on the software device, each without the preload, with it, and held: AMD's Python
//! bindings and two crates of Rust bindings. `tests/clients/build` fetches and builds them; `tests/run` has it do so.

use std::io::Write;
use std::path::{Path, PathBuf};

use hipreempt_tests::artifacts;
use hipreempt_tests::compare::{Trial, python};
use hipreempt_tests::programs::{self, Language, build_text};

/// Names the folder that `tests/clients/build` made.
const FOLDER: &str = "HIPREEMPT_TESTS_CLIENTS";
const STRICT: &str = "HIPREEMPT_TESTS_STRICT";

/// The folder with the clients, if this one is there. One that could not be had says so; it is an error where nobody tried.
fn folder_with(client: &str, file: &str) -> Option<PathBuf> {
    let folder = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let reason = match &folder {
        Some(folder) => left_out(folder, client),
        None => Some(format!("{FOLDER} is not set (tests/clients/build)")),
    };
    let Some(reason) = reason else {
        let folder = folder.expect("looked into above");
        assert!(folder.join(file).exists(), "{client}: neither built nor left out");
        return Some(folder);
    };
    assert!(folder.is_some() || std::env::var(STRICT).as_deref() != Ok("1"), "{client}: {reason}");
    let line = format!("left out: the client {client}: {reason}\n");
    std::io::stderr().write_all(line.as_bytes()).expect("stderr");
    None
}

fn left_out(folder: &Path, client: &str) -> Option<String> {
    let path = folder.join("left-out");
    let lines = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    lines.lines().find_map(|line| line.strip_prefix(client)?.strip_prefix(": ").map(str::to_owned))
}

fn all_ways(trial: &Trial) {
    let ended = trial.same_alone();
    assert!(ended.stdout.contains("checksum: "), "{ended:?}");
    trial.same_while_held();
}

/// A folder that `cubecl-hip-sys` takes for ROCm's, with a hiprtc that nobody calls: the crate opens both libraries.
fn rocm() -> tempfile::TempDir {
    let hiprtc = build_text("libhiprtc", "int hiprtc_stand_in;\n", Language::Shared, &[]);
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("lib")).expect("a folder in it");
    std::os::unix::fs::symlink(hiprtc, folder.path().join("lib/libhiprtc.so")).expect("a link");
    folder
}

fn rust_client(name: &str) -> Option<Trial> {
    let program = format!("target/debug/{name}");
    let folder = folder_with(name, &program)?;
    Some(Trial::program(folder.join(program)).arg(programs::device_code()).counted())
}

#[test]
fn cubecl_hip_sys() {
    let rocm = rocm();
    if let Some(trial) = rust_client("cubecl_hip_sys") {
        all_ways(&trial.env("ROCM_PATH", rocm.path()));
    }
}

#[test]
fn hip_sys() {
    if let Some(trial) = rust_client("hip_sys") {
        all_ways(&trial);
    }
}

#[test]
fn rocm_bindings_hip() {
    let Some(folder) = folder_with("rocm_bindings_hip", "python") else { return };
    let script = artifacts::repository().join("tests/clients/bindings.py");
    let trial = Trial::program(python()).arg(script).arg(programs::device_code()).counted();
    // No other ROCm than the scene's.
    let nowhere = tempfile::tempdir().expect("a folder");
    all_ways(&trial.env("PYTHONPATH", folder.join("python")).env("ROCM_PATH", nowhere.path()));
}

/// The same with the dispatch table in force: the bindings' own look-ups and the table lead to the same exports.
#[test]
fn rocm_bindings_hip_by_the_table() {
    let Some(folder) = folder_with("rocm_bindings_hip", "python") else { return };
    let script = artifacts::repository().join("tests/clients/bindings.py");
    let register = programs::build_as("rocprofiler_register.c", Language::Shared, &[]);
    let trial = Trial::program(python()).arg(script).arg(programs::device_code()).counted();
    let trial = trial.env("SOFTGPU_DISPATCH_TABLE", "501").env("SOFTGPU_REGISTER_LIBRARY", register);
    all_ways(&trial.env("PYTHONPATH", folder.join("python")).env("HIPREEMPT_HIP_ENTRY", "table"));
}

#[test]
fn what_could_not_be_had_is_read_from_its_list() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("left-out"), "hip_sys: no registry\n").expect("the list");
    assert_eq!(left_out(folder.path(), "hip_sys").as_deref(), Some("no registry"));
    assert_eq!(left_out(folder.path(), "hip"), None);
}

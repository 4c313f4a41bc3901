//! The computing kernels in a program of the real `hipcc` on the software device, which runs their CPU bodies.
//!
//! Without `hipcc` this is left out with a word about it, or fails under `HIPREEMPT_TESTS_STRICT=1`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Longer than the program takes on the busiest machine, in seconds. A kernel that does not give way runs for years.
const PATIENCE_S: &str = "120";

fn succeed(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{command:?}: {}\n{said}", output.status);
    assert!(!said.contains("timed only"), "a kernel ran without its body:\n{said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Builds the device's library, and says where it lies.
fn build_device() -> PathBuf {
    let own = std::env::current_exe().expect("a path");
    let built = own.parent().and_then(Path::parent).expect("in target/PROFILE/deps").to_path_buf();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "-q", "-p", "hipreempt-softgpu-hip", "-p", "hipreempt-softgpu", "--target-dir"]);
    cargo.arg(built.parent().expect("in target"));
    if built.ends_with("release") {
        cargo.arg("--release");
    }
    succeed(cargo.current_dir(env!("CARGO_MANIFEST_DIR")));
    built
}

#[test]
fn kernels_compute_and_give_way_on_the_software_device() {
    if Command::new("hipcc").arg("--version").output().is_err() {
        let strict = std::env::var_os("HIPREEMPT_TESTS_STRICT").is_some_and(|value| value == "1");
        assert!(!strict, "hipcc is not installed");
        // Past the harness, which would swallow it.
        let _ = std::io::stderr().write_all(b"left out: the kernels on the software device: no hipcc\n");
        return;
    }
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (built, scratch) = (build_device(), tempfile::tempdir().expect("a folder"));
    for name in ["libamdhip64.so", "libamdhip64.so.5"] {
        std::os::unix::fs::symlink(built.join("libamdhip64.so"), scratch.path().join(name))
            .expect("writable");
    }
    let program = scratch.path().join("compute");
    let mut hipcc = Command::new("hipcc");
    hipcc.args(["--offload-arch=gfx90a", "-O1", "-std=c++17", "-Wall", "-Wno-unused-result", "-pthread"]);
    hipcc.arg(here.join("tests/programs/compute.hip")).arg("-o").arg(&program);
    succeed(hipcc.arg("-L").arg(scratch.path()));
    let mut cc = Command::new("cc");
    cc.args(["-O2", "-ffp-contract=off", "-shared", "-fPIC", "-o"])
        .arg(scratch.path().join("compute.kernels.so"));
    cc.arg("-I").arg(here.join("../runtime/softgpu-hip/include")).arg(here.join("device/compute.c"));
    succeed(cc.arg("-lm"));
    let mut run = Command::new("timeout");
    run.arg(PATIENCE_S).arg(&program).env("LD_LIBRARY_PATH", scratch.path());
    run.env("SOFTGPU_DIR", scratch.path()).env("SOFTGPU_CARD_PROGRAM", built.join("softgpu-card"));
    run.env("SOFTGPU_CARD", format!("kernels-{}", std::process::id())).env("SOFTGPU_PRESET", "null");
    assert_eq!(succeed(&mut run), "ok\n");
}

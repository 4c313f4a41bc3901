//! A software card and a board for one test, which runs in a process of its own.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Set in the process that runs the body of a test.
const INSIDE: &str = "HIPREEMPT_CLIENT_TEST";

/// One file of the build.
///
/// # Panics
/// If it was not built.
pub fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.parent().and_then(Path::parent).expect("target/<profile>/deps");
    let path = profile.join(name);
    assert!(path.is_file(), "{} is missing: run `cargo build --workspace` first", path.display());
    path
}

/// The files of one software card and one board.
pub struct Scene(TempDir);

impl Scene {
    /// New ones, in shared memory, as the real ones are.
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("hipreempt-test-").tempdir_in("/dev/shm");
        Self(folder.expect("shared memory"))
    }

    /// Makes a program see these, and nothing of the machine's.
    pub fn apply<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        for (name, _) in std::env::vars_os() {
            let scrubbed = ["HIPREEMPT_", "SOFTGPU_", "LD_"];
            if scrubbed.iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
                command.env_remove(name);
            }
        }
        command
            .env("HIPREEMPT_DIR", self.0.path())
            .env("HIPREEMPT_HIP_LIBRARY", built("libamdhip64.so"))
            .env("SOFTGPU_DIR", self.0.path())
            .env("SOFTGPU_CARD_PROGRAM", built("softgpu-card"))
    }
}

/// Runs the test of this name again in a process with a card of its own, and these variables set. In that process it
/// returns true: the caller goes on with the body of the test.
pub fn inside(test: &str, variables: &[(&str, &str)]) -> bool {
    if std::env::var_os(INSIDE).is_some() {
        return true;
    }
    let scene = Scene::new();
    let mut command = Command::new(std::env::current_exe().expect("the path of this test"));
    scene.apply(&mut command).args(["--exact", test, "--nocapture"]).env(INSIDE, "1");
    let output = command.envs(variables.iter().copied()).output().expect("this test can be started");
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{test} in a process of its own: {}\n{out}\n{err}", output.status);
    assert!(out.contains("1 passed"), "{test} ran nothing\n{out}");
    eprint!("{err}");
    false
}

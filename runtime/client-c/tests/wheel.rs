//! The wheel: built from what cargo built, installed in a clean virtual environment, and used as the README says, on the
//! software device.

#[path = "../../client/tests/common/mod.rs"]
mod common;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{Scene, built};
use tempfile::TempDir;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn build_wheel(from: &Path, into: &Path) -> Output {
    let mut command = Command::new(here().join("../client/python/build-wheel"));
    command.arg("--from").arg(from).arg("--into").arg(into).output().expect("build-wheel, by Python")
}

/// Runs a command, and returns what it printed.
fn output_of(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}: {}\n{out}\n{err}", output.status);
    out.into_owned()
}

/// A wheel of this build.
fn wheel(folder: &Path) -> PathBuf {
    let from = built("libhipreempt_c.so");
    let output = build_wheel(from.parent().expect("a folder"), folder);
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success() && err.is_empty(), "build-wheel: {}\n{err}", output.status);
    PathBuf::from(out.trim_end())
}

/// A virtual environment with the wheel, and nothing else.
struct Installed {
    folder: TempDir,
    scene: Scene,
}

impl Installed {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (wheel, venv) = (wheel(folder.path()), folder.path().join("venv"));
        output_of(Command::new("python3").args(["-m", "venv"]).arg(&venv));
        let mut pip = Command::new(venv.join("bin/pip"));
        output_of(pip.args(["install", "--quiet", "--disable-pip-version-check", "--no-index"]).arg(wheel));
        Self { folder, scene: Scene::new() }
    }

    /// A program of the environment, which sees nothing of this build or of the checkout.
    fn command(&self, name: &str) -> Command {
        let programs = self.folder.path().join("venv/bin");
        let mut command = Command::new(programs.join(name));
        self.scene.apply(&mut command).current_dir(self.folder.path());
        let others = std::env::var_os("PATH").unwrap_or_default();
        let path = std::iter::once(programs).chain(std::env::split_paths(&others));
        command.env("PATH", std::env::join_paths(path).expect("paths")).env("PYTHONDONTWRITEBYTECODE", "1");
        for name in ["HIPREEMPT_HIP_LIBRARY", "SOFTGPU_CARD_PROGRAM", "PYTHONPATH"] {
            command.env_remove(name);
        }
        command
    }

    /// The README's Python example, with a look at what came of it.
    fn readme_example(&self) -> PathBuf {
        let readme = std::fs::read_to_string(here().join("../../README.md")).expect("the README");
        let blocks: Vec<&str> = readme.split("```python\n").skip(1).collect();
        let [block] = &blocks[..] else { panic!("the README has {} examples in Python", blocks.len()) };
        let (example, _) = block.split_once("```").expect("an end");
        let path = self.folder.path().join("example.py");
        let look = "import sys\nassert hipreempt.__file__.startswith(sys.prefix)\n\
                    assert hipreempt.why_not() is None, hipreempt.why_not()\n\
                    print('preloaded' if hipreempt.is_preloaded() else 'alone', hipreempt.stats().priority)\n";
        std::fs::write(&path, format!("{example}\n{look}")).expect("the example");
        path
    }
}

#[test]
fn the_wheel_is_whole_and_its_tag_is_what_its_files_need() {
    let folder = tempfile::tempdir().expect("a folder");
    let wheel = wheel(folder.path());
    let mut check = Command::new("python3");
    check.arg(here().join("tests/programs/check_wheel.py")).arg(&wheel).arg(env!("CARGO_PKG_VERSION"));
    assert!(output_of(&mut check).ends_with("ok\n"));
    let first = std::fs::read(&wheel).expect("the wheel");
    let again = std::fs::read(self::wheel(folder.path())).expect("the same wheel");
    assert!(first == again, "the same files gave another wheel");
}

#[test]
fn a_folder_without_a_build_gives_no_wheel() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = build_wheel(folder.path(), folder.path());
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && err.contains("hipreempt is missing"), "{err}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 0);
}

#[test]
fn installed_in_a_clean_environment_it_runs_the_readmes_example() {
    let installed = Installed::new();
    let version = output_of(installed.command("hipreempt").arg("--version"));
    assert_eq!(version.trim_end(), concat!("hipreempt ", env!("CARGO_PKG_VERSION")));
    let example = installed.readme_example();
    let run = ["run", "--device", "soft:null", "--strict", "--", "python3"];
    let mut alone = installed.command("hipreempt");
    alone.args(["soft", "--", "python3", "-W", "error"]).arg(&example);
    assert!(output_of(&mut alone).ends_with("alone 100\n"));
    let mut preloaded = installed.command("hipreempt");
    preloaded.args(run).args(["-W", "error"]).arg(&example);
    assert!(output_of(&mut preloaded).ends_with("preloaded 0\n"), "nothing was launched");
    // What a library of the program launches is scheduled, and is the request's.
    let programs = here().join("tests/programs");
    let script = "import gpu, hipreempt\ngpu.work()\nhipreempt.set_priority('high')\n\
                  with hipreempt.request():\n    gpu.work()\n    assert hipreempt.stats().active\n\
                  gpu.finish()\nassert hipreempt.stats().priority == 100\nprint('scheduled')";
    let mut scheduled = installed.command("hipreempt");
    scheduled.args(run).args(["-c", script]).env("PYTHONPATH", programs);
    assert_eq!(output_of(&mut scheduled), "scheduled\n");
}

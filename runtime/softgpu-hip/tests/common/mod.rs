//! Builds the library and the test programs, and runs them on cards of their own.
#![allow(dead_code, reason = "each test binary uses its part")]

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Longer than any program here takes on the busiest machine: a hang becomes a failure.
const PATIENCE: Duration = Duration::from_secs(120);

/// The library under its names, and where everything else was built.
pub struct Rig {
    /// `libamdhip64.so` and its versioned names.
    pub libraries: PathBuf,
    /// Programs and objects.
    pub built: PathBuf,
    sources: PathBuf,
    card_program: PathBuf,
}

/// The rig, or nothing where `hipcc` is missing and that is allowed.
pub fn rig() -> Option<&'static Rig> {
    static RIG: OnceLock<Option<Rig>> = OnceLock::new();
    RIG.get_or_init(Rig::new).as_ref()
}

/// Runs a test body with the rig; without `hipcc` it is skipped aloud, or fails where tests are strict.
pub fn with_rig(body: impl FnOnce(&Rig)) {
    if let Some(rig) = rig() {
        body(rig);
    }
}

impl Rig {
    fn new() -> Option<Self> {
        if Command::new("hipcc").arg("--version").output().is_err() {
            let strict = std::env::var_os("HIPREEMPT_TESTS_STRICT").is_some_and(|value| value == "1");
            assert!(!strict, "hipcc is missing and HIPREEMPT_TESTS_STRICT=1");
            eprintln!(
                "\n*** SKIPPED: hipcc is missing; install Debian's package hipcc to run these tests ***\n"
            );
            return None;
        }
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let all = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("softgpu-hip");
        clear_old(&all);
        let built = all.join(unique());
        let output = profile_folder();
        build_workspace_parts(&output);
        let libraries = built.join("lib");
        std::fs::create_dir_all(&libraries).unwrap();
        for name in ["libamdhip64.so", "libamdhip64.so.5", "libamdhip64.so.6", "libamdhip64.so.7"] {
            std::os::unix::fs::symlink(output.join("libamdhip64.so"), libraries.join(name)).unwrap();
        }
        let card_program = output.join("softgpu-card");
        let rig = Self { libraries, built, sources: manifest.join("tests/programs"), card_program };
        rig.build_kernels(&manifest.join("include"));
        Some(rig)
    }

    fn build_kernels(&self, include: &Path) {
        let mut compiler = Command::new("g++");
        compiler
            .args(["-std=c++17", "-O2", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "-I"])
            .arg(include);
        compiler.arg("-I").arg(include.join("softgpu/host")).arg(self.sources.join("kernels_host.cpp"));
        succeed(compiler.arg("-o").arg(self.built.join("kernels.so")));
    }

    /// A program built by the real `hipcc`.
    pub fn hip_program(&self, name: &str) -> PathBuf {
        let program = self.built.join(format!("{name}-{}", unique()));
        let mut compiler = Command::new("hipcc");
        compiler.args(["--offload-arch=gfx90a", "-O1", "-std=c++17", "-Wno-unused-result", "-pthread"]);
        succeed(compiler.arg(self.sources.join(format!("{name}.hip"))).arg("-o").arg(&program));
        program
    }

    /// The device code of the kernels, in a file of its own.
    pub fn code_object(&self) -> PathBuf {
        let object = self.built.join(format!("kernels-{}.co", unique()));
        let mut compiler = Command::new("hipcc");
        compiler.args(["--genco", "--offload-arch=gfx90a", "-O1", "-x", "hip"]);
        succeed(compiler.arg(self.sources.join("kernels.h")).arg("-o").arg(&object));
        object
    }

    /// A C program or object.
    pub fn c_program(&self, name: &str, arguments: &[&str]) -> PathBuf {
        let program = self.built.join(format!("{name}-{}", unique()));
        let mut compiler = Command::new("cc");
        compiler.args(["-O1", "-Wall"]).arg(self.sources.join(format!("{name}.c"))).arg("-o").arg(&program);
        succeed(compiler.arg("-L").arg(&self.libraries).args(arguments).arg("-ldl"));
        program
    }

    /// A command that runs a program on a card of its own.
    pub fn command(&self, program: impl AsRef<OsStr>, preset: &str) -> Command {
        let mut command = Command::new(program);
        command.env("LD_LIBRARY_PATH", &self.libraries).env("SOFTGPU_KERNELS", self.built.join("kernels.so"));
        command.env("SOFTGPU_PRESET", preset).env("SOFTGPU_CARD", unique()).env("SOFTGPU_DIR", &self.built);
        command.env("SOFTGPU_CARD_PROGRAM", &self.card_program);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a HIP program on a preset; it checks itself.
    pub fn check(&self, name: &str, preset: &str, environment: &[(&str, &str)]) {
        let program = self.hip_program(name);
        let mut command = self.command(program, preset);
        expect_ok(command.envs(environment.iter().copied()));
    }
}

/// Runs a program that says "ok" when all was well.
pub fn expect_ok(command: &mut Command) {
    let output = finish(command.spawn().unwrap());
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(
        output.status.success() && out == "ok\n",
        "{command:?}: {}\nout: {out}\nerr: {err}",
        output.status
    );
}

/// Waits for a child; one that hangs is killed and fails the test.
pub fn finish(child: Child) -> Output {
    let process = child.id() as libc::pid_t;
    let (ended, outcome) = std::sync::mpsc::channel();
    std::thread::spawn(move || ended.send(child.wait_with_output()));
    if let Ok(output) = outcome.recv_timeout(PATIENCE) {
        return output.unwrap();
    }
    // SAFETY: a signal to a child of ours that nobody has waited for: the number is still its.
    unsafe { libc::kill(process, libc::SIGKILL) };
    let said = outcome.recv().unwrap().unwrap().stderr;
    panic!("a program hung; it said: {}", text(&said));
}

/// Output as text.
pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Removes what test processes that are gone have built.
fn clear_old(all: &Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix('t').and_then(|name| name.split('-').next()).unwrap_or("");
        if !Path::new("/proc").join(process).exists() {
            // Another test process may be faster.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A name that nothing else on the machine uses.
pub fn unique() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("t{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn succeed(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}\n{}", text(&output.stderr));
}

/// `target/<profile>`, from where this test binary lies.
pub fn profile_folder() -> PathBuf {
    let own = std::env::current_exe().unwrap();
    own.parent().and_then(Path::parent).unwrap().to_path_buf()
}

/// Cargo does not build a cdylib for the tests beside it.
fn build_workspace_parts(output: &Path) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "-q", "-p", "hipreempt-softgpu-hip", "-p", "hipreempt-softgpu", "--target-dir"]);
    cargo.arg(output.parent().unwrap());
    if output.ends_with("release") {
        cargo.arg("--release");
    }
    succeed(cargo.current_dir(env!("CARGO_MANIFEST_DIR")));
}

//! A scene: a software card and a board that belong to one test, and the programs that it runs there.
//!
//! No program outlives its scene, and none is waited for longer than its time limit: what hangs is killed and fails
//! the test.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, PidfdFlags, Signal, kill_process_group, pidfd_open};
use tempfile::TempDir;

use crate::{artifacts, programs};

/// A victim that takes longer than this hangs.
const TIME_LIMIT: Duration = Duration::from_secs(60);

/// A GPU platform: its library on the software device, and the preload library for its programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// HIP.
    Hip,
    /// CUDA.
    Cuda,
    /// HIP, whose library lies over CUDA's, which has to be there too.
    HipOnCuda,
}

impl Platform {
    /// The names under which programs ask for the library.
    fn library_names(self) -> &'static [&'static str] {
        match self {
            Self::Hip | Self::HipOnCuda => {
                &["libamdhip64.so.7", "libamdhip64.so", "libamdhip64.so.5", "libamdhip64.so.6"]
            }
            Self::Cuda => &["libcuda.so", "libcuda.so.1"],
        }
    }

    fn library(self) -> PathBuf {
        match self {
            Self::Hip => artifacts::soft_hip(),
            Self::Cuda => artifacts::soft_cuda(),
            Self::HipOnCuda => artifacts::hip_on_cuda(),
        }
    }

    /// Puts the library into a folder, under all its names.
    fn install(self, folder: &Path) {
        use std::os::unix::fs::symlink;

        let (first, others) = self.library_names().split_first().expect("a name");
        let (library, first) = (self.library(), folder.join(first));
        // The preload goes by the name of the file itself, and in the build's folder this one has another.
        let installed = match self {
            Self::HipOnCuda => std::fs::copy(library, &first).map(drop),
            Self::Hip | Self::Cuda => symlink(library, &first),
        };
        installed.expect("the library in its place");
        for name in others {
            symlink(&first, folder.join(name)).expect("a link to the library");
        }
    }

    fn preload(self) -> PathBuf {
        match self {
            Self::Hip | Self::HipOnCuda => artifacts::shim(),
            Self::Cuda => artifacts::shim_cuda(),
        }
    }
}

/// Names what closed gates hold in every scene of HIP programs, for a run of all tests that are not about that.
const TESTS_HOLD: &str = "HIPREEMPT_TESTS_HOLD";

/// What a closed gate may hold on HIP: values of `HIPREEMPT_HOLD`, the preload's default first.
pub const HOLDS: [&str; 2] = ["queue", "thread"];

/// Those of them that a test goes through: both, unless the whole run is for one.
pub fn holds_to_try() -> impl Iterator<Item = &'static str> {
    let one = std::env::var(TESTS_HOLD).ok();
    HOLDS.into_iter().filter(move |hold| one.as_ref().is_none_or(|one| one == hold))
}

/// Variables of the machine that would change a victim's run.
const SCRUBBED: [&str; 4] = ["HIPREEMPT_", "HIP_ON_CUDA_", "SOFTGPU_", "LD_"];

/// How a program is run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// On the software device, without the preload.
    Native,
    /// With the preload, at this priority.
    Preloaded(&'static str),
}

/// How a program ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// `exit 0`, `signal 6`, or `time limit`.
    pub how: String,
    /// Everything on stdout.
    pub stdout: String,
    /// Everything on stderr.
    pub stderr: String,
}

/// One card and one board.
pub struct Scene {
    folder: TempDir,
    preloads: Vec<Platform>,
    variables: Vec<(OsString, OsString)>,
}

impl Default for Scene {
    fn default() -> Self {
        Self::new()
    }
}

impl Scene {
    /// An empty scene for HIP programs.
    ///
    /// # Panics
    /// If the folder cannot be made.
    pub fn new() -> Self {
        Self::with(&[Platform::Hip], &[Platform::Hip])
    }

    /// An empty scene with these platforms' libraries, and these platforms' preload libraries for programs that are
    /// run with a preload. Its files lie in shared memory, as the real ones do.
    ///
    /// # Panics
    /// If the folder cannot be made.
    pub fn with(libraries: &[Platform], preloads: &[Platform]) -> Self {
        let folder =
            tempfile::Builder::new().prefix("hipreempt-test-").tempdir_in("/dev/shm").expect("shared memory");
        for name in ["board", "card", "lib", "out"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder of the scene");
        }
        for platform in libraries {
            platform.install(&folder.path().join("lib"));
        }
        let mut scene = Scene { folder, preloads: preloads.to_vec(), variables: Vec::new() };
        // CUDA's preload has one way of holding, and says so where it is asked for another.
        if let Some(hold) = std::env::var_os(TESTS_HOLD).filter(|_| !preloads.contains(&Platform::Cuda)) {
            scene.set("HIPREEMPT_HOLD", hold);
        }
        if libraries.contains(&Platform::HipOnCuda) {
            scene.set("HIP_ON_CUDA_PTX", programs::ptx());
        }
        scene
    }

    /// Sets a variable for every program of the scene from now on.
    pub fn set(&mut self, name: &str, value: impl AsRef<OsStr>) -> &mut Self {
        self.variables.push((name.into(), value.as_ref().into()));
        self
    }

    /// A path inside the scene.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder with the boards.
    pub fn board_folder(&self) -> PathBuf {
        self.path("board")
    }

    /// The board files that exist, without temporary ones.
    ///
    /// # Panics
    /// If the folder cannot be read.
    pub fn boards(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.board_folder()).expect("the board folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths.filter(|path| path.extension() == Some(OsStr::new("board"))).collect()
    }

    /// `program` with the environment of the scene, not started.
    pub fn command(&self, program: impl AsRef<OsStr>, mode: Mode) -> Command {
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if SCRUBBED.iter().any(|prefix| name.to_string_lossy().starts_with(prefix)) {
                command.env_remove(name);
            }
        }
        command.env("LD_LIBRARY_PATH", self.path("lib"));
        command.env("SOFTGPU_DIR", self.path("card")).env("SOFTGPU_CARD_PROGRAM", artifacts::card_program());
        command.env("SOFTGPU_KERNELS", programs::kernels()).env("HIPREEMPT_DIR", self.board_folder());
        if let Mode::Preloaded(priority) = mode {
            let preloads: Vec<OsString> =
                self.preloads.iter().map(|platform| platform.preload().into_os_string()).collect();
            command.env("LD_PRELOAD", preloads.join(OsStr::new(":"))).env("HIPREEMPT_PRIORITY", priority);
        }
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Runs a program to its end.
    pub fn run(&self, program: impl AsRef<OsStr>, arguments: &[&OsStr], mode: Mode) -> Ended {
        let mut command = self.command(program, mode);
        command.args(arguments);
        self.finish(command)
    }

    /// Runs a prepared command to its end.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn finish(&self, mut command: Command) -> Ended {
        let (out, err) = (self.fresh("stdout"), self.fresh("stderr"));
        let file = |path: &Path| Stdio::from(File::create(path).expect("an output file"));
        command.stdin(Stdio::null()).stdout(file(&out)).stderr(file(&err)).process_group(0);
        let child = command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
        let how = wait_within(child, TIME_LIMIT).map_or_else(|| "time limit".to_owned(), describe);
        let read =
            |path: &Path| String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned();
        Ended { how, stdout: read(&out), stderr: read(&err) }
    }

    fn fresh(&self, name: &str) -> PathBuf {
        let folder = self.path("out");
        let (_, path) = tempfile::Builder::new()
            .prefix(name)
            .tempfile_in(folder)
            .and_then(|file| file.keep().map_err(std::io::Error::from))
            .expect("an output file");
        path
    }
}

/// Waits for the end of `child`, and kills its whole process group when the limit passes.
pub fn wait_within(mut child: Child, limit: Duration) -> Option<ExitStatus> {
    let pid = Pid::from_child(&child);
    let ended = ends_within(pid, limit);
    if !ended {
        let _ = kill_process_group(pid, Signal::KILL);
        let _ = child.kill();
    }
    let status = child.wait().expect("the child can be waited for");
    ended.then_some(status)
}

/// Whether the process ends before `limit` has passed.
///
/// # Panics
/// If the process cannot be watched.
pub fn ends_within(pid: Pid, limit: Duration) -> bool {
    let process = pidfd_open(pid, PidfdFlags::empty()).expect("a descriptor of the process");
    let deadline = Instant::now() + limit;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout =
            rustix::time::Timespec { tv_sec: left.as_secs() as i64, tv_nsec: left.subsec_nanos().into() };
        let mut polled = [rustix::event::PollFd::new(&process, rustix::event::PollFlags::IN)];
        match rustix::event::poll(&mut polled, Some(&timeout)) {
            Ok(0) => return false,
            Ok(_) => return true,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => panic!("poll: {error}"),
        }
    }
}

fn describe(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "neither an exit nor a signal".to_owned(),
    }
}

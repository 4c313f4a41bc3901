//! A private server of NVIDIA's Multi-Process Service, ended with the experiment whatever ends it: in order when this is
//! dropped, by a guard process when this program is killed, and at last by a look for whatever still belongs to it.
//!
//! It never touches a server of anybody else's: everything goes through a pipe folder of its own.

use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

use std::os::unix::process::CommandExt;

use crate::error::{BenchError, Doing};

/// The vendor's control program.
pub const CONTROL: &str = "nvidia-cuda-mps-control";
/// The first letters of its processes' names, of which Linux keeps fifteen.
const PROCESS_NAME: &str = "nvidia-cuda-mps";
/// How long the server may take to end in order.
const END_LIMIT: Duration = Duration::from_secs(10);
const LOOK: Duration = Duration::from_millis(50);

/// A running control daemon. Dropping it ends it and its servers.
#[derive(Debug)]
pub struct Mps {
    folder: PathBuf,
    guard: Child,
    /// The guard ends the daemon when this is closed, by whatever.
    life: Option<ChildStdin>,
}

impl Mps {
    /// Starts a control daemon with its pipes and logs under `folder`.
    ///
    /// # Errors
    /// [`BenchError::Usage`] if there is no such program on this machine, or it does not start.
    pub fn start(folder: &Path) -> Result<Self, BenchError> {
        for name in ["pipe", "log"] {
            fs::create_dir_all(folder.join(name)).doing("make a folder for the MPS server")?;
        }
        start_daemon(folder)?;
        let mut guard = Command::new("/bin/sh");
        guard.args(["-c", &format!("cat >/dev/null; echo quit | {CONTROL}")]).envs(variables(folder));
        // Away from the terminal's Ctrl-C, which is for this program alone.
        guard.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let started = guard.spawn();
        let mut guard = match started {
            Ok(guard) => guard,
            Err(error) => {
                quit(folder);
                return Err(error).doing("start the guard of the MPS server");
            }
        };
        let life = guard.stdin.take();
        Ok(Self { folder: folder.to_owned(), guard, life })
    }

    /// What a client's environment needs.
    pub fn variables(&self) -> Vec<(&'static str, OsString)> {
        variables(&self.folder)
    }

    /// Its daemon and servers, as they are now.
    pub fn pids(&self) -> Vec<u32> {
        processes(&self.folder)
    }
}

impl Drop for Mps {
    fn drop(&mut self) {
        drop(self.life.take());
        let until = Instant::now() + END_LIMIT;
        let ended = |guard: &mut Child| !matches!(guard.try_wait(), Ok(None));
        while Instant::now() < until && !(ended(&mut self.guard) && processes(&self.folder).is_empty()) {
            std::thread::sleep(LOOK);
        }
        let _ = self.guard.kill();
        let _ = self.guard.wait();
        for pid in processes(&self.folder) {
            // SAFETY: a plain signal; the process was found by our own pipe folder in its environment just now.
            unsafe { libc::kill(pid as i32, libc::SIGKILL) };
        }
    }
}

/// Whether the control program is on this machine.
pub fn is_installed() -> bool {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders).any(|folder| folder.join(CONTROL).is_file())
}

/// The variables of a client that must find no server: natively, not even one of the system's.
pub fn no_server(folder: &Path) -> Vec<(&'static str, OsString)> {
    vec![("CUDA_MPS_PIPE_DIRECTORY", folder.join("no-server").into_os_string())]
}

fn variables(folder: &Path) -> Vec<(&'static str, OsString)> {
    vec![
        ("CUDA_MPS_PIPE_DIRECTORY", folder.join("pipe").into_os_string()),
        ("CUDA_MPS_LOG_DIRECTORY", folder.join("log").into_os_string()),
    ]
}

/// Returns when the daemon is in the background. What it says goes to a file: it might keep a pipe open.
fn start_daemon(folder: &Path) -> Result<(), BenchError> {
    let path = folder.join("log/start.txt");
    let said = File::create(&path).doing("write a log of the MPS server")?;
    let also = said.try_clone().doing("write a log of the MPS server")?;
    let mut daemon = Command::new(CONTROL);
    daemon.arg("-d").envs(variables(folder)).process_group(0);
    let status = daemon.stdin(Stdio::null()).stdout(said).stderr(also).status();
    let status =
        status.map_err(|error| BenchError::Usage(format!("modes in MPS need {CONTROL}: {error}")))?;
    if status.success() {
        return Ok(());
    }
    let said = fs::read_to_string(&path).unwrap_or_default();
    let said = said.lines().next().unwrap_or("no reason given");
    Err(BenchError::Usage(format!("modes in MPS: {CONTROL} -d did not start: {said}")))
}

fn quit(folder: &Path) {
    let mut command = Command::new("/bin/sh");
    let command = command.args(["-c", &format!("echo quit | {CONTROL}")]).envs(variables(folder));
    let _ = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
}

/// Processes of the service that have our pipe folder in their environment.
fn processes(folder: &Path) -> Vec<u32> {
    let mark = format!("CUDA_MPS_PIPE_DIRECTORY={}", folder.join("pipe").display());
    let is_ours = |process: &fs::DirEntry| {
        let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        let environment = fs::read(process.path().join("environ")).unwrap_or_default();
        name.trim() == PROCESS_NAME && environment.split(|byte| *byte == 0).any(|one| one == mark.as_bytes())
    };
    let all = fs::read_dir("/proc").into_iter().flatten().flatten().filter(is_ours);
    all.filter_map(|process| process.file_name().to_str()?.parse().ok()).collect()
}

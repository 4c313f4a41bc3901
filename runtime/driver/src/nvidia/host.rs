//! What the machine says of NVIDIA's driver, without opening the GPU.

use std::path::{Path, PathBuf};

/// Where the kernel module says its version (`580.159.04`).
const MODULE_VERSION: &str = "/sys/module/nvidia/version";
/// Where it says so with more words; the only place in some containers.
const PROC_VERSION: &str = "/proc/driver/nvidia/version";
/// The control device, on which the channel groups are made.
pub const CONTROL_NODE: &str = "/dev/nvidiactl";

/// The version of the running kernel driver.
#[must_use]
pub fn driver_version() -> Option<String> {
    let module = std::fs::read_to_string(MODULE_VERSION).ok().and_then(|text| version_in(&text));
    module.or_else(|| std::fs::read_to_string(PROC_VERSION).ok().and_then(|text| version_in(&text)))
}

/// The first word that looks like a version: digits and dots, with a dot in it.
fn version_in(text: &str) -> Option<String> {
    let is_version = |word: &&str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.contains('.')
            && word.chars().all(|c| c.is_ascii_digit() || c == '.')
    };
    text.split_whitespace().find(is_version).map(str::to_owned)
}

/// Where a program's MPS server is found, `CUDA_MPS_PIPE_DIRECTORY` (NVIDIA's MPS documentation, "Environment
/// Variables").
pub const MPS_PIPE_DIRECTORY: &str = "CUDA_MPS_PIPE_DIRECTORY";
const MPS_PIPE_DIRECTORY_DEFAULT: &str = "/tmp/nvidia-mps";

/// Whether a control daemon of MPS answers for this process's environment: then its work runs in the server's channel
/// groups, not in its own. A daemon in another PID namespace cannot be seen, and is taken to live.
#[must_use]
pub fn mps_is_running() -> bool {
    let configured = std::env::var_os(MPS_PIPE_DIRECTORY).filter(|folder| !folder.is_empty());
    mps_is_running_in(&configured.map_or_else(|| PathBuf::from(MPS_PIPE_DIRECTORY_DEFAULT), PathBuf::from))
}

fn mps_is_running_in(folder: &Path) -> bool {
    if !folder.join("control").exists() {
        return false;
    }
    let pid = std::fs::read_to_string(folder.join("nvidia-cuda-mps-control.pid")).unwrap_or_default();
    let Ok(pid) = pid.trim().parse::<i32>() else { return true };
    // SAFETY: signal 0 only asks whether the process exists.
    let gone = unsafe { libc::kill(pid, 0) } != 0
        && std::io::Error::last_os_error().raw_os_error() == Some(libc::ESRCH);
    !gone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_either_file() {
        let long = "NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.159.04  Release Build\n\
                    GCC version:  gcc version 12.2.0 (Debian 12.2.0-14)\n";
        assert_eq!(version_in(long).as_deref(), Some("580.159.04"));
        assert_eq!(version_in("580.159.04\n").as_deref(), Some("580.159.04"));
        assert_eq!(version_in("no version, 12 words"), None);
        assert_eq!(version_in("../../evil 1.2/3"), None, "it becomes part of a file name");
    }

    #[test]
    fn a_daemon_that_has_ended_is_none() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!mps_is_running_in(folder.path()));
        std::fs::write(folder.path().join("control"), "").unwrap();
        assert!(mps_is_running_in(folder.path()), "a daemon that cannot be seen");
        let pid_file = folder.path().join("nvidia-cuda-mps-control.pid");
        std::fs::write(&pid_file, format!("{}\n", std::process::id())).unwrap();
        assert!(mps_is_running_in(folder.path()));
        let mut child = std::process::Command::new("true").spawn().unwrap();
        let ended = child.id();
        child.wait().unwrap();
        std::fs::write(&pid_file, ended.to_string()).unwrap();
        assert!(!mps_is_running_in(folder.path()));
    }
}

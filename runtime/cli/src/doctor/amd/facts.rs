//! What the machine says of itself without being asked for anything: read, never changed.

use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

use hipreempt_driver::amd::node::{self, Scheduler};

/// Where the kernel driver describes its GPUs.
const NODES: &str = "/sys/class/kfd/kfd/topology/nodes";
/// Variables with these beginnings change what is measured.
const PREFIXES: [&str; 8] =
    ["HIPREEMPT_", "SOFTGPU_", "HIP_", "HSA_", "ROCR_", "GPU_MAX_HW_QUEUES", "DEBUG_HIP_", "LD_PRELOAD"];

/// One line each.
pub fn print(say: &mut dyn FnMut(String)) {
    say(format!("hipreempt {} doctor", env!("CARGO_PKG_VERSION")));
    say("NOT YET RUN ON AN AMD CARD by those who made it; so far on a software device only".to_owned());
    say(format!("kernel    {}", first_line("/proc/sys/kernel/osrelease").unwrap_or_else(unknown)));
    let (device, named) = super::device();
    let access = access_to(&device);
    let note =
        if named { " (named by HIPREEMPT_KFD: no real driver, unless it is the same device)" } else { "" };
    say(format!("driver    {}, {access}{note}", device.display()));
    say(format!("amdgpu    {}", first_line("/sys/module/amdgpu/version").unwrap_or_else(unknown)));
    say(format!("ROCm      {}", rocm().unwrap_or_else(unknown)));
    let nodes = gpus(Path::new(NODES));
    if nodes.is_empty() {
        say(format!("GPUs      none in {NODES}"));
    }
    for (gpu_id, version) in nodes {
        let reach = match node::scheduler(gpu_id) {
            Scheduler::OneQueue => "one queue at a time (MES)",
            Scheduler::WholeGpu => "all queues of the GPU at each change (HWS, or not known)",
        };
        say(format!("GPU       id {gpu_id}, gfx_target_version {version}; the driver switches {reach}"));
    }
    for (name, value) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if PREFIXES.iter().any(|prefix| name.starts_with(prefix)) {
            say(format!("variable  {name}={}", value.to_string_lossy()));
        }
    }
}

fn unknown() -> String {
    "unknown".to_owned()
}

fn first_line(path: impl AsRef<Path>) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    text.lines().next().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty())
}

fn access_to(device: &Path) -> &'static str {
    let Ok(path) = std::ffi::CString::new(device.as_os_str().as_bytes()) else { return "no path" };
    // SAFETY: a null-terminated path.
    match unsafe { libc::access(path.as_ptr(), libc::R_OK | libc::W_OK) } {
        0 => "may be read and written",
        _ if device.exists() => "MAY NOT be read and written (groups render, video)",
        _ => "is not there",
    }
}

fn rocm() -> Option<String> {
    let root = std::env::var_os("ROCM_PATH").unwrap_or_else(|| "/opt/rocm".into());
    first_line(Path::new(&root).join(".info/version"))
}

/// Number and version of each GPU.
fn gpus(nodes: &Path) -> Vec<(u32, String)> {
    let folders = fs::read_dir(nodes).into_iter().flatten().flatten().map(|entry| entry.path());
    let gpu = |folder: std::path::PathBuf| {
        let gpu_id = first_line(folder.join("gpu_id"))?.parse().ok().filter(|id| *id != 0)?;
        let properties = fs::read_to_string(folder.join("properties")).unwrap_or_default();
        let line = properties.lines().find_map(|line| line.strip_prefix("gfx_target_version "));
        Some((gpu_id, line.map_or_else(unknown, |version| version.trim().to_owned())))
    };
    let mut gpus: Vec<_> = folders.filter_map(gpu).collect();
    gpus.sort();
    gpus
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gpus_are_the_nodes_with_a_number() {
        let folder = tempfile::tempdir().unwrap();
        for (node, gpu_id, properties) in [
            ("0", "0\n", "cpu_cores_count 64\n"),
            ("1", "51110\n", "gfx_target_version 90402\n"),
            ("2", "7", ""),
        ] {
            let node = folder.path().join(node);
            fs::create_dir(&node).unwrap();
            fs::write(node.join("gpu_id"), gpu_id).unwrap();
            fs::write(node.join("properties"), properties).unwrap();
        }
        assert_eq!(gpus(folder.path()), [(7, unknown()), (51_110, "90402".to_owned())]);
        assert_eq!(gpus(Path::new("/nowhere")), []);
    }
}

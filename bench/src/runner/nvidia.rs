//! Who uses an NVIDIA card, from below the processes: NVML's list as `nvidia-smi` prints it, or, where that lists nobody
//! of ours (in a container with process ids of its own), the card's device nodes that each process holds open.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::record::{CardUser, CardUsers, UsersSource};

/// Processes of the driver's own that hold a card's node open without using the card.
const DAEMONS: [&str; 2] = ["nvidia-persiste", "nvidia-smi"];

/// The processes that are ours.
#[derive(Clone, Debug, Default)]
pub struct Ours {
    /// Those that take part in the run.
    pub workers: Vec<u32>,
    /// Those that do not: kept for other modes, and servers that launch nothing of their own.
    pub bystanders: Vec<u32>,
}

impl Ours {
    fn is_bystander(&self, pid: u32) -> bool {
        self.bystanders.contains(&pid)
    }
}

/// Who uses which card now.
pub fn card_users(ours: &Ours) -> CardUsers {
    let listed = compute_processes(&query(&["--query-compute-apps=gpu_uuid,pid"]).unwrap_or_default());
    if ours.workers.iter().all(|pid| listed.iter().any(|user| user.pid == *pid)) {
        return users(UsersSource::Nvml, listed, ours);
    }
    let mut users = users(UsersSource::DeviceNodes, node_holders(Path::new("/proc")), ours);
    if users.users.is_empty() {
        return CardUsers::default();
    }
    // The list has other numbers for our processes, but it has no more entries than we have processes.
    if listed.len() > ours.workers.len() + ours.bystanders.len() {
        users.foreign_pids.extend(listed.iter().map(|user| user.pid));
    }
    users
}

fn users(source: UsersSource, all: Vec<CardUser>, ours: &Ours) -> CardUsers {
    let users: Vec<CardUser> = all.into_iter().filter(|user| !ours.is_bystander(user.pid)).collect();
    let foreign = users.iter().map(|user| user.pid).filter(|pid| !ours.workers.contains(pid));
    let foreign: BTreeSet<u32> = foreign.collect();
    CardUsers { source, foreign_pids: foreign.into_iter().collect(), users }
}

/// The driver's version, by `nvidia-smi`.
pub fn driver_version() -> Option<String> {
    let text = query(&["--query-gpu=driver_version"])?;
    text.lines().next().map(|line| line.trim().to_owned()).filter(|version| !version.is_empty())
}

/// What `nvidia-smi` answers; `None` where there is none or it fails.
fn query(arguments: &[&str]) -> Option<String> {
    let mut command = Command::new("nvidia-smi");
    command.args(arguments).arg("--format=csv,noheader,nounits");
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Lines such as `GPU-2d1f…, 4711`.
fn compute_processes(text: &str) -> Vec<CardUser> {
    let user = |line: &str| {
        let (card, pid) = line.split_once(',')?;
        let card = card.trim().trim_start_matches("GPU-").replace('-', "");
        Some(CardUser { card, pid: pid.trim().parse().ok()?, kernels: None })
    };
    text.lines().filter_map(user).collect()
}

/// Every process that may be looked at and holds the node of a card open.
fn node_holders(proc: &Path) -> Vec<CardUser> {
    let processes = fs::read_dir(proc).into_iter().flatten().flatten();
    let mut holders = Vec::new();
    for process in processes {
        let Some(pid) = process.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        let name = fs::read_to_string(process.path().join("comm")).unwrap_or_default();
        if DAEMONS.contains(&name.trim()) {
            continue;
        }
        let cards = cards_held(&process.path().join("fd"));
        holders.extend(cards.into_iter().map(|card| CardUser { card, pid, kernels: None }));
    }
    holders
}

fn cards_held(descriptors: &Path) -> BTreeSet<String> {
    let descriptors = fs::read_dir(descriptors).into_iter().flatten().flatten();
    let targets = descriptors.filter_map(|descriptor| fs::read_link(descriptor.path()).ok());
    let nodes = targets.filter_map(|target| target.to_str().map(str::to_owned));
    nodes.filter(|node| is_card(node)).collect()
}

/// `/dev/nvidia0`, but not `/dev/nvidiactl` or `/dev/nvidia-uvm`.
fn is_card(node: &str) -> bool {
    let minor = node.strip_prefix("/dev/nvidia").unwrap_or_default();
    !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn the_list_of_compute_processes_is_read() {
        let users = compute_processes("GPU-0a1b-2c, 17\nGPU-0a1b-2c, 18\n[N/A], [N/A]\n\nno list\n");
        let read: Vec<(&str, u32)> = users.iter().map(|user| (user.card.as_str(), user.pid)).collect();
        assert_eq!(read, [("0a1b2c", 17), ("0a1b2c", 18)]);
    }

    #[test]
    fn bystanders_are_no_users_and_strangers_are_foreign() {
        let all = [10, 11, 12, 13].map(|pid| CardUser { card: "a".to_owned(), pid, kernels: None });
        let ours = Ours { workers: vec![10, 11], bystanders: vec![12] };
        let users = users(UsersSource::Nvml, all.to_vec(), &ours);
        assert_eq!(users.foreign_pids, [13]);
        assert!(users.cards_of(12).is_empty() && users.cards_of(10) == ["a"]);
    }

    #[test]
    fn nodes_of_cards_tell_who_holds_them() {
        let root = tempfile::tempdir().unwrap();
        for (pid, node) in
            [(20, "/dev/nvidia0"), (21, "/dev/nvidiactl"), (22, "/dev/nvidia-uvm"), (23, "/dev/nvidia12")]
        {
            let folder = root.path().join(format!("{pid}/fd"));
            fs::create_dir_all(&folder).unwrap();
            symlink(node, folder.join("3")).unwrap();
        }
        let mut held: Vec<(u32, String)> =
            node_holders(root.path()).into_iter().map(|user| (user.pid, user.card)).collect();
        held.sort();
        assert_eq!(held, [(20, "/dev/nvidia0".to_owned()), (23, "/dev/nvidia12".to_owned())]);
    }
}

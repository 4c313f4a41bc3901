//! What the machine says of an AMD GPU, without opening it.

use std::path::Path;

/// Where the kernel driver describes its GPUs, a folder each (`kfd_topology.c`).
const NODES: &str = "/sys/class/kfd/kfd/topology/nodes";

/// Who takes queues off the card and puts them back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheduler {
    /// The hardware scheduler of gfx9 and gfx10: each change of one queue unmaps all queues of all processes on that GPU,
    /// and maps the rest again (`execute_queues_cpsch`, `kfd_device_queue_manager.c`).
    WholeGpu,
    /// The micro engine scheduler (MES) of gfx11 and later: only the queue that is changed (`add_queue_mes`, ibid.).
    OneQueue,
}

/// Who schedules the queues of the GPU with this number. What is not known is taken for the dearer one.
#[must_use]
pub fn scheduler(gpu_id: u32) -> Scheduler {
    scheduler_in(Path::new(NODES), gpu_id)
}

fn scheduler_in(nodes: &Path, gpu_id: u32) -> Scheduler {
    let entries = std::fs::read_dir(nodes).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_this = |folder: &std::path::PathBuf| number_in(&folder.join("gpu_id")) == Some(gpu_id);
    let properties = entries
        .filter(|_| gpu_id != 0)
        .find(is_this)
        .and_then(|folder| std::fs::read_to_string(folder.join("properties")).ok());
    match properties.as_deref().and_then(gfx_version) {
        Some(version) if version >= GFX11 => Scheduler::OneQueue,
        _ => Scheduler::WholeGpu,
    }
}

/// `gfx_target_version` of gfx1100: major, minor and stepping as decimal digits in twos (`kfd_device.c`).
const GFX11: u32 = 110_000;

fn gfx_version(properties: &str) -> Option<u32> {
    let line = properties.lines().find_map(|line| line.strip_prefix("gfx_target_version "));
    line?.trim().parse().ok()
}

fn number_in(file: &Path) -> Option<u32> {
    std::fs::read_to_string(file).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(gpus: &[(u32, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (node, (gpu_id, properties)) in gpus.iter().enumerate() {
            let node = folder.path().join(node.to_string());
            std::fs::create_dir(&node).unwrap();
            std::fs::write(node.join("gpu_id"), format!("{gpu_id}\n")).unwrap();
            std::fs::write(node.join("properties"), properties).unwrap();
        }
        folder
    }

    #[test]
    fn gfx11_and_later_change_one_queue_at_a_time() {
        let machine = machine(&[
            (0, "cpu_cores_count 64\ngfx_target_version 0\n"),
            (51_110, "simd_count 1216\ngfx_target_version 90402\n"),
            (8_742, "simd_count 192\ngfx_target_version 110000\n"),
            (8_743, "simd_count 128\ngfx_target_version 120001\n"),
        ]);
        let of = |gpu_id| scheduler_in(machine.path(), gpu_id);
        assert_eq!(of(51_110), Scheduler::WholeGpu);
        assert_eq!(of(8_742), Scheduler::OneQueue);
        assert_eq!(of(8_743), Scheduler::OneQueue);
    }

    #[test]
    fn what_cannot_be_read_is_taken_for_the_dearer_one() {
        let machine =
            machine(&[(0, "gfx_target_version 110000\n"), (7, "gfx_target_version many\n"), (8, "")]);
        for gpu_id in [0, 7, 8, 9] {
            assert_eq!(scheduler_in(machine.path(), gpu_id), Scheduler::WholeGpu);
        }
        assert_eq!(scheduler_in(Path::new("/nowhere"), 7), Scheduler::WholeGpu);
    }
}

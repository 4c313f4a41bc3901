//! Who this process is and which card it was given, by every mark that HIP 5.2 has.

use std::fs;

use hipreempt_bench::control::mapped_file;
use hipreempt_bench::protocol::Probe;
use hipreempt_bench::record::WorkerIdentity;

use crate::hip;

/// The identity of this process on its first device.
pub fn identity() -> hip::Result<WorkerIdentity> {
    let pci = hip::pci_bus_id()?;
    Ok(WorkerIdentity {
        pid: std::process::id(),
        uuid: hip::device_uuid().unwrap_or_default(),
        name: hip::device_name()?,
        kfd_gpu_id: kfd_gpu_id(&pci),
        shim_mapped: mapped_file("libhipreempt_hip.so").is_some(),
        pci,
        ..WorkerIdentity::default()
    })
}

/// What [`hipreempt_bench::protocol::Role::Probe`] wants to know.
pub fn probe() -> hip::Result<Probe> {
    let devices = hip::device_count()?;
    hip::use_first_device()?;
    let (runtime_version, driver_version) = hip::versions()?;
    Ok(Probe {
        devices,
        identity: identity()?,
        runtime_version,
        driver_version,
        compute_units: hip::compute_units()?,
        priorities: hip::priority_range().unwrap_or((0, 0)),
        library: mapped_file("libamdhip64.so").unwrap_or_default(),
    })
}

/// The kernel driver's own id of the card at a PCI address, on AMD: from `/sys/class/kfd/kfd/topology`, whose
/// `location_id` holds bus, device and function.
fn kfd_gpu_id(pci: &str) -> Option<u32> {
    let (domain, location) = parse_pci(pci)?;
    let nodes = fs::read_dir("/sys/class/kfd/kfd/topology/nodes").ok()?;
    let node_at = |folder: &std::path::Path| {
        let properties = fs::read_to_string(folder.join("properties")).ok()?;
        let value = |key: &str| {
            let mut lines = properties.lines().filter_map(|line| line.split_once(' '));
            lines.find(|(name, _)| *name == key).and_then(|(_, value)| value.trim().parse::<u32>().ok())
        };
        (value("location_id")? == location && value("domain").unwrap_or(0) == domain).then_some(())?;
        fs::read_to_string(folder.join("gpu_id")).ok()?.trim().parse().ok()
    };
    nodes.flatten().find_map(|node| node_at(&node.path()))
}

/// Domain and `bus << 8 | device << 3 | function` of `0000:03:00.0`.
fn parse_pci(pci: &str) -> Option<(u32, u32)> {
    let mut parts = pci.split([':', '.']).map(|part| u32::from_str_radix(part, 16).ok());
    let (domain, bus, device, function) = (parts.next()??, parts.next()??, parts.next()??, parts.next()??);
    Some((domain, bus << 8 | device << 3 | function))
}

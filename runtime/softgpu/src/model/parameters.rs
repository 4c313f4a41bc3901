//! What distinguishes one modelled card from another.

use bytemuck::NoUninit;
use serde::{Deserialize, Serialize};

/// The order in which workgroups of several queues get compute units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, NoUninit, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u32)]
pub enum Dispatch {
    /// A kernel waits until the last workgroup of every earlier one is dispatched, then uses what they free.
    Arrival = 0,
    /// Queues take turns for each unit that becomes free.
    RoundRobin = 1,
    /// Each unit that becomes free goes to the most urgent queue that wants it (smaller numbers are more urgent, as
    /// in HIP); among equals, in arrival order.
    Priority = 2,
}

impl Dispatch {
    /// Its name in settings and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Arrival => "arrival",
            Self::RoundRobin => "round_robin",
            Self::Priority => "priority",
        }
    }

    /// The order of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::Arrival, Self::RoundRobin, Self::Priority].into_iter().find(|dispatch| dispatch.name() == name)
    }
}

/// The parameters of a card. Plain data of a fixed size, so that it can lie in shared memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, NoUninit, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[repr(C)]
pub struct Parameters {
    /// Order of dispatch.
    pub dispatch: Dispatch,
    /// Compute units.
    pub compute_units: u32,
    /// Work-items resident on one unit at most.
    pub threads_per_unit: u32,
    /// Thousandths of these that are resident in fact: registers and local memory, which the model does not know,
    /// keep the rest away.
    pub resident_permille: u32,
    /// Workgroups resident on one unit at most.
    pub groups_per_unit: u32,
    /// A kernel of at most one workgroup a unit that runs at least this many µs is taken to fill its units:
    /// persistent kernels are written so.
    pub persistent_us: u32,
    /// Thousandths by which a kernel takes longer while the rest of the card is busy with others' kernels: 2000 is
    /// twice as long (memory system, cold caches).
    pub corun_slowdown_permille: u32,
    /// How far apart the workgroups of one wave end, in thousandths of their length.
    pub stagger_permille: u32,
    /// Thousandths by which every kernel's solo time is stretched.
    pub kernel_scale_permille: u32,
    /// Copy engines; copies of all queues share them.
    pub copy_engines: u32,
    /// From submission until the card may begin.
    pub launch_ns: u64,
    /// Between two dependent commands of one queue.
    pub gap_ns: u64,
    /// What an event record or another empty command takes.
    pub marker_ns: u64,
    /// What suspending or resuming a queue takes.
    pub switch_ns: u64,
    /// What a copy takes beside its bytes.
    pub copy_ns: u64,
    /// Bytes a microsecond of a copy between host and card.
    pub host_bytes_per_us: u64,
    /// Bytes a microsecond of a copy within the card.
    pub device_bytes_per_us: u64,
}

impl Parameters {
    /// Whether the numbers make a card at all; everything that is divided by is checked here.
    pub fn check(&self) -> Result<(), &'static str> {
        let limits = [
            (1..=4096).contains(&self.compute_units),
            (64..=8192).contains(&self.threads_per_unit),
            (1..=1000).contains(&self.resident_permille),
            (1..=256).contains(&self.groups_per_unit),
            (1000..=100_000).contains(&self.corun_slowdown_permille),
            self.stagger_permille <= 1000,
            (1..=1_000_000).contains(&self.kernel_scale_permille),
            (1..=8).contains(&self.copy_engines),
            self.host_bytes_per_us > 0 && self.device_bytes_per_us > 0,
        ];
        if limits.contains(&false) { Err("a parameter of the card is out of range") } else { Ok(()) }
    }

    /// The parameters of a card that everyone may use in tests: 100 units, no costs, arrival order.
    #[cfg(test)]
    pub(crate) fn plain() -> Self {
        Self {
            dispatch: Dispatch::Arrival,
            compute_units: 100,
            threads_per_unit: 2048,
            resident_permille: 1000,
            groups_per_unit: 32,
            persistent_us: 100,
            corun_slowdown_permille: 1000,
            stagger_permille: 300,
            kernel_scale_permille: 1000,
            copy_engines: 2,
            launch_ns: 0,
            gap_ns: 0,
            marker_ns: 0,
            switch_ns: 0,
            copy_ns: 0,
            host_bytes_per_us: 25_000,
            device_bytes_per_us: 1_000_000,
        }
    }
}

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

/// What suspending or resuming one queue disturbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, NoUninit, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u64)]
pub enum Reach {
    /// That queue.
    OneQueue = 0,
    /// Every queue of every client: all waves are saved and restored, and nothing runs meanwhile.
    WholeCard = 1,
}

impl Reach {
    /// Its name in settings and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::OneQueue => "one_queue",
            Self::WholeCard => "whole_card",
        }
    }

    /// The reach of that name.
    pub fn of_name(name: &str) -> Option<Self> {
        [Self::OneQueue, Self::WholeCard].into_iter().find(|reach| reach.name() == name)
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
    /// What a call to suspend or resume a queue takes beside its waves.
    pub switch_call_ns: u64,
    /// What saving a queue's running waves takes, however many there are.
    pub switch_out_ns: u64,
    /// What restoring them takes. They get their units when they are restored, not before: a simplification.
    pub switch_in_ns: u64,
    /// What a switch disturbs.
    pub switch_reach: Reach,
    /// What a copy takes beside its bytes.
    pub copy_ns: u64,
    /// Bytes a microsecond of a copy between host and card.
    pub host_bytes_per_us: u64,
    /// Bytes a microsecond of a copy within the card.
    pub device_bytes_per_us: u64,
}

/// No part of a switch takes longer than a second.
const SWITCH_MAX_NS: u64 = 1_000_000_000;

impl Parameters {
    /// The same card, on which a switch takes so long each way where waves are saved or restored.
    #[must_use]
    pub fn with_switches_of(self, each_ns: u64) -> Self {
        let switch_call_ns = self.switch_call_ns.min(each_ns);
        let waves_ns = each_ns - switch_call_ns;
        Self { switch_call_ns, switch_out_ns: waves_ns, switch_in_ns: waves_ns, ..self }
    }

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
            self.switch_call_ns.max(self.switch_out_ns).max(self.switch_in_ns) <= SWITCH_MAX_NS,
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
            switch_call_ns: 0,
            switch_out_ns: 0,
            switch_in_ns: 0,
            switch_reach: Reach::OneQueue,
            copy_ns: 0,
            host_bytes_per_us: 25_000,
            device_bytes_per_us: 1_000_000,
        }
    }
}

//! One kernel in closed form.
//!
//! A kernel of `n` workgroups, of which `s` fit on the card at once, runs in `ceil(n / s)` waves of equal length.
//! Its last workgroup is dispatched one workgroup's length before the end; from there on it gives units back. The
//! workgroups of one wave do not end together: the first wave ends over `stagger` of its length, and each further
//! wave drifts as much again until ends are spread evenly. A kernel of one wave has all its workgroups dispatched
//! at once and gives nothing back until the first of them ends.

use super::{Parameters, WHOLE};

/// The closed form of one kernel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Share of the card that it can use (65536 is the whole).
    pub need: u32,
    /// Its time alone on the card.
    pub solo_ns: u64,
    /// The length of one workgroup.
    pub block_ns: u64,
    /// The time over which its last workgroups end.
    pub spread_ns: u64,
}

impl Shape {
    /// The closed form of a kernel by its grid and its time alone.
    pub fn new(parameters: &Parameters, workgroups: u64, threads_per_group: u32, solo_ns: u64) -> Self {
        let scaled = u128::from(solo_ns) * u128::from(parameters.kernel_scale_permille) / 1000;
        let solo_ns = u64::try_from(scaled).unwrap_or(u64::MAX).clamp(1, MAX_SOLO_NS);
        let slots = slots(parameters, workgroups, threads_per_group, solo_ns);
        let groups = workgroups.max(1);
        let waves = groups.div_ceil(slots);
        let block_ns = (solo_ns / waves).max(1);
        let stagger = u64::from(parameters.stagger_permille).saturating_mul(waves).min(1000);
        let need = (groups.min(slots) * WHOLE).div_ceil(slots) as u32;
        Self { need, solo_ns, block_ns, spread_ns: block_ns * stagger / 1000 }
    }
}

/// No kernel is longer than an hour; keeps products below 64 bits.
const MAX_SOLO_NS: u64 = 3_600_000_000_000;

/// Workgroups of this kernel that fit on the card at once.
fn slots(parameters: &Parameters, workgroups: u64, threads_per_group: u32, solo_ns: u64) -> u64 {
    let units = u64::from(parameters.compute_units);
    if workgroups <= units && solo_ns >= u64::from(parameters.persistent_us) * 1000 {
        return units;
    }
    let resident = parameters.threads_per_unit * parameters.resident_permille / 1000;
    let by_threads = resident / threads_per_group.max(1);
    units * u64::from(by_threads.min(parameters.groups_per_unit).max(1))
}

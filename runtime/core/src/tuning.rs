//! The numbers that the decisions run on, each with its reason.

const MICROSECOND_NS: u64 = 1_000;
const MILLISECOND_NS: u64 = 1_000_000;

/// Limits and starting points of every decision, in nanoseconds or thousandths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tuning {
    /// Work that may be queued ahead of a launch, to begin with: enough to hide the way from a waiting thread to
    /// the card, little enough that an urgent launch does not notice it.
    pub lead_start_ns: u64,
    /// The lead never falls below this.
    pub lead_min_ns: u64,
    /// The lead never rises above this, however late the host is.
    pub lead_max_ns: u64,
    /// A marker is recorded once this much estimated work has been launched since the last one.
    pub mark_every_ns: u64,
    /// Taken for the run time of a kernel never seen before. At least [`Self::mark_every_ns`], so that such a kernel
    /// gets a marker of its own and is measured the first time it runs.
    pub unknown_ns: u64,
    /// No single launch is held longer than this.
    pub hold_max_ns: u64,
    /// Share of the GPU, in thousandths, that a client keeps whatever more urgent clients do.
    pub min_share_permille: u32,
    /// How far back the share is looked at: a client that had more than its share lately is not starving.
    pub share_span_ns: u64,
    /// Time that a client may hold others after its last work, in thousandths of wall time.
    pub grace_budget_permille: u32,
    /// Wall time, in thousandths, that may be spent bridging gaps longer than [`Self::short_gap_ns`].
    pub bridge_budget_permille: u32,
    /// Gaps up to this length lie inside a request: bridging them costs nobody anything worth counting.
    pub short_gap_ns: u64,
    /// No grace is longer than this.
    pub grace_max_ns: u64,
    /// Without a completion for this many times the estimate of the work in flight, one launch passes the window …
    pub stall_factor: u64,
    /// … but not before this …
    pub stall_min_ns: u64,
    /// … and at the latest after this.
    pub stall_max_ns: u64,
}

impl Default for Tuning {
    fn default() -> Self {
        Self {
            lead_start_ns: 100 * MICROSECOND_NS,
            lead_min_ns: 50 * MICROSECOND_NS,
            lead_max_ns: 500 * MICROSECOND_NS,
            mark_every_ns: 200 * MICROSECOND_NS,
            unknown_ns: 200 * MICROSECOND_NS,
            hold_max_ns: 200 * MILLISECOND_NS,
            min_share_permille: 20,
            share_span_ns: 1_000 * MILLISECOND_NS,
            grace_budget_permille: 20,
            bridge_budget_permille: 200,
            short_gap_ns: MILLISECOND_NS,
            grace_max_ns: 30 * MILLISECOND_NS,
            stall_factor: 4,
            stall_min_ns: MILLISECOND_NS,
            stall_max_ns: 50 * MILLISECOND_NS,
        }
    }
}

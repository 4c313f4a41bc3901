//! How much work is kept queued ahead of the next launch: byte queue limits (Linux `dql`), in time.
//!
//! Too little lead leaves the card idle between a completion and the launch that waited for it; too much makes an
//! urgent launch wait. So the lead rises by what was just seen to be missing, and falls slowly otherwise.

use crate::Tuning;

/// Each completion that found work still queued lowers the lead by this fraction: 300 completions, two bulk
/// iterations of ResNet-50, take a quarter off.
const DECAY_SHIFT: u32 = 10;

/// One bubble raises the lead by at most this: a host that lost its core for milliseconds says nothing about the
/// next launch.
const RAISE_MAX_NS: u64 = 50_000;

#[derive(Clone, Debug)]
pub(crate) struct Lead {
    now_ns: u64,
    min_ns: u64,
    max_ns: u64,
}

impl Lead {
    pub(crate) fn new(tuning: &Tuning) -> Self {
        let max_ns = tuning.lead_max_ns.max(tuning.lead_min_ns);
        Self {
            now_ns: tuning.lead_start_ns.clamp(tuning.lead_min_ns, max_ns),
            min_ns: tuning.lead_min_ns,
            max_ns,
        }
    }

    pub(crate) fn ns(&self) -> u64 {
        self.now_ns
    }

    /// A completion found the launcher waiting and nothing queued: the card idled for `bubble_ns`.
    pub(crate) fn starved(&mut self, bubble_ns: u64) {
        self.now_ns = (self.now_ns + bubble_ns.min(RAISE_MAX_NS)).min(self.max_ns);
    }

    /// A completion found more work queued.
    pub(crate) fn fed(&mut self) {
        self.now_ns = (self.now_ns - (self.now_ns >> DECAY_SHIFT)).max(self.min_ns);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lead_stays_within_its_limits(steps in proptest::collection::vec(proptest::option::of(0u64..10_000_000), 0..500)) {
            let tuning = Tuning::default();
            let mut lead = Lead::new(&tuning);
            for step in steps {
                match step {
                    Some(bubble_ns) => lead.starved(bubble_ns),
                    None => lead.fed(),
                }
                prop_assert!((tuning.lead_min_ns..=tuning.lead_max_ns).contains(&lead.ns()));
            }
        }
    }

    #[test]
    fn bubbles_raise_it_and_calm_lowers_it() {
        let mut lead = Lead::new(&Tuning::default());
        let start_ns = lead.ns();
        lead.starved(20_000);
        assert_eq!(lead.ns(), start_ns + 20_000);
        (0..20_000).for_each(|_| lead.fed());
        assert_eq!(lead.ns(), Tuning::default().lead_min_ns);
    }
}

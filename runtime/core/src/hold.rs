//! How long a launch is held at most, and the share of the GPU that is never taken away.
//!
//! Two promises: no thread waits longer than `hold_max` for one launch, and a client that is starved for good keeps
//! at least a small share of the card. Starvation is measured by the GPU work that the client got, not by the time
//! that it stood at the gate: a client that ran at full speed until a moment ago is not starving.

use crate::Tuning;

/// Why a held launch goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pass {
    /// Nobody more urgent is active any more.
    Open,
    /// It waited for `hold_max`.
    HoldMax,
    /// The client had less than its share of the GPU.
    MinShare,
}

/// The GPU time that a client is owed by those more urgent than itself.
///
/// While launches are held, the debt grows by the share of wall time; work that runs pays it back. It starts a whole
/// `share_span` in the client's favour, and work done earlier than that counts for nothing.
#[derive(Clone, Debug)]
pub struct Share {
    permille: u64,
    credit_max_ns: i64,
    /// Positive: the client is owed this much GPU time.
    owed_ns: i64,
    accrued_until_ns: u64,
}

impl Share {
    /// A share to which nothing is owed yet.
    #[must_use]
    pub fn new(tuning: &Tuning) -> Self {
        let permille = u64::from(tuning.min_share_permille.min(1000));
        let credit_max_ns = (tuning.share_span_ns / 1000 * permille) as i64;
        Self { permille, credit_max_ns, owed_ns: -credit_max_ns, accrued_until_ns: 0 }
    }

    /// Work that is estimated to run `estimate_ns` was launched.
    #[inline]
    pub fn launched(&mut self, estimate_ns: u64) {
        let estimate_ns = i64::try_from(estimate_ns).unwrap_or(i64::MAX);
        self.owed_ns = self.owed_ns.saturating_sub(estimate_ns).max(-self.credit_max_ns);
    }

    /// A launch has been held from `from_ns` until now; several threads may be held at once, and the same time is
    /// counted once.
    pub fn held(&mut self, from_ns: u64, now_ns: u64) {
        let from_ns = from_ns.max(self.accrued_until_ns);
        let grown_ns = now_ns.saturating_sub(from_ns) / 1000 * self.permille;
        self.accrued_until_ns = self.accrued_until_ns.max(now_ns);
        self.owed_ns = self.owed_ns.saturating_add(grown_ns as i64).min(self.credit_max_ns);
    }

    /// Whether a launch of this estimated run time is owed to the client now.
    #[must_use]
    pub fn owes(&self, estimate_ns: u64) -> bool {
        self.owes_in_ns(estimate_ns) == 0
    }

    /// Nanoseconds of further holding after which a launch of this estimated run time will be owed.
    #[must_use]
    pub fn owes_in_ns(&self, estimate_ns: u64) -> u64 {
        if self.permille == 0 {
            return u64::MAX;
        }
        let due_ns = i64::try_from(estimate_ns).unwrap_or(i64::MAX).clamp(1, self.credit_max_ns.max(1));
        let missing_ns = u64::try_from(due_ns - self.owed_ns).unwrap_or(0);
        missing_ns.saturating_mul(1000) / self.permille
    }
}

/// One launch standing at the closed gate.
#[derive(Clone, Copy, Debug)]
pub struct Hold {
    since_ns: u64,
    counted_ns: u64,
    max_ns: u64,
}

impl Hold {
    /// The launch begins to wait.
    #[must_use]
    pub fn begin(tuning: &Tuning, now_ns: u64) -> Self {
        Self { since_ns: now_ns, counted_ns: now_ns, max_ns: tuning.hold_max_ns }
    }

    /// Looks again: `blocked` says whether somebody really more urgent is really active. `None`: keep waiting.
    pub fn look(&mut self, blocked: bool, share: &mut Share, estimate_ns: u64, now_ns: u64) -> Option<Pass> {
        share.held(self.counted_ns, now_ns);
        self.counted_ns = now_ns;
        if !blocked {
            Some(Pass::Open)
        } else if self.held_ns(now_ns) >= self.max_ns {
            Some(Pass::HoldMax)
        } else if share.owes(estimate_ns) {
            Some(Pass::MinShare)
        } else {
            None
        }
    }

    /// Nanoseconds held so far.
    #[must_use]
    pub fn held_ns(&self, now_ns: u64) -> u64 {
        now_ns.saturating_sub(self.since_ns)
    }

    /// Nanoseconds until the limit, for a wait that must not overshoot it.
    #[must_use]
    pub fn left_ns(&self, now_ns: u64) -> u64 {
        self.max_ns.saturating_sub(self.held_ns(now_ns))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const MS: u64 = 1_000_000;

    /// A client that launches `kernel_ns` kernels whenever it is let, beside one that never stops.
    fn starved_work_ns(tuning: &Tuning, kernel_ns: u64, span_ns: u64, step_ns: u64) -> u64 {
        let mut share = Share::new(tuning);
        let (mut now_ns, mut work_ns) = (0, 0);
        let mut hold = Hold::begin(tuning, now_ns);
        while now_ns < span_ns {
            now_ns += step_ns;
            if hold.look(true, &mut share, kernel_ns, now_ns).is_some() {
                share.launched(kernel_ns);
                work_ns += kernel_ns;
                now_ns += kernel_ns;
                hold = Hold::begin(tuning, now_ns);
            }
        }
        work_ns
    }

    #[test]
    fn a_starved_client_keeps_its_share() {
        let tuning = Tuning::default();
        for kernel_ns in [5_000, 100_000, MS, 5 * MS] {
            let share =
                starved_work_ns(&tuning, kernel_ns, 60_000 * MS, 20_000) as f64 / (60_000.0 * MS as f64);
            assert!((0.015..0.03).contains(&share), "{kernel_ns} ns kernels: {share}");
        }
    }

    #[test]
    fn a_client_that_just_ran_is_not_starving() {
        let tuning = Tuning::default();
        let mut share = Share::new(&tuning);
        for request in 0..1000_u64 {
            let held_from_ns = request * 50 * MS;
            let mut hold = Hold::begin(&tuning, held_from_ns);
            for look in 1..6 {
                assert_eq!(hold.look(true, &mut share, MS, held_from_ns + look * MS), None);
            }
            share.launched(40 * MS);
        }
    }

    #[test]
    fn one_launch_passes_at_the_limit() {
        let tuning = Tuning { min_share_permille: 0, ..Tuning::default() };
        let mut share = Share::new(&tuning);
        let mut hold = Hold::begin(&tuning, 0);
        assert_eq!(hold.look(true, &mut share, MS, tuning.hold_max_ns - 1), None);
        assert_eq!(hold.look(true, &mut share, MS, tuning.hold_max_ns), Some(Pass::HoldMax));
    }

    proptest! {
        #[test]
        fn an_open_gate_always_passes(now_ns: u64, since_ns: u64, estimate_ns: u64) {
            let tuning = Tuning::default();
            let mut hold = Hold::begin(&tuning, since_ns);
            prop_assert_eq!(hold.look(false, &mut Share::new(&tuning), estimate_ns, now_ns), Some(Pass::Open));
        }

        #[test]
        fn many_held_threads_accrue_one_share(threads in 1usize..16) {
            let tuning = Tuning::default();
            let mut share = Share::new(&tuning);
            let mut holds: Vec<_> = (0..threads).map(|_| Hold::begin(&tuning, 0)).collect();
            let before_ns = share.owed_ns;
            for now_ns in (0..100).map(|step| step * MS) {
                holds.iter_mut().for_each(|hold| { hold.look(true, &mut share, MS, now_ns); });
            }
            prop_assert!(share.owed_ns - before_ns <= (99 * MS / 50) as i64);
        }
    }
}

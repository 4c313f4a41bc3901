//! Whether it pays to take a client's hardware queues off the card, and for how long: the decision of level 3 where that
//! costs a call each way (AMD).
//!
//! A suspension begins only while somebody more urgent is active, only where the work of this client that is left on the
//! card is longer than both switches are worth, and ends when the more urgent work does, or at a limit. What a switch
//! costs is measured by every call that is made; nothing is assumed of it, so nothing is suspended before a first call
//! (a probe) has been timed. Work that is not measured, or late, is expected to run as long again as it has run: whoever
//! acts then loses at most as much by waiting as by the switch.
//!
//!  One call that fails, or takes too long, ends it for good: on some cards a switch that does not
//! succeed is followed by a reset.

/// The numbers of the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SuspendTuning {
    /// No suspension is longer than this.
    pub hold_max_ns: u64,
    /// A call that takes longer is the last one.
    pub slow_ns: u64,
    /// Share of the time, in thousandths, that the client is not suspended, whatever more urgent clients do.
    pub share_permille: u32,
    /// What time of this client's is worth, in thousandths of a more urgent one's.
    pub loss_permille: u32,
    /// A more urgent client is warm this long after it was last seen active: requests come in series.
    pub warm_ns: u64,
}

impl Default for SuspendTuning {
    fn default() -> Self {
        Self {
            // Programs have time-outs of their own, and peers on other GPUs wait for them.
            hold_max_ns: 20_000_000,
            // Saving all waves of an MI300X takes 3 ms if its save area lies in host memory (177 MiB over a link of 64 GB/s).
            slow_ns: 20_000_000,
            share_permille: 20,
            loss_permille: 250,
            warm_ns: 2_000_000_000,
        }
    }
}

/// What the change of one queue disturbs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// That queue only.
    OneQueue,
    /// All queues on the GPU: the more urgent client's, too, which runs by the time that this one's are put back.
    WholeGpu,
}

/// What a client's agent sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Whether anybody more urgent is registered.
    pub above: bool,
    /// Whether one of them is active.
    pub above_active: bool,
    /// The queues that would be suspended.
    pub queues: u32,
    /// Calls handed to the driver since the client began.
    pub submitted: u64,
    /// Estimated run time of what was launched and not seen complete.
    pub in_flight_ns: u64,
}

/// What a client's agent is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether the queues are to be off the card.
    pub suspended: bool,
    /// Whether the next decision depends on activity that may begin or end at any moment: look again soon.
    pub attentive: bool,
}

/// A call that was made about a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// It changed nothing, and took the driver both ways.
    Probe,
    /// It took the queue off the card.
    Out,
    /// It put the queue back.
    Back,
}

/// The rule of one client, with what it remembers.
#[derive(Clone, Debug)]
pub struct Suspending {
    tuning: SuspendTuning,
    reach: Reach,
    /// What one call costs each way, once known.
    out_ns: Option<u64>,
    back_ns: Option<u64>,
    off: bool,
    suspended_since_ns: Option<u64>,
    rests_until_ns: u64,
    active_until_ns: Option<u64>,
    submitted: u64,
    /// When something was launched last, on a clock that stands while the queues are off the card.
    launched_ns: u64,
}

/// Falls by this part of the difference, and rises at once: one switch that is too dear costs more than one that was not
/// made.
const COST_FALLS_BY: u64 = 8;
/// At most one part in so many of the time goes by in switches.
const SWITCHING_PART: u64 = 3;

impl Suspending {
    /// A client of which nothing is known yet.
    #[must_use]
    pub fn new(tuning: &SuspendTuning, reach: Reach) -> Self {
        Self {
            tuning: tuning.clone(),
            reach,
            out_ns: None,
            back_ns: None,
            off: false,
            suspended_since_ns: None,
            rests_until_ns: 0,
            active_until_ns: None,
            submitted: 0,
            launched_ns: 0,
        }
    }

    /// A call about one queue was accepted, and took so long. Returns whether that was in time. If
    /// not, it is the last one, other than to put back what is off the card.
    pub fn switched(&mut self, switch: Switch, took_ns: u64) -> bool {
        let in_time = took_ns <= self.tuning.slow_ns;
        self.off |= !in_time;
        // A probe goes both ways, and nobody knows how its time is divided: the first switch that costs more says so.
        let took_ns = if switch == Switch::Probe { took_ns.div_ceil(2) } else { took_ns };
        let learn = |cost_ns: &mut Option<u64>| {
            *cost_ns = Some(match *cost_ns {
                Some(known_ns) if took_ns < known_ns => known_ns - (known_ns - took_ns) / COST_FALLS_BY,
                _ => took_ns,
            });
        };
        if switch != Switch::Back {
            learn(&mut self.out_ns);
        }
        if switch != Switch::Out {
            learn(&mut self.back_ns);
        }
        in_time
    }

    /// A call was refused: nothing is suspended any more, for good.
    pub fn failed(&mut self) {
        self.off = true;
    }

    /// Whether nothing is suspended any more, for good.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.off
    }

    /// From how much work left on the card on it pays to suspend so many queues; `None` before a call was timed.
    ///
    /// The more urgent client saves the work that is left, and waits for the switch in its place. This one loses both
    /// switches. Where a switch disturbs the whole GPU, the one back may meet the more urgent client's next work.
    #[must_use]
    pub fn break_even_ns(&self, queues: u32) -> Option<u64> {
        let (out_ns, back_ns) = (self.out_ns?, self.back_ns?);
        let lost_ns = out_ns.saturating_add(back_ns) / 1_000 * u64::from(self.tuning.loss_permille);
        let disturbed_ns = match self.reach {
            Reach::OneQueue => 0,
            Reach::WholeGpu => back_ns,
        };
        let each_ns = out_ns.saturating_add(lost_ns).saturating_add(disturbed_ns);
        Some(each_ns.saturating_mul(u64::from(queues)))
    }

    /// Decides at `now_ns`. `has_work` tells whether work of the client is on the card, or `None` where that will be known
    /// at a later look; it is asked only where it decides something.
    pub fn look(
        &mut self,
        situation: &Situation,
        has_work: impl FnOnce() -> Option<bool>,
        now_ns: u64,
    ) -> Decision {
        if self.submitted != situation.submitted {
            (self.submitted, self.launched_ns) = (situation.submitted, now_ns);
        }
        if situation.above_active {
            self.active_until_ns = Some(now_ns.saturating_add(self.tuning.warm_ns));
        }
        match self.suspended_since_ns {
            Some(since_ns) => self.end_if_due(situation, since_ns, now_ns),
            None => self.begin_if_it_pays(situation, has_work, now_ns),
        }
        let suspended = self.suspended_since_ns.is_some();
        let warm = self.active_until_ns.is_some_and(|until_ns| now_ns < until_ns);
        let attentive = suspended || !self.off && situation.above && warm;
        Decision { suspended, attentive }
    }

    fn end_if_due(&mut self, situation: &Situation, since_ns: u64, now_ns: u64) {
        let held_ns = now_ns.saturating_sub(since_ns);
        let at_limit = held_ns >= self.tuning.hold_max_ns;
        if situation.above && situation.above_active && !at_limit && !self.off {
            return;
        }
        self.suspended_since_ns = None;
        self.launched_ns = self.launched_ns.saturating_add(held_ns).min(now_ns);
        let share = u64::from(self.tuning.share_permille.clamp(1, 999));
        let owed_ns = held_ns / (1_000 - share) * share;
        let both_ns = self.out_ns.unwrap_or(0).saturating_add(self.back_ns.unwrap_or(0));
        let switches_ns = both_ns.saturating_mul(u64::from(situation.queues));
        let rest_ns = owed_ns.max(switches_ns.saturating_mul(SWITCHING_PART - 1));
        self.rests_until_ns = now_ns.saturating_add(rest_ns);
    }

    fn begin_if_it_pays(
        &mut self,
        situation: &Situation,
        has_work: impl FnOnce() -> Option<bool>,
        now_ns: u64,
    ) {
        let wanted = situation.above && situation.above_active && situation.queues > 0;
        let possible = !self.off && now_ns >= self.rests_until_ns;
        let ran_ns = now_ns.saturating_sub(self.launched_ns);
        let left_ns = match situation.in_flight_ns.saturating_sub(ran_ns) {
            0 => ran_ns,
            left_ns => left_ns,
        };
        let pays = |break_even_ns| left_ns > break_even_ns;
        let pays = wanted && possible && self.break_even_ns(situation.queues).is_some_and(pays);
        if pays && has_work() == Some(true) {
            self.suspended_since_ns = Some(now_ns);
        }
    }
}

#[cfg(test)]
#[path = "suspend_tests.rs"]
mod tests;

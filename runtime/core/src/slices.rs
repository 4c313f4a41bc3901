//! How long a client's hardware queues may run before another's turn: the decision of level 3.
//!
//! The GPU takes the queues of different processes in turns. A client whose slice is *tiny* runs while nobody else
//! wants the card, and is off it within microseconds when somebody does; it needs no call at that moment, so a slice
//! that never changes is the best there is. But two clients with tiny slices that both have work *thrash*: a switch
//! costs about 100 µs, so neither progresses. From that follows one rule for each client:
//!
//! - nobody more urgent is registered: the original slice, or a long one if this is the only client of the top class
//!   and there is somebody to hold off;
//! - somebody is, and no other less urgent client has work: tiny, for good;
//! - somebody is, and several less urgent clients have work, or somebody who is on no board has (`crowd.rs`): tiny
//!   while a more urgent one is active, original otherwise, so that they share in ordinary slices in between.
//!
//! And whatever more urgent clients do, a client that has work and gets less than its share of the card done is given
//! its original slice until it has caught up.

use crate::crowd::Crowd;

/// The numbers of the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SliceTuning {
    /// The slice of a client that gives way, in µs. NVIDIA's driver accepts 1 (measured on an H100, driver 580).
    pub tiny_us: u64,
    /// The slice of a client that is alone in the top class, in µs: longer than the driver's own 2 ms, so that a
    /// request is not interrupted in its middle; short enough that whoever is on no board is not shut out.
    pub long_us: u64,
    /// The slice that the driver library chooses, in µs, for estimates: 2048 for a compute queue (read on an H100, driver
    /// 580).
    pub original_us: u64,
    /// A more urgent client counts as active this long after its claim was last seen, where slices follow activity:
    /// two calls of the driver in each gap of a request would cost more than they give back.
    pub linger_ns: u64,
    /// A more urgent client is warm this long after its claim was last seen: requests come in series.
    pub warm_ns: u64,
    /// Share of the card, in thousandths of what the client gets done alone, that it keeps.
    pub share_permille: u32,
    /// How much of that may be owed, as time on the card, before the client is given its original slice.
    pub owed_max_ns: u64,
}

impl Default for SliceTuning {
    fn default() -> Self {
        Self {
            tiny_us: 1,
            long_us: 20_000,
            original_us: 2_048,
            linger_ns: 500_000,
            warm_ns: 2_000_000_000,
            share_permille: 20,
            owed_max_ns: 10_000_000,
        }
    }
}

/// What a client sees of the others on its GPU.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scene {
    /// Registered clients that are more urgent.
    pub above: u32,
    /// Whether one of them is active.
    pub above_active: bool,
    /// Other registered clients of the same priority.
    pub equals: u32,
    /// Registered clients that are less urgent.
    pub below: u32,
    /// Other clients that have had work lately, and somebody above them.
    pub rivals: u32,
    /// Registered clients of the highest priority that anybody has.
    pub at_top: u32,
}

/// How long the client's queues run before another's turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slice {
    /// As long as the driver library chose.
    Original,
    /// This many µs, or less if the original is less.
    AtMost(u64),
    /// This many µs, or more if the original is more.
    AtLeast(u64),
}

impl Slice {
    /// The slice in µs of a queue whose original slice is `original_us`.
    #[must_use]
    pub fn us(self, original_us: u64) -> u64 {
        match self {
            Self::Original => original_us,
            Self::AtMost(us) => original_us.min(us),
            Self::AtLeast(us) => original_us.max(us),
        }
    }
}

/// What a client's agent is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Orders {
    /// The slice from now on.
    pub slice: Slice,
    /// Whether to switch the queues out after the slice was set: they run right now, in a slice that began before.
    pub preempt: bool,
    /// Whether the next orders depend on activity that may begin or end at any moment: look again soon.
    pub attentive: bool,
}

/// The rule of one client, with what it remembers.
#[derive(Clone, Debug)]
pub struct Slices {
    tuning: SliceTuning,
    share: Share,
    crowd: Crowd,
    active_until_ns: Option<u64>,
    /// As of the last look.
    tiny: bool,
    above_active: bool,
    looked_ns: Option<u64>,
    submitted: Option<u64>,
}

/// What has happened since the last look.
#[derive(Clone, Copy, Debug)]
struct Passed {
    ns: u64,
    calls: u64,
    /// Whether anybody more urgent was active.
    disturbed: bool,
}

impl Slices {
    /// A client of which nothing is known yet.
    #[must_use]
    pub fn new(tuning: &SliceTuning) -> Self {
        Self {
            tuning: tuning.clone(),
            share: Share::new(tuning),
            crowd: Crowd::new(),
            active_until_ns: None,
            tiny: false,
            above_active: false,
            looked_ns: None,
            submitted: None,
        }
    }

    /// Decides for a client that has handed `submitted` calls to the driver since it began. `has_work` tells whether work
    /// of it waits on the card, or `None` where that will be known at a later look; it is asked only where it decides
    /// something.
    pub fn look(
        &mut self,
        scene: &Scene,
        submitted: u64,
        mut has_work: impl FnMut() -> Option<bool>,
        now_ns: u64,
    ) -> Orders {
        let passed = Passed {
            ns: now_ns.saturating_sub(self.looked_ns.replace(now_ns).unwrap_or(now_ns)),
            calls: submitted.saturating_sub(self.submitted.replace(submitted).unwrap_or(submitted)),
            disturbed: scene.above_active || std::mem::replace(&mut self.above_active, scene.above_active),
        };
        if scene.above_active {
            self.active_until_ns = Some(now_ns.saturating_add(self.tuning.linger_ns));
        }
        if scene.above == 0 {
            self.share.learn(passed.calls, passed.ns);
            self.share.settle();
            self.crowd = Crowd::new();
            self.tiny = false;
            return self.at_the_top(scene);
        }
        self.learn(scene, passed, &mut has_work, now_ns);
        self.share.passed(passed, self.tiny, self.part_permille(scene));
        let granted = self.share.is_granted(has_work);
        self.below_somebody(scene, granted, now_ns)
    }

    /// Learns what the client gets done while it is not disturbed.
    fn learn(&mut self, scene: &Scene, passed: Passed, has_work: impl FnOnce() -> Option<bool>, now_ns: u64) {
        if scene.rivals > 0 {
            self.crowd = Crowd::new();
        }
        if passed.disturbed {
            return;
        }
        if !self.tiny {
            self.share.learn(passed.calls, passed.ns);
        }
        if scene.rivals == 0 && self.tiny != self.crowd.keeps_own_slice() {
            let usual = self.crowd.look(passed.ns, passed.calls, has_work, now_ns);
            if let Some(usual) = usual {
                self.share.learn(usual.calls, usual.ns);
            }
        }
    }

    /// The part of the card, in thousandths, that the client gets at its original slice while somebody more urgent is
    /// active all the time: their slices and those of rivals are taken in turns with its own.
    fn part_permille(&self, scene: &Scene) -> u64 {
        let own_us = self.tuning.original_us.max(1);
        let top_us = if scene.at_top == 1 {
            own_us.max(self.tuning.long_us)
        } else {
            own_us.saturating_mul(u64::from(scene.at_top.max(1)))
        };
        let peers_us = own_us.saturating_mul(1 + u64::from(scene.rivals));
        own_us.saturating_mul(1_000) / peers_us.saturating_add(top_us)
    }

    fn at_the_top(&self, scene: &Scene) -> Orders {
        let alone = scene.equals == 0 && scene.below > 0;
        let slice = if alone { Slice::AtLeast(self.tuning.long_us) } else { Slice::Original };
        Orders { slice, preempt: false, attentive: false }
    }

    fn below_somebody(&mut self, scene: &Scene, granted: bool, now_ns: u64) -> Orders {
        let follows = scene.rivals > 0 || self.crowd.keeps_own_slice();
        let measuring = scene.rivals == 0 && self.crowd.is_measuring();
        let active = self.active_until_ns.is_some_and(|until_ns| now_ns < until_ns);
        let tiny = !granted && (!follows || active);
        let preempt = tiny && !self.tiny && scene.above_active;
        self.tiny = tiny;
        let slice = if tiny { Slice::AtMost(self.tuning.tiny_us) } else { Slice::Original };
        Orders { slice, preempt, attentive: granted || measuring || follows && self.is_warm(now_ns) }
    }

    fn is_warm(&self, now_ns: u64) -> bool {
        let until_ns = self.active_until_ns.map(|until_ns| until_ns.saturating_add(self.tuning.warm_ns));
        until_ns.is_some_and(|until_ns| now_ns < until_ns)
    }
}

/// What the card owes a client that gives way.
///
/// Progress is counted in calls handed to the driver: a program that is not served stops making them, once its queue
/// is full or it waits for a result. What a call is worth is learnt while nobody more urgent is active. That may never be
/// the case, or teach too much (a program that starts makes few calls), so what calls are worth is bounded by what the
/// client can have got of the card at all.
#[derive(Clone, Debug)]
struct Share {
    permille: u64,
    owed_max_ns: i64,
    /// Positive: the client is owed this much time on the card.
    owed_ns: i64,
    granted: bool,
    /// What calls are worth that could not have been worth so much in the time in which they were made.
    unpaid_ns: u64,
    /// Time on the card of one call, once known.
    call_ns: Option<u64>,
    /// Calls made, and time passed, while nobody more urgent was active: what `call_ns` will be learnt from.
    free_calls: u64,
    free_ns: u64,
}

/// Undisturbed time that teaches what a call is worth.
const LESSON_NS: u64 = 200_000_000;

impl Share {
    fn new(tuning: &SliceTuning) -> Self {
        Self {
            permille: u64::from(tuning.share_permille.min(1000)),
            owed_max_ns: i64::try_from(tuning.owed_max_ns).unwrap_or(i64::MAX),
            owed_ns: 0,
            granted: false,
            unpaid_ns: 0,
            call_ns: None,
            free_calls: 0,
            free_ns: 0,
        }
    }

    /// Time has passed, and calls were made in it. `tiny` says whether the client had a tiny slice, `part_permille` how
    /// much of the card it gets with its original one while it is disturbed.
    fn passed(&mut self, passed: Passed, tiny: bool, part_permille: u64) {
        let kept = tiny && passed.disturbed;
        let grown_ns = if kept || self.granted { passed.ns / 1000 * self.permille } else { 0 };
        let most_ns = match (kept, passed.disturbed) {
            // Some of its work may get through; not enough, or it would not be owed more and more.
            (true, _) => grown_ns / 4,
            (false, true) => passed.ns / 1000 * part_permille,
            (false, false) => passed.ns,
        };
        let paid_ns = self.worth_ns(passed.calls, kept).min(most_ns);
        self.unpaid_ns = self.unpaid_ns.saturating_sub(paid_ns);
        let limit_ns = self.owed_max_ns;
        let owed_ns = self.owed_ns.saturating_add_unsigned(grown_ns).saturating_sub_unsigned(paid_ns);
        self.owed_ns = owed_ns.clamp(-limit_ns, 2 * limit_ns);
    }

    /// What calls are worth, with those before that are not paid with. Where nothing is known, as much as can be; but a
    /// client that is kept from its work and makes none gets nothing done.
    fn worth_ns(&mut self, calls: u64, kept: bool) -> u64 {
        let Some(call_ns) = self.call_ns else { return if kept && calls == 0 { 0 } else { u64::MAX } };
        let worth_ns = self.unpaid_ns.saturating_add(calls.saturating_mul(call_ns));
        self.unpaid_ns = worth_ns.min(self.owed_max_ns.unsigned_abs());
        worth_ns
    }

    fn learn(&mut self, calls: u64, ns: u64) {
        self.free_calls += calls;
        self.free_ns += ns;
        if self.free_ns >= LESSON_NS {
            // A lesson without calls says only that the program did not want the card.
            self.call_ns = self.free_ns.checked_div(self.free_calls).or(self.call_ns);
            (self.free_calls, self.free_ns) = (0, 0);
        }
    }

    /// Whether the client gets its original slice until it has caught up.
    fn is_granted(&mut self, has_work: impl FnOnce() -> Option<bool>) -> bool {
        if self.owed_ns <= 0 {
            self.granted = false;
        } else if !self.granted && self.owed_ns >= self.owed_max_ns {
            match has_work() {
                Some(true) => self.granted = true,
                // It did not want the card.
                Some(false) => self.owed_ns = 0,
                None => {}
            }
        }
        self.granted
    }

    fn settle(&mut self) {
        (self.owed_ns, self.granted) = (0, false);
    }
}

#[cfg(test)]
#[path = "slices_tests.rs"]
mod tests;

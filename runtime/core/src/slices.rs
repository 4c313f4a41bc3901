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
//! - somebody is, and several less urgent clients have work, or somebody who is on no board has ([`crate::crowd`]): tiny
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
        self.share.passed(passed, self.tiny);
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
/// is full or it waits for a result. What a call is worth is learnt while nobody more urgent is active.
#[derive(Clone, Debug)]
struct Share {
    permille: u64,
    owed_max_ns: i64,
    /// Positive: the client is owed this much time on the card.
    owed_ns: i64,
    granted: bool,
    /// Time on the card of one call.
    call_ns: u64,
    /// Calls made, and time passed, while nobody more urgent was active: what `call_ns` will be learnt from.
    free_calls: u64,
    free_ns: u64,
}

/// What a call is worth until it is known better: too little rather than too much, which would pay for work not done.
const CALL_NS: u64 = 200_000;
/// Undisturbed time that teaches what a call is worth.
const LESSON_NS: u64 = 200_000_000;

impl Share {
    fn new(tuning: &SliceTuning) -> Self {
        Self {
            permille: u64::from(tuning.share_permille.min(1000)),
            owed_max_ns: i64::try_from(tuning.owed_max_ns).unwrap_or(i64::MAX),
            owed_ns: 0,
            granted: false,
            call_ns: CALL_NS,
            free_calls: 0,
            free_ns: 0,
        }
    }

    /// Time has passed, and calls were made in it. `tiny` says whether the client had a tiny slice.
    fn passed(&mut self, passed: Passed, tiny: bool) {
        if tiny && passed.disturbed || self.granted {
            let grown_ns = passed.ns / 1000 * self.permille;
            self.owed_ns = self.owed_ns.saturating_add_unsigned(grown_ns);
        }
        let paid_ns = passed.calls.saturating_mul(self.call_ns);
        let most_ns = self.owed_max_ns;
        self.owed_ns = self.owed_ns.saturating_sub_unsigned(paid_ns).clamp(-most_ns, 2 * most_ns);
    }

    fn learn(&mut self, calls: u64, ns: u64) {
        self.free_calls += calls;
        self.free_ns += ns;
        if self.free_ns >= LESSON_NS {
            // A lesson without calls says only that the program did not want the card.
            self.call_ns = self.free_ns.checked_div(self.free_calls).unwrap_or(self.call_ns);
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

//! The agent of level 3 in virtual time: when it looks, what it asks for, and what its calls took, around the decisions of
//! `hipreempt_core::suspend`.

pub(super) use hipreempt_core::suspend::Reach as CoreReach;
use hipreempt_core::suspend::{Reach, Situation, SuspendTuning, Suspending, Switch};

/// Between two looks of the agent while the next decision may come at any moment: its sleep, which ends late.
const ATTENTIVE_LOOK_NS: u64 = 200_000;
/// Between two looks otherwise.
const LOOK_NS: u64 = 20_000_000;

/// What came of a client's suspensions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Suspensions {
    /// How often its queues were taken off the card.
    pub count: u64,
    /// For how long they were off it, from the first call to the end of the second.
    pub off_ns: u64,
    /// From how much work left on it pays, by what the calls took; 0 before one was made.
    pub break_even_ns: u64,
}

/// One client's agent.
pub struct Agent {
    rule: Suspending,
    probed: bool,
    order: Option<u32>,
    calling: Option<Switch>,
    off_since_ns: Option<u64>,
    /// Whether it has asked the monitor for work on the card; the answer is there at its next look.
    asked: bool,
    look_ns: u64,
    count: u64,
    off_ns: u64,
}

impl Agent {
    /// One that knows nothing yet.
    pub fn new(reach: Reach) -> Self {
        Self {
            rule: Suspending::new(&SuspendTuning::default(), reach),
            probed: false,
            order: None,
            calling: None,
            off_since_ns: None,
            asked: false,
            look_ns: LOOK_NS,
            count: 0,
            off_ns: 0,
        }
    }

    /// What came of it so far.
    pub fn suspensions(&self) -> Suspensions {
        Suspensions {
            count: self.count,
            off_ns: self.off_ns,
            break_even_ns: self.rule.break_even_ns(1).unwrap_or(0),
        }
    }

    /// When it looks next; `None` while it is in a call.
    pub fn next_look(&self) -> Option<u64> {
        Some(self.look_ns).filter(|_| self.calling.is_none())
    }

    /// The percentage to tell the driver now.
    pub fn take_order(&mut self) -> Option<u32> {
        self.order.take()
    }

    /// Looks, as the thread does.
    pub fn look(&mut self, situation: &Situation, has_work: bool, now_ns: u64) {
        self.look_ns = now_ns + LOOK_NS;
        if situation.submitted == 0 || self.rule.is_off() {
            return;
        }
        if !self.probed {
            return self.call(Switch::Probe, 100);
        }
        let asked_before = std::mem::take(&mut self.asked);
        let mut asks = false;
        let answer = || {
            asks = true;
            asked_before.then_some(has_work)
        };
        let decision = self.rule.look(situation, answer, now_ns);
        self.asked = asks && !asked_before;
        if decision.attentive {
            self.look_ns = now_ns + ATTENTIVE_LOOK_NS;
        }
        match (self.off_since_ns, decision.suspended) {
            (None, true) => {
                self.count += 1;
                self.off_since_ns = Some(now_ns);
                self.call(Switch::Out, 0);
            }
            (Some(_), false) => self.call(Switch::Back, 100),
            _ => {}
        }
    }

    fn call(&mut self, switch: Switch, percent: u32) {
        (self.calling, self.order) = (Some(switch), Some(percent));
    }

    /// The call has returned.
    pub fn switched(&mut self, now_ns: u64, took_ns: u64) {
        let Some(switch) = self.calling.take() else { return };
        let in_time = self.rule.switched(switch, took_ns);
        match switch {
            Switch::Probe => self.probed = true,
            Switch::Out => {}
            Switch::Back => self.off_ns += self.off_since_ns.take().map_or(0, |since_ns| now_ns - since_ns),
        }
        if !in_time && self.off_since_ns.is_some() {
            return self.call(Switch::Back, 100);
        }
        self.look_ns = now_ns + ATTENTIVE_LOOK_NS;
    }
}

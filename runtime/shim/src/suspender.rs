//! Level 3 on AMD: the thread in each process that takes its own hardware queues off the card while somebody more urgent
//! is active, and puts them back. It follows the kernel's sources; **it has not been run on an AMD card yet**, so it is
//! used only where the user asks for it by number.
//!
//! Launches are held as at level 1; what is suspended is the work that the card has already. Whether that pays is
//! `core::suspend`'s decision, by what the calls were measured to cost. Queues are put back whenever the reason for
//! their suspension ends: the more urgent client has no work left, or is gone; the limit has passed; the engine ends;
//! the process exits. The monitor puts back what stays off the card for longer than the limit, whatever becomes of this
//! thread: which queues are suspended is known to the tap, and needs no lock of ours. A process that is killed, or
//! replaces itself, takes its queues along; a forked child has none of its parent's and touches none.
//!
//! While anything is suspended this thread and the monitor make no call of the GPU library. After one call that is
//! refused, or slow, nothing is suspended any more, and the client is held as at level 1.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use hipreempt_board::{Watch, Why};
use hipreempt_core::suspend::{Reach, Situation, SuspendTuning, Suspending, Switch};
use hipreempt_driver::amd::node::{self, Scheduler};
use hipreempt_driver::amd::tap::{self, Known};
use hipreempt_driver::amd::{Kernel, Queue, Refusal, Transport};

use crate::agent::{END_WAITS_NS, stay_at_level_1};
use crate::client::{Client, RETIRED};
use crate::engine::{self, guarded, lock};
use crate::exempt;
use crate::lookout::Lookout;
use crate::monitor::SignalsBlocked;
use crate::say::say;
use crate::thread;
use crate::time::{FineSlack, now_ns};

/// Between two looks while the next decision depends on activity that may begin or end at any moment.
const ATTENTIVE_LOOK: Duration = Duration::from_micros(150);
/// Between two looks otherwise.
const LOOK: Duration = Duration::from_millis(20);
/// The monitor puts queues back that are suspended for so much longer than they may be.
const LATE_NS: u64 = 5_000_000;

/// What a client's threads know of the suspension of its queues.
#[derive(Debug, Default)]
pub(crate) struct Suspended {
    ended: AtomicBool,
    /// Whether the agent's next decision may need an answer of the monitor's at any moment.
    attentive: AtomicBool,
    /// Calls about queues that the kernel driver has accepted.
    pub(crate) calls: AtomicU64,
}

impl Suspended {
    /// Whether the monitor has to answer soon.
    pub(crate) fn is_attentive(&self) -> bool {
        self.attentive.load(Ordering::Relaxed)
    }

    /// Puts every queue back when the process or the engine ends, and keeps the agent from suspending any again.
    pub(crate) fn end(&self) {
        self.ended.store(true, Ordering::SeqCst);
        put_back(tap::queues(), Kernel, |_| true);
    }
}

/// The monitor's part: puts back what is suspended for too long. `tried_ns` is when it did last. Returns whether anything
/// is suspended.
pub(crate) fn watch_over(hold_max_ns: u64, tried_ns: &mut u64, now_ns: u64) -> bool {
    if !tap::any_suspended() {
        return false;
    }
    let latest_ns = now_ns.saturating_sub(hold_max_ns + LATE_NS);
    if now_ns.saturating_sub(*tried_ns) < LATE_NS {
        return true;
    }
    *tried_ns = now_ns;
    // Does not wait: where a call is on its way, the next look sees what came of it.
    for known in tap::queues().filter(|known| known.suspended_ns().is_some_and(|ns| ns < latest_ns)) {
        let put_back = Queue::new(known, Kernel).resume();
        tracing::warn!(?put_back, "a queue was suspended for too long");
    }
    true
}

/// Resumes queues, and waits for calls about them that are on their way, but not for ever.
fn put_back<T: Transport + Copy>(
    queues: impl Iterator<Item = Known>,
    transport: T,
    which: impl Fn(&Known) -> bool,
) {
    let until_ns = now_ns() + END_WAITS_NS;
    for known in queues.filter(which) {
        let queue = Queue::new(known, transport);
        while let Err(Refusal::Busy | Refusal::Errno(_)) = queue.resume() {
            if now_ns() >= until_ns {
                return;
            }
            std::thread::yield_now();
        }
    }
}

/// Starts the agent of a client.
pub(crate) fn start(client: &'static Client) {
    client.seat().set_level(1, Why::Starting);
    let blocked = SignalsBlocked::begin();
    let spawned = std::thread::Builder::new()
        .name("hipreempt-queue".into())
        .stack_size(256 * 1024)
        .spawn(move || guarded(|| Agent::new(client).run()));
    drop(blocked);
    if let Err(error) = spawned {
        say!("no thread to suspend queues with ({error}); this process is scheduled at level 1");
    }
}

/// The thread's own state.
struct Agent {
    client: &'static Client,
    queues: Queues<Kernel>,
    lookout: Lookout,
    watch: Watch,
    armed: bool,
}

impl Agent {
    fn new(client: &'static Client) -> Self {
        let queues = Queues::new(Kernel, &client.engine.settings.suspending);
        Self { client, queues, lookout: Lookout::new(), watch: Watch::new(), armed: false }
    }

    fn run(mut self) {
        // Puts back also where a panic unwinds from here.
        let _restores = Restores(self.client);
        let _slack = FineSlack::begin();
        thread::here(|thread| {
            let _inside = thread.inside();
            while self.is_wanted() {
                match self.look() {
                    Ok(attentive) => std::thread::sleep(if attentive { ATTENTIVE_LOOK } else { LOOK }),
                    Err(why) => return stay_at_level_1(self.client, why),
                }
            }
        });
    }

    fn is_wanted(&self) -> bool {
        let ended = self.client.suspended.ended.load(Ordering::SeqCst);
        std::ptr::eq(engine::running(), self.client.engine) && !self.client.attention.has(RETIRED) && !ended
    }

    /// One look at the board and at the queues. Returns whether to look again soon.
    fn look(&mut self) -> Result<bool, Why> {
        if self.client.launches() == 0 {
            return Ok(false);
        }
        let now_ns = now_ns();
        let situation = self.situation(now_ns);
        let unsuitable = tap::is_unsuitable() || exempt::was_launched();
        let (suspended, question) = (&self.client.suspended, &self.client.suspension);
        let ended = || suspended.ended.load(Ordering::SeqCst);
        let mut asked = false;
        let has_work = || {
            asked = true;
            question.has_work()
        };
        let known = tap::queues().collect();
        let looked = self.queues.look(known, unsuitable, situation, has_work, now_ns, ended);
        if !asked {
            // An answer that comes later is to a question of before.
            question.forget();
        }
        suspended.calls.store(self.queues.calls, Ordering::Relaxed);
        suspended.attentive.store(looked == Ok(true), Ordering::Relaxed);
        let attentive = looked?;
        if !self.armed {
            if self.queues.probed.is_empty() {
                return Err(Why::NoQueue);
            }
            self.armed = true;
            self.client.seat().set_level(3, Why::Untried);
        }
        Ok(attentive)
    }

    fn situation(&mut self, now_ns: u64) -> Situation {
        let (seat, board) = (self.client.seat(), self.client.board());
        let above = seat.higher().load(Ordering::Relaxed);
        let claims = board.active().load(Ordering::Acquire) & above;
        let above_active = claims != 0 && seat.blockers(claims, &mut self.watch, now_ns / 1_000) != 0;
        let scene = self.lookout.scene(|| board.clients(), seat.slot(), above_active, now_ns);
        Situation {
            above: scene.above > 0,
            above_active,
            submitted: self.client.submitted(),
            in_flight_ns: lock(&self.client.inner).window.in_flight_ns(),
            ..Situation::default()
        }
    }
}

struct Restores(&'static Client);

impl Drop for Restores {
    fn drop(&mut self) {
        self.0.suspended.end();
    }
}

/// The hardware queues of this process, and what calls about them cost.
#[derive(Debug)]
struct Queues<T> {
    transport: T,
    tuning: SuspendTuning,
    /// Once it is known which GPU the queues are on.
    rule: Option<Suspending>,
    /// The queues about which a first call was made and accepted.
    probed: Vec<Known>,
    calls: u64,
}

impl<T: Transport + Copy> Queues<T> {
    fn new(transport: T, tuning: &SuspendTuning) -> Self {
        Self { transport, tuning: tuning.clone(), rule: None, probed: Vec::new(), calls: 0 }
    }

    /// Does what the rule decides about these queues. Returns whether to look again soon; where it returns why not, every
    /// queue is back on the card, as far as the driver let us.
    fn look(
        &mut self,
        known: Vec<Known>,
        unsuitable: bool,
        situation: Situation,
        has_work: impl FnOnce() -> Option<bool>,
        now_ns: u64,
        ended: impl Fn() -> bool,
    ) -> Result<bool, Why> {
        let looked = self.try_look(&known, unsuitable, situation, has_work, now_ns);
        if looked.is_err() || ended() {
            put_back(known.into_iter(), self.transport, |_| true);
        }
        looked
    }

    fn try_look(
        &mut self,
        known: &[Known],
        unsuitable: bool,
        situation: Situation,
        has_work: impl FnOnce() -> Option<bool>,
        now_ns: u64,
    ) -> Result<bool, Why> {
        if unsuitable {
            return Err(Why::Collective);
        }
        let Some(first) = known.first() else { return Ok(false) };
        if known.iter().any(|queue| queue.gpu_id() != first.gpu_id()) {
            return Err(Why::SeveralGpus);
        }
        let mut rule =
            self.rule.take().unwrap_or_else(|| Suspending::new(&self.tuning, reach(first.gpu_id())));
        let outcome = self.probe_new(known, &mut rule).and_then(|()| {
            let queues = u32::try_from(self.probed.len()).unwrap_or(u32::MAX);
            let decision = rule.look(&Situation { queues, ..situation }, has_work, now_ns);
            self.obey(decision.suspended, &mut rule, now_ns)?;
            Ok(decision.attentive)
        });
        self.rule = Some(rule);
        outcome
    }

    /// Sees for each new queue whether the driver takes such calls, and what they cost.
    fn probe_new(&mut self, known: &[Known], rule: &mut Suspending) -> Result<(), Why> {
        self.probed.retain(|queue| known.contains(queue));
        for queue in known {
            if !self.probed.contains(queue) {
                let probed = Queue::new(*queue, self.transport).probe().map(Some);
                if self.take(Switch::Probe, probed, rule)? {
                    self.probed.push(*queue);
                }
            }
        }
        Ok(())
    }

    fn obey(&mut self, suspended: bool, rule: &mut Suspending, now_ns: u64) -> Result<(), Why> {
        for known in self.probed.clone() {
            let queue = Queue::new(known, self.transport);
            let (switch, result) =
                if suspended { (Switch::Out, queue.suspend(now_ns)) } else { (Switch::Back, queue.resume()) };
            self.take(switch, result, rule)?;
        }
        Ok(())
    }

    /// Takes in what came of a call: whether it was made, or why there will be no other.
    fn take(
        &mut self,
        switch: Switch,
        result: Result<Option<u64>, Refusal>,
        rule: &mut Suspending,
    ) -> Result<bool, Why> {
        match result {
            Ok(None) => Ok(false),
            Ok(Some(took_ns)) => {
                self.calls += 1;
                tracing::trace!(?switch, took_ns, "a queue");
                if rule.switched(switch, took_ns) { Ok(true) } else { Err(Why::Slow) }
            }
            // The program is at it, or has done away with it.
            Err(Refusal::Busy | Refusal::Gone | Refusal::OtherFile) => Ok(false),
            Err(refusal @ Refusal::Errno(_)) => {
                tracing::warn!(%refusal, ?switch, "a queue");
                rule.failed();
                Err(Why::Refused)
            }
        }
    }
}

fn reach(gpu_id: u32) -> Reach {
    match node::scheduler(gpu_id) {
        Scheduler::OneQueue => Reach::OneQueue,
        Scheduler::WholeGpu => Reach::WholeGpu,
    }
}

#[cfg(test)]
#[path = "suspender_tests.rs"]
mod tests;

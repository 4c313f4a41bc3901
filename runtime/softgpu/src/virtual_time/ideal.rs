//! The best that holding launches can do: a gate that knows what no scheduler knows.

use std::collections::VecDeque;

use super::{Answer, ClientId, Gate, Launch};
use crate::model::Parameters;

/// Holds every other client while the urgent one has a request, from its first launch to the return of its
/// synchronisation; at other times lets the next launch pass when what is predicted to remain of those before it is
/// at most `lead_ns`. It knows each kernel's time beforehand. The figures of a real scheduler are stated beside its.
pub struct IdealHold {
    urgent: ClientId,
    lead_ns: u64,
    parameters: Parameters,
    active: bool,
    in_flight: VecDeque<(u64, u64)>,
    idle_at_ns: u64,
}

impl IdealHold {
    /// A gate for one urgent client on that card.
    pub fn new(urgent: ClientId, lead_ns: u64, parameters: Parameters) -> Self {
        Self { urgent, lead_ns, parameters, active: false, in_flight: VecDeque::new(), idle_at_ns: 0 }
    }

    fn takes_ns(&self, launch: &Launch) -> u64 {
        let gaps_ns = self.parameters.gap_ns * launch.commands.len() as u64;
        launch.solo_ns() * u64::from(self.parameters.kernel_scale_permille) / 1000 + gaps_ns
    }
}

impl Gate for IdealHold {
    fn ask(&mut self, client: ClientId, now_ns: u64, _launch: &Launch) -> Answer {
        if client == self.urgent {
            self.active = true;
            return Answer::Go;
        }
        match self.idle_at_ns.saturating_sub(self.lead_ns) {
            _ if self.active => Answer::Hold,
            at_ns if at_ns > now_ns => Answer::WaitUntil(at_ns),
            _ => Answer::Go,
        }
    }

    fn launched(&mut self, client: ClientId, now_ns: u64, launch: &Launch) {
        if client != self.urgent {
            let takes_ns = self.takes_ns(launch);
            self.in_flight.push_back((launch.number, takes_ns));
            self.idle_at_ns = self.idle_at_ns.max(now_ns + self.parameters.launch_ns) + takes_ns;
        }
    }

    fn completed(&mut self, client: ClientId, now_ns: u64, launch: &Launch, _at_ns: u64) {
        if client != self.urgent {
            self.in_flight.retain(|other| other.0 > launch.number);
            self.idle_at_ns = now_ns + self.in_flight.iter().map(|other| other.1).sum::<u64>();
        }
    }

    fn synced(&mut self, client: ClientId, _now_ns: u64) {
        if client == self.urgent {
            self.active = false;
        }
    }
}

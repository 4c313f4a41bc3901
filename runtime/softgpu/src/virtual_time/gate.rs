//! What stands between a client and the card.

use super::Launch;

/// A client of the card: a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(pub usize);

/// A gate's answer to a launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Pass to the card now.
    Go,
    /// Ask again at this moment, or when anything was told to the gate.
    WaitUntil(u64),
    /// Ask again when anything was told to the gate.
    Hold,
}

/// What a gate has done with all queues of a client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// Whose queues.
    pub client: ClientId,
    /// 0 suspends them, anything else puts them back.
    pub percent: u32,
}

/// Decides when launches pass. All times are of the card, in ns, and never go back.
pub trait Gate {
    /// Asked before each launch, on the thread that launches; asked again as the answer says.
    fn ask(&mut self, client: ClientId, now_ns: u64, launch: &Launch) -> Answer;

    /// A launch has been given to the card.
    fn launched(&mut self, _client: ClientId, _now_ns: u64, _launch: &Launch) {}

    /// A launch was seen to be complete; it was so at `at_ns` and is seen at `now_ns`.
    fn completed(&mut self, _client: ClientId, _now_ns: u64, _launch: &Launch, _at_ns: u64) {}

    /// A synchronisation of the client has returned on one of its threads.
    fn synced(&mut self, _client: ClientId, _now_ns: u64) {}

    /// When the gate wants to be woken of its own accord: then those that are held ask again.
    fn next_wake(&self) -> Option<u64> {
        None
    }

    /// That moment has come.
    fn wake(&mut self, _now_ns: u64) {}

    /// What is to be done with a client's queues at the present; asked until there is nothing, whenever the gate was
    /// told something.
    fn order(&mut self) -> Option<Order> {
        None
    }

    /// An order has been carried out, and took so long.
    fn switched(&mut self, _client: ClientId, _now_ns: u64, _took_ns: u64) {}
}

/// The gate that is always open: the native scheduler.
#[derive(Clone, Copy, Debug, Default)]
pub struct Open;

impl Gate for Open {
    fn ask(&mut self, _client: ClientId, _now_ns: u64, _launch: &Launch) -> Answer {
        Answer::Go
    }
}

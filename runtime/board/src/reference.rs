//! Random histories of a board against a model that is simple enough to be read: who is registered, who
//! claims, who lives, who runs, and what each has seen of each other.

use std::collections::HashMap;

use proptest::prelude::*;
use proptest::sample::Index;

use crate::claims::Below;
use crate::members::Place;
use crate::page::{Page, SLOTS, bit};
use crate::state::Phase;
use crate::sync::Ordering;
use crate::watch::{LEASE_MAX_US, PROGRESS_MAX_US, Watch};
use crate::{OWNER_DIED, Priority};

/// One thing that happens. An index picks among the clients that it can happen to.
#[derive(Clone, Debug)]
enum Step {
    Join(i32),
    Leave(Index),
    Die(Index),
    Freeze(Index),
    Thaw(Index),
    Stall(Index, bool),
    SetPriority(Index, i32),
    Claim(Index),
    Drop(Index),
    Sweep(Index),
    Pass(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = any::<Index>;
    let priority = || -2i32..3;
    prop_oneof![
        4 => priority().prop_map(Step::Join),
        1 => who().prop_map(Step::Leave),
        1 => who().prop_map(Step::Die),
        1 => who().prop_map(Step::Freeze),
        1 => who().prop_map(Step::Thaw),
        1 => (who(), any::<bool>()).prop_map(|(who, stalls)| Step::Stall(who, stalls)),
        1 => (who(), priority()).prop_map(|(who, priority)| Step::SetPriority(who, priority)),
        4 => who().prop_map(Step::Claim),
        2 => who().prop_map(Step::Drop),
        1 => who().prop_map(Step::Sweep),
        3 => prop_oneof![1u64..20_000, 20_000u64..600_000].prop_map(Step::Pass),
    ]
}

#[derive(Debug)]
struct Client {
    id: usize,
    place: Place,
    priority: i32,
    dead: bool,
    frozen: bool,
    stalled: bool,
    claims: bool,
    lease: u64,
    progress: u64,
    watch: Watch,
    below: Below,
    /// Of each other client: its lease and since when, its progress and since when.
    seen: HashMap<usize, [(u64, u64); 2]>,
}

impl Client {
    fn runs(&self) -> bool {
        !self.dead && !self.frozen
    }

    fn still_us(&mut self, other: usize, now: [u64; 2], now_us: u64) -> [u64; 2] {
        let seen = self.seen.entry(other).or_insert(now.map(|value| (value, now_us)));
        for (memory, value) in seen.iter_mut().zip(now) {
            if memory.0 != value {
                *memory = (value, now_us);
            }
        }
        seen.map(|(_, since_us)| now_us - since_us)
    }
}

struct World {
    page: Box<Page>,
    clients: Vec<Client>,
    joined: usize,
    now_us: u64,
}

impl World {
    fn new() -> World {
        World { page: Box::new(Page::new()), clients: Vec::new(), joined: 0, now_us: 0 }
    }

    fn take(&mut self, step: Step) {
        match step {
            Step::Join(priority) => self.join(priority),
            Step::Leave(who) => self.leave(who),
            Step::Die(who) => self.die(who),
            Step::Freeze(who) => self.with(who, |_, client| client.frozen = true),
            Step::Thaw(who) => self.thaw(who),
            Step::Stall(who, stalls) => self.with(who, |_, client| client.stalled = stalls),
            Step::SetPriority(who, priority) => self.with(who, |page, client| {
                client.priority = priority;
                assert!(page.set_priority(client.place, Priority(priority)));
            }),
            Step::Claim(who) => self.with(who, claim),
            Step::Drop(who) => self.with(who, drop_claim),
            Step::Sweep(who) => self.sweep(who),
            Step::Pass(us) => self.pass(us),
        }
    }

    /// Does something to one of the clients that run.
    fn with(&mut self, who: Index, act: impl FnOnce(&Page, &mut Client)) {
        let mut running: Vec<_> = self.clients.iter_mut().filter(|client| client.runs()).collect();
        if !running.is_empty() {
            let picked = who.index(running.len());
            act(&self.page, running[picked]);
        }
    }

    fn join(&mut self, priority: i32) {
        let place = self.page.join(Priority(priority));
        self.clients.retain(|client| !client.dead);
        let Some(place) = place else {
            assert_eq!(self.clients.len(), SLOTS, "refused, though there was room");
            return;
        };
        assert!(self.page.own_life(place, 7, || {}));
        self.joined += 1;
        let pulse = &self.page.slots[place.slot].pulse.0;
        self.clients.push(Client {
            id: self.joined,
            place,
            priority,
            dead: false,
            frozen: false,
            stalled: false,
            claims: false,
            lease: pulse.lease.load(Ordering::Relaxed),
            progress: pulse.progress.load(Ordering::Relaxed),
            watch: Watch::new(),
            below: Below::new(),
            seen: HashMap::new(),
        });
    }

    fn leave(&mut self, who: Index) {
        let mut left = None;
        self.with(who, |page, client| {
            page.disown_life(client.place, 7);
            page.retire(client.place);
            left = Some(client.id);
        });
        self.clients.retain(|client| Some(client.id) != left);
    }

    /// What the kernel does, to one that runs or is frozen.
    fn die(&mut self, who: Index) {
        let mut living: Vec<_> = self.clients.iter_mut().filter(|client| !client.dead).collect();
        if !living.is_empty() {
            let picked = who.index(living.len());
            living[picked].dead = true;
            let slot = living[picked].place.slot;
            self.page.slots[slot].pulse.0.life.store(OWNER_DIED, Ordering::Relaxed);
        }
    }

    fn thaw(&mut self, who: Index) {
        let mut frozen: Vec<_> = self.clients.iter_mut().filter(|c| c.frozen && !c.dead).collect();
        if !frozen.is_empty() {
            let picked = who.index(frozen.len());
            frozen[picked].frozen = false;
            bump(&self.page, frozen[picked]);
        }
    }

    /// Time passes, and whoever claims and runs shows it. Who does not claim is silent.
    fn pass(&mut self, us: u64) {
        self.now_us += us;
        for client in self.clients.iter_mut().filter(|client| client.runs() && client.claims) {
            bump(&self.page, client);
        }
    }

    fn sweep(&mut self, who: Index) {
        let shown: Vec<_> = self.clients.iter().map(|c| (c.id, [c.lease, c.progress])).collect();
        let now_us = self.now_us;
        let mut swept = false;
        self.with(who, |page, client| {
            page.sweep(!bit(client.place.slot), &mut client.watch, now_us);
            for (other, values) in shown {
                client.still_us(other, values, now_us);
            }
            swept = true;
        });
        self.clients.retain(|client| !(swept && client.dead));
    }

    /// Everybody who runs looks, and must see what the model says.
    fn look(&mut self) {
        for reader in 0..self.clients.len() {
            if self.clients[reader].runs() {
                let expected = self.expected_blockers(reader);
                let active = self.page.active.0.load(Ordering::Acquire);
                let me = &mut self.clients[reader];
                let found = self.page.blockers(me.place, active, &mut me.watch, self.now_us);
                assert_eq!(found, expected, "reader {reader} of {:#?}", self.clients);
            }
        }
        // The first that looked cleared away the dead that claimed.
        if self.clients.iter().any(Client::runs) {
            self.clients.retain(|client| !(client.dead && client.claims));
        }
    }

    fn expected_blockers(&mut self, reader: usize) -> u64 {
        let mut blockers = 0;
        for other in 0..self.clients.len() {
            let (mine, c) = (self.clients[reader].priority, &self.clients[other]);
            let (id, slot, claims) = (c.id, c.place.slot, c.claims && other != reader);
            let (urgent, values) = (!c.dead && c.priority > mine, [c.lease, c.progress]);
            if claims {
                let still_us = self.clients[reader].still_us(id, values, self.now_us);
                if urgent && still_us[0] < LEASE_MAX_US && still_us[1] < PROGRESS_MAX_US {
                    blockers |= bit(slot);
                }
            }
        }
        blockers
    }

    fn check_masks_and_slots(&self) {
        for client in &self.clients {
            assert!(self.page.holds(client.place), "{client:?}");
            let above = self.clients.iter().filter(|other| other.priority > client.priority);
            let mask: u64 = above.map(|other| bit(other.place.slot)).sum();
            assert_eq!(self.page.slots[client.place.slot].higher.0.load(Ordering::Relaxed), mask);
        }
        let claims = self.clients.iter().filter(|client| client.claims);
        let active: u64 = claims.map(|client| bit(client.place.slot)).sum();
        assert_eq!(self.page.active.0.load(Ordering::Relaxed), active);
        assert_eq!(self.page.clients().len(), self.clients.len());
    }
}

fn claim(page: &Page, client: &mut Client) {
    page.claim(client.place);
    client.claims = true;
    client.lease += 1;
    client.progress += 1;
}

/// Rings at every less urgent client, and at nobody else, whatever earlier drops remember.
fn drop_claim(page: &Page, client: &mut Client) {
    let below = |slot: &usize| {
        let state = page.state(*slot);
        client.claims && state.phase == Phase::Live && state.priority.0 < client.priority
    };
    let expected: Vec<usize> = (0..SLOTS).filter(below).collect();
    let doors = || -> Vec<u32> { page.slots.iter().map(|slot| slot.door.0.read()).collect() };
    let before = doors();
    page.drop_claim(client.place, &mut client.below);
    client.claims = false;
    let after = doors();
    assert_eq!((0..SLOTS).filter(|slot| before[*slot] != after[*slot]).collect::<Vec<_>>(), expected);
}

fn bump(page: &Page, client: &mut Client) {
    let pulse = &page.slots[client.place.slot].pulse.0;
    client.lease += 1;
    pulse.lease.fetch_add(1, Ordering::Relaxed);
    if !client.stalled {
        client.progress += 1;
        pulse.progress.fetch_add(1, Ordering::Relaxed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn every_history_ends_as_in_the_model(steps in prop::collection::vec(step(), 1..150)) {
        let mut world = World::new();
        for step in steps {
            world.take(step);
            world.look();
            world.check_masks_and_slots();
        }
    }

    #[test]
    fn a_crowd_fits_up_to_the_last_slot(priorities in prop::collection::vec(-2i32..3, 60..80),
                                        steps in prop::collection::vec(step(), 1..20)) {
        let mut world = World::new();
        priorities.into_iter().for_each(|priority| world.take(Step::Join(priority)));
        prop_assert_eq!(world.clients.len(), world.joined.min(SLOTS));
        for step in steps {
            world.take(step);
            world.look();
            world.check_masks_and_slots();
        }
    }
}

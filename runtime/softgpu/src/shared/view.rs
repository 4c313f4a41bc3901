//! Reading and changing a card's state from several processes, without a lock.
//!
//! Each process owns two slots for a copy of the state. To change it, it copies the state that holds, changes the
//! copy in its own memory, writes it to whichever of its two slots does not hold, and swings one word to it. If
//! somebody else was faster, it begins anew. So a process may be killed or stopped at any instruction: nobody ever
//! waits for it, and at most its own unfinished change is lost.

use std::sync::atomic::Ordering::{AcqRel, Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicU64, fence};

use bytemuck::Zeroable;

use super::clock::Clock;
use super::layout::{CORE_WORDS, CORES, CoreSlot, RingSlot, State};
use crate::model::{CLIENTS, Card, Core, Entry, Fault, HISTORY, Parameters, QUEUES, Rings};

/// The commands as they lie in shared memory.
pub struct SharedRings<'a>(pub &'a State);

impl SharedRings<'_> {
    /// The place of a command.
    pub fn slot(&self, queue: usize, sequence: u64) -> &RingSlot {
        &self.0.rings[queue % QUEUES].slots[(sequence % HISTORY) as usize]
    }

    /// Writes a command to its place, which belongs to the calling process until the command is complete.
    pub fn put(&self, queue: usize, sequence: u64, entry: Entry) {
        let words = [entry.submitted_ns, entry.head, entry.a, entry.b];
        for (slot, word) in self.slot(queue, sequence).words.iter().zip(words) {
            slot.store(word, Relaxed);
        }
    }
}

impl Rings for SharedRings<'_> {
    fn entry(&self, queue: usize, sequence: u64) -> Entry {
        let words = &self.slot(queue, sequence).words;
        let [submitted_ns, head, a, b] = [0, 1, 2, 3].map(|index| words[index].load(Relaxed));
        Entry { submitted_ns, head, a, b }
    }
}

/// One process's hand on the state. Used by one thread at a time.
pub struct View {
    /// The state as it was when `word` held.
    core: Core,
    /// The version and slot that `core` was read from or written to; `u64::MAX` before the first look.
    word: u64,
    /// The first of the two slots that are this process's own.
    slot: usize,
    completed: Vec<(u32, u64, u64)>,
}

impl View {
    /// A hand with the slots of a client (the card's process comes after the last client).
    pub fn new(client: usize) -> Self {
        let core = Core::zeroed();
        Self { core, word: u64::MAX, slot: 2 * client.min(CLIENTS), completed: Vec::with_capacity(1024) }
    }

    /// Brings the card to the present, changes it by `act`, and makes the result the state that holds. If `act`
    /// refuses, only the time that has passed is kept.
    pub fn change<T, E: From<Fault>>(
        &mut self,
        state: &State,
        parameters: &Parameters,
        clock: Clock,
        mut act: impl FnMut(&mut Card<'_, SharedRings<'_>>) -> Result<T, E>,
    ) -> Result<T, E> {
        loop {
            self.refresh(state).map_err(E::from)?;
            let rings = SharedRings(state);
            let completed = &mut self.completed;
            completed.clear();
            let mut note = |queue: usize, sequence, at_ns| completed.push((queue as u32, sequence, at_ns));
            let mut card = Card { parameters, rings: &rings, core: &mut self.core, completed: &mut note };
            let advanced = card.advance(clock.now_ns()).map_err(E::from);
            let result = advanced.and_then(|()| act(&mut card));
            if self.publish(state) {
                self.note_completions(&rings);
                return result;
            }
        }
    }

    /// Looks at the card of the present. Like [`View::change`] with nothing to change, but writes nothing where
    /// nothing has happened since the last change.
    pub fn look<T, E: From<Fault>>(
        &mut self,
        state: &State,
        parameters: &Parameters,
        clock: Clock,
        act: impl Fn(&Card<'_, SharedRings<'_>>) -> Result<T, E>,
    ) -> Result<T, E> {
        self.refresh(state).map_err(E::from)?;
        let now_ns = clock.now_ns();
        if self.core.next_event() <= now_ns {
            return self.change(state, parameters, clock, |card| act(card));
        }
        // Advancing a card to before its next event only sets its time.
        self.core.now_ns = self.core.now_ns.max(now_ns);
        let rings = SharedRings(state);
        act(&Card { parameters, rings: &rings, core: &mut self.core, completed: &mut |_, _, _| {} })
    }

    /// Copies the state that holds, unless this process wrote it.
    fn refresh(&mut self, state: &State) -> Result<(), Fault> {
        loop {
            let word = state.header.current.load(Acquire);
            if word == self.word {
                return Ok(());
            }
            self.core = read(&state.cores[(word & 0xffff) as usize % CORES]);
            // A copy is whole if the slot still held the state after it was read: its owner never writes to a slot
            // that holds.
            fence(Acquire);
            if state.header.current.load(Relaxed) == word {
                self.word = word;
                return if self.core.is_sound() { Ok(()) } else { Err(self.refuse()) };
            }
        }
    }

    /// The state that holds is no card's; this process must not go on from it.
    fn refuse(&mut self) -> Fault {
        self.word = u64::MAX;
        Fault::Damaged
    }

    fn publish(&mut self, state: &State) -> bool {
        let held = (self.word & 0xffff) as usize;
        let slot = if held == self.slot { self.slot + 1 } else { self.slot };
        // Whoever reads a word of this sees with it that the slot had ceased to hold.
        fence(Release);
        write(&state.cores[slot], &self.core);
        let next = ((self.word >> 16).wrapping_add(1) << 16) | slot as u64;
        let swung = state.header.current.compare_exchange(self.word, next, AcqRel, Relaxed).is_ok();
        self.word = if swung { next } else { u64::MAX };
        swung
    }

    /// Notes when the commands of this change completed. Times of one queue only grow, so a process that was
    /// stopped here and goes on much later cannot harm the times of later commands in the same places.
    fn note_completions(&mut self, rings: &SharedRings<'_>) {
        for &(queue, sequence, at_ns) in &self.completed {
            rings.slot(queue as usize, sequence).completed_ns.fetch_max(at_ns, Relaxed);
        }
    }
}

/// The state as of the last change, for those who have no part in it.
pub fn snapshot(state: &State) -> Core {
    let mut view = View::new(CLIENTS);
    if view.refresh(state).is_ok() { view.core } else { Core::default() }
}

/// The words of a core that are in use: those before the queues, and the queues below the highest used one.
fn used_words(core: &Core) -> usize {
    let queues = bytemuck::bytes_of(&core.queues).len() / 8 / QUEUES * (core.queues_used()).min(QUEUES);
    CORE_WORDS - bytemuck::bytes_of(&core.queues).len() / 8 + queues
}

fn read(slot: &CoreSlot) -> Core {
    let mut core = Core::zeroed();
    let before = CORE_WORDS - bytemuck::bytes_of(&core.queues).len() / 8;
    copy_in(bytemuck::cast_slice_mut(std::slice::from_mut(&mut core)), &slot.words, 0, before);
    let used = used_words(&core);
    copy_in(bytemuck::cast_slice_mut(std::slice::from_mut(&mut core)), &slot.words, before, used);
    core
}

fn copy_in(words: &mut [u64], slot: &[AtomicU64], from: usize, to: usize) {
    for (word, shared) in words[from..to].iter_mut().zip(&slot[from..to]) {
        *word = shared.load(Relaxed);
    }
}

/// Writes a core to a slot that nobody else writes.
pub fn write(slot: &CoreSlot, core: &Core) {
    let words: &[u64] = bytemuck::cast_slice(std::slice::from_ref(core));
    for (word, shared) in words[..used_words(core)].iter().zip(&slot.words) {
        shared.store(*word, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::Command;
    use crate::shared::file;

    /// Enough for threads on two processors to be stopped in the middle of a change many times.
    const EACH: u64 = 100_000;

    /// A state as the card's process makes it.
    fn state() -> (tempfile::TempDir, file::Mapping) {
        let dir = tempfile::tempdir().unwrap();
        let state = file::create(&dir.path().join("state")).unwrap();
        write(&state.cores[2 * CLIENTS], &Core::default());
        state.header.current.store((1 << 16) | (2 * CLIENTS as u64), Release);
        (dir, state)
    }

    /// Submits one by one to a queue of its own; says how many changes it saw go backwards.
    fn submit_all(state: &State, client: usize, parameters: &Parameters) -> usize {
        let (mut view, clock) = (View::new(client), Clock::new(0, 1000));
        let queue = view.change(state, parameters, clock, |card| card.create_queue(client, 0)).unwrap();
        let (mut backwards, mut before) = (0, 0);
        for sequence in 1..=EACH {
            let now = view.change(state, parameters, clock, |card| {
                card.rings.put(queue, sequence, Entry::new(card.core.now_ns, &Command::Marker));
                card.submit(client, queue, 1).map(|last| (last, card.core.now_ns))
            });
            let (last, now_ns) = now.unwrap();
            assert_eq!(last, sequence);
            backwards += usize::from(now_ns < before);
            before = now_ns;
        }
        backwards
    }

    #[test]
    fn no_change_is_lost_when_several_make_them_at_once() {
        let (_dir, state) = state();
        let parameters = Parameters::plain();
        std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|client| {
                    scope.spawn({
                        let (state, parameters) = (&state, &parameters);
                        move || submit_all(state, client, parameters)
                    })
                })
                .collect();
            for thread in threads {
                assert_eq!(thread.join().unwrap(), 0);
            }
        });
        let core = snapshot(&state);
        let commands: Vec<u64> = core.clients[..4].iter().map(|client| client.commands).collect();
        assert_eq!(commands, [EACH; 4]);
        assert!(core.queues[..4].iter().all(|queue| queue.submitted == EACH));
        assert!(state.header.current.load(Acquire) >> 16 > 4 * EACH);
    }

    /// As if a process had been stopped between writing its copy and making it hold.
    #[test]
    fn a_change_that_comes_late_is_made_anew() {
        let (_dir, state) = state();
        let (parameters, clock) = (Parameters::plain(), Clock::new(0, 1000));
        let (mut slow, mut fast) = (View::new(0), View::new(1));
        let mut tries = 0;
        let queue = slow.change(&state, &parameters, clock, |card| {
            tries += 1;
            if tries == 1 {
                fast.change(&state, &parameters, clock, |card| card.create_queue(1, 0)).unwrap();
            }
            card.create_queue(0, 0)
        });
        assert_eq!((queue, tries), (Ok(1), 2));
        assert_eq!(snapshot(&state).queues[..2].iter().map(|queue| queue.owner).collect::<Vec<_>>(), [2, 1]);
    }
}

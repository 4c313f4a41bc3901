//! What `status` shows of a board. A snapshot for people: nothing decides by it.

use std::fmt;

use crate::page::{Counters, NAME_WORDS, Page, Pulse, SLOTS, bit};
use crate::state::Phase;
use crate::sync::{AtomicU64, Ordering};
use crate::{HoldMode, OWNER_DIED, Priority, Why};

/// The random identity of a board. Two clients with different ones are not on the same board.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BoardId([u8; 16]);

impl BoardId {
    pub(crate) fn from_bytes(bytes: [u8; 16]) -> BoardId {
        BoardId(bytes)
    }

    /// The 16 bytes.
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for BoardId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let groups = [0..4, 4..6, 6..8, 8..10, 10..16];
        for (index, group) in groups.into_iter().enumerate() {
            out.write_str(if index == 0 { "" } else { "-" })?;
            self.0[group].iter().try_for_each(|byte| write!(out, "{byte:02x}"))?;
        }
        Ok(())
    }
}

impl fmt::Debug for BoardId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// Whether the owner of a slot lives, as far as the kernel says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    /// A thread of the owner answers for the slot.
    Alive,
    /// No thread does, yet.
    Unowned,
    /// The kernel marked the owner's death; the next client that looks clears the slot away.
    Dead,
}

/// One client as the board shows it. Counts are since the client joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientView {
    /// Which slot the client has.
    pub slot: usize,
    /// How many clients had the slot before, modulo 2³⁰.
    pub generation: u32,
    /// As the owner sees it in its own PID namespace; 0 when not yet known.
    pub pid: u32,
    /// The name of the program; control characters replaced.
    pub name: String,
    /// How urgent the client is.
    pub priority: Priority,
    /// How it is scheduled: 1 holds launches, 2 revokes, 3 suspends.
    pub level: u32,
    /// Why it is scheduled so.
    pub why: Why,
    /// What its closed gate holds.
    pub hold: HoldMode,
    /// Whether it claims the GPU.
    pub active: bool,
    /// Whether the arbiter holds it.
    pub held: bool,
    /// How many of its threads wait at their door right now.
    pub waiting: u32,
    /// Whether its owner lives.
    pub life: Life,
    /// Whether it has given the slot up, and only its monitor thread still has to go.
    pub leaving: bool,
    /// Launches given to the driver.
    pub launches: u64,
    /// Completions seen.
    pub completions: u64,
    /// Times that a launch was held.
    pub holds: u64,
    /// Time that launches were held, in µs, summed over threads.
    pub held_us: u64,
    /// Launches that passed because they had been held for as long as one may be.
    pub passed_after_limit: u64,
    /// Moves every 10 ms while the client claims.
    pub lease: u64,
    /// Moves when the client gets something done.
    pub progress: u64,
}

impl Page {
    /// Everybody who is there.
    pub fn clients(&self) -> Vec<ClientView> {
        (0..SLOTS).filter_map(|slot| self.client(slot)).collect()
    }

    fn client(&self, slot: usize) -> Option<ClientView> {
        let state = self.state(slot);
        if state.phase == Phase::Free {
            return None;
        }
        let Pulse { lease, progress, life, described, pid, level, name, why, hold } =
            &self.slots[slot].pulse.0;
        // Until the new owner has described itself, the words are the last one's.
        let known = described.load(Ordering::Acquire) == state.generation;
        let counters = &self.slots[slot].counters.0;
        let count = |counter: &AtomicU64| if known { counter.load(Ordering::Relaxed) } else { 0 };
        Some(ClientView {
            slot,
            generation: state.generation,
            pid: if known { pid.load(Ordering::Relaxed) } else { 0 },
            name: if known { unpack(name) } else { String::new() },
            priority: state.priority,
            level: if known { level.load(Ordering::Relaxed) } else { 0 },
            why: if known { Why::from_word(why.load(Ordering::Relaxed)) } else { Why::Untold },
            hold: if known { HoldMode::from_word(hold.load(Ordering::Relaxed)) } else { HoldMode::Untold },
            active: self.active.0.load(Ordering::Relaxed) & bit(slot) != 0,
            held: self.held.0.load(Ordering::Relaxed) & bit(slot) != 0,
            waiting: self.slots[slot].door.0.waiting(),
            life: life_of(life.load(Ordering::Acquire)),
            leaving: state.phase == Phase::Leaving,
            launches: count(&counters.launches),
            completions: count(&counters.completions),
            holds: count(&counters.holds),
            held_us: count(&counters.held_us),
            passed_after_limit: count(&counters.passed_after_limit),
            lease: lease.load(Ordering::Relaxed),
            progress: progress.load(Ordering::Relaxed),
        })
    }

    /// The new owner of `slot` says who it is. Only the owner calls this.
    pub fn describe(&self, slot: usize, generation: u32, pid: u32, level: u32, name: &str) {
        let pulse = &self.slots[slot].pulse.0;
        self.slots[slot].counters.0.reset();
        pulse.pid.store(pid, Ordering::Relaxed);
        pulse.level.store(level, Ordering::Relaxed);
        pulse.why.store(Why::Untold as u32, Ordering::Relaxed);
        pulse.hold.store(HoldMode::Untold as u32, Ordering::Relaxed);
        for (word, bytes) in pulse.name.iter().zip(pack(name)) {
            word.store(bytes, Ordering::Relaxed);
        }
        pulse.described.store(generation, Ordering::Release);
    }
}

impl Counters {
    fn reset(&self) {
        let Counters { launches, completions, holds, held_us, passed_after_limit } = self;
        for counter in [launches, completions, holds, held_us, passed_after_limit] {
            counter.store(0, Ordering::Relaxed);
        }
    }
}

fn life_of(word: u32) -> Life {
    match word {
        0 => Life::Unowned,
        word if word & OWNER_DIED != 0 => Life::Dead,
        _ => Life::Alive,
    }
}

fn pack(name: &str) -> [u64; NAME_WORDS] {
    let mut bytes = [0u8; NAME_WORDS * 8];
    let kept = name.len().min(bytes.len());
    bytes[..kept].copy_from_slice(&name.as_bytes()[..kept]);
    std::array::from_fn(|word| u64::from_le_bytes(std::array::from_fn(|byte| bytes[word * 8 + byte])))
}

/// Any bytes may stand there: what comes out can be printed on a terminal.
fn unpack(words: &[AtomicU64; NAME_WORDS]) -> String {
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.load(Ordering::Relaxed).to_le_bytes()).collect();
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let text = String::from_utf8_lossy(&bytes[..end]);
    text.chars().map(|c| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    #[test]
    fn an_identity_prints_as_a_uuid() {
        let id = BoardId::from_bytes(std::array::from_fn(|byte| byte as u8));
        assert_eq!(id.to_string(), "00010203-0405-0607-0809-0a0b0c0d0e0f");
    }

    #[test]
    fn a_name_comes_back_and_is_cut_at_its_space_even_inside_a_letter() {
        let words = |name: &str| pack(name).map(AtomicU64::new);
        assert_eq!(unpack(&words("python3")), "python3");
        assert_eq!(unpack(&words(&"n".repeat(99))).len(), NAME_WORDS * 8);
        assert!(unpack(&words(&"é".repeat(99))).starts_with("éé"));
        assert_eq!(unpack(&words("a\x1b[31mb")), "a\u{fffd}[31mb");
    }

    #[test]
    fn a_new_owner_is_not_shown_with_the_last_ones_counts() {
        let page = Page::new();
        let first = page.join(Priority::HIGH).unwrap();
        page.describe(first.slot, first.generation, 7, 1, "first");
        page.slots[first.slot].counters.0.launches.store(5, Ordering::Relaxed);
        page.retire(first);
        let second = page.join(Priority::LOW).unwrap();
        let [view] = &page.clients()[..] else { panic!("one client") };
        assert_eq!((view.launches, view.name.as_str(), view.pid), (0, "", 0));
        page.describe(second.slot, second.generation, 8, 1, "second");
        assert_eq!((page.clients()[0].launches, page.clients()[0].name.as_str()), (0, "second"));
    }
}

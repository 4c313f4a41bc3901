//! One word says everything that must change at once about a slot: who has it, since when, how urgent.
//!
//! Joining is one compare-and-swap of this word and so has no half-way state that a process could die in.
//! Giving a slot up has one (`Leaving`), and every step out of it may be done by anybody, again and again.

use crate::Priority;

/// What a slot is to its owner and to everybody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nobody's: the next client to join may take it.
    Free,
    /// A client's.
    Live,
    /// Given up, by its owner or because its owner died, and not yet cleared away.
    Leaving,
}

/// The decoded state word of a slot. Any 64 bits decode to something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct State {
    pub generation: u32,
    pub phase: Phase,
    pub priority: Priority,
}

const PHASE_SHIFT: u32 = 32;
const GENERATION_SHIFT: u32 = 34;
const GENERATION_MASK: u32 = (1 << (64 - GENERATION_SHIFT)) - 1;

impl State {
    /// Reads a word that anybody may have written.
    pub fn decode(word: u64) -> State {
        let phase = match (word >> PHASE_SHIFT) & 3 {
            0 => Phase::Free,
            1 => Phase::Live,
            // 3 is never written: a damaged slot is cleared away like any other that nobody has.
            _ => Phase::Leaving,
        };
        let generation = (word >> GENERATION_SHIFT) as u32;
        State { generation, phase, priority: Priority(word as u32 as i32) }
    }

    /// The word for this state.
    pub fn encode(self) -> u64 {
        let phase = match self.phase {
            Phase::Free => 0u64,
            Phase::Live => 1,
            Phase::Leaving => 2,
        };
        let generation = u64::from(self.generation & GENERATION_MASK);
        generation << GENERATION_SHIFT | phase << PHASE_SHIFT | u64::from(self.priority.0 as u32)
    }

    /// The state of the next client in this slot. A new generation makes every word about the last one void.
    pub fn taken_by(self, priority: Priority) -> State {
        let generation = self.generation.wrapping_add(1) & GENERATION_MASK;
        State { generation, phase: Phase::Live, priority }
    }

    /// The same client, in another phase.
    pub fn in_phase(self, phase: Phase) -> State {
        State { phase, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_word_decodes_and_what_was_encoded_comes_back(word: u64) {
            let state = State::decode(word);
            prop_assert_eq!(State::decode(state.encode()), state);
        }

        #[test]
        fn the_next_client_differs_from_the_last_in_its_word(word: u64, priority: i32) {
            let last = State::decode(word);
            let next = last.taken_by(Priority(priority));
            prop_assert_eq!(State::decode(next.encode()), next);
            prop_assert_ne!(next.generation, last.generation);
        }
    }

    #[test]
    fn a_zeroed_word_is_a_free_slot() {
        assert_eq!(State::decode(0).phase, Phase::Free);
    }
}

//! The verdict by example, on programs that make their calls evenly or in bursts.

use super::*;

/// A program on a card of its own, or on one that somebody else uses, too.
struct Program {
    crowd: Crowd,
    now_ns: u64,
    /// Calls that it makes in a burst, and the time from one burst to the next while it has the card to itself.
    burst: u64,
    every_ns: u64,
    next_ns: u64,
    has_work: Option<bool>,
}

const LOOK_NS: u64 = 5 * MS;

impl Program {
    fn new(burst: u64, every_ns: u64) -> Self {
        Self { crowd: Crowd::new(), now_ns: 0, burst, every_ns, next_ns: every_ns, has_work: Some(true) }
    }

    /// Time passes, in which the program is `slower` times slower with its own slice, and with a tiny one.
    fn run(&mut self, ns: u64, own_slower: u64, tiny_slower: u64) {
        let until_ns = self.now_ns + ns;
        while self.now_ns < until_ns {
            self.now_ns += LOOK_NS;
            let slower = if self.crowd.keeps_own_slice() { own_slower } else { tiny_slower };
            // What is left of the pause passes as fast as the program runs.
            self.next_ns = self.next_ns.saturating_sub(LOOK_NS / slower);
            let calls = if self.next_ns == 0 { self.burst } else { 0 };
            if calls > 0 {
                self.next_ns = self.every_ns;
            }
            let has_work = self.has_work;
            self.crowd.look(LOOK_NS, calls, || has_work, self.now_ns);
        }
    }

    fn is_alone(&self) -> bool {
        matches!(self.crowd.phase, Phase::Alone(_))
    }

    fn is_crowded(&self) -> bool {
        matches!(self.crowd.phase, Phase::Crowded(_))
    }
}

fn programs() -> Vec<Program> {
    vec![Program::new(3, LOOK_NS), Program::new(1, 60 * MS), Program::new(292, 160 * MS)]
}

#[test]
fn a_program_that_is_alone_is_found_to_be_and_stays_so() {
    for mut program in programs() {
        program.run(4 * SECOND, 1, 1);
        assert!(program.is_alone(), "{:?}", program.crowd);
        for _ in 0..1_000 {
            program.run(50 * MS, 1, 1);
            assert!(!program.is_crowded(), "{:?}", program.crowd);
        }
        program.run(3 * SECOND, 1, 1);
        assert!(program.is_alone());
    }
}

#[test]
fn somebody_who_comes_is_noticed_and_so_is_that_they_have_left() {
    for mut program in programs() {
        program.run(4 * SECOND, 1, 1);
        program.run(4 * SECOND, 2, 20);
        assert!(program.is_crowded(), "{:?}", program.crowd);
        program.run(40 * SECOND, 2, 20);
        program.run(4 * SECOND, 1, 1);
        assert!(program.is_alone(), "{:?}", program.crowd);
    }
}

#[test]
fn somebody_who_was_there_first_is_noticed() {
    for mut program in programs() {
        program.run(8 * SECOND, 2, 20);
        assert!(program.is_crowded(), "{:?}", program.crowd);
    }
}

/// The tiny slice is tried less and less often, and given up soon each time.
#[test]
fn trying_costs_little() {
    for mut program in programs() {
        program.run(8 * SECOND, 2, 20);
        let mut tiny_ns = 0;
        for _ in 0..12_000 {
            program.run(LOOK_NS, 2, 20);
            tiny_ns += if program.crowd.keeps_own_slice() { 0 } else { LOOK_NS };
        }
        assert!(tiny_ns <= 60 * SECOND / 40, "{} ms of a minute", tiny_ns / MS);
    }
}

#[test]
fn a_program_that_does_not_want_the_card_is_not_suspicious() {
    let mut program = Program::new(3, LOOK_NS);
    program.run(2 * SECOND, 1, 1);
    for has_work in [Some(false), None] {
        program.has_work = has_work;
        program.burst = 0;
        program.run(20 * SECOND, 1, 1);
        assert!(program.is_alone(), "{:?}", program.crowd);
        program.burst = 3;
        program.run(2 * SECOND, 1, 1);
    }
}

#[test]
fn a_program_that_takes_its_time_from_now_on_is_not_crowded() {
    let mut program = Program::new(30, LOOK_NS);
    program.run(2 * SECOND, 1, 1);
    program.burst = 3;
    for _ in 0..100 {
        program.run(50 * MS, 1, 1);
        assert!(!program.is_crowded());
    }
    assert!(program.is_alone());
}

#[test]
fn nothing_is_decided_before_the_program_works() {
    let mut program = Program::new(0, LOOK_NS);
    program.run(60 * SECOND, 2, 20);
    assert!(program.crowd.keeps_own_slice() && !program.crowd.is_measuring());
    program.burst = 3;
    program.run(2 * SECOND, 2, 20);
    assert!(program.is_crowded());
}

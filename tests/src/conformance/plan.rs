//! What is tried under one seed.

use super::HOLD_MODES;

/// What the gate does while the program runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gate {
    /// Nobody else is there.
    Nobody,
    /// Somebody more urgent is registered, and has nothing to do.
    Open,
    /// It closes in front of each launch, and opens when somebody waits.
    Closing,
    /// It is closed; launches pass when they have been held as long as they may.
    Closed,
    /// It opens and closes at random.
    Flapping,
}

impl Gate {
    /// All of them.
    pub const ALL: [Gate; 5] = [Gate::Nobody, Gate::Open, Gate::Closing, Gate::Closed, Gate::Flapping];

    /// Whether launches are held by it.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Closing | Self::Closed | Self::Flapping)
    }
}

/// `HIPREEMPT_LEVEL`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Nothing is scheduled.
    Zero,
    /// Launches are held.
    One,
    /// Queues are suspended, too: before a stand-in for the kernel driver.
    Three,
}

/// Which part of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// So many trials of single functions; 0: all.
    Cases(u64),
    /// All trials of one function.
    Function(&'static str),
    /// Random work of several threads.
    Mixed,
    /// Bad input.
    Errors,
    /// Launches, and an end that waits for nothing.
    Leave,
}

impl Part {
    /// How it ends.
    #[must_use]
    pub fn end(self) -> &'static str {
        if self == Self::Leave { "exit 7" } else { "exit 0" }
    }
}

/// Trials of a seed.
const CASES: u64 = 150;

/// Kernels that are worth a suspension, in µs of the card.
const LONG_US: u32 = 3000;

/// What is tried.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Which part of the program.
    pub part: Part,
    /// The program's own seed.
    pub seed: u64,
    /// The software device's seed: which of the legal moments.
    pub device_seed: u64,
    /// Whether the device's library calls its own exports, as ROCm 7 does.
    pub reentrant: bool,
    /// What the gate does.
    pub gate: Gate,
    /// When it does it.
    pub gate_seed: u64,
    /// At which level.
    pub level: Level,
    /// How launches are held.
    pub hold: &'static str,
    /// The longest that a launch is held.
    pub hold_max_ms: u64,
    /// How much may be queued ahead.
    pub lead_us: u64,
}

/// A number that follows from a seed and a purpose (SplitMix64's finish).
pub(super) fn drawn(seed: u64, purpose: u64) -> u64 {
    let state =
        seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(purpose.wrapping_mul(0xd1b5_4a32_d192_ed03));
    let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

fn pick<T: Copy>(list: &[T], seed: u64, purpose: u64) -> T {
    list[(drawn(seed, purpose) % list.len() as u64) as usize]
}

impl Plan {
    /// What a seed stands for. Gates, levels and ways of holding take turns, so that few seeds have tried each pair.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        let gates = Gate::ALL.len() as u64;
        let gate = Gate::ALL[(seed % gates) as usize];
        // Three seeds of four at level 1, where everything is held that is ever held.
        let level = [Level::One, Level::One, Level::Three, Level::One, Level::Zero, Level::One]
            [(seed / gates % 6) as usize];
        let part =
            pick(&[Part::Cases(CASES), Part::Cases(CASES), Part::Mixed, Part::Mixed, Part::Errors], seed, 1);
        Self {
            part,
            seed,
            device_seed: drawn(seed, 2) % 1_000_000,
            reentrant: drawn(seed, 6).is_multiple_of(4),
            gate,
            gate_seed: drawn(seed, 3),
            level,
            hold: HOLD_MODES[(seed / gates + seed / (gates * 6)) as usize % HOLD_MODES.len()],
            hold_max_ms: if gate == Gate::Closed { 1 } else { pick(&[1, 5, 50, 200], seed, 4) },
            lead_us: pick(&[1, 100, 5000], seed, 5),
        }
    }

    /// One part of the program at level 1 under a gate.
    #[must_use]
    pub fn of_part(part: Part, gate: Gate, hold: &'static str) -> Self {
        let (hold_max_ms, lead_us) = (if gate == Gate::Closed { 1 } else { 50 }, 100);
        Self { part, gate, hold, hold_max_ms, lead_us, level: Level::One, ..Self::of_seed(0) }
    }

    /// The program's arguments.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        match self.part {
            Part::Cases(count) => {
                vec!["cases".into(), self.seed.to_string(), count.to_string(), "between".into()]
            }
            Part::Function(name) => vec!["cases-of".into(), name.into()],
            Part::Mixed => vec!["mixed".into(), self.seed.to_string()],
            Part::Errors => vec!["errors".into()],
            Part::Leave => vec!["leave".into()],
        }
    }

    /// The device's settings, for a run without the preload, too.
    #[must_use]
    pub fn device_variables(&self) -> Vec<(&'static str, String)> {
        let mut variables = Vec::new();
        if self.level == Level::Three {
            variables.push(("CONFORMANCE_BUSY_US", LONG_US.to_string()));
        }
        if self.reentrant {
            variables.push(("SOFTGPU_REENTRANT", "1".to_owned()));
        }
        variables
    }

    /// The preload's settings.
    #[must_use]
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        let level = match self.level {
            Level::Zero => "0",
            Level::One => "1",
            Level::Three => "3",
        };
        let mut variables = vec![
            ("HIPREEMPT_LEVEL", level.to_owned()),
            ("HIPREEMPT_HOLD", self.hold.to_owned()),
            ("HIPREEMPT_HOLD_MAX_MS", self.hold_max_ms.to_string()),
            ("HIPREEMPT_LEAD_US", self.lead_us.to_string()),
        ];
        if self.level == Level::Three {
            variables.push(("CONFORMANCE_QUEUE", "1".to_owned()));
            // The stand-in is as slow as the machine is busy.
            variables.push(("HIPREEMPT_SUSPEND_CALL_MAX_MS", "60000".to_owned()));
        }
        variables
    }
}

//! How a client is scheduled, for people to read: why at its level, and what its closed gate holds.

use std::fmt;

/// The reason for a client's level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Why {
    /// It has not said.
    Untold = 0,
    /// The user asked for it.
    Asked = 1,
    /// It is the best that is used unasked: level 3 has not been run on an AMD card yet.
    NotNvidia = 2,
    /// The first launch has not returned yet; until then it cannot be told.
    Starting = 3,
    /// The effect of level 3 was measured on this GPU with this driver.
    Proven = 4,
    /// Nobody has measured the effect of level 3 on this GPU with this driver.
    Unproven = 5,
    /// It was measured, and there was none.
    NoEffect = 6,
    /// An MPS server runs: its clients share the server's queues.
    Mps = 7,
    /// The process has no hardware queue of its own: in MPS, in a sandbox, or with a driver that is not understood.
    NoQueue = 8,
    /// The driver refuses to change time slices or queues: in a sandbox, or with another driver.
    Refused = 9,
    /// The process uses several GPUs, and its queues cannot be told apart.
    SeveralGpus = 10,
    /// The user asked for it, and nobody has run level 3 on an AMD card yet.
    Untried = 11,
    /// A call to suspend or resume a queue took too long.
    Slow = 12,
    /// Others wait for this process's kernels: it has launched collectives, or cooperative ones.
    Collective = 13,
}

impl Why {
    const ALL: [Why; 14] = [
        Why::Untold,
        Why::Asked,
        Why::NotNvidia,
        Why::Starting,
        Why::Proven,
        Why::Unproven,
        Why::NoEffect,
        Why::Mps,
        Why::NoQueue,
        Why::Refused,
        Why::SeveralGpus,
        Why::Untried,
        Why::Slow,
        Why::Collective,
    ];

    /// The reason that a word of the board stands for. Any word is one.
    pub(crate) fn from_word(word: u32) -> Why {
        Why::ALL.get(word as usize).copied().unwrap_or(Why::Untold)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Why::Untold => "",
            Why::Asked => "as asked for",
            Why::NotNvidia => "level 3 is used unasked on NVIDIA GPUs only",
            Why::Starting => "before the first launch has returned",
            Why::Proven => "the effect was measured here",
            Why::Unproven => "nobody has run `hipreempt doctor` with this GPU and driver",
            Why::NoEffect => "`hipreempt doctor` found level 3 without effect here",
            Why::Mps => "an MPS server runs, whose clients share its queues",
            Why::NoQueue => {
                "the process has no hardware queue of its own (MPS, a sandbox, or an unknown driver)"
            }
            Why::Refused => "the driver refuses to change time slices or queues",
            Why::SeveralGpus => "the process uses several GPUs",
            Why::Untried => "as asked for; not yet run on an AMD card",
            Why::Slow => "the driver took too long to suspend or resume a queue",
            Why::Collective => "the process runs collectives or cooperative kernels",
        })
    }
}

/// What a client's closed gate holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum HoldMode {
    /// It has not said.
    Untold = 0,
    /// The thread that launches.
    Thread = 1,
    /// The launch, in a queue, while the thread goes on.
    Queue = 2,
}

impl HoldMode {
    /// What a word of the board stands for. Any word is something.
    pub(crate) fn from_word(word: u32) -> Self {
        match word {
            1 => Self::Thread,
            2 => Self::Queue,
            _ => Self::Untold,
        }
    }
}

impl fmt::Display for HoldMode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(match self {
            Self::Untold => "",
            Self::Thread => "thread",
            Self::Queue => "queue",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_a_reason_and_every_reason_its_own_word() {
        for (word, why) in Why::ALL.into_iter().enumerate() {
            assert_eq!((why as usize, Why::from_word(why as u32)), (word, why));
        }
        assert_eq!(Why::from_word(14), Why::Untold);
        assert_eq!(Why::from_word(u32::MAX), Why::Untold);
    }

    #[test]
    fn every_word_is_a_way_of_holding() {
        for mode in [HoldMode::Untold, HoldMode::Thread, HoldMode::Queue] {
            assert_eq!(HoldMode::from_word(mode as u32), mode);
        }
        assert_eq!(HoldMode::from_word(3), HoldMode::Untold);
        assert_eq!(HoldMode::from_word(u32::MAX), HoldMode::Untold);
    }
}

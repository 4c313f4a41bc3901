//! The check before each launch.
//!
//! One 64-bit word a GPU says who is active, a bit a client; each client knows the bits of the clients that are
//! more urgent than itself (`higher`). So the check never walks a list and never takes a lock.

/// What the words of the board say about a launch of the client that owns `bit`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Launch: the claim is made and nobody more urgent is active.
    Open,
    /// Nobody more urgent is active, but the claim has still to be made.
    Unclaimed,
    /// Somebody more urgent seems active, or the arbiter holds this client: look closer before waiting.
    Closed,
}

/// Reads the gate from the board's words: `active` and `held` have a bit a client, `higher` the bits of the clients
/// more urgent than the owner of `bit`.
#[inline]
#[must_use]
pub const fn read(active: u64, held: u64, bit: u64, higher: u64) -> Gate {
    if is_open(active, held, bit, higher) {
        Gate::Open
    } else if active & higher == 0 && held & bit == 0 {
        Gate::Unclaimed
    } else {
        Gate::Closed
    }
}

/// The fast half of [`read`]: whether a launch may pass without any further look.
#[inline]
#[must_use]
pub const fn is_open(active: u64, held: u64, bit: u64, higher: u64) -> bool {
    active & (higher | bit) == bit && held & bit == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn open_is_claimed_and_unblocked(active: u64, held: u64, slot in 0u32..64, higher: u64) {
            let bit = 1u64 << slot;
            let higher = higher & !bit;
            let blocked = active & higher != 0 || held & bit != 0;
            let claimed = active & bit != 0;
            let expected = match (blocked, claimed) {
                (true, _) => Gate::Closed,
                (false, true) => Gate::Open,
                (false, false) => Gate::Unclaimed,
            };
            prop_assert_eq!(read(active, held, bit, higher), expected);
        }

        #[test]
        fn less_urgent_clients_never_matter(active: u64, slot in 0u32..64, others: u64) {
            let bit = 1u64 << slot;
            prop_assert_eq!(read(active | bit, 0, bit, 0), read(bit | others, 0, bit, 0));
        }
    }
}

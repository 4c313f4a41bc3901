//! The card below, and what its errors are to HIP.

pub use hipreempt_softgpu::{Command, Config, Device, Error as CardError, Identity, QueueId, Status, Ticket};

use crate::error::Code;

impl From<CardError> for Code {
    /// A lost card is reported as a card that is not there, to whoever calls from then on.
    fn from(error: CardError) -> Self {
        match error {
            CardError::NoQueueLeft | CardError::NoClientLeft => Self::OUT_OF_MEMORY,
            CardError::NoQueue => Self::CONTEXT_IS_DESTROYED,
            _ => Self::NO_DEVICE,
        }
    }
}

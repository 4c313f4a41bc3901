//! The card below, and what its errors are to HIP.

pub use hipreempt_softgpu::{Command, Config, Device, Error as CardError, Identity, QueueId, Status, Ticket};

use crate::error::Code;

/// What a card's error is to HIP. A lost card is reported as a card that is not there, to whoever calls from then on.
pub fn code(error: CardError) -> Code {
    match error {
        CardError::NoQueueLeft | CardError::NoClientLeft => Code::OUT_OF_MEMORY,
        CardError::NoQueue => Code::CONTEXT_IS_DESTROYED,
        _ => Code::NO_DEVICE,
    }
}

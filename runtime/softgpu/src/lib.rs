//! A software GPU: the model of a card, in virtual time or shared by processes in real time.
//!
//! It keeps time and order, and nothing else: what commands do is up to the runtime on top of it. It knows nothing of
//! any scheduler above it, and it is a model: its figures are never a GPU's.

mod config;
pub mod device;
mod error;
pub mod ledger;
pub mod model;
mod null;
pub mod predictions;
mod preset;
mod shared;
pub mod virtual_time;

pub use config::Config;
pub use device::{Command, Device, Identity, QueueId, Status, Ticket};
pub use error::Error;
pub use preset::{
    Measured, NULL, Preset, host_pace, measured, preset, preset_file_hash, presets, stated_predictions,
};
pub use shared::{Served, detach, serve};

//! The options of `bench micro`.

use std::path::PathBuf;

use crate::device::Choice;

/// Measures what an intercepted launch costs over a native one: alone, with an idle urgent client registered, while the
/// gate closes and opens, and while launches wait for those in flight.
#[derive(Clone, Debug, clap::Args)]
pub struct MicroArgs {
    /// `soft:null` (kernels take no time), another `soft:PRESET`, or `auto` for a real GPU if there is one
    #[arg(long, default_value = "soft:null", value_name = "DEVICE")]
    pub device: Choice,
    /// Interleaved blocks a state
    #[arg(long, default_value_t = 30, value_name = "N", value_parser = clap::value_parser!(u32).range(3..=10_000))]
    pub blocks: u32,
    /// Launches timed in a block
    #[arg(long, default_value_t = 20_000, value_name = "N", value_parser = clap::value_parser!(u32).range(10..=10_000_000))]
    pub launches: u32,
    /// Count instructions a launch with valgrind, where it is installed
    #[arg(long)]
    pub instructions: bool,
    /// What the software device draws from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the figures here
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

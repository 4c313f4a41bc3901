//! The options of `bench churn`.

use std::path::PathBuf;

use crate::micro::MicroDevice;
use crate::micro::cuda::CudaChoice;

/// Lets clients join, leave and be killed at random moments beside an urgent and a bulk client that stay, at level 3: is
/// anybody stuck, are time slices restored, does anything grow?
#[derive(Clone, Debug, clap::Args)]
pub struct ChurnArgs {
    /// `cuda` for the first NVIDIA GPU, or `soft-cuda:PRESET` for a stand-in of its library on the software device
    #[arg(long, default_value = "cuda", value_name = "DEVICE", value_parser = parse_device)]
    pub device: CudaChoice,
    /// How many clients come and go
    #[arg(long, default_value_t = 500, value_name = "N", value_parser = clap::value_parser!(u32).range(10..=100_000))]
    pub times: u32,
    /// How many of them at once
    #[arg(long, default_value_t = 8, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=48))]
    pub at_once: u32,
    /// Nobody new comes after so many seconds
    #[arg(long, default_value_t = 150, value_name = "S", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub limit: u32,
    /// What moments, priorities and deaths are drawn from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write what was seen here
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

fn parse_device(text: &str) -> Result<CudaChoice, String> {
    match text.parse() {
        Ok(MicroDevice::Cuda(choice)) => Ok(choice),
        Ok(MicroDevice::Hip(_)) => Err("expected `cuda` or `soft-cuda:PRESET`".to_owned()),
        Err(error) => Err(error),
    }
}

//! The options of `bench micro`.

use std::path::PathBuf;
use std::str::FromStr;

use super::cuda::{CudaChoice, Part, Plan};
use crate::device::Choice;
use crate::error::BenchError;

/// Measures what an intercepted launch costs over a native one. On HIP: alone, with an idle urgent client registered,
/// while the gate closes and opens, and while launches wait for those in flight. On CUDA also an urgent kernel beside
/// bulk kernels of several lengths, at each level.
#[derive(Clone, Debug, clap::Args)]
pub struct MicroArgs {
    /// `soft:null` (HIP, kernels take no time), another `soft:PRESET`, `auto` for a real AMD GPU if there is one,
    /// `cuda` for the first NVIDIA GPU, or `soft-cuda:PRESET` for a stand-in of its library on the software device
    #[arg(long, default_value = "soft:null", value_name = "DEVICE")]
    pub device: MicroDevice,
    /// Interleaved blocks of launches a state
    #[arg(long, default_value_t = 30, value_name = "N", value_parser = clap::value_parser!(u32).range(3..=10_000))]
    pub blocks: u32,
    /// Launches timed in a block
    #[arg(long, default_value_t = 20_000, value_name = "N", value_parser = clap::value_parser!(u32).range(10..=10_000_000))]
    pub launches: u32,
    /// On HIP: count instructions a launch with valgrind, where it is installed
    #[arg(long)]
    pub instructions: bool,
    /// On HIP: also compare what a closed gate may hold, threads or launches (`HIPREEMPT_HOLD`)
    #[arg(long)]
    pub hold: bool,
    /// On CUDA: which parts
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_enum,
          default_values = ["submit", "bound", "latency", "others"])]
    pub parts: Vec<Part>,
    /// On CUDA: interleaved blocks of modes
    #[arg(long, default_value_t = 5, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub repeats: u32,
    /// On CUDA: seconds of each mode in each block
    #[arg(long, default_value_t = 0.9, value_name = "S", value_parser = parse_seconds)]
    pub seconds: f64,
    /// On CUDA: lengths of the bulk kernels, in milliseconds
    #[arg(long, value_name = "LIST", value_delimiter = ',', value_parser = parse_length_ns,
          default_values = ["0.1", "1", "5", "20"])]
    pub bulk_ms: Vec<u64>,
    /// No block is begun after so many seconds, but the first three of each state on HIP
    #[arg(long, default_value_t = 300, value_name = "S", value_parser = clap::value_parser!(u32).range(1..=86_400))]
    pub limit: u32,
    /// What the software device, orders and arrivals are drawn from
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Write the figures here
    #[arg(long, value_name = "FILE")]
    pub json: Option<PathBuf>,
}

/// Which device, by which driver library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MicroDevice {
    /// HIP's.
    Hip(Choice),
    /// CUDA's.
    Cuda(CudaChoice),
}

impl FromStr for MicroDevice {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == "cuda" {
            return Ok(Self::Cuda(CudaChoice::Gpu));
        }
        match text.strip_prefix("soft-cuda:") {
            Some(preset) if crate::device::is_preset(preset) => {
                Ok(Self::Cuda(CudaChoice::Soft(preset.to_owned())))
            }
            Some(preset) => Err(format!("the software device has no preset `{preset}`")),
            None => text
                .parse()
                .map(Self::Hip)
                .map_err(|error: String| format!("{error}, `cuda` or `soft-cuda:PRESET`")),
        }
    }
}

fn parse_seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|seconds| (0.1..=600.0).contains(seconds));
    seconds.ok_or_else(|| "expected a number from 0.1 to 600".to_owned())
}

/// Milliseconds, as nanoseconds.
fn parse_length_ns(text: &str) -> Result<u64, String> {
    let ms = text.parse::<f64>().ok().filter(|ms| (0.01..=100.0).contains(ms));
    ms.map(|ms| (ms * 1e6).round() as u64).ok_or_else(|| "expected milliseconds from 0.01 to 100".to_owned())
}

impl MicroArgs {
    /// What is measured on CUDA.
    ///
    /// # Errors
    /// [`BenchError::Usage`] for an option that means nothing there.
    pub fn cuda_plan(&self) -> Result<Plan, BenchError> {
        if self.instructions {
            return Err(BenchError::Usage("--instructions counts on HIP only".to_owned()));
        }
        Ok(Plan {
            parts: self.parts.clone(),
            blocks: self.blocks,
            launches: self.launches,
            repeats: self.repeats,
            window_ns: (self.seconds * 1e9) as u64,
            bulk_ns: self.bulk_ms.clone(),
            limit_s: self.limit,
            seed: self.seed,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_of_both_platforms() {
        assert_eq!("cuda".parse(), Ok(MicroDevice::Cuda(CudaChoice::Gpu)));
        assert_eq!("auto".parse(), Ok(MicroDevice::Hip(Choice::Auto)));
        let soft = MicroDevice::Cuda(CudaChoice::Soft("null".to_owned()));
        assert_eq!("soft-cuda:null".parse(), Ok(soft));
        for wrong in ["", "soft-cuda", "soft-cuda:", "soft-cuda:none", "cuda:0"] {
            assert!(wrong.parse::<MicroDevice>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn lengths_are_milliseconds() {
        assert_eq!(parse_length_ns("0.1"), Ok(100_000));
        assert_eq!(parse_length_ns("20"), Ok(20_000_000));
        for wrong in ["0", "-1", "1s", "1000", "NaN"] {
            assert!(parse_length_ns(wrong).is_err(), "{wrong}");
        }
    }
}

//! The command line of `hipreempt`. Everything that can be checked without looking at the machine is checked here.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use hipreempt_board::Priority;

/// The whole command line.
#[derive(Debug, Parser)]
#[command(
    name = "hipreempt",
    version,
    about = "Urgent GPU work overtakes bulk GPU work, for unmodified HIP programs"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a program under the preload, at a priority
    Run(RunArgs),
    /// Start a HIP program on the software device, without scheduling
    Soft(SoftArgs),
    /// Show who shares each GPU, at which priority, and who is held
    Status(StatusArgs),
    /// Tell what works on this machine, and measure once whether running kernels can be suspended here and how soon launches
    /// are held and released (some twenty seconds at most)
    Doctor(DoctorArgs),
    /// One process of the doctor's measurement
    #[command(hide = true)]
    DoctorWorker(DoctorWorkerArgs),
    /// Measure: native beside hipreempt, with a verdict on validity
    #[command(subcommand)]
    Bench(crate::bench::BenchCommand),
}

/// `hipreempt run`.
#[derive(Debug, Args)]
pub struct RunArgs {
    /// high (100), normal (0), low (-100) or any 32-bit number; larger is more urgent
    #[arg(long, short, value_name = "P", value_parser = parse_priority, allow_hyphen_values = true)]
    pub priority: Option<i32>,
    /// 0: not scheduled; 1: hold launches not yet given to the driver; 3: suspend running kernels (NVIDIA); auto: the
    /// best level known to work
    #[arg(long, value_name = "LEVEL", value_parser = ["0", "1", "3", "auto"])]
    pub level: Option<String>,
    /// soft:PRESET runs the program on the software device; auto uses the system's own HIP library
    #[arg(long, value_name = "DEVICE", default_value = "auto", value_parser = parse_device)]
    pub device: Device,
    /// The preload for HIP programs, the one for CUDA programs, or auto: CUDA where an NVIDIA driver and that preload are
    #[arg(long, value_name = "PLATFORM", value_enum, default_value = "auto")]
    pub platform: Platform,
    /// Write one line of JSON about launches and holds to FILE when the program ends
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Refuse to start the program where the preload would not take effect, instead of warning
    #[arg(long)]
    pub strict: bool,
    /// The program and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "CMD")]
    pub command: Vec<OsString>,
}

/// Which driver interface the program uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Platform {
    /// Whichever this machine has.
    Auto,
    /// HIP.
    Hip,
    /// The CUDA driver.
    Cuda,
}

/// `hipreempt soft`.
#[derive(Debug, Args)]
pub struct SoftArgs {
    /// The card to model
    #[arg(long, value_name = "PRESET", value_parser = parse_preset)]
    pub preset: Option<String>,
    /// The program and its arguments
    #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true, value_name = "CMD")]
    pub command: Vec<OsString>,
}

/// `hipreempt status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// One JSON document instead of the table
    #[arg(long)]
    pub json: bool,
    /// Print again every second until interrupted (with --json: one document a line)
    #[arg(long)]
    pub watch: bool,
}

/// `hipreempt doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// Where to write the report to attach to a bug
    #[arg(long, value_name = "FILE", default_value = "hipreempt-doctor.txt")]
    pub report: PathBuf,
}

/// One process of the doctor's measurement.
#[derive(Debug, Args)]
pub struct DoctorWorkerArgs {
    /// What it does
    #[arg(value_enum)]
    pub role: DoctorRole,
    /// On which GPU, as its library counts them
    #[arg(default_value_t = 0)]
    pub device: i32,
    /// Whose library it opens, where the role does not say so
    #[arg(long, value_enum, default_value = "auto")]
    pub platform: Platform,
}

/// What a process of the doctor's measurement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum DoctorRole {
    /// Says which GPUs there are.
    List,
    /// Keeps the GPU busy.
    Bulk,
    /// Launches a short kernel now and then, and measures how long that takes.
    Urgent,
    /// Measures what AMD's driver takes to suspend its queues.
    AmdQueues,
    /// Keeps an AMD GPU busy.
    AmdBusy,
    /// Launches under the preload, and notes which launches were held.
    Held,
    /// Claims the GPU under the preload and drops the claim, again and again.
    Claims,
}

/// Where the program's HIP library comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Device {
    /// Whatever the program would load by itself.
    Auto,
    /// The software device, with this preset.
    Soft(String),
}

/// `high`, `normal`, `low` or an `i32`.
pub fn parse_priority(text: &str) -> Result<i32, String> {
    text.parse().map(|priority: Priority| priority.0).map_err(|error| error.to_string())
}

fn parse_device(text: &str) -> Result<Device, String> {
    match text.split_once(':') {
        None if text == "auto" => Ok(Device::Auto),
        Some(("soft", preset)) => parse_preset(preset).map(Device::Soft),
        _ => Err("a device is auto or soft:PRESET".to_owned()),
    }
}

fn parse_preset(text: &str) -> Result<String, String> {
    let known = crate::soft::presets();
    if known.iter().any(|name| name == text) {
        return Ok(text.to_owned());
    }
    Err(format!("the software device knows the presets {}", known.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn priorities_by_name_and_by_number() {
        assert_eq!(parse_priority("high"), Ok(100));
        assert_eq!(parse_priority("-2147483648"), Ok(i32::MIN));
        for wrong in ["", "HIGH", "1.5", "2147483648", "0x10"] {
            assert!(parse_priority(wrong).is_err(), "{wrong:?} was accepted");
        }
    }

    #[test]
    fn devices() {
        assert_eq!(parse_device("auto"), Ok(Device::Auto));
        assert_eq!(parse_device("soft:null"), Ok(Device::Soft("null".to_owned())));
        for wrong in ["", "soft", "soft:", "soft:no-such-card", "cuda:0"] {
            assert!(parse_device(wrong).is_err(), "{wrong:?} was accepted");
        }
    }

    #[test]
    fn options_of_the_program_stay_with_the_program() {
        let cli =
            Cli::try_parse_from(["hipreempt", "run", "-p", "-5", "python3", "-c", "pass", "--json"]).unwrap();
        let Command::Run(args) = cli.command else { panic!("not run") };
        assert_eq!(args.priority, Some(-5));
        assert_eq!(args.command, ["python3", "-c", "pass", "--json"]);
    }
}

//! The program that the CUDA microbenchmark runs many times: an ordinary program of the CUDA driver API that knows
//! nothing of any scheduler. It opens `libcuda.so.1` when it runs and brings its kernel as PTX, so that neither a
//! compiler nor a driver is needed to build it.
//!
//! Its first argument is a [`CudaConfig`] in JSON; commands come on stdin, one a line. Within a measured window it
//! makes no I/O.

mod calibrate;
mod compare;
mod driver;
mod launches;
mod looping;
mod serve;
mod soft;
mod tap;
mod work;

use std::process::ExitCode;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::control;
use hipreempt_bench::protocol::cuda::{Compared, CudaCommand, CudaConfig, CudaReply};
use hipreempt_bench::protocol::{Command, Reply};

use driver::{Card, Cuda};
use looping::Looping;
use work::Works;

fn main() -> ExitCode {
    let config: CudaConfig = match std::env::args().nth(1).map(|text| serde_json::from_str(&text)) {
        Some(Ok(config)) => config,
        Some(Err(error)) => return refuse(&format!("the configuration is not one: {error}")),
        None => return refuse("started by `hipreempt bench`, not by hand"),
    };
    match serve(&config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            control::say(&Reply::Failed(error.to_string()));
            ExitCode::FAILURE
        }
    }
}

fn refuse(reason: &str) -> ExitCode {
    eprintln!("hipreempt-cuda-worker: {reason}");
    ExitCode::from(2)
}

/// Says who and where it is, then serves commands until told to quit. Everything lives as long as the process.
fn serve(config: &CudaConfig) -> Result<(), Failure> {
    let cuda: &'static Cuda = Box::leak(Box::new(Cuda::open()?));
    let card: &'static Card = Box::leak(Box::new(cuda.first_device()?));
    control::say(&Reply::Probed(card.probe()?));
    let mut worker = Worker {
        card,
        works: Works::new(card, &config.kernels),
        looping: None,
        clock: Clock::new(1.0),
        awake_ns: config.awake_ns,
    };
    loop {
        match control::next()? {
            Command::Cuda(command) => control::say(&Reply::Cuda(worker.obey(command)?)),
            Command::Quit => return Ok(()),
            other => return Err(control::unexpected(&other).into()),
        }
    }
}

struct Worker {
    card: &'static Card,
    works: Works,
    looping: Option<Looping>,
    clock: Clock,
    awake_ns: u64,
}

impl Worker {
    fn obey(&mut self, command: CudaCommand) -> Result<CudaReply, Failure> {
        Ok(match command {
            CudaCommand::Calibrate(wanted) => CudaReply::Calibrated(calibrate::all(self.card, &wanted)?),
            CudaCommand::Launches(block) => {
                CudaReply::Launches(launches::time(self.clock, &mut self.works, &block)?)
            }
            CudaCommand::Compare(comparison) => match self.card.roads_differ() {
                Ok(differs) => {
                    let compared = compare::time(self.clock, &mut self.works, &comparison)?;
                    CudaReply::Compared(Compared { differs, ..compared })
                }
                Err(error) => CudaReply::NotCompared(error.to_string()),
            },
            CudaCommand::Serve(schedule) => {
                CudaReply::Served(serve::all(self.clock, self.awake_ns, &mut self.works, &schedule)?)
            }
            CudaCommand::Loop(load) => {
                let work = self.works.take(load.kernel)?;
                let looping = Looping::start(work, load, self.clock)?;
                looping.wait_until_warm(load.warm_ns);
                self.looping = Some(looping);
                CudaReply::Looping
            }
            CudaCommand::Progress => CudaReply::Kernels(self.looping.as_ref().map_or(0, Looping::kernels)),
            CudaCommand::Stop { from_ns, to_ns } => {
                let looping = self.looping.take().ok_or(Failure::NoLoop)?;
                let (work, looped) = looping.stop(from_ns, to_ns)?;
                self.works.give_back(work);
                CudaReply::Looped(looped)
            }
            CudaCommand::Slices => CudaReply::Slices(tap::slices_us()?),
        })
    }
}

/// Why the worker cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The CUDA driver said no, or is not there.
    #[error("{0}")]
    Cuda(#[from] driver::CudaError),
    /// The runner said something else than expected, or is gone.
    #[error("{0}")]
    Control(#[from] control::ControlError),
    /// Launches that did not compute what one alone on the card does.
    #[error(
        "{launches} launches of a kernel gave the digest {got:#x}, not {expected:#x} as alone on the card"
    )]
    Wrong {
        /// How many.
        launches: u64,
        /// What they gave.
        got: u64,
        /// What they should have.
        expected: u64,
    },
    /// A kernel that the configuration does not have.
    #[error("there is no kernel {0}")]
    NoKernel(usize),
    /// A loop was to be stopped that does not run.
    #[error("no loop runs")]
    NoLoop,
    /// The driver does not tell the time slice.
    #[error("the time slice of a hardware queue: {0}")]
    Slice(#[from] hipreempt_driver::nvidia::Refusal),
}

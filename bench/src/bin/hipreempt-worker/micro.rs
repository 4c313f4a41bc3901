//! Times launches, one block on each command, so that the runner can interleave two processes' blocks.

use std::ptr;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::control;
use hipreempt_bench::protocol::{Command, MicroCommand, MicroTimes, Reply};
use hipreempt_kernels::{Kernel, ReplayState};

use crate::calibrate::Timer;
use crate::hip::{self, Dim3};
use crate::replay::argument;
use crate::{Failure, identity};

const ONE: Dim3 = Dim3 { x: 1, y: 1, z: 1 };
const GROUP: Dim3 = Dim3 { x: 64, y: 1, z: 1 };

/// Serves commands until told to quit.
pub fn serve(clock: Clock) -> Result<(), Failure> {
    hip::use_first_device()?;
    let mut bench = Bench { clock, state: hip::device_memory(ptr::null_mut())?, launches: 0 };
    bench.wait()?;
    control::say(&Reply::Ready(identity::identity()?));
    loop {
        match control::next()? {
            Command::Micro(command) => control::say(&Reply::Micro(bench.block(&command)?)),
            Command::Quit => return Ok(()),
            other => return Err(control::unexpected(&other).into()),
        }
    }
}

/// Multiply-adds that make the kernel of [`hipreempt_micro_launch`] last so long, on a real card.
pub fn calibrated(times_ns: [u64; 2]) -> hip::Result<Vec<u32>> {
    hip::use_first_device()?;
    let state = hip::device_memory(ptr::null_mut())?;
    let launch = |iterations| canary(state, 0, iterations);
    let timer = Timer::new()?;
    let line = timer.line(&launch)?;
    times_ns.iter().map(|ns| timer.corrected(&line, *ns as f64 / 1e3, &launch)).collect()
}

fn canary(state: *mut ReplayState, kernel_ns: u64, iterations: u32) -> hip::Result<()> {
    let mut args = [argument(&state), argument(&kernel_ns), argument(&iterations)];
    hip::launch(Kernel::Canary.handle(), ONE, GROUP, &mut args, ptr::null_mut())
}

struct Bench {
    clock: Clock,
    state: *mut ReplayState,
    launches: u64,
}

impl Bench {
    fn block(&mut self, command: &MicroCommand) -> hip::Result<MicroTimes> {
        self.submit(command.warmup, command)?;
        self.wait()?;
        let start_ns = self.clock.now_ns();
        let launch_ns = self.submit(command.launches, command)?;
        self.wait()?;
        let total_ns = self.clock.now_ns() - start_ns;
        let mut trips_ns = Vec::with_capacity(command.round_trips as usize);
        for _ in 0..command.round_trips {
            let start_ns = self.clock.now_ns();
            self.launch(command)?;
            self.wait()?;
            trips_ns.push(self.clock.now_ns() - start_ns);
        }
        trips_ns.sort_unstable();
        Ok(MicroTimes {
            launch_ns: launch_ns as f64 / f64::from(command.launches.max(1)),
            round_trip_ns: trips_ns.get(trips_ns.len() / 2).copied().unwrap_or(0),
            total_ns,
            launches: self.launches,
        })
    }

    /// Launches so many; the time in launch calls alone, without the waits between.
    fn submit(&mut self, launches: u32, command: &MicroCommand) -> hip::Result<u64> {
        let drain_every = if command.drain_every == 0 { launches.max(1) } else { command.drain_every };
        let (mut left, mut spent_ns) = (launches, 0);
        while left > 0 {
            let batch = left.min(drain_every);
            let start_ns = self.clock.now_ns();
            for _ in 0..batch {
                self.launch(command)?;
                self.work_on_the_host(command.host_ns);
            }
            spent_ns += self.clock.now_ns() - start_ns;
            left -= batch;
            if left > 0 {
                self.wait()?;
            }
        }
        Ok(spent_ns)
    }

    /// Keeps this thread busy.
    fn work_on_the_host(&self, host_ns: u64) {
        if host_ns > 0 {
            let end_ns = self.clock.now_ns() + host_ns;
            while self.clock.now_ns() < end_ns {
                std::hint::spin_loop();
            }
        }
    }

    fn launch(&mut self, command: &MicroCommand) -> hip::Result<()> {
        self.launches += 1;
        hipreempt_micro_launch(self.state, command.kernel_ns, command.iterations)
    }

    fn wait(&self) -> hip::Result<()> {
        hip::wait(ptr::null_mut())
    }
}

/// One launch and nothing else, under a name that a profiler can be told.
#[unsafe(no_mangle)]
#[inline(never)]
fn hipreempt_micro_launch(state: *mut ReplayState, kernel_ns: u64, iterations: u32) -> hip::Result<()> {
    if kernel_ns == 0 {
        return hip::launch(Kernel::Noop.handle(), ONE, GROUP, &mut [], ptr::null_mut());
    }
    canary(state, kernel_ns, iterations)
}

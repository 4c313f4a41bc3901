//! The urgent side: serves one request after the other, at the moments of a schedule, as a framework would: a launch,
//! some work of the host, the next launch, and in the end a wait for the stream.

use hipreempt_bench::clock::Clock;
use hipreempt_bench::control;
use hipreempt_bench::protocol::{Command, Config, Misbehaviour, Reply, Stream};
use hipreempt_bench::record::{Launches, Request, UrgentSide};
use hipreempt_bench::workload::{CANARY_GROUPS_PER_UNIT, CANARY_NS, Work, trace::Shape};
use hipreempt_kernels::{Kernel, ReplayState};

use crate::hip::{self, Graph, Stopwatch, StreamHandle};
use crate::replay::{self, Replay, argument};
use crate::{Failure, identity};

/// The recorded gap before a launch includes the call of the launch before, about this long in PyTorch; what a call
/// takes beyond it delays all that follows.
const RECORDED_CALL_NS: u64 = 5_000;

/// Serves commands until told to quit.
pub fn serve(config: &Config, work: Work, graph: bool, clock: Clock) -> Result<(), Failure> {
    hip::use_first_device()?;
    let mut server = Server::new(config, work, graph, clock)?;
    control::say(&Reply::Ready(identity::identity()?));
    loop {
        match control::next()? {
            Command::Canary { launches, period_ns } => {
                control::say(&Reply::Canary(server.canary(launches, period_ns)?));
            }
            Command::Serve { start_ns, offsets_ns, deadline_ns, closed } => {
                control::say(&server.requests(&Schedule { start_ns, offsets_ns, deadline_ns, closed })?);
            }
            Command::Quit => return Ok(()),
            other => return Err(control::unexpected(&other).into()),
        }
    }
}

struct Schedule {
    start_ns: u64,
    offsets_ns: Vec<u64>,
    deadline_ns: u64,
    closed: bool,
}

struct Server {
    clock: Clock,
    replay: Replay,
    graph: Option<Graph>,
    stream: StreamHandle,
    canary: Canary,
    result: *mut ReplayState,
    slow: bool,
    launches: u64,
}

impl Server {
    fn new(config: &Config, work: Work, graph: bool, clock: Clock) -> Result<Self, Failure> {
        // The null stream cannot be captured.
        let kind = if graph && config.stream == Stream::Null { Stream::Explicit } else { config.stream };
        let stream = replay::stream(kind)?;
        let replay = Replay::new(&work.trace(), &config.iterations, stream, None)?;
        let submit_all = || (0..replay.len()).try_for_each(|index| replay.submit(index));
        let graph = graph.then(|| Graph::capture(stream, submit_all)).transpose()?;
        let canary = Canary::new(stream, !config.iterations.is_empty())?;
        let slow = config.misbehaviour == Some(Misbehaviour::IssuesSlowly);
        Ok(Self { clock, replay, graph, stream, canary, result: hip::pinned()?, slow, launches: 0 })
    }

    /// How long each launch of the positive control takes, from its launch to its end.
    fn canary(&mut self, launches: u32, period_ns: u64) -> hip::Result<Vec<u64>> {
        let start_ns = self.clock.now_ns();
        let mut times_ns = Vec::with_capacity(launches as usize);
        for index in 0..u64::from(launches) {
            self.clock.wait_until(start_ns + index * period_ns);
            let launched_ns = self.clock.now_ns();
            self.canary.launch()?;
            hip::wait(self.stream)?;
            times_ns.push(self.clock.now_ns() - launched_ns);
        }
        self.launches += u64::from(launches);
        Ok(times_ns)
    }

    fn requests(&mut self, schedule: &Schedule) -> Result<Reply, Failure> {
        let mut requests = Vec::with_capacity(schedule.offsets_ns.len());
        let mut phases_ns = Vec::with_capacity(schedule.offsets_ns.len());
        self.replay.reset_checksum()?;
        for index in 0..schedule.offsets_ns.len() {
            let at_ns = self.arrival_ns(schedule, index, requests.last());
            let mut request = Request { index: index as u64, scheduled_ns: at_ns, ..UNSERVED };
            if self.wait_for(self.begin_ns(schedule, at_ns), schedule.deadline_ns) {
                phases_ns.push(self.request(&mut request, schedule.closed)?);
            } else if schedule.closed {
                break;
            }
            requests.push(request);
        }
        Ok(Reply::Served {
            side: UrgentSide {
                identity: identity::identity()?,
                requests,
                launches: self.launch_counts(),
                // Adds up over requests, so that runs with other numbers of them differ.
                checksum: None,
            },
            launch_phase_ns: median(phases_ns),
            checksum: self.checksum()?,
        })
    }

    /// When the next request arrives. In a closed loop: a period after the last one was issued, or when it was done.
    fn arrival_ns(&self, schedule: &Schedule, index: usize, last: Option<&Request>) -> u64 {
        let offset_ns = schedule.offsets_ns[index];
        match last.filter(|_| schedule.closed) {
            Some(last) => {
                let period_ns = offset_ns - schedule.offsets_ns[index - 1];
                let issued_ns = last.issued_ns.unwrap_or(last.scheduled_ns);
                (issued_ns + period_ns).max(last.done_ns.unwrap_or(0))
            }
            None => schedule.start_ns + offset_ns,
        }
    }

    /// When a request that arrives then is begun: at once, but for a generator that is to be found out.
    fn begin_ns(&self, schedule: &Schedule, arrival_ns: u64) -> u64 {
        let since_start_ns = arrival_ns.saturating_sub(schedule.start_ns);
        arrival_ns + if self.slow { since_start_ns / 19 } else { 0 }
    }

    /// Waits for a moment; false if it is too late to begin anything.
    fn wait_for(&self, at_ns: u64, deadline_ns: u64) -> bool {
        if at_ns.max(self.clock.now_ns()) >= deadline_ns {
            return false;
        }
        self.clock.wait_until(at_ns);
        true
    }

    /// Serves one request; the time from its issue to the return of its last launch.
    fn request(&mut self, request: &mut Request, closed: bool) -> hip::Result<u64> {
        let issued_ns = self.clock.now_ns();
        request.issued_ns = Some(issued_ns);
        if closed {
            request.scheduled_ns = issued_ns;
        }
        let launched_ns = match &self.graph {
            Some(graph) => {
                graph.launch(self.stream)?;
                self.launches += 1;
                request.first_launch_ns = Some(self.clock.now_ns());
                self.clock.now_ns()
            }
            None => self.step_by_step(request, issued_ns)?,
        };
        self.replay.wait()?;
        request.done_ns = Some(self.clock.now_ns());
        Ok(launched_ns - issued_ns)
    }

    /// Launches the steps with the host's work between them; when the last launch returned.
    fn step_by_step(&mut self, request: &mut Request, issued_ns: u64) -> hip::Result<u64> {
        let mut next_ns = issued_ns;
        let mut returned_ns = issued_ns;
        for index in 0..self.replay.len() {
            self.clock.spin_until(next_ns);
            let called_ns = self.clock.now_ns();
            self.replay.submit(index)?;
            returned_ns = self.clock.now_ns();
            request.first_launch_ns.get_or_insert(returned_ns);
            let gap_ns =
                if index + 1 < self.replay.len() { self.replay.step(index + 1).host_gap_ns } else { 0 };
            next_ns = called_ns + gap_ns + (returned_ns - called_ns).saturating_sub(RECORDED_CALL_NS);
        }
        self.launches += self.replay.kernels();
        Ok(returned_ns)
    }

    fn launch_counts(&self) -> Launches {
        Launches { by_worker: self.launches, ..Launches::default() }
    }

    fn checksum(&self) -> hip::Result<u64> {
        // SAFETY: `result` is pinned memory for one ReplayState, read only after the wait.
        unsafe {
            self.replay.read_state(self.result)?;
            self.replay.wait()?;
            Ok((*self.result).checksum)
        }
    }
}

const UNSERVED: Request =
    Request { index: 0, scheduled_ns: 0, issued_ns: None, first_launch_ns: None, done_ns: None };

/// The kernel of the positive control.
struct Canary {
    stream: StreamHandle,
    state: *mut ReplayState,
    shape: Shape,
    iterations: u32,
}

impl Canary {
    fn new(stream: StreamHandle, calibrate: bool) -> hip::Result<Self> {
        let groups = hip::compute_units()? * CANARY_GROUPS_PER_UNIT;
        let shape = Shape { grid: [groups, 1, 1], block: [256, 1, 1] };
        let mut canary = Self { stream, state: hip::device_memory(stream)?, shape, iterations: 8 };
        if calibrate {
            canary.calibrate()?;
        }
        Ok(canary)
    }

    /// Doubles the work until it takes as long as it should. Bulk is not running yet.
    fn calibrate(&mut self) -> hip::Result<()> {
        let watch = Stopwatch::new()?;
        for _ in 0..20 {
            self.launch()?;
            let us = watch.time_us(self.stream, || self.launch())?;
            if f64::from(us) * 1e3 >= CANARY_NS as f64 {
                break;
            }
            self.iterations *= 2;
        }
        Ok(())
    }

    fn launch(&self) -> hip::Result<()> {
        let (state, iterations) = (self.state, self.iterations);
        let mut args = [argument(&state), argument(&CANARY_NS), argument(&iterations)];
        let Shape { grid, block } = self.shape;
        hip::launch(Kernel::Canary.handle(), grid.into(), block.into(), &mut args, self.stream)
    }
}

fn median(mut values: Vec<u64>) -> Option<u64> {
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}

//! Two processes that take turns launching, one without the preload and one with it, and what the board says of those
//! with it.
//!
//! The second also launches straight to the driver library, in turns with itself ([`super::within`]).
//!
//! A turn is a few milliseconds, so that whatever the machine does meets both; neither always comes second; and both
//! launch from the same processor, because two of a virtual machine are seldom equally fast.

use std::time::{Duration, Instant};

use hipreempt_board::{ClientView, Why};

use super::device::{self, CudaReady, Level, Priority, Side};
use super::findings::{Code, Findings};
use super::plan::{Deadline, Plan};
use super::submit::State;
use super::within;
use crate::error::BenchError;
use crate::protocol::Reply;
use crate::protocol::cuda::{Compared, Comparison, CudaCommand, CudaReply, LaunchBlock, LaunchTimes};
use crate::runner::evidence;
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;

const PATIENCE: Duration = Duration::from_secs(60);
/// How long a process under the preload may take to come to its level.
const LEVEL_LIMIT: Duration = Duration::from_secs(5);

/// What all parts share.
pub struct Bench<'a> {
    /// The card.
    pub ready: &'a CudaReady,
    /// What is measured.
    pub plan: &'a Plan,
    /// When it has to be over.
    pub deadline: Deadline,
    /// The user's Ctrl-C.
    pub interrupt: &'a Interrupt,
}

impl Bench<'_> {
    /// Whether nothing new may be begun; takes note of what is left out.
    pub fn is_out_of_time(&self, place: &str, findings: &mut Findings) -> bool {
        let over = self.deadline.has_passed();
        if over {
            findings.add(Code::OutOfTime, format!("{place}: not measured"));
        }
        over
    }
}

/// What a turn of each is.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    /// Of both processes.
    pub block: LaunchBlock,
    /// Of the second, after that.
    pub within: Option<Comparison>,
}

/// All turns of a rig.
#[derive(Debug, Default)]
pub struct Turns {
    /// Of both processes.
    pub pairs: Vec<Pair>,
    /// Of the second, where its two roads are what they should be.
    pub within: Vec<Compared>,
}

/// A turn of each.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The process without the preload.
    pub native: LaunchTimes,
    /// The one that is compared with it.
    pub other: LaunchTimes,
}

/// A native worker, the one that is compared with it, and an urgent one where the state has it.
pub struct Rig {
    state: State,
    board: String,
    native: Worker,
    other: Worker,
    _urgent: Option<Worker>,
    /// Launches that the second had made when the preload was seen to have counted so many.
    before: (u64, u64),
    made: u64,
}

impl Rig {
    /// Starts the processes of a state, and waits until those under the preload are at their level. Boards of different
    /// names are different.
    ///
    /// # Errors
    /// [`BenchError`] if one does not start.
    pub fn start(
        bench: &Bench<'_>,
        board: String,
        state: State,
        kernel: usize,
        findings: &mut Findings,
    ) -> Result<Self, BenchError> {
        let start = |role, priority| {
            let side = state.level.map_or(Side::Native, |level| Side::Preloaded(level, priority));
            bench.ready.start(role, side, &board, bench.interrupt)
        };
        let mut native = bench.ready.start("native", Side::Native, &board, bench.interrupt)?;
        let mut other = start("preloaded", Priority::Low)?;
        let mut urgent = if state.idle_urgent { Some(start("urgent", Priority::High)?) } else { None };
        for worker in [&mut native, &mut other].into_iter().chain(&mut urgent) {
            same_card(bench.ready, worker, findings)?;
        }
        let mut before = (0, 0);
        if let Some(level) = state.level {
            for worker in urgent.iter_mut().chain([&mut other]) {
                let reached = settle(bench.ready, worker, &board, level, kernel)?;
                reached.check(level, &state.name(), findings);
                before = (reached.made, reached.counted);
            }
        }
        // Now that all other threads have been started: they keep to all processors.
        native.launch_from_one_processor();
        other.launch_from_one_processor();
        Ok(Self { state, board, native, other, _urgent: urgent, before, made: before.0 })
    }

    /// So many turns of each.
    ///
    /// # Errors
    /// [`BenchError`] if a worker fails.
    pub fn turns(
        &mut self,
        bench: &Bench<'_>,
        count: u32,
        turn: Turn,
        findings: &mut Findings,
    ) -> Result<Turns, BenchError> {
        let mut turns = Turns::default();
        let block = turn.block;
        for nth in 0..count {
            if bench.deadline.has_passed() {
                findings.add(Code::OutOfTime, format!("{}: {nth} of {count} turns", self.state.name()));
                break;
            }
            let early = if nth % 2 == 0 { Some(launch(&mut self.native, block)?) } else { None };
            let other = launch(&mut self.other, block)?;
            let native = early.map_or_else(|| launch(&mut self.native, block), Ok)?;
            self.made = other.life_launches;
            turns.pairs.push(Pair { native, other });
            if let Some(comparison) = turn.within {
                let comparison = Comparison { direct_first: nth % 2 == 1, ..comparison };
                turns.within.extend(self.compare(comparison, findings)?);
            }
        }
        Ok(turns)
    }

    /// A turn of the second process with itself; `None` with a finding where that measures nothing.
    fn compare(
        &mut self,
        comparison: Comparison,
        findings: &mut Findings,
    ) -> Result<Option<Compared>, BenchError> {
        match device::ask(&mut self.other, CudaCommand::Compare(comparison), PATIENCE)? {
            CudaReply::Compared(compared) => {
                self.made = compared.life_launches;
                Ok(within::is_sound(self.state, &compared, findings).then_some(compared))
            }
            CudaReply::NotCompared(why) => {
                findings.add(Code::NotCompared, format!("{}: {why}", self.state.name()));
                Ok(None)
            }
            other => Err(self.other.unexpected(&Reply::Cuda(other))),
        }
    }

    /// At level 1 the preload counts every launch but those that went straight to the driver library; at level 3 it
    /// need not.
    pub fn check_counted(&self, ready: &CudaReady, findings: &mut Findings) {
        if self.state.level != Some(Level::One) {
            return;
        }
        let client = evidence::settled(&ready.board_folder(&self.board), self.other.pid());
        let made = self.made - self.before.0;
        let counted = client.map_or(0, |client| client.launches - self.before.1);
        if made != counted {
            findings.add(Code::MissedLaunches, format!("{}: {counted} of {made}", self.state.name()));
        }
    }
}

/// Hears a worker's first word, which says where it is.
///
/// # Errors
/// [`BenchError`] if it fails.
pub fn same_card(ready: &CudaReady, worker: &mut Worker, findings: &mut Findings) -> Result<(), BenchError> {
    let probe = device::ready(worker)?;
    if probe.identity.uuid != ready.probe.identity.uuid {
        let (here, there) = (&probe.identity.uuid, &ready.probe.identity.uuid);
        findings.add(Code::OtherCard, format!("a worker is on {here}, the calibration was on {there}"));
    }
    Ok(())
}

/// Where a process under the preload is.
#[derive(Clone, Debug, Default)]
pub struct Reached {
    /// Its level; 0 where it is on no board.
    pub level: u32,
    /// Why.
    pub why: String,
    /// Launches that it had made.
    pub made: u64,
    /// Launches that the preload had counted.
    pub counted: u64,
}

impl Reached {
    /// As the board shows it.
    pub fn of(client: Option<ClientView>) -> Self {
        let known = |client: ClientView| Self {
            level: client.level,
            why: client.why.to_string(),
            made: 0,
            counted: client.launches,
        };
        client.map(known).unwrap_or_default()
    }

    /// Takes note of a level that was not reached.
    pub fn check(&self, wanted: Level, place: &str, findings: &mut Findings) {
        if self.level != wanted.number() {
            let what = match self.level {
                0 => format!("{place}: a process never came onto the board"),
                level => format!("{place}: a process is at level {level} ({})", self.why),
            };
            findings.add(Code::LevelNotReached, what);
        }
    }

    /// Whether the preload may still come to another level by itself.
    fn may_change(&self) -> bool {
        self.why.is_empty() || self.why == Why::Starting.to_string()
    }
}

/// Lets a worker launch until it is on the board and at the level, or a time has passed.
///
/// # Errors
/// [`BenchError`] if it fails.
pub fn settle(
    ready: &CudaReady,
    worker: &mut Worker,
    board: &str,
    wanted: Level,
    kernel: usize,
) -> Result<Reached, BenchError> {
    let folder = ready.board_folder(board);
    let few = LaunchBlock { kernel, batches: 1, batch: 50, round_trips: 0 };
    let until = Instant::now() + LEVEL_LIMIT;
    loop {
        let made = launch(worker, few)?.life_launches;
        let reached = Reached { made, ..Reached::of(evidence::settled(&folder, worker.pid())) };
        let is_final = reached.level == wanted.number() || reached.level != 0 && !reached.may_change();
        if is_final || Instant::now() > until {
            return Ok(reached);
        }
    }
}

fn launch(worker: &mut Worker, block: LaunchBlock) -> Result<LaunchTimes, BenchError> {
    match device::ask(worker, CudaCommand::Launches(block), PATIENCE)? {
        CudaReply::Launches(times) => Ok(times),
        other => Err(worker.unexpected(&Reply::Cuda(other))),
    }
}

//! The stage for recorded traces: Rust workers on a HIP library, started anew for each run.

use std::path::PathBuf;
use std::time::Duration;

use crate::clock::Clock;
use crate::device::{OTHER_CARD, Ready, SHARED_CARD, View};
use crate::error::BenchError;
use crate::protocol::{Config, Reply, Role, Stream};
use crate::record::{CardUsers, Mode, ParkedProcess};
use crate::runner::evidence;
use crate::runner::fake::Fake;
use crate::runner::interrupt::Interrupt;
use crate::runner::stage::{Cast, Stage};
use crate::runner::worker::Worker;
use crate::workload::Work;

/// How long a worker may take to start.
const START_LIMIT: Duration = Duration::from_secs(60);

/// Workers that replay traces.
#[derive(Debug)]
pub struct ReplayStage<'a> {
    /// The device.
    pub ready: &'a Ready,
    /// The urgent request.
    pub urgent: Work,
    /// Whether a request is one graph.
    pub graph: bool,
    /// The bulk work.
    pub bulk: Work,
    /// Streams of both sides, where the mode does not say.
    pub stream: Stream,
    /// Multiply-adds of the urgent and the bulk side's steps, on a real card.
    pub iterations: (Vec<u32>, Vec<u32>),
    /// How to spoil it.
    pub fake: Option<Fake>,
    /// The user's Ctrl-C.
    pub interrupt: &'a Interrupt,
}

impl ReplayStage<'_> {
    fn config(&self, role: Role, mode: Mode, prioritised: Stream, iterations: &[u32]) -> Config {
        let stream = if mode == Mode::NativePriority { prioritised } else { self.stream };
        Config { iterations: iterations.to_vec(), ..self.ready.config(role, stream) }
    }

    /// How a side of a mode sees the device.
    fn view(&self, mode: Mode, bulk: bool) -> View {
        let priority = if bulk { "low" } else { "high" };
        let shim = mode.has_shim() && self.fake != Some(Fake::NoShim);
        let mut view = View { priority: shim.then_some(priority), level: mode.level(), ..View::default() };
        let other = matches!(self.fake, Some(Fake::OtherCard | Fake::OtherCardSameIdentity));
        if bulk && (mode == Mode::Apart || other) {
            view.card = Some(OTHER_CARD);
        }
        if bulk && self.fake == Some(Fake::OtherCardSameIdentity) {
            view.identity = Some(SHARED_CARD.to_owned());
        }
        view
    }

    fn urgent(&self, mode: Mode) -> Result<Worker, BenchError> {
        let role = Role::Urgent { work: self.urgent, graph: self.graph };
        let config = self.config(role, mode, Stream::HighPriority, &self.iterations.0);
        let config = Config { misbehaviour: self.fake.and_then(Fake::of_urgent), ..config };
        self.ready.start("urgent", &config, &self.view(mode, false), self.interrupt)
    }

    fn bulk(&self, mode: Mode) -> Result<Worker, BenchError> {
        let config = self.config(Role::Bulk(self.bulk), mode, Stream::LowPriority, &self.iterations.1);
        let config = Config { misbehaviour: self.fake.and_then(Fake::of_bulk), ..config };
        self.ready.start("bulk", &config, &self.view(mode, true), self.interrupt)
    }
}

impl Stage for ReplayStage<'_> {
    fn clock(&self) -> Clock {
        self.ready.clock()
    }

    fn cast(&mut self, mode: Mode) -> Result<Cast, BenchError> {
        let mut cast = Cast::default();
        if mode.has_urgent() {
            cast.urgents.push(self.urgent(mode)?);
        }
        if mode.has_bulk() {
            cast.bulks.push(self.bulk(mode)?);
        }
        for worker in cast.urgents.iter_mut().chain(&mut cast.bulks) {
            match worker.hear(START_LIMIT)? {
                Reply::Ready(_) => {}
                other => return Err(worker.unexpected(&other)),
            }
        }
        Ok(cast)
    }

    fn release(&mut self, _mode: Mode, cast: Cast) -> Result<(), BenchError> {
        cast.urgents.into_iter().chain(cast.bulks).for_each(Worker::quit);
        Ok(())
    }

    fn has_control(&self, mode: Mode) -> bool {
        mode.shares_a_card()
    }

    fn users(&mut self, cast: &Cast) -> CardUsers {
        evidence::card_users(self.ready, &cast.pids())
    }

    fn parked(&self) -> Vec<ParkedProcess> {
        Vec::new()
    }

    fn board_folder(&self, _mode: Mode) -> PathBuf {
        self.ready.board_folder()
    }

    fn late_events(&self) -> (u64, u64) {
        evidence::late_events(self.ready)
    }
}

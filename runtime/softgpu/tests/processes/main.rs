//! One card, several processes, some of which die.
//!
//! The other processes are this program again, in a role: see `roles.rs`.

mod card;
mod death;
mod files;
mod roles;
mod sharing;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hipreempt_softgpu::{Command, Config, Device, QueueId, Status, ledger};
use tempfile::TempDir;

/// A folder of its own for the cards of one test.
struct Place {
    dir: TempDir,
}

impl Place {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn config(&self) -> Config {
        Config {
            dir: self.path().to_owned(),
            card_program: Some(PathBuf::from(env!("CARGO_BIN_EXE_softgpu-card"))),
            ..Config::default()
        }
    }

    fn open(&self) -> Device {
        Device::open(&self.config(), 0).unwrap()
    }

    fn books(&self) -> ledger::Ledger {
        ledger::read(self.path(), "0.0").unwrap().expect("a card")
    }
}

fn kernel(solo_ns: u64) -> Command {
    Command::Kernel { workgroups: 100_000, threads_per_group: 256, solo_ns }
}

/// Submits a kernel and waits for it; returns when it was complete.
fn run(device: &Device, queue: QueueId, solo_ns: u64) -> u64 {
    let ticket = device.submit(queue, kernel(solo_ns)).unwrap();
    let Status::Done { at_ns } = device.wait(ticket, None).unwrap() else {
        panic!("a wait without deadline")
    };
    at_ns
}

/// Looks again until something holds; a minute is for machines that do other things.
#[track_caller]
fn until(what: &str, mut holds: impl FnMut() -> bool) -> Duration {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}: not within a minute");
        std::thread::sleep(Duration::from_micros(500));
    }
    begun.elapsed()
}

//! `bench churn`: clients join, leave and are killed at random moments beside an urgent and a bulk client that stay, at
//! level 3.
//!
//! It asks what no figure tells: is anybody stuck, are the original time slices back once the last urgent client has
//! left, do those that stay keep their memory, threads and files, and are all their results right? Slices are read by
//! the bulk process itself from the kernel driver, past the preload.

mod args;
mod guest;
mod residents;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::Relaxed};
use std::time::{Duration, Instant};

use hipreempt_board::Life as Alive;
use serde::Serialize;

pub use args::ChurnArgs;
pub use guest::Life;
pub use residents::Resources;

use crate::error::{BenchError, Doing};
use crate::micro::cuda::device::{CudaReady, Priority};
use crate::micro::cuda::findings::{Code, Findings};
use crate::micro::cuda::{Deadline, Kernels};
use crate::runner::evidence;
use crate::runner::interrupt::Interrupt;
use crate::runner::worker::Worker;
use crate::stats::quantile;
use guest::Guests;

/// Exit status where something was found.
const EXIT_INVALID: u8 = 3;
const BOARD: &str = "churn";
/// The residents' bulk kernels, and the guests'.
const BULK_NS: [u64; 2] = [1_000_000, 200_000];
/// Between two looks at the residents.
const LOOK: Duration = Duration::from_millis(250);
/// A bulk client that ends no kernel for so long, or an urgent one whose request takes so long, is stuck: level 1 holds
/// nobody for longer than 0.2 s, and the share that a client keeps is looked at over a second.
const STUCK: Duration = Duration::from_secs(5);
/// Within this slices are as they were.
const RESTORED_WITHIN: Duration = Duration::from_secs(3);
/// Within this the board has only living clients: one that died between taking its slot and answering for it is cleared
/// away after 10 s (`hipreempt_board`), all others at the next look of whoever lives.
const CLEARED_WITHIN: Duration = Duration::from_secs(13);
/// After so many of a hundred guests the residents have all that they need.
const WARM_PERCENT: u32 = 10;
/// The bulk process alone is as fast afterwards as before, but for chance.
const AS_BEFORE: f64 = 0.9;
const RATE_TIME: Duration = Duration::from_secs(1);

/// What was seen.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Churned {
    /// Which card.
    pub device: String,
    /// Whether it is a model.
    pub software: bool,
    /// How many guests came and went.
    pub guests: u32,
    /// By their lives.
    pub lives: BTreeMap<Life, u32>,
    /// How long everything took.
    pub wall_s: f64,
    /// Requests of the urgent client that stayed.
    pub requests: usize,
    /// What they took at the median, at P99 and at most, in µs. Other urgent clients were beside it.
    pub request_us: [f64; 3],
    /// Kernels of the bulk client that stayed, each with the right result.
    pub kernels: u64,
    /// The longest time without one, as far as was looked, in ms.
    pub longest_ms: u64,
    /// Its kernels a second, alone: before and after.
    pub alone_per_s: [f64; 2],
    /// Its time slices in µs: alone at first, beside the urgent client at the end, and once that had left.
    pub slices_us: [Vec<u64>; 3],
    /// The urgent client, once everything was warm and at the end.
    pub urgent: [Resources; 2],
    /// The bulk client.
    pub bulk: [Resources; 2],
    /// What speaks against it.
    pub findings: Findings,
}

/// Runs it, prints, writes.
pub fn churn(args: &ChurnArgs) -> ExitCode {
    match run(args) {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            eprintln!("hipreempt bench: {error}");
            ExitCode::from(error.exit_code())
        }
    }
}

fn run(args: &ChurnArgs) -> Result<u8, BenchError> {
    let churned = carry_out(args)?;
    print(&churned);
    if let Some(path) = &args.json {
        let text = serde_json::to_string_pretty(&churned).map_err(std::io::Error::other);
        text.and_then(|text| std::fs::write(path, text)).doing(format!("write {}", path.display()))?;
    }
    Ok(if churned.findings.is_empty() { 0 } else { EXIT_INVALID })
}

fn carry_out(args: &ChurnArgs) -> Result<Churned, BenchError> {
    let interrupt = Interrupt::listen();
    let began = Instant::now();
    let kernels = Kernels { bulk_ns: BULK_NS.to_vec() };
    let ready = CudaReady::find(&args.device, &kernels, args.seed, &interrupt)?;
    println!(
        "{} clients, {} at once, within {} s, on {}",
        args.times,
        args.at_once,
        args.limit,
        ready.describe()
    );
    let mut run =
        Run { args, ready: &ready, kernels: &kernels, interrupt: &interrupt, seen: Churned::default() };
    run.seen.device = ready.describe();
    run.seen.software = ready.is_software();
    run.all()?;
    run.seen.wall_s = began.elapsed().as_secs_f64();
    Ok(run.seen)
}

struct Run<'a> {
    args: &'a ChurnArgs,
    ready: &'a CudaReady,
    kernels: &'a Kernels,
    interrupt: &'a Interrupt,
    seen: Churned,
}

impl Run<'_> {
    fn all(&mut self) -> Result<(), BenchError> {
        let mut bulk = self.start("bulk", Priority::Low)?;
        self.seen.slices_us[0] = residents::slices_us(&mut bulk)?;
        if self.seen.slices_us[0].is_empty() && !self.ready.is_software() {
            self.seen.findings.add(Code::SlicesUnread, "the bulk process saw no hardware queue of its own");
        }
        residents::start_loop(&mut bulk, self.kernels)?;
        self.seen.alone_per_s[0] = residents::rate_per_s(&mut bulk, RATE_TIME, self.interrupt)?;
        let mut urgent = self.start("urgent", Priority::High)?;
        self.beside_guests(&mut bulk, &mut urgent)?;
        self.check_board(&[bulk.pid(), urgent.pid()]);
        self.seen.slices_us[1] = residents::slices_us(&mut bulk)?;
        self.check_resources(&bulk, &urgent)?;
        urgent.quit();
        self.check_restored(&mut bulk)?;
        self.seen.alone_per_s[1] = residents::rate_per_s(&mut bulk, RATE_TIME, self.interrupt)?;
        let [before, after] = self.seen.alone_per_s;
        if after < AS_BEFORE * before {
            let what = format!("{after:.0} kernels a second alone, {before:.0} before");
            self.seen.findings.add(Code::Slower, what);
        }
        self.seen.kernels = residents::stop_loop(&mut bulk)?;
        bulk.quit();
        Ok(())
    }

    fn start(&mut self, name: &'static str, priority: Priority) -> Result<Worker, BenchError> {
        residents::start(self.ready, name, priority, BOARD, self.interrupt, &mut self.seen.findings)
    }

    /// Lets guests come and go, looking at the residents all the while.
    fn beside_guests(&mut self, bulk: &mut Worker, urgent: &mut Worker) -> Result<(), BenchError> {
        let guests = Guests {
            ready: self.ready,
            kernels: self.kernels,
            board: BOARD,
            times: self.args.times,
            deadline: Deadline::after_s(self.args.limit),
            interrupt: self.interrupt,
            over: AtomicBool::new(false),
            came: AtomicU32::new(0),
            gone: AtomicU32::new(0),
            lives: Mutex::default(),
            failures: Mutex::default(),
        };
        let (urgent_pid, bulk_pid) = (urgent.pid(), bulk.pid());
        let latency_us = std::thread::scope(|scope| {
            let serving = scope.spawn(|| {
                let mut latency_us = Vec::new();
                while !guests.over.load(Relaxed) {
                    latency_us.extend(residents::serve(urgent, self.kernels)?);
                }
                Ok::<_, BenchError>(latency_us)
            });
            let coming: Vec<_> = (0..self.args.at_once)
                .map(|nth| {
                    let seed = self.args.seed.wrapping_mul(1_000).wrapping_add(nth.into());
                    let guests = &guests;
                    scope.spawn(move || guests.come_and_go(seed))
                })
                .collect();
            let mut watch = Watch { pids: [urgent_pid, bulk_pid], seen: &mut self.seen, last: None };
            let watched =
                watch.until(bulk, &guests, || coming.iter().all(std::thread::ScopedJoinHandle::is_finished));
            guests.over.store(true, Relaxed);
            let served = serving.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            watched.and(served)
        })?;
        self.note_requests(&latency_us);
        self.note_guests(guests);
        self.interrupt.check()
    }

    fn note_requests(&mut self, latency_us: &[f64]) {
        let at = |q| quantile(latency_us, q).unwrap_or(f64::NAN);
        self.seen.requests = latency_us.len();
        self.seen.request_us = [at(0.5), at(0.99), at(1.0)];
        if at(1.0) > STUCK.as_micros() as f64 {
            self.seen.findings.add(Code::Stuck, format!("a request took {:.1} s", at(1.0) / 1e6));
        }
    }

    fn note_guests(&mut self, guests: Guests<'_>) {
        self.seen.guests = guests.gone.into_inner();
        self.seen.lives = guests.lives.into_inner().expect("no guest panicked");
        for failure in guests.failures.into_inner().expect("no guest panicked") {
            self.seen.findings.add(Code::GuestFailed, failure);
        }
        if self.seen.guests < self.args.times {
            let what = format!("{} of {} clients came and went", self.seen.guests, self.args.times);
            self.seen.findings.add(Code::OutOfTime, what);
        }
    }

    /// Nobody is left on the board who is not there.
    fn check_board(&mut self, residents: &[u32]) {
        let folder = self.ready.board_folder(BOARD);
        let others = || {
            let clients = evidence::clients(&folder).into_iter();
            clients
                .filter(|client| client.life != Alive::Dead && !residents.contains(&client.pid))
                .map(|client| format!("{} ({:?}, leaving: {})", client.pid, client.life, client.leaving))
                .collect::<Vec<String>>()
        };
        if !becomes(|| others().is_empty()) {
            self.seen.findings.add(Code::LeftBehind, format!("on the board: {}", others().join(", ")));
        }
        let missing = |pid: &&u32| evidence::on_board(&folder, **pid).is_none();
        if let Some(pid) = residents.iter().find(missing) {
            self.seen
                .findings
                .add(Code::LeftBehind, format!("{pid}, which stays, is no longer on the board"));
        }
    }

    fn check_resources(&mut self, bulk: &Worker, urgent: &Worker) -> Result<(), BenchError> {
        for (name, worker, seen) in
            [("urgent", urgent, &mut self.seen.urgent), ("bulk", bulk, &mut self.seen.bulk)]
        {
            seen[1] = Resources::of(worker.pid())?;
            if seen[0] == Resources::default() {
                self.seen.findings.add(Code::OutOfTime, "too few clients came to compare memory");
            } else {
                residents::check_growth(name, seen[0], seen[1], &mut self.seen.findings);
            }
        }
        Ok(())
    }

    /// The last urgent client has left: the bulk client has its own slice again.
    fn check_restored(&mut self, bulk: &mut Worker) -> Result<(), BenchError> {
        let until = Instant::now() + RESTORED_WITHIN;
        loop {
            self.seen.slices_us[2] = residents::slices_us(bulk)?;
            if self.seen.slices_us[2] == self.seen.slices_us[0] {
                return Ok(());
            }
            if Instant::now() > until {
                let [first, _, last] = &self.seen.slices_us;
                let what = format!("{last:?} us, {first:?} at first");
                self.seen.findings.add(Code::SliceNotRestored, what);
                return Ok(());
            }
            self.interrupt.sleep(LOOK)?;
        }
    }
}

/// Whether something holds before the board has to be cleared.
fn becomes(holds: impl Fn() -> bool) -> bool {
    let until = Instant::now() + CLEARED_WITHIN;
    while Instant::now() < until {
        if holds() {
            return true;
        }
        std::thread::sleep(LOOK);
    }
    holds()
}

/// Looks at the residents while guests come and go.
struct Watch<'a> {
    pids: [u32; 2],
    seen: &'a mut Churned,
    /// The bulk client's kernels, and when they last were more.
    last: Option<(u64, Instant)>,
}

impl Watch<'_> {
    fn until(
        &mut self,
        bulk: &mut Worker,
        guests: &Guests<'_>,
        over: impl Fn() -> bool,
    ) -> Result<(), BenchError> {
        let warm = guests.times * WARM_PERCENT / 100;
        while !over() {
            self.progress(residents::progress(bulk)?);
            if self.seen.urgent[0] == Resources::default() && guests.gone.load(Relaxed) >= warm {
                (self.seen.urgent[0], self.seen.bulk[0]) =
                    (Resources::of(self.pids[0])?, Resources::of(self.pids[1])?);
            }
            std::thread::sleep(LOOK);
        }
        Ok(())
    }

    fn progress(&mut self, kernels: u64) {
        let now = Instant::now();
        let (before, since) = *self.last.get_or_insert((kernels, now));
        let still = now - since;
        if still > STUCK {
            self.seen.findings.add(Code::Stuck, "the bulk client ended no kernel for seconds");
        }
        if kernels > before {
            self.seen.longest_ms = self.seen.longest_ms.max(still.as_millis() as u64);
            self.last = Some((kernels, now));
        }
    }
}

fn print(churned: &Churned) {
    let [p50, p99, max] = churned.request_us;
    println!("{} clients came and went in {:.0} s: {:?}", churned.guests, churned.wall_s, churned.lives);
    println!("urgent client: {} requests, P50 {p50:.0} P99 {p99:.0} max {max:.0} us", churned.requests);
    let ([before, after], longest_ms) = (churned.alone_per_s, churned.longest_ms);
    println!(
        "bulk client: {} kernels, all right; alone {before:.0} a second before, {after:.0} after; longest pause \
         {longest_ms} ms",
        churned.kernels
    );
    for (name, [before, after]) in [("urgent", churned.urgent), ("bulk", churned.bulk)] {
        println!("{name} client: {before:?} → {after:?}");
    }
    let [first, beside, last] = &churned.slices_us;
    println!("time slices of the bulk client: {first:?} us alone, {beside:?} beside urgent, {last:?} after");
    if churned.findings.is_empty() {
        return println!("verdict: valid");
    }
    println!("verdict: INVALID");
    churned.findings.iter().for_each(|finding| println!("  {}: {}", finding.code.name(), finding.what));
}
